"""A journal does what a dictionary would, whatever is done to it in whatever order."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from journal.made_up import CHEAP, NAME, WORDS

from toolkit.journal import Vault

IDS = st.sampled_from("abcde")


class JournalModel(RuleBasedStateMachine):
    """Writes, takes out, brings back, locks and opens."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.now = datetime(2026, 11, 3, tzinfo=UTC)
        self.vault = Vault(self.folder, kdf=CHEAP)
        self.journal, _ = self.vault.create(NAME, WORDS, self.now)
        self.kept: dict[str, dict] = {}
        self.out: dict[str, dict] = {}

    @rule(record_id=IDS, text=st.text(max_size=50))
    def put(self, record_id: str, text: str) -> None:
        self.journal.put(record_id, "log.entry", {"text": text}, self.now)
        self.kept[record_id] = {"text": text}
        self.out.pop(record_id, None)

    @rule(record_id=IDS)
    def take_out(self, record_id: str) -> None:
        self.journal.delete(record_id, self.now)
        if record_id in self.kept:
            self.out[record_id] = self.kept.pop(record_id)

    @rule(record_id=IDS)
    def bring_back(self, record_id: str) -> None:
        self.journal.undelete(record_id, self.now)
        if record_id in self.out:
            self.kept[record_id] = self.out.pop(record_id)

    @rule(minutes=st.integers(-300, 300))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def lock_and_open(self) -> None:
        self.journal.lock()
        self.journal = self.vault.open(NAME, WORDS, self.now)
        self.out = {}

    @rule()
    def next_page(self) -> None:
        token = self.journal.leave_ticket(self.now)
        page = self.vault.redeem(token, self.now)
        self.journal.lock()
        self.journal, self.out = page, {}

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        assert {r.id: r.body for r in self.journal.records()} == self.kept
        assert all(r.created <= r.updated for r in self.journal.records())

    def teardown(self) -> None:
        self.journal.lock()
        shutil.rmtree(self.folder)


TestJournalModel = JournalModel.TestCase
TestJournalModel.settings = settings(
    max_examples=15, stateful_step_count=25, deadline=None
)
