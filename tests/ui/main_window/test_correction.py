"""A scanned copy corrected with the teacher's codes in the real window, and given back as PDF files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.support.pdf_samples import SamplePage, sample_pdf
from tests.support.real_pointer import RealPointer
from tests.support.running_program import folders, wait_for
from tests.support.widgets import button, named, texts
from tests.support.xtest import XTest
from tni.app.application import Application
from tni.cahier.entry import entry_to_json
from tni.cahier.seance_log import PageShown
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.correction_mark import codes_of, is_stamp
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.hold_buttons import PrivatePanel
from tni.ui.chrome.search_field import SearchField
from tni.ui.main_window import code_placing
from tni.ui.main_window.place_of_item import place_of
from tni.ui.panels.code_palette import CodePalette
from tni.ui.panels.codes_sheet import CodesSheet
from tni.ui.panels.returned_copies_panel import ReturnedCopiesPanel

TITLES = ("Dictée de Zoé", "suite de Zoé", "Dictée de Marc", "suite de Marc")


@dataclass
class Corrector:
    """A teacher with a stack of two scanned copies, of two pages each."""

    program: Application
    pointer: RealPointer

    @property
    def editor(self) -> LessonEditor:
        return self.program.main_controller.editor

    @property
    def palette(self) -> CodePalette:
        (found,) = self.program.main_controller.window.findChildren(CodePalette)
        return found

    def at(self, x_mm: float, y_mm: float) -> QPoint:
        canvas = self.program.main_controller.window.canvas
        x, y = self.editor.view.to_screen(x_mm, y_mm)
        ratio = canvas.devicePixelRatioF()
        return canvas.mapToGlobal(QPoint(round(x / ratio), round(y / ratio)))

    def tap(self, x_mm: float, y_mm: float) -> None:
        self.pointer.touch_at(self.at(x_mm, y_mm))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.pointer.stroke(self.at(*start), self.at(*end))

    def marks(self, page: int) -> Counter[str]:
        found = self.editor.document.items(self.editor.pages[page].id)
        return Counter(code.label for code in codes_of(found))

    def press(self, name: str) -> None:
        self.pointer.touch(button(self.program.main_controller.window, name))

    def panel(self) -> ReturnedCopiesPanel:
        panels = self.program.main_controller.window.findChildren(ReturnedCopiesPanel)
        (found,) = [panel for panel in panels if panel.isVisible()]
        return found

    def save_as(self, path: Path) -> None:
        """Give back, and choose the path in the dialog."""
        self.press("Enregistrer en PDF")
        window = self.program.main_controller.window
        wait_for(lambda: any(one.isVisible() for one in window.findChildren(QFileDialog)), "the dialog")
        (dialog,) = [one for one in window.findChildren(QFileDialog) if one.isVisible()]
        dialog.fileSelected.emit(str(path))
        dialog.reject()
        wait_for(lambda: not window.findChildren(ReturnedCopiesPanel), "the copies")


@pytest.fixture
def keyboard() -> Iterator[XTest]:
    made = XTest()
    yield made
    made.close()


@pytest.fixture
def teacher(program: Application, qtbot: QtBot, tmp_path: Path) -> Corrector:
    pdf = tmp_path / "scan.pdf"
    pdf.write_bytes(sample_pdf([SamplePage(title) for title in TITLES]))
    program.current_lesson.imports.add_pdf(pdf)
    board = program.main_controller
    wait_for(lambda: len(board.editor.pages) == 5, "the scan")  # after the blank page
    made = Corrector(program, RealPointer(qtbot, board.window))
    board.commands[CommandId.CORRECT].trigger()
    assert made.editor.tool is ToolName.CORRECT
    assert made.palette.isVisible()
    return made


def text_of(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [document[n].get_textpage().get_text_range().replace("\r\n", "\n") for n in range(len(document))]
    finally:
        document.close()


def test_the_meanings_of_codes_are_read_whole(teacher: Corrector) -> None:
    metrics = teacher.palette.kit.theme.metrics
    words = QFontMetrics(teacher.palette.kit.theme.font(metrics.small_px))
    for button_ in teacher.palette.buttons:
        room = button_.sizeHint() - QSize(2 * (metrics.pad_px // 2), metrics.target_px)
        assert button_.meaning_shown(words, room) == button_.code.meaning
    assert len({(button_.y(), button_.height()) for button_ in teacher.palette.buttons}) == 1


def test_codes_are_put_by_taps_and_drags_and_taken_back(teacher: Corrector) -> None:
    teacher.tap(120, 60)
    assert teacher.marks(1) == {"O": 1}
    teacher.press("A : accord")
    teacher.drag((60, 40), (110, 40))
    assert teacher.marks(1) == {"O": 1, "A": 1}
    teacher.program.main_controller.commands[CommandId.UNDO].trigger()
    assert teacher.marks(1) == {"O": 1}
    teacher.program.main_controller.commands[CommandId.REDO].trigger()
    stamps = [is_stamp(item) for item in teacher.editor.document.items(teacher.editor.page.id)]
    assert stamps == [True, False]


def test_keys_choose_codes_while_the_tool_is_in_hand(teacher: Corrector) -> None:
    keyboard = XTest()
    try:
        keyboard.keys("c")
        wait_for(lambda: [one.code.label for one in teacher.palette.buttons if one.isChecked()] == ["C"], "the key")
        teacher.tap(120, 60)
        assert teacher.marks(1) == {"C": 1}
        teacher.program.main_controller.commands[CommandId.SELECT].trigger()
        assert not any(one.isChecked() for one in teacher.palette.buttons)
        keyboard.keys("p")
        keyboard.keys("Escape")  # comes after it, and closes the palette
        wait_for(lambda: not teacher.palette.isVisible(), "the last key")
    finally:
        keyboard.close()
    assert teacher.editor.tool is ToolName.SELECT
    teacher.program.main_controller.commands[CommandId.CORRECT].trigger()
    assert [one.code.label for one in teacher.palette.buttons if one.isChecked()] == ["C"]


def test_a_code_is_put_drawn_and_taken_back_by_keys_alone(teacher: Corrector, keyboard: XTest) -> None:
    editor, canvas = teacher.editor, teacher.program.main_controller.window.canvas
    page = editor.page_index
    keyboard.keys("Right")
    wait_for(lambda: len(editor.overlay().spots) == 1, "the mark")
    assert canvas.hasFocus()
    keyboard.keys("Shift_L", "Right")
    keyboard.keys("Up")
    keyboard.keys("Return")
    wait_for(lambda: teacher.marks(page) == {"O": 1}, "the code")
    (stamp,) = editor.document.items(editor.page.id)
    seen = editor.view.shown(editor.viewport)
    room = Rect(0.0, 0.0, editor.page.format.width_mm, editor.document.height_mm(editor.page.id))
    assert editor.document.box(stamp).center == pytest.approx((seen.center[0] + 10, seen.center[1] - 1), abs=0.1)
    assert room.contains(*seen.center)
    keyboard.keys("space")
    keyboard.keys("Shift_L", "Left")
    keyboard.keys("Shift_L", "Left")
    keyboard.keys("a")  # the code may still be another
    keyboard.keys("Return")
    wait_for(lambda: teacher.marks(page) == {"O": 1, "A": 1}, "the line")
    assert [is_stamp(item) for item in editor.document.items(editor.page.id)] == [True, False]
    keyboard.keys("Control_L", "z")
    wait_for(lambda: teacher.marks(page) == {"O": 1}, "undo")
    assert len(editor.overlay().spots) == 1
    keyboard.keys("Escape")
    wait_for(lambda: not editor.overlay().spots, "the end of the mark")
    keyboard.keys("Return")
    wait_for(lambda: len(editor.overlay().spots) == 1, "the mark again")
    commands = teacher.program.main_controller.commands
    commands[CommandId.PEN].trigger()
    assert not editor.overlay().spots
    commands[CommandId.CORRECT].trigger()
    assert not editor.overlay().spots
    assert teacher.palette.isVisible()
    assert editor.page_index == page


def test_a_code_is_chosen_on_its_button_and_put_on_a_page_that_follows_the_mark(
    teacher: Corrector, keyboard: XTest
) -> None:
    editor = teacher.editor
    teacher.program.main_controller.window.do(lambda now: now.zoom(3.0, 640.0, 300.0))
    teacher.palette.buttons[0].setFocus()
    keyboard.keys("Right")  # from code to code, as among all buttons of a group
    wait_for(lambda: teacher.palette.buttons[1].hasFocus(), "the next code")
    assert not editor.overlay().spots
    keyboard.keys("Return")
    wait_for(lambda: len(editor.overlay().spots) == 1, "the mark")
    before = editor.view
    for _ in range(40):
        keyboard.keys("Shift_L", "Left")
    wait_for(lambda: editor.overlay().spots[0].x == 0.0, "the edge of the page")
    assert editor.view != before
    (spot,) = editor.overlay().spots
    seen = editor.view.shown(editor.viewport)
    assert seen.contains(spot.x, spot.y)
    assert seen.contains(spot.right, spot.bottom)
    keyboard.keys("Return")
    wait_for(lambda: sum(teacher.marks(editor.page_index).values()) == 1, "the code")
    page = editor.page_index
    keyboard.keys("Next")
    wait_for(lambda: editor.page_index == page + 1, "the next page")
    assert not editor.overlay().spots
    keyboard.keys("Prior")
    wait_for(lambda: editor.page_index == page, "the page")
    assert not editor.overlay().spots


def test_the_palette_makes_way_for_the_mark(teacher: Corrector) -> None:
    window, palette = teacher.program.main_controller.window, teacher.palette
    for key in [Qt.Key.Key_Down] * 30 + [Qt.Key.Key_Up] * 40:
        QTest.keyClick(window, key, Qt.KeyboardModifier.ShiftModifier)
        item = teacher.editor.overlay().drafts[0]
        assert not palette.geometry().intersects(place_of(item, window, teacher.editor.view))
        assert window.low_area.contains(palette.geometry())


def test_screen_readers_are_told_where_the_mark_is_and_what_was_put(
    teacher: Corrector, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(code_placing, "announce", lambda _widget, text: told.append(text))
    window = teacher.program.main_controller.window
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(window, key)
    place, drawn, not_drawn, put, end = told
    assert place.startswith("O : à ")
    assert drawn.startswith("Début du trait")
    assert not_drawn == "Sans trait."
    assert put == "O posé : orthographe"
    assert end == "La pose au clavier est finie."


def test_without_a_code_or_under_another_panel_arrows_are_as_before(teacher: Corrector) -> None:
    board = teacher.program.main_controller
    QTest.keyClick(teacher.palette.edit_button, Qt.Key.Key_Down)
    assert not teacher.editor.overlay().spots
    board.commands[CommandId.SELECT].trigger()
    board.window.canvas.setFocus()
    page = teacher.editor.page_index
    QTest.keyClick(board.window.canvas, Qt.Key.Key_Right)
    assert teacher.editor.page_index == page + 1
    assert not teacher.editor.overlay().spots


def test_the_tool_goes_with_its_palette_and_comes_back_with_a_code(teacher: Corrector) -> None:
    commands = teacher.program.main_controller.commands
    assert commands[CommandId.CORRECT].isChecked()
    teacher.press("Fermer : Corriger")
    assert teacher.editor.tool is ToolName.PEN
    commands[CommandId.CORRECT].trigger()
    commands[CommandId.ERASE_AREA].trigger()
    assert teacher.palette.isVisible()
    teacher.press("TB : très bien")
    assert teacher.editor.tool is ToolName.CORRECT
    commands[CommandId.CORRECT].trigger()
    assert not teacher.palette.isVisible()
    assert teacher.editor.tool is ToolName.ERASER


def test_a_stack_is_given_back_copy_by_copy(teacher: Corrector, tmp_path: Path) -> None:
    teacher.tap(120, 60)
    teacher.tap(120, 80)
    teacher.press("A : accord")
    teacher.drag((60, 40), (110, 40))
    teacher.editor.go_to(teacher.editor.pages[3].id)
    teacher.program.main_controller.window.canvas.show_all()
    teacher.tap(100, 60)
    teacher.press("Rendre la copie")
    panel = teacher.panel()
    assert not teacher.palette.isVisible()
    teacher.press("Copies : Pile : autant de pages")
    assert panel.place.text() == "1 sur 2 : pages 2 à 3"  # the scan, not the blank page before it
    assert panel.counts.text() == "Codes : O × 2, A × 1"
    QTest.keyClicks(named(panel, SearchField, "Nom"), "Zoe")
    QTest.keyClicks(named(panel, SearchField, "Note"), "14/20")
    QTest.keyClicks(panel.comment, "Relire les accords.")
    teacher.press("Copie suivante")
    assert (panel.name.text(), panel.grade.text(), panel.comment.toPlainText()) == ("", "", "")
    assert panel.counts.text() == "Codes : A × 1"
    teacher.save_as(tmp_path / "Dictée.pdf")
    assert sorted(path.name for path in tmp_path.glob("Dictée*")) == ["Dictée 01 Zoe.pdf", "Dictée 02.pdf"]
    first, second = text_of(tmp_path / "Dictée 01 Zoe.pdf"), text_of(tmp_path / "Dictée 02.pdf")
    assert len(first) == len(second) == 3
    assert "Dictée de Zoé" in first[0]  # the text of the scan is there still
    assert "suite de Zoé" in first[1]
    legend = " ".join(first[2].split())
    said = "Copie corrigée – Zoe Note : 14/20 Appréciation : Relire les accords."
    assert legend == f"{said} O 2 × orthographe A 1 × accord Codes : 3"
    assert "Dictée de Marc" in second[0]
    assert "14/20" not in "".join(second)
    assert "orthographe" not in second[2]
    notices = teacher.program.main_controller.window.notices.texts()
    assert any("2 copies enregistrées" in text for text in notices)
    assert teacher.palette.isVisible()


def test_what_was_typed_for_the_copies_is_there_again_until_the_lesson_is_closed(teacher: Corrector) -> None:
    commands = teacher.program.main_controller.commands
    commands[CommandId.RETURN_COPY].trigger()
    QTest.keyClicks(teacher.panel().grade, "12/20")
    QTest.keyClick(teacher.panel().grade, Qt.Key.Key_Escape)
    wait_for(lambda: not teacher.program.main_controller.window.findChildren(ReturnedCopiesPanel), "the panel")
    commands[CommandId.RETURN_COPY].trigger()
    assert teacher.panel().grade.text() == "12/20"
    teacher.program.current_lesson.new()
    wait_for(lambda: len(teacher.editor.pages) == 1, "the blank lesson")
    commands[CommandId.RETURN_COPY].trigger()
    assert teacher.panel().grade.text() == ""
    home = folders(teacher.program.main_controller.current_lesson.library.parent)
    written = [path for path in home.data.rglob("*") if path.is_file()]
    assert not any(b"12/20" in path.read_bytes() for path in written)


def test_ranges_typed_by_hand_are_checked(teacher: Corrector, tmp_path: Path) -> None:
    teacher.program.main_controller.commands[CommandId.RETURN_COPY].trigger()
    panel = teacher.panel()
    teacher.press("Copies : Pile : à la main")
    assert not panel.save_button.isEnabled()
    QTest.keyClicks(panel.ranges, "2-3, 9")
    assert "« 9 »" in panel.status.text()
    assert not panel.save_button.isEnabled()
    QTest.keyClick(panel.ranges, Qt.Key.Key_Backspace)
    QTest.keyClicks(panel.ranges, "4-5")
    assert panel.place.text() == "1 sur 2 : pages 2 à 3"
    teacher.save_as(tmp_path / "Lot.pdf")
    assert len(list(tmp_path.glob("Lot *.pdf"))) == 2
    assert len(text_of(tmp_path / "Lot 01.pdf")) == 2  # without a code or a word no legend


def test_a_scan_that_cannot_be_written_leaves_nothing_and_says_why(teacher: Corrector, tmp_path: Path) -> None:
    teacher.program.main_controller.commands[CommandId.RETURN_COPY].trigger()
    panel = teacher.panel()
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, no folder")
    teacher.press("Enregistrer en PDF")
    window = teacher.program.main_controller.window
    (dialog,) = [one for one in window.findChildren(QFileDialog) if one.isVisible()]
    dialog.fileSelected.emit(str(blocked / "Copie.pdf"))
    dialog.reject()
    wait_for(lambda: panel.save_button.isEnabled() and panel.status.text() != "", "the error")
    assert "…" not in panel.status.text()
    assert teacher.panel() is panel


def test_codes_of_her_own_are_kept_and_used(teacher: Corrector) -> None:
    teacher.press("Mes codes")
    window = teacher.program.main_controller.window
    (sheet,) = window.findChildren(CodesSheet)
    row = sheet.code_rows[0]
    row.label.clear()
    QTest.keyClicks(row.label, "Or")
    QTest.keyClick(row.label, Qt.Key.Key_Return)
    row.points.clear()
    QTest.keyClicks(row.points, "-0,5")
    QTest.keyClick(row.points, Qt.Key.Key_Return)
    QTest.keyClicks(row.points, "x")
    QTest.keyClick(row.points, Qt.Key.Key_Return)
    assert row.points.text() == "−0,5"
    assert any("Points" in text for text in texts(sheet))
    sheet.code_rows[1].remove.click()
    assert [one.label.text() for one in sheet.code_rows[:2]] == ["Or", "C"]
    button(sheet, "Annuler la suppression").click()
    sheet.code_rows[1].up.click()
    button(sheet, "Ajouter un code").click()
    QTest.keyClicks(sheet.code_rows[-1].label, "Maj")
    QTest.keyClicks(sheet.code_rows[-1].meaning, "majuscule")
    sheet.put_away()  # with what is being typed
    assert [one.code.label for one in teacher.palette.buttons][:3] == ["A", "Or", "C"]
    assert teacher.palette.buttons[-1].code.meaning == "majuscule"
    home = folders(teacher.program.main_controller.current_lesson.library.parent)
    kept = json.loads(home.correction_codes.read_text())
    assert kept["lists"][0]["codes"][1] == {"label": "Or", "meaning": "orthographe", "colour": "red", "points": -0.5}


def test_lists_are_made_named_and_taken_in_turn(teacher: Corrector) -> None:
    teacher.press("Mes codes")
    (sheet,) = teacher.program.main_controller.window.findChildren(CodesSheet)
    button(sheet, "Nouvelle liste").click()
    sheet.name.clear()
    QTest.keyClicks(sheet.name, "Histoire")
    QTest.keyClick(sheet.name, Qt.Key.Key_Return)
    QTest.keyClicks(sheet.code_rows[0].label, "D")
    sheet.put_away()
    assert [one.code.label for one in teacher.palette.buttons] == ["D"]
    teacher.press("Liste : Histoire")
    assert teacher.palette.buttons[0].code.label == "O"
    teacher.press("Liste : Français")
    assert teacher.palette.buttons[0].code.label == "Cal"


def test_a_class_is_corrected_before_in_its_own_layer(teacher: Corrector) -> None:
    """In class, the marks are the class's, and the prepared scan stays as it is."""
    board = teacher.program.main_controller
    board.commands[CommandId.TEACH].trigger()
    assert teacher.editor.document.in_seance
    if teacher.editor.tool is not ToolName.CORRECT:
        board.commands[CommandId.CORRECT].trigger()
    teacher.tap(120, 60)
    assert teacher.marks(1) == {"O": 1}
    (mark,) = [item for item in teacher.editor.document.items(teacher.editor.page.id) if is_stamp(item)]
    assert not teacher.editor.document.is_prepared(mark.id)


