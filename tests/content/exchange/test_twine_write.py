from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from toolkit.content.exchange.bring_in import import_case
from toolkit.content.exchange.twine_write import KINDS, export_case_file
from toolkit.content.twee.cases import read_case, read_cases
from toolkit.errors import ExportError

CASES = read_cases(Path(__file__).resolve().parents[3] / "exercises")
EACH = pytest.mark.parametrize("file", CASES, ids=lambda file: file.case.key)


def whole(case):
    """What has to come back from Twine."""
    return [
        (
            scene.name,
            scene.ending,
            [str(part.when) + part.text for part in scene.text],
            (scene.pause, scene.thought, scene.in_short, scene.debrief),
            [
                (
                    one.text,
                    one.target,
                    str(one.when),
                    one.why,
                    one.practises,
                    one.levels,
                )
                for one in scene.choices
            ],
        )
        for scene in case.scenes.values()
    ]


@EACH
@pytest.mark.parametrize("kind", ["twine", "json", "twee"])
def test_what_goes_to_twine_comes_back_whole(file, kind):
    sent = export_case_file(file, kind)
    back = import_case(sent.data, sent.name)
    assert whole(back.file.case) == whole(file.case)
    assert (back.file.case.start, back.losses) == (file.case.start, ())
    assert back.file.case.plan.role == file.case.plan.role
    assert len(back.file.case.cards) == len(file.case.cards)


@EACH
def test_what_goes_to_h5p_keeps_every_scene_and_ending(file):
    back = import_case(export_case_file(file, "h5p").data, "x.h5p").file.case
    assert set(back.scenes) == set(file.case.scenes)
    assert {one.name for one in back.endings} == {one.name for one in file.case.endings}
    assert back.start == file.case.start


@EACH
def test_a_package_is_one_that_h5p_takes(file):
    with zipfile.ZipFile(io.BytesIO(export_case_file(file, "h5p").data)) as package:
        assert package.namelist() == ["h5p.json", "content/content.json"]
        head = json.loads(package.read("h5p.json"))
        inner = json.loads(package.read("content/content.json"))["branchingScenario"]
    assert head["mainLibrary"] == "H5P.BranchingScenario"
    for node in inner["content"]:
        assert node["nextContentId"] < len(inner["content"])
        question = node["type"]["params"].get("branchingQuestion")
        if question:
            ways = [one["nextContentId"] for one in question["alternatives"]]
            assert len(ways) >= 2
            assert all(0 <= one < len(inner["content"]) for one in ways)
    ids = [node["type"]["subContentId"] for node in inner["content"]]
    assert len(set(ids)) == len(ids)
    assert inner["scoringOptionGroup"]["scoringOption"] == "no-score"


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_case_gives_the_same_bytes(kind):
    assert (
        export_case_file(CASES[0], kind).data == export_case_file(CASES[0], kind).data
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("twine", "Twine offers every choice: it does not look at conditions."),
        ("json", "Twine does not stop at pauses."),
        ("h5p", "Reasons are left out, because H5P would show them at once."),
    ],
)
def test_what_the_other_side_cannot_hold_is_told(kind, words):
    assert words in [str(loss) for loss in export_case_file(CASES[0], kind).losses]


def test_reasons_go_to_h5p_where_the_case_shows_them_at_once():
    text = CASES[0].text.replace("feedback: delayed", "feedback: immediate")
    data = export_case_file(read_case(text, "x.twee"), "h5p").data
    assert b"Something to think about" in zipfile.ZipFile(io.BytesIO(data)).read(
        "content/content.json"
    )


def test_words_are_escaped_on_their_way_out():
    text = ":: A \"<&>' [x]\n<script>alert(1)</script> [[B]]\n\n:: B\n-->\n"
    file = read_case(text, "x.twee")
    for kind in ("twine", "h5p"):
        assert b"<script>" not in export_case_file(file, kind).data
    back = import_case(export_case_file(file, "twine").data, "x")
    assert list(back.file.case.scenes) == ["A \"<&>'", "B"]


def test_an_unfinished_case_goes_out_as_well():
    file = read_case(":: A\n[[Nowhere]]\n[[B]]\n", "x.twee")
    for kind in KINDS:
        assert export_case_file(file, kind).data


def test_there_is_no_other_kind():
    with pytest.raises(ExportError, match="no export of that kind"):
        export_case_file(CASES[0], "pdf")
