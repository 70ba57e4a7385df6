"""Postings in the library's index: parts, one for each batch of lessons, which are merged as they become many.

A page's number is never given twice between two compactions, so that lessons are removed without touching postings:
pages that no lesson has any more are left out by whoever reads. Parts are in the order of their pages' numbers.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tni.library.postings import Postings, join_postings, pack_postings, unpack_postings
from tni.store.library_schema import PART_BITS

PARTS_MAX = 8
"""Parts from which the last are merged."""
WORSE = 2
"""A part is merged with those after it if it has at most this many times their pages."""

type WordPages = Mapping[int, tuple[list[int], list[int]]]
"""Pages and impacts by number of the word; pages ascending."""


class Part(NamedTuple):
    """A part. pages: number of pages that it was made of. vocabulary: numbers of its words, ascending."""

    id: int
    pages: int
    vocabulary: NDArray[np.uint32]


class PostingTable:
    """Postings of a connection. Whoever writes begins and ends the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def of_word(self, word: int) -> Iterator[Postings]:
        """Yield the postings of a word, part by part."""
        low = word << PART_BITS
        for (data,) in self._db.execute(
            "SELECT data FROM posting WHERE id BETWEEN ? AND ? ORDER BY id", (low, low + (1 << PART_BITS) - 1)
        ):
            yield unpack_postings(data)

    def parts(self) -> list[Part]:
        return [
            Part(number, pages, np.frombuffer(words, "<u4"))
            for number, pages, words in self._db.execute("SELECT id, pages, words FROM part ORDER BY id")
        ]

    def add(self, found: WordPages, pages: int) -> None:
        """Add a part. pages: how many pages it is made of, all after those of other parts."""
        (last,) = self._db.execute("SELECT max(id) FROM part").fetchone()
        slot = 0 if last is None else last + 1
        self._db.executemany(
            "INSERT INTO posting (id, data) VALUES (?, ?)",
            ((word << PART_BITS | slot, pack_postings(*found[word])) for word in sorted(found)),
        )
        self._put_part(slot, pages, np.asarray(sorted(found), "<u4"))

    def merge_last(self, alive: NDArray[np.bool_]) -> None:
        """Merge the last parts if there are many. alive: by page number."""
        parts = self.parts()
        if len(parts) < PARTS_MAX:
            return
        first, total = len(parts) - 1, parts[-1].pages
        while first and parts[first - 1].pages <= WORSE * total:
            first -= 1
            total += parts[first].pages
        if first == len(parts) - 1:
            first -= 1
        self.merge(parts[first:], alive)

    def merge(
        self, parts: Sequence[Part], alive: NDArray[np.bool_], renumbered: NDArray[np.uint32] | None = None
    ) -> None:
        """Merge consecutive parts into the first, without pages that are gone. renumbered: new numbers by page."""
        slot, kept = parts[0].id, []
        for word in np.unique(np.concatenate([part.vocabulary for part in parts])).tolist():
            ids = [word << PART_BITS | part.id for part in parts]
            marks = ", ".join("?" * len(ids))
            rows = self._db.execute(f"SELECT data FROM posting WHERE id IN ({marks}) ORDER BY id", ids).fetchall()
            pages, impacts = join_postings([unpack_postings(data) for (data,) in rows], alive)
            self._db.execute(f"DELETE FROM posting WHERE id IN ({marks})", ids)
            if len(pages):
                pages = pages if renumbered is None else renumbered[pages]
                data = pack_postings(pages, impacts)
                self._db.execute("INSERT INTO posting (id, data) VALUES (?, ?)", (word << PART_BITS | slot, data))
                kept.append(word)
        self._db.execute("DELETE FROM part WHERE id BETWEEN ? AND ?", (slot, parts[-1].id))
        total = sum(part.pages for part in parts) if renumbered is None else int(np.count_nonzero(alive))
        self._put_part(slot, total, np.asarray(kept, "<u4"))

    def _put_part(self, slot: int, pages: int, words: NDArray[np.uint32]) -> None:
        self._db.execute("INSERT INTO part (id, pages, words) VALUES (?, ?, ?)", (slot, pages, words.tobytes()))
