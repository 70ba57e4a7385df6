"""Effect of fingers, palms and a resting pen in a lesson, from the teacher's settings and from what the board tells
apart."""

from __future__ import annotations

from tni.core.settings import ALIGN_SNAPS, FINGER_ACTION, HOLD_ACTION, PALM_ACTION, Settings
from tni.document.contact_roles import ContactRoles, FingerRole, PalmRole
from tni.services.lesson.lesson_editor import LessonEditor


def apply_touch_settings(settings: Settings, editor: LessonEditor, *, pen_known: bool) -> None:
    """Apply the touch settings to a lesson. Contacts that are down keep the role with which they began.

    pen_known: the board has reported a pen of its own in this run. A board that has never done so may take every touch
    for its pen. There fingers write, because otherwise nothing could.
    """
    finger = FingerRole(settings.get(FINGER_ACTION)) if pen_known else FingerRole.WRITE
    editor.roles = ContactRoles(finger, PalmRole(settings.get(PALM_ACTION)))
    editor.hold_snaps = settings.get(HOLD_ACTION) == "figure"
    editor.align_snaps = settings.get(ALIGN_SNAPS) == "on"
