"""Commands on master pages: made, edited in one place, put beneath pages. Each is one undo step, and none does anything
while a class is taught."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId, new_id
from tni.document.alignment import TextAlign
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.page_format import USUAL_OPTIONS, Ruling
from tni.document.page_properties import (
    MASTER_PREFIX,
    PAGE_FIELD,
    PAGES_FIELD,
    PageMaster,
    is_master,
    page_master_key,
)
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.document.text_box import with_measured_box
from tni.document.z_order import on_top
from tni.services.lesson.text_commands import TextCommands

NUMBER_MARGIN_MM = 6.0
NUMBER_TEXT = f"{PAGE_FIELD} / {PAGES_FIELD}"


class MasterCommands(TextCommands):
    """Commands on master pages, as a base class of the lesson editor."""

    def add_master(self, title: str, *, with_items: bool = False) -> Changed:
        """Add a master page in the format of the page shown, put it beneath that page, and edit it. with_items: what
        lies on the page goes to the master page."""
        if self.seance is not None:
            return NOTHING_CHANGED
        changed, here, others = self._settle(), self.pages[self.page_index], self.document.masters()
        master = replace(
            here, id=PageId(MASTER_PREFIX + new_id()), position=others[-1].position + 1.0 if others else 0.0,
            title=title.strip(), notes="", pdf=None, ruling=Ruling.BLANK, ruling_mm=0.0,
            ruling_options=USUAL_OPTIONS,
        )  # fmt: skip
        moved = [replace(item, page=master.id) for item in self.document.items(here.id)] if with_items else []
        use = PageMaster(id=page_master_key(here.id), master=master.id)
        change = self.document.replace(ChangeKind.EDIT_PAGE, master, use, *moved)
        return changed | self.do(change) | self._turn(master.id)

    def edit_master(self, master: PageId) -> Changed:
        """Show a master page so that it can be edited. Raises: UnknownPageError."""
        if self.seance is not None or not is_master(master):
            return NOTHING_CHANGED
        return self.go_to(master)

    def leave_master(self) -> Changed:
        """Show the page again that was shown before a master page."""
        return self.go_to(self.pages[self.page_index].id) if self.edited_master else NOTHING_CHANGED

    def use_master(self, master: PageId | None, pages: Collection[PageId]) -> Changed:
        """Put a master page beneath pages, or none. Raises: UnknownPageError."""
        if self.seance is not None:
            return NOTHING_CHANGED
        if master is not None:
            self.document.page(master)
        swaps: list[RecordChange] = []
        for page in (one.id for one in self.pages if one.id in pages):
            key = page_master_key(page)
            before = self.document.get(key)
            after = None if master is None else PageMaster(id=key, master=master)
            if before != after and not (isinstance(before, PageMaster) and before.master == master):
                swaps.append(RecordChange(key, before, after))
        return self._settle() | self.do(Change(ChangeKind.EDIT_PAGE, tuple(swaps)))

    def rename_master(self, master: PageId, title: str) -> Changed:
        """Name a master page. Raises: UnknownPageError."""
        return NOTHING_CHANGED if self.seance is not None else self.set_page_title(title.strip(), master)

    def delete_master(self, master: PageId) -> Changed:
        """Delete a master page, with what lies on it. The pages that used it have none. Raises: UnknownPageError."""
        if self.seance is not None or not is_master(master):
            return NOTHING_CHANGED
        self.document.page(master)
        changed = self._settle() | (self.leave_master() if self._page == master else NOTHING_CHANGED)
        uses = (page_master_key(page.id) for page in self.document.users_of(master))
        keys = [*uses, *(item.id for item in self.document.items(master)), master]
        return changed | self.do(self.document.remove(ChangeKind.DELETE_PAGE, keys))

    def add_page_number(self) -> Changed:
        """Put the number of the page on the master page that is edited, at the bottom right, and select it."""
        if (page := self.edited_master) is None:
            return NOTHING_CHANGED
        fresh = replace(self._fresh(NUMBER_TEXT, 0.0, 0.0, page.id), align=TextAlign.RIGHT)
        box = with_measured_box(self._measurer, fresh)
        x = page.format.width_mm - NUMBER_MARGIN_MM - box.width_mm
        y = page.format.height_mm - NUMBER_MARGIN_MM - box.height_mm
        placed = replace(box, id=ItemId(new_id()), transform=Affine.moving(x, y))
        changed = self._settle() | self._add_new(on_top(self.document, page.id, [placed]))
        return changed | self.select(frozenset((placed.id,)))
