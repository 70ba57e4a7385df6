"""Steps of handles by keys: each is the least drag that changes the item, in every direction, within the limits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.clock_face import ClockFace
from tni.api.items import ItemContext, ItemSize
from tni.core.geometry import Rect
from tni.document.item_handles import HandleCursor, HandleDrag, ItemHandle
from tni.document.tools.handle_steps import HandleStep, stepped, steps_of

CLOCK, CONTEXT = ClockFace(), ItemContext(french=False)


@dataclass(frozen=True)
class Item:
    """Item that a handle was dragged on. state: of a clock, or the whole millimetres where the handle is."""

    state: Any
    width_mm: float = 88.0
    height_mm: float = 88.0


class Clocks:
    def dragged(self, item: Item, drag: HandleDrag) -> Item:
        return replace(item, state=CLOCK.drag(item.state, drag, CONTEXT))


class Whole:
    def dragged(self, item: Item, drag: HandleDrag) -> Item:
        return replace(item, state=(round(drag.to[0]), round(drag.to[1])))


@settings(max_examples=60)
@given(st.integers(0, 24 * 60 - 1), st.booleans())
def test_a_hand_goes_on_and_back_by_one_from_any_time(time: int, has_minutes: bool) -> None:
    state = {**CLOCK.new(CONTEXT), "time": time, "minutes": has_minutes}
    handles = {one.label: one for one in CLOCK.handles(state, ItemSize(88.0, 88.0), CONTEXT)}
    assert handles.keys() == {"Minute hand", "Hour hand"}
    for label, by in (("Minute hand", 1), ("Hour hand", 60)):
        assert steps_of(handles[label]) == (HandleStep.BACK, HandleStep.ON)
        for step, sign in ((HandleStep.ON, 1), (HandleStep.BACK, -1)):
            after = stepped(Item(state), handles[label], step, Clocks())  # type: ignore[arg-type]
            assert after.state["time"] == (time + sign * by) % (24 * 60)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("cursor", "step", "to"),
    [
        (HandleCursor.MOVE, HandleStep.RIGHT, (6, 5)), (HandleCursor.MOVE, HandleStep.UP, (5, 4)),
        (HandleCursor.ACROSS, HandleStep.LEFT, (4, 5)), (HandleCursor.DOWN, HandleStep.DOWN, (5, 6)),
    ],
)  # fmt: skip
def test_a_point_is_moved_by_a_millimetre_and_stays_at_its_limits(
    cursor: HandleCursor, step: HandleStep, to: tuple[int, int]
) -> None:
    handle = ItemHandle("point", (5.0, 5.0), cursor=cursor)
    item = Item((5, 5))
    assert step in steps_of(handle)
    assert stepped(item, handle, step, Whole()) == Item(to)  # type: ignore[arg-type]
    held = replace(handle, limits=Rect(5.0, 5.0, 0.001, 0.001))
    assert stepped(item, held, step, Whole()) == item  # type: ignore[arg-type]
