from __future__ import annotations

import shutil
from datetime import UTC, date, datetime

import pytest

from toolkit.content import load_supervision_samples
from toolkit.errors import ContentError
from toolkit.journal.identifiers import find_identifiers

FILE = "samples/supervision.yaml"
NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)


def test_the_samples_show_one_that_is_stuck_and_two_cancelled(exercises):
    actions, sessions = load_supervision_samples(exercises, NOW)
    assert any(one.stuck_question for one in actions)
    assert [one.held for one in sessions] == [True, True, True, False, False]
    assert sessions[-1].day == date(2026, 11, 16)


def test_every_one_is_marked_and_has_an_id_of_its_own(exercises):
    actions, sessions = load_supervision_samples(exercises, NOW)
    everything = [*actions, *sessions]
    assert all(one.sample for one in everything)
    assert len({one.id for one in everything}) == len(everything)


def test_nothing_in_them_could_be_somebody(exercises):
    actions, _sessions = load_supervision_samples(exercises, NOW)
    words = " ".join(f"{one.what} {one.small} {one.happened}" for one in actions)
    assert find_identifiers(words) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("days_ago: 41", "days_ago: 0", "It goes from 1 to 366."),
        ("due_in_days: 4", "due_in_days: 400", "It goes from -366 to 90."),
        ("minutes: 75", "minutes: 1000", "It goes from 0 to 480."),
        ("cancelled_by: them", "cancelled_by: thme", 'Did you mean "them"?'),
        ("small: Two", "smal: Two", 'Did you mean "small"?'),
    ],
)
def test_a_slip_is_named_with_its_line(old, new, said, spoil, problems):
    line = spoil(FILE, old, new)
    (problem,) = problems()
    assert (problem.path, problem.line) == (f"exercises/{FILE}", line)
    assert said in problem.hint


def test_a_file_that_cannot_be_read_is_reported_once(spoil, problems):
    spoil(FILE, "actions:", "actions: [")
    assert len(problems()) == 1


def test_a_spoilt_sample_keeps_all_of_them_away(exercises, spoil):
    spoil(FILE, "state: done", "state: gone")
    with pytest.raises(ContentError):
        load_supervision_samples(exercises, NOW)


def test_there_need_not_be_any(exercises):
    shutil.rmtree(exercises / "samples")
    assert load_supervision_samples(exercises, NOW) == ([], [])
