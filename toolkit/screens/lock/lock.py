"""The lock on every screen: which journal is open, if any, and when it closes.

Try without saving comes first: a journal in memory, whose sealed copy lives in the
browser tab alone. A kept journal opens with its passphrase once per tab; a ticket
that only the tab holds carries it across pages and reloads.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from toolkit.errors import JournalLocked
from toolkit.journal import AutoLock, Journal
from toolkit.screens.lock.held_journal import LOCKED, NOT_HERE, HeldJournal
from toolkit.screens.lock.unlock_forms import UnlockForms
from toolkit.screens.message import read_text_field
from toolkit.screens.screen import Action, Clock, Fields, Reply
from toolkit.settings import Settings

DRAFT_LIMIT = 1_000_000
"""Most characters of a draft that a page may hold."""


class Lock(HeldJournal):
    """The journal of one screen, with what its page may do to it.

    Args:
        settings: Where journals are kept.
        clock: Returns the present moment.
        screen: The screen's own name, for its draft.
        changed: Called after the journal was opened or closed.
    """

    def __init__(
        self, settings: Settings, clock: Clock, screen: str, changed: Callable[[], None]
    ) -> None:
        super().__init__(settings, clock, screen, changed)
        self._unlock = UnlockForms(self, clock)

    def actions(self) -> dict[str, Action]:
        """Return what the lock panel and the frame may ask for."""
        return {
            **self._unlock.actions(),
            "hello": self.hello,
            "try": self.try_without_saving,
            "lock": self.lock,
            "beat": self.beat,
            "stay": self.stay,
            "erase-everything": self.erase_everything,
        }

    def view(self) -> dict[str, Any]:
        """Return what the page may know about the lock."""
        journal = self.journal
        return {
            "open": journal is not None,
            "kept": bool(journal and journal.kept),
            "name": (journal.name or "") if journal else "",
            "read_only": bool(journal and journal.read_only),
            "notice": (journal.notice or "") if journal else "",
            "needs_code": self.needs_code,
            "here": self._here,
            "why_not": "" if self._here else NOT_HERE,
            "soon": journal is not None and self._auto.due(self._clock()) == "warn",
            "closed_by": self._closed_by,
            "draft": self._stored,
        }

    def hello(self, fields: Fields) -> Reply:
        """Meet a page: open what its tab still holds open."""
        self._here = fields.get("loopback") is True
        self._auto = AutoLock(self._clock())
        self.vault.sweep(self._clock())
        held = read_text_field(fields, "carry", DRAFT_LIMIT * 4)
        if self.journal is None and held:
            self._take_back(held)
        self.changed()
        return self.now_open() if self.journal else {"carry": ""}

    def try_without_saving(self, _fields: Fields) -> Reply:
        """Open a journal that lives in this tab alone."""
        self.swap(Journal.in_memory())
        return self.now_open()

    def beat(self, fields: Fields) -> Reply:
        """Hear that the page is still there, and hold its unsaved draft."""
        now = self._clock()
        self._auto.heard(now)
        if fields.get("active") is True:
            self._auto.active(now)
        if "draft" in fields:
            self._draft = fields["draft"]
        if self.journal is not None:
            self.journal.heartbeat(now)
            if self._ticket:
                self.journal.renew_ticket(self._ticket, now)
        return {"open": self.journal is not None}

    def stay(self, _fields: Fields) -> Reply:
        """Go on after the warning that the journal is about to lock."""
        self._auto.active(self._clock())
        self.changed()
        return {}

    def lock(self, fields: Fields) -> Reply:
        """Close the journal, keeping an unsaved draft inside it."""
        if "draft" in fields:
            self._draft = fields["draft"]
            if not self._draft:
                self.forget_draft()
        self._close("you")
        return {"carry": ""}

    def erase_everything(self, _fields: Fields) -> Reply:
        """Remove the journal and all that is in it, for good.

        Raises:
            JournalLocked: None is open any more.
        """
        if self.journal is None:
            raise JournalLocked(LOCKED)
        self._withdraw()
        journal, self.journal, self._draft = self.journal, None, None
        journal.erase()
        self._closed_by = "erased"
        self.changed()
        return {"carry": ""}

    def tick(self) -> None:
        """Lock when the page has gone or nobody has been here for a while."""
        if self.journal is None:
            return
        due = self._auto.due(self._clock())
        if due == "lock":
            gone = self._auto.silent(self._clock())
            self._close("silence" if gone else "idle")
        elif due == "warn":
            self.changed()
