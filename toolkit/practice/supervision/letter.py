"""Letters for when supervision keeps being cancelled: kind, factual, a step at a time.

The words live in ``exercises/letters/``, with blanks such as ``{dates}``. What is
known is filled in; what is not stays visible as a blank. Nothing is ever sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from toolkit.practice.dates import describe_day
from toolkit.practice.english import format_count_in_words, join_with_and
from toolkit.practice.form import FormReader
from toolkit.practice.supervision.due import Entitlement
from toolkit.practice.supervision.session import (
    SupervisionSession,
    list_cancelled_in_a_row,
)

# A blank in a letter, such as "{dates}" or "{last_held}"; "{Dates}" and "{}" are text.
BLANK = re.compile(r"\{([a-z][a-z_]*)\}")
KNOWN: Mapping[str, str] = {
    "cancelled": "How many sessions in a row were cancelled, in words",
    "dates": "The days of those sessions",
    "last_held": "The day of the last session that was held",
    "due": "What was due and what happened",
    "today": "Today's date",
}
"""Blanks that are filled in from what is noted, and what each holds."""


@dataclass(frozen=True, slots=True)
class LetterBlank:
    """Something only the writer can fill in.

    Args:
        id: The word between the braces.
        ask: The question to ask for it.
        usual: What stands there until they say otherwise, or empty.
    """

    id: str
    ask: str
    usual: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One step of the ladder.

    Args:
        id: Stays the same.
        step: Its place, from 1.
        title: What it does.
        when: When it fits, in a line.
        after: How many cancelled sessions in a row it takes.
        to: To whom, as a role.
        subject: Its subject, which may hold blanks.
        body: Its text, which may hold blanks.
        blanks: What the writer fills in.
    """

    id: str
    step: int
    title: str
    when: str
    after: int
    to: str
    subject: str
    body: str
    blanks: tuple[LetterBlank, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledLetter:
    """A letter with what is known in its blanks.

    Args:
        to: To whom, as a role.
        subject: Its subject.
        body: Its text.
        missing: The questions still open.
    """

    to: str
    subject: str
    body: str
    missing: tuple[str, ...]


def find_fitting_letter(
    letters: Iterable[Letter], sessions: Iterable[SupervisionSession]
) -> Letter | None:
    """Return the letter that fits how often in a row supervision was cancelled.

    Args:
        letters: The ladder, in any order.
        sessions: The sessions of one line of supervision, in any order.

    Returns:
        The highest step whose number of cancelled sessions is reached, not counting
        those the person cancelled themselves; None where none is.
    """
    row = _cancelled_by_others(sessions)
    reached = [one for one in letters if 0 < one.after <= len(row)]
    return max(reached, key=lambda one: one.step, default=None)


def collect_known_blanks(
    sessions: Iterable[SupervisionSession], due: Entitlement | None, today: date
) -> dict[str, str]:
    """Return what can be filled in from what is noted.

    Args:
        sessions: The sessions of one line of supervision, in any order.
        due: What was due and what happened, or None.
        today: Today, in the person's time zone.
    """
    listed = list(sessions)
    row = _cancelled_by_others(listed)
    held = [one.day for one in listed if one.held]
    filled = {
        "cancelled": format_count_in_words(len(row), "session", "sessions")
        if row
        else "",
        "dates": join_with_and([describe_day(one.day, today) for one in row]),
        "last_held": describe_day(max(held), today) if held else "",
        "due": _due(due),
        "today": describe_day(today),
    }
    return {name: text for name, text in filled.items() if text}


def _cancelled_by_others(
    sessions: Iterable[SupervisionSession],
) -> list[SupervisionSession]:
    return [
        one for one in list_cancelled_in_a_row(sessions) if one.cancelled_by != "me"
    ]


def _due(due: Entitlement | None) -> str:
    if due is None or not due.due:
        return ""
    were = "session was" if due.due == 1 else "sessions were"
    held = f"{due.held} {'was' if due.held == 1 else 'were'} held"
    return f"{due.due} {were} due and {held}"


def fill_letter(letter: Letter, answers: Mapping[str, str]) -> FilledLetter:
    """Return a letter with its blanks filled in.

    Args:
        letter: One step of the ladder.
        answers: Texts by blank, from ``collect_known_blanks`` and ``read_blanks``.

    Returns:
        The letter; a blank without an answer stands as its question in square
        brackets, so that nobody sends it unseen.
    """
    asks = {one.id: one.ask for one in letter.blanks} | {
        name: what for name, what in KNOWN.items()
    }
    usual = {one.id: one.usual for one in letter.blanks if one.usual}
    texts = usual | {name: text for name, text in answers.items() if text}
    found = BLANK.finditer(f"{letter.subject}\n{letter.body}")
    used = dict.fromkeys(one[1] for one in found)

    def put(found: re.Match[str]) -> str:
        name = found[1]
        text = texts.get(name) or f"[{asks.get(name, name)}]"
        return _capital(text) if _begins(found) else text

    return FilledLetter(
        to=letter.to,
        subject=" ".join(BLANK.sub(put, letter.subject).split()),
        body=BLANK.sub(put, letter.body),
        missing=tuple(asks.get(one, one) for one in used if not texts.get(one)),
    )


def _begins(found: re.Match[str]) -> bool:
    """Tell whether a blank stands where a sentence begins."""
    before = found.string[: found.start()].rstrip(" ")
    return not before or before.endswith((".", "?", "\n"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def read_blanks(form: Mapping[str, object], letter: Letter) -> dict[str, str]:
    """Return what the writer filled in, or say what cannot be kept.

    Args:
        form: What the page sent, under the ids of the blanks; untrusted.
        letter: The letter it is for.

    Raises:
        FormError: With one sentence for each field that cannot be kept.
    """
    names = {one.id: one.ask.rstrip("?") for one in letter.blanks} | dict(KNOWN)
    reader = FormReader(form, names)
    answers = {name: reader.text(name) for name in names}
    reader.finish()
    return {name: text for name, text in answers.items() if text}


def write_letter_text(filled: FilledLetter) -> str:
    """Return a letter as plain text, to copy or to download."""
    return f"To: {filled.to}\nSubject: {filled.subject}\n\n{filled.body}\n"
