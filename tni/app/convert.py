"""`tni convert IN OUT`: lessons, PDFs and pictures into one another, without a window."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tni.app.qt import make_offscreen
from tni.core.clock import SystemClock
from tni.formats.pdf import PdfReader
from tni.render.text import Fonts, QtTextMeasurer
from tni.session.lesson_desk import LessonDesk, OpenLesson, kind_of
from tni.session.pdf_pages import PdfPages
from tni.store.lesson_errors import LessonExistsError
from tni.store.lesson_file import Places
from tni.store.lesson_share import share_without_history
from tni.ui.export import Pages, UnknownTargetError, exporting_painter
from tni.ui.threads import QtMainThread


def convert(source: Path, target: Path, width_px: int) -> list[Path]:
    """Returns the files written. The source is never changed. Raises: TniError, OSError."""
    if target.suffix.lower() not in (".tni", ".pdf", ".png"):
        raise UnknownTargetError(target)
    if target.exists() and target.samefile(source):
        raise LessonExistsError(target)  # a lesson converted onto itself would lose its history
    kind = kind_of(source)
    app = make_offscreen()
    with tempfile.TemporaryDirectory(prefix="tni-convert-") as folder, PdfReader() as pdf:
        work = Path(folder)
        fonts = Fonts()
        places = Places(work=work / "work", rescue=work / "rescue", edit_in_place=lambda _folder: True)
        desk = LessonDesk(work, places, SystemClock(), QtTextMeasurer(fonts), pdf, lambda _health: None)
        lesson = _opened(desk, source, kind, work)
        try:
            return _written(lesson, target, width_px, pdf, fonts)
        finally:
            desk.close(lesson)
            del app


def _opened(desk: LessonDesk, source: Path, kind: str, work: Path) -> OpenLesson:
    if kind == "lesson":
        copy = work / "copy.tni"
        share_without_history(source, copy, None)
        return desk.open(copy)
    lesson = desk.blank("made")
    blank = lesson.board.page.id
    if kind == "pdf":
        desk.read_pdf(source).into(lesson.board)
        lesson.board.delete_pages([blank])
    else:
        picture = desk.read_picture(source)
        lesson.board.insert_image(picture.data, picture.width_px, picture.height_px, source.stem)
    lesson.board.set_info(title=source.stem)
    return lesson


def _written(lesson: OpenLesson, target: Path, width_px: int, pdf: PdfReader, fonts: Fonts) -> list[Path]:
    pages = Pages.of(lesson.board.document)
    match target.suffix.lower():
        case ".pdf":
            pages.write_pdf(target, lesson.port.blob, fonts)
        case ".png":
            pictures = PdfPages(pdf, lesson.port.blob, QtMainThread(), lambda _pdf, _region: None)
            painter = exporting_painter(pictures, lesson.port.blob, fonts)
            return pages.write_pngs(target, width_px, painter)
        case _:
            assert lesson.file is not None
            lesson.file.flush()
            share_without_history(lesson.file.file, target, None, replacing=True)
    return [target]
