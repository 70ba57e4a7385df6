"""Figures on a page: points that are dragged, objects that are picked, and what is built on them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import dist
from typing import Any

import pytest

from plugins.construction.building_tools import TOOLS, kind_sign, offered, steps_of
from plugins.construction.construction_item import MOST_ADDED, NEAR, NEW, ConstructionItem
from plugins.construction.placed import placed_of
from tests.support.board import drag, open_board, tap
from tests.support.constructions import command, free, ggb, made, point_element
from tests.support.items import Host, plugin
from tni.api.constructions import Construction, Point, PointOnPath, Segment, from_plain_form
from tni.api.items import (
    DrawnOval,
    DrawnText,
    HandleDrag,
    ItemContext,
    PanelButton,
    PanelNote,
    PanelSlider,
    State,
    with_values,
)
from tni.constructions.item_state import state_of
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state
from tni.formats.geogebra.ggb_reader import read_file
from tni.services.items.item_contract import item_faults
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

CTX = ItemContext()


@pytest.fixture
def item() -> ConstructionItem:
    return ConstructionItem()


def figure(state: State) -> Construction:
    return from_plain_form(state["figure"])


def built(item: ConstructionItem, state: State, tool: str, *picked: str) -> State:
    for label in picked:
        state = item.tap(state, f"{label} 0", CTX)
    return item.control(state, tool, True, CTX)


def buttons(item: ConstructionItem, state: State) -> list[str]:
    return [one.id for one in item.panel(state, CTX) if isinstance(one, PanelButton)]


def test_it_keeps_the_contract_of_items() -> None:
    tries, faults = item_faults(plugin("construction", ConstructionItem), 150)
    assert (tries >= 150, faults) == (True, ())


def test_a_dragged_point_takes_all_with_it(item: ConstructionItem) -> None:
    state = built(item, item.new(CTX), "midpoint", "A", "B")
    size = item.size(state)
    handle = next(one for one in item.handles(state, size, CTX) if one.id == "p A")
    after = item.drag(state, HandleDrag("p A", handle.at, (handle.at[0] - 10, handle.at[1] + 20)), CTX)
    assert figure(after).values["A"] == Point(-5, -4)
    assert figure(after).values["D"] == Point(-0.5, -3)
    assert figure(state).values["A"] == Point(-4, -2)


def test_the_panel_moves_the_first_points_or_those_that_are_picked(item: ConstructionItem) -> None:
    state = item.new(CTX)
    for number in range(8):
        state = item.drag(state, HandleDrag("new", (float(number), 0.0), (30.0 + 5 * number, 90.0)), CTX)

    def named(shown: State) -> list[str]:
        return [one.label for one in item.handles(shown, item.size(shown), CTX) if one.label.startswith("Point")]

    assert named(state) == [f"Point {label}" for label in "ABCDEF"]
    assert named(item.tap(state, "K 0", CTX)) == ["Point K"]


def test_a_new_point_is_dragged_to_its_place(item: ConstructionItem) -> None:
    state = item.new(CTX)
    start = (8.0, 112.0)
    for to in ((30.0, 90.0), (90.0, 60.0), (100.0, 60.0)):
        state = item.drag(state, HandleDrag("new", start, to), CTX)
    assert figure(state).values["D"] == Point(1, 0)
    assert len(figure(state).movable) == 4
    state = item.drag(item.tap(state, "A 0", CTX), HandleDrag("new", start, (10.0, 10.0)), CTX)
    assert set(figure(state).movable) == {"A", "B", "C", "D", "E"}


def test_the_panel_offers_what_can_be_built_on_what_is_picked(item: ConstructionItem) -> None:
    state = item.new(CTX)
    assert buttons(item, state) == ["larger", "smaller"]
    state = item.tap(state, "A 0", CTX)
    assert buttons(item, state) == ["hide", "erase", "drop", "larger", "smaller"]
    state = item.tap(state, "B 0", CTX)
    assert {"segment", "circle", "midpoint", "bisector", "distance"} <= set(buttons(item, state))
    assert "angle" not in buttons(item, state)
    assert item.tap(state, "B 0", CTX)["picked"] == ["A"]
    assert {"perpendicular", "parallel"} <= set(buttons(item, with_values(state, picked=["a", "A"])))


def test_every_tool_builds_something_that_has_a_place() -> None:
    base = made(
        free(A=(0.0, 0.0), B=(4.0, 1.0), C=(1.0, 5.0), D=(-3.0, 2.0), E=(-2.0, -3.0), F=(5.0, -4.0)),
        command("k", "Circle", "A", "4"),
        command("l", "Circle", "B", "3"),
        command("s", "Segment", "A", "B"),
        command("g", "Line", "C", "D"),
        command("h", "Line", "A", "D"),
        command("v", "Vector", "A", "B"),
        command("p", "Polygon", "A", "B", "C"),
        [PointOnPath("M", "k", Point(3.0, 1.0))],
        command("N", "Midpoint", "M", "F"),
    )
    picks = {"P": list("ABCDEF"), "L": ["g", "h"], "S": ["s"], "C": ["k", "l"], "G": ["p"], "V": ["v"]}
    for tool in TOOLS:
        for form in tool.takes:
            left = {letter: list(labels) for letter, labels in picks.items()}
            picked = [left[letter].pop(0) for letter in form]
            if tool.id == "tangents":
                picked = ["k", "F"]
            if tool.id == "locus":
                picked = ["N", "M"]
            assert tool in offered(base, picked), (tool.id, form)
            after = made(list(base.steps), list(steps_of(tool, base, picked)))
            assert not after.lost, (tool.id, form, after.lost)
            new = set(after.values) - set(base.values)
            assert new, tool.id
            assert all(after.values[label] is not None for label in new), (tool.id, form)


def test_erasing_takes_what_depends_on_it(item: ConstructionItem) -> None:
    state = built(item, item.new(CTX), "midpoint", "A", "B")
    state = built(item, state, "erase", "A")
    assert set(figure(state).values) == {"B", "C", "a"}
    assert state["picked"] == []


def test_lengths_are_written_as_the_class_writes_them(item: ConstructionItem) -> None:
    state = built(item, item.new(CTX), "distance", "A", "C")
    words = [one.text for one in item.draw(state, item.size(state), CTX) if isinstance(one, DrawnText)]
    assert "AC = 5,83" in words
    english = ItemContext(french=False)
    words = [one.text for one in item.draw(state, item.size(state), english) if isinstance(one, DrawnText)]
    assert "AC = 5.83" in words
    assert "A, B, C" in item.text(state, CTX)


def test_zoom_keeps_the_middle(item: ConstructionItem) -> None:
    state = item.new(CTX)
    larger = item.control(state, "larger", True, CTX)
    assert larger["x_unit"] == 12.5
    again = item.control(larger, "smaller", True, CTX)
    assert [again[name] for name in ("left", "top", "x_unit")] == pytest.approx([-9, 6, 10])


def test_a_figure_of_a_file_is_shown_moved_and_written_again(item: ConstructionItem) -> None:
    slider = (
        '<element type="numeric" label="r"><value val="2"/><slider min="0" max="5"/><animation step="0.5"/></element>'
    )
    look = '<show object="true" label="true"/><objColor r="200" g="0" b="0" alpha="0.1"/>'
    view = (
        '<euclidianView><size width="600" height="400"/><coordSystem xZero="300" yZero="200" scale="50" yscale="50"/>'
        '<evSettings axes="true" grid="false"/></euclidianView>'
    )
    circle = '<command name="Circle"><input a0="A" a1="r"/><output a0="c"/></command>'
    conic = f'<element type="conic" label="c">{look}</element>'
    point = point_element("A", 1, 1).replace("</element>", look + "</element>")
    file = read_file(ggb(point, slider, circle, conic, head=view))
    state = state_of(file)
    assert state is not None
    assert json.loads(json.dumps(state)) == state
    assert (state["width"], state["height"], state["axes"]) == (180, 120, True)
    (one,) = (found for found in item.panel(state, CTX) if isinstance(found, PanelSlider))
    assert (one.id, one.value, one.low, one.high, one.step) == ("s r", 2.0, 0.0, 5.0, 0.5)
    larger = item.control(state, "s r", 2.5, CTX)
    ovals = [found for found in item.draw(larger, item.size(larger), CTX) if isinstance(found, DrawnOval)]
    assert any(found.radius_x == pytest.approx(2.5 * 15 + 0.35) and found.colour == "red" for found in ovals)
    again = read_file(item.file(larger, CTX))
    assert item.file(larger, CTX) == item.file(dict(larger), CTX)
    assert again.construct().values == figure(larger).values
    assert again.view.x_scale_px / again.view.width_px == pytest.approx(50 / 600)


def test_a_file_too_large_for_a_page_has_no_state() -> None:
    points = "".join(point_element(f"P_{{{index}}}", index, 0) for index in range(500))
    assert state_of(read_file(ggb(points))) is None


def test_a_full_figure_takes_no_more(item: ConstructionItem) -> None:
    state = item.new(CTX)
    for number in range(MOST_ADDED + 5):
        state = item.drag(state, HandleDrag("new", (float(number), 0.0), (30.0, 90.0)), CTX)
    assert len(figure(state).steps) == MOST_ADDED
    assert "segment" not in buttons(item, with_values(state, picked=["A", "B"]))


@pytest.fixture
def board() -> Iterator[LessonEditor]:
    """A board with a figure whose middle is at (160, 90), on a page, not selected."""
    host, made_board = Host(plugin("construction", ConstructionItem)), open_board()
    made_board.item_host = lambda: host.items
    made_board.put_item("construction", (160.0, 90.0))
    made_board.use(ToolName.SELECT)
    made_board.select(frozenset())
    yield made_board
    assert host.faults == []
    host.guard.close()


def state_on(board: LessonEditor) -> dict[str, Any]:
    (found,) = (one for one in board.document.items(board.page.id) if isinstance(one, PluginItem))
    contents = plugin_state(found)
    assert contents is not None
    return dict(contents.state)


def test_by_a_finger_on_the_board(board: LessonEditor) -> None:
    """Point A lies at (-4, -2): 50 mm right of the left edge and 80 mm below the top, at (120, 110) on the page."""
    drag(board, [(120, 110), (110, 110), (110, 120)])
    assert figure(state_on(board)).values["A"] == Point(-5, -3)
    tap(board, 110, 120)
    tap(board, 200, 110)
    assert state_on(board)["picked"] == ["A", "B"]
    board.control_item("midpoint", True)
    assert isinstance(figure(state_on(board)).values["D"], Point)
    board.undo()
    assert "D" not in figure(state_on(board)).values
    drag(board, [(78, 142), (100, 100), (160, 60)])
    assert figure(state_on(board)).values["D"] == Point(0, 3)
    tap(board, 155, 115)
    assert isinstance(figure(state_on(board)).values[state_on(board)["picked"][-1]], Segment)
    assert kind_sign(None) == ""


def test_taps_on_the_sign_make_points_that_lie_apart(item: ConstructionItem) -> None:
    state = item.new(CTX)
    before = set(placed_of(state).construction.values)
    for _ in range(5):
        assert NEW in [one.id for one in item.targets(state, item.size(state), CTX)]
        state = item.tap(state, NEW, CTX)
    placed = placed_of(state)
    points = {key: value for key, value in placed.construction.values.items() if isinstance(value, Point)}
    made = [placed.on_item(value) for key, value in points.items() if key not in before]
    others = [placed.on_item(value) for value in points.values()]
    assert len(made) == 5
    for place in made:
        assert NEAR <= place[0] <= placed.width - NEAR
        assert NEAR <= place[1] <= placed.height - NEAR
        assert sorted(dist(place, other) for other in others)[1] >= 2 * NEAR


def test_the_panel_says_how_to_build_until_something_is_picked(item: ConstructionItem) -> None:
    state = item.new(CTX)
    assert isinstance(item.panel(state, CTX)[0], PanelNote)
    assert isinstance(item.panel(item.tap(state, "A 0", CTX), CTX)[0], PanelButton)
