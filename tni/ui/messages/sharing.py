"""Names of the parts of a lesson that are not in a copy."""

from __future__ import annotations

from tni.services.lesson.shared_parts import SharedParts
from tni.ui.i18n import tr


def withheld_parts(withheld: SharedParts, pdf_pages: int = 0) -> list[str]:
    """Return the names of the parts that are not in a copy. pdf_pages: number of the pages of PDFs that are not."""
    parts = {
        tr("ce qui a été écrit en classe"): withheld.layer,
        tr("vos notes"): withheld.notes,
        tr("le plan"): withheld.plan,
        tr("les extraits réservés à la classe"): withheld.classroom,
        tr("les pages des PDF que la leçon ne montre pas"): pdf_pages > 0,
    }
    return [part for part, is_so in parts.items() if is_so]


def whole_pdfs_text(count: int) -> str:
    """Return what is said of PDFs that a copy has whole because they cannot be cut."""
    if count == 1:
        return tr("Un PDF, protégé ou abîmé, est en entier dans la copie, avec les pages que la leçon ne montre pas.")
    text = tr("{} PDF, protégés ou abîmés, sont en entier dans la copie, avec les pages que la leçon ne montre pas.")
    return text.format(count)
