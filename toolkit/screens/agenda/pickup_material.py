"""What can be picked up for an agenda: entries, actions, debriefs, worksheets."""

from __future__ import annotations

from datetime import date

from toolkit.practice.agenda import (
    Agenda,
    BroughtLine,
    PickUp,
    PickUpMaterial,
    list_not_reached,
)
from toolkit.practice.agenda.pickups import LATELY
from toolkit.practice.play.kept_debrief import build_debrief_line
from toolkit.practice.worksheet.answers import build_worksheet_line
from toolkit.screens.agenda.editor import AgendaEditor
from toolkit.screens.desk import JournalScreen


def collect_pickup_material(
    screen: JournalScreen, bench: AgendaEditor
) -> PickUpMaterial:
    """Return everything that something may be picked up from.

    Args:
        screen: The page, with its journal open.
        bench: What is kept of supervision, and the line of it that is open.
    """
    drawer, space, since = bench.drawer, bench.space, bench.now - LATELY
    agendas = tuple(one for one in drawer.agendas() if one.space == space)
    return PickUpMaterial(
        entries=screen.shelf.for_supervision(since) if screen.shelf else (),
        actions=drawer.actions(),
        agendas=agendas,
        not_reached=_not_reached(bench, agendas),
        brought=[*_debriefed(screen, bench), *_worksheets(screen, bench)],
        space=space,
    )


def _debriefed(screen: JournalScreen, bench: AgendaEditor) -> list[BroughtLine]:
    """Return the lines chosen from debriefs, and a line from those of late."""
    since = bench.now - LATELY
    return [
        BroughtLine(
            one.id,
            "debrief",
            one.line or build_debrief_line(one.title, one.answers),
            one.created.astimezone(screen.zone).date(),
        )
        for one in bench.drawer.debriefs()
        if one.line or one.created > since
    ]


def _worksheets(screen: JournalScreen, bench: AgendaEditor) -> list[BroughtLine]:
    """Return the lines chosen from worksheets, each with its worksheet's title."""
    return [
        BroughtLine(
            one.id,
            "worksheet",
            build_worksheet_line(one),
            one.created.astimezone(screen.zone).date(),
        )
        for one in bench.drawer.worksheets()
        if one.line
    ]


def _not_reached(
    bench: AgendaEditor, agendas: tuple[Agenda, ...]
) -> dict[str, tuple[str, ...]]:
    """Return what the latest closed agenda did not reach, by its id."""
    closed = [one for one in agendas if one.state == "closed"]
    if not closed:
        return {}
    last = max(closed, key=lambda one: (one.day or date.min, one.updated))
    run = bench.drawer.run(last.id)
    if run is None:
        return {}
    return {last.id: tuple(item.id for item in list_not_reached(last, run))}


def build_pickup_key(one: PickUp) -> str:
    """Return the name of a pick-up, for the page to tick."""
    return f"{one.source}:{one.source_id}"
