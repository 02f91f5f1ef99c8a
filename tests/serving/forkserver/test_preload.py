"""A fork has all of ours that a page may need: nobody waits for it while at work."""

from __future__ import annotations

import sys

import grimp
import pytest
from seated import said

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks need Linux")

LOADED = "import sys; print(*(name for name in sys.modules if name[:7] == 'toolkit'))"
VISIT = """
import sys
before = set(sys.modules)
import toolkit
from datetime import date, timedelta

NEXT_WEEK = (date.today() + timedelta(days=7)).isoformat()
MEETING = {"day": NEXT_WEEK, "at": "10:00", "minutes_booked": "60"}
ENTRY = {"happened": "A long visit.", "bin": "supervision", "supervision_line": "Tea."}
ITEM = {"text": "The long visit", "minutes": "10", "purpose": "think"}
CASE = toolkit.role_play().act("write-new", title="Made up")["text"]
KINDS = ("twee", "paper", "twine", "json", "h5p", "mermaid")
VISITS = {
    "emotional_log": [
        ("save", {"form": ENTRY}),
        *(("download", {"format": kind}) for kind in ("docx", "csv", "json")),
    ],
    "patterns": [("sample-add", {})],
    "supervision_agenda": [
        ("item-save", {"form": ITEM}),
        ("meeting", {"form": MEETING}),
        ("download", {"what": "agenda", "format": "docx"}),
        ("download", {"what": "agenda", "format": "ics"}),
        ("start", {}),
    ],
    "role_play": [
        ("case", {"which": "home-visit"}),
        ("begin", {"form": {}}),
        ("together-file", {"case": "home-visit"}),
        ("write-check", {"text": CASE}),
        *(("write-take", {"text": CASE, "kind": kind}) for kind in KINDS),
    ],
    "worksheets": [("sample-add", {})],
}
for name, acts in VISITS.items():
    screen = getattr(toolkit, name)()
    for do, fields in [("hello", {"loopback": True}), ("try", {}), *acts]:
        reply = screen.act(do, **fields)
        if not reply["ok"]:
            print(name, do, reply["error"])
print(*sorted(one for one in set(sys.modules) - before if one[:7] == "toolkit"))
"""


def find_reachable() -> set[str]:
    """Return every module of ours that a screen or a download stands on."""
    graph = grimp.build_graph("toolkit", cache_dir=None)
    found = {"toolkit"}
    for package in ("toolkit.screens", "toolkit.exports"):
        found |= {package} | graph.find_descendants(package)
        found |= graph.find_upstream_modules(package, as_package=True)
    return found


def test_a_fresh_kernel_has_every_module_that_a_screen_can_reach(with_kernel):
    async def claim(keeper, kernel):
        loaded = await said(keeper, kernel, LOADED)
        assert find_reachable() - set(loaded.split()) == set()

    with_kernel(claim)


def test_a_page_that_is_used_loads_none_of_ours_late(with_kernel):
    async def claim(keeper, kernel):
        assert (await said(keeper, kernel, VISIT)).split() == []

    with_kernel(claim)
