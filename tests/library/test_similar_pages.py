"""Laws of page hashes' comparison: a page is like itself, blank pages are like nothing, text is a second sign."""

from __future__ import annotations

from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.library.similar_pages import (
    BLANK_PAGE,
    HASH_BITS,
    PART_BITS,
    SimilarPage,
    page_hashes,
    picture_similarities,
    similar_pages,
    text_similarity,
)

HASHES = st.integers(1, 2**HASH_BITS - 1)
SPARSE = sum(1 << bit for bit in range(0, HASH_BITS, 16))
"""A page with little ink."""


@given(HASHES, st.lists(st.integers(0, 2**HASH_BITS - 1), max_size=8))
def test_a_page_is_among_the_first_with_its_own_picture(page: int, others: list[int]) -> None:
    found = similar_pages(page, page_hashes([*others, page]))
    assert len(others) in [one.number for one in found if one.similarity == 1.0]


@given(HASHES, HASHES)
def test_likeness_is_mutual(one: int, other: int) -> None:
    assert picture_similarities(one, page_hashes([other])) == picture_similarities(other, page_hashes([one]))


@given(HASHES)
def test_blank_pages_are_like_nothing(page: int) -> None:
    assert similar_pages(BLANK_PAGE, page_hashes([BLANK_PAGE, page])) == []
    assert [one.number for one in similar_pages(page, page_hashes([BLANK_PAGE, page]))] == [1]


@given(st.integers(0, 40))
def test_the_more_bits_differ_the_less_two_pages_are_alike(count: int) -> None:
    changed = [SPARSE ^ sum(1 << 16 * bit + part for bit in range(k) for part in (0, PART_BITS)) % 2**HASH_BITS
               for k in (count // 2, count)]  # fmt: skip
    nearer, farther = picture_similarities(SPARSE, page_hashes(changed))
    assert nearer >= farther


def test_the_content_alone_or_the_page_alone_is_enough() -> None:
    page, content = SPARSE >> PART_BITS, SPARSE % 2**PART_BITS
    other = (1 << 300) - 1
    same_page, same_content, neither = (
        page << PART_BITS | other,
        other << PART_BITS | content,
        other << PART_BITS | other,
    )
    assert [one.number for one in similar_pages(SPARSE, page_hashes([neither, same_page, same_content]))] == [1, 2]


def test_text_is_a_second_sign() -> None:
    other = (1 << HASH_BITS) - 1
    hashes = page_hashes([SPARSE, SPARSE, other, other, BLANK_PAGE])
    found = similar_pages(SPARSE, hashes, np.array([nan, 0.2, 0.9, 0.3, 1.0]))
    assert [one.number for one in found] == [0, 1, 4, 2]
    assert found[0] == SimilarPage(0, 1.0)


def test_no_more_than_asked_for() -> None:
    assert len(similar_pages(SPARSE, page_hashes([SPARSE] * 30), most=7)) == 7
    assert similar_pages(SPARSE, page_hashes([])) == []


@pytest.mark.parametrize("broken", [-1, 2**HASH_BITS])
def test_what_is_no_hash(broken: int) -> None:
    with pytest.raises(OverflowError):
        page_hashes([broken])


def test_words_that_two_pages_share() -> None:
    assert text_similarity({"eau", "cycle"}, {"eau", "pluie", "cycle"}) == pytest.approx(2 / 3)
    assert np.isnan(text_similarity(set(), {"eau"}))
