"""Playing together: cards that only their owner sees, the order, what is not kept."""

from __future__ import annotations

import json

import pytest

from toolkit.screens.role_play.page import RolePlayScreen

ONLY_TASHA_KNOWS = "It was my brother who was shouting"


@pytest.fixture
def page(settings, clock) -> RolePlayScreen:
    """The role-play page, with no journal open, at Play together."""
    screen = RolePlayScreen(settings, clock)
    screen.act("hello", carry="", query="", loopback=True, zone="Europe/London")
    screen.act("part", which="together")
    return screen


def now(screen) -> dict:
    return screen.state["page"]["together"]


def do(screen, name: str, /, **fields) -> dict:
    reply = screen.act(f"together-{name}", **fields)
    assert reply["ok"], reply
    return now(screen)


def begin(screen, people: int = 3, **fields) -> dict:
    asked = {"case": "home-visit", "people": people, "others": [], "minutes": 10}
    return do(screen, "begin", **{**asked, **fields})


def read_cards(screen) -> dict:
    do(screen, "cards")
    while now(screen)["in_hand"]:
        do(screen, "uncover")
        do(screen, "cover")
    return now(screen)


@pytest.fixture
def playing(page) -> RolePlayScreen:
    begin(page)
    read_cards(page)
    do(page, "play")
    return page


@pytest.fixture
def talking(playing) -> RolePlayScreen:
    do(playing, "step-out")
    do(playing, "talk")
    return playing


def pass_minutes(screen, clock, minutes: int) -> None:
    for _ in range(minutes * 2):
        clock.pass_by(seconds=30)
        screen.act("beat", active=False)
        screen.tick()


def test_every_case_can_be_played_by_two_three_or_four(page):
    for case in now(page)["cases"]:
        for people in (2, 3, 4):
            for cast in case["casts"][str(people)]:
                shown = begin(
                    page, people, case=case["key"], others=list(cast["others"])
                )
                assert len(shown["seats"]) == people


def test_the_case_that_somebody_has_just_looked_at_is_the_one_offered(page):
    assert now(page)["wanted"] == ""
    page.play_story(page.case_named("saying-no"))
    page.act("part", which="together")
    assert now(page)["wanted"] == "saying-no"


def test_what_it_contains_is_said_before_any_card(page):
    shown = begin(page)
    assert "shouts" in shown["before"]["contains"]
    assert shown["in_hand"] is None


def test_a_card_reaches_the_page_only_while_its_owner_reads_it(page):
    begin(page)
    seen = []
    shown = do(page, "cards")
    while shown["in_hand"]:
        assert ONLY_TASHA_KNOWS not in json.dumps(page.state)
        assert do(page, "uncover")["in_hand"]["card"]["name"]
        if ONLY_TASHA_KNOWS in json.dumps(page.state):
            seen.append(now(page)["in_hand"]["seat"]["who"])
        shown = do(page, "cover")
    assert seen == ["Tasha"]


def test_a_card_is_covered_when_the_page_goes_elsewhere(page):
    begin(page)
    do(page, "cards")
    do(page, "uncover")
    page.act("part", which="play")
    page.act("together-hide")
    assert page.state["page"]["part"] == "play"
    page.act("part", which="together")
    assert now(page)["in_hand"]["card"] is None
    assert now(page)["read"] == 0


def test_play_waits_for_the_last_card(page):
    begin(page)
    do(page, "cards")
    assert not page.act("together-play")["ok"]


def test_a_pair_plays_without_a_sheet(page):
    begin(page, 2)
    read_cards(page)
    assert do(page, "play")["sheet"] is None


def test_the_observer_has_a_sheet_while_the_others_play(playing):
    shown = now(playing)["sheet"]
    assert len(shown["items"]) == 4
    assert {one["who"] for one in shown["moments"]} <= {"Tasha", "Lee"}


def test_the_time_is_told_in_words_and_moves_nobody_on(playing, clock):
    pass_minutes(playing, clock, 8)
    assert now(playing)["time"]["sentence"] == "About 2 minutes left."
    pass_minutes(playing, clock, 4)
    assert (now(playing)["phase"], now(playing)["time"]["due"]) == ("play", True)


def test_a_tick_speaks_only_when_another_minute_has_gone(playing, clock):
    pass_minutes(playing, clock, 3)
    before = playing.state
    clock.pass_by(seconds=5)
    playing.tick()
    assert playing.state is before


