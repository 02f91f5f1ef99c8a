"""A class that opens one page in the same moment, and what is left of it afterwards."""

from __future__ import annotations

import json
import re
import time
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest
from kernel_line import hear_until, line, message, page_of
from served import Answer, Served

PEOPLE = 12


def come(server: Served) -> tuple[str, bool]:
    """Open a page and its line, and hear its kernel answer."""
    kernel = page_of(server)["id"]
    with line(server, kernel) as connection:
        connection.send(json.dumps(message("kernel_info_request", {})))
        heard = hear_until(connection, "kernel_info_reply")
    return kernel, "kernel_info_reply" in heard


def class_of(server: Served, people: int) -> list[tuple[str, bool]]:
    with ThreadPoolExecutor(people) as room:
        return list(room.map(come, [server] * people))


@pytest.mark.parametrize("pool", ["0", "4"])
def test_everybody_in_a_class_gets_a_kernel_of_their_own(start, pool):
    server = start("--pool", pool, "--seats", str(2 * PEOPLE))
    came = class_of(server, PEOPLE)
    assert len({kernel for kernel, _ in came}) == PEOPLE
    assert all(well for _, well in came)


def test_killing_the_server_ends_the_warm_process_and_every_kernel(start):
    server = start("--pool", "1")
    class_of(server, 3)
    everything = psutil.Process(server.process.pid).children(recursive=True)
    assert server.warm()
    assert len(everything) > 3
    server.process.kill()
    assert psutil.wait_procs(everything, timeout=15)[1] == []


def test_twice_as_many_as_there_are_seats_are_told_and_the_others_stay(start):
    server = start("--pool", "0", "--seats", "4")
    with ThreadPoolExecutor(8) as room:
        paths = ["/voila/render/counter.ipynb"] * 8
        answers = list(room.map(server.ask, paths))
    assert sorted(answer.status for answer in answers) == [200] * 4 + [503] * 4
    assert all(
        "data-model" in answer.text for answer in answers if answer.status == 200
    )


def arrive(server: Served, people: int) -> tuple[list[Answer], list[Answer]]:
    """Let people ask at once; return the pages, and the words for who has to wait."""
    with ThreadPoolExecutor(people) as room:
        answers = list(room.map(server.ask, ["/voila/render/counter.ipynb"] * people))
    assert {answer.status for answer in answers} <= {200, 503}
    return (
        [answer for answer in answers if answer.status == 200],
        [answer for answer in answers if answer.status == 503],
    )


def leave(server: Served, page: Answer) -> None:
    """Close a page, as a browser does, and wait until its kernel has ended."""
    kernel = re.findall(r'id="kernel">\{"id": "([\w-]+)"', page.text)[0]
    mark = page.headers["set-cookie"].split(";")[0]
    path = f"/voila/api/shutdown/{kernel}?{mark}"
    assert server.ask(path, "POST", Cookie=mark, Content_Length="0").status == 204


def test_whoever_was_asked_to_wait_gets_in_when_others_have_left(start):
    server = start("--pool", "0", "--seats", "3")
    inside, waiting = arrive(server, 6)
    assert (len(inside), len(waiting)) == (3, 3)
    assert {answer.headers["retry-after"] for answer in waiting} == {"30"}
    for page in inside[:2]:
        leave(server, page)
    inside, waiting = arrive(server, 3)
    assert (len(inside), len(waiting)) == (2, 1)


def test_what_a_trainer_edits_shows_at_the_next_page(start, notebooks, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    text = (notebooks / "shown.ipynb").read_text()
    (pages / "shown.ipynb").write_text(text)
    server = start("--pool", "2", "--notebooks", str(pages))
    assert "said aloud" in server.ask("/voila/render/shown.ipynb").text
    (pages / "shown.ipynb").write_text(text.replace("said aloud", "said anew!"))
    until = time.monotonic() + 30
    while "said anew!" not in server.ask("/voila/render/shown.ipynb").text:
        assert time.monotonic() < until
