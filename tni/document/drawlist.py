"""Draw list: the input of a renderer, as values in painting order, independent of the document, of Qt and of OpenGL.

All lengths are page millimetres. Ink is always `DrawInk`. Everything else is painted by QPainter or PDFium, once, into
tiles, with either rendering backend.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import cos, hypot, pi, sin
from types import MappingProxyType
from typing import TYPE_CHECKING, assert_never

import numpy as np

from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId, ItemId
from tni.document.dashes import dashed_outline
from tni.document.items import (
    WHOLE,
    AnyItem,
    Crop,
    Dash,
    Image,
    Media,
    Page,
    PdfBackground,
    PluginItem,
    Shape,
    ShapeKind,
    Stroke,
    Text,
    arc_polyline,
    arrow_head_mm,
)
from tni.document.page_format import USUAL_OPTIONS, Paper, Ruling, RulingOptions
from tni.ink.nib import nib_tips
from tni.ink.pen import CHALK_SOFT_MM, Pen, PenKind
from tni.ink.segments import Segments, segments_of, segments_of_many

if TYPE_CHECKING:
    from tni.document.item_drawing import Drawing, DrawnPicture


class Blend(Enum):
    """Blend mode of a colour with what is under it."""

    NORMAL = "normal"
    MULTIPLY = "multiply"
    """Highlighter on light paper: what is under it stays readable."""
    SCREEN = "screen"
    """Highlighter on black paper."""


HIGHLIGHT_OPACITY = {Blend.MULTIPLY: 0.7, Blend.SCREEN: 1.0}
"""Opacity of a highlighter, chosen so that each colour can be told from five metres, with some light on the board. On
black paper its light is added to a dark surface, so it needs full opacity; its colours are darker for that."""


@dataclass(frozen=True, slots=True)
class DrawPaper:
    """ruling_mm: distance of the ruling's main lines, 0 for that on paper."""

    paper: Paper
    ruling: Ruling
    width_mm: float
    height_mm: float
    ruling_mm: float = 0.0
    options: RulingOptions = USUAL_OPTIONS


@dataclass(frozen=True, slots=True)
class DrawPdf:
    """A page of a PDF file, drawn into `box`."""

    pdf: PdfBackground
    box: Rect


@dataclass(frozen=True, slots=True)
class DrawInk:
    """The union of capsules in one even colour, optionally with the page's grain. segments: (n, 6), in page mm. bounds:
    box around them."""

    segments: Segments
    colour: str
    opacity: float
    blend: Blend
    bounds: Rect
    grainy: bool = False

    @property
    def soft_mm(self) -> float:
        """Width of the soft edge, inwards; 0 for a sharp edge."""
        return CHALK_SOFT_MM if self.grainy else 0.0


@dataclass(frozen=True, slots=True)
class DrawFill:
    """A filled polygon: (n, 2) page mm. opacity: above 0, to 1."""

    polygon: tuple[tuple[float, float], ...]
    colour: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class DrawText:
    """A text in its measured box. The top left corner is the origin of `transform`. unrevealed: paragraphs that are
    laid out and not shown."""

    item: Text
    transform: Affine
    unrevealed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class DrawImage:
    """An image. The top left corner is the origin of `transform`. alt: for readers who cannot see it. crop, opacity,
    clear: as those of an `Image`. live: it is in no file, and shown on the screen alone once it was brought; instead:
    others of which the first that is there is shown until then."""

    blob: BlobId
    width_mm: float
    height_mm: float
    transform: Affine
    alt: str = ""
    crop: Crop = WHOLE
    opacity: float = 1.0
    clear: str = ""
    live: bool = False
    instead: tuple[tuple[BlobId, Crop], ...] = ()


type DrawItem = DrawPaper | DrawPdf | DrawInk | DrawFill | DrawText | DrawImage


def draw_page(page: Page, height_mm: float) -> list[DrawItem]:
    """Return the draw items of a page without its items."""
    size = page.format.width_mm, height_mm
    out: list[DrawItem] = [DrawPaper(page.paper, page.ruling, *size, page.ruling_mm, page.ruling_options)]
    if page.pdf is not None and min(page.pdf.width_mm, page.pdf.height_mm) > 0:
        out.append(DrawPdf(page.pdf, pdf_box(page.pdf, page.format.width_mm, height_mm)))
    return out


def pdf_box(pdf: PdfBackground, width_mm: float, height_mm: float) -> Rect:
    """Return the box of a PDF page: as large as fits, centred, aspect ratio kept."""
    scale = min(width_mm / pdf.width_mm, height_mm / pdf.height_mm)
    width, height = pdf.width_mm * scale, pdf.height_mm * scale
    return Rect((width_mm - width) / 2, (height_mm - height) / 2, width, height)


def highlight_blend(paper: Paper) -> Blend:
    return Blend.SCREEN if paper is Paper.BLACK else Blend.MULTIPLY


