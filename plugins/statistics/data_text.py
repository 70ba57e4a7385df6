"""Data as teachers type and paste them: numbers, numbers with counts, names with numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

MOST_VALUES, MOST_GROUPS = 2_000, 400
"""Most values of a series, and most entries typed: more are left out."""
LARGEST: Final = 1e9
_NUMBER = re.compile(r"[-+−]?\d{1,12}(?:[.,]\d{1,9})?%?")
_COUNTED = re.compile(rf"({_NUMBER.pattern})[×x*](\d{{1,4}})")
_PARTS = re.compile(r"[\s;|]+")


@dataclass(frozen=True, slots=True)
class TypedData:
    """Data that were typed. groups: name or value with its count or amount, in the order in which they came. values:
    all single values, () for named groups. ignored: what is no data."""

    groups: tuple[tuple[str, float], ...] = ()
    values: tuple[float, ...] = ()
    is_named: bool = False
    ignored: tuple[str, ...] = ()


@lru_cache(16)
def typed_data(text: str) -> TypedData:
    """Return the series of a text: « 12 15 9 », « 12×3 15×2 », « Chat 12 ; Chien 9 », « 2024: 31 »."""
    named: dict[str, float] = {}
    counted: list[tuple[float, int]] = []
    name: list[str] = []
    for token in _joined(text)[:MOST_GROUPS]:
        found = _counted(token)
        if found is None:
            name.append(token.rstrip(":="))
        elif name:
            label = " ".join(name)
            named[label] = named.get(label, 0.0) + found[0] * found[1]
            name = []
        else:
            counted.append(found)
    if named:
        left = (*(str_of(value) for value, _ in counted), *name)
        return TypedData(tuple(named.items()), (), True, left)
    values: list[float] = []
    for value, count in counted:
        values += [value] * min(count, MOST_VALUES - len(values))
    totals: dict[float, float] = {}
    for value in sorted(values):
        totals[value] = totals.get(value, 0.0) + 1
    groups = tuple((str_of(value), count) for value, count in totals.items())
    return TypedData(groups, tuple(values), False, tuple(name))


def _joined(text: str) -> list[str]:
    """Return the tokens of a text, a count beside its value, as « 12 × 3 »."""
    text = re.sub(r"\s*([×*])\s*", r"\1", text)
    text = re.sub(r"\s*([:=])\s*", r"\1 ", text)
    out: list[str] = []
    for token in _PARTS.split(text):
        bare = token.strip(",")
        if bare.count(",") > 1:  # 12,15,9
            out += [part for part in bare.split(",") if part]
        elif bare:
            out.append(bare)
    return out


def _counted(token: str) -> tuple[float, int] | None:
    """Return the value and the count of a token; None for a word."""
    if (found := _COUNTED.fullmatch(token)) is not None:
        value = _value(found[1])
        return None if value is None else (value, int(found[2]))
    value = _value(token)
    return None if value is None else (value, 1)


def _value(token: str) -> float | None:
    if _NUMBER.fullmatch(token) is None:
        return None
    value = float(token.rstrip("%").replace(",", ".").replace("−", "-"))
    return value if abs(value) <= LARGEST else None


def str_of(value: float, *, french: bool = True, decimals: int = 4) -> str:
    """Return a number with as many decimals as it needs."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".") if decimals else f"{value:.0f}"
    text = "0" if text in ("-0", "") else text
    return (text.replace(".", ",") if french else text).replace("-", "−")


def with_value(text: str, place: int, value: float, *, french: bool = True) -> str:
    """Return the data of single values with another value at a place."""
    series = typed_data(text)
    values = (value if number == place else one for number, one in enumerate(series.values))
    return " ".join((*(str_of(one, french=french, decimals=9) for one in values), *series.ignored))


def with_one_more(text: str, place: int) -> str:
    """Return the data of named groups with one added to the group at a place."""
    series = typed_data(text)
    groups = [(label, amount + (number == place)) for number, (label, amount) in enumerate(series.groups)]
    return " ; ".join((*(f"{label}: {str_of(amount, decimals=9)}" for label, amount in groups), *series.ignored))
