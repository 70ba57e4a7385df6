"""Placing of master pages beneath pages of another format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tni.core.geometry import Affine, Rect
from tni.core.ids import ItemId
from tni.document.items import AnyItem
from tni.document.page_format import PageFormat

MOST_SCALE = 100.0
"""By which a master page is enlarged or reduced: far more than any formats of pages need."""
_SAME_MM = 0.01
MOST_KEPT = 2000
"""Items of master pages that are kept as pages of other formats show them."""


@dataclass(frozen=True, slots=True)
class MasterFit:
    """Placing of a master page on a page of another format: as wide as the page. half_mm: height on the master page
    below which items keep their distance from the lower edge, not from the upper one. scale: of all. drop_mm: by which
    these items come to lie lower, after scaling."""

    half_mm: float
    scale: float
    drop_mm: float

    @classmethod
    def of(cls, own: PageFormat, form: PageFormat) -> MasterFit | None:
        """Return how a master page of the format `own` fits a page; None where it lies there as it is, also if it is
        of no sensible size. An endless page has no lower edge."""
        scale = form.width_mm / own.width_mm
        if not 1 / MOST_SCALE <= scale <= MOST_SCALE:
            return None
        drop = 0.0 if own.endless or form.endless else form.height_mm - own.height_mm * scale
        return None if scale == 1.0 and abs(drop) < _SAME_MM else cls(own.height_mm / 2, scale, drop)

    def places(self, items: Sequence[AnyItem], box: Callable[[AnyItem], Rect]) -> list[Affine]:
        """Return where each item of a master page lies on the page. Those of one group stay together."""
        boxes, groups = [box(item) for item in items], dict[str, Rect]()
        for item, found in zip(items, boxes, strict=True):
            if item.group is not None:
                groups[item.group] = groups.get(item.group, Rect.nothing()).united(found)
        above, below = (Affine(self.scale, 0.0, 0.0, self.scale, 0.0, drop) for drop in (0.0, self.drop_mm))
        whole = (found if item.group is None else groups[item.group] for item, found in zip(items, boxes, strict=True))
        return [below if not one.empty and one.y >= self.half_mm else above for one in whole]


type KeptFits = dict[tuple[ItemId, MasterFit], tuple[AnyItem, AnyItem]]
"""Items of master pages and what pages of another format show of them, so that painters know them again."""


def fitted_items(
    items: Sequence[AnyItem],
    box: Callable[[AnyItem], Rect],
    fit: MasterFit,
    within: Rect | None,
    known: KeptFits,
) -> list[AnyItem]:
    """Return the items of a master page where they lie on a page of another format. within: only those whose box
    intersects it there."""
    out: list[AnyItem] = []
    for item, place in zip(items, fit.places(items, box), strict=True):
        if within is not None and not place.rect(box(item)).intersects(within):
            continue
        kept = known.get((item.id, fit))
        if kept is None or kept[0] is not item:
            if len(known) >= MOST_KEPT:
                known.clear()
            kept = known[item.id, fit] = item, replace(item, transform=place.after(item.transform))
        out.append(kept[1])
    return out
