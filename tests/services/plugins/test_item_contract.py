"""The contract of items: each way of breaking it is found."""

from __future__ import annotations

import pytest

from tni.api.items import (
    Drawing,
    DrawnLine,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    PanelNumber,
    PanelValue,
    PlainItem,
    State,
)
from tni.services.plugins.item_contract import ItemContract


class Counter(PlainItem):
    """Counts as far as its field lets it."""

    def new(self, ctx: ItemContext) -> State:
        return {"count": 1}

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        return (DrawnLine(((0.0, 0.0), (size.width_mm, size.height_mm / state["count"])), "ink", 0.5),)

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:
        return (ItemHandle("end", (1.0, 1.0)),)

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:
        return {"count": max(1, round(drag.to[0]))}

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelNumber, ...]:
        return (PanelNumber("count", Localised("Nombre", "Number"), state["count"], 0, 500),)

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        return {"count": max(1, int(value))}


def faults(kind: object) -> str:
    return "; ".join(fault for one in ItemContract(kind).results() for fault in one.faults)


def test_a_good_item_keeps_the_contract() -> None:
    assert faults(Counter()) == ""


def changing(state: State, **values: object) -> State:
    state.update(values)  # type: ignore[attr-defined]
    return state


@pytest.mark.parametrize(
    ("name", "function", "fault"),
    [
        ("control", lambda self, state, control, value, ctx: {"count": value}, "draw: ZeroDivisionError"),
        ("control", lambda self, state, control, value, ctx: changing(state, count=2), "changes the state"),
        ("drag", lambda self, state, drag, ctx: [drag.to], "drag: BadStateError"),
        ("new", lambda self, ctx: {"count": {1}}, "new: BadStateError"),
        ("size", lambda self, state: ItemSize(0, 1), "size: BadResultError"),
        ("draw", lambda self, state, size, ctx: "line", "draw: "),
        ("panel", lambda self, state, ctx: ("button",), "panel: BadResultError"),
        ("text", lambda self, state, ctx: None, "text: BadResultError"),
        ("handles", None, "has no handles"),
        ("version", "1", "has no version"),
    ],
)
def test_a_broken_contract_is_found(name: str, function: object, fault: str) -> None:
    assert fault in faults(type("Broken", (Counter,), {name: function})())
