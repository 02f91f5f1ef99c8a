"""What a group is handed to play a case together: cards, sheet, how a round goes.

Each card starts on a page of its own. Nothing here gives away what only whoever runs
the session should know.
"""

from __future__ import annotations

from datetime import date

from docx.shared import Mm

from toolkit.exports.word_document import WordDocument
from toolkit.practice.case.case import Case, RoleCard
from toolkit.practice.case.text import parse_scene_lines, strip_emphasis
from toolkit.practice.play.debrief import FICTION, build_prebrief
from toolkit.practice.together.cards import (
    ADVICE,
    PART_NAMES,
    build_observer_sheet,
    build_role_cards,
    get_card_name,
    list_card_sections,
)
from toolkit.practice.together.round import RoundStage, build_round_stages
from toolkit.practice.together.seats import find_first_played_scene, list_casts

FOOTER = "Made-up case for practice. Nobody in it is real."
ROOM = 15.5
"""Millimetres to write in beside each thing to watch for."""
USUAL_MINUTES = 10
IN_THREES = 3


class HandoutDocument(WordDocument):
    """A document whose parts can be torn apart."""

    def begin_part(self, title: str, note: str = "") -> None:
        """Start a part on a page of its own.

        Args:
            title: Its heading.
            note: A line under the heading; empty for none.
        """
        self.add("Heading 1", title)
        self._document.paragraphs[-1].paragraph_format.page_break_before = True
        self.add("Normal", note)

    def leave_room(self, millimetres: float) -> None:
        """Make each row of the last table high enough to write in by hand."""
        for row in self._document.tables[-1].rows[1:]:
            row.height = Mm(millimetres)


def write_case_cards(case: Case, today: date, minutes: int = USUAL_MINUTES) -> bytes:
    """Return what a group needs on paper: how a round goes, cards, observer's sheet.

    Args:
        case: The case.
        today: The day it is made, in the person's time zone.
        minutes: Minutes of play in a round.

    Returns:
        The bytes of a .docx file.
    """
    pack = HandoutDocument(case.title, FOOTER, today)
    said = build_prebrief(case)
    pack.add_labelled("The situation", strip_emphasis(said.about))
    pack.add_list("What it lets you practise", said.aims)
    pack.add_labelled("What it contains", said.contains)
    pack.add_labelled("A lighter version", said.lighter)
    pack.add_list("Before you begin", (*FICTION[:3], *said.words))
    pack.add_labelled("Where to turn", said.support)
    pack.begin_part("One round", "Read each stage aloud when you come to it.")
    _stages(pack, minutes)
    _beginning(pack, case)
    for card in build_role_cards(case):
        add_role_card(pack, case, card)
    add_observer_sheet(pack, case)
    return pack.write_bytes()


def add_round(pack: HandoutDocument, minutes: int = USUAL_MINUTES) -> None:
    """Add the stages of one round, with their minutes and what is said.

    Args:
        pack: The document to add to.
        minutes: Minutes of play in the round.
    """
    pack.add("Heading 2", "One round in threes")
    _stages(pack, minutes)


def _stages(pack: HandoutDocument, minutes: int) -> None:
    columns = (("Stage", 38.0), ("Time", 18.0), ("What to say", 98.0))
    rows = [
        (one.name, f"{one.minutes} min", _words(one))
        for one in build_round_stages(minutes)
    ]
    pack.add_table(
        columns, rows, "The stages of one round, with their minutes", close=True
    )


def add_role_card(pack: HandoutDocument, case: Case, card: RoleCard) -> None:
    """Add one card, on a page of its own.

    Args:
        pack: The document to add to.
        case: The case.
        card: The card, one of the case's own or one made for it.
    """
    name = get_card_name(card)
    note = card.name.removeprefix("Card: ").removeprefix(name).strip(" ()")
    about = f"{note[:1].upper()}{note[1:]}. " if note else ""
    whole = f"{name[:1].upper()}{name[1:]}"
    pack.begin_part(whole, f"{PART_NAMES[card.part]}. {about}{case.title}")
    for line in parse_scene_lines(card.text, ()):
        pack.add("Normal", line.text)
    for heading, lines in list_card_sections(case, card):
        pack.add_list(heading, lines)
    pack.add_labelled("Keep in mind", ADVICE[card.part])


def add_observer_sheet(pack: HandoutDocument, case: Case) -> None:
    """Add the observer's sheet: what to watch for, and the moments to decide in.

    Args:
        pack: The document to add to.
        case: The case.
    """
    sheet = build_observer_sheet(case)
    pack.add("Heading 1", "The observer’s sheet")
    columns = (("Watch for", 70.0), ("What I saw and heard, in their words", 84.0))
    rows = [(item.watch, "") for item in sheet.items]
    rows += [(words, "") for words in sheet.always]
    pack.add_table(columns, rows, "What to watch for, with room to write", close=True)
    pack.leave_room(ROOM)
    said = [f"{one.who}: “{one.says}”" for one in sheet.moments]
    pack.add_list("When they say something like this, what does the worker do?", said)


def _beginning(pack: HandoutDocument, case: Case) -> None:
    scene = find_first_played_scene(case, list_casts(case, IN_THREES)[0].others)
    if scene is None:
        return
    pack.add("Heading 2", "Where it begins")
    values = {meter.name: meter.start for meter in case.meters}
    for line in parse_scene_lines(
        scene.assemble_text(values), [one.name for one in case.plan.people]
    ):
        who = f"{line.who}: " if line.who else ""
        pack.add("Normal", f"{who}{line.text}")


def _words(stage: RoundStage) -> str:
    return "\n".join(filter(None, (" ".join(stage.asks), stage.say)))
