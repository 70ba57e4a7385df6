"""Names of the parts of a lesson that are not in a copy."""

from __future__ import annotations

from tni.services.lesson.shared_parts import SharedParts
from tni.ui.i18n import tr


def withheld_parts(withheld: SharedParts) -> list[str]:
    """Return the names of the parts that are not in a copy."""
    parts = {
        tr("ce qui a été écrit en classe"): withheld.layer,
        tr("vos notes"): withheld.notes,
        tr("le plan"): withheld.plan,
        tr("les extraits réservés à la classe"): withheld.classroom,
    }
    return [part for part, is_so in parts.items() if is_so]
