"""Files of other programs in the window, read by the program itself: opened, reported, exported, several at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.formats.lessons.small_packages import SVG_PAGE, packed, small_packages
from tests.support.running_program import folders, running, wait_for
from tests.support.widgets import click
from tests.ui.main_window.test_dropped_files import drop, notices
from tni.app.application import Application
from tni.services.plugins.format_contract import PNG
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.report_sheet import ReportSheet

TWO_PAGES = packed(
    metadata_dot_rdf="<RDF/>", page000_dot_svg=SVG_PAGE, page001_dot_svg=SVG_PAGE.replace("a.png", "gone.png"),
    images__a_dot_png=PNG,
)  # fmt: skip


@pytest.fixture
def program(fresh_home: Path, qapp: QApplication) -> Iterator[Application]:
    with running(fresh_home) as made:
        yield made


@pytest.fixture
def file(fresh_home: Path) -> Path:
    path = fresh_home / "Les volcans.ubz"
    path.write_bytes(TWO_PAGES)
    return path


def opened(program: Application, file: Path) -> None:
    drop(program, [file])
    wait_for(lambda: f"« {file.name} » :" in notices(program), "the report")


def sheet_of(program: Application) -> ReportSheet:
    wait_for(lambda: bool(program.main_controller.window.findChildren(ReportSheet)), "the sheet")
    (sheet,) = program.main_controller.window.findChildren(ReportSheet)
    return sheet


def rows(sheet: ReportSheet) -> list[str]:
    return [sheet.list.item(row).text() for row in range(sheet.list.count())]


def test_a_line_of_the_report_leads_to_its_page_and_the_report_can_be_read_again(
    program: Application, file: Path, qtbot: QtBot
) -> None:
    again = program.main_controller.commands[CommandId.CONVERSION_REPORT]
    assert not again.isVisible()
    opened(program, file)
    assert program.current_lesson.lesson.path == folders(file.parent).library / "Les volcans.tni"
    assert "objets repris" in notices(program)
    click(program.main_controller.window, "Voir")
    sheet = sheet_of(program)
    at = rows(sheet).index("Page 2") + 1
    place = sheet.list.visualItemRect(sheet.list.item(at)).center()
    sheet.list.scrollToItem(sheet.list.item(at))
    qtbot.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    editor = program.current_lesson.lesson.editor
    assert editor.page.id == editor.pages[1].id
    wait_for(lambda: not program.main_controller.window.findChildren(ReportSheet), "its end")
    assert again.isVisible()
    again.trigger()
    sheet = sheet_of(program)
    editor.go_to(editor.pages[0].id)
    sheet.list.setCurrentRow(at)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    assert editor.page.id == editor.pages[1].id


def test_a_report_is_copied_and_saved(program: Application, file: Path) -> None:
    opened(program, file)
    program.main_controller.commands[CommandId.CONVERSION_REPORT].trigger()
    sheet = sheet_of(program)
    click(sheet, "Copier")
    text = QGuiApplication.clipboard().text()
    assert text.startswith("« Les volcans.ubz » : ")
    assert "Page 2\n" in text
    click(sheet, "Enregistrer…")
    wait_for(lambda: bool(program.main_controller.window.findChildren(QFileDialog)), "the dialog")
    (dialog,) = program.main_controller.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(saved := file.parent / "rapport.txt"))
    dialog.close()
    assert saved.read_text() == text


def test_a_report_can_be_read_again_after_a_restart(fresh_home: Path, qapp: QApplication, file: Path) -> None:
    with running(fresh_home) as first:
        opened(first, file)
        first.main_controller.commands[CommandId.CONVERSION_REPORT].trigger()
        told = rows(sheet_of(first))
    with running(fresh_home) as second:
        again = second.main_controller.commands[CommandId.CONVERSION_REPORT]
        second.current_lesson.open(folders(fresh_home).library / "Les volcans.tni")
        wait_for(again.isVisible, "the lesson")
        again.trigger()
        assert rows(sheet_of(second)) == told
        sheet_of(second).put_away()
        second.current_lesson.new()
        wait_for(lambda: not again.isVisible(), "a lesson without a report")


def test_formats_of_the_program_are_offered_for_export_and_written(program: Application, fresh_home: Path) -> None:
    program.current_lesson.lesson.editor.add_text("Un demi", 20.0, 20.0)
    program.main_controller.commands[CommandId.EXPORT_OTHER].trigger()
    wait_for(lambda: bool(program.main_controller.window.findChildren(QFileDialog)), "the dialog")
    (dialog,) = program.main_controller.window.findChildren(QFileDialog)
    assert "OpenBoard (*.ubz)" in dialog.nameFilters()
    dialog.selectNameFilter("OpenBoard (*.ubz)")
    dialog.fileSelected.emit(str(made := fresh_home / "volcans.ubz"))
    dialog.close()
    wait_for(lambda: "Enregistré : volcans.ubz" in notices(program), "the file")
    assert made.read_bytes().startswith(b"PK")


def test_several_files_at_once_become_lessons_of_the_library(program: Application, fresh_home: Path) -> None:
    small = small_packages()
    paths = [fresh_home / f"cours{end}" for end in (".ubz", ".xopp", ".pptx")]
    for path in paths:
        path.write_bytes(small[path.suffix])
    (bad := fresh_home / "bad.ubz").write_bytes(b"PK nothing")
    before = program.current_lesson.lesson
    drop(program, [*paths, bad])
    wait_for(lambda: "3 ajoutés" in notices(program), "the report")
    assert "1 laissé de côté" in notices(program)
    library = folders(fresh_home).library
    assert {path.name for path in library.glob("cours*.tni")} == {"cours.tni", "cours (2).tni", "cours (3).tni"}
    assert program.current_lesson.lesson is before
