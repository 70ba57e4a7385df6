"""Links of the PDF under a page: what a tap on them opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.document import Document
from tni.document.drawlist import pdf_box
from tni.document.items import Page, PdfBackground, Stroke
from tni.document.links import page_link
from tni.document.pick import touches
from tni.document.text_link import is_web_address


@dataclass(frozen=True, slots=True)
class PdfLink:
    """Link of a page of a PDF. box: in parts of the page's width and height. address: as the file says; page: index in
    the file instead, None for an address."""

    box: Rect
    address: str = ""
    page: int | None = None


def pdf_link_at(
    document: Document, page: Page, place: tuple[float, float], tolerance: float, links: Sequence[PdfLink]
) -> str:
    """Return the link that a tap at a place of a page opens, as items have them; "" without one. links: of the PDF
    under it. Ink keeps no finger from it, anything else does."""
    if page.pdf is None or not links:
        return ""
    x, y = place
    around = Rect(x, y, 0.0, 0.0).grown(tolerance)
    if any(touches(item, x, y, tolerance) for item in document.shown(page.id, around) if not isinstance(item, Stroke)):
        return ""
    box = pdf_box(page.pdf, page.format.width_mm, document.height_mm(page.id))
    if box.width <= 0 or box.height <= 0:
        return ""
    across, down = (x - box.x) / box.width, (y - box.y) / box.height
    tapped = (link for link in reversed(links) if link.box.contains(across, down))
    return next((target for link in tapped if (target := _target(document, page.pdf, link))), "")


def _target(document: Document, pdf: PdfBackground, link: PdfLink) -> str:
    if link.page is None:
        return link.address if is_web_address(link.address) else ""
    shown: PageId | None = next(
        (one.id for one in document.pages() if one.pdf and (one.pdf.blob, one.pdf.index) == (pdf.blob, link.page)), None
    )
    return "" if shown is None else page_link(shown)
