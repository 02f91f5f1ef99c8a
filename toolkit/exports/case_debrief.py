"""The debrief of one play as a Word document, to keep or to take to supervision.

Holds the person's own way and words, and no marks. Whatever they left empty is left
out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.exports.download import Download
from toolkit.exports.file_name import build_file_name
from toolkit.exports.log_words import CONFIDENTIAL
from toolkit.exports.word_document import WordDocument
from toolkit.practice.case.case import Case
from toolkit.practice.case.text import strip_emphasis
from toolkit.practice.play.again import PlayBranch, PlayComparison
from toolkit.practice.play.debrief import Debrief, DebriefSection
from toolkit.practice.play.path import TakenChoice
from toolkit.practice.play.play import PauseNotice
from toolkit.practice.vocabulary import Vocabulary

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class DebriefedPlay:
    """One play with its debrief.

    Args:
        case: The case.
        debrief: What was asked.
        stops: The way that was taken.
        answers: What the person wrote, by the words of the prompt.
        comparison: Two tries side by side, where there were two.
    """

    case: Case
    debrief: Debrief
    stops: Sequence[TakenChoice]
    answers: Mapping[str, str]
    comparison: PlayComparison | None = None


def export_debrief(
    done: DebriefedPlay, vocabulary: Vocabulary, today: date
) -> Download:
    """Return a debrief for Word, with the name of its file.

    Args:
        done: The play with its debrief.
        vocabulary: The words for feelings and places.
        today: The day it is made, in the person's time zone.
    """
    name = build_file_name(f"debrief {done.case.key}", today, "docx")
    return Download(name, WORD, write_debrief_document(done, vocabulary, today))


def write_debrief_document(
    done: DebriefedPlay, vocabulary: Vocabulary, today: date
) -> bytes:
    """Return a debrief as a Word document.

    Args:
        done: The play with its debrief.
        vocabulary: The words for feelings and places.
        today: The day it is made, in the person's time zone.

    Returns:
        The bytes of a .docx file.
    """
    debrief, answers = done.debrief, done.answers
    paper = WordDocument(debrief.heading, CONFIDENTIAL, today)
    paper.add("Subtitle", done.case.title)
    scene = done.case.scenes.get(debrief.ending)
    early = scene is not None and not scene.ending
    paper.add_labelled("I stopped at" if early else "It ended at", debrief.ending)
    paper.add("Normal", debrief.in_short)
    for section in debrief.sections:
        _section(paper, section, answers)
    paper.add_labelled(debrief.last, answers.get(debrief.last, ""))
    if done.comparison is not None:
        _add_comparison(paper, done.comparison)
    paper.add("Heading 1", "The way I took")
    for number, stop in enumerate((one for one in done.stops if one.decision), 1):
        _stop(paper, number, stop, vocabulary)
    return paper.write_bytes()


def _section(
    paper: WordDocument, section: DebriefSection, answers: Mapping[str, str]
) -> None:
    answered = [one for one in section.prompts if answers.get(one, "").strip()]
    if answered:
        paper.add("Heading 1", section.title)
    for prompt in answered:
        paper.add_labelled(prompt, answers[prompt])


def _add_comparison(paper: WordDocument, both: PlayComparison) -> None:
    paper.add("Heading 1", "Two ways, side by side")
    paper.add("Normal", " ".join(both.sentences))
    for label, branch in (("The first way", both.one), ("The other way", both.other)):
        paper.add_labelled(label, "\n".join(_branch(branch)))


def _branch(branch: PlayBranch) -> list[str]:
    return [
        strip_emphasis(branch.chosen),
        f"Then {', '.join(branch.then)}." if branch.then else "",
        f"{branch.ending}. {branch.in_short}".strip(),
    ]


def _stop(
    paper: WordDocument, number: int, stop: TakenChoice, vocabulary: Vocabulary
) -> None:
    paper.add("Heading 2", f"{number}  {stop.scene}")
    if stop.notice is not None:
        paper.add_labelled("What I noticed", _noticed(stop.notice, vocabulary))
    paper.add_labelled("What I would have said", stop.said)
    paper.add_labelled("What I chose", strip_emphasis(stop.chosen))
    moved = [
        f"{one.sentence[:1].upper()}{one.sentence[1:]}."
        for one in stop.meters
        if one.moved
    ]
    paper.add_labelled("What it moved", "\n".join(moved))
    paper.add_labelled("Where it turned", stop.turn)
    thoughts = [f"{one.who}: {one.words}".removeprefix(": ") for one in stop.thoughts]
    paper.add_labelled("What was thought and not said", "\n".join(thoughts))
    paper.add_labelled("Something to think about", strip_emphasis(stop.why))
    paper.add_list(
        "What I did not choose", [strip_emphasis(one.text) for one in stop.others]
    )


def _noticed(notice: PauseNotice, vocabulary: Vocabulary) -> str:
    feelings = [vocabulary.feeling(one) for one in notice.feelings]
    places = [vocabulary.place(one) for one in notice.places]
    words = [one.word for one in feelings if one] + list(notice.own_words)
    parts = [
        ", ".join(words),
        ", ".join(one.name for one in places if one),
        f"Strength {notice.strength} of 10" if notice.strength is not None else "",
        notice.note,
    ]
    return "\n".join(part for part in parts if part)
