"""A pen that rests makes a figure of its stroke, goes on with it, and gives the ink back by one undo."""

from __future__ import annotations

from math import hypot

import numpy as np
import pytest

from tests.support.board import HandClock, event, open_board, strokes
from tests.support.sketches import HANDS, sketch
from tni.document.items import Shape, ShapeKind, Stroke, bounds
from tni.document.pointer import Changed, ChangedFlag, PointerPhase, PointerType
from tni.document.tool_styles import InkStyle, ShapeToolStyle, ToolStyles
from tni.ink.shapes.hold_detector import HOLD_S
from tni.ink.shapes.recognised_shape import RecognisedShapeKind
from tni.ink.shapes.stroke_path import resampled
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.lesson.memory_lesson import MemoryLesson

BOX = [(50, 40), (130, 41), (129, 100), (51, 99), (50, 41)]
LINE = [(50, 60), (170, 63)]


class Hand:
    """One contact on a board whose clock goes on with it."""

    def __init__(self, port: MemoryLesson | None = None) -> None:
        self.clock = HandClock()
        self.board: LessonEditor = open_board(port, clock=self.clock) if port else open_board(clock=self.clock)

    def draw(self, corners: list[tuple[float, float]], pointer: int = 1) -> None:
        points = resampled(np.array(corners, np.float64), 60).tolist()
        self.board.handle(event(PointerPhase.DOWN, *points[0], pointer=pointer))
        for x, y in points[1:]:
            self.move(x, y, pointer)

    def move(self, x: float, y: float, pointer: int = 1) -> Changed:
        self.clock.at_s += 0.01
        return self.board.handle(event(PointerPhase.MOVE, x, y, at_s=self.clock.at_s, pointer=pointer))

    def rest(self, seconds: float = HOLD_S + 0.1) -> Changed:
        changed = Changed()
        for _ in range(round(seconds / 0.08) + 1):
            self.clock.at_s += 0.08
            changed |= self.board.tick(self.clock.at_s)
        return changed

    def lift(self, x: float, y: float, phase: PointerPhase = PointerPhase.UP) -> Changed:
        return self.board.handle(event(phase, x, y, at_s=self.clock.at_s))

    @property
    def shapes(self) -> list[Shape]:
        return [i for i in self.board.document.items(self.board.page.id) if isinstance(i, Shape)]

    @property
    def draft(self) -> Shape:
        (draft,) = self.board.overlay().drafts
        assert isinstance(draft, Shape)
        return draft


def test_a_rest_makes_a_figure_at_once_and_says_so() -> None:
    hand = Hand()
    hand.draw(BOX)
    changed = hand.rest()
    assert changed.ended == (1,)
    assert ChangedFlag.OVERLAY in changed.what
    assert hand.draft.kind is ShapeKind.RECTANGLE
    assert len(hand.board.overlay().marks) == 4
    assert hand.board.wet() == ()
    assert hand.board.busy
    assert (hand.shapes, strokes(hand.board)) == ([], [])
    hand.lift(50, 41)
    assert [s.kind for s in hand.shapes] == [ShapeKind.RECTANGLE]
    assert (strokes(hand.board), hand.board.overlay().drafts, hand.board.overlay().marks) == ([], (), ())
    assert not hand.board.busy


def test_one_undo_gives_the_ink_as_drawn_and_two_nothing() -> None:
    hand = Hand()
    hand.draw(BOX)
    hand.rest()
    hand.lift(50, 41)
    hand.board.undo()
    (stroke,) = strokes(hand.board)
    assert hand.shapes == []
    assert stroke.samples.positions_mm[[0, -1]].tolist() == [[50, 40], [50, 41]]
    assert len(stroke.samples) == 60
    hand.board.undo()
    assert (hand.shapes, strokes(hand.board), hand.board.can_undo) == ([], [], False)
    hand.board.redo()
    hand.board.redo()
    assert len(hand.shapes) == 1
    assert strokes(hand.board) == []


def test_handwriting_and_a_pen_that_goes_on_stay_ink() -> None:
    hand = Hand()
    hand.draw([(50, 50), (54, 50), (54, 58), (50, 58), (50, 50)])
    hand.rest(2.0)
    hand.lift(50, 50)
    hand.draw(BOX)
    hand.rest(HOLD_S - 0.2)
    hand.lift(50, 41)
    assert len(strokes(hand.board)) == 2
    assert hand.shapes == []


def test_a_rest_on_the_way_that_was_no_figure_does_not_hinder_a_later_one() -> None:
    hand = Hand()
    points = resampled(np.array(BOX, np.float64), 60).tolist()
    hand.board.handle(event(PointerPhase.DOWN, *points[0]))
    for x, y in points[1:25]:
        hand.move(x, y)
    hand.rest()
    for x, y in points[25:]:
        hand.move(x, y)
    hand.rest()
    assert hand.draft.kind is ShapeKind.RECTANGLE


