"""Pages like the one shown are listed from all lessons in the running program; one is opened or copied."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.hands import placed
from tests.support.libraries import NoPdfs, write_ink, write_lesson
from tests.support.running_program import folders, wait_for
from tests.support.widgets import button
from tni.app.application import Application
from tni.app.folders import library_index
from tni.document.items import Stroke, Text
from tni.services.library.library_indexer import LibraryIndexer
from tni.ui.chrome.commands import CommandId
from tni.ui.library.versions_sheet import VersionsSheet

TEXT = "Comparer deux fractions de même dénominateur"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def library(tmp_path: Path) -> Path:
    library = folders(tmp_path).library
    write_lesson(library / "Fractions.tni", "Fractions", [[TEXT]])
    write_lesson(library / "6e/Révisions.tni", "Révisions", [["Les volcans"], [TEXT]])
    write_ink(library / "6e/Révisions.tni", "p1", [1, 2])
    LibraryIndexer(library, library_index(library), NoPdfs()).run()  # the program's own process waits for idle time
    return library


@pytest.fixture
def program(tmp_path: Path, library: Path, qapp: QApplication) -> Iterator[Application]:
    with placed(tmp_path, library / "Fractions.tni") as made:
        yield made


def sheet_of(program: Application) -> VersionsSheet:
    program.main_controller.commands[CommandId.VERSIONS].trigger()
    sheet = program.home.versions.sheet
    assert sheet is not None
    wait_for(lambda: sheet.list.count() > 0, "the pages")
    return sheet


def choose_first(sheet: VersionsSheet) -> None:
    assert [sheet.list.item(row).text() for row in range(sheet.list.count())] == ["Révisions\nPage 2"]
    QTest.mouseClick(sheet.list.viewport(), LEFT, pos=sheet.list.visualItemRect(sheet.list.item(0)).center())


def test_a_page_is_copied_beside_the_one_shown(program: Application) -> None:
    sheet, editor = sheet_of(program), program.main_controller.editor
    assert not sheet.copy_button.isEnabled()
    choose_first(sheet)
    button(sheet, "Copier dans cette leçon").click()
    wait_for(lambda: len(editor.pages) == 2, "the copy")
    items = editor.document.items(editor.page.id)
    assert [item.text for item in items if isinstance(item, Text)] == [TEXT]
    assert sum(isinstance(item, Stroke) for item in items) == 4
    assert program.home.versions.sheet is None
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert len(editor.pages) == 1


def test_a_page_is_opened_in_its_lesson(program: Application, library: Path) -> None:
    sheet = sheet_of(program)
    choose_first(sheet)
    button(sheet, "Ouvrir cette page").click()
    wait_for(lambda: program.current_lesson.lesson.path == library / "6e/Révisions.tni", "the lesson")
    assert program.main_controller.editor.page_index == 1


def test_a_page_without_versions_is_told(program: Application) -> None:
    program.main_controller.commands[CommandId.ADD_PAGE].trigger()
    program.main_controller.commands[CommandId.PAGE_PANEL].trigger()
    pages = program.main_controller.instruments.pages.panel
    assert pages is not None
    button(pages, "Autres versions de cette page").click()
    sheet = program.home.versions.sheet
    assert sheet is not None
    wait_for(lambda: sheet.note.text().startswith("Aucune autre page ne lui ressemble."), "the message")
