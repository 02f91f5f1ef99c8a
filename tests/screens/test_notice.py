"""What is pointed out before it is kept, and what a made-up case takes out of it."""

from __future__ import annotations

from toolkit.screens.notice import drop_made_up_names, find_notices, warn_of_identifiers

FICTION = frozenset({"tasha", "reece"})


def test_names_of_a_made_up_case_are_let_through():
    found = find_notices("say", "Tasha and Reece were there, and so was Mrs Okafor.")
    assert ["Okafor" in one.text for one in drop_made_up_names(found, FICTION)] == [
        True
    ]


def test_a_number_is_pointed_out_whatever_the_case():
    found = find_notices("say", "Ring Tasha on 07700 900123")
    assert [one.text for one in drop_made_up_names(found, FICTION)] == ["07700 900123"]


def test_what_was_seen_once_is_not_pointed_out_again():
    texts = {"say": "Mrs Okafor rang"}
    first = warn_of_identifiers({}, texts)
    assert first is not None
    marks = [one["mark"] for one in first["notices"]["say"]]
    assert warn_of_identifiers({"seen": marks}, texts) is None


def test_an_odd_list_of_marks_lets_nothing_through():
    assert (
        warn_of_identifiers({"seen": [1, None]}, {"say": "Mrs Okafor rang"}) is not None
    )
    assert warn_of_identifiers({"seen": "say"}, {"say": "Mrs Okafor rang"}) is not None
