from __future__ import annotations

import pytest

from toolkit.serving.rendering.cells import (
    choose_output_form,
    clean_html,
    render_text_cell,
)

WIDGET = "application/vnd.jupyter.widget-view+json"


def test_text_becomes_headings_and_paragraphs():
    shown = render_text_cell("# Title\n\nWhy *this* matters.")
    assert "<h1>Title</h1>" in shown
    assert "<em>this</em>" in shown


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "<svg onload=alert(1)>",
        "<style>p { color: red }</style>",
        '<a href="x" onclick="alert(1)">x</a>',
    ],
)
def test_nothing_in_text_can_run(source):
    shown = render_text_cell(source)
    for danger in ("<script", "<img", "<svg", "<style", 'href="javascript', "<a href="):
        assert danger not in shown


def test_html_from_code_keeps_its_tables_and_loses_its_scripts():
    shown = clean_html(
        "<table><tr><td onclick='x()'>1</td></tr></table><script>1</script>"
    )
    assert "<td>1</td>" in shown
    assert "script" not in shown


@pytest.mark.parametrize(
    "output, shown",
    [
        ({"output_type": "error", "evalue": "canary"}, ("error", "")),
        ({"output_type": "stream", "name": "stderr", "text": "canary"}, ("none", "")),
        ({"output_type": "stream", "name": "stdout", "text": "said"}, ("text", "said")),
        ({"data": {WIDGET: {"model_id": "m"}, "text/plain": "x"}}, ("widget", "m")),
        ({"data": {"text/html": "<b>x</b>", "text/plain": "x"}}, ("html", "<b>x</b>")),
        ({"data": {"image/png": "aGk="}}, ("image", "aGk=")),
        ({"data": {"text/plain": "42"}}, ("text", "42")),
        ({"data": {"application/javascript": "alert(1)"}}, ("none", "")),
        ({"data": {"image/svg+xml": "<svg/>"}}, ("none", "")),
    ],
)
def test_each_output_is_shown_in_its_plainest_way(output, shown):
    assert choose_output_form(output) == shown
