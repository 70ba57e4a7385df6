"""Guides of a page, one by one, and the changes that add, move and remove them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tni.core.geometry import Point
from tni.core.ids import PageId
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.page_properties import FARTHEST_GUIDE_MM, MOST_GUIDES, Guides, guides_key

NOTHING = Change(ChangeKind.EDIT, ())


@dataclass(frozen=True, slots=True)
class GuideLine:
    """One guide. across: it stands upright, at a distance from the left; else it lies, at one from the top. of_all: it
    is on every page."""

    across: bool
    at_mm: float
    of_all: bool = False
    locked: bool = False

    def ends(self, width_mm: float, height_mm: float) -> tuple[Point, Point]:
        """Return its ends on a page of a size."""
        if self.across:
            return (self.at_mm, 0.0), (self.at_mm, height_mm)
        return (0.0, self.at_mm), (width_mm, self.at_mm)


def guide_lines(document: Document, page: PageId) -> list[GuideLine]:
    """Return the guides of a page: its own, then those of all pages; upright ones first."""
    found: list[GuideLine] = []
    for of_all, guides in ((False, document.guides(page)), (True, document.guides(None))):
        for across, places in ((True, guides.across), (False, guides.down)):
            found += (GuideLine(across, at, of_all, guides.locked) for at in places)
    return found


def guide_change(document: Document, page: PageId, old: GuideLine | None, new: GuideLine | None) -> Change:
    """Return the change that puts a guide in the place of another one. old: None to add one; new: None to remove one.
    Nothing changes beyond MOST_GUIDES."""
    swaps: dict[str, RecordChange] = {}
    for line, adds in ((old, False), (new, True)):
        if line is None:
            continue
        key = guides_key(None if line.of_all else page)
        before = document.get(key)
        swap = swaps.get(key)
        found = swap.after if swap is not None else before
        guides = found if isinstance(found, Guides) else Guides(id=key)
        after = _with(guides, line) if adds else _without(guides, line)
        if after is None:
            return NOTHING
        swaps[key] = RecordChange(key, before, after if after != Guides(id=key) else None)
    return Change(ChangeKind.EDIT, tuple(swap for swap in swaps.values() if swap.before != swap.after))


def cleared_guides(document: Document, page: PageId) -> Change:
    """Return the change that removes the guides of a page and those of all pages."""
    keys = [key for key in (guides_key(page), guides_key(None)) if document.get(key) is not None]
    return document.remove(ChangeKind.EDIT, keys)


def locked_guides(document: Document, page: PageId, *, locked: bool) -> Change:
    """Return the change that locks the guides of a page and those of all pages, or unlocks them."""
    found = [one for one in (document.guides(page), document.guides(None)) if one.across or one.down]
    return document.replace(ChangeKind.EDIT, *(replace(one, locked=locked) for one in found if one.locked != locked))


def _with(guides: Guides, line: GuideLine) -> Guides | None:
    """Return guides with one more; None if there are too many."""
    at = min(max(round(line.at_mm, 2), -FARTHEST_GUIDE_MM), FARTHEST_GUIDE_MM) + 0.0  # no negative zero
    places = tuple(sorted({*(guides.across if line.across else guides.down), at}))
    if len(places) > MOST_GUIDES:
        return None
    return replace(guides, across=places) if line.across else replace(guides, down=places)


def _without(guides: Guides, line: GuideLine) -> Guides:
    if line.across:
        return replace(guides, across=tuple(at for at in guides.across if at != line.at_mm))
    return replace(guides, down=tuple(at for at in guides.down if at != line.at_mm))
