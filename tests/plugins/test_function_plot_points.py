"""Points of a plot: what is typed and pasted, what a finger moves, the nearest line, the window and the table."""

from __future__ import annotations

import statistics as reference
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins import function_plot
from plugins.function_plot.plot_item import FunctionPlot
from plugins.function_plot.plot_state import PlotView
from plugins.function_plot.typed_points import LARGEST, MOST_POINTS, typed_points, with_point
from tests.support.items import plugin
from tni.api.items import DrawnLine, DrawnOval, DrawnText, HandleDrag, ItemContext, PanelControl, State, with_values
from tni.api.maths import number_text
from tni.document.item_drawing import checked_drawing, within
from tni.document.plugin_state import checked_state
from tni.services.items.item_contract import item_faults

PLOT, CTX = FunctionPlot(), ItemContext()
ENGLISH = ItemContext(french=False)
VALUES = st.integers(-99_999_999, 99_999_999).flatmap(lambda n: st.sampled_from([n / 1000, n / 10, float(n)]))
PLACES = st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=12)


def plot(points: str, **values: Any) -> State:
    return with_values(PLOT.new(CTX), formulas=["", "", "", ""], points=points, **values)


def texts(state: State, ctx: ItemContext = CTX) -> list[str]:
    return [one.text for one in PLOT.draw(state, PLOT.size(state), ctx) if isinstance(one, DrawnText)]


def dots(state: State) -> list[tuple[float, float]]:
    """Return the places of the points, without the one of the legend."""
    drawing = PLOT.draw(state, PLOT.size(state), CTX)
    return [(one.x, one.y) for one in drawing if isinstance(one, DrawnOval) and one.fill == "orange"][:-1]


@pytest.mark.parametrize(
    "text",
    [
        "1 2,5 ; 2 3",
        "1 2.5; 2 3",
        "1 2,5 2 3",
        "1, 2.5; 2, 3",
        "(1 ; 2,5) (2 ; 3)",
        "(1;2,5);(2;3)",
        "(1, 2.5), (2, 3)",
        "(1.0,2.5) (2,3)",
        "1;2,5;2;3",
        "1\t2,5\n2\t3",
        "1;2,5\r\n2;3\r\n",
        "1.0,2.5\n2.0,3.0",
        "Temps\tDistance\n1\t2,5\n2\t3",
        "Temps (s)\tDistance (m)\n1\t2,5\n2\t3",
        "Ali 1 2,5\nBéa 2 3",
        " 1  2,5 ;; 2  +3 ; ",
    ],
)
def test_points_are_read_as_teachers_type_and_paste_them(text: str) -> None:
    found = typed_points(text)
    assert (found.points, found.fault) == (((1.0, 2.5), (2.0, 3.0)), None)


@pytest.mark.parametrize("text", ["1 2 3\n2,5 3 −4", "x\t1\t2\t3\ny\t2,5\t3\t−4", "1;2;3\n2,5;3;-4"])
def test_two_lines_of_a_spreadsheet_are_all_x_and_all_y(text: str) -> None:
    assert typed_points(text).points == ((1.0, 2.5), (2.0, 3.0), (3.0, -4.0))


def test_groups_of_digits_are_one_number() -> None:
    assert typed_points("1\N{NARROW NO-BREAK SPACE}250,5 2 ; 3 1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000").points == (
        (1250.5, 2.0),
        (3.0, 1e6),
    )
    assert typed_points("1\N{NO-BREAK SPACE}2 ; 2,5e-3 1E4").points == ((1.0, 2.0), (0.0025, 1e4))


@pytest.mark.parametrize(
    ("text", "points", "said"),
    [
        ("1 2 ; 3", ((1, 2),), "Il manque une ordonnée à « 3 »"),
        ("1 2 ; 3 ; 4 5", ((1, 2), (4, 5)), "Il manque une ordonnée à « 3 »"),
        ("1 2 3", ((1, 2),), "Il manque une ordonnée à « 3 »"),
        ("1 2 ; 3 m", ((1, 2),), "« m » n’est pas un nombre"),
        ("abc", (), "« abc » n’est pas un nombre"),
        ("1 2 ; 3 1e12", ((1, 2),), "« 1e12 » est trop grand"),
        (f"1 {'9' * 400}", (), "est trop grand"),
        ("1 2 " * (MOST_POINTS + 1), ((1, 2),) * MOST_POINTS, f"Seuls les {MOST_POINTS} premiers points"),
    ],
)
def test_what_is_no_point_is_said_and_the_others_stay(text: str, points: tuple[Any, ...], said: str) -> None:
    found = typed_points(text)
    assert found.points == points
    assert found.fault is not None
    assert said in found.fault.fr
    assert any(one.startswith("⚠ ") and said in one for one in texts(plot(text)))
    assert said in PLOT.text(plot(text), CTX)


