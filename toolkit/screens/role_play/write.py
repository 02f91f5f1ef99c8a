"""Writing a case: the part of the role-play page for whoever writes one.

The text lives on the page; each message brings it along, and nothing of it stays here
unless it is kept in a journal.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from toolkit.content.case_check.terms import WatchList, read_watch_list
from toolkit.content.exchange.bring_in import LARGEST
from toolkit.content.exchange.new_case import build_new_case, copy_case
from toolkit.content.twee.cases import read_cases
from toolkit.errors import MessageError
from toolkit.exports.download import Download
from toolkit.practice.case.own import LONGEST
from toolkit.screens.message import WRONG_SHAPE, read_text_field
from toolkit.screens.role_play.case_screen import CaseScreen
from toolkit.screens.role_play.write_check import build_check_view, parse_case_text
from toolkit.screens.role_play.write_export import build_case_download
from toolkit.screens.role_play.write_import import PIECE, StoryUpload
from toolkit.screens.role_play.write_own import OwnCases
from toolkit.screens.screen import Action, Fields, Reply

NO_START = "There is no scene to play yet. Write a first scene, then try it."
NO_SUCH_CASE = "That case is not among the exercises any more. Choose another."
FILES = (
    ("twee", "A text to go on with (.twee)"),
    ("paper", "Paper pack for Word (.docx)"),
    ("twine", "Twine (.html)"),
    ("json", "Twine, as data (.json)"),
    ("h5p", "H5P branching scenario (.h5p)"),
    ("mermaid", "Map as text (Mermaid)"),
)


class WritePart:
    """The part "Write a case".

    Args:
        screen: The page.
    """

    def __init__(self, screen: CaseScreen) -> None:
        self.screen = screen
        self.own = OwnCases(screen)
        self.arriving = StoryUpload()
        self._terms: WatchList | None = None

    @property
    def terms(self) -> WatchList:
        """Return the words to look out for, read at first use."""
        if self._terms is None:
            self._terms = read_watch_list(self.screen.settings.content)[0]
        return self._terms

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for while writing."""
        return {
            **self.own.actions(),
            "write-new": self.new,
            "write-upload": self.upload,
            "write-story": self.story,
            "write-check": self.check,
            "write-try": self.try_it,
            "write-take": self.take,
        }

    def view(self) -> dict[str, Any]:
        """Return what the page draws of this part."""
        cases = read_cases(self.screen.settings.content)
        return {
            "from": [
                {"id": "", "name": "A small case that works"},
                *(
                    {"id": one.case.key, "name": f"A copy of: {one.case.title}"}
                    for one in cases
                    if one.usable
                ),
            ],
            "files": [{"id": key, "name": name} for key, name in FILES],
            "own": self.own.view(),
            "largest": LARGEST,
            "longest": LONGEST,
            "piece": PIECE,
        }

    def closed(self) -> None:
        """Forget what came from the journal that has just been closed."""
        self.arriving.forget()

    def tick(self) -> None:
        """Do nothing: whatever is due here, the page asks for."""

    def new(self, fields: Fields) -> Reply:
        """Return the text of a new case, or of a copy of one that is there.

        Raises:
            MessageError: There is no such case.
        """
        title, wanted = (
            read_text_field(fields, "title", 200),
            read_text_field(fields, "from", 200),
        )
        if not wanted:
            return {"text": build_new_case(title)}
        file = self.screen.case_named(wanted)
        if file is None:
            raise MessageError(NO_SUCH_CASE)
        return {"text": copy_case(file.text, title or f"{file.case.title}, my copy")}

    def upload(self, fields: Fields) -> Reply:
        """Take one piece of a story; the last one is answered with its text."""
        return self.arriving.take(fields, self.terms)

    def story(self, fields: Fields) -> Reply:
        """Return another story of the file that came last.

        Raises:
            MessageError: The file is not held any more, or the page named no story.
            ContentError: It is no story, or too large, with the reason.
        """
        which = fields.get("story")
        if type(which) is not int or not 0 <= which < 1_000:
            raise MessageError(WRONG_SHAPE)
        return self.arriving.another(which, self.terms)

    def check(self, fields: Fields) -> Reply:
        """Return what the checker says about the text in hand."""
        return {
            "check": build_check_view(
                read_text_field(fields, "text", LONGEST), self.terms
            )
        }

    def try_it(self, fields: Fields) -> Reply:
        """Show the case in hand as somebody who plays it meets it.

        Raises:
            MessageError: There is no scene to begin with.
        """
        file = parse_case_text(read_text_field(fields, "text", LONGEST))
        if not file.case.start:
            raise MessageError(NO_START)
        # Whatever its title, it is never taken for one of the exercises after a reload.
        own = replace(file.case, key=f"own-{file.case.key}")
        self.screen.play_story(replace(file, case=own))
        return {}

    def take(self, fields: Fields) -> Reply:
        """Hand the case in hand over as a file, with what the file leaves out."""
        file = parse_case_text(read_text_field(fields, "text", LONGEST))
        today = self.screen.local_now().date()
        sent = build_case_download(file, read_text_field(fields, "kind", 20), today)
        reply = self.screen.save_download(
            Download(sent.name, sent.media_type, sent.data)
        )
        return {**reply, "losses": [str(one) for one in sent.losses]}
