"""What every part of the supervision page begins with: the page, and its bench."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.screens.agenda.editor import AgendaEditor

if TYPE_CHECKING:
    from toolkit.screens.agenda.page import AgendaScreen


class AgendaPart:
    """One part of the supervision page.

    Args:
        screen: The page.
        bench: What it works on.
    """

    def __init__(self, screen: AgendaScreen, bench: AgendaEditor) -> None:
        self.screen = screen
        self.bench = bench
