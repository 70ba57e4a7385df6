"""Drawing instruments in the real window: a mouse that shakes draws along them, and the pixels are measured."""

from __future__ import annotations

from math import atan2, cos, dist, pi, sin
from random import Random

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox

from plugins.compass import NEEDLE, Compass
from plugins.ruler import MARGIN
from plugins.set_square import SetSquare
from tests.support.hands import At, Fingers
from tests.support.ink_pixels import InkPixels, ink_pixels, take_marker
from tests.support.instrument_board import apart, direction
from tests.support.running_program import items, strokes, wait_for, write
from tests.support.widgets import named
from tni.api.items import ItemContext, StraightEdge
from tni.app.build import Application
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state
from tni.services.lesson.lesson_editor import ToolName
from tni.ui.chrome.commands import CommandId

MOST_MM, MOST_DEGREES = 0.5, 0.2
"""What is allowed: millimetres in 300, and degrees."""
SHAKE_PX = 3.0


def put(program: Application, plugin: str, centre: tuple[float, float], **controls: float | str | bool) -> PluginItem:
    """Put an instrument on the page and set controls of its panel; return it."""
    window = program.main_controller.window
    window.do(lambda s: s.put_item(plugin, centre))
    for control, value in controls.items():
        window.do(lambda s, control=control, value=value: s.control_item(control, value))  # type: ignore[misc]
    (found,) = program.main_controller.editor.selection
    item = program.main_controller.editor.document.item(found)
    assert isinstance(item, PluginItem)
    return item


def now(program: Application, item: PluginItem) -> PluginItem:
    found = program.main_controller.editor.document.item(item.id)
    assert isinstance(found, PluginItem)
    return found


def state(item: PluginItem) -> dict[str, object]:
    found = plugin_state(item)
    assert found is not None
    return dict(found.state)


def on_canvas(program: Application, place: tuple[float, float]) -> At:
    """Return where a place of the page is on the canvas."""
    board = program.main_controller
    ratio = board.window.canvas.devicePixelRatioF()
    x, y = board.editor.view.to_screen(*place)
    return x / ratio, y / ratio


def draw(program: Application, places: list[tuple[float, float]]) -> InkPixels:
    """Draw with the pen by a mouse that shakes between the first place and the last; return the ink that is seen."""
    chance = Random(7)
    window = program.main_controller.window
    window.do(lambda s: s.use(ToolName.PEN))
    window.do(lambda s: s.select(frozenset()))
    take_marker(program)
    way = [on_canvas(program, place) for place in places]
    shaken = [(x + chance.uniform(-SHAKE_PX, SHAKE_PX), y + chance.uniform(-SHAKE_PX, SHAKE_PX)) for x, y in way[1:-1]]
    write(program, way[0], *shaken, way[-1])
    assert len(strokes(program)) == 1
    return ink_pixels(program)


def between(start: tuple[float, float], end: tuple[float, float], steps: int = 40) -> list[tuple[float, float]]:
    return [
        (start[0] + (end[0] - start[0]) * at / steps, start[1] + (end[1] - start[1]) * at / steps)
        for at in range(steps + 1)
    ]


@pytest.mark.parametrize(("angle", "length", "x"), [(0.0, 300.0, 112.0), (17.5, 300.0, 112.0), (90.0, 110.0, 160.0),
                                                    (143.0, 125.0, 214.0)])  # fmt: skip
def test_a_line_along_the_ruler(program: Application, angle: float, length: float, x: float) -> None:
    ruler = put(program, "ruler", (x, 140.0), length=30.0, angle=angle)
    ends = [ruler.transform.point(MARGIN + along, 0.0) for along in (0.0, length)]
    long, turn, off = draw(program, between(*ends)).line()
    assert abs(long - length) <= MOST_MM
    assert apart(turn, angle, 180.0) <= MOST_DEGREES
    assert off < 0.6


