"""Compact encoding of records. Any bytes either give a record or raise BadRecordError.

Layout of a record (docs/lesson-format.md): one byte for the kind, then its fields. Kinds of PLUGIN_CODES are items,
those of PROPERTY_CODES are properties of the lesson: this program keeps also those that it does not know.
Values that many records share (a page's id, a pen, a font) are stored once, as a name; records hold the name's number.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from typing import Any, NamedTuple, assert_never

from tni.core.geometry import IDENTITY, Affine
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.items import (
    LESSON_KEY,
    PLUGIN_CODES,
    PROPERTY_CODES,
    RULING_RANGE_MM,
    AnyItem,
    Dash,
    Image,
    LessonInfo,
    LessonRecord,
    OpaqueProperty,
    Page,
    PageFormat,
    Paper,
    PdfBackground,
    PluginItem,
    Ruling,
    Shape,
    ShapeKind,
    Stroke,
    Text,
    TextAlign,
)
from tni.document.lesson_plan import Credit, Curriculum, HomeworkFile, LessonPlan, LessonQuestion
from tni.ink.sample import Samples
from tni.ink.sample_codec import encode_deltas, pack_samples, unpack_samples, unzigzag
from tni.ink.varint import BadSamplesError
from tni.store.record_bytes import (
    IN_GROUP,
    IN_PLANE,
    JSON_PROPERTY,
    LOCKED,
    MAPPED,
    MOVABLE,
    MOVED,
    BadRecordError,
    RecordReader,
    RecordWriter,
    StringTable,
    choice_at,
)

REMOVED, STROKE, TEXT, IMAGE, SHAPE, PAGE, INFO, LATER_INFO = range(8)
WRAPPED, BOLD, FILLED, WITH_PDF, ENDLESS, RULED_WIDE, WITH_PICTURE = 1, 2, 1, 1, 2, 4, 1
BLOBS_MAX = 1000
"""Most blobs that an unknown record refers to."""
ALIGN_SHIFT, KIND_SHIFT, DASH_SHIFT = 2, 1, 6
"""Lowest bit of a text's alignment, of a shape's kind and of its dashes."""
KIND_BITS = 0b0011_1110

SHAPE_KINDS = (
    ShapeKind.LINE, ShapeKind.ARROW, ShapeKind.RECTANGLE, ShapeKind.ELLIPSE,
    ShapeKind.TRIANGLE, ShapeKind.POLYGON, ShapeKind.ARC,
)  # fmt: skip
WITH_MORE = (ShapeKind.POLYGON, ShapeKind.ARC)
POINTS_MAX = 1000
"""Most further points of a shape. No shape that is drawn by hand or that a lesson needs has more."""
PAPERS = (Paper.WHITE, Paper.SOFT, Paper.BLACK)
RULINGS = (Ruling.BLANK, Ruling.SQUARED, Ruling.SEYES, Ruling.DOTTED)
ALIGNS = (TextAlign.LEFT, TextAlign.CENTRE, TextAlign.RIGHT)
DASHES = (Dash.SOLID, Dash.DASHED, Dash.DOTTED)
"""Values of these tuples by number. The numbers are stored in files: append only."""

_COLOUR = re.compile(r"#[0-9a-f]{6}")


def encode(record: LessonRecord, names: StringTable) -> bytes:
    """Encode a record. Equal records give equal bytes with the same names."""
    match record:
        case Stroke():
            out = RecordWriter(STROKE, names).item(record).pen(record.pen)
            out.raw += encode_samples(record.samples)
        case Text():
            out = RecordWriter(TEXT, names).item(record).flags(_text_style(record))
            out.floats(record.size_mm, record.width_mm, record.height_mm)
            out.name(record.colour).name(record.font).name(record.font_version).text(record.text)
        case Image():
            out = RecordWriter(IMAGE, names).item(record).blob(record.blob).floats(record.width_mm, record.height_mm)
            out.text(record.alt)
        case Shape():
            out = RecordWriter(SHAPE, names).item(record).flags(_shape_style(record))
            out.floats(record.x0, record.y0, record.x1, record.y1).pen(record.pen)
            if record.fill is not None:
                out.name(record.fill)
            if record.kind in WITH_MORE:
                out.varint(len(record.more)).floats(*(value for point in record.more for value in point))
        case Page():
            out = _page(record, names)
        case LessonInfo():
            tail = _info_tail(record)
            out = RecordWriter(LATER_INFO if tail else INFO, names).identifier(record.id)
            out.text(record.title).text(record.subject).text(record.level)
            if tail:
                out.sized(tail)
        case PluginItem():
            out = _plugin_item(record, names)
        case LessonPlan() | Curriculum() | Credit():
            from tni.store.property_codec import encode_json  # few lessons need it

            out = RecordWriter(JSON_PROPERTY, names).identifier(record.id).varint(0).sized(encode_json(record))
        case LessonQuestion() | HomeworkFile():
            from tni.store.property_codec import encode_json

            out = _blobs(RecordWriter(JSON_PROPERTY, names).identifier(record.id), (record.file,))
            out.sized(encode_json(record))
        case OpaqueProperty():
            out = _blobs(RecordWriter(record.code, names).identifier(record.id), record.blobs).sized(record.data)
        case _:
            assert_never(record)
    return bytes(out.raw)


def _info_tail(info: LessonInfo) -> bytes:
    """Encode what earlier formats do not have of the lesson's record, in most lessons nothing."""
    if not (info.tags or info.colour or info.class_pictures or info.later):
        return b""
    from tni.store.property_codec import encode_info_tail

    return encode_info_tail(info)


