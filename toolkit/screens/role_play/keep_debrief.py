"""What a person keeps of a role-play: the debrief, a line, a CPD draft, a document.

Everything here is the person's own doing, and begins with what may identify somebody
being pointed out.
"""

from __future__ import annotations

import secrets
from typing import Any

from toolkit.content import load_cpd_forms
from toolkit.errors import FormError, RecordChanged
from toolkit.practice.form import LINE
from toolkit.practice.play.debrief import LAST
from toolkit.practice.play.kept_debrief import (
    DebriefAnswers,
    KeptDebrief,
    begin_from_debrief,
    build_debrief_line,
    read_debrief_answers,
    read_debrief_body,
    write_debrief_body,
)
from toolkit.practice.text import shorten
from toolkit.screens.agenda.begin_cpd import begin_draft
from toolkit.screens.message import (
    read_form_field,
    read_revision_field,
    read_text_field,
)
from toolkit.screens.notice import warn_of_identifiers
from toolkit.screens.role_play.case_screen import CaseScreen
from toolkit.screens.role_play.debrief import DebriefPart
from toolkit.screens.role_play.debrief_store import DebriefStore
from toolkit.screens.role_play.place import collect_fiction_words
from toolkit.screens.screen import Action, Fields, Reply

KEPT = "Kept in your journal."
KEPT_IN_TAB = "Kept in this tab only: close it and it is gone."
WITH_LINE = "Kept. Your next agenda offers you this line."
WITH_DRAFT = "Kept. A draft waits for you under “Learning” on the supervision page."
ALREADY = "There is a draft from this debrief already, under “Learning”."
NO_LINE = "Write the line you want to bring."


class KeepPart:
    """Keeping the debrief in hand.

    Args:
        screen: The page.
        shelf: The debriefs in the journal that is open.
        debriefing: The debrief in hand.
    """

    def __init__(
        self, screen: CaseScreen, shelf: DebriefStore, debriefing: DebriefPart
    ) -> None:
        self.screen = screen
        self.shelf = shelf
        self.debriefing = debriefing

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for about keeping."""
        return {
            "keep-debrief": self.keep,
            "bring": self.bring,
            "cpd": self.cpd,
            "word": self.word,
        }

    def view(self) -> dict[str, Any]:
        """Return what was kept of the debrief in hand, as its form.

        Once it was refused because another tab changed it, that is the other version.
        """
        place = self.screen.place
        one = self.shelf.get(place.kept_id)
        answers = one.answers if one else DebriefAnswers()
        form = {**answers.given, "say": answers.say, "line": one.line} if one else {}
        return {
            "form": form,
            "kept": one is not None,
            "saved": place.kept_id,
            "revision": self.shelf.revision(place.kept_id),
            "suggested": build_debrief_line(place.case.title, answers),
        }

    def keep(self, fields: Fields) -> Reply:
        """Keep the debrief."""
        answers = self._answers(fields)
        found = self._pointed_out(fields, answers)
        return found or self._done("", self._put(fields, answers, self._line_kept()))

    def bring(self, fields: Fields) -> Reply:
        """Keep the debrief with one line that the next agenda offers.

        Raises:
            FormError: There is no line, or an answer does not fit.
            RecordChanged: It was changed in another tab since it was opened.
        """
        answers = self._answers(fields)
        line = read_text_field(read_form_field(fields), "line").strip()
        if not line:
            raise FormError({"line": NO_LINE})
        found = self._pointed_out(fields, answers, line)
        if found:
            return found
        return self._done(WITH_LINE, self._put(fields, answers, shorten(line, LINE)))

    def cpd(self, fields: Fields) -> Reply:
        """Keep the debrief, and begin a CPD draft with what was learnt."""
        answers = self._answers(fields)
        found = self._pointed_out(fields, answers)
        if found:
            return found
        one = self._put(fields, answers, self._line_kept())
        return self._done(self._draft(one), one)

    def word(self, fields: Fields) -> Reply:
        """Hand the debrief over for Word, kept or not."""
        from toolkit.exports.case_debrief import DebriefedPlay, export_debrief

        debriefing, place = self.debriefing, self.screen.place
        asked, answers = debriefing.asked(), self._written(fields)
        given = {**answers.given, LAST: answers.say}
        stops, both = debriefing.stops(), debriefing.both()
        done = DebriefedPlay(place.case, asked, stops, given, both)
        today = self.screen.local_now().date()
        file = export_debrief(done, self.screen.vocabulary, today)
        return self.screen.save_download(file)

    def _draft(self, one: KeptDebrief) -> str:
        """Begin a draft from a debrief, and return what to say about it."""
        journal, now = self.screen.lock.opened(), self.screen.clock()
        forms = load_cpd_forms(self.screen.settings.content)
        begun = begin_from_debrief(one, self.screen.zone)
        return WITH_DRAFT if begin_draft(journal, forms, begun, now) else ALREADY

    def _answers(self, fields: Fields) -> DebriefAnswers:
        self.screen.lock.opened()
        form, asked = read_form_field(fields), self.debriefing.asked()
        return read_debrief_answers({"answers": form, "say": form.get("say")}, asked)

    def _written(self, fields: Fields) -> DebriefAnswers:
        """Return what was written so far, which may be nothing.

        Raises:
            FormError: An answer does not fit.
        """
        try:
            return self._answers(fields)
        except FormError as error:
            if set(error.problems) == {""}:
                return DebriefAnswers()
            raise

    def _pointed_out(
        self, fields: Fields, answers: DebriefAnswers, line: str = ""
    ) -> Reply | None:
        texts = {**answers.given, "say": answers.say, "line": line}
        for step in self.screen.place.playing.steps:
            note = step.notice.note if step.notice else ""
            own = ", ".join(step.notice.own_words) if step.notice else ""
            parts = (part for part in (step.said, note, own) if part)
            texts[f"At “{step.scene}”"] = "\n".join(parts)
        return warn_of_identifiers(
            fields, texts, collect_fiction_words(self.screen.place.case)
        )

    def _put(self, fields: Fields, answers: DebriefAnswers, line: str) -> KeptDebrief:
        """Keep the debrief in hand: a new record, or the one it has already.

        Raises:
            RecordChanged: It was changed in another tab since it was opened.
        """
        place, now = self.screen.place, self.screen.clock()
        revision = self._revision(fields)
        place.kept_id = place.kept_id or secrets.token_hex(16)
        body = write_debrief_body(place.case, place.playing, answers, line)
        one = read_debrief_body(place.kept_id, now, body)
        try:
            return self.shelf.kept.put(one, now, revision)
        except RecordChanged:
            self.screen.publish()  # the page shows the other version beside this one
            raise

    def _revision(self, fields: Fields) -> int | None:
        """Return the revision that what was written stands on; None for a new one."""
        kept_id = self.screen.place.kept_id
        if not kept_id:
            return None
        read = read_revision_field(fields)
        known = self.shelf.get(kept_id) is not None
        return read if read is not None or not known else self.shelf.revision(kept_id)

    def _line_kept(self) -> str:
        one = self.shelf.get(self.screen.place.kept_id)
        return one.line if one else ""

    def _done(self, words: str, one: KeptDebrief) -> Reply:
        journal = self.screen.lock.journal
        safe = bool(journal and journal.kept)
        self.screen.lock.forget_draft()
        said = words or (KEPT if safe else KEPT_IN_TAB)
        revision = self.shelf.revision(one.id)
        reply = {
            "said": said,
            "saved": one.id,
            "revision": revision,
            "in_tab": not safe,
        }
        return self.screen.carried(self.screen.moved(reply))
