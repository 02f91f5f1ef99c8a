"""Reads where a person can turn: ``support/*.yaml``.

A line is never dropped because it is old: an old number with a warning beside it
helps more than none.
"""

from __future__ import annotations

import re
from datetime import date

from toolkit.content.kind import ExerciseKind, ReadingContext
from toolkit.content.problem import quote_value
from toolkit.content.yaml.document import Where
from toolkit.content.yaml.sheet import Sheet
from toolkit.practice.support import SupportLine

OLD_AFTER = 548
"""Days after which details need checking again: about 18 months."""
EMPLOYER_BELOW = 10
# ``0808 801 0000``, ``+44 20 7946 0000``, ``116 123``; no words and no brackets.
NUMBER = re.compile(r"\+?[0-9][0-9 ]*")


def _build(found: list[Sheet], context: ReadingContext) -> tuple[SupportLine, ...]:
    lines: list[SupportLine] = []
    for sheet in found:
        for where in sheet.list_places("lines"):
            line = sheet.build_value(where, SupportLine, also=("source",))
            if line is not None:
                _check(sheet, where, line)
                _check_date(sheet, where, line, context.today)
                lines.append(line)
    if lines and min(line.order for line in lines) >= EMPLOYER_BELOW:
        message = "No line is the employer's own support."
        found[0].report(message, (), 'Give one "order: 1".', "should")
    return tuple(sorted(lines, key=lambda line: (line.order, line.name)))


SUPPORT_LINES = ExerciseKind("support/*.yaml", ("lines",), _build)
"""Every place to turn to, the employer's own first."""
load_support_lines = SUPPORT_LINES.load


def _check(sheet: Sheet, where: Where, line: SupportLine) -> None:
    name = quote_value(line.name)
    if not sheet.keys(where).get("source"):
        hint = 'Add "source: ..." in your own words.'
        message = f"{name} does not say where its details come from."
        sheet.report(message, where, hint, "should")
    for key, number in (("phone", line.phone), ("text", line.text)):
        if number and not NUMBER.fullmatch(number):
            message = f"{quote_value(key)} of {name} holds more than a number."
            hint = 'Move the words to "note" or "hours".'
            sheet.report(message, (*where, key), hint, "should")
    if "/" in line.web or " " in line.web:
        message = f'"web" of {name} is shown as words and never as a link.'
        hint = "Give only the name of the site, such as samaritans.org."
        sheet.report(message, (*where, "web"), hint, "should")
    reach = line.phone or line.text or line.web
    if not reach and line.order >= EMPLOYER_BELOW:
        message = f"{name} does not say how to get in touch."
        hint = 'Add "phone", "text" or "web".'
        sheet.report(message, where, hint, "should")


def _check_date(
    sheet: Sheet, where: Where, line: SupportLine, today: date | None
) -> None:
    if today is None:
        return
    name = quote_value(line.name)
    if line.checked is None:
        message = f"Nobody has checked the details of {name} yet."
        hint = f'Check them, then add "checked: {today.isoformat()}".'
        sheet.report(message, where, hint, "info")
    elif line.checked > today:
        message = f"The details of {name} are marked as checked on a day to come."
        sheet.report(message, (*where, "checked"), "Check the year.", "should")
    elif (today - line.checked).days > OLD_AFTER:
        message = f"The details of {name} were last checked more than 18 months ago."
        hint = f'Check them, then write "checked: {today.isoformat()}".'
        sheet.report(message, (*where, "checked"), hint, "should")
