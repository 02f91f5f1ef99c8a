"""The journal a screen holds open: who may open it, what its tab carries, its draft.

Nothing here reads a message; the forms and the actions of the lock stand on it.
"""

from __future__ import annotations

from collections.abc import Callable

from toolkit.errors import JournalError, JournalLocked
from toolkit.journal import AutoLock, Journal, Vault
from toolkit.screens.screen import Clock, Reply
from toolkit.settings import Settings

DRAFT_KIND = "draft"

NOT_HERE = (
    "A journal is only opened on this computer itself, or over https, because this "
    "address sends everything in the clear. You can still try without saving."
)
LOCKED = "This was locked in the meantime, so it was not done. Open it again to go on."
NEEDS_CODE = (
    "First type your recovery code back. It is the only way in "
    "if you ever lose your passphrase."
)


class HeldJournal:
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
        self.changed = changed
        self._settings = settings
        self._clock = clock
        self._draft_id = f"draft.{screen}"
        self._here = False
        self._ticket = ""
        self._draft: object = None  # as the page last sent it
        self._stored: object = None  # as it was found in the journal
        self._found = 0  # the revision it had there
        self._auto = AutoLock(clock())
        self._closed_by = ""

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

    def now_open(self) -> Reply:
        """Return what the page needs once a journal is open."""
        return {"carry": self.carry()}

    def only_here(self) -> None:
        """Refuse where a passphrase would travel in the clear.

        Raises:
            JournalLocked: The page came over plain http from another machine.
        """
        if not self._here:
            raise JournalLocked(NOT_HERE)

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

    def forget_draft(self) -> None:
        """Drop the unsaved draft once it has been saved as an entry."""
        found, self._draft, self._stored = self._stored, None, None
        if self.journal is not None and found is not None:
            self.journal.delete(self._draft_id, self._clock())
            self._found = 0  # the next draft is the first again

    def _take_back(self, held: str) -> None:
        kind, _, token = held.partition(".")
        now = self._clock()
        if kind == "sealed":
            self.journal = self.vault.unseal(token, self._settings.run_secret, now)
        elif kind == "ticket" and self._here:
            self.journal = self.vault.redeem(token, now)
            self._ticket = token if self.journal else ""
        self._find_draft()

    def _find_draft(self) -> None:
        record = self.journal.get(self._draft_id) if self.journal else None
        self._stored = record.body.get("draft") if record else None
        self._found = record.revision if record else 0

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
