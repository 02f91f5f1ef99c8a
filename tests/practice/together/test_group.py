"""A group that plays a case together: its steps, its order, and what it never keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cases_for_tests import small_case

from toolkit.errors import FormError
from toolkit.practice.together.clock import (
    add_minutes,
    compute_group_time_left,
    set_clock_hold,
    set_timer_shown,
)
from toolkit.practice.together.group import (
    NOBODY,
    TogetherGroup,
    build_group,
    has_everybody_read,
    list_feedback_speakers,
    list_round_seats,
)
from toolkit.practice.together.resume import read_group_body, write_group_body
from toolkit.practice.together.steps import (
    close_group,
    give_laptop,
    move_group_back,
    open_card,
    put_card_away,
    resume_group,
    skip_cards,
    start_another_round,
    start_cards,
    start_feedback,
    start_group_play,
    start_next_speaker,
    step_out,
    stop_group,
)

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
CASE = small_case()


def later(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def sat(people: int = 3) -> TogetherGroup:
    return build_group(CASE, people, (0,), 10)


def read(group: TogetherGroup) -> TogetherGroup:
    while not has_everybody_read(group):
        group = put_card_away(open_card(group))
    return group


def playing(people: int = 3) -> TogetherGroup:
    return start_group_play(read(start_cards(sat(people))), NOW)


def talking(people: int = 3) -> TogetherGroup:
    return start_feedback(step_out(playing(people), later(9)), later(10))


def turned(people: int = 3) -> TogetherGroup:
    group = talking(people)
    while group.phase == "feedback":
        group = start_next_speaker(CASE, group, later(12))
    return group


@pytest.mark.parametrize("people", [1, 5, -3])
def test_two_three_or_four_can_play(people):
    with pytest.raises(FormError):
        build_group(CASE, people, (), 10)


def test_nobody_who_is_not_in_the_case_can_be_played():
    with pytest.raises(FormError):
        build_group(CASE, 3, (7,), 10)


def test_a_round_has_a_length_that_is_of_use():
    assert [build_group(CASE, 3, (), m).minutes for m in (0, 12, 999)] == [3, 12, 30]


def test_cards_go_round_one_at_a_time_the_worker_first():
    group = start_cards(sat())
    seen = []
    while not has_everybody_read(group):
        assert not group.open
        seen.append(list_round_seats(CASE, group)[group.seat].part)
        group = put_card_away(open_card(group))
    assert seen == ["worker", "other", "observer"]
    assert group.seat == NOBODY


def test_a_card_that_was_not_read_is_not_passed_over():
    group = start_cards(sat())
    assert put_card_away(group).read == 0


def test_cards_on_paper_need_not_go_round():
    assert start_group_play(skip_cards(start_cards(sat())), NOW) == playing()
    assert skip_cards(talking()) == talking()


def test_play_waits_until_everybody_has_read_their_card():
    with pytest.raises(FormError):
        start_group_play(start_cards(sat()), NOW)


def test_a_reminder_is_covered_until_its_owner_opens_it():
    asked = give_laptop(playing(), 1)
    assert not asked.open
    assert list_round_seats(CASE, open_card(asked))[asked.seat].part == "other"
    assert put_card_away(open_card(asked)) == playing()


def test_nobody_is_reminded_before_the_cards_have_gone_round():
    with pytest.raises(FormError):
        give_laptop(start_cards(sat()), 1)


def test_stopping_and_going_on_leaves_the_time_it_took_out():
    group = stop_group(give_laptop(playing(), 1), later(4))
    assert group.stopped
    assert not group.open
    again = resume_group(group, later(30))
    left = compute_group_time_left(CASE, again, later(31))
    assert left is not None
    assert left.sentence == "About 5 minutes left."


def test_having_stopped_leaves_no_trace():
    again = resume_group(stop_group(playing(), later(4)), later(4))
    assert replace(again, clock=playing().clock) == playing()


def test_out_of_the_play_goes_through_the_roles_first():
    assert step_out(playing(), NOW).phase == "out"
    assert step_out(stop_group(playing(), NOW), NOW).phase == "out"
    assert step_out(talking(), NOW).phase == "close"
    assert step_out(start_cards(sat()), NOW).phase == "close"


def test_feedback_cannot_begin_inside_the_roles():
    with pytest.raises(FormError):
        start_feedback(playing(), NOW)


@pytest.mark.parametrize(
    ("people", "order"),
    [
        (2, ["worker", "other", "worker"]),
        (3, ["worker", "other", "observer", "worker"]),
        (4, ["worker", "other", "observer", "observer", "worker"]),
    ],
)
def test_the_worker_speaks_first_and_last(people, order):
    speakers = list_feedback_speakers(CASE, sat(people))
    assert [one.seat.part for one in speakers] == order


def test_the_last_word_ends_the_round():
    assert (turned().phase, turned().rounds) == ("turn", 1)


def test_another_round_moves_everybody_and_hands_out_new_cards():
    again = start_another_round(turned(), change=True)
    assert (again.phase, again.turn, again.read, again.seat) == ("cards", 1, 0, 0)


def test_the_same_parts_again_need_no_new_cards():
    again = start_another_round(turned(), change=False)
    assert again.turn == 0
    assert start_group_play(again, NOW).phase == "play"


def test_a_step_too_early_can_be_taken_back():
    assert move_group_back(CASE, step_out(playing(), NOW), NOW).phase == "play"
    assert move_group_back(CASE, talking(), NOW).phase == "out"
    assert move_group_back(CASE, turned(), NOW).rounds == 0
    assert (
        move_group_back(CASE, start_next_speaker(CASE, talking(), NOW), NOW).word == 0
    )


def test_the_time_can_be_held_made_longer_and_turned_off():
    group = set_clock_hold(playing(), later(2), on=True)
    said = compute_group_time_left(CASE, group, later(40))
    assert said is not None
    assert said.sentence == "Paused: about 8 minutes left."
    more = compute_group_time_left(CASE, add_minutes(group, 2), later(40))
    assert more is not None
    assert "10 minutes" in more.sentence
    off = compute_group_time_left(CASE, set_timer_shown(group, False), later(40))
    assert off is not None
    assert (off.sentence, off.due) == ("The timer is off.", False)


def test_when_the_time_is_used_nothing_moves_on():
    left = compute_group_time_left(CASE, playing(), later(11))
    assert left is not None
    assert (left.due, left.sentence) == (True, "1 minute over.")
    assert compute_group_time_left(CASE, turned(), later(11)) is None


def test_each_word_of_the_feedback_has_its_own_time():
    group = start_next_speaker(CASE, talking(), later(13))
    left = compute_group_time_left(CASE, group, later(14))
    assert left is not None
    assert left.sentence == "About 1 minute left."


@pytest.mark.parametrize(
    "group", [sat(), playing(), talking(4), turned(2), close_group(sat())]
)
def test_a_reload_comes_back_to_the_same_step(group):
    assert read_group_body(CASE, write_group_body(group), later(15)) == group


def test_a_reload_covers_an_open_card_and_hands_it_out_again():
    group = open_card(put_card_away(open_card(start_cards(sat()))))
    again = read_group_body(CASE, write_group_body(group), NOW)
    assert again == replace(group, open=False)


def test_what_a_tab_holds_has_no_words_in_it():
    words = [
        one for one in write_group_body(playing()).values() if isinstance(one, str)
    ]
    assert words == ["door", "play", NOW.isoformat()]


@pytest.mark.parametrize(
    "change",
    [
        {"case": "another"},
        {"phase": "party"},
        {"phase": ["play"]},
        {"people": 40},
        {"people": True},
        {"others": [9]},
        {"word": 8},
    ],
)
def test_what_does_not_fit_is_left_behind(change):
    assert read_group_body(CASE, {**write_group_body(talking()), **change}, NOW) is None


@pytest.mark.parametrize(
    "change",
    [
        {"since": "2030-01-01T00:00:00+00:00"},
        {"since": "2026-11-22T14:00:00"},
        {"since": "soon"},
        {"since": 7},
    ],
)
def test_a_clock_that_cannot_be_read_stands_still(change):
    again = read_group_body(CASE, {**write_group_body(playing()), **change}, NOW)
    assert again is not None
    assert not again.clock.running


@pytest.mark.parametrize("before", [float("nan"), -5, "long", 1e99, None])
def test_no_time_from_outside_breaks_the_clock(before):
    again = read_group_body(
        CASE, {**write_group_body(playing()), "before": before}, NOW
    )
    assert again is not None
    assert 0 <= again.clock.before <= 24 * 3600
