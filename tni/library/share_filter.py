"""Content of a lesson that is shared: without class layers, and without extracts that the law allows in class alone.

Older revisions and erased ink are in no content to begin with: a content is the records as they are now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from tni.core.ids import BlobId, PageId
from tni.document.items import Item, LessonRecord, OpaqueProperty, Page, blobs_of
from tni.document.lesson_plan import CREDIT_PREFIX, Credit, HomeworkFile, LessonQuestion

type Records = Mapping[str, LessonRecord]
type LayerRecords = Mapping[str, LessonRecord | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingChoices:
    """Choices of the teacher about what is shared. layers: class layers too. classroom: extracts for use in class too.
    notes: the teacher's notes."""

    layers: bool = False
    classroom: bool = False
    notes: bool = False


@dataclass(frozen=True, slots=True)
class SharedContent[L]:
    """Content that may be shared. layers: by whatever names a class layer. left_out: credits of what is not there."""

    prepared: dict[str, LessonRecord]
    layers: dict[L, dict[str, LessonRecord | None]]
    left_out: tuple[Credit, ...]


def shared_content[L](
    prepared: Records,
    layers: Mapping[L, LayerRecords],
    choices: SharingChoices,
    known_notes: Mapping[PageId, str] = MappingProxyType({}),
) -> SharedContent[L]:
    """Return the content of a lesson that the choices allow to share. known_notes: those that the others have already,
    which stand in the place of hers where hers are not shared.

    An item, question or page background is left out whose credit, by its own id or by that of a blob that it needs, is
    for use in class alone; so is this credit. A page stays, with its format.
    """
    kept_layers = layers if choices.layers else {}
    credits = dict(_credits(prepared))
    for layer in kept_layers.values():
        credits |= _credits(layer)
    barred = {} if choices.classroom else {key: one for key, one in credits.items() if one.classroom_only}
    left_out: dict[str, Credit] = {}

    def shared(record: LessonRecord) -> LessonRecord | None:
        found = [barred[key] for key in _credited(record) if key in barred]
        left_out.update((one.id, one) for one in found)
        if isinstance(record, Page):
            record = record if choices.notes else replace(record, notes=known_notes.get(record.id, ""))
            return replace(record, pdf=None) if found else record
        return None if found else record

    def shared_records(records: LayerRecords) -> Iterator[tuple[str, LessonRecord | None]]:
        for key, record in records.items():
            if record is None:
                yield key, None
            elif (kept := shared(record)) is not None:
                yield key, kept

    here = {key: record for key, record in shared_records(prepared) if record is not None}
    kept = {name: dict(shared_records(records)) for name, records in kept_layers.items()}
    return SharedContent(here, kept, tuple(left_out[key] for key in sorted(left_out)))


def _credits(records: LayerRecords) -> Iterator[tuple[str, Credit]]:
    """Yield the credits by the id of what they are about."""
    for record in records.values():
        if isinstance(record, Credit):
            yield record.id.removeprefix(CREDIT_PREFIX), record


def _credited(record: LessonRecord) -> Iterator[str | BlobId]:
    """Yield the ids that a credit about a record can bear; of a page, that of its background alone."""
    match record:
        case Credit():
            yield record.id.removeprefix(CREDIT_PREFIX)
        case Page() | LessonQuestion() | HomeworkFile() | OpaqueProperty():
            yield from blobs_of(record)
        case Item():
            yield from (record.id, *blobs_of(record))
        case _:
            pass
