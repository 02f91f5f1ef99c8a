"""The emotional-response log: write an entry, find it again, take it with you."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from toolkit.content import load_prompts
from toolkit.errors import ExportError, MessageError
from toolkit.exports.download import export_log
from toolkit.exports.log_json import read_log_json
from toolkit.practice.log import (
    LOOKED_BACK,
    STRENGTH_WORDS,
    Entry,
    Filter,
    GoodThing,
    find_repeated_place,
    find_strain,
    is_gentle_word_due,
    read_entry,
    read_filter,
    read_good_thing,
    select_things,
    take_case_file_facts,
)
from toolkit.screens.listing import PAGE, Listing
from toolkit.screens.log.list_view import ListChoice, build_list_view
from toolkit.screens.log_store import LogStore, Thing
from toolkit.screens.message import (
    MAX_CHARACTERS,
    WRONG_SHAPE,
    read_form_field,
    read_or_create_id,
    read_revision_field,
    read_text_field,
)
from toolkit.screens.notice import warn_of_identifiers
from toolkit.screens.screen import Action, Fields, Reply, build_file_reply

FREE_TEXT = ("happened", "person", "telling", "coping", "supervision_line")
GOOD_TEXT = ("what", "helped", "tell")


class LogScreen(Listing):
    """The screen of ``notebooks/emotional-log.ipynb``."""

    module = "log.js"
    name = "log"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.filter = Filter()
        self._said: set[str] = set()  # a repeated place is mentioned once a visit
        super().__init__(*args, **kwargs)

    def actions(self) -> dict[str, Action]:
        """Return what this page may ask for."""
        return {
            **super().actions(),
            "save": self.save,
            "save-good": self.save_good,
            "filter": self.set_filter,
            "edit": self.edit,
            "delete": self.delete,
            "undelete": self.undelete,
            "told": self.told,
            "download": self.download,
            "bring-in": self.bring_in,
        }

    def unchanging(self) -> dict[str, Any]:
        """Return the words on offer."""
        words = self.vocabulary
        return {
            **super().unchanging(),
            "feelings": [asdict(each) for each in words.feelings],
            "places": [asdict(each) for each in words.places],
            "sensations": [asdict(each) for each in words.sensations],
            "coping": list(load_prompts(self.settings.content).coping),
            "strengths": list(STRENGTH_WORDS),
        }

    def page(self, shelf: LogStore) -> dict[str, Any]:
        """Return the list of entries as it is to be shown."""
        choice = ListChoice(self.filter, self.shown, self.opened_id)
        return build_list_view(shelf, choice, self.vocabulary, self.zone)

    def closed(self) -> None:
        """Forget the search and the entry that was open."""
        super().closed()
        self.filter = Filter()

    def listed(self, shelf: LogStore) -> LogStore:
        """Return the entries, which the list shows."""
        return shelf

    def save(self, fields: Fields) -> Reply:
        """Keep an entry, once what may identify somebody was pointed out."""
        shelf, now = self.open_shelf(), self.clock()
        form = read_form_field(fields)
        before = self._before(shelf, form, Entry)
        entry = read_entry(
            form,
            id=before.id if before else read_or_create_id(form),
            created=before.created if before else now,
            now=now,
            vocabulary=self.vocabulary,
        )
        fresh = self._pointed_out(fields, entry, FREE_TEXT)
        if fresh:
            return fresh
        return self._keep(shelf, entry, fields)

    def _keep(self, shelf: LogStore, entry: Entry, fields: Fields) -> Reply:
        now, copy_out = self.clock(), ""
        if entry.bin == "case-file":
            entry, copy_out = take_case_file_facts(entry, self.zone)
        shelf.put(entry, now, read_revision_field(fields))
        self.lock.forget_draft()
        self.opened_id = ""
        return self.kept(
            {
                "saved": entry.id,
                "copy_out": copy_out,
                "care": self._care(shelf, entry),
            }
        )

    def _care(self, shelf: LogStore, entry: Entry) -> dict[str, str] | None:
        """Return a gentle word after a hard entry or a hard spell."""
        now = self.local_now()
        entries = shelf.since(now - LOOKED_BACK)
        hard = find_strain(entries, now, self.vocabulary)
        if hard is not None and is_gentle_word_due(entry):
            return {"sentence": hard.sentence, "reason": hard.reason}
        again = find_repeated_place(entries, now, self.vocabulary)
        if again is None or again.key in self._said:
            return None
        self._said.add(again.key)
        return {"sentence": again.sentence, "reason": again.reason}

    def save_good(self, fields: Fields) -> Reply:
        """Keep one good thing."""
        shelf, now = self.open_shelf(), self.clock()
        form = read_form_field(fields)
        before = self._before(shelf, form, GoodThing)
        good = read_good_thing(
            form,
            id=before.id if before else read_or_create_id(form),
            created=before.created if before else now,
            now=self.local_now(),
        )
        fresh = self._pointed_out(fields, good, GOOD_TEXT)
        if fresh:
            return fresh
        shelf.put(good, now, read_revision_field(fields))
        self.lock.forget_draft()
        self.opened_id = ""
        return self.kept({"saved": good.id, "copy_out": "", "care": None})

    def _before(self, shelf: LogStore, form: Fields, kind: type) -> Any:
        """Return the thing that a form changes, or None when it is new.

        Raises:
            MessageError: The form is for a thing of another kind.
        """
        found = shelf.get(read_text_field(form, "id", 64))
        if found is not None and not isinstance(found, kind):
            raise MessageError(WRONG_SHAPE)  # an entry never turns into a good thing
        return found

    def _pointed_out(
        self, fields: Fields, thing: Thing, names: tuple[str, ...]
    ) -> Reply | None:
        """Return what the writer should see first, or None to go ahead."""
        return warn_of_identifiers(
            fields, {name: getattr(thing, name) for name in names}
        )

    def set_filter(self, fields: Fields) -> Reply:
        """Search and filter the list."""
        self.open_shelf()
        self.filter, self.shown = read_filter(fields), PAGE
        self.publish()
        return {}

    def edit(self, fields: Fields) -> Reply:
        """Hand one entry back to the form."""
        shelf = self.open_shelf()
        thing = self._wanted(shelf, fields)
        return {
            "form": {**asdict(thing), "created": "", "updated": "", "told_on": None},
            "good": isinstance(thing, GoodThing),
            "revision": shelf.revision(thing.id),
        }

    def delete(self, fields: Fields) -> Reply:
        """Take one entry out; it can be brought back until the lock closes."""
        shelf = self.open_shelf()
        shelf.delete(self._wanted(shelf, fields).id, self.clock())
        self.opened_id = ""
        return self.kept()

    def undelete(self, fields: Fields) -> Reply:
        """Bring back an entry that was taken out."""
        self.open_shelf().undelete(read_text_field(fields, "which", 64), self.clock())
        return self.kept()

    def told(self, fields: Fields) -> Reply:
        """Mark one good thing as told, or as not told yet.

        Raises:
            MessageError: It is not there, or is no good thing.
        """
        shelf, now = self.open_shelf(), self.clock()
        thing = self._wanted(shelf, fields)
        if not isinstance(thing, GoodThing):
            raise MessageError(WRONG_SHAPE)
        day = None if thing.told else self.local_now().date()
        shelf.put(
            replace(thing, told=not thing.told, told_on=day, updated=now),
            now,
            shelf.revision(thing.id),
        )
        return self.kept()

    def download(self, fields: Fields) -> Reply:
        """Hand the chosen entries over as a file; nothing is left on the server.

        Raises:
            ExportError: Nothing is chosen, or there is no such kind of file.
        """
        chosen = self.chosen(self.open_shelf())
        if not chosen:
            raise ExportError("There is nothing to take away yet.")
        file = export_log(
            read_text_field(fields, "format", 10),
            chosen,
            self.vocabulary,
            self.zone,
            self.local_now().date(),
        )
        return build_file_reply(file)

    def bring_in(self, fields: Fields) -> Reply:
        """Take in a file of entries that was taken away before."""
        shelf = self.open_shelf()
        # A surrogate here can only come from a page that is not ours.
        data = read_text_field(fields, "file", MAX_CHARACTERS).encode(
            "utf-8", "replace"
        )
        added = shelf.put_missing(read_log_json(data), self.clock())
        return self.kept({"added": added})

    def chosen(self, shelf: LogStore) -> list[Thing]:
        """Return what the search leaves, newest first."""
        return select_things(shelf.things(), self.filter, self.zone, self.vocabulary)

    def _wanted(self, shelf: LogStore, fields: Fields) -> Thing:
        thing = shelf.get(read_text_field(fields, "which", 64))
        if thing is None:
            raise MessageError("That entry is no longer in this journal.")
        return thing
