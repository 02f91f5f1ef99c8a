"""What the figures were measured on: processor, memory, versions and load.

Never a host's name, a person's name or a folder.
"""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import psutil

from benchmarks.figures import Table

PACKAGES = ("voila", "ipykernel", "anywidget", "pandas", "sqlcipher3", "argon2-cffi")


@dataclass(frozen=True, slots=True)
class Load:
    """How busy the machine was just before something was measured.

    Args:
        minute: Average number of processes that wanted to run, over one minute.
        waiting: Percent of the last ten seconds in which one had to wait for a
            processor; None where the system does not say.
    """

    minute: float
    waiting: float | None

    @classmethod
    def now(cls) -> Load:
        """Return how busy the machine is."""
        minute = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
        return cls(minute, _pressure())

    def __str__(self) -> str:
        """Return it in words."""
        waiting = "" if self.waiting is None else f", {self.waiting:.0f} % waiting"
        return f"load {self.minute:.2f}{waiting}"


def _pressure() -> float | None:
    try:
        text = Path("/proc/pressure/cpu").read_text(encoding="ascii")
    except OSError:
        return None
    return float(text.split("avg10=")[1].split()[0])


def processor() -> str:
    """Return the processor's model, as the system names it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = [line for line in lines if line.startswith("model name")]
    return named[0].partition(":")[2].strip() if named else platform.machine()


def browser_version(path: str) -> str:
    """Return the version of the browser at a path."""
    said = subprocess.run(
        [path, "--version"], capture_output=True, text=True, timeout=60, check=False
    )
    return " ".join(said.stdout.split()[:2]) or "unknown"


def _hardware() -> str:
    memory = psutil.virtual_memory().total / 2**30
    return f"{processor()}; {os.cpu_count()} cores, {memory:.0f} GiB of memory"


def in_a_sentence(load: Load) -> str:
    """Return when and on what a run was made.

    Args:
        load: How busy the machine was when the run began.
    """
    day = f"{datetime.now(UTC):%d %B %Y}".lstrip("0")
    return f"Measured on {day} ({_hardware()}; {load} before the run)."


def about(browser: str, load: Load, *further: tuple[str, str]) -> Table:
    """Return the table that says what a run was made on.

    Args:
        browser: Path of the browser.
        load: How busy the machine was when the run began.
        *further: More lines, such as the peers' versions.
    """
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in PACKAGES)
    rows = [
        ("Day", f"{datetime.now(UTC):%d %B %Y, %H:%M} UTC"),
        ("Processor", _hardware()),
        ("System", f"{platform.system()} {platform.release().split('-')[0]}"),
        ("Python", platform.python_version()),
        ("Browser", browser_version(browser)),
        ("Packages", versions),
        ("Before the run", str(load)),
        *further,
    ]
    return Table("Machine and day", ["What", "This run"], rows)
