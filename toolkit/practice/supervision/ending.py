"""How a session's close is kept while it is being filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.errors import FormError
from toolkit.practice.record import RecordReader
from toolkit.practice.supervision.close import Closing, read_closing

KIND_ENDING = "supervision.ending"


@dataclass(frozen=True, slots=True)
class SessionEnding:
    """The close of one session.

    Args:
        agenda_id: The agenda it followed.
        closing: What both said at the end.
        done: True once the person has finished with it.
    """

    agenda_id: str
    closing: Closing = field(default_factory=Closing)
    done: bool = False


def build_closing_form(closing: Closing) -> dict[str, object]:
    """Return a closing as the form that ``read_closing`` takes."""
    return {
        "how_me": closing.how_me,
        "how_them": closing.how_them,
        "differently": closing.differently,
        "how_bin": closing.how_bin,
        "next_day": closing.next_day.isoformat() if closing.next_day else "",
        "next_at": f"{closing.next_at:%H:%M}" if closing.next_at else "",
    }


def write_ending_body(ending: SessionEnding) -> dict[str, object]:
    """Return what the journal keeps of an ending, as JSON can hold it."""
    form = build_closing_form(ending.closing)
    return {"agenda_id": ending.agenda_id, "done": ending.done, **form}


def read_ending_body(body: Mapping[str, object]) -> SessionEnding:
    """Return the ending that a record keeps; what cannot be read is left empty."""
    kept = RecordReader(body)
    try:
        closing = read_closing(body)
    except FormError:
        closing = Closing()
    return SessionEnding(kept.text("agenda_id"), closing, kept.flag("done"))
