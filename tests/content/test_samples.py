from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from toolkit.content import load_log_samples
from toolkit.errors import ContentError
from toolkit.practice.log import Entry, GoodThing, read_entry_body, write_thing_body

LOG = "samples/log.yaml"


def test_everything_is_marked_as_a_sample_with_an_id_of_its_own(exercises, now):
    things = load_log_samples(exercises, now)
    assert all(thing.sample for thing in things)
    assert len({thing.id for thing in things}) == len(things)


def test_the_same_samples_have_the_same_ids_every_time(exercises, now):
    later = now + timedelta(days=1)
    first, second = load_log_samples(exercises, now), load_log_samples(exercises, later)
    assert [one.id for one in first] == [one.id for one in second]


def test_samples_lie_before_today_and_come_oldest_first(exercises, now):
    times = [thing.created for thing in load_log_samples(exercises, now)]
    assert times == sorted(times)
    assert times[-1].date() < now.date()
    assert now - times[0] < timedelta(weeks=10)


def test_times_are_those_on_the_clock_where_the_person_is(exercises):
    summer = datetime(2026, 7, 20, 9, 0, tzinfo=ZoneInfo("Europe/London"))
    first = load_log_samples(exercises, summer)[0]
    assert first.created.tzinfo is UTC
    assert first.created.astimezone(summer.tzinfo).strftime("%H:%M") == "17:50"


def test_a_sample_can_be_kept_and_read_back_like_any_entry(exercises, now):
    entries = [t for t in load_log_samples(exercises, now) if isinstance(t, Entry)]
    for entry in entries:
        back = read_entry_body(
            entry.id, entry.created, entry.updated, write_thing_body(entry)
        )
        assert back == entry


def test_what_was_told_has_a_day_and_what_was_not_has_none(exercises, now):
    good = [t for t in load_log_samples(exercises, now) if isinstance(t, GoodThing)]
    assert {thing.told for thing in good} == {True, False}
    assert all((thing.told_on is not None) == thing.told for thing in good)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[relieved]", "[releived]", 'Did you mean "relieved"?'),
        ("[jaw]", "[jaws]", 'Did you mean "jaw"?'),
        ("[heavy]", "[heavily]", 'Did you mean "heavy"?'),
        ("strength: 8", "strength: 11", "It goes from 0 to 10."),
        ("days_ago: 69", "days_ago: 0", "It goes from 1 (yesterday)"),
        ('time: "17:50"', 'time: "25:50"', 'Write it as "17:50".'),
        ("bin: supervision", "bin: superversion", 'Did you mean "supervision"?'),
        ("feelings: [dread]", "feelings: dread", "square brackets"),
    ],
)
def test_a_slip_in_a_sample_is_named_with_its_line(old, new, said, spoil, problems):
    line = spoil(LOG, old, new)
    (problem,) = problems()
    assert (problem.path, problem.line) == (f"exercises/{LOG}", line)
    assert said in problem.hint


def test_a_word_that_cannot_be_read_is_not_reported_again_by_its_samples(
    spoil, problems
):
    spoil("vocabulary/feelings.yaml", "word: Torn", "wrod: Torn")
    assert len(problems()) == 1


def test_a_spoilt_sample_keeps_all_of_them_away(exercises, spoil, now):
    spoil(LOG, "[relieved]", "[releived]")
    with pytest.raises(ContentError, match=r"log\.yaml"):
        load_log_samples(exercises, now)


def test_there_need_not_be_any_samples(exercises, now, problems):
    shutil.rmtree(exercises / "samples")
    assert load_log_samples(exercises, now) == ()
    assert problems() == []
