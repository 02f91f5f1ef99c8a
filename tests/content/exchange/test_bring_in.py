from __future__ import annotations

import json
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.content.exchange.bring_in import (
    import_case,
    import_case_file,
    name_file_stem,
)
from toolkit.errors import ContentError


def page(*passages: tuple[str, str], form: str = "Harlowe", start: str = "1") -> bytes:
    """A page as Twine publishes it."""
    inner = "".join(
        f'<tw-passagedata pid="{number}" name="{escape(name)}" tags="" '
        f'position="1,2" size="100,100">{escape(text)}</tw-passagedata>'
        for number, (name, text) in enumerate(passages, 1)
    )
    head = f'name="A &amp; B" startnode="{start}" format="{form}" ifid="X-1" hidden'
    code = '<script role="script">alert(1)</script><style role="stylesheet"></style>'
    around = "<html><head><script>var tw = '<tw-storydata>'</script></head>"
    data = f"{around}<tw-storydata {head}>{code}{inner}</tw-storydata></html>"
    return data.encode()


def case_of(*passages: tuple[str, str], form: str = "Harlowe"):
    return import_case(page(*passages, form=form), "x.html").file.case


def choices(scene):
    return [
        (one.text, one.target, str(one.when or ""), ", ".join(map(str, one.effects)))
        for one in scene.choices
    ]


def test_a_published_page_is_read():
    brought = import_case(
        page(("End", "Bye."), ("Door", "Hi.\n[[In->End]]"), start="2"), "x"
    )
    case = brought.file.case
    assert (brought.kind, case.title, case.start) == ("Twine page", "A & B", "Door")
    assert (list(case.scenes), brought.links) == (["End", "Door"], 1)
    assert case.scenes["End"].ending
    assert any("script is left out" in str(loss) for loss in brought.losses)


def test_only_the_storys_own_elements_are_looked_at():
    assert import_case(page(("A", "x")), "x").titles == ("A & B",)


def test_of_several_stories_one_is_chosen():
    data = page(("A", "x")) + page(("B", "y")).replace(b"A &amp; B", b"Second")
    assert import_case(data, "x").titles == ("A & B", "Second")
    assert import_case(data, "x", which=1).file.case.title == "Second"
    assert any("2 stories" in str(loss) for loss in import_case(data, "x").losses)


def test_a_start_that_lies_is_told_and_another_is_found():
    brought = import_case(page(("A", "[[B]]"), ("B", "x"), start="9"), "x")
    assert brought.file.case.start == "A"
    assert any("names a first scene" in str(loss) for loss in brought.losses)


def test_harlowe_variables_become_meters():
    case = case_of(
        ("Door", "(set: $trust to 2, $key to false)Hi.\n(link-goto: 'In', 'Hall')"),
        ("Hall", "(set: $trust to it + 1)(set: $key to true)You are in. [[Back->Door]]"
                 "(if: $trust > 3 and $key)[ She smiles. [[On->End]]]"
                 "(else:)[ She waits.]"),
        ("End", "(unless: $trust is 0)[Well.]"),
    )  # fmt: skip
    assert [(m.name, m.start, m.top) for m in case.meters] == [
        ("trust", 2, 5),
        ("key", 0, 1),
    ]
    assert choices(case.scenes["Door"]) == [("In", "Hall", "", "trust +1, key = 1")]
    assert choices(case.scenes["Hall"]) == [
        ("Back", "Door", "", "trust = 2, key = 0"),
        ("On", "End", "trust > 3 and key != 0", ""),
    ]
    assert "She smiles." in case.scenes["Hall"].assemble_text({"trust": 4, "key": 1})
    assert "She waits." in case.scenes["Hall"].assemble_text({"trust": 4, "key": 0})


def test_harlowe_links_with_hooks_are_ways_on():
    case = case_of(
        ("A", "(link: 'Wait')[(set: $t to it + 2)(goto: 'B')](if: $t is 1)[[B]]"),
        ("B", "(link-goto: 'A')"),
    )
    assert choices(case.scenes["A"]) == [
        ("Wait", "B", "", "t +2"),
        ("B", "B", "t = 1", ""),
    ]
    assert choices(case.scenes["B"]) == [("A", "A", "", "")]


