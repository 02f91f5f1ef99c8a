"""Writing a case: begin, bring in, check, try, take away, keep; nothing is lost."""

from __future__ import annotations

import base64
import time

import pytest
from hostile_stories import INERT, REFUSED, page

from toolkit.content.exchange.bring_in import import_case
from toolkit.content.exchange.new_case import build_new_case
from toolkit.screens.role_play.write_import import PIECE

LONGEST = 2.0
"""Seconds of the processor's time."""
SOME_REFUSED = (
    "nothing",
    "fifty megabytes",
    "deep JSON",
    "a zip bomb",
    "a zip with a way out",
    "zeros",
)
SOME_INERT = ("scripts", "a frame", "links without end", "UTF-16", "half a character")
TEXT = build_new_case("At the door")
STORY = page(
    '<tw-passagedata pid="1" name="Door">Hi. [[In-&gt;Hall]] (live: 2s)[x]'
    '</tw-passagedata><tw-passagedata pid="2" name="Hall">Bye.</tw-passagedata>',
    'name="A visit" startnode="1" format="Harlowe"',
)


def bring(screen, data: bytes, name: str = "story.html") -> dict:
    """Send a file as the page does: in pieces."""
    pieces = [data[at : at + PIECE] for at in range(0, len(data), PIECE)] or [b""]
    reply: dict = {}
    for number, piece in enumerate(pieces):
        reply = screen.act(
            "write-upload",
            name=name,
            part=number,
            parts=len(pieces),
            data=base64.b64encode(piece).decode(),
        )
        if not reply["ok"]:
            return reply
    return reply


def findings(screen, text: str, level: str) -> list[dict]:
    levels = screen.act("write-check", text=text)["check"]["levels"]
    return next(one["problems"] for one in levels if one["id"] == level)


def test_a_new_case_has_its_title_and_nothing_to_mend(writing):
    text = writing.act("write-new", title="The phone call")["text"]
    check = writing.act("write-check", text=text)["check"]
    assert check["title"] == "The phone call"
    assert check["summary"] == "It can be used. Nothing to mend."
    assert check["numbers"][:3] == ["5 scenes", "2 decisions", "3 endings"]


def test_a_copy_of_a_case_of_ours_begins_with_all_its_scenes(writing):
    text = writing.act("write-new", title="Mine", **{"from": "saying-no"})["text"]
    check = writing.act("write-check", text=text)["check"]
    assert check["title"] == "Mine"
    assert len(check["scenes"]) > 20
    assert check["levels"][0]["count"] == 0


def test_a_copy_of_a_case_that_is_gone_is_answered_kindly(writing):
    reply = writing.act("write-new", title="Mine", **{"from": "nowhere"})
    assert (reply["ok"], "Choose another" in reply["error"]) == (False, True)


def test_a_problem_has_its_line_and_what_to_do(writing):
    text = TEXT.replace("->Plain words", "->Plain word")
    (one,) = findings(writing, text, "must")
    assert text.split("\n")[one["line"] - 1].endswith("->Plain word]]")
    assert 'Did you mean "Plain words"?' in one["hint"]


def test_findings_of_three_levels_are_told_apart(writing):
    assert findings(writing, TEXT, "must") == []
    assert findings(writing, TEXT.replace("time: 10", "tme: 10"), "should")
    assert findings(writing, TEXT, "info")


def test_findings_of_one_kind_are_named_a_few_times_and_counted(writing):
    scenes = "".join(
        f":: S{n}\nx\n- [[a->S{n + 1}]]\n- [[b->S{n + 2}]]\n" for n in range(30)
    )
    found = findings(writing, f":: Case [case]\nrole: r\n\n{scenes}", "should")
    reasons = [one for one in found if "have no reason" in one["message"]]
    assert [one["more"] for one in reasons] == [0, 0, 0, 26]


def test_an_empty_text_is_no_fault(writing):
    check = writing.act("write-check", text="")["check"]
    assert check["summary"] == "There is no scene yet."
    assert check["map"] is None


def test_a_story_comes_in_with_what_was_lost(writing):
    reply = bring(writing, STORY)
    assert reply["report"]["title"] == "A visit"
    assert reply["report"]["sentence"].startswith("Twine page: 2 scenes, 1 link.")
    assert any("macro" in one for one in reply["report"]["losses"])
    assert ":: Door" in reply["text"]


def test_a_large_file_comes_in_pieces(writing):
    reply = bring(writing, STORY + b" " * PIECE * 2)
    assert reply["report"]["title"] == "A visit"


def test_another_story_of_the_same_file_can_be_chosen(writing):
    two = STORY + STORY.replace(b"A visit", b"Another")
    assert bring(writing, two)["report"]["stories"] == ["A visit", "Another"]
    reply = writing.act("write-story", story=1)
    assert reply["report"]["title"] == "Another"


