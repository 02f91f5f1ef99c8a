from __future__ import annotations

from types import MappingProxyType

from cases_for_tests import small_case
from hypothesis import given
from hypothesis import strategies as st

from toolkit.practice.case.case import Choice, Scene
from toolkit.practice.play.map import build_case_map
from toolkit.practice.play.play import end_pause, start_play, take_choice

CASE = small_case()


def linked(pairs: list[tuple[int, int]]):
    """A case whose scenes are numbers."""
    names = {str(one) for pair in pairs for one in pair} | {"0"}
    scenes = {
        name: Scene(
            name, choices=tuple(Choice("x", str(b)) for a, b in pairs if str(a) == name)
        )
        for name in sorted(names)
    }
    return small_case(scenes=MappingProxyType(scenes), start="0", meters=())


def test_every_scene_stands_below_what_leads_to_it():
    rows = {dot.name: dot.row for dot in build_case_map(CASE).dots}
    assert rows == {"The door": 0, "Inside": 1, "A plan": 2, "The stairs": 2}


def test_no_two_scenes_stand_in_one_place():
    places = [(dot.column, dot.row) for dot in build_case_map(CASE).dots]
    assert len(set(places)) == len(places)


def test_the_way_that_was_taken_is_marked():
    found = build_case_map(
        CASE, take_choice(CASE, end_pause(start_play(CASE), None), 0)
    )
    assert [dot.taken for dot in found.dots][:2] == [0, 1]
    assert [(way.start, way.end) for way in found.ways if way.taken] == [
        ("The door", "Inside")
    ]


def test_only_what_was_near_can_be_shown():
    play = take_choice(CASE, end_pause(start_play(CASE), None), 1)
    names = {dot.name for dot in build_case_map(CASE, play, whole=False).dots}
    assert names == {"The door", "Inside", "The stairs"}


def test_endings_are_told_apart():
    assert {dot.name for dot in build_case_map(CASE).dots if dot.ending} == {
        "A plan",
        "The stairs",
    }


def test_a_case_without_links_is_one_dot():
    assert [dot.name for dot in build_case_map(linked([])).dots] == ["0"]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=40))
def test_any_case_has_a_map_whatever_circles_are_in_it(pairs):
    found = build_case_map(linked(pairs))
    places = {(dot.column, dot.row) for dot in found.dots}
    assert len(places) == len(found.dots)
    assert all(
        dot.column < found.columns and dot.row < found.rows for dot in found.dots
    )
    names = {dot.name for dot in found.dots}
    assert all({way.start, way.end} <= names for way in found.ways)
