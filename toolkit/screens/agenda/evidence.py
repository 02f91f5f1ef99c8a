"""Evidence that a programme counts, such as the assessed year's: noted, not judged."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from toolkit.errors import MessageError
from toolkit.practice.dates import describe_day
from toolkit.practice.supervision import (
    KIND_EVIDENCE,
    Evidence,
    read_evidence,
    summarise_evidence,
)
from toolkit.practice.supervision.framework import Framework
from toolkit.screens.agenda.page_part import AgendaPart
from toolkit.screens.message import (
    read_form_field,
    read_or_create_id,
    read_text_field,
)
from toolkit.screens.screen import Action, Fields, Reply

SHOWN = 20
NOTHING_COUNTED = (
    "The framework that is chosen counts no evidence. Choose another first."
)


class EvidencePart(AgendaPart):
    """The evidence on the page of sessions so far."""

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for about evidence."""
        return {"evidence-save": self.save, "evidence-remove": self.remove}

    def view(self, framework: Framework | None) -> dict[str, Any] | None:
        """Return how much evidence there is, or None where nothing is counted.

        Args:
            framework: The one that is chosen.
        """
        if framework is None or not framework.counts:
            return None
        names = {one.id: one.title for one in framework.counts}
        space = self.bench.space
        own = [one for one in self.bench.drawer.evidence() if one.space == space]
        listed = [one for one in own if one.count in names]
        return {
            **asdict(summarise_evidence(framework, listed, self.bench.today)),
            "counts": [
                {"id": one.id, "name": one.title, "hint": one.note}
                for one in framework.counts
            ],
            "listed": [
                {
                    "id": one.id,
                    "name": names[one.count],
                    "when": describe_day(one.on, self.bench.today),
                    "note": one.note,
                }
                for one in listed[:SHOWN]
            ],
        }

    def save(self, fields: Fields) -> Reply:
        """Note one piece of evidence, once names were pointed out.

        Raises:
            MessageError: No framework that counts evidence is chosen.
            FormError: A field needs another look.
            JournalError: It could not be written; nothing was changed.
        """
        form, now = read_form_field(fields), self.bench.now
        framework = self.bench.find_framework(self.bench.find_open_space())
        if framework is None or not framework.counts:
            raise MessageError(NOTHING_COUNTED)
        usual = framework.counts[0].id
        before = Evidence(
            read_or_create_id(form),
            now,
            now,
            usual,
            self.bench.today,
            space=self.bench.space,
        )
        evidence = read_evidence(form, framework, before=before)
        found = self.bench.pointed_out(fields, {"note": evidence.note})
        if found:
            return found
        self.bench.put(KIND_EVIDENCE, replace(evidence, updated=now))
        return self.bench.done("Evidence noted.")

    def remove(self, fields: Fields) -> Reply:
        """Take one piece of evidence out."""
        self.bench.delete(KIND_EVIDENCE, read_text_field(fields, "which", 64))
        return self.bench.done("Evidence removed.")
