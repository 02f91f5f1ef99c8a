"""The debrief of a play as a person keeps it: in a journal, for supervision, for CPD.

Reads what a page sends without trusting it, and what a journal holds without minding
what is missing. Nothing of it is kept unless the person says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from toolkit.errors import FormError
from toolkit.practice.case.case import Case
from toolkit.practice.cpd.draft import DraftStart
from toolkit.practice.form import FormReader
from toolkit.practice.play.debrief import Debrief
from toolkit.practice.play.play import Play
from toolkit.practice.play.resume import KIND_PLAY, write_play_body
from toolkit.practice.record import RecordReader
from toolkit.practice.text import LIMIT, join_lines, shorten

__all__ = [
    "KIND_PLAY",
    "DebriefAnswers",
    "KeptDebrief",
    "begin_from_debrief",
    "build_debrief_line",
    "read_debrief_answers",
    "read_debrief_body",
    "write_debrief_body",
]
MOST_ANSWERS = 60
"""Answers that are read back of one debrief; our own mark, not a rule."""
NOTHING_YET = "There is nothing to keep yet. One answer, or one sentence, is enough."


@dataclass(frozen=True, slots=True)
class DebriefAnswers:
    """What somebody wrote in a debrief.

    Args:
        given: Their answers, by the words of the prompt, without empty ones.
        say: What they will actually say next time.
    """

    given: Mapping[str, str] = field(default_factory=dict[str, str])
    say: str = ""

    @property
    def empty(self) -> bool:
        """Tell whether nothing at all was written."""
        return not self.given and not self.say


@dataclass(frozen=True, slots=True)
class KeptDebrief:
    """One debrief as a journal keeps it.

    Args:
        id: The record's own id.
        created: When it was first kept, with its time zone.
        case: The case's short name.
        title: The case's title.
        ending: Where the play ended.
        answers: What was written.
        play: The play itself, to look at the way again.
        line: The line to bring to supervision; empty for none.
    """

    id: str
    created: datetime
    case: str
    title: str
    ending: str
    answers: DebriefAnswers
    play: Mapping[str, object]
    line: str = ""


def read_debrief_answers(
    form: Mapping[str, object], debrief: Debrief
) -> DebriefAnswers:
    """Return the answers that a form holds.

    Args:
        form: What the page sent: ``answers`` by the words of the prompt, and ``say``;
            untrusted.
        debrief: What was asked; an answer to anything else is left out.

    Raises:
        FormError: With a sentence for each answer that cannot be kept, under the
            words of its prompt, or under the empty name where nothing was written.
    """
    asked = [one for section in debrief.sections for one in section.prompts]
    reader = FormReader(
        RecordReader(form).part("answers").body, dict.fromkeys(asked, "This answer")
    )
    given = {one: reader.text(one) for one in asked}
    last = FormReader(form, {"say": "What you will say next time"})
    say = last.text("say")
    problems = {**reader.problems, **last.problems}
    if problems:
        raise FormError(problems)
    answers = DebriefAnswers({one: text for one, text in given.items() if text}, say)
    if answers.empty:
        raise FormError({"": NOTHING_YET})
    return answers


def write_debrief_body(
    case: Case, play: Play, answers: DebriefAnswers, line: str = ""
) -> dict[str, object]:
    """Return a debrief as a journal's record holds it.

    Args:
        case: The case.
        play: The play.
        answers: What was written.
        line: The line to bring to supervision; empty for none.
    """
    return {
        "title": case.title,
        "ending": play.here,
        "answers": [[prompt, text] for prompt, text in answers.given.items()],
        "say": answers.say,
        "line": line,
        **write_play_body(play),
    }


def read_debrief_body(
    id: str, created: datetime, body: Mapping[str, object]
) -> KeptDebrief:
    """Return the debrief that a record holds; what is missing counts as empty.

    Args:
        id: The record's id.
        created: When it was first kept, with its time zone.
        body: The record's body.
    """
    kept = RecordReader(body)
    given = {
        prompt: text
        for prompt, text in kept.text_rows("answers", 2, MOST_ANSWERS)
        if prompt
    }
    return KeptDebrief(
        id,
        created,
        join_lines(kept.clean_text("case")),
        join_lines(kept.clean_text("title")) or "A role-play",
        join_lines(kept.clean_text("ending")),
        DebriefAnswers(given, kept.clean_text("say")),
        body,
        join_lines(kept.clean_text("line")),
    )


def build_debrief_line(title: str, answers: DebriefAnswers) -> str:
    """Return one line for the next agenda, in the person's own words where there are.

    Args:
        title: The case's title.
        answers: What was written.
    """
    words = answers.say or next(iter(answers.given.values()), "")
    return f"From “{title}”: {shorten(words, 160)}" if words else f"From “{title}”"


def begin_from_debrief(one: KeptDebrief, zone: tzinfo) -> DraftStart:
    """Return what a draft of CPD can take from a debrief: what was learnt.

    Args:
        one: The debrief.
        zone: The person's time zone.
    """
    on = one.created.astimezone(zone).date()
    learnt = "\n\n".join((*one.answers.given.values(), one.answers.say)).strip()
    return DraftStart("debrief", one.id, "Role-play", on, learnt[:LIMIT])
