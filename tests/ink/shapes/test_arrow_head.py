"""An arrow whose head is drawn apart: a V at the end of a line that was drawn lately."""

from __future__ import annotations

from math import cos, pi, radians, sin

import numpy as np
import pytest

from tests.support.board import HandClock, event, open_board, strokes
from tests.support.sketches import HANDS, arrow_apart
from tni.core.geometry import Point
from tni.document.document import ChangeKind
from tni.document.items import AnyItem, Shape, ShapeKind, Stroke
from tni.document.pointer import Changed, PointerPhase, PointerType
from tni.ink.shapes.arrow_head import arrow_head_of, arrow_with_head
from tni.ink.shapes.hold_detector import HOLD_S
from tni.ink.shapes.recognise import HOLD_THRESHOLDS, SHAPE_PEN_THRESHOLDS, ShapeThresholds, recognise_shape
from tni.ink.shapes.recognised_shape import RecognisedShapeKind
from tni.ink.shapes.stroke_path import resampled
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

type Way = list[tuple[float, float]]
LINE: Way = [(50, 60), (130, 62)]
HEAD: Way = [(118, 52), (130, 62), (119, 71)]


class Hand:
    def __init__(self) -> None:
        self.clock = HandClock()
        self.board: LessonEditor = open_board(clock=self.clock)

    def draw(self, corners: Way, *, rest: bool = False, pause_s: float = 0.4) -> Changed:
        self.clock.at_s += pause_s
        points = resampled(np.array(corners, np.float64), 40).tolist()
        self.board.handle(event(PointerPhase.DOWN, *points[0], at_s=self.clock.at_s))
        for x, y in points[1:]:
            self.clock.at_s += 0.01
            self.board.handle(event(PointerPhase.MOVE, x, y, at_s=self.clock.at_s))
        return self.rest() if rest else self.lift(*points[-1])

    def rest(self) -> Changed:
        self.clock.at_s += HOLD_S + 0.1
        return self.board.tick(self.clock.at_s)

    def lift(self, x: float, y: float, phase: PointerPhase = PointerPhase.UP) -> Changed:
        return self.board.handle(event(phase, x, y, at_s=self.clock.at_s))

    @property
    def items(self) -> list[AnyItem]:
        return self.board.document.items(self.board.page.id)

    @property
    def kinds(self) -> list[object]:
        return [i.kind if isinstance(i, Shape) else Stroke for i in self.items]


def tip(shape: AnyItem) -> tuple[float, float]:
    assert isinstance(shape, Shape)
    return shape.x1, shape.y1


def test_the_pen_of_figures_makes_an_arrow_and_undo_takes_one_thing_back_at_a_time() -> None:
    hand = Hand()
    hand.board.use(ToolName.SKETCH)
    hand.draw(LINE)
    assert hand.kinds == [ShapeKind.LINE]
    hand.draw(HEAD)
    assert hand.kinds == [ShapeKind.ARROW]
    assert tip(hand.items[0]) == pytest.approx((130, 61), abs=1)
    hand.board.undo()
    assert sorted(map(str, hand.kinds)) == sorted(map(str, [ShapeKind.LINE, Stroke]))
    hand.board.undo()
    assert hand.kinds == [ShapeKind.LINE]
    hand.board.undo()
    assert hand.kinds == [Stroke]
    for _ in range(3):
        hand.board.redo()
    assert hand.kinds == [ShapeKind.ARROW]


def test_a_head_at_the_beginning_turns_the_arrow_about() -> None:
    hand = Hand()
    hand.board.use(ToolName.SKETCH)
    hand.draw(LINE)
    hand.draw([(61, 52), (50, 60), (60, 69)])
    (arrow,) = hand.items
    assert hand.kinds == [ShapeKind.ARROW]
    assert tip(arrow) == pytest.approx((50, 61), abs=1)


