"""Commands that arrange the selection: align, distribute, same size, exact place; and steps between layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tni.core.geometry import Rect
from tni.core.ids import ItemId
from tni.document.items import AnyItem, Image
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.services.lesson.picture_commands import PictureCommands

if TYPE_CHECKING:
    from tni.document.arranging import AlignTo, SameSize
    from tni.document.layer_list import Layer


class ArrangeCommands(PictureCommands):
    """Commands that arrange items, as a base class of the lesson editor. Each is one undo step."""

    @property
    def only_selected(self) -> AnyItem | None:
        """The selected item; None unless there is exactly one."""
        if len(self._selection) != 1:
            return None
        (key,) = self._selection
        return self.document.item(key)

    @property
    def sheet(self) -> Rect:
        """The page shown, in page mm."""
        return Rect(0.0, 0.0, self.page.format.width_mm, self.document.height_mm(self._page))

    def align_selection(self, to: AlignTo) -> Changed:
        """Align the selected items, a single one on the page."""
        from tni.document import arranging

        return self._on_selection(arranging.aligned(self.document, self._selection, to, self.sheet))

    def distribute_selection(self, *, across: bool) -> Changed:
        from tni.document import arranging

        return self._on_selection(arranging.distributed(self.document, self._selection, across=across))

    def size_selection_alike(self, what: SameSize) -> Changed:
        from tni.document import arranging

        return self._on_selection(arranging.same_size(self.document, self._selection, what))

    def place_selection(self, x: float | None = None, y: float | None = None) -> Changed:
        """Bring the top left corner of the selection's box to a place; None: that coordinate stays."""
        from tni.document import arranging

        return self._on_selection(arranging.placed_at(self.document, self._selection, x, y))

    def size_selection(
        self, width: float | None = None, height: float | None = None, *, keeps_ratio: bool = True
    ) -> Changed:
        """Give the selection's box a width or height in mm."""
        from tni.document import arranging

        change = arranging.resized_to(self.document, self._selection, width, height, keeps_ratio=keeps_ratio)
        return self._on_selection(change)

    def turn_selected_to(self, angle: float) -> Changed:
        """Turn the only selected item to an angle, in degrees clockwise from upright."""
        from tni.document import arranging

        item = self.only_selected
        if item is None or item.locked:
            return NOTHING_CHANGED
        return self._on_selection(arranging.turned_to(self.document, item, angle))

    def describe_picture(self, item: ItemId, alt: str) -> Changed:
        """Give a picture the description that is read to those who cannot see it."""
        from tni.document import arranging

        found = self.document.item(item)
        if not isinstance(found, Image) or found.locked or found.alt == alt:
            return NOTHING_CHANGED
        return self._on_selection(arranging.described(self.document, found, alt))

    # -- layers

    @property
    def layers(self) -> list[Layer]:
        """The layers of the page shown, from back to front."""
        from tni.document import layer_list

        return layer_list.layers(self.document, self._page)

    def step_layer(self, item: ItemId, *, up: bool) -> Changed:
        """Move an item past the next layer, towards the front or the back."""
        from tni.document import layer_list

        return self._on_selection(layer_list.stepped(self.document, self._page, item, up=up))
