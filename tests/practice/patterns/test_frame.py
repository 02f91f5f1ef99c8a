from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd

from toolkit.practice.patterns.find import build_data_frame


def test_each_thing_is_one_row_oldest_first(entry, good, vocabulary, london) -> None:
    things = [
        entry(datetime(2026, 11, 3, tzinfo=UTC), id="late"),
        good(datetime(2026, 11, 2, tzinfo=UTC), id="middle"),
        entry(datetime(2026, 11, 1, tzinfo=UTC), id="early"),
    ]
    table = build_data_frame(things, vocabulary, london)
    assert table["id"].tolist() == ["early", "middle", "late"]
    assert table["kind"].tolist() == ["entry", "good thing", "entry"]


def test_ids_become_the_words_shown(entry, vocabulary, london) -> None:
    one = entry(feelings=("moral-distress", "gone-now"), own_words=("meh",))
    row = build_data_frame([one], vocabulary, london).iloc[0]
    assert row["feelings"] == ["Moral distress", "Gone now", "meh"]


def test_times_are_the_persons_own(entry, vocabulary, london) -> None:
    table = build_data_frame(
        [entry(datetime(2026, 7, 1, 23, 30, tzinfo=UTC))], vocabulary, london
    )
    assert table["created"].iloc[0].isoformat() == "2026-07-02T00:30:00+01:00"


def test_a_missing_strength_is_missing_and_not_nothing(entry, vocabulary, london):
    table = build_data_frame([entry(strength=0), entry(id="e2")], vocabulary, london)
    assert table["strength"].iloc[0] == 0
    assert pd.isna(table["strength"].iloc[1])


def test_the_fall_is_the_difference(entry, vocabulary, london) -> None:
    table = build_data_frame([entry(strength=8, strength_now=3)], vocabulary, london)
    assert table["fall"].tolist() == [5]


def test_no_entries_give_an_empty_table_with_its_columns(vocabulary, london) -> None:
    table = build_data_frame([], vocabulary, london)
    assert len(table) == 0
    assert {"created", "feelings", "strength", "coping"} <= set(table.columns)
