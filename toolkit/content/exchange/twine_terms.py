"""Reads the simple conditions and assignments of Harlowe, SugarCube and Chapbook.

Only whole numbers, true and false; anything else gives None, and stays as it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from toolkit.practice.case.meter import Comparison, Condition, Sign

VALUE = r"(?P<value>true|false|-?\d{1,4})"
VAR = r"\$?(?P<var>[A-Za-z_]\w{0,60})"
SIGNS: dict[str, Sign] = {
    "is not": "!=", "isnot": "!=", "neq": "!=", "!==": "!=", "!=": "!=", "≠": "!=",
    "is": "=", "eq": "=", "===": "=", "==": "=", "=": "=",
    ">=": ">=", "gte": ">=", "<=": "<=", "lte": "<=",
    ">": ">", "gt": ">", "<": "<", "lt": "<",
}  # fmt: skip
_SIGN = "|".join(re.escape(one) for one in sorted(SIGNS, key=len, reverse=True))
# ``$trust >= 2``, ``trust is not 3``, ``$met is true``.
COMPARED = re.compile(rf"{VAR}\s*(?P<sign>{_SIGN})\s*{VALUE}", re.IGNORECASE)
# ``$met``, ``not $met``, ``!met``.
BARE = re.compile(rf"(?P<no>not\s+|!\s*)?{VAR}", re.IGNORECASE)
# ``$trust to 3``, ``trust = 3``, ``trust: 3``.
ASSIGNED = re.compile(rf"{VAR}\s*(?:to|=|into|:)\s*{VALUE}", re.IGNORECASE)
# ``$trust to it + 1``, ``$trust to $trust - 1``.
MOVED = re.compile(
    rf"{VAR}\s*(?:to|=|:)\s*(?:it|\$?(?P<same>\w+))\s*(?P<sign>[+-])\s*(?P<by>\d{{1,4}})",
    re.IGNORECASE,
)
# ``$trust += 1``.
STEPPED = re.compile(rf"{VAR}\s*(?P<sign>[+-])=\s*(?P<by>\d{{1,4}})")
# ``$trust++``, ``trust--``.
COUNTED = re.compile(rf"(?:{VAR}\s*(?P<sign>\+\+|--))")
OR = re.compile(r"\s+or\s+|\s*\|\|\s*", re.IGNORECASE)
AND = re.compile(r"\s+and\s+|\s*&&\s*", re.IGNORECASE)
LONGEST = 300
MOST_GROUPS = 12


@dataclass(frozen=True, slots=True)
class VariableChange:
    """One assignment.

    Args:
        variable: The variable, without its sign.
        number: The value it gets, or by how much it moves.
        exact: True when ``number`` is the new value.
    """

    variable: str
    number: int
    exact: bool


def read_condition(text: str) -> Condition | None:
    """Return a simple condition, or None when it is more than that."""
    if len(text) > LONGEST:
        return None
    groups: list[tuple[Comparison, ...]] = []
    for either in OR.split(_unwrapped(text)):
        tests = [_test(one) for one in AND.split(_unwrapped(either))]
        kept = tuple(one for one in tests if one is not None)
        if len(kept) != len(tests):
            return None
        groups.append(kept)
    return Condition(tuple(groups))


def read_changes(text: str) -> tuple[VariableChange, ...] | None:
    """Return simple assignments, or None when one of them is more than that."""
    if len(text) > LONGEST:
        return None
    made = [_change(part.strip()) for part in re.split(r"[;,]", text) if part.strip()]
    kept = tuple(one for one in made if one is not None)
    return kept if kept and len(kept) == len(made) else None


def negate_condition(condition: Condition) -> Condition | None:
    """Return the opposite of a condition, or None when it would be too long."""
    opposite: dict[Sign, Sign] = {
        "<": ">=", "<=": ">", "=": "!=", ">=": "<", ">": "<=", "!=": "=",
    }  # fmt: skip
    flipped = [
        [Comparison(one.meter, opposite[one.sign], one.number) for one in group]
        for group in condition.any_of
    ]
    count = 1
    for group in flipped:
        count *= len(group)
    if count > MOST_GROUPS:
        return None
    return Condition(tuple(tuple(dict.fromkeys(one)) for one in product(*flipped)))


def join_conditions(one: Condition | None, other: Condition | None) -> Condition | None:
    """Return a condition that holds when both do; None stands for always.

    Args:
        one: A condition.
        other: Another.
    """
    if one is None or other is None:
        return one or other
    pairs = product(one.any_of, other.any_of)
    groups = tuple(tuple(dict.fromkeys((*a, *b))) for a, b in pairs)
    return Condition(groups[:MOST_GROUPS])


def _unwrapped(text: str) -> str:
    text = text.strip()
    if text.startswith("(") and text.endswith(")") and "(" not in text[1:-1]:
        return text[1:-1].strip()
    return text


def _test(text: str) -> Comparison | None:
    text = _unwrapped(text)
    found = COMPARED.fullmatch(text)
    if found:
        number = _number(found["value"])
        sign = SIGNS[found["sign"].lower()]
        return Comparison(found["var"], sign, number) if number >= 0 else None
    bare = BARE.fullmatch(text)
    if bare and bare["var"].lower() not in {"true", "false", "not"}:
        return Comparison(bare["var"], "=" if bare["no"] else "!=", 0)
    return None


def _change(text: str) -> VariableChange | None:
    if found := ASSIGNED.fullmatch(text):
        return VariableChange(found["var"], _number(found["value"]), True)
    if found := MOVED.fullmatch(text):
        if found["same"] not in (None, found["var"]):
            return None
        by = int(found["by"])
        return VariableChange(found["var"], by if found["sign"] == "+" else -by, False)
    if found := STEPPED.fullmatch(text):
        by = int(found["by"])
        return VariableChange(found["var"], by if found["sign"] == "+" else -by, False)
    if found := COUNTED.fullmatch(text):
        return VariableChange(found["var"], 1 if found["sign"] == "++" else -1, False)
    return None


def _number(text: str) -> int:
    words = {"true": 1, "false": 0}
    return words[text.lower()] if text.lower() in words else int(text)
