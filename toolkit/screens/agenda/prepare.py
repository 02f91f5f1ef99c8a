"""Preparing: the meeting, what is picked up, the items and their order.

Every change is kept at once and can be taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from toolkit.errors import MessageError
from toolkit.practice.agenda import (
    KIND_AGENDA,
    Agenda,
    AgendaItem,
    PickUp,
    add_entry_to_item,
    add_item,
    add_pick_ups,
    apply_template,
    change_item,
    get_item,
    get_item_place,
    list_pick_ups,
    merge_half,
    move_item_down,
    move_item_to,
    move_item_up,
    park_agenda_item,
    put_reflection_first,
    read_half,
    read_item,
    read_meeting,
    remove_item,
    take_item_back,
)
from toolkit.practice.agenda.item import USUAL_MINUTES
from toolkit.practice.log import Entry
from toolkit.practice.supervision import KIND_SESSION
from toolkit.practice.supervision.cancel import cancel_meeting
from toolkit.screens.agenda.editor import NOT_HERE
from toolkit.screens.agenda.page_part import AgendaPart
from toolkit.screens.agenda.pickup_material import (
    build_pickup_key,
    collect_pickup_material,
)
from toolkit.screens.message import (
    MAX_CHARACTERS,
    WRONG_SHAPE,
    create_id,
    read_form_field,
    read_or_create_id,
    read_text_field,
)
from toolkit.screens.screen import Action, Fields, Reply

ITEM_TEXT = ("text", "leave_with", "thoughts")
MOST_TICKS = 200


class PreparePart(AgendaPart):
    """The part of the page that prepares a meeting."""

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for while preparing."""
        return {
            "meeting": self.meeting,
            "template": self.template,
            "pick": self.pick,
            "item-save": self.save_item,
            "item-remove": self.remove_item,
            "item-move": self.move_item,
            "item-park": self.park_item,
            "item-back": self.back_item,
            "item-entry": self.bring_entry,
            "reflection-first": self.feeling_first,
            "half-in": self.half_in,
            "meeting-cancel": self.cancel,
        }

    def meeting(self, fields: Fields) -> Reply:
        """Keep when the meeting is, how long and with whom."""
        form = read_form_field(fields)
        agenda = read_meeting(form, before=self.bench.agenda())
        texts = {"title": agenda.title, "with_whom": agenda.with_whom}
        # Pointed out beside the field; autosave does not wait for an answer.
        found = self.bench.pointed_out(fields, texts)
        reply = self._keep(agenda, "Meeting changed")
        return {**reply, "noticed": found["notices"] if found else {}}

    def cancel(self, fields: Fields) -> Reply:
        """Note that the meeting is cancelled; what was prepared waits.

        Raises:
            MessageError: The session has been started already.
            FormError: A field needs another look.
            JournalError: It could not be written; nothing was changed.
        """
        form, agenda = read_form_field(fields), self.bench.agenda()
        if agenda.state != "preparing":
            raise MessageError("This session has been started already.")
        now = self.bench.now
        found = cancel_meeting(agenda, form, session_id=create_id(), now=now)
        self.bench.ready()
        self.bench.put(KIND_SESSION, found.session)
        self.bench.put(KIND_AGENDA, replace(found.agenda, updated=now))
        return self.bench.done(found.sentence)

    def template(self, fields: Fields) -> Reply:
        """Begin with a template; what is on the agenda stays.

        Raises:
            MessageError: There is no such template.
            JournalError: It could not be written; nothing was changed.
        """
        wanted = read_text_field(fields, "which", 64)
        template = self.bench.words.templates.template(wanted)
        if template is None:
            raise MessageError(WRONG_SHAPE)
        before = self.bench.agenda()
        agenda = apply_template(before, template, create_id)
        if before.minutes_booked != USUAL_MINUTES:  # what was booked is a fact
            agenda = replace(agenda, minutes_booked=before.minutes_booked)
        return self._keep(agenda, f"Template added: {template.title}")

    def offers(self, agenda: Agenda) -> tuple[PickUp, ...]:
        """Return what can be picked up for an agenda."""
        return list_pick_ups(
            collect_pickup_material(self.screen, self.bench),
            agenda,
            self.screen.vocabulary,
            self.screen.local_now(),
        )

    def pick(self, fields: Fields) -> Reply:
        """Put what was ticked on the agenda.

        Raises:
            MessageError: Nothing is ticked, or the page sent the wrong shape.
            JournalError: It could not be written; nothing was changed.
        """
        ticked = fields.get("chosen")
        if not isinstance(ticked, list) or len(ticked) > MOST_TICKS:
            raise MessageError(WRONG_SHAPE)
        agenda = self.bench.agenda()
        chosen = [one for one in self.offers(agenda) if build_pickup_key(one) in ticked]
        if not chosen:
            raise MessageError("Nothing is ticked yet. Tick what you want to bring.")
        count = "1 item" if len(chosen) == 1 else f"{len(chosen)} items"
        return self._keep(add_pick_ups(agenda, chosen, create_id), f"{count} added")

    def save_item(self, fields: Fields) -> Reply:
        """Keep an item, new or changed, once names were pointed out."""
        form, agenda = read_form_field(fields), self.bench.agenda()
        before = agenda.item(read_text_field(form, "id", 64))
        known = [one.id for one in self.bench.words.templates.prompts]
        item = read_item(
            form,
            before=before or AgendaItem(read_or_create_id(form), ""),
            prompts=known,
        )
        found = self.bench.pointed_out(
            fields, {name: getattr(item, name) for name in ITEM_TEXT}
        )
        if found:
            return found
        if before is not None:
            return self._keep(change_item(agenda, item), "Item changed", item.id)
        return self._keep(add_item(agenda, item), "Item added", item.id)

    def remove_item(self, fields: Fields) -> Reply:
        """Take an item off the agenda."""
        return self._change(remove_item, fields, "Item removed")

    def park_item(self, fields: Fields) -> Reply:
        """Put an item aside for another time."""
        return self._change(park_agenda_item, fields, "Item put aside for another time")

    def back_item(self, fields: Fields) -> Reply:
        """Put a parked item back on the agenda."""
        return self._change(take_item_back, fields, "Item is back on the agenda")

    def move_item(self, fields: Fields) -> Reply:
        """Move an item one place up or down, or to a place.

        Raises:
            MessageError: The page sent neither a way nor a place.
            FormError: The item is not there.
            JournalError: It could not be written; nothing was changed.
        """
        which, way = (
            read_text_field(fields, "which", 64),
            read_text_field(fields, "way", 10),
        )
        agenda, place = self.bench.agenda(), fields.get("place")
        if way in ("up", "down"):
            moved = (move_item_up if way == "up" else move_item_down)(agenda, which)
        elif isinstance(place, int):
            moved = move_item_to(agenda, which, place)
        else:
            raise MessageError(WRONG_SHAPE)
        at = get_item_place(moved, which)
        return self._keep(moved, f"Moved to place {at} of {len(moved.active)}", which)

    def feeling_first(self, _fields: Fields) -> Reply:
        """Put what makes room for reflection at the beginning."""
        agenda = put_reflection_first(self.bench.agenda())
        return self._keep(agenda, "Reflection comes first now")

    def bring_entry(self, fields: Fields) -> Reply:
        """Put the whole entry behind a line into the item's private thoughts.

        Raises:
            MessageError: Its entry is no longer in this journal.
            FormError: The item is not there.
            JournalError: It could not be written; nothing was changed.
        """
        agenda = self.bench.agenda()
        item = get_item(agenda, read_text_field(fields, "which", 64))
        shelf = self.screen.shelf
        entry = shelf.get(item.source_id) if shelf and item.source == "log" else None
        if not isinstance(entry, Entry):
            raise MessageError(NOT_HERE)
        words = "The entry is in your private thoughts"
        return self._keep(
            change_item(agenda, add_entry_to_item(item, entry)), words, item.id
        )

    def half_in(self, fields: Fields) -> Reply:
        """Take in the other person's half from a file; a wrong one changes nothing."""
        # A surrogate here can only come from a page that is not ours.
        data = read_text_field(fields, "file", MAX_CHARACTERS).encode(
            "utf-8", "replace"
        )
        merged = merge_half(self.bench.agenda(), read_half(data))
        if not merged.added and not merged.changed:
            self.bench.ready()
            return {"said": merged.sentence, "undo": ""}
        return self._keep(merged.agenda, merged.sentence.rstrip("."))

    def _change(
        self, change: Callable[[Agenda, str], Agenda], fields: Fields, words: str
    ) -> Reply:
        which = read_text_field(fields, "which", 64)
        return self._keep(change(self.bench.agenda(), which), words)

    def _keep(self, agenda: Agenda, words: str, saved: str = "") -> Reply:
        self.bench.ready()
        self.bench.put(KIND_AGENDA, replace(agenda, updated=self.bench.now))
        return self.bench.done(f"{words}.", {"saved": saved})
