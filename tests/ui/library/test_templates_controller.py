"""Templates in the window: saved under a name, chosen by their pictures, and found in the library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.running_program import folders, wait_for
from tests.support.widgets import click
from tests.ui.main_window.test_dropped_files import notices
from tni.app.application import Application
from tni.app.shipped_files import templates_folder
from tni.document.items import Text
from tni.document.page_format import Paper, Ruling
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.commands import CommandId
from tni.ui.library.examples_sheet import ExampleTile
from tni.ui.library.templates_sheet import TemplatesSheet
from tni.ui.panels.name_panel import NamePanel

SHIPPED = len(list(templates_folder().glob("*.tni")))


def save(program: Application, name: str, act: str) -> None:
    program.main_controller.commands[CommandId.SAVE_TEMPLATE].trigger()
    (panel,) = program.main_controller.window.findChildren(NamePanel)
    panel.field.setText(name)
    click(panel, act)
    wait_for(lambda: f"Modèle enregistré : « {name} »." in notices(program), "the template")
    wait_for(lambda: not program.main_controller.window.findChildren(NamePanel), "the end of the panel")


def sheet(program: Application, command: CommandId, own: int) -> TemplatesSheet:
    program.main_controller.commands[command].trigger()
    found = program.home.templates.sheet
    assert found is not None
    wait_for(lambda: len(found.findChildren(ExampleTile)) == own + SHIPPED, "the templates")
    return found


def press(found: TemplatesSheet, title: str) -> None:
    tile = next(one for one in found.findChildren(ExampleTile) if one.accessibleName().startswith(title))
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)


def editor_of(program: Application) -> LessonEditor:
    return program.main_controller.editor


def said(program: Application) -> list[str]:
    editor = editor_of(program)
    return [item.text for item in editor.document.items(editor.page.id) if isinstance(item, Text)]


def test_a_lesson_is_saved_as_a_template_and_a_new_one_begun(program: Application, tmp_path: Path) -> None:
    window = program.main_controller.window
    window.do(lambda now: now.add_text("Dictée du jour", 10.0, 10.0))
    save(program, "Ma dictée", "Modèle de leçon")
    assert (folders(tmp_path).library / "Modèles" / "Ma dictée.tni").is_file()
    press(sheet(program, CommandId.TEMPLATE_LESSON, 1), "Ma dictée")
    made = folders(tmp_path).library / "Ma dictée.tni"
    wait_for(lambda: program.current_lesson.lesson.path == made, "the new lesson")
    assert program.home.templates.sheet is None
    assert said(program) == ["Dictée du jour"]


def test_a_page_is_saved_as_a_template_and_added_after_the_page_shown(program: Application) -> None:
    window, editor = program.main_controller.window, editor_of(program)
    window.do(lambda now: now.add_text("Problème", 10.0, 10.0))
    save(program, "Trois colonnes", "Modèle de page")
    window.do(lambda now: now.add_page())
    press(sheet(program, CommandId.TEMPLATE_PAGE, 1), "Trois colonnes")
    wait_for(lambda: len(editor.pages) == 3, "the page")
    assert editor.page_index == 2
    assert said(program) == ["Problème"]
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert len(editor.pages) == 2


def test_blank_pages_are_offered_with_their_paper(program: Application) -> None:
    click(sheet(program, CommandId.TEMPLATE_PAGE, 0), "Séyès")
    editor = editor_of(program)
    assert (editor.page_index, editor.page.ruling) == (1, Ruling.SEYES)
    click(sheet(program, CommandId.TEMPLATE_PAGE, 0), "Tableau noir")
    assert (editor.page_index, editor.page.ruling, editor.page.paper) == (2, Ruling.BLANK, Paper.BLACK)


def test_their_folder_is_shown_in_the_library(program: Application) -> None:
    save(program, "Ma page", "Modèle de page")
    found = sheet(program, CommandId.TEMPLATE_LESSON, 1)
    click(found, "Ranger les modèles")
    assert program.home.controller.screen.place.folder == "Modèles"
    listed = program.home.service
    wait_for(lambda: any(one.path == "Modèles/Ma page.tni" for one in listed.state.listing.lessons), "the template")
