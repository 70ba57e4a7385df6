"""Commands on what a tap does before a class: covers that go and come back, and links; and how these are prepared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tni.core.ids import ItemId, new_id
from tni.document.behaviour import Behaviour
from tni.document.document import ChangeKind
from tni.document.items import Shape, ShapeKind, Text
from tni.document.page_format import Paper
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, Modifier, PointerEvent, PointerType
from tni.document.selection import common_value, frame_of
from tni.document.tools.base import hit_tolerance_mm
from tni.document.z_order import on_top
from tni.ink.pen import Pen, PenKind
from tni.services.lesson.stage_commands import StageCommands

if TYPE_CHECKING:
    from tni.document.items import PdfBackground
    from tni.document.pdf_links import PdfLink
    from tni.document.taps import Tap
    from tni.services.lesson.contact_router import ContactRouter

COVER_MARGIN_MM = 2.0
"""Margin of a cover around what it hides."""
COVER_COLOURS = {Paper.BLACK: "#3a4b4c"}
COVER_COLOUR = "#5f6b7a"


class TapCommands(StageCommands):
    """Commands on taps, as a base class of the lesson editor."""

    _tapped_link = ""
    pdf_links: Callable[[PdfBackground], Sequence[PdfLink]] = staticmethod(lambda _pdf: ())
    """Returns the links of the PDF under a page, as far as they are known."""

    def _connect_taps(self, contacts: ContactRouter) -> None:
        contacts.acts_at, contacts.act = self._acts_at, self._act
        contacts.links_at, contacts.open_link_at = self._links_at, self._open_link_at

    # -- before the class

    def take_link(self) -> str:
        """Return the link that was tapped last, once; "" without one."""
        link, self._tapped_link = self._tapped_link, ""
        return link

    def open_link(self, link: str) -> Changed:
        """Open a link: that to a page of the lesson at once; any other, also to a page that is gone, by whoever takes
        it."""
        from tni.document.links import linked_page  # with the first link

        page = linked_page(link)
        if page is not None and any(one.id == page for one in self.pages):
            return self.go_to(page)
        self._tapped_link = link
        return Changed(ChangedFlag.LINK)

    def _tap(self, event: PointerEvent) -> Tap | None:
        from tni.document.taps import tap_at  # with the first tap in class

        if self.document.stages is None:
            return None
        place = event.x_mm, event.y_mm
        return tap_at(self.document, self._page, place, hit_tolerance_mm(event) / 2, self._measurer)

    def _pdf_link(self, event: PointerEvent) -> str:
        """Return the link of the PDF under the page that a tap opens; "" without one."""
        page = self.page
        if page.pdf is None or self.document.stages is None:
            return ""
        from tni.document.pdf_links import pdf_link_at  # with the first tap on a PDF

        place, tolerance = (event.x_mm, event.y_mm), hit_tolerance_mm(event) / 2
        return pdf_link_at(self.document, page, place, tolerance, self.pdf_links(page.pdf))

    def _acts_at(self, event: PointerEvent, writes: bool) -> bool:
        """Return whether a tap does something. A pen that writes brings no cover back and opens no link of a PDF: dots
        are written there."""
        from tni.document.taps import TapKind  # with the first tap in class

        tap, is_pen = self._tap(event), writes and event.tool is PointerType.PEN
        if tap is None:
            return not is_pen and self._pdf_link(event) != ""
        return not (is_pen and tap.kind is TapKind.COVER)

    def _act(self, event: PointerEvent) -> Changed:
        from tni.document.taps import TapKind  # with the first tap in class

        tap = self._tap(event)
        if tap is None:
            link = self._pdf_link(event)
            return self.open_link(link) if link else NOTHING_CHANGED
        lifted = self.stage.lifted
        match tap.kind:
            case TapKind.LINK:
                return self.open_link(tap.link)
            case TapKind.LIFT:
                return self._to_stage(replace(self.stage, lifted=lifted | {tap.item.id}))
            case TapKind.COVER:
                return self._to_stage(replace(self.stage, lifted=lifted - {tap.item.id}))

    # -- the selection tool

    def _link_under(self, event: PointerEvent) -> str:
        """Return the link that the selection tool opens at a place: with Ctrl any; without it, before a class, that of
        words, since a text can be chosen beside them; "" without one."""
        from tni.document.links import link_at, word_link  # with the first link
        from tni.document.pick import item_at
        from tni.document.taps import without_unrevealed

        place, near = (event.x_mm, event.y_mm), hit_tolerance_mm(event) / 2
        with_ctrl = Modifier.CTRL in event.modifiers
        if not with_ctrl and self.document.stages is None:
            return ""
        item = item_at(self.document, self._page, *place, near)
        if item is None:
            return ""
        item = without_unrevealed(self.document, self._page, item)
        if with_ctrl:
            return link_at(item, place, self._measurer, near)
        return word_link(item, place, self._measurer, near) if isinstance(item, Text) else ""

    def _links_at(self, event: PointerEvent) -> bool:
        has_links = self.document.stages is not None or Modifier.CTRL in event.modifiers
        return has_links and bool(self._link_under(event))

    def _open_link_at(self, event: PointerEvent) -> Changed:
        changed = NOTHING_CHANGED if Modifier.CTRL in event.modifiers else self.select(frozenset())
        return changed | self.open_link(self._link_under(event))

    # -- preparing

    @property
    def selection_covers(self) -> bool | None:
        """True if a tap takes all selected items away that are not locked; None if some."""
        return common_value(item.behaviour.cover for item in self._prepared_items())

    def make_covers(self, on: bool) -> Changed:
        """Let a tap take the selected items away, or no longer."""
        return self._edit_items(
            replace(item, behaviour=replace(item.behaviour, cover=on)) for item in self._prepared_items()
        )

    def cover_selection(self) -> Changed:
        """Put a cover over the selected items, and select it."""
        frame = frame_of(self.document, self._selection)
        if frame is None:
            return NOTHING_CHANGED
        box = frame.transform.rect(frame.box).grown(COVER_MARGIN_MM)
        colour = COVER_COLOURS.get(self.page.paper, COVER_COLOUR)
        cover = Shape(
            id=ItemId(new_id()), page=self._page, kind=ShapeKind.RECTANGLE, x0=box.x, y0=box.y, x1=box.right,
            y1=box.bottom, pen=Pen(PenKind.PEN, colour, 0.5), fill=colour, behaviour=Behaviour(cover=True),
        )  # fmt: skip
        placed = on_top(self.document, self._page, [cover])
        changed = self._on_selection(self.document.replace(ChangeKind.ADD, *placed))
        return changed | self.select(frozenset({cover.id}))

    @property
    def selected_link(self) -> str | None:
        """The link of the selected items that are not locked; None if they have several."""
        return common_value(item.behaviour.link for item in self._prepared_items())

    def link_selection(self, link: str) -> Changed:
        """Let the selected items open a link; "" for none."""
        from tni.document.links import with_link  # with the first link

        return self._edit_items(with_link(item, link) for item in self._prepared_items())

    def link_selection_to_file(self, data: bytes, name: str) -> Changed:
        """Let the selected items open a file, which is kept in the lesson."""
        return self.link_selection(self.kept_file_link(data, name)) if self._selection else NOTHING_CHANGED

    def kept_file_link(self, data: bytes, name: str) -> str:
        """Keep a file in the lesson, and return the link to it."""
        from tni.document.links import file_link  # with the first link

        return file_link(self._port.put_blob(data), name)
