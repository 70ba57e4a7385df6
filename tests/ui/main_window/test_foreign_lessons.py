"""Lessons of other programs in the window: read by a plugin, given up, told about where it fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.services.plugins.test_format_runner import TEXT_LESSON
from tests.support.plugin_folders import MANIFEST
from tests.support.running_program import folders, items, running, wait_for
from tests.support.widgets import click
from tests.ui.main_window.test_dropped_files import drop, notices
from tni.app.application import Application
from tni.core.settings import PLUGINS_ON
from tni.document.items import Text
from tni.store.settings_file import SettingsFile
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.menu import Menu
from tni.ui.chrome.tiles import CommandTile
from tni.ui.panels.report_sheet import ReportSheet

EXPORT = "Exporter dans un autre format"
HANGING = """
class Slow:
    def read(self, data, name):
        while True:
            pass

    def write(self, lesson):
        while True:
            pass

def importer():
    return Slow()

exporter = importer
"""

LOSSY = TEXT_LESSON.replace(
    '(FormatLoss("Les styles.", 1),)', 'tuple(FormatLoss(f"Un son {n}.", n) for n in range(1, 41))'
)


def put_plugins(home: Path) -> None:
    """Plugins for files of paragraphs, one that never ends, and one that loses much."""
    place = folders(home).plugins
    place.mkdir(parents=True)
    for id, kind, suffix, source in (
        ("texts", "lesson importer", ".para", TEXT_LESSON),
        ("slow", "lesson importer", ".slow", HANGING),
        ("lossy", "lesson importer", ".lossy", LOSSY),
        ("writer", "lesson exporter", ".para", TEXT_LESSON),
        ("slow_writer", "lesson exporter", ".slow", HANGING),
    ):
        record = {**MANIFEST, "id": id, "kind": kind, "extensions": (suffix,), "hosts": ()}
        del record["sign_in"]
        (place / f"{id}.py").write_text(f"PLUGIN = {record!r}\n{source}")


@pytest.fixture
def program(fresh_home: Path, qapp: QApplication) -> Iterator[Application]:
    put_plugins(fresh_home)
    SettingsFile(folders(fresh_home).settings).set(PLUGINS_ON, "slow texts lossy slow_writer writer")
    with running(fresh_home) as made:
        yield made


def test_a_file_of_another_program_is_opened_by_its_plugin(program: Application, fresh_home: Path) -> None:
    file, other, slow = fresh_home / "Les fractions.para", fresh_home / "bad.para", fresh_home / "cours.slow"
    file.write_text("Un demi\n\nUn tiers")
    other.write_bytes(b"\xff")
    slow.write_bytes(b"x")
    lesson = program.current_lesson
    drop(program, [other])
    wait_for(lambda: "n’est pas du format" in notices(program), "the refusal")
    drop(program, [slow])
    assert "Lecture de « cours.slow » par l’extension « Jouet »" in notices(program)
    click(program.main_controller.window, "Annuler")
    wait_for(lambda: "Lecture" not in notices(program), "the end of reading")
    assert lesson.lesson.untitled
    drop(program, [slow])
    program.main_controller.commands[CommandId.NEW].trigger()
    wait_for(lambda: "« cours.slow » n’a pas été ouvert" in notices(program), "what became of it")
    drop(program, [file])
    wait_for(lambda: lesson.lesson.editor.info.title == "Les fractions.para", "the lesson")
    assert [item.text for item in items(program) if isinstance(item, Text)] == ["Un demi"]
    assert len(lesson.lesson.editor.pages) == 2
    assert lesson.lesson.path == folders(fresh_home).library / "Les fractions.tni"
    assert "« Les fractions.para » : 2 objets repris, 1 laissé de côté." in notices(program)


def test_files_of_plugins_are_offered_where_a_lesson_is_opened(program: Application) -> None:
    program.main_controller.commands[CommandId.OPEN].trigger()
    (dialog,) = program.main_controller.window.findChildren(QFileDialog)
    found = dialog.nameFilters()[0].rstrip(")").split()
    assert {"*.lossy", "*.para", "*.slow", "*.ubz"} <= set(found)
    dialog.close()


def test_all_that_was_lost_of_a_lesson_is_listed_for_who_wants_to_see_it(
    program: Application, fresh_home: Path, qtbot: QtBot
) -> None:
    file = fresh_home / "Les sons.lossy"
    file.write_text("Un\n\nDeux")
    drop(program, [file])
    wait_for(lambda: "2 objets repris, 40 laissés de côté." in notices(program), "the notice")
    window = program.main_controller.window
    click(window, "Voir")
    sheet = window.findChild(ReportSheet)
    assert sheet is not None
    assert sheet.title.text() == "Compte rendu de la reprise"
    lines = [sheet.list.item(row).text() for row in range(sheet.list.count())]
    assert lines == [line for n in range(1, 41) for line in (f"Page {n}", f"Laissé de côté : Un son {n}.")]
    assert sheet.list.hasFocus()
    assert sheet.geometry() == window.rect()
    qtbot.keyClick(sheet.list, Qt.Key.Key_Escape)
    wait_for(lambda: window.findChild(ReportSheet) is None, "its end")


def menu_names(program: Application) -> list[str]:
    """Names of the commands in the menu « Leçon »."""
    window = program.main_controller.window
    window.bar.menu_wanted.emit("lesson", window)
    menu = next(one for one in window.findChildren(Menu) if one.isVisible())
    found = [tile.defaultAction().text() for tile in menu.findChildren(CommandTile) if tile.isVisible()]
    menu.put_away()
    return found


def asked_path(program: Application) -> QFileDialog:
    program.main_controller.commands[CommandId.EXPORT_OTHER].trigger()
    wait_for(lambda: bool(program.main_controller.window.findChildren(QFileDialog)), "the dialog")
    (dialog,) = program.main_controller.window.findChildren(QFileDialog)
    return dialog


def test_formats_of_plugins_are_offered_for_export_and_written(program: Application, fresh_home: Path) -> None:
    command = program.main_controller.commands[CommandId.EXPORT_OTHER]
    wait_for(command.isVisible, "the offer")
    assert EXPORT in menu_names(program)
    program.current_lesson.lesson.editor.add_text("Un demi", 20.0, 20.0)
    program.current_lesson.lesson.editor.set_info(title="Les fractions")
    dialog = asked_path(program)
    assert {"Jouet (*.para)", "Jouet (*.slow)"} <= set(dialog.nameFilters())
    dialog.selectNameFilter("Jouet (*.para)")
    dialog.filterSelected.emit("Jouet (*.para)")
    assert Path(dialog.selectedFiles()[0]).name == "Les fractions.para"
    dialog.fileSelected.emit(str(file := fresh_home / "Les fractions.para"))
    dialog.close()
    wait_for(lambda: "Enregistré : Les fractions.para" in notices(program), "the file")
    assert file.read_text() == "Un demi"
    wait_for(lambda: not program.main_controller.window.findChildren(QFileDialog), "the end of the dialog")

    dialog = asked_path(program)
    dialog.selectNameFilter("Jouet (*.slow)")
    dialog.fileSelected.emit(str(slow := fresh_home / "cours.slow"))
    dialog.close()
    assert "Écriture de « cours.slow » par l’extension « Jouet »" in notices(program)
    click(program.main_controller.window, "Annuler")
    wait_for(lambda: "Écriture" not in notices(program), "the end of writing")
    assert not slow.exists()


def test_a_format_of_a_plugin_is_offered_as_long_as_that_is_on(fresh_home: Path, qapp: QApplication) -> None:
    put_plugins(fresh_home)
    with running(fresh_home) as program:
        program.ent.parts().plugins.enable("writer")
        assert EXPORT in menu_names(program)
        dialog = asked_path(program)
        assert "Jouet (*.para)" in dialog.nameFilters()
        dialog.close()
        wait_for(lambda: not program.main_controller.window.findChildren(QFileDialog), "the end of the dialog")
        SettingsFile(folders(fresh_home).settings).set(PLUGINS_ON, "")  # at a terminal
        program.main_controller.commands[CommandId.EXPORT_OTHER].trigger()
        filters = [
            one for found in program.main_controller.window.findChildren(QFileDialog) for one in found.nameFilters()
        ]
        assert "Jouet (*.para)" not in filters
