"""The history of a lesson in its window: looked through, compared, and restored."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidgetItem

from tests.store.test_lesson_snapshot import make_lesson
from tests.support.kept_history import HistoryMaker, SetClock
from tests.support.libraries import a_text
from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, room
from tests.support.widgets import button, click
from tni.app.library_upkeep import LibraryUpkeep
from tni.app.library_windows import connect_library_windows
from tni.core.ids import PageId
from tni.core.settings import BACKUP_FOLDER
from tni.document.items import Page, Text
from tni.store.backup_place import BackupPlace
from tni.ui.chrome.commands import CommandId
from tni.ui.event_loop.threads import ThreadTaskRunner
from tni.ui.library.history_sheet import HistorySheet
from tni.ui.library.menu_line import MenuLine
from tni.ui.library.upkeep_controller import UpkeepController

NOW = datetime(2026, 10, 20, 17, 0).astimezone()
FIRST, SECOND, THIRD = (Page(id=PageId(key), position=place) for key, place in (("one", 1.0), ("two", 2.0), ("3", 3.0)))
OLD, NEW = a_text("t", FIRST.id, "avant"), a_text("t", FIRST.id, "après")


class Desk:
    """A lesson of which three revisions are kept, open on the board."""

    def __init__(self, here: Room, path: Path, upkeep: LibraryUpkeep, windows: UpkeepController) -> None:
        self.here, self.path, self.upkeep, self.windows = here, path, upkeep, windows

    def open(self) -> HistorySheet:
        """Open the sheet by its command, and wait for the pages of the latest revision."""
        self.here.trigger(CommandId.HISTORY)
        return self.read()

    def read(self) -> HistorySheet:
        sheet = self.windows.history.sheet
        assert sheet is not None
        wait_for(lambda: sheet.pages.page != "", "the pages of the revision")
        return sheet

    def choose(self, sheet: HistorySheet, row: int) -> None:
        """Choose a revision by the pointer; lines of days count."""
        box = sheet.list.visualItemRect(sheet.list.item(row))
        QTest.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
        wait_for(lambda: sheet.pages.page != "", "the pages of the revision")

    @staticmethod
    def lines(sheet: HistorySheet) -> list[QListWidgetItem]:
        return [sheet.list.item(row) for row in range(sheet.list.count())]

    def texts(self) -> list[str]:
        records = self.here.board.editor.document.records()
        return sorted(record.text for record in records if isinstance(record, Text))


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "lessons" / "eau.tni"
    make_lesson(path, FIRST, SECOND, OLD)
    maker = HistoryMaker(path.parent, path)
    maker.save(NOW - timedelta(days=17))
    maker.save(NOW - timedelta(days=2), (NEW, THIRD))
    maker.save(NOW, (replace(NEW, text="maintenant"),), (SECOND.id,))
    with room(qapp, tmp_path) as here:
        here.teaching.start()
        clock, tasks = SetClock(NOW), ThreadTaskRunner(here.program.main, "library")
        upkeep = LibraryUpkeep(here.program.current_lesson, path.parent, here.program.settings, clock, tasks)
        host = lambda: here.teaching.windows.asking_host  # noqa: E731
        ended = here.teaching.seance.seance_ended.connect
        windows = connect_library_windows(
            here.board, upkeep, here.program.settings, clock, host, lambda: False, ended
        )()
        here.program.current_lesson.open(path)
        wait_for(lambda: here.program.current_lesson.lesson.path == path, "the lesson")
        yield Desk(here, path, upkeep, windows)
        upkeep.close()


def test_a_revision_is_compared_with_now_and_a_page_restored_and_undone(desk: Desk) -> None:
    sheet = desk.open()
    assert sheet.summary.text() == "Aucune différence avec la leçon d’aujourd’hui."
    assert not sheet.page_button.isEnabled()
    assert not sheet.compare_button.is_filled
    desk.choose(sheet, sheet.list.count() - 1)
    assert sheet.heading.text() == "samedi 3 octobre, 17\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}00"
    assert sheet.summary.text() == "Depuis : page 1 modifiée, page 2 ajoutée, page 2 enlevée."
    assert sheet.compare_button.is_filled
    click(sheet, "Comparer avec maintenant")
    assert sheet.comparison.place.text() == "Changement 1 sur 3 : page 1 modifiée depuis"
    QTest.keyClick(sheet.comparison, Qt.Key.Key_Right)
    QTest.keyClick(sheet.comparison, Qt.Key.Key_Right)
    assert sheet.comparison.page == THIRD.id
    assert "pas encore" in sheet.comparison.then_view.note.text()
    assert not sheet.page_button.isEnabled(), "there is nothing to take"
    QTest.keyClick(sheet.comparison, Qt.Key.Key_Left)
    QTest.keyClick(sheet.comparison, Qt.Key.Key_Left)
    click(sheet, "Reprendre cette page")
    wait_for(lambda: desk.texts() == ["avant"], "the page as it was")
    wait_for(lambda: "page 1" not in sheet.summary.text(), "the comparison of now")
    button(desk.here.board.window, "Annuler").click()
    assert desk.texts() == ["maintenant"]


def test_the_whole_lesson_is_restored_as_it_was_on_a_day(desk: Desk) -> None:
    sheet = desk.open()
    sheet.day.setDate(sheet.day.date().addDays(-10))
    assert sheet.list.current is not None
    assert sheet.list.current.made == NOW - timedelta(days=17)
    sheet.day.setDate(sheet.day.date().addDays(-30))
    assert sheet.missing.isVisible()
    wait_for(lambda: sheet.lesson_button.isEnabled(), "the comparison")
    click(sheet, "Reprendre toute la leçon")
    wait_for(lambda: desk.texts() == ["avant"], "the lesson as it was")
    assert [page.id for page in desk.here.board.editor.pages] == [FIRST.id, SECOND.id]
    assert desk.windows.history.sheet is None
    desk.here.trigger(CommandId.UNDO)
    assert desk.texts() == ["maintenant"]


def test_a_revision_gets_a_name_from_its_menu(desk: Desk) -> None:
    sheet = desk.open()
    desk.choose(sheet, sheet.list.count() - 1)
    QTest.mouseClick(sheet.more_button, Qt.MouseButton.LeftButton)
    (line,) = [one for one in sheet.findChildren(MenuLine) if one.accessibleName() == "Nommer cette version"]
    line.click()
    QTest.keyClicks(sheet.name, "Avant les vacances")
    QTest.keyClick(sheet.name, Qt.Key.Key_Return)
    wait_for(lambda: sheet.list.current is not None and sheet.list.current.name == "Avant les vacances", "the name")
    assert sheet.list.current is not None
    assert sheet.list.current.made == NOW - timedelta(days=17)


def test_while_teaching_nothing_is_restored_and_why_is_said(desk: Desk) -> None:
    desk.here.teaching.seances.begin(desk.here.class_id, "5eA", "Maths")
    sheet = desk.open()
    desk.choose(sheet, sheet.list.count() - 1)
    click(sheet, "Reprendre toute la leçon")
    assert "Préparer" in sheet.summary.text()
    assert desk.texts() == ["maintenant"]


def test_a_lesson_that_is_not_open_is_restored_in_its_file(desk: Desk) -> None:
    desk.here.trigger(CommandId.NEW)
    wait_for(lambda: desk.here.program.current_lesson.lesson.path != desk.path, "another lesson")
    desk.here.board.history_wanted.emit(desk.path, "eau")
    sheet = desk.read()
    desk.choose(sheet, sheet.list.count() - 1)
    assert not sheet.page_button.isVisible()
    before = sheet.list.count()
    click(sheet, "Reprendre toute la leçon")
    wait_for(lambda: sheet.list.count() > before, "its new revision")
    wait_for(lambda: any("telle qu’elle était" in text for text in desk.here.notices), "the notice")


def test_a_state_of_a_backup_is_restored_in_the_open_lesson_and_a_place_that_is_away_is_said(desk: Desk) -> None:
    place = BackupPlace.create(desk.path.parent.parent / "key", NOW)
    other = desk.path.parent.parent / "elsewhere" / desk.path.name
    other.parent.mkdir()
    shutil.copyfile(desk.path, other)
    maker = HistoryMaker(other.parent, other)
    maker.save(NOW, (replace(NEW, text="jamais fermée"),))
    place.write(other.parent, NOW - timedelta(days=5), "here")
    desk.upkeep.when_loaded(lambda _history, backups: backups.choose(place.folder))
    wait_for(lambda: bool(desk.here.program.settings.get(BACKUP_FOLDER)), "the place")
    sheet = desk.open()
    wait_for(lambda: any("sauvegarde du" in line.text() for line in desk.lines(sheet)), "the state of the backup")
    (row,) = [row for row, line in enumerate(desk.lines(sheet)) if "sauvegarde du" in line.text()]
    desk.choose(sheet, row)
    click(sheet, "Reprendre cette page")
    wait_for(lambda: desk.texts() == ["jamais fermée"], "the page as it was")
    sheet.put_away()
    place.folder.rename(place.folder.with_name("pulled out"))
    sheet = desk.open()
    wait_for(lambda: "n’est pas là" in sheet.backups_note.text(), "why there is none")
    assert sheet.list.count() > 3


def test_a_lesson_without_revisions_says_when_there_will_be_some(desk: Desk) -> None:
    other = desk.path.with_name("autre.tni")
    make_lesson(other, FIRST)
    desk.here.board.history_wanted.emit(other, "autre")
    sheet = desk.windows.history.sheet
    assert sheet is not None
    wait_for(lambda: "Aucune version" in sheet.list.note.text(), "the empty list")
    assert sheet.list.count() == 0
    assert not sheet.right.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert desk.windows.history.sheet is None


def test_the_history_of_a_tile_is_shown_over_the_home_screen(desk: Desk) -> None:
    desk.here.trigger(CommandId.NEW)
    desk.here.trigger(CommandId.HOME)
    screen = desk.here.program.home.controller.screen
    wait_for(lambda: screen.view.shelf_model.row_of("eau.tni") is not None, "the lesson's tile")
    row = screen.view.shelf_model.row_of("eau.tni")
    assert row is not None
    screen.view.select_only(row)
    QTest.keyClick(screen.view, Qt.Key.Key_Menu)
    wait_for(lambda: bool(screen.findChildren(MenuLine)), "the menu")
    (line,) = [one for one in screen.findChildren(MenuLine) if one.accessibleName() == "Historique…"]
    line.click()
    sheet = desk.read()
    assert sheet.title.text() == "Historique : eau"
    assert sheet.list.count() > 0
    centre = sheet.mapTo(desk.here.board.window, sheet.rect().center())
    assert sheet.isAncestorOf(desk.here.board.window.childAt(centre))