def _read_info_tail(source: RecordReader) -> Mapping[str, Any]:
    from tni.store.property_codec import decode_info_tail

    return decode_info_tail(source.sized())


def _text_style(text: Text) -> int:
    marks = (WRAPPED if text.wrapped else 0) | (BOLD if text.bold else 0)
    return marks | ALIGNS.index(text.align) << ALIGN_SHIFT


def _shape_style(shape: Shape) -> int:
    kind, dash = SHAPE_KINDS.index(shape.kind), DASHES.index(shape.dash)
    return dash << DASH_SHIFT | kind << KIND_SHIFT | (FILLED if shape.fill is not None else 0)


def _plugin_item(item: PluginItem, names: StringTable) -> RecordWriter:
    out = RecordWriter(item.code, names).item(item)
    if item.picture is None:
        out.flags(0)
    else:
        out.flags(WITH_PICTURE).blob(item.picture)
    return _blobs(out, item.blobs).floats(item.width_mm, item.height_mm).text(item.name).sized(item.data)


def _blobs(out: RecordWriter, blobs: tuple[BlobId, ...]) -> RecordWriter:
    out.varint(len(blobs))
    for blob in blobs:
        out.blob(blob)
    return out


PACKED_FROM = 256
"""A stroke with this many samples is packed at once; a shorter one is packed when the lesson is closed."""


def encode_samples(samples: Samples) -> bytes:
    """Encode samples as the rows of an open lesson hold them."""
    return encode_deltas(samples) if len(samples) < PACKED_FROM else pack_samples(samples)


def encode_removed(key: str, names: StringTable) -> bytes:
    """Encode the absence of record `key`."""
    return bytes(RecordWriter(REMOVED, names).identifier(key).raw)


def decode(data: bytes, names: StringTable) -> tuple[str, LessonRecord | None]:
    """Decode a record. Return (key, record); the record is None if its absence is encoded.

    Raises: BadRecordError, also when `data` is not bytes, as a damaged database may return.
    """
    try:
        source = RecordReader(data, names)
        found = _read(source)
        if source.at != len(data):
            raise BadRecordError(f"{len(data) - source.at} bytes after a record")
        return found
    except (BadSamplesError, ValueError, struct.error, IndexError, TypeError) as error:
        raise BadRecordError(str(error)) from error


def key_of(data: bytes, names: StringTable) -> str:
    """Decode the key only, which is quicker than `decode`. Raises: BadRecordError."""
    try:
        return RecordReader(data, names).identifier()
    except (BadSamplesError, IndexError, TypeError) as error:
        raise BadRecordError(str(error)) from error