def test_a_pen_that_writes_makes_an_arrow_of_ink_when_it_rests_on_the_head() -> None:
    hand = Hand()
    hand.draw(LINE)
    assert hand.kinds == [Stroke]
    (line,) = hand.items
    hand.draw(HEAD, rest=True)
    overlay = hand.board.overlay()
    (draft,) = overlay.drafts
    assert isinstance(draft, Shape)
    assert (draft.kind, overlay.hidden) == (ShapeKind.ARROW, {line.id})
    hand.lift(119, 71)
    assert hand.kinds == [ShapeKind.ARROW]
    hand.board.undo()
    assert hand.kinds == [Stroke, Stroke]
    hand.board.undo()
    assert hand.items == [line]


def test_the_arrow_goes_on_with_the_pen() -> None:
    hand = Hand()
    hand.draw(LINE)
    hand.draw(HEAD, rest=True)
    hand.board.handle(event(PointerPhase.MOVE, 119, 91, at_s=hand.clock.at_s))
    hand.lift(119, 91)
    (arrow,) = hand.items
    assert tip(arrow) == pytest.approx((130, 81), abs=2)


BARBS: list[Way] = [[(118, 53), (129, 61)], [(120, 70), (130, 62.5)]]


@pytest.mark.parametrize("turned", [(False, False), (True, False), (False, True), (True, True)])
def test_a_head_may_be_two_strokes_each_drawn_either_way(turned: tuple[bool, bool]) -> None:
    barbs = [barb[::-1] if turn else barb for barb, turn in zip(BARBS, turned, strict=True)]
    hand = Hand()
    hand.board.use(ToolName.SKETCH)
    hand.draw(LINE)
    hand.draw(barbs[0])
    assert hand.kinds.count(ShapeKind.LINE) == 2
    hand.draw(barbs[1])
    assert hand.kinds == [ShapeKind.ARROW]
    hand.board.undo()
    assert len(hand.items) == 3
    hand = Hand()
    hand.draw(LINE)
    hand.draw(barbs[0])
    hand.draw(barbs[1], rest=True)
    assert len(hand.board.overlay().hidden) == 2
    hand.lift(*barbs[1][-1])
    assert hand.kinds == [ShapeKind.ARROW]


def test_two_lines_from_the_end_of_one_that_go_on_are_no_head() -> None:
    hand = Hand()
    hand.board.use(ToolName.SKETCH)
    for way in (LINE, [(130, 62), (150, 52)], [(130, 62), (150, 72)]):
        hand.draw(way)  # type: ignore[arg-type]
    assert hand.kinds == [ShapeKind.LINE] * 3


def test_without_a_rest_a_pen_that_writes_leaves_both_as_ink() -> None:
    hand = Hand()
    hand.draw(LINE)
    hand.draw(HEAD)
    assert hand.kinds == [Stroke, Stroke]


@pytest.mark.parametrize("tool", [ToolName.PEN, ToolName.SKETCH])
def test_a_head_that_comes_late_is_ink(tool: ToolName) -> None:
    hand = Hand()
    hand.board.use(tool)
    hand.draw(LINE)
    hand.draw(HEAD, rest=True, pause_s=4.0)
    hand.lift(119, 71)
    assert ShapeKind.ARROW not in hand.kinds
    assert len(hand.items) == 2


def test_what_is_written_between_does_not_hinder() -> None:
    hand = Hand()
    hand.draw(LINE)
    hand.draw([(200, 100), (204, 104), (200, 108)])
    hand.draw(HEAD, rest=True)
    hand.lift(119, 71)
    assert ShapeKind.ARROW in hand.kinds
    assert len(hand.items) == 2


def test_a_line_that_was_taken_back_or_moved_on_is_looked_for_where_it_is() -> None:
    hand = Hand()
    hand.board.use(ToolName.SKETCH)
    hand.draw(LINE)
    hand.board.undo()
    hand.board.undo()
    hand.draw(HEAD)
    assert hand.kinds == [Stroke]


def test_a_line_that_goes_while_the_pen_rests_leaves_the_head_as_ink() -> None:
    hand = Hand()
    hand.draw(LINE)
    (line,) = hand.items
    hand.draw(HEAD, rest=True)
    hand.board.do(hand.board.document.remove(ChangeKind.ERASE, [line.id]))
    hand.lift(119, 71)
    assert hand.kinds == [Stroke]


