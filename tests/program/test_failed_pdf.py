"""A PDF page that can't be drawn says so on the board, and what is written on it stays."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.support.pdf_samples import recursive_pdf
from tests.support.running_program import running, strokes, wait_for, write
from tni.app import build
from tni.app.application import Application
from tni.formats.pdf_reader import PdfLimits, PdfReader
from tni.ui import i18n

WAIT_S = 60.0
DARK, GREY = 140, 0xF4


def grey(program: Application, x: float, y: float) -> int:
    """The grey of the board at a place, as a share of its size."""
    picture = program.main_controller.window.canvas.grab().toImage()
    return picture.pixelColor(round(picture.width() * x), round(picture.height() * y)).red()


def darkest_in_the_middle(program: Application) -> int:
    """The darkest grey of the middle of the page as it is on the screen."""
    picture = program.main_controller.window.canvas.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    width, height = picture.width(), picture.height()
    return min(
        picture.pixelColor(x, y).red()
        for x in range(width * 45 // 100, width * 55 // 100)
        for y in range(height * 40 // 100, height * 60 // 100)
    )


@pytest.fixture(params=["fr", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    yield request.param
    i18n.install(qapp, "fr")


def test_a_page_that_cannot_be_drawn_says_so(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "PdfReader", partial(PdfReader, PdfLimits(page_s=3.0)))
    pdf = tmp_path / "x.pdf"
    pdf.write_bytes(recursive_pdf())
    with running(tmp_path / "home", language=language) as program:
        program.current_lesson.open(pdf)
        wait_for(lambda: program.main_controller.editor.page.pdf is not None, "the pages", WAIT_S)
        shown, page = program.main_controller.shown, program.main_controller.editor.page
        assert page.pdf is not None
        wait_for(lambda: shown.pdf_pages.has_failed(page.pdf), "the end of the try", WAIT_S)
        wait_for(lambda: darkest_in_the_middle(program) < DARK, "the text on the page", WAIT_S)
        wait_for(lambda: {grey(program, 0.5, y) for y in (0.1, 0.9)} == {GREY}, "the whole page", WAIT_S)
        assert not shown.pdf_pages.waiting, "no other part of the page is tried"
        write(program, (640.0, 200.0), (660.0, 240.0), (700.0, 220.0))
        assert len(strokes(program)) == 1
