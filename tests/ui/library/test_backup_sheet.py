"""Backups and the library's check in their windows: chosen, made, restored, and mended."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.store.test_lesson_snapshot import make_lesson
from tests.support.kept_history import HistoryMaker, SetClock
from tests.support.lessons import PAGE, a_stroke
from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, room
from tests.support.widgets import click, texts
from tni.app.library_upkeep import LibraryUpkeep
from tni.app.library_windows import connect_library_windows
from tni.core.settings import BACKUP_DAYS, BACKUP_FOLDER, HISTORY_ALL_DAYS
from tni.files.library_errors import BackupTroubleKind
from tni.services.library.backup_service import BackupState
from tni.services.library.history_service import UnreadableLesson
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.event_loop.threads import ThreadTaskRunner
from tni.ui.library.backup_controller import BackupController
from tni.ui.library.backup_sheet import BackupSheet
from tni.ui.library.restore_sheet import RestoreSheet

NOW = datetime(2026, 10, 20, 17, 0).astimezone()


class Desk:
    """A library of one lesson with a revision, and the windows of its upkeep."""

    def __init__(self, here: Room, folder: Path, clock: SetClock) -> None:
        self.here, self.folder, self.clock = here, folder, clock
        self.lesson, self.key = folder / "lessons" / "eau.tni", folder / "key"
        self.settings = here.program.settings
        tasks = ThreadTaskRunner(here.program.main, "library")
        self.upkeep = LibraryUpkeep(here.program.current_lesson, folder / "lessons", self.settings, clock, tasks)
        host = lambda: here.teaching.windows.asking_host  # noqa: E731
        self.has_class = False
        ended = here.teaching.seance.seance_ended.connect
        self.windows = connect_library_windows(
            here.board, self.upkeep, self.settings, clock, host, lambda: self.has_class, ended
        )()

    @property
    def controller(self) -> BackupController:
        return self.windows.backups

    def open(self) -> BackupSheet:
        self.here.trigger(CommandId.BACKUPS)
        sheet = self.controller.sheet
        assert sheet is not None
        return sheet

    def pick(self, folder: Path) -> None:
        """Answer the dialog that asks for a folder."""
        dialogs = [
            one for window in QApplication.topLevelWidgets() for one in (window, *window.findChildren(QFileDialog))
        ]
        (dialog,) = {one for one in dialogs if isinstance(one, QFileDialog) and one.isVisible()}
        dialog.fileSelected.emit(str(folder))
        dialog.close()

    def backed_up(self) -> BackupSheet:
        """Choose the key, and wait for the first backup."""
        sheet = self.open()
        wait_for(lambda: self.controller.is_ready, "the services")
        click(sheet, "Choisir un emplacement…")
        self.pick(self.key)
        wait_for(lambda: sheet.last.text().startswith("Dernière : aujourd’hui"), "the first backup")
        return sheet


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    lesson = tmp_path / "lessons" / "eau.tni"
    make_lesson(lesson, PAGE, a_stroke("s"))
    HistoryMaker(lesson.parent, lesson).save(NOW - timedelta(days=1))
    (tmp_path / "key").mkdir()
    with room(qapp, tmp_path) as here:
        here.teaching.start()
        desk = Desk(here, tmp_path, SetClock(NOW))
        yield desk
        desk.upkeep.close()


def test_a_place_is_chosen_backed_up_to_and_a_lesson_restored_from_it(desk: Desk) -> None:
    air = desk.lesson.with_name("air.tni")
    make_lesson(air, PAGE, a_stroke("s"))
    sheet = desk.backed_up()
    assert desk.settings.get(BACKUP_FOLDER) == str(desk.key / "Sauvegardes TNI")
    assert "il reste" in sheet.last.text()
    air.unlink()
    click(sheet, "Restaurer…")
    restoring = desk.controller.restoring.sheet
    assert restoring is not None
    wait_for(lambda: restoring.ticks.list.count() == 3, "the lessons of the backup, and the one on the board")
    assert restoring.list.item(0).text().endswith("\n3 leçons")
    assert restoring.others.isHidden()
    assert not restoring.folder_button.isEnabled()
    QTest.keyClicks(restoring.ticks.search, "air")
    (row,) = [restoring.ticks.list.item(row) for row in range(restoring.ticks.list.count())]
    assert "n’est plus dans la bibliothèque" in row.text()
    box = restoring.ticks.list.visualItemRect(row)
    QTest.mouseClick(restoring.ticks.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert restoring.ticks.count.text() == "1 leçon choisie sur 3"
    for key, ticked in ((Qt.Key.Key_Space, 0), (Qt.Key.Key_Return, 1)):  # the pointer still rests on the list
        QTest.keyClick(restoring.ticks.list, key)
        assert restoring.ticks.count.text() == f"{ticked} leçon choisie sur 3"
    (desk.folder / "out").mkdir()
    click(restoring, "Dans un dossier…")
    desk.pick(desk.folder / "out")
    wait_for(lambda: restoring.message.text() == "1 leçon est dans « out ».", "the lesson")
    assert [path.name for path in (desk.folder / "out").iterdir()] == ["air.tni"]
    wait_for(restoring.library_button.isEnabled, "the end")
    click(restoring, "Dans ma bibliothèque")
    wait_for(air.is_file, "the lesson in the library")


def asked_about_all(desk: Desk) -> tuple[RestoreSheet, QuestionPanel]:
    """Both lessons of the backup are to come back into the library, and the question is open."""
    assert desk.controller.sheet is not None
    click(desk.controller.sheet, "Restaurer…")
    restoring = desk.controller.restoring.sheet
    assert restoring is not None
    wait_for(lambda: restoring.ticks.list.count() == 2, "the lessons of the backup")
    click(restoring.ticks, "Toutes")
    click(restoring, "Dans ma bibliothèque")
    (question,) = restoring.findChildren(QuestionPanel)
    return restoring, question


def test_a_lesson_that_has_changed_since_is_asked_about(desk: Desk) -> None:
    desk.backed_up()
    HistoryMaker(desk.lesson.parent, desk.lesson).save(NOW, [replace(PAGE, title="Nouveau")])
    restoring, question = asked_about_all(desk)
    assert "« eau » a changé depuis" in " ".join(texts(question))
    assert not restoring.library_button.isEnabled(), "it is asked once"
    QTest.keyClick(question, Qt.Key.Key_Escape)
    click(restoring, "Dans ma bibliothèque")
    (question,) = (one for one in restoring.findChildren(QuestionPanel) if one.isVisible())
    click(restoring.ticks, "Aucune")
    QTest.keyClicks(restoring.ticks.search, "eau")
    click(restoring.ticks, "Toutes")
    click(question, "Mettre à côté")
    beside = desk.lesson.with_name(f"Sauvegarde du {NOW:%Y-%m-%d} - eau.tni")
    wait_for(beside.is_file, "the lesson beside, as it was asked")
    wait_for(lambda: not restoring.ticks.names, "the end: the next choice is a new one")


def test_the_lesson_on_the_board_is_said_to_be_there(desk: Desk) -> None:
    desk.backed_up()
    board = desk.here.program.current_lesson.lesson.path
    assert board is not None
    os.utime(board, (0, 0))
    restoring, question = asked_about_all(desk)
    click(question, "Remplacer")
    said = f"« {board.stem} » est ouverte au tableau : en ouvrir une autre, puis recommencer."
    wait_for(lambda: restoring.message.text().endswith(said), said)


def test_rules_and_rhythm_are_kept_as_they_are_chosen(desk: Desk) -> None:
    sheet = desk.backed_up()
    rule = sheet.rules.lists[0]
    rule.setCurrentIndex(rule.findText("14 jours"))
    assert desk.settings.get(HISTORY_ALL_DAYS) == 14
    assert "chaque version pendant 14 jours" in sheet.rules.summary.text()
    sheet.rhythm.setCurrentIndex(sheet.rhythm.findText("chaque semaine"))
    assert desk.settings.get(BACKUP_DAYS) == 7
    click(sheet, "Ne plus sauvegarder")
    assert desk.settings.get(BACKUP_FOLDER) == ""
    assert not sheet.run_button.isVisible()


def test_a_damaged_lesson_is_found_and_mended(desk: Desk) -> None:
    data = bytearray(desk.lesson.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    desk.lesson.write_bytes(data)
    sheet = desk.open()
    wait_for(lambda: desk.controller.is_ready, "the services")
    click(sheet, "Vérifier ma bibliothèque")
    check = desk.controller.check
    assert check is not None
    wait_for(lambda: check.list.count() == 1, "the report")
    assert "Leçon abîmée : eau.tni" in check.list.item(0).text()
    click(check, "Réparer")
    wait_for(lambda: check.list.count() == 1, "the report")
    assert "une copie saine, de l’historique" in check.list.item(0).text()
    assert not check.repair_button.isVisible()
    assert desk.lesson.with_name("eau (réparée).tni").is_file()


def test_a_place_that_is_away_is_said_once_a_week(desk: Desk) -> None:
    away = BackupState(desk.key, trouble=BackupTroubleKind.AWAY)
    notices = desk.here.board.window.notices
    said = []
    for days in (0, 3, 8):
        desk.clock.at = NOW + timedelta(days=days)
        desk.windows.show_backup_trouble(away)
        said.append([text for text in notices.texts() if "n’est pas là" in text])
        for text in said[-1]:
            notices.remove(text)
    assert [len(found) for found in said] == [1, 0, 1]


def test_lessons_that_cannot_be_read_are_said_once_and_lead_to_the_check(desk: Desk) -> None:
    notices = desk.here.board.window.notices
    broken, newer = UnreadableLesson(desk.lesson, "1 1"), UnreadableLesson(desk.lesson.with_name("b.tni"), "2 2")
    said = []
    for lessons in ([broken], [broken], [broken, newer], [newer], []):
        desk.windows.show_unreadable(lessons)
        said.append([text for text in notices.texts() if "être lue" in text])
        for text in said[-1]:
            notices.remove(text)
    assert [len(found) for found in said] == [1, 0, 1, 0, 0]
    assert "eau.tni" in said[0][0]
    assert "2 leçons" in said[2][0]


def test_a_history_that_cannot_be_saved_is_said_and_stands_in_the_health_line(desk: Desk) -> None:
    desk.windows.show_history_trouble(OSError(28, "no space"))
    assert any("n’est pas dans l’historique" in text for text in desk.here.notices)
    assert "historique" in desk.here.board.upkeep_trouble
    desk.windows.show_history_trouble(None)
    assert desk.here.board.upkeep_trouble == ""


def test_troubles_wait_while_a_class_is_taught(desk: Desk) -> None:
    said = desk.here.board.window.notices.texts
    before, desk.has_class = said(), True
    desk.windows.show_history_trouble(OSError(28, "no space"))
    desk.windows.show_backup_trouble(BackupState(desk.key, trouble=BackupTroubleKind.AWAY))
    assert said() == before
    assert "historique" in desk.here.board.upkeep_trouble
    desk.has_class = False
    desk.here.teaching.seance.seance_ended.emit()
    news = [text for text in said() if text not in before]
    assert any("n’est pas là" in text for text in news)
    assert any("n’est pas dans l’historique" in text for text in news)


def test_a_backup_under_way_shows_how_far_it_is_and_can_be_stopped(desk: Desk) -> None:
    sheet = desk.backed_up()
    stopped: list[bool] = []
    sheet.stop_wanted.connect(lambda: stopped.append(True))
    sheet.show_state(BackupState(desk.key, is_running=True))
    sheet.show_progress(3, 12)
    assert sheet.progress.text.text() == "Sauvegarde : 3 fichiers sur 12"
    assert not sheet.run_button.isEnabled()
    click(sheet.progress, "Arrêter")
    assert stopped == [True]
    wait_for(sheet.run_button.isEnabled, "the end of the backup")