def test_a_palm_that_looked_like_a_head_leaves_the_line() -> None:
    hand = Hand()
    hand.draw(LINE)
    (line,) = hand.items
    hand.draw(HEAD, rest=True)
    hand.clock.at_s += 1
    hand.board.handle(event(PointerPhase.MOVE, 119, 71, at_s=hand.clock.at_s, tool=PointerType.PALM))
    assert hand.items == [line]


def test_escape_gives_the_head_back_as_ink() -> None:
    hand = Hand()
    hand.draw(LINE)
    hand.draw(HEAD, rest=True)
    hand.board.drop()
    assert hand.kinds == [Stroke, Stroke]
    assert hand.board.overlay().hidden == frozenset()


def test_a_highlighter_and_its_line_make_an_arrow_of_their_own_ink() -> None:
    hand = Hand()
    hand.board.use(ToolName.HIGHLIGHTER)
    hand.draw(LINE)
    (line,) = strokes(hand.board)
    hand.draw(HEAD, rest=True)
    hand.lift(119, 71)
    (arrow,) = hand.items
    assert isinstance(arrow, Shape)
    assert arrow.pen == line.pen


# -- what a head is


def vee(turn: float, barb: float, half: float, at: tuple[float, float] = (100.0, 50.0)) -> np.ndarray:
    """The head of an arrow that points along `turn`, radians, its barbs `half` radians off."""
    ends = [(at[0] - barb * cos(turn + side), at[1] - barb * sin(turn + side)) for side in (half, -half)]
    return resampled(np.array([ends[0], at, ends[1]], np.float64), 30)


def arrow(
    ends: tuple[Point, Point], head: np.ndarray, gates: ShapeThresholds = HOLD_THRESHOLDS
) -> tuple[Point, Point] | None:
    found = arrow_head_of(head, gates.barb_mm, gates.rest_mm)
    return None if found is None else arrow_with_head(ends, found)


def test_a_head_is_known_in_any_direction_and_size() -> None:
    for turn in np.linspace(0, 2 * pi, 17):
        for barb, half in ((5.0, 0.3), (12.0, 0.6), (25.0, 1.1)):
            tail = (100 - 80 * cos(turn), 50 - 80 * sin(turn))
            found = arrow((tail, (100.0, 50.0)), vee(turn, barb, half))
            assert found is not None
            assert np.allclose(found, (tail, (100, 50)), atol=0.5)


@pytest.mark.parametrize(
    "other",
    [
        vee(0.0, 12.0, 0.6, at=(60.0, 50.0)),  # in the middle
        vee(pi / 2, 12.0, 0.6),  # it points aside
        vee(pi, 12.0, 0.6),  # it points back
        vee(0.0, 2.0, 0.6),  # too small
        vee(0.0, 60.0, 0.6),  # too large
        vee(0.0, 12.0, radians(85)),  # a bar across the end
        resampled(np.array([(90, 45), (100, 50), (110, 55)], np.float64), 30),
        resampled(np.array([(90, 45), (100, 50), (98, 54)], np.float64), 30)[:16],
        np.array([(100.0, 50.0)]),
    ],
)
def test_what_is_no_head(other: np.ndarray) -> None:
    assert arrow(((20.0, 50.0), (100.0, 50.0)), other) is None


def test_heads_as_hands_draw_them_are_known() -> None:
    rng = np.random.default_rng(7)
    for gates, hand in ((HOLD_THRESHOLDS, "usual"), (SHAPE_PEN_THRESHOLDS, "sloppy")):
        right = 0
        for _ in range(60):
            shaft, head = arrow_apart(rng, HANDS[hand])
            line = recognise_shape(shaft[:, :2], gates)
            if line is not None and line.kind is RecognisedShapeKind.LINE:
                ends = line.points[0], line.points[1]
                right += arrow(ends, head[:, :2], gates) is not None
        assert right >= 51
