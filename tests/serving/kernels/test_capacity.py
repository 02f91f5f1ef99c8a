"""How many pages fit, and that the limits a process may raise are raised."""

from __future__ import annotations

import math
import sys
from dataclasses import replace

import pytest

from toolkit.serving.doctor import check_seats
from toolkit.serving.kernels import capacity
from toolkit.serving.options import Options

PAGE = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


@pytest.fixture
def options(tmp_path):
    (tmp_path / "one.ipynb").write_text(PAGE)
    (tmp_path / "two.ipynb").write_text(PAGE)
    return Options(notebooks=tmp_path, pool=0, seats=400)


@pytest.fixture
def system(monkeypatch):
    """Let the system allow so many files and processes."""

    def limits(files: float = math.inf, tasks: float = math.inf) -> None:
        monkeypatch.setattr(capacity, "allow_many_files", lambda: files)
        monkeypatch.setattr(capacity, "compute_task_limit", lambda: tasks)

    return limits


def test_seats_that_fit_stay_and_nothing_is_said(options, system):
    system()
    assert capacity.fit_to_capacity(options) == (options, "")


def test_more_seats_than_files_are_told_with_the_number_that_fits(options, system):
    system(files=1024)
    fitting, words = capacity.fit_to_capacity(options)
    assert fitting.seats == (1024 - 100) // 18
    assert "At most 51 pages can be open at once, not 400" in words
    assert "open files" in words


def test_kernels_that_wait_need_processes_too(options, system):
    system(tasks=600)
    assert capacity.compute_capacity(options).pages == 100
    assert capacity.compute_capacity(replace(options, pool=10)).pages == 80
    assert capacity.compute_capacity(replace(options, pool=None)).pages == 50
    assert "processes" in capacity.fit_to_capacity(options)[1]


def test_there_is_always_one_seat(options, system):
    system(tasks=3)
    assert capacity.fit_to_capacity(options)[0].seats == 1


def test_the_doctor_tells_when_the_usual_seats_do_not_fit(options, system):
    system(files=300)
    assert "At most 11 pages" in check_seats(replace(options, seats=40)).words
    system()
    assert check_seats(options).well


def test_the_limit_of_a_group_of_processes_counts(tmp_path, monkeypatch):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "pids.max").write_text("max\n")
    (tmp_path / "a" / "pids.max").write_text("512\n")
    (tmp_path / "own").write_text("3:cpu:/other\n0::/a/b\n")
    monkeypatch.setattr(capacity, "GROUPS", tmp_path)
    monkeypatch.setattr(capacity, "OWN_GROUPS", tmp_path / "own")
    assert capacity.compute_task_limit() == 512


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_files_are_raised_to_what_the_system_gives():
    import resource

    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, most))
    try:
        assert capacity.allow_many_files() > 256
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 256
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (now, most))


def test_there_are_sockets_for_a_thousand_pages(with_kernel):
    async def claim(keeper, _):
        assert keeper.context.max_sockets > 1000 * 10

    with_kernel(claim)
