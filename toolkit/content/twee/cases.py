"""Reads cases for role-play: ``cases/*.twee``.

A file is read whatever is in it; what is wrong comes back as sentences with file and
line. Whether a case makes sense as a story is for the checker.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from toolkit.content.problem import (
    Problem,
    ProblemList,
    quote_value,
    require_usable,
    suggest_known_word,
)
from toolkit.content.twee.case_text import decode_case_text
from toolkit.content.twee.line_kinds import ProseLine
from toolkit.content.twee.lines import sort_lines
from toolkit.content.twee.plan import (
    PlanWithMeters,
    read_plan,
    read_role_card,
    read_saved_path,
)
from toolkit.content.twee.scene import KnownNames, read_scene
from toolkit.content.twee.story import DATA, TITLE, Passage, Story, read_twee
from toolkit.content.twee.terms import read_question
from toolkit.errors import ContentError
from toolkit.practice.case.case import Case, CaseQuestion, Plan, Scene

PATTERN = "cases/*.twee"
LARGEST = 1_000_000
"""Bytes; the longest case written by hand stays far below."""
SPECIAL_NAMES = frozenset({
    TITLE, DATA, "StoryInit", "StoryCaption", "StoryMenu", "StoryInterface",
    "StoryAuthor", "StorySubtitle", "StoryBanner", "StorySettings", "StoryIncludes",
    "StoryShare", "StoryJavaScript", "StoryStylesheet", "StoryScript",
    "StoryDisplayTitle", "StoryLoadingScreen", "PassageHeader", "PassageFooter",
    "PassageReady", "PassageDone", "Twee2Settings",
})  # fmt: skip
SPECIAL_TAGS = frozenset({
    "script", "stylesheet", "widget", "startup", "header", "footer", "annotation",
    "Twine.private", "Twine.image", "Twine.audio", "Twine.video", "Twine.vtt",
    "haml", "coffee", "debug-startup", "debug-header", "debug-footer", "init",
})  # fmt: skip
OUR_TAGS = frozenset({"case", "role", "observer", "note", "debrief", "path"})


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case as its file holds it.

    Args:
        case: What could be read of it.
        story: The file's passages, to edit and write back.
        problems: Everything that is wrong with it.
        shown: How problems name the file.
        text: The file's text as it is.
    """

    case: Case
    story: Story = field(default_factory=Story)
    problems: tuple[Problem, ...] = ()
    shown: str = ""
    text: str = field(default="", repr=False)

    @property
    def usable(self) -> bool:
        """Tell whether it can be played as it stands."""
        return bool(self.case.start) and not any(
            problem.level == "must" for problem in self.problems
        )


def read_case(text: str, shown: str, key: str = "") -> CaseFile:
    """Return the case that a text holds, with every slip of the pen.

    Args:
        text: The file's text as it is.
        shown: How problems name the file.
        key: The case's short name; taken from ``shown`` when empty.
    """
    story, problems = read_twee(text, shown)
    slips = ProblemList(shown, problems)
    case = build_case(story, key or Path(shown).stem, slips)
    return CaseFile(case, story, tuple(slips.found), shown, text)


def build_case(story: Story, key: str, slips: ProblemList) -> Case:
    """Return the case that a story's passages hold.

    Args:
        story: The story.
        key: The case's short name.
        slips: Where to note what is wrong.
    """
    planned, cast = _plan(story, slips)
    scenes: dict[str, Scene] = {}
    for passage in story.passages:
        if is_scene_passage(passage) and passage.name and passage.name not in scenes:
            scenes[passage.name] = read_scene(passage, cast, slips)
    observer, questions = _sheets(story, slips)
    plan = _with_sheets(planned.plan, observer, questions)
    return Case(
        key,
        story.title
        or story.find_data_text("name")
        or key.replace("-", " ").capitalize(),
        plan,
        planned.meters,
        MappingProxyType(scenes),
        _start(story, scenes, cast.cased, slips),
        tuple(
            read_role_card(one, slips) for one in story.passages if "role" in one.tags
        ),
        tuple((one.name, one.text) for one in story.passages if "note" in one.tags),
        tuple(
            read_saved_path(one, slips) for one in story.passages if "path" in one.tags
        ),
        story.find_data_text("ifid"),
    )


def is_scene_passage(passage: Passage) -> bool:
    """Tell whether a passage is a scene, and not a plan, a card or a script."""
    if passage.name in SPECIAL_NAMES or is_plan(passage):
        return False
    return not (SPECIAL_TAGS | OUR_TAGS) & set(passage.tags)


def is_plan(passage: Passage) -> bool:
    """Tell whether a passage holds the plan of a case."""
    return "case" in passage.tags


