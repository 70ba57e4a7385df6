"""Rules of figures that were made of drawings: the panel names them, each can be dropped, and signs follow."""

from __future__ import annotations

import pytest

from plugins.construction.construction_item import ConstructionItem
from plugins.construction.placed import placed_of
from tests.support.constructions import apart
from tests.support.items import plugin
from tni.api.constructions import Construction, Point, Polygon, Segment, from_plain_form
from tni.api.items import DrawnText, ItemContext, PanelButton, State, with_values
from tni.constructions.constructed_drawing import constructed_drawing
from tni.constructions.drawing_state import ShapeLook, drawing_state
from tni.constructions.drawn_shapes import DrawnCircle, DrawnDot, DrawnPolygon, DrawnSegment, DrawnShape
from tni.constructions.item_state import state_of
from tni.formats.geogebra.ggb_reader import read_file
from tni.services.items.item_contract import item_faults

CTX = ItemContext()
A, B, C = Point(2.0, -9.0), Point(11.0, -9.0), Point(4.5, -4.0)


def made(*shapes: DrawnShape) -> State:
    found = constructed_drawing(shapes, 0.3)
    looks = [ShapeLook((26, 26, 46)) for _ in shapes]
    return drawing_state(found, looks, Point(0.0, -2.0), (140.0, 90.0), 10.0)


def square() -> State:
    return made(DrawnPolygon((Point(2, -9), Point(8, -9), Point(8, -3), Point(2, -3))))


@pytest.fixture
def item() -> ConstructionItem:
    return ConstructionItem()


def figure(state: State) -> Construction:
    return from_plain_form(state["figure"])


def rules(item: ConstructionItem, state: State, *, french: bool = True) -> list[str]:
    panel = item.panel(state, CTX)
    found = [one.label for one in panel if isinstance(one, PanelButton) and one.id.startswith("rule")]
    return [label.fr if french else label.en for label in found]


def test_the_panel_names_each_rule_as_a_teacher_says_it(item: ConstructionItem) -> None:
    assert rules(item, square()) == [
        "Libérer : (BC) ⊥ (AB)", "Libérer : BC = AB", "Libérer : (CD) ⊥ (BC)", "Libérer : (AD) ⊥ (AB)",
    ]  # fmt: skip
    triangle = made(DrawnPolygon((A, B, C)), DrawnSegment(C, Point(6.5, -9.0)))
    assert rules(item, triangle) == ["Libérer : D milieu de [BC]"]
    assert rules(item, triangle, french=False) == ["Free: D midpoint of BC"]
    altitude = made(DrawnPolygon((A, B, C)), DrawnSegment(C, Point(4.5, -9.0)))
    assert rules(item, altitude) == ["Libérer : D sur [BC]", "Libérer : (AD) ⊥ (BC)"]
    tangent = made(DrawnSegment(A, B), DrawnCircle(Point(6.0, -6.0), 3.0), DrawnDot(Point(6.0, -6.0)))
    assert rules(item, tangent) == ["Libérer : (AB) tangente", "Libérer : C sur [AB]"]
    across = made(DrawnCircle(Point(6.0, -6.0), 3.0), DrawnSegment(Point(3.0, -6.0), Point(9.0, -6.0)))
    assert rules(item, across)[-1] == "Libérer : A, O, B alignés"
    parallel = made(DrawnSegment(A, B), DrawnSegment(Point(3.0, -5.0), Point(8.0, -5.1)))
    assert rules(item, parallel) == ["Libérer : (CD) // (AB)"]


def test_a_dropped_rule_frees_its_point_and_takes_its_signs_away(item: ConstructionItem) -> None:
    state = square()
    assert (len(state["coded"]), len(state["marks"])) == (4, 4)
    freed = item.control(state, "rule 1", True, CTX)  # BC = AB
    assert rules(item, freed) == ["Libérer : (BC) ⊥ (AB)", "Libérer : (CD) ⊥ (BC)", "Libérer : (AD) ⊥ (AB)"]
    assert set("ABC") <= set(figure(freed).movable)
    assert len(freed["coded"]) == 4
    assert len(freed["marks"]) == 4  # opposite sides are equal still
    free = item.control(freed, "rule 0", True, CTX)
    assert len(free["coded"]) == 2
    assert set(free["coded"]) == {one for one in figure(free).values if one in "αβγδ"}
    assert free["marks"] == {}
    for label in "ABCD":
        before, after = figure(state).values[label], figure(free).values[label]
        assert isinstance(before, Point)
        assert isinstance(after, Point)
        assert apart(before, after) < 1e-9


