"""Knobs that instruments draw themselves: the selection lays no dot over them."""

from __future__ import annotations

from importlib import import_module

import pytest

from tni.api.items import DrawnOval, ItemContext


@pytest.mark.parametrize(("plugin", "values"), [
    ("ruler", {}), ("set_square", {}), ("set_square", {"shape": "requerre"}), ("protractor", {}), ("compass", {}),
])  # fmt: skip
def test_no_dot_of_the_selection_lies_over_a_drawn_knob(plugin: str, values: dict[str, str]) -> None:
    kind = import_module(f"plugins.{plugin}").item()
    ctx = ItemContext()
    state = {**kind.new(ctx), **values}
    size = kind.size(state)
    drawn = {(one.x, one.y) for one in kind.draw(state, size, ctx) if isinstance(one, DrawnOval) and one.radius_x > 3}
    handles = kind.handles(state, size, ctx)
    knobs = [one for one in handles if one.knob_at in drawn]
    assert {one.id for one in knobs} >= {"turn"}
    assert not [one.id for one in knobs if one.shown]
