"""Tests of the protractor on a page: angles that are measured and drawn are true, both graduations, both forms."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians, sin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.protractor import RADIUS, Protractor
from tests.support.board import drag
from tests.support.instrument_board import InstrumentBoard, apart, direction
from tni.core.geometry import Affine
from tni.document.selection import moved
from tni.services.lesson.lesson_editor import ToolName

IN_ONE_BOARD = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)


@pytest.fixture
def board() -> Iterator[InstrumentBoard]:
    made = InstrumentBoard("protractor", Protractor)
    yield made
    made.close()


def centre(board: InstrumentBoard) -> tuple[float, float]:
    return board.on_page(*Protractor().pivot(board.state))


def towards(place: tuple[float, float], angle: float, radius: float) -> tuple[float, float]:
    """Return a place of the page in a direction, degrees from the right against the clock."""
    return place[0] + radius * cos(radians(angle)), place[1] - radius * sin(radians(angle))


@IN_ONE_BOARD
@given(st.sampled_from(["half", "full"]), st.booleans(), st.floats(0.0, 359.0), st.floats(2.0, 178.0))
def test_an_arm_on_a_line_tells_its_angle(
    board: InstrumentBoard, shape: str, from_left: bool, tilt: float, angle: float
) -> None:
    for control, value in (("shape", shape), ("reversed", from_left), ("measure", 90.0), ("angle", tilt)):
        board.control(control, value)
    middle, editor = centre(board), board.editor
    editor.use(ToolName.PEN)
    arm = next(one for one in board.items.handles(board.item) if one.id == "arm")
    base = tilt + 180.0 if from_left else tilt
    side = base - angle if from_left else base + angle
    start = board.on_page(*arm.at)
    drag(editor, [start, towards(middle, side, 60.0), towards(middle, side, 150.0)])
    assert abs(board.state["measure"] - angle) <= 0.2 + 1e-9
    assert board.segments() == []


@IN_ONE_BOARD
@given(
    st.sampled_from(["half", "full"]), st.booleans(), st.floats(0.0, 359.0), st.floats(1.0, 180.0),
    st.floats(0.5, 2.0), st.lists(st.floats(-1.8, 1.8), min_size=3, max_size=12),
)  # fmt: skip
def test_a_typed_angle_is_drawn_true_at_any_size_and_by_a_pen_along_the_arm(
    board: InstrumentBoard, shape: str, from_left: bool, tilt: float, angle: float, zoom: float, hand: list[float]
) -> None:
    before = len(board.segments())
    for control, value in (("shape", shape), ("reversed", from_left), ("measure", angle), ("angle", tilt)):
        board.control(control, value)
    lies = board.item
    share = zoom / lies.transform.mean_scale
    board.editor.do(moved(board.editor.document, [lies.id], Affine.scaling(share, share, (160.0, 90.0))))
    board.control("draw", True)
    zero = tilt + 180.0 if from_left else tilt
    (a0, a1), (b0, b1) = sorted(board.segments()[before:], key=lambda ends: apart(direction(*ends), zero))
    assert a0 == pytest.approx(centre(board))
    assert b0 == pytest.approx(centre(board))
    turned = direction(b0, b1) - direction(a0, a1)
    assert apart(-turned if from_left else turned, angle) < 1e-6
    assert apart(direction(a0, a1), zero) < 0.1
    way = [towards(centre(board), direction(b0, b1), 8.0 * zoom + 4.0 * zoom * at) for at in range(len(hand))]
    across = direction(b0, b1) + 90.0
    line = board.draw([towards(place, across, off) for place, off in zip(way, hand, strict=True)])
    assert apart(direction(centre(board), line[-1]), direction(b0, b1)) < 0.05
    board.editor.undo()


def test_a_half_circle_measures_180_degrees_at_most_and_the_whole_one_more(board: InstrumentBoard) -> None:
    board.control("shape", "full")
    board.control("measure", 235.0)
    assert board.state["measure"] == 235.0
    board.control("shape", "half")
    assert board.state["measure"] == 180.0
    assert board.item.width_mm == pytest.approx(2 * (RADIUS + 14.0))


def test_a_hidden_measure_is_told_nowhere(board: InstrumentBoard) -> None:
    board.control("measure", 37.0)
    assert "37°" in board.drawing
    assert board.items.handle_reading(board.item, "arm") == "37°"
    board.control("shown", False)
    assert "37°" not in board.drawing
    assert board.items.handle_reading(board.item, "arm") == ""
    assert board.items.reading(board.item, "arm", (0.0, 0.0), (1.0, 1.0)) == ""


def test_the_page_is_free_for_the_pen_within_the_ring(board: InstrumentBoard) -> None:
    before = board.item.transform
    board.control("measure", 90.0)
    middle = centre(board)
    line = board.draw([towards(middle, 30.0, 30.0), towards(middle, 20.0, 36.0), towards(middle, 30.0, 42.0)])
    assert len(line) == 3
    assert board.item.transform == before
    board.editor.use(ToolName.PEN)
    drag(board.editor, [towards(middle, 30.0, 65.0), towards(middle, 30.0, 70.0), towards(middle, 30.0, 75.0)])
    assert board.item.transform != before
