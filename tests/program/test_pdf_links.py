"""Links of a PDF under the page, tapped before the class."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.pdf_samples import SamplePage, sample_pdf
from tests.support.running_program import running, strokes, wait_for
from tni.app.application import Application
from tni.services.lesson.lesson_editor import ToolName


def linked(path: Path) -> Path:
    """A PDF of two pages; the upper half of the first leads to the web, the lower to the second."""
    pdf = pikepdf.open(io.BytesIO(sample_pdf([SamplePage(), SamplePage("Deux")])))
    web = Dictionary(
        A=Dictionary(S=Name.URI, URI=String("https://example.org/volcans")), Rect=Array([0, 421, 595, 842])
    )
    inner = Dictionary(Dest=Array([pdf.pages[1].obj, Name.Fit]), Rect=Array([0, 0, 595, 421]))
    for note in (web, inner):
        note.Type, note.Subtype = Name.Annot, Name.Link
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(web), pdf.make_indirect(inner)])
    pdf.save(path)
    return path


def tap(program: Application, down: float) -> None:
    """Tap in the middle of the page, at a part of its height."""
    main = program.main_controller
    editor, canvas = main.editor, main.window.canvas
    page = editor.page
    x, y = editor.view.to_screen(page.format.width_mm / 2, editor.document.height_mm(page.id) * down)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))


def test_a_tap_shows_the_address_or_goes_to_the_page(qapp: QApplication, tmp_path: Path) -> None:
    path = linked(tmp_path / "cours.pdf")
    with running(tmp_path / "home") as program:
        main = program.main_controller
        program.current_lesson.open(path)
        wait_for(lambda: main.editor.page.pdf is not None, "the pages")
        pdf = main.editor.page.pdf
        assert pdf is not None
        wait_for(lambda: len(main.shown.pdf_pages.links(pdf)) == 2, "the links")
        main.editor.teach_anonymously()
        main.editor.use(ToolName.HAND)
        tap(program, 0.25)
        wait_for(
            lambda: any("https://example.org/volcans" in text for text in main.window.notices.texts()), "the address"
        )
        tap(program, 0.75)
        wait_for(lambda: main.editor.page.id == main.editor.document.pages()[1].id, "the second page")
        assert strokes(program) == []
