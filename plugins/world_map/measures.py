"""Measures on the map in words: distances, areas, scales, coordinates, and the scale bar."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10
from typing import Final

from tni.api.items import ItemContext

from .map_view import MapView
from .mercator import Place, area_m2, distance_m

BAR_MM: Final = (22.0, 55.0)
"""Least and greatest length of the scale bar."""
SCALES: Final = (5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000)
OFFERED_SCALES: Final = (10_000, 25_000, 100_000, 1_000_000)
"""Those that the panel sets, in one row."""
NEAR: Final = 0.004
"""Part of a scale by which it may be off and still be that."""
_SPACE: Final = "\N{NARROW NO-BREAK SPACE}"
_UNIT_SPACE: Final = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """Scale bar: its length on the item, and what it says."""

    length_mm: float
    text: str


def scale_bar(view: MapView, ctx: ItemContext) -> ScaleBar:
    """Return the longest bar of a round length that fits. It is true at the latitude of the map's middle."""
    most_m = BAR_MM[1] * view.metres_per_mm
    ten = 10.0 ** floor(log10(most_m))
    metres = next(times * ten for times in (5, 2, 1) if times * ten <= most_m)
    return ScaleBar(metres / view.metres_per_mm, length_text(metres, ctx, is_exact=True))


def board_scale(view: MapView, ctx: ItemContext) -> float | None:
    """Return by how much the ground is larger than on the board; None where the board is not measured."""
    return view.metres_per_mm * 1000.0 / ctx.mm_per_unit if ctx.calibrated else None


def scale_text(scale: float, ctx: ItemContext) -> str:
    """Return a scale in words, with three digits, or as one that is usual."""
    usual = usual_scale(scale)
    if usual is None:
        ten = 10.0 ** max(floor(log10(max(scale, 1.0))) - 2, 0)
        usual = round(scale / ten) * round(ten)
    return f"1{_SPACE}:{_SPACE}{number_text(usual, 0, ctx)}"


def usual_scale(scale: float) -> int | None:
    """Return the usual scale that this is; None for another."""
    return next((one for one in SCALES if abs(scale / one - 1.0) <= NEAR), None)


def path_lengths(points: list[Place]) -> list[float]:
    """Return the length of each leg, metres."""
    return [distance_m(start, end) for start, end in pairwise(points)]


def length_text(metres: float, ctx: ItemContext, *, is_exact: bool = False) -> str:
    """Return a length in words, rounded as a map allows."""
    if metres < 1000:
        return f"{number_text(metres, 0 if metres >= 10 else 1, ctx, is_exact=is_exact)}{_UNIT_SPACE}m"
    decimals = 2 if metres < 10_000 else 1 if metres < 100_000 else 0
    return f"{number_text(metres / 1000, decimals, ctx, is_exact=is_exact)}{_UNIT_SPACE}km"


def area_text(corners: list[Place], ctx: ItemContext) -> str:
    metres = area_m2(corners)
    if metres < 10_000:
        return f"{number_text(metres, 0, ctx)}{_UNIT_SPACE}m²"
    if metres < 1_000_000:
        return f"{number_text(metres / 10_000, 1, ctx)}{_UNIT_SPACE}ha"
    return f"{number_text(metres / 1e6, 2 if metres < 1e7 else 1 if metres < 1e8 else 0, ctx)}{_UNIT_SPACE}km²"


def coordinates_text(place: Place, ctx: ItemContext) -> str:
    """Return a place in words, as `47,2184° N, 1,5536° O`."""
    lon, lat = place
    west = "O" if ctx.french else "W"
    north = f"{number_text(abs(lat), 4, ctx)}° {'N' if lat >= 0 else 'S'}"
    return f"{north}, {number_text(abs(lon), 4, ctx)}° {'E' if lon >= 0 else west}"


def number_text(value: float, decimals: int, ctx: ItemContext, *, is_exact: bool = False) -> str:
    """Return a number as it is written. is_exact: without noughts at its end."""
    text = f"{value:,.{decimals}f}"
    if is_exact and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(",", _SPACE).replace(".", ",") if ctx.french else text
