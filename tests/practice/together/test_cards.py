from __future__ import annotations

from dataclasses import replace

from cases_for_tests import PLAN, small_case

from toolkit.practice.case.case import CaseQuestion, RoleCard
from toolkit.practice.together.cards import (
    Moment,
    SheetItem,
    build_observer_sheet,
    build_role_cards,
    get_card_name,
    is_spare_card,
    list_card_sections,
)


def test_the_sheet_asks_something_for_every_objective():
    sheet = build_observer_sheet(small_case())
    assert [item.objective for item in sheet.items] == ["O1", "O2"]
    assert sheet.items[1].watch == "When did you see or hear the worker listen?"


def test_the_sheet_names_what_is_said_where_there_is_something_to_decide():
    assert build_observer_sheet(small_case()).moments == (Moment("Tasha", "Yes?"),)


def test_the_worker_reads_the_aims_and_the_other_person_does_not():
    worker, other, _observer = build_role_cards(small_case())
    assert list_card_sections(small_case(), worker)[0][1] == (
        "Say why you came",
        "Listen",
    )
    assert list_card_sections(small_case(), other) == ()


def test_a_remark_in_brackets_is_no_part_of_a_name():
    lee = RoleCard("Card: Lee (if there are four of you)")
    assert (get_card_name(lee), is_spare_card(lee)) == ("Lee", True)
    assert (
        get_card_name(RoleCard("Card: Lee")),
        is_spare_card(RoleCard("Card: Lee")),
    ) == (
        "Lee",
        False,
    )


def test_parts_without_a_card_get_a_plain_one():
    found = build_role_cards(
        small_case(cards=(RoleCard("Me", "worker", "You knock."),))
    )
    assert [card.part for card in found] == ["worker", "other", "observer"]
    assert found[0].text == "You knock."
    assert found[1].text == "You are Tasha, a mother."


def test_a_plain_card_gives_nothing_away():
    words = " ".join(card.text for card in build_role_cards(small_case()))
    assert "Who is it?" not in words


def test_what_is_about_somebody_who_is_not_played_is_not_on_the_sheet():
    asked = (
        CaseQuestion("O1", "And when Lee came?"),
        CaseQuestion("O1", "And when Tasha spoke?"),
    )
    both = (RoleCard("Card: Tasha"), RoleCard("Card: Lee"))
    case = small_case(cards=both, plan=replace(PLAN, observer=asked))
    words = [item.watch for item in build_observer_sheet(case, ["Tasha"]).items]
    assert words[0] == "And when Tasha spoke?"
    assert len(build_observer_sheet(case).items) == len(words) + 1


def test_only_what_is_counted_asks_for_marks():
    counted = [
        SheetItem("", "", "Make a mark each time."),
        SheetItem("", "", "Remark?"),
    ]
    assert [item.counted for item in counted] == [True, False]