def page_number_of(data: bytes, names: StringTable) -> int:
    """Decode the number of the name of an item's page only. Raises: BadRecordError."""
    try:
        source = RecordReader(data, names)
        source.identifier()
        source.byte()
        return source.varint()
    except (BadSamplesError, IndexError, TypeError) as error:
        raise BadRecordError(str(error)) from error


class TextOnPage(NamedTuple):
    """Text of an item, with its page and where its first line begins there."""

    key: str
    page: PageId
    x: float
    y: float
    text: str


def text_on_page(data: bytes, names: StringTable) -> TextOnPage:
    """Decode only that of a text's record, in half the time. Raises: BadRecordError."""
    try:
        source = RecordReader(data, names)
        key, flags = source.identifier(), source.byte()
        page, _ = PageId(source.name()), source.varint()
        if flags & IN_PLANE:
            source.varint()
        x, y = source.floats(6)[4:] if flags & MAPPED else source.floats(2) if flags & MOVED else (0.0, 0.0)
        if flags & IN_GROUP:
            source.varint()
        source.byte()
        source.floats(3)
        for _ in ("colour", "font", "its version"):
            source.varint()
        return TextOnPage(key, page, x, y, source.text())
    except (BadSamplesError, ValueError, struct.error, IndexError, TypeError) as error:
        raise BadRecordError(str(error)) from error


def _page(page: Page, names: StringTable) -> RecordWriter:
    flags = (WITH_PDF if page.pdf else 0) | (ENDLESS if page.format.endless else 0)
    flags |= RULED_WIDE if page.ruling_mm else 0
    out = RecordWriter(PAGE, names).identifier(page.id).flags(flags)
    out.raw += bytes([PAPERS.index(page.paper), RULINGS.index(page.ruling)])
    out.floats(page.position, page.format.width_mm, page.format.height_mm).name(page.format.name)
    out.text(page.title).text(page.notes)
    if page.pdf:
        out.blob(page.pdf.blob).varint(page.pdf.index).floats(page.pdf.width_mm, page.pdf.height_mm)
    if page.ruling_mm:
        out.floats(page.ruling_mm)
    return out


# -- reading


def _read(source: RecordReader) -> tuple[str, LessonRecord | None]:
    key = source.identifier()
    match source.kind:
        case 0:
            return key, None
        case 1 | 2 | 3 | 4:
            item = _read_item(source, ItemId(key))
            return key, item
        case 5:
            return key, _read_page(source, PageId(key))
        case 6 | 7:
            if key != LESSON_KEY:
                raise BadRecordError(f"what is said of the lesson is under {key!r}")
            title, subject, level = source.text(), source.text(), source.text()
            tail = _read_info_tail(source) if source.kind == LATER_INFO else {}
            return key, LessonInfo(title=title, subject=subject, level=level, **tail, id=key)
        case code if code in PLUGIN_CODES:
            return key, _read_item(source, ItemId(key))
        case code if code in PROPERTY_CODES and key != LESSON_KEY:
            from tni.store.property_codec import decode_property

            return key, decode_property(key, code, _read_blobs(source), source.sized())
        case _:
            raise BadRecordError(f"unknown kind {source.kind}")


