"""What keeps an unlocked journal from other programs, and what the doctor sees."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.journal import check_installation
from toolkit.journal import process_guard as process_module

NOBODY = 65534
SOURCE = Path(process_module.__file__)

VICTIM = """
import sys
source, protect = sys.argv[1:]
if protect == "yes":
    module = {"__name__": "process"}
    exec(source, module)
    assert module["protect_process"]()
print("ready", flush=True)
sys.stdin.readline()
"""
READER = """
import sys
pid = sys.argv[1]
try:
    with open(f"/proc/{pid}/mem", "rb"), open(f"/proc/{pid}/maps") as maps:
        print("read" if maps.read() else "empty")
except PermissionError:
    print("refused")
"""


@pytest.fixture
def same_account() -> dict[str, int]:
    """How to start two programs of one account that is not the administrator's."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux keeps programs of one account apart like this")
    if os.geteuid() != 0:
        return {}
    # To the administrator nothing is refused, so both programs run as nobody.
    return {"user": NOBODY, "group": NOBODY}


@pytest.fixture
def python(same_account) -> str:
    """A Python that both programs may start."""
    for path in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        with contextlib.suppress(OSError):
            subprocess.run([path, "-c", ""], check=True, cwd="/", **same_account)
            return path
    pytest.skip("nobody may start a Python here")


@pytest.mark.parametrize(("protect", "seen"), [("no", "read"), ("yes", "refused")])
def test_another_program_of_the_same_account(
    child, python, same_account, protect, seen
):
    options = {**same_account, "cwd": "/", "stdin": -1, "python": python}
    victim = child(VICTIM, SOURCE.read_text(), protect, **options)
    assert victim.stdout.readline().strip() == "ready", victim.communicate()[1]
    reader = child(READER, victim.pid, **options)
    assert reader.communicate(timeout=60)[0].strip() == seen


def test_no_core_dump_is_left(child):
    limit = child(
        "import resource; from toolkit.journal import protect_process;"
        "protect_process(); print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    assert limit.communicate(timeout=60)[0].strip() == "(0, 0)"


def package(folder: Path, name: str) -> None:
    info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
    )
    (info / "RECORD").write_text("sqlcipher3/dbapi2.py,,\n")


def test_two_packages_with_one_cipher_are_noticed(tmp_path: Path):
    package(tmp_path, "sqlcipher3")
    assert check_installation([str(tmp_path)]) == []
    package(tmp_path, "sqlcipher3-binary")
    (said,) = check_installation([str(tmp_path)])
    assert "sqlcipher3, sqlcipher3-binary" in said


def test_a_missing_cipher_is_noticed(tmp_path: Path):
    (said,) = check_installation([str(tmp_path)])
    assert "not installed" in said


def test_this_installation_is_sound():
    assert check_installation() == []
