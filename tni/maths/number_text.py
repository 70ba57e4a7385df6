"""Numbers as a class reads them: the decimal comma, groups of three digits, powers of ten, fractions."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import floor, isfinite, log10

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
GROUP = "\N{NARROW NO-BREAK SPACE}"
MOST_WHOLE = 12
"""Digits before the comma, beyond which a number is written with a power of ten."""
LEAST = -6
"""Least power of ten of a number that is written without one."""


@lru_cache(512)  # the numbers of axes, at each step of a slider
def number_text(value: Fraction | float, french: bool = True, digits: int = 10) -> str:
    """Return a number rounded to so many significant digits, without zeros at the end; "?" for NaN."""
    if isinstance(value, float) and not isfinite(value):
        return "?" if value != value else "∞" if value > 0 else "−∞"
    if not value:
        return "0"
    size = abs(Fraction(value))
    power = _power(size)
    scale = Fraction(10) ** (digits - 1 - power)
    rounded = floor(size * scale + Fraction(1, 2))
    if rounded >= 10**digits:
        rounded, power = rounded // 10, power + 1
    sign = "−" if value < 0 else ""
    bare = str(rounded).rstrip("0")
    if power >= MOST_WHOLE or power < LEAST:
        shown = bare[0] + (f".{bare[1:]}" if len(bare) > 1 else "")
        ten = f"10{str(power).translate(_RAISED)}"
        return sign + (ten if bare == "1" else f"{_local(shown, french)} × {ten}")
    if power < 0:
        return sign + _local(f"0.{'0' * (-power - 1)}{bare}", french)
    whole, decimals = bare[: power + 1].ljust(power + 1, "0"), bare[power + 1 :]
    return sign + _local(_grouped(whole) + (f".{decimals}" if decimals else ""), french)


def value_text(value: float, french: bool = True, digits: int = 6) -> str:
    """Return a number after "=" if the digits that are shown are all, but for roundings of floats, else after "≈"."""
    if not isfinite(value):
        return f"= {number_text(value, french, digits)}"
    near = float(f"{value:.{digits - 1}e}")
    sign = "=" if abs(near - value) <= 1e-12 * abs(value) else "≈"
    return f"{sign} {number_text(value, french, digits)}"


def _power(size: Fraction) -> int:
    """Return the power of ten of the first digit of a number > 0."""
    guess = floor(log10(size.numerator) - log10(size.denominator))
    while Fraction(10) ** guess > size:
        guess -= 1
    while Fraction(10) ** (guess + 1) <= size:
        guess += 1
    return guess


def _grouped(whole: str) -> str:
    if len(whole) < 5:
        return whole
    first = len(whole) % 3 or 3
    return GROUP.join([whole[:first], *(whole[n : n + 3] for n in range(first, len(whole), 3))])


def _local(text: str, french: bool) -> str:
    return text.replace(".", ",") if french else text


def is_decimal(value: Fraction) -> bool:
    """Return whether a number has finitely many digits after the comma."""
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return rest == 1


def fraction_text(value: Fraction) -> str:
    """Return a fraction on one line."""
    sign = "−" if value < 0 else ""
    size = abs(value)
    top = _grouped(str(size.numerator))
    return sign + (top if size.denominator == 1 else f"{top}/{_grouped(str(size.denominator))}")


def line_text(slope: float, intercept: float, french: bool = True, digits: int = 4) -> str:
    """Return the equation of a line, as y = 2x − 3."""
    lead, rest = (0.0 if abs(one) < 1e-9 else one for one in (slope, intercept))
    if not lead:
        return f"y = {number_text(rest, french, digits)}"
    shown = number_text(abs(lead), french, digits)
    text = f"y = {'−' if lead < 0 else ''}{'' if shown == '1' else shown}x"
    if not rest:
        return text
    return f"{text} {'+' if rest > 0 else '−'} {number_text(abs(rest), french, digits)}"
