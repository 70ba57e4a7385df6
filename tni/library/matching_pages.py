"""Pages of a PDF found again in a later version of it, by their text and their pictures.

A page that has text on both sides is compared by its words alone; others by hashes of their pictures. Pages in the same
order are preferred among equals, such as the blank pages between chapters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tni.library.similar_pages import BLANK_PAGE, page_hashes, picture_similarities

LEAST_WORDS = 4
"""Words that a page has if it is compared by them."""
TEXT_LIMIT, PICTURE_LIMIT = 0.45, 0.2
"""Least similarity of a page that is the same one, changed."""
NEAR = 60
"""Pages of a long document are compared with those at most so far from the place where they were, but for equal
ones."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class ComparedPage:
    """Page as it is compared. hash: of its picture, see `tni.library.similar_pages`."""

    text: str
    hash: int = BLANK_PAGE
    words: Counter[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", Counter(_WORD.findall(self.text.casefold())))

    @cached_property
    def size(self) -> int:
        return self.words.total()


def match_pages(before: Sequence[ComparedPage], after: Sequence[ComparedPage]) -> list[int | None]:
    """Return for each page before the index of the page that it is now, None for one that is gone. No page now is
    given twice."""
    found: dict[int, int] = _equal_pages(before, after)
    shift = _shifts(found, len(before))
    taken = set(found.values())
    candidates = []
    for old, look in enumerate(before):
        if old in found:
            continue
        expected = old + shift[old]
        for new in range(max(expected - NEAR, 0), min(expected + NEAR + 1, len(after))):
            if new not in taken and (similarity := similarity_of(look, after[new])) > 0:
                candidates.append((-round(similarity, 3), abs(new - expected), old, new))
    for _, _, old, new in sorted(candidates):
        if old not in found and new not in taken:
            found[old] = new
            taken.add(new)
    return [found.get(old) for old in range(len(before))]


def _equal_pages(before: Sequence[ComparedPage], after: Sequence[ComparedPage]) -> dict[int, int]:
    """Return the pages whose text and picture are the same, each with the one that is nearest in order."""
    places: dict[tuple[str, int], list[int]] = {}
    for new, look in enumerate(after):
        places.setdefault((look.text, look.hash), []).append(new)
    found = {}
    for old, look in enumerate(before):
        if free := places.get((look.text, look.hash)):
            found[old] = free.pop(0)
    return found


def _shifts(found: dict[int, int], count: int) -> list[int]:
    """Return how far each page is expected to have moved: as far as the equal page before it."""
    shifts, shift = [], 0
    for old in range(count):
        if old in found:
            shift = found[old] - old
        shifts.append(shift)
    return shifts


def similarity_of(before: ComparedPage, after: ComparedPage) -> float:
    """Return how alike two pages are, 0 for pages that are not the same, to 1."""
    if min(before.size, after.size) >= LEAST_WORDS:
        common = (before.words & after.words).total()
        share = 2.0 * common / (before.size + after.size)
        return share if share >= TEXT_LIMIT else 0.0
    if BLANK_PAGE in (before.hash, after.hash):
        return 0.5 if before.hash == after.hash and before.size == after.size else 0.0
    picture = float(picture_similarities(before.hash, page_hashes([after.hash]))[0])
    return picture if picture >= PICTURE_LIMIT else 0.0


def added_pages(matches: Iterable[int | None], count: int) -> list[int]:
    """Return the pages now that no page before is."""
    taken = {match for match in matches if match is not None}
    return [new for new in range(count) if new not in taken]