def test_the_clock_can_be_held_made_longer_and_turned_off(playing, clock):
    do(playing, "clock", what="hold")
    pass_minutes(playing, clock, 3)
    assert now(playing)["time"]["sentence"] == "Paused: about 10 minutes left."
    do(playing, "clock", what="release")
    do(playing, "clock", what="longer", minutes=2)
    assert now(playing)["time"]["sentence"] == "About 12 minutes left."
    assert do(playing, "clock", what="off")["time"]["sentence"] == "The timer is off."


def test_anybody_can_stop_it_and_nothing_tells_later(playing):
    before = now(playing)
    stopped = do(playing, "stop")
    assert "Nobody needs a reason" in stopped["stopped"][0]
    assert do(playing, "go-on") == before


def test_out_of_the_roles_comes_before_any_word_about_it(playing):
    assert not playing.act("together-talk")["ok"]
    shown = do(playing, "step-out")
    said = [one["says"] for one in shown["spoken"]]
    assert "I am not Tasha." in said[1]
    assert do(playing, "talk")["word"]["seat"]["who"] == "the worker"


def test_the_words_come_in_their_order(talking):
    order = []
    while now(talking)["phase"] == "feedback":
        order.append(now(talking)["word"]["seat"]["who"])
        do(talking, "next")
    assert order == ["the worker", "Tasha", "the observer", "the worker"]


def test_changing_places_moves_everybody(talking):
    while now(talking)["phase"] == "feedback":
        do(talking, "next")
    moves = now(talking)["moves"]
    assert [one["will_be"] for one in moves] == ["the worker", "Tasha", "the observer"]
    assert [one["was"] for one in moves] == ["Tasha", "The observer", "The worker"]
    shown = do(talking, "round", change=True)
    assert shown["in_hand"]["first"]
    assert shown["seats"][0]["person"] == 1


def test_a_reload_comes_back_to_the_same_step(playing, settings, clock):
    do(playing, "stop")
    held = json.loads(json.dumps(now(playing)["held"]))
    again = RolePlayScreen(settings, clock)
    again.act("part", which="together")
    do(again, "resume", held=held)
    assert now(again) == now(playing)


@pytest.mark.parametrize("held", [None, [], "x", {}, {"case": 7}, {"case": "gone"}])
def test_what_a_tab_held_may_be_nonsense(page, held):
    page.act("together-resume", held=held)
    assert now(page)["phase"] == "choose"


@pytest.mark.parametrize(
    "fields",
    [
        {"case": "../../etc/passwd"},
        {"people": 12},
        {"people": "3"},
        {"others": [5]},
        {"others": "0"},
        {"minutes": None},
    ],
)
def test_nonsense_sits_nobody_down(page, fields):
    asked = {"case": "home-visit", "people": 3, "others": [], "minutes": 10}
    reply = page.act("together-begin", **{**asked, **fields})
    assert not reply["ok"]
    assert now(page)["phase"] == "choose"


def test_nothing_is_kept_and_finishing_forgets_the_group(talking):
    assert talking.lock.journal is None
    assert do(talking, "finish")["phase"] == "choose"
    assert not talking.act("together-next")["ok"]


def test_a_journal_gets_nothing_and_stays_open_while_people_play(page, clock):
    page.act("try")
    begin(page, minutes=30)
    read_cards(page)
    do(page, "play")
    pass_minutes(page, clock, 25)
    assert page.state["lock"]["open"]
    assert page.lock.journal.records() == []


def test_locking_forgets_the_group(page):
    page.act("try")
    begin(page)
    page.act("lock", draft=None)
    page.act("part", which="together")
    assert now(page)["phase"] == "choose"


def test_a_laptop_that_fell_asleep_finds_the_group_with_its_cards_covered(page, clock):
    page.act("try")
    begin(page)
    do(page, "cards")
    do(page, "uncover")
    clock.pass_by(minutes=5)
    page.tick()
    assert not page.state["lock"]["open"]
    page.act("part", which="together")
    assert now(page)["phase"] == "cards"
    assert now(page)["in_hand"]["card"] is None


def test_paper_holds_every_card_and_a_word_file(page):
    shown = do(page, "paper", case="home-visit")
    assert [card["name"] for card in shown["cards"]] == [
        "The worker", "Tasha", "Lee", "The observer",
    ]  # fmt: skip
    reply = page.act("together-file", case="home-visit")
    assert reply["file"]["name"].endswith(".docx")
    assert reply["buffers"][0][:2] == b"PK"
