"""Symbols put on the page: tapped, dragged there, searched; in the colour that the paper needs."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from tests.support.running_program import wait_for
from tests.support.widgets import button
from tni.app.build import Application
from tni.core.geometry import Rect
from tni.document.items import Image, Paper, bounds
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.symbols_panel import SymbolsPanel


def opened(program: Application) -> SymbolsPanel:
    window = program.main_controller.window
    window.commands[CommandId.SYMBOLS].trigger()
    (panel,) = window.findChildren(SymbolsPanel)
    wait_for(panel.isVisible, "the panel")
    return panel


def pictures(editor: LessonEditor) -> list[Image]:
    return [item for item in editor.document.items(editor.page.id) if isinstance(item, Image)]


def place_of(panel: SymbolsPanel, row: int) -> QPoint:
    panel.grid.doItemsLayout()
    return panel.grid.visualRect(panel.grid.model().index(row, 0)).center()


def darkest(image: QImage) -> int:
    """The lightness of the darkest pixel that is painted."""
    shown = [image.pixelColor(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)]
    return min(QColor(colour).lightness() for colour in shown if colour.alpha() > 200)


def test_a_tap_puts_a_symbol_in_the_middle_selected_and_one_undo_takes_it(program: Application) -> None:
    editor, panel = program.main_controller.editor, opened(program)
    panel.search.setText("lampe")
    name = panel.grid.symbols.symbols[0].name
    assert name == "Lampe"
    QTest.mouseClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, 0))
    (picture,) = pictures(editor)
    assert picture.alt == name
    assert picture.id in editor.selection
    middle = bounds(picture).center
    page = Rect(0, 0, editor.page.format.width_mm, editor.page.format.height_mm)
    assert abs(middle[0] - page.center[0]) < 1
    assert abs(middle[1] - page.center[1]) < 1
    assert panel.isVisible(), "several symbols are put one after another"
    program.main_controller.window.commands[CommandId.UNDO].trigger()
    assert pictures(editor) == []


def test_a_symbol_is_dragged_where_it_belongs(program: Application) -> None:
    editor, panel = program.main_controller.editor, opened(program)
    canvas, grid = program.main_controller.window.canvas, panel.grid.viewport()
    start = place_of(panel, 2)
    end = grid.mapFromGlobal(canvas.mapToGlobal(QPoint(200, 150)))
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(grid, (start + end) / 2)
    QTest.mouseMove(grid, end)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=end)
    (picture,) = pictures(editor)
    ratio = canvas.devicePixelRatioF()
    wanted = editor.view.to_page(200 * ratio, 150 * ratio)
    middle = bounds(picture).center
    assert abs(middle[0] - wanted[0]) < 0.5
    assert abs(middle[1] - wanted[1]) < 0.5


def test_a_drag_that_ends_in_the_panel_puts_nothing(program: Application) -> None:
    panel = opened(program)
    grid = panel.grid.viewport()
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=place_of(panel, 0))
    QTest.mouseMove(grid, place_of(panel, 1))
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=place_of(panel, 1))
    assert pictures(program.main_controller.editor) == []


def test_lines_are_light_on_the_black_board(program: Application) -> None:
    window, editor = program.main_controller.window, program.main_controller.editor
    panel = opened(program)
    for command in (CommandId.PAPER_WHITE, CommandId.PAPER_BLACK):
        window.commands[command].trigger()
        panel.search.setText("angle droit")
        QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert editor.page.paper is Paper.BLACK
    port = program.current_lesson.lesson.port
    dark, light = (darkest(QImage.fromData(port.blob(picture.blob))) for picture in pictures(editor))
    assert dark < 90
    assert light > 170


def test_groups_narrow_the_list_and_a_search_without_hit_says_so(program: Application) -> None:
    panel = opened(program)
    everything = panel.grid.symbols.rowCount()
    button(panel, "Musique").click()
    assert {one.group for one in panel.grid.symbols.symbols} == {"musique"}
    button(panel, "Tous").click()
    assert panel.grid.symbols.rowCount() == everything
    panel.search.setText("dragster")
    assert panel.grid.symbols.rowCount() == 0
    assert panel.nothing.isVisible()


def test_symbols_lie_beside_each_other_until_the_page_is_full(program: Application) -> None:
    editor, panel = program.main_controller.editor, opened(program)
    panel.search.setText("fraction")
    for row in range(6):
        QTest.mouseClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=place_of(panel, row % 4))
    boxes = [bounds(picture) for picture in pictures(editor)]
    assert len(boxes) == 6
    assert [(a, b) for a, b in combinations(boxes, 2) if a.intersects(b)] == []
    page = editor.page.format
    assert all(
        box.x >= 0 and box.right <= page.width_mm and box.y >= 0 and box.bottom <= page.height_mm for box in boxes
    )
