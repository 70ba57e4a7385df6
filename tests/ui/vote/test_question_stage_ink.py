"""Ink on a question that has the board to itself, by a real pointer: over its result too, and nothing beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.support.hands import Fingers
from tests.support.real_pointer import RealPointer
from tests.support.teaching_room import Room
from tests.support.vote_widgets import let_it_stand
from tests.support.widgets import button
from tests.ui.vote.test_question_stage import inked, typed, write
from tests.ui.vote.test_vote_hand import press
from tni.document.items import Stroke
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.question_kinds import QuestionKind
from tni.services.voting.vote_state import QuestionState
from tni.ui.chrome.commands import CommandId
from tni.ui.vote.question_board import QuestionBoard


def seen(here: Room, at: QPoint) -> QColor:
    """Colour at a place of the screen."""
    window = here.board.window
    return window.grab().toImage().pixelColor(window.mapFromGlobal(at))


def middle_of_bar(here: Room, board: QuestionBoard, answer: int, share: float = 0.3) -> QPoint:
    """Place on the screen, at a share of an answer's bar."""
    layout = board.layout_now
    assert layout is not None
    bar = layout.answers[answer].bar
    at = QPointF(bar.left() + bar.width() * share, bar.center().y()).toPoint()
    return here.board.window.mapToGlobal(here.board.window.page_area.topLeft() + at)


def across(here: Room, pointer: RealPointer, at: QPoint) -> None:
    let_it_stand(here.teaching.vote.stage)
    pointer.stroke(at - QPoint(0, 40), at + QPoint(0, 40))


def written_at(here: Room) -> tuple[float, float]:
    """Middle of the only stroke of the page shown, mm."""
    document = here.board.editor.document
    (stroke,) = (one for one in document.items(here.board.editor.page.id) if isinstance(one, Stroke))
    box = document.box(stroke)
    return box.x + box.width / 2, box.y + box.height / 2


def on_screen(here: Room, place: tuple[float, float]) -> QPoint:
    """Place on the screen of a place on the page shown, mm: the page makes room, and gets it back."""
    x, y = here.board.editor.view.to_screen(*place)
    window = here.board.window
    return window.mapToGlobal(window.page_area.topLeft() + QPoint(round(x), round(y)))


def shows(here: Room, place: tuple[float, float], beside_mm: float = 0.0) -> str:
    """Tell what is seen at a place of the page."""
    colour = seen(here, on_screen(here, (place[0] + beside_mm, place[1])))
    return "ink" if colour.lightness() < 80 else "bar" if colour.saturation() > 60 else "paper"


def test_ink_lies_over_the_bars_of_the_result_and_stays(here: Room, pointer, qtbot) -> None:
    board = typed(here)
    at = middle_of_bar(here, board, 0)
    here.trigger(CommandId.PEN)
    across(here, pointer, at)
    place = written_at(here)
    qtbot.waitUntil(lambda: shows(here, place) == "ink")
    press(here, qtbot, 1, "A")
    here.reveal()
    qtbot.waitUntil(lambda: shows(here, place, 8) == "bar")
    assert shows(here, place) == "ink"
    here.teaching.voting.hide()
    qtbot.waitUntil(lambda: shows(here, place, 8) == "paper")
    assert shows(here, place) == "ink"


def test_who_writes_while_the_result_is_shown_sees_it_at_once(here: Room, pointer, qtbot) -> None:
    board = typed(here)
    press(here, qtbot, 1, "A")
    here.reveal()
    at = middle_of_bar(here, board, 0)
    here.trigger(CommandId.PEN)
    across(here, pointer, at)
    place = written_at(here)
    assert shows(here, place) == "ink"
    qtbot.waitUntil(lambda: shows(here, place, 8) == "bar")
    assert inked(here) == ["Image", "Stroke"]


def test_the_lesson_keeps_the_question_without_its_result(here: Room, pointer, qtbot) -> None:
    board = typed(here)
    at = middle_of_bar(here, board, 0)
    here.trigger(CommandId.PEN)
    across(here, pointer, at - QPoint(100, 0))
    editor = here.board.editor
    (x, y), page = written_at(here), editor.page.id
    place = x + 100 * editor.view.mm_per_px, y
    press(here, qtbot, 1, "A")
    here.reveal()
    qtbot.waitUntil(lambda: shows(here, place) == "bar")
    here.teaching.voting.put_away()
    here.board.window.do(lambda session: session.go_to(page))
    qtbot.waitUntil(lambda: shows(here, place) == "paper")
    here.trigger(CommandId.UNDO)
    here.trigger(CommandId.UNDO)
    assert not editor.can_undo, "two steps: the stroke, and the page made for it"


