"""Page of a lesson's file, with all that a copy of it needs. For a worker thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tni.core.ids import BlobId, PageId
from tni.document.clipboard_items import credits_of
from tni.document.items import AnyItem, LessonRecord, Page, blobs_of
from tni.document.lesson_plan import Credit
from tni.document.master_copies import master_records
from tni.services.lesson.closed_lesson import blob_reader, read_layer


@dataclass(frozen=True, slots=True)
class StoredPage:
    """Prepared page. media: blobs that it and its items refer to. credits: of the items and blobs. master: its master
    page with its items."""

    page: Page
    items: tuple[AnyItem, ...]
    media: Mapping[BlobId, bytes]
    credits: tuple[Credit, ...] = ()
    master: tuple[LessonRecord, ...] = ()


def read_page(lesson: Path, page: PageId) -> StoredPage:
    """Read a page; the lesson may be open. Raises: LessonStoreError, UnknownPageError."""
    document, blob = read_layer(lesson, None), blob_reader(lesson)
    found, items, master = document.page(page), tuple(document.items(page)), master_records(document, page)
    wanted = dict.fromkeys(key for record in (found, *items, *master) for key in blobs_of(record))
    credits = credits_of(document, (found, *items))
    return StoredPage(found, items, {key: blob(key) for key in wanted}, credits, master)
