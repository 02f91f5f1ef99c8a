"""What every part of the supervision page begins with: the page, and its bench."""

from __future__ import annotations

from toolkit.screens.agenda.editor import AgendaEditor
from toolkit.screens.desk import JournalScreen


class AgendaPart:
    """One part of the supervision page.

    Args:
        screen: The page.
        bench: What it works on.
    """

    def __init__(self, screen: JournalScreen, bench: AgendaEditor) -> None:
        self.screen = screen
        self.bench = bench
