"""Arranging of selected items: align, distribute, give the same size. A group counts as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import reduce
from math import atan2, degrees, radians

from tni.core.geometry import Affine, Rect
from tni.core.ids import ItemId
from tni.document.document import Change, ChangeKind, Document
from tni.document.items import AnyItem, Image, Text, bounds, local_bounds
from tni.document.selection import unlocked

LEAST_MM = 0.1
"""Least side of an item that can be resized."""


class AlignTo(Enum):
    """Line of the boxes that are brought to one place."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"

    @property
    def is_across(self) -> bool:
        """True for a line that items are moved to from left or right."""
        return self in (AlignTo.LEFT, AlignTo.CENTRE, AlignTo.RIGHT)

    @property
    def share(self) -> float:
        """Place of the line in a box, as a part of its side."""
        return {"left": 0.0, "top": 0.0, "centre": 0.5, "middle": 0.5, "right": 1.0, "bottom": 1.0}[self.value]


class SameSize(Enum):
    WIDTH = "width"
    HEIGHT = "height"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class _Unit:
    """Items that move as one: an item, or a group."""

    items: tuple[AnyItem, ...]
    box: Rect


def _units(document: Document, chosen: Iterable[ItemId]) -> list[_Unit]:
    found: dict[ItemId, list[AnyItem]] = {}
    for item in unlocked(document, chosen):
        found.setdefault(item.group or item.id, []).append(item)
    units = (_Unit(tuple(items), _around(map(bounds, items))) for items in found.values())
    return [unit for unit in units if not unit.box.empty]


def _around(boxes: Iterable[Rect]) -> Rect:
    return reduce(Rect.united, boxes, Rect.nothing())


def aligned(document: Document, chosen: Iterable[ItemId], to: AlignTo, page: Rect | None = None) -> Change:
    """Return the change that brings one line of each box to one place: that of the box around all, or of `page` where a
    single unit is selected."""
    units = _units(document, chosen)
    whole = page if len(units) == 1 and page is not None else _around(unit.box for unit in units)
    moves = []
    for unit in units:
        if to.is_across:
            away = whole.x + to.share * (whole.width - unit.box.width) - unit.box.x
            moves.append((unit, away, 0.0))
        else:
            away = whole.y + to.share * (whole.height - unit.box.height) - unit.box.y
            moves.append((unit, 0.0, away))
    return _moved(document, moves)


def distributed(document: Document, chosen: Iterable[ItemId], *, across: bool) -> Change:
    """Return the change that makes the gaps between neighbours equal; the outermost two stay. Boxes that do not fit
    beside each other overlap equally."""
    units = sorted(_units(document, chosen), key=lambda unit: unit.box.center[0 if across else 1])
    if len(units) < 3:
        return Change(ChangeKind.MOVE, ())
    sides = [unit.box.width if across else unit.box.height for unit in units]
    first, last = units[0].box, units[-1].box
    start, end = (first.x, last.right) if across else (first.y, last.bottom)
    gap = (end - start - sum(sides)) / (len(units) - 1)
    at, moves = start, []
    for unit, side in zip(units, sides, strict=True):
        away = at - (unit.box.x if across else unit.box.y)
        moves.append((unit, away, 0.0) if across else (unit, 0.0, away))
        at += side + gap
    return _moved(document, moves)


def _moved(document: Document, moves: Sequence[tuple[_Unit, float, float]]) -> Change:
    new = [
        replace(item, transform=Affine.moving(dx, dy).after(item.transform))
        for unit, dx, dy in moves
        if dx or dy
        for item in unit.items
    ]
    return document.replace(ChangeKind.MOVE, *new)


def same_size(document: Document, chosen: Iterable[ItemId], what: SameSize) -> Change:
    """Return the change that gives all items the width, the height or both of the largest. Each keeps its top left
    corner; a text keeps its letters, and stays as it is; so does a group."""
    units = [unit for unit in _units(document, chosen) if len(unit.items) == 1]
    if len(units) < 2:
        return Change(ChangeKind.EDIT, ())
    wide, high = max(unit.box.width for unit in units), max(unit.box.height for unit in units)
    new = []
    for unit in units:
        item, box = unit.items[0], unit.box
        if isinstance(item, Text) or min(box.width, box.height) < LEAST_MM:
            continue
        across = 1.0 if what is SameSize.HEIGHT else wide / box.width
        down = 1.0 if what is SameSize.WIDTH else high / box.height
        if (across, down) != (1.0, 1.0):
            scaled = Affine.scaling(across, down, (box.x, box.y))
            new.append(replace(item, transform=scaled.after(item.transform)))
    return document.replace(ChangeKind.EDIT, *new)


def placed_at(document: Document, chosen: Iterable[ItemId], x: float | None, y: float | None) -> Change:
    """Return the change that brings the top left corner of the box around the items to a place, in page mm. None: that
    coordinate stays."""
    found = unlocked(document, chosen)
    box = _around(map(bounds, found))
    if box.empty:
        return Change(ChangeKind.MOVE, ())
    by = Affine.moving(0.0 if x is None else x - box.x, 0.0 if y is None else y - box.y)
    return document.replace(ChangeKind.MOVE, *(replace(item, transform=by.after(item.transform)) for item in found))


def resized_to(
    document: Document, chosen: Iterable[ItemId], width: float | None, height: float | None, *, keeps_ratio: bool
) -> Change:
    """Return the change that gives the box around the items a size in page mm. None: that side stays, or follows the
    other where the ratio is kept."""
    found = unlocked(document, chosen)
    box = _around(map(bounds, found))
    if box.empty or min(box.width, box.height) < LEAST_MM:
        return Change(ChangeKind.EDIT, ())
    across = 1.0 if width is None else max(width, LEAST_MM) / box.width
    down = 1.0 if height is None else max(height, LEAST_MM) / box.height
    if keeps_ratio:
        across = down = across if width is not None else down
    by = Affine.scaling(across, down, (box.x, box.y))
    return document.replace(ChangeKind.MOVE, *(replace(item, transform=by.after(item.transform)) for item in found))


def turn_of(item: AnyItem) -> float:
    """Return the angle of an item, in degrees clockwise from upright, -180 to 180."""
    return degrees(atan2(item.transform.b, item.transform.a))


def turned_to(document: Document, item: AnyItem, angle: float) -> Change:
    """Return the change that turns an item about its middle to an angle in degrees clockwise from upright."""
    middle = item.transform.point(*local_bounds(item).center)
    by = Affine.rotating(radians(angle - turn_of(item)), middle)
    return document.replace(ChangeKind.MOVE, replace(item, transform=by.after(item.transform)))


def described(document: Document, picture: Image, alt: str) -> Change:
    """Return the change that gives a picture another description."""
    return document.replace(ChangeKind.EDIT, replace(picture, alt=alt))
