"""Rows of keys: a dict of them, in less memory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tni.store.live_rows import LiveRows

keys = st.integers(0, 20).map(str)
rows = st.integers(1, 1 << 62)


@given(st.dictionaries(keys, rows), st.lists(st.tuples(keys, st.none() | rows)))
def test_each_key_has_the_row_that_was_put_last(first: dict[str, int], more: list[tuple[str, int | None]]) -> None:
    live = LiveRows(list(first), list(first.values()))
    truth: dict[str, int | None] = dict(first)
    for key, row in more:
        assert live.put(key, row) == truth.get(key)
        truth[key] = row
    assert [live.get(str(number)) for number in range(21)] == [truth.get(str(number)) for number in range(21)]
