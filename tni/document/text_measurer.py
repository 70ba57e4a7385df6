"""Interface of text measurement. The document stores measured boxes, so that no machine reflows a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tni.core.geometry import Rect
    from tni.document.items import Text
    from tni.document.text_style import Paragraph, TextSpan


@dataclass(frozen=True, slots=True)
class MeasuredText:
    """Box of a text set in version `font_version` of family `font`."""

    width_mm: float
    height_mm: float
    font: str
    font_version: str


class TextMeasurer(Protocol):
    """Measures texts."""

    def measure(
        self, text: str, size_mm: float, font: str = "", wrap_mm: float | None = None, *, bold: bool = False,
        spans: tuple[TextSpan, ...] = (), paragraphs: tuple[Paragraph, ...] = (),
    ) -> MeasuredText:  # fmt: skip
        """Measure a text. size_mm: height of the em. font: family; empty for the program's own. wrap_mm: width at which
        lines break, and of the box; None for lines as typed. bold: in the family's bold
        face. spans, paragraphs: as those of a `Text`."""

    def link_boxes(self, text: Text) -> list[tuple[str, Rect]]:
        """Return the links of words of a text, each with a box for each line of them, mm of the item."""
