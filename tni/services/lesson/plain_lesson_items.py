"""Items of a page made of plain values, one by one. What is out of bounds is left out, and what the program has no
place for is approximated; both are listed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from math import hypot, isfinite, radians
from pathlib import PurePosixPath

from tni.api.formats import (
    FormatLoss,
    PlainItem,
    PlainMedia,
    PlainPicture,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.core.colour import colour_or
from tni.core.geometry import IDENTITY, Affine
from tni.core.ids import BlobId, ItemId, PageId, new_id
from tni.core.one_line import shortened
from tni.document.behaviour import Behaviour
from tni.document.item_fields import LONGEST_S
from tni.document.items import WHOLE, AnyItem, Crop, Dash, Image, Media, Shape, ShapeKind, Stroke, Text
from tni.document.text_box import with_measured_box
from tni.document.text_measurer import TextMeasurer
from tni.ink.params import INK_PARAMS
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import SampleBuffer
from tni.services.lesson.plain_behaviour import Linked, plain_behaviour
from tni.services.lesson.plain_text_styles import ALIGNS, clean_text, plain_paragraphs, plain_spans
from tni.services.lesson.straight_sides import with_straight_sides

FARTHEST_MM, PEN_MM, SIZE_MM = 10_000.0, (0.05, 60.0), (1.0, 400.0)
LONGEST_TEXT, LONGEST_TITLE = 50_000, 300
POINT_S, SPEED_MM_S, STROKE_S = 0.012, 50.0, 100_000.0
"""Time from one point of a stroke to the next, where the file does not tell it: so long that points are not smoothed,
and so slow that ends do not taper. And the longest of a stroke."""
OUT_OF_BOUNDS, NO_PICTURE = "Objet mal formé ou hors de la page.", "L’image ne peut pas être lue."
NO_MEDIA = "Le son ou le film n’est pas dans le fichier."
MOST_CORNERS, MOST_GIVEN = 500, 200_000
"""Corners of a polygon in a lesson, and in a file. Of more, some are left out."""
LEAST_OPACITY = 0.001
_POINTS = {
    PlainShapeKind.LINE: (2, 2),
    PlainShapeKind.ARROW: (2, 2),
    PlainShapeKind.RECTANGLE: (2, 2),
    PlainShapeKind.ELLIPSE: (2, 2),
    PlainShapeKind.POLYGON: (3, MOST_GIVEN),
}


class PlainLessonItems:
    """Maker of the items of a lesson. files: blobs of its files by their names; pictures: those of its pictures, as the
    program has them. pages: ids by their numbers. lost: called with each loss."""

    def __init__(
        self,
        measurer: TextMeasurer,
        pictures: Mapping[str, BlobId],
        files: Linked,
        pages: Mapping[int, PageId],
        lost: Callable[[FormatLoss], None],
    ) -> None:
        self._measurer, self._pictures, self._files = measurer, pictures, files
        self._pages, self._lost = pages, lost
        self._groups: dict[tuple[PageId, str], ItemId] = {}

    def item(self, item: PlainItem, number: int) -> AnyItem | None:
        """Return an item of the page `number`, None for one that is left out. It has no place among the others yet."""

        def changed(what: str) -> None:
            self._lost(FormatLoss(what, number, is_dropped=False, item=item.source))

        page = self._pages[number]
        made = self._made(item, page, changed)
        if made is None:
            self._lost(FormatLoss(self._reason(item), number, item=item.source))
            return None
        behaviour = plain_behaviour(item, self._pages, self._files, changed)
        return self._with_common(made, item, behaviour)

    def _reason(self, item: PlainItem) -> str:
        match item:
            case PlainPicture() if item.file not in self._pictures:
                return NO_PICTURE
            case PlainMedia() if item.file not in self._files:
                return NO_MEDIA
            case _:
                return OUT_OF_BOUNDS

    def _with_common[I: AnyItem](self, made: I, item: PlainItem, behaviour: Behaviour) -> I:
        group = self._groups.setdefault((made.page, item.group), ItemId(new_id())) if item.group else None
        return replace(made, group=group, locked=item.is_locked, movable=item.is_movable, behaviour=behaviour)

    def _made(self, item: PlainItem, page: PageId, changed: Callable[[str], None]) -> AnyItem | None:
        match item:
            case PlainText():
                return self._text(item, page, changed)
            case PlainStroke():
                return _stroke(item, page)
            case PlainShape():
                return _shape(item, page, changed)
            case PlainPicture():
                return self._picture(item, page)
            case PlainMedia():
                return self._media(item, page)

    def _text(self, item: PlainText, page: PageId, changed: Callable[[str], None]) -> Text | None:
        text = clean_text(item.text)
        numbers = (item.x, item.y, item.width, item.turn)
        if not are_near(numbers) or not text.strip() or len(text) > LONGEST_TEXT or item.width < 0:
            return None
        size = min(max(item.size, SIZE_MM[0]), SIZE_MM[1]) if isfinite(item.size) else 6.0
        made = Text(
            id=ItemId(new_id()), page=page, transform=_place(item.x, item.y, item.turn), text=text, size_mm=size,
            colour=colour_of(item.colour), font="", font_version="", width_mm=item.width, height_mm=0.0,
            wrapped=item.width > 0, bold=item.bold, align=ALIGNS[item.align], spans=plain_spans(item, changed),
            paragraphs=plain_paragraphs(item, text, changed),
        )  # fmt: skip
        return with_measured_box(self._measurer, made)

    def _picture(self, item: PlainPicture, page: PageId) -> Image | None:
        blob = self._pictures.get(item.file)
        if blob is None or not _is_box(item):
            return None
        place = _place(item.x, item.y, item.turn)
        if item.is_mirrored:
            place = place.after(Affine.scaling(-1.0, 1.0, (item.width / 2, 0.0)))
        return Image(
            id=ItemId(new_id()), page=page, transform=place, blob=blob, width_mm=item.width, height_mm=item.height,
            alt=shortened(item.alt, LONGEST_TITLE), crop=_crop(item.crop), opacity=_opacity(item.opacity),
        )  # fmt: skip

    def _media(self, item: PlainMedia, page: PageId) -> Media | None:
        blob = self._files.get(item.file)
        if blob is None or not _is_box(item):
            return None
        start_s, end_s = (one if 0 <= one <= LONGEST_S else 0.0 for one in (item.start_s, item.end_s))
        return Media(
            id=ItemId(new_id()), page=page, transform=_place(item.x, item.y, 0.0), blob=blob,
            name=PurePosixPath(item.file).name[-LONGEST_TITLE:], width_mm=item.width, height_mm=item.height,
            film=item.is_film, title=shortened(item.title, LONGEST_TITLE), poster=self._pictures.get(item.poster),
            start_s=start_s, end_s=end_s if end_s > start_s else 0.0, looped=item.is_looped,
        )  # fmt: skip


def _stroke(item: PlainStroke, page: PageId) -> Stroke | None:
    if not item.points or not all(map(are_near, item.points)):
        return None
    item = with_straight_sides(item)
    kind = PenKind.HIGHLIGHTER if item.highlights else PenKind.PEN
    width, pressures = _pen_width(item, kind)
    samples = SampleBuffer(0.0)
    for (x, y), at_s, pressure in zip(item.points, _times_s(item), pressures, strict=True):
        samples.append(x, y, at_s, pressure)
    return Stroke(id=ItemId(new_id()), page=page, pen=_pen(kind, item.colour, width), samples=samples.samples())


def _shape(item: PlainShape, page: PageId, changed: Callable[[str], None]) -> Shape | None:
    least, most = _POINTS[item.kind]
    if not least <= len(item.points) <= most or not all(map(are_near, item.points)) or not isfinite(item.turn):
        return None
    points = item.points
    if len(points) > MOST_CORNERS:
        changed("Une forme aux coins trop nombreux, simplifiée.")
        points = points[:: -(-len(points) // MOST_CORNERS)]
    (x0, y0), (x1, y1), *more = points
    return Shape(
        id=ItemId(new_id()), page=page, kind=ShapeKind(item.kind.value), x0=x0, y0=y0, x1=x1, y1=y1,
        pen=_pen(PenKind.PEN, item.colour, item.width), fill=colour_of(item.fill) if item.fill else None,
        more=tuple(more), dash=Dash(item.dash.value), transform=_turned(item), outlined=item.width > 0,
        fill_opacity=_opacity(item.fill_opacity),
    )  # fmt: skip


def _is_box(item: PlainPicture | PlainMedia) -> bool:
    turn = item.turn if isinstance(item, PlainPicture) else 0.0
    return are_near((item.x, item.y, item.width, item.height, turn)) and min(item.width, item.height) > 0


def _crop(crop: Crop) -> Crop:
    left, top, right, bottom = crop
    is_sound = all(isfinite(one) and 0 <= one <= 1 for one in crop) and left + right < 1 and top + bottom < 1
    return crop if is_sound else WHOLE


def _opacity(opacity: float) -> float:
    return min(max(opacity, LEAST_OPACITY), 1.0) if isfinite(opacity) else 1.0


def colour_of(colour: str) -> str:
    """Return a colour as items have it, black for one that is none."""
    return colour_or(colour)


def are_near(numbers: tuple[float, ...]) -> bool:
    return all(isfinite(one) and abs(one) <= FARTHEST_MM for one in numbers)


def _times_s(item: PlainStroke) -> list[float]:
    """Return the time of each point: ascending, from the first."""
    found = item.times_s
    is_whole = len(found) == len(item.points) and all(0 <= one <= STROKE_S for one in found)  # NaN is none of these
    if is_whole and all(a <= b for a, b in pairwise(found)):
        return [one - found[0] for one in found]
    times, at_s = [0.0], 0.0
    for (x0, y0), (x1, y1) in pairwise(item.points):
        at_s = min(at_s + max(POINT_S, hypot(x1 - x0, y1 - y0) / SPEED_MM_S), STROKE_S)
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
