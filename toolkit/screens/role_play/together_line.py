"""One line that somebody keeps of playing together, in the journal open on the laptop.

Nothing is kept unless its owner writes it and asks for it; names that may be real are
pointed out first.
"""

from __future__ import annotations

import secrets

from toolkit.errors import FormError
from toolkit.practice.case.case import Case
from toolkit.practice.form import LINE
from toolkit.practice.log.form import read_entry
from toolkit.practice.text import join_lines, shorten
from toolkit.screens.message import (
    read_form_field,
    read_text_field,
)
from toolkit.screens.notice import warn_of_identifiers
from toolkit.screens.role_play.case_screen import CaseScreen
from toolkit.screens.role_play.place import collect_fiction_words
from toolkit.screens.screen import Fields, Reply

NO_LINE = "Write the line that you want to keep."
KEPT = "Kept in your log."
KEPT_TO_BRING = "Kept in your log. Your next agenda offers you this line."


def keep_line(screen: CaseScreen, case: Case, fields: Fields) -> Reply:
    """Keep one line as an entry of the log, and say so.

    Args:
        screen: The page, with its owner's journal open.
        case: The case that was played.
        fields: The message: ``form`` with ``line`` and, to bring it, ``bring``.

    Raises:
        FormError: There is no line.
        JournalError: No journal is open, or it could not be written to.
    """
    shelf = screen.open_shelf()
    form = read_form_field(fields)
    line = shorten(join_lines(read_text_field(form, "line")), LINE)
    if not line:
        raise FormError({"line": NO_LINE})
    found = warn_of_identifiers(fields, {"line": line}, collect_fiction_words(case))
    if found:
        return found
    bring, now = form.get("bring") is True, screen.local_now()
    written = {
        "happened": f"I played “{case.title}” with others. {line}",
        "bin": "supervision" if bring else "private",
        "supervision_line": line if bring else "",
    }
    entry = read_entry(
        written,
        id=secrets.token_hex(16),
        created=now,
        now=now,
        vocabulary=screen.vocabulary,
    )
    shelf.put(entry, now)
    said = KEPT_TO_BRING if bring else KEPT
    return screen.kept({"said": said, "saved": entry.id})
