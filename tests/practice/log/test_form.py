from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import FormError
from toolkit.practice.log import LABELS, Entry, GoodThing, read_entry, read_good_thing
from toolkit.practice.log.form import NOTHING_YET
from toolkit.practice.vocabulary import Vocabulary

NOW = datetime(2026, 11, 3, 15, 30, tzinfo=UTC)
CREATED = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
NASTY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.binary(max_size=5)
    | st.text(alphabet=st.characters(), max_size=30)
    | st.sampled_from(["anxious", "stomach", "7", "<script>x</script>", "\x00\u202e"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
FORMS = st.dictionaries(st.sampled_from([*LABELS, "sent_to_file", "other"]), NASTY)


def read(form: dict[str, object], vocabulary: Vocabulary) -> Entry:
    return read_entry(form, id="e1", created=CREATED, now=NOW, vocabulary=vocabulary)


def problems(form: dict[str, object], vocabulary: Vocabulary) -> dict[str, str]:
    with pytest.raises(FormError) as caught:
        read(form, vocabulary)
    return caught.value.problems


@given(form=FORMS)
def test_no_form_does_anything_but_be_kept_or_be_explained(
    form: dict[str, object], vocabulary: Vocabulary
) -> None:
    try:
        entry = read(form, vocabulary)
    except FormError as error:
        assert all(sentence.endswith(".") for sentence in error.problems.values())
        assert set(error.problems) <= {"", *LABELS}
    else:
        assert not entry.empty
        assert set(entry.places) <= {one.id for one in vocabulary.places}


@given(form=FORMS)
def test_no_good_thing_form_does_anything_but_be_kept_or_be_explained(
    form: dict[str, object],
) -> None:
    try:
        good = read_good_thing(form, id="g1", created=CREATED, now=NOW)
    except FormError as error:
        assert error.problems
    else:
        assert good.told or good.told_on is None


@given(secret=st.text(alphabet="qzxj", min_size=8, max_size=12))
def test_no_error_ever_repeats_what_was_written(
    secret: str, vocabulary: Vocabulary
) -> None:
    form: dict[str, object] = dict.fromkeys(LABELS, secret * 9000)
    form |= {"feelings": [secret * 9], "strength": secret, "bin": secret}
    said = " ".join(problems(form, vocabulary).values())
    assert secret not in said


def test_an_entry_from_a_full_form_holds_every_part(vocabulary: Vocabulary) -> None:
    form: dict[str, object] = {
        "happened": " Hard visit. ",
        "places": ["stomach"],
        "sensations": ["knot"],
        "feelings": ["anxious"],
        "strength": "8",
        "coping": "Walk",
        "strength_now": 4,
        "bin": "supervision",
    }
    entry = read(form, vocabulary)
    assert (entry.happened, entry.strength, entry.strength_now) == ("Hard visit.", 8, 4)
    assert (entry.id, entry.created, entry.updated) == ("e1", CREATED, NOW)
    assert entry.bin == "supervision"


@pytest.mark.parametrize("form", [{}, {"happened": " \n\x00"}, {"bin": "supervision"}])
def test_an_empty_entry_gets_one_kind_sentence(
    form: dict[str, object], vocabulary: Vocabulary
) -> None:
    assert problems(form, vocabulary) == {"": NOTHING_YET}


def test_every_problem_is_told_at_once(vocabulary: Vocabulary) -> None:
    form: dict[str, object] = {"happened": 7, "strength": 99, "bin": "bonfire"}
    assert set(problems(form, vocabulary)) == {"happened", "strength", "bin"}


def test_an_unknown_feeling_becomes_an_own_word(vocabulary: Vocabulary) -> None:
    entry = read({"feelings": ["anxious", "long-gone", "Cwtched"]}, vocabulary)
    assert entry.feelings == ("anxious",)
    assert entry.own_words == ("long gone", "Cwtched")


def test_an_own_word_that_the_list_knows_becomes_that_feeling(
    vocabulary: Vocabulary,
) -> None:
    entry = read({"own_words": "moral DISTRESS, fed up, Fed up"}, vocabulary)
    assert entry.feelings == ("moral-distress",)
    assert entry.own_words == ("fed up",)


def test_unknown_body_places_are_left_out(vocabulary: Vocabulary) -> None:
    entry = read({"places": ["stomach", "tail"], "sensations": ["zap"]}, vocabulary)
    assert entry.places == ("stomach",)
    assert entry.sensations == ()


def test_script_and_html_stay_plain_text(vocabulary: Vocabulary) -> None:
    text = "<script>alert(1)</script> & <b>"
    assert read({"happened": text}, vocabulary).happened == text


def test_a_made_up_entry_kept_again_is_the_persons_own(vocabulary: Vocabulary) -> None:
    assert not read({"happened": "Mine now", "sample": True}, vocabulary).sample


def test_a_good_thing_marked_told_was_told_today() -> None:
    form = {"what": "A laugh", "told": True}
    good = read_good_thing(form, id="g1", created=CREATED, now=NOW)
    assert good == GoodThing(
        "g1", CREATED, NOW, "A laugh", told=True, told_on=NOW.date()
    )


def test_a_good_thing_not_told_has_no_day() -> None:
    form = {"what": "A laugh", "told": "yes", "told_on": "2026-11-01"}
    good = read_good_thing(form, id="g1", created=CREATED, now=NOW)
    assert (good.told, good.told_on) == (False, None)


def test_the_day_of_telling_is_kept() -> None:
    form = {"what": "A laugh", "told": True, "told_on": "2026-11-01"}
    good = read_good_thing(form, id="g1", created=CREATED, now=NOW)
    assert good.told_on == date(2026, 11, 1)
