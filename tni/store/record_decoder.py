"""Decoding of lesson records. Any bytes either give a record or raise BadRecordError.

Layout of a record (docs/lesson-format.md): one byte for the kind, then its fields. Kinds of PLUGIN_CODES are items,
those of PROPERTY_CODES are properties of the lesson: this program keeps also those that it does not know.
Values that many records share (a page's id, a pen, a font) are stored once, as a name; records hold the name's number.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from tni.core.colour import is_colour
from tni.core.geometry import IDENTITY, Affine
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.items import (
    LESSON_KEY,
    PLUGIN_CODES,
    PROPERTY_CODES,
    AnyItem,
    Image,
    LessonInfo,
    LessonRecord,
    Media,
    Page,
    PdfBackground,
    PluginItem,
    Shape,
    Stroke,
    Text,
)
from tni.document.page_format import RULING_RANGE_MM, PageFormat
from tni.ink.sample_codec import unpack_samples, unzigzag
from tni.ink.varint import BadSamplesError
from tni.store.record_bytes import (
    ALIGN_SHIFT,
    ALIGNS,
    BLOBS_MAX,
    BOLD,
    DASH_SHIFT,
    DASHES,
    ENDLESS,
    FILLED,
    IMAGE,
    IN_GROUP,
    IN_PLANE,
    KIND_BITS,
    KIND_SHIFT,
    LATER_INFO,
    LOCKED,
    MAPPED,
    MEDIA,
    MOVABLE,
    MOVED,
    PAPERS,
    POINTS_MAX,
    RULED_WIDE,
    RULINGS,
    SHAPE,
    SHAPE_KINDS,
    STROKE,
    TEXT,
    WITH_FIELDS,
    WITH_MORE,
    WITH_PDF,
    WITH_PICTURE,
    WRAPPED,
    BadRecordError,
    RecordReader,
    StringTable,
    choice_at,
)
from tni.store.ruling_codec import read_ruling

type _Values = dict[str, Any]
type Lost = Callable[[str], object]

_ITEM_KINDS: Mapping[int, type[AnyItem]] = {STROKE: Stroke, TEXT: Text, IMAGE: Image, SHAPE: Shape, MEDIA: Media}


def _own_fields(kind: type[AnyItem], data: bytes, lost: Lost | None) -> dict[str, Any]:
    from tni.document.item_fields import extra_values, readable_fields

    try:
        found = _fields(data, lost)
        return extra_values(kind, found if lost is None else readable_fields(kind, found, lost))
    except (KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise BadRecordError(f"fields of an item: {error}") from error


def _fields(data: bytes, lost: Lost | None) -> dict[str, Any]:
    try:
        found = json.loads(data)
        if not isinstance(found, dict):
            raise BadRecordError("fields that are no object")
    except (ValueError, RecursionError, BadRecordError):
        if lost is None:
            raise
        lost("fields")
        return {}
    return found


def _read_info_tail(source: RecordReader) -> Mapping[str, Any]:
    from tni.store.property_codec import decode_info_tail

    return decode_info_tail(source.sized())


def decode(data: bytes, names: StringTable, lost: Lost | None = None) -> tuple[str, LessonRecord | None]:
    """Decode a record. Return (key, record); the record is None if its absence is encoded. lost: where it is given,
    fields of an item that most items do not have are left out if they cannot be read, and it is called with their
    names.

    Raises: BadRecordError, also when `data` is not bytes, as a damaged database may return.
    """
    try:
        source = RecordReader(data, names)
        found = _read(source, lost)
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
        if flags & WITH_FIELDS:
            source.sized()
        source.byte()
        source.floats(3)
        for _ in ("colour", "font", "its version"):
            source.varint()
        return TextOnPage(key, page, x, y, source.text())
    except (BadSamplesError, ValueError, struct.error, IndexError, TypeError) as error:
        raise BadRecordError(str(error)) from error


def _read(source: RecordReader, lost: Lost | None) -> tuple[str, LessonRecord | None]:
    key = source.identifier()
    match source.kind:
        case 0:
            return key, None
        case 1 | 2 | 3 | 4 | 8:
            return key, _read_item(source, ItemId(key), lost)
        case 5:
            return key, _read_page(source, PageId(key))
        case 6 | 7:
            if key != LESSON_KEY:
                raise BadRecordError(f"what is said of the lesson is under {key!r}")
            title, subject, level = source.text(), source.text(), source.text()
            tail = _read_info_tail(source) if source.kind == LATER_INFO else {}
            return key, LessonInfo(title=title, subject=subject, level=level, **tail, id=key)
        case code if code in PLUGIN_CODES:
            return key, _read_item(source, ItemId(key), lost)
        case code if code in PROPERTY_CODES and key != LESSON_KEY:
            from tni.store.property_codec import decode_property

            return key, decode_property(key, code, _read_blobs(source), source.sized())
        case _:
            raise BadRecordError(f"unknown kind {source.kind}")


def _read_item(source: RecordReader, key: ItemId, lost: Lost | None) -> AnyItem:
    flags = source.byte()
    if (flags & MOVED and flags & MAPPED) or flags > 127:
        raise BadRecordError(f"flags {flags}")
    page, z = PageId(source.name()), unzigzag(source.varint())
    plane = unzigzag(source.varint()) if flags & IN_PLANE else 0
    transform = IDENTITY
    if flags & MOVED:
        transform = Affine.moving(*source.floats(2))
    elif flags & MAPPED:
        transform = Affine(*source.floats(6))
    group = ItemId(source.name()) if flags & IN_GROUP else None
    kind = _ITEM_KINDS.get(source.kind, PluginItem)
    more = _own_fields(kind, source.sized(), lost) if flags & WITH_FIELDS else {}
    more |= {"locked": True} if flags & LOCKED else {}
    more |= {"movable": True} if flags & MOVABLE else {}
    build = partial(kind, id=key, page=page, plane=plane, z=z, transform=transform, group=group, **more)
    values = _VALUES[kind](source)
    if spans := more.get("spans"):
        from tni.document.text_style import spans_within  # with the first styled text

        # a span to beyond the end would cost as much memory as it has letters
        build = partial(build, spans=spans_within(spans, len(values["text"])))
    return build(**values)


def _stroke(source: RecordReader) -> _Values:
    return {"pen": source.pen(), "samples": unpack_samples(source.rest())}


def _text(source: RecordReader) -> _Values:
    style = source.byte()
    size, width, height = source.floats(3)
    colour, font, version = source.name(), source.name(), source.name()
    if not is_colour(colour):
        raise BadRecordError(f"colour {colour!r}")
    return {
        "align": choice_at(ALIGNS, style >> ALIGN_SHIFT), "wrapped": bool(style & WRAPPED), "bold": bool(style & BOLD),
        "size_mm": size, "width_mm": width, "height_mm": height, "colour": colour, "font": font,
        "font_version": version, "text": source.text(),
    }  # fmt: skip


def _image(source: RecordReader) -> _Values:
    return {"blob": source.blob(), **_size(source), "alt": source.text()}


def _media(source: RecordReader) -> _Values:
    return {"blob": source.blob(), **_size(source), "name": source.text()}


def _size(source: RecordReader) -> _Values:
    width, height = source.floats(2)
    return {"width_mm": width, "height_mm": height}


def _plugin(source: RecordReader) -> _Values:
    if (how := source.byte()) > WITH_PICTURE:
        raise BadRecordError(f"flags {how}")
    picture, blobs = source.blob() if how else None, _read_blobs(source)
    values = {"code": source.kind, "picture": picture, "blobs": blobs, **_size(source)}
    return values | {"name": source.text(), "data": source.sized()}


def _shape(source: RecordReader) -> _Values:
    style = source.byte()
    x0, y0, x1, y1 = source.floats(4)
    kind, dash = choice_at(SHAPE_KINDS, (style & KIND_BITS) >> KIND_SHIFT), choice_at(DASHES, style >> DASH_SHIFT)
    values = {"kind": kind, "dash": dash, "x0": x0, "y0": y0, "x1": x1, "y1": y1, "pen": source.pen()}
    values |= {"fill": source.name()} if style & FILLED else {}
    return values | ({"more": _read_points(source)} if kind in WITH_MORE else {})


_VALUES: Mapping[type[AnyItem], Callable[[RecordReader], _Values]] = {
    Stroke: _stroke, Text: _text, Image: _image, Media: _media, Shape: _shape, PluginItem: _plugin,
}  # fmt: skip
"""Readers of the fields that are of one kind of item alone."""


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
    name = source.name()
    title, notes = source.text(), source.text()
    pdf = None
    if flags & WITH_PDF:
        pdf = PdfBackground(source.blob(), source.varint(), *source.floats(2))
    ruling_mm = source.floats(1)[0] if flags & RULED_WIDE else 0.0
    if ruling_mm and not RULING_RANGE_MM[0] <= ruling_mm <= RULING_RANGE_MM[1]:  # else lines without number
        raise BadRecordError(f"a ruling of {ruling_mm} mm")
    ruled = read_ruling(name, choice_at(RULINGS, ruling), ruling_mm)
    return Page(
        id=key,
        position=position,
        format=PageFormat(ruled.name, width, height, endless=bool(flags & ENDLESS)),
        paper=choice_at(PAPERS, paper),
        ruling=ruled.ruling,
        ruling_mm=ruled.ruling_mm,
        ruling_options=ruled.options,
        pdf=pdf,
        title=title,
        notes=notes,
    )
