"""Statistics: indicators by their definitions, data as they are typed, and each chart's place of the data."""

from __future__ import annotations

import statistics as reference
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins import statistics
from plugins.statistics.charts import Axis, bar_places, scatter_place
from plugins.statistics.data_text import TypedData, str_of, typed_data, with_one_more
from plugins.statistics.indicators import (
    classes,
    cumulated_shares,
    deviation,
    even_step,
    mean,
    median,
    quartile,
    read_off,
)
from plugins.statistics.statistics_item import Statistics, axes_of, box_of
from tests.support.items import plugin
from tni.api.items import DrawnLine, DrawnText, HandleDrag, ItemContext, ItemSize, Rect, State
from tni.services.items.item_contract import item_faults

CTX = ItemContext()
ITEM = Statistics()
VALUES = st.lists(st.integers(-10_000, 10_000).map(lambda value: value / 100), min_size=1, max_size=60)


def state(**values: object) -> State:
    return {**ITEM.new(CTX), **values}


@given(VALUES)
def test_indicators_are_pythons_own(values: list[float]) -> None:
    assert mean(values) == pytest.approx(reference.fmean(values))
    assert median(values) == pytest.approx(reference.median(values))
    assert deviation(values) == pytest.approx(reference.pstdev(values), abs=1e-9)


@given(VALUES, st.sampled_from([1, 3]))
def test_a_quartile_is_the_least_value_with_enough_values_up_to_it(values: list[float], number: int) -> None:
    found = quartile(values, number)
    assert found in values
    assert 4 * sum(value <= found for value in values) >= number * len(values)
    below = [value for value in values if value < found]
    assert 4 * len(below) < number * len(values)


def test_quartiles_of_even_and_odd_series() -> None:
    assert [quartile(range(1, n + 1), 1) for n in (4, 5, 8, 11)] == [1, 2, 2, 3]
    assert [quartile(range(1, n + 1), 3) for n in (4, 5, 8, 11)] == [3, 4, 6, 9]


@given(VALUES, st.floats(0.0, 50.0))
def test_each_value_lies_in_one_class(values: list[float], width: float) -> None:
    found = classes(values, width)
    assert sum(count for _, _, count in found) == len(values)
    assert len(found) <= 42
    for (_, end, _), (start, _, _) in pairwise(found):
        assert end == start
    for start, end, count in found:
        assert count == sum(start - 1e-6 <= value < end - 1e-6 or abs(value - start) < 1e-6 for value in values)


@given(VALUES, st.floats(0.5, 50.0))
def test_cumulated_shares_are_those_of_the_values_below_each_end(values: list[float], width: float) -> None:
    shares = cumulated_shares(values, width)
    assert (shares[0][1], shares[-1][1]) == (0, pytest.approx(100))
    for end, share in shares[:-1]:
        below = sum(value < end - 1e-6 for value in values)
        near = sum(abs(value - end) <= 1e-6 for value in values)
        assert 100 * below / len(values) - 1e-9 <= share <= 100 * (below + near) / len(values) + 1e-9


@given(st.floats(1e-6, 1e9), st.integers(2, 12))
def test_steps_are_round_and_few_enough(span: float, most: int) -> None:
    step = even_step(span, most)
    assert f"{step:.6e}"[0] in "125"
    assert span / step <= most * (1 + 1e-6)


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_an_axis_holds_its_values(low: float, span: float) -> None:
    axis = Axis.over(low, low + span, 8)
    assert -1e-6 <= axis.share(low) <= axis.share(low + span) <= 1 + 1e-6
    assert len(axis.numbers) <= 12


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12 15 9", (12, 15, 9)),
        ("12\t15\t9", (12, 15, 9)),
        ("12;15;9", (12, 15, 9)),
        ("12, 15, 9", (12, 15, 9)),
        ("12,15,9", (12, 15, 9)),
        ("12,5 −3 +2.25", (12.5, -3, 2.25)),
        ("12×3 15 x", (12, 12, 12, 15)),
        ("12 × 2 15*2", (12, 12, 15, 15)),
        ("", ()),
    ],
)
def test_numbers_are_read_as_teachers_write_them(text: str, values: tuple[float, ...]) -> None:
    assert typed_data(text).values == values


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Chat 12 ; Chien 9", (("Chat", 12), ("Chien", 9))),
        ("Poisson rouge: 3\tChat =4", (("Poisson rouge", 3), ("Chat", 4))),
        ("2024: 31 2025: 28,5", (("2024", 31), ("2025", 28.5))),
        ("Chat 2 Chien 1 Chat 3", (("Chat", 5), ("Chien", 1))),
    ],
)
def test_names_get_the_number_after_them(text: str, groups: tuple[tuple[str, float], ...]) -> None:
    assert typed_data(text) == TypedData(groups, (), True)


def test_what_is_no_data_is_not_lost_silently() -> None:
    assert typed_data("3 Chat 2 Chien").ignored == ("3", "Chien")
    assert typed_data("9" * 40).values == ()


def test_a_tap_on_a_bar_adds_one() -> None:
    before = state(adds=True, data="Pour 3 ; Contre 1,5")
    targets = ITEM.targets(before, ItemSize(1, 1), CTX)
    assert [target.label for target in targets] == ["Ajouter 1 : Pour", "Ajouter 1 : Contre"]
    after = ITEM.tap(before, "1", CTX)
    assert typed_data(after["data"]).groups == (("Pour", 3), ("Contre", 2.5))
    assert with_one_more("A: 0", 0) == "A: 1"
    assert typed_data(with_one_more("3 A 2 B", 0)) == TypedData((("A", 3),), (), True, ("3", "B"))


