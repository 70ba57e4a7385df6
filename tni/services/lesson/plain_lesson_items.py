"""Items of a page made of plain values, one by one. What is out of bounds is left out, and what the program has no
place for is approximated; both are listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from math import hypot, isfinite, radians

from tni.api.formats import (
    FormatLoss,
    PlainAlign,
    PlainDash,
    PlainItem,
    PlainMedia,
    PlainPicture,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.core.geometry import IDENTITY, Affine
from tni.core.ids import BlobId, ItemId, PageId, new_id
from tni.core.one_line import shortened
from tni.document.items import AnyItem, Dash, Image, Shape, ShapeKind, Stroke, Text, TextAlign
from tni.document.text_box import with_measured_box
from tni.document.text_measurer import TextMeasurer
from tni.ink.params import INK_PARAMS
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import SampleBuffer

FARTHEST_MM, PEN_MM, SIZE_MM = 10_000.0, (0.05, 60.0), (1.0, 400.0)
LONGEST_TEXT, LONGEST_TITLE = 50_000, 300
POINT_S, SPEED_MM_S, LONGEST_S = 0.012, 50.0, 100_000.0
"""Time from one point of a stroke to the next, where the file does not tell it: so long that points are not smoothed,
and so slow that ends do not taper. And the longest of a stroke."""
OUT_OF_BOUNDS, NO_PICTURE = "Objet mal formé ou hors de la page.", "L’image ne peut pas être lue."
_ALIGNS = {PlainAlign.LEFT: TextAlign.LEFT, PlainAlign.CENTRE: TextAlign.CENTRE, PlainAlign.RIGHT: TextAlign.RIGHT}
_POINTS = {
    PlainShapeKind.LINE: (2, 2),
    PlainShapeKind.ARROW: (2, 2),
    PlainShapeKind.RECTANGLE: (2, 2),
    PlainShapeKind.ELLIPSE: (2, 2),
    PlainShapeKind.POLYGON: (3, 500),
}


class PlainLessonItems:
    """Maker of the items of a lesson. pictures: blobs of its files by their names. lost: called with each loss."""

    def __init__(
        self, measurer: TextMeasurer, pictures: Mapping[str, BlobId], lost: Callable[[FormatLoss], None]
    ) -> None:
        self._measurer, self._pictures, self._lost = measurer, pictures, lost
        self._groups: dict[tuple[PageId, str], ItemId] = {}

    def item(self, item: PlainItem, page: PageId, number: int) -> AnyItem | None:
        """Return an item of the page `number`, None for one that is left out. It is not yet among the others."""
        made = self._made(item, page)
        if made is None:
            is_gone = isinstance(item, PlainPicture) and item.file not in self._pictures
            self._lost(FormatLoss(NO_PICTURE if is_gone else OUT_OF_BOUNDS, number, item=item.source))
        return made

    def _made(self, item: PlainItem, page: PageId) -> AnyItem | None:
        match item:
            case PlainText():
                return self._text(item, page)
            case PlainStroke():
                return self._stroke(item, page)
            case PlainShape():
                return self._shape(item, page)
            case PlainPicture():
                return self._picture(item, page)
            case PlainMedia():
                return None

    def _text(self, item: PlainText, page: PageId) -> Text | None:
        text = "".join(one for one in item.text if one == "\n" or one.isprintable())
        numbers = (item.x, item.y, item.width, item.turn)
        if not are_near(numbers) or not text.strip() or len(text) > LONGEST_TEXT or item.width < 0:
            return None
        size = min(max(item.size, SIZE_MM[0]), SIZE_MM[1]) if isfinite(item.size) else 6.0
        made = Text(
            id=ItemId(new_id()), page=page, transform=_place(item.x, item.y, item.turn), text=text, size_mm=size,
            colour=colour_of(item.colour), font="", font_version="", width_mm=item.width, height_mm=0.0,
            wrapped=item.width > 0, bold=item.bold, align=_ALIGNS[item.align], group=self._group(item, page),
            locked=item.is_locked, movable=item.is_movable,
        )  # fmt: skip
        return with_measured_box(self._measurer, made)

    def _picture(self, item: PlainPicture, page: PageId) -> Image | None:
        blob = self._pictures.get(item.file)
        numbers = (item.x, item.y, item.width, item.height, item.turn)
        if blob is None or not are_near(numbers) or min(item.width, item.height) <= 0:
            return None
        return Image(
            id=ItemId(new_id()), page=page, transform=_place(item.x, item.y, item.turn), blob=blob,
            width_mm=item.width, height_mm=item.height, alt=shortened(item.alt, LONGEST_TITLE),
            group=self._group(item, page), locked=item.is_locked, movable=item.is_movable,
        )  # fmt: skip

    def _stroke(self, item: PlainStroke, page: PageId) -> Stroke | None:
        if not item.points or not all(map(are_near, item.points)):
            return None
        kind = PenKind.HIGHLIGHTER if item.highlights else PenKind.PEN
        width, pressures = _pen_width(item, kind)
        samples = SampleBuffer(0.0)
        for (x, y), at_s, pressure in zip(item.points, _times_s(item), pressures, strict=True):
            samples.append(x, y, at_s, pressure)
        return Stroke(
            id=ItemId(new_id()), page=page, pen=_pen(kind, item.colour, width), samples=samples.samples(),
            group=self._group(item, page), locked=item.is_locked, movable=item.is_movable,
        )  # fmt: skip

    def _shape(self, item: PlainShape, page: PageId) -> Shape | None:
        least, most = _POINTS[item.kind]
        if not least <= len(item.points) <= most or not all(map(are_near, item.points)) or not isfinite(item.turn):
            return None
        (x0, y0), (x1, y1), *more = item.points
        return Shape(
            id=ItemId(new_id()), page=page, kind=ShapeKind(item.kind.value), x0=x0, y0=y0, x1=x1, y1=y1,
            pen=_pen(PenKind.PEN, item.colour, item.width), fill=colour_of(item.fill) if item.fill else None,
            more=tuple(more), dash=_dash(item.dash), transform=_turned(item), group=self._group(item, page),
            locked=item.is_locked, movable=item.is_movable,
        )  # fmt: skip

    def _group(self, item: PlainItem, page: PageId) -> ItemId | None:
        if not item.group:
            return None
        return self._groups.setdefault((page, item.group), ItemId(new_id()))


def colour_of(colour: str) -> str:
    """Return a colour as items have it, black for one that is none."""
    return colour.lower() if re.fullmatch(r"#[0-9a-fA-F]{6}", colour) else "#000000"


def are_near(numbers: tuple[float, ...]) -> bool:
    return all(isfinite(one) and abs(one) <= FARTHEST_MM for one in numbers)


def _times_s(item: PlainStroke) -> list[float]:
    """Return the time of each point: ascending, from the first."""
    found = item.times_s
    if len(found) == len(item.points) and all(0 <= one <= LONGEST_S for one in found):  # NaN is none of these
        if all(a <= b for a, b in pairwise(found)):
            return [one - found[0] for one in found]
    times, at_s = [0.0], 0.0
    for (x0, y0), (x1, y1) in pairwise(item.points):
        at_s = min(at_s + max(POINT_S, hypot(x1 - x0, y1 - y0) / SPEED_MM_S), LONGEST_S)
        times.append(at_s)
    return times


def _pen_width(item: PlainStroke, kind: PenKind) -> tuple[float, list[float | None]]:
    """Return the width of the pen, and the pressure at each point that makes the stroke as wide as in the file."""
    params, count = INK_PARAMS[kind].width, len(item.points)
    if params is None:
        return item.width, [None] * count
    least, most = params.pressed_least, params.pressed_most
    widths = item.widths if len(item.widths) == count and all(map(isfinite, item.widths)) else ()
    if not widths:
        return item.width, [(1.0 - least) / (most - least)] * count
    pen = min(max(max(widths) / most, PEN_MM[0]), PEN_MM[1])
    return pen, [min(max((one / pen - least) / (most - least), 0.0), 1.0) for one in widths]


def _pen(kind: PenKind, colour: str, width: float) -> Pen:
    return Pen(kind, colour_of(colour), min(max(width, PEN_MM[0]), PEN_MM[1]) if isfinite(width) else 0.7)


def _dash(dash: PlainDash) -> Dash:
    return Dash(dash.value)


def _turned(item: PlainShape) -> Affine:
    """Return the turn of a shape about the middle of its points."""
    if not item.turn:
        return IDENTITY
    xs, ys = zip(*item.points, strict=True)
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return Affine.rotating(radians(item.turn), middle)


def _place(x: float, y: float, turn: float) -> Affine:
    moved = Affine.moving(x, y)
    return Affine.rotating(radians(turn), (x, y)).after(moved) if turn else moved
