"""Page numbers as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.number_runs import format_runs
from tni.ui.library.page_ranges import read_pages


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", []),
        ("3", [3]),
        ("2, 4-6", [2, 4, 5, 6]),
        ("2 à 4 et 7", [2, 3, 4, 7]),
        ("7;2–3, 2", [7, 2, 3]),
        ("0", None),
        ("11", None),
        ("5-3", None),
        ("page 3", None),
        ("2 -", None),
    ],
)
def test_pages_are_read_as_teachers_type_them(text: str, numbers: list[int] | None) -> None:
    assert read_pages(text, 10) == numbers


@given(st.lists(st.integers(1, 60), unique=True))
def test_what_is_formatted_is_read(numbers: list[int]) -> None:
    assert read_pages(format_runs(numbers), 60) == numbers
