"""Comparison and merging of revisions, page by page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from tni.core.ids import BlobId, ClassLayerId, PageId
from tni.library.revision import LayerPart, PagePart, Revision, revision_id


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

    pages: of all three, those of `ours` first. properties: side that has changed what is said of the lesson as a whole.
    layers: class layers that both sides have changed, each in its own way.
    """

    ours: Revision
    theirs: Revision
    pages: tuple[MergedPage, ...]
    properties: MergeSide
    layers: tuple[ClassLayerId, ...]

    @property
    def undecided(self) -> tuple[PageId, ...]:
        """Pages that both sides have changed, each in its own way."""
        return tuple(page.page for page in self.pages if page.side is MergeSide.BOTH)


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
    layers = tuple(layer for layer, (side, _) in _layers(base, ours, theirs).items() if side is MergeSide.BOTH)
    return RevisionComparison(ours, theirs, tuple(pages), properties, layers)


@dataclass(frozen=True, slots=True)
class JoinedProperties:
    """Properties of a merged revision. content: their hash. blobs: media that they need."""

    content: BlobId
    blobs: tuple[BlobId, ...] = ()

    @classmethod
    def of(cls, revision: Revision) -> JoinedProperties:
        return cls(revision.properties, revision.property_blobs)


def first_side(comparison: RevisionComparison) -> MergeSide:
    """Return the side that is taken where both have changed something and nobody chose: the same on each computer."""
    is_ours = revision_id(comparison.ours) >= revision_id(comparison.theirs)
    return MergeSide.OURS if is_ours else MergeSide.THEIRS


def merged_revision(
    comparison: RevisionComparison,
    base: Revision | None,
    chosen: Mapping[PageId | ClassLayerId | None, MergeSide],
    *,
    made: datetime,
    author: str = "",
    joined: JoinedProperties | None = None,
) -> Revision:
    """Return the revision that joins both sides of a comparison.

    chosen: for pages and class layers that both sides have changed, and for the properties (None), OURS or THEIRS. The
    rest follows from the comparison: where nothing is chosen, a page that is there is preferred to a removed one, then
    the side with the greater id, so that each computer decides alike. A class layer that one side lacks is kept.
    joined: what `property_merge` makes of the properties, taken where both sides have changed them and nothing is
    chosen; without it one side's are taken whole.
    """
    ours, theirs = comparison.ours, comparison.theirs
    first = first_side(comparison)
    pages = []
    for page in comparison.pages:
        kept = _taken(page.side, chosen.get(page.page), page.ours, page.theirs, first)
        if kept is not None:
            pages.append(replace(kept, position=_position(page, first)))
    layers = []
    for layer, (side, (our_part, their_part)) in _layers(base, ours, theirs).items():
        kept_layer = _taken(side, chosen.get(layer), our_part, their_part, first)
        layers += [] if kept_layer is None else [kept_layer]
    is_joined = comparison.properties is MergeSide.BOTH and chosen.get(None) is None
    taken = _taken(comparison.properties, chosen.get(None), ours, theirs, first) or ours
    properties = joined if joined is not None and is_joined else JoinedProperties.of(taken)
    return Revision(
        lesson_id=ours.lesson_id,
        parents=(revision_id(ours), revision_id(theirs)),
        made=made,
        author=author,
        pages=tuple(pages),
        properties=properties.content,
        property_blobs=properties.blobs,
        layers=tuple(layers),
    )


def with_pages(revision: Revision, pages: Iterable[PagePart]) -> Revision:
    """Return a revision that holds other states of some pages; a page that is not in it is added. The caller gives it
    parents and a time."""
    found = {part.page: part for part in revision.pages} | {part.page: part for part in pages}
    return replace(revision, pages=tuple(found.values()))


def _side(base: object, ours: object, theirs: object) -> MergeSide:
    if ours == theirs:
        return MergeSide.NEITHER if ours == base else MergeSide.SAME
    if ours == base:
        return MergeSide.THEIRS
    return MergeSide.OURS if theirs == base else MergeSide.BOTH


def _taken[T](
    side: MergeSide, chosen: MergeSide | None, ours: T | None, theirs: T | None, first: MergeSide
) -> T | None:
    if side is MergeSide.BOTH:
        if chosen is None:
            chosen = first if None not in (ours, theirs) else MergeSide.THEIRS if ours is None else MergeSide.OURS
        side = chosen
    return theirs if side is MergeSide.THEIRS else ours


def _content_of(part: PagePart | None) -> BlobId | None:
    return part.content if part else None


def _position(page: MergedPage, first: MergeSide) -> float:
    """Return the place of a page: that of the side that has moved it."""
    parts = (page.base, page.ours, page.theirs)
    base, ours, theirs = (part.position if part else None for part in parts)
    if ours is None or theirs is None:
        return next(place for place in (ours, theirs, base) if place is not None)
    side = _side(base, ours, theirs)
    return theirs if (first if side is MergeSide.BOTH else side) is MergeSide.THEIRS else ours


type _LayerParts = tuple[LayerPart | None, LayerPart | None]


def _layers(
    base: Revision | None, ours: Revision, theirs: Revision
) -> dict[ClassLayerId, tuple[MergeSide, _LayerParts]]:
    """Return the side that has changed each class layer, and the layer on both sides. A side without a layer says
    nothing about it: it may have been left out."""
    of_base, of_ours, of_theirs = ({p.layer: p for p in r.layers} if r else {} for r in (base, ours, theirs))
    found: dict[ClassLayerId, tuple[MergeSide, _LayerParts]] = {}
    for layer in {**of_ours, **of_theirs}:
        parts = of_ours.get(layer), of_theirs.get(layer)
        if parts[0] is None or parts[1] is None:
            side = MergeSide.THEIRS if parts[0] is None else MergeSide.OURS
        else:
            side = _side(of_base.get(layer), *parts)
        found[layer] = side, parts
    return found
