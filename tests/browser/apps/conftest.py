"""The toolkit's own pages in a browser: a tab on the log, and how long it may take."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser.apps.agenda.agenda_page import AgendaPage
from browser.apps.log_page import LogPage
from playwright.sync_api import Page, expect

PATIENCE = 30_000  # milliseconds; a slow machine under load is no fault of a page

expect.set_options(timeout=PATIENCE)


@pytest.fixture
def log(page: Page, server) -> Iterator[LogPage]:
    """A tab that can go to the log, and that is left as a person leaves it."""
    page.set_default_timeout(PATIENCE)
    yield LogPage(page, server.url)
    for each in page.context.pages:
        each.goto("about:blank")


@pytest.fixture
def agenda(log: LogPage) -> AgendaPage:
    """A tab that can go to the supervision agenda."""
    return AgendaPage(log.page, log.site)
