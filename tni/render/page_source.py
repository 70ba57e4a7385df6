"""Interface by which a renderer asks what to paint on a page, and its implementation from a document."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tni.core.geometry import Rect
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.document import Document
from tni.document.drawlist import Blend, DrawInk, DrawItem, draw_item, draw_page, draw_strokes, highlight_blend
from tni.document.items import AnyItem, Image, Stroke
from tni.document.page_format import Paper
from tni.ink.segments import Segments


@dataclass(frozen=True, slots=True)
class PageLayers:
    """A page in two layers. `ink` is the ink of pens on the top plane, `below` everything that is painted before it. A
    highlighter stroke on top of the page goes between them."""

    below: list[DrawItem]
    ink: list[DrawInk]


class PageSource(Protocol):
    """Interface of a source of draw items."""

    def layers(self, page: PageId, within: Rect) -> PageLayers:
        """Return the draw items in a box of a page, in painting order."""

    def count(self, page: PageId, within: Rect) -> int:
        """Return the approximate number of items there; quick."""

    def paper(self, page: PageId) -> Paper: ...

    def sheet(self, page: PageId) -> Rect:
        """Return the area of the page's paper, mm."""


STROKES_KEPT = 12_000
"""Number of strokes whose segments are cached for repainting."""
AHEAD_STROKES, AHEAD_SAMPLES = 256, 10_000
"""Most strokes, and samples of them, that are drawn at once when the first part of their page is painted. They take
some milliseconds together, and several times as long part by part."""


class DocumentSource:
    """Source of the current pages of a document. Items in `hidden` are left out: they are being moved and drawn
    elsewhere."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.hidden: frozenset[ItemId] = frozenset()
        self.stand_ins: Mapping[ItemId, BlobId] = {}
        """Pictures that are shown in place of those of images, for as long as the lesson is open."""
        self._drawn: OrderedDict[ItemId, tuple[Stroke, DrawInk]] = OrderedDict()
        self._ahead: PageId | None = None  # page whose strokes were drawn at once, if they are few

    def layers(self, page: PageId, within: Rect) -> PageLayers:
        found = self.document.page(page)
        top, _, _ = self.document.top(page)
        below = draw_page(found, self.document.height_mm(page))
        if page != self._ahead:
            self._ahead = page
            self._draw_ahead(page, found.paper)
        below += self._beneath(page, within, found.paper)
        items = [item for item in self.document.shown(page, within) if item.id not in self.hidden]
        unrevealed = self.document.unrevealed(page)
        strokes = iter(self._strokes([item for item in items if isinstance(item, Stroke)], found.paper))
        ink: list[DrawInk] = []
        for item in items:
            if not isinstance(item, Stroke):
                below += draw_item(self._as_shown(item), found.paper, unrevealed.get(item.id, frozenset()))
            elif item.plane == top and item.pen.kind.on_top:
                ink.append(next(strokes))
            else:
                below.append(next(strokes))
        return PageLayers(below, ink)

    def _beneath(self, page: PageId, within: Rect, paper: Paper) -> list[DrawItem]:
        """Return what shows of the master page of a page."""
        if not (items := self.document.beneath(page, within)):
            return []
        strokes = iter(self._strokes([item for item in items if isinstance(item, Stroke)], paper))
        below: list[DrawItem] = []
        for item in items:
            below += [next(strokes)] if isinstance(item, Stroke) else draw_item(item, paper)
        return below

    def _draw_ahead(self, page: PageId, paper: Paper) -> None:
        sheet = self.sheet(page)  # what a hostile file puts far beside it is never drawn
        if self.document.count(page, sheet) > AHEAD_STROKES:
            return
        strokes = [item for item in self.document.items(page, sheet) if isinstance(item, Stroke)]
        if sum(len(stroke.samples) for stroke in strokes) <= AHEAD_SAMPLES:
            self._strokes(strokes, paper)

    def _as_shown(self, item: AnyItem) -> AnyItem:
        blob = self.stand_ins.get(item.id)
        return item if blob is None or not isinstance(item, Image) else replace(item, blob=blob)

    def count(self, page: PageId, within: Rect) -> int:
        return self.document.count(page, within)

    def paper(self, page: PageId) -> Paper:
        return self.document.page(page).paper

    def sheet(self, page: PageId) -> Rect:
        if self.document.get(page) is None:  # deleted, but still on the screen for a moment
            return Rect.nothing()
        return Rect(0.0, 0.0, self.document.page(page).format.width_mm, self.document.height_mm(page))

    def _strokes(self, strokes: Sequence[Stroke], paper: Paper) -> list[DrawInk]:
        found = [self._kept(stroke, paper) for stroke in strokes]
        missing = [stroke for stroke, drawn in zip(strokes, found, strict=True) if drawn is None]
        made = draw_strokes(missing, paper)
        self._drawn.update((stroke.id, (stroke, drawn)) for stroke, drawn in zip(missing, made, strict=True))
        while len(self._drawn) > STROKES_KEPT:
            self._drawn.popitem(last=False)
        new = iter(made)
        return [drawn if drawn is not None else next(new) for drawn in found]

    def _kept(self, stroke: Stroke, paper: Paper) -> DrawInk | None:
        """Return a stroke's cached ink. A pen's ink is the same on every paper, a highlighter's is not."""
        kept = self._drawn.get(stroke.id)
        if kept is None or kept[0] is not stroke:
            return None
        same = stroke.pen.kind.on_top or kept[1].blend is highlight_blend(paper)
        return kept[1] if same else None


LOOK_BACK = 12
"""Number of latest unions that a stroke may join."""


def merge_inks(inks: Sequence[DrawInk]) -> list[tuple[DrawInk, Segments]]:
    """Group strokes into unions that are painted at once. Returns (one stroke, for its tint; all segments) in painting
    order.

    Opaque strokes of one tint can be one union, which looks the same and is painted far quicker. A stroke joins an
    earlier union of its tint if it meets no stroke painted in between. Translucent strokes stay alone. Chalk
    accumulates where lines cross, so only chalk lines that do not meet share a union.
    """
    boxes = np.array([(i.bounds.x, i.bounds.y, i.bounds.right, i.bounds.bottom) for i in inks]).reshape(-1, 4)
    members: list[list[int]] = []
    for number, ink in enumerate(inks):
        for union in reversed(members[-LOOK_BACK:]):
            same = _same_opaque_tint(inks[union[0]], ink)
            if same and not ink.grainy:
                union.append(number)
                break
            if _meets(boxes[union], boxes[number]):
                members.append([number])
                break
            if same:
                union.append(number)
                break
        else:
            members.append([number])
    return [(inks[m[0]], np.concatenate([inks[n].segments for n in m])) for m in members]


def _same_opaque_tint(a: DrawInk, b: DrawInk) -> bool:
    return (a.colour, a.grainy) == (b.colour, b.grainy) and not goes_below_ink(a) and not goes_below_ink(b)


def _meets(boxes: NDArray[np.float64], box: NDArray[np.float64]) -> bool:
    return bool(((boxes[:, :2] <= box[2:]) & (boxes[:, 2:] >= box[:2])).all(axis=1).any())


def goes_below_ink(ink: DrawInk) -> bool:
    return ink.blend is not Blend.NORMAL or ink.opacity < 1.0
