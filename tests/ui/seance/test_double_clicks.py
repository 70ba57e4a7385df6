"""Double clicks and keys pressed twice where a séance is written up: they do what one press does, and it can be taken
back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.real_pointer import RealPointer
from tests.support.rosters import KEY
from tests.support.running_program import folders, items
from tests.support.sending_simulation import made_entry
from tests.support.teaching_room import Room, room
from tests.support.widgets import button, texts
from tests.ui.seance.test_closing import Account
from tests.ui.seance.test_joined_pages import has_its_place
from tni.app.application import Application
from tni.cahier.ent_account import new_account
from tni.cahier.entry import AttachedFile, Homework
from tni.core.ids import PageId
from tni.core.settings import SEND_WINDOW
from tni.document.items import Stroke, bounds
from tni.document.pointer import PointerPhase, PointerType
from tni.roster.names_key import KeyStorage
from tni.services.lesson.lesson_editor import LessonEditor
from tni.store.ent_accounts import EntAccountsFile
from tni.store.names_lock import NamesLock
from tni.store.outbox import Outbox
from tni.ui.canvas.pointer_input import SurfaceEvent
from tni.ui.chrome import file_dialog
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.seance.cahier_sheet import CahierSheet
from tni.ui.seance.names_panel import NamesSheet

WORKS = (Homework("Exercice 1", uid="a"), Homework("Exercice 2", uid="b"), Homework("Exercice 3", uid="c"))
MOODLE = replace(new_account("moodle", "https://elea.example"), name="Éléa", readers_agreed=True)


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        yield made


@pytest.fixture
def pointer(here: Room, qtbot: QtBot) -> RealPointer:
    return RealPointer(qtbot, here.board.window)


def ended(here: Room, **entry: object) -> CahierSheet:
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    sheet.show_entry(replace(sheet.entry, contenu="Le périmètre.", **entry))  # type: ignore[arg-type]
    QApplication.processEvents()
    return sheet


def with_pages(here: Room, qtbot: QtBot) -> tuple[CahierSheet, list[PageId]]:
    """The sheet of a séance of three pages, which go with it; the first one goes with a piece of homework too."""
    for _ in range(2):
        here.board.window.do(LessonEditor.add_page)
    pages = [page.id for page in here.board.editor.pages]
    sheet = ended(here, pages=tuple(pages), homework=(Homework("Relire", uid="a", pages=(pages[0],)),))
    joined = sheet.page_column.joined
    assert joined is not None
    qtbot.waitUntil(lambda: len(joined.looks) == 3 and all(look.is_drawn for look in joined.looks.values()))
    qtbot.waitUntil(lambda: all(has_its_place(look) for look in joined.looks.values()))
    out = button(sheet, "Ne pas joindre : Page 1")
    qtbot.waitUntil(lambda: out.y() >= joined.looks[pages[0]].geometry().bottom())
    return sheet, pages


def works(sheet: CahierSheet) -> list[str]:
    return [work.text for work in sheet.entry.homework]


def focus(sheet: QWidget) -> QWidget | None:
    return sheet.window().focusWidget()


# -- pieces of homework


def test_a_double_click_takes_one_piece_out_and_it_is_put_back_where_it_was(here: Room, pointer: RealPointer) -> None:
    sheet = ended(here, homework=WORKS)
    editor = sheet.homework
    pointer.touch(editor.buttons[1])
    pointer.double_touch(editor.remove)
    assert works(sheet) == ["Exercice 1", "Exercice 3"]
    assert focus(sheet) is editor.put_back, "where the ring shows what can be done"
    pointer.touch(editor.put_back)
    assert works(sheet) == ["Exercice 1", "Exercice 2", "Exercice 3"]
    assert editor.text.toPlainText() == "Exercice 2"
    assert not editor.put_back.isVisible()
    assert focus(sheet) is editor.buttons[1]


def test_enter_pressed_twice_takes_one_piece_out(here: Room, pointer: RealPointer) -> None:
    sheet = ended(here, homework=WORKS)
    sheet.homework.remove.setFocus()
    pointer.double_key("Return")
    assert works(sheet) == ["Exercice 2", "Exercice 3"]


def test_control_z_brings_back_what_was_taken_out_the_last_first(here: Room, qtbot: QtBot) -> None:
    sheet, pages = with_pages(here, qtbot)
    sheet.show_entry(replace(sheet.entry, homework=WORKS))
    sheet.homework.attach(["/tmp/fiche.pdf"])
    sheet.homework.files.remove.click()
    sheet.page_column.left_out.emit(pages[0])
    sheet.homework.buttons[1].click()
    sheet.homework.remove.click()
    assert works(sheet) == ["Exercice 1", "Exercice 3"]
    undo(sheet)
    assert works(sheet) == ["Exercice 1", "Exercice 2", "Exercice 3"]
    assert sheet.entry.pages == tuple(pages[1:])
    undo(sheet)
    assert sheet.entry.pages == tuple(pages)
    before = here.board.editor.document
    undo(sheet)
    assert here.board.editor.document == before, "the page behind keeps its own"


def undo(sheet: CahierSheet) -> None:
    at = focus(sheet)
    assert at is not None
    QTest.keyClick(at, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_a_file_that_is_taken_out_by_a_double_click_asks_for_no_other_one(here: Room, pointer: RealPointer) -> None:
    sheet = ended(here, homework=(replace(WORKS[0], files=(AttachedFile("/tmp/fiche.pdf"),)),))
    with patch.object(file_dialog, "ask_files_to_join") as asked:
        pointer.double_touch(sheet.homework.files.remove)
    asked.assert_not_called()
    assert sheet.homework.files.put_back.isVisible()
    assert sheet.entry.homework[0].files == ()


def test_what_was_copied_is_not_said_of_what_was_changed_since(here: Room) -> None:
    sheet = ended(here, homework=WORKS)
    sheet.copy_travail.click()
    assert sheet.message.text() == "Travail copié."
    sheet.homework.remove.click()
    assert sheet.message.text() == ""


# -- pages


def test_a_double_click_leaves_one_page_out_and_it_is_joined_again(
    here: Room, pointer: RealPointer, qtbot: QtBot
) -> None:
    sheet, pages = with_pages(here, qtbot)
    pointer.double_touch(button(sheet, "Ne pas joindre : Page 1"))
    assert sheet.entry.pages == (pages[1], pages[2])
    assert sheet.entry.homework[0].pages == ()
    sheet.contenu.appendPlainText("Bilan noté.")
    pointer.touch(sheet.page_column.put_back)
    assert sheet.entry.pages == tuple(pages)
    assert sheet.entry.homework[0].pages == (pages[0],)
    assert sheet.entry.contenu.endswith("Bilan noté."), "what was written meanwhile stays"
    assert not sheet.page_column.put_back.isVisible()


# -- answers


def test_a_double_click_on_an_answer_answers(here: Room, pointer: RealPointer, qtbot: QtBot) -> None:
    sheet = ended(here)
    other = here.roster.open_second()
    other.names.seal_by(NamesLock.around(KEY, KeyStorage.PASSPHRASE, "une longue phrase"), KEY)
    other.close()
    sheet.copy_contenu.click()
    names = here.teaching.seance.cahier_controller.names
    qtbot.waitUntil(lambda: names.sheet is not None)
    asked = names.sheet
    assert isinstance(asked, NamesSheet)
    QApplication.processEvents()
    pointer.double_touch(button(asked, "J’ai relu, aucun nom"))
    assert asked.answers.unchecked
    assert asked.done.isEnabled()
    assert "Encore 1 réponse" not in texts(asked)


def test_the_keys_that_end_a_seance_begin_no_other_one_when_they_are_pressed_twice(here: Room, qtbot: QtBot) -> None:
    sheet = ended(here)
    sheet.contenu.setPlainText("Exposé de Samir.")
    for is_held in (True, False):
        keys = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "\r", is_held)
        QApplication.sendEvent(sheet, QKeyEvent(QEvent.Type.KeyPress, *keys))
        names = here.teaching.seance.cahier_controller.names
        assert (names.sheet is None) is is_held, "what opened the sheet is still held"
    window = sheet.window().windowHandle()
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert here.teaching.seance.panel is None


def test_a_double_click_does_not_send_what_it_is_asked_about(here: Room, pointer: RealPointer, qtbot: QtBot) -> None:
    account = Account()
    here.teaching.seance.cahier_controller.sending = account  # type: ignore[assignment]
    sheet = ended(here, homework=(Homework("Pour la rentrée : DM n° 2", uid="a"),), pages=())
    pointer.double_touch(sheet.bar.send)
    assert account.taken == []
    assert "Pour quel jour ?" in sheet.message.text()
    pointer.touch(sheet.bar.send)
    qtbot.waitUntil(lambda: len(account.taken) == 1)


def test_keys_pressed_twice_do_not_send_it_either(here: Room, qtbot: QtBot) -> None:
    account = Account()
    here.teaching.seance.cahier_controller.sending = account  # type: ignore[assignment]
    sheet = ended(here, homework=(Homework("Pour la rentrée : DM n° 2", uid="a"),), pages=())
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(60_000)
    for _ in range(2):
        QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.setDoubleClickInterval(before)
    assert account.taken == []
    assert "Pour quel jour ?" in sheet.message.text()


def test_one_question_is_asked_about_an_entry_on_its_way(program: Application, qtbot: QtBot, tmp_path: Path) -> None:
    home, days = folders(tmp_path), ["-"] * 7
    days[(datetime.now(UTC).weekday() + 3) % 7] = "12:00-13:00"  # nothing is sent today, whatever the hour
    program.settings.set(SEND_WINDOW, ",".join(days))
    EntAccountsFile(home.ent_accounts).write([MOODLE])
    Outbox(home.outbox).put(made_entry(1, Random(1)), [MOODLE.id], datetime.now(UTC))
    pointer = RealPointer(qtbot, program.main_controller.window)
    program.main_controller.commands[CommandId.OUTBOX].trigger()
    sheet = program.ent.parts().windows.sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.chosen is not None)
    sheet.pause_wanted.emit(True)
    qtbot.waitUntil(lambda: sheet.pause.label == "Reprendre les envois")
    QApplication.processEvents()
    (keep,) = [
        one
        for one in sheet.findChildren(type(sheet.pause))
        if one.accessibleName().startswith("Ne pas envoyer") and one.isVisible()
    ]
    pointer.double_touch(keep)
    (asked,) = [one for one in sheet.findChildren(QuestionPanel) if one.isVisible()]
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert not [one for one in sheet.findChildren(QuestionPanel) if one.isVisible()]
    assert focus(sheet) is sheet.list


# -- what lies behind


def test_the_second_press_on_what_closes_a_sheet_writes_nothing(here: Room, pointer: RealPointer) -> None:
    sheet = ended(here)
    here.trigger(CommandId.PEN)
    pointer.double_touch(button(sheet, f"Fermer : {sheet.accessibleName()}"))
    assert here.teaching.seance.cahier_controller.sheet is None
    assert items(here.program) == []


def test_a_stroke_that_begins_where_a_sheet_has_closed_is_kept_whole(here: Room, pointer: RealPointer) -> None:
    sheet = ended(here)
    here.trigger(CommandId.PEN)
    pointer.touch_then_stroke(button(sheet, f"Fermer : {sheet.accessibleName()}"), QPoint(-200, 120))
    assert here.teaching.seance.cahier_controller.sheet is None
    (stroke,) = items(here.program)
    assert isinstance(stroke, Stroke)
    box = bounds(stroke)
    assert box.width > 20


def test_the_second_tap_of_a_finger_writes_nothing_either(here: Room) -> None:
    sheet, window = ended(here), here.board.window
    here.trigger(CommandId.PEN)
    close = button(sheet, f"Fermer : {sheet.accessibleName()}")
    at = QPointF(close.mapTo(window, close.rect().center()))
    for phase, ms in ((PointerPhase.DOWN, 1_000), (PointerPhase.UP, 1_020)):  # as a contact of a board does
        assert window.beside.contact(("board", 1), phase, at, ms)
    assert here.teaching.seance.cahier_controller.sheet is None
    on_page = QPointF(window.canvas.mapFromGlobal(window.mapToGlobal(at)))

    def tap(at_s: float) -> None:
        for phase, later_s in ((PointerPhase.DOWN, 0.0), (PointerPhase.UP, 0.02)):
            window.canvas.feed(
                SurfaceEvent(
                    pointer=7, phase=phase, tool=PointerType.FINGER, at_s=at_s + later_s,
                    x_px=on_page.x(), y_px=on_page.y(),
                )
            )  # fmt: skip

    tap(1.15)
    assert items(here.program) == []
    tap(3.0)
    assert len(items(here.program)) == 1
