"""Comparison of revisions, page by page: of two, and of two with what both were made from."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import Enum

from tni.core.ids import BlobId, PageId
from tni.library.revision import PagePart, Revision


class PageDifference(Enum):
    """Difference of a page between an older and a newer revision."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """Only its place among the pages is another one."""


def differing_pages(older: Revision, newer: Revision) -> dict[PageId, PageDifference]:
    """Return the pages that differ, removed ones last. A page counts as moved if its order among the pages that both
    revisions have is another one."""
    before, after = {part.page: part for part in older.pages}, {part.page: part for part in newer.pages}
    moved = moved_pages([p for p in before if p in after], [p for p in after if p in before])
    found: dict[PageId, PageDifference] = {}
    for page, part in after.items():
        if page not in before:
            found[page] = PageDifference.ADDED
        elif before[page].content != part.content:
            found[page] = PageDifference.CHANGED
        elif page in moved:
            found[page] = PageDifference.MOVED
    return found | {page: PageDifference.REMOVED for page in before if page not in after}


def moved_pages(before: list[PageId], after: list[PageId]) -> set[PageId]:
    """Return the pages outside the longest run of pages that kept their order."""
    place = {page: number for number, page in enumerate(before)}
    ends: list[int] = []
    last_of: list[PageId] = []
    earlier: dict[PageId, PageId | None] = {}
    for page in after:
        at = bisect_left(ends, place[page])
        earlier[page] = last_of[at - 1] if at else None
        ends[at : at + 1], last_of[at : at + 1] = [place[page]], [page]
    kept, page_or_none = set[PageId](), last_of[-1] if last_of else None
    while page_or_none is not None:
        kept.add(page_or_none)
        page_or_none = earlier[page_or_none]
    return set(after) - kept


class MergeSide(Enum):
    """Side that has changed a part since both sides were one."""

    NEITHER = "neither"
    OURS = "ours"
    THEIRS = "theirs"
    SAME = "same"
    """Both, in the same way."""
    BOTH = "both"
    """Both, each in its own way: somebody has to choose."""


@dataclass(frozen=True, slots=True)
class MergedPage:
    """Page in a comparison of two revisions with what they were made from. Parts are None where the page is not
    there."""

    page: PageId
    side: MergeSide
    base: PagePart | None
    ours: PagePart | None
    theirs: PagePart | None


@dataclass(frozen=True, slots=True)
class RevisionComparison:
    """Comparison of two revisions with the one that both were made from.

    pages: of all three, those of ours first. properties: side that has changed what is said of the lesson as a whole.
    """

    pages: tuple[MergedPage, ...]
    properties: MergeSide


def compare(base: Revision | None, ours: Revision, theirs: Revision) -> RevisionComparison:
    """Compare two revisions. base: what both were made from, None without common origin. A page that one side has
    removed and the other has changed is a page that both have changed. A place among the pages never is."""
    of_base, of_ours, of_theirs = ({p.page: p for p in r.pages} if r else {} for r in (base, ours, theirs))
    pages = [
        MergedPage(page, _side(*map(_content_of, parts)), *parts)
        for page in {**of_ours, **of_theirs, **of_base}
        for parts in [(of_base.get(page), of_ours.get(page), of_theirs.get(page))]
    ]
    properties = _side(base.properties if base else None, ours.properties, theirs.properties)
    return RevisionComparison(tuple(pages), properties)


def _side(base: object, ours: object, theirs: object) -> MergeSide:
    if ours == theirs:
        return MergeSide.NEITHER if ours == base else MergeSide.SAME
    if ours == base:
        return MergeSide.THEIRS
    return MergeSide.OURS if theirs == base else MergeSide.BOTH


def _content_of(part: PagePart | None) -> BlobId | None:
    return part.content if part else None
