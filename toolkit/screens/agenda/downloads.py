"""What can be taken away from the supervision page, as files made in memory."""

from __future__ import annotations

from toolkit.errors import ExportError
from toolkit.exports import agenda_download
from toolkit.exports.download import Download
from toolkit.practice.agenda import Agenda, count_left_out
from toolkit.practice.supervision import SharedRecord
from toolkit.screens.agenda.close import ClosePart
from toolkit.screens.agenda.editor import AgendaEditor
from toolkit.screens.agenda.page_part import AgendaPart
from toolkit.screens.desk import JournalScreen
from toolkit.screens.message import read_text_field
from toolkit.screens.screen import Action, Fields, Reply, build_file_reply

EMPTY_HALF = (
    "None of your items goes into the shared record, so your half would be empty. "
    "Change an item, and choose the shared record under “Where it goes”."
)
NOTHING_YET = "There is nothing to take away yet."
NO_SUCH_FILE = "There is no download of that kind. Nothing was changed."


class FilesPart(AgendaPart):
    """The downloads of an agenda and of a shared record.

    Args:
        screen: The page.
        bench: What it works on.
        close: The close of a session, which knows its shared record.
    """

    def __init__(
        self, screen: JournalScreen, bench: AgendaEditor, close: ClosePart
    ) -> None:
        super().__init__(screen, bench)
        self.close = close

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for as files."""
        return {
            "download": self.download,
            "half-out": self.half_out,
            "all-out": self.all_out,
        }

    def download(self, fields: Fields) -> Reply:
        """Hand the agenda, its calendar file or the shared record over.

        Raises:
            ExportError: There is no download of that kind, or no day for a calendar.
            MessageError: The record was asked for, and no session has ended.
            JournalLocked: No journal is open any more.
        """
        self.bench.ready()
        what = read_text_field(fields, "what", 20)
        wanted = f"{what}.{read_text_field(fields, 'format', 10)}"
        agenda, today = self._agenda(fields), self.bench.today
        if wanted == "agenda.docx":
            return build_file_reply(agenda_download.export_agenda(agenda, today))
        if wanted == "both.docx":
            return build_file_reply(agenda_download.export_agenda(agenda, today, True))
        if wanted == "agenda.ics":
            return build_file_reply(self._calendar(agenda))
        if wanted == "record.docx":
            return build_file_reply(
                agenda_download.export_shared_record(self._record(agenda), today)
            )
        raise ExportError(NO_SUCH_FILE)

    def half_out(self, _fields: Fields) -> Reply:
        """Hand one's own shared items over as a file for the other person.

        Raises:
            ExportError: None of one's own items is shared.
            JournalLocked: No journal is open any more.
        """
        self.bench.ready()
        agenda = self.bench.agenda()
        mine = [one for one in agenda.items if one.brought_by == "me"]
        if count_left_out(agenda) == len(mine):
            raise ExportError(EMPTY_HALF)
        return build_file_reply(
            agenda_download.export_half_agenda(agenda, self.bench.today)
        )

    def all_out(self, _fields: Fields) -> Reply:
        """Hand everything about supervision over as one file.

        Raises:
            ExportError: Nothing is kept yet.
            JournalLocked: No journal is open any more.
        """
        records = self.bench.ready().everything()
        if not records:
            raise ExportError(NOTHING_YET)
        return build_file_reply(
            agenda_download.export_all_records(records, self.bench.today)
        )

    def _agenda(self, fields: Fields) -> Agenda:
        wanted = read_text_field(fields, "which", 64)
        return self.bench.drawer.agenda(wanted) or self.bench.agenda()

    def _calendar(self, agenda: Agenda) -> Download:
        space = self.bench.space
        actions = [one for one in self.bench.drawer.actions() if one.space == space]
        return agenda_download.export_calendar(agenda, actions, self.bench.now)

    def _record(self, agenda: Agenda) -> SharedRecord:
        kept = self.bench.drawer.shared(agenda.id)
        return kept if kept is not None else self.close.record()
