"""Links of a page of a PDF that are kept where it lies under ink: to web pages, to mail, and to other pages of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, Rectangle

from tni.document.text_link import is_web_address

MOST_LINKS = 2_000


@dataclass(frozen=True, slots=True)
class SourceLink:
    """Link of a page. box: in its own coordinates. page: index of the page that it leads to, None for an address."""

    box: Rectangle
    address: str = ""
    page: int | None = None


def page_numbers(source: Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: index for index, page in enumerate(source.pages)}


def links_of(page: Object, numbers: Mapping[tuple[int, int], int]) -> list[SourceLink]:
    """Return the links of a page. numbers: indices of the file's pages. Named destinations are not followed. Raises:
    one of `pdf_flattening.MALFORMED`."""
    notes = page.get(Name.Annots)
    found = []
    for note in list(notes)[:MOST_LINKS] if isinstance(notes, Array) else ():
        if isinstance(note, Dictionary) and note.get(Name.Subtype) == Name.Link:
            box, action = note.get(Name.Rect), note.get(Name.A)
            if not isinstance(box, Array) or len(box) != 4:
                continue
            x0, y0, x1, y1 = (float(edge) for edge in box)
            place = Rectangle(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            address, target = "", note.get(Name.Dest)
            if isinstance(action, Dictionary):
                if action.get(Name.S) == Name.URI:
                    address = str(action.get(Name.URI, ""))
                elif action.get(Name.S) == Name.GoTo:
                    target = action.get(Name.D)
            if is_web_address(address):
                found.append(SourceLink(place, address))
            elif isinstance(target, Array) and len(target) and isinstance(target[0], Dictionary):
                index = numbers.get(target[0].objgen)
                if index is not None:
                    found.append(SourceLink(place, page=index))
    return found
