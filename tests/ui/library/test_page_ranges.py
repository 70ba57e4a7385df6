"""Page numbers as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.number_runs import format_runs
from tni.ui.library.page_ranges import pages_text, read_pages


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


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([3], "page 3"), ([2, 3, 4, 5, 6], "pages 2 à 6"), ([2, 3], "pages 2 et 3"), ([1, 3, 4, 5], "pages 1 et 3 à 5")],
)
def test_pages_are_said_as_they_are_read(numbers: list[int], said: str) -> None:
    assert pages_text(numbers) == said


@given(st.lists(st.integers(1, 60), unique=True, min_size=1).map(sorted))
def test_what_is_said_is_read(numbers: list[int]) -> None:
    assert read_pages(pages_text(numbers).split(maxsplit=1)[1], 60) == numbers


@given(st.lists(st.integers(1, 60), unique=True))
def test_what_is_formatted_is_read(numbers: list[int]) -> None:
    assert read_pages(format_runs(numbers), 60) == numbers
