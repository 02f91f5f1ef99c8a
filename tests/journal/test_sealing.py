"""What one tab can hold: said before it is full, refused before anything is lost."""

from __future__ import annotations

from datetime import datetime
from random import Random

import pytest

from toolkit.errors import JournalFull
from toolkit.journal import Journal, Record, Vault, sealing

MILLION = 1_000_000
FITS_ANY_BROWSER = 2_500_000  # characters, the least that one holds for a tab


@pytest.fixture
def tab():
    """A journal that is only in memory."""
    journal = Journal.in_memory()
    yield journal
    journal.lock()


def written(size: int) -> str:
    """Words as people write them, as far as their letters go."""
    words = ["the visit", "she said", "stairs", "kettle", "long", "felt", "again"]
    draw, text = Random(3), ""
    while len(text) < size:
        text += " ".join(draw.choices(words, k=1000))
    return text[:size]


def test_a_tab_says_when_it_is_nearly_full(tab: Journal, now: datetime):
    tab.put("a", "log.entry", {"words": "w" * (2 * MILLION)}, now)
    assert tab.notice is None
    tab.put("b", "log.entry", {"words": "w" * (MILLION // 2)}, now)
    assert tab.notice == sealing.NEARLY_FULL


def test_what_would_not_fit_is_refused_and_nothing_is_lost(tab: Journal, now):
    kept = tab.put("a", "log.entry", {"words": "w" * (2 * MILLION)}, now)
    with pytest.raises(JournalFull, match="This tab"):
        tab.put("b", "log.entry", {"words": "w" * MILLION}, now)
    with pytest.raises(JournalFull):
        tab.put_all([Record.of("c", "log.entry", {"words": "w" * MILLION}, now)], now)
    assert tab.records() == [kept]


def test_there_is_room_again_once_something_is_taken_out(tab: Journal, now: datetime):
    tab.put("a", "log.entry", {"words": "w" * (2 * MILLION)}, now)
    tab.delete("a", now)
    assert tab.put("b", "log.entry", {"words": "w" * (2 * MILLION)}, now).revision == 1


def test_a_full_tab_fits_every_browser(vault: Vault, tab: Journal, now: datetime):
    tab.put("a", "log.entry", {"words": written(sealing.TAB_HOLDS - 100)}, now)
    sealed = vault.seal(tab, b"s" * 32, now)
    assert len(sealed) < FITS_ANY_BROWSER
    assert vault.unseal(sealed, b"s" * 32, now).records() == tab.records()


def test_a_kept_journal_holds_more_than_a_tab(journal: Journal, now: datetime):
    journal.put("a", "log.entry", {"words": "w" * (4 * MILLION)}, now)
    assert journal.notice is None
