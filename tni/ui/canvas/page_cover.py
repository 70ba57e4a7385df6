"""Interface of what lies over the page on the screen and decides which input reaches it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QImage, QWheelEvent

from tni.ui.canvas.pointer_input import SurfaceEvent


class PageCover(Protocol):
    """Cover of the page. Implemented by `tni.ui.vote.question_contacts.QuestionContacts`."""

    def admits(self, event: SurfaceEvent) -> bool:
        """Return whether an event of a contact reaches the page."""

    def picture(self) -> QImage:
        """Return the picture of the cover, the same one until it changes."""

    def turn_wheel(self, event: QWheelEvent) -> bool:
        """Handle the wheel. Return False if it is the page's."""