def written(value: float, *, french: bool) -> str:
    text = f"{value:.3f}".replace("-", "−")
    return text.replace(".", ",") if french else text


FORMS = ("{} {} ; ", "{}\t{}\n", "({} ; {}) ", "{};{}\n", "({}, {}), ")


@given(PLACES, st.sampled_from(FORMS), st.booleans())
def test_points_that_are_written_are_read_again(places: list[tuple[float, float]], form: str, french: bool) -> None:
    text = "".join(form.format(*(written(value, french=french) for value in place)) for place in places)
    assert typed_points(text).points == typed_points(f"x y\n{text}").points == tuple(places)
    assert typed_points(text).fault is None


@given(PLACES, st.sampled_from((*FORMS, "({:.1f},{:.1f}) ")), st.booleans(), st.data())
def test_a_moved_point_changes_its_own_numbers_alone(
    places: list[tuple[float, float]], form: str, french: bool, data: st.DataObject
) -> None:
    if form.endswith(":.1f}) "):
        text = "".join(form.format(*place) for place in places)
        places = list(typed_points(text).points)
    else:
        text = "".join(form.format(*(written(value, french=french) for value in place)) for place in places)
    number = data.draw(st.integers(0, len(places) - 1))
    x, y = data.draw(VALUES), data.draw(VALUES)
    moved = with_point(text, number, x, y, french=data.draw(st.booleans()))
    assert typed_points(moved).points == (*places[:number], (x, y), *places[number + 1 :])
    assert with_point(text, number, *places[number], french=french) == text


@given(st.text("0123456789 ,;.-−()\n\t\N{NO-BREAK SPACE}eE+ax×é", max_size=120), st.data())
def test_any_text_is_read_moved_and_drawn(text: str, data: st.DataObject) -> None:
    found = typed_points(text)
    assert all(abs(value) <= LARGEST for place in found.points for value in place)
    state = plot(text, joined=True, fitted="affine", tool="table")
    state = PLOT.control(state, "fit points", True, CTX)
    size = PLOT.size(state)
    drawing = checked_drawing(PLOT.draw(state, size, CTX))
    within(drawing, size.width_mm, size.height_mm)
    PLOT.handles(state, size, CTX)
    PLOT.text(state, CTX)
    if found.points:
        number = data.draw(st.integers(0, len(found.points) - 1))
        moved = with_point(text, number, 1.5, -2.0, french=True)
        assert typed_points(moved).points == (*found.points[:number], (1.5, -2.0), *found.points[number + 1 :])


# -- on the page


def test_a_point_is_drawn_at_its_place_and_dragged_anywhere_or_up_and_down() -> None:
    state = plot("Temps\n1 2 ; −3 1")
    size = PLOT.size(state)
    handles = {one.id: one for one in PLOT.handles(state, size, CTX)}
    assert dots(state) == [pytest.approx(handles[key].at) for key in ("point 0", "point 1")]
    assert handles["point 0"].at == pytest.approx((1 + 7 * 12.5, 1 + 2 * 12.5))
    place = 1 + 8 * 12.5, 1 + 5.2 * 12.5
    moved = checked_state(PLOT.drag(state, HandleDrag("point 0", handles["point 0"].at, place), CTX))
    assert moved["points"] == "Temps\n2 −1,2 ; −3 1"
    up = checked_state(PLOT.drag({**state, "moves": "up"}, HandleDrag("point 0", (0, 0), place), ENGLISH))
    assert up["points"] == "Temps\n1 −1.2 ; −3 1"
    fixed = {**state, "moves": "none"}
    assert not [one for one in PLOT.handles(fixed, size, CTX) if one.id.startswith("point")]
    assert PLOT.drag(state, HandleDrag("point 7", (0, 0), place), CTX) == state, "another hand has taken it away"


def test_of_near_points_each_is_taken_on_its_own_side() -> None:
    state = plot("1 1 ; 1,1 1 ; −5 0")
    first, second, far = PLOT.handles(state, PLOT.size(state), CTX)[:3]
    assert first.distance_mm(first.at) == second.distance_mm(second.at) == 0
    assert second.distance_mm(first.at) > 0
    assert first.distance_mm(second.at) > 0
    assert far.reach_mm == 4


def test_points_outside_of_the_window_are_neither_drawn_nor_dragged_until_it_is_fitted() -> None:
    state = plot("1 1 ; 100 40")
    ids = [one.id for one in PLOT.handles(state, PLOT.size(state), CTX)]
    assert "point 0" in ids
    assert "point 1" not in ids
    fitted = PLOT.control(state, "fit points", True, CTX)
    assert "point 1" in [one.id for one in PLOT.handles(fitted, PLOT.size(fitted), CTX)]


