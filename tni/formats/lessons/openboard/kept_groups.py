"""Groups of a page that OpenBoard shows in their place.

OpenBoard 1.7 paints a group below all that is in none, whatever the order in the file: on a coloured paper groups would
not be seen at all. So a group is kept only where nothing lies below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tni.api.formats import PlainItem, PlainShape, PlainShapeKind
from tni.formats.lessons.item_boxes import Box, box_of

_PASSES = 5
_LEAST_MM = 3.0
"""Distance within which boxes count as overlapping: lines have a width."""


def own_group(item: PlainItem, place: int) -> str:
    """Return the name of the group that holds the surface and the line of a shape; "" for what is one piece."""
    if not isinstance(item, PlainShape) or item.kind in (PlainShapeKind.LINE, PlainShapeKind.ARROW):
        return ""
    return f"shape {place}" if item.fill and item.width > 0 else ""


def kept_groups(items: Sequence[PlainItem], begin: Box | None = None) -> frozenset[str]:
    """Return the names of the groups that can be kept. items: of a page, from back to front. begin: box of what lies
    behind them all, such as a coloured paper."""
    names = [item.group or own_group(item, place) for place, item in enumerate(items, 1)]
    parts: Counter[str] = Counter()
    for place, (item, name) in enumerate(zip(items, names, strict=True), 1):
        parts[name] += 2 if own_group(item, place) else 1
    kept = {name for name, count in parts.items() if name and count > 1}
    boxes = [_grown(item) for item in items]
    for _ in range(_PASSES):
        hidden = _hidden(names, boxes, kept, begin)
        if not hidden:
            return frozenset(kept)
        kept -= hidden
    return frozenset()


def _hidden(names: Sequence[str], boxes: Sequence[Box], kept: set[str], begin: Box | None) -> set[str]:
    """Return those of the groups that have something below them which is in no group."""
    below, hidden = begin, set[str]()
    for name, box in zip(names, boxes, strict=True):
        if name not in kept:
            below = box if below is None else _united(below, box)
        elif below is not None and _overlap(below, box):
            hidden.add(name)
    return hidden


def _grown(item: PlainItem) -> Box:
    """Return the box of an item, larger by its line, and by what a turn may add."""
    left, top, right, bottom = box_of(item)
    more = max(_LEAST_MM, max(right - left, bottom - top) if getattr(item, "turn", 0.0) else 0.0)
    return left - more, top - more, right + more, bottom + more


def _united(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
