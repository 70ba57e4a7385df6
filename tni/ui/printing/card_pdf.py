"""Voting cards as a PDF file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tni.document.card_sheets import card_sheets
from tni.files.atomic import write_atomically
from tni.render.pdf_writer import pdf_bytes
from tni.render.print_page import PrintPage
from tni.render.text_layout import Fonts, QtTextMeasurer
from tni.ui.i18n import tr


def write_card_pdf(
    path: Path, numbers: Sequence[int], per_sheet: int, names: Mapping[int, str] | None = None, *, backs: bool = False
) -> None:
    """Write the voting cards as a PDF; see `card_sheets` for the arguments. Raises: ValueError, WriteError."""
    fonts = Fonts()
    sheets = card_sheets(numbers, per_sheet, QtTextMeasurer(fonts), names, backs=backs)
    pages = [PrintPage(sheet.width_mm, sheet.height_mm, sheet.items) for sheet in sheets]
    write_atomically(path, pdf_bytes(pages, _no_picture, fonts, title=tr("Cartes de vote")))


def _no_picture(_blob: str) -> bytes:
    raise KeyError("cards have no pictures")
