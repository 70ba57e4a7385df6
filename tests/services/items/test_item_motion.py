"""Tests of what the program takes as a motion of an item: bounded, drawn within the item, and ended by a fault."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from tests.support.items import Counter, Host, plugin
from tni.api.item_motion import LONGEST_MOTION_S, Motion, Moving, SupportsMotion, eased
from tni.api.items import Drawing, DrawnOval, ItemContext, ItemSize, State
from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId
from tni.document.plugin_state import plugin_state
from tni.services.items.item_contract import item_faults


class Rolling(Counter):
    """Counter whose oval moves out of its box after each tap."""

    found: Any = Motion(1.0)

    def motion(self, before: State, after: State, act: str) -> Motion | None:
        result: Motion | None = self.found
        return result

    def draw_moving(self, moving: Moving, size: ItemSize, ctx: ItemContext) -> Drawing:
        return (DrawnOval(moving.elapsed_s * 1000.0, 10.0, 2.0, 2.0),)


def tapped(make: Callable[[], Rolling]) -> tuple[Host, Any, Any]:
    host = Host(plugin("rolling", make))
    before = host.items.new_item("rolling", PageId("p"), Affine(), ItemId("i"))
    assert before is not None
    return host, before, host.items.tapped(before, "plus")


def test_a_motion_is_drawn_within_its_item_and_keeps_the_state_after_the_act() -> None:
    host, before, after = tapped(Rolling)
    motion = host.items.motion(before, after, "plus")
    assert motion is not None
    assert (motion.seconds, motion.tells) == (1.0, False)
    moving, rest = plugin_state(host.items.in_motion(motion, 0.5)), plugin_state(after)
    assert moving is not None
    assert rest is not None
    assert (moving.state, moving.text) == (rest.state, rest.text)
    (oval,) = moving.drawing
    assert isinstance(oval, DrawnOval)
    assert oval.x <= 40.0
    assert host.faults == []
    host.guard.close()


@pytest.mark.parametrize(
    "found",
    [Motion(0.0), Motion(LONGEST_MOTION_S + 1), Motion(1.0, 0.01), Motion(float("nan")), 1.0, Motion("1")],  # type: ignore[arg-type]
)
def test_a_motion_without_bounds_stops_its_kind(found: Any) -> None:
    class Wrong(Rolling):
        def __init__(self) -> None:
            self.found = found

    host, before, after = tapped(Wrong)
    assert host.items.motion(before, after, "plus") is None
    assert [fault.function for fault in host.faults] == ["motion"]
    host.guard.close()


def test_a_drawing_that_fails_leaves_the_item_as_it_is_at_rest() -> None:
    class Broken(Rolling):
        def draw_moving(self, moving: Moving, size: ItemSize, ctx: ItemContext) -> Drawing:
            raise ValueError("on its way")

    host, before, after = tapped(Broken)
    motion = host.items.motion(before, after, "plus")
    assert motion is not None
    assert host.items.in_motion(motion, 0.1) == after
    assert [fault.function for fault in host.faults] == ["draw_moving"]
    host.guard.close()
    assert item_faults(plugin("rolling", Broken), 20)[1] != ()


def test_what_comes_to_rest_slows_down() -> None:
    assert isinstance(Rolling(), SupportsMotion)
    steps = [eased(share / 10) for share in range(11)]
    ways = [after - before for before, after in pairwise(steps)]
    assert (steps[0], steps[-1], eased(2.0), eased(-1.0)) == (0.0, 1.0, 1.0, 0.0)
    assert ways == sorted(ways, reverse=True)
