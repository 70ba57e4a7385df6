"""The picture of the page in the teacher's window is worked like the page, and what is asked there opens there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.support.acting_items import box_item
from tests.support.running_program import strokes, wait_for
from tests.support.teaching_room import Room, room
from tests.support.vote_widgets import let_it_stand
from tni.app.shipped_files import lessons_folder
from tni.document.behaviour import Behaviour, Reveal
from tni.document.document import ChangeKind
from tni.document.items import Text
from tni.document.overlay import Overlay
from tni.quiz.question_draft import QuestionDraft
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.help_panel import HelpPanel
from tni.ui.panels.settings_panel import SettingsPanel
from tni.ui.panels.shortcuts_sheet import ShortcutsSheet
from tni.ui.seance.seance_panels import StartSeancePanel
from tni.ui.teacher.teacher_window import TeacherWindow

TWO_SCREENS = ([QRect(0, 0, 1366, 768), QRect(1366, 0, 1280, 720)], 0)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def here(qapp: object, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path, screens=TWO_SCREENS) as made:
        made.teaching.start()
        yield made


@pytest.fixture
def teacher(here: Room) -> TeacherWindow:
    found = here.teaching.windows.teacher
    assert found is not None
    found.mirror.poll()
    return found


def on_mirror(here: Room, teacher: TeacherWindow, x_mm: float, y_mm: float) -> QPoint:
    """The place of a point of the page in the picture."""
    front = here.board.shown.screen.front
    assert front is not None
    place, view = QRect(teacher.mirror.place_of(front)), here.board.editor.view
    scale = place.width() / front.width()
    x, y = view.to_screen(x_mm, y_mm)
    return (QPointF(place.topLeft()) + QPointF(x * scale, y * scale)).toPoint()


def drag(here: Room, teacher: TeacherWindow, *points: tuple[float, float]) -> None:
    places = [on_mirror(here, teacher, *point) for point in points]
    QTest.mousePress(teacher.mirror, LEFT, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(teacher.mirror, place)
    QTest.mouseRelease(teacher.mirror, LEFT, pos=places[-1])


def test_ink_comes_to_the_same_place_of_the_page(here: Room, teacher: TeacherWindow) -> None:
    drag(here, teacher, (60, 40), (90, 60), (120, 80))
    (stroke,) = strokes(here.program)
    first, last = stroke.samples.positions_mm[0], stroke.samples.positions_mm[-1]
    assert tuple(first) == pytest.approx((60, 40), abs=1.5)
    assert tuple(last) == pytest.approx((120, 80), abs=1.5)
    assert here.board.window.canvas.input.contacts_down == 0


def test_the_tools_beside_it_work_on_it(here: Room, teacher: TeacherWindow, qtbot: QtBot) -> None:
    drag(here, teacher, (60, 40), (120, 40))
    here.trigger(CommandId.ERASE_STROKES)
    drag(here, teacher, (90, 30), (90, 50))
    assert strokes(here.program) == []
    here.trigger(CommandId.UNDO)
    assert len(strokes(here.program)) == 1


def test_the_pointer_is_seen_by_the_class_and_leaves_nothing(here: Room, teacher: TeacherWindow) -> None:
    here.trigger(CommandId.LASER)
    QTest.mousePress(teacher.mirror, LEFT, pos=on_mirror(here, teacher, 60, 40))
    QTest.mouseMove(teacher.mirror, on_mirror(here, teacher, 80, 50))
    assert here.board.editor.overlay() != Overlay()
    QTest.mouseRelease(teacher.mirror, LEFT, pos=on_mirror(here, teacher, 80, 50))
    assert strokes(here.program) == []


def typed_texts(here: Room) -> list[str]:
    return [i.text for i in here.board.editor.document.items(here.board.editor.page.id) if isinstance(i, Text)]


def type_keys(teacher: TeacherWindow, text: str) -> None:
    """Type as the window system sends keys: to the window, for what has the focus in it."""
    for letter in text:
        QTest.keyClick(teacher.windowHandle(), letter)


def tap_text(here: Room, teacher: TeacherWindow) -> None:
    """Begin a text in the picture, as the window system would: the press gives the picture the focus."""
    activate(teacher)
    here.trigger(CommandId.TEXT)
    QTest.mouseClick(teacher.mirror, LEFT, pos=on_mirror(here, teacher, 60, 40))


def test_what_is_typed_there_with_the_text_tool_is_written_on_the_page(here: Room, teacher: TeacherWindow) -> None:
    tap_text(here, teacher)
    window = teacher.windowHandle()
    type_keys(teacher, "Bonjour b q")
    QTest.keyClick(window, Qt.Key.Key_Home)
    type_keys(teacher, "!")
    assert here.board.editor.typed is not None
    assert here.board.editor.typed.text == "!Bonjour b q"
    assert here.teaching.voting.rounds.state is None
    assert not here.board.commands[CommandId.KEYBOARD].isChecked(), "she has a keyboard"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert here.board.editor.editing is None
    assert typed_texts(here) == ["!Bonjour b q"]


def test_undo_and_delete_go_to_the_text_that_is_typed_there(here: Room, teacher: TeacherWindow) -> None:
    drag(here, teacher, (60, 80), (120, 80))
    tap_text(here, teacher)
    window = teacher.windowHandle()
    type_keys(teacher, "ab")
    QTest.keyClick(window, Qt.Key.Key_Backspace)
    assert here.board.editor.typed is not None
    assert here.board.editor.typed.text == "a"
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert here.board.editor.typed.text == "ab"
    assert len(strokes(here.program)) == 1


def test_going_to_the_notes_keeps_the_text_and_keys_go_to_the_notes(here: Room, teacher: TeacherWindow) -> None:
    tap_text(here, teacher)
    type_keys(teacher, "ab")
    QTest.mouseClick(teacher.notes.viewport(), LEFT)
    assert here.board.editor.editing is None
    assert typed_texts(here) == ["ab"]
    type_keys(teacher, "cd")
    assert teacher.notes.toPlainText() == "cd"
    assert typed_texts(here) == ["ab"]


def test_keys_typed_there_without_a_text_do_nothing(here: Room, teacher: TeacherWindow) -> None:
    activate(teacher)
    drag(here, teacher, (60, 40), (120, 40))
    type_keys(teacher, "Bonjour b q")
    assert typed_texts(here) == []
    assert here.board.editor.page_index == 0


def test_beside_the_page_nothing_begins(here: Room, teacher: TeacherWindow) -> None:
    teacher.mirror.resize(teacher.mirror.width(), teacher.mirror.width() // 4)
    front = here.board.shown.screen.front
    assert front is not None
    beside = QPoint(teacher.mirror.place_of(front).left() // 2, teacher.mirror.height() // 2)
    assert beside.x() > 0
    QTest.mousePress(teacher.mirror, LEFT, pos=beside)
    QTest.mouseMove(teacher.mirror, teacher.mirror.rect().center())
    QTest.mouseRelease(teacher.mirror, LEFT, pos=teacher.mirror.rect().center())
    assert strokes(here.program) == []


def test_a_stroke_ends_when_the_window_goes_under_the_pen(here: Room, teacher: TeacherWindow) -> None:
    QTest.mousePress(teacher.mirror, LEFT, pos=on_mirror(here, teacher, 60, 40))
    QTest.mouseMove(teacher.mirror, on_mirror(here, teacher, 80, 50))
    teacher.close()
    assert here.board.window.canvas.input.contacts_down == 0
    assert not here.board.editor.busy


def dialogs(window: object) -> list[QFileDialog]:
    return [d for d in window.findChildren(QFileDialog) if d.isVisible()]  # type: ignore[attr-defined]


def activate(window: TeacherWindow) -> None:
    window.activateWindow()
    wait_for(window.isActiveWindow, "the active window")


def test_a_lesson_is_opened_from_the_teachers_window_in_a_dialog_of_its_own(here: Room, teacher: TeacherWindow) -> None:
    activate(teacher)
    here.trigger(CommandId.OPEN)
    (dialog,) = dialogs(teacher)
    assert dialog.parent() is teacher
    assert [d for d in here.board.window.findChildren(QFileDialog) if d.isVisible()] == []
    dialog.fileSelected.emit(str(lessons_folder() / "fractions.tni"))
    dialog.reject()
    wait_for(lambda: len(here.board.editor.pages) == 6, "the lesson")


def test_a_seance_settings_and_help_asked_there_open_there(here: Room, teacher: TeacherWindow) -> None:
    activate(teacher)
    for command, kind in (
        (CommandId.START_SEANCE, StartSeancePanel),
        (CommandId.SETTINGS, SettingsPanel),
        (CommandId.HELP, HelpPanel),
        (CommandId.SHORTCUTS, ShortcutsSheet),
    ):
        here.trigger(command)
        (panel,) = teacher.findChildren(kind)
        assert panel.isVisible()
        assert teacher.rect().contains(panel.geometry())
        assert here.board.window.findChildren(kind) == []
        QTest.keyClick(teacher.windowHandle(), Qt.Key.Key_Escape)
        assert [p for p in teacher.findChildren(kind) if p.isVisible()] == []


def test_the_list_of_keys_follows_the_window_in_which_it_is_asked_for(here: Room, teacher: TeacherWindow) -> None:
    activate(teacher)
    here.trigger(CommandId.SHORTCUTS)
    here.board.window.activateWindow()
    wait_for(here.board.window.isActiveWindow, "the active window")
    here.trigger(CommandId.SHORTCUTS)
    assert [s for s in teacher.findChildren(ShortcutsSheet) if s.isVisible()] == []
    (sheet,) = here.board.window.findChildren(ShortcutsSheet)
    assert sheet.isVisible()


def test_what_is_asked_at_the_board_opens_at_the_board(here: Room, teacher: TeacherWindow) -> None:
    here.board.window.activateWindow()
    wait_for(here.board.window.isActiveWindow, "the active window")
    here.trigger(CommandId.SETTINGS)
    (panel,) = here.board.window.findChildren(SettingsPanel)
    assert panel.isVisible()


def test_a_question_that_covers_the_page_is_in_the_picture_and_written_on_there(
    here: Room, teacher: TeacherWindow, qtbot: QtBot
) -> None:
    here.teaching.voting.typed = "Quel fleuve traverse Paris ?"
    here.teaching.vote.ask(QuestionDraft(lines="La Loire\nLa Seine"))
    board = here.teaching.vote.stage.board
    assert board is not None
    teacher.mirror.poll()
    picture, mirrored = board.whole_picture(), teacher.mirror.grab().toImage()
    place = teacher.mirror.place_of(picture)
    small = picture.scaled(place.size(), mode=Qt.TransformationMode.SmoothTransformation)
    letter = board.boxes()[1].center() * place.width() / picture.width()
    assert mirrored.pixelColor(place.topLeft() + letter).hue() == pytest.approx(small.pixelColor(letter).hue(), abs=8)
    here.trigger(CommandId.PEN)
    let_it_stand(here.teaching.vote.stage)
    drag(here, teacher, (200, 20), (220, 60))
    assert not board.is_covering
    assert len(strokes(here.program)) == 1


def test_what_pupils_do_not_see_yet_is_faint_there(here: Room, teacher: TeacherWindow) -> None:
    board = here.board
    box = box_item(Behaviour(reveals=(Reveal(1),)), page=board.editor.page.id, at=(60, 40), size=(60, 40))
    board.window.do(lambda editor: editor.do(editor.document.replace(ChangeKind.ADD, box)))
    here.trigger(CommandId.TEACH)  # the empty lesson was being taught
    here.trigger(CommandId.TEACH)
    assert board.editor.document.in_seance

    def blue() -> int:
        teacher.mirror.poll()
        return teacher.mirror.grab().toImage().pixelColor(on_mirror(here, teacher, 90, 60)).red()

    faint = blue()
    here.trigger(CommandId.NEXT_PAGE)
    assert blue() < faint < 240
