"""Copy of a lesson to give away: the pages in their present state, without erased ink, earlier states, séances or
classes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tni.core.ids import ClassLayerId
from tni.document.document import Document
from tni.document.items import LessonRecord, blobs_of
from tni.document.lesson_plan import FILE_PREFIX, PLAN_KEY, QUESTION_PREFIX
from tni.files.atomic import copy_atomically
from tni.files.lesson_errors import LessonUnreadableError
from tni.files.work_folder import work_folder
from tni.library.share_filter import SharingChoices, shared_content
from tni.store.lesson_connect import as_lesson_error
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_identity import ORIGIN
from tni.store.lesson_placing import placed_lesson
from tni.store.lesson_trouble import trouble_of

NAME = "shared.tni"


def share_without_history(
    source: Path,
    path: Path,
    layer: ClassLayerId | None,
    *,
    replacing: bool = False,
    extracts: bool = True,
    notes: bool = True,
    plan: bool = True,
) -> None:
    """Write the content visible in `layer` as a prepared lesson of its own. extracts: with those that are for the
    classroom only. notes: with the teacher's notes. plan: with the plan and its questions, which have right answers.

    The file is built from scratch, so it contains nothing else of the source, not even in unused parts, and has the
    rights of any file that a teacher saves. The source may be open.

    Raises: LessonFileError, of which LessonInUseError when `path` is open in another instance, MissingBlobError,
    UnknownLayerError.
    """
    opened = LessonDatabase(source, read_only=True)
    try:
        with work_folder() as folder:  # a process that is killed leaves nothing beside the target
            choices = SharingChoices(classroom=extracts, notes=notes)
            shared = shared_content(_visible_records(opened, layer), {}, choices).prepared
            kept = [one for one in shared.values() if plan or not _is_of_plan(one.id)]
            _write(opened, sorted(kept, key=lambda record: record.id), folder / NAME)
            with placed_lesson(path, replacing=replacing) as part:
                copy_atomically(folder / NAME, part, replacing=True, private=False)
    except OSError as error:
        raise LessonUnreadableError(trouble_of(path, error)) from error
    except sqlite3.Error as error:
        raise as_lesson_error(path, error) from error
    finally:
        opened.abandon()


def _is_of_plan(key: str) -> bool:
    """Return whether a record has the plan, or a question or file of it, also of a later program."""
    return key == PLAN_KEY or key.startswith((QUESTION_PREFIX, FILE_PREFIX))


def _write(opened: LessonDatabase, records: list[LessonRecord], path: Path) -> None:
    made = LessonDatabase.create(path)
    try:
        with made.transaction():
            for record in records:
                made.add_outside(record)
            if origin := opened.lesson_id:
                made.set_meta(ORIGIN, origin)
            for blob in dict.fromkeys(blob for record in records for blob in blobs_of(record)):
                made.put_blob(blob, opened.blob(blob))
    finally:
        made.close()


def _visible_records(database: LessonDatabase, layer: ClassLayerId | None) -> dict[str, LessonRecord]:
    base = {key: record for key, record in database.layer(None).records.items() if record is not None}
    overlay = None if layer is None else database.layer(layer).records
    return {record.id: record for record in Document(base, overlay).records()}
