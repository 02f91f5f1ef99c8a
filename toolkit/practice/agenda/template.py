"""Agendas to begin with, and sets of questions for one case.

The words live in ``exercises/agendas/``; this says what they are and begins an agenda
with them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from toolkit.practice.agenda.item import (
    USUAL_ITEM_MINUTES,
    USUAL_MINUTES,
    Agenda,
    AgendaItem,
    Bin,
    Function,
    Purpose,
    is_reflective,
)


@dataclass(frozen=True, slots=True)
class AgendaQuestion:
    """One question to look at a case with.

    Args:
        title: The stage or the viewpoint, in a few words.
        ask: The question itself.
    """

    title: str
    ask: str


@dataclass(frozen=True, slots=True)
class PromptSet:
    """Questions that belong together.

    Args:
        id: Stays the same, for items to keep.
        title: What it is called.
        blurb: When it helps, in a line.
        after: Whose idea stands behind it; the words are our own.
        questions: The questions, in their order.
    """

    id: str
    title: str
    blurb: str = ""
    after: str = ""
    questions: tuple[AgendaQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """One item of an agenda to begin with; each part means what it means there."""

    text: str
    purpose: Purpose = "think"
    function: Function = "support"
    minutes: int = USUAL_ITEM_MINUTES
    leave_with: str = ""
    bin: Bin = "private"
    prompts: tuple[str, ...] = ()

    @property
    def reflective(self) -> bool:
        """Tell whether it makes room for reflection."""
        return is_reflective(self.purpose, self.function)


@dataclass(frozen=True, slots=True)
class AgendaTemplate:
    """An agenda to begin with.

    Args:
        id: Stays the same, for agendas to keep.
        title: What it is called.
        for_whom: Who would choose it.
        blurb: What it is good for, in a line or two.
        minutes: Minutes it is made for.
        items: What is on it, in order.
        group: True for group supervision.
    """

    id: str
    title: str
    for_whom: str = ""
    blurb: str = ""
    minutes: int = USUAL_MINUTES
    items: tuple[TemplateItem, ...] = ()
    group: bool = False


@dataclass(frozen=True, slots=True)
class ItemStarter:
    """A kind of item to begin with, such as a case or a feeling.

    Args:
        id: Stays the same.
        title: What stands on its button.
        ask: What helps to put it into words.
        purpose: What such an item is usually for.
        function: Which function it usually serves.
        minutes: How long it usually takes.
        prompts: Ids of sets of questions that fit.
    """

    id: str
    title: str
    ask: str = ""
    purpose: Purpose = "think"
    function: Function = "support"
    minutes: int = USUAL_ITEM_MINUTES
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaTemplates:
    """Everything ``exercises/agendas/`` holds."""

    templates: tuple[AgendaTemplate, ...] = ()
    prompts: tuple[PromptSet, ...] = ()
    starters: tuple[ItemStarter, ...] = ()

    def template(self, template_id: str) -> AgendaTemplate | None:
        """Return the template with this id, or None."""
        return next((one for one in self.templates if one.id == template_id), None)


def apply_template(
    agenda: Agenda, template: AgendaTemplate, new_id: Callable[[], str]
) -> Agenda:
    """Return an agenda with a template's items before its own.

    Args:
        agenda: A new agenda, or one that holds something already.
        template: What to begin with.
        new_id: Gives a fresh id for each item.

    Returns:
        The agenda under the template's title and with its minutes; what was on it
        stays, at the end.
    """
    fresh = tuple(_item(one, new_id()) for one in template.items)
    return replace(
        agenda,
        title=template.title,
        template=template.id,
        minutes_booked=template.minutes,
        items=(*fresh, *agenda.items),
    )


def _item(one: TemplateItem, item_id: str) -> AgendaItem:
    return AgendaItem(
        id=item_id,
        text=one.text,
        purpose=one.purpose,
        function=one.function,
        minutes=one.minutes,
        leave_with=one.leave_with,
        bin=one.bin,
        prompts=one.prompts,
    )