@given(PLACES)
def test_the_window_goes_to_typed_points(places: list[tuple[float, float]]) -> None:
    text = " ; ".join(f"{written(x, french=True)} {written(y, french=True)}" for x, y in places)
    typed = checked_state(PLOT.control(plot(""), "points", text, CTX))
    x_min, x_max, y_min, y_max = typed["window"]
    assert all(x_min <= x <= x_max and y_min <= y <= y_max for x, y in places)


def test_the_window_stays_where_it_shows_all_points() -> None:
    assert PLOT.control(plot(""), "points", "1 2 ; −3 1", CTX)["window"] == [-6, 6, -4, 4]
    far = PLOT.control(plot(""), "points", "10 500 ; 20 520", CTX)["window"]
    assert far[0] < 0 < 20 < far[1], "0 is shown where it is near"
    assert 490 < far[2] < 500
    assert 520 < far[3] < 530


def test_joined_points_and_the_nearest_line() -> None:
    state = plot("0 1 ; 1 3 ; 2 5", fitted="affine", joined=True)
    assert "y = 2x + 1     r² = 1" in texts(state)
    lines = [one for one in PLOT.draw(state, PLOT.size(state), CTX) if isinstance(one, DrawnLine)]
    assert any(one.colour == "orange" and not one.dashed for one in lines)
    assert any(one.colour == "ink" and one.dashed for one in lines)
    assert "y ≈ 0.8286x + 1.533     r² ≈ 0.9617" in texts(
        plot("1 2,5 ; 2 3 ; 3 4,2 ; 4 4,4 ; 5 6,1 ; 6 6,4", fitted="affine"), ENGLISH
    )
    assert "Pas de droite d’ajustement : tous les x sont égaux" in texts(plot("1 1 ; 1 2", fitted="affine"))
    assert "y = 2" in texts(plot("1 2 ; 3 2", fitted="affine")), "no r² where y does not vary"
    assert not any("r²" in one for one in texts(plot("1 2", fitted="affine")))
    assert any("r² ≈ 0,9999" in one for one in texts(plot("0 0 ; 1 1,0001 ; 2 2", fitted="affine"))), (
        "1 only where it is"
    )


@given(st.lists(st.tuples(st.integers(-40, 40), st.integers(-40, 40)), min_size=2, max_size=12))
def test_the_equation_is_that_of_the_line_of_least_squares(places: list[tuple[int, int]]) -> None:
    xs, ys = [float(x) for x, _ in places], [float(y) for _, y in places]
    assume(len(set(xs)) > 1 and len(set(ys)) > 1)
    slope, height = reference.linear_regression(xs, ys)
    assume(abs(slope) > 1e-6 and abs(height) > 1e-6)
    state = plot(" ; ".join(f"{x} {y}" for x, y in places), fitted="affine")
    (said,) = (one for one in texts(state) if "r²" in one)
    assert number_text(abs(height), True, 4) in said.partition("r²")[0]
    share = reference.correlation(xs, ys) ** 2
    assert float(said.split()[-1].replace(",", ".")) == pytest.approx(share, abs=2e-4)


def test_the_table_is_that_of_the_points_where_they_are_chosen_or_alone() -> None:
    alone = texts(plot("1 2,5 ; 2 3", tool="table"))
    assert alone[alone.index("2,5") - 1 :][:4] == ["1", "2,5", "2", "3"]
    both = with_values(plot("1 2,5 ; 2 3", tool="table"), formulas=["x²", "", "", ""])
    assert "2,5" not in texts(both)
    assert "2,5" in texts({**both, "curve": 5})
    many = plot(" ; ".join(f"{n} {n * n}" for n in range(30)), tool="table")
    assert PLOT.size(many).width_mm == PLOT.size(plot("1 2", tool="table")).width_mm + 2 * 56
    assert texts(many).count("…") == 2
    (choice,) = (one for one in PLOT.panel(both, CTX) if one.id == "curve")
    assert choice.options[-1].id == "5"  # type: ignore[union-attr]


def test_the_panel_offers_the_points_tools_once_there_are_points() -> None:
    def ids(controls: tuple[PanelControl, ...]) -> set[str]:
        return {one.id for one in controls}

    more = {"joined", "fitted", "moves", "fit points"}
    assert not more & ids(PLOT.panel(plot(""), CTX))
    assert more <= ids(PLOT.panel(plot("1 2"), CTX))


