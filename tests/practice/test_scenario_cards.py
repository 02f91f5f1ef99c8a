from __future__ import annotations

from cases_for_tests import small_case

from toolkit.practice.scenario import RoleCard
from toolkit.practice.scenario_cards import cards, observer_sheet, rotation, round_of


def test_the_sheet_asks_something_for_every_objective():
    sheet = observer_sheet(small_case())
    assert [item.objective for item in sheet.items] == ["O1", "O2"]
    assert sheet.items[1].watch == "When did you see or hear the worker listen?"
    assert sheet.moments == ("The door", "Inside")


def test_parts_without_a_card_get_a_plain_one():
    found = cards(small_case(cards=(RoleCard("Me", "worker", "You knock."),)))
    assert [card.part for card in found] == ["worker", "other", "observer"]
    assert found[0].text == "You knock."
    assert found[1].text == "You are Tasha, a mother."


def test_a_plain_card_gives_nothing_away():
    words = " ".join(card.text for card in cards(small_case()))
    assert "Who is it?" not in words


def test_the_player_speaks_before_the_observer():
    speakers = [stage.speaks for stage in round_of(10) if stage.speaks]
    assert speakers == ["worker", "other", "observer", "worker"]


def test_a_round_is_as_long_as_it_should_be():
    assert [stage.minutes for stage in round_of(12) if stage.name == "Play"] == [12]
    assert [stage.minutes for stage in round_of(999) if stage.name == "Play"] == [30]


def test_everybody_plays_every_part_once():
    rounds = rotation(["Ann", "Ben", "Cat"])
    for part in ("worker", "other", "observer"):
        assert sorted(one[part] for one in rounds) == ["Ann", "Ben", "Cat"]


def test_two_people_can_play_as_well():
    assert rotation(["Ann", "Ben"])[1] == {"worker": "Ben", "other": "Ann"}
