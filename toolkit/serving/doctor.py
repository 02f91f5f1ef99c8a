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
from toolkit.serving.options import Options, check_options
from toolkit.settings import DISTRIBUTION

# "click" in "click>=8.1; python_version > '3'".
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class DoctorFinding:
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


def check_computer(options: Options) -> Iterator[DoctorFinding]:
    """Look at everything the toolkit stands on.

    Args:
        options: The folders that would be served.

    Yields:
        One finding after another, good ones too.
    """
    yield check_python(sys.version_info[:3])
    yield check_packages()
    yield check_copy()
    yield check_journals(options.data)
    yield check_pages(options)
    yield check_kernels(options)
    yield check_seats(options)
    for look in (lambda: check_exercises_folder(options), check_ciphers):
        try:
            yield look()
        except ImportError as fault:
            yield DoctorFinding(
                False,
                f"The package {fault.name} does not load. "
                "Please set the toolkit up again.",
            )


def check_python(version: tuple[int, int, int]) -> DoctorFinding:
    """Tell whether this Python is new enough.

    Args:
        version: Its major, minor and micro number.
    """
    shown = ".".join(map(str, version))
    if version >= (3, 11, 0):
        return DoctorFinding(True, f"Python {shown}.")
    return DoctorFinding(
        False, f"Python {shown} is too old. Please install Python 3.11 or later."
    )


def check_packages() -> DoctorFinding:
    """Tell whether every package the toolkit needs is installed."""
    needed = [
        found[0]
        for line in metadata.requires(DISTRIBUTION) or []
        if "extra ==" not in line and (found := _NAME.match(line))
    ]
    missing = [name for name in needed if not _installed(name)]
    if not missing:
        return DoctorFinding(True, f"All {len(needed)} packages are installed.")
    names = ", ".join(missing)
    return DoctorFinding(
        False, f"Not installed: {names}. Please set the toolkit up again."
    )


def _installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def check_copy() -> DoctorFinding:
    """Tell which copy of the toolkit is in use, and whether it is the installed one."""
    used = Path(toolkit.__file__).resolve().parent
    installed = find_installed_copy()
    if installed is None or used == installed:
        return DoctorFinding(True, f"This is the toolkit in {used}.")
    return DoctorFinding(
        False,
        f"Python found another toolkit in {used}, not the installed one in "
        f"{installed}. Please start it from another folder.",
    )


def find_installed_copy() -> Path | None:
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


def check_journals(folder: Path) -> DoctorFinding:
    """Tell whether journals can be kept in the data folder."""
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
        return DoctorFinding(True, f"Journals can be kept in {folder}.")
    return DoctorFinding(
        False,
        f"Journals cannot be kept in {folder}, because it cannot be written to. "
        "Please choose another place with --data.",
    )


def check_ciphers() -> DoctorFinding:
    """Tell whether the one package that encrypts journals is there.

    Raises:
        ImportError: It is not there, or does not load.
    """
    import sqlcipher3  # noqa: F401 - that it loads is the question

    from toolkit.journal.process_guard import check_installation

    found = check_installation()
    return DoctorFinding(not found, " ".join(found) or "Journals can be encrypted.")


def check_pages(options: Options) -> DoctorFinding:
    """Tell whether the folder of notebooks can be served."""
    try:
        check_options(options)
    except ServeError as error:
        return DoctorFinding(False, error.sentence)
    count = len(list(options.notebooks.glob("*.ipynb")))
    if not count:
        return DoctorFinding(False, f"There are no notebooks in {options.notebooks}.")
    return DoctorFinding(True, f"{count} pages in {options.notebooks}.")


def check_kernels(options: Options) -> DoctorFinding:
    """Tell whether pages open at once, by trying what makes them."""
    from toolkit.serving.forkserver.client import can_fork, try_fork_server

    slowly = "each page starts a kernel of its own, which takes a second or two"
    if not can_fork():
        return DoctorFinding(True, f"On this system {slowly}.")
    if try_fork_server(options.notebooks):
        return DoctorFinding(True, "Kernels are kept warm, so that pages open at once.")
    return DoctorFinding(
        False,
        f"Kernels cannot be kept warm: {slowly}. "
        "Please set the toolkit up again; everything works until then, more slowly.",
    )


def check_seats(options: Options) -> DoctorFinding:
    """Tell whether as many pages can be open at once as there are seats."""
    from toolkit.serving.kernels.capacity import fit_to_capacity

    _, shortfall = fit_to_capacity(options)
    well = f"There is room for {options.seats} pages at once, the usual --seats."
    return DoctorFinding(not shortfall, shortfall or well)


def check_exercises_folder(options: Options) -> DoctorFinding:
    """Tell whether the exercises can be used.

    Args:
        options: Its folders of exercises and of pages.

    Raises:
        ImportError: A package that reads them does not load.
    """
    from toolkit.content import check_exercises

    folder = options.content
    if not folder.is_dir():
        return DoctorFinding(
            False,
            f"The exercises are not in {folder}. Please give their place with "
            "--content.",
        )
    found = check_exercises(folder, options.notebooks)
    must = sum(problem.level == "must" for problem in found)
    if must:
        return DoctorFinding(
            False,
            f"The exercises in {folder} hold {must} problems that must be mended. "
            "To see them: toolkit check",
        )
    return DoctorFinding(True, f"The exercises in {folder} can be used.")
