"""Master pages, as a document reads them: which page uses which, and what of it shows beneath the page."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING

from tni.core.geometry import Rect
from tni.document.items import Page
from tni.document.page_properties import Guides, PageMaster, guides_key, is_master, page_master_key
from tni.document.stage_reader import StageReader

if TYPE_CHECKING:
    from tni.core.ids import PageId
    from tni.document.damage import Damage
    from tni.document.items import AnyItem
    from tni.document.master_fit import KeptFits


class MasterReader(StageReader):
    """Base of a document: its master pages and guides."""

    def __init__(self) -> None:
        super().__init__()
        self._page_keys: set[PageId] = set()
        """Ids of the pages and master pages."""
        self._fits: KeptFits = {}

    @abstractmethod
    def pages(self) -> list[Page]: ...

    @abstractmethod
    def box(self, item: AnyItem) -> Rect: ...

    @abstractmethod
    def page(self, page: PageId) -> Page: ...

    def masters(self) -> list[Page]:
        """Return the master pages, in the order in which they are listed."""
        self._catch_up()
        found = [self.page(key) for key in self._page_keys if is_master(key)]
        return sorted(found, key=lambda page: (page.position, page.id))

    def master_of(self, page: PageId) -> Page | None:
        """Return the master page that a page uses; None without one."""
        if (key := self._master_key(page)) is None:
            return None
        found = self._found(key)
        return found if isinstance(found, Page) and is_master(key) else None

    def _master_key(self, page: PageId) -> PageId | None:
        use = self._found(page_master_key(page))
        return use.master if isinstance(use, PageMaster) else None

    def users_of(self, master: PageId) -> list[Page]:
        """Return the pages that use a master page, in their order."""
        return [page for page in self.pages() if self._master_key(page.id) == master]

    def beneath(self, page: PageId, within: Rect | None = None) -> list[AnyItem]:
        """Return the items of the master page that show beneath a page, in painting order, as that page shows them: as
        wide as it. within: only those whose box intersects it."""
        if (master := self.master_of(page)) is None:
            return []
        from tni.document.master_items import as_shown  # few lessons need it

        found = self.page(page)
        paper = found.paper
        if found.format == master.format:
            items = self.items(master.id, within)
        else:
            from tni.document.master_fit import MasterFit, fitted_items

            fit = MasterFit.of(master.format, found.format)
            items = self.items(master.id, within if fit is None else None)
            if fit is not None:
                items = fitted_items(items, self.box, fit, within, self._fits)
        number = next((n for n, one in enumerate(self.pages(), 1) if one.id == page), 0)
        return [as_shown(item, master.paper, paper, number, len(self.pages())) for item in items]

    def shown_beneath(self, page: PageId) -> tuple[object, ...]:
        """Return what decides, beside the items of its master page, what shows beneath a page."""
        if (master := self.master_of(page)) is None:
            return ()
        from tni.document.master_items import has_field

        pages = [one.id for one in self.pages()] if any(map(has_field, self.items(master.id))) else []
        return (master, pages.index(page), len(pages)) if page in pages else (master,)

    def guides(self, page: PageId | None) -> Guides:
        """Return the guides of a page, None for those of all pages."""
        found = self._found(key := guides_key(page))
        return found if isinstance(found, Guides) else Guides(id=key)

    def _shown_through(self, damage: Damage) -> Damage:
        """Return damage with that of the pages beneath which a master page shows. Where pages come, go or move, those
        with a number on their master page change too."""
        changed = any(map(is_master, (*damage.regions, *damage.pages)))
        if not changed and not (damage.pages and any(map(is_master, self._page_keys))):
            return damage
        from tni.document.master_items import has_field

        numbered = {one.id for one in self.masters() if any(map(has_field, self.items(one.id)))} if damage.pages else ()
        regions, pages = dict(damage.regions), set(damage.pages)
        for page in self.pages():
            if (master := self._master_key(page.id)) is None:
                continue
            if (box := damage.regions.get(master)) is not None:
                regions[page.id] = regions.get(page.id, Rect.nothing()).united(box)
                if (own := self.master_of(page.id)) is not None and own.format != page.format:
                    pages.add(page.id)  # it lies elsewhere there, and so may the others of its group
            if master in damage.pages or master in numbered:
                pages.add(page.id)
        return replace(damage, regions=regions, pages=frozenset(pages))
