"""Page numbers as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.page_numbers import page_numbers


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [1, 2, 3, 4, 5]), ("  ", [1, 2, 3, 4, 5]), ("2", [2]), ("1-3, 5", [1, 2, 3, 5]), ("3-1", [1, 2, 3]),
        ("2 à 4", [2, 3, 4]), ("1;1;2", [1, 2]), ("4-99", [4, 5]), ("9", None), ("0", None), ("a", None),
        ("1,,2", None), ("1-", None), ("-1", None), ("9" * 30, None),
    ],
)  # fmt: skip
def test_what_is_typed_names_pages(typed: str, found: list[int] | None) -> None:
    assert page_numbers(typed, 5) == found


@given(st.text(), st.integers(1, 50))
def test_whatever_is_typed_names_pages_that_are_there(typed: str, pages: int) -> None:
    found = page_numbers(typed, pages)
    assert found is None or (found == sorted(set(found)) and found[0] >= 1 and found[-1] <= pages)
