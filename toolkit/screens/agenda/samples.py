"""What is made up on the supervision page beside the entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from toolkit.content import load_supervision_samples
from toolkit.practice.action import KIND_ACTION
from toolkit.practice.agenda import KIND_AGENDA, Agenda
from toolkit.practice.supervision import KIND_SESSION
from toolkit.screens.agenda.editor import AgendaEditor
from toolkit.screens.samples import SamplesPage, SamplesPart


class SupervisionSamples(SamplesPart):
    """The made-up entries, with the actions and sessions that go with them.

    Args:
        page: The page.
        bench: What it works on.
    """

    added = "Made-up entries are here to try."
    removed = "What was made up is gone."

    def __init__(self, page: SamplesPage, bench: AgendaEditor) -> None:
        super().__init__(page)
        self.bench = bench

    def count(self) -> int:
        """Return how much of what is kept is made up."""
        drawer = self.bench.drawer
        made_up = sum(one.sample for one in (*drawer.actions(), *drawer.sessions()))
        return made_up + super().count()

    def add_others(self, now: datetime) -> None:
        """Put made-up actions and sessions in."""
        drawer, page = self.bench.ready(), self.page
        content = page.settings.content
        actions, sessions = load_supervision_samples(content, page.local_now())
        drawer.put_new(KIND_ACTION, actions, now)
        drawer.put_new(KIND_SESSION, sessions, now)
        self.bench.forget_steps()

    def remove_others(self, now: datetime) -> None:
        """Take made-up actions and sessions out, and what agendas took from them."""
        drawer = self.bench.ready()
        for agenda in drawer.agendas():
            bare = _drop_sample_items(agenda)
            if bare != agenda:
                drawer.put(KIND_AGENDA, replace(bare, updated=now), now)
        for action in [one for one in drawer.actions() if one.sample]:
            drawer.delete(KIND_ACTION, action.id, now)
        for session in [one for one in drawer.sessions() if one.sample]:
            drawer.delete(KIND_SESSION, session.id, now)
        self.bench.forget_steps()


def _drop_sample_items(agenda: Agenda) -> Agenda:
    items = tuple(one for one in agenda.items if not one.sample)
    return replace(agenda, items=items)
