"""Colours of a figure's objects, as names of the theme."""

from __future__ import annotations

from tni.api.constructions import NumberValue, Value
from tni.api.items import THEME

from .placed import PlacedConstruction

PICKED = "soft orange"
_NAMED = ("red", "orange", "green", "blue", "violet")


def colour_of(figure: PlacedConstruction, label: str, value: Value) -> str:
    """Return the theme's colour that is nearest to an object's own, so that it is seen on every paper."""
    look = figure.looks.get(label)
    if look is None:
        return "red" if isinstance(value, NumberValue) else "ink"
    red, green, blue = look[2]
    if max(red, green, blue) - min(red, green, blue) < 60:
        return "ink" if max(red, green, blue) < 110 else "quiet"
    return min(_NAMED, key=lambda name: _distance(THEME[name][0], (red, green, blue)))


def _distance(colour: str, other: tuple[int, int, int]) -> float:
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return sum((one - two) ** 2 for one, two in zip(parts, other, strict=True))
