from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.content.twee.header import Header, read_header, write_header
from toolkit.content.twee.story import (
    Passage,
    Story,
    build_title_and_data,
    read_twee,
    write_twee,
)

LINE = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t"), max_size=30
)
NAME = LINE.map(lambda text: " ".join(text.split())).filter(bool)
TAG = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=9
)
TEXT = st.lists(LINE, max_size=5).map(lambda lines: "\n".join(lines).rstrip())
PASSAGES = st.lists(
    st.builds(
        Passage,
        NAME,
        TEXT,
        st.lists(TAG, max_size=3).map(tuple),
        st.dictionaries(st.sampled_from(["position", "size"]), st.just("1,2")),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda passage: passage.name,
)


@given(PASSAGES)
def test_what_is_written_is_read_back_the_same(passages):
    found, _ = read_twee(write_twee(Story(tuple(passages))), "x.twee")
    same = [(p.name, p.text, p.tags, dict(p.metadata)) for p in found.passages]
    assert same == [(p.name, p.text, p.tags, dict(p.metadata)) for p in passages]


@given(st.text(max_size=300) | st.text("\n\r:[]{}\\ \t-><|ab", max_size=300))
def test_any_text_is_written_back_byte_for_byte(text):
    story, problems = read_twee(text, "x.twee")
    assert write_twee(story) == text
    assert all(problem.message[-1] in ".?" for problem in problems)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_kept_outside_what_was_edited(end):
    text = end.join([":: One", "a", "", ":: Two", "b", "", ":: Three", "c", ""])
    story, _ = read_twee(text, "x.twee")
    edited = story.with_passage(story.passages[1].with_text("new"))
    before, after = text.index(":: Two"), text.index(":: Three")
    assert write_twee(edited) == f"{text[:before]}:: Two\nnew\n\n{text[after:]}"


def test_a_byte_order_mark_is_no_word():
    story, problems = read_twee("\ufeff:: A\nhi", "x.twee")
    assert (story.passages[0].name, problems) == ("A", [])
    assert write_twee(story) == "\ufeff:: A\nhi"


def test_lines_are_counted_as_an_editor_counts_them():
    story, _ = read_twee("\n\r\n:: A\r\nx\u2028y\n:: B\n", "x.twee")
    assert [passage.line for passage in story.passages] == [3, 5]


def test_colons_at_the_start_of_a_line_come_back():
    story, _ = read_twee(":: A\n\\:: not a scene\n\\\\:: and this\n", "x.twee")
    assert story.passages[0].text == ":: not a scene\n\\:: and this"


@pytest.mark.parametrize(
    ("line", "name", "tags"),
    [
        (":: A b", "A b", ()),
        ("::A[x y]", "A", ("x", "y")),
        (":: A [] {}", "A", ()),
        (r":: A \[b\] [c]", "A [b]", ("c",)),
        (r":: a\\b [\]]", "a\\b", ("]",)),
        (r":: \q", "q", ()),
        (":: A [x] <100,200>", "A", ("x",)),
    ],
)
def test_headers_are_read_in_every_spelling(line, name, tags):
    header = read_header(line)
    assert (header.name, header.tags) == (name, tags)


def test_coordinates_of_twee_2_become_a_position():
    assert read_header(":: A [x] <100,200>").metadata == {"position": "100,200"}


@given(NAME, st.lists(TAG, max_size=4))
def test_any_name_and_tags_survive_a_header(name, tags):
    header = read_header(write_header(Header(name, tuple(tags))))
    assert (header.name, header.tags, header.complaints) == (name, tuple(tags), ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "x.twee: No scene starts in this file."),
        ("hello\n", "x.twee: No scene starts in this file."),
        (":: \nx", "x.twee:1: This scene has no name."),
        (":: A [x\ny", "x.twee:1: The list of tags is not closed."),
        (":: A {x\ny", "x.twee:1: The end of this line cannot be read."),
        (
            "\n:: A\nx\n:: A\ny",
            'x.twee:4: A scene called "A" is already there on line 2.',
        ),
        (":: A\n  :: B\ny", "x.twee:2: This line looks like the start of a scene"),
        (":: StoryData\nno\n:: A\n", "x.twee:1: StoryData is not in the form"),
        ("hi\n:: A\n", "x.twee:1: The words before the first scene are not read."),
    ],
)
def test_every_slip_is_a_sentence_with_its_line(text, message):
    _, problems = read_twee(text, "x.twee")
    assert any(str(problem).startswith(message) for problem in problems), problems


def test_a_story_introduces_itself():
    story = Story(build_title_and_data("My story", {"ifid": "X", "start": "A"}))
    found, _ = read_twee(write_twee(story), "x.twee")
    assert (
        found.title,
        found.find_data_text("start"),
        found.find_data_text("zoom"),
    ) == (
        "My story",
        "A",
        "",
    )
