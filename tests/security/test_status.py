"""How a server is doing is told to whoever runs it, in numbers, and to nobody else."""

from __future__ import annotations

import stat
import subprocess
import sys

import pytest


def status(server, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "toolkit", "serve", "--status"]
    command += ["--port", str(server.port), "--data", str(server.data), *more]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_seats_kernels_memory_and_since_when_are_told(start):
    server = start("--seats", "3")
    server.ask("/voila/render/shown.ipynb")
    told = status(server).stdout
    assert "Pages open: 1 of 3." in told
    assert "Kernels waiting for the next: 0." in told
    assert "Open since" in told
    assert "MiB" in told


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


@pytest.mark.parametrize(
    "arguments", [("--base-url", "a"), ("--access-word", "kettle")]
)
def test_it_is_told_under_a_base_address_and_behind_a_word_too(start, arguments):
    server = start(*arguments)
    assert "Pages open: 0 of 40." in status(server, *arguments).stdout
