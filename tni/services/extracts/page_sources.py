"""Source of what is cut out of a page of the lesson: of its credited items, and of the PDF behind the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    """Return the credit of what an area of a page shows: of its credited items, the topmost first, and of the PDF; None
    for the teacher's own writing. One of them for the class alone makes the whole so. area: in page mm. lesson: title
    of the lesson, which a PDF without a title was opened as."""
    items = (credit_of(document, item) for item in reversed(document.items(page.id, area)))
    found = [replace(credit, id="") for credit in items if credit is not None]
    pdf = page.pdf
    if pdf is not None and pdf_box(pdf, page.format.width_mm, document.height_mm(page.id)).intersects(area):
        found.append(_pdf_credit(document, pdf, infos, lesson))
    return _joined(list(dict.fromkeys(found))) if found else None


def _pdf_credit(document: Document, pdf: PdfBackground, infos: PdfInfos, lesson: str) -> Credit:
    whole = document.get(CREDIT_PREFIX + pdf.blob)
    if isinstance(whole, Credit):
        return replace(whole, id="", source=page_source(whole.source, pdf.index + 1))
    info, curriculum = infos.info(pdf), document.curriculum
    teacher = "" if curriculum is None else curriculum.author
    return Credit(
        id="",
        source=page_source(book_title(info.title, lesson), pdf.index + 1),
        author=info.author,
        classroom_only=not is_own_work(info.author, teacher),
    )


def _joined(credits: Sequence[Credit]) -> Credit:
    """Return one credit for what was cut out of several works."""
    if len(credits) == 1:
        return credits[0]
    return Credit(
        id="",
        source=_listed(one.source for one in credits),
        author=_listed(one.author for one in credits),
        licence=_listed(one.licence for one in credits),
        classroom_only=any(one.classroom_only for one in credits),
    )


def _listed(values: Iterable[str]) -> str:
    return " ; ".join(dict.fromkeys(value for value in values if value))
