"""Opens a journal by its name from a notebook in JupyterLab or a console."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime

from toolkit.journal.store import Journal
from toolkit.journal.vault import Vault
from toolkit.settings import read_settings

ASK = "Passphrase of your journal: "


def open_by_name(name: str, passphrase: str | None = None) -> Journal:
    """Open one of the journals in this account's own data folder.

    Args:
        name: The journal's name.
        passphrase: Its passphrase; when None it is asked for and not shown. Leave it
            out in a notebook, because what stands in a cell is saved with it.

    Raises:
        JournalError: As :meth:`Vault.open` raises.
    """
    words = getpass.getpass(ASK) if passphrase is None else passphrase
    return Vault(read_settings().data).open(name, words, datetime.now(UTC))