def test_a_line_along_a_ruler_is_seen_in_its_whole_width_and_its_middle_lies_on_the_edge(program: Application) -> None:
    ruler = put(program, "ruler", (112.0, 100.0), length=20.0, angle=12.0)
    ends = [ruler.transform.point(MARGIN + along, 0.0) for along in (10.0, 180.0)]
    alone = draw(program, between(*ends))
    along = np.array(ends[1]) - np.array(ends[0])
    across = np.array([-along[1], along[0]]) / np.hypot(*along)
    off = np.average((alone.places - np.array(ends[0])) @ across, weights=alone.shares)
    assert abs(off) < 0.1
    program.main_controller.window.do(lambda s: s.select(frozenset({ruler.id})))
    selected = ink_pixels(program)
    assert selected.shares.sum() > 0.98 * alone.shares.sum()
    program.main_controller.window.do(lambda s: s.delete_selection())
    assert alone.shares.sum() > 0.9 * ink_pixels(program).shares.sum(), "as without the ruler"


@pytest.mark.parametrize(("shape", "edge", "inner"), [
    ("45", "bottom", 0.0), ("45", "side", 90.0), ("45", "slant", 135.0), ("30-60", "slant", 150.0),
    ("30-60", "side", 90.0),
])  # fmt: skip
def test_a_line_along_the_set_square(program: Application, shape: str, edge: str, inner: float) -> None:
    square = put(program, "set_square", (150.0, 90.0), shape=shape, length=13.0, angle=24.0)
    kind, values = SetSquare(), state(square)
    edges = {one.id: one for one in kind.edges(values, kind.size(values), ItemContext())}
    found = edges[edge]
    assert isinstance(found, StraightEdge)
    ends = square.transform.point(*found.start), square.transform.point(*found.end)
    way = between(*ends)[4:-4]
    long, turn, off = draw(program, way).line()
    assert abs(long - dist(way[0], way[-1])) <= MOST_MM
    assert apart(turn, 24.0 + inner, 180.0) <= MOST_DEGREES
    assert off < 0.6


@pytest.mark.parametrize(("opening", "sweep"), [(4.0, 360.0), (12.5, 200.0), (9.3, -300.0)])
def test_an_arc_by_the_compasses(program: Application, opening: float, sweep: float) -> None:
    compass = put(program, "compass", (170.0, 100.0), opening=opening, angle=30.0)
    centre = compass.transform.point(*NEEDLE)
    start = compass.transform.point(NEEDLE[0] + opening * 10, NEEDLE[1])
    first = atan2(start[1] - centre[1], start[0] - centre[0])
    steps = [first - sweep * pi / 180 * at / 120 for at in range(121)]
    way = [(centre[0] + opening * 10 * cos(one), centre[1] + opening * 10 * sin(one)) for one in steps]
    middle, radius, off = draw(program, way).circle()
    assert abs(radius - opening * 10) <= MOST_MM
    assert dist(middle, centre) <= MOST_MM
    assert off < 0.6
    after = now(program, compass)
    assert after.transform.point(*NEEDLE) == pytest.approx(centre, abs=0.01)
    assert dist(after.transform.point(NEEDLE[0] + opening * 10, NEEDLE[1]), way[-1]) < 0.2


def test_a_ray_along_the_protractors_arm(program: Application) -> None:
    tool = put(program, "protractor", (160.0, 100.0), angle=11.0, measure=52.5)
    centre = tool.transform.point(92.0, 92.0)
    turned = (11.0 + 52.5) * pi / 180
    ends = [(centre[0] + far * cos(turned), centre[1] - far * sin(turned)) for far in (4.0, 72.0)]
    long, turn, off = draw(program, between(ends[0], ends[1])).line()
    assert abs(long - 68.0) <= MOST_MM
    assert apart(turn, 63.5, 180.0) <= MOST_DEGREES
    assert off < 0.6


def test_the_ruler_keeps_true_when_the_page_is_zoomed(program: Application) -> None:
    board = program.main_controller
    ruler = put(program, "ruler", (160.0, 90.0), length=20.0, angle=8.0)
    view = board.editor.view
    x, y = view.to_screen(160.0, 90.0)
    board.window.do(lambda s: s.set_view(view.zoomed(1.7, x, y, s.viewport)))
    ends = [ruler.transform.point(MARGIN + along, 0.0) for along in (60.0, 160.0)]
    long, turn, _ = draw(program, between(ends[0], ends[1])).line()
    assert abs(long - 100.0) <= MOST_MM / 2
    assert apart(turn, 8.0, 180.0) <= MOST_DEGREES