def test_the_figure_goes_on_with_the_pen() -> None:
    hand = Hand()
    hand.draw(LINE)
    hand.rest()
    assert (hand.draft.y0, hand.draft.y1) == (pytest.approx(61.5), pytest.approx(61.5))
    before = hand.draft
    hand.move(170.5, 63.2)
    assert hand.draft == before  # it trembles
    hand.move(150, 120)
    line = hand.draft
    assert (line.x0, line.y0) == (pytest.approx(before.x0), pytest.approx(before.y0))
    assert hypot(line.x1 - 150, line.y1 - 120) < 3
    hand.lift(150, 120)
    assert hand.shapes[0].x1 == pytest.approx(line.x1)


def test_a_closed_figure_grows_about_its_middle_and_keeps_its_direction() -> None:
    hand = Hand()
    hand.draw(BOX)
    hand.rest()
    before = bounds(hand.draft)
    hand.move(10, 11)
    after = bounds(hand.draft)
    assert after.center == pytest.approx(before.center, abs=0.1)
    assert after.width == pytest.approx(2 * before.width, rel=0.1)
    assert after.width / after.height == pytest.approx(before.width / before.height, rel=0.02)
    assert hand.draft.transform.is_identity
    hand.move(69.9, 24.9)  # by 30 degrees
    assert not hand.draft.transform.is_identity


def test_a_side_follows_a_figure_near_by() -> None:
    hand = Hand()
    hand.draw([(40, 40), (140, 100)])
    hand.rest()
    hand.lift(140, 100)
    hand.draw([(40, 60), (138, 122)])
    hand.rest()
    first, draft = hand.shapes[0], hand.draft
    slope = (first.y1 - first.y0) / (first.x1 - first.x0)
    assert (draft.y1 - draft.y0) / (draft.x1 - draft.x0) == pytest.approx(slope)


def test_a_palm_takes_the_figure_with_it_and_a_turned_page_keeps_it() -> None:
    hand = Hand()
    hand.draw(BOX)
    hand.rest()
    page = hand.board.page.id
    hand.board.add_page()
    assert hand.board.page.id != page
    kept = hand.board.document.items(page)
    assert [type(i).__name__ for i in kept] == ["Shape"]
    hand.lift(50, 41)
    assert hand.board.document.items(hand.board.page.id) == []


def test_two_pens_rest_each_for_itself() -> None:
    hand = Hand()
    hand.draw(BOX)
    hand.draw([(200, 50), (203, 120)], pointer=2)
    hand.rest()
    kinds = {draft.kind for draft in hand.board.overlay().drafts if isinstance(draft, Shape)}
    assert kinds == {ShapeKind.RECTANGLE, ShapeKind.LINE}


def test_holding_can_be_turned_off() -> None:
    hand = Hand()
    hand.board.hold_snaps = False
    hand.draw(BOX)
    hand.rest(3.0)
    hand.lift(50, 41)
    assert len(strokes(hand.board)) == 1


@pytest.mark.parametrize("kind", RecognisedShapeKind)
def test_the_pen_of_figures_snaps_when_it_lifts(kind: RecognisedShapeKind) -> None:
    hand = Hand()
    hand.board.set_styles(ToolStyles(shape=ShapeToolStyle(ink=InkStyle(1, 1.6))))
    hand.board.use(ToolName.SKETCH)
    points = sketch(np.random.default_rng(4), HANDS["neat"], kind, hold_s=0).points[:, :2].tolist()
    hand.board.handle(event(PointerPhase.DOWN, *points[0]))
    for x, y in points[1:]:
        hand.move(x, y)
    changed = hand.lift(*points[-1])
    assert changed.ended == (1,)
    (shape,) = hand.shapes
    expected = ShapeKind.POLYGON if kind is RecognisedShapeKind.TRIANGLE else ShapeKind(kind.value)
    assert shape.kind is expected
    assert shape.pen.width_mm == 1.6
    hand.board.undo()
    assert [type(i) for i in hand.board.document.items(hand.board.page.id)] == [Stroke]


def test_what_the_pen_of_figures_does_not_know_stays_ink() -> None:
    hand = Hand()
    hand.board.use(ToolName.SKETCH)
    hand.draw([(50, 50), (70, 90), (90, 50), (110, 90), (130, 50)])
    hand.lift(130, 50)
    assert (len(strokes(hand.board)), hand.shapes) == (1, [])


def test_a_palm_takes_the_figure_with_it_that_its_ink_has_become() -> None:
    hand = Hand()
    hand.draw(LINE)
    hand.rest()
    assert hand.draft
    hand.clock.at_s += 1
    at_s = hand.clock.at_s
    hand.board.handle(event(PointerPhase.MOVE, *LINE[-1], at_s=at_s, pointer=1, tool=PointerType.PALM))
    assert not hand.shapes
    assert not strokes(hand.board)
    hand.board.undo()
    assert hand.shapes, "it had been there for long: an undo brings it back"


def test_a_figure_lies_above_the_ink_it_was_drawn_over() -> None:
    hand = Hand()
    hand.draw([(80.0, 20.0), (80.0, 70.0), (81.0, 30.0)])
    hand.lift(81, 30)
    under = strokes(hand.board)
    hand.draw(BOX)
    hand.rest()
    hand.lift(50, 41)
    in_order = [item.id for item in hand.board.document.items(hand.board.page.id)]
    assert in_order == [*(s.id for s in under), *(s.id for s in hand.shapes)]
    assert len(in_order) == 2
