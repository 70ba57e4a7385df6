"""Tests of the ruler on a page: exact edges, typed segments and angles, two hands, true millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, hypot, radians, sin
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins import ruler as plugin_module
from plugins.ruler import HEIGHT, MARGIN, Ruler
from tests.support.board import drag, event, open_board
from tests.support.items import Host, only_item, plugin, state_of
from tni.api.items import MEASURE_BOARD, ItemContext, Localised
from tni.document.items import PluginItem, Shape, Stroke
from tni.document.plugin_state import plugin_state
from tni.document.pointer import PointerPhase
from tni.services.items.item_host import ItemHost, ItemSurroundings
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

DOWN, MOVE, UP = PointerPhase.DOWN, PointerPhase.MOVE, PointerPhase.UP


class Board:
    """A board with a ruler of 20 cm in the middle of its page. mm_per_unit: of the board, None while it is unknown."""

    def __init__(self) -> None:
        self.mm_per_unit: float | None = None
        self.host = Host(plugin("ruler", Ruler))
        world = ItemSurroundings(is_french=lambda: True, mm_per_unit=lambda: self.mm_per_unit)
        items = ItemHost(self.host.kinds, world)
        self.editor: LessonEditor = open_board()
        self.editor.item_host = lambda: items
        self.editor.put_item("ruler", (160.0, 90.0))

    @property
    def ruler(self) -> PluginItem:
        return only_item(self.editor)

    @property
    def state(self) -> dict[str, Any]:
        return state_of(self.ruler)

    def on_page(self, x: float, y: float) -> tuple[float, float]:
        return self.ruler.transform.point(x, y)

    def control(self, control: str, value: float | str | bool) -> None:
        self.editor.use(ToolName.SELECT)
        self.editor.select(frozenset({self.ruler.id}))
        self.editor.control_item(control, value)

    def of[T](self, kind: type[T]) -> list[T]:
        return [one for one in self.editor.document.items(self.editor.page.id) if isinstance(one, kind)]


@pytest.fixture
def board() -> Iterator[Board]:
    made = Board()
    yield made
    assert made.host.faults == []
    made.host.guard.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.floats(0.0, 360.0), st.floats(0.0, 150.0), st.floats(5.0, 40.0), st.floats(-2.0, 2.0))
def test_a_segment_along_it_is_as_long_and_as_inclined_as_it_says(
    board: Board, angle: float, start: float, length: float, off: float
) -> None:
    board.control("angle", round(angle, 1))
    board.editor.use(ToolName.PEN)
    ends = board.on_page(MARGIN + start, off), board.on_page(MARGIN + start + length, -off)
    drag(board.editor, [ends[0], ((ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2), ends[1]])
    (line,) = board.of(Stroke)
    (x0, y0), (x1, y1) = line.samples.positions_mm[[0, -1]].tolist()
    assert hypot(x1 - x0, y1 - y0) == pytest.approx(length, abs=0.01)
    turned = np.degrees(np.arctan2(y0 - y1, x1 - x0)) % 360
    assert abs((turned - round(angle, 1) + 180) % 360 - 180) < 0.2
    board.editor.undo()


def test_a_typed_segment_is_exact_on_the_page_and_to_scale(board: Board) -> None:
    board.control("segment", 12.3)
    board.control("draw", True)
    (segment,) = board.of(Shape)
    assert hypot(segment.x1 - segment.x0, segment.y1 - segment.y0) == pytest.approx(123.0)
    board.control("scale", "own")
    board.control("own", 0.5)
    assert board.state["unit"] == 0.5
    board.control("draw", True)
    lengths = sorted(hypot(one.x1 - one.x0, one.y1 - one.y0) for one in board.of(Shape))
    assert lengths == pytest.approx([61.5, 123.0])


def test_a_typed_angle_turns_it_about_its_zero_against_the_clock(board: Board) -> None:
    zero = board.on_page(MARGIN, 0.0)
    board.control("angle", 30.0)
    assert board.on_page(MARGIN, 0.0) == pytest.approx(zero)
    far = board.on_page(MARGIN + 100.0, 0.0)
    assert far == pytest.approx((zero[0] + 100 * cos(radians(30)), zero[1] - 100 * sin(radians(30))))


def test_centimetres_of_the_board_follow_the_zoom_without_an_undo_step(board: Board) -> None:
    board.mm_per_unit = 4.0
    board.control("scale", "board")
    assert board.state["unit"] == pytest.approx(0.25)
    steps = board.editor.can_undo
    board.mm_per_unit = 8.0
    board.editor.rescale_items()
    assert board.state["unit"] == pytest.approx(0.125)
    assert board.editor.can_undo == steps
    found = plugin_state(board.ruler)
    assert found is not None
    assert "tableau non mesuré" not in str(found.drawing)
    board.mm_per_unit = None
    board.editor.rescale_items()
    found = plugin_state(board.ruler)
    assert found is not None
    assert "tableau non mesuré" in str(found.drawing)


def test_centimetres_of_the_page_are_called_so_until_the_board_is_measured(board: Board) -> None:
    drawings = list[str]()
    for width in (None, 4.0):
        board.mm_per_unit = width
        board.editor.rescale_items()
        found = plugin_state(board.ruler)
        assert found is not None
        drawings.append(str(found.drawing))
    assert ["cm de la page" in drawing for drawing in drawings] == [True, False]


@pytest.mark.parametrize("scale", ["page", "board", "own"])
def test_a_button_leads_to_the_measuring_while_the_board_is_not_measured(scale: str) -> None:
    ruler = Ruler()
    state = {**ruler.new(ItemContext()), "scale": scale}
    offered = [MEASURE_BOARD in ruler.panel(state, ItemContext(calibrated=measured)) for measured in (False, True)]
    assert offered == [True, False]


@pytest.mark.parametrize("scale", ["page", "board", "own"])
def test_the_panel_says_of_a_board_that_it_was_not_measured(scale: str) -> None:
    ruler = Ruler()
    state = {**ruler.new(ItemContext()), "scale": scale}
    named = [
        {one.id: getattr(one, "label", None) for one in ruler.panel(state, ItemContext(calibrated=measured))}["scale"]
        for measured in (False, True)
    ]
    assert named == [
        Localised("Centimètres (tableau non mesuré)", "Centimetres (board not measured)"),
        Localised("Centimètres", "Centimetres"),
    ]


def test_a_second_hand_turns_it_about_the_first_and_a_knob_alone_about_its_zero(board: Board) -> None:
    editor = board.editor
    editor.use(ToolName.PEN)
    first, second = board.on_page(30.0, 14.0), board.on_page(170.0, 14.0)
    editor.handle(event(DOWN, *first, pointer=1))
    editor.handle(event(MOVE, first[0] + 3.0, first[1], pointer=1))
    editor.handle(event(MOVE, *first, pointer=1))
    editor.handle(event(DOWN, *second, pointer=2))
    for step in range(1, 19):
        at = radians(5.0 * step)
        editor.handle(event(MOVE, first[0] + 140 * cos(at), first[1] + 140 * sin(at), pointer=2))
    editor.handle(event(UP, first[0], first[1] + 140.0, pointer=2))
    editor.handle(event(UP, *first, pointer=1))
    assert board.on_page(30.0, 14.0) == pytest.approx(first, abs=0.01)
    assert board.on_page(170.0, 14.0) == pytest.approx((first[0], first[1] + 140.0), abs=0.01)
    assert board.of(Stroke) == []
    zero, knob = board.on_page(MARGIN, 0.0), Ruler().knob(board.state)
    at = board.on_page(*knob)
    aside = (zero[0] + (at[1] - zero[1]), zero[1] - (at[0] - zero[0]))
    drag(editor, [at, ((at[0] + aside[0]) / 2, (at[1] + aside[1]) / 2), aside])
    assert board.on_page(MARGIN, 0.0) == pytest.approx(zero, abs=0.01)
    assert board.on_page(MARGIN + 100.0, 0.0) == pytest.approx((zero[0] + 100.0, zero[1]), abs=0.05)


def test_its_end_is_pulled_and_its_length_typed(board: Board) -> None:
    editor = board.editor
    editor.use(ToolName.PEN)
    width = board.ruler.width_mm
    drag(
        editor, [board.on_page(width, HEIGHT / 2), board.on_page(width - 30, HEIGHT / 2), board.on_page(width - 50, 14)]
    )
    assert board.state["length"] == 150.0
    board.control("length", 30.0)
    assert board.state["length"] == 300.0
    assert board.ruler.width_mm == pytest.approx(300.0 + 2 * MARGIN)


@settings(max_examples=40, deadline=None)
@given(st.floats(0.01, 50.0), st.floats(10.0, 10_000.0), st.sampled_from(["page", "board", "own"]))
def test_every_scale_can_be_drawn_and_read(unit: float, length: float, scale: str) -> None:
    kind, ctx = plugin_module.item(), ItemContext(mm_per_unit=1 / unit, calibrated=True)
    state = kind.rescaled({**kind.new(ctx), "scale": scale, "own": min(unit, 100.0), "length": length}, ctx)
    drawing = kind.draw(state, kind.size(state), ctx)
    assert len(drawing) < 400
    assert 30.0 <= kind.size(state).width_mm <= 1_600.0