@pytest.mark.parametrize("kind", [QuestionKind.CLOUD, QuestionKind.NUMBER, QuestionKind.TEXT])
def test_free_words_too_have_their_result_on_the_board_below_the_ink(
    here: Room, pointer, qtbot, kind: QuestionKind
) -> None:
    here.teaching.voting.typed = "Combien font 6 fois 7 ?"
    here.teaching.vote.ask(QuestionDraft(kind))
    board = here.teaching.vote.stage.board
    assert board is not None
    here.trigger(CommandId.PEN)
    write(here, pointer, (0.5, 0.6), (0.7, 0.6))
    press(here, qtbot, 1, "42")
    area = here.board.window.page_area
    words = here.board.window.grab(area).toImage()
    here.reveal()
    assert not here.teaching.vote.result.isVisible(), "there is no panel beside it"
    layout = board.layout_now
    assert layout is not None
    free, stem = layout.result.toRect(), QRect(layout.stem.at.toPoint(), layout.stem.document.size().toSize())
    qtbot.waitUntil(lambda: changed(words, here.board.window.grab(area).toImage(), free))
    assert not changed(words, here.board.window.grab(area).toImage(), stem), "nothing moves"
    assert inked(here) == ["Image", "Stroke"]


def changed(before: QImage, after: QImage, box: QRect) -> bool:
    return before.copy(box) != after.copy(box)


@pytest.mark.parametrize("tool", [CommandId.LASER, CommandId.HAND, CommandId.SELECT, CommandId.ERASE_AREA])
def test_only_what_writes_makes_a_page(here: Room, pointer, tool: CommandId) -> None:
    here.board.window.do(lambda s: s.add_text("Sous la question", 100, 60))
    board, before = typed(here), here.board.editor.view
    text = here.board.editor.document.items(here.board.editor.page.id)
    here.trigger(tool)
    write(here, pointer, (0.3, 0.2), (0.6, 0.7))
    turn_wheel(here)
    assert board.is_covering
    editor = here.board.editor
    assert (len(editor.pages), editor.view, editor.selection) == (1, before, frozenset())
    assert editor.document.items(editor.page.id) == text, "what lies below is not touched"
    here.teaching.voting.put_away()
    here.trigger(CommandId.UNDO)
    assert not editor.can_undo, "the text is the only step"


def test_what_is_selected_below_a_question_cannot_be_deleted_unseen(here: Room) -> None:
    here.board.window.do(lambda s: s.add_text("Sous la question", 100, 60))
    here.trigger(CommandId.SELECT)
    here.board.window.do(lambda s: s.select_all())
    assert here.board.editor.selection
    typed(here)
    here.trigger(CommandId.DELETE)
    assert inked(here) == ["Text"]


def turn_wheel(here: Room) -> None:
    canvas = here.board.window.canvas
    at = QPointF(canvas.rect().center())
    QApplication.sendEvent(
        canvas,
        QWheelEvent(
            at, QPointF(canvas.mapToGlobal(at)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def test_two_fingers_make_no_page(here: Room) -> None:
    board, fingers = typed(here), Fingers(here.program)
    here.trigger(CommandId.PEN)
    fingers.frame(press={0: (300, 300)})
    fingers.frame(press={1: (600, 300)})
    fingers.frame(move={0: (340, 420), 1: (560, 420)})
    fingers.frame(release=(0, 1))
    assert board.is_covering
    assert (len(here.board.editor.pages), here.board.editor.can_undo) == (1, False)


def test_the_laser_is_seen_on_the_question(here: Room, qtbot) -> None:
    board, canvas = typed(here), here.board.window.canvas
    here.trigger(CommandId.LASER)
    at = QPoint(canvas.width() // 2, canvas.height() * 9 // 10)
    before = board.grab().toImage().pixelColor(at)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at - QPoint(4, 0))
    qtbot.mouseMove(canvas, at)
    assert board.grab().toImage().pixelColor(at) != before
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at)


def test_ink_that_was_taken_back_leaves_no_page_and_no_step(here: Room, pointer) -> None:
    typed(here)
    here.trigger(CommandId.PEN)
    write(here, pointer)
    here.trigger(CommandId.UNDO)
    here.teaching.voting.put_away()
    editor = here.board.editor
    assert (len(editor.pages), editor.can_undo) == (1, False)


def view_of(here: Room) -> QuestionState:
    view = here.teaching.voting.state.question
    assert view is not None
    return view


def test_a_question_that_was_written_on_is_left_for_the_page_and_found_again_with_its_result(
    here: Room, pointer, qtbot
) -> None:
    board = typed(here)
    at = middle_of_bar(here, board, 0)
    here.trigger(CommandId.PEN)
    across(here, pointer, at)
    place = written_at(here)
    press(here, qtbot, 1, "A")
    pointer.touch(button(here.teaching.vote.strip, "Revenir à la page"))
    here.reveal()
    assert view_of(here).result is not None
    assert inked(here) == ["Image", "Stroke"]
    qtbot.waitUntil(lambda: shows(here, place, 8) == "bar")
