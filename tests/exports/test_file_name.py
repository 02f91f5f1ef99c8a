from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from toolkit.exports.file_name import build_file_name

TODAY = date(2026, 11, 22)


def test_a_file_is_named_by_what_it_is_and_its_day() -> None:
    name = build_file_name("Emotional log", TODAY, "docx")
    assert name == "emotional-log-2026-11-22.docx"


@given(st.text())
def test_a_file_name_is_plain_on_every_system(what: str) -> None:
    assert re.fullmatch(
        r"[a-z0-9-]{1,60}-2026-11-22\.csv", build_file_name(what, TODAY, "csv")
    )
