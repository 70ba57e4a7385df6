"""Pages that are versions of one another, by hashes of their pictures and the text on them.

A hash has two parts, of the whole page and of its content alone. Parts are compared by the bits that differ as a share
of the bits that are set in either: on a page with little ink most bits are 0, and equal for that reason alone.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray

HASH_BITS, PART_BITS = 1024, 512
HASH_BYTES = HASH_BITS // 8
BLANK_PAGE = 0
"""Hash of an empty page, which is like no other."""
PICTURE_SIDE_PX = 64
"""Longer side of the pictures that are hashed, for which the limits below were chosen."""
PAGE_LIMIT, CONTENT_LIMIT = 0.36, 0.46
"""Shares of differing bits above which the pictures say nothing."""
TEXT_WEIGHT = 0.5
"""Of equal text beside equal pictures, where both pages have text."""
TEXT_ALONE = 0.6
"""Part of equal text from which pages are alike whatever their pictures are."""
SIMILARITY_MIN = 0.05

type Chunks = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class PageHashes:
    """Hashes of many pages, ready to be compared. parts: (2, PART_BITS / 64, pages): of pages, of contents."""

    parts: Chunks

    def __len__(self) -> int:
        return int(self.parts.shape[2])


@dataclass(frozen=True, slots=True)
class SimilarPage:
    """A page that is like another. number: index in the pages compared. similarity: 0 to 1, 1 for the same."""

    number: int
    similarity: float


def page_hashes(hashes: Sequence[int]) -> PageHashes:
    """Raises: OverflowError for a number that is no hash."""
    raw = b"".join(one.to_bytes(HASH_BYTES, "big") for one in hashes)
    rows = np.frombuffer(raw, np.uint64).reshape(len(hashes), 2, PART_BITS // 64)
    return PageHashes(np.ascontiguousarray(rows.transpose(1, 2, 0)))


def picture_similarities(page: int, hashes: PageHashes) -> NDArray[np.float64]:
    """Return (pages,) how alike the pictures are, 0 to 1. Blank pages are like nothing."""
    wanted = page_hashes([page]).parts
    found = np.zeros(len(hashes))
    for part, limit in enumerate((PAGE_LIMIT, CONTENT_LIMIT)):
        differing = _bits(hashes.parts[part] ^ wanted[part])
        either = _bits(hashes.parts[part] | wanted[part])
        alike = 1 - differing / np.maximum(either, 1) / limit
        found = np.maximum(found, np.where(either > 0, alike, 0))
    return found


def _bits(chunks: Chunks) -> NDArray[np.int64]:
    return np.bitwise_count(chunks).sum(axis=0, dtype=np.int64)


def similar_pages(
    page: int, hashes: PageHashes, texts_alike: NDArray[np.float64] | None = None, most: int = 20
) -> list[SimilarPage]:
    """Return the pages that are like a page, best first. texts_alike: (pages,) part of the words that both pages have,
    0 to 1; NaN where one of them has no text."""
    found = picture_similarities(page, hashes)
    if texts_alike is not None:
        known = np.isfinite(texts_alike)
        text = np.clip(np.where(known, texts_alike, 0), 0, 1)
        both = (1 - TEXT_WEIGHT) * found + TEXT_WEIGHT * text
        found = np.where(known & ((found > 0) | (text >= TEXT_ALONE)), both, found)
    order = np.argsort(-found, kind="stable")[:most]
    return [SimilarPage(int(k), float(found[k])) for k in order if found[k] >= SIMILARITY_MIN]


def text_similarity(one: Set[str], other: Set[str]) -> float:
    """Return which part of the words of two pages both have, 0 to 1; NaN when a page has none."""
    return len(one & other) / len(one | other) if one and other else nan
