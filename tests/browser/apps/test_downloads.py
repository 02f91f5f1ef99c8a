"""What a person takes away: files that the browser really receives."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WORDS = "A long day at the court"


def taken(log, name: str) -> tuple[str, bytes]:
    with log.page.expect_download() as waiting:
        log.page.get_by_role("button", name=name).click()
    file = waiting.value
    return file.suggested_filename, Path(file.path()).read_bytes()


def test_word_receives_a_document(log):
    log.try_out().keep(WORDS)
    name, data = taken(log, "Download for Word")
    text = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert name.endswith(".docx")
    assert WORDS in text


def test_a_table_opens_as_a_table(log):
    log.try_out().keep(WORDS)
    name, data = taken(log, "Download as a table (CSV)")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert name.endswith(".csv")
    assert any(WORDS in row for row in rows[1:])


def test_data_holds_everything(log):
    log.try_out().keep(WORDS)
    name, data = taken(log, "Download everything as data (JSON)")
    assert name.endswith(".json")
    assert WORDS in json.dumps(json.loads(data))


def test_only_what_is_shown_goes_into_a_file(log):
    log.try_out().keep(WORDS).keep("Something else")
    log.page.get_by_text("Search and filter").click()
    log.field("Words").fill("court")
    expect(log.entries).to_have_count(1)
    _, data = taken(log, "Download as a table (CSV)")
    assert b"Something else" not in data


def test_what_was_taken_away_comes_back_in(log, tmp_path):
    log.try_out().keep(WORDS)
    when = log.entry(WORDS).locator(".when").inner_text()
    (tmp_path / "mine.json").write_bytes(taken(log, "Download everything as data")[1])
    log.entry(WORDS).get_by_role("button", name="Delete").click()
    log.page.get_by_text("Bring entries in from a file").click()
    log.field("Data file to bring in").set_input_files(tmp_path / "mine.json")
    expect(log.entry(WORDS)).to_contain_text(when)


def test_a_file_that_is_not_ours_gets_a_sentence(log, tmp_path):
    (tmp_path / "odd.json").write_text('{"what": ["is this"]}', encoding="utf-8")
    log.try_out().page.get_by_text("Bring entries in from a file").click()
    log.field("Data file to bring in").set_input_files(tmp_path / "odd.json")
    expect(log.page.locator(".toast")).to_be_visible()
    log.keep(WORDS)