def test_sugarcube_is_read():
    case = case_of(
        ("A", "<<set $n = 1>><<if $n gte 2>>two<<elseif $n is 1>>one<<else>>none"
              "<</if>>\n"
              "<<link 'Go' 'B'>><<set $n += 1>><</link>>\n[[Set|B][$n = 2]]\n"
              "<<button [[Press|B]]>><</button>><<actions 'B'>>"),
        ("B", "<<nobr>><<goto 'A'>><</nobr>>"),
        form="SugarCube",
    )  # fmt: skip
    assert choices(case.scenes["A"]) == [
        ("Go", "B", "", "n +1"),
        ("Set", "B", "", "n = 2"),
        ("Press", "B", "", ""),
        ("B", "B", "", ""),
    ]
    words = [case.scenes["A"].assemble_text({"n": n}) for n in (0, 1, 2)]
    assert words == ["none", "one", "two"]
    assert choices(case.scenes["B"]) == [("Go on", "A", "", "n = 1")]


def test_chapbook_is_read():
    case = case_of(
        (
            "A",
            "x: 1\n--\nHi.\n\n[if x > 1]\nMore.\n\n[else]\nLess.\n\n[continue]\n[[B]]",
        ),
        ("B", "x: x + 1\n--\n{link to: 'A', label: 'Round'}\n\n[unless x > 3]\n[[C]]"),
        ("C", "Bye."),
        form="Chapbook",
    )
    assert choices(case.scenes["B"]) == [
        ("Round", "A", "", "x = 1"),
        ("C", "C", "x <= 3", ""),
    ]
    assert case.scenes["A"].assemble_text({"x": 1}) == "Hi.\n\nLess."


def test_what_is_not_understood_stays_as_words_and_is_told():
    brought = import_case(
        page(("A", "(live: 2s)[Hm] [[B]]"), ("B", "(click: ?x)[y]")), "x"
    )
    assert "(live: 2s)[Hm]" in brought.file.case.scenes["A"].assemble_text({})
    assert [str(loss) for loss in brought.losses][1:] == [
        'In "A": 1 macro is shown as words and does nothing (live).',
        'In "B": 1 macro is shown as words and does nothing (click).',
        'In "B": No way on can be read here; it is now an ending.',
    ]


def test_a_tag_that_was_left_open_swallows_no_link():
    case = case_of(("A", "<b and\n[[Go->B]]"), ("B", "x"))
    assert choices(case.scenes["A"]) == [("Go", "B", "", "")]


def test_a_condition_that_is_too_much_shows_its_words_always():
    brought = import_case(
        page(("A", "(if: $name is 'Sam')[Hi Sam. [[B]]]"), ("B", "x")), "x"
    )
    scene = brought.file.case.scenes["A"]
    assert "Hi Sam." in scene.assemble_text({})
    assert choices(scene) == [("B", "B", "", "")]
    assert any("cannot be read" in str(loss) for loss in brought.losses)


def test_numbers_beyond_a_scale_are_told():
    brought = import_case(page(("A", "(set: $gold to 500)[[B]]"), ("B", "x")), "x")
    assert brought.file.case.meters == ()
    assert any('"gold" goes beyond' in str(loss) for loss in brought.losses)


def test_words_that_look_like_our_keys_stay_words():
    scene = case_of(
        ("A", "pause: he said\nwhy: who knows\nif only: this\n[[B]]"), ("B", "x")
    )
    assert (
        scene.scenes["A"].assemble_text({})
        == "pause: he said\nwhy: who knows\nif only: this"
    )
    assert scene.scenes["A"].pause == ""


def test_scripts_and_tags_of_a_page_never_become_more_than_words():
    text = (
        "<script>alert(1)</script><b>Hi</b> <marquee onclick=x>you</marquee><img src=x>"
    )
    brought = import_case(page(("A", text)), "x")
    assert (
        brought.file.case.scenes["A"].assemble_text({})
        == "**Hi** <marquee onclick=x>you</marquee>"
    )
    assert "alert" not in brought.twee


