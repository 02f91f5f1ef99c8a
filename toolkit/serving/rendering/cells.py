"""What a notebook's cells become on our page: safe HTML, never code.

Text cells are written by the course's authors; outputs come from their code. Both
pass a sanitiser, so that nothing here can run in the browser.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import nh3
from markupsafe import Markup
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

WIDGET = "application/vnd.jupyter.widget-view+json"


def clean_html(text: str) -> Markup:
    """Return HTML with everything taken out that could run or reach elsewhere."""
    return Markup(nh3.clean(text, link_rel="noreferrer"))  # noqa: S704 - cleaned


def render_text_cell(source: str) -> Markup:
    """Return a text cell as HTML, whose own HTML is shown as text."""
    renderer = IPythonRenderer(escape=True, exclude_anchor_links=True)
    return clean_html(MarkdownWithMath(renderer=renderer).render(source))


def choose_output_form(output: Mapping[str, Any]) -> tuple[str, str]:
    """Return how one output is shown, and what of it.

    Args:
        output: An output of a code cell, as in a notebook file.

    Returns:
        ``("widget", model id)``, ``("html", text)``, ``("image", base64 PNG)``,
        ``("text", text)``, ``("error", "")`` or ``("none", "")``.
    """
    if output.get("output_type") == "error":
        return "error", ""
    if output.get("output_type") == "stream":
        is_stderr = output.get("name") == "stderr"
        return ("none", "") if is_stderr else ("text", output.get("text", ""))
    data = output.get("data", {})
    if WIDGET in data:
        return "widget", data[WIDGET].get("model_id", "")
    for kind, name in (
        ("html", "text/html"),
        ("image", "image/png"),
        ("text", "text/plain"),
    ):
        if name in data:
            return kind, str(data[name])
    return "none", ""
