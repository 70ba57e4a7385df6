"""Plain values of a lesson, as an exporter gets them: texts, strokes, shapes and pictures in page millimetres. What
they cannot hold is listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import atan2, degrees, hypot

from tni.api.formats import (
    FormatLoss,
    PlainAlign,
    PlainFile,
    PlainItem,
    PlainLesson,
    PlainPage,
    PlainPicture,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.core.geometry import Affine, Point, Rect
from tni.core.ids import BlobId
from tni.document.document import Document
from tni.document.items import AnyItem, Image, Page, Shape, ShapeKind, Stroke, Text
from tni.document.paint_order import paint_order
from tni.document.shape_corners import corners_of
from tni.ink.pen import PenKind
from tni.services.lesson.shared_parts import SharedParts
from tni.services.printing.credited_items import CreditedItems

_BOXES = {ShapeKind.RECTANGLE: PlainShapeKind.RECTANGLE, ShapeKind.ELLIPSE: PlainShapeKind.ELLIPSE}
_LINES = {ShapeKind.LINE: PlainShapeKind.LINE, ShapeKind.ARROW: PlainShapeKind.ARROW}


@dataclass(frozen=True, slots=True)
class TakenPage:
    """Page with the items that go into a file, in the order in which they are painted."""

    page: Page
    height_mm: float
    items: tuple[AnyItem, ...]


@dataclass(frozen=True, slots=True)
class TakenLesson:
    """Lesson as it was taken for an exporter. has_credits: it has sources and licences. withheld: parts that it has,
    and that are not given away."""

    title: str
    pages: tuple[TakenPage, ...]
    has_credits: bool
    withheld: SharedParts


def take_lesson(document: Document, title: str, choices: SharedParts) -> TakenLesson:
    """Take what a lesson's pages show, without its notes, for an exporter. choices: parts that go with it beside the
    prepared pages."""
    layered = document.in_seance and any(True for _ in document.overlay)
    if layered and not choices.layer:
        document = Document(document.base)
    credits = CreditedItems(document.credits, classroom=choices.classroom)
    pages = []
    for number, page in enumerate(document.pages(), 1):
        height = document.height_mm(page.id)
        sheet = Rect(0.0, 0.0, page.format.width_mm, height)
        seen = (item for item in document.readable(page.id) if document.box(item).intersects(sheet))
        kept = [item for item in sorted(seen, key=paint_order) if not credits.leaves_out(item, number)]
        pages.append(TakenPage(page, height, tuple(kept)))
    lines = credits.lines()
    withheld = SharedParts(layer=layered and not choices.layer, classroom=any(line.left_out for line in lines))
    return TakenLesson(title, tuple(pages), any(not line.left_out for line in lines), withheld)


def plain_lesson(taken: TakenLesson, blob: Callable[[BlobId], bytes]) -> tuple[PlainLesson, tuple[FormatLoss, ...]]:
    """Return the values of a lesson, and what they cannot hold. blob: reads a picture."""
    files: dict[BlobId, PlainFile] = {}
    losses: list[FormatLoss] = []
    pages = []
    for number, one in enumerate(taken.pages, 1):
        items: list[PlainItem] = []
        lost = 0
        for item in one.items:
            if isinstance(item, Image) and item.blob not in files:
                files[item.blob] = _file(item.blob, blob(item.blob))
            made = _item(item, files)
            lost += made is None
            if made is not None:
                items.append(made)
        if one.page.pdf is not None:
            losses.append(FormatLoss("Le fond PDF de la page.", number))
        if lost:
            losses.append(FormatLoss(f"Objets sans équivalent : {lost}.", number))
        pages.append(PlainPage(tuple(items), one.page.title, one.page.format.width_mm, one.height_mm))
    if taken.has_credits:
        losses.append(FormatLoss("Les sources et les licences."))
    return PlainLesson(taken.title, tuple(pages), tuple(files.values())), tuple(losses)


def _file(blob: BlobId, data: bytes) -> PlainFile:
    return PlainFile(f"{blob[:16]}.{'png' if data.startswith(b'\x89PNG') else 'jpg'}", data)


def _item(item: AnyItem, files: dict[BlobId, PlainFile]) -> PlainItem | None:
    """Return the value of an item, None for one without."""
    move = item.transform
    scale = hypot(move.a, move.b)
    (x, y), turn = move.point(0.0, 0.0), degrees(atan2(move.b, move.a))
    match item:
        case Stroke():
            points = tuple((float(px), float(py)) for px, py in move.points(item.samples.positions_mm))
            highlights = item.pen.kind is PenKind.HIGHLIGHTER
            return PlainStroke(points, item.pen.colour, item.pen.width_mm * scale, highlights)
        case Text():
            width = item.width_mm * scale if item.wrapped else 0.0
            align = PlainAlign(item.align.value)
            return PlainText(x, y, item.text, item.size_mm * scale, width, item.colour, item.bold, align, turn)
        case Image():
            high = hypot(move.c, move.d)
            return PlainPicture(
                files[item.blob].name, x, y, item.width_mm * scale, item.height_mm * high, item.alt, turn
            )
        case Shape():
            return _shape(item, move, scale)
    return None


def _shape(shape: Shape, move: Affine, scale: float) -> PlainShape | None:
    kind = _LINES.get(shape.kind)
    points: tuple[Point, ...] = ((shape.x0, shape.y0), (shape.x1, shape.y1))
    is_upright = not (move.b or move.c)
    if kind is None and is_upright:
        kind = _BOXES.get(shape.kind)
    if kind is None and shape.kind in (ShapeKind.RECTANGLE, ShapeKind.TRIANGLE, ShapeKind.POLYGON):
        kind, points = PlainShapeKind.POLYGON, corners_of(shape) or _box_corners(shape)
    if kind is None:
        return None
    mapped = tuple(move.point(px, py) for px, py in points)
    return PlainShape(kind, mapped, shape.pen.colour, shape.pen.width_mm * scale, shape.fill or "")


def _box_corners(shape: Shape) -> tuple[Point, ...]:
    return (shape.x0, shape.y0), (shape.x1, shape.y0), (shape.x1, shape.y1), (shape.x0, shape.y1)