def test_all_rules_can_be_dropped(item: ConstructionItem) -> None:
    state = square()
    while rules(item, state):
        state = item.control(state, "rule 0", True, CTX)
    assert set(figure(state).movable) == set("ABCD")
    assert not {label for label in figure(state).values if label.startswith("aide")}
    assert item.control(state, "rule 7", True, CTX) == state


def test_rules_follow_names_and_go_with_erased_objects(item: ConstructionItem) -> None:
    state = item.tap(square(), "B 0", CTX)
    state = with_values(item.control(state, "name", "S", CTX), picked=[])
    assert rules(item, state)[0] == "Libérer : (SC) ⊥ (AS)"
    gone = item.control(item.tap(state, "D 0", CTX), "erase", True, CTX)
    assert rules(item, gone) == ["Libérer : (SC) ⊥ (AS)", "Libérer : SC = AS"]


def test_a_side_is_picked_before_its_polygon_which_is_picked_inside(item: ConstructionItem) -> None:
    state, values = square(), figure(square()).values
    targets = item.targets(state, item.size(state), CTX)

    def picked(at: Point) -> object:
        x, y = placed_of(state).on_item(at)
        found = next(one.id.rpartition(" ")[0] for one in targets if one.box.contains(x, y))
        return type(values[found])

    assert picked(Point(5, -9)) is Segment
    assert picked(Point(5, -6)) is Polygon


def test_an_inscribed_circle_says_what_its_centre_keeps(item: ConstructionItem) -> None:
    state = made(DrawnPolygon((Point(2, -9), Point(12, -9), Point(2, -1.5))), DrawnCircle(Point(4.5, -6.5), 2.5))
    assert "Libérer : O à égale distance de [BC] et [BA]" in rules(item, state)


def test_while_something_is_picked_the_panel_builds(item: ConstructionItem) -> None:
    assert rules(item, item.tap(square(), "A 0", CTX)) == []


def test_a_figure_of_a_drawing_goes_to_geogebra_and_comes_back(item: ConstructionItem) -> None:
    state = square()
    file = read_file(item.file(state, CTX))
    again = state_of(file)
    assert again is not None
    assert again["lost"] == []
    before, after = figure(state).values, figure(again).values
    for label in "ABCD":
        one, two = before[label], after[label]
        assert isinstance(one, Point)
        assert isinstance(two, Point)
        assert apart(one, two) < 1e-9
    assert again["marks"] == state["marks"]
    assert not file.looks["aide1"].is_shown


def test_the_first_button_is_none_that_drops_a_rule(item: ConstructionItem) -> None:
    buttons = [one.id for one in item.panel(square(), CTX) if isinstance(one, PanelButton)]
    assert buttons[:2] == ["larger", "smaller"]


def test_names_make_way_for_the_marks_of_right_angles(item: ConstructionItem) -> None:
    state = square()
    placed = placed_of(state)
    (name,) = (one for one in item.draw(state, item.size(state), CTX) if getattr(one, "text", "") == "B")
    assert isinstance(name, DrawnText)
    corner = placed.on_item(Point(2, -9))
    assert not (name.x > corner[0] and name.y < corner[1])  # the mark is above on the right


class Square(ConstructionItem):
    """Figure that begins as one of a drawing."""

    def new(self, ctx: ItemContext) -> State:
        return square()


def test_it_keeps_the_contract_of_items() -> None:
    tries, faults = item_faults(plugin("construction", Square), 150)
    assert (tries >= 150, faults) == (True, ())


def test_rules_that_mean_nothing_are_passed_over(item: ConstructionItem) -> None:
    for odd in ([1, "x", {}], "rules", None, {"point": "A"}):
        state = with_values(square(), rules=odd)
        assert rules(item, state) == []
        assert item.control(state, "rule 0", True, CTX) == state
