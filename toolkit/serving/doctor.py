"""What is missing or wrong on this computer, in plain words; changes nothing.

Looks at Python, the packages, the copy of the toolkit in use and its folders.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

import toolkit
from toolkit.errors import ServeError
from toolkit.serving.options import Options, check
from toolkit.settings import DISTRIBUTION

_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Args:
        well: Whether it is as it should be.
        words: What was found and, when it is not well, what to do.
    """

    well: bool
    words: str

    def __str__(self) -> str:
        """Return the finding as one line for a terminal."""
        return f"{'fine' if self.well else 'LOOK'}  {self.words}"


def examine(options: Options) -> Iterator[Finding]:
    """Look at everything the toolkit stands on.

    Args:
        options: The folders that would be served.

    Yields:
        One finding after another, good ones too.
    """
    yield python(sys.version_info[:3])
    yield packages()
    yield this_copy()
    yield journals(options.data)
    yield pages(options)
    yield kernels(options)
    yield seats(options)
    for look in (lambda: exercises(options), ciphers):
        try:
            yield look()
        except ImportError as fault:
            yield Finding(
                False,
                f"The package {fault.name} does not load. "
                "Please set the toolkit up again.",
            )


def python(version: tuple[int, int, int]) -> Finding:
    """Tell whether this Python is new enough."""
    shown = ".".join(map(str, version))
    if version >= (3, 11, 0):
        return Finding(True, f"Python {shown}.")
    return Finding(
        False, f"Python {shown} is too old. Please install Python 3.11 or later."
    )


def packages() -> Finding:
    """Tell whether every package the toolkit needs is installed."""
    needed = [
        found[0]
        for line in metadata.requires(DISTRIBUTION) or []
        if "extra ==" not in line and (found := _NAME.match(line))
    ]
    missing = [name for name in needed if not _installed(name)]
    if not missing:
        return Finding(True, f"All {len(needed)} packages are installed.")
    names = ", ".join(missing)
    return Finding(False, f"Not installed: {names}. Please set the toolkit up again.")


def _installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def this_copy() -> Finding:
    """Tell which copy of the toolkit is in use, and whether it is the installed one."""
    used = Path(toolkit.__file__).resolve().parent
    installed = installed_copy()
    if installed is None or used == installed:
        return Finding(True, f"This is the toolkit in {used}.")
    return Finding(
        False,
        f"Python found another toolkit in {used}, not the installed one in "
        f"{installed}. Please start it from another folder.",
    )


def installed_copy() -> Path | None:
    """Return the folder that was installed, or None when that is not known."""
    try:
        found = metadata.distribution(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return None
    record = json.loads(found.read_text("direct_url.json") or "{}")
    if record.get("dir_info", {}).get("editable"):
        source = url2pathname(urlparse(record["url"]).path)
        return (Path(source) / "toolkit").resolve()
    return Path(str(found.locate_file("toolkit"))).resolve()


def journals(folder: Path) -> Finding:
    """Tell whether journals can be kept in the data folder."""
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
        return Finding(True, f"Journals can be kept in {folder}.")
    return Finding(
        False,
        f"Journals cannot be kept in {folder}, because it cannot be written to. "
        "Please choose another place with --data.",
    )


def ciphers() -> Finding:
    """Tell whether the one package that encrypts journals is there."""
    import sqlcipher3  # noqa: F401 - that it loads is the question

    from toolkit.journal.process_guard import doctor_findings

    found = doctor_findings()
    return Finding(not found, " ".join(found) or "Journals can be encrypted.")


def pages(options: Options) -> Finding:
    """Tell whether the folder of notebooks can be served."""
    try:
        check(options)
    except ServeError as error:
        return Finding(False, error.sentence)
    count = len(list(options.notebooks.glob("*.ipynb")))
    if not count:
        return Finding(False, f"There are no notebooks in {options.notebooks}.")
    return Finding(True, f"{count} pages in {options.notebooks}.")


def kernels(options: Options) -> Finding:
    """Tell whether pages open at once, by trying what makes them."""
    from toolkit.serving.forkserver.client import can_fork, works

    slowly = "each page starts a kernel of its own, which takes a second or two"
    if not can_fork():
        return Finding(True, f"On this system {slowly}.")
    if works(options.notebooks):
        return Finding(True, "Kernels are kept warm, so that pages open at once.")
    return Finding(
        False,
        f"Kernels cannot be kept warm: {slowly}. "
        "Please set the toolkit up again; everything works until then, more slowly.",
    )


def seats(options: Options) -> Finding:
    """Tell whether as many pages can be open at once as there are seats."""
    from toolkit.serving.kernels.capacity import fitted

    _, shortfall = fitted(options)
    well = f"There is room for {options.seats} pages at once, the usual --seats."
    return Finding(not shortfall, shortfall or well)


def exercises(options: Options) -> Finding:
    """Tell whether the exercises can be used."""
    from toolkit.content import check as check_content

    folder = options.content
    if not folder.is_dir():
        return Finding(
            False,
            f"The exercises are not in {folder}. Please give their place with "
            "--content.",
        )
    found = check_content(folder, options.notebooks)
    must = sum(problem.level == "must" for problem in found)
    if must:
        return Finding(
            False,
            f"The exercises in {folder} hold {must} problems that must be mended. "
            "To see them: toolkit check",
        )
    return Finding(True, f"The exercises in {folder} can be used.")