def read_cases(folder: Path) -> list[CaseFile]:
    """Return every case in the content folder, in the order of the files' names.

    Args:
        folder: The content folder.
    """
    root = folder.resolve().name
    paths = sorted(
        path
        for path in folder.glob(PATTERN)
        if path.is_file() and not path.name.startswith((".", "~"))
    )
    return [
        read_case_file(path, f"{root}/{path.relative_to(folder).as_posix()}")
        for path in paths
    ]


def read_case_file(path: Path, shown: str) -> CaseFile:
    """Return the case in one file.

    Args:
        path: The file.
        shown: How problems name it.
    """
    try:
        stat = path.stat()
    except OSError:
        return _build_unreadable_case(
            shown, Problem(shown, 0, "This file cannot be opened.")
        )
    return _read(path, shown, stat.st_mtime_ns, stat.st_size)


def load_case(folder: Path, key: str) -> Case:
    """Return one case by its short name.

    Args:
        folder: The content folder.
        key: The file's name without ``.twee``.

    Raises:
        ContentError: There is no such case, or the first thing that keeps it from
            being used.
    """
    files = {one.case.key: one for one in read_cases(folder)}
    if key not in files:
        hint = suggest_known_word(key, files)
        raise ContentError(
            f"There is no case called {quote_value(key)}. {hint}".strip()
        )
    require_usable(files[key].problems)
    return files[key].case


def load_cases(folder: Path) -> tuple[Case, ...]:
    """Return every case that can be played; the others wait for their author.

    Args:
        folder: The content folder.
    """
    return tuple(one.case for one in read_cases(folder) if one.usable)


@lru_cache(maxsize=256)
def _read(path: Path, shown: str, _changed: int, size: int) -> CaseFile:
    if size > LARGEST:
        hint = "Split it into several files of less than one megabyte."
        return _build_unreadable_case(
            shown, Problem(shown, 0, "This file is too large to read.", hint)
        )
    try:
        text = decode_case_text(path.read_bytes(), shown)
    except OSError:
        text = Problem(shown, 0, "This file cannot be opened.")
    return (
        _build_unreadable_case(shown, text)
        if isinstance(text, Problem)
        else read_case(text, shown)
    )


def _build_unreadable_case(shown: str, problem: Problem) -> CaseFile:
    key = Path(shown).stem
    return CaseFile(Case(key, key), problems=(problem,), shown=shown)


def _plan(story: Story, slips: ProblemList) -> tuple[PlanWithMeters, KnownNames]:
    plans = [passage for passage in story.passages if is_plan(passage)]
    if not plans:
        return PlanWithMeters(Plan(), ()), KnownNames(cased=False)
    for other in plans[1:]:
        message = f"There is a plan on line {plans[0].line} already."
        slips.note(other.line, message, "Keep one of them.")
    planned = read_plan(plans[0], slips)
    return planned, KnownNames(
        tuple(person.name for person in planned.plan.people),
        tuple(meter.name for meter in planned.meters),
        tuple(one.id for one in planned.plan.objectives),
    )


def _sheets(
    story: Story, slips: ProblemList
) -> tuple[list[CaseQuestion], list[CaseQuestion]]:
    """Return what passages tagged ``observer`` and ``debrief`` ask, line by line."""
    found: dict[str, list[CaseQuestion]] = {"observer": [], "debrief": []}
    for passage in story.passages:
        for tag, asked in found.items():
            if tag in passage.tags:
                asked += _asked(passage, slips)
    return found["observer"], found["debrief"]


def _asked(passage: Passage, slips: ProblemList) -> Iterable[CaseQuestion]:
    keys = KnownNames(cased=False).keys
    for item in sort_lines(passage.text, passage.line + 1, keys, slips):
        if isinstance(item, ProseLine) and item.text.startswith(("- ", "* ")):
            yield read_question(item.text[2:], item.line)


def _with_sheets(
    plan: Plan, observer: list[CaseQuestion], questions: list[CaseQuestion]
) -> Plan:
    return replace(
        plan,
        observer=(*plan.observer, *observer),
        questions=(*plan.questions, *questions),
    )


def _start(
    story: Story, scenes: dict[str, Scene], cased: bool, slips: ProblemList
) -> str:
    """Return the first scene: as named, or "Start", or the one nothing leads to."""
    told = story.find_data_text("start")
    if told and told not in scenes:
        data = story.passage(DATA)
        message = f"StoryData says that the story starts at {quote_value(told)}."
        hint = suggest_known_word(told, scenes) or "There is no such scene."
        slips.note(data.line if data else 0, message, hint)
    if told in scenes:
        return told
    if "Start" in scenes:
        return "Start"
    reached = {choice.target for scene in scenes.values() for choice in scene.choices}
    alone = [name for name in scenes if name not in reached]
    if not cased and len(alone) == 1:
        return alone[0]
    return next(iter(scenes), "")
