"""Reason why LaTeX that is typed as a formula cannot be drawn, as far as it can be told from its signs."""

from __future__ import annotations

import re
from enum import Enum

_ESCAPED = re.compile(r"\\[{}\\]")
_INNER, _CLOSED = re.compile(r"\{([^{}]*)\}"), "\0"
_PART = rf"\s*(?:\[[^\]]*\]\s*)?(?:{_CLOSED}|\\[A-Za-z]+|[^\s\\])"
_NEEDS = {"frac": 2, "dfrac": 2, "tfrac": 2, "binom": 2, "sqrt": 1, "vec": 1, "overline": 1, "underline": 1, "hat": 1}
"""Commands that are followed by parts of the formula, and by how many."""
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_ENDS_OPEN = re.compile(r"[\^_]\s*$")


class FormulaFault(Enum):
    """Reason why a formula cannot be drawn. BRACES, SIDES, BLOCKS: what is opened is not closed, or the other way
    round: braces, \\left and \\right, \\begin and \\end. PARTS: something is to follow. OTHER: not known."""

    BRACES = "braces"
    SIDES = "sides"
    BLOCKS = "blocks"
    PARTS = "parts"
    OTHER = "other"


def formula_fault(latex: str) -> FormulaFault:
    """Return the reason why a formula cannot be drawn. latex: that cannot."""
    plain = _ESCAPED.sub("", latex)
    if not _is_balanced(plain):
        return FormulaFault.BRACES
    commands = _COMMAND.findall(plain)
    if commands.count("left") != commands.count("right"):
        return FormulaFault.SIDES
    if commands.count("begin") != commands.count("end"):
        return FormulaFault.BLOCKS
    return FormulaFault.PARTS if _lacks_parts(plain) else FormulaFault.OTHER


def _is_balanced(plain: str) -> bool:
    depth = 0
    for sign in plain:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def _lacks_parts(plain: str) -> bool:
    """Return whether less follows a sign than it needs, in the whole or in a group."""
    lacks = False

    def close(group: re.Match[str]) -> str:
        nonlocal lacks
        lacks = lacks or _is_open(group[1])
        return _CLOSED

    before = ""
    while before != plain:  # from the inside out
        before, plain = plain, _INNER.sub(close, plain)
    return lacks or _is_open(plain)


def _is_open(plain: str) -> bool:
    """Return whether something is missing in what has no groups but closed ones."""
    if _ENDS_OPEN.search(plain):
        return True
    needs = ((found, _NEEDS[found[1]]) for found in _COMMAND.finditer(plain) if found[1] in _NEEDS)
    return not all(re.match(f"(?:{_PART}){{{count}}}", plain[found.end() :]) for found, count in needs)
