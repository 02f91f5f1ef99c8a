"""Nothing that a file holds hurts: it is refused or shown inert, soon and cheaply."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile_stories import INERT, REFUSED

from toolkit.content.exchange.bring_in import import_case
from toolkit.errors import ContentError

LONGEST = 2.0
"""Seconds of the processor's time."""
MOST_MEMORY = 200
"""Mebibytes more than before."""
MEASURE = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from hostile_stories import INERT, REFUSED
from toolkit.content.exchange.bring_in import import_case
from toolkit.errors import ContentError
data = {**REFUSED, **INERT}[sys.argv[2]]()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    import_case(data, "x")
except ContentError:
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
HEAVY = (
    "fifty megabytes",
    "twenty megabytes of brackets",
    "a zip bomb",
    "many passages",
)


@pytest.mark.alone
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_story_is_refused_in_a_sentence(name):
    data = REFUSED[name]()
    begun = time.process_time()
    with pytest.raises(ContentError) as error:
        import_case(data, "x")
    assert time.process_time() - begun < LONGEST
    assert str(error.value)[-1] == "."


@pytest.mark.alone
@pytest.mark.parametrize("name", INERT)
def test_what_is_hostile_in_a_story_is_shown_inert(name):
    data = INERT[name]()
    begun = time.process_time()
    brought = import_case(data, "x")
    assert time.process_time() - begun < LONGEST
    assert brought.file.case.scenes
    assert "alert(1)" not in brought.twee.lower()
    assert all(str(loss)[-1] in ".?" for loss in brought.losses)


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows does not tell the most used"
)
@pytest.mark.parametrize("name", HEAVY)
def test_heavy_files_take_little_memory(name):
    here = str(Path(__file__).resolve().parents[2])
    command = [sys.executable, "-c", MEASURE, here, name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    assert int(done.stdout) / unit < MOST_MEMORY


def test_nothing_is_written_outside_whatever_a_package_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    import_case(INERT["H5P in a package with a way out"](), "x")
    assert list(tmp_path.iterdir()) == []
    assert not (tmp_path.parent / "evil.txt").exists()
