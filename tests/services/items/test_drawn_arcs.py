"""Tests of arcs and circles that an item draws on the page: as shapes where the item lies, and bad ones are refused."""

from __future__ import annotations

from math import dist, inf

import pytest

from tests.support.items import Counter, Host, plugin
from tni.api.items import InkedArc, InkedState, ItemContext, PanelValue, State
from tni.core.geometry import IDENTITY, Affine
from tni.core.ids import ItemId, PageId
from tni.document.items import Shape, ShapeKind
from tni.ink.pen import Pen
from tni.services.items.drawn_lines import drawn_lines
from tni.services.items.item_host import ControlledItem
from tni.services.items.time_guard import FaultKind


class Drawer(Counter):
    """Draws `arc` by each control."""

    arc = InkedArc((0.0, 0.0), (5.0, 0.0))

    def control(  # type: ignore[override]
        self, state: State, control: str, value: PanelValue, ctx: ItemContext
    ) -> InkedState:
        return InkedState(state, (self.arc,))


@pytest.mark.parametrize("arc", [
    InkedArc((1.0, 1.0), (1.0, 1.0)), InkedArc((0.0, 0.0), (5.0, 0.0), 0.0), InkedArc((0.0, 0.0), (5.0, 0.0), 361.0),
    InkedArc((0.0, inf), (5.0, 0.0)),
])  # fmt: skip
def test_an_arc_that_cannot_be_drawn_switches_its_kind_off(arc: InkedArc) -> None:
    drawer = type("Bad", (Drawer,), {"arc": arc})
    host = Host(plugin("drawer", drawer))
    item = host.items.new_item("drawer", PageId("p"), IDENTITY, ItemId("i"))
    assert item is not None
    assert host.items.controlled_and_drawn(item, "reset", True) == ControlledItem(item)
    assert [fault.kind for fault in host.faults] == [FaultKind.INVALID]
    host.guard.close()


def test_arcs_are_shapes_where_the_item_lies() -> None:
    lies = Affine.moving(100.0, 50.0).after(Affine.scaling(2.0, 2.0, (0.0, 0.0)))
    lines = InkedArc((0.0, 0.0), (5.0, 0.0)), InkedArc((0.0, 0.0), (5.0, 0.0), 90.0)
    circle, arc = drawn_lines(PageId("p"), Pen(), lines, lies)
    assert isinstance(circle, Shape)
    assert isinstance(arc, Shape)
    assert (circle.kind, circle.x0, circle.y0, circle.x1, circle.y1) == (ShapeKind.ELLIPSE, 90.0, 40.0, 110.0, 60.0)
    assert (arc.kind, arc.x0, arc.y0) == (ShapeKind.ARC, 110.0, 50.0)
    assert (arc.x1, arc.y1) == pytest.approx((100.0, 60.0))
    assert dist(arc.more[0], (100.0, 50.0)) == pytest.approx(10.0)
