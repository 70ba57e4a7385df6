"""Choices of a teacher who looks at an update of a lesson, page by page. What is not decided is not taken."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from tni.core.ids import PageId
from tni.library.revision_comparison import MergeSide
from tni.library.shared_update import LessonComparison, PageTaking, ProposedPage


class PageMark(Enum):
    """Effect of an update on a page."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    CHANGED_BY_BOTH = "changed by both"
    REMOVED_HERE = "removed here"
    """Removed here, and changed by the other."""


def mark_of(page: ProposedPage) -> PageMark:
    if page.is_removal:
        return PageMark.REMOVED
    if page.is_new:
        return PageMark.NEW if page.page.base is None else PageMark.REMOVED_HERE
    return PageMark.CHANGED_BY_BOTH if page.page.side is MergeSide.BOTH else PageMark.CHANGED


def differs(page: ProposedPage) -> bool:
    """Return whether there is something to look at and to choose: theirs looks different, and not by our change
    alone."""
    ours, theirs = page.page.ours, page.page.theirs
    is_same = ours is not None and theirs is not None and ours.content == theirs.content
    return not is_same and page.page.side in (MergeSide.THEIRS, MergeSide.BOTH)


class UpdateChoices:
    """Choices about the pages of one comparison. shown: pages to choose for, in order; own: those that only this side
    has changed, which stay; same: those that look the same."""

    def __init__(self, comparison: LessonComparison) -> None:
        self.comparison = comparison
        self.shown = tuple(page for page in comparison.pages if differs(page))
        self.own = tuple(page for page in comparison.pages if page.page.side is MergeSide.OURS)
        rest = {id(page) for page in (*self.shown, *self.own)}
        self.same = tuple(page for page in comparison.pages if id(page) not in rest)
        asked = {page.page.page for page in comparison.undecided}
        self._chosen: dict[PageId, PageTaking] = {
            page.page.page: page.proposed for page in comparison.pages if page.page.page not in asked
        }

    def choice(self, page: PageId) -> PageTaking | None:
        """Choice about a page; None while it is not decided."""
        return self._chosen.get(page)

    def choose(self, page: PageId, taking: PageTaking) -> None:
        self._chosen[page] = taking

    @property
    def undecided(self) -> tuple[PageId, ...]:
        """Pages that have to be decided yet, in order."""
        return tuple(page.page.page for page in self.shown if page.page.page not in self._chosen)

    def keep_all(self) -> None:
        """Keep everything of both sides: what both have changed stands side by side, and nothing is removed."""
        for page in self.shown:
            mark = mark_of(page)
            if mark is PageMark.REMOVED:
                self._chosen[page.page.page] = PageTaking.OURS
            elif mark is PageMark.CHANGED_BY_BOTH:
                self._chosen[page.page.page] = PageTaking.BESIDE
            else:
                self._chosen[page.page.page] = (
                    PageTaking.BESIDE if page.protected and not page.is_new else PageTaking.THEIRS
                )

    @property
    def chosen(self) -> Mapping[PageId, PageTaking]:
        """All choices. Raises: ValueError while a page is not decided."""
        if self.undecided:
            raise ValueError("a page is not decided")
        return dict(self._chosen)

    @property
    def takes_anything(self) -> bool:
        return any(taking is not PageTaking.OURS for taking in self._chosen.values())
