"""Commands on the origin of what was taken from elsewhere: credits of items, and the page of credits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId, new_id
from tni.document import selection as selecting
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.items import AnyItem, Image, Page, Text
from tni.document.lesson_plan import CREDIT_PREFIX, Credit
from tni.document.page_format import Ruling
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.document.text_box import with_measured_box
from tni.document.tool_styles import colour_on
from tni.document.z_order import on_top
from tni.services.lesson.master_commands import MasterCommands

MARGIN_MM = 12.0
SIZES_MM = (7.0, 6.0, 5.0, 4.0, 3.0)
"""Sizes of the text of a page of credits: the largest at which all of it fits."""
INK = "#161d20"


@dataclass(frozen=True, slots=True)
class CreditedItem:
    """Item with a credit, and the number of its page, from 1."""

    item: AnyItem
    page: int
    credit: Credit


def credit_key(item: AnyItem) -> str:
    """Return the key of an item's credit. That of a picture goes with its bytes, wherever they are used."""
    return CREDIT_PREFIX + (item.blob if isinstance(item, Image) else item.id)


def credit_of(document: Document, item: AnyItem) -> Credit | None:
    """Return the credit of an item, by its own id or by that of its picture."""
    for key in (credit_key(item), CREDIT_PREFIX + item.id):
        if isinstance(found := document.get(key), Credit):
            return found
    return None


def credited_items(document: Document) -> list[CreditedItem]:
    """Return the items with a credit in the order of pages, each credit once."""
    found: dict[str, CreditedItem] = {}
    for number, page in enumerate(document.pages(), 1):
        for item in (*document.beneath(page.id), *document.items(page.id)):
            if (credit := credit_of(document, item)) is not None and credit.id not in found:
                found[credit.id] = CreditedItem(item, number, credit)
    return list(found.values())


class CreditCommands(MasterCommands):
    """Commands on credits, as a base class of the lesson editor."""

    @property
    def selected_credit(self) -> Credit | None:
        """Credit of the first selected item that has one."""
        found = (credit_of(self.document, item) for item in selecting.selected(self.document, self._selection))
        return next((credit for credit in found if credit is not None), None)

    def credit_items(self, ids: Iterable[ItemId], credit: Credit | None) -> Changed:
        """Set the credit of items, whatever its id, or remove theirs, as one undo step."""
        items = selecting.selected(self.document, ids)
        keys = list(dict.fromkeys(credit_key(item) for item in items))
        if credit is None:
            known = [one.id for item in items if (one := credit_of(self.document, item)) is not None]
            gone = list(dict.fromkeys(known))
            return self.do(self.document.remove(ChangeKind.EDIT, gone)) if gone else NOTHING_CHANGED
        new = [replace(credit, id=key) for key in keys]
        return self.do(
            self.document.replace(ChangeKind.EDIT, *(one for one in new if self.document.get(one.id) != one))
        )

    def put_credits_page(self, title: str, lines: Sequence[str]) -> Changed:
        """Write the credits on the page that has this title, a new one at the end if there is none, and show it, as one
        undo step. What the teacher wrote there beside the list stays."""
        changed, pages = self._settle(), self.pages
        page = next((one for one in pages if one.title == title), None)
        swaps: list[RecordChange] = []
        if page is None:
            last = pages[-1]
            page = replace(last, id=PageId(new_id()), position=last.position + 1.0, title=title, pdf=None, notes="")
            page = replace(page, ruling=Ruling.BLANK)  # lines would cross the list
            swaps.append(RecordChange(page.id, None, page))
        text = self._credits_text(page, "\n".join([title, *lines]))
        there = [] if swaps else self.document.items(page.id)
        texts = [item for item in there if isinstance(item, Text)]
        before = next((text for text in texts if text.text.partition("\n")[0] == title), None)
        if before is None:
            new = [replace(text, id=ItemId(new_id()))]
            if not swaps:
                new = on_top(self.document, page.id, new)
            swaps += (RecordChange(item.id, None, item) for item in new)
        elif (now := _with_list(before, text)) != before:
            swaps.append(RecordChange(before.id, before, now))
        changed |= self.do(Change(ChangeKind.EDIT, tuple(swaps)))
        return changed if self._page == page.id else changed | self._turn(page.id)

    def _credits_text(self, page: Page, text: str) -> Text:
        """Return the list as a text of the page's width, as large as fits."""
        width, height = page.format.width_mm - 2 * MARGIN_MM, page.format.height_mm - 2 * MARGIN_MM
        for size in SIZES_MM:
            box = with_measured_box(
                self._measurer,
                Text(
                    id=ItemId(""), page=page.id, transform=Affine.moving(MARGIN_MM, MARGIN_MM), text=text,
                    size_mm=size, colour=colour_on(INK, page.paper), font="", font_version="", width_mm=width,
                    height_mm=0.0, wrapped=True,
                ),
            )  # fmt: skip
            if box.height_mm <= height:
                break
        return box


def _with_list(before: Text, text: Text) -> Text:
    """Return the list with another text, where the teacher has put it and in the colour that she gave it."""
    return replace(
        before,
        text=text.text,
        size_mm=text.size_mm,
        font=text.font,
        font_version=text.font_version,
        width_mm=text.width_mm,
        height_mm=text.height_mm,
        wrapped=text.wrapped,
    )
