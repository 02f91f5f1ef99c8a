"""The role-play of forty scenes in Streamlit."""

import streamlit as st  # pyright: ignore[reportMissingImports] - not ours
from story import COUNT, telling, ways_on

st.set_page_config(page_title="Role-play")
number: int = st.session_state.setdefault("number", 1)


def go(then: int) -> None:
    """Go to another scene."""
    st.session_state.number = then


st.title("Role-play")
st.write(telling(number))
st.progress(number / COUNT)
for words, after in ways_on(number):
    st.button(words, on_click=go, args=(after,))
st.slider("How strong is it?", 0, 10, 5)
st.text_area("What do you notice?")
