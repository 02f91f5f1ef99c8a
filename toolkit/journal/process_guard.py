"""Keeps an unlocked journal from other programs of the same account, where it can.

Also looks at how this copy of the toolkit was installed, for ``toolkit doctor``.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from importlib import metadata

_PR_SET_DUMPABLE = 4
_MODULE = "sqlcipher3/"

TWO_CIPHERS = (
    "More than one package here brings its own copy of the journal's encryption "
    "({names}), and which one is used is left to chance. Uninstall all of them, then "
    "install sqlcipher3 alone."
)
NO_CIPHER = (
    "The package that encrypts journals, sqlcipher3, is not installed. "
    "Install it, then start again."
)


def protect_process() -> bool:
    """Refuse other programs a look into this process, and leave no core dump.

    Returns:
        True when the system took both; False where it cannot, or not wholly.
    """
    return _no_core_dump() and _not_dumpable()


def check_installation(path: Sequence[str] | None = None) -> list[str]:
    """Return a sentence for everything that is wrong with the installation.

    Args:
        path: Folders to look for packages in; where Python looks, unless given.
    """
    names = sorted(_cipher_packages(list(path) if path is not None else sys.path))
    if not names:
        return [NO_CIPHER]
    return [TWO_CIPHERS.format(names=", ".join(names))] if len(names) > 1 else []


def _cipher_packages(path: list[str]) -> set[str]:
    names = set()
    for package in metadata.distributions(path=path):
        files = package.files or []
        if any(str(file).replace("\\", "/").startswith(_MODULE) for file in files):
            names.add(package.metadata["Name"])
    return names


def _no_core_dump() -> bool:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return True
    return False


def _not_dumpable() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    with contextlib.suppress(OSError, AttributeError):
        import ctypes

        return ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0
    return False
