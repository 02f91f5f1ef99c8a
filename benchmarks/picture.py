"""Draws what one run found as an SVG: bars with their figures beside them.

The table it is drawn from stands in ``results.md``; nothing is said by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from benchmarks.figures import Report, shown

WIDTH, LINE, LEFT, RIGHT = 760, 30, 190, 110
STYLE = (
    "text{font:15px system-ui,sans-serif;fill:#26221c}"
    ".h{font-weight:700;font-size:17px}.c{font-size:11.5px}.ours{fill:#1d5f52}.theirs{fill:#b9b09e}"
    "@media(prefers-color-scheme:dark){text{fill:#f3eee4}"
    ".ours{fill:#7fc8b6}.theirs{fill:#6d675c}}"
)
# Heading of each part, the table it is drawn from, the column, and its unit.
PARTS = (
    ("One person: until the page can be used", "Opening a page", 3, "ms"),
    ("A class in the same moment: until the last can begin", "A class of", 1, "s"),
    ("Server memory for one more person", "One more seat", 2, "MiB"),
)
LEFT_OUT = ("our home", "our patterns", "our log, empty pool")


Bar = tuple[str, float, str]  # name, figure, and what is said before the figure


def bars(report: Report) -> list[tuple[str, list[Bar], str]]:
    """Return what is drawn: heading, names with their figures, and unit.

    Args:
        report: What a whole run found.
    """
    found = []
    for heading, title, column, unit in PARTS:
        table = next((t for t in report.tables if t.title.startswith(title)), None)
        if table is None:
            continue
        rows = [
            _bar(row[0], row[column]) for row in table.rows if row[0] not in LEFT_OUT
        ]
        found.append((heading, rows, unit))
    return found


def _bar(name: str, cell: str) -> Bar:
    figure, *more = cell.split()
    # Somebody was not in time: the figure is then how long was waited for them.
    return name, float(figure.replace(",", "")), "over " if more else ""


def draw(report: Report, caption: str) -> str:
    """Return the picture.

    Args:
        report: What a whole run found.
        caption: When and on what it was measured.
    """
    lines: list[str] = []
    top = 10
    for heading, rows, unit in bars(report):
        top += LINE
        lines.append(f'<text class="h" x="0" y="{top}">{escape(heading)}</text>')
        lines += _part(rows, unit, top)
        top += LINE * (len(rows) + 1)
    said = escape(caption)
    lines.append(f'<text class="c" x="0" y="{top}">{said}</text>')
    view = f'viewBox="0 0 {WIDTH} {top + 20}" width="{WIDTH}" role="img"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {view} aria-label="{said}">'
    return "\n".join([head, f"<style>{STYLE}</style>", *lines, "</svg>", ""])


def _part(rows: Sequence[Bar], unit: str, top: int) -> list[str]:
    most = max(figure for _name, figure, _said in rows) or 1.0
    lines = []
    for number, (name, figure, said) in enumerate(rows, start=1):
        y = top + number * LINE
        wide = max(2.0, (WIDTH - LEFT - RIGHT) * figure / most)
        kind = "ours" if name.startswith("our") else "theirs"
        lines += [
            f'<text x="0" y="{y}">{escape(name)}</text>',
            f'<rect class="{kind}" x="{LEFT}" y="{y - 14}" width="{wide:.0f}" '
            'height="18" rx="3"/>',
            f'<text x="{LEFT + wide + 10:.0f}" y="{y}">'
            f"{said}{shown(figure)} {unit}</text>",
        ]
    return lines


def write(report: Report, caption: str, path: Path) -> None:
    """Draw the picture and put it into a file.

    Args:
        report: What a whole run found.
        caption: When and on what it was measured.
        path: Where it goes.
    """
    path.write_text(draw(report, caption), encoding="utf-8")
