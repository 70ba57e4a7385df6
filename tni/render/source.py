"""Where a renderer gets draw items from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from tni.board.document import Document
from tni.board.drawlist import Blend, DrawInk, DrawItem, draw_item, draw_page, draw_stroke
from tni.board.items import Paper, Stroke
from tni.core.geometry import Rect
from tni.core.ids import ItemId, PageId
from tni.ink.pen import PenKind
from tni.ink.segments import Segments


@dataclass(frozen=True, slots=True)
class Layers:
    """A page in two: `ink` is the pens' ink of the top plane, `below` all that is painted before it. A highlighter
    stroke on top of the page goes between them."""

    below: list[DrawItem]
    ink: list[DrawInk]


class PageSource(Protocol):
    def layers(self, page: PageId, within: Rect) -> Layers:
        """What is to be painted in a box of a page, in painting order."""

    def paper(self, page: PageId) -> Paper: ...


class DocumentSource:
    """The pages of a document as they are now. `hidden` items are left out: they move and are drawn elsewhere."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.hidden: frozenset[ItemId] = frozenset()

    def layers(self, page: PageId, within: Rect) -> Layers:
        found = self._document.page(page)
        top, _, _ = self._document.top(page)
        below = draw_page(found, self._document.height_mm(page))
        ink: list[DrawInk] = []
        for item in self._document.items(page, within):
            if item.id in self.hidden:
                continue
            if item.plane == top and isinstance(item, Stroke) and item.pen.kind is PenKind.PEN:
                ink.append(draw_stroke(item, found.paper))
            else:
                below += draw_item(item, found.paper)
        return Layers(below, ink)

    def paper(self, page: PageId) -> Paper:
        return self._document.page(page).paper


def tint_of(item: DrawItem) -> tuple[str, float, Blend] | None:
    """What makes neighbours in the list paintable together; None for all but ink."""
    return (item.colour, item.opacity, item.blend) if isinstance(item, DrawInk) else None


def unions(inks: Sequence[DrawInk]) -> Iterator[Segments]:
    """Opaque strokes of one tint as one, since their union looks the same; translucent ones each for itself."""
    if goes_below_ink(inks[0]):
        yield from (i.segments for i in inks)
    else:
        yield np.concatenate([i.segments for i in inks])


def goes_below_ink(ink: DrawInk) -> bool:
    return ink.blend is not Blend.NORMAL or ink.opacity < 1.0
