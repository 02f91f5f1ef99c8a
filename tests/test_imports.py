"""No module of ours stands on itself, however long the way round.

Import-linter holds the floors; it compares what lies side by side in a package, so a
package's face and the modules behind it are looked at here.
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import grimp
import pytest


def find_circle(graph: grimp.ImportGraph) -> list[str]:
    """Return the modules of one circle of imports, or nothing where there is none."""
    below = {one: graph.find_modules_directly_imported_by(one) for one in graph.modules}
    try:
        TopologicalSorter(below).prepare()
    except CycleError as error:
        return error.args[1]
    return []


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Who imports whom, imports for a type alone among them."""
    return grimp.build_graph("toolkit", cache_dir=None)


def test_no_import_goes_round_in_a_circle(graph):
    assert find_circle(graph) == []


def test_an_import_for_a_type_alone_is_seen(graph):
    assert "toolkit.exports.download" in graph.find_modules_directly_imported_by(
        "toolkit.screens.screen"
    )


def test_a_circle_through_the_face_of_a_package_is_found():
    round_trip = grimp.ImportGraph()
    round_trip.add_import(importer="face", imported="face.item")
    round_trip.add_import(importer="face.item", imported="face")
    assert set(find_circle(round_trip)) == {"face", "face.item"}
