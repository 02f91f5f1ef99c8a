from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.exports.log_word import write_log_document

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def reopened(vocabulary, london):
    """Write a document and open it again."""

    def write(*things) -> Any:
        data = write_log_document(things, vocabulary, london, TODAY)
        return docx.Document(io.BytesIO(data))

    return write


def lines(document: Any, style: str) -> list[str]:
    return [one.text for one in document.paragraphs if one.style.name == style]


def test_the_document_has_a_title_a_day_and_a_line_on_keeping_it_safe(reopened):
    document = reopened()
    assert lines(document, "Title") == ["Emotional-response log"]
    top = lines(document, "Subtitle")
    assert top[0] == "Written out on 22 November 2026"
    assert top[1].startswith("Confidential.")
    assert "Confidential." in document.sections[0].footer.paragraphs[0].text


def test_entries_and_good_things_stand_under_real_headings(reopened, entry, good):
    document = reopened(entry(happened="Visit"), good(what="A laugh"))
    assert lines(document, "Heading 1") == ["Entries", "Good things"]
    assert lines(document, "Heading 2") == ["Tuesday 3 November 2026, 09:00"] * 2


def test_each_part_is_there_with_its_words(reopened, entry) -> None:
    one = entry(
        happened="Visit", feelings=("anxious",), places=("stomach",), strength=7
    )
    document = reopened(one)
    labels = lines(document, "Answer label")
    said = dict(zip(labels, lines(document, "Normal"), strict=True))
    assert said == {
        "What happened": "Visit",
        "Feelings": "Anxious",
        "Where in the body": "Stomach",
        "How strong it was": "7 of 10 (strong)",
        "Where it goes": "Keep private",
    }


def test_only_what_was_chosen_goes_in(reopened, entry) -> None:
    document = reopened(entry(happened="Chosen"))
    whole = "\n".join(one.text for one in document.paragraphs)
    assert "Chosen" in whole
    assert "Coping" not in whole
    assert "Good things" not in whole


def test_a_made_up_example_is_marked_as_one(reopened, entry) -> None:
    heading = lines(reopened(entry(sample=True)), "Heading 2")[0]
    assert heading.endswith("(a made-up example)")


def test_the_language_is_british_english_and_nobody_is_named(reopened) -> None:
    document = reopened()
    assert document.core_properties.title == "Emotional-response log"
    assert document.core_properties.author == ""
    assert document.core_properties.last_modified_by == ""
    assert 'w:lang w:val="en-GB"' in document.styles.element.xml


def test_the_file_holds_no_picture_from_a_template(vocabulary, london) -> None:
    data = write_log_document([], vocabulary, london, TODAY)
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert not [name for name in names if name.endswith((".jpeg", ".png"))]


def test_each_line_is_a_paragraph_of_its_own(reopened, entry) -> None:
    document = reopened(entry(happened="One\n\nTwo\tthree"))
    assert lines(document, "Normal")[:2] == ["One", "Two\tthree"]


def test_right_to_left_writing_is_set_right_to_left(reopened, entry) -> None:
    document = reopened(entry(happened="שלום", telling="Plain"))
    first, second = [p for p in document.paragraphs if p.style.name == "Normal"][:2]
    assert "w:bidi" in first._p.xml
    assert "w:bidi" not in second._p.xml


@settings(max_examples=15, deadline=None)
@given(text=st.text(alphabet=st.characters(), max_size=60))
def test_any_text_at_all_can_be_written_and_opened_again(
    text: str, reopened, entry
) -> None:
    document = reopened(entry(happened=text, own_words=(text,)))
    assert lines(document, "Heading 1") == ["Entries"]


def test_html_and_formulas_stay_plain_text(reopened, entry) -> None:
    nasty = '<w:p>&amp; =HYPERLINK("x")'
    assert lines(reopened(entry(happened=nasty)), "Normal")[0] == nasty
