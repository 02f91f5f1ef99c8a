"""Whatever a page sends, the door answers with a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import MessageError
from toolkit.screens.message import MAX_CHARACTERS, check_message, read_text_field

KNOWN = frozenset({"save"})
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_sound_message_is_read():
    message = check_message({"id": "a1", "do": "save", "form": {"x": 1}}, KNOWN)
    assert (message.id, message.do, message.fields) == (
        "a1",
        "save",
        {"form": {"x": 1}},
    )


@pytest.mark.parametrize(
    "content",
    [None, [], "save", {}, {"do": 1}, {"do": "format-disk"}, {"do": "save", "id": 3}],
)
def test_wrong_shape_is_refused_in_words(content):
    with pytest.raises(MessageError, match="nothing was changed"):
        check_message(content, KNOWN)


def test_too_much_text_is_refused_and_said_to_be_safe():
    with pytest.raises(MessageError, match="Nothing was lost"):
        check_message({"do": "save", "form": "x" * (MAX_CHARACTERS + 1)}, KNOWN)


def test_deep_nesting_is_refused():
    deep: object = "x"
    for _ in range(50):
        deep = [deep]
    with pytest.raises(MessageError):
        check_message({"do": "save", "form": deep}, KNOWN)


def test_text_of_refuses_what_is_not_text():
    with pytest.raises(MessageError):
        read_text_field({"words": 3}, "words")


@given(ANYTHING)
def test_no_message_makes_the_door_fail_otherwise(content):
    try:
        check_message(content, KNOWN)
    except MessageError as error:
        assert error.sentence
