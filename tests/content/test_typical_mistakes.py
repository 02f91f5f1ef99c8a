"""What people who do not code get wrong in a YAML file, and what they are told."""

from __future__ import annotations

import pytest

FEELINGS = "vocabulary/feelings.yaml"
TORN = "  - word: Torn\n"
JUDGED = "  - word: Judged\n"
MEANING = "    meaning: Pulled two ways"

# name: (what was there, what it became, lines further down, what is said)
ONE_LINE = {
    "a tab": (MEANING, "\tmeaning: Pulled", 0, "starts with a tab"),
    "a pasted space": (MEANING, "\u00a0   meaning: Pulled", 0, "starts with a tab"),
    "no space": (MEANING, "    meaning:Pulled", 0, "no space after the colon"),
    "no space in an item": (TORN, "  - word:Torn\n", 0, "no space after the colon"),
    "no colon": (MEANING, "    meaning Pulled", 0, "no colon after its first word"),
    "a second colon": (MEANING, "    meaning: Two: ways", 0, "holds a second colon"),
    "an open quotation": (MEANING, '    meaning: "Pulled', 0, "never closed"),
    "an apostrophe": (MEANING, "    meaning: 'it isn't", 0, "too early"),
    "too few spaces": (MEANING, "   meaning: Pulled", 0, "not indented like"),
    "too many spaces": (MEANING, "      meaning: Pulled", 0, "not indented like"),
    "an open bracket": (TORN, "  - word: [Torn\n", 0, "not finished"),
    "a brace": (MEANING, "    meaning: {Pulled", 0, "The sign {"),
    "stars for bold": (MEANING, "    meaning: *Pulled*", 0, "The sign *"),
    "an ampersand": (MEANING, "    meaning: &Pulled", 0, "The sign &"),
    "an exclamation": (MEANING, "    meaning: !Pulled", 0, "The sign !"),
    "an at sign": (MEANING, "    meaning: @Pulled", 0, "starts with a sign"),
    "a misspelt key": (MEANING, "    meanning: Pulled", 0, 'Did you mean "meaning"?'),
    "a capital": (MEANING, "    Meaning: Pulled", 0, 'Did you mean "meaning"?'),
    "an unknown key": (MEANING, "    x: 1\n" + MEANING, 0, "The keys here are id, "),
    "no dash": (TORN, "    word: Torn\n", 0, 'start a new item with "- "'),
    "an empty item": (TORN, "  -\n" + TORN, 0, "This item is empty"),
    "a bare word": (TORN, "  - Torn\n" + TORN, 0, 'Write it as "word: ..."'),
    "a word again": (TORN, "  - word: Anxious\n", 0, "already there on line 16"),
    "a key again": (MEANING, MEANING + "\n" + MEANING, 1, "a second time"),
    "no meaning": (MEANING, "    # meaning: Pulled", -1, "has no meaning"),
    "an empty meaning": (MEANING, "    meaning:\n    # ", -1, "has no meaning"),
    "a list of words": (MEANING, "    meaning: [a, b]\n    # ", 0, "should be words"),
    "too far": (
        "energy: 2\n    common: yes\n\n  - word: G",
        "energy: 7\n    common: yes\n\n  - word: G",
        0,
        "It goes from -5 to 5.",
    ),
    "words for a number": ("energy: 3", "energy: high", 0, "a whole number"),
    "maybe": ("common: yes\n\n", "common: maybe\n\n", 0, "should be yes or no"),
    "a hash": (MEANING, "    meaning: Pulled #both ways", 0, "are left out"),
    "a misspelt list": ("feelings:\n", "feeling:\n", 0, 'Did you mean "feelings"?'),
    "three dashes": (TORN, "---\n" + TORN, 0, "cut in two"),
    "another id": (JUDGED, JUDGED + "    id: weighed\n", 1, 'or write "judged"'),
}


@pytest.mark.parametrize("mistake", ONE_LINE)
def test_one_slip_gives_one_sentence_on_its_line(mistake, spoil, problems):
    old, new, further, said = ONE_LINE[mistake]
    line = spoil(FEELINGS, old, new) + further
    (problem,) = problems()
    assert str(problem).startswith(f"exercises/{FEELINGS}:{line}: ")
    assert said in str(problem)


def test_ten_slips_give_ten_sentences_at_once(spoil, problems):
    body = "vocabulary/body.yaml"
    slips = [
        (FEELINGS, "pleasantness: -3", "pleasantness: very"),
        (FEELINGS, "    meaning: Going over", "    meanings: Going over"),
        (FEELINGS, "energy: 4", "energy: 9"),
        (FEELINGS, "word: Torn", "word: Angry"),
        (FEELINGS, "    meaning: Feeling that you", "    # Feeling that you"),
        (
            FEELINGS,
            "common: yes\n\n  - word: Drained",
            "common: ja\n\n  - word: Drained",
        ),
        (body, "side: front", "side: frnt"),
        (body, "name: Throat", "nme: Throat"),
        (body, "id: knot", "id: Knot in it"),
        (body, "meaning: Held in", "feels: Held in"),
    ]
    lines = [(f"exercises/{slip[0]}", spoil(*slip)) for slip in slips]
    # What is missing has no line of its own, so its item is named.
    lines[4] = (lines[4][0], lines[4][1] - 1)
    found = [(problem.path, problem.line) for problem in problems()]
    assert found == sorted(lines)


def test_each_sentence_ends_and_blames_nobody(spoil, problems):
    for old, new, _, _ in list(ONE_LINE.values())[16:]:
        spoil(FEELINGS, old, new)
        for problem in problems():
            assert problem.message.endswith(".")
            assert not problem.hint or problem.hint[-1] in ".?"
            assert "!" not in problem.message.replace("The sign !", "")
            assert not {"error", "invalid", "wrong"} & set(problem.message.split())
        spoil(FEELINGS, new, old)
