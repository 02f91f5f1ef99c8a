"""Making, opening and locking a journal on a page, as its owner does."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from browser.apps.log_page import LogPage
from playwright.sync_api import expect

CODE = "Type the recovery code back"
SIX_WORDS = re.compile(r"(\S+ ){5}\S+")


@dataclass(frozen=True)
class Keys:
    """What the owner of a journal knows.

    Args:
        name: The journal's name.
        words: Its passphrase.
        code: Its recovery code.
    """

    name: str
    words: str
    code: str


def create_journal(log: LogPage) -> Keys:
    """Create a journal with offered words and type its recovery code back."""
    log.open()
    log.button("Create a journal").click()
    keys = fill_new_journal(log, "Create a journal")
    log.field(CODE).fill(keys.code)
    log.button("I have it safe").click()
    expect(log.button("Save entry")).to_be_visible()
    return keys


def fill_new_journal(log: LogPage, button: str) -> Keys:
    """Fill in the form of a new journal, press its button and read the code."""
    name = f"journal {secrets.token_hex(4)}"
    form = log.page.locator("form", has=log.button("Offer me six words"))
    form.get_by_label("Journal name").fill(name)
    log.button("Offer me six words").click()
    passphrase = form.get_by_label("Passphrase", exact=True)
    expect(passphrase).to_have_value(SIX_WORDS)
    words = passphrase.input_value()
    form.get_by_role("button", name=button, exact=True).click()
    code = log.page.locator(".code")
    expect(code).to_be_visible()
    return Keys(name, words, code.inner_text())


def fill_lock(log: LogPage, name: str, words: str) -> None:
    """Give a name and a passphrase, and press "Open my journal"."""
    log.field("Journal name").fill(name)
    log.field("Passphrase").fill(words)
    log.button("Open my journal").click()


def open_journal(log: LogPage, keys: Keys) -> None:
    """Open a journal with its passphrase, on a page that asks for one."""
    fill_lock(log, keys.name, keys.words)
    expect(log.button("Save entry")).to_be_visible()


def lock(log: LogPage) -> None:
    """Press "Lock" and wait until the journal is locked."""
    log.button("Lock").click()
    expect(log.button("Open my journal")).to_be_visible()
