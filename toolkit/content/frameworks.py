"""Reads entitlements, standards and forms for CPD: ``frameworks/*.yaml``.

Every fact stands in these files with its source and the day it was read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from toolkit.content.kind import ExerciseKind, ReadingContext
from toolkit.content.problem import quote_value
from toolkit.content.yaml.document import Where
from toolkit.content.yaml.items import read_each_item, read_items
from toolkit.content.yaml.nested import (
    check_id,
    check_known_ids,
    check_source,
    read_parts,
)
from toolkit.content.yaml.sheet import Sheet, collect_problems
from toolkit.practice.cpd.piece import CpdField, CpdForm
from toolkit.practice.supervision.framework import (
    EvidenceCount,
    Framework,
    Frameworks,
    FrameworkStage,
    Standard,
)

LONGEST_WEEK, LONGEST_MONTH = 520, 120
# A month and a day that every year has: ``12-01``; not ``13-01`` or ``02-29``.
YEAR_FROM = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])")


@dataclass(frozen=True, slots=True)
class FrameworkFiles:
    """Everything in ``exercises/frameworks/``."""

    frameworks: Frameworks = field(default_factory=Frameworks)
    cpd: tuple[CpdForm, ...] = ()


def _build(found: list[Sheet], context: ReadingContext) -> FrameworkFiles:
    ids: dict[str, str] = {}
    today = context.today
    standards = read_items(found, "standards", partial(_standard, today=today), ids)
    frameworks = read_each_item(
        found, "frameworks", partial(_framework, today=today), ids
    )
    forms = read_items(found, "cpd", partial(_form, today=today), ids)
    if not any(problem.level == "must" for problem in collect_problems(found)):
        known = [one.id for one in standards]
        for sheet, where, one in frameworks:
            check_known_ids(sheet, (*where, "standards"), one.standards, known)
    kept = Frameworks(tuple(one for _, _, one in frameworks), tuple(standards))
    return FrameworkFiles(kept, tuple(forms))


FRAMEWORKS = ExerciseKind(
    "frameworks/*.yaml", ("frameworks", "standards", "cpd"), _build, may_be_missing=True
)
"""Everything in ``exercises/frameworks/``."""


def load_frameworks(folder: Path) -> Frameworks:
    """Return the frameworks and standards a person can choose from.

    Args:
        folder: The content folder; without ``frameworks/`` there are none.

    Raises:
        ContentError: The first thing that keeps the files from being used.
    """
    return FRAMEWORKS.load(folder).frameworks


def load_cpd_forms(folder: Path) -> tuple[CpdForm, ...]:
    """Return the forms for CPD and for learning notes.

    Args:
        folder: The content folder; without ``frameworks/`` there are none.

    Raises:
        ContentError: The first thing that keeps the files from being used.
    """
    return FRAMEWORKS.load(folder).cpd


def _standard(
    sheet: Sheet, where: Where, ids: dict[str, str], today: date | None
) -> list[Standard]:
    one = sheet.build_value(where, Standard)
    if one is None:
        return []
    check_id(sheet, where, one.id, ids)
    _check_days(sheet, where, one)
    check_source(sheet, where, one, today)
    return [one]


def _framework(
    sheet: Sheet, where: Where, ids: dict[str, str], today: date | None
) -> list[Framework]:
    flat = sheet.build_value(where, Framework, also=("stages", "counts"))
    before = len(sheet.problems)
    stages = read_parts(sheet, where, "stages", FrameworkStage)
    whole = len(sheet.problems) == before
    counts = read_parts(sheet, where, "counts", EvidenceCount)
    if flat is None:
        return []
    check_id(sheet, where, flat.id, ids)
    one = replace(flat, stages=stages, counts=counts)
    _check_days(sheet, where, one)
    if whole:
        _check_stages(sheet, where, one)
    _check_counts(sheet, where, one)
    if stages or counts or one.minutes:
        check_source(sheet, where, one, today)
    return [one]


def _check_days(sheet: Sheet, where: Where, one: Framework | Standard) -> None:
    if one.starts and one.ends and one.ends < one.starts:
        message = f"{quote_value(one.title)} ends before it starts."
        sheet.report(message, (*where, "ends"), "Change one of the two days.")


def _check_stages(sheet: Sheet, where: Where, one: Framework) -> None:
    title = quote_value(one.title)
    if not 0 <= one.minutes <= 480:
        message = f'"minutes" of {title} is {one.minutes}.'
        sheet.report(message, (*where, "minutes"), "It goes from 0 to 480.")
    for number, stage in enumerate(one.stages, 1):
        place = (*where, "stages", number - 1)
        ends = [stage.until_week, stage.until_month]
        last = number == len(one.stages)
        if last and ends != [None, None]:
            message = f"The last stage of {title} has an end, so nothing is due later."
            sheet.report(message, place, "Leave out its end.", "should")
        elif not last and ends.count(None) != 1:
            message = f"Stage {number} of {title} does not say when it ends."
            hint = 'Add either "until_week" or "until_month".'
            sheet.report(message, place, hint)
        _check_end(sheet, place, stage)


def _check_end(sheet: Sheet, place: Where, stage: FrameworkStage) -> None:
    for key, value, most in (
        ("until_week", stage.until_week, LONGEST_WEEK),
        ("until_month", stage.until_month, LONGEST_MONTH),
    ):
        if value is not None and not 1 <= value <= most:
            message = f"{quote_value(key)} is {value}."
            sheet.report(message, (*place, key), f"It goes from 1 to {most}.")


def _check_counts(sheet: Sheet, where: Where, one: Framework) -> None:
    seen: dict[str, str] = {}
    for number, count in enumerate(one.counts):
        place = (*where, "counts", number)
        check_id(sheet, place, count.id, seen)
        if not 1 <= count.need <= 100:
            message = f'"need" of {quote_value(count.title)} is {count.need}.'
            sheet.report(message, (*place, "need"), "It goes from 1 to 100.")


def _form(
    sheet: Sheet, where: Where, ids: dict[str, str], today: date | None
) -> list[CpdForm]:
    flat = sheet.build_value(where, CpdForm, also=("fields",))
    fields = read_parts(sheet, where, "fields", CpdField)
    if flat is None:
        return []
    check_id(sheet, where, flat.id, ids)
    one = replace(flat, fields=fields)
    _check_form(sheet, where, one)
    if one.pieces:
        check_source(sheet, where, one, today)
    return [one]


def _check_form(sheet: Sheet, where: Where, one: CpdForm) -> None:
    title, seen = quote_value(one.title), dict[str, str]()
    for number, each in enumerate(one.fields):
        check_id(sheet, (*where, "fields", number), each.id, seen)
    if not one.fields and not sheet.keys(where).get("fields"):
        message = f"{title} has no fields."
        sheet.report(message, where, 'Add a list under "fields:".')
    if one.year_from and not YEAR_FROM.fullmatch(one.year_from):
        message = f"{quote_value(one.year_from)} is not a month and a day."
        sheet.report(message, (*where, "year_from"), 'Write it as "12-01".')
    if not 0 <= one.with_peer <= one.pieces:
        message = f"{title} asks for more pieces with a peer than pieces."
        sheet.report(message, (*where, "with_peer"), "Change one of the two.")
    if one.with_peer and one.fields and not any(each.peer for each in one.fields):
        message = f"{title} asks for a peer's part and has no field for it."
        sheet.report(message, where, 'Give one field "peer: yes".')
