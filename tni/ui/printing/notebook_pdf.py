"""Cahier de textes of a class as a PDF for the archive (PDF/A-1b)."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from tni.cahier.class_notebook import ClassNotebook, notebook_page
from tni.ui.plain_text import OfflineTextDocument

TEXT_PT = 10.0


def notebook_pdf(notebook: ClassNotebook, family: str) -> bytes:
    """Return the notebook as the bytes of a PDF. family: of the font. Callable from any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    writer.setTitle(notebook.title)
    margins = QMarginsF()  # the document has margins of its own, of 20 mm, for its page numbers
    a4, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(a4, upright, margins, QPageLayout.Unit.Millimeter))
    document = OfflineTextDocument()
    font = document.defaultFont()
    font.setPointSizeF(TEXT_PT)
    document.setDefaultFont(font)
    document.setHtml(notebook_page(notebook, f"'{family}'"))
    document.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())
