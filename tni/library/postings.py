"""Postings: the pages that a word stands on, with its impact on each, as arrays and as bytes of the index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

PAGE_BYTES, IMPACT_BYTES = 4, 2


class Postings(NamedTuple):
    """pages: numbers of pages in the index, ascending, each once. impacts: one for each, in units, with ON_CARD."""

    pages: NDArray[np.uint32]
    impacts: NDArray[np.uint16]


def pack_postings(pages: Sequence[int] | NDArray[np.uint32], impacts: Sequence[int] | NDArray[np.uint16]) -> bytes:
    """Pack postings in little-endian order: all pages, then all impacts."""
    return np.asarray(pages, "<u4").tobytes() + np.asarray(impacts, "<u2").tobytes()


def unpack_postings(data: bytes) -> Postings:
    """Unpack postings. Raises: ValueError."""
    count, rest = divmod(len(data), PAGE_BYTES + IMPACT_BYTES)
    if rest:
        raise ValueError(f"{len(data)} bytes of postings")
    pages = np.frombuffer(data, "<u4", count)
    return Postings(pages, np.frombuffer(data, "<u2", count, PAGE_BYTES * count))


def join_postings(parts: Sequence[Postings], alive: NDArray[np.bool_]) -> Postings:
    """Join postings of ascending ranges of pages, without pages that are gone. alive: by page number."""
    pages = np.concatenate([part.pages for part in parts])
    impacts = np.concatenate([part.impacts for part in parts])
    kept = alive[pages]
    return Postings(pages[kept], impacts[kept])


def alive_pages(starts: NDArray[np.int64], counts: NDArray[np.int64], size: int) -> NDArray[np.bool_]:
    """Return which of `size` pages belong to a lesson. starts, counts: first page of each lesson and their
    number."""
    edges = np.zeros(size + 1, np.int32)
    np.add.at(edges, starts, 1)
    np.subtract.at(edges, starts + counts, 1)
    return np.cumsum(edges[:-1]) > 0
