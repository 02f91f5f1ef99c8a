"""Where things are: the data folder, the content folder and how we were started.

Reads the environment once, on request. Knows no feature.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

DISTRIBUTION = "reflective-supervision-toolkit"


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices made when the toolkit was started.

    Args:
        data: Folder for journals, never the notebooks folder.
        content: Folder that holds what a trainer edits (``exercises/``).
        served: True in a kernel that our own server started.
        run_secret: 32 random bytes that live as long as the server does.
    """

    data: Path
    content: Path
    served: bool = False
    run_secret: bytes = field(
        default_factory=lambda: secrets.token_bytes(32), repr=False
    )


def get_default_data() -> Path:
    """Return the person's own data folder on this system."""
    return Path(platformdirs.user_data_path(DISTRIBUTION, appauthor=False))


def get_default_content() -> Path:
    """Return the exercises that came with this copy of the toolkit."""
    package = Path(__file__).resolve().parent
    beside = package.parent / "exercises"
    return beside if beside.is_dir() else package / "exercises"


def get_default_notebooks() -> Path:
    """Return the notebooks that came with this copy of the toolkit."""
    package = Path(__file__).resolve().parent
    beside = package.parent / "notebooks"
    return beside if beside.is_dir() else package / "notebooks"


def read_settings() -> Settings:
    """Read the settings that the server, or a person, put in the environment.

    Returns:
        Settings from ``TOOLKIT_DATA``, ``TOOLKIT_CONTENT``, ``TOOLKIT_SERVED`` and
        ``TOOLKIT_RUN_SECRET`` (hexadecimal); each has a safe default.

    Raises:
        ValueError: ``TOOLKIT_RUN_SECRET`` is not hexadecimal.
    """
    data = os.environ.get("TOOLKIT_DATA")
    content = os.environ.get("TOOLKIT_CONTENT")
    secret = os.environ.get("TOOLKIT_RUN_SECRET", "")
    return Settings(
        data=Path(data) if data else get_default_data(),
        content=Path(content) if content else get_default_content(),
        served=os.environ.get("TOOLKIT_SERVED") == "1",
        run_secret=bytes.fromhex(secret) if secret else secrets.token_bytes(32),
    )
