"""Panel with a field to type in, above the on-screen keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect

from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.titled_panel import TitledPanel


class FieldPanel(TitledPanel):
    """Panel with a field, which has the focus from the first. A subclass makes the field."""

    field: SearchField

    def open_within(self, area: Callable[[], QRect]) -> None:
        """Open where `area` says, now and after each `follow`."""
        self._area_now = area
        self.set_area(area())
        self.open_low()
        self.field.setFocus()

    def follow(self) -> None:
        """Go where there is room now, above the keyboard."""
        self.set_area(self._area_now())