def draw_item(item: AnyItem, paper: Paper, unrevealed: frozenset[int] = frozenset()) -> list[DrawItem]:
    """Return the draw items of one item, in painting order. unrevealed: paragraphs of a text that are not seen."""
    match item:
        case Stroke():
            return [draw_stroke(item, paper)]
        case Text():
            return [DrawText(item, item.transform, unrevealed)]
        case Image():
            size = item.width_mm, item.height_mm
            return [DrawImage(item.blob, *size, item.transform, item.alt, item.crop, item.opacity, item.clear)]
        case Media():
            return _draw_media(item, paper)
        case Shape():
            return _draw_shape(item, paper)
        case PluginItem():
            from tni.document.plugin_state import plugin_state  # few lessons need it

            contents = plugin_state(item)
            if item.picture is not None and (contents is None or not _shows_pictures(contents.drawing)):
                return [DrawImage(item.picture, item.width_mm, item.height_mm, item.transform, item.name)]
            from tni.document.plugin_frame import frame, frame_label

            if contents is not None and contents.drawing:
                return _draw_parts(item, contents.drawing, paper)

            label = frame_label(item, paper)
            return [*_draw_shape(frame(item, paper), paper), DrawText(label, label.transform)]
        case _:
            assert_never(item)


def _draw_media(item: Media, paper: Paper) -> list[DrawItem]:
    from tni.document.media_drawing import media_drawing  # few lessons need it

    out: list[DrawItem] = []
    if item.poster is not None:
        out.append(DrawImage(item.poster, item.width_mm, item.height_mm, item.transform, item.title or item.name))
    return out + _draw_parts(item, media_drawing(item), paper)


def _draw_parts(item: PluginItem | Media, drawing: Drawing, paper: Paper) -> list[DrawItem]:
    from tni.document.item_drawing import DrawnPicture
    from tni.document.item_parts import FilledPart, LinePart, item_parts

    out: list[DrawItem] = []
    still, is_placed = _still_of(item, drawing), False
    at = item.transform
    a, b, c, d, e, f = at.a, at.b, at.c, at.d, at.e, at.f
    for part in item_parts(item, drawing, paper):
        match part:
            case DrawnPicture():
                if still is None:
                    out.append(_live_image(item, part))
                elif not is_placed:  # all of them, in the place of the first
                    out.append(DrawImage(still, item.width_mm, item.height_mm, item.transform, item.name))
                    is_placed = True
            case FilledPart():
                polygon = tuple([(a * x + c * y + e, b * x + d * y + f) for x, y in part.points])
                out.append(DrawFill(polygon, part.colour))
            case LinePart():
                out.append(draw_ink(mapped_segments(part.segments, at), part.colour))
            case Text():
                out.append(DrawText(part, part.transform))
    return out


def _shows_pictures(drawing: Drawing) -> bool:
    from tni.document.item_drawing import DrawnPicture

    return any(isinstance(one, DrawnPicture) for one in drawing)


def _still_of(item: PluginItem | Media, drawing: Drawing) -> BlobId | None:
    if not isinstance(item, PluginItem) or item.picture is None or not _shows_pictures(drawing):
        return None
    from tni.document.item_still import still_of

    return still_of(item)


def live_blob(address: str) -> BlobId:
    """Return the id under which a picture of the web is painted while it is in no file."""
    return BlobId(f"live {address}")


def _live_image(item: PluginItem | Media, part: DrawnPicture) -> DrawImage:
    at = item.transform.after(Affine.moving(part.x, part.y))
    instead = tuple((live_blob(address), crop) for address, crop in part.instead)
    blob = live_blob(part.address)
    return DrawImage(blob, part.width_mm, part.height_mm, at, crop=part.part, live=True, instead=instead)


def draw_items(
    items: Sequence[AnyItem], paper: Paper, unrevealed: Mapping[ItemId, frozenset[int]] = MappingProxyType({})
) -> list[DrawItem]:
    """Return the draw items of all items, in order. Many strokes are far quicker than with `draw_item` for each."""
    strokes = iter(draw_strokes([item for item in items if isinstance(item, Stroke)], paper))
    out: list[DrawItem] = []
    for item in items:
        hidden = unrevealed.get(item.id, frozenset())
        out += [next(strokes)] if isinstance(item, Stroke) else draw_item(item, paper, hidden)
    return out


def draw_stroke(stroke: Stroke, paper: Paper) -> DrawInk:
    return _drawn(stroke, segments_of(stroke.samples, stroke.pen), paper)


def draw_strokes(strokes: Sequence[Stroke], paper: Paper) -> list[DrawInk]:
    """Return `draw_stroke` of each stroke; far quicker for many."""
    lines = segments_of_many([(s.samples, s.pen) for s in strokes])
    return [_drawn(stroke, line, paper) for stroke, line in zip(strokes, lines, strict=True)]


def _drawn(stroke: Stroke, line: Segments, paper: Paper) -> DrawInk:
    return _written(mapped_segments(nib_tips(line, stroke.pen), stroke.transform), stroke.pen, paper)


