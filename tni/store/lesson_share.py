"""Copy of a lesson to give away: the pages in their present state, without erased ink, earlier states, séances or
classes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tni.core.digest import sha256
from tni.core.ids import BlobId, ClassLayerId
from tni.document.document import Document
from tni.document.items import LessonRecord, blobs_of
from tni.document.lesson_plan import FILE_PREFIX, PLAN_KEY, QUESTION_PREFIX
from tni.files.atomic import copy_atomically
from tni.files.lesson_errors import LessonUnreadableError
from tni.files.work_folder import work_folder
from tni.library.share_filter import SharingChoices, shared_content
from tni.library.shown_pdfs import CutPdf, GivenPdfs, PdfCutter, shown_pdf_pages, with_cut_pdfs
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
    cut_pdf: PdfCutter | None = None,
) -> GivenPdfs:
    """Write the content visible in `layer` as a prepared lesson of its own. extracts: with those that are for the
    classroom only. notes: with the teacher's notes. plan: with the plan and its questions, which have right answers.
    cut_pdf: cuts the PDFs under its pages to the pages that it shows; None to leave them whole.

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
            kept.sort(key=lambda record: record.id)
            pdfs = _CopiedPdfs(opened, kept, cut_pdf)
            _write(opened, pdfs, folder / NAME)
            with placed_lesson(path, replacing=replacing) as part:
                copy_atomically(folder / NAME, part, replacing=True, private=False)
            return pdfs.given
    except OSError as error:
        raise LessonUnreadableError(trouble_of(path, error)) from error
    except sqlite3.Error as error:
        raise as_lesson_error(path, error) from error
    finally:
        opened.abandon()


def _is_of_plan(key: str) -> bool:
    """Return whether a record has the plan, or a question or file of it, also of a later program."""
    return key == PLAN_KEY or key.startswith((QUESTION_PREFIX, FILE_PREFIX))


class _CopiedPdfs:
    """Records of a copy, with its PDFs cut. blobs: the cut PDFs by their ids."""

    def __init__(self, opened: LessonDatabase, records: list[LessonRecord], cut_pdf: PdfCutter | None) -> None:
        self.records, self.given, self.blobs = records, GivenPdfs(), dict[BlobId, bytes]()
        if cut_pdf is None:
            return
        cut: dict[BlobId, tuple[BlobId, CutPdf]] = {}
        shown = shown_pdf_pages(records)
        for blob, pages in shown.items():
            if (made := cut_pdf(opened.blob(blob), pages)) is not None:
                new = BlobId(sha256(made.data).hex())
                cut[blob], self.blobs[new] = (new, made), made.data
        self.records = list(with_cut_pdfs(records, cut))
        self.given = GivenPdfs(sum(made.left_out for _, made in cut.values()), len(shown) - len(cut))


def _write(opened: LessonDatabase, pdfs: _CopiedPdfs, path: Path) -> None:
    made = LessonDatabase.create(path)
    try:
        with made.transaction():
            for record in pdfs.records:
                made.add_outside(record)
            if origin := opened.lesson_id:
                made.set_meta(ORIGIN, origin)
            for blob in dict.fromkeys(blob for record in pdfs.records for blob in blobs_of(record)):
                made.put_blob(blob, pdfs.blobs.get(blob) or opened.blob(blob))
    finally:
        made.close()


def _visible_records(database: LessonDatabase, layer: ClassLayerId | None) -> dict[str, LessonRecord]:
    base = {key: record for key, record in database.layer(None).records.items() if record is not None}
    overlay = None if layer is None else database.layer(layer).records
    return {record.id: record for record in Document(base, overlay).records()}
