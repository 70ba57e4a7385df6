"""Rulings that older programs do not know, beside the nearest one that they do.

A page's record holds a ruling of the first four and its size. What is more than that is written after the name of the
page's format, which every program keeps untouched: a line break and a JSON object. It counts as long as the ruling and
size beside it are those that it was written with: an older program that rules the page anew is believed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import isfinite
from typing import Any, NamedTuple

from tni.document.items import Page
from tni.document.page_format import (
    FARTHEST_ORIGIN_MM,
    GAP_RANGE_MM,
    MOST_PARTS,
    RULING_RANGE_MM,
    UNIT_RANGE,
    USUAL_OPTIONS,
    Ruling,
    RulingOptions,
    ruling_step_mm,
)

FIRST_RULINGS = (Ruling.BLANK, Ruling.SQUARED, Ruling.SEYES, Ruling.DOTTED)
"""Rulings that every program knows."""
_NEAREST: Mapping[Ruling, tuple[Ruling, float]] = {
    Ruling.LINED: (Ruling.SEYES, 1.0),
    Ruling.FIRST_WRITING: (Ruling.SEYES, 4.0),
    Ruling.MILLIMETRE: (Ruling.SQUARED, 5.0),
    Ruling.ISOMETRIC: (Ruling.SQUARED, 1.0),
    Ruling.ISOMETRIC_DOTS: (Ruling.DOTTED, 1.0),
    Ruling.STAVES: (Ruling.BLANK, 0.0),
    Ruling.AXES: (Ruling.SQUARED, 1.0),
    Ruling.NUMBER_LINE: (Ruling.BLANK, 0.0),
    Ruling.POLAR: (Ruling.BLANK, 0.0),
}
"""What older programs show, and its size as a part of the ruling's."""
SIZE_RANGE_MM = (0.5, 100.0)
_BREAK = "\n{"
_KEYS = {"ruling", "size", "beside", "margin", "gap", "origin", "unit", "parts"}
_LONGEST = 1000


class StoredRuling(NamedTuple):
    """Fields of a record. name: of the page's format, with what is more."""

    name: str
    ruling: Ruling
    ruling_mm: float


class ReadRuling(NamedTuple):
    """Meaning of a record. name: of the page's format, with what this program does not know."""

    name: str
    ruling: Ruling
    ruling_mm: float
    options: RulingOptions


def stored_ruling(page: Page) -> StoredRuling:
    """Return what a page's record holds of its ruling."""
    if page.ruling in FIRST_RULINGS and page.ruling_options == USUAL_OPTIONS:
        return StoredRuling(page.format.name, page.ruling, page.ruling_mm)
    ruling, size_mm = page.ruling, page.ruling_mm
    if page.ruling not in FIRST_RULINGS:
        ruling, part = _NEAREST[page.ruling]
        low, high = RULING_RANGE_MM
        size_mm = min(max(part * ruling_step_mm(page.ruling, page.ruling_mm), low), high) if part else 0.0
    values: dict[str, Any] = {"ruling": page.ruling.value, "beside": [ruling.value, size_mm]}
    values |= {"size": page.ruling_mm} if page.ruling_mm else {}
    values |= _option_values(page.ruling_options)
    more = json.dumps(values, sort_keys=True, separators=(",", ":"))
    return StoredRuling(f"{page.format.name.split(_BREAK)[0]}\n{more}", ruling, size_mm)


def _option_values(options: RulingOptions) -> dict[str, Any]:
    found: dict[str, Any] = {
        "gap": options.gap_mm, "unit": options.unit if options.unit != 1.0 else 0, "parts": options.parts,
        "origin": [at + 0.0 for at in options.origin_mm] if options.origin_mm else None,
    }  # fmt: skip
    return {key: value for key, value in found.items() if value} | ({} if options.margin else {"margin": False})


def read_ruling(name: str, ruling: Ruling, ruling_mm: float) -> ReadRuling:
    """Return the ruling that a record says. What is written by a later program stays in the name, and the ruling beside
    it is shown."""
    plain, found, more = name.partition(_BREAK)
    if not found:
        return ReadRuling(name, ruling, ruling_mm, USUAL_OPTIONS)
    try:
        values: Any = json.loads(_BREAK[1:] + more) if len(more) <= _LONGEST else None
        beside = values["beside"]
        if beside != [ruling.value, ruling_mm]:
            return ReadRuling(plain, ruling, ruling_mm, USUAL_OPTIONS)
        if not values.keys() <= _KEYS:
            raise ValueError("fields of a later program")
        size = _number(values.get("size", 0.0), SIZE_RANGE_MM) if "size" in values else 0.0
        return ReadRuling(plain, Ruling(values["ruling"]), size, _options(values))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return ReadRuling(name, ruling, ruling_mm, USUAL_OPTIONS)


def _options(values: Mapping[str, Any]) -> RulingOptions:
    margin, parts, origin = values.get("margin", True), values.get("parts", 0), values.get("origin")
    if not isinstance(margin, bool) or isinstance(parts, bool) or not isinstance(parts, int):
        raise ValueError("options")
    if not 0 <= parts <= MOST_PARTS:
        raise ValueError(f"{parts} parts")
    far = (-FARTHEST_ORIGIN_MM, FARTHEST_ORIGIN_MM)
    if origin is not None:
        x, y = origin
        origin = (_number(x, far), _number(y, far))
    gap = _number(values["gap"], GAP_RANGE_MM) if "gap" in values else 0.0
    unit = _number(values["unit"], UNIT_RANGE) if "unit" in values else 1.0
    return RulingOptions(margin, gap, origin, unit, parts)


def _number(value: Any, within: tuple[float, float]) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError(f"number expected, got {value!r}")
    if not within[0] <= value <= within[1]:
        raise ValueError(f"{value} is not in {within}")
    return float(value)
