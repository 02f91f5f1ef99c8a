"""Writes a case as an H5P Branching Scenario: the content alone, without libraries.

Sites that have H5P Branching Scenario take it as it is. What H5P cannot hold is told,
and nothing that depends on the day or on chance goes into the file.
"""

from __future__ import annotations

import json
import uuid
import zipfile
from collections.abc import Mapping
from html import escape
from io import BytesIO

from toolkit.content.exchange.twine_losses import Losses
from toolkit.practice.case.case import Case, Choice, Scene
from toolkit.practice.case.meter import build_opening_state
from toolkit.practice.case.text import (
    SceneLine,
    TextSpan,
    parse_scene_lines,
    strip_emphasis,
)

TEXT, QUESTION = "H5P.AdvancedText 1.1", "H5P.BranchingQuestion 1.0"
LIBRARIES = (
    ("H5P.BranchingScenario", 1, 7),
    ("H5P.BranchingQuestion", 1, 0),
    ("H5P.AdvancedText", 1, 1),
)
EPOCH = (1980, 1, 1, 0, 0, 0)
OUR_IDS = uuid.UUID("0f0b51b3-8c7e-5f4b-9c59-92f6a2d3f0c4")
BUTTONS = {
    "startScreenButtonText": "Begin",
    "endScreenButtonText": "Start again",
    "proceedButtonText": "Go on",
    "scoreText": "",
    "backButtonText": "Back",
}


def write_h5p_package(case: Case, losses: Losses) -> bytes:
    """Return a case as the bytes of a .h5p file.

    Args:
        case: The case.
        losses: Where to note what H5P cannot hold.
    """
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in (
            ("h5p.json", _head(case)),
            ("content/content.json", build_h5p_content(case, losses)),
        ):
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, json.dumps(value, ensure_ascii=False, indent=1))
    return data.getvalue()


def build_h5p_content(case: Case, losses: Losses) -> dict[str, object]:
    """Return what content.json holds for a case.

    Args:
        case: The case.
        losses: Where to note what H5P cannot hold.
    """
    order = [case.start, *(name for name in case.scenes if name != case.start)]
    scenes = [case.scenes[name] for name in order if name in case.scenes]
    numbers = {scene.name: number for number, scene in enumerate(scenes)}
    _report_h5p_losses(case, losses)
    nodes = [_node(case, scene, numbers, losses) for scene in scenes]
    plan = case.plan
    about = " ".join(one for one in (plan.role, strip_emphasis(plan.about)) if one)
    return {
        "branchingScenario": {
            "title": case.title,
            "startScreen": {
                "startScreenTitle": f"<p>{escape(case.title)}</p>",
                "startScreenSubtitle": f"<p>{escape(about)}</p>",
            },
            "endScreens": [
                {
                    "endScreenTitle": "The end",
                    "endScreenSubtitle": "Take a minute before you go on.",
                    "contentId": -1,
                    "endScreenScore": 0,
                }
            ],
            "content": nodes,
            "scoringOptionGroup": {
                "scoringOption": "no-score",
                "includeInteractionsScores": False,
            },
            "behaviour": {
                "enableBackwardsNavigation": True,
                "forceContentFinished": False,
                "randomizeBranchingQuestions": False,
            },
            "l10n": BUTTONS,
        }
    }


def _head(case: Case) -> dict[str, object]:
    return {
        "title": case.title,
        "language": "en",
        "mainLibrary": LIBRARIES[0][0],
        "embedTypes": ["iframe"],
        "license": "U",
        "defaultLanguage": "en",
        "preloadedDependencies": [
            {"machineName": name, "majorVersion": major, "minorVersion": minor}
            for name, major, minor in LIBRARIES
        ],
    }


def _node(
    case: Case, scene: Scene, numbers: Mapping[str, int], losses: Losses
) -> dict[str, object]:
    choices = _choices(scene, losses)
    text = _html(case, scene)
    if len(choices) > 1 and not scene.ending:
        params: dict[str, object] = {
            "branchingQuestion": {
                "question": text,
                "alternatives": [_alternative(case, one, numbers) for one in choices],
            }
        }
        made = _shell(case, scene, QUESTION, params)
        return {**made, "nextContentId": -1, "feedback": _feedback("", "")}
    made = _shell(case, scene, TEXT, {"text": text})
    if choices and not scene.ending:
        following = numbers.get(choices[0].target, -1)
        return {
            **made,
            "proceedButtonText": strip_emphasis(choices[0].text),
            "nextContentId": following,
            "feedback": _feedback("", ""),
        }
    return {
        **made,
        "nextContentId": -1,
        "feedback": _feedback(scene.name, scene.in_short or scene.debrief),
    }


