"""A screen with a lock: what the log, patterns and every later feature stand on.

Adds to a screen the lock panel, the support lines, the grounding minute, the
identifier warnings and the person's own time zone.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import traitlets

from toolkit.content import load_prompts, load_support_lines, load_vocabulary
from toolkit.practice.support import list_nearest_lines
from toolkit.practice.vocabulary import Vocabulary
from toolkit.screens.lock import Lock
from toolkit.screens.log_store import LogStore
from toolkit.screens.message import read_text_field
from toolkit.screens.notice import find_notices
from toolkit.screens.samples import SamplesPart
from toolkit.screens.screen import (
    Action,
    Clock,
    Fields,
    Reply,
    Screen,
    read_system_clock,
)
from toolkit.settings import Settings

LONDON = "Europe/London"


class JournalScreen(Screen):
    """A screen that works on the person's journal."""

    name = ""
    fixed = traitlets.Dict().tag(sync=True)

    def __init__(
        self, settings: Settings | None = None, clock: Clock = read_system_clock
    ) -> None:
        self.zone: tzinfo = ZoneInfo(LONDON)
        self.shelf: LogStore | None = None
        self._lock: Lock | None = None
        self._vocabulary: Vocabulary | None = None
        super().__init__(settings, clock)
        self.fixed = self.unchanging()

    @property
    def lock(self) -> Lock:
        """Return the lock, made at first use."""
        if self._lock is None:
            self._lock = Lock(self.settings, self.clock, self.name, self._lock_changed)
        return self._lock

    def local_now(self) -> datetime:
        """Return the present moment in the person's own time zone."""
        return self.clock().astimezone(self.zone)

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the words on offer."""
        if self._vocabulary is None:
            self._vocabulary = load_vocabulary(self.settings.content)
        return self._vocabulary

    def actions(self) -> dict[str, Action]:
        """Return the lock's actions, with those that every desk has."""
        return {
            **self.lock.actions(),
            "hello": self.hello,
            "zone": self.take_zone,
            "notice": self.notice,
            **SamplesPart(self).actions(),
        }

    def unchanging(self) -> dict[str, Any]:
        """Return what the page needs once: support lines and the grounding minute."""
        prompts = load_prompts(self.settings.content)
        return {
            "screen": self.name,
            "grounding": list(prompts.grounding),
            "support": [
                {
                    **asdict(line),
                    "checked": _month(line.checked),
                    "written": _month(line.written),
                }
                for line in list_nearest_lines(
                    load_support_lines(self.settings.content), "uk"
                )
            ],
        }

    def view(self) -> dict[str, Any]:
        """Return the lock, and the page's own part when a journal is open."""
        model: dict[str, Any] = {"lock": self.lock.view(), "page": None}
        if self.shelf is not None and not self.lock.needs_code:
            model["page"] = self.page(self.shelf)
        return model

    def page(self, shelf: LogStore) -> dict[str, Any]:
        """Return the part of the view model that stands on the journal."""
        return {}

    def hello(self, fields: Fields) -> Reply:
        """Meet a page: take its time zone, and open what its tab holds open."""
        self.zone = get_zone(read_text_field(fields, "zone", 200))
        reply = self.lock.hello(fields)
        # The page drew what its kernel said when it was made ready, which may be long
        # ago, and has not asked since.
        self.publish_anew()
        return reply

    def take_zone(self, fields: Fields) -> Reply:
        """Take the page's time zone, when it is told after the first meeting."""
        self.zone = get_zone(read_text_field(fields, "zone", 200))
        self.publish()
        return {}

    def notice(self, fields: Fields) -> Reply:
        """Point out what may identify somebody in one field's text."""
        field = read_text_field(fields, "field", 100)
        text = read_text_field(fields, "text", 4_000_000)
        return {"notices": [asdict(each) for each in find_notices(field, text)]}

    def tick(self) -> None:
        """Let the lock close when its time has come."""
        self.lock.tick()

    def open_shelf(self) -> LogStore:
        """Return the entries of the open journal, ready to be changed.

        Raises:
            JournalLocked: No journal is open any more.
        """
        journal = self.lock.opened()
        if self.shelf is None or self.shelf.journal is not journal:
            self.shelf = LogStore(journal)
        return self.shelf

    def kept(self, reply: Reply | None = None) -> Reply:
        """Publish the change, and hand the tab its new hold on an unsaved journal."""
        self.publish()
        journal = self.lock.journal
        carry = {} if journal is None or journal.kept else {"carry": self.lock.carry()}
        return {**(reply or {}), **carry}

    def _lock_changed(self) -> None:
        journal = self.lock.journal
        if journal is None:
            self.shelf = None
            self.forget_answers()
            self.closed()
        elif self.shelf is None or self.shelf.journal is not journal:
            self.shelf = LogStore(journal)
        self.publish()

    def closed(self) -> None:
        """Forget whatever came from the journal that has just been closed."""


def get_zone(name: str) -> tzinfo:
    """Return a time zone by its IANA name; London's for any other text."""
    try:
        return ZoneInfo(name or LONDON)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(LONDON)


def _month(day: date | None) -> str:
    return f"{day:%B %Y}" if day else ""
