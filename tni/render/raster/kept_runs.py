"""Pictures of what stays the same from one painting to the next, as grid and numbers of a plot whose slider a finger
moves: kept, they are painted far quicker."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtGui import QImage, QPainter

from tni.document.drawlist import Blend, DrawFill, DrawInk, DrawItem, DrawText
from tni.render.pixel_view import PxRect

LEAST_PX: Final = 20_000
"""Pixels of a picture from which anything of it is kept."""
LEAST_ITEMS, MOST_KEPT_ITEMS = 8, 600
"""Number of draw items of a drawing of which anything is kept."""
LEAST_RUN: Final = 2
"""Least number of draw items that are kept as one picture."""
MOST_PX: Final = 4_000_000
"""Pixels of all pictures that are kept of one place."""
PLACES: Final = 2
"""Pictures that are painted in turn, as of two plots in two hands."""
FORMAT: Final = QImage.Format.Format_ARGB32_Premultiplied

type Signs = tuple[Hashable, ...]
type _Place = tuple[float, PxRect]


@dataclass(slots=True)
class _Kept:
    """Knowledge of one place. before: signs of the items that were painted there last. pictures: by the signs of
    what they show."""

    before: frozenset[Hashable] | None = None
    pictures: dict[Signs, QImage] = field(default_factory=dict)


class KeptRuns:
    """Pictures of items that were painted before at the same place."""

    def __init__(self) -> None:
        self._places: OrderedDict[_Place, _Kept] = OrderedDict()

    def paint(
        self, painter: QPainter, items: Sequence[DrawItem], px_per_mm: float, part: PxRect,
        paint: Callable[[QPainter, Sequence[DrawItem]], bool],
    ) -> bool:  # fmt: skip
        """Paint items, whose painter's top left pixel is that of `part`, as `paint` does it, and return what that
        returns."""
        signs = self._signs(items, px_per_mm, part)
        if signs is None:
            return paint(painter, items)
        kept = self._places[px_per_mm, part]
        before, kept.before = kept.before, frozenset(signs)
        if before is None:
            return paint(painter, items)
        found: dict[Signs, QImage] = {}
        room, start, is_final = MOST_PX // (part.width * part.height), 0, True
        for end in range(1, len(items) + 1):
            is_still = signs[start] in before
            if end < len(items) and (signs[end] in before) == is_still:
                continue
            run, key = items[start:end], signs[start:end]
            start = end
            if not is_still or len(run) < LEAST_RUN or len(found) >= room:
                is_final &= paint(painter, run)
                continue
            if (picture := kept.pictures.get(key)) is None:
                picture = QImage(part.width, part.height, FORMAT)
                picture.fill(0)
                inner = QPainter(picture)
                try:
                    is_final &= paint(inner, run)
                finally:
                    inner.end()
            found[key] = picture
            painter.resetTransform()
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.drawImage(0, 0, picture)
        kept.pictures = found
        return is_final

    def _signs(self, items: Sequence[DrawItem], px_per_mm: float, part: PxRect) -> Signs | None:
        """Return what tells items from others; None for a picture of which nothing is kept."""
        if not LEAST_ITEMS <= len(items) <= MOST_KEPT_ITEMS or part.width * part.height < LEAST_PX:
            return None
        if not all(map(_is_plain, items)):
            return None
        place = px_per_mm, part
        is_known = place in self._places
        self._places.setdefault(place, _Kept())
        self._places.move_to_end(place)
        while len(self._places) > PLACES:
            self._places.popitem(last=False)
        return tuple(map(_sign, items)) if is_known else None


def _is_plain(item: DrawItem) -> bool:
    return (isinstance(item, DrawInk) and item.blend is Blend.NORMAL) or isinstance(item, DrawFill | DrawText)


def _sign(item: DrawItem) -> Hashable:
    if isinstance(item, DrawInk):
        return item.colour, item.opacity, item.grainy, item.segments.tobytes()
    if isinstance(item, DrawText):  # what is painted of it: a text has many more fields, which take longer to compare
        text, at = item.item, item.transform
        look = text.text, text.colour, text.font, text.bold, text.align.value, text.wrapped, text.spans, text.paragraphs
        size = text.size_mm, text.width_mm, text.height_mm
        return look, size, (at.a, at.b, at.c, at.d, at.e, at.f), item.unrevealed
    return item