@given(st.lists(st.integers(0, 500), min_size=1, max_size=20))
def test_bars_are_as_high_as_their_numbers(amounts: list[int]) -> None:
    from plugins.statistics.charts import bars

    box = Rect(20, 10, 150, 80)
    groups = [(f"n{k}", float(amount)) for k, amount in enumerate(amounts)]
    frames = [one for one in bars(box, groups, french=True) if isinstance(one, DrawnLine) and one.closed]
    heights = [one.points[2][1] - one.points[0][1] for one in frames]
    unit = max(heights) / max(amounts) if max(amounts) else 0
    assert heights == pytest.approx([unit * amount for amount in amounts])
    assert [(one.points[0][0], one.points[1][0]) for one in frames] == bar_places(box, len(groups))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"data": ""}, "Écrire les données"),
        ({"form": "box"}, "demande des nombres seuls"),
        ({"form": "cumulated"}, "demande des nombres seuls"),
        ({"data": " ".join(map(str, range(50)))}, "choisir l’histogramme"),
        ({"form": "scatter", "data": "1 2 3", "second": "1 2"}, "autant d’ordonnées"),
        ({"form": "pie", "data": "A −2 B 3"}, "nombres positifs"),
    ],
)
def test_what_cannot_be_drawn_is_said(values: dict[str, str], said: str) -> None:
    shown = [one.text for one in ITEM.draw(state(**values), ItemSize(1, 1), CTX) if isinstance(one, DrawnText)]
    assert [text for text in shown if said in text] == shown != []


def test_indicators_are_written_when_asked() -> None:
    asked = state(form="box", data="1 2 3 4", mean=True, median=True, quartiles=True, deviation=True)
    assert ITEM.text(asked, CTX).endswith("Moyenne = 2,5 · Médiane = 2,5 · Q₁ = 1 · Q₃ = 3 · Écart type ≈ 1,12")
    line = state(form="scatter", data="0 1 2", second="1 3 5")
    assert ITEM.text(line, CTX).endswith("y ≈ 2 x + 1 · r² ≈ 1")
    assert str_of(-0.00001) == "0"


@pytest.mark.parametrize("form", ["bars", "pie", "histogram", "cumulated", "box", "scatter"])
def test_it_keeps_the_contract_with_much_data(form: str) -> None:
    class Full(Statistics):
        def new(self, ctx: ItemContext) -> State:
            many = " ".join(
                str(k * 37 % 101) for k in range(400 if form in ("histogram", "cumulated", "box", "scatter") else 25)
            )
            return {**super().new(ctx), "form": form, "data": many, "second": many, "mean": True}

    assert item_faults(plugin("statistics", Full), 120)[1] == ()


def test_it_keeps_the_contract() -> None:
    assert item_faults(plugin("statistics", statistics.item), 300)[1] == ()


SCATTER: State = {**Statistics().new(ItemContext()), "form": "scatter", "data": "1 2 3 4", "second": "2,5 3 4 6"}


def test_points_of_a_scatter_plot_are_dragged() -> None:
    item, ctx = Statistics(), ItemContext()
    handle = item.handles(SCATTER, item.size(SCATTER), ctx)[1]
    place = scatter_place(box_of(SCATTER), axes_of(SCATTER), 2.5, 5.0)
    moved = item.drag(SCATTER, HandleDrag(handle.id, handle.at, place), ctx)
    assert (moved["data"], moved["second"]) == ("1 2,5 3 4", "2,5 5 4 6")
    again = item.handles(moved, item.size(moved), ctx)[1]
    assert again.at == pytest.approx(place)


def test_the_axes_stay_while_the_outermost_point_is_dragged() -> None:
    item, ctx = Statistics(), ItemContext()
    state, handle = SCATTER, item.handles(SCATTER, item.size(SCATTER), ctx)[3]
    box = box_of(state)
    for _ in range(5):
        state = item.drag(state, HandleDrag(handle.id, handle.at, box.center), ctx)
    assert axes_of(state) == axes_of(SCATTER)
    typed = item.control(state, "data", "1 2 3 30", ctx)
    assert typed["axes"] == []
    assert axes_of(typed)[0].high >= 30


@given(
    st.lists(st.integers(-50, 50), min_size=1, max_size=40), st.sampled_from([0, 1, 2.5, 20]),
    st.sampled_from([25.0, 50.0, 75.0]),
)  # fmt: skip
def test_what_is_read_off_lies_on_the_polygon(values: list[int], width: float, percent: float) -> None:
    shares = cumulated_shares([float(value) for value in values], width)
    found = read_off(shares, percent)
    (low, before), (high, after) = next(
        pair for pair in pairwise(shares) if pair[0][0] <= found <= pair[1][0] and pair[1][1] >= percent > pair[0][1]
    )
    assert before + (after - before) * (found - low) / (high - low) == pytest.approx(percent)


def test_median_and_quartiles_are_read_off_the_cumulated_frequencies() -> None:
    item, ctx = Statistics(), ItemContext()
    state = {**item.new(ctx), "form": "cumulated", "data": "1 2 3 4 5 6 7 8", "width": 4, "median": True}
    state["quartiles"] = True
    said = [one.text for one in item.draw(state, item.size(state), ctx) if isinstance(one, DrawnText)]
    assert {"Médiane lue ≈ 5", "Q₁ lu ≈ 2,67", "Q₃ lu ≈ 7"} <= {*said}
    assert sum(isinstance(one, DrawnLine) and one.dashed for one in item.draw(state, item.size(state), ctx)) == 3


def test_a_chart_of_an_earlier_version_opens() -> None:
    old = {key: value for key, value in SCATTER.items() if key != "axes"}
    assert Statistics().upgrade(old, 1) == SCATTER
