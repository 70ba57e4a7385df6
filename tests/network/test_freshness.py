"""How long answers may be used again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.network.freshness import LONGEST_S, USUAL_S, fresh_for_s, may_be_kept


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, USUAL_S),
        ({"cache-control": "public, max-age=3600"}, 3600),
        ({"cache-control": "max-age=3600", "age": "600"}, 3000),
        ({"cache-control": "max-age=60", "age": "600"}, 0),
        ({"cache-control": "no-cache"}, 0),
        ({"cache-control": "No-Store, max-age=99"}, 0),
        ({"cache-control": "max-age=999999999999999"}, LONGEST_S),
        ({"expires": "Mon, 30 Nov 2026 13:00:00 GMT", "date": "Mon, 30 Nov 2026 12:00:00 GMT"}, 3600),
        ({"expires": "0", "date": "Mon, 30 Nov 2026 12:00:00 GMT"}, 0),
        ({"expires": "Mon, 30 Nov 2026 13:00:00 GMT"}, 0),
    ],
)
def test_freshness(headers: dict[str, str], seconds: float) -> None:
    assert fresh_for_s(headers) == seconds


def test_what_must_not_be_stored_is_not() -> None:
    assert may_be_kept({"cache-control": "max-age=3600"})
    assert not may_be_kept({"cache-control": "private, NO-STORE"})


@given(st.dictionaries(st.sampled_from(["cache-control", "expires", "date", "age"]), st.text(max_size=40)))
def test_any_headers_give_a_time_within_bounds(headers: dict[str, str]) -> None:
    assert 0 <= fresh_for_s(headers) <= LONGEST_S