def test_points_are_said_in_words() -> None:
    assert (
        PLOT.text(plot("1 2,5 ; 2 3", fitted="affine"), CTX) == "2 points (1 ; 2,5) (2 ; 3) ; y = 0,5x + 2     r² = 1"
    )
    assert PLOT.text(plot("1 2,5"), ENGLISH) == "1 point (1 ; 2.5)"
    assert PLOT.text(plot("1 2 " * 20), CTX).endswith("…")


def test_a_plot_of_an_earlier_version_opens() -> None:
    later = ("points", "joined", "fitted", "moves", "adds", "page")
    old = {key: value for key, value in PLOT.new(CTX).items() if key not in later}
    assert PLOT.upgrade({**old, "a": 3.0}, 1) == {**PLOT.new(CTX), "a": 3.0}
    for fitted, now in ((True, "affine"), (False, "none")):
        assert PLOT.upgrade({**PLOT.new(CTX), "fitted": fitted}, 2)["fitted"] == now


@pytest.mark.parametrize(
    ("kind", "points", "text"),
    [
        ("linear", "1 2 ; 2 4", "y = 2x     R² = 1"),
        ("quadratic", "0 −1 ; 1 0 ; 2 3 ; 3 8", "y = x² − 1     R² = 1"),
        ("quadratic", "0 0 ; 1 2 ; 2 2", "y = −x² + 3x     R² = 1"),
        ("exponential", "0 1 ; 2 1", "y = e^(0 x)"),
        ("power", "1 3 ; 2 12 ; 3 27", "y = 3 x^2     R² = 1"),
        ("power", "1 4 ; 2 2 ; 4 1", "y = 4 x^(−1)     R² = 1"),
        ("power", "0 1 ; 2 2", "Pas d’ajustement en puissance : il faut des x et des y positifs"),
        ("exponential", "0 1 ; 2 −2", "Pas d’ajustement exponentiel : il faut des y positifs et des x différents"),
        ("quadratic", "0 1 ; 2 −2", "Pas d’ajustement : il faut trois x différents"),
    ],
)
def test_other_curves_are_fitted(kind: str, points: str, text: str) -> None:
    assert text in texts(plot(points, fitted=kind))


def test_a_tap_adds_a_point() -> None:
    state = plot("", adds=True)
    assert not any(one.id == "add point" for one in PLOT.targets(plot(""), PLOT.size(state), CTX))
    assert any(one.id == "add point" for one in PLOT.targets(state, PLOT.size(state), CTX))
    for x, y in ((1.0, 2.5), (-2.0, 0.0)):
        state = PLOT.tap_at(state, "add point", PlotView(state).frame.to_mm(x, y), CTX)
    assert state["points"] == "1 2,5 ; −2 0"
    assert PLOT.tap_at(state, "nearer", (0.0, 0.0), CTX)["window"] != state["window"]
    table = plot("1 2 3\n4 5 6", adds=True)
    place = PlotView(table).frame.to_mm(0.0, 1.0)
    assert PLOT.tap_at(table, "add point", place, CTX)["points"] == "1 4 ; 2 5 ; 3 6 ; 0 1"
    full = plot(" ; ".join(f"{n} 1" for n in range(MOST_POINTS)), adds=True)
    assert PLOT.tap_at(full, "add point", place, CTX) == full


def test_it_keeps_the_contract_with_as_many_points_as_there_may_be() -> None:
    class Full(FunctionPlot):
        def new(self, ctx: ItemContext) -> State:
            places = " ; ".join(f"{k * 37 % 101 / 10 - 5} {k * 53 % 67 / 10 - 3}" for k in range(MOST_POINTS))
            return {**super().new(ctx), "points": places, "fitted": "affine", "joined": True}

    assert item_faults(plugin("function_plot", Full), 60)[1] == ()
    assert item_faults(plugin("function_plot", function_plot.item), 60)[1] == ()


def test_a_long_table_of_points_is_turned_over() -> None:
    state = plot(" ; ".join(f"{n} {n + 1000}" for n in range(60)), tool="table")
    seen = set[str]()
    for _ in range(3):
        seen.update(texts(state))
        state = PLOT.tap(state, "later lines", CTX)
    assert {str(n + 1000) for n in range(60)} <= seen
    assert PLOT.tap(state, "later lines", CTX) == state
    for _ in range(4):
        state = PLOT.tap(state, "earlier lines", CTX)
    assert state["page"] == 0


def test_a_table_of_values_is_turned_over() -> None:
    state = {**plot(""), "formulas": ["2x", "", "", ""], "tool": "table"}
    assert "−3" in texts(state)
    after = PLOT.tap(state, "later lines", CTX)
    assert after["first"] == 5
    assert "24" in texts(after)
    assert PLOT.tap(after, "earlier lines", CTX) == state
