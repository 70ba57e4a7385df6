"""Texts of pages that are made for a file or for paper, measured as a lesson's texts are."""

from __future__ import annotations

from tni.core.geometry import IDENTITY
from tni.core.ids import ItemId, PageId
from tni.document.items import Text
from tni.document.text_measurer import TextMeasurer


def set_text(
    words: str, size_mm: float, colour: str, measurer: TextMeasurer, wrap_mm: float | None = None, *, bold: bool = False
) -> Text:
    """Return a text in its measured box. wrap_mm: width at which its lines break."""
    box = measurer.measure(words, size_mm, wrap_mm=wrap_mm, bold=bold)
    return Text(
        id=ItemId("made"), page=PageId("made"), text=words, size_mm=size_mm, colour=colour, font=box.font,
        font_version=box.font_version, width_mm=box.width_mm, height_mm=box.height_mm, wrapped=wrap_mm is not None,
        bold=bold, transform=IDENTITY,
    )  # fmt: skip
