"""Screens without a browser: real journals, a clock that moves when it is told to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from screens.forms import PASSPHRASE

from toolkit.screens.agenda import AgendaScreen
from toolkit.screens.log import LogScreen
from toolkit.screens.patterns import PatternsScreen
from toolkit.screens.role_play import RolePlayScreen
from toolkit.settings import Settings, default_content

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
        data=tmp_path / "data", content=default_content(), run_secret=b"s" * 32
    )


@pytest.fixture
def new_log(settings, clock):
    """Open another tab on the log."""

    def open_tab(carry: str = "", *, loopback: bool = True) -> LogScreen:
        screen = LogScreen(settings, clock)
        screen.reply = screen.act(
            "hello", carry=carry, query="", loopback=loopback, zone="Europe/London"
        )
        return screen

    return open_tab


@pytest.fixture
def log(new_log) -> LogScreen:
    """The log, tried without saving."""
    screen = new_log()
    assert screen.act("try")["ok"]
    return screen


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
def new_patterns(settings, clock):
    """Open another tab on the patterns."""

    def open_tab(carry: str = "") -> PatternsScreen:
        screen = PatternsScreen(settings, clock)
        screen.act("hello", carry=carry, query="", loopback=True, zone="Europe/London")
        return screen

    return open_tab


@pytest.fixture
def new_agenda(settings, clock):
    """Open another tab on the supervision agenda."""

    def open_tab(carry: str = "") -> AgendaScreen:
        screen = AgendaScreen(settings, clock)
        screen.act("hello", carry=carry, query="", loopback=True, zone="Europe/London")
        return screen

    return open_tab


@pytest.fixture
def agenda(new_agenda) -> AgendaScreen:
    """The supervision agenda, tried without saving."""
    screen = new_agenda()
    assert screen.act("try")["ok"]
    return screen


@pytest.fixture
def new_role_play(settings, clock):
    """Open another tab on the role-plays."""

    def open_tab(carry: str = "", *, query: str = "", case: str = "") -> RolePlayScreen:
        screen = RolePlayScreen(settings, clock, case=case)
        screen.reply = screen.act(
            "hello", carry=carry, query=query, loopback=True, zone="Europe/London"
        )
        return screen

    return open_tab


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
