"""Made-up entries, actions and sessions to try the page with, gone in one click."""

from __future__ import annotations

from dataclasses import replace

from toolkit.content import load_log_samples, load_supervision_samples
from toolkit.practice.action import KIND_ACTION
from toolkit.practice.agenda import KIND_AGENDA, Agenda
from toolkit.practice.supervision import KIND_SESSION
from toolkit.screens.agenda.page_part import AgendaPart
from toolkit.screens.screen import Action, Fields, Reply


class SamplesPart(AgendaPart):
    """What is made up on the page."""

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for about what is made up."""
        return {"sample-add": self.add, "sample-remove": self.remove}

    def count(self) -> int:
        """Return how much of what is kept is made up."""
        drawer, shelf = self.bench.drawer, self.screen.shelf
        made_up = sum(one.sample for one in (*drawer.actions(), *drawer.sessions()))
        return made_up + (shelf.samples if shelf else 0)

    def add(self, _fields: Fields) -> Reply:
        """Put made-up entries, actions and sessions in."""
        shelf, drawer = self.screen.open_shelf(), self.bench.ready()
        content, now = self.screen.settings.content, self.screen.local_now()
        shelf.put_all(load_log_samples(content, now), self.bench.now)
        actions, sessions = load_supervision_samples(content, now)
        drawer.put_new(KIND_ACTION, actions, self.bench.now)
        drawer.put_new(KIND_SESSION, sessions, self.bench.now)
        self.bench.forget_steps()
        return self.screen.kept({"said": "Made-up entries are here to try."})

    def remove(self, _fields: Fields) -> Reply:
        """Take everything that is made up out again, agendas included."""
        drawer, now = self.bench.ready(), self.bench.now
        for agenda in drawer.agendas():
            bare = _drop_sample_items(agenda)
            if bare != agenda:
                drawer.put(KIND_AGENDA, replace(bare, updated=now), now)
        for action in [one for one in drawer.actions() if one.sample]:
            drawer.delete(KIND_ACTION, action.id, now)
        for session in [one for one in drawer.sessions() if one.sample]:
            drawer.delete(KIND_SESSION, session.id, now)
        self.screen.open_shelf().remove_samples(now)
        self.bench.forget_steps()
        return self.screen.kept({"said": "What was made up is gone."})


def _drop_sample_items(agenda: Agenda) -> Agenda:
    items = tuple(one for one in agenda.items if not one.sample)
    return replace(agenda, items=items)
