"""Effect of fingers, palms and a resting pen, from the teacher's settings and from what the board can tell apart."""

from __future__ import annotations

from collections.abc import Callable

from tni.core.settings import FINGER_ACTION, HOLD_ACTION, PALM_ACTION, Settings
from tni.document.contact_roles import ContactRoles, FingerRole, PalmRole
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.pointer_input import PointerInput


class TouchSettings:
    """Applies the touch settings to the open lesson. A board that has never reported a pen may take every touch for its
    pen. There fingers write, because otherwise nothing could."""

    def __init__(self, settings: Settings, pointers: PointerInput, editor: Callable[[], LessonEditor]) -> None:
        self._settings, self._pointers, self._editor = settings, pointers, editor
        pointers.pen_known = self.apply
        pointers.trays.pen_taken = lambda: editor().pen_taken()

    @property
    def pen_known(self) -> bool:
        """True if the board has reported a pen of its own in this run."""
        return self._pointers.pen_hand.known

    def apply(self) -> None:
        """Apply the settings to the open lesson. Contacts that are down keep the role with which they began."""
        finger = FingerRole(self._settings.get(FINGER_ACTION)) if self.pen_known else FingerRole.WRITE
        session = self._editor()
        session.roles = ContactRoles(finger, PalmRole(self._settings.get(PALM_ACTION)))
        session.hold_snaps = self._settings.get(HOLD_ACTION) == "figure"
