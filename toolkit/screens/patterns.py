"""Patterns: what the entries say when they are read together."""

from __future__ import annotations

from typing import Any

from toolkit.practice.patterns.find import find_patterns
from toolkit.screens.desk import JournalScreen
from toolkit.screens.log_store import LogStore


class PatternsScreen(JournalScreen):
    """The screen of ``notebooks/patterns.ipynb``."""

    module = "patterns.js"
    name = "patterns"

    def page(self, shelf: LogStore) -> dict[str, Any]:
        """Return the sections, each a sentence before its chart and table."""
        things = shelf.things()
        found = find_patterns(things, self.vocabulary, self.zone, self.local_now())
        return {
            **found.as_dict(),
            "total": len(things),
            "samples": shelf.samples,
        }
