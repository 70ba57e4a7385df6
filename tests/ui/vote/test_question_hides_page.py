"""The page below a question: no command changes what nobody sees, and the curtain lies over the question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, room
from tests.support.widgets import button
from tests.ui.vote.test_question_stage import typed
from tni.document.items import Page
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.curtain import Curtain

REFUSAL = "La question recouvre la page. Pour la modifier, toucher d’abord « Revenir à la page »."


@pytest.fixture
def here(qapp, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        made.board.window.do(LessonEditor.add_page)
        made.board.window.do(lambda session: session.add_text("Sous la question", 100, 60))
        made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        yield made


def content(here: Room) -> list[tuple[Page, list[object]]]:
    editor = here.board.editor
    return [(page, [*editor.document.items(page.id)]) for page in editor.pages]


@pytest.mark.parametrize(
    "command",
    [
        CommandId.DELETE_PAGE, CommandId.DUPLICATE_PAGE, CommandId.ERASE_INK, CommandId.PASTE, CommandId.PAPER_BLACK,
        CommandId.RULING_SEYES, CommandId.FORMAT_A4,
    ],
)  # fmt: skip
def test_command_on_the_page_is_off_below_a_question(here: Room, command: CommandId) -> None:
    here.trigger(CommandId.SELECT_ALL)
    here.trigger(CommandId.COPY)
    board, before = typed(here), content(here)
    checked = here.board.commands.chosen("paper"), here.board.commands.chosen("ruling")
    here.trigger(command)
    assert content(here) == before
    assert board.is_covering
    assert REFUSAL in here.notices
    assert (here.board.commands.chosen("paper"), here.board.commands.chosen("ruling")) == checked


def test_nothing_below_a_question_can_be_selected_and_deleted(here: Room) -> None:
    typed(here)
    before = content(here)
    for command in (CommandId.SELECT_ALL, CommandId.DELETE):
        here.trigger(command)
    assert not here.board.editor.selection
    assert content(here) == before


def test_page_can_be_deleted_once_the_teacher_is_back_on_it(here: Room) -> None:
    typed(here)
    here.teaching.vote.stage.show_sheet(False)
    here.trigger(CommandId.DELETE_PAGE)
    assert len(here.board.editor.pages) == 1


@pytest.mark.parametrize("is_first", [True, False])
def test_curtain_covers_the_question(here: Room, is_first: bool) -> None:
    window = here.board.window
    window.resize(1500, 700)
    if is_first:
        here.trigger(CommandId.CURTAIN)
    board = typed(here)
    if not is_first:
        here.trigger(CommandId.CURTAIN)
    (curtain,) = window.findChildren(Curtain)
    assert board.is_covering
    assert curtain.geometry() == board.geometry()
    assert window.childAt(board.geometry().center()) is curtain
    siblings = window.children()
    assert siblings.index(curtain) > siblings.index(board)
    here.teaching.vote.stage.show_sheet(False)
    assert curtain.width() < board.width(), "the page is narrower than the question"


def test_board_that_was_hidden_is_seen_when_a_vote_opens(here: Room) -> None:
    blank = here.teaching.windows.blank_screen
    here.trigger(CommandId.HIDE_BOARD)
    assert blank.isVisible()
    typed(here)
    assert not blank.isVisible()
    assert not here.board.commands[CommandId.HIDE_BOARD].isChecked()


def test_board_can_be_hidden_while_a_vote_is_open(here: Room) -> None:
    typed(here)
    here.trigger(CommandId.HIDE_BOARD)
    here.trigger(CommandId.CLOSE_VOTE)
    assert here.teaching.windows.blank_screen.isVisible()


def test_second_touch_on_the_button_that_puts_the_vote_away_writes_nothing(here: Room) -> None:
    window = here.board.window
    typed(here)
    here.trigger(CommandId.CLOSE_VOTE)
    here.trigger(CommandId.PEN)
    put_away, before = button(here.teaching.vote.strip, "Ranger le vote"), content(here)
    at = put_away.mapTo(window, put_away.rect().center())
    QTest.mouseClick(put_away, Qt.MouseButton.LeftButton)
    below = window.childAt(at)
    QTest.mouseClick(below, Qt.MouseButton.LeftButton, pos=below.mapFrom(window, at))
    assert not here.teaching.vote.strip.isVisible()
    assert content(here) == before
    wait_for(lambda: window.childAt(at) is window.canvas, "the page in its place")
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=window.canvas.mapFrom(window, at))
    assert content(here) != before
