"""The map of a case that is being written says what its scenes say."""

from __future__ import annotations

from toolkit.content.case_check.check import check_case
from toolkit.content.exchange.new_case import build_new_case
from toolkit.content.twee.cases import read_case
from toolkit.screens.role_play.write_map import MOST, build_map_view


def mapped(text: str) -> dict:
    file = read_case(text, "x.twee")
    made = build_map_view(file.case, check_case(file))
    assert made is not None
    return made


def dot(made: dict, name: str) -> dict:
    return next(one for one in made["dots"] if one["name"] == name)


def test_every_scene_is_on_it_with_where_it_leads():
    made = mapped(build_new_case("A call"))
    assert dot(made, "At the door")["kind"] == "start"
    assert dot(made, "At the door")["to"] == ["Plain words", "Stand-off", "Not today"]
    assert dot(made, "Not today")["kind"] == "ending"
    assert not any(one["wrong"] for one in made["dots"])
    assert made["apart"] == []


def test_a_scene_that_is_not_written_yet_is_on_it_and_where_it_is_named_is_marked():
    made = mapped(build_new_case("A call").replace("->Not today", "->Tomorrow"))
    assert dot(made, "Tomorrow")["kind"] == "missing"
    assert dot(made, "At the door")["wrong"]


def test_a_scene_that_nothing_leads_to_stands_apart():
    made = mapped(build_new_case("A call").replace("->Not today", "->Stand-off"))
    assert [one["name"] for one in made["apart"]] == ["Not today"]


def test_a_case_without_a_scene_or_with_very_many_is_not_drawn():
    many = "".join(f":: S{n}\n[[S{n + 1}]]\n" for n in range(MOST + 1))
    for text in ("", many):
        assert build_map_view(read_case(text, "x").case, []) is None
