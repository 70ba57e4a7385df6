"""Record types of a lesson: lesson, pages and items, all immutable, each with an id.

Lengths are millimetres of the page. An item's own coordinates are mapped to the page by its `transform`, so moving,
resizing and rotating never change the stored drawing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from math import isnan
from typing import TYPE_CHECKING, TypeGuard, assert_never

import numpy as np

from tni.core.geometry import IDENTITY, Affine, Rect
from tni.core.ids import BlobId, ItemId, PageId
from tni.core.one_line import shortened
from tni.document.alignment import TextAlign
from tni.document.arcs import arc_midpoint, arc_points
from tni.document.behaviour import STILL, Behaviour, linked_file
from tni.document.lesson_plan import Credit, Curriculum, HomeworkFile, LessonPlan, LessonQuestion
from tni.document.page_format import SCREEN_16_9, USUAL_OPTIONS, PageFormat, Paper, Ruling, RulingOptions
from tni.document.page_properties import Guides, PageMaster, is_master
from tni.ink.extent import boxes_mm
from tni.ink.params import INK_PARAMS
from tni.ink.pen import Pen
from tni.ink.sample import Samples

if TYPE_CHECKING:
    from tni.document.text_style import Paragraph, TextSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Base of everything that lies on a page.

    plane, z: items are painted by plane, then rank (texts, images and shapes; then highlighter; then ink), then z; see
    `paint_order`. group: items with the same group id are selected together. locked: tools leave the item alone.
    movable: pupils may move it while the lesson is taught, and no eraser takes it then. behaviour: what it does before
    a class.
    """

    id: ItemId
    page: PageId
    plane: int = 0
    z: int = 0
    transform: Affine = IDENTITY
    group: ItemId | None = None
    locked: bool = False
    movable: bool = False
    behaviour: Behaviour = STILL


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke(Item):
    """A stroke of a pen. samples: as the pen delivered them, or a fragment that an eraser left; in page mm before
    `transform`."""

    pen: Pen
    samples: Samples


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Item):
    """A text box. Its top left corner is the item's origin.

    size_mm: height of the font's em. width_mm, height_mm: the box as measured with version `font_version` of family
    `font`; it is stored so that no machine reflows the text. wrapped: lines break at width_mm; otherwise the box is as
    wide as the text. bold: of the whole text. spans: styles of parts of it, in order, none over another. paragraphs: of
    its first lines, the others are plain. See `tni.document.text_style`.
    """

    text: str
    size_mm: float
    colour: str
    font: str
    font_version: str
    width_mm: float
    height_mm: float
    wrapped: bool = False
    bold: bool = False
    align: TextAlign = TextAlign.LEFT
    spans: tuple[TextSpan, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()


type Crop = tuple[float, float, float, float]
WHOLE: Crop = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Item):
    """An image. Its top left corner is the item's origin. alt: description for readers who cannot see it.

    crop: parts of the picture that are cut off at its left, top, right and bottom; the box is of what is left. opacity:
    above 0, to 1. clear: a colour that is seen through, "#rrggbb" or empty.
    """

    blob: BlobId
    width_mm: float
    height_mm: float
    alt: str = ""
    crop: Crop = WHOLE
    opacity: float = 1.0
    clear: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Media(Item):
    """A sound or a film. Its top left corner is the item's origin.

    blob: the file. name: its name, with its ending. film: it has pictures. poster: a picture that stands for it.
    subtitles: a file in WebVTT. seconds: its length, 0 where it is not known. start_s, end_s: part that is played, 0
    for an end that is the file's. rate: speed, 1 as recorded. volume: 0 to 1.
    """

    blob: BlobId
    name: str
    width_mm: float
    height_mm: float
    film: bool = False
    title: str = ""
    poster: BlobId | None = None
    subtitles: BlobId | None = None
    seconds: float = 0.0
    start_s: float = 0.0
    end_s: float = 0.0
    looped: bool = False
    rate: float = 1.0
    volume: float = 1.0


RATE_RANGE = (0.25, 2.0)


class ShapeKind(Enum):
    LINE = "line"
    ARROW = "arrow"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    TRIANGLE = "triangle"
    """Isosceles: its base on the box's side at y1, its apex in the middle of the opposite side."""
    POLYGON = "polygon"
    ARC = "arc"


