"""Debriefs that were kept: listed, read again, taken away, deleted with Undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.errors import MessageError
from toolkit.practice.case.case import Case
from toolkit.practice.case.walk import walk_case
from toolkit.practice.dates import describe_day_and_time
from toolkit.practice.play.debrief import HEADING, LAST, Debrief
from toolkit.practice.play.kept_debrief import KeptDebrief
from toolkit.practice.play.path import build_play_path
from toolkit.practice.play.prompts import DebriefSection
from toolkit.practice.play.resume import resume_play
from toolkit.practice.text import shorten
from toolkit.screens.agenda.kinds import DEBRIEFS
from toolkit.screens.kept import KeptRecords
from toolkit.screens.message import read_text_field
from toolkit.screens.role_play.case_screen import CaseScreen
from toolkit.screens.role_play.debrief import build_way_view
from toolkit.screens.role_play.place import RolePlayPlace
from toolkit.screens.screen import Action, Fields, Reply

if TYPE_CHECKING:
    from toolkit.exports.case_debrief import DebriefedPlay
    from toolkit.journal import Journal

PAGE = 5
NOT_HERE = "That debrief is no longer in this journal. Nothing was changed."
CASE_GONE = "The case itself is no longer among those here. Your words are."
CASE_CHANGED = "The case was changed since. This is as far as your way still fits."


class DebriefStore:
    """The debriefs in the journal that is open, read once and kept in step.

    Args:
        screen: The page.
    """

    def __init__(self, screen: CaseScreen) -> None:
        self.screen = screen
        self.forget()

    def forget(self) -> None:
        """Let go of everything that came from the journal."""
        self._kept: KeptRecords[KeptDebrief] | None = None
        self.shown = PAGE
        self.opened = ""

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for about what was kept."""
        return {
            "kept-open": self.open_kept,
            "kept-more": self.more,
            "kept-delete": self.delete,
            "kept-undelete": self.undelete,
            "kept-word": self.word,
        }

    @property
    def kept(self) -> KeptRecords[KeptDebrief]:
        """Return the debriefs in the open journal, to be changed.

        Raises:
            JournalLocked: No journal is open any more.
        """
        return self._of(self.screen.lock.opened())

    def get(self, kept_id: str) -> KeptDebrief | None:
        """Return one debrief, or None when it is not kept."""
        kept = self._shown()
        return None if kept is None else kept.get(kept_id)

    def revision(self, kept_id: str) -> int:
        """Return how often a debrief was kept, as far as this page knows."""
        kept = self._shown()
        return 0 if kept is None else kept.revision(kept_id)

    def _shown(self) -> KeptRecords[KeptDebrief] | None:
        """Return the debriefs that can be shown, or None while none can be.

        Drawing a page is no sign that anybody is there, so the lock is not told.
        """
        lock = self.screen.lock
        if lock.journal is None or lock.needs_code:
            return None
        return self._of(lock.journal)

    def _of(self, journal: Journal) -> KeptRecords[KeptDebrief]:
        if self._kept is None or self._kept.journal is not journal:
            self._kept = KeptRecords(journal, DEBRIEFS)
        return self._kept

    def view(self) -> dict[str, Any]:
        """Return the debriefs that were kept, a line each, newest first."""
        kept = self._shown()
        every = [] if kept is None else kept.all()
        every.sort(key=lambda one: one.created, reverse=True)
        return {
            "kept": [self._line(one) for one in every[: self.shown]],
            "more": max(0, len(every) - self.shown),
        }

    def _line(self, one: KeptDebrief) -> dict[str, str]:
        return {
            "id": one.id,
            "title": one.title,
            "ending": one.ending,
            "when": describe_day_and_time(one.created, self.screen.zone),
            "say": shorten(one.answers.say, 200),
        }

    def open_kept(self, fields: Fields) -> Reply:
        """Open one debrief to read it; an empty id closes it."""
        wanted = read_text_field(fields, "which", 64)
        self.opened = wanted if self.get(wanted) is not None else ""
        self.screen.place = RolePlayPlace("kept" if self.opened else "choose")
        self.screen.publish()
        return {}

    def more(self, _fields: Fields) -> Reply:
        """Show older debriefs."""
        self.shown += PAGE
        self.screen.publish()
        return {}

    def delete(self, fields: Fields) -> Reply:
        """Take one debrief out; it can be brought back until the lock closes."""
        wanted = self._wanted(fields).id
        self.kept.delete(wanted, self.screen.clock())
        self.opened = ""
        if self.screen.place.step == "kept":
            self.screen.place = RolePlayPlace()
        return self.screen.kept({"said": "Debrief deleted."})

    def undelete(self, fields: Fields) -> Reply:
        """Bring back a debrief that was taken out."""
        self.kept.undelete(read_text_field(fields, "which", 64), self.screen.clock())
        return self.screen.kept({"said": "Undone."})

    def _wanted(self, fields: Fields) -> KeptDebrief:
        one = self.get(read_text_field(fields, "which", 64))
        if one is None:
            raise MessageError(NOT_HERE)
        return one

    def opened_view(self) -> dict[str, Any]:
        """Return the debrief that is open to be read."""
        one = self.get(self.opened)
        if one is None:
            return {}
        shown: dict[str, Any] = {
            **self._line(one),
            "heading": HEADING,
            "answers": [list(pair) for pair in one.answers.given.items()],
            "last": LAST,
            "say": one.answers.say,
            "line": one.line,
        }
        return {**shown, **self._way(one)}

    def _way(self, one: KeptDebrief) -> dict[str, Any]:
        """Return the way that was taken, as far as the case still knows it."""
        file = self.screen.case_named(one.case)
        if file is None:
            return {"note": CASE_GONE}
        again = resume_play(file.case, one.play)
        stops = build_play_path(
            file.case, again.play, walk_case(file.case, again.play.level)
        )
        return {
            "note": "" if again.whole else CASE_CHANGED,
            **build_way_view(file.case, again.play, stops, self.screen.vocabulary),
        }

    def word(self, fields: Fields) -> Reply:
        """Hand one debrief over for Word."""
        from toolkit.exports.case_debrief import export_debrief

        done = self._done(self._wanted(fields))
        today = self.screen.local_now().date()
        file = export_debrief(done, self.screen.vocabulary, today)
        return self.screen.save_download(file)

    def _done(self, one: KeptDebrief) -> DebriefedPlay:
        from toolkit.exports.case_debrief import DebriefedPlay

        file = self.screen.case_named(one.case)
        case = file.case if file else Case(one.case or "role-play", one.title)
        stops = build_play_path(case, resume_play(case, one.play).play) if file else ()
        asked = DebriefSection("What I wrote", tuple(one.answers.given))
        given = {**one.answers.given, LAST: one.answers.say}
        return DebriefedPlay(
            case, Debrief(HEADING, one.ending, "", (asked,)), stops, given
        )