@pytest.mark.parametrize("tool", [ToolName.SELECT, ToolName.PEN])
def test_two_pupils_hold_two_instruments_at_once(program: Application, fingers: Fingers, tool: ToolName) -> None:
    """Two fingers turn the set square about the first while two others open the compasses about their needle."""
    square = put(program, "set_square", (80.0, 100.0))
    compass = put(program, "compass", (230.0, 100.0), opening=8.0)
    program.main_controller.window.do(lambda s: s.use(tool))
    program.main_controller.window.do(lambda s: s.select(frozenset()))
    holds, turns = square.transform.point(8.0, 120.0), square.transform.point(110.0, 128.0)
    kind, values = Compass(), state(compass)
    grips = {one.id: compass.transform.point(*one.at) for one in kind.handles(values, kind.size(values), ItemContext())}
    needle = compass.transform.point(*NEEDLE)
    opens = grips["open"]
    first = {1: on_canvas(program, holds), 2: on_canvas(program, turns)}
    fingers.frame(press={**first, 3: on_canvas(program, grips["body"]), 4: on_canvas(program, opens)})
    far, angle = dist(holds, turns), direction(holds, turns)
    for step in range(1, 16):
        at = (angle + 2.0 * step) * pi / 180
        aside = holds[0] + far * cos(at), holds[1] - far * sin(at)
        pulled = opens[0] + 3.0 * step, opens[1] - 1.0 * step
        fingers.frame(move={2: on_canvas(program, aside), 4: on_canvas(program, pulled)})
    fingers.frame(release=(1, 2, 3, 4))
    after = now(program, square)
    assert apart(direction(after.transform.point(0.0, 0.0), after.transform.point(100.0, 0.0)), 30.0) < 1.0
    assert dist(after.transform.point(8.0, 120.0), holds) < 0.5
    opened = now(program, compass)
    assert dist(opened.transform.point(*NEEDLE), needle) < 0.5
    assert state(opened)["opening"] > 110.0  # type: ignore[operator]
    assert [type(one) for one in items(program)] == [PluginItem, PluginItem]


def test_a_long_instrument_is_shown_large_on_the_shelf_and_put_by_a_touch(program: Application) -> None:
    program.main_controller.commands[CommandId.ITEMS].trigger()
    shelf = program.items.controller.shelf
    assert shelf is not None
    tiles = {one.entry.plugin: one for one in shelf.tiles}
    assert {"ruler", "set_square", "protractor", "compass", "length_marks"} <= tiles.keys()
    shown = tiles["ruler"].entry.pictures

    def size() -> tuple[int, int]:
        picture = shown.picture("ruler", 200)
        assert picture is not None
        return picture.width(), picture.height()

    assert size() == (0, 0), "it is made later"
    wait_for(lambda: size() == (200, 100), "the picture")
    QTest.mouseClick(tiles["compass"], Qt.MouseButton.LeftButton)
    (put_there,) = items(program)
    assert isinstance(put_there, PluginItem)
    assert state(put_there)["opening"] == 50.0


def test_a_touch_on_an_instrument_brings_its_panel_back(program: Application) -> None:
    board = program.main_controller
    compass = put(program, "compass", (160.0, 90.0))
    board.window.do(lambda s: s.use(ToolName.SELECT))
    board.window.do(lambda s: s.select(frozenset()))
    panel = program.items.controller.panel
    assert panel is None or not panel.isVisible()
    kind, values = Compass(), state(compass)
    grip = next(one for one in kind.handles(values, kind.size(values), ItemContext()) if one.id == "body")
    at = on_canvas(program, compass.transform.point(*grip.at))
    write(program, at, at)
    panel = program.items.controller.panel
    assert panel is not None
    assert panel.isVisible()
    assert named(panel, QDoubleSpinBox, "Écartement (cm)").value() == 5.0
    assert now(program, compass) == compass