def _shell(
    case: Case, scene: Scene, library: str, params: dict[str, object]
) -> dict[str, object]:
    kind = "Branching Question" if library == QUESTION else "Text"
    return {
        "type": {
            "library": library,
            "params": params,
            "subContentId": str(uuid.uuid5(OUR_IDS, f"{case.title}\n{scene.name}")),
            "metadata": {
                "contentType": kind,
                "license": "U",
                "title": scene.name,
                "extraTitle": scene.name,
            },
        },
        "showContentTitle": False,
        "proceedButtonText": "Go on",
        "forceContentFinished": "useBehavioural",
        "contentBehaviour": "useBehavioural",
    }


def _choices(scene: Scene, losses: Losses) -> list[Choice]:
    """Return each choice once: H5P has no conditions that could tell two apart."""
    kept: dict[str, Choice] = {}
    for choice in scene.choices:
        if choice.text in kept:
            losses.note(
                "A choice that leads to different scenes leads to the first.",
                scene.name,
            )
        kept.setdefault(choice.text, choice)
    return list(kept.values())


def _alternative(
    case: Case, choice: Choice, numbers: Mapping[str, int]
) -> dict[str, object]:
    at_once = case.plan.feedback != "delayed"
    why = choice.why if at_once else ""
    return {
        "text": strip_emphasis(choice.text),
        "nextContentId": numbers.get(choice.target, -1),
        "feedback": _feedback("Something to think about" if why else "", why),
    }


def _feedback(title: str, text: str) -> dict[str, object]:
    subtitle = f"<p>{escape(strip_emphasis(text))}</p>" if text else ""
    return {"title": title, "subtitle": subtitle, "endScreenScore": 0}


def _html(case: Case, scene: Scene) -> str:
    people = [person.name for person in case.plan.people]
    words = scene.assemble_text(case.name_values(build_opening_state(case.meters)))
    parts = [_paragraph(line) for line in parse_scene_lines(words, people)]
    if scene.pause:
        parts.append(f"<p><em>{escape(strip_emphasis(scene.pause))}</em></p>")
    return "".join(parts)


def _paragraph(line: SceneLine) -> str:
    words = "".join(_span(span) for span in line.spans)
    if line.kind == "heading":
        return f"<h3>{words}</h3>"
    if line.kind == "item":
        return f"<p>– {words}</p>"
    who = f"<strong>{escape(line.who)}:</strong> " if line.who else ""
    return f"<p>{who}{words}</p>"


def _span(span: TextSpan) -> str:
    text = escape(span.text)
    if span.strong:
        return f"<strong>{text}</strong>"
    return f"<em>{text}</em>" if span.emphasis else text


def _report_h5p_losses(case: Case, losses: Losses) -> None:
    choices = [one for scene in case.scenes.values() for one in scene.choices]
    scenes = list(case.scenes.values())
    told = {
        "H5P has no meters: they and their effects are left out.": case.meters,
        "H5P has no conditions: every choice is always offered.": [
            one for one in choices if one.when
        ],
        "Words that depend on a meter are those of the beginning.": [
            one for scene in scenes for one in scene.text if one.when
        ],
        "Choices for one level are offered to everybody.": [
            one for one in choices if one.levels
        ],
        "Pauses are printed under the words, and nobody is stopped.": [
            one for one in scenes if one.pause
        ],
        "Own words, hints and the lighter version are left out.": [
            one for one in scenes if one.own_words or one.lighter or one.hint
        ],
        "Reasons are left out, because H5P would show them at once.": [
            one for one in choices if one.why and case.plan.feedback == "delayed"
        ],
        "Cards, notes and the observer's sheet are on paper only.": [
            *case.cards,
            *case.notes,
            *case.plan.observer,
        ],
    }
    for message, there in told.items():
        if there:
            losses.note(message)