class Dash(Enum):
    """Pattern of a shape's line."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Item):
    """A shape from (x0, y0) to (x1, y1).

    These are the ends of a line, arrow or arc; opposite corners of the box of a rectangle, ellipse or triangle; the
    first two corners of a polygon. fill: "#rrggbb" or None. more: a polygon's other corners, or a point that an arc
    passes through; an arc without one is a half circle. fill_opacity: above 0, to 1. outlined: its line is drawn.
    """

    kind: ShapeKind
    x0: float
    y0: float
    x1: float
    y1: float
    pen: Pen
    fill: str | None = None
    more: tuple[tuple[float, float], ...] = ()
    dash: Dash = Dash.SOLID
    fill_opacity: float = 1.0
    outlined: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginItem(Item):
    """An item of a kind that this program does not know, or of a plugin that is absent: kept as it is, and shown by its
    picture. Its top left corner is the item's origin.

    code: kind of its record, PLUGIN_CODES. name: of the kind, in words or as the plugin's. picture: None for a frame
    with the name. blobs: further blobs that `data` needs.
    """

    code: int
    name: str
    picture: BlobId | None
    width_mm: float
    height_mm: float
    data: bytes
    blobs: tuple[BlobId, ...] = ()


PLUGIN_CODES = range(64, 128)
"""Kinds of record that are items of later programs and of plugins. The first is that of plugins."""

type AnyItem = Stroke | Text | Image | Media | Shape | PluginItem


@dataclass(frozen=True, slots=True)
class PdfBackground:
    """A page of a PDF file behind the items. blob: the whole file. index: the page, from 0. It fills the lesson's page,
    centred, and keeps its aspect ratio."""

    blob: BlobId
    index: int
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of a lesson, or by its id a master page. position: sort key of the pages, ascending. ruling_mm: distance
    of the ruling's main lines, 0 for that on paper. notes: the teacher's notes, never shown to pupils."""

    id: PageId
    position: float
    format: PageFormat = SCREEN_16_9
    paper: Paper = Paper.SOFT
    ruling: Ruling = Ruling.BLANK
    ruling_mm: float = 0.0
    ruling_options: RulingOptions = USUAL_OPTIONS
    pdf: PdfBackground | None = None
    title: str = ""
    notes: str = ""


LESSON_KEY = "lesson"
MOST_INFO_LETTERS = 300
"""Longest title, subject or level that is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonInfo:
    """Properties of the lesson as a whole. The record's key is LESSON_KEY.

    tags: the teacher's words for the lesson. colour: of its card, "#rrggbb" or empty. class_pictures: marks of pictures
    that a class added and the lesson has kept, see `tni.document.class_pictures`. later: see `LessonPlan`.
    """

    title: str = ""
    subject: str = ""
    level: str = ""
    tags: tuple[str, ...] = ()
    colour: str = ""
    class_pictures: tuple[str, ...] = ()
    later: str = ""
    id: str = field(default=LESSON_KEY)

    def cut(self) -> LessonInfo:
        """Return it with texts that can be shown in one line. Nobody writes longer ones."""
        if max(len(self.title), len(self.subject), len(self.level)) <= MOST_INFO_LETTERS:
            return self
        title, subject, level = (shortened(text, MOST_INFO_LETTERS) for text in (self.title, self.subject, self.level))
        return replace(self, title=title, subject=subject, level=level)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpaqueProperty:
    """A property of the lesson that this program does not know: kept as it is.

    code: kind of its record, PROPERTY_CODES. blobs: those that `data` needs.
    """

    id: str
    code: int
    data: bytes
    blobs: tuple[BlobId, ...] = ()


PROPERTY_CODES = range(128, 256)
"""Kinds of record that are properties of the lesson. The first is that of properties in JSON."""

type AnyProperty = (
    LessonInfo | LessonPlan | LessonQuestion | HomeworkFile | Curriculum | Credit | PageMaster | Guides | OpaqueProperty
)
type LessonRecord = AnyItem | Page | AnyProperty


def is_page(record: LessonRecord | None) -> TypeGuard[Page]:
    """Return whether a record is a page that is shown in its place among the others: no master page."""
    return isinstance(record, Page) and not is_master(record.id)


def holds_items(record: LessonRecord | None) -> bool:
    """Return whether items may lie on a record: a page, a master page, or a master page that only a later program
    understands."""
    return isinstance(record, Page) or (isinstance(record, OpaqueProperty) and is_master(record.id))


def blobs_of(record: LessonRecord) -> tuple[BlobId, ...]:
    """Return the blobs that a record refers to."""
    match record:
        case Image():
            return _with_linked(record, (record.blob,))
        case Media():
            found = (record.blob, record.poster, record.subtitles)
            return _with_linked(record, tuple(one for one in found if one is not None))
        case Page():
            return () if record.pdf is None else (record.pdf.blob,)
        case PluginItem():
            picture = () if record.picture is None else (record.picture,)
            return _with_linked(record, (*picture, *record.blobs))
        case Item():
            return _with_linked(record, ())
        case OpaqueProperty():
            return record.blobs
        case LessonQuestion() | HomeworkFile():
            return (record.file,)
        case _:
            return ()


def _with_linked(item: Item, own: tuple[BlobId, ...]) -> tuple[BlobId, ...]:
    """Return an item's blobs with the files that its link and those of its words open."""
    links = [item.behaviour.link] if item.behaviour.link else []
    if isinstance(item, Text) and item.spans:
        links += dict.fromkeys(span.style.link for span in item.spans if span.style.link)
    return (*own, *(linked[0] for link in links if (linked := linked_file(link)) is not None))


