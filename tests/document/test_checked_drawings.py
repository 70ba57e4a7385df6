"""Checks of drawings: the quick way for long lines finds what the slow one finds."""

from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import ItemId, PageId
from tni.document.item_drawing import BadDrawingError, DrawnArea, DrawnLine, checked_drawing, within
from tni.document.items import PluginItem
from tni.document.plugin_state import PLUGIN_CODE, plugin_state

place = st.tuples(st.floats(-5, 25), st.floats(-5, 25))


@given(st.lists(place, min_size=1, max_size=12), st.floats(0, 6))
def test_what_lies_inside_is_kept_and_the_rest_is_moved_inside(points: list[tuple[float, float]], width: float) -> None:
    (line,) = within([DrawnLine(tuple(points), width_mm=width)], 20.0, 10.0)
    assert isinstance(line, DrawnLine)
    rim_x, rim_y = min(width / 2, 10.0), min(width / 2, 5.0)
    for (x, y), (was_x, was_y) in zip(line.points, points, strict=True):
        assert (x, y) == (min(max(was_x, rim_x), 20 - rim_x), min(max(was_y, rim_y), 10 - rim_y))


def test_nothing_is_copied_that_lies_inside() -> None:
    area = DrawnArea(((0.0, 0.0), (20.0, 0.0), (20.0, 10.0)))
    assert within([area], 20.0, 10.0)[0] is area


@pytest.mark.parametrize("bad", [nan, inf, -inf, 1e5, 10**400, True, "1", None])
@pytest.mark.parametrize("at", [0, 1])
def test_a_bad_number_anywhere_in_a_line_is_found(bad: object, at: int) -> None:
    point = (bad, 1.0) if at == 0 else (1, bad)
    for points in (((0.0, 0.0), point), (point, (0.0, 0.0)), ((0.0, 0.0), point, (2.0, 2))):
        with pytest.raises(BadDrawingError):
            checked_drawing([DrawnLine(points)])  # type: ignore[arg-type]


def test_points_have_two_numbers() -> None:
    for points in (((0.0, 0.0), (1.0,)), ((0.0, 0.0, 0.0),), ((0.0,), (1.0, 2.0, 3.0))):
        with pytest.raises(BadDrawingError):
            checked_drawing([DrawnArea(points)])  # type: ignore[arg-type]


@pytest.mark.parametrize("number", ["9" * 400, "NaN", "-1e999"])
@pytest.mark.parametrize(
    "part", ['["line","ink",{},0,[1,2,3,4]]', '["oval",1,1,{},1,null,"ink",1]', '["line","ink",1,0,[1,2,{},4]]']
)
def test_contents_with_a_number_beyond_all_are_none(part: str, number: str) -> None:
    data = f'{{"kind":"x","version":1,"state":{{}},"drawing":[{part.format(number)}]}}'
    item = PluginItem(
        id=ItemId("i"), page=PageId("p"), code=PLUGIN_CODE, name="", picture=None, width_mm=9.0, height_mm=9.0,
        data=data.encode(),
    )  # fmt: skip
    assert plugin_state(item) is None
