"""Formulas in what is typed on a page, which are told as they stand: « n1 sin i1 = n2 sin i2 », « a/b = c/d »."""

from __future__ import annotations

import re

_FUNCTION_TEXT = """
sin cos tan cotan arcsin arccos arctan log exp lim max min det dim card pgcd ppcm mod ssi alors donc rot div grad sqrt
pour tout avec
"""
_FUNCTIONS = frozenset(_FUNCTION_TEXT.split())
_SIGN = re.compile(r"[=≈≤≥<>⇔]")
_MOST_LETTERS = 200


def is_formula(text: str) -> bool:
    """Return whether a line is a formula and nothing else: it has a sign of relation, and no word but of functions."""
    if len(text) > _MOST_LETTERS or not _SIGN.search(text) or not re.search(r"\w", text):
        return False
    return all(word.casefold() in _FUNCTIONS for word in re.findall(r"[^\W\d_]{3,}", text))


def begins_with_formula(text: str) -> bool:
    """Return whether what stands before the first sign of relation is made of symbols: « U = R × I : loi d’Ohm »."""
    found = _SIGN.search(text[:_MOST_LETTERS])
    return found is not None and is_formula(text[: found.end()] + " 0")
