from __future__ import annotations

from datetime import date

import pytest

from toolkit.errors import ExportError
from toolkit.exports.download import ENDINGS, export_log

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_kind_of_download_has_its_name_and_bytes(
    ending, entry, vocabulary, london
) -> None:
    made = export_log(ending, [entry()], vocabulary, london, TODAY)
    assert made.name == f"emotional-log-2026-11-22.{ending}"
    assert made.data
    assert "/" in made.media_type


@pytest.mark.parametrize("ending", ["exe", "", "../docx"])
def test_another_kind_of_download_is_refused_in_words(ending, vocabulary, london):
    with pytest.raises(ExportError, match="Choose Word, CSV or JSON"):
        export_log(ending, [], vocabulary, london, TODAY)
