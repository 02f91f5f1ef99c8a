"""The ways into a journal: make one, open one, keep what was only tried.

Every way asks for what it needs and nothing else; a passphrase is used and dropped.
"""

from __future__ import annotations

from toolkit.errors import FormError, JournalLocked, MessageError
from toolkit.journal import passphrase
from toolkit.screens.lock.held_journal import HeldJournal
from toolkit.screens.message import WRONG_SHAPE, read_text_field
from toolkit.screens.screen import Action, Clock, Fields, Reply

NAME_LIMIT = 80
PASSPHRASE_LIMIT = 1_000
NO_PASSPHRASE = "Type your passphrase."  # noqa: S105  words for an empty field
NOT_OPEN = "No journal is open here any more. Open it again to go on."


class UnlockForms:
    """Answers the forms of the lock panel.

    Args:
        held: What holds the journal once it is open.
        clock: Returns the present moment.
    """

    def __init__(self, held: HeldJournal, clock: Clock) -> None:
        self._held = held
        self._clock = clock

    def actions(self) -> dict[str, Action]:
        """Return what the lock panel may ask for."""
        return {
            "suggest": lambda _: {"words": passphrase.suggest_passphrase()},
            "advise": lambda f: {
                "advice": passphrase.suggest_improvement(_passphrase(f))
            },
            "create": self.create,
            "open": self.open,
            "recover": self.recover,
            "restore": self.restore,
            "confirm-code": self.confirm_code,
            "new-code": self.new_code,
            "keep": self.keep,
            "change-passphrase": self.change_passphrase,
        }

    def create(self, fields: Fields) -> Reply:
        """Make a journal and show its recovery code, this once."""
        name, words = self._name_and_passphrase(fields)
        journal, code = self._held.vault.create(name, words, self._clock())
        self._held.swap(journal)
        return {**self._held.now_open(), "code": code}

    def keep(self, fields: Fields) -> Reply:
        """Turn what is only in this tab into a journal that is kept.

        Raises:
            JournalLocked: Nothing that is only in this tab is open, or the page came
                over plain http from another machine.
            FormError: The name or the passphrase is missing.
            JournalError: The passphrase is weak, the name is taken, or it could not
                be written.
        """
        name, words = self._name_and_passphrase(fields)
        if self._held.journal is None or self._held.journal.kept:
            raise JournalLocked(NOT_OPEN)
        journal, code = self._held.vault.keep(
            self._held.journal, name, words, self._clock()
        )
        self._held.swap(journal)
        return {**self._held.now_open(), "code": code}

    def open(self, fields: Fields) -> Reply:
        """Open a journal with its passphrase."""
        name, words = self._name_and_passphrase(fields)
        self._held.swap(self._held.vault.open(name, words, self._clock()))
        return self._held.now_open()

    def recover(self, fields: Fields) -> Reply:
        """Open a journal with its recovery code."""
        self._held.only_here()
        name, code = _name(fields), read_text_field(fields, "code", PASSPHRASE_LIMIT)
        self._held.swap(self._held.vault.open_with_code(name, code, self._clock()))
        return self._held.now_open()

    def restore(self, fields: Fields) -> Reply:
        """Bring back the last good copy of a damaged journal."""
        name, words = self._name_and_passphrase(fields)
        self._held.swap(self._held.vault.restore_backup(name, words, self._clock()))
        return self._held.now_open()

    def confirm_code(self, fields: Fields) -> Reply:
        """Check that the recovery code was written down as it is.

        Raises:
            JournalLocked: No journal is open any more.
            FormError: What was typed is not the code.
        """
        if self._held.journal is None:
            raise JournalLocked(NOT_OPEN)
        if not self._held.journal.confirm_code(
            read_text_field(fields, "code", PASSPHRASE_LIMIT)
        ):
            raise FormError(
                {"code": "That is not quite the code. Look at each group again."}
            )
        self._held.changed()
        return {}

    def new_code(self, _fields: Fields) -> Reply:
        """Make a new recovery code; the one before stops working.

        Raises:
            JournalLocked: No journal is open any more.
        """
        if self._held.journal is None:
            raise JournalLocked(NOT_OPEN)
        code = self._held.journal.new_recovery_code(self._clock())
        self._held.changed()
        return {"code": code}

    def change_passphrase(self, fields: Fields) -> Reply:
        """Change the passphrase of the open journal."""
        journal = self._held.opened()
        new = _passphrase(fields, "new")
        journal.change_passphrase(_passphrase(fields), new, self._clock())
        return {}

    def _name_and_passphrase(self, fields: Fields) -> tuple[str, str]:
        self._held.only_here()
        name, words = _name(fields), _passphrase(fields)
        problems = {}
        if not name:
            problems["name"] = "Give your journal a name; only you will need it."
        if not words:
            problems["passphrase"] = NO_PASSPHRASE
        if problems:
            raise FormError(problems)
        return name, words


def _name(fields: Fields) -> str:
    return read_text_field(fields, "name", NAME_LIMIT * 10).strip()[:NAME_LIMIT]


def _passphrase(fields: Fields, name: str = "passphrase") -> str:
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise MessageError(WRONG_SHAPE)
    return read_text_field(fields, name, PASSPHRASE_LIMIT)
