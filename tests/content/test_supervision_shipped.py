"""What comes with the toolkit for supervision: kind, balanced, sourced."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from toolkit.content import (
    load_agendas,
    load_cpd_forms,
    load_frameworks,
    load_letters,
)
from toolkit.practice.agenda import Agenda, apply_template, compute_balance
from toolkit.practice.supervision import SupervisionSession, compute_entitlement
from toolkit.practice.supervision.framework import NATIONS, list_frameworks
from toolkit.practice.supervision.letter import (
    collect_known_blanks,
    fill_letter,
    find_fitting_letter,
)

EXERCISES = Path(__file__).resolve().parents[2] / "exercises"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
AGENDAS = load_agendas(EXERCISES)
FRAMEWORKS = load_frameworks(EXERCISES)
FORMS = load_cpd_forms(EXERCISES)
LETTERS = load_letters(EXERCISES)
FOLDERS = ("agendas", "frameworks", "letters")
TEXT = "\n".join(
    path.read_text("utf-8")
    for folder in FOLDERS
    for path in sorted((EXERCISES / folder).glob("*.yaml"))
)
NOT_BRITISH = (
    r"\b(?:color|behavior|favor|center|judgment|practicing|organiz\w+|gotten)\b"
)
NOT_OURS = r"\b(?:users?|patients?|clients?|scores?|service users?|deep dive)\b"


def cancelled(days_ago: int) -> SupervisionSession:
    day = TODAY - timedelta(days=days_ago)
    return SupervisionSession(
        f"s{days_ago}", NOW, NOW, day, "cancelled", cancelled_by="them"
    )


def test_the_six_templates_and_four_sets_of_questions_are_there():
    assert {one.id for one in AGENDAS.templates} == {
        "first-supervision",
        "reflective-hour",
        "asye-review",
        "after-a-hard-event",
        "group-supervision",
        "student-placement",
    }
    assert {one.id for one in AGENDAS.prompts} == {
        "reflective-cycle",
        "seven-viewpoints",
        "identity-and-power",
        "where-was-the-child",
    }


@pytest.mark.parametrize("template", AGENDAS.templates, ids=lambda one: one.id)
def test_a_template_fills_its_minutes_and_begins_with_the_person(template):
    ids = count()
    agenda = apply_template(Agenda("a", NOW, NOW), template, lambda: str(next(ids)))
    found = compute_balance(agenda)
    assert (found.minutes_free, found.nudge) == (0, "")
    assert agenda.items[0].function == "support"
    assert len(agenda.items) <= 7


def test_every_set_of_questions_is_used_and_says_whose_idea_it_is():
    used = {
        prompts
        for template in AGENDAS.templates
        for item in template.items
        for prompts in item.prompts
    }
    assert used == {one.id for one in AGENDAS.prompts}
    assert all(one.after.startswith("After ") for one in AGENDAS.prompts)


def test_one_click_adds_a_case_a_feeling_or_any_other_usual_item():
    first, *rest = AGENDAS.starters
    assert (first.title, first.function) == ("A feeling", "support")
    assert {one.title for one in rest} >= {
        "A case",
        "A question",
        "A learning need",
        "My wellbeing",
        "My workload",
    }
    assert all(one.ask.endswith("?") for one in AGENDAS.starters)


def test_there_are_seven_viewpoints_and_each_question_is_one():
    assert [len(one.questions) for one in AGENDAS.prompts] == [6, 7, 6, 6]
    for each in (q for one in AGENDAS.prompts for q in one.questions):
        assert each.ask.endswith("?")
        assert len(each.ask) <= 160


def test_words_are_plain_british_and_calm():
    assert re.findall(NOT_BRITISH, TEXT, re.IGNORECASE) == []
    assert re.findall(NOT_OURS, TEXT, re.IGNORECASE) == []
    assert "!" not in TEXT


def test_every_nation_can_choose_and_nothing_unread_is_stated():
    for nation in NATIONS:
        assert list_frameworks(FRAMEWORKS.frameworks, nation, TODAY)
    for one in FRAMEWORKS.frameworks:
        states = bool(one.stages or one.counts or one.minutes)
        assert states == bool(one.source and one.seen), one.id
        assert states or one.own


def test_standards_and_forms_that_count_have_their_source():
    for one in FRAMEWORKS.standards:
        assert one.source
        assert one.seen
    assert all(one.source and one.seen for one in FORMS if one.pieces)


def test_a_newly_qualified_worker_is_due_weekly_then_fortnightly_then_monthly():
    for one in ("england-asye-child-and-family", "england-newly-qualified"):
        found = compute_entitlement(
            FRAMEWORKS.framework(one), date(2025, 11, 22), [], date(2026, 11, 22)
        )
        assert found.sentence.startswith(
            "22 sessions were due since 22 November 2025 "
            "(6 weekly, 10 fortnightly and 6 monthly)."
        )


def test_the_ladder_is_climbed_one_cancelled_session_at_a_time():
    row = [cancelled(days) for days in (60, 45, 30, 15)]
    steps = [find_fitting_letter(LETTERS, row[: n + 1]) for n in range(4)]
    assert [one.step for one in steps if one] == [1, 2, 3, 4]


@pytest.mark.parametrize("letter", LETTERS, ids=lambda one: one.id)
def test_a_filled_letter_reads_as_a_letter(letter):
    held = SupervisionSession("h", NOW, NOW, date(2026, 8, 3), minutes=90)
    sessions = [held, *(cancelled(days) for days in (45, 30, 15))]
    framework = FRAMEWORKS.framework("england-experienced")
    due = compute_entitlement(framework, date(2026, 5, 1), sessions, TODAY)
    answers = collect_known_blanks(sessions, due, TODAY)
    answers |= {one.id: one.usual or "words of my own" for one in letter.blanks}
    filled = fill_letter(letter, answers)
    assert filled.missing == ()
    assert not re.search(r"[{}\[\]]", filled.subject + filled.body)
    assert re.findall(r"\b(?:must|demand|unacceptable|failed)\b", filled.body) == []


def test_each_letter_is_signed_and_can_be_read_in_a_minute():
    for one in LETTERS:
        assert one.body.rstrip().endswith("{name}")
        assert len(one.body.split()) < 170
