"""Guides and master pages in the window: their panels, what is dragged on the page, and what a séance leaves alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from tests.support.real_pointer import RealPointer
from tests.support.running_program import wait_for
from tests.support.widgets import click
from tests.ui.main_window.test_dropped_files import notices
from tni.app.application import Application
from tni.document.guides import GuideLine
from tni.document.items import Text
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.ui.chrome.button import IconButton
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.guides_panel import GuidesPanel
from tni.ui.panels.masters_panel import MastersPanel


def editor_of(program: Application) -> LessonEditor:
    return program.main_controller.editor


def guides(program: Application) -> GuidesPanel:
    program.main_controller.commands[CommandId.GUIDES].trigger()
    panel = program.main_controller.instruments.preparing.guides
    assert panel is not None
    return panel


def masters(program: Application) -> MastersPanel:
    program.main_controller.commands[CommandId.MASTERS].trigger()
    panel = program.main_controller.instruments.preparing.masters
    assert panel is not None
    return panel


def at(program: Application, x_mm: float, y_mm: float) -> QPoint:
    canvas, view = program.main_controller.window.canvas, editor_of(program).view
    x, y = view.to_screen(x_mm, y_mm)
    ratio = canvas.devicePixelRatioF()
    return QPoint(round(x / ratio), round(y / ratio))


def drag(program: Application, qtbot: QtBot, *places: tuple[float, float]) -> None:
    canvas = program.main_controller.window.canvas
    first, *others = (at(program, *place) for place in places)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=first)
    for place in others:
        qtbot.mouseMove(canvas, place)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=others[-1])


def texts(program: Application) -> list[str]:
    editor = editor_of(program)
    return [item.text for item in editor.document.beneath(editor.page.id) if isinstance(item, Text)]


def test_guides_are_added_placed_locked_and_removed_by_the_panel(program: Application) -> None:
    panel, editor = guides(program), editor_of(program)
    assert editor.tool is ToolName.SELECT
    assert not panel.clear.isEnabled()
    click(panel, "Repère vertical")
    click(panel, "Repère horizontal")
    assert editor.guides == [GuideLine(True, 160.0), GuideLine(False, 90.0)]
    panel.fields[0].setValue(42.5)
    assert editor.guides[0] == GuideLine(True, 42.5)
    panel.everywhere.click()
    click(panel, "Repère vertical")
    assert editor.guides[2] == GuideLine(True, 160.0, of_all=True)
    panel.lock.click()
    assert all(line.locked for line in editor.guides)
    assert not panel.fields[0].isEnabled()
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert panel.fields[0].isEnabled()
    next(one for one in panel.findChildren(IconButton) if one.accessibleName() == "Enlever ce repère").click()
    assert len(editor.guides) == len(panel.fields) == 2
    click(panel, "Tout enlever")
    assert editor.guides == []
    panel.put_away()
    assert not editor.pulls_guides
    assert program.main_controller.instruments.preparing.guides is None


def test_a_guide_is_dragged_out_of_an_edge_and_a_touched_one_deleted_by_the_key(
    program: Application, qtbot: QtBot
) -> None:
    panel, editor = guides(program), editor_of(program)
    drag(program, qtbot, (0.0, 60.0), (20.0, 60.0), (40.0, 60.0))
    (line,) = editor.guides
    assert line.across
    assert line.at_mm == pytest.approx(40.0, abs=1.0)
    assert panel.fields[0].value() == line.at_mm
    panel.put_away()
    delete = program.main_controller.commands[CommandId.DELETE]
    assert not delete.isEnabled()
    qtbot.mouseClick(program.main_controller.window.canvas, Qt.MouseButton.LeftButton, pos=at(program, 40.0, 60.0))
    assert delete.isEnabled()
    delete.trigger()
    assert editor.guides == []


@pytest.mark.parametrize("opened", [guides, masters])
def test_the_keyboard_goes_on_in_the_panel_that_was_opened(
    program: Application, qtbot: QtBot, opened: Callable[[Application], GuidesPanel | MastersPanel]
) -> None:
    panel, window = opened(program), program.main_controller.window
    assert window.focusWidget() is panel
    qtbot.keyClick(panel, Qt.Key.Key_Tab)
    inside = window.focusWidget()
    assert inside is not None
    assert panel.isAncestorOf(inside)
    qtbot.keyClick(inside, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.canvas.hasFocus()


def test_a_master_page_is_made_edited_and_put_beneath_pages(program: Application) -> None:
    window, editor = program.main_controller.window, editor_of(program)
    window.do(LessonEditor.add_page)
    panel = masters(program)
    click(panel, "Nouveau")
    assert editor.edited_master is not None
    panel.name.setText("En-tête")
    panel.name.editingFinished.emit()
    window.do(lambda now: now.add_text("École du Lac", 10.0, 10.0))
    click(panel, "Numéro de page")
    click(panel, "Terminer")
    assert editor.edited_master is None
    assert texts(program) == ["École du Lac", "2 / 2"]
    (row,) = (n for n in range(panel.list.count()) if panel.list.item(n).isSelected())
    assert panel.list.item(row).text() == "En-tête, 1 page"
    panel.pages.setText("douze")
    click(panel, "Mettre sous ces pages")
    assert "Écrire des numéros de pages de 1 à 2" in notices(program)
    panel.pages.setText("1")
    click(panel, "Mettre sous ces pages")
    assert "Le fond commun est sous 1 page." in notices(program)
    assert panel.list.item(row).text() == "En-tête, 2 pages"
    choose(panel.list, 0)
    assert texts(program) == []
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert texts(program) == ["École du Lac", "2 / 2"]
    click(panel, "Supprimer")
    assert editor.document.masters() == []
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert texts(program) == ["École du Lac", "2 / 2"]


def choose(listed: QListWidget, row: int) -> None:
    listed.setCurrentRow(row)
    listed.itemClicked.emit(listed.item(row))


def test_an_open_master_page_is_said_once_its_panel_is_closed(program: Application) -> None:
    panel = masters(program)
    click(panel, "Nouveau")
    assert "Le fond commun" not in notices(program)
    panel.put_away()
    assert "Le fond commun « Fond commun 1 » est ouvert." in notices(program)
    click(program.main_controller.window, "Terminer")
    assert editor_of(program).edited_master is None
    assert "Le fond commun" not in notices(program)


def test_the_picture_of_the_page_follows_its_master_page(program: Application, qapp: QApplication) -> None:
    window, editor = program.main_controller.window, editor_of(program)
    shown = program.main_controller.shown
    before = shown.thumbnail(editor.page.id, shown.screen.front.size() if shown.screen.front else window.size())
    window.do(lambda now: now.add_master("A"))
    window.do(lambda now: now.add_text("École du Lac", 10.0, 10.0))
    window.do(LessonEditor.leave_master)
    after = shown.thumbnail(editor.page.id, before.size())
    assert after != before


def words_at(program: Application, x_mm: float, y_mm: float) -> bool:
    """Whether the canvas shows dark letters in the box of 80 by 14 mm at this place of its page."""
    corner, end = at(program, x_mm, y_mm), at(program, x_mm + 80.0, y_mm + 14.0)
    seen = program.main_controller.window.canvas.grab(QRect(corner, end)).toImage()
    return any(seen.pixelColor(x, y).lightness() < 120 for x in range(seen.width()) for y in range(seen.height()))


def test_pages_that_were_painted_before_show_the_master_page_that_is_put_beneath_them(program: Application) -> None:
    window, editor = program.main_controller.window, editor_of(program)
    window.do(LessonEditor.add_page)
    first, second = (page.id for page in editor.pages)
    window.do(lambda now: now.go_to(first))
    window.do(lambda now: now.add_master("A"))
    master = editor.page.id
    window.do(lambda now: now.add_text("École du Lac", 10.0, 10.0))
    window.do(LessonEditor.leave_master)
    wait_for(lambda: words_at(program, 10.0, 10.0), "the words on the first page")
    window.do(lambda now: now.use_master(master, [second]))
    window.do(lambda now: now.go_to(second))
    wait_for(lambda: words_at(program, 10.0, 10.0), "the words on the second page")
    window.do(lambda now: now.use_master(None, [second]))
    wait_for(lambda: not words_at(program, 10.0, 10.0), "the page without them")


def test_numbers_on_pages_that_were_painted_before_follow_their_order(program: Application) -> None:
    window, editor = program.main_controller.window, editor_of(program)
    window.do(lambda now: now.add_master("A"))
    window.do(LessonEditor.add_page_number)
    window.do(LessonEditor.leave_master)
    first = editor.page.id
    alone = window.canvas.grab().toImage()
    window.do(LessonEditor.add_page)
    window.do(lambda now: now.go_to(first))
    wait_for(lambda: window.canvas.grab().toImage() != alone, "another number of pages")


def test_while_a_lesson_is_taught_without_a_séance_it_is_said_where_it_is_prepared(program: Application) -> None:
    board = program.main_controller
    board.window.do(lambda now: now.add_text("Volcan", 80.0, 100.0))
    board.commands[CommandId.TEACH].trigger()
    board.commands[CommandId.GUIDES].trigger()
    assert board.instruments.preparing.guides is None
    assert "passer d’abord à « Préparer »" in notices(program)
    board.commands[CommandId.TEACH].trigger()
    assert guides(program).isVisible()


def test_in_a_séance_both_are_refused_and_open_panels_go(program: Application) -> None:
    window = program.main_controller.window
    panel = guides(program)
    click(panel, "Repère vertical")
    masters(program)
    window.do(lambda now: now.open_seance("6eB"))
    preparing = program.main_controller.instruments.preparing
    assert preparing.guides is None
    assert preparing.masters is None
    for command in (CommandId.GUIDES, CommandId.MASTERS):
        program.main_controller.commands[command].trigger()
    assert preparing.guides is None
    assert preparing.masters is None
    assert "passer d’abord à « Préparer »" in notices(program)
    assert editor_of(program).overlay().guides == ()


def test_a_real_pointer_drags_guides_and_what_snaps_to_them(program: Application, qtbot: QtBot) -> None:
    window, editor = program.main_controller.window, editor_of(program)
    pointer = RealPointer(qtbot, window)

    def place(x_mm: float, y_mm: float) -> QPoint:
        return window.canvas.mapToGlobal(at(program, x_mm, y_mm))

    panel = guides(program)
    pointer.stroke(place(0.0, 60.0), place(50.0, 60.0))
    wait_for(lambda: len(editor.guides) == 1, "the guide")
    panel.put_away()
    window.do(lambda now: now.add_text("Volcan", 80.0, 100.0))
    (text,) = editor.document.items(editor.page.id)
    box = editor.document.box(text)
    x, y = box.center
    guide = editor.guides[0].at_mm
    pointer.stroke(place(x, y), place(x - (box.x - guide) + 1.5, y))
    wait_for(lambda: editor.document.box(editor.document.items(editor.page.id)[0]).x != box.x, "the text")
    assert editor.document.box(editor.document.items(editor.page.id)[0]).x == pytest.approx(guide)
    window.do(lambda now: now.select(frozenset()))
    pointer.stroke(place(guide, 20.0), place(-9.0, 20.0))
    wait_for(lambda: editor.guides == [], "the end of the guide")
