"""Source of what is cut out of a page of the lesson: of a credited item, or of the PDF behind the page."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from tni.core.geometry import Rect
from tni.document.document import Document
from tni.document.drawlist import pdf_box
from tni.document.extract import book_title, is_own_work, page_source
from tni.document.items import Page, PdfBackground
from tni.document.lesson_plan import CREDIT_PREFIX, Credit
from tni.formats.pdf_reader import PdfInfo
from tni.services.lesson.credit_commands import credit_of


class PdfInfos(Protocol):
    """Metadata of the files behind pages, as `PdfPageCache` has them."""

    def info(self, pdf: PdfBackground) -> PdfInfo: ...


def source_on_page(document: Document, page: Page, area: Rect, infos: PdfInfos, lesson: str) -> Credit | None:
    """Return the credit of what an area of a page shows: that of the topmost credited item, or the PDF; None for the
    teacher's own writing. area: in page mm. lesson: title of the lesson, which a PDF without a title was opened as."""
    for item in reversed(document.items(page.id, area)):
        if (known := credit_of(document, item)) is not None:
            return replace(known, id="")
    pdf = page.pdf
    if pdf is None or not pdf_box(pdf, page.format.width_mm, document.height_mm(page.id)).intersects(area):
        return None
    whole = document.get(CREDIT_PREFIX + pdf.blob)
    if isinstance(whole, Credit):
        return replace(whole, id="", source=page_source(whole.source, pdf.index + 1))
    info, curriculum = infos.info(pdf), document.curriculum
    teacher = "" if curriculum is None else curriculum.author
    return Credit(
        id="",
        source=page_source(book_title(info.title, lesson), pdf.index + 1),
        author=info.author,
        classroom_only=not is_own_work(info.author, info.creator, teacher),
    )