def _read_item(source: RecordReader, key: ItemId) -> AnyItem:
    flags = source.byte()
    if (flags & MOVED and flags & MAPPED) or flags > 63:
        raise BadRecordError(f"flags {flags}")
    page, z = PageId(source.name()), unzigzag(source.varint())
    plane = unzigzag(source.varint()) if flags & IN_PLANE else 0
    transform = IDENTITY
    if flags & MOVED:
        transform = Affine.moving(*source.floats(2))
    elif flags & MAPPED:
        transform = Affine(*source.floats(6))
    group = ItemId(source.name()) if flags & IN_GROUP else None
    locked, movable = bool(flags & LOCKED), bool(flags & MOVABLE)
    match source.kind:
        case 1:
            pen = source.pen()
            return Stroke(
                id=key, page=page, plane=plane, z=z, transform=transform, group=group, locked=locked, movable=movable,
                pen=pen, samples=unpack_samples(source.rest()),
            )  # fmt: skip
        case 2:
            style = source.byte()
            align = choice_at(ALIGNS, style >> ALIGN_SHIFT)
            size, width, height = source.floats(3)
            colour, font, version = source.name(), source.name(), source.name()
            if not _COLOUR.fullmatch(colour):
                raise BadRecordError(f"colour {colour!r}")
            return Text(
                id=key, page=page, plane=plane, z=z, transform=transform, group=group, locked=locked, movable=movable,
                text=source.text(), size_mm=size, colour=colour, font=font, font_version=version,
                width_mm=width, height_mm=height, wrapped=bool(style & WRAPPED), bold=bool(style & BOLD), align=align,
            )  # fmt: skip
        case 3:
            blob = source.blob()
            width, height = source.floats(2)
            return Image(
                id=key, page=page, plane=plane, z=z, transform=transform, group=group, locked=locked, movable=movable,
                blob=blob, width_mm=width, height_mm=height, alt=source.text(),
            )  # fmt: skip
        case code if code in PLUGIN_CODES:
            if (how := source.byte()) > WITH_PICTURE:
                raise BadRecordError(f"flags {how}")
            picture, blobs = source.blob() if how else None, _read_blobs(source)
            width, height = source.floats(2)
            return PluginItem(
                id=key, page=page, plane=plane, z=z, transform=transform, group=group, locked=locked, movable=movable,
                code=code, picture=picture, blobs=blobs, width_mm=width, height_mm=height, name=source.text(),
                data=source.sized(),
            )  # fmt: skip
        case _:
            style = source.byte()
            x0, y0, x1, y1 = source.floats(4)
            kind = choice_at(SHAPE_KINDS, (style & KIND_BITS) >> KIND_SHIFT)
            dash = choice_at(DASHES, style >> DASH_SHIFT)
            return Shape(
                id=key, page=page, plane=plane, z=z, transform=transform, group=group, locked=locked, movable=movable,
                kind=kind, dash=dash, x0=x0, y0=y0, x1=x1, y1=y1,
                pen=source.pen(), fill=source.name() if style & FILLED else None,
                more=_read_points(source) if kind in WITH_MORE else (),
            )  # fmt: skip


def _read_blobs(source: RecordReader) -> tuple[BlobId, ...]:
    count = source.varint()
    if count > BLOBS_MAX:
        raise BadRecordError(f"a record with {count} blobs")
    return tuple(source.blob() for _ in range(count))


def _read_points(source: RecordReader) -> tuple[tuple[float, float], ...]:
    count = source.varint()
    if count > POINTS_MAX:
        raise BadRecordError(f"a shape of {count} more points")
    return tuple((x, y) for x, y in (source.floats(2) for _ in range(count)))


def _read_page(source: RecordReader, key: PageId) -> Page:
    flags, paper, ruling = source.byte(), source.byte(), source.byte()
    if flags & ~(WITH_PDF | ENDLESS | RULED_WIDE):
        raise BadRecordError(f"flags {flags}")
    position, width, height = source.floats(3)
    page_format = PageFormat(source.name(), width, height, endless=bool(flags & ENDLESS))
    title, notes = source.text(), source.text()
    pdf = None
    if flags & WITH_PDF:
        pdf = PdfBackground(source.blob(), source.varint(), *source.floats(2))
    ruling_mm = source.floats(1)[0] if flags & RULED_WIDE else 0.0
    if ruling_mm and not RULING_RANGE_MM[0] <= ruling_mm <= RULING_RANGE_MM[1]:  # else lines without number
        raise BadRecordError(f"a ruling of {ruling_mm} mm")
    return Page(
        id=key,
        position=position,
        format=page_format,
        paper=choice_at(PAPERS, paper),
        ruling=choice_at(RULINGS, ruling),
        ruling_mm=ruling_mm,
        pdf=pdf,
        title=title,
        notes=notes,
    )
