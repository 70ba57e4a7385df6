"""Tests of the set squares on a page: true angles and lengths along all edges, typed right angles, both sides."""

from __future__ import annotations

from collections.abc import Iterator
from math import dist, hypot

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.set_square import SetSquare, item
from tests.support.instrument_board import InstrumentBoard, apart, direction
from tni.api.items import DrawnText, ItemContext, StraightEdge

SLANTS = {"45": 135.0, "30-60": 150.0}
IN_ONE_BOARD = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)


@pytest.fixture
def board() -> Iterator[InstrumentBoard]:
    made = InstrumentBoard("set_square", SetSquare)
    yield made
    made.close()


def edges(board: InstrumentBoard) -> dict[str, StraightEdge]:
    kind, state = SetSquare(), board.state
    found = kind.edges(state, kind.size(state), ItemContext())
    return {one.id: one for one in found if isinstance(one, StraightEdge)}


@IN_ONE_BOARD
@given(
    st.sampled_from(["45", "30-60"]), st.booleans(), st.floats(0.0, 360.0), st.floats(1.0, 5.0),
    st.sampled_from(["bottom", "side", "slant"]), st.lists(st.floats(-1.9, 1.9), min_size=3, max_size=20),
)  # fmt: skip
def test_a_pen_along_any_edge_draws_at_its_angle_and_true_to_the_board(
    board: InstrumentBoard, shape: str, flipped: bool, angle: float, mm_per_unit: float, name: str, hand: list[float]
) -> None:
    board.mm_per_unit = mm_per_unit
    board.editor.rescale_items()
    for control, value in (("shape", shape), ("flipped", flipped), ("scale", "board"), ("length", 30.0)):
        board.control(control, value)
    board.control("angle", round(angle, 1))
    edge = edges(board)[name]
    (x0, y0), (x1, y1) = edge.start, edge.end
    slope = hypot(x1 - x0, y1 - y0)
    across = -(y1 - y0) / slope, (x1 - x0) / slope
    shares = np.linspace(0.1, 0.9, len(hand)).tolist()  # in a corner the other edge may be nearer
    way = [
        board.on_page(x0 + (x1 - x0) * share + across[0] * off, y0 + (y1 - y0) * share + across[1] * off)
        for share, off in zip(shares, hand, strict=True)
    ]
    line = board.draw(way)
    tilt = round(angle, 1)
    bottom = tilt + (180.0 if flipped else 0.0)
    wanted = {"bottom": bottom, "side": tilt + 90.0, "slant": tilt + (SLANTS[shape] if not flipped else -SLANTS[shape])}
    assert apart(direction(line[0], line[-1]), wanted[name], 180.0) < 0.05
    assert dist(line[0], line[-1]) == pytest.approx(0.8 * slope, abs=0.05)
    length = board.state["length"]
    zero, end = board.on_page(*edges(board)["bottom"].start), board.on_page(*edges(board)["bottom"].end)
    assert dist(zero, end) * mm_per_unit > length >= min(300.0, 60.0 * mm_per_unit) - 1e-6
    board.editor.undo()


@IN_ONE_BOARD
@given(
    st.sampled_from(["45", "30-60", "requerre"]), st.booleans(), st.floats(0.0, 360.0),
    st.floats(5.0, 300.0), st.sampled_from([0.5, 1.0, 2.0]),
)  # fmt: skip
def test_a_typed_right_angle_is_right_and_as_long_as_it_says(
    board: InstrumentBoard, shape: str, flipped: bool, angle: float, side: float, scale: float
) -> None:
    before = len(board.segments())
    for control, value in (("shape", shape), ("scale", "own"), ("own", scale), ("segment", side / 10)):
        board.control(control, value)
    if shape != "requerre":
        board.control("flipped", flipped)
    board.control("angle", angle)
    board.control("draw", True)
    (a0, a1), (b0, b1) = board.segments()[before:]
    assert a0 == pytest.approx(b0)
    assert apart(direction(a0, a1) - direction(b0, b1), 90.0, 180.0) < 1e-6
    assert dist(a0, a1) == pytest.approx(side * scale, abs=0.01)
    assert dist(b0, b1) == pytest.approx(side * scale, abs=0.01)


def test_its_graduations_are_true_from_the_right_angle_on(board: InstrumentBoard) -> None:
    kind = SetSquare()
    for shape in ("45", "30-60"):
        board.control("shape", shape)
        state = board.state
        drawing = kind.draw(state, kind.size(state), ItemContext())
        labels = [one for one in drawing if isinstance(one, DrawnText)]
        corner = kind.pivot(state)
        assert ("12", 120.0) in [(one.text, round(one.x - corner[0], 6)) for one in labels]
        assert ("5", 50.0) in [(one.text, round(corner[1] - one.y, 6)) for one in labels]


def test_its_right_angle_stays_when_it_is_flipped_lengthened_and_rescaled(board: InstrumentBoard) -> None:
    board.control("angle", 20.0)
    corner = board.on_page(*SetSquare().pivot(board.state))
    for control, value in (("flipped", True), ("length", 20.0), ("own", 0.5), ("shape", "30-60"), ("flipped", False)):
        board.control(control, value)
        assert board.on_page(*SetSquare().pivot(board.state)) == pytest.approx(corner), control
    board.mm_per_unit = 4.0
    board.control("scale", "board")
    board.mm_per_unit = 7.0
    board.editor.rescale_items()
    assert board.state["unit"] == pytest.approx(1 / 7)
    assert board.on_page(*SetSquare().pivot(board.state)) == pytest.approx(corner)
    assert "tableau non mesuré" not in board.drawing
    board.mm_per_unit = None
    board.editor.rescale_items()
    assert "tableau non mesuré" in board.drawing


@given(
    st.sampled_from(["45", "30-60", "requerre"]), st.floats(0.01, 50.0), st.floats(10.0, 10_000.0), st.booleans(),
    st.sampled_from(["page", "board", "own"]),
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_every_scale_can_be_drawn_within_its_size(
    shape: str, unit: float, length: float, flipped: bool, scale: str
) -> None:
    kind, ctx = item(), ItemContext(mm_per_unit=1 / unit, calibrated=True)
    made = {**kind.new(ctx), "scale": scale, "own": min(unit, 100.0), "shape": shape, "flipped": flipped}
    made = {**made, "length": length}
    after = kind.rescaled(made, ctx)
    state = getattr(after, "state", after)
    size = kind.size(state)
    assert len(kind.draw(state, size, ctx)) < 400
    assert 20.0 <= min(size.width_mm, size.height_mm) <= max(size.width_mm, size.height_mm) <= 1_100.0
