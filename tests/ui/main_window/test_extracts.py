"""What is cut out of a book, of a page with a PDF or of the screen comes with its source, and one undo takes all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.hands import placed
from tests.support.pdf_samples import SamplePage, sample_pdf
from tests.support.running_program import items, wait_for
from tests.support.widgets import button, click, texts
from tni.app.application import Application
from tni.core.settings import TEXTBOOK_FILE
from tni.document.items import Image, Text
from tni.document.lesson_plan import Credit
from tni.services.extracts.textbook_service import BgraPixels, TakePixels, TextbookService
from tni.services.lesson.credit_commands import credited_items
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.screen_windows import ScreenWindow, screen_windows, title_at
from tni.ui.panels.area_picker import AreaPicker
from tni.ui.panels.extract_panel import ExtractPanel
from tni.ui.panels.picture_area import PictureArea
from tni.ui.panels.textbook_sheet import TextbookSheet

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def manual(tmp_path: Path) -> Path:
    path = tmp_path / "Transmath 6e.pdf"
    path.write_bytes(sample_pdf([SamplePage("Fractions"), SamplePage("Angles")]))
    return path


@pytest.fixture
def program(tmp_path: Path, manual: Path, qapp: QApplication) -> Iterator[Application]:
    with placed(tmp_path, **{TEXTBOOK_FILE.key: str(manual), "textbook.title": "Transmath 6e"}) as made:
        yield made


def drag(area: PictureArea, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(area, LEFT, pos=start)
    QTest.mouseMove(area, end)
    QTest.mouseRelease(area, LEFT, pos=end)


def credits(program: Application) -> list[Credit]:
    return [one.credit for one in credited_items(program.main_controller.editor.document)]


def pictures(program: Application) -> list[Image]:
    return [item for item in items(program) if isinstance(item, Image)]


def correct(program: Application, act: str) -> ExtractPanel:
    (notice,) = program.main_controller.window.notices.shown
    click(notice, act)
    panel = program.main_controller.instruments.extracts.panel
    assert panel is not None
    return panel


def test_an_exercise_of_the_textbook_needs_its_page_and_a_frame(program: Application) -> None:
    board = program.main_controller
    board.commands[CommandId.TEXTBOOK].trigger()
    wait_for(lambda: program.textbook.sheet is not None, "the book")
    sheet = program.textbook.sheet
    assert sheet is not None
    assert "Transmath 6e" in texts(sheet)
    QTest.keyClicks(sheet.number, "2\r")
    wait_for(lambda: sheet.shown_page == 1, "the second page")
    drag(sheet.picture, sheet.picture.rect().center() - QPoint(80, 100), sheet.picture.rect().center() + QPoint(80, 0))
    wait_for(lambda: bool(pictures(program)), "the extract")
    (credit,) = credits(program)
    assert (credit.source, credit.classroom_only) == ("Transmath 6e, p. 2", True)
    panel = correct(program, "Corriger")
    panel.source.setText("Transmath 6e (Nathan), p. 12")
    panel.line.click()
    panel.classroom.click()
    click(panel, "Enregistrer")
    assert [(one.source, one.classroom_only) for one in credits(program)] == [("Transmath 6e (Nathan), p. 12", False)]
    assert [item.text for item in items(program) if isinstance(item, Text)] == ["Transmath 6e (Nathan), p. 12"]
    board.commands[CommandId.UNDO].trigger()
    assert (items(program), credits(program)) == ([], [])
    assert len(board.editor.pages) == 1
    board.commands[CommandId.TEXTBOOK].trigger()
    wait_for(lambda: program.textbook.sheet is not None, "the book")
    again = program.textbook.sheet
    assert isinstance(again, TextbookSheet)
    assert (again.page, again.number.value(), "Transmath 6e (Nathan)" in texts(again)) == (1, 12, True)
    QTest.keyClick(again, Qt.Key.Key_Escape)


def test_a_part_of_a_page_with_a_pdf_has_its_source(program: Application, manual: Path) -> None:
    program.current_lesson.open(manual)
    wait_for(lambda: len(program.main_controller.editor.pages) == 2, "the PDF")
    program.main_controller.commands[CommandId.CAPTURE_AREA].trigger()
    (shown,) = program.main_controller.window.findChildren(AreaPicker)
    middle = shown.rect().center()
    drag(shown, middle - QPoint(60, 60), middle + QPoint(60, 60))
    assert [(one.source, one.classroom_only) for one in credits(program)] == [("Transmath 6e, p. 1", True)]


def insert(program: Application, source: str, colour: str) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    credit = Credit(id="", source=source, classroom_only=True)
    program.main_controller.instruments.extracts.insert(picture, source, None, credit)


def test_a_part_of_the_screen_has_the_title_of_the_window_there_and_no_line(program: Application) -> None:
    insert(program, "Manuel", "red")
    panel = correct(program, "Corriger")
    panel.line.click()
    click(panel, "Enregistrer")
    beneath = QWindow()
    beneath.setTitle("Carte de France – Géoportail")
    beneath.setGeometry(0, 0, 1900, 1000)
    beneath.show()
    wait_for(lambda: any(one.title.startswith("Carte") for one in screen_windows()), "the other window")
    program.main_controller.commands[CommandId.CAPTURE].trigger()
    wait_for(lambda: len(pictures(program)) == 2, "the picture of the screen")
    beneath.destroy()
    beneath.deleteLater()
    found = {(one.source, one.classroom_only) for one in credits(program)}
    assert found == {("Manuel", True), ("Carte de France – Géoportail", True)}
    panel = correct(program, "Corriger")
    assert not panel.line.isChecked()
    panel.source.clear()
    panel.classroom.click()
    button(panel, "Enregistrer").click()
    assert [one.source for one in credits(program)] == ["Manuel"]
    insert(program, "Atlas", "blue")
    assert {item.text for item in items(program) if isinstance(item, Text)} == {"Manuel", "Atlas"}


def test_the_topmost_window_lends_its_title() -> None:
    windows = [ScreenWindow("Atlas", QRect(0, 0, 100, 100)), ScreenWindow("Courrier", QRect(50, 50, 100, 100))]
    assert [title_at(windows, QPoint(at, at)) for at in (60, 120, 200)] == ["Atlas", "Courrier", ""]


def test_the_notice_of_an_earlier_extract_corrects_that_one(program: Application) -> None:
    board = program.main_controller
    for source, colour in (("Manuel", "red"), ("Atlas", "blue")):
        insert(program, source, colour)
    earlier = board.window.notices.shown[0]
    click(earlier, "Corriger")
    panel = board.instruments.extracts.panel
    assert panel is not None
    panel.source.setText("Cahier")
    panel.classroom.click()
    click(panel, "Enregistrer")
    assert [(one.source, one.classroom_only) for one in credits(program)] == [("Cahier", False), ("Atlas", True)]


def test_an_extract_that_comes_after_another_lesson_was_opened_is_not_put_there(
    program: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_out = list[TakePixels]()
    monkeypatch.setattr(TextbookService, "cut", lambda *args: cut_out.append(args[4]))
    board = program.main_controller
    board.commands[CommandId.TEXTBOOK].trigger()
    wait_for(lambda: program.textbook.sheet is not None, "the book")
    sheet = program.textbook.sheet
    assert sheet is not None
    wait_for(lambda: sheet.shown_page == 0, "the page")
    middle = sheet.picture.rect().center()
    drag(sheet.picture, middle - QPoint(80, 80), middle + QPoint(80, 80))
    editor = board.editor
    program.current_lesson.new()
    wait_for(lambda: board.editor is not editor, "the other lesson")
    (put,) = cut_out
    put(BgraPixels(bytes(64), 4, 4))
    assert items(program) == []
    told = "L’extrait n’a pas été placé. Le manuel se rouvre à la même page."
    assert told in board.window.notices.texts()


def test_no_frame_is_drawn_on_the_page_of_the_book_before(program: Application) -> None:
    sheet = TextbookSheet(program.main_controller.window.kit, program.main_controller.window)
    picked = list[QRect]()
    sheet.picked.connect(picked.append)
    sheet.open()
    for title in ("Transmath 6e", "Atlas"):
        sheet.show_book(title, 9, 0, 0)
        drag(sheet.picture, sheet.picture.rect().center(), sheet.picture.rect().center() + QPoint(30, 30))
        assert picked == []
        sheet.show_picture(QImage(400, 400, QImage.Format.Format_RGB32), 0)
    drag(sheet.picture, sheet.picture.rect().center(), sheet.picture.rect().center() + QPoint(30, 30))
    assert len(picked) == 1
    sheet.put_away()
