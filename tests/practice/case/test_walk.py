from __future__ import annotations

from random import Random
from types import MappingProxyType

from cases_for_tests import OPEN, scenes, small_case

from toolkit.practice.case.case import Case, Choice, Effect, Meter, Scene
from toolkit.practice.case.walk import (
    list_levels,
    measure_longest_path,
    run_random_plays,
    walk_case,
)


def case_of(*made: Scene, meters: tuple[Meter, ...] = ()) -> Case:
    return small_case(
        scenes=MappingProxyType({one.name: one for one in made}),
        start=made[0].name,
        meters=meters,
    )


def test_a_walk_comes_through_every_scene_and_state():
    made = walk_case(small_case())
    assert made.complete
    assert made.scenes == set(scenes())
    assert made.states["Inside"] == ((3,),)


def test_choices_for_others_are_not_walked():
    assert ("The door", 2) not in walk_case(small_case()).choices
    assert ("The door", 2) in walk_case(small_case(), "practitioner").choices
    assert list_levels(small_case()) == ("student", "practitioner")


def test_a_state_without_a_choice_is_found():
    shut = Scene("A", choices=(Choice("On", "B", OPEN),))
    end = Scene("B", tags=("ending",))
    assert walk_case(case_of(shut, end, meters=(Meter("trust", 0),))).stuck == (
        ("A", (0,)),
    )


def test_a_loop_without_a_way_out_is_found():
    one, two = (
        Scene("A", choices=(Choice("x", "B"),)),
        Scene("B", choices=(Choice("y", "A"),)),
    )
    assert walk_case(case_of(one, two)).endless == {"A", "B"}


def test_a_loop_with_a_way_out_is_fine():
    one = Scene("A", choices=(Choice("x", "A"), Choice("y", "B")))
    assert walk_case(case_of(one, Scene("B", tags=("ending",)))).endless == frozenset()


def test_a_missing_scene_ends_the_way():
    made = walk_case(case_of(Scene("A", choices=(Choice("x", "Nowhere"),))))
    assert made.finishes["A", ()] == {"Nowhere"}


def test_too_many_states_leave_a_walk_incomplete():
    meters = tuple(Meter(name, 0, 20) for name in "abcd")
    choices = tuple(
        Choice(one.name, "A", effects=(Effect(one.name, 1),)) for one in meters
    )
    assert not walk_case(
        case_of(Scene("A", choices=choices), meters=meters), most=500
    ).complete


def test_endings_still_open_are_known_everywhere():
    made = walk_case(small_case())
    assert made.finishes["The door", (1,)] == {"A plan", "The stairs"}
    assert made.finishes["The stairs", (0,)] == {"The stairs"}


def test_plays_by_chance_are_the_same_for_the_same_seed():
    one, two = (
        run_random_plays(small_case(), "student", Random(4), 50) for _ in range(2)
    )
    assert one == two
    assert sum(one.endings.values()) == 50


def test_the_longest_way_counts_the_weights():
    made = walk_case(small_case())
    assert measure_longest_path(made, dict.fromkeys(scenes(), 1)) == 3


def test_ways_in_a_circle_have_no_longest():
    loop = Scene("A", choices=(Choice("x", "A"), Choice("y", "B")))
    made = walk_case(case_of(loop, Scene("B", tags=("ending",))))
    assert measure_longest_path(made, {"A": 1}) is None
