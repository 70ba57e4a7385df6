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

import lesson_fractions  # noqa: E402
import lesson_practice  # noqa: E402
import lesson_water  # noqa: E402
import pikepdf  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402
from sheet import Sheet  # noqa: E402

from tni.core.ids import BlobId  # noqa: E402
from tni.document.document import Document  # noqa: E402
from tni.document.items import LessonInfo, LessonRecord, PdfBackground  # noqa: E402
from tni.render.pdf_writer import pdf_bytes  # noqa: E402
from tni.render.text_layout import Fonts  # noqa: E402
from tni.services.printing.page_export import PageExport  # noqa: E402
from tni.store.lesson_database import LessonDatabase  # noqa: E402


def main(folder: Path) -> None:
    app, fonts = QGuiApplication([]), Fonts()
    folder.mkdir(parents=True, exist_ok=True)
    sheets = lesson_fractions.worksheet_pages(fonts)
    worksheet = _pdf(sheets, "Les fractions", fonts)
    (folder / "fractions.pdf").write_bytes(worksheet)
    size = sheets[0].page.format
    background = PdfBackground(blob_id(worksheet), 0, size.width_mm, size.height_mm)
    _lesson(folder / "fractions.tni", lesson_fractions.INFO, lesson_fractions.pages(fonts, background), [worksheet])
    _lesson(folder / "cycle-de-l-eau.tni", lesson_water.INFO, lesson_water.pages(fonts), [])
    _lesson(folder / "lecon-d-entrainement.tni", lesson_practice.INFO, lesson_practice.pages(fonts), [])
    del app


def _lesson(path: Path, info: LessonInfo, sheets: Iterable[Sheet], blobs: Iterable[bytes]) -> None:
    path.unlink(missing_ok=True)
    database = LessonDatabase.create(path)
    try:
        with database.transaction():
            database.add_outside(info)
            for record in _records(sheets):
                database.add_outside(record)
            for data in blobs:
                database.put_blob(blob_id(data), data)
    finally:
        database.close()


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
