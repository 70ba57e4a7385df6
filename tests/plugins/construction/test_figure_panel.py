"""Panel of a figure: loci, tracks, names, hidden objects, signs of equal lengths."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from plugins.construction.construction_item import CLEAR, ConstructionItem
from plugins.construction.placed import placed_of
from plugins.construction.tracks import MOST_PLACES, SPACING, STEP
from tests.support.constructions import command, free
from tests.support.items import Host, plugin
from tni.api.constructions import (
    Construction,
    FormulaStep,
    FreeObject,
    Locus,
    NumberValue,
    ObjectTraits,
    Point,
    PointOnPath,
    construct,
    from_plain_form,
    new_construction_state,
    plain_form,
)
from tni.api.items import (
    DrawnLine,
    DrawnOval,
    DrawnText,
    HandleDrag,
    ItemContext,
    PanelButton,
    PanelChoice,
    PanelText,
    PanelToggle,
    State,
    with_values,
)
from tni.constructions.item_state import state_of
from tni.core.geometry import IDENTITY
from tni.core.ids import ItemId, PageId
from tni.document.plugin_state import plugin_state
from tni.formats.geogebra.ggb_reader import read_file
from tni.services.items.item_contract import item_faults

CTX = ItemContext()


@pytest.fixture
def item() -> ConstructionItem:
    return ConstructionItem()


def made_state(construction: Construction, **values: object) -> State:
    return with_values(new_construction_state(), figure=plain_form(construction), **values)


def middle_of_a_circle() -> State:
    """The middle of a point on a circle and a fixed point."""
    return made_state(
        construct(
            [
                *free(O=(0.0, 0.0), A=(3.0, 0.0), F=(5.0, 1.0)),
                command("c", "Circle", "O", "A"),
                PointOnPath("P", "c", Point(0.0, 3.0)),
                command("M", "Midpoint", "P", "F"),
            ]
        )
    )


def by_a_slider() -> State:
    steps = [FreeObject("a", NumberValue(1.0)), FormulaStep("Q", "(a, a²)")]
    construction = construct(steps, {"a": ObjectTraits(kind="numeric", slider=(-2.0, 2.0, 0.1))})
    return made_state(construction, sliders={"a": [-2.0, 2.0, 0.1]})


def figure(state: State) -> Construction:
    return from_plain_form(state["figure"])


def controls(item: ConstructionItem, state: State) -> dict[str, object]:
    return {one.id: one for one in item.panel(state, CTX)}


def pick(item: ConstructionItem, state: State, *labels: str) -> State:
    for label in labels:
        assert any(target.id == f"{label} 0" for target in item.targets(state, item.size(state), CTX)), label
        state = item.tap(state, f"{label} 0", CTX)
    return state


def drawn_lines(item: ConstructionItem, state: State, colour: str) -> list[DrawnLine]:
    return [
        one for one in item.draw(state, item.size(state), CTX) if isinstance(one, DrawnLine) and one.colour == colour
    ]


def drag_point(item: ConstructionItem, state: State, label: str, *places: Point) -> State:
    for place in places:
        at = placed_of(state).on_item(place)
        state = item.drag(state, HandleDrag(f"p {label}", (0.0, 0.0), at), CTX)
    return state


# -- loci


def test_a_locus_is_built_on_a_point_and_the_one_it_follows_and_stays_alive(item: ConstructionItem) -> None:
    state = middle_of_a_circle()
    for picks in (("M", "P"), ("P", "M")):
        picked = pick(item, state, *picks)
        assert isinstance(controls(item, picked)["locus"], PanelButton)
        built = item.control(picked, "locus", True, CTX)
        locus = figure(built).values["lieu1"]
        assert isinstance(locus, Locus)
        assert (locus.target, locus.mover) == ("M", "P")
    before = drawn_lines(item, built, "violet")
    assert before
    moved = drag_point(item, built, "F", Point(5.0, 3.0))
    assert before[0].points != drawn_lines(item, moved, "violet")[0].points
    along = drag_point(item, built, "P", Point(-3.0, 0.1))
    assert drawn_lines(item, along, "violet") == before
    gone = item.control(pick(item, built, "lieu1"), "erase", True, CTX)
    assert "lieu1" not in figure(gone).values


def test_no_locus_is_offered_where_there_is_none(item: ConstructionItem) -> None:
    state = middle_of_a_circle()
    for picks in (("M", "F"), ("P", "F"), ("O", "A"), ("M",)):
        assert "locus" not in controls(item, pick(item, state, *picks)), picks


def test_a_locus_by_a_slider(item: ConstructionItem) -> None:
    state = pick(item, by_a_slider(), "Q")
    assert "locus a" in controls(item, state)
    built = item.control(state, "locus a", True, CTX)
    assert drawn_lines(item, built, "violet")
    assert "locus a" not in controls(item, pick(item, middle_of_a_circle(), "M"))


# -- tracks


def with_track(item: ConstructionItem) -> State:
    state = item.control(pick(item, middle_of_a_circle(), "M"), "trace", True, CTX)
    return drag_point(item, state, "P", *(Point(3.0 - number, 4.0) for number in range(7)))


def test_a_point_leaves_a_track_while_another_is_dragged(item: ConstructionItem) -> None:
    state = with_track(item)
    places = state["tracks"]["M"]
    assert len(places) > 10
    for x, y in places:  # half as far from the middle between O and F as the circle's points from O
        assert ((x - 2.5) ** 2 + (y - 0.5) ** 2) ** 0.5 == pytest.approx(1.5, abs=1e-5)
    on_item = [placed_of(state).on_item(Point(x, y)) for x, y in places]
    ways = [abs(complex(*two) - complex(*one)) for one, two in pairwise(on_item)]
    assert min(ways) >= SPACING - 1e-3
    assert max(ways) < 4 * STEP  # no holes after a quick hand
    dots = [one for one in item.draw(state, item.size(state), CTX) if isinstance(one, DrawnOval)]
    assert sum(one.fill == "violet" for one in dots) == len(places)
    assert "A" not in state["tracks"]


def test_a_slider_leaves_tracks_too(item: ConstructionItem) -> None:
    state = item.control(pick(item, by_a_slider(), "Q"), "trace", True, CTX)
    state = item.control(state, "s a", 2.0, CTX)
    assert [y for x, y in state["tracks"]["Q"] if x == 1.0] == [1.0]
    assert all(y == pytest.approx(x * x, abs=1e-5) for x, y in state["tracks"]["Q"])


def test_one_touch_clears_all_tracks(item: ConstructionItem) -> None:
    state = with_track(item)
    targets = {one.id: one for one in item.targets(state, item.size(state), CTX)}
    assert targets[CLEAR].label == "Effacer les traces"
    assert min(targets[CLEAR].box.width, targets[CLEAR].box.height) >= 8
    cleared = item.tap(state, CLEAR, CTX)
    assert cleared["tracks"] == {}
    assert CLEAR not in {one.id for one in item.targets(cleared, item.size(cleared), CTX)}
    assert item.control(state, "clear", True, CTX)["tracks"] == {}
    assert with_values(state, tracks={}) == cleared
    assert cleared["traced"] == ["M"]


def test_a_track_stays_small_however_long_the_drag(item: ConstructionItem) -> None:
    state = item.control(pick(item, middle_of_a_circle(), "M"), "trace", True, CTX)
    state = with_values(state, x_unit=40.0, y_unit=40.0, left=0.0, top=2.5)
    for number in range(400):
        state = drag_point(item, state, "P", Point(3.0 if number % 2 else -3.0, (number % 7) - 3.0))
    assert 10 < len(state["tracks"]["M"]) <= MOST_PLACES


def test_a_point_that_leaves_no_track_any_more_loses_it(item: ConstructionItem) -> None:
    state = item.control(with_track(item), "trace", False, CTX)
    assert (state["traced"], state["tracks"]) == ([], {})


# -- names


def named(item: ConstructionItem, state: State, label: str, name: str) -> State:
    state = pick(item, with_values(state, picked=[]), label)
    field = controls(item, state)["name"]
    assert isinstance(field, PanelText)
    assert field.value == label
    return item.control(state, "name", name, CTX)


def test_an_object_gets_another_name(item: ConstructionItem) -> None:
    state = named(item, with_track(item), "M", "  I' ")
    assert figure(state).values["I'"] is not None
    assert "M" not in figure(state).values
    assert (state["picked"], state["traced"], list(state["tracks"])) == (["I'"], ["I'"], ["I'"])
    words = [one.text for one in item.draw(state, item.size(state), CTX) if isinstance(one, DrawnText)]
    assert "I'" in words
    assert "M" not in words


def test_two_objects_change_their_names_when_one_gets_the_others(item: ConstructionItem) -> None:
    before = item.new(CTX)
    after = named(item, before, "A", "B")
    values = figure(before).values, figure(after).values
    assert (values[1]["A"], values[1]["B"]) == (values[0]["B"], values[0]["A"])
    assert values[1]["a"] == values[0]["a"]


@pytest.mark.parametrize("name", ["", "x", "1", "A B", "sin", "A" * 60])
def test_what_cannot_be_a_name_changes_nothing(item: ConstructionItem, name: str) -> None:
    state = pick(item, item.new(CTX), "A")
    assert item.control(state, "name", name, CTX) == state


def test_a_name_can_be_hidden(item: ConstructionItem) -> None:
    state = item.control(pick(item, item.new(CTX), "A"), "named", False, CTX)
    words = [one.text for one in item.draw(state, item.size(state), CTX) if isinstance(one, DrawnText)]
    assert words == ["B", "C"]
    assert not read_file(item.file(state, CTX)).looks["A"].has_label


# -- hidden objects


def test_objects_are_hidden_one_by_one_and_shown_again(item: ConstructionItem) -> None:
    state = item.control(pick(item, item.new(CTX), "c"), "hide", True, CTX)
    assert state["picked"] == []
    assert "c 0" not in {one.id for one in item.targets(state, item.size(state), CTX)}
    assert len(drawn_lines(item, state, "ink")) == 2
    assert not read_file(item.file(state, CTX)).looks["c"].is_shown
    switch = controls(item, state)["revealed"]
    assert isinstance(switch, PanelToggle)
    revealed = item.control(state, "revealed", True, CTX)
    assert any(one.dashed for one in drawn_lines(item, revealed, "quiet"))
    again = item.control(pick(item, revealed, "c"), "show", True, CTX)
    assert len(drawn_lines(item, again, "ink")) == 3
    assert "revealed" not in controls(item, again)


def test_an_erased_object_leaves_nothing_behind(item: ConstructionItem) -> None:
    state = item.control(pick(item, item.new(CTX), "c"), "mark", "2", CTX)
    state = item.control(with_values(state, picked=["c"]), "erase", True, CTX)
    assert "c" not in state["looks"]
    assert state["marks"] == {}


# -- signs


def test_a_sign_of_equal_lengths_stays_on_its_segment(item: ConstructionItem) -> None:
    state = pick(item, item.new(CTX), "c")
    assert isinstance(controls(item, state)["mark"], PanelChoice)
    state = item.control(state, "mark", "2", CTX)
    strokes = drawn_lines(item, state, "red")
    assert len(strokes) == 2
    middle = [
        sum(x for one in strokes for x, _ in one.points) / 4,
        sum(y for one in strokes for _, y in one.points) / 4,
    ]
    assert middle == pytest.approx(placed_of(state).on_item(Point(0, -2)))
    moved = drag_point(item, state, "A", Point(4.0, 3.0))  # BC is upright now
    for one in drawn_lines(item, moved, "red"):
        (x1, y1), (x2, y2) = one.points
        assert abs(x2 - x1) > 3 * abs(y2 - y1)
    assert read_file(item.file(state, CTX)).looks["c"].mark == 2
    assert item.control(state, "mark", "0", CTX)["marks"] == {}


def test_a_sign_makes_way_for_a_point(item: ConstructionItem) -> None:
    state = item.control(pick(item, item.new(CTX), "A", "B"), "midpoint", True, CTX)
    state = item.control(pick(item, state, "c"), "mark", "1", CTX)
    (stroke,) = drawn_lines(item, state, "red")
    x, y = placed_of(state).on_item(Point(0, -2))
    assert abs(sum(at for at, _ in stroke.points) / 2 - x) > 4
    assert sum(at for _, at in stroke.points) / 2 == pytest.approx(y)


def test_an_angle_built_by_hand_is_the_smaller_one(item: ConstructionItem) -> None:
    for picks in (("B", "A", "C"), ("C", "A", "B")):
        state = item.control(pick(item, item.new(CTX), *picks), "angle", True, CTX)
        angle = figure(state).values["α"]
        assert isinstance(angle, NumberValue)
        assert angle.value == pytest.approx(1.0303768)


def test_signs_of_angles(item: ConstructionItem) -> None:
    state = item.control(pick(item, item.new(CTX), "B", "A", "C"), "angle", True, CTX)
    state = pick(item, state, "α")
    arcs = len(drawn_lines(item, state, "red"))
    twice = item.control(state, "mark", "1", CTX)
    assert len(drawn_lines(item, twice, "red")) == arcs + 1
    without = item.control(twice, "named", False, CTX)
    assert any("°" in one.text for one in item.draw(twice, item.size(twice), CTX) if isinstance(one, DrawnText))
    assert not any("°" in one.text for one in item.draw(without, item.size(without), CTX) if isinstance(one, DrawnText))


def test_a_measure_is_picked_and_erased(item: ConstructionItem) -> None:
    state = item.control(pick(item, item.new(CTX), "A", "B"), "distance", True, CTX)
    (label,) = set(figure(state).values) - set("ABCabc")
    state = item.control(pick(item, state, label), "erase", True, CTX)
    assert set(figure(state).values) == set("ABCabc")


# -- files and contract


def test_signs_tracks_and_loci_come_back_from_a_file(item: ConstructionItem) -> None:
    state = item.control(pick(item, middle_of_a_circle(), "M", "P"), "locus", True, CTX)
    state = item.control(pick(item, state, "M"), "trace", True, CTX)
    again = state_of(read_file(item.file(with_values(state, picked=[]), CTX)))
    assert again is not None
    assert again["traced"] == ["M"]
    assert again["lost"] == []
    assert len(drawn_lines(item, again, "violet")) == len(drawn_lines(item, state, "violet"))


def test_states_of_earlier_versions_work(item: ConstructionItem) -> None:
    state = item.new(CTX)
    assert not {"traced", "tracks", "marks", "revealed", "bare", "rules"} & set(state)
    after = drag_point(item, state, "A", Point(0, 0))
    assert item.draw(after, item.size(after), CTX)


class Full(ConstructionItem):
    """Figure that begins with a locus, a track, a slider and signs."""

    def new(self, ctx: ItemContext) -> State:
        base = construct(
            [
                *figure(middle_of_a_circle()).steps,
                command("lieu1", "Locus", "M", "P"),
                command("s", "Segment", "O", "A"),
                *figure(by_a_slider()).steps,
                command("lieu2", "Locus", "Q", "a"),
                command("α", "Angle", "A", "O", "F"),
            ],
            figure(by_a_slider()).traits,
        )
        marks = {"s": 3, "α": 2}
        return made_state(base, sliders={"a": [-2.0, 2.0, 0.1]}, traced=["M", "Q"], marks=marks, bare=True)


def test_a_full_figure_keeps_the_contract() -> None:
    tries, faults = item_faults(plugin("construction", Full), 250)
    assert (tries >= 250, faults) == (True, ())


@pytest.fixture
def host() -> Iterator[Host]:
    made = Host(plugin("construction", Full))
    yield made
    assert made.faults == []
    made.guard.close()


def test_a_state_without_a_ground_shows_the_page(host: Host) -> None:
    made = host.items.new_item("construction", PageId("p"), IDENTITY, ItemId("i"))
    contents = plugin_state(made)
    assert contents is not None
    assert not any(getattr(one, "fill", None) == "surface" and hasattr(one, "points") for one in contents.drawing)
