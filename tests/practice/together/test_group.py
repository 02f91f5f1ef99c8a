"""A group that plays a case together: its steps, its order, and what it never keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cases_for_tests import small_case

from toolkit.errors import FormError
from toolkit.practice.together.clock import extend, hold, set_timer, time_left
from toolkit.practice.together.group import (
    NOBODY,
    Triad,
    all_read,
    another_round,
    begin,
    close,
    cover,
    feedback,
    go_back,
    go_on,
    hand_to,
    have_cards,
    next_word,
    part_of,
    play,
    step_out,
    stop,
    talk,
    to_cards,
    uncover,
)
from toolkit.practice.together.resume import take_up, to_body

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
CASE = small_case()


def later(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def sat(people: int = 3) -> Triad:
    return begin(CASE, people, (0,), 10)


def read(triad: Triad) -> Triad:
    while not all_read(triad):
        triad = cover(uncover(triad))
    return triad


def playing(people: int = 3) -> Triad:
    return play(read(to_cards(sat(people))), NOW)


def talking(people: int = 3) -> Triad:
    return talk(step_out(playing(people), later(9)), later(10))


def turned(people: int = 3) -> Triad:
    triad = talking(people)
    while triad.phase == "feedback":
        triad = next_word(CASE, triad, later(12))
    return triad


@pytest.mark.parametrize("people", [1, 5, -3])
def test_two_three_or_four_can_play(people):
    with pytest.raises(FormError):
        begin(CASE, people, (), 10)


def test_nobody_who_is_not_in_the_case_can_be_played():
    with pytest.raises(FormError):
        begin(CASE, 3, (7,), 10)


def test_a_round_has_a_length_that_is_of_use():
    assert [begin(CASE, 3, (), m).minutes for m in (0, 12, 999)] == [3, 12, 30]


def test_cards_go_round_one_at_a_time_the_worker_first():
    triad = to_cards(sat())
    seen = []
    while not all_read(triad):
        assert not triad.open
        seen.append(part_of(CASE, triad))
        triad = cover(uncover(triad))
    assert seen == ["worker", "other", "observer"]
    assert triad.seat == NOBODY


def test_a_card_that_was_not_read_is_not_passed_over():
    triad = to_cards(sat())
    assert cover(triad).read == 0


def test_cards_on_paper_need_not_go_round():
    assert play(have_cards(to_cards(sat())), NOW) == playing()
    assert have_cards(talking()) == talking()


def test_play_waits_until_everybody_has_read_their_card():
    with pytest.raises(FormError):
        play(to_cards(sat()), NOW)


def test_a_reminder_is_covered_until_its_owner_opens_it():
    asked = hand_to(playing(), 1)
    assert not asked.open
    assert part_of(CASE, uncover(asked)) == "other"
    assert cover(uncover(asked)) == playing()


def test_nobody_is_reminded_before_the_cards_have_gone_round():
    with pytest.raises(FormError):
        hand_to(to_cards(sat()), 1)


def test_stopping_and_going_on_leaves_the_time_it_took_out():
    triad = stop(hand_to(playing(), 1), later(4))
    assert triad.stopped
    assert not triad.open
    again = go_on(triad, later(30))
    left = time_left(CASE, again, later(31))
    assert left is not None
    assert left.sentence == "About 5 minutes left."


def test_having_stopped_leaves_no_trace():
    again = go_on(stop(playing(), later(4)), later(4))
    assert replace(again, clock=playing().clock) == playing()


def test_out_of_the_play_goes_through_the_roles_first():
    assert step_out(playing(), NOW).phase == "out"
    assert step_out(stop(playing(), NOW), NOW).phase == "out"
    assert step_out(talking(), NOW).phase == "close"
    assert step_out(to_cards(sat()), NOW).phase == "close"


def test_feedback_cannot_begin_inside_the_roles():
    with pytest.raises(FormError):
        talk(playing(), NOW)


@pytest.mark.parametrize(
    ("people", "order"),
    [
        (2, ["worker", "other", "worker"]),
        (3, ["worker", "other", "observer", "worker"]),
        (4, ["worker", "other", "observer", "observer", "worker"]),
    ],
)
def test_the_worker_speaks_first_and_last(people, order):
    words = feedback(CASE, sat(people))
    assert [word.seat.part for word in words] == order


def test_the_last_word_ends_the_round():
    assert (turned().phase, turned().rounds) == ("turn", 1)


def test_another_round_moves_everybody_and_hands_out_new_cards():
    again = another_round(turned(), change=True)
    assert (again.phase, again.turn, again.read, again.seat) == ("cards", 1, 0, 0)


def test_the_same_parts_again_need_no_new_cards():
    again = another_round(turned(), change=False)
    assert again.turn == 0
    assert play(again, NOW).phase == "play"


def test_a_step_too_early_can_be_taken_back():
    assert go_back(CASE, step_out(playing(), NOW), NOW).phase == "play"
    assert go_back(CASE, talking(), NOW).phase == "out"
    assert go_back(CASE, turned(), NOW).rounds == 0
    assert go_back(CASE, next_word(CASE, talking(), NOW), NOW).word == 0


def test_the_time_can_be_held_made_longer_and_turned_off():
    triad = hold(playing(), later(2), on=True)
    said = time_left(CASE, triad, later(40))
    assert said is not None
    assert said.sentence == "Paused: about 8 minutes left."
    more = time_left(CASE, extend(triad, 2), later(40))
    assert more is not None
    assert "10 minutes" in more.sentence
    off = time_left(CASE, set_timer(triad, False), later(40))
    assert off is not None
    assert (off.sentence, off.due) == ("The timer is off.", False)


def test_when_the_time_is_used_nothing_moves_on():
    left = time_left(CASE, playing(), later(11))
    assert left is not None
    assert (left.due, left.sentence) == (True, "1 minute over.")
    assert time_left(CASE, turned(), later(11)) is None


def test_each_word_of_the_feedback_has_its_own_time():
    triad = next_word(CASE, talking(), later(13))
    left = time_left(CASE, triad, later(14))
    assert left is not None
    assert left.sentence == "About 1 minute left."


@pytest.mark.parametrize(
    "triad", [sat(), playing(), talking(4), turned(2), close(sat())]
)
def test_a_reload_comes_back_to_the_same_step(triad):
    assert take_up(CASE, to_body(triad), later(15)) == triad


def test_a_reload_covers_an_open_card_and_hands_it_out_again():
    triad = uncover(cover(uncover(to_cards(sat()))))
    again = take_up(CASE, to_body(triad), NOW)
    assert again == replace(triad, open=False)


def test_what_a_tab_holds_has_no_words_in_it():
    words = [one for one in to_body(playing()).values() if isinstance(one, str)]
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
    assert take_up(CASE, {**to_body(talking()), **change}, NOW) is None


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
    again = take_up(CASE, {**to_body(playing()), **change}, NOW)
    assert again is not None
    assert not again.clock.running


@pytest.mark.parametrize("before", [float("nan"), -5, "long", 1e99, None])
def test_no_time_from_outside_breaks_the_clock(before):
    again = take_up(CASE, {**to_body(playing()), "before": before}, NOW)
    assert again is not None
    assert 0 <= again.clock.before <= 24 * 3600
