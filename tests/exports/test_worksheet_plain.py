from __future__ import annotations

import json
from datetime import UTC, datetime

from toolkit.exports.worksheet_plain import worksheets_json
from toolkit.practice.worksheet import Answer, Answers, from_body

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
GIVEN = (Answer("fear", "What do I fear?", "Их слёзы 😢 \ud83d"),)


def test_a_file_of_data_holds_what_was_kept_and_reads_back():
    kept = Answers("a1", NOW, NOW, "s", "Before a visit", GIVEN[:1], "How?")
    whole = json.loads(worksheets_json([kept], NOW.date()).data)
    (one,) = whole["worksheets"]
    read = from_body(one["id"], NOW, NOW, one)
    assert whole["format"].endswith("/worksheets")
    assert (read.title, read.line) == ("Before a visit", "How?")
    assert read.given[0].text.startswith("Их слёзы 😢")
