"""Tests of the compasses on a page: exact circles and arcs, openings by hand and typed, the needle that stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import atan2, cos, dist, pi, sin

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from plugins.compass import NEEDLE, Compass, item
from tests.support.board import drag, event
from tests.support.instrument_board import InstrumentBoard, apart, direction
from tni.api.items import DrawnText, ItemContext
from tni.document.items import Shape, ShapeKind, Stroke
from tni.document.pointer import PointerPhase
from tni.services.lesson.lesson_editor import ToolName

DOWN, MOVE, UP = PointerPhase.DOWN, PointerPhase.MOVE, PointerPhase.UP
IN_ONE_BOARD = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)


@pytest.fixture
def board() -> Iterator[InstrumentBoard]:
    made = InstrumentBoard("compass", Compass)
    yield made
    made.close()


def needle(board: InstrumentBoard) -> tuple[float, float]:
    return board.on_page(*NEEDLE)


def pencil(board: InstrumentBoard) -> tuple[float, float]:
    return board.on_page(NEEDLE[0] + board.state["opening"] * board.state["unit"], NEEDLE[1])


def handle(board: InstrumentBoard, name: str) -> tuple[float, float]:
    return board.on_page(*next(one for one in board.items.handles(board.item) if one.id == name).at)


@IN_ONE_BOARD
@given(
    st.floats(8.0, 300.0), st.floats(0.0, 359.0), st.floats(0.5, 5.0), st.floats(-350.0, 350.0),
    st.lists(st.floats(-6.0, 6.0), min_size=60, max_size=60),
)  # fmt: skip
def test_a_pen_at_the_pencil_draws_the_exact_arc_and_the_compass_turns_with_it(
    board: InstrumentBoard, opening: float, angle: float, mm_per_unit: float, turn: float, hand: list[float]
) -> None:
    board.mm_per_unit = mm_per_unit
    board.editor.rescale_items()
    for control, value in (("scale", "board"), ("opening", opening / 10), ("angle", angle)):
        board.control(control, value)
    centre, start = needle(board), pencil(board)
    radius = board.state["opening"] / mm_per_unit
    assert radius * mm_per_unit == pytest.approx(opening, abs=0.06)
    assert dist(centre, start) == pytest.approx(radius, abs=1e-6)
    steps = np.linspace(0.0, turn * pi / 180, len(hand))
    shaken = [radius * max(1.0 + off / radius, 0.2) if at else radius for at, off in enumerate(hand)]
    first = atan2(start[1] - centre[1], start[0] - centre[0])
    way = [(centre[0] + r * cos(first + a), centre[1] + r * sin(first + a)) for r, a in zip(shaken, steps, strict=True)]
    line = board.draw(way)
    radii = np.hypot(*(line - centre).T)
    assert np.abs(radii - radius).max() * mm_per_unit < 0.02 * mm_per_unit
    assert needle(board) == pytest.approx(centre, abs=1e-6)
    assert dist(pencil(board), line[-1]) < 0.02
    assert board.state["opening"] == pytest.approx(radius * mm_per_unit)
    board.editor.undo()
    assert board.of(Stroke) == []


@IN_ONE_BOARD
@given(st.floats(1.0, 1_000.0), st.floats(0.0, 359.0), st.floats(1.0, 359.0))
def test_typed_circles_and_arcs_are_exact_from_a_millimetre_to_a_metre(
    board: InstrumentBoard, opening: float, angle: float, sweep: float
) -> None:
    for control, value in (("opening", opening / 10), ("angle", angle), ("arc", sweep)):
        board.control(control, value)
    radius, centre, start = board.state["opening"], needle(board), pencil(board)
    assert radius == pytest.approx(opening)
    board.control("circle", True)
    board.control("draw_arc", True)
    circle, arc = sorted(board.of(Shape), key=lambda one: one.kind is ShapeKind.ARC)
    assert (circle.x1 - circle.x0, circle.y1 - circle.y0) == pytest.approx((2 * radius, 2 * radius))
    assert ((circle.x0 + circle.x1) / 2, (circle.y0 + circle.y1) / 2) == pytest.approx(centre)
    (middle,) = arc.more
    for place in ((arc.x0, arc.y0), (arc.x1, arc.y1), middle):
        assert dist(place, centre) == pytest.approx(radius)
    assert (arc.x0, arc.y0) == pytest.approx(start)
    first, last = direction(centre, (arc.x0, arc.y0)), direction(centre, (arc.x1, arc.y1))
    assert apart(last - first, sweep) < 1e-3
    assert apart(direction(centre, middle) - first, sweep / 2) < 1e-3
    board.editor.undo()
    board.editor.undo()


@IN_ONE_BOARD
@given(st.floats(0.0, 359.0), st.floats(20.0, 140.0), st.floats(-80.0, 80.0), st.floats(25.0, 110.0))
def test_the_pencils_leg_follows_a_contact_and_the_needle_stands(
    board: InstrumentBoard, angle: float, first: float, turn: float, last: float
) -> None:
    board.control("opening", round(first) / 10)
    board.control("angle", angle)
    board.editor.use(ToolName.PEN)
    centre, start = needle(board), handle(board, "open")
    towards = atan2(start[1] - centre[1], start[0] - centre[0]) + turn * pi / 180
    share = np.linspace(0.1, 1.0, 10)
    places = [(start[0] + s * (centre[0] + last * cos(towards) - start[0]),
               start[1] + s * (centre[1] + last * sin(towards) - start[1])) for s in share]  # fmt: skip
    assume(dist(start, places[-1]) > 3.0)  # else it is a tap
    drag(board.editor, [start, *places])
    assert needle(board) == pytest.approx(centre, abs=1e-6)
    assert board.of(Stroke) == []
    grip = handle(board, "open")
    if board.state["opening"] > 1.5:  # else the contact is nearer to the needle than the leg can be
        off = apart(direction(centre, grip), direction(centre, places[-1]))
        assert off * pi / 180 * last < 0.5
        assert dist(grip, places[-1]) < 0.5


def test_an_opening_goes_to_whole_millimetres_nearby_and_tells_tenths_else(board: InstrumentBoard) -> None:
    board.control("opening", 5.0)
    assert board.items.handle_reading(board.item, "open") == "5 cm"
    board.control("opening", 5.34)
    assert board.items.handle_reading(board.item, "open") == "5,34 cm"
    assert board.items.reading(board.item, "circle", (0.0, 0.0), (1.0, 1.0)) == "r = 5,34 cm"
    board.editor.use(ToolName.PEN)
    start = handle(board, "open")
    drag(board.editor, [start, (start[0] + 8.0, start[1]), (start[0] + 14.11 * 0.775, start[1])])
    assert abs(board.state["opening"] - 67.5) < 1.0


def test_its_needle_moves_it_all_and_its_head_turns_it_about_the_needle(board: InstrumentBoard) -> None:
    editor = board.editor
    editor.use(ToolName.PEN)
    body = handle(board, "body")
    before = needle(board)
    drag(editor, [body, (body[0] + 10, body[1] + 2), (body[0] + 30, body[1] + 12)])
    assert needle(board) == pytest.approx((before[0] + 30, before[1] + 12))
    centre, head = needle(board), handle(board, "turn")
    aside = centre[0] + (head[1] - centre[1]), centre[1] - (head[0] - centre[0])
    drag(editor, [head, ((head[0] + aside[0]) / 2, (head[1] + aside[1]) / 2), aside])
    assert needle(board) == pytest.approx(centre, abs=0.01)
    assert apart(direction(centre, pencil(board)), 90.0) < 0.1
    assert board.of(Stroke) == []


def test_a_hand_that_rests_on_the_needles_leg_holds_it_while_another_opens_it(board: InstrumentBoard) -> None:
    editor = board.editor
    editor.use(ToolName.PEN)
    rests, opens, centre = handle(board, "body"), handle(board, "open"), needle(board)
    editor.handle(event(DOWN, *rests, pointer=1))
    editor.handle(event(DOWN, *opens, pointer=2))
    for step in range(1, 21):
        editor.handle(event(MOVE, opens[0] + 3 * step, opens[1] + 2 * step, pointer=2))
        shake = 0.05 * (-1) ** step
        editor.handle(event(MOVE, rests[0] + shake, rests[1] + shake, pointer=1))
    assert needle(board) == pytest.approx(centre, abs=0.2)
    editor.handle(event(UP, opens[0] + 60, opens[1] + 40, pointer=2))
    editor.handle(event(MOVE, rests[0] + 20.0, rests[1], pointer=1))
    editor.handle(event(UP, rests[0] + 20.0, rests[1], pointer=1))
    assert board.state["opening"] > 100.0
    assert needle(board) == pytest.approx((centre[0] + 20.0, centre[1]), abs=0.3)
    board.editor.undo()
    assert needle(board) == pytest.approx(centre)
    assert board.state["opening"] == 50.0


def test_an_opening_in_centimetres_of_a_board_that_is_not_measured_says_so(board: InstrumentBoard) -> None:
    board.control("scale", "board")
    assert "non mesuré" in board.drawing
    board.mm_per_unit = 5.0
    board.editor.rescale_items()
    assert "non mesuré" not in board.drawing
    assert dist(needle(board), pencil(board)) == pytest.approx(10.0)


@pytest.mark.parametrize(("scale", "words"), [("page", ["de la page"]), ("board", ["tableau", "non mesuré"]),
                                              ("own", ["1\N{NO-BREAK SPACE}:\N{NO-BREAK SPACE}2"])])  # fmt: skip
@pytest.mark.parametrize("opening", [10.0, 50.0, 120.0])
def test_what_it_says_about_its_scale_is_large_below_the_opening(scale: str, words: list[str], opening: float) -> None:
    kind, ctx = item(), ItemContext()
    state = kind.rescaled({**kind.new(ctx), "scale": scale, "own": 0.5, "opening": opening}, ctx)
    texts = [one for one in kind.draw(state, kind.size(state), ctx) if isinstance(one, DrawnText)]
    first, *note = sorted(texts, key=lambda one: one.y)
    assert [one.text for one in note] == words
    for above, below in pairwise((first, *note)):
        assert below.size_mm >= 6.0
        assert below.y - above.y >= below.size_mm


@settings(max_examples=60, deadline=None)
@given(st.floats(0.01, 50.0), st.floats(1.0, 1_000.0), st.sampled_from(["page", "board", "own"]))
def test_every_scale_can_be_drawn_within_its_size(unit: float, opening: float, scale: str) -> None:
    kind, ctx = item(), ItemContext(mm_per_unit=1 / unit, calibrated=True)
    state = kind.rescaled({**kind.new(ctx), "scale": scale, "own": min(unit, 100.0), "opening": opening}, ctx)
    size = kind.size(state)
    for one in kind.draw(state, size, ctx):
        for x, y in getattr(one, "points", ()):
            assert -0.01 <= x <= size.width_mm + 0.01
            assert -0.01 <= y <= size.height_mm + 0.01
    assert size.width_mm <= 1_600.0
