"""A question that appears while a contact is down or a text is typed: what is under way ends, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from tests.support.hands import Fingers
from tests.support.running_program import strokes, write
from tests.support.teaching_room import Room, room
from tests.ui.vote.test_question_stage import inked, typed
from tni.document.items import Text
from tni.ui.chrome.commands import CommandId

LINE = ((300.0, 200.0), (340.0, 240.0), (420.0, 220.0))


@pytest.fixture
def prepared(qapp, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        yield made


@pytest.fixture
def here(prepared: Room) -> Room:
    prepared.board.window.canvas.input.board_used("board")
    prepared.teaching.seance.begin(prepared.class_id, "5eA", "Maths")
    return prepared


def asked_under(here: Room, tool: CommandId) -> None:
    """A finger is down on the written page with this tool, the teacher asks, the finger goes on and is lifted."""
    write(here.program, *LINE)
    here.trigger(tool)
    finger = Fingers(here.program)
    finger.frame(press={1: (335, 235)})
    finger.frame(move={1: (370, 232)})
    finger.frame(move={1: (380, 236)})
    board = typed(here)
    finger.frame(move={1: (390, 240)})
    finger.frame(release=(1,))
    assert board.is_covering


@pytest.mark.parametrize(
    "tool", [CommandId.PEN, CommandId.ERASE_STROKES, CommandId.ERASE_AREA, CommandId.SELECT, CommandId.HAND]
)
def test_gesture_under_a_question_ends(here: Room, tool: CommandId) -> None:
    asked_under(here, tool)
    editor = here.board.editor
    assert not editor.busy
    assert not editor.overlay().discs
    assert not here.board.window.canvas.input.contacts_down


def test_stroke_under_way_is_kept_and_is_an_undo_step(here: Room) -> None:
    asked_under(here, CommandId.PEN)
    here.teaching.voting.put_away()
    assert inked(here) == ["Stroke", "Stroke"]
    here.trigger(CommandId.UNDO)
    assert inked(here) == ["Stroke"]


def test_select_works_after_a_drag_under_a_question(here: Room) -> None:
    asked_under(here, CommandId.SELECT)
    here.teaching.voting.put_away()
    (stroke,) = strokes(here.program)
    finger = Fingers(here.program)
    finger.frame(press={2: (340, 239)})
    finger.frame(release=(2,))
    assert here.board.editor.selection == {stroke.id}


def test_movable_label_is_let_go_when_the_question_appears(prepared: Room) -> None:
    here = prepared
    window = here.board.window
    window.do(lambda s: s.add_text("étiquette", 40, 60))
    window.do(lambda s: s.select_all())
    here.trigger(CommandId.MOVABLE)
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    here.trigger(CommandId.HAND)

    def label() -> tuple[float, float]:
        (text,) = (one for one in here.board.editor.document.items(here.board.editor.page.id) if isinstance(one, Text))
        box = here.board.editor.document.box(text)
        return here.board.editor.view.to_screen(box.x + box.width / 2, box.y + box.height / 2)

    def drag(finger: Fingers, number: int) -> None:
        x, y = label()
        finger.frame(press={number: (x, y)})
        finger.frame(move={number: (x + 40, y + 10)})
        finger.frame(move={number: (x + 80, y + 20)})

    finger = Fingers(here.program)
    drag(finger, 1)
    typed(here)
    finger.frame(release=(1,))
    here.teaching.voting.put_away()
    before = label()
    drag(finger, 2)
    finger.frame(release=(2,))
    assert label()[0] > before[0] + 40


def typing(here: Room, words: str) -> None:
    here.trigger(CommandId.TEXT)
    write(here.program, (200.0, 400.0), (200.0, 400.0))
    window = here.board.window
    QTest.keyClicks(window.focusWidget() or window.canvas, words)
    assert here.board.editor.editing is not None


def test_text_being_typed_is_kept_when_the_question_covers_it(here: Room) -> None:
    typing(here, "mot")
    board = typed(here)
    assert here.board.editor.editing is None
    assert inked(here) == ["Text"]
    here.board.window.canvas.setFocus()
    QTest.keyClicks(here.board.window.canvas, "abc")
    assert board.is_covering
    assert here.teaching.vote.stage.is_shown


def test_text_without_a_word_is_closed_by_the_question(here: Room) -> None:
    typing(here, "")
    board = typed(here)
    assert here.board.editor.editing is None
    assert board.is_covering
    assert inked(here) == []
