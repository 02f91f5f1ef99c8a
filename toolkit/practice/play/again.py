"""Another try from any decision, and the two tries side by side.

The first try is never changed: both are kept, and neither is called the better one.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.practice.case.case import Case
from toolkit.practice.play.play import Play, get_scene, undo_to_choice
from toolkit.practice.play.view import MeterView, build_meter_views


@dataclass(frozen=True, slots=True)
class PlayBranch:
    """One of two tries, from where they part.

    Args:
        chosen: The words of the choice at which they part; empty when it stops there.
        then: The scenes that followed.
        ending: The scene it stands at.
        ended: True when that is an ending.
        in_short: The ending in a line.
        meters: The meters in words, at the end.
    """

    chosen: str
    then: tuple[str, ...]
    ending: str
    ended: bool
    in_short: str
    meters: tuple[MeterView, ...]


@dataclass(frozen=True, slots=True)
class PlayComparison:
    """Two tries at one case.

    Args:
        same: The scenes both came through, the one where they part included.
        fork: The scene where they part; empty when they are the same.
        one: The first try from there.
        other: The other one.
        sentences: What is different, in words.
    """

    same: tuple[str, ...]
    fork: str
    one: PlayBranch
    other: PlayBranch
    sentences: tuple[str, ...]


def fork_play(play: Play, number: int) -> Play:
    """Return a play that stands once more before one of its decisions.

    Args:
        play: The finished play, which stays as it is.
        number: Which choice to make anew, counted from 0.

    Raises:
        MessageError: There is no such choice.
    """
    return undo_to_choice(play, number)


def compare_plays(case: Case, one: Play, other: Play) -> PlayComparison:
    """Return two plays of a case side by side.

    Args:
        case: The case.
        one: The first try.
        other: The other.
    """
    shared = _count_shared_steps(one, other)
    scenes = tuple(step.scene for step in one.steps[:shared])
    both = shared < max(len(one.steps), len(other.steps))
    longer = one if len(one.steps) >= len(other.steps) else other
    fork = longer.steps[shared].scene if both else ""
    first, second = _branch(case, one, shared), _branch(case, other, shared)
    return PlayComparison(
        (*scenes, fork) if fork else (*scenes, one.here),
        fork,
        first,
        second,
        _sentences(first, second, fork),
    )


def _count_shared_steps(one: Play, other: Play) -> int:
    count = 0
    for first, second in zip(one.steps, other.steps, strict=False):
        if (first.scene, first.text) != (second.scene, second.text):
            break
        count += 1
    return count


def _branch(case: Case, play: Play, shared: int) -> PlayBranch:
    after = play.steps[shared:]
    scene = get_scene(case, play)
    return PlayBranch(
        after[0].text if after else "",
        tuple(step.scene for step in after[1:]),
        scene.name,
        scene.ending,
        scene.in_short,
        build_meter_views(case, play),
    )


def _sentences(one: PlayBranch, other: PlayBranch, fork: str) -> tuple[str, ...]:
    if not fork:
        return ("Both times you took the same way.",)
    found = [f"The two ways part at “{fork}”."]
    if one.ending == other.ending:
        found.append(f"Both come to “{one.ending}”.")
    else:
        found.append(f"One comes to “{one.ending}”, the other to “{other.ending}”.")
    for first, second in zip(one.meters, other.meters, strict=True):
        if first.word != second.word:
            name = first.name[:1].upper() + first.name[1:]
            found.append(f"{name}: {first.word} the first time, {second.word} then.")
        elif first.value == second.value:
            found.append(f"{first.name[:1].upper()}{first.name[1:]} ended the same.")
    return tuple(found)
