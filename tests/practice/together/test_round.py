from __future__ import annotations

from toolkit.practice.together.round import build_round_stages


def test_the_player_speaks_before_the_observer():
    speakers = [stage.speaks for stage in build_round_stages(10) if stage.speaks]
    assert speakers == ["worker", "other", "observer", "worker"]


def test_a_round_is_as_long_as_it_should_be():
    assert [
        stage.minutes for stage in build_round_stages(12) if stage.name == "Play"
    ] == [12]
    assert [
        stage.minutes for stage in build_round_stages(999) if stage.name == "Play"
    ] == [30]


def test_nobody_speaks_about_it_before_everybody_is_out_of_the_roles():
    names = [stage.name for stage in build_round_stages(10)]
    first = next(
        number for number, stage in enumerate(build_round_stages(10)) if stage.speaks
    )
    assert names.index("Out of the roles") < first


def test_whoever_speaks_is_asked_something():
    assert all(stage.asks for stage in build_round_stages(10) if stage.speaks)
