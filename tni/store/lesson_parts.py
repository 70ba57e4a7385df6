"""Division of a lesson into the parts of a revision, and back. The same lesson gives the same parts, whatever its file.

Parts are pages, class layers and the properties: all that is on no page. Histories of undo are in none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from tni.core.digest import sha256
from tni.core.ids import BlobId, ClassId, ClassLayerId, PageId
from tni.document.items import Item, LessonRecord, Page, blobs_of, is_page
from tni.document.lesson_port import ClassLayerInfo
from tni.library.revision import LayerPart, PagePart, Revision, RevisionId
from tni.store.part_codec import decode_part, encode_part
from tni.store.record_bytes import BadRecordError

type Records = Mapping[str, LessonRecord]
type LayerRecords = Mapping[str, LessonRecord | None]


@dataclass(frozen=True, slots=True)
class LessonContent:
    """All records of a lesson: prepared ones by key, and each class layer with its own (None: it removes a prepared
    one). origin: id of the lesson that it was copied from, "" for none."""

    lesson_id: str
    prepared: Records
    layers: tuple[tuple[ClassLayerInfo, LayerRecords], ...] = ()
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class LessonParts:
    """Parts of a lesson. contents: bytes of each part by hash, without the media."""

    lesson_id: str
    pages: tuple[PagePart, ...]
    properties: BlobId
    property_blobs: tuple[BlobId, ...]
    layers: tuple[LayerPart, ...]
    contents: Mapping[BlobId, bytes] = field(repr=False)

    def media(self) -> list[BlobId]:
        """Return the media that the parts need, once each."""
        parts: list[PagePart | LayerPart] = [*self.pages, *self.layers]
        return list(dict.fromkeys([*self.property_blobs, *(blob for part in parts for blob in part.blobs)]))

    def revision(self, made: datetime, parents: Iterable[RevisionId] = (), author: str = "") -> Revision:
        return Revision(
            lesson_id=self.lesson_id,
            parents=tuple(parents),
            made=made,
            author=author,
            pages=self.pages,
            properties=self.properties,
            property_blobs=self.property_blobs,
            layers=self.layers,
        )


def is_blank(content: LessonContent) -> bool:
    """Return whether a lesson holds nothing but one empty page: a new lesson, or one of which all was taken back."""
    pages = [record for record in content.prepared.values() if isinstance(record, Page)]
    is_empty = all(not (page.title or page.notes or page.pdf) for page in pages)
    return is_empty and len(pages) == len(content.prepared) <= 1 and not any(records for _, records in content.layers)


def divide_lesson(content: LessonContent) -> LessonParts:
    """Divide a lesson into its parts."""
    contents: dict[BlobId, bytes] = {}

    def store(data: bytes) -> BlobId:
        blob = BlobId(sha256(data).hex())
        contents[blob] = data
        return blob

    by_page: dict[PageId, dict[str, LessonRecord]] = {
        record.id: {key: replace(record, position=0.0)} for key, record in content.prepared.items() if is_page(record)
    }
    rest: dict[str, LessonRecord] = {}
    for key, record in content.prepared.items():
        if not is_page(record):
            (by_page.get(record.page, rest) if isinstance(record, Item) else rest)[key] = record
    pages = []
    for page, records in by_page.items():
        found = content.prepared[page]
        position = found.position if isinstance(found, Page) else 0.0
        pages.append(PagePart(page, position, store(encode_part(records)), media_of(records.values())))
    layers = [
        LayerPart(info.id, store(_encode_layer(info, records)), media_of(_present(records)))
        for info, records in content.layers
    ]
    properties = store(encode_part(rest))
    return LessonParts(content.lesson_id, tuple(pages), properties, media_of(rest.values()), tuple(layers), contents)


def media_of(records: Iterable[LessonRecord]) -> tuple[BlobId, ...]:
    """Return the media that records need, ascending."""
    return tuple(sorted({blob for record in records for blob in blobs_of(record)}))


def page_records(part: PagePart, data: bytes) -> dict[str, LessonRecord]:
    """Return the records of a page and its items from the bytes of its part. Raises: BadRecordError."""
    found = _all_present(data)
    page = found.get(part.page)
    if not isinstance(page, Page):
        raise BadRecordError(f"page {part.page} is not in its part")
    return found | {part.page: replace(page, position=part.position)}


def property_records(data: bytes) -> dict[str, LessonRecord]:
    """Return the records that are on no page. Raises: BadRecordError."""
    return _all_present(data)


def layer_records(data: bytes) -> tuple[ClassLayerInfo, LayerRecords]:
    """Return a class layer and its records. Raises: BadRecordError."""
    line, _, part = data.partition(b"\n")
    try:
        id_, class_id, class_name, started, changed = json.loads(line)
        times = datetime.fromisoformat(started), datetime.fromisoformat(changed)
    except (ValueError, TypeError) as error:
        raise BadRecordError(str(error)) from error
    return ClassLayerInfo(ClassLayerId(id_), ClassId(class_id) if class_id else None, class_name, *times), decode_part(
        part
    )


def _encode_layer(info: ClassLayerInfo, records: LayerRecords) -> bytes:
    fields = info.id, info.class_id, info.class_name, info.started.isoformat(), info.changed.isoformat()
    return json.dumps(fields, separators=(",", ":")).encode("ascii") + b"\n" + encode_part(records)


def _all_present(data: bytes) -> dict[str, LessonRecord]:
    found = {key: record for key, record in decode_part(data).items() if record is not None}
    return found


def _present(records: LayerRecords) -> list[LessonRecord]:
    return [record for record in records.values() if record is not None]
