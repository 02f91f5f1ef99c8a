"""Sorts the lines of a scene: words, choices, and ``key: value`` lines about either.

Reads both spellings: plain lines, and the same lines inside ``<!-- -->`` where Twine
does not show them. Knows where a line belongs, not what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from toolkit.content.problem import (
    ProblemList,
    find_close_word,
    join_as_choice,
    quote_value,
)
from toolkit.content.twee.line_kinds import (
    AllowedKeys,
    ChoiceLine,
    Item,
    KeyLine,
    ProseLine,
)
from toolkit.content.twee.links import find_links

# ``Content note: loss`` or ``why:``; not ``10:30``, ``https://x.org`` or ``a:b``.
KEY = re.compile(r"(?P<key>[^\W\d_][\w' -]{0,38}?)\s*:(?=\s|$)\s*(?P<value>.*)")
# ``if trust >= 3: She opens.`` up to the words after the colon.
IF = re.compile(r"if\s+(?P<value>[^:]{1,200}):(?=\s|$)\s*")
# The sign of a list before a link, as in ``- [[Knock]]`` or ``2. [[Knock]]``.
BULLET = re.compile(r"\s*(?:[-*+•–]|\d{1,2}[.)])\s+(?=\[\[)")
MOST_LINKS = 300  # A scene that seems to offer more is not written by hand.


def sort_lines(
    body: str, first: int, keys: AllowedKeys, slips: ProblemList
) -> list[Item]:
    """Return the lines of a passage, sorted.

    Args:
        body: The passage's words.
        first: The number of its first line in the file.
        keys: What may stand in it.
        slips: Where to note what is wrong.
    """
    sorter = _LineSorter(keys, slips)
    for line, text, hidden in _uncovered(body, first, slips):
        sorter.hidden(text, line) if hidden else sorter.open_line(text, line)
    return sorter.items


def _uncovered(
    body: str, first: int, slips: ProblemList
) -> Iterator[tuple[int, str, bool]]:
    """Return each line with its number, and whether it stands in a comment."""
    inside = 0
    for number, text in enumerate(body.split("\n"), first):
        rest = text
        while True:
            mark = "-->" if inside else "<!--"
            before, found, after = rest.partition(mark)
            if before.strip() or (rest is text and not found):
                yield number, before, bool(inside)
            if not found:
                break
            inside = 0 if inside else number
            rest = after
    if inside:
        hint = 'Put "-->" at its end.'
        slips.note(inside, "A comment is opened here and never closed.", hint)


class _LineSorter:
    def __init__(self, keys: AllowedKeys, slips: ProblemList) -> None:
        self.keys = keys
        self.every_key = (*keys.scene, *keys.choice)
        self.slips = slips
        self.items: list[Item] = []
        self.open: KeyLine | None = None
        self.under_choice = False
        self.blanks = 0
        self.offers = 0

    def open_line(self, text: str, line: int) -> None:
        """Sort a line that anybody sees."""
        bare = text.strip()
        if not bare:
            self.blanks += 1
            self.items.append(ProseLine("", line))
            return
        indent = len(text) - len(text.lstrip())
        if "[[" not in bare or not self._choice(bare, line, indent):
            if indent:
                self._indented(bare, line, indent)
            else:
                self._at_margin(bare, line)
        self.blanks = 0

    def hidden(self, text: str, line: int) -> None:
        """Sort a line in a comment: a key is one, and anything else is a remark."""
        bare = text.strip()
        found = IF.match(bare) or KEY.match(bare)
        key = found.groupdict().get("key") if found else None
        if found and key is None:
            self._begin_if(found, bare, line, 0)
        elif found and self._known(str(key).lower(), found["value"], line):
            pass
        elif self.open is not None and self.items[-1] is self.open:
            self.open.lines.append(bare)
        elif found:
            self._near(str(key), line)

    def _known(self, key: str, value: str, line: int) -> bool:
        both = key in self.keys.scene and key in self.keys.choice
        if key in self.keys.choice and (self.under_choice or not both):
            self._begin(KeyLine(self.keys.choice[key], [value], line, 2, "choice"))
        elif key in self.keys.scene:
            self._begin(KeyLine(self.keys.scene[key], [value], line))
        else:
            return False
        return True

    def _choice(self, bare: str, line: int, indent: int) -> bool:
        """Take the links of a line as choices; tell whether nothing else is on it."""
        if indent and self.open is not None:
            return False
        found = [one for one in islice(find_links(bare), MOST_LINKS) if not one.leaves]
        if not found:
            return False
        mark = BULLET.match(bare)
        start = mark.end() if mark else 0
        alone = (
            len(found) == 1 and found[0].start == start and found[0].end == len(bare)
        )
        if not alone:
            self.items.append(ProseLine(bare, line))
        if self.offers < MOST_LINKS:
            self.items += [ChoiceLine(one, line) for one in found]
        self.offers += len(found)
        self.open, self.under_choice = None, alone
        return True

    def _at_margin(self, bare: str, line: int) -> None:
        self.open = None
        test = IF.match(bare)
        found = KEY.match(bare)
        key = " ".join(found["key"].lower().split()) if found else ""
        if test and not self.keys.strict:
            self._begin_if(test, bare, line, 0)
        elif not found or key in self.keys.names:
            self._words(bare, line)
        elif key in self.keys.scene:
            self._begin(KeyLine(self.keys.scene[key], [found["value"]], line))
        elif key in self.keys.choice:
            self._about_choice(key, found["value"], line, 0)
        elif self.keys.strict:
            self._unknown(found["key"], line, self.keys.scene)
        else:
            self._near(found["key"], line)
            self._words(bare, line)

    def _indented(self, bare: str, line: int, indent: int) -> None:
        found = KEY.match(bare)
        key = " ".join(found["key"].lower().split()) if found else ""
        about_choice = self.open is None or self.open.owner == "choice"
        if self.under_choice and about_choice and found and key in self.keys.choice:
            self._about_choice(key, found["value"], line, indent)
        elif self.open is not None and (indent > self.open.indent or not found):
            self.open.lines += [""] * self.blanks + [_meant(bare)]
        elif self.under_choice and found:
            self._under_choice(found, line)
        else:
            self._words(bare, line)

    def _under_choice(self, found: re.Match[str], line: int) -> None:
        key = " ".join(found["key"].lower().split())
        if key in self.keys.scene:
            message = (
                f"{quote_value(key)} is about the whole scene, not about one choice."
            )
            hint = "Write it without spaces in front."
            self.slips.note(line, message, hint, "should")
            self._begin(KeyLine(self.keys.scene[key], [found["value"]], line))
        else:
            self._unknown(found["key"], line, self.keys.choice)
            self._begin(KeyLine("", [], line, 2, "choice"))

    def _about_choice(self, key: str, value: str, line: int, indent: int) -> None:
        if not self.under_choice:
            message = f"There is no choice above this {quote_value(key)}."
            hint = 'A choice is a line such as "- [[Knock again->At the door]]".'
            self.slips.note(line, message, hint, "should")
            return
        self._begin(KeyLine(self.keys.choice[key], [value], line, indent, "choice"))

    def _begin_if(
        self, found: re.Match[str], bare: str, line: int, indent: int
    ) -> None:
        said = KeyLine("if", [bare[found.end() :]], line, indent, test=found["value"])
        self._begin(said)

    def _begin(self, said: KeyLine) -> None:
        self.open = said
        self.under_choice = self.under_choice and said.owner == "choice"
        self.items.append(said)

    def _words(self, bare: str, line: int) -> None:
        self.open, self.under_choice = None, False
        self.items.append(ProseLine(_meant(bare), line))

    def _unknown(self, key: str, line: int, known: Mapping[str, str]) -> None:
        near = find_close_word(key, known)
        hint = f"Did you mean {quote_value(near)}?" if near else ""
        if not hint and known:
            hint = f"The keys here are {join_as_choice(sorted(set(known.values())))}."
        self.slips.note(
            line, f"Nothing reads {quote_value(key + ':')}.", hint, "should"
        )

    def _near(self, key: str, line: int) -> None:
        """Say so when words look like a misspelt key; most with a colon do not."""
        near = find_close_word(key, self.every_key) if key == key.lower() else ""
        if near and abs(len(near) - len(key)) <= 2:
            hint = f"Did you mean {quote_value(near + ':')}?"
            message = f"{quote_value(key + ':')} is read as words of the scene."
            self.slips.note(line, message, hint, "should")


def _meant(bare: str) -> str:
    r"""Return a line without the backslash that says: these are words, not a key."""
    return bare[1:] if bare[:1] == "\\" and bare[1:2].isalpha() else bare
