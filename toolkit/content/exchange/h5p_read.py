"""Reads an H5P Branching Scenario: its content.json, or the package around it.

Opens two small files of the package and no others, whatever their names say. Media are
not taken over, and nothing in them is followed or run.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from toolkit.content.exchange.h5p_values import (
    read_group,
    read_line,
    read_list,
    read_prose,
)
from toolkit.content.exchange.twine_losses import Losses
from toolkit.content.exchange.twine_text import (
    clean_foreign_text,
)
from toolkit.content.twee.story import (
    MOST_PASSAGES,
    Passage,
    Story,
    build_title_and_data,
)
from toolkit.errors import ContentError
from toolkit.practice.text import join_lines

CONTENT = "content/content.json"
LARGEST_JSON = 4_000_000
"""Bytes of content.json once unpacked; real ones stay below one million."""
MOST_FILES = 5_000
MOST_WAYS = 40
NO_CASE = (
    "This package holds no branching scenario. "
    "Choose one that was made with H5P Branching Scenario."
)
NOT_A_ZIP = "This .h5p file is damaged, so it cannot be opened. Download it once more."
TOO_FULL = (
    "This .h5p file unpacks to far more than a story holds, so it is not opened. "
    "Take the films and pictures out and export it again."
)
MEDIA = {
    "H5P.Image": "a picture",
    "H5P.Video": "a film",
    "H5P.Audio": "a sound",
    "H5P.ImageHotspots": "a picture with hotspots",
    "H5P.InteractiveVideo": "an interactive film",
    "H5P.CoursePresentation": "a presentation",
}


@dataclass(slots=True)
class _Maker:
    """What is made of the nodes so far."""

    losses: Losses
    names: list[str]
    passages: list[Passage] = field(default_factory=list[Passage])
    extra: list[Passage] = field(default_factory=list[Passage])
    ends: dict[str, str] = field(default_factory=dict[str, str])

    def unused(self, wanted: str) -> str:
        """Return a name that no scene has yet."""
        name = join_lines(clean_foreign_text(wanted))[:60].strip(" []{}|<>-") or "Scene"
        name = name.translate(str.maketrans("", "", "[]|"))
        number, candidate = 2, name
        while candidate in self.names:
            candidate, number = f"{name} {number}", number + 1
        self.names.append(candidate)
        return candidate


def unpack_h5p(raw: bytes) -> dict[str, object]:
    """Return the content of a package.

    Args:
        raw: The bytes of a .h5p file.

    Raises:
        ContentError: It is damaged, too full, or holds something else.
    """
    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            if len(package.infolist()) > MOST_FILES:
                raise ContentError(TOO_FULL)
            return _content(package)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise ContentError(NOT_A_ZIP) from error


def _content(package: zipfile.ZipFile) -> dict[str, object]:
    try:
        info = package.getinfo(CONTENT)
    except KeyError as error:
        raise ContentError(NO_CASE) from error
    if info.file_size > LARGEST_JSON:
        raise ContentError(TOO_FULL)
    with package.open(info) as inner:
        # What the package says of its sizes may be untrue, so only so much is read.
        data = inner.read(LARGEST_JSON + 1)
    if len(data) > LARGEST_JSON:
        raise ContentError(TOO_FULL)
    try:
        found = json.loads(data.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise ContentError(NOT_A_ZIP) from error
    if not is_branching_scenario(found):
        raise ContentError(NO_CASE)
    return found


def is_branching_scenario(value: object) -> bool:
    """Tell whether a JSON value looks like a branching scenario."""
    return isinstance(value, dict) and isinstance(
        read_group(value.get("branchingScenario")).get("content"), list
    )


def read_branching_scenario(value: Mapping[str, object], losses: Losses) -> Story:
    """Return the story of a branching scenario, with a plan.

    Args:
        value: What content.json holds.
        losses: Where to note what is left out.
    """
    scenario = read_group(value.get("branchingScenario"))
    nodes = [read_group(one) for one in read_list(scenario.get("content"))][
        :MOST_PASSAGES
    ]
    maker = _Maker(losses, ["Case", "StoryTitle", "StoryData"])
    own = [maker.unused(_title(node, number)) for number, node in enumerate(nodes)]
    screens = [read_group(one) for one in read_list(scenario.get("endScreens"))]
    for number, node in enumerate(nodes):
        maker.passages.append(_passage(maker, node, number, own, screens))
    _scores(scenario, losses)
    title = read_line(scenario.get("title")) or "A branching scenario"
    plan = Passage("Case", _plan(scenario), ("case",))
    data = {"start": own[0]} if own else {}
    return Story(
        (*build_title_and_data(title, data), plan, *maker.passages, *maker.extra)
    )


def _passage(
    maker: _Maker,
    node: Mapping[str, object],
    number: int,
    own: list[str],
    screens: list[dict[str, object]],
) -> Passage:
    name = own[number]
    library = _library(node)
    params = read_group(read_group(node.get("type")).get("params"))
    if library == "H5P.BranchingQuestion":
        question = read_group(params.get("branchingQuestion"))
        text = read_prose(question.get("question"))
        ways = [read_group(one) for one in read_list(question.get("alternatives"))][
            :MOST_WAYS
        ]
        lines = [line for way in ways for line in _way(maker, way, own, screens)]
        return Passage(
            name, "\n\n".join(one for one in (text, "\n".join(lines)) if one)
        )
    text = "\n\n".join(_texts(params))
    if library != "H5P.AdvancedText":
        what = MEDIA.get(library, "something that is not text")
        maker.losses.note(f"{what[:1].upper()}{what[1:]} is not shown.", name)
        text = text or f"*Here stood {what}.*"
    following = node.get("nextContentId")
    if not isinstance(following, int) or following < 0:
        return Passage(name, _ended(text, name, node, screens), ("ending",))
    label = read_line(node.get("proceedButtonText")) or "Go on"
    way = {**node, "text": label}
    lines = _way(maker, way, own, screens)
    return Passage(name, "\n\n".join(one for one in (text, "\n".join(lines)) if one))


def _ended(
    text: str, name: str, node: Mapping[str, object], screens: list[dict[str, object]]
) -> str:
    """Return the words of a node at which the scenario ends, with its last screen."""
    feedback = read_group(node.get("feedback"))
    words = [read_line(feedback.get("title")), read_line(feedback.get("subtitle"))]
    if not any(words) and screens:
        first = screens[0]
        words = [
            read_line(first.get("endScreenTitle")),
            read_line(first.get("endScreenSubtitle")),
        ]
    said = ". ".join(one.rstrip(".") for one in words if one and one != name)
    return f"{text}\n\nin short: {said}." if said else text


def _way(
    maker: _Maker,
    way: Mapping[str, object],
    own: list[str],
    screens: list[dict[str, object]],
) -> list[str]:
    """Return a choice with the reason that its feedback gives."""
    feedback = read_group(way.get("feedback"))
    words = [read_line(feedback.get("title")), read_line(feedback.get("subtitle"))]
    said = ". ".join(one.rstrip(".") for one in words if one)
    following = way.get("nextContentId")
    target = ""
    if isinstance(following, int) and 0 <= following < len(own):
        target = own[following]
    elif said:
        target = _ending(maker, words[0] or "The end", said)
        said = ""
    else:
        screen = screens[0] if screens else {}
        target = _ending(
            maker,
            read_line(screen.get("endScreenTitle")) or "The end",
            read_line(screen.get("endScreenSubtitle")),
        )
    if isinstance(following, int) and following >= len(own):
        maker.losses.note("A choice led to a scene that is not there; it ends here.")
    text = read_line(way.get("text")) or "Go on"
    shown = text.replace("[", "(").replace("]", ")").replace("->", " ")
    lines = [f"- [[{shown}->{target}]]"]
    return [*lines, f"  why: {said}."] if said else lines


def _ending(maker: _Maker, title: str, text: str) -> str:
    """Return the name of an ending, and make it the first time it is needed."""
    key = f"{title}\n{text}"
    if key not in maker.ends:
        name = maker.unused(title)
        maker.ends[key] = name
        maker.extra.append(Passage(name, text or title, ("ending",)))
    return maker.ends[key]


def _title(node: Mapping[str, object], number: int) -> str:
    kind = read_group(node.get("type"))
    title = read_line(read_group(kind.get("metadata")).get("title"))
    if title and not title.lower().startswith("untitled"):
        return title
    return read_line(node.get("contentTitle")) or f"Scene {number + 1}"


def _library(node: Mapping[str, object]) -> str:
    library = read_group(node.get("type")).get("library")
    return library.split(" ")[0] if isinstance(library, str) else ""


def _texts(params: Mapping[str, object]) -> Iterator[str]:
    """Return every text in a node, also those of texts inside it, in order."""
    ahead: list[object] = [params]
    seen = 0
    while ahead and seen < 20_000:
        seen += 1
        value = ahead.pop(0)
        if isinstance(value, dict):
            text = value.get("text")
            if isinstance(text, str) and text.strip():
                yield read_prose(text)
            ahead[:0] = [one for key, one in value.items() if key != "text"]
        elif isinstance(value, list):
            ahead[:0] = value


def _scores(scenario: Mapping[str, object], losses: Losses) -> None:
    group = read_group(scenario.get("scoringOptionGroup")) or scenario
    option = group.get("scoringOption", "no-score")
    if option != "no-score":
        losses.note("Points are left out: nobody is given points here.")


def _plan(scenario: Mapping[str, object]) -> str:
    screen = read_group(scenario.get("startScreen"))
    about = read_line(screen.get("startScreenSubtitle"))
    head = read_line(screen.get("startScreenTitle"))
    words = ". ".join(one.rstrip(".") for one in (head, about) if one)
    lines = [f"about: {words}." if words else "about:"]
    return "\n".join([*lines, "role:", "time:", "content note:", "objectives:"])
