"""The emotional-response log: everything about it in one place to import from.

An entry joins what happened, where it is felt, its words, how strong it is, what it
might be telling and how to cope. This module only gathers; each part has its file:
``log_entry`` what is kept, ``log_form`` what comes from a page, ``log_select`` how it
is found, ``log_words`` what is said about it.
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
    entry_from,
    good_thing_from,
    kind_of,
    thing_from,
    to_body,
)
from toolkit.practice.log.form import LABELS, read_entry, read_good_thing
from toolkit.practice.log.search import Filter, read_filter, select
from toolkit.practice.log.strain import Strain, body_repeats, strain
from toolkit.practice.log.words import (
    STRENGTH_WORDS,
    feeling_words,
    for_the_case_file,
    headline,
    listed,
    place_names,
    sensation_names,
    strength_word,
)

__all__ = [
    "BINS",
    "KIND_ENTRY",
    "KIND_GOOD",
    "LABELS",
    "STRENGTH_WORDS",
    "Bin",
    "Entry",
    "Filter",
    "GoodThing",
    "Strain",
    "Thing",
    "body_repeats",
    "entry_from",
    "feeling_words",
    "for_the_case_file",
    "good_thing_from",
    "headline",
    "kind_of",
    "listed",
    "place_names",
    "read_entry",
    "read_filter",
    "read_good_thing",
    "select",
    "sensation_names",
    "strain",
    "strength_word",
    "thing_from",
    "to_body",
]
