"""A question that is longer than its page: its sheets are turned by buttons, wheel, keys and finger."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.support.teaching_room import Room
from tests.support.widgets import button
from tests.ui.vote.test_question_stage import OPTIONS, inked, on_page, typed, write
from tests.ui.vote.test_vote_hand import press
from tni.ui.chrome.commands import CommandId
from tni.ui.vote.question_board import QuestionBoard

LONG = "Un mot après l’autre, et encore un autre, jusqu’au bout de la page. " * 150


def place(here: Room) -> tuple[int, int]:
    """Sheet that is seen, from 1, and their number."""
    turner = here.teaching.vote.stage.turner
    assert turner is not None
    assert turner.isVisible()
    sheet, sheets = turner.place
    return sheet + 1, sheets


def shown(board: QuestionBoard) -> bytes:
    """Pixels of the text that is seen."""
    layout = board.layout_now
    assert layout is not None
    return bytes(board.picture().copy(layout.window.toRect()).constBits())


def wheel(here: Room, angle: int) -> None:
    canvas = here.board.window.canvas
    at = QPointF(canvas.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        at, QPointF(canvas.mapToGlobal(at)), QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, turned)


def test_a_short_question_has_no_buttons_to_turn_it(here: Room) -> None:
    typed(here)
    assert not here.teaching.vote.stage.turner.isVisible()


def test_its_buttons_show_the_rest_and_the_answers_stay(here: Room, pointer) -> None:
    board = typed(here, text=LONG)
    turner = here.teaching.vote.stage.turner
    layout = board.layout_now
    assert layout is not None
    answers = QRect(0, round(layout.window.bottom()), round(layout.window.right()), 500) & board.rect()
    texts, below = [shown(board)], board.grab(answers).toImage()
    sheet, sheets = place(here)
    assert (sheet, sheets > 1) == (1, True)
    assert not button(turner, "Début de la question").isEnabled()
    while place(here)[0] < sheets:
        pointer.touch(button(turner, "Suite de la question"))
        texts.append(shown(board))
        assert board.grab(answers).toImage() == below
    assert len(set(texts)) == sheets
    assert not button(turner, "Suite de la question").isEnabled()
    pointer.touch(button(turner, "Début de la question"))
    assert place(here)[0] == sheets - 1


def test_wheel_keys_and_finger_turn_it_too(here: Room, pointer, qtbot) -> None:
    typed(here, text=LONG)
    canvas = here.board.window.canvas
    wheel(here, -120)
    assert place(here)[0] == 2
    wheel(here, 120)
    assert place(here)[0] == 1
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    assert place(here)[0] == 2
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert place(here)[0] == 1
    here.trigger(CommandId.HAND)
    pointer.stroke(on_page(here, 0.4, 0.6), on_page(here, 0.4, 0.2))
    assert place(here)[0] == 2
    assert len(here.board.editor.pages) == 1


def test_the_key_for_the_next_page_turns_the_page_after_the_last_sheet(here: Room, qtbot) -> None:
    here.trigger(CommandId.ADD_PAGE)
    here.trigger(CommandId.PREVIOUS_PAGE)
    board, first = typed(here, text=LONG), here.board.editor.page.id
    canvas = here.board.window.canvas
    canvas.setFocus()
    for _ in range(board.sheets - 1):
        qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    assert here.board.editor.page.id == first
    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    assert here.board.editor.page.id != first
    assert not here.teaching.vote.stage.turner.isVisible()


def test_each_sheet_keeps_its_own_ink(here: Room, pointer, qtbot) -> None:
    board, before = typed(here, text=LONG), here.board.editor.page.id
    here.trigger(CommandId.PEN)
    write(here, pointer, (0.3, 0.2), (0.5, 0.3))
    turner = here.teaching.vote.stage.turner
    pointer.touch(button(turner, "Suite de la question"))
    assert board.is_covering, "nothing is written on this one yet"
    write(here, pointer, (0.3, 0.4), (0.5, 0.5))
    assert (inked(here), place(here)[0]) == (["Image", "Stroke"], 2)
    second = here.board.editor.page.id
    pointer.touch(button(turner, "Début de la question"))
    assert (inked(here), place(here)[0]) == (["Image", "Stroke"], 1)
    assert here.board.editor.page.id not in (second, before)
    press(here, qtbot, 1, "B")
    here.reveal()
    here.teaching.voting.put_away()
    assert (here.board.editor.page.id, len(here.board.editor.pages)) == (before, 3)


def test_the_result_of_a_long_question_is_whole_on_each_sheet(here: Room, qtbot) -> None:
    board = typed(here, OPTIONS, LONG)
    press(here, qtbot, 1, "B")
    here.reveal()
    layout = board.layout_now
    assert layout is not None
    whole = QRect(0, 0, board.width(), board.height())
    assert all(whole.contains(answer.bar.toRect()) for answer in layout.answers)
    assert not any(layout.window.intersects(answer.bar) for answer in layout.answers)
