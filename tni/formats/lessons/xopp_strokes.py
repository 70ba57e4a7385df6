"""Strokes of Xournal and Xournal++ as items.

The widths of a stroke with pressure are those of its segments, one less than its points. A segment without width is not
seen: it divides the stroke. An eraser's stroke is white. A filled stroke is an area, and its outline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite

from tni.api.formats import PlainDash, PlainItem, PlainShape, PlainShapeKind, PlainStroke
from tni.formats.lessons.dashed_strokes import Dash, dashes
from tni.formats.lessons.import_losses import ImportLosses
from tni.formats.lessons.point_budget import PointBudget
from tni.formats.lessons.xopp_values import MM_PER_PT, colour, dash_lengths, dash_of, number, numbers, whole_number
from tni.formats.xml_tree import Element, element_text

MOST_CORNERS = 500
_WIDTH_PT = (0.05, 500.0)
_WIDE_MM = 1.5
"""Width from which the form of a line's ends is seen."""

type _Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class StrokePlace:
    """Place of a stroke in the file. source: its name."""

    source: str
    page: int


class XoppStrokes:
    """Converter of stroke elements."""

    def __init__(self, losses: ImportLosses, budget: PointBudget) -> None:
        self._losses, self._budget = losses, budget

    def items(self, element: Element, place: StrokePlace) -> Iterator[PlainItem]:
        """Yield the items of a stroke; none if it has no point that can be read."""
        points, widths = self._read(element, place)
        if not points:
            self._losses.drop("Trait sans point lisible.", place.page, place.source)
            return
        if not self._budget.take(len(points)):
            self._losses.drop(
                "Trait de trop : le document en a plus qu’une leçon n’en contient.", place.page, place.source
            )
            return
        tool, ink = element.get("tool", "pen"), colour(element.get("color"), "#000000")
        tip = number(_first(element.get("width")), 1.0, *_WIDTH_PT) * MM_PER_PT
        highlights = tool == "highlighter"
        widths = () if highlights else widths
        lengths = [one * MM_PER_PT for one in dash_lengths(element.get("style"))]
        dash = self._dash(element, len(points))
        look = _Look(ink, widths[0] if _is_even(widths) else tip, highlights, dash, lengths)
        if element.get("capStyle", "round") != "round" and tip > _WIDE_MM:
            self._losses.say_once("Les extrémités plates des traits sont arrondies.")
        fill = whole_number(element.get("fill"), -1) if len(points) > 2 else -1
        yield from self._made(points, widths, look, min(fill, 255) / 255 if fill >= 0 else -1.0, place)

    def _read(self, element: Element, place: StrokePlace) -> tuple[_Points, tuple[float, ...]]:
        """Return points and widths, in mm, each of the points or none."""
        found, is_all = numbers(element_text(element))
        pairs = [
            (x * MM_PER_PT, y * MM_PER_PT) if isfinite(x) and isfinite(y) else None
            for x, y in zip(found[::2], found[1::2], strict=False)
        ]
        points = [pair for pair in pairs if pair is not None]
        if points and (not is_all or len(found) % 2 or len(points) < len(pairs)):
            self._losses.change("Des points illisibles d’un trait sont omis.", place.page, place.source)
        tips, _ = numbers(element.get("width", "").replace(",", "."))
        nominal, given = (tips[0] if tips else 1.0), tips[1:]
        if (pressures := element.get("pressures")) is not None:  # MrWriter's, parts of the width
            given = [nominal * part for part in numbers(pressures)[0]]
        if not given or not pairs:
            return points, ()
        given = [width if isfinite(width) else nominal for width in given][: max(len(pairs) - 1, 1)]
        given += [given[-1]] * (len(pairs) - len(given))
        kept = zip(pairs, given, strict=True)
        return points, tuple(min(width, _WIDTH_PT[1]) * MM_PER_PT for pair, width in kept if pair is not None)

    def _dash(self, element: Element, count: int) -> PlainDash:
        dash, is_same = dash_of(element.get("style"))
        if not is_same and dash is not PlainDash.SOLID and count <= MOST_CORNERS:
            self._losses.say_once("Certains pointillés ont un autre rythme que dans le fichier.")
        return dash

    def _made(
        self, points: _Points, widths: tuple[float, ...], look: _Look, fill: float, place: StrokePlace
    ) -> Iterator[PlainItem]:
        is_closed = len(points) > 3 and points[0] == points[-1]
        is_shape = not look.highlights and (not widths or _is_even(widths)) and len(points) <= MOST_CORNERS
        if is_shape and is_closed and (fill >= 0 or look.dash is not PlainDash.SOLID):
            yield PlainShape(
                source=place.source, kind=PlainShapeKind.POLYGON, points=tuple(points[:-1]), colour=look.colour,
                width=look.width, fill=look.colour if fill > 0 else "", dash=look.dash, fill_opacity=abs(fill),
            )  # fmt: skip
            return
        group = place.source if fill > 0 else ""
        if fill > 0:
            yield self._area(points, look, fill, place)
        if len(points) == 2 and look.dash is not PlainDash.SOLID and is_shape:
            yield PlainShape(
                source=place.source, group=group, kind=PlainShapeKind.LINE, points=tuple(points), colour=look.colour,
                width=look.width, dash=look.dash,
            )  # fmt: skip
            return
        if look.dash is not PlainDash.SOLID:
            found = dashes(points, widths, look.lengths) if not widths or min(widths) > 0 else None
            what = "tirets séparés, groupés" if found else "trait continu"
            self._losses.change(f"Trait pointillé repris en {what}.", place.page, place.source)
            if found:
                yield from self._pieces(found, look, group or place.source, place)
                return
        runs = list(_seen_runs(widths)) if widths else [(0, len(points))]
        if not runs and not group:
            self._losses.drop("Trait sans épaisseur, invisible.", place.page, place.source)
        pieces = [(tuple(points[begin:end]), widths[begin:end]) for begin, end in runs]
        yield from self._pieces(pieces, look, group or (place.source if len(runs) > 1 else ""), place)

    def _area(self, points: _Points, look: _Look, fill: float, place: StrokePlace) -> PlainItem:
        step = -(-len(points) // MOST_CORNERS)
        if step > 1:
            self._losses.change("Le contour d’une surface colorée est simplifié.", place.page, place.source)
        return PlainShape(
            source=f"{place.source}/fill", group=place.source, kind=PlainShapeKind.POLYGON,
            points=tuple(points[::step]), colour=look.colour, width=0.0, fill=look.colour,
            fill_opacity=fill,
        )  # fmt: skip

    def _pieces(self, pieces: Sequence[Dash], look: _Look, group: str, place: StrokePlace) -> Iterator[PlainItem]:
        for index, (points, widths) in enumerate(pieces):
            yield PlainStroke(
                source=f"{place.source}/{index + 1}" if index else place.source, group=group, points=points,
                colour=look.colour, width=look.width, highlights=look.highlights,
                widths=tuple(max(width, _WIDTH_PT[0] * MM_PER_PT) for width in widths),
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Look:
    colour: str
    width: float
    highlights: bool
    dash: PlainDash
    lengths: list[float]


def _is_even(widths: tuple[float, ...]) -> bool:
    return bool(widths) and 0 < min(widths) == max(widths)


def _seen_runs(widths: tuple[float, ...]) -> Iterator[tuple[int, int]]:
    """Yield the first and the end of the points whose segments have a width. A run ends at the point behind its last
    segment."""
    begin: int | None = None
    for at, width in enumerate(widths):
        if width > 0 and begin is None:
            begin = at
        elif width <= 0 and begin is not None:
            yield begin, at + 1
            begin = None
    if begin is not None:
        yield begin, len(widths)


def _first(text: str | None) -> str:
    parts = (text or "").replace(",", ".").split(maxsplit=1)
    return parts[0] if parts else ""