def test_what_is_typed_about_a_copy_is_shown_to_no_class_unasked(teacher: Corrector) -> None:
    board = teacher.program.main_controller
    give_back, window = board.commands[CommandId.RETURN_COPY], board.window
    give_back.trigger()
    QTest.keyClicks(teacher.panel().grade, "12/20")
    assert teacher.program.teaching.windows.teacher is None  # her window is the one that the class looks at
    board.commands[CommandId.TEACH].trigger()
    assert not [one for one in window.findChildren(ReturnedCopiesPanel) if one.isVisible()]
    give_back.trigger()
    assert not [one for one in window.findChildren(ReturnedCopiesPanel) if one.isVisible()]
    (asking,) = [one for one in window.findChildren(PrivatePanel) if one.isVisible()]
    asking.held.emit()
    assert teacher.panel().grade.text() == "12/20"


def test_a_scan_that_the_class_has_seen_is_in_no_entry_once_it_is_corrected(teacher: Corrector) -> None:
    """Its heading, with the pupil's name, was noted while the page was an ordinary one."""
    program = teacher.program
    board, seances, seance = program.main_controller, program.teaching.seances, program.teaching.seance
    stored = folders(board.current_lesson.library.parent).data / "sessions.db"
    scan, beside = (page.id for page in teacher.editor.pages[1:3])

    def entry_with(words: str) -> str:
        """Open the sheet of the entry, add words to its content, and put it away."""
        board.commands[CommandId.END_SEANCE].trigger()
        wait_for(lambda: seance.cahier_controller.sheet is not None, "the sheet")
        sheet = seance.cahier_controller.sheet
        assert sheet is not None
        found = json.dumps(json.loads(entry_to_json(sheet.entry)), ensure_ascii=False)
        sheet.contenu.setPlainText(f"{sheet.entry.contenu}\n{words}")
        sheet.put_away()
        wait_for(lambda: seance.cahier_controller.sheet is None and not seances.cahier.unsaved, "the end of the sheet")
        return found

    def show(page: PageId) -> None:
        board.window.do(lambda editor: editor.go_to(page))

    def heading_is_noted() -> bool:
        show(beside)
        show(scan)
        return any(isinstance(one, PageShown) and "Dictée de Zoé" in one.text for one in seances.cahier.log)

    seance.begin(None, "5eA", "Français")
    show(scan)
    wait_for(heading_is_noted, "the heading")
    assert "Dictée de Zoé" in entry_with("Bilan dicté.")
    assert b"de Zo\\u00e9" in stored.read_bytes()
    teacher.tap(120, 60)
    assert teacher.marks(1) == {"O": 1}
    show(beside)
    teacher.tap(120, 60)
    entry = entry_with("À relire.")
    assert "Zoé" not in entry
    assert scan not in entry
    assert "Bilan dicté." in entry
    assert b"Zo\\u00e9" not in stored.read_bytes()
