"""Tests of the division of a stack of copies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.document.copy_ranges import BadCopyRangesError, CopyRange, equal_copies, typed_copies


@given(st.integers(1, 40), st.integers(0, 200), st.integers(1, 30))
def test_equal_copies_hold_each_page_once(first: int, more: int, each: int) -> None:
    last = first + more
    copies = equal_copies(first, last, each)
    assert [page for one in copies for page in one.pages] == list(range(first - 1, last))
    assert all(len(one.pages) == each for one in copies[:-1])
    assert 1 <= len(copies[-1].pages) <= each


@given(st.lists(st.integers(1, 9), min_size=1, max_size=20), st.sampled_from([", ", ";", "\n", " ,"]))
def test_written_ranges_are_read_again(lengths: list[int], between: str) -> None:
    copies, page = [], 1
    for length in lengths:
        copies.append(CopyRange(page, page + length - 1))
        page += length
    text = between.join(str(one.first) if one.first == one.last else f"{one.first} - {one.last}" for one in copies)
    assert typed_copies(text, page - 1) == tuple(copies)


@pytest.mark.parametrize("dash", ["1-2", "1–2", "1 — 2", "1 à 2"])
def test_dashes_of_a_keyboard_and_of_a_text_are_read(dash: str) -> None:
    assert typed_copies(f"{dash}, 4", 4) == (CopyRange(1, 2), CopyRange(4, 4))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", ""),
        (" , ", ""),
        ("1-9", "1-9"),
        ("3-2", "3-2"),
        ("0", "0"),
        ("1-2, 2", "2"),
        ("deux", "deux"),
        ("-3", "-3"),
    ],
)
def test_what_cannot_be_divided_is_named(text: str, part: str) -> None:
    with pytest.raises(BadCopyRangesError) as refused:
        typed_copies(text, 8)
    assert refused.value.part == part


@given(st.text(alphabet="0123456789-–, à", max_size=20), st.integers(1, 50))
def test_any_text_gives_copies_within_the_lesson_or_the_error(text: str, pages: int) -> None:
    try:
        copies = typed_copies(text, pages)
    except BadCopyRangesError:
        return
    found = [page for one in copies for page in one.pages]
    assert len(found) == len(set(found))
    assert all(0 <= page < pages for page in found)