def _written(segments: Segments, pen: Pen, paper: Paper) -> DrawInk:
    if pen.kind is PenKind.HIGHLIGHTER:
        blend = highlight_blend(paper)
        return draw_ink(segments, pen.colour, HIGHLIGHT_OPACITY[blend], blend)
    return draw_ink(segments, pen.colour, grainy=pen.kind.grainy)


def draw_ink(
    segments: Segments, colour: str, opacity: float = 1.0, blend: Blend = Blend.NORMAL, grainy: bool = False
) -> DrawInk:
    return DrawInk(segments, colour, opacity, blend, segments_box(segments), grainy)


def segments_box(segments: Segments) -> Rect:
    """Return the box around the capsules."""
    if not len(segments):
        return Rect.nothing()
    low = np.minimum(segments[:, 0:2] - segments[:, 2:3], segments[:, 3:5] - segments[:, 5:6]).min(axis=0)
    high = np.maximum(segments[:, 0:2] + segments[:, 2:3], segments[:, 3:5] + segments[:, 5:6]).max(axis=0)
    return Rect(float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1]))


def mapped_segments(segments: Segments, transform: Affine) -> Segments:
    """Return the segments after `transform`. Radii scale by its mean scale."""
    if transform.is_identity:
        return segments
    out = np.empty_like(segments)
    out[:, 0:2] = transform.points(segments[:, 0:2].astype(np.float64))
    out[:, 3:5] = transform.points(segments[:, 3:5].astype(np.float64))
    out[:, (2, 5)] = segments[:, (2, 5)] * transform.mean_scale
    return out


ELLIPSE_SIDES = 96


def shape_outline(shape: Shape) -> tuple[list[tuple[float, float]], bool]:
    """Return a shape's corners in its own coordinates, and whether the outline is closed."""
    x0, y0, x1, y1 = shape.x0, shape.y0, shape.x1, shape.y1
    match shape.kind:
        case ShapeKind.LINE | ShapeKind.ARROW:
            return [(x0, y0), (x1, y1)], False
        case ShapeKind.RECTANGLE:
            return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)], True
        case ShapeKind.ELLIPSE:
            cx, cy, rx, ry = (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2
            turns = (2 * pi * k / ELLIPSE_SIDES for k in range(ELLIPSE_SIDES))
            return [(cx + rx * cos(a), cy + ry * sin(a)) for a in turns], True
        case ShapeKind.TRIANGLE:
            return [((x0 + x1) / 2, y0), (x1, y1), (x0, y1)], True
        case ShapeKind.POLYGON:
            return [(x0, y0), (x1, y1), *shape.more], True
        case ShapeKind.ARC:
            return arc_polyline(shape), False
        case _:
            assert_never(shape.kind)


def _barbs(shape: Shape) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    length = hypot(shape.x1 - shape.x0, shape.y1 - shape.y0)
    if length == 0:
        return []
    back_x, back_y = (shape.x0 - shape.x1) / length, (shape.y0 - shape.y1) / length
    head = min(arrow_head_mm(shape), length)
    tip = (shape.x1, shape.y1)
    out = []
    for turn in (pi / 7, -pi / 7):
        dx = back_x * cos(turn) - back_y * sin(turn)
        dy = back_x * sin(turn) + back_y * cos(turn)
        out.append((tip, (shape.x1 + head * dx, shape.y1 + head * dy)))
    return out


def _line_parts(
    shape: Shape, corners: list[tuple[float, float]], closed: bool
) -> list[tuple[float, float, float, float]]:
    """Return the ends of each part of the line that is drawn."""
    if shape.dash is not Dash.SOLID:
        smooth = shape.kind is ShapeKind.ELLIPSE
        parts = dashed_outline(corners, shape.dash, shape.pen.width_mm, closed=closed, smooth=smooth)
        return [(x0, y0, x1, y1) for x0, y0, x1, y1 in parts.tolist()]
    after = corners[1:] + corners[:1] if closed else corners[1:]
    return [(*a, *b) for a, b in zip(corners, after, strict=False)]


def _draw_shape(shape: Shape, paper: Paper) -> list[DrawItem]:
    corners, closed = shape_outline(shape)
    pen, radius = shape.pen, shape.pen.width_mm / 2
    barbs = [(*a, *b) for a, b in _barbs(shape)] if shape.kind is ShapeKind.ARROW else []
    rows = [(ax, ay, radius, bx, by, radius) for ax, ay, bx, by in (*_line_parts(shape, corners, closed), *barbs)]
    segments = mapped_segments(nib_tips(np.array(rows, np.float32).reshape(-1, 6), pen), shape.transform)
    out: list[DrawItem] = []
    if shape.fill is not None and closed:
        outline = tuple(shape.transform.point(x, y) for x, y in corners)
        out.append(DrawFill(outline, shape.fill, shape.fill_opacity))
    if shape.outlined or not out:  # a shape of nothing could not be found again
        out.append(_written(segments, pen, paper))
    return out
