"""The worksheets that the open journal keeps, read once and kept in step."""

from __future__ import annotations

from toolkit.journal import Journal
from toolkit.practice.worksheet.answers import WorksheetAnswers
from toolkit.screens.agenda.kinds import WORKSHEETS
from toolkit.screens.kept import KeptRecords


class WorksheetStore(KeptRecords[WorksheetAnswers]):
    """Everything a person has kept of worksheets, by id.

    Args:
        journal: The open journal.
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, WORKSHEETS)

    def newest(self) -> list[WorksheetAnswers]:
        """Return every worksheet, the newest first."""
        return sorted(self.all(), key=lambda one: (one.created, one.id), reverse=True)
