"""The emotional-response log: everything about it in one place to import from.

An entry joins what happened, where it is felt, its words, how strong it is, what it
might be telling and how to cope. Gathers what others import and does nothing itself;
each part has its file: ``entry`` what is kept, ``form`` what comes from a page,
``search`` how it is found, ``strain`` when a gentle word is due, ``words`` what is said
about it.
"""

from __future__ import annotations

from toolkit.practice.log.entry import (
    BINS,
    KIND_ENTRY,
    KIND_GOOD,
    Bin,
    Entry,
    GoodThing,
    Thing,
    get_thing_kind,
    read_entry_body,
    read_good_thing_body,
    read_thing_body,
    write_thing_body,
)
from toolkit.practice.log.form import LABELS, read_entry, read_good_thing
from toolkit.practice.log.search import Filter, read_filter, select_things
from toolkit.practice.log.strain import (
    LOOKED_BACK,
    find_repeated_place,
    find_strain,
    is_gentle_word_due,
)
from toolkit.practice.log.words import (
    STRENGTH_WORDS,
    build_headline,
    describe_strength,
    join_with_commas,
    list_feeling_words,
    list_place_names,
    list_sensation_names,
    take_case_file_facts,
)

__all__ = [
    "BINS",
    "KIND_ENTRY",
    "KIND_GOOD",
    "LABELS",
    "LOOKED_BACK",
    "STRENGTH_WORDS",
    "Bin",
    "Entry",
    "Filter",
    "GoodThing",
    "Thing",
    "build_headline",
    "describe_strength",
    "find_repeated_place",
    "find_strain",
    "get_thing_kind",
    "is_gentle_word_due",
    "join_with_commas",
    "list_feeling_words",
    "list_place_names",
    "list_sensation_names",
    "read_entry",
    "read_entry_body",
    "read_filter",
    "read_good_thing",
    "read_good_thing_body",
    "read_thing_body",
    "select_things",
    "take_case_file_facts",
    "write_thing_body",
]
