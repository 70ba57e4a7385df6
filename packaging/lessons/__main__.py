"""Make the shipped lessons anew: `python packaging/lessons [FOLDER]`. What is in them is the same each time."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import lesson_derivative  # noqa: E402
import lesson_effort  # noqa: E402
import lesson_fantastic  # noqa: E402
import lesson_fractions  # noqa: E402
import lesson_freedom  # noqa: E402
import lesson_great_war  # noqa: E402
import lesson_high_low  # noqa: E402
import lesson_lenses  # noqa: E402
import lesson_m_before_b  # noqa: E402
import lesson_market  # noqa: E402
import lesson_my_day  # noqa: E402
import lesson_practice  # noqa: E402
import lesson_pythagoras  # noqa: E402
import lesson_republic  # noqa: E402
import lesson_subject_verb  # noqa: E402
import lesson_tens  # noqa: E402
import lesson_water  # noqa: E402
import pikepdf  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402
from sheet import Sheet  # noqa: E402
from shipped_lesson import ShippedLesson  # noqa: E402

from tni.core.errors import TniError  # noqa: E402
from tni.core.ids import BlobId  # noqa: E402
from tni.document.document import Document  # noqa: E402
from tni.document.items import LessonRecord, PdfBackground  # noqa: E402
from tni.document.lesson_plan import LessonPlan  # noqa: E402
from tni.formats.banks.format_registry import read  # noqa: E402
from tni.quiz.bank.bank_format import BankFormat  # noqa: E402
from tni.render.pdf_writer import pdf_bytes  # noqa: E402
from tni.render.text_layout import Fonts  # noqa: E402
from tni.services.printing.page_export import PageExport  # noqa: E402
from tni.services.questions.lesson_copies import CopiedQuestion, copy_of  # noqa: E402
from tni.services.questions.listed_questions import list_questions  # noqa: E402
from tni.services.questions.question_library import QuestionLibrary  # noqa: E402
from tni.store.lesson_database import LessonDatabase  # noqa: E402

QUESTIONS = Path(__file__).parent / "questions"
LESSONS = (
    lesson_tens.LESSON, lesson_m_before_b.LESSON, lesson_high_low.LESSON, lesson_subject_verb.LESSON,
    lesson_republic.LESSON, lesson_fractions.LESSON, lesson_water.LESSON, lesson_my_day.LESSON, lesson_effort.LESSON,
    lesson_pythagoras.LESSON, lesson_fantastic.LESSON, lesson_great_war.LESSON, lesson_lenses.LESSON,
    lesson_market.LESSON, lesson_derivative.LESSON, lesson_freedom.LESSON, lesson_practice.LESSON,
)  # fmt: skip


class FaultyQuestionsError(TniError):
    """A question of a shipped lesson cannot be read or written whole."""


def main(folder: Path) -> None:
    app, fonts = QGuiApplication([]), Fonts()
    folder.mkdir(parents=True, exist_ok=True)
    for lesson in LESSONS:
        _write(folder, lesson, fonts)
    del app


def _write(folder: Path, lesson: ShippedLesson, fonts: Fonts) -> None:
    background, blobs = None, {}
    if lesson.worksheet is not None:
        sheets = lesson.worksheet(fonts)
        worksheet = _pdf(sheets, lesson.info.title, fonts)
        (folder / f"{lesson.file}.pdf").write_bytes(worksheet)
        size = sheets[0].page.format
        background = PdfBackground(blob_id(worksheet), 0, size.width_mm, size.height_mm)
        blobs[background.blob] = worksheet
    sheets = list(lesson.pages(fonts, background))
    for sheet in sheets:
        blobs |= sheet.blobs
    copies = _questions(folder, lesson)
    records = [*_records(sheets), *lesson.records(sheets, [copy.record.question for copy in copies])]
    for asked in planned_copies(records, copies):
        records.append(asked.record)
        blobs[asked.record.file] = asked.data
    path = folder / f"{lesson.file}.tni"
    path.unlink(missing_ok=True)
    database = LessonDatabase.create(path)
    try:
        with database.transaction():
            for record in records:
                database.add_outside(record)
            for key, data in blobs.items():
                database.put_blob(key, data)
    finally:
        database.close()


def _questions(folder: Path, lesson: ShippedLesson) -> list[CopiedQuestion]:
    """Write the collection of a lesson beside it and return copies of its questions. Raises: FaultyQuestionsError."""
    source = QUESTIONS / f"{lesson.file}.gift"
    if not source.is_file():
        return []
    found, library = read(source.read_bytes(), kind=BankFormat.GIFT), QuestionLibrary(folder)
    if lost := [*found.losses, *library.save(lesson.file, found.bank)]:
        raise FaultyQuestionsError(f"{source.name}: {lost}")
    copies = [copy_of(entry) for entry in list_questions(library.load(lesson.file))]
    if None in copies:
        raise FaultyQuestionsError(f"{source.name}: a question that no vote can be made of")
    return [copy for copy in copies if copy is not None]


def planned_copies(records: Iterable[LessonRecord], copies: Iterable[CopiedQuestion]) -> list[CopiedQuestion]:
    """Return those copies that the plan among the records names."""
    plans = [record for record in records if isinstance(record, LessonPlan)]
    named = {question for plan in plans for phase in plan.phases for question in phase.questions}
    return [copy for copy in copies if copy.record.question in named]


def _records(sheets: Iterable[Sheet]) -> list[LessonRecord]:
    return [record for sheet in sheets for record in sheet.records]


def blob_id(data: bytes) -> BlobId:
    return BlobId(hashlib.sha256(data).hexdigest())


def _pdf(sheets: list[Sheet], title: str, fonts: Fonts) -> bytes:
    """Vectors and words, without a date or anything else that says when or where it was made."""
    pages = PageExport.of(Document(_records(sheets)))
    drawn = pdf_bytes(pages.pages, lambda _blob: b"", fonts, paper=False, title=title)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        for key in ("/Info", "/ID"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        if "/Metadata" in pdf.Root:
            del pdf.Root.Metadata
        pdf.docinfo["/Title"] = title
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "lessons")
