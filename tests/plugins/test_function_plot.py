"""Function plot: what typed formulas become, the tools on a curve, and a window that fingers move."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.function_plot.formulas import CurveKind, PlottedCurve, curve_shapes, read_formulas
from plugins.function_plot.plot_item import FunctionPlot
from tni.api.items import (
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnText,
    HandleDrag,
    ItemContext,
    ItemSize,
    State,
    with_values,
)
from tni.api.maths import MathsError, MathsFault, PlotWindow
from tni.document.item_drawing import checked_drawing, within
from tni.document.plugin_state import checked_state

PLOT, CTX = FunctionPlot(), ItemContext()
WINDOW = PlotWindow(-6, 6, -4, 4)
NUMBERS = (1.0, 1.0, 0.0)


def plot(*formulas: str, **values: Any) -> State:
    texts = [*formulas, "", "", "", ""][:4]
    return with_values(PLOT.new(CTX), formulas=texts, **values)


def texts(state: State, ctx: ItemContext = CTX) -> list[str]:
    return [one.text for one in PLOT.draw(state, PLOT.size(state), ctx) if isinstance(one, DrawnText)]


def dragged(state: State, handle: str, start: tuple[float, float], to: tuple[float, float], **more: Any) -> State:
    found = PLOT.drag(state, HandleDrag(handle, start, to, **more), CTX)
    return checked_state(found)


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("x² − 3", CurveKind.OF_X, "y = x² − 3"),
        ("y = 2x+1", CurveKind.OF_X, "y = 2x+1"),
        ("2x+1 = y", CurveKind.OF_X, "2x+1 = y"),
        ("f(x) = 1/x", CurveKind.OF_X, "f(x) = 1/x"),
        ("h(t) = 5t²", CurveKind.OF_X, "h(t) = 5t²"),
        ("f : x ↦ x²", CurveKind.OF_X, "f : x ↦ x²"),
        ("x = 3", CurveKind.OF_Y, "x = 3"),
        ("x = y²", CurveKind.OF_Y, "x = y²"),
        ("x²+y²=4", CurveKind.IMPLICIT, "x²+y²=4"),
        ("y < x²", CurveKind.BELOW, "y < x²"),
        ("x² ≤ y", CurveKind.ABOVE, "x² ≤ y"),
        ("x²+y²<4", CurveKind.REGION, "x²+y²<4"),
        ("0<y<x", CurveKind.REGION, "0<y<x"),
    ],
)
def test_a_text_is_a_curve_or_a_region(text: str, kind: CurveKind, shown: str) -> None:
    (found,) = read_formulas((text,))
    assert isinstance(found, PlottedCurve)
    assert (found.kind, found.shown) == (kind, shown)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2x +", MathsFault.MISSING_OPERAND),
        ("x + z", MathsFault.UNKNOWN_NAME),
        ("x + y", MathsFault.NO_CONDITION),
        ("f(t) = t² + x", MathsFault.UNKNOWN_NAME),
        ("f(s;t) = t²", MathsFault.UNKNOWN_NAME),
        ("f(x) = x + y", MathsFault.UNKNOWN_NAME),
        ("f(x) = f(x) + 1", MathsFault.UNKNOWN_NAME),
        ("y ≠ x", MathsFault.UNEXPECTED),
        ("x<1 et y>2", MathsFault.NO_NUMBER),
    ],
)
def test_a_bad_formula_says_why_beside_the_others(text: str, fault: MathsFault) -> None:
    bad, good = read_formulas((text, "x"))
    assert isinstance(bad, MathsError)
    assert bad.fault is fault
    assert isinstance(good, PlottedCurve)
    typed, why = [one for one in texts(plot(text, "x")) if "⚠" in one]
    assert typed == f"⚠ {text}"
    assert why[-1] == "."


def test_later_formulas_call_earlier_ones_and_their_derivatives() -> None:
    f, g, slope = read_formulas(("f(x) = x³ + a", "g(x) = f(2x) + 1", "f'(x) - 1"))
    assert isinstance(f, PlottedCurve)
    assert isinstance(g, PlottedCurve)
    assert isinstance(slope, PlottedCurve)
    assert g.function((5.0, 0, 0))(1.0) == 14
    assert slope.function(NUMBERS)(2.0) == 11


def test_formulas_that_call_one_another_are_limited() -> None:
    grown = "f(x) = " + "+".join(["sin(x)"] * 11), "g(x) = f(f(x))", "h(x) = g(g(x))", "h(h(x))"
    found = read_formulas(grown)
    assert isinstance(found[2], MathsError)


def test_sliders_move_only_the_curves_that_use_them() -> None:
    f, other = read_formulas(("a x", "x²"))
    assert isinstance(f, PlottedCurve)
    assert isinstance(other, PlottedCurve)
    assert f.used((2.0, 3.0, 4.0)) == (2.0, 0.0, 0.0)
    assert f.function((2.0, 0.0, 0.0))(3.0) == 6
    before, after = (curve_shapes(("a x", "x²"), 1, (a, 1.0, 0.0), WINDOW) for a in (1.0, 2.0))
    assert before is after


def test_sliders_of_the_formulas_stand_on_the_page_and_are_dragged() -> None:
    state = plot("a x", "x² + c", tool="point")
    handles = {one.id: one for one in PLOT.handles(state, PLOT.size(state), CTX)}
    assert {"a", "c"} <= handles.keys()
    assert "b" not in handles
    assert {"a = 1", "c = 0"} <= set(texts(state))
    moved = dragged(state, "a", handles["a"].at, (handles["a"].at[0] + 200, handles["a"].at[1]))
    assert moved["a"] == 5
    assert dragged(state, "c", handles["c"].at, (handles["c"].at[0] + 0.5, 120))["c"] == pytest.approx(0.1)
    assert PLOT.size(plot("x")).height_mm < PLOT.size(plot("a x")).height_mm


def test_a_region_is_filled_and_its_edge_dashed_where_it_is_outside() -> None:
    drawing = PLOT.draw(plot("y < x", "x²+y²<=1"), ItemSize(152, 123), CTX)
    assert {one.colour for one in drawing if isinstance(one, DrawnArea)} >= {"soft blue", "soft red"}
    dashed = {one.colour for one in drawing if isinstance(one, DrawnLine) and one.dashed}
    assert dashed == {"blue"}


def test_a_curve_passes_below_the_numbers_of_the_axes() -> None:
    drawing = PLOT.draw(state := plot("x² − 3"), PLOT.size(state), CTX)
    label, below = max(
        ((n, one) for n, one in enumerate(drawing) if isinstance(one, DrawnText) and one.text == "−3"),
        key=lambda found: found[1].y,
    )
    (ground,) = [
        n for n, one in enumerate(drawing)
        if isinstance(one, DrawnLine) and one.colour == "surface" and one.points[0][1] == below.y
    ]  # fmt: skip
    curves = [n for n, one in enumerate(drawing) if isinstance(one, DrawnLine) and len(one.points) > 50]
    assert max(curves) < ground < label


def test_a_point_is_dragged_along_its_curve_and_has_coordinates() -> None:
    state = plot("x²", tool="point", x=1.0)
    point = next(one for one in PLOT.handles(state, PLOT.size(state), CTX) if one.id == "x")
    assert point.at == pytest.approx((88.5, 38.5))
    moved = dragged(state, "x", point.at, (101.1, 91.0))
    assert moved["x"] == pytest.approx(2.0, abs=0.03)
    assert "x = 1,5     y = 2,25" in texts(with_values(moved, x=1.5))
    assert PLOT.text(with_values(moved, x=1.5), ItemContext(french=False)) == "y = x² ; x = 1.5     y = 2.25"
    assert "Pas de valeur pour x = −1" in texts(plot("√x", tool="point", x=-1.0))


def test_tangent_area_and_table() -> None:
    assert "Tangente : y = 6x − 9" in texts(plot("x²", tool="tangent", x=3.0))
    assert "Pas de tangente ici" in texts(plot("|x|", tool="tangent", x=0.0))
    assert "Intégrale de 0 à 3 ≈ 9" in texts(plot("x²", tool="area", **{"from": 0.0, "to": 3.0}))
    assert "Pas d’aire ici" in texts(plot("1/x", tool="area", **{"from": -1.0, "to": 1.0}))
    shown = texts(plot("f(x)=1/x", tool="table", first=-1.0, step=0.5))
    assert shown[shown.index("f(x)") :][:7] == ["f(x)", "−1", "−1", "−0,5", "−2", "0", "—"]


def test_marked_points_are_found_and_a_dragged_point_goes_to_them() -> None:
    state = plot("x² − 3", "x + 3", tool="point", marks=True)
    shown = [
        one for one in PLOT.draw(state, PLOT.size(state), CTX) if isinstance(one, DrawnOval) and one.radius_x < 1.8
    ]
    assert len(shown) == 4, "two zeros, a minimum, and a meeting within the window"
    moved = dragged(state, "x", (88.5, 51.0), (76 + 1.7 * 12.5, 51.0))
    assert moved["x"] == pytest.approx(math.sqrt(3))
    assert "x ≈ 1,7321     y = 0" in texts(moved)


def test_the_tool_is_for_the_chosen_curve_or_the_first_that_is_a_function() -> None:
    assert "x = 1     y = 5" in texts(plot("x²+y²=4", "5x", "x", tool="point", curve=1))
    assert "x = 1     y = 1" in texts(plot("x²+y²=4", "5x", "x", tool="point", curve=3))
    none = plot("x²+y²=4", tool="table")
    assert PLOT.size(none).width_mm == 152
    assert PLOT.handles(none, PLOT.size(none), CTX)[0].id == "unit of x"


def test_a_finger_moves_the_window_and_two_enlarge_it() -> None:
    state = plot("x")
    moved = dragged(state, "left half", (30, 50), (55, 50), before=(42.5, 50))
    assert moved["window"] == pytest.approx([-7, 5, -4, 4])
    near = dragged(state, "right half", (101, 51), (111, 51), before=(101, 51), others={"left half": (51.0, 51.0)})
    x_min, x_max, _, _ = near["window"]
    assert x_max - x_min == pytest.approx(12 * 50 / 60)
    assert (-2 - x_min) / (x_max - x_min) == pytest.approx(50 / 150), "the other finger's point keeps its place"
    wide = dragged(state, "unit of x", (149, 51), (112.5, 51))
    assert wide["window"] == pytest.approx([-12, 12, -4, 4])


def test_the_frame_is_resized_with_its_units() -> None:
    state = dragged(plot("x"), "corner", (151, 101), (201.0, 151.0))
    assert (state["width"], state["height"]) == (200, 150)
    assert state["window"] == pytest.approx([-6, 10, -8, 4])


def test_buttons_of_the_window() -> None:
    state = plot("x²", window=[-6.0, 6.0, -10.0, 10.0])
    assert PLOT.control(state, "even", True, CTX)["window"] == pytest.approx([-6, 6, -4, 4])
    fitted = PLOT.control(state, "fit", True, CTX)["window"]
    assert fitted[2] < 0
    assert fitted[3] > 36
    true = ItemContext(mm_per_unit=2.0, calibrated=True)
    assert PLOT.control(state, "centimetre", True, true)["window"] == pytest.approx([-15, 15, -10, 10])
    assert PLOT.control(state, "start", True, CTX)["window"] == [-6, 6, -4, 4]
    assert PLOT.tap(plot("x"), "farther", CTX)["window"] == pytest.approx([-9, 9, -6, 6])


@given(
    st.lists(st.text("xyabcf0123456789+-*/^()=<>|!,;'² sinlogtax", max_size=80), min_size=4, max_size=4),
    st.sampled_from(("none", "point", "tangent", "area", "table")),
    st.booleans(),
)
def test_any_formulas_give_a_drawing_within_the_item(formulas: list[str], tool: str, marks: bool) -> None:
    state = plot(*formulas, tool=tool, marks=marks)
    size = PLOT.size(state)
    drawing = checked_drawing(PLOT.draw(state, size, CTX))
    inside = within(drawing, size.width_mm, size.height_mm)
    for one, other in zip(drawing, inside, strict=True):
        if isinstance(one, DrawnLine | DrawnArea) and isinstance(other, DrawnLine | DrawnArea):
            far = [math.dist(here, there) for here, there in zip(one.points, other.points, strict=True)]
            assert max(far, default=0) < 0.1, "no line runs along the item's edge because it lies outside"
    PLOT.text(state, CTX)
    PLOT.handles(state, size, CTX)
