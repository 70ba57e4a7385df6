"""Numbers as teachers type and read them: `3,5`, `1/3`, `12 345 678`, exactly."""

from __future__ import annotations

import re
from fractions import Fraction

__all__ = ["exact_text", "grouped", "number_in"]

MOST_DIGITS = 24
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
_NUMBER = re.compile(r"([-+]?)([0-9]*)(?:[.,]([0-9]*))?(?:/([0-9]+))?")


def number_in(text: str) -> Fraction | None:
    """Return the number that a text is, as `-3,5`, `1 250` or `2/3`; None for any other text."""
    plain = re.sub(r"\s", "", text).replace(MINUS, "-")
    found = _NUMBER.fullmatch(plain)
    if found is None or len(plain) > MOST_DIGITS:
        return None
    sign, whole, part, under = found.groups()
    if not (whole or part) or (under is not None and (part is not None or int(under) == 0)):
        return None
    value = Fraction(int(f"{whole or ''}{part or ''}"), 10 ** len(part or ""))
    value = value / int(under) if under else value
    return -value if sign == "-" else value


def grouped(digits: str) -> str:
    """Return the digits of a whole number in threes: `12 345`."""
    first = len(digits) % 3
    return NARROW_SPACE.join(filter(None, (digits[:first], *(digits[k : k + 3] for k in range(first, len(digits), 3)))))


def exact_text(value: Fraction, *, french: bool, decimals: int = 9) -> str:
    """Return a number with a comma or a point; as a fraction if it has no end within `decimals` digits."""
    sign, size = (MINUS if value < 0 else ""), abs(value)
    scaled = size * 10**decimals
    if scaled.denominator != 1:
        return f"{sign}{size.numerator}/{size.denominator}"
    whole, part = divmod(scaled.numerator, 10**decimals)
    after = f"{part:0{decimals}d}".rstrip("0") if decimals else ""
    return f"{sign}{grouped(str(whole))}{(',' if french else '.') + after if after else ''}"
