"""The contract of interactive items: what is tried finds each way of breaking it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.items import Counter, plugin
from tni.api.items import Drawing, DrawnOval, ItemContext, ItemSize, PanelValue, State, with_values
from tni.services.items.item_contract import item_faults


class GoodCounter(Counter):
    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        return (DrawnOval(10.0, 10.0, 8.0, 8.0, "surface"),)


class FewerOften(GoodCounter):
    """Its panel takes a text that its drawing cannot show."""

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        return with_values(state, **{control: value if value != "" else None})

    def text(self, state: State, ctx: ItemContext) -> str:
        return str(state["name"].upper())


def test_a_kind_that_keeps_it_has_no_fault() -> None:
    tries, faults = item_faults(plugin("counter", GoodCounter), 60)
    assert (tries >= 60, faults) == (True, ())


@pytest.mark.parametrize(
    ("make", "fault"),
    [(Counter, "draw: a part lies outside"), (FewerOften, "draw raised: AttributeError"), (object, "item invalid")],
)
def test_a_broken_one_is_found(make: Callable[[], Any], fault: str) -> None:
    _, faults = item_faults(plugin("counter", make), 60)
    assert [one[: len(fault)] for one in faults] == [fault]
