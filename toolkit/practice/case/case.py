"""What a case for role-play is: its plan, its scenes, the choices in them.

A case is data. Nothing here opens a file, draws a page or keeps a journal; every
item remembers its line so that its author can be shown where it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from toolkit.practice.case.meter import (
    Comparison,
    Condition,
    Effect,
    Meter,
    State,
    name_meter_values,
)
from toolkit.practice.case.plan import (
    FRAMES,
    LEVELS,
    CaseQuestion,
    Feedback,
    Frame,
    Level,
    Objective,
    Person,
    Plan,
    RoleCard,
    RolePart,
    SavedPath,
    Shown,
    Thoughts,
)

__all__ = [
    "FRAMES",
    "LEVELS",
    "Case",
    "CaseQuestion",
    "Choice",
    "Comparison",
    "Condition",
    "ConditionalText",
    "Effect",
    "Feedback",
    "Frame",
    "Level",
    "Meter",
    "Objective",
    "Person",
    "Plan",
    "RoleCard",
    "RolePart",
    "SavedPath",
    "Scene",
    "Shown",
    "State",
    "Thought",
    "Thoughts",
]


@dataclass(frozen=True, slots=True)
class Thought:
    """What somebody thinks and does not say; empty ``who`` when the case is silent."""

    who: str
    words: str


@dataclass(frozen=True, slots=True)
class ConditionalText:
    """A stretch of a scene's text, perhaps only for some states.

    Args:
        text: Paragraphs in plain Markdown.
        when: When it is shown; None for always.
        otherwise: True when it is shown because none of the conditions just before
            it held.
    """

    text: str
    when: Condition | None = None
    otherwise: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to say or do.

    Args:
        text: What it says on the page.
        target: The scene it leads to.
        when: When it is offered; None for always.
        effects: What it does to the meters.
        why: The reason to think about in the debrief.
        practises: Ids of the objectives it practises.
        levels: Whom it is offered to; empty for everybody.
        thought: What the other person thinks at this.
        line: The line of the file it stands on.
    """

    text: str
    target: str
    when: Condition | None = None
    effects: tuple[Effect, ...] = ()
    why: str = ""
    practises: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    thought: Thought | None = None
    line: int = 0

    def is_offered(self, values: Mapping[str, int], level: Level) -> bool:
        """Tell whether it is offered in a state, at a level.

        Args:
            values: The meters by name.
            level: Whom the case is played by.
        """
        if self.levels and level not in self.levels:
            return False
        return self.when is None or self.when.holds(values)


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment of the case.

    Args:
        name: Its name, which choices lead to.
        text: What is read, in stretches.
        tags: Words that mark it, such as ``ending``.
        choices: What can be said or done in it.
        pause: The question at which everybody stops to notice; empty for none.
        own_words: Asks for the person's own words before the choices are shown.
        hint: A word of help for somebody new to this.
        thought: What the other person thinks here.
        lighter: What is read instead in the lighter version; empty for no other.
        debrief: A question for the debrief of whoever came through here.
        in_short: The scene in one line, for the debrief; needed for an ending.
        line: The line of the file it stands on.
    """

    name: str
    text: tuple[ConditionalText, ...] = ()
    tags: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    pause: str = ""
    own_words: str = ""
    hint: str = ""
    thought: Thought | None = None
    lighter: str = ""
    debrief: str = ""
    in_short: str = ""
    line: int = 0

    @property
    def ending(self) -> bool:
        """Tell whether the case ends here."""
        return "ending" in self.tags

    @property
    def decision(self) -> bool:
        """Tell whether there is something to decide here."""
        return len(self.choices) > 1

    def assemble_text(self, values: Mapping[str, int], lighter: bool = False) -> str:
        """Return what is read here.

        Args:
            values: The meters by name.
            lighter: True for the lighter version.
        """
        if lighter and self.lighter:
            return self.lighter
        kept: list[str] = []
        shown = False
        for part in self.text:
            if part.otherwise:
                fits = not shown
            elif part.when is None:
                fits, shown = True, False
            else:
                fits = part.when.holds(values)
                shown = shown or fits
            if fits and part.text:
                kept.append(part.text)
        return "\n\n".join(kept)


def _no_scenes() -> Mapping[str, Scene]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Case:
    """A whole case.

    Args:
        key: Its short name, which is its file's name without the ending.
        title: Its title.
        plan: What stands before the first scene.
        meters: What moves between people in it.
        scenes: The scenes that are played, by name, in the order of the file.
        start: The name of the first scene; empty when there is none.
        cards: A card for each part in a role-play.
        notes: Notes for whoever runs the session, as heading and text.
        paths: Ways through it that should stay as they are.
        ifid: The story's id among other Twine stories; empty when it has none.
    """

    key: str
    title: str
    plan: Plan = field(default_factory=Plan)
    meters: tuple[Meter, ...] = ()
    scenes: Mapping[str, Scene] = field(default_factory=_no_scenes, hash=False)
    start: str = ""
    cards: tuple[RoleCard, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    paths: tuple[SavedPath, ...] = ()
    ifid: str = ""

    def name_values(self, state: State) -> dict[str, int]:
        """Return a state as values by name."""
        return name_meter_values(self.meters, state)

    def list_offered(self, scene: Scene, state: State, level: Level) -> tuple[int, ...]:
        """Return the positions of the choices that are offered in a scene.

        Args:
            scene: The scene.
            state: The state in which it is reached.
            level: Whom it is played by.
        """
        values = self.name_values(state)
        fits = (one.is_offered(values, level) for one in scene.choices)
        return tuple(number for number, fit in enumerate(fits) if fit)

    @property
    def decisions(self) -> tuple[Scene, ...]:
        """Return the scenes in which there is something to decide."""
        return tuple(scene for scene in self.scenes.values() if scene.decision)

    @property
    def endings(self) -> tuple[Scene, ...]:
        """Return the scenes in which the case can end."""
        return tuple(scene for scene in self.scenes.values() if scene.ending)
