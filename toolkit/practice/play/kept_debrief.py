"""The debrief of a play as a person keeps it: in a journal, for supervision, for CPD.

Reads what a page sends without trusting it, and what a journal holds without minding
what is missing. Nothing of it is kept unless the person says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import cast

from toolkit.errors import FormError
from toolkit.practice.case.case import Case
from toolkit.practice.cpd.draft import DraftStart
from toolkit.practice.form import FormReader
from toolkit.practice.play.debrief import Debrief
from toolkit.practice.play.play import Play
from toolkit.practice.play.resume import KIND_PLAY, write_play_body
from toolkit.practice.text import LIMIT, clean, join_lines, shorten

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
        _inner(form.get("answers")), dict.fromkeys(asked, "This answer")
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
    listed = body.get("answers")
    pairs = cast("list[object]", listed)[:MOST_ANSWERS] if _is_list(listed) else []
    given: dict[str, str] = {}
    for pair in pairs:
        words = cast("list[object]", pair) if _is_list(pair) else []
        if len(words) == 2 and _text(words[0]):
            given[_text(words[0])] = _text(words[1])
    return KeptDebrief(
        id,
        created,
        join_lines(_text(body.get("case"))),
        join_lines(_text(body.get("title"))) or "A role-play",
        join_lines(_text(body.get("ending"))),
        DebriefAnswers(given, _text(body.get("say"))),
        body,
        join_lines(_text(body.get("line"))),
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


def _inner(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {}


def _is_list(value: object) -> bool:
    return isinstance(value, (list, tuple))


def _text(value: object) -> str:
    return clean(value[: 2 * LIMIT])[:LIMIT] if isinstance(value, str) else ""
