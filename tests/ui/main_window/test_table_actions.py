"""Rows and columns of a table are added and removed beside the selection and while a cell is typed in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.widgets import button, click
from tni.app.application import Application
from tni.document.items import Shape, Text
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.lesson.table_commands import insert_table
from tni.ui.canvas.text_editor import PageTextEdit
from tni.ui.chrome.button import ActionButton
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.selection_bar import SelectionBar
from tni.ui.panels.table_panel import TablePanel


def cells(program: Application) -> int:
    editor = program.main_controller.editor
    return sum(isinstance(item, Shape) for item in editor.document.items(editor.page.id))


def edit(program: Application) -> PageTextEdit:
    return program.main_controller.instruments.typing.edit


def panel(program: Application) -> TablePanel:
    (found,) = program.main_controller.window.findChildren(TablePanel)
    assert found.isVisible()
    return found


@pytest.fixture
def selected(program: Application) -> Application:
    """A table of two by three that is selected."""
    window = program.main_controller.window
    window.do(lambda s: insert_table(s, 2, 3))
    QTest.keyClicks(edit(program), "un")
    window.do(lambda s: s.commit_text() | s.use(ToolName.SELECT) | s.select_all())
    return program


def test_beside_a_selected_table_rows_and_columns_come_and_go(selected: Application) -> None:
    window = selected.main_controller.window
    bar = next(one for one in window.findChildren(SelectionBar) if one.isVisible())
    table = window.commands[CommandId.TABLE]
    action = next(one for one in bar.findChildren(ActionButton) if one.defaultAction() is table)
    assert action.isVisible()
    action.click()
    found = panel(selected)
    click(found, "Ajouter au-dessous")
    assert cells(selected) == 9
    click(found, "Colonne 2")
    click(found, "Supprimer la colonne")
    assert cells(selected) == 6
    click(found, "Ligne 1")
    click(found, "Supprimer la ligne")
    assert cells(selected) == 4
    editor = selected.main_controller.editor
    assert not [item for item in editor.document.items(editor.page.id) if isinstance(item, Text)]
    for _ in range(3):
        window.commands[CommandId.UNDO].trigger()
    assert cells(selected) == 6


def test_the_last_cells_stay_and_it_is_said(selected: Application) -> None:
    window = selected.main_controller.window
    window.commands[CommandId.TABLE].trigger()
    found = panel(selected)
    for _ in range(2):
        click(found, "Supprimer la ligne")
    assert cells(selected) == 3
    assert any("au moins deux cases" in text for text in window.notices.texts())


def test_while_a_cell_is_typed_in_the_new_row_is_typed_in_next(program: Application) -> None:
    window, editor = program.main_controller.window, program.main_controller.editor
    window.do(lambda s: insert_table(s, 2, 2))
    QTest.keyClicks(edit(program), "a")
    QTest.keyClick(edit(program), Qt.Key.Key_Tab)
    QTest.keyClicks(edit(program), "b")
    window.commands[CommandId.TABLE].trigger()
    found = panel(program)
    click(found, "Ajouter au-dessous")
    assert cells(program) == 6
    assert editor.typed is not None
    QTest.keyClicks(edit(program), "c")
    QTest.keyClick(edit(program), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    window.do(LessonEditor.commit_text)
    texts = {i.text: i.transform.f for i in editor.document.items(editor.page.id) if isinstance(i, Text)}
    assert texts.keys() == {"a", "b", "c"}
    assert texts["a"] == texts["b"] < texts["c"]


def test_the_panel_goes_with_the_selection_and_without_a_table_a_new_one_is_asked_for(selected: Application) -> None:
    window = selected.main_controller.window
    window.commands[CommandId.TABLE].trigger()
    found = panel(selected)
    window.do(lambda s: s.select(frozenset()))
    assert not found.isVisible()
    window.commands[CommandId.TABLE].trigger()
    assert not found.isVisible()
    assert button(window, "Insérer").isVisible()


def test_on_a_full_page_a_new_table_comes_on_a_page_of_its_own(program: Application) -> None:
    window, editor = program.main_controller.window, program.main_controller.editor
    first = editor.page.id
    window.do(lambda s: insert_table(s, 11, 3))
    window.do(LessonEditor.commit_text)
    window.do(lambda s: s.select(frozenset()))
    window.commands[CommandId.TABLE].trigger()
    button(window, "Insérer").click()
    assert editor.page.id != first
    assert any("sur une page nouvelle" in text for text in window.notices.texts())
