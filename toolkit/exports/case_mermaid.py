"""The map of a case as Mermaid text, for documents that draw it.

Text only: nothing is drawn and nothing is loaded here.
"""

from __future__ import annotations

from toolkit.practice.case.case import Case, Choice, Scene
from toolkit.practice.case.text import strip_emphasis
from toolkit.practice.text import shorten

LONGEST_LABEL = 48


def write_case_mermaid(case: Case) -> str:
    """Return the map of a case: a box for each scene, an arrow for each choice.

    Args:
        case: The case.
    """
    names = {name: f"s{number}" for number, name in enumerate(case.scenes, 1)}
    lines = ["flowchart TD"]
    lines += [f"    {names[scene.name]}{_box(case, scene)}" for scene in _scenes(case)]
    for scene in _scenes(case):
        for choice in scene.choices if not scene.ending else ():
            target = names.get(choice.target)
            if target:
                lines.append(f"    {names[scene.name]} {_arrow(choice)} {target}")
    return "\n".join(lines) + "\n"


def _scenes(case: Case) -> tuple[Scene, ...]:
    return tuple(case.scenes.values())


def _box(case: Case, scene: Scene) -> str:
    words = _label(scene.name)
    if scene.ending:
        return f'(["{words}"])'
    if scene.name == case.start:
        return f'(("{words}"))'
    return f'["{words}"]' if not scene.decision else f'{{{{"{words}"}}}}'


def _arrow(choice: Choice) -> str:
    words = _label(choice.text)
    if choice.when is not None:
        return f'-. "{words} ({_label(str(choice.when))})" .->'
    return f'-- "{words}" -->'


def _label(text: str) -> str:
    """Return words that no sign of Mermaid can break out of."""
    short = shorten(strip_emphasis(text).strip('"'), LONGEST_LABEL)
    return "".join(f"#{ord(sign)};" if sign in _SPECIAL else sign for sign in short)


_SPECIAL = frozenset('"#;<>{}[]|`&\\')
