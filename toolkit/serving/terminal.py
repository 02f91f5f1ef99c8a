"""What the server says in the terminal: plain lines, and nothing a person wrote.

Libraries log addresses, kernel ids (each opens a person's page) and the text of
faults (which may hold what a person typed). None of that is passed on: from them
only the kind of a fault is shown.
"""

from __future__ import annotations

import logging

OWN = "toolkit.serving"
INSIDE = "voila.inside"
# Pages are closed at any moment, and what was on its way to them is no fault. A cell
# that fails is told by name elsewhere.
COMMON = {"WebSocketClosedError", "StreamClosedError", "CellExecutionError"}


def say_line(line: str) -> None:
    """Write one plain line for the person who started the server."""
    logging.getLogger(OWN).info(line)


def say_fault(line: str, fault: BaseException | None) -> None:
    """Write one plain line with the kind of a fault; its text is never shown.

    Args:
        line: What did not work, as a sentence without its full stop.
        fault: What was raised.
    """
    log = logging.getLogger(OWN)
    log.info("%s (%s).", line, type(fault).__name__)
    log.debug("", exc_info=fault)


class PlainFormatter(logging.Formatter):
    """Our own lines as they are; from libraries only the kind of a fault."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line to show for a record."""
        if record.name == OWN:
            return super().format(record)
        kind = record.exc_info[0] if record.exc_info else None
        what = kind.__name__ if kind else "no details kept"
        return f"Something inside the server did not work ({record.name}: {what})."


class OnlyFaults(logging.Filter):
    """Lets our own lines through, and from libraries only faults."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a record is shown at all."""
        kind = record.exc_info[0] if record.exc_info else None
        if kind and kind.__name__ in COMMON:
            return False
        return record.name == OWN or record.levelno >= logging.ERROR


def set_up_logging(*, verbose: bool = False) -> None:
    """Make every logger of this process speak through the rules of this module.

    Args:
        verbose: Show where our own faults came from, for whoever mends the toolkit.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(PlainFormatter())
    handler.addFilter(OnlyFaults())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    logging.getLogger(OWN).setLevel(logging.DEBUG if verbose else logging.INFO)
    logging.captureWarnings(True)
