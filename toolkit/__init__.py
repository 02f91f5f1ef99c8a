"""The Reflective Supervision Toolkit: one function per screen, and your own journal.

    import toolkit

    toolkit.emotional_log()   # the emotional-response log
    toolkit.patterns()        # what your entries say together
    toolkit.supervision_agenda()   # prepare supervision, run the hour, follow through
    toolkit.role_play("home-visit")   # rehearse a hard conversation
    toolkit.worksheets()      # guided questions to think with
    toolkit.open_journal()    # your entries in pandas, in JupyterLab

Importing this is cheap; each screen is loaded when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.screens.agenda.page import AgendaScreen
    from toolkit.screens.log.page import LogScreen
    from toolkit.screens.notebook_journal import OwnJournal
    from toolkit.screens.patterns import PatternsScreen
    from toolkit.screens.role_play.page import RolePlayScreen
    from toolkit.screens.worksheet.page import WorksheetScreen

__all__ = [
    "emotional_log",
    "open_journal",
    "patterns",
    "role_play",
    "supervision_agenda",
    "worksheets",
]


def emotional_log() -> LogScreen:
    """Return the screen of the emotional-response log."""
    from toolkit.screens.log.page import LogScreen

    return LogScreen()


def patterns() -> PatternsScreen:
    """Return the screen that reads the entries together."""
    from toolkit.screens.patterns import PatternsScreen

    return PatternsScreen()


def supervision_agenda() -> AgendaScreen:
    """Return the screen of the supervision agenda."""
    from toolkit.screens.agenda.page import AgendaScreen

    return AgendaScreen()


def role_play(name: str = "") -> RolePlayScreen:
    """Return the screen of role-plays, at one case when it is named.

    Args:
        name: The case's short name, such as ``home-visit``; empty to choose one.

    Raises:
        ContentError: There is no such case, or it cannot be played yet.
    """
    from toolkit.screens.role_play.page import RolePlayScreen

    return RolePlayScreen(case=name)


def worksheets() -> WorksheetScreen:
    """Return the screen of the worksheets."""
    from toolkit.screens.worksheet.page import WorksheetScreen

    return WorksheetScreen()


def open_journal(name: str, passphrase: str | None = None) -> OwnJournal:
    """Open your own journal, for people who like their own data in pandas.

    Args:
        name: The journal's name.
        passphrase: Its passphrase; asked for, without being shown, when left out.

    Returns:
        Your journal; ``entries()`` is a DataFrame. Call ``lock()`` when done.

    Raises:
        JournalError: It did not open; nothing was changed.
    """
    from toolkit.screens.notebook_journal import OwnJournal

    return OwnJournal.open(name, passphrase)
