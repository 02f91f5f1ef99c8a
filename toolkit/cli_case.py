"""The command line for cases: import, export, new case.

Nothing here ever writes over a file that is there, and every fault is a sentence.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit.errors import ContentError, ExportError
from toolkit.exports.new_file import CANNOT_WRITE, create_file, write_new_file
from toolkit.settings import get_default_content

if TYPE_CHECKING:
    from toolkit.content.case_check.terms import WatchList
    from toolkit.content.exchange.bring_in import ImportedCase
    from toolkit.content.problem import Problem
    from toolkit.content.twee.cases import CaseFile

FILE = click.Path(path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
TO = ("twine", "json", "h5p", "paper", "mermaid", "twee")
TWEE_ENDINGS = (".twee", ".tw")
WEIGHT = {"must": "Must be mended", "should": "Worth a look", "info": "Good to know"}
MOST_PROBLEMS = 40
CASE_IS_THERE = (
    "There is a case of that name already, and it was left as it is. "
    "Choose another title."
)


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--out", "--to", type=FILE, help="The file or folder to write.")
@click.option("--look", is_flag=True, help="Only report; write nothing.")
@click.option(
    "--story",
    default=1,
    type=click.IntRange(1),
    help="Which story, where a file holds several.",
)
@click.option("--report", type=click.Choice(("text", "json")), default="text")
@click.option("--content", type=FOLDER, default=None, help="Whose words to look for.")
def import_story(
    file: Path, out: Path | None, look: bool, story: int, **chosen: Any
) -> None:
    """Bring in a story from Twee, Twine or H5P, and say what was lost.

    \f

    Args:
        file: What to read.
        out: The file or folder to write; None to write beside it.
        look: True to report only.
        story: Which story of the file, from 1.
        **chosen: ``report`` (text or json) and ``content``, whose words to look for.

    Raises:
        ContentError: The file cannot be read, or holds no such story.
        ExportError: A file is there already, or cannot be written.
    """  # noqa: D301 - click shows no help after \f
    from toolkit.content.exchange.bring_in import import_case_file

    brought = import_case_file(file, story - 1, _terms(chosen["content"]))
    name = f"{brought.file.case.key}.twee"
    place = _place(out, file.parent, name)
    path = (
        None if look else write_new_file(place, _bytes(brought.twee), free=out is None)
    )
    report = {**brought.build_report(), "file": None if path is None else str(path)}
    _tell(report, _describe_import(brought, path), chosen["report"])


@click.command("export")
@click.argument("case")
@click.option("--to", type=click.Choice(TO), required=True, help="What to write.")
@click.option("--out", type=FILE, help="The file or folder to write.")
@click.option("--report", type=click.Choice(("text", "json")), default="text")
@click.option("--content", type=FOLDER, default=None, help="Where cases are.")
def export_case(
    case: str, to: str, out: Path | None, report: str, content: Path | None
) -> None:
    """Write a case for Twine, H5P, paper or a map, and say what is left out.

    CASE is the name of a case in exercises/cases, or the path of a file.

    \f

    Args:
        case: Its name, or the path of a file.
        to: One of ``TO``.
        out: The file or folder to write; None for the folder we are in.
        report: text or json.
        content: Folder of exercises; None for the usual one.

    Raises:
        ContentError: There is no such case, or it cannot be read.
        ExportError: It cannot be made, is there already, or cannot be written.
    """  # noqa: D301 - click shows no help after \f
    from toolkit.screens.role_play.write_export import build_case_download

    file = _case(case, content or get_default_content())
    sent = build_case_download(file, to, _today())
    path = write_new_file(_place(out, Path(), sent.name), sent.data, free=out is None)
    losses = [str(one) for one in sent.losses]
    lines = [
        f"{file.case.title} is in {path}.",
        *_indent_section("What is left out", losses),
    ]
    if not losses:
        lines.append("Nothing is left out.")
    made = {"title": file.case.title, "to": to, "file": str(path), "losses": losses}
    _tell(made, lines, report)


@click.group()
def new() -> None:
    """Begin something new in the exercises."""


@new.command("case")
@click.argument("title")
@click.option("--content", type=FOLDER, default=None, help="Where exercises are.")
def create_case(title: str, content: Path | None) -> None:
    """Begin a new case, ready to be filled in and checked.

    \f

    Args:
        title: Its title, from which its file is named.
        content: Folder of exercises; None for the usual one.

    Raises:
        ExportError: There is a case of that name already, or it cannot be written.
    """  # noqa: D301 - click shows no help after \f
    from toolkit.content.exchange.new_case import build_new_case, name_case_file

    folder = (content or get_default_content()) / "cases"
    path = folder / name_case_file(title)
    if path.exists():
        raise ExportError(CASE_IS_THERE)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(CANNOT_WRITE) from error
    create_file(path, _bytes(build_new_case(title)))
    click.echo(f"Your case is in {path}.")
    click.echo("Open it in any editor, or in Twine, and change what it says.")
    click.echo("Then run: toolkit check")


COMMANDS = (import_story, export_case, new)
"""What the command line gains; see ``toolkit/cli.py``."""


def _terms(content: Path | None) -> WatchList:
    from toolkit.content.case_check.terms import read_watch_list

    return read_watch_list(content or get_default_content())[0]


def _case(wanted: str, content: Path) -> CaseFile:
    """Return the case of this name, or in the file at this path.

    Args:
        wanted: A short name such as ``home-visit``, or a path.
        content: The content folder.

    Raises:
        ContentError: There is no such case, or nothing of it can be read.
    """
    from toolkit.content.exchange.bring_in import import_case_file
    from toolkit.content.problem import quote_value, suggest_known_word
    from toolkit.content.twee.cases import read_case_file, read_cases

    path = Path(wanted)
    if path.is_file() and path.suffix.lower() not in TWEE_ENDINGS:
        return import_case_file(path).file
    if path.is_file():
        return _readable(read_case_file(path, path.name))
    files = {one.case.key: one for one in read_cases(content)}
    if wanted not in files:
        hint = suggest_known_word(wanted, files)
        raise ContentError(
            f"There is no case called {quote_value(wanted)}. {hint}".strip()
        )
    return _readable(files[wanted])


def _readable(file: CaseFile) -> CaseFile:
    """Return a file in which a scene could be read; raises its first problem else.

    Raises:
        ContentError: No scene could be read; its first problem.
    """
    if not file.case.scenes and file.problems:
        raise ContentError(str(file.problems[0]))
    return file


def _place(out: Path | None, usual: Path, name: str) -> Path:
    if out is None:
        return usual / name
    return out / name if out.is_dir() else out


def _describe_import(brought: ImportedCase, path: Path | None) -> list[str]:
    from toolkit.content.problem import describe_count

    case = brought.file.case
    counts = (
        describe_count(len(case.scenes), "scene"),
        describe_count(brought.links, "link"),
        describe_count(len(case.endings), "ending"),
    )
    lines = [
        f"{case.title} ({brought.kind})",
        ", ".join(counts),
        f"It starts at: {case.start}",
    ]
    if len(brought.titles) > 1:
        lines += _indent_section("Stories in this file", _numbered(brought.titles))
    lost = brought.sentences() or ["Nothing."]
    lines += _indent_section("What was lost or changed", lost)
    lines += _indent_section("What the checker says", _problems(brought.problems))
    return [*lines, "", f"It is in {path}."] if path is not None else lines


def _problems(problems: Sequence[Problem]) -> list[str]:
    lines = [
        f"{WEIGHT[one.level]}, line {one.line}: {one.message} {one.hint}".strip()
        for one in problems
    ]
    more = len(lines) - MOST_PROBLEMS
    if more <= 0:
        return lines
    return [*lines[:MOST_PROBLEMS], f"And {more} more; --report json names them all."]


def _numbered(titles: Iterable[str]) -> list[str]:
    return [f"{number} {title}" for number, title in enumerate(titles, 1)]


def _indent_section(heading: str, lines: Sequence[str]) -> list[str]:
    return ["", f"{heading}:", *(f"  {line}" for line in lines)] if lines else []


def _tell(report: dict[str, object], lines: Iterable[str], form: str) -> None:
    if form == "json":
        click.echo(json.dumps(report, indent=2))
        return
    # A sign that this terminal does not know must not stop a report.
    known = sys.stdout.encoding or "utf-8"
    click.echo("\n".join(lines).encode(known, "replace").decode(known))


def _bytes(text: str) -> bytes:
    # What no encoding can hold must not stop a file from being written.
    return text.encode("utf-8", "replace")


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
