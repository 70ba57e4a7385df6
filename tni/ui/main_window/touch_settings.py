"""What fingers, palms and a resting pen do by themselves: as the teacher has set it, as far as the board can tell."""

from __future__ import annotations

from collections.abc import Callable

from tni.core.settings import FINGER_ACTION, HOLD_ACTION, PALM_ACTION, Settings
from tni.document.contact_roles import ContactRoles, FingerRole, PalmRole
from tni.services.lesson_editor import LessonEditor
from tni.ui.canvas.pointer_input import PointerInput


class TouchSettings:
    """A board that has never shown a pen of its own takes all that touches for its pen: there fingers write, or nobody
    could."""

    def __init__(self, settings: Settings, pointers: PointerInput, session: Callable[[], LessonEditor]) -> None:
        self._settings, self._pointers, self._session = settings, pointers, session
        pointers.pen_known = self.apply
        pointers.trays.pen_taken = lambda: session().pen_taken()

    @property
    def pen_known(self) -> bool:
        """Whether the board has shown a pen of its own, in this run."""
        return self._pointers.pen_hand.known

    def apply(self) -> None:
        """To the open lesson; contacts that are down go on as they came."""
        finger = FingerRole(self._settings.get(FINGER_ACTION)) if self.pen_known else FingerRole.WRITE
        session = self._session()
        session.roles = ContactRoles(finger, PalmRole(self._settings.get(PALM_ACTION)))
        session.hold_snaps = self._settings.get(HOLD_ACTION) == "figure"
