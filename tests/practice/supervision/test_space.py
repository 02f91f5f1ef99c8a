from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from toolkit.errors import FormError
from toolkit.practice.supervision import (
    Evidence,
    SupervisionSpace,
    ask_who_supervises,
    read_evidence,
    read_evidence_body,
    read_space,
    read_space_body,
    summarise_evidence,
    write_evidence_body,
    write_space_body,
)
from toolkit.practice.supervision.framework import EvidenceCount, Framework

NOW = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)
MINE = SupervisionSpace("s1", NOW, NOW)
GIVEN = SupervisionSpace(
    "s2", NOW, NOW, called="A newly qualified worker", seat="supervising"
)
PROGRAMME = Framework(
    "p",
    "Programme",
    counts=(
        EvidenceCount("seen", "Observations of practice", 3),
        EvidenceCount("told", "Reports", 1),
    ),
)


def evidence(count: str, day: int) -> Evidence:
    return Evidence(f"e{count}{day}", NOW, NOW, count, date(2026, 11, day))


def test_somebody_who_supervises_is_asked_who_supervises_them():
    assert ask_who_supervises([GIVEN]).endswith("Who supervises you?")
    assert ask_who_supervises([GIVEN, MINE]) == ""
    assert ask_who_supervises([GIVEN], supervised=True) == ""
    assert ask_who_supervises([MINE]) == ask_who_supervises([]) == ""


def test_a_space_comes_back_as_it_was_kept():
    body = json.loads(json.dumps(write_space_body(GIVEN)))
    assert read_space_body("s2", NOW, NOW, body) == GIVEN
    assert read_space_body("s1", NOW, NOW, {"nation": 7, "framework": []}) == MINE


def test_a_framework_is_chosen_from_those_there_are_or_none():
    form = {"framework": "p", "started": "2026-09-01", "nation": "wales"}
    read = read_space(form, before=MINE, frameworks=["p"])
    assert (read.framework, read.started, read.nation) == (
        "p",
        date(2026, 9, 1),
        "wales",
    )
    assert read_space({"framework": "none"}, before=read, frameworks=[]).framework == (
        "none"
    )
    with pytest.raises(FormError):
        read_space({"framework": "made-up"}, before=MINE, frameworks=["p"])


def test_evidence_is_counted_with_what_is_still_to_come():
    noted = [evidence("seen", 1), evidence("seen", 2), evidence("told", 3)]
    found = summarise_evidence(PROGRAMME, noted, NOW.date())
    assert found.sentence == "Still to come: observations of practice (1)."
    assert found.table.rows[0] == (
        "Observations of practice",
        "2",
        "3",
        "2 November",
    )


def test_when_all_of_it_is_there_it_says_so():
    noted = [*(evidence("seen", n) for n in (1, 2, 3)), evidence("told", 1)]
    found = summarise_evidence(PROGRAMME, noted, NOW.date())
    assert (found.sentence, found.complete) == ("All of it is noted.", True)


def test_a_framework_that_counts_nothing_says_nothing():
    assert summarise_evidence(None, [evidence("seen", 1)], NOW.date()).sentence == ""


def test_evidence_comes_back_as_it_was_kept():
    one = evidence("seen", 1)
    body = json.loads(json.dumps(write_evidence_body(one)))
    assert read_evidence_body(one.id, NOW, NOW, body) == one


def test_evidence_has_to_count_for_something_there_is():
    before = evidence("seen", 1)
    read = read_evidence({"count": "told", "note": "x"}, PROGRAMME, before=before)
    assert (read.count, read.note, read.on) == ("told", "x", before.on)
    with pytest.raises(FormError):
        read_evidence({"count": "else"}, PROGRAMME, before=before)
