"""A board's own pens write in the colours of their caps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.board import drag, event, open_board, strokes
from tni.document.page_format import Paper
from tni.document.palette import CHALKS, HIGHLIGHTERS, INKS
from tni.document.pen_caps import pen_for_cap
from tni.document.pointer import PenColour, PointerPhase, PointerType
from tni.document.tool_styles import InkStyle
from tni.ink.pen import Pen, PenKind
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

OWN = InkStyle("#123456", 2.0)


def write(board: LessonEditor, cap: PenColour | None, pointer: int = 1) -> Pen:
    board.handle(replace(event(PointerPhase.DOWN, 10, 10, pointer=pointer), colour=cap))
    board.handle(replace(event(PointerPhase.MOVE, 20, 10, pointer=pointer), colour=cap))
    board.handle(replace(event(PointerPhase.UP, 20, 10, pointer=pointer), colour=cap))
    return strokes(board)[-1].pen


@pytest.mark.parametrize("paper", [Paper.WHITE, Paper.BLACK])
@pytest.mark.parametrize(
    ("cap", "name"),
    [(PenColour.BLACK, "ink"), (PenColour.BLUE, "blue"), (PenColour.RED, "red"), (PenColour.GREEN, "green")],
)
def test_a_stroke_has_the_colour_of_the_palette_that_is_its_caps(cap: PenColour, name: str, paper: Paper) -> None:
    board = open_board()
    board.set_paper(paper)
    board.set_styles(replace(board.styles, pen=OWN))
    assert write(board, cap) == Pen(colour=INKS.on(paper)[INKS.names.index(name)], width_mm=2.0)


def test_the_chosen_colour_stays_that_of_whoever_has_no_cap() -> None:
    board = open_board()
    board.set_styles(replace(board.styles, pen=OWN))
    written = [write(board, cap).colour for cap in (None, PenColour.RED, None)]
    assert written == ["#123456", INKS.light[INKS.names.index("red")], "#123456"]
    assert board.styles.pen == OWN


def test_two_pens_of_the_board_write_at_once_each_in_its_colour() -> None:
    board = open_board()
    caps = {1: PenColour.RED, 2: PenColour.GREEN}
    for pointer, cap in caps.items():
        board.handle(replace(event(PointerPhase.DOWN, 10 * pointer, 10, pointer=pointer), colour=cap))
    seen = {wet.pointer: wet.pen.colour for wet in board.wet()}
    assert seen == {n: INKS.light[INKS.names.index(cap.value)] for n, cap in caps.items()}


@pytest.mark.parametrize(
    ("cap", "kind", "colour"),
    [
        (PenColour.RED, PenKind.HIGHLIGHTER, HIGHLIGHTERS.light[HIGHLIGHTERS.names.index("pink")]),
        (PenColour.GREEN, PenKind.HIGHLIGHTER, HIGHLIGHTERS.light[HIGHLIGHTERS.names.index("green")]),
        (PenColour.RED, PenKind.CHALK, CHALKS.light[CHALKS.names.index("pink")]),
        (PenColour.BLACK, PenKind.CHALK, CHALKS.light[CHALKS.names.index("ink")]),
        (PenColour.BLUE, PenKind.FELT, INKS.light[INKS.names.index("blue")]),
    ],
)
def test_other_pens_take_what_their_palette_has(cap: PenColour, kind: PenKind, colour: str) -> None:
    assert pen_for_cap(Pen(kind, "#123456", 3.0), cap, Paper.WHITE) == Pen(kind, colour, 3.0)


def test_no_highlighter_is_black() -> None:
    marker = Pen(PenKind.HIGHLIGHTER, "#ffe14d", 8.0)
    assert pen_for_cap(marker, PenColour.BLACK, Paper.WHITE) == marker


def test_the_trays_eraser_erases_whatever_tool_is_in_hand() -> None:
    board = open_board()
    write(board, PenColour.RED)
    board.use(ToolName.SELECT)
    drag(board, [(5, 10), (15, 10), (25, 10)], tool=PointerType.ERASER)
    assert strokes(board) == []
    assert board.tool is ToolName.SELECT


def test_a_pen_out_of_the_tray_writes_until_another_tool_is_chosen() -> None:
    board = open_board()
    places = iter(range(10, 100, 20))

    def write_by_tray() -> None:
        y = next(places)
        for phase, x in ((PointerPhase.DOWN, 10), (PointerPhase.MOVE, 30), (PointerPhase.UP, 30)):
            board.handle(replace(event(phase, x, y), tray=True))

    board.use(ToolName.SELECT)
    write_by_tray()
    assert strokes(board) == []
    board.pen_taken()
    write_by_tray()
    assert len(strokes(board)) == 1
    board.use(ToolName.LASER)
    write_by_tray()
    assert len(strokes(board)) == 1
