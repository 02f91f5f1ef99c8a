"""A journal that an earlier version made opens, and holds what it held."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from screens.forms import PASSPHRASE

from toolkit.journal import Journal, Vault

MADE = Path(__file__).resolve().parents[1] / "made_before"
RECORDS = json.loads((MADE / "records.json").read_text("utf-8"))
KINDS = {one["kind"] for one in RECORDS.values()}
CODE = "2YQB-NMN4-D76V-DDT8-NRT5-RRSS-H6KX-E2QH-BB6V"
LATER = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A copy of the data folder that was made before."""
    return Vault(shutil.copytree(MADE / "data", tmp_path / "data"))


def held(journal: Journal) -> dict[str, dict[str, object]]:
    found = journal.records(*KINDS)
    return {one.id: {"kind": one.kind, "body": one.body} for one in found}


def test_it_opens_with_its_passphrase_and_holds_every_record(vault):
    journal = vault.open("Sam", PASSPHRASE, LATER)
    assert held(journal) == RECORDS
    journal.lock()


def test_it_opens_with_its_recovery_code(vault):
    journal = vault.open_with_code("Sam", CODE, LATER)
    assert held(journal) == RECORDS
    journal.lock()


def test_it_holds_one_of_each_kind_of_record():
    assert len(KINDS) == 14