def test_a_file_is_forgotten_once_it_has_come(writing):
    bring(writing, STORY)
    assert not writing.act("write-story", story=0)["ok"]


@pytest.mark.parametrize(
    "fields",
    [
        {"part": 1, "parts": 2, "data": ""},
        {"part": 0, "parts": 0, "data": ""},
        {"part": 0, "parts": 1, "data": "%"},
        {"part": "0", "parts": 1, "data": ""},
        {"part": 0, "parts": 10**9, "data": ""},
        {"part": True, "parts": 1, "data": ""},
    ],
)
def test_a_piece_of_the_wrong_shape_is_refused_in_a_sentence(writing, fields):
    reply = writing.act("write-upload", name="x", **fields)
    assert not reply["ok"]
    assert reply["error"].endswith(".")


@pytest.mark.alone
@pytest.mark.parametrize("name", SOME_REFUSED)
def test_what_is_no_story_is_refused_in_a_sentence(writing, name):
    data = REFUSED[name]()
    begun = time.process_time()
    reply = bring(writing, data)
    assert time.process_time() - begun < LONGEST
    assert not reply["ok"]
    assert reply["error"].endswith(".")


@pytest.mark.alone
@pytest.mark.parametrize("name", SOME_INERT)
def test_what_is_hostile_is_inert_in_the_editor_and_out_of_it(writing, name):
    reply = bring(writing, INERT[name]())
    if not reply["ok"]:
        assert "too long to be written on here" in reply["error"]
        return
    begun = time.process_time()
    check = writing.act("write-check", text=reply["text"])
    assert time.process_time() - begun < LONGEST
    assert check["ok"]
    assert "alert(1)" not in reply["text"]


@pytest.mark.alone
@pytest.mark.parametrize("name", ["many headers", "brackets in a header"])
def test_hostile_words_typed_by_hand_are_checked_as_soon(writing, name):
    begun = time.process_time()
    assert writing.act("write-check", text=INERT[name]().decode())["ok"]
    assert time.process_time() - begun < LONGEST


def test_a_text_that_is_too_long_is_refused_and_stays_on_the_page(writing):
    reply = writing.act("write-check", text="x" * 1_000_001)
    assert not reply["ok"]
    assert "Nothing was lost" in reply["error"]


@pytest.mark.parametrize("kind", ["twee", "twine", "json", "h5p"])
def test_a_case_is_taken_away_and_comes_back(writing, kind):
    reply = writing.act("write-take", text=TEXT, kind=kind)
    back = import_case(reply["buffers"][0], reply["file"]["name"])
    assert back.file.case.title == "At the door"
    assert len(back.file.case.scenes) == 5


def test_what_is_taken_away_unchanged_is_byte_for_byte_what_was_written(writing):
    text = TEXT.replace("Sam: Yes?", "Sam:   Yes? — né")
    reply = writing.act("write-take", text=text, kind="twee")
    assert reply["buffers"][0] == text.encode()


@pytest.mark.parametrize(("kind", "start"), [("paper", b"PK"), ("mermaid", b"flow")])
def test_a_case_goes_to_paper_and_to_a_map(writing, kind, start):
    reply = writing.act("write-take", text=TEXT, kind=kind)
    assert reply["buffers"][0].startswith(start)
    assert reply["losses"]


@pytest.mark.parametrize("kind", ["paper", "h5p", "mermaid", "twine"])
def test_signs_that_nobody_can_see_stop_no_download(writing, kind):
    text = TEXT.replace("Sam: Yes?", "Sam: \x00Ye\x0bs\x1b?")
    assert writing.act("write-take", text=text, kind=kind)["ok"]


@pytest.mark.parametrize("kind", ["exe", "", "../x"])
def test_an_unknown_kind_of_file_is_refused_in_a_sentence(writing, kind):
    reply = writing.act("write-take", text=TEXT, kind=kind)
    assert (reply["ok"], reply["error"][-1]) == (False, ".")


def test_trying_it_shows_the_case_as_somebody_meets_it(writing):
    assert writing.act("write-try", text=TEXT)["ok"]
    assert writing.part == "play"
    assert writing.place.case.title == "At the door"


def test_a_case_with_the_title_of_one_of_ours_is_not_taken_for_it(writing):
    writing.act("write-try", text=build_new_case("Home visit"))
    assert writing.case_named(writing.place.case.key) is None


def test_a_case_without_a_scene_cannot_be_tried_yet(writing):
    reply = writing.act("write-try", text="only words")
    assert not reply["ok"]
    assert "Write a first scene" in reply["error"]
