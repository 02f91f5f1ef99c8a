"""Writes a case as a Twine archive or as Twine JSON, and says what Twine cannot do.

The words go out with the lines about scenes and choices hidden in comments, so that
the story plays in Twine and comes back here whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from toolkit.content.exchange.bring_in import ensure_story_id, name_file_stem
from toolkit.content.exchange.h5p_write import write_h5p_package
from toolkit.content.exchange.twine_losses import Loss, Losses
from toolkit.content.twee.cases import CaseFile, is_scene_passage
from toolkit.content.twee.spelling import convert_for_twine
from toolkit.content.twee.story import DATA, TITLE, Passage, Story, write_twee
from toolkit.errors import ExportError

KINDS = ("twine", "json", "h5p", "twee")
"""What a case can be written as here; paper and maps are written elsewhere."""
COLOURS = ("ifid", "format", "format-version", "zoom", "creator", "creator-version")
USUAL_FORMAT = ("Harlowe", "3.3.9")


@dataclass(frozen=True, slots=True)
class ExportedCase:
    """A case as a file for elsewhere.

    Args:
        name: What the file is called.
        media_type: What kind of file it is, for a browser.
        data: Its bytes.
        losses: What the other side cannot hold.
    """

    name: str
    media_type: str
    data: bytes
    losses: tuple[Loss, ...]


def export_case_file(file: CaseFile, to: str) -> ExportedCase:
    """Return a case as a file for elsewhere.

    Args:
        file: The case as its file holds it.
        to: ``twine``, ``json``, ``h5p`` or ``twee``.

    Raises:
        ExportError: There is no such kind of file.
    """
    losses = Losses()
    stem = file.case.key if file.case.key else name_file_stem(file.case.title)
    if to == "h5p":
        data = write_h5p_package(file.case, losses)
        return ExportedCase(f"{stem}.h5p", "application/zip", data, tuple(losses))
    if to == "twee":
        text = write_twee(file.story)
        return ExportedCase(
            f"{stem}.twee", "text/plain;charset=utf-8", _bytes(text), ()
        )
    if to not in KINDS:
        raise ExportError(
            "There is no export of that kind. Choose Twine, JSON, H5P, paper or map."
        )
    _report_twine_losses(file, losses)
    people = tuple(person.name for person in file.case.plan.people)
    story = convert_for_twine(ensure_story_id(file.story), people)
    if to == "json":
        text = write_twine_json(story, file)
        return ExportedCase(
            f"{stem}.json", "application/json", _bytes(text), tuple(losses)
        )
    text = write_twine_archive(story, file)
    return ExportedCase(
        f"{stem}.html", "text/html;charset=utf-8", _bytes(text), tuple(losses)
    )


def write_twine_archive(story: Story, file: CaseFile) -> str:
    """Return a story as the archive that Twine imports.

    Args:
        story: The story, in the spelling for Twine.
        file: The case, for its title and its first scene.
    """
    passages = list(_written(story))
    numbers = {passage.name: number for number, passage in enumerate(passages, 1)}
    data = story.data
    told = {
        "name": file.case.title,
        "startnode": str(numbers.get(file.case.start, 1)),
        "creator": "Reflective Supervision Toolkit",
        "creator-version": "1",
        **{key: str(data[key]) for key in COLOURS if key in data},
    }
    told.setdefault("format", USUAL_FORMAT[0])
    told.setdefault("format-version", USUAL_FORMAT[1])
    lines = [f"<tw-storydata {_attributes(told)} hidden>"]
    lines += [
        f"<tw-tag {_attributes({'name': name, 'color': colour})}></tw-tag>"
        for name, colour in _tag_colours(data)
    ]
    for number, passage in enumerate(passages, 1):
        lines.append(_element(passage, number))
    return "\n".join([*lines, "</tw-storydata>", ""])


def write_twine_json(story: Story, file: CaseFile) -> str:
    """Return a story as Twine 2 JSON, with the keys of the specification.

    Args:
        story: The story, in the spelling for Twine.
        file: The case, for its title and its first scene.
    """
    data = story.data
    made: dict[str, object] = {
        "name": file.case.title,
        **{key: data[key] for key in COLOURS if key in data},
        "start": file.case.start,
        "tag-colors": dict(_tag_colours(data)),
        "passages": [
            {
                "name": passage.name,
                "tags": list(passage.tags),
                "metadata": dict(passage.metadata),
                "text": passage.text,
            }
            for passage in _written(story)
        ],
    }
    made.setdefault("format", USUAL_FORMAT[0])
    made.setdefault("format-version", USUAL_FORMAT[1])
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _written(story: Story) -> Iterator[Passage]:
    return (one for one in story.passages if one.name not in {TITLE, DATA})


def _element(passage: Passage, number: int) -> str:
    told = {
        "pid": str(number),
        "name": passage.name,
        "tags": " ".join(passage.tags),
        "position": passage.metadata.get("position", _place(number)),
        "size": passage.metadata.get("size", "100,100"),
    }
    text = escape(passage.text, quote=True)
    return f"<tw-passagedata {_attributes(told)}>{text}</tw-passagedata>"


def _place(number: int) -> str:
    row, column = divmod(number - 1, 8)
    return f"{100 + 150 * column},{100 + 150 * row}"


def _attributes(told: dict[str, str]) -> str:
    return " ".join(f'{key}="{escape(value, True)}"' for key, value in told.items())


def _tag_colours(data: dict[str, object]) -> list[tuple[str, str]]:
    colours = data.get("tag-colors")
    if not isinstance(colours, dict):
        return []
    return [(str(key), str(value)) for key, value in colours.items()]


def _report_twine_losses(file: CaseFile, losses: Losses) -> None:
    """Say what Twine plays differently; nothing of it is lost on the way back."""
    scenes = file.case.scenes.values()
    if any(one.when for scene in scenes for one in scene.choices):
        losses.note("Twine offers every choice: it does not look at conditions.")
    if any(stretch.when for scene in scenes for stretch in scene.text):
        losses.note("Words that depend on a meter are not shown in Twine.")
    if file.case.meters:
        losses.note(
            "Meters, effects and reasons are kept, and Twine does not use them."
        )
    if any(scene.pause for scene in scenes):
        losses.note("Twine does not stop at pauses.")
    hidden = [one.name for one in file.story.passages if _apart(one)]
    if hidden:
        losses.note("The plan, cards and notes go along as scenes nothing leads to.")


def _apart(passage: Passage) -> bool:
    return not is_scene_passage(passage) and passage.name not in {TITLE, DATA}


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
