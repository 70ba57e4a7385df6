"""Sequence plot: terms, the staircase, the window that follows them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.sequence_plot.sequence_item import SequencePlot
from plugins.sequence_plot.sequence_state import SequenceView
from tni.api.items import DrawnLine, DrawnOval, DrawnText, HandleDrag, ItemContext, State, with_values
from tni.document.item_drawing import checked_drawing
from tni.document.plugin_state import checked_state

PLOT, CTX = SequencePlot(), ItemContext()


def plot(rule: str, **values: Any) -> State:
    return with_values(PLOT.new(CTX), rule=rule, **values)


def texts(state: State) -> list[str]:
    return [one.text for one in PLOT.draw(state, PLOT.size(state), CTX) if isinstance(one, DrawnText)]


def test_terms_are_points_and_a_table() -> None:
    state = plot("u(n+1) = 2u(n) + 1", start=1.0, count=5)
    points = [
        one for one in PLOT.draw(state, PLOT.size(state), CTX) if isinstance(one, DrawnOval) and one.fill == "blue"
    ]
    assert len(points) == 5
    shown = texts(state)
    assert shown[shown.index("u(n)", shown.index("u(n)") + 1) :][:5] == ["u(n)", "0", "1", "1", "3"]
    assert "u(0) = 1     u(4) = 31" in shown
    assert PLOT.text(state, CTX) == "u(n+1) = 2u(n) + 1 ; u(0) = 1 ; u(1) = 3 ; u(2) = 7 ; u(3) = 15 ; u(4) = 31"


def test_sliders_of_the_rule_stand_on_the_page() -> None:
    state = plot("u(n+1) = a u(n)")
    (slider,) = (one for one in PLOT.handles(state, PLOT.size(state), CTX) if one.id in ("a", "b"))
    moved = PLOT.drag(state, HandleDrag("a", slider.at, (slider.at[0] + 99, slider.at[1])), CTX)
    assert isinstance(moved, dict)
    assert moved["a"] == 5
    assert "a = 5" in texts(moved)


def test_terms_that_do_not_exist_are_said() -> None:
    assert "u(0) n’existe pas     u(9) ≈ 0,111111" in texts(plot("1/n"))


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("", "Tapez une formule."),
        ("u(n+1) = 2u(n) +", "u(n+1) = 2u(n) +   ⚠ Il manque un nombre après « + »."),
        ("u(n+1) = u(2n)", "u(n+1) = u(2n)   ⚠ Écrivez par exemple u(n+1) = 2u(n) + 1."),
    ],
)
def test_a_bad_rule_says_why(rule: str, message: str) -> None:
    assert message in texts(plot(rule))


@pytest.mark.parametrize(
    ("rule", "has_stairs"),
    [("u(n+1) = cos(u(n))", True), ("u(n+1) = u(n) + n", False), ("n²", False), ("u(n+2) = u(n+1) + u(n)", False)],
)
def test_a_staircase_is_shown_where_a_term_depends_on_the_one_before_alone(rule: str, has_stairs: bool) -> None:
    state = plot(rule, view="web")
    red = [one for one in PLOT.draw(state, PLOT.size(state), CTX) if isinstance(one, DrawnLine) and one.colour == "red"]
    assert bool(red) == has_stairs


def test_the_window_follows_the_terms_until_it_is_moved() -> None:
    state = plot("u(n) = 100n", count=6)
    shown = SequenceView(state).window
    assert shown.y_max > 500
    moved = checked_state(PLOT.drag(state, HandleDrag("left half", (30, 50), (40, 50)), CTX))
    assert not moved["fit"]
    more = PLOT.control(moved, "count", 30.0, CTX)
    assert SequenceView(more).window == SequenceView(moved).window
    back = PLOT.control(more, "fit", True, CTX)
    assert SequenceView(back).window.y_max > 2_900


def test_resizing_keeps_the_window_on_the_terms() -> None:
    state = PLOT.drag(PLOT.new(CTX), HandleDrag("corner", (151, 101), (201, 131)), CTX)
    assert isinstance(state, dict)
    assert (state["width"], state["height"], state["fit"]) == (200, 130, True)


@given(
    st.text("un012+-*/^()=<>,;_{}ab²√ sicolg", max_size=80), st.sampled_from(("points", "web")), st.integers(2, 60),
    st.floats(-1e6, 1e6),
)  # fmt: skip
def test_any_rule_gives_a_drawing(rule: str, view: str, count: int, start: float) -> None:
    state = plot(rule, view=view, count=count, start=start)
    checked_drawing(PLOT.draw(state, PLOT.size(state), CTX))
    PLOT.text(state, CTX)


def test_a_long_table_is_turned_over() -> None:
    state = plot("u(n) = n²", count=20, fit=False)
    assert "225" not in texts(state)
    state = PLOT.tap(state, "later lines", CTX)
    assert "225" in texts(state)
    assert PLOT.tap(PLOT.tap(state, "later lines", CTX), "later lines", CTX)["page"] == 2
    assert PLOT.tap(state, "earlier lines", CTX)["page"] == 0
    short = plot("u(n) = n²", count=5)
    assert not any("lines" in one.id for one in PLOT.targets(short, PLOT.size(short), CTX))


def test_the_web_does_not_cross_the_numbers_of_the_axes() -> None:
    state = plot("u(n+1) = 0,5u(n) + 3", view="web", start=0.5)
    drawing = PLOT.draw(state, PLOT.size(state), CTX)
    box = SequenceView(state).frame.box
    last_line = max(n for n, one in enumerate(drawing) if isinstance(one, DrawnLine) and one.colour in ("red", "blue"))
    numbers = [
        n for n, one in enumerate(drawing) if isinstance(one, DrawnText) and one.y < box.bottom and one.x < box.right
    ]
    assert min(numbers) > last_line
    grounds = [n for n, one in enumerate(drawing) if isinstance(one, DrawnLine) and one.colour == "surface"]
    assert last_line < min(grounds) <= max(grounds) < min(numbers)


def test_a_sequence_of_an_earlier_version_opens() -> None:
    old = {key: value for key, value in PLOT.new(CTX).items() if key != "page"}
    assert PLOT.upgrade(old, 1) == PLOT.new(CTX)
