"""The small emotional log in Streamlit."""

import streamlit as st  # pyright: ignore[reportMissingImports] - not ours
from words import FEELINGS

st.set_page_config(page_title="Emotional-response log")
st.title("Emotional-response log")
felt = [word for word in FEELINGS if st.checkbox(word)]
strength = st.slider("How strong is it?", 0, 10, 5)
happened = st.text_area("What happened?")
kept: list[str] = st.session_state.setdefault("kept", [])
if st.button("Save entry", type="primary"):
    kept.append(f"{', '.join(felt)} ({strength}) {happened}")
st.markdown(
    "\n".join(f"- Entry {number}: {text}" for number, text in enumerate(kept, start=1))
)
