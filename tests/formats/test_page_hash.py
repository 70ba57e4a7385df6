"""Laws of the hash of a page's picture: paper, ruling and noise change nothing, blank is blank."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tni.formats.page_hash import page_hash
from tni.library.similar_pages import BLANK_PAGE, HASH_BITS, page_hashes, similar_pages

HEIGHT, WIDTH = 36, 64


def written(seed: int, paper: int = 250, ink: int = 40) -> NDArray[np.float64]:
    """Return a page with lines of made-up writing."""
    random = np.random.default_rng(seed)
    picture = np.full((HEIGHT, WIDTH), float(paper))
    for row in range(3, int(random.integers(12, 34)), 4):
        length = int(random.integers(20, 58))
        picture[row : row + 2, 3 : 3 + length] += (ink - paper) * (random.random((2, length)) > 0.4) * 0.5
    return picture


@given(st.integers(0, 1000))
def test_a_dark_board_is_like_white_paper(seed: int) -> None:
    assert page_hash(written(seed)) == page_hash(written(seed, 20, 230))


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_different_pages_differ(seed: int, other: int) -> None:
    found = similar_pages(page_hash(written(seed)), page_hashes([page_hash(written(other))]))
    assert (len(found) == 1) == (seed == other)


@pytest.mark.parametrize("paper", [0, 30, 128, 255])
def test_a_page_with_a_ruling_alone_is_blank(paper: int) -> None:
    page = np.full((HEIGHT, WIDTH), float(paper))
    line = 20 if paper < 128 else -20
    page[::4] += line
    page[:, ::4] += line
    page[:, 9] += 2 * line
    assert page_hash(page) == BLANK_PAGE


def test_noise_and_a_dot_are_no_ink() -> None:
    noise = np.random.default_rng(1).uniform(246, 251, (HEIGHT, WIDTH))
    noise[10, 10] -= 30
    assert page_hash(noise) == BLANK_PAGE


@given(st.integers(0, 70), st.integers(0, 70), st.integers(0, 1000))
def test_any_picture_has_a_hash(height: int, width: int, seed: int) -> None:
    picture = np.random.default_rng(seed).integers(0, 256, (height, width), dtype=np.uint8)
    assert 0 <= page_hash(picture) < 2**HASH_BITS
