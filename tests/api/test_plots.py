"""Plots for items: places in a frame, numbers on axes, gestures that move and enlarge."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tni.api.items import DrawnArea, DrawnLine, DrawnText, HandleDrag, ItemContext, Rect
from tni.api.maths import PlotWindow
from tni.api.plot_gestures import CORNER, FARTHER, HALVES, frame_dragged, frame_handles, zoom_targets, zoomed_window
from tni.api.plots import PlotFrame, axes_drawing, grid_drawing, label_grounds
from tni.api.text_width import text_width
from tni.document.item_drawing import Drawn, within

FRAME = PlotFrame(PlotWindow(-6, 6, -4, 4), Rect(1, 1, 150, 100))
SIDES = st.tuples(st.floats(-100, 100), st.floats(0.001, 1e4), st.floats(-100, 100), st.floats(0.001, 1e4))


def frame_of(sides: tuple[float, float, float, float]) -> PlotFrame:
    x, width, y, height = sides
    return PlotFrame(PlotWindow(x, x + width, y, y + height), FRAME.box)


@given(SIDES, st.floats(1, 151), st.floats(1, 101))
def test_a_place_of_the_item_is_found_again(sides: tuple[float, float, float, float], left: float, top: float) -> None:
    frame = frame_of(sides)
    assert frame.to_mm(*frame.from_mm((left, top))) == pytest.approx((left, top), abs=1e-4)


@given(SIDES, st.booleans())
def test_grid_and_axes_lie_in_the_frame_and_numbers_do_not_overlap(
    sides: tuple[float, float, float, float], french: bool
) -> None:
    frame = frame_of(sides)
    drawing: list[Drawn] = [*grid_drawing(frame), *axes_drawing(frame, french=french)]
    for one, other in zip(drawing, within(drawing, 152, 102), strict=True):
        if isinstance(one, DrawnLine | DrawnArea) and isinstance(other, DrawnLine | DrawnArea):
            for here, there in zip(one.points, other.points, strict=True):
                assert here == pytest.approx(there, abs=0.02)
    texts = [one for one in drawing if isinstance(one, DrawnText)]
    assert len(texts) < 40
    below = sorted((one for one in texts if one.align.value == "centre"), key=lambda one: one.x)
    for one, other in pairwise(below):
        if abs(one.y - other.y) < 1 and one.text != "0" != other.text:
            assert other.x - one.x > 0.5 * one.size_mm * (len(one.text) + len(other.text)) / 2


@given(SIDES, st.booleans())
def test_each_text_of_the_axes_has_a_ground(sides: tuple[float, float, float, float], french: bool) -> None:
    texts = [one for one in axes_drawing(frame_of(sides), french=french) if isinstance(one, DrawnText)]
    grounds = [one for one in label_grounds(texts) if isinstance(one, DrawnLine)]
    assert len(grounds) == len(texts)
    for ground, text in zip(grounds, texts, strict=True):
        wide = text_width(text.text, text.size_mm, bold=text.bold)
        left = text.x - wide * {"left": 0.0, "centre": 0.5, "right": 1.0}[text.align.value]
        (start, y), (end, _) = ground.points
        assert y == text.y
        assert start - ground.width_mm / 2 <= left + 0.1
        assert end + ground.width_mm / 2 >= left + wide - 0.1


@given(SIDES, st.tuples(st.floats(2, 150), st.floats(2, 100)), st.tuples(st.floats(2, 150), st.floats(2, 100)))
def test_what_is_dragged_stays_under_the_finger(
    sides: tuple[float, float, float, float], start: tuple[float, float], to: tuple[float, float]
) -> None:
    frame = frame_of(sides)
    held = frame.from_mm(start)
    moved = frame_dragged(frame, HandleDrag(HALVES[0], start, to))
    assert moved is not None
    assert moved.to_mm(*held) == pytest.approx(to, abs=1e-3)
    back = frame_dragged(moved, HandleDrag(HALVES[0], start, start, before=to))
    assert back is not None
    assert back.window.x_min == pytest.approx(frame.window.x_min, abs=1e-6 * frame.window.width + 1e-9)


@given(st.tuples(st.floats(2, 70), st.floats(2, 100)), st.tuples(st.floats(80, 150), st.floats(2, 100)))
def test_two_fingers_enlarge_about_the_one_that_rests(rest: tuple[float, float], to: tuple[float, float]) -> None:
    held = FRAME.from_mm(rest)
    start = (75.0, 50.0)
    assume(abs(rest[0] - start[0]) > 6)
    enlarged = frame_dragged(FRAME, HandleDrag(HALVES[1], start, to, others={HALVES[0]: rest}))
    assert enlarged is not None
    assert enlarged.to_mm(*held) == pytest.approx(rest, abs=1e-6)
    ratio = enlarged.window.width / FRAME.window.width
    assert ratio == pytest.approx(enlarged.window.height / FRAME.window.height)
    assert 1 / 3 - 1e-9 <= ratio <= 3 + 1e-9


def test_handles_cover_the_frame_and_have_names() -> None:
    handles = frame_handles(FRAME, ItemContext())
    labels = [one.label for one in handles]
    assert labels == ["Unité en abscisse", "Unité en ordonnée", "Taille du cadre", "Fenêtre", ""]
    for x in range(10, 150, 20):
        for y in range(20, 90, 20):
            nearest = min(handles, key=lambda one: one.distance_mm((x, y)))
            if abs(x - 76) > 5:
                assert nearest.id == HALVES[x > 76] or nearest.distance_mm((x, y)) > 0
    assert frame_dragged(FRAME, HandleDrag("other", (0, 0), (1, 1))) is None


def test_the_same_unit_and_true_units() -> None:
    even = PlotFrame(FRAME.even_units(), FRAME.box)
    assert even.unit_x == pytest.approx(even.unit_y)
    true = PlotFrame(FRAME.with_unit(10), FRAME.box)
    assert (true.unit_x, true.unit_y) == pytest.approx((10, 10))
    corner = frame_dragged(FRAME, HandleDrag(CORNER, (151, 101), (201, 141)))
    assert corner is not None
    assert (corner.box.width, corner.box.height) == (200, 140)
    assert (corner.unit_x, corner.unit_y) == pytest.approx((FRAME.unit_x, FRAME.unit_y))


def test_signs_enlarge_about_the_middle() -> None:
    assert [one.label for one in zoom_targets(150, 110, ItemContext(french=False))] == ["Zoom out", "Zoom in"]
    assert zoomed_window(FRAME.window, FARTHER) == PlotWindow(-9, 9, -6, 6)
