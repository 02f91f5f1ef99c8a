"""The worksheets that the open journal keeps, read once and kept in step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from toolkit.journal import Journal, Record
from toolkit.practice.worksheet.answers import (
    KIND_WORKSHEET,
    WorksheetAnswers,
    read_worksheet_body,
    write_worksheet_body,
)


class WorksheetStore:
    """Everything a person has kept of worksheets, by id.

    Args:
        journal: The open journal.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._held: dict[str, tuple[WorksheetAnswers, int]] = {}  # with their revisions
        for record in journal.records(KIND_WORKSHEET):
            self._take(record)

    def get(self, which: str) -> WorksheetAnswers | None:
        """Return one worksheet, or None when it is not kept."""
        held = self._held.get(which)
        return held[0] if held else None

    def revision(self, which: str) -> int:
        """Return how often a worksheet was kept, as far as this page knows."""
        held = self._held.get(which)
        return held[1] if held else 0

    def newest(self) -> list[WorksheetAnswers]:
        """Return every worksheet, the newest first."""
        kept = [answers for answers, _ in self._held.values()]
        return sorted(kept, key=lambda one: (one.created, one.id), reverse=True)

    def put(
        self, answers: WorksheetAnswers, now: datetime, revision: int | None
    ) -> None:
        """Keep a worksheet.

        Args:
            answers: What to keep.
            now: The present moment, aware.
            revision: The revision that was read before; None when it is new.

        Raises:
            RecordChanged: It was changed elsewhere since then.
            JournalError: It could not be written; nothing was changed.
        """
        body = write_worksheet_body(answers)
        self._take(self.journal.put(answers.id, KIND_WORKSHEET, body, now, revision))

    def put_missing(self, several: Iterable[WorksheetAnswers], now: datetime) -> int:
        """Keep those that are not there yet, as of the moments they were written.

        Args:
            several: What to keep; an id that anything else is kept under is left out.
            now: The present moment, aware.

        Returns:
            How many were kept.

        Raises:
            JournalError: They could not be written; nothing was changed.
        """
        new = [
            Record.of(
                one.id,
                KIND_WORKSHEET,
                write_worksheet_body(one),
                one.created,
                one.updated,
            )
            for one in several
            if self.journal.get(one.id) is None
        ]
        for record in self.journal.put_all(new, now):
            self._take(record)
        return len(new)

    def delete(self, which: str, now: datetime) -> None:
        """Take a worksheet out; :meth:`undelete` undoes it until the lock closes."""
        self.journal.delete(which, now)
        self._held.pop(which, None)

    def undelete(self, which: str, now: datetime) -> None:
        """Bring back a worksheet that was taken out."""
        self.journal.undelete(which, now)
        self._take(self.journal.get(which))

    def _take(self, record: Record | None) -> None:
        if record is not None and record.kind == KIND_WORKSHEET:
            made = read_worksheet_body(
                record.id, record.created, record.updated, record.body
            )
            self._held[record.id] = (made, record.revision)
