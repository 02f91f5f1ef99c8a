"""A case as a file to take away, of whatever kind was asked for.

Chooses the writer by kind and loads only that one; says in words what the file
leaves out. It writes nothing to disk.
"""

from __future__ import annotations

from datetime import date

from toolkit.content.exchange.bring_in import name_file_stem
from toolkit.content.exchange.twine_losses import Loss
from toolkit.content.exchange.twine_write import ExportedCase, export_case_file
from toolkit.content.twee.cases import CaseFile
from toolkit.errors import ExportError

KINDS = ("twine", "json", "h5p", "paper", "mermaid", "twee")
"""What a case can be taken away as."""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NOTHING_TO_SEND = (
    "There is no scene in this case yet, so there is nothing to take away. "
    "Write a first scene and try again."
)
PAPER_LOSSES = (
    Loss("Paper is to print and to play from; it cannot be brought in again."),
    Loss("Somebody has to keep count of the meters; a tally is printed for that."),
)
MAP_LOSSES = (
    Loss("The map holds the names of scenes and choices, and nothing else."),
    Loss("It cannot be brought in again."),
)


def build_case_download(file: CaseFile, kind: str, today: date) -> ExportedCase:
    """Return a case as a file of some kind, with what the file leaves out.

    Args:
        file: The case as its file holds it.
        kind: One of :data:`KINDS`; untrusted.
        today: The day it is made, in the person's time zone.

    Raises:
        ExportError: There is no such kind, or no scene to send.
    """
    if not file.case.scenes and kind != "twee":
        raise ExportError(NOTHING_TO_SEND)
    if kind == "paper":
        return _paper(file, today)
    if kind == "mermaid":
        return _map(file)
    return export_case_file(file, kind)


def _paper(file: CaseFile, today: date) -> ExportedCase:
    from toolkit.exports.case_paper import write_case_paper

    data = write_case_paper(file.case, today)
    losses = PAPER_LOSSES if file.case.meters else PAPER_LOSSES[:1]
    return ExportedCase(f"{_stem(file)}-paper.docx", WORD, data, losses)


def _map(file: CaseFile) -> ExportedCase:
    from toolkit.exports.case_mermaid import write_case_mermaid

    data = write_case_mermaid(file.case).encode("utf-8", "replace")
    return ExportedCase(
        f"{_stem(file)}.mmd", "text/plain;charset=utf-8", data, MAP_LOSSES
    )


def _stem(file: CaseFile) -> str:
    return file.case.key or name_file_stem(file.case.title)
