"""Evidence a programme counts, such as observations in the first year of practice.

Counts pieces and days; what a piece says stays where the programme keeps it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from toolkit.practice.chart import Table
from toolkit.practice.dates import describe_day
from toolkit.practice.english import join_with_and, strip_capital
from toolkit.practice.form import FormReader
from toolkit.practice.record import RecordReader, write_record_body
from toolkit.practice.supervision.framework import Framework

KIND_EVIDENCE = "supervision.evidence"
_COLUMNS = ("Evidence", "Noted", "Asked for", "Latest")
_LABELS = {"count": "What it counts for", "on": "The day", "note": "The note"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence.

    Args:
        id: The record's own id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        count: The id of what it counts for.
        on: The day of it.
        note: A few words to know it again, or empty.
        space: The supervisee's space it belongs to; empty for one's own.
    """

    id: str
    created: datetime
    updated: datetime
    count: str
    on: date
    note: str = ""
    space: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceSummary:
    """How much evidence there is.

    Args:
        sentence: The same in words, or empty where nothing is counted.
        table: The figures.
        complete: True when everything asked for is there.
    """

    sentence: str
    table: Table
    complete: bool


def summarise_evidence(
    framework: Framework | None, evidence: Iterable[Evidence], today: date
) -> EvidenceSummary:
    """Return how much of a framework's evidence is noted.

    Args:
        framework: The one a person chose, or None.
        evidence: What is noted, in any order.
        today: Today, in the person's time zone.
    """
    counts = framework.counts if framework else ()
    if not counts:
        return EvidenceSummary("", Table(_COLUMNS), False)
    listed = [one for one in evidence if one.on <= today]
    have = Counter(one.count for one in listed)
    latest = {one.count: one.on for one in sorted(listed, key=lambda one: one.on)}
    rows = tuple(
        (
            one.title,
            str(have[one.id]),
            str(one.need),
            describe_day(latest[one.id], today) if one.id in latest else "–",
        )
        for one in counts
    )
    open_ones = [
        f"{strip_capital(one.title)} ({one.need - have[one.id]})"
        for one in counts
        if have[one.id] < one.need
    ]
    said = (
        f"Still to come: {join_with_and(open_ones)}."
        if open_ones
        else "All of it is noted."
    )
    return EvidenceSummary(said, Table(_COLUMNS, rows), not open_ones)


def read_evidence(
    form: Mapping[str, object], framework: Framework, *, before: Evidence
) -> Evidence:
    """Return the evidence that a form holds, or say what needs another look.

    Args:
        form: ``count``, ``on`` and ``note``; untrusted.
        framework: The one it counts for.
        before: The evidence as it was, or a new one for today.

    Raises:
        FormError: With one sentence for each field that cannot be kept.
    """
    reader = FormReader(form, _LABELS)
    ids = [one.id for one in framework.counts]
    evidence = replace(
        before,
        count=reader.choice("count", ids, before.count),
        on=reader.day("on") or before.on,
        note=reader.line("note"),
    )
    reader.finish()
    return evidence


def write_evidence_body(evidence: Evidence) -> dict[str, object]:
    """Return what the journal keeps of a piece of evidence, as JSON can hold it."""
    return write_record_body(evidence)


def read_evidence_body(
    id: str, created: datetime, updated: datetime, body: Mapping[str, object]
) -> Evidence:
    """Return the evidence that a record keeps; missing or unknown keys do no harm.

    Args:
        id: The record's id.
        created: When it was first kept, with its time zone.
        updated: When it was last kept, with its time zone.
        body: What the record holds; untrusted, as an older version may have written it.
    """
    kept = RecordReader(body)
    return Evidence(
        id=id,
        created=created,
        updated=updated,
        count=kept.text("count"),
        on=kept.day("on") or created.date(),
        note=kept.text("note"),
        space=kept.text("space"),
    )
