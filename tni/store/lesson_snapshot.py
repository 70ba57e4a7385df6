"""Revisions of lesson files: a lesson's state is stored as a revision, and a revision is written as a lesson.

Reading decodes no samples of ink that a file holds as steps, and media are copied in parts: a PDF of 200 MB is never in
memory as a whole. For a worker thread; the lesson may be open.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tni.core.errors import TniError
from tni.core.ids import BlobId, PageId
from tni.document.items import LessonRecord
from tni.files.atomic import copy_atomically
from tni.files.lesson_errors import LessonDamagedError, LessonUnreadableError, MissingBlobError
from tni.files.library_errors import ContentDamagedError
from tni.files.work_folder import work_folder
from tni.library.revision import LayerPart, PagePart, Revision, RevisionId, has_same_content
from tni.store.content_store import PART_BYTES, ContentStore
from tni.store.file_history import is_noted, last_of_file, made_from
from tni.store.lesson_connect import as_lesson_error, connect
from tni.store.lesson_creation import create_lesson_file
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_id import LESSON_ID
from tni.store.lesson_identity import ORIGIN, make_copy_of_its_own
from tni.store.lesson_parts import (
    LessonContent,
    LessonParts,
    divide_lesson,
    is_blank,
    layer_records,
    page_records,
    property_records,
)
from tni.store.lesson_placing import placed_lesson, readable_lesson
from tni.store.lesson_trouble import trouble_of
from tni.store.revision_store import FileState, RevisionStore, StoredRevision

NAME = "restored.tni"


@dataclass(frozen=True, slots=True)
class SavedRevision:
    """Result of saving a revision. is_new: false when the lesson is as it was last time."""

    id: RevisionId
    is_new: bool


def read_content(path: Path) -> LessonContent:
    """Read all records of a lesson. Raises: LessonFileError."""
    database = LessonDatabase(path, read_only=True)
    try:
        database.hold()
        prepared = {key: record for key, record in database.layer(None).records.items() if record is not None}
        layers = tuple((info, database.layer(info.id).records) for info in database.seances())
        return LessonContent(database.lesson_id, prepared, layers, database.meta(ORIGIN) or "")
    except sqlite3.Error as error:
        raise as_lesson_error(path, error) from error
    finally:
        database.abandon()


def save_revision(
    store: RevisionStore, path: Path, name: str, made: datetime, author: str = ""
) -> SavedRevision | None:
    """Save the state of a lesson as a revision, if it is another than last time. To be called within `writing`. A
    lesson that is blank and was never saved leaves none: None is returned.

    name: path of the lesson from the folder of lessons, with `/`, under which it is restored. A sound lesson alone is
    saved. Raises: LessonFileError, MissingBlobError, WriteError, OSError.
    """
    before = path.stat()
    with readable_lesson(path) as readable:
        content = read_content(readable)
        parts = divide_lesson(content)
        history = store.history(parts.lesson_id, name)
        earlier = made_from(store, history, name, parts.revision(made, (), author), before.st_mtime)
        if earlier is None and is_blank(content):
            return None
        revision = parts.revision(made, [earlier.id] if earlier else (), author)
        store_contents(store.contents, readable, parts)
    state = FileState(before.st_size, before.st_mtime_ns, made)
    is_last = earlier is not None and last_of_file(history, name) in (None, earlier)
    if earlier is not None and is_last and earlier.is_kept and _is_as(store, earlier, revision):
        if not is_noted(earlier, name, before):
            known = earlier.files.get(name)
            store.note_file(earlier, name, replace(state, since=known.since) if known and not known.left else state)
        return SavedRevision(earlier.id, is_new=False)
    return SavedRevision(store.add(revision, name, state.size, state.mtime_ns, content.origin), is_new=True)


def store_contents(contents: ContentStore, path: Path, parts: LessonParts) -> None:
    """Store all that a revision of a lesson needs and that is not there. Raises: LessonFileError, MissingBlobError,
    WriteError, OSError."""
    for blob, data in parts.contents.items():
        if not contents.touch(blob):
            contents.write(blob, [data])
    missing = [blob for blob in parts.media() if not contents.touch(blob)]
    if not missing:
        return
    with closing(connect(path, read_only=True)) as db:
        for blob in missing:
            try:
                with closing(_medium(db, blob)) as medium:
                    contents.write(blob, medium)
            except ContentDamagedError as error:
                raise LessonDamagedError(path, [f"blob {blob} is not what it was"]) from error
            except sqlite3.Error as error:
                raise as_lesson_error(path, error) from error


def _medium(db: sqlite3.Connection, blob: BlobId) -> Generator[bytes]:
    row = db.execute("SELECT id FROM blob WHERE hash = ?", (bytes.fromhex(blob),)).fetchone()
    if row is None:
        raise MissingBlobError(blob)
    with db.blobopen("blob", "data", row[0], readonly=True) as medium:
        while part := medium.read(PART_BYTES):
            yield part


def _is_as(store: RevisionStore, earlier: StoredRevision, revision: Revision) -> bool:
    try:
        return has_same_content(store.revision(earlier), revision)
    except (TniError, OSError):  # whatever is wrong with it, it does not hold this lesson
        return False


# -- restoring


def records_of_pages(store: RevisionStore, revision: Revision, pages: Iterable[PageId]) -> dict[str, LessonRecord]:
    """Read pages of a revision with their items. Raises: ContentMissingError, ContentDamagedError, BadRecordError,
    OSError."""
    wanted, found = set(pages), dict[str, LessonRecord]()
    for part in revision.pages:
        if part.page in wanted:
            found |= page_records(part, store.contents.read(part.content))
    return found


def content_of(store: RevisionStore, revision: Revision) -> LessonContent:
    """Read all records of a revision. Raises: as `records_of_pages`."""
    prepared = property_records(store.contents.read(revision.properties))
    prepared |= records_of_pages(store, revision, (part.page for part in revision.pages))
    layers = tuple(layer_records(store.contents.read(layer.content)) for layer in revision.layers)
    return LessonContent(revision.lesson_id, prepared, layers)


def restore_lesson(
    store: RevisionStore,
    revision: Revision,
    path: Path,
    *,
    replacing: bool = False,
    as_copy: bool = False,
    origin: str = "",
) -> None:
    """Write a revision as a lesson. A lesson that it replaces should have been saved before. as_copy: it is a lesson of
    its own, beside the one that it comes from. origin: id of the lesson that the revision's was copied from.

    Raises: LessonExistsError when not `replacing`, LessonInUseError, LessonFileError, and as `records_of_pages`.
    """
    content = replace(content_of(store, revision), origin=origin)
    media: dict[BlobId, None] = dict.fromkeys(revision.property_blobs)
    parts: list[PagePart | LayerPart] = [*revision.pages, *revision.layers]
    media |= dict.fromkeys(blob for part in parts for blob in part.blobs)
    try:
        with work_folder() as folder:
            _write_lesson(store.contents, content, list(media), folder / NAME)
            if as_copy and content.lesson_id:
                make_copy_of_its_own(folder / NAME)
            with placed_lesson(path, replacing=replacing) as part:
                copy_atomically(folder / NAME, part, replacing=True)
    except sqlite3.Error as error:
        raise as_lesson_error(path, error) from error
    except OSError as error:
        raise LessonUnreadableError(trouble_of(path, error)) from error


def _write_lesson(contents: ContentStore, content: LessonContent, media: Iterable[BlobId], path: Path) -> None:
    create_lesson_file(path)
    with closing(connect(path)) as db:
        _write_media(contents, media, db)
    made = LessonDatabase(path)
    try:
        with made.transaction():
            if content.lesson_id:
                made.set_meta(LESSON_ID, content.lesson_id)
            if content.origin:
                made.set_meta(ORIGIN, content.origin)
            for record in content.prepared.values():
                made.add_outside(record)
            for info, records in reversed(content.layers):
                made.add_seance(info)
                for key, layer_record in records.items():
                    if layer_record is None:
                        made.remove_outside(key, info.id)
                    else:
                        made.add_outside(layer_record, info.id)
    finally:
        made.close()


def _write_media(contents: ContentStore, media: Iterable[BlobId], db: sqlite3.Connection) -> None:
    """Write media to a new file in parts: SQLite's memory never holds a whole one."""
    for blob in media:
        size = contents.size(blob)
        db.execute("BEGIN IMMEDIATE")
        row = db.execute("INSERT INTO blob (hash, data) VALUES (?, zeroblob(?))", (bytes.fromhex(blob), size)).lastrowid
        assert row is not None  # an INSERT has one
        with db.blobopen("blob", "data", row) as medium, closing(contents.parts(blob)) as parts:
            for part in parts:
                medium.write(part)
        db.execute("COMMIT")
