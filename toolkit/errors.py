"""Every fault a person can meet, as one tree of plain sentences.

A message here is shown as it stands, on a page or in a terminal. It says what
happened and what to do, and never contains anything a person wrote.

    ToolkitError
    ├── ContentError        a file in exercises/ cannot be used
    ├── FormError           what came from a form cannot be kept yet
    ├── MessageError        a message from a page has the wrong shape
    ├── ExportError         a download could not be made
    ├── ServeError          the server cannot start, or not safely
    └── JournalError
        ├── WrongPassphrase     also a wrong name: the two are never told apart
        ├── WrongCode           the recovery code does not open this journal
        ├── CodeMistyped        the recovery code's own checksum does not fit
        ├── TooManyTries        wait before trying again
        ├── JournalExists       a journal of this name is already kept
        ├── JournalDamaged      the file is not whole; it is never overwritten
        ├── JournalTooNew       written by a later version of the toolkit
        ├── JournalReadOnly     it can be read here but not written
        ├── JournalFull         there is no room on the disk
        ├── JournalBusy         another program holds the file
        ├── JournalLocked       it was locked in the meantime
        ├── WeakPassphrase      the passphrase would be too easy to guess
        └── RecordChanged       the record was changed in another tab
"""

from __future__ import annotations

from collections.abc import Mapping


class ToolkitError(Exception):
    """Anything that went wrong and can be said in a plain sentence."""

    @property
    def sentence(self) -> str:
        """Return the words to show, as they stand."""
        return str(self)


class ContentError(ToolkitError):
    """A file in exercises/ cannot be used."""


class FormError(ToolkitError):
    """What came from a form cannot be kept yet.

    Args:
        problems: A sentence for each field that needs another look, by field name;
            the empty name stands for the form as a whole.
    """

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)
        super().__init__(" ".join(self.problems.values()))


class MessageError(ToolkitError):
    """A message from a page has the wrong shape."""


class ExportError(ToolkitError):
    """A download could not be made."""


class ServeError(ToolkitError):
    """The server cannot start, or not safely."""


class JournalError(ToolkitError):
    """A journal could not do what was asked."""


class WrongPassphrase(JournalError):
    """The name and passphrase do not open a journal here."""


class WrongCode(JournalError):
    """The recovery code does not open this journal."""


class CodeMistyped(JournalError):
    """The recovery code's own checksum does not fit."""


class TooManyTries(JournalError):
    """There were several wrong tries, so the next one has to wait.

    Args:
        wait: Whole seconds until the next try, 1 to 60.
    """

    def __init__(self, wait: int) -> None:
        self.wait = wait
        unit = "second" if wait == 1 else "seconds"
        super().__init__(
            "That did not open after several tries. "
            f"Please wait {wait} {unit}, then try again."
        )


class JournalExists(JournalError):
    """A journal of this name is already kept here."""


class JournalDamaged(JournalError):
    """The journal's file is not whole; it is left exactly as it was found."""


class JournalTooNew(JournalError):
    """The journal was written by a later version of the toolkit."""


class JournalReadOnly(JournalError):
    """The journal can be read here but not written."""


class JournalFull(JournalError):
    """There is no room left on the disk."""


class JournalBusy(JournalError):
    """Another program holds the journal's file."""


class JournalLocked(JournalError):
    """The journal was locked in the meantime."""


class WeakPassphrase(JournalError):
    """The passphrase would be too easy to guess."""


class RecordChanged(JournalError):
    """The record was changed in another tab since it was read."""
