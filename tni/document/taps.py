"""Taps before a class: what the item under a finger does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.document import Document
from tni.document.items import AnyItem, Stroke, bounds
from tni.document.pick import touches
from tni.document.text_measurer import TextMeasurer


class TapKind(Enum):
    LINK = "link"
    LIFT = "lift"
    """A cover is taken away."""
    COVER = "cover"
    """A cover comes back."""


@dataclass(frozen=True, slots=True)
class Tap:
    """Effect of a tap on an item. link: what it opens."""

    kind: TapKind
    item: AnyItem
    link: str = ""


def tap_at(
    document: Document, page: PageId, place: tuple[float, float], tolerance: float, measurer: TextMeasurer
) -> Tap | None:
    """Return the effect of a tap at a place of the page, within `tolerance`; all mm. None where nothing happens.

    Ink that does nothing itself does not keep a finger from what lies under it; anything else does. Where a cover was
    taken away it comes back, unless something there does more.
    """
    from tni.document.links import link_at  # with the first link

    if not (acting := document.acting(page)):
        return None
    x, y = place
    for item in reversed(document.shown(page, Rect(x, y, 0.0, 0.0).grown(tolerance))):
        if not _is_on(item, x, y, tolerance):
            continue
        if item.behaviour.cover:
            return Tap(TapKind.LIFT, item)
        if link := link_at(without_unrevealed(document, page, item), place, measurer, tolerance):
            return Tap(TapKind.LINK, item, link)
        if not isinstance(item, Stroke):
            break
    lifted = document.stage(page).lifted
    away = [item for item in acting if item.behaviour.cover and item.id in lifted]
    found = [item for item in away if _is_on(item, x, y, 0.0)]
    return Tap(TapKind.COVER, max(found, key=lambda item: (item.plane, item.z, item.id))) if found else None


def without_unrevealed(document: Document, page: PageId, item: AnyItem) -> AnyItem:
    """Return an item without the links of its paragraphs that are still to come."""
    from tni.document.reveal import without_paragraphs  # with the first step

    return without_paragraphs(item, document.unrevealed(page).get(item.id, frozenset()))


def _is_on(item: AnyItem, x: float, y: float, tolerance: float) -> bool:
    """Return whether a place is on an item. One that acts is hit within its box too: a finger needs no aim."""
    acts = bool(item.behaviour.link) or item.behaviour.cover
    return touches(item, x, y, tolerance) or (acts and bounds(item).contains(x, y))
