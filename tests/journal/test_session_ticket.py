"""One unlock per tab: what opens the next page, and for how long."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from journal.made_up import CANARY, CHEAP, NAME, WORDS

from toolkit.journal import Journal, Vault

SECRET = bytes(range(32))


@pytest.fixture
def ticket(data: Path, journal: Journal, now: datetime) -> tuple[str, Path]:
    """A token, and the file that it opens."""
    token = journal.leave_ticket(now)
    (path,) = (data / "tickets").iterdir()
    return token, path


def test_the_next_page_opens_without_the_passphrase(vault, journal, ticket, now):
    journal.put("one", "log.entry", {"happened": CANARY}, now)
    page = vault.redeem(ticket[0], now + timedelta(seconds=59))
    assert page.get("one").body["happened"] == CANARY
    page.lock()


def test_the_file_says_neither_whose_it_is_nor_the_token(ticket, folder: Path):
    token, path = ticket
    written = path.name.encode() + path.read_bytes()
    assert token.encode() not in written and folder.name.encode() not in written
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_token_has_256_bits(ticket):
    assert len(ticket[0]) >= 43


@pytest.mark.parametrize("seconds", [60, 61, 3600, -1, -3600])
def test_it_ends_after_a_minute_whatever_the_clock_does(vault, ticket, now, seconds):
    assert vault.redeem(ticket[0], now + timedelta(seconds=seconds)) is None


def test_renewing_gives_another_minute(vault: Vault, journal, ticket, now: datetime):
    later = now + timedelta(seconds=50)
    journal.renew_ticket(ticket[0], later)
    page = vault.redeem(ticket[0], later + timedelta(seconds=50))
    assert page is not None
    page.lock()


def test_a_later_end_that_somebody_wrote_in_opens_nothing(vault, ticket, now):
    token, path = ticket
    fields = json.loads(path.read_bytes())
    fields["expires"] += 3_600_000_000
    path.write_text(json.dumps(fields))
    assert vault.redeem(token, now + timedelta(hours=1)) is None


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b"\xff", b'{"expires": 1e400}']
)
def test_a_damaged_ticket_opens_nothing(vault, ticket, now, content: bytes):
    ticket[1].write_bytes(content)
    assert vault.redeem(ticket[0], now) is None


@pytest.mark.parametrize(
    "token", ["", "x", "../names.key", "\ud800", "A" * 10_000, "\0"]
)
def test_any_other_token_opens_nothing(vault: Vault, ticket, now, token: str):
    assert vault.redeem(token, now) is None
    vault.withdraw(token)


def test_withdrawing_ends_it(vault: Vault, ticket, now: datetime):
    vault.withdraw(ticket[0])
    assert vault.redeem(ticket[0], now) is None
    assert not ticket[1].exists()


def test_the_lock_ends_it(vault: Vault, journal: Journal, ticket, now: datetime):
    journal.lock()
    assert vault.redeem(ticket[0], now) is None


def test_a_withdrawn_ticket_is_not_renewed(vault, journal, ticket, now):
    vault.withdraw(ticket[0])
    journal.renew_ticket(ticket[0], now)
    assert vault.redeem(ticket[0], now) is None


def test_a_page_left_behind_shuts_nobody_out(data, vault, journal, ticket, now):
    page = Vault(data, kdf=CHEAP).redeem(ticket[0], now)
    vault.withdraw(ticket[0])
    journal.lock()
    assert ticket[1].exists()
    page.lock()
    assert not ticket[1].exists()


def test_the_next_page_is_not_told_of_the_one_it_replaced(vault, ticket, now):
    page = vault.redeem(ticket[0], now)
    assert page.notice is None
    page.lock()


def test_a_tab_that_was_doubled_is_noticed(vault, journal, ticket, now):
    page = vault.redeem(ticket[0], now)
    later = now + timedelta(seconds=20)
    journal.heartbeat(later)
    page.heartbeat(later)
    assert "another tab" in page.notice
    page.lock()


def test_a_ticket_for_an_erased_journal_opens_nothing(vault, journal, ticket, now):
    content = ticket[1].read_bytes()
    journal.erase()
    ticket[1].write_bytes(content)
    assert vault.redeem(ticket[0], now) is None


def test_tickets_that_ended_are_swept(vault: Vault, ticket, now: datetime):
    vault.sweep(now + timedelta(seconds=61))
    assert not ticket[1].exists()


def test_a_tab_carries_what_is_not_kept(vault: Vault, now: datetime):
    trial = Journal.in_memory()
    trial.put("one", "log.entry", {"happened": CANARY}, now)
    sealed = vault.seal(trial, SECRET, now)
    assert vault.unseal(sealed, SECRET, now).records() == trial.records()
    assert CANARY not in sealed and sealed.isascii()


def test_only_the_same_server_opens_what_a_tab_carries(vault: Vault, now: datetime):
    sealed = vault.seal(Journal.in_memory(), SECRET, now)
    assert vault.unseal(sealed, bytes(32), now) is None
    assert vault.unseal(sealed, SECRET, now + timedelta(hours=25)) is None


@pytest.mark.parametrize("at", range(0, 60, 5))
def test_a_changed_seal_opens_nothing(vault: Vault, now: datetime, at: int):
    sealed = vault.seal(Journal.in_memory(), SECRET, now)
    other = "A" if sealed[at] != "A" else "B"
    assert vault.unseal(sealed[:at] + other + sealed[at + 1 :], SECRET, now) is None


@pytest.mark.parametrize("text", ["", "A", "\u00e9", "AAAA" * 20, "!" * 40])
def test_something_else_is_not_unsealed(vault: Vault, now: datetime, text: str):
    assert vault.unseal(text, SECRET, now) is None


def test_a_ticket_never_opens_a_damaged_journal(vault, journal, ticket, folder, now):
    journal.put("one", "log.entry", {"happened": CANARY}, now)
    content = bytearray((folder / "journal.db").read_bytes())
    content[5000] ^= 1
    (folder / "journal.db").write_bytes(content)
    assert vault.redeem(ticket[0], now) is None


def test_a_ticket_outlives_a_new_passphrase(vault, journal, ticket, now):
    journal.change_passphrase(WORDS, "pentagon anything strive deduce", now)
    page = vault.redeem(ticket[0], now)
    assert page is not None and page.name == NAME
    page.lock()
