"""PDF of a class's year: the texts of its séances, without the private notes."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2

from tests.services.cahier.leaving_boards import ENTRY
from tni.cahier.class_notebook import ClassNotebook
from tni.ui.printing.notebook_pdf import notebook_pdf


def test_the_private_note_is_not_in_the_pdf(qapp: object) -> None:
    entry = replace(ENTRY, private_note="SECRET")
    pdf = pypdfium2.PdfDocument(notebook_pdf(ClassNotebook("5eA", "Maths", 2026, [entry]), "sans-serif"))
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert "parts de tarte" in text
    assert "SECRET" not in text
