"""Resizing and turning keep what they promise, however often and far the handles are dragged."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, hypot, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import Affine, Rect
from tni.document.overlay import Handle, SelectionFrame
from tni.document.tools.handles import MAX_SIDE_MM, MIN_SIDE_MM, resized, turned

far = st.tuples(st.floats(-2e6, 2e6), st.floats(-2e6, 2e6))
sides = [h for h in Handle if h is not Handle.TURN]


def opposite(frame: SelectionFrame, handle: Handle) -> tuple[float, float]:
    across, down = handle.value
    box = frame.box
    return frame.transform.point(box.x + (1 - across) * box.width, box.y + (1 - down) * box.height)


@given(st.lists(st.tuples(st.sampled_from(sides), far), max_size=25), st.floats(0, 2 * pi))
def test_the_opposite_handle_stays_and_no_side_vanishes_or_explodes(
    drags: list[tuple[Handle, tuple[float, float]]], angle: float
) -> None:
    frame = SelectionFrame(Rect(10, 20, 40, 30), Affine.rotating(angle, (30, 35)))
    for handle, place in drags:
        kept = opposite(frame, handle)
        by = resized(frame, handle, frame.transform.point(*frame.local(handle)), place)
        frame = SelectionFrame(frame.box, by.after(frame.transform))
        assert opposite(frame, handle) == pytest.approx(kept, abs=1e-3)
        corners = frame.corners()
        for (x0, y0), (x1, y1) in pairwise(corners):
            assert MIN_SIDE_MM * 0.99 < hypot(x1 - x0, y1 - y0) < MAX_SIDE_MM * 1.01


@given(far, far, st.floats(-pi, pi))
def test_turning_with_snap_stands_at_15_degrees_and_keeps_the_centre(
    start: tuple[float, float], place: tuple[float, float], angle: float
) -> None:
    frame = SelectionFrame(Rect(-20, -15, 40, 30), Affine.rotating(angle))
    after = turned(frame, start, place, True).after(frame.transform)
    steps = atan2(after.b, after.a) / (pi / 12)
    assert steps == pytest.approx(round(steps), abs=1e-6)
    assert after.point(0, 0) == pytest.approx((0, 0), abs=1e-6)