def local_bounds(item: AnyItem) -> Rect:
    """Return the box around everything that the item paints, in its own coordinates."""
    match item:
        case Stroke():
            if not len(item.samples):
                return Rect.nothing()
            ((left, top, right, bottom),) = boxes_mm(
                [item.samples], [item.pen.width_mm], INK_PARAMS[item.pen.kind]
            ).tolist()
            return Rect(left, top, right - left, bottom - top)
        case Shape():
            box = _shape_box(item)
            head = arrow_head_mm(item) if item.kind is ShapeKind.ARROW else 0.0
            return box.grown(item.pen.width_mm / 2 + head)
        case Text() | Image() | Media() | PluginItem():
            return Rect(0.0, 0.0, item.width_mm, item.height_mm)
        case _:
            assert_never(item)


def _shape_box(shape: Shape) -> Rect:
    start, end = (shape.x0, shape.y0), (shape.x1, shape.y1)
    match shape.kind:
        case ShapeKind.ARC:
            points = arc_polyline(shape)
        case ShapeKind.POLYGON:
            points = [start, end, *shape.more]
        case _:
            points = [start, end]
    # in plain Python: the points are few, and a file may hold coordinates of any size
    x, y = min(x for x, _ in points), min(y for _, y in points)
    return Rect(x, y, max(x for x, _ in points) - x, max(y for _, y in points) - y)


def arc_polyline(shape: Shape) -> list[tuple[float, float]]:
    """Return points along an arc, in its own coordinates."""
    start, end = (shape.x0, shape.y0), (shape.x1, shape.y1)
    return arc_points(start, shape.more[0] if shape.more else arc_midpoint(start, end), end)


MAX_EXTENT_MM = 1e6
"""Items that extend further than this from the page's origin are not painted. No gesture brings an item there, and
pixels are counted in 32 bits."""


def bounds(item: AnyItem) -> Rect:
    """Return the box around everything that the item paints, in page mm; `Rect.nothing()` for an item that extends
    beyond MAX_EXTENT_MM."""
    return bounds_from(item, local_bounds(item))


def bounds_from(item: AnyItem, local: Rect) -> Rect:
    """Return `bounds` of an item with the given `local_bounds`."""
    with np.errstate(over="ignore", invalid="ignore"):
        box = item.transform.rect(local)
        if isinstance(item, Stroke | Shape) and not item.transform.is_identity:
            # A squeezed stroke keeps one width all around, the mean of both directions.
            rim = item.pen.width_mm * (item.transform.mean_scale - item.transform.least_scale)
            box = box if box.empty or isnan(rim) else box.grown(rim)
    edges = box.x, box.y, box.right, box.bottom
    return box if all(abs(edge) <= MAX_EXTENT_MM for edge in edges) else Rect.nothing()


def arrow_head_mm(shape: Shape) -> float:
    """Return the length of each barb of an arrow."""
    return max(4.0 * shape.pen.width_mm, 4.0)
