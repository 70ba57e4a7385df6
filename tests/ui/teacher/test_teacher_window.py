"""The teacher's window on the real board: it follows, keeps notes, and makes no picture while nothing changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea

from tests.support.teaching_room import room
from tests.support.widgets import button, named, texts, timer
from tni.ui.chrome.commands import CommandId
from tni.ui.teacher.health_line import Health, health_text
from tni.ui.teacher.labels import ElidedLabel

TWO_SCREENS = ([QRect(0, 0, 1366, 768), QRect(1366, 0, 1280, 720)], 0)


@pytest.fixture
def here(qapp, tmp_path: Path):
    with room(qapp, tmp_path, screens=TWO_SCREENS) as made:
        made.teaching.start()
        yield made


@pytest.fixture
def teacher(here):
    return here.teaching.windows.teacher


def test_it_follows_the_board(here, teacher) -> None:
    here.trigger(CommandId.ADD_PAGE)
    assert "Page 2 sur 2" in texts(teacher)
    assert teacher.next_page.page is None
    here.trigger(CommandId.PREVIOUS_PAGE)
    assert teacher.next_page.page == here.board.editor.pages[1].id
    assert not teacher.next_page.picture.isNull()


def test_its_pages_lead_the_board(here, teacher) -> None:
    here.trigger(CommandId.ADD_PAGE)
    first = here.board.editor.pages[0].id
    teacher.pages.page_chosen.emit(first)
    assert here.board.editor.page.id == first
    teacher.pages.move_wanted.emit([first], 2)
    assert [p.id for p in here.board.editor.pages][1] == first


def test_notes_are_kept_with_their_page_also_when_it_is_turned_at_once(here, teacher) -> None:
    first = here.board.editor.page.id
    teacher.notes.setPlainText("Laisser chercher")
    here.trigger(CommandId.ADD_PAGE)
    assert here.board.editor.document.page(first).notes == "Laisser chercher"
    assert teacher.notes.toPlainText() == ""
    here.trigger(CommandId.PREVIOUS_PAGE)
    assert teacher.notes.toPlainText() == "Laisser chercher"


def test_notes_come_to_the_lesson_a_moment_after_the_last_key(here, teacher, qtbot) -> None:
    QTest.keyClicks(teacher.notes, "q b d")  # commands of the board elsewhere
    qtbot.waitUntil(lambda: here.board.editor.page.notes == "q b d")
    assert here.teaching.voting.rounds.state is None
    assert not here.teaching.windows.blank_screen.isVisible()


def test_the_picture_is_made_again_only_after_a_change(here, teacher, qtbot) -> None:
    mirror = teacher.mirror
    timer(mirror).stop()
    here.board.window.canvas.show_all()
    mirror.poll()
    painted: list[bool] = []
    mirror.update = lambda: painted.append(True)
    mirror.poll()
    mirror.poll()
    assert painted == []
    here.board.window.do(lambda s: s.add_text("a", 10, 10))
    mirror.poll()
    assert painted == [True]
    here.trigger(CommandId.HIDE_BOARD)
    mirror.poll()
    assert painted == [True, True]


def test_the_picture_is_that_of_the_board(here, teacher) -> None:
    here.trigger(CommandId.PAPER_BLACK)
    teacher.mirror.poll()
    place = teacher.mirror.place_of(here.board.shown.screen.front)
    middle = teacher.mirror.grab().toImage().pixelColor(place.center())
    assert middle == here.board.window.canvas.grab().toImage().pixelColor(here.board.window.canvas.rect().center())


def test_closing_it_unchecks_its_command_and_the_next_press_brings_it_back(here, teacher) -> None:
    teacher.close()
    assert not here.board.commands[CommandId.TEACHER_WINDOW].isChecked()
    here.trigger(CommandId.TEACHER_WINDOW)
    assert teacher.isVisible()


def test_classes_open_at_once_on_her_own_screen(here, teacher) -> None:
    teacher.classes_wanted.emit()
    assert here.teaching.lists.sheet.isVisible()
    assert here.teaching.lists.sheet.parentWidget() is teacher
    QTest.keyClick(here.teaching.lists.sheet, Qt.Key.Key_Escape)
    assert here.teaching.lists.sheet is None


def test_a_typed_question_goes_with_the_vote(here, teacher) -> None:
    named(teacher.vote, QLineEdit, "Question").setText("Combien font 7 × 8 ?")
    here.trigger(CommandId.ASK)
    assert here.teaching.voting.rounds.state.question.text == "Combien font 7 × 8 ?"
    here.teaching.voting.put_away()
    here.trigger(CommandId.ASK)
    assert here.teaching.voting.rounds.state.question.text is None


def test_absent_pupils_are_not_waited_for_until_another_class(here, teacher) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    here.trigger(CommandId.ASK)
    assert here.teaching.vote.strip.count.text() == "0 / 3 réponses"
    absent = button(teacher.vote, "Ne pas attendre les absents")
    absent.click()
    assert here.teaching.vote.strip.count.text() == "0 / 0 réponse"
    assert "(3)" in absent.accessibleName()
    absent.click()
    assert here.teaching.vote.strip.count.text() == "0 / 3 réponses"
    absent.click()
    here.teaching.voting.put_away()
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    here.trigger(CommandId.ASK)
    assert here.teaching.voting.rounds.state.present == 3


def test_every_control_has_a_name(here, teacher) -> None:
    unnamed = [b for b in teacher.findChildren(QAbstractButton) if not (b.accessibleName() or b.text() or b.toolTip())]
    assert [type(b).__name__ for b in unnamed if b.isVisible()] == []


def test_health_is_grey_when_all_is_well_and_words_when_not() -> None:
    assert health_text(Health()) == "Tout est enregistré · aucun récepteur"
    named = health_text(Health(board="ActivPanel V6"))
    assert named == "Tout est enregistré · tableau : ActivPanel V6 · aucun récepteur"
    assert "projecteur" not in named
    assert "pas encore reconnu" in health_text(Health(receivers=1))
    assert "prêt" in health_text(Health(receivers=1, polling=False))
    mixed = health_text(Health(cards=True, phones=True))
    assert mixed == "Tout est enregistré · cartes lues par la caméra · vote par téléphone prêt"
    assert health_text(Health(phones=True)).endswith(" · vote par téléphone prêt")
    assert health_text(Health(["Le disque est plein."], 1, True)) == "Le disque est plein."


def test_the_board_that_has_spoken_is_named_and_none_before(qapp, tmp_path: Path) -> None:
    with room(qapp, tmp_path, screens=TWO_SCREENS) as here:
        here.teaching.windows.place()
        here.teaching.show_health()
        health = here.teaching.windows.teacher.health
        assert "tableau" not in health.text()
        window = here.board.window
        QTest.mousePress(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
        QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
        assert "tableau" not in health.text(), "a mouse is no board"
        board = QTest.createTouchDevice()
        QTest.touchEvent(window, board).press(1, QPoint(200, 300), window).commit()
        QTest.touchEvent(window, board).move(1, QPoint(400, 300), window).commit()
        QTest.touchEvent(window, board).release(1, QPoint(400, 300), window).commit()
        assert board.name()
        assert f" · tableau : {board.name()} · " in health.text()


def test_screens_that_become_one_picture_hide_it_at_once(here, teacher, qapp, qtbot) -> None:
    """What the system calls mirroring: no screen comes or goes, one only moves over the other."""
    here.screens = ([QRect(0, 0, 1366, 768), QRect(0, 0, 1280, 720)], 0)
    qapp.primaryScreen().geometryChanged.emit(QRect(0, 0, 1366, 768))
    assert not teacher.isVisible()
    command = here.board.commands[CommandId.TEACHER_WINDOW]
    qtbot.waitUntil(lambda: not command.isChecked())
    here.screens = TWO_SCREENS
    qapp.primaryScreen().geometryChanged.emit(QRect(0, 0, 1366, 768))
    qtbot.waitUntil(lambda: teacher.isVisible() and command.isChecked())


def test_screens_that_change_sides_hide_it_until_it_is_on_its_own_again(here, teacher, qapp, qtbot) -> None:
    qtbot.waitUntil(lambda: teacher.geometry().left() < 1366)
    here.screens = ([QRect(1280, 0, 1366, 768), QRect(0, 0, 1280, 720)], 0)
    qapp.primaryScreen().geometryChanged.emit(QRect(0, 0, 1280, 720))
    assert not teacher.isVisible()
    qtbot.waitUntil(teacher.isVisible)


def test_it_is_no_higher_than_a_laptop(teacher) -> None:
    """1366 x 768 pixels at 150 %, less what title bar and taskbar take: what does not fit would be cut off."""
    least = teacher.minimumSizeHint()
    assert least.width() <= 911
    assert least.height() <= 512 - 2 * 32


def test_no_button_of_a_vote_is_cut_off_on_a_laptop(here, teacher, qapp) -> None:
    """The column of the vote scrolls up and down only. On 1366 pixels at 150 %, before, during and after a vote."""
    teacher.resize(911, 498)
    (column,) = [area for area in teacher.findChildren(QScrollArea) if area.isAncestorOf(teacher.vote)]

    def cut_off() -> list[str]:
        qapp.processEvents()
        seen = column.viewport()
        shown = [b for b in seen.findChildren(QAbstractButton) if b.isVisible()]
        assert shown
        return [
            b.accessibleName() or b.text() for b in shown if b.mapTo(seen, b.rect().bottomRight()).x() >= seen.width()
        ]

    assert cut_off() == []
    for step in (CommandId.ASK, CommandId.CLOSE_VOTE, CommandId.REVEAL, CommandId.PUT_VOTE_AWAY):
        here.trigger(step)
        assert cut_off() == [], step


def test_a_long_title_does_not_make_it_wider_than_a_laptop(here, teacher) -> None:
    """1366 pixels at 150 %: what does not fit would stand on the projector."""
    here.board.window.do(lambda s: s.set_info(title="Du cours d’eau au bassin versant : " * 4))
    teacher.show_all()
    named(teacher, ElidedLabel, "Sans classe").setText("Groupe de soutien 5e A, 5e B et 5e C")
    assert teacher.minimumSizeHint().width() <= 911
    (title,) = [label for label in teacher.findChildren(ElidedLabel) if label.text().startswith("Du cours")]
    assert title.toolTip() == title.text()


@pytest.mark.parametrize("size", [(1240, 700), (1366, 768), (1920, 1080)])
def test_no_room_of_the_middle_is_left_empty(here, teacher, qtbot, size: tuple[int, int]) -> None:
    here.trigger(CommandId.ADD_PAGE)
    here.trigger(CommandId.PREVIOUS_PAGE)
    teacher.showNormal()
    teacher.resize(*size)
    qtbot.waitUntil(lambda: (teacher.width(), teacher.height()) == size)
    mirror, pad = teacher.mirror, teacher.kit.theme.metrics.pad_px

    def front() -> QImage:  # the board's own size may still be on its way
        mirror.poll()
        return here.board.shown.screen.front

    qtbot.waitUntil(lambda: abs(mirror.height() - mirror.width() * front().height() / front().width()) <= 1)
    shown = mirror.place_of(front())
    assert shown.height() >= mirror.height() - 2
    for low in (teacher.next_page, teacher.notes):
        bottom = low.mapTo(teacher, low.rect().bottomLeft()).y()
        assert teacher.height() - pad - 2 <= bottom <= teacher.height() - pad
        assert low.height() >= teacher.kit.theme.metrics.target_px * 4
    picture = teacher.next_page.picture.deviceIndependentSize()
    assert picture.height() >= teacher.next_page.height() - 2 or picture.width() >= teacher.next_page.width() - 2
