"""Layout of PDF pages on sheets of paper, as form XObjects that preserve vectors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from tni.core.units import PT_PER_MM
from tni.document.print_layout import PrintCell, PrintSheet
from tni.files.atomic import atomic_file

FRAME_PT, FRAME_GREY = 0.4, 0.6


def lay_out(source: Path, sheets: Sequence[PrintSheet], out: Path) -> None:
    """Write `out`: the sheets, whose cells show parts of the pages of `source`, one of this program's own PDFs.

    Layers hidden in the source stay hidden. Raises: WriteError, pikepdf.PdfError.
    """
    with Pdf.open(source) as pdf:
        pages = list(pdf.pages)
        forms = [page.as_form_xobject() for page in pages]
        boxes = [[float(corner) for corner in page.mediabox] for page in pages]
        for sheet in sheets:
            _add_sheet(pdf, sheet, forms, boxes)
        del pdf.pages[: len(pages)]
        with atomic_file(out) as file:
            pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _add_sheet(pdf: Pdf, sheet: PrintSheet, forms: Sequence[Object], boxes: Sequence[Sequence[float]]) -> None:
    size = (sheet.width_mm * PT_PER_MM, sheet.height_mm * PT_PER_MM)
    names = {cell.page: f"/Page{cell.page}" for cell in sheet.cells}
    drawn = "".join(
        _drawn(cell, names[cell.page], boxes[cell.page], size[1], framed=sheet.framed) for cell in sheet.cells
    )
    page = pdf.add_blank_page(page_size=size)
    page.obj.Resources = Dictionary(XObject=Dictionary({name: forms[number] for number, name in names.items()}))
    page.obj.MediaBox = Array([0, 0, *(round(side, 4) for side in size)])
    page.obj[Name.Contents] = pdf.make_stream(drawn.encode())


def _drawn(cell: PrintCell, name: str, box: Sequence[float], height_pt: float, *, framed: bool) -> str:
    """Return the operators that show a cell: clipped to its place, moved and scaled; PDF's y axis points up."""
    left, top = box[0], box[3]
    scale, part, place = cell.scale, cell.part, cell.place
    x, width, height = place.x * PT_PER_MM, place.width * PT_PER_MM, place.height * PT_PER_MM
    y = height_pt - place.bottom * PT_PER_MM
    dx = x - (left + part.x * PT_PER_MM) * scale
    dy = height_pt - place.y * PT_PER_MM - (top - part.y * PT_PER_MM) * scale
    rect = f"{x:.4f} {y:.4f} {width:.4f} {height:.4f} re"
    frame = f"q {FRAME_PT} w {FRAME_GREY} G {rect} S Q\n" if framed else ""
    return f"q {rect} W n {scale:.6f} 0 0 {scale:.6f} {dx:.4f} {dy:.4f} cm {name} Do Q\n{frame}"
