"""Encoding of lesson records to bytes, as docs/lesson-format.md tells; `tni.store.record_decoder` reads them."""

from __future__ import annotations

import json
from typing import assert_never

from tni.core.ids import BlobId
from tni.document.behaviour import STILL
from tni.document.items import (
    AnyItem,
    Image,
    LessonInfo,
    LessonRecord,
    Media,
    OpaqueProperty,
    Page,
    PluginItem,
    Shape,
    Stroke,
    Text,
)
from tni.document.lesson_plan import Credit, Curriculum, HomeworkFile, LessonPlan, LessonQuestion
from tni.document.page_properties import Guides, PageMaster, is_master
from tni.ink.sample import Samples
from tni.ink.sample_codec import encode_deltas, pack_samples
from tni.store.record_bytes import (
    ALIGN_SHIFT,
    ALIGNS,
    BOLD,
    DASH_SHIFT,
    DASHES,
    ENDLESS,
    FILLED,
    IMAGE,
    INFO,
    JSON_PROPERTY,
    KIND_SHIFT,
    LATER_INFO,
    MEDIA,
    PAGE,
    PAPERS,
    POINTS_MAX,
    REMOVED,
    RULED_WIDE,
    RULINGS,
    SHAPE,
    SHAPE_KINDS,
    STROKE,
    TEXT,
    WITH_MORE,
    WITH_PDF,
    WITH_PICTURE,
    WRAPPED,
    RecordWriter,
    StringTable,
)
from tni.store.ruling_codec import stored_ruling

_WITH_OWN_FIELDS = (Text, Image, Shape, Media)


def encode(record: LessonRecord, names: StringTable) -> bytes:
    """Encode a record. Equal records give equal bytes with the same names."""
    match record:
        case Stroke():
            out = _item_writer(STROKE, record, names).pen(record.pen)
            out.raw += encode_samples(record.samples)
        case Text():
            out = _item_writer(TEXT, record, names).flags(_text_style(record))
            out.floats(record.size_mm, record.width_mm, record.height_mm)
            out.name(record.colour).name(record.font).name(record.font_version).text(record.text)
        case Image():
            out = _item_writer(IMAGE, record, names).blob(record.blob).floats(record.width_mm, record.height_mm)
            out.text(record.alt)
        case Media():
            out = _item_writer(MEDIA, record, names).blob(record.blob).floats(record.width_mm, record.height_mm)
            out.text(record.name)
        case Shape():
            out = _item_writer(SHAPE, record, names).flags(_shape_style(record))
            out.floats(record.x0, record.y0, record.x1, record.y1).pen(record.pen)
            if record.fill is not None:
                out.name(record.fill)
            if record.kind in WITH_MORE:
                more = record.more[:POINTS_MAX]
                out.varint(len(more)).floats(*(value for point in more for value in point))
        case Page() if is_master(record.id):
            from tni.store.master_codec import encode_master  # few lessons need it

            out = RecordWriter(JSON_PROPERTY, names).identifier(record.id).varint(0).sized(encode_master(record))
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
        case LessonPlan() | Curriculum() | Credit() | PageMaster() | Guides():
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


def _item_writer(kind: int, item: AnyItem, names: StringTable) -> RecordWriter:
    fields = b""
    if isinstance(item, _WITH_OWN_FIELDS) or item.behaviour is not STILL:
        from tni.document.item_fields import extra_fields  # most lessons have none

        found = extra_fields(item)
        fields = json.dumps(found, sort_keys=True, separators=(",", ":")).encode() if found else b""
    return RecordWriter(kind, names).item(item, fields)


def _info_tail(info: LessonInfo) -> bytes:
    """Encode what earlier formats do not have of the lesson's record, in most lessons nothing."""
    if not (info.tags or info.colour or info.class_pictures or info.later):
        return b""
    from tni.store.property_codec import encode_info_tail

    return encode_info_tail(info)


def _text_style(text: Text) -> int:
    marks = (WRAPPED if text.wrapped else 0) | (BOLD if text.bold else 0)
    return marks | ALIGNS.index(text.align) << ALIGN_SHIFT


def _shape_style(shape: Shape) -> int:
    kind, dash = SHAPE_KINDS.index(shape.kind), DASHES.index(shape.dash)
    return dash << DASH_SHIFT | kind << KIND_SHIFT | (FILLED if shape.fill is not None else 0)


def _plugin_item(item: PluginItem, names: StringTable) -> RecordWriter:
    out = _item_writer(item.code, item, names)
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


def _page(page: Page, names: StringTable) -> RecordWriter:
    flags = (WITH_PDF if page.pdf else 0) | (ENDLESS if page.format.endless else 0)
    name, ruling, ruling_mm = stored_ruling(page)
    flags |= RULED_WIDE if ruling_mm else 0
    out = RecordWriter(PAGE, names).identifier(page.id).flags(flags)
    out.raw += bytes([PAPERS.index(page.paper), RULINGS.index(ruling)])
    out.floats(page.position, page.format.width_mm, page.format.height_mm).name(name)
    out.text(page.title).text(page.notes)
    if page.pdf:
        out.blob(page.pdf.blob).varint(page.pdf.index).floats(page.pdf.width_mm, page.pdf.height_mm)
    if ruling_mm:
        out.floats(ruling_mm)
    return out
