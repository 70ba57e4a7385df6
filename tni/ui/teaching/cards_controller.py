"""Controller of paper cards: connects the card reading to its controls in the teacher's window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tni.services.voting.cards_service import CardsService

if TYPE_CHECKING:
    from tni.ui.teacher.teacher_window import TeacherWindow
    from tni.ui.vote.cards_box import CardsBox


class CardsController(QObject):
    """Connects the card reading to the teacher's window. Implements `CardsListener`.

    changed: the camera was opened or closed, or its fault has changed.
    """

    changed = Signal()

    def __init__(self, service: CardsService, parent: QObject) -> None:
        super().__init__(parent)
        self.service = service
        self._box: CardsBox | None = None
        service.subscribe(self)

    def teacher_opened(self, window: TeacherWindow) -> None:
        """Connect the card controls of the teacher's window."""
        service = self.service
        box = self._box = window.vote.cards
        box.cameras_wanted.connect(lambda: box.offer(service.cameras(), *service.last_used))
        box.open_wanted.connect(service.open)
        box.close_wanted.connect(service.close)
        box.show_state(service.state)

    def cards_changed(self) -> None:
        self.picture_arrived()
        self.changed.emit()

    def picture_arrived(self) -> None:
        if self._box is not None:
            self._box.show_state(self.service.state)
