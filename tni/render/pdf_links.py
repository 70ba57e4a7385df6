"""Links of a PDF's pages: to web pages, to mail, and to other pages of the file."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from urllib.parse import quote

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tni.core.geometry import Rect
from tni.core.units import PT_PER_MM
from tni.document.drawlist import DrawText
from tni.document.links import linked_page
from tni.document.text_link import is_web_address
from tni.render.pdf_structure import PageStructure
from tni.render.print_page import DrawnPart, PartKind, PrintLink, PrintPage
from tni.render.text_layout import Fonts, placed_text

_SAFE = "%/:?#[]@!$&'()*+,;=~"
"""Characters of an address that stay; those beyond ASCII are not allowed in PDF."""


def points(mm: float) -> Decimal:
    return Decimal(f"{mm * PT_PER_MM:.4f}")


def add_links(pdf: pikepdf.Pdf, keys: Sequence[str], links: Sequence[Sequence[PrintLink]]) -> None:
    """Add the links of all pages. keys: by which links name the pages; of several pages with one key, the first."""
    places: dict[str, pikepdf.Page] = {}
    for key, page in zip(keys, pdf.pages, strict=True):
        if key:
            places.setdefault(key, page)
    for page, found in zip(pdf.pages, links, strict=True):
        if found:
            top = Decimal(str(page.mediabox[3]))
            page.Annots = Array([pdf.make_indirect(_annotation(link, top, places)) for link in found])


def _annotation(link: PrintLink, top: Decimal, places: dict[str, pikepdf.Page]) -> Dictionary:
    """Return a link of PDF (32000-1, 12.5.6.5), without a border. top: upper edge of the page, in points."""
    box = link.box
    edges = [points(box.x), top - points(box.bottom), points(box.right), top - points(box.y)]
    found = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array(edges), Border=Array([0, 0, 0]), F=4,
    )  # fmt: skip
    if said := link.name or link.address:
        found.Contents = String(said)
    if link.page in places:
        found.Dest = Array([places[link.page].obj, Name.Fit])
    elif link.address:
        found.A = Dictionary(S=Name.URI, URI=String(quote(link.address, safe=_SAFE)))
    return found


def text_links(page: PrintPage, fonts: Fonts, structure: PageStructure | None) -> list[PrintLink]:
    """Return the links of parts of the texts of a page, one for each line that they are on. structure: gets their
    tags."""
    out: list[PrintLink] = []
    for place, item in enumerate(page.items):
        if isinstance(item, DrawText) and any(span.style.link for span in item.item.spans):
            for paragraph, found in _links_of(item, fonts):
                first = len(page.links) + len(out)
                out += found
                if structure is not None:
                    numbers = range(first, first + len(found))
                    structure.add_link(DrawnPart(place, PartKind.PARAGRAPH, paragraph), numbers)
    return out


def _links_of(drawn: DrawText, fonts: Fonts) -> list[tuple[int, list[PrintLink]]]:
    """Return the links of a text, each with the number of its paragraph."""
    from tni.render.text_rows import utf16_length

    if drawn.item.size_mm <= 0 or not drawn.item.text:
        return []
    placed = placed_text(drawn.item, fonts)
    found, begin = [], 0
    for number, (layout, runs) in enumerate(zip(placed.found.layouts, placed.found.runs, strict=True)):
        text = layout.text()
        for run in runs:
            link = run.style.link
            target = linked_page(link) or ""
            if number in drawn.unrevealed or not (target or is_web_address(link)):
                continue
            name = text.encode("utf-16-le", "surrogatepass")[2 * run.start : 2 * (run.start + run.length)]
            start, across, down = begin + run.start, placed.across_mm, placed.down_mm
            boxes = [
                Rect.of_points(drawn.transform.points(Rect(x * across, y * down, wide * across, high * down).corners()))
                for x, y, wide, high in placed.found.boxes(start, start + run.length)
            ]
            said = name.decode("utf-16-le", "replace").strip()
            links = [PrintLink(box, "" if target else link, target, said) for box in boxes]
            found.append((number, links))
        begin += utf16_length(text) + 1
    return found
