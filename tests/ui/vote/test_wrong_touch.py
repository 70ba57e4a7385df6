"""A wrong touch at the wall: no command of the board shows a pupil's name, a mark or an answer before its time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.support.real_pointer import RealPointer
from tests.support.teaching_room import NAMES, Room
from tests.ui.vote.test_vote_hand import press
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.round import RoundPhase
from tni.ui.chrome.commands import CommandGroup, CommandId

LEAVES = frozenset(
    {
        CommandId.QUIT,
        CommandId.FULL_SCREEN,
        CommandId.IMAGE,
        CommandId.CAPTURE,
        CommandId.CALIBRATE,
        CommandId.CHECK_BOARD,
    }
)
"""Commands that leave the window, or need another program, a file or a board."""


def said() -> list[str]:
    """All texts that can be seen in the program's windows, or heard of them."""
    found: list[str] = []
    for window in QApplication.topLevelWidgets():
        for widget in (window, *window.findChildren(QWidget)) if window.isVisible() else ():
            if widget.isVisible():
                found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), *_texts(widget)]
    return found


def _texts(widget: QWidget) -> list[str]:
    match widget:
        case QLabel() | QAbstractButton() | QLineEdit():
            return [widget.text()]
        case QPlainTextEdit():
            return [widget.toPlainText()]
        case QAbstractItemView() if (model := widget.model()) is not None:
            return [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        case _:
            return []


def told(*, results: bool) -> list[str]:
    """Texts with a pupil's name, and with results where there must be none."""
    names = [name for pupil in NAMES for name in pupil]
    return [
        text
        for text in said()
        if any(name in text for name in names)
        or (results and (" vote, " in text or " votes, " in text or "bonne réponse" in text.lower()))
    ]


def board_commands(here: Room) -> list[CommandId]:
    lesson = here.board.commands.of(CommandGroup.LESSON)
    return [command for command in CommandId if command not in LEAVES and command not in lesson]


def test_a_name_would_be_found(here: Room) -> None:
    label = QLabel("Zoé ALBERT")
    label.show()
    assert told(results=False) == ["Zoé ALBERT"]
    label.close()


@pytest.mark.parametrize("phase", [RoundPhase.OPEN, RoundPhase.CLOSED, RoundPhase.REVEALED])
def test_no_command_shows_a_name_or_a_result_before_its_time(here: Room, qtbot, phase: RoundPhase) -> None:
    voting = here.teaching.voting
    for command in board_commands(here):
        if voting.state.phase is not phase:
            voting.put_away()
            voting.typed = "Quel fleuve ?"
            here.teaching.vote.ask(QuestionDraft(lines="Loire\n*Seine"))
            press(here, qtbot, 1, "B")
            if phase is not RoundPhase.OPEN:
                voting.close()
            if phase is RoundPhase.REVEALED:
                voting.reveal()
        here.trigger(command)
        QApplication.processEvents()
        shows = phase is RoundPhase.REVEALED or command is CommandId.REVEAL
        assert told(results=not shows) == [], command


def test_no_touch_on_the_strip_shows_an_answer_or_marks_one(here: Room, qtbot) -> None:
    """Each place along the strip of an open vote."""
    here.teaching.voting.typed = "Quel fleuve ?"
    here.teaching.vote.ask(QuestionDraft(lines="Loire\n*Seine"))
    press(here, qtbot, 1, "B")
    pointer, strip = RealPointer(qtbot, here.board.window), here.teaching.vote.strip
    for x in range(8, strip.width(), 24):
        pointer.touch_at(strip.mapToGlobal(QPoint(x, strip.height() // 2)))
        assert told(results=True) == []
        here.teaching.voting.reopen()
    assert here.teaching.voting.rounds.state.question.key == "B"
    assert here.teaching.voting.state.phase is RoundPhase.OPEN
