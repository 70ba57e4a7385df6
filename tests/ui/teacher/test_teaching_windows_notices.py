"""Notices beside the class: an answer appears in the window in which something was asked, by a real pointer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.support.hands import Fingers
from tests.support.real_pointer import RealPointer
from tests.support.running_program import items, wait_for, write
from tests.support.teaching_room import Room, room
from tests.support.widgets import button
from tests.ui.main_window.test_dropped_files import drop
from tests.ui.seance.test_mode import LINE, open_lesson
from tni.files.lesson_health import LessonHealth, StorageTrouble, StorageTroubleKind
from tni.ui.chrome.button import ActionButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.notices import Notice
from tni.ui.teacher.teacher_window import TeacherWindow

TWO_SCREENS = ([QRect(0, 0, 1366, 768), QRect(1366, 0, 1280, 720)], 0)
NO_DEVICE = "Aucun récepteur, téléphone ou caméra n’est prêt : les votes compteront dès qu’il y en aura un."


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    """Both windows beside one another, as on two screens, and a lesson on whose first page a class has written."""
    with room(qapp, tmp_path, screens=TWO_SCREENS) as made:
        made.teaching.start()
        open_lesson(made)
        made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        write(made.program, *LINE)
        made.end_seance()
        lay(teacher_of(made), QRect(4, 40, 1270, 760))
        lay(made.board.window, QRect(1280, 40, 640, 900))
        for notice in [*made.board.window.notices.shown, *teacher_of(made).notices.shown]:
            notice.close()
        yield made


def lay(window: QWidget, box: QRect) -> None:
    window.showNormal()
    wait_for(lambda: not window.isFullScreen() and not window.isMaximized(), "a window that can be moved")
    window.setGeometry(box)
    wait_for(lambda: window.size() == box.size(), "its size")


def teacher_of(here: Room) -> TeacherWindow:
    teacher = here.teaching.windows.teacher
    assert teacher is not None
    return teacher


@pytest.fixture
def teacher(here: Room) -> TeacherWindow:
    return teacher_of(here)


@pytest.fixture
def pointer(qtbot: QtBot, teacher: TeacherWindow) -> RealPointer:
    return RealPointer(qtbot, teacher)


def command_button(here: Room, window: QWidget, command: CommandId) -> ActionButton:
    action = here.board.commands[command]
    return next(one for one in window.findChildren(ActionButton) if one.defaultAction() is action)


def in_notice(window: QWidget, label: str) -> QWidget:
    (found,) = [
        button(notice, label)
        for notice in window.findChildren(Notice)
        if label in [child.accessibleName() for child in notice.findChildren(QWidget)]
    ]
    return found


def full_disk(here: Room) -> None:
    trouble = StorageTrouble(StorageTroubleKind.DISK_FULL, here.folder / "a.tni", "")
    here.board.show_health(LessonHealth(trouble=trouble))


def test_a_vote_without_a_receiver_is_told_where_it_was_asked(
    here: Room, teacher: TeacherWindow, pointer: RealPointer
) -> None:
    pointer.touch(command_button(here, teacher, CommandId.ASK))
    assert (teacher.notices.texts(), here.board.window.notices.texts()) == ([NO_DEVICE], [])
    pointer.touch(command_button(here, teacher, CommandId.CLOSE_VOTE))
    here.trigger(CommandId.PUT_VOTE_AWAY)
    for notice in here.board.window.notices.shown[:]:
        notice.close()
    pointer.touch(here.board.window.bar.button_of(CommandId.ASK))
    assert (teacher.notices.texts(), here.board.window.notices.texts()) == ([], [NO_DEVICE])


def test_the_undo_of_a_removed_page_is_offered_beside_the_list_of_pages(
    here: Room, teacher: TeacherWindow, pointer: RealPointer
) -> None:
    here.trigger(CommandId.TEACH)
    assert here.board.editor.seance is None, "the lesson is prepared"
    count, prepared = len(here.board.editor.pages), items(here.program)
    pointer.touch(button(teacher.pages, "Supprimer la page"))
    assert len(here.board.editor.pages) == count - 1
    assert ["Page supprimée" in text for text in teacher.notices.texts()] == [True]
    assert here.board.window.notices.texts() == []
    pointer.touch(in_notice(teacher, "Annuler"))
    assert (len(here.board.editor.pages), items(here.program)) == (count, prepared)
    assert teacher.notices.texts() == []


def test_a_lesson_that_cannot_be_opened_is_told_after_its_dialog(
    here: Room, teacher: TeacherWindow, pointer: RealPointer
) -> None:
    bad = here.folder / "abîmée.tni"
    bad.write_bytes(b"no lesson at all")
    pointer.touch(teacher.notes)
    here.trigger(CommandId.OPEN)
    (dialog,) = teacher.findChildren(QFileDialog)
    wait_for(dialog.isActiveWindow, "the dialog")
    dialog.fileSelected.emit(str(bad))
    dialog.reject()
    wait_for(lambda: any("abîmée" in text for text in teacher.notices.texts()), "the notice")
    assert here.board.window.notices.texts() == []


def test_files_dropped_on_either_window_are_answered_there(here: Room, teacher: TeacherWindow) -> None:
    papers = [here.folder / f"notes{n}.doc" for n in range(2)]
    for window, other in ((teacher, here.board.window), (here.board.window, teacher)):
        drop(here.program, papers, on=window)
        assert ["Pas ouvert : « notes1.doc »" in text for text in window.notices.texts()] == [False, True]
        assert other.notices.texts() == []
        for notice in window.notices.shown[:]:
            notice.close()


def test_what_a_finger_asks_on_the_board_is_answered_there(
    here: Room, teacher: TeacherWindow, pointer: RealPointer
) -> None:
    pointer.touch(teacher.health)
    fingers = Fingers(here.program)
    bar = here.board.window.bar.button_of(CommandId.ASK)
    fingers.frame(press={1: fingers.on(bar)})
    fingers.frame(release=(1,))
    assert teacher.isActiveWindow(), "touch activates no window"
    assert (teacher.notices.texts(), here.board.window.notices.texts()) == ([], [NO_DEVICE])


def test_what_nobody_asked_is_told_to_the_teacher_alone(
    here: Room, teacher: TeacherWindow, pointer: RealPointer
) -> None:
    window = here.board.window
    pointer.stroke(*(window.canvas.mapToGlobal(QPoint(x, 200)) for x in (200, 400)))
    wait_for(window.isActiveWindow, "the board")
    full_disk(here)
    assert ["Le disque est plein" in text for text in teacher.notices.texts()] == [True]
    assert here.board.window.notices.texts() == []


def test_what_lasts_goes_to_the_board_with_the_end_of_the_teachers_window_and_comes_back(
    here: Room, teacher: TeacherWindow
) -> None:
    teacher.notices.show("Envoyé à l’imprimante.")
    full_disk(here)
    (notice,) = [shown for shown in teacher.notices.shown if shown.serious]
    text, acted = notice.text, list[bool]()
    here.board.window.notices.show("À calibrer.", act_text="Calibrer", act=lambda: acted.append(True), unasked=True)
    small = notice.height_at(2000)
    here.screens = ([QRect(1366, 0, 1280, 720)], 0)
    here.teaching.windows.place()
    assert not teacher.isVisible()
    assert here.board.window.notices.texts() == [text, "À calibrer."]
    assert notice.height_at(2000) > small, "it has the sizes of the wall"
    here.screens = TWO_SCREENS
    here.teaching.windows.place()
    assert here.board.window.notices.texts() == []
    assert teacher.notices.texts() == ["Envoyé à l’imprimante.", text, "À calibrer."]
    in_notice(teacher, "Calibrer").click()  # type: ignore[attr-defined]
    assert acted == [True]
    assert "À calibrer." not in teacher.notices.texts()


def test_a_notice_that_no_longer_holds_is_taken_back_in_either_window(here: Room, teacher: TeacherWindow) -> None:
    teacher.notices.show("Ouverture…", stays=True)
    here.board.window.notices.remove("Ouverture…")
    assert teacher.notices.texts() == []
