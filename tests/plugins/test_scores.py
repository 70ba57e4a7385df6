"""Tests of the scores: each button changes its own team's points, and names are typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.scores import FARTHEST, Scores
from tests.support.item_board import ItemBoard
from tni.api.items import ItemContext

TAPS = st.lists(st.tuples(st.booleans(), st.integers(0, 5)), max_size=30)


@pytest.fixture
def board() -> Iterator[ItemBoard]:
    made = ItemBoard("scores", Scores)
    yield made
    made.close()


@given(TAPS, st.integers(1, 100))
def test_points_are_the_sum_of_the_taps(taps: list[tuple[bool, int]], step: int) -> None:
    kind = Scores()
    state, expected = {**kind.new(ItemContext()), "count": 6, "step": step}, [0] * 6
    for more, team in taps:
        state = kind.tap(state, f"{'more' if more else 'less'} {team}", ItemContext())
        expected[team] += step if more else -step
    assert state["points"] == [min(max(one, -FARTHEST), FARTHEST) for one in expected]


@pytest.mark.parametrize("count", range(2, 7))
def test_every_button_is_within_the_item_and_over_no_other(count: int) -> None:
    kind = Scores()
    state = {**kind.new(ItemContext()), "count": count}
    size = kind.size(state)
    boxes = [target.box for target in kind.targets(state, size, ItemContext())]
    assert len(boxes) == 2 * count
    for at, box in enumerate(boxes):
        assert 0 <= box.x <= box.x + box.width <= size.width_mm
        assert 0 <= box.y <= box.y + box.height <= size.height_mm
        for other in boxes[:at]:
            apart = box.x >= other.x + other.width or other.x >= box.x + box.width
            assert apart or box.y >= other.y + other.height or other.y >= box.y + box.height


def test_points_are_tapped_and_teams_are_named(board: ItemBoard) -> None:
    board.tap("more 0")
    board.tap("more 0")
    board.tap("less 1")
    assert board.words == "Équipe 1\u00a0: 2, Équipe 2\u00a0: −1"
    board.control("name 1", "Les hiboux")
    board.control("count", 3)
    assert board.words == "Équipe 1\u00a0: 2, Les hiboux\u00a0: −1, Équipe 3\u00a0: 0"
    board.control("zero")
    assert board.state["points"] == [0] * 6
    board.editor.undo()
    assert board.state["points"][0] == 2
