"""How a server is doing is told to whoever runs it, in numbers, and to nobody else."""

from __future__ import annotations

import re
import stat
import subprocess
import sys


def status(server, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "toolkit", "serve", "--status"]
    command += ["--port", str(server.port), "--data", str(server.data), *more]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_seats_kernels_memory_and_since_when_are_told(start):
    doors = ("--base-url", "a", "--access-word", "kettle")
    server = start("--seats", "3", *doors)
    told = status(server, *doors).stdout
    assert "Pages open: 0 of 3." in told
    assert "Kernels waiting for the next: 0." in told
    assert "Open since" in told
    assert "MiB" in told


def test_an_open_page_is_counted(small):
    small.ask("/voila/render/shown.ipynb")
    assert re.search(r"Pages open: [1-9]\d* of 200", status(small).stdout)


def test_nobody_else_is_told_whatever_they_send(small):
    for sent in ({}, {"X_Toolkit_Status": "x"}, {"X_Toolkit_Status": "é"}):
        answer = small.ask("/status", **sent)
        assert answer.status == 404
        assert "seats" not in answer.text


def test_what_it_takes_to_ask_is_for_this_account_alone_and_goes_with_the_server(start):
    server = start()
    note = server.data / "serving" / f"{server.port}.token"
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    assert stat.S_IMODE(note.parent.stat().st_mode) == 0o700
    server.end()
    assert not note.exists()
    done = status(server)
    assert done.returncode == 1
    assert "No toolkit that this account started answers" in done.stderr
    assert "Traceback" not in done.stderr