def test_tags_that_mean_something_here_are_renamed():
    twee = ":: A\nHi [[B]]\n\n:: B [note]\nThere.\n"
    brought = import_case(twee.encode(), "x.twee")
    assert brought.file.case.scenes["B"].tags == ("note-tag", "ending")


def test_a_case_of_our_own_comes_in_untouched():
    scenes = ":: A\nHi.\n\n- [[B]]\n  why: so\n\n:: B [ending]\nx\n"
    brought = import_case(f":: Case [case]\nrole: x\n\n{scenes}".encode(), "x.twee")
    assert brought.twee.endswith(scenes)
    assert brought.losses == ()


@pytest.mark.parametrize("spelling", ["format-version", "formatVersion"])
def test_twine_json_is_read_in_every_spelling(spelling):
    story = {
        "name": "J", "format": "Harlowe", spelling: "3", "start": "B", "ifid": "I",
        "passages": [{"name": "A", "text": "x"}, {"name": "B", "text": "[[A]]"}],
    }  # fmt: skip
    brought = import_case(json.dumps(story).encode(), "x.json")
    assert (brought.kind, brought.file.case.start) == ("Twine JSON", "B")
    assert '"format-version": "3"' in brought.twee


def test_twison_is_read():
    story = {
        "name": "T", "startnode": "2",
        "passages": [
            {"pid": "1", "name": "A", "text": "x", "position": {"x": "1", "y": "2"}},
            {"pid": "2", "name": "B", "text": "[[A]]", "links": [{"name": "A"}]},
        ],
    }  # fmt: skip
    assert import_case(json.dumps(story).encode(), "x.json").file.case.start == "B"


def test_the_report_says_everything_as_json():
    report = import_case(page(("A", "[[B]]"), ("B", "x")), "x.html").build_report()
    assert json.loads(json.dumps(report)) == report
    assert (report["title"], report["scenes"], report["links"]) == ("A & B", 2, 1)
    assert {"start", "losses", "problems"} <= set(report)


def test_the_same_file_gives_the_same_case():
    data = page(("A", "[[B]]"), ("B", "x")).replace(b'ifid="X-1"', b"")
    assert import_case(data, "x").twee == import_case(data, "x").twee
    assert import_case(data, "x").file.case.ifid


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(ContentError, match="cannot be opened"):
        import_case_file(tmp_path / "nothing.html")


@pytest.mark.parametrize(
    ("title", "stem"),
    [("A & B: the Visit", "a-b-the-visit"), ("Don't", "dont"), ("日本", "story")],
)
def test_a_title_becomes_a_file_name(title, stem):
    assert name_file_stem(title) == stem


MACROS = st.sampled_from(
    [
        *("(set: $x to 1)", "(if: $x > 1)[", "]", "(else:)[", "[[", "]]", "(", ")"),
        *("<<if $x>>", "<</if>>", "<<else>>", "<<", ">>", "$x", "(link: 'a')["),
        *("(goto: 'A')", "<b>", "<!--", "-->", "//", "''", "\n", "--\n", "x: 1\n"),
        *("[if x > 1]\n", "{", "}", "[[a->A]]"),
    ]
)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(MACROS | st.text(max_size=5), max_size=20).map("".join),
    st.sampled_from(["Harlowe", "SugarCube", "Chapbook", "Snowman", ""]),
)
def test_any_passage_becomes_a_scene(text, form):
    brought = import_case(page(("A", text), form=form), "x")
    assert list(brought.file.case.scenes) == ["A"]
    assert not [one for one in brought.file.problems if "cannot be read" in one.message]


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_story_or_a_sentence(data):
    try:
        assert import_case(data, "x").file.case.scenes
    except ContentError as error:
        assert str(error)[-1] == "."


def test_a_link_leads_to_a_scene_whose_name_looks_like_markup():
    story = ":: StoryTitle\nOdd\n\n:: Start\n[[<b>]] [[Go->''Now'']]\n\n"
    story += ":: <b>\nHere.\n\n:: ''Now''\nThere.\n"
    case = import_case(story.encode(), "odd.twee").file.case
    assert [one.target for one in case.scenes["Start"].choices] == ["<b>", "''Now''"]
