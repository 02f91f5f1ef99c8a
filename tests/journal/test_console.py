"""A journal opened by name from a notebook."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime

import pytest
from journal.made_up import CHEAP, NAME, WORDS

from toolkit.errors import WrongPassphrase
from toolkit.journal import Vault, open_by_name


@pytest.fixture
def at_home(data, monkeypatch):
    """A journal in the data folder that the environment names."""
    monkeypatch.setenv("TOOLKIT_DATA", str(data))
    Vault(data, kdf=CHEAP).create(NAME, WORDS, datetime.now(UTC))[0].lock()


def test_it_asks_for_the_passphrase_without_showing_it(at_home, monkeypatch, capfd):
    monkeypatch.setattr(getpass, "getpass", lambda prompt: WORDS)
    journal = open_by_name(NAME)
    assert journal.name == NAME
    journal.lock()
    assert WORDS not in "".join(capfd.readouterr())


def test_a_passphrase_can_be_handed_over(at_home):
    open_by_name(NAME, WORDS).lock()
    with pytest.raises(WrongPassphrase):
        open_by_name(NAME, "pentagon anything strive deduce")
