"""Commands on selected pictures: crop, opacity, a clear colour; and on anything that is turned over."""

from __future__ import annotations

from tni.core.ids import ItemId
from tni.core.picture import EncodedPicture
from tni.document.items import Crop, Image, PluginItem
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.services.lesson.item_commands import ItemCommands


class PictureCommands(ItemCommands):
    """Commands on pictures, as a base class of the lesson editor."""

    @property
    def selected_pictures(self) -> list[Image]:
        """The selected pictures that are not locked."""
        from tni.document import picture_changes

        return picture_changes.pictures(self.document, self._selection)

    def picture_bytes(self, picture: Image) -> bytes:
        """Return the file of a picture. Raises: LessonStoreError when its bytes are missing."""
        return self._port.blob(picture.blob)

    def crop_picture(self, item: ItemId, crop: Crop) -> Changed:
        """Leave only a part of a picture."""
        from tni.document import picture_changes

        found = self.document.item(item)
        if not isinstance(found, Image) or found.locked or found.crop == picture_changes.fitting_crop(crop):
            return NOTHING_CHANGED
        return self._on_selection(picture_changes.cropped(self.document, found, crop))

    def straighten_picture(self, item: ItemId, sheet: EncodedPicture) -> Changed:
        """Put a straightened picture in the place of a picture."""
        from tni.document import picture_changes

        found = self.document.item(item)
        if not isinstance(found, Image) or found.locked:
            return NOTHING_CHANGED
        blob = self._port.put_blob(sheet.data)
        return self._on_selection(
            picture_changes.straightened(self.document, found, blob, sheet.width_px / sheet.height_px)
        )

    def give_card_picture(self, item: ItemId, picture: EncodedPicture) -> Changed:
        """Put another picture on a card, in the size that the card has."""
        from tni.document.resource_card import with_picture

        found = self.document.item(item)
        if not isinstance(found, PluginItem) or found.locked:
            return NOTHING_CHANGED
        return self.do(with_picture(self.document, found, self._port.put_blob(picture.data)))

    def fade_pictures(self, opacity: float) -> Changed:
        from tni.document import picture_changes

        return self._on_selection(picture_changes.faded(self.document, self._selection, opacity))

    def clear_colour(self, colour: str) -> Changed:
        """Make a colour of the selected pictures transparent; "" gives it back."""
        from tni.document import picture_changes

        return self._on_selection(picture_changes.cleared(self.document, self._selection, colour))

    def turn_over(self, *, across: bool) -> Changed:
        """Turn the selection over. across: left and right change places; else top and bottom."""
        from tni.document import picture_changes

        return self._on_selection(picture_changes.turned_over(self.document, self._selection, across=across))
