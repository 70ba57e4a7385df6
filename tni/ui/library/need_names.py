"""Names of the needs that adaptations of a lesson answer."""

from __future__ import annotations

from tni.document.lesson_plan import Need
from tni.ui.i18n import tr


def need_names() -> dict[Need, str]:
    """Return the needs that adaptations answer, each with its name."""
    return {
        Need.DYS: tr("Élèves dys"),
        Need.SIGHT: tr("Élèves malvoyants"),
        Need.HEARING: tr("Élèves malentendants"),
        Need.MOTOR: tr("Élèves à mobilité réduite"),
    }
