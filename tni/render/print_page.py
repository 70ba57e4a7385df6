"""A page to be printed, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tni.core.geometry import Rect
from tni.document.drawlist import DrawItem


@dataclass(frozen=True, slots=True)
class PrintLink:
    """Part of a page that leads to a web page, where the page is read on a screen. box: in mm. address: http or
    https."""

    box: Rect
    address: str


@dataclass(frozen=True, slots=True)
class PrintPage:
    """Size of a page and its draw items, as returned by `draw_page` and `draw_item`."""

    width_mm: float
    height_mm: float
    items: Sequence[DrawItem]
    links: tuple[PrintLink, ...] = ()
