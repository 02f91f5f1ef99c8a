"""Brings in a story from elsewhere: Twee, a Twine page, Twine JSON or H5P.

Whatever the file holds, the answer is a case with sentences about what was lost, or
one sentence on why it cannot be opened. Nothing in it is run.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from toolkit.content.case_check.check import check_case
from toolkit.content.case_check.terms import WatchList
from toolkit.content.exchange import h5p_read, twine_html, twine_json
from toolkit.content.exchange.twine_losses import Loss, Losses, describe_losses
from toolkit.content.exchange.twine_text import clean_foreign_text
from toolkit.content.exchange.twine_translate import convert_story
from toolkit.content.problem import Problem
from toolkit.content.twee.cases import CaseFile, is_plan, read_case
from toolkit.content.twee.story import DATA, Passage, Story, read_twee, write_twee
from toolkit.content.yaml.reading import UTF16_STARTS
from toolkit.errors import ContentError

LARGEST = 20_000_000
"""Bytes of any file that is brought in."""
LARGEST_JSON = 4_000_000
LARGEST_TEXT = 4_000_000
TOO_LARGE = (
    "This file is too large to be brought in ({size} megabytes). "
    "Take pictures, sound and film out of the story and export it again."
)
NOT_A_STORY = (
    "No story can be found in this file. Bring in a .twee file, a page or an archive "
    "from Twine, Twine JSON, or an H5P branching scenario."
)
NOT_TEXT = (
    "This file is not text, and not a package that is known here. "
    "Export the story again from Twine or H5P."
)
NOT_WHOLE = (
    "This file breaks off or is not in the form it should be. "
    "Export the story again, and bring in the new file."
)
TWINE_ONE = (
    "This page was made with Twine 1. "
    "Open it in Twine 2 and export it from there, then bring it in."
)
OUR_IDS = uuid.UUID("8f4d8f2e-6d7c-5a63-9f3e-3d1c53f0a2b7")


@dataclass(frozen=True, slots=True)
class ImportedCase:
    """A story that was brought in.

    Args:
        file: The case that became of it, with its text.
        losses: What could not be taken over.
        problems: What the checker says about it.
        kind: What it was, such as ``Twine page``.
        titles: The titles of every story in the file.
    """

    file: CaseFile
    losses: tuple[Loss, ...]
    problems: tuple[Problem, ...]
    kind: str
    titles: tuple[str, ...]

    @property
    def twee(self) -> str:
        """Return the case as the text of a .twee file."""
        return self.file.text

    @property
    def links(self) -> int:
        """Return how many choices there are in all scenes together."""
        return sum(len(one.choices) for one in self.file.case.scenes.values())

    def build_report(self) -> dict[str, object]:
        """Return everything there is to say about it, as JSON can hold it."""
        case = self.file.case
        return {
            "title": case.title,
            "kind": self.kind,
            "stories": list(self.titles),
            "scenes": len(case.scenes),
            "links": self.links,
            "start": case.start,
            "meters": [meter.name for meter in case.meters],
            "losses": [str(loss) for loss in self.losses],
            "problems": [
                {"line": one.line, "level": one.level, "message": one.message,
                 "hint": one.hint}
                for one in self.problems
            ],
        }  # fmt: skip

    def sentences(self) -> list[str]:
        """Return what was lost as sentences, at most a page of them."""
        return describe_losses(self.losses)


def import_case_file(
    path: Path, which: int = 0, terms: WatchList | None = None
) -> ImportedCase:
    """Return the story in a file.

    Args:
        path: The file.
        which: Which story, where an archive holds several, counted from 0.
        terms: Words to look out for; None for none.

    Raises:
        ContentError: It cannot be opened, with the reason in a sentence.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise ContentError(TOO_LARGE.format(size=size // 1_000_000))
        data = path.read_bytes()
    except OSError as error:
        raise ContentError(
            "This file cannot be opened. Check its name and its place."
        ) from error
    return import_case(data, path.name, which, terms)


def import_case(
    data: bytes, name: str, which: int = 0, terms: WatchList | None = None
) -> ImportedCase:
    """Return the story that some bytes hold.

    Args:
        data: The bytes; anything at all.
        name: The file's name, for problems.
        which: Which story, where an archive holds several, counted from 0.
        terms: Words to look out for; None for none.

    Raises:
        ContentError: It cannot be opened, with the reason in a sentence.
    """
    if len(data) > LARGEST:
        raise ContentError(TOO_LARGE.format(size=len(data) // 1_000_000))
    losses = Losses()
    kind, stories = _stories(data, losses)
    titles = tuple(story.title for story in stories)
    if not stories or not any(story.passages for story in stories):
        raise ContentError(NOT_A_STORY)
    chosen = stories[which] if 0 <= which < len(stories) else stories[0]
    if len(stories) > 1:
        losses.note(f"The file holds {len(stories)} stories; this is “{chosen.title}”.")
    story = ensure_story_id(convert_story(chosen, losses))
    shown = f"{name_file_stem(story.title or Path(name).stem)}.twee"
    text = write_twee(story)
    file = read_case(text, shown)
    problems = tuple(check_case(file, terms))
    return ImportedCase(
        replace(file, problems=problems), tuple(losses), problems, kind, titles
    )


def name_file_stem(title: str) -> str:
    """Return a short file name for a title, in small letters with hyphens."""
    words = re.findall("[a-z0-9]+", title.lower().replace("'", ""))
    return "-".join(words)[:60].strip("-") or "story"


def _stories(data: bytes, losses: Losses) -> tuple[str, list[Story]]:
    if data.startswith(b"PK\x03\x04"):
        return "H5P package", [
            h5p_read.read_branching_scenario(h5p_read.unpack_h5p(data), losses)
        ]
    if twine_html.STORY.search(data):
        if b"\x00" in data:
            losses.note("Signs that nobody can see are left out.")
        return "Twine page", twine_html.read_twine_html(data, losses)
    text = _text(data, losses)
    bare = text.lstrip("\ufeff \t\r\n")
    if bare.startswith(("{", "[")) and not bare.startswith("[["):
        return _from_json(bare, losses)
    return _from_text(text, losses)


def _from_text(text: str, losses: Losses) -> tuple[str, list[Story]]:
    if 'id="storeArea"' in text or 'id="store-area"' in text:
        raise ContentError(TWINE_ONE)
    if not re.search(r"^::", text, re.MULTILINE):
        raise ContentError(NOT_A_STORY)
    if len(text) > LARGEST_TEXT:
        raise ContentError(TOO_LARGE.format(size=len(text) // 1_000_000))
    story, problems = read_twee(text, "")
    ours = any(is_plan(passage) for passage in story.passages)
    for problem in () if ours else problems:
        losses.note(f"{problem.message} {problem.hint}".strip())
    return "Twee", [story]


def _from_json(text: str, losses: Losses) -> tuple[str, list[Story]]:
    if len(text) > LARGEST_JSON:
        raise ContentError(TOO_LARGE.format(size=len(text) // 1_000_000))
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ContentError(NOT_WHOLE) from error
    if h5p_read.is_branching_scenario(value):
        found = cast("Mapping[str, object]", value)
        return "H5P content", [h5p_read.read_branching_scenario(found, losses)]
    listed = cast("list[object]", value) if isinstance(value, list) else [value]
    stories = [
        twine_json.read_story(cast("Mapping[str, object]", one), losses)
        for one in listed[:50]
        if twine_json.is_story(one)
    ]
    if not stories:
        raise ContentError(NOT_A_STORY)
    return "Twine JSON", stories


def _text(data: bytes, losses: Losses) -> str:
    """Return the bytes as text; an older encoding is read and told.

    Raises:
        ContentError: They are no text.
    """
    if data.startswith(UTF16_STARTS):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise ContentError(NOT_TEXT) from error
        losses.note("The file was not saved as UTF-8. It is from here on.")
        return clean_foreign_text(text)
    if b"\x00" in data[:1_000_000]:
        raise ContentError(NOT_TEXT)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        losses.note("The file was not saved as UTF-8. Please look at its accents.")
    return clean_foreign_text(text)


def ensure_story_id(story: Story) -> Story:
    """Return the story with an id that Twine knows it by."""
    data = story.data
    if isinstance(data.get("ifid"), str) and data["ifid"]:
        return story
    names = "\n".join(passage.name for passage in story.passages)
    made = str(uuid.uuid5(OUR_IDS, f"{story.title}\n{names}")).upper()
    text = json.dumps({"ifid": made, **data}, ensure_ascii=False, indent=1)
    there = story.passage(DATA)
    if there is not None:
        return story.with_passage(replace(there, text=text, source=""))
    first, rest = story.passages[:1], story.passages[1:]
    return replace(story, passages=(*first, Passage(DATA, text), *rest))
