"""Properties of pages that stand in records of their own, so that programs which do not know them keep them: the master
page that lies beneath a page, and guides."""

from __future__ import annotations

from dataclasses import dataclass, field

from tni.core.ids import PageId

MASTER_PREFIX = "master:"
"""Beginning of the ids of master pages. These are pages that are in no order: what lies on one shows beneath the pages
that use it."""
PAGE_MASTER_PREFIX = "page-master:"
PAGE_FIELD, PAGES_FIELD = "{page}", "{pages}"
"""Parts of a master page's texts that stand for the number of the page, and for how many there are."""
GUIDES_KEY = "guides"
GUIDES_PREFIX = "guides:"
MOST_GUIDES = 50
"""Guides of a page in each direction."""
FARTHEST_GUIDE_MM = 20_000.0


def is_master(page: str) -> bool:
    """Return whether an id is that of a master page."""
    return page.startswith(MASTER_PREFIX)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMaster:
    """Use of a master page by a page.

    id: PAGE_MASTER_PREFIX and the page's id. master: id of the master page. later: see `LessonPlan`.
    """

    id: str
    master: PageId
    later: str = ""

    @property
    def page(self) -> PageId:
        return PageId(self.id.removeprefix(PAGE_MASTER_PREFIX))


def page_master_key(page: PageId) -> str:
    """Return the key of the use of a master page by a page."""
    return PAGE_MASTER_PREFIX + page


@dataclass(frozen=True, slots=True, kw_only=True)
class Guides:
    """Guides: lines to which items snap while a lesson is prepared, and which are in no export.

    id: GUIDES_KEY for those of all pages, GUIDES_PREFIX and a page's id for its own. across: places of the vertical
    ones from the left, ascending, mm. down: of the horizontal ones from the top. locked: no drag moves them. later: see
    `LessonPlan`.
    """

    id: str
    across: tuple[float, ...] = ()
    down: tuple[float, ...] = ()
    locked: bool = False
    later: str = field(default="")


def guides_key(page: PageId | None) -> str:
    """Return the key of the guides of a page, None for those of all pages."""
    return GUIDES_KEY if page is None else GUIDES_PREFIX + page
