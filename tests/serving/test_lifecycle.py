"""How a server starts, speaks and ends; no kernel is ever left behind."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
import pages_for_tests
import psutil
import pytest
from served import free_port

from toolkit.serving.kernels.config import find_socket_root

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stopping_leaves_no_kernel(start, how):
    server = start("--pool", "1")
    server.ask("/voila/render/counter.ipynb")
    everything = psutil.Process(server.process.pid).children(recursive=True)
    assert server.kernels()
    assert server.end(how) == 0
    assert psutil.wait_procs(everything, timeout=1)[1] == []
    assert server.lines[-1] == "Stopped."


def test_stopping_leaves_no_folder_of_sockets(start, monkeypatch):
    # Short, or another place would be taken: a socket's path may not be long.
    with tempfile.TemporaryDirectory(dir=find_socket_root("/tmp")) as temporary:
        monkeypatch.setenv("TMPDIR", temporary)
        server = start("--pool", "1")
        assert [path.name[:8] for path in Path(temporary).iterdir()] == ["toolkit-"]
        server.end()
        assert list(Path(temporary).iterdir()) == []


def test_killing_the_server_leaves_no_kernel(start):
    server = start("--pool", "1")
    kernels = server.kernels()
    assert kernels
    server.end(signal.SIGKILL)
    assert psutil.wait_procs(kernels, timeout=15)[1] == []


def test_stopping_while_kernels_still_start_leaves_none(tmp_path, notebooks):
    where = ("--data", str(tmp_path), "--notebooks", str(notebooks))
    port = str(free_port())
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "toolkit",
            "serve",
            "--no-browser",
            "--port",
            port,
            *where,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    started: list[psutil.Process] = []
    while not started and process.poll() is None:
        started = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) == 0
    assert psutil.wait_procs(started, timeout=15)[1] == []


def test_the_address_is_shown_when_a_page_can_be_opened(start):
    server = start("--pool", "1")
    shown = [line for line in server.lines if "is open at" in line]
    assert shown == [f"The toolkit is open at {server.url}/"]
    assert server.ask("/voila/render/shown.ipynb").status == 200


def test_only_plain_lines_are_spoken_and_no_kernel_is_named(start):
    server = start("--pool", "1")
    for path in ("/", "/voila/render/counter.ipynb", "/nothing?canary-query"):
        server.ask(path)
    server.ask("/", Host="evil.example")
    server.end()
    said = "\n".join(server.lines)
    assert not UUID.search(said)
    for word in ("canary", "Traceback", "GET ", "/voila", "Warning"):
        assert word not in said


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "toolkit", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_a_taken_port_is_told_and_no_other_is_tried(tmp_path, notebooks):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        where = ("--data", str(tmp_path), "--notebooks", str(notebooks))
        done = run("serve", "--no-browser", "--port", port, *where)
    assert done.returncode == 1
    assert f"Port {port} is already in use" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_that_is_not_ours_is_told(tmp_path, notebooks):
    where = ("--data", str(tmp_path), "--notebooks", str(notebooks))
    port = str(free_port())
    done = run("serve", "--no-browser", "--host", "192.0.2.1", "--port", port, *where)
    assert done.returncode == 1
    assert "is not one of this computer's" in done.stderr


def test_a_kernel_that_died_in_the_pool_is_never_handed_out(start):
    server = start("--pool", "1")
    kernels = server.kernels()
    for kernel in kernels:
        kernel.kill()
    psutil.wait_procs(kernels, timeout=10)
    answer = server.ask("/voila/render/counter.ipynb")
    assert answer.status == 200
    assert "data-model" in answer.text


ONCE = """
import os, pathlib, signal
mark = pathlib.Path({mark!r})
if not mark.exists():
    mark.touch()
    os.kill(os.getpid(), signal.{how})
print("said by", "another")
"""


@pytest.mark.parametrize("how", ["SIGKILL", "SIGSTOP"])
def test_a_page_comes_from_another_kernel_where_the_first_fails(start, tmp_path, how):
    pages = tmp_path / "pages"
    pages.mkdir()
    code = ONCE.format(mark=str(tmp_path / "mark"), how=how)
    pages_for_tests.write(pages, "once", [nbformat.v4.new_code_cell(code)])
    server = start("--notebooks", str(pages))
    assert "said by another" in server.ask("/voila/render/once.ipynb").text
    assert any("trying another" in line for line in server.lines)


def test_further_names_are_shown_with_the_address(start):
    server = start("--pool", "0", "--allow-host", "training.example")
    server.end()
    assert f"and at http://training.example:{server.port}/" in server.lines


def test_whoever_opens_it_to_others_is_told_to_name_it(start):
    server = start("--pool", "0", "--host", "0.0.0.0")
    server.end()
    assert any("--allow-host" in line for line in server.lines)
