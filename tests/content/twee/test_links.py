from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.content.twee.links import find_links, strip_links


@pytest.mark.parametrize(
    ("text", "shown", "target"),
    [
        ("[[A]]", "A", "A"),
        ("[[go->A]]", "go", "A"),
        ("[[A<-go]]", "go", "A"),
        ("[[go|A]]", "go", "A"),
        ("[[a->b->C]]", "a->b", "C"),
        ("[[A<-b<-c]]", "b<-c", "A"),
        ("[[a|b|C]]", "a|b", "C"),
        ("[[ go -> A ]]", "go", "A"),
        ("[[->A]]", "A", "A"),
        ("[[go→A]]", "go", "A"),
        ("[[A←go]]", "go", "A"),
        ("[[[A]]", "A", "A"),
    ],
)
def test_links_are_read_as_twine_reads_them(text, shown, target):
    (link,) = find_links(text)
    assert (link.text, link.target) == (shown, target)


def test_a_setter_is_kept_apart():
    (link,) = find_links("[[go|A][$x = 1]]")
    assert (link.text, link.target, link.setter) == ("go", "A", "$x = 1")


def test_a_link_never_goes_over_the_end_of_a_line():
    assert [link.target for link in find_links("[[A\n[[B]]\nC]]")] == ["B"]


def test_every_occurrence_counts():
    assert len(list(find_links("[[A]] [[A]] [[A]]"))) == 3


def test_addresses_elsewhere_are_told_apart():
    assert [link.leaves for link in find_links("[[a->https://x.org]] [[b->B]]")] == [
        True,
        False,
    ]


@given(st.text("[]-><|ab \n", max_size=80))
def test_any_brackets_are_read_in_order(text):
    found = list(find_links(text))
    assert all(text[link.start : link.start + 2] == "[[" for link in found)
    assert [link.start for link in found] == sorted(link.start for link in found)
    assert isinstance(strip_links(text), str)
