"""The lock on every screen: which journal is open, if any, and when it closes.

Try without saving comes first: a journal in memory, whose sealed copy lives in the
browser tab alone. A kept journal opens with its passphrase once per tab; a ticket
that only the tab holds carries it across pages and reloads.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from toolkit.errors import JournalError, JournalLocked
from toolkit.journal import AutoLock, Journal, Vault
from toolkit.screens.message import read_text_field
from toolkit.screens.screen import Action, Clock, Fields, Reply
from toolkit.screens.unlock import UnlockForms
from toolkit.settings import Settings

DRAFT_KIND = "draft"
DRAFT_LIMIT = 1_000_000

NOT_HERE = (
    "A journal is only opened on this computer itself, or over https, because this "
    "address sends everything in the clear. You can still try without saving."
)
LOCKED = "This was locked in the meantime, so it was not done. Open it again to go on."
NEEDS_CODE = (
    "First type your recovery code back. It is the only way in "
    "if you ever lose your passphrase."
)


class Lock:
    """Holds the open journal of one screen.

    Args:
        settings: Where journals are kept.
        clock: Returns the present moment.
        screen: The screen's own name, for its draft.
        changed: Called after the journal was opened or closed.
    """

    def __init__(
        self, settings: Settings, clock: Clock, screen: str, changed: Callable[[], None]
    ) -> None:
        self.vault = Vault(settings.data)
        self.journal: Journal | None = None
        self._settings = settings
        self._clock = clock
        self._draft_id = f"draft.{screen}"
        self.changed = changed
        self._unlock = UnlockForms(self, clock)
        self._here = False
        self._ticket = ""
        self._draft: object = None  # as the page last sent it
        self._stored: object = None  # as it was found in the journal
        self._found = 0  # the revision it had there
        self._auto = AutoLock(clock())
        self._closed_by = ""

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

    @property
    def closed_by(self) -> str:
        """Return what closed the journal, such as ``you`` or ``idle``, or nothing."""
        return self._closed_by

    @property
    def needs_code(self) -> bool:
        """True while the recovery code has not been typed back."""
        return bool(self.journal and self.journal.needs_code_confirmed)

    def opened(self) -> Journal:
        """Return the open journal, ready to be written to.

        Raises:
            JournalLocked: None is open, or its recovery code is still to be typed.
        """
        if self.journal is None:
            raise JournalLocked(LOCKED)
        if self.needs_code:
            raise JournalLocked(NEEDS_CODE)
        self._auto.active(self._clock())
        return self.journal

    def carry(self) -> str:
        """Return what the tab holds so that the next page finds the journal open."""
        journal = self.journal
        if journal is None:
            return ""
        if journal.kept:
            if not self._ticket:
                self._ticket = journal.leave_ticket(self._clock())
            return f"ticket.{self._ticket}"
        sealed = self.vault.seal(journal, self._settings.run_secret, self._clock())
        return f"sealed.{sealed}"

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

    def _take_back(self, held: str) -> None:
        kind, _, token = held.partition(".")
        now = self._clock()
        if kind == "sealed":
            self.journal = self.vault.unseal(token, self._settings.run_secret, now)
        elif kind == "ticket" and self._here:
            self.journal = self.vault.redeem(token, now)
            self._ticket = token if self.journal else ""
        self._find_draft()

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
        """Remove the journal and all that is in it, for good."""
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

    def forget_draft(self) -> None:
        """Drop the unsaved draft once it has been saved as an entry."""
        found, self._draft, self._stored = self._stored, None, None
        if self.journal is not None and found is not None:
            self.journal.delete(self._draft_id, self._clock())
            self._found = 0  # the next draft is the first again

    def _find_draft(self) -> None:
        record = self.journal.get(self._draft_id) if self.journal else None
        self._stored = record.body.get("draft") if record else None
        self._found = record.revision if record else 0

    def now_open(self) -> Reply:
        """Return what the page needs once a journal is open."""
        return {"carry": self.carry()}

    def swap(self, journal: Journal) -> None:
        """Hold another journal, locking the one before."""
        if self.journal is not None:
            self._withdraw()
            self.journal.lock()
        self.journal = journal
        self._find_draft()
        self._auto = AutoLock(self._clock())
        self._closed_by = ""
        self.changed()

    def _close(self, by: str) -> None:
        journal = self.journal
        if journal is not None:
            self._withdraw()
            self._store_draft(journal)
            self.journal = None
            journal.lock()
        self._draft, self._stored = None, None
        self._closed_by = by
        self.changed()

    def _store_draft(self, journal: Journal) -> None:
        draft = self._draft
        if not draft or not isinstance(draft, dict) or not journal.kept:
            return
        body, now = {"draft": draft}, self._clock()
        try:
            # A page that was left must not put its older draft over a newer one.
            journal.put(self._draft_id, DRAFT_KIND, body, now, self._found)
        except JournalError:
            return  # changed since, read-only or full: the tab still holds the draft

    def _withdraw(self) -> None:
        if self._ticket:
            self.vault.withdraw(self._ticket)
        self._ticket = ""

    def only_here(self) -> None:
        """Refuse where a passphrase would travel in the clear.

        Raises:
            JournalLocked: The page came over plain http from another machine.
        """
        if not self._here:
            raise JournalLocked(NOT_HERE)
