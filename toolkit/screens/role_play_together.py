"""Playing together: worker, other person and observer, each with their own card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.screens.screen import Action

if TYPE_CHECKING:
    from toolkit.screens.role_play import RolePlayScreen


class Together:
    """The part "Play together".

    Args:
        screen: The page.
    """

    def __init__(self, screen: RolePlayScreen) -> None:
        self.screen = screen

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for while playing together."""
        return {}

    def view(self) -> dict[str, Any]:
        """Return what the page draws of this part."""
        return {}

    def closed(self) -> None:
        """Forget what came from the journal that has just been closed."""

    def tick(self) -> None:
        """Do what is due by now."""
