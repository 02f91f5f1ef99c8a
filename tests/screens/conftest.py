"""Screens without a browser: real journals, a clock that moves when it is told to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from screens.forms import PASSPHRASE

from toolkit.screens.agenda.page import AgendaScreen
from toolkit.screens.log.page import LogScreen
from toolkit.screens.patterns import PatternsScreen
from toolkit.screens.role_play.page import RolePlayScreen
from toolkit.screens.screen import Screen
from toolkit.screens.worksheet.page import WorksheetScreen
from toolkit.settings import Settings, get_default_content

START = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


class Clock:
    """The present moment, moved by hand."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, **time: float) -> None:
        """Let some time go by."""
        self.moment += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(
        data=tmp_path / "data", content=get_default_content(), run_secret=b"s" * 32
    )


@pytest.fixture
def new_tab(settings, clock) -> Callable[..., Any]:
    """Open another tab on any page."""

    def open_tab(
        kind: type[Screen],
        carry: str = "",
        *,
        query: str = "",
        loopback: bool = True,
        **given: Any,
    ) -> Any:
        screen: Any = kind(settings, clock, **given)
        said = {"carry": carry, "query": query, "loopback": loopback}
        screen.reply = screen.act("hello", **said, zone="Europe/London")
        return screen

    return open_tab


def tried(screen: Any) -> Any:
    """Begin on a page without saving."""
    assert screen.act("try")["ok"]
    return screen


@pytest.fixture
def new_log(new_tab) -> Callable[..., LogScreen]:
    """Open another tab on the log."""
    return partial(new_tab, LogScreen)


@pytest.fixture
def log(new_log) -> LogScreen:
    """The log, tried without saving."""
    return tried(new_log())


@pytest.fixture
def kept(new_log) -> LogScreen:
    """The log on a journal that is kept, its recovery code typed back."""
    screen = new_log()
    reply = screen.act("create", name="Sam", passphrase=PASSPHRASE)
    assert screen.act("confirm-code", code=reply["code"])["ok"]
    screen.carry = reply["carry"]
    screen.code = reply["code"]
    return screen


@pytest.fixture
def new_patterns(new_tab) -> Callable[..., PatternsScreen]:
    """Open another tab on the patterns."""
    return partial(new_tab, PatternsScreen)


@pytest.fixture
def new_agenda(new_tab) -> Callable[..., AgendaScreen]:
    """Open another tab on the supervision agenda."""
    return partial(new_tab, AgendaScreen)


@pytest.fixture
def agenda(new_agenda) -> AgendaScreen:
    """The supervision agenda, tried without saving."""
    return tried(new_agenda())


@pytest.fixture
def new_worksheets(new_tab) -> Callable[..., WorksheetScreen]:
    """Open another tab on the worksheets."""
    return partial(new_tab, WorksheetScreen)


@pytest.fixture
def sheets(new_worksheets) -> WorksheetScreen:
    """The worksheets, tried without saving."""
    return tried(new_worksheets())


@pytest.fixture
def new_role_play(new_tab) -> Callable[..., RolePlayScreen]:
    """Open another tab on the role-plays."""
    return partial(new_tab, RolePlayScreen)


@pytest.fixture
def role_play(new_role_play) -> RolePlayScreen:
    """The role-plays, with nothing opened."""
    return new_role_play()


@pytest.fixture
def new_writing(new_role_play):
    """Open another tab on the part "Write a case"."""

    def open_tab(carry: str = "") -> RolePlayScreen:
        screen = new_role_play(carry)
        screen.act("part", which="write")
        return screen

    return open_tab


@pytest.fixture
def writing(new_writing) -> RolePlayScreen:
    """The part "Write a case" with no journal open."""
    return new_writing()
