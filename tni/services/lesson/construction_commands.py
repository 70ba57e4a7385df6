"""Making of a geometric figure of ink and shapes: one undo step, which gives the drawing back when it is undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from tni.constructions.constructed_drawing import LETTER_REACH, MOST_SHAPES, SLACK, constructed_drawing
from tni.constructions.drawing_state import ShapeLook, drawing_state
from tni.constructions.drawn_shapes import DrawnCircle, places_of, sides_of
from tni.constructions.values import Point, Value, distance
from tni.core.geometry import Affine, Rect
from tni.core.ids import ItemId, new_id
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import bounds
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.document.z_order import on_top
from tni.services.items.construction_files import CONSTRUCTION_KIND
from tni.services.items.drawn_items import UNIT_MM, DrawnItem, DrawnItems, drawn_items, on_plane
from tni.services.lesson.lesson_editor import LessonEditor

if TYPE_CHECKING:
    from tni.document.items import AnyItem

REACH_SHARE: Final = 0.045
"""Most distance of two ends that are one point, in lengths of a usual side of the drawing."""
LEAST_REACH_MM, MOST_REACH_MM = 1.5, 6.0
RIM_MM: Final = 18.0
"""Room around the drawing, in which points can be dragged and names stand."""
EDGE_MM: Final = 6.0
"""Room at the edges of the page."""
LEAST_MM: Final = 60.0, 50.0
"""Least size of a figure's item."""


@dataclass(frozen=True, slots=True)
class MadeConstruction:
    """Result of making a figure. changed: nothing if no figure was made. taken: shapes that are in it. left: selected
    items that are not. is_absent: figures are switched off."""

    changed: Changed = NOTHING_CHANGED
    taken: int = 0
    left: int = 0
    is_absent: bool = False


def make_construction(editor: LessonEditor) -> MadeConstruction:
    """Put a figure in the place of the selected ink and shapes, as far as they are recognised."""
    selected = [item for key in editor.selection if (item := editor.document.item(key)) is not None]
    items = sorted((item for item in selected if not item.locked), key=lambda item: (item.plane, item.z))
    found = drawn_items(items)
    if not found.shapes:
        return MadeConstruction(left=len(selected))
    shapes = found.shapes[:MOST_SHAPES]
    gone = {key for one in shapes for key in one.items} - {
        key for one in found.shapes[MOST_SHAPES:] for key in one.items
    }
    reach = reach_of(shapes)
    figure = constructed_drawing([one.shape for one in shapes], reach, [(text, at) for _, text, at in found.letters])
    gone |= _letters_taken(found, figure.construction.values, reach)
    box = _box(editor, [item for item in items if item.id in gone])
    looks = [ShapeLook(_colour(one.colour), one.is_filled, one.is_dashed) for one in shapes]
    state = drawing_state(figure, looks, on_plane(box.x, box.y), (box.width, box.height), UNIT_MM)
    host = None if editor.item_host is None else editor.item_host()
    key = ItemId(new_id())
    at = Affine.moving(box.x, box.y)
    made = None if host is None else host.new_item(CONSTRUCTION_KIND, editor.page.id, at, key, state)
    if made is None:
        return MadeConstruction(is_absent=True)
    (placed,) = on_top(editor.document, editor.page.id, [made])
    drawing = tuple(RecordChange(item.id, item, None) for item in items if item.id in gone)
    changed = editor.do(Change(ChangeKind.EDIT, (*drawing, RecordChange(key, None, placed))))
    changed |= editor.select(frozenset({key}))
    return MadeConstruction(changed, len(shapes), len(selected) - len(gone))


def reach_of(shapes: list[DrawnItem]) -> float:
    """Return the most distance of two ends that are one point, for the size of a drawing, on the plane."""
    lengths = []
    for one in shapes:
        places = places_of(one.shape)
        lengths += [distance(places[start], places[end]) for start, end in sides_of(one.shape)]
        if isinstance(one.shape, DrawnCircle):
            lengths.append(2 * one.shape.radius)
    usual = median(lengths) * UNIT_MM if lengths else LEAST_REACH_MM / REACH_SHARE
    return min(MOST_REACH_MM, max(LEAST_REACH_MM, REACH_SHARE * usual)) / UNIT_MM


def _letters_taken(found: DrawnItems, values: Mapping[str, Value | None], reach: float) -> set[ItemId]:
    """Return the texts that have become names of points."""
    taken = set()
    for key, text, at in found.letters:
        point = values.get(text)
        if isinstance(point, Point) and distance(point, at) <= (LETTER_REACH + SLACK) * reach:
            taken.add(key)
    return taken


def _box(editor: LessonEditor, items: list[AnyItem]) -> Rect:
    """Return the place of the figure on the page: around its drawing, within the page where there is room."""
    box = Rect.nothing()
    for item in items:
        box = box.united(bounds(item))
    wide, high = (max(side, 0.0) for side in (LEAST_MM[0] - box.width, LEAST_MM[1] - box.height))
    left, top = box.x - max(RIM_MM, wide / 2), box.y - max(RIM_MM, high / 2)
    right, low = box.right + max(RIM_MM, wide / 2), box.bottom + max(RIM_MM, high / 2)
    page, height = editor.page.format, editor.document.height_mm(editor.page.id)
    left, top = max(left, min(0.0, box.x - EDGE_MM)), max(top, min(0.0, box.y - EDGE_MM))
    right, low = min(right, max(page.width_mm, box.right + EDGE_MM)), min(low, max(height, box.bottom + EDGE_MM))
    return Rect(left, top, right - left, low - top)


def _colour(text: str) -> tuple[int, int, int]:
    try:
        red, green, blue = (int(text[at : at + 2], 16) for at in (1, 3, 5))
    except ValueError:
        return 26, 26, 46
    return red, green, blue
