from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from toolkit.errors import FormError
from toolkit.practice.supervision import SupervisionSession
from toolkit.practice.supervision.letter import (
    Letter,
    LetterBlank,
    collect_known_blanks,
    fill_letter,
    find_fitting_letter,
    read_blanks,
    write_letter_text,
)

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


def letter(step: int, after: int, body: str = "x") -> Letter:
    blanks = (
        LetterBlank("name", "How do you sign?"),
        LetterBlank("who", "Who?", "my supervisor"),
    )
    return Letter(f"l{step}", step, "T", "W", after, "You", "On {dates}", body, blanks)


LADDER = [letter(3, 3), letter(1, 1), letter(2, 2), letter(5, 0)]


def gone(day: int, who: str = "them") -> SupervisionSession:
    return SupervisionSession(  # type: ignore[arg-type]
        f"s{day}", NOW, NOW, date(2026, 11, day), "cancelled", cancelled_by=who
    )


def held(day: int) -> SupervisionSession:
    return SupervisionSession(f"s{day}", NOW, NOW, date(2026, 11, day))


@pytest.mark.parametrize(
    ("sessions", "step"),
    [
        ([], None),
        ([held(1)], None),
        ([gone(2)], 1),
        ([gone(2), gone(9)], 2),
        ([gone(n) for n in (1, 2, 3, 4, 5)], 3),
        ([gone(2), held(5), gone(9)], 1),
        ([gone(2, "me")], None),
    ],
)
def test_the_letter_fits_how_often_in_a_row_others_cancelled(sessions, step):
    found = find_fitting_letter(LADDER, sessions)
    assert (found.step if found else None) == step


def test_what_is_noted_fills_itself_in():
    sessions = [held(2), gone(9), gone(16)]
    assert collect_known_blanks(sessions, None, TODAY) == {
        "cancelled": "two sessions",
        "dates": "9 November and 16 November",
        "last_held": "2 November",
        "today": "20 November 2026",
    }


def test_a_blank_without_an_answer_stays_visible_and_is_asked_for():
    body = "Dear you,\n\n{dates}. I told {who}.\n{name}"
    filled = fill_letter(letter(1, 1, body), {"dates": "9 November"})
    assert filled.subject == "On 9 November"
    assert filled.body == (
        "Dear you,\n\n9 November. I told my supervisor.\n[How do you sign?]"
    )
    assert filled.missing == ("How do you sign?",)


def test_a_blank_that_begins_a_sentence_has_a_capital():
    body = "{cancelled} fell through. {cancelled}\n{cancelled}, on {dates}"
    filled = fill_letter(
        letter(1, 1, body), {"cancelled": "two sessions", "dates": "x"}
    )
    assert filled.body == (
        "Two sessions fell through. Two sessions\nTwo sessions, on x"
    )


def test_what_a_person_cancelled_themselves_is_not_held_against_others():
    sessions = [held(2), gone(9, "me"), gone(16)]
    assert collect_known_blanks(sessions, None, TODAY)["dates"] == "16 November"


def test_braces_in_an_answer_are_only_words():
    filled = fill_letter(
        letter(1, 1, "{name}"), {"name": "{dates} {0} \\1", "dates": "x"}
    )
    assert filled.body == "{dates} {0} \\1"


def test_an_answer_cannot_add_a_line_to_the_subject():
    filled = fill_letter(letter(1, 1), {"dates": "x\nTo: somebody else"})
    assert filled.subject == "On x To: somebody else"


def test_blanks_are_read_from_the_page_and_nothing_else():
    read = read_blanks({"name": " Me ", "else": "x", "who": ""}, letter(1, 1))
    assert read == {"name": "Me"}
    with pytest.raises(FormError):
        read_blanks({"name": ["x"]}, letter(1, 1))


def test_as_text_a_letter_names_a_role_and_its_subject():
    text = write_letter_text(fill_letter(letter(1, 1, "Hello"), {"dates": "x"}))
    assert text == "To: You\nSubject: On x\n\nHello\n"
