"""Selection tool: select by tap, rectangle or lasso; move, resize and rotate by dragging."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from math import hypot
from typing import TYPE_CHECKING

import numpy as np

from tni.core.geometry import IDENTITY, Affine, Point, Rect
from tni.core.ids import ItemId
from tni.document.items import Shape
from tni.document.overlay import Handle, Lift, Overlay, SelectionFrame
from tni.document.pick import item_at, items_in
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, Modifier, PointerEvent, PointerPhase
from tni.document.selection import frame_of, moved, selected, unlocked, with_groups
from tni.document.tools.base import DRAG_THRESHOLD_PX, Tool, ToolTarget, hit_tolerance_mm
from tni.document.tools.corner_drag import CornerDrag, corner_at
from tni.document.tools.handles import dragged, handle_at, resized, turned
from tni.ink.hit import inside_polygon

if TYPE_CHECKING:
    from tni.document.align_snap import Snap, SnapLines

DOUBLE_TAP_S = 0.5
"""Maximum time between the two lifts of a double tap."""
SNAP_PX = 10.0
"""Distance within which a dragged corner snaps to parallels and right angles."""


class SelectBy(Enum):
    RECTANGLE = "rectangle"
    LASSO = "lasso"


@dataclass(slots=True)
class _Gesture:
    """State of the gesture; one contact acts at a time.

    handle: the dragged handle; None for the items themselves and for a lasso. frame: of the items at the beginning;
    None for a lasso. under: item under the contact at the beginning. adding: the gesture extends the selection.
    least_mm: movement that makes it a drag. before: the selection until then. copies: copies of the items are dragged.
    corner: the dragged corner of the selected shape, if any. places: those that the items snap to, None where they do
    not. snap: how they snap now, None if not at all. by: the transform so far. moves: (selection, number of items on
    the page, unlocked items of the selection), cached so that they are not computed on each move of the pen.
    """

    pointer: int
    start: Point
    handle: Handle | None
    frame: SelectionFrame | None
    under: ItemId | None
    adding: bool
    least_mm: float
    before: frozenset[ItemId]
    copies: bool = False
    corner: CornerDrag | None = None
    dragging: bool = False
    by: Affine = IDENTITY
    moves: tuple[frozenset[ItemId], int, frozenset[ItemId]] | None = None
    places: SnapLines | None = None
    snap: Snap | None = None


class SelectTool(Tool):
    """Selection tool."""

    def __init__(
        self,
        target: ToolTarget,
        by: Callable[[], SelectBy],
        open_item: Callable[[ItemId, Point], Changed] = lambda _item, _place: NOTHING_CHANGED,
        places: Callable[[frozenset[ItemId]], SnapLines | None] = lambda _moving: None,
        onto_line: Callable[[frozenset[ItemId], Affine, float], Affine | None] = lambda _moving, _by, _mm_per_px: None,
    ) -> None:
        """by: returns how a drag from an empty place selects. open_item: called on a double tap on an item. places:
        returns what moved items, and handles, snap to; None if to nothing. onto_line: returns how moved items lie down
        on a line near them; None if they do not."""
        self._target, self._by, self._open_item, self._places = target, by, open_item, places
        self._onto_line = onto_line
        self._last_tap: tuple[ItemId, float] | None = None
        self._gesture: _Gesture | None = None
        self._lasso: list[Point] = []

    def handle(self, event: PointerEvent, now_s: float) -> Changed:  # noqa: ARG002
        gesture = self._gesture
        if event.phase is PointerPhase.DOWN:
            return self._down(event) if gesture is None else NOTHING_CHANGED
        if gesture is None or gesture.pointer != event.pointer:
            return NOTHING_CHANGED
        match event.phase:
            case PointerPhase.MOVE:
                return self._drag(gesture, event)
            case PointerPhase.UP:
                changed = self._drag(gesture, event)
                return changed | self._end(gesture) | self._tapped(gesture, event)
            case PointerPhase.CANCEL:
                return self._drop()

    def holds(self, event: PointerEvent) -> bool:
        """Return whether a finger that comes down here would take an item or a handle instead of starting a lasso. In
        a séance it takes nothing prepared that pupils may not move."""
        board, place, near = self._target, (event.x_mm, event.y_mm), hit_tolerance_mm(event)
        frame = frame_of(board.document, board.selection) if self._fingers_may_move(board.selection) else None
        if frame is not None and (
            corner_at(frame, place, near) is not None or handle_at(frame, place, near, event.mm_per_px) is not None
        ):
            return True
        item = item_at(board.document, board.page.id, *place, near / 2)
        if item is None:
            return _inside(frame, place, None)
        return not item.locked and self._fingers_may_move(self._with_group(item.id))

    def _fingers_may_move(self, items: frozenset[ItemId]) -> bool:
        document = self._target.document
        return all(i.movable or not document.is_prepared(i.id) for i in unlocked(document, items))

    def _down(self, event: PointerEvent) -> Changed:
        board, place, near = self._target, (event.x_mm, event.y_mm), hit_tolerance_mm(event)
        frame = frame_of(board.document, board.selection)
        if frame is not None and (corner := corner_at(frame, place, near)) is not None:
            return self._take_corner(event, frame, corner)
        handle = None if frame is None else handle_at(frame, place, near, event.mm_per_px)
        item = None if handle else item_at(board.document, board.page.id, *place, near / 2)
        under = None if item is None else item.id
        adding = bool(event.modifiers & (Modifier.SHIFT | Modifier.CTRL)) and handle is None
        inside = _inside(frame, place, under)
        changed, before = NOTHING_CHANGED, board.selection
        if not adding and handle is None and under not in board.selection and not inside:
            changed = board.select(self._with_group(under))
        holds = handle is not None or under is not None or (not adding and inside)
        copies = handle is Handle.COPY or (Modifier.CTRL in event.modifiers and (under is not None or inside))
        if adding and under not in board.selection:
            holds = copies
        own = not copies or handle or under is None or under in board.selection
        held = board.selection if own else self._with_group(under)
        self._gesture = _Gesture(
            event.pointer, place, handle, frame_of(board.document, held) if holds else None,
            under, adding, DRAG_THRESHOLD_PX * event.mm_per_px, before, copies,
        )  # fmt: skip
        self._lasso = [place]
        return changed | Changed(ChangedFlag.OVERLAY)

    def _take_corner(self, event: PointerEvent, frame: SelectionFrame, index: int) -> Changed:
        document, selection, place = self._target.document, self._target.selection, (event.x_mm, event.y_mm)
        (shape,) = (i for i in selected(document, selection) if isinstance(i, Shape))
        self._gesture = _Gesture(
            event.pointer, place, None, frame, shape.id, False, DRAG_THRESHOLD_PX * event.mm_per_px, selection,
            corner=CornerDrag(document, shape, index, place),
        )  # fmt: skip
        return Changed(ChangedFlag.OVERLAY)

    def _with_group(self, item: ItemId | None) -> frozenset[ItemId]:
        """Return the item with its group. Only a tap selects a locked item, so that it can be unlocked."""
        return frozenset() if item is None else with_groups(self._target.document, self._target.page.id, [item])

    def _drag(self, gesture: _Gesture, event: PointerEvent) -> Changed:
        place = (event.x_mm, event.y_mm)
        began = False
        if not gesture.dragging:
            if hypot(place[0] - gesture.start[0], place[1] - gesture.start[1]) < gesture.least_mm:
                return NOTHING_CHANGED
            gesture.dragging = began = True
        if gesture.frame is None:
            return self._reach(place)
        changed = Changed(ChangedFlag.OVERLAY)
        if gesture.corner is not None:
            step = Modifier.SHIFT in event.modifiers
            gesture.corner.follow(place, SNAP_PX * event.mm_per_px, step=step)
            return changed | (Changed(ChangedFlag.SELECTION) if began else NOTHING_CHANGED)
        under = gesture.under
        if began and gesture.copies and under is not None and under not in self._target.selection:
            changed |= self._target.select(self._with_group(under))
        if not self._moving(gesture):
            return changed
        if began and gesture.handle is not Handle.TURN:
            gesture.places = self._places(frozenset() if gesture.copies else self._moving(gesture))
        reach, is_free = SNAP_PX * event.mm_per_px, Modifier.SHIFT in event.modifiers
        if gesture.handle not in (None, Handle.COPY):
            place = self._snap_handle(gesture, place, reach, is_free=is_free)
        gesture.by = _map(gesture, gesture.frame, place, is_free)
        if gesture.handle in (None, Handle.COPY):
            stays_free = is_free or Modifier.ALT in event.modifiers
            laid = None if stays_free else self._onto_line(self._moving(gesture), gesture.by, event.mm_per_px)
            if laid is not None:
                gesture.by, gesture.snap = laid, None
            elif gesture.places is not None:
                self._snap(gesture, reach, is_free=is_free)
        if not began:
            return changed
        return changed | (Changed(ChangedFlag.SELECTION) if gesture.copies else self._repainted())

    def _snap(self, gesture: _Gesture, reach_mm: float, *, is_free: bool) -> None:
        """Move the selection to the nearest places. is_free: it goes along an axis, and stays on it."""
        assert gesture.frame is not None
        assert gesture.places is not None
        gesture.snap = None
        if not is_free:
            box = Rect.of_points(gesture.by.points(gesture.frame.corners()))
            from tni.document.align_snap import snapped  # with the first drag

            gesture.snap = snapped(box, gesture.places, reach_mm)
            gesture.by = Affine.moving(gesture.snap.dx, gesture.snap.dy).after(gesture.by)

    def _snap_handle(self, gesture: _Gesture, place: Point, reach_mm: float, *, is_free: bool) -> Point:
        """Return where the contact acts as if it were, so that the dragged edge meets the nearest place."""
        gesture.snap = None
        if gesture.places is None or gesture.frame is None or gesture.handle is None or is_free:
            return place
        from tni.document.align_snap import Snap  # with the first drag
        from tni.document.handle_snap import snapped_handle

        place, lines = snapped_handle(gesture.frame, gesture.handle, gesture.start, place, gesture.places, reach_mm)
        gesture.snap = Snap(lines=lines)
        return place

    def _reach(self, place: Point) -> Changed:
        if self._by() is SelectBy.LASSO:
            self._lasso.append(place)
        else:
            x, y = self._lasso[0]
            self._lasso = [(x, y), (place[0], y), place, (x, place[1])]
        return Changed(ChangedFlag.OVERLAY)

    def _end(self, gesture: _Gesture) -> Changed:
        self._gesture, board = None, self._target
        if not gesture.dragging:
            return self._tap(gesture) | Changed(ChangedFlag.OVERLAY)
        if gesture.frame is None:
            caught = with_groups(
                board.document, board.page.id, items_in(board.document, board.page.id, _points(self._lasso))
            )
            free = frozenset(i.id for i in unlocked(board.document, caught))
            return board.select(free | board.selection if gesture.adding else free) | Changed(ChangedFlag.OVERLAY)
        if gesture.corner is not None:
            return board.do(gesture.corner.change(board.document)) | Changed(
                ChangedFlag.OVERLAY | ChangedFlag.SELECTION
            )
        if gesture.copies:
            return self._copied(gesture.by)
        if gesture.by.is_identity:
            return self._repainted()
        return board.do(moved(board.document, board.selection, gesture.by)) | Changed(ChangedFlag.OVERLAY)

    def _copied(self, by: Affine) -> Changed:
        """Add copies and select them, so that the next drag moves them on."""
        from tni.document.clipboard_items import added_items, duplicated  # with the first copy

        board = self._target
        change = duplicated(board.document, board.page.id, board.selection, by)
        changed = board.do(change) | Changed(ChangedFlag.OVERLAY)
        return changed | board.select(added_items(change)) if change.swaps else changed

    def _tap(self, gesture: _Gesture) -> Changed:
        from tni.document.clipboard_items import PASTE_STEP_MM  # with the first copy

        if gesture.handle is Handle.COPY:
            return self._copied(Affine.moving(PASTE_STEP_MM, PASTE_STEP_MM))
        if gesture.handle is not None or gesture.corner is not None:
            return NOTHING_CHANGED
        chosen = self._with_group(gesture.under)
        if gesture.adding:
            return self._target.select(self._target.selection ^ chosen)
        return self._target.select(chosen)

    def _tapped(self, gesture: _Gesture, event: PointerEvent) -> Changed:
        """Open an item on the second of two quick taps."""
        before, self._last_tap = self._last_tap, None
        if gesture.dragging or gesture.adding:
            return NOTHING_CHANGED
        # Hit-test the item itself: the handles that the first tap brought cover a small one.
        board, at_s = self._target, event.at_s
        item = item_at(board.document, board.page.id, *gesture.start, hit_tolerance_mm(event) / 2)
        if item is None:
            return NOTHING_CHANGED
        if before is not None and before[0] == item.id and 0 <= at_s - before[1] <= DOUBLE_TAP_S:
            return self._open_item(item.id, gesture.start)
        self._last_tap = item.id, at_s
        return NOTHING_CHANGED

    def _drop(self) -> Changed:
        """Cancel the gesture, leaving no trace."""
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return NOTHING_CHANGED
        return self._repainted() if gesture.dragging and gesture.frame is not None else Changed(ChangedFlag.OVERLAY)

    def drop(self) -> Changed:
        """Cancel the gesture and restore the selection, unless an item was taken to be moved: it stays selected."""
        gesture, changed = self._gesture, self._drop()
        if gesture is None or gesture.under is not None:
            return changed
        kept = frozenset(i.id for i in selected(self._target.document, gesture.before))
        return changed | self._target.select(kept)

    def _repainted(self) -> Changed:
        """Return the region where lifted items leave the painted page or return to it."""
        board = self._target
        boxes = [board.document.box(i) for i in selected(board.document, board.selection)]
        region = Rect.nothing()
        for box in boxes:
            region = region.united(box)
        return Changed(ChangedFlag.OVERLAY | ChangedFlag.DRY, {board.page.id: region})

    def retract(self, pointer: int) -> Changed:
        mine = self._gesture is not None and self._gesture.pointer == pointer
        return self._drop() if mine else NOTHING_CHANGED

    def finish(self) -> Changed:
        return self._drop()

    @property
    def busy(self) -> bool:
        return self._gesture is not None

    def overlay(self) -> Overlay:
        gesture = self._gesture
        if gesture is None or not gesture.dragging:
            return Overlay()
        if gesture.frame is None:
            return Overlay(lasso=tuple(self._lasso))
        if gesture.corner is not None:
            return gesture.corner.overlay()
        frame = replace(gesture.frame, transform=gesture.by.after(gesture.frame.transform))
        lift = Lift(self._moving(gesture), gesture.by, gesture.copies)
        return Overlay(lifts=(lift,), frame=frame, lines=() if gesture.snap is None else gesture.snap.lines)

    def _moving(self, gesture: _Gesture) -> frozenset[ItemId]:
        """Return the selected, unlocked items. Another contact may erase some of them during the gesture."""
        board = self._target
        count = board.document.count(board.page.id)
        if gesture.moves is None or gesture.moves[0] is not board.selection or gesture.moves[1] != count:
            free = frozenset(i.id for i in unlocked(board.document, board.selection))
            gesture.moves = board.selection, count, free
        return gesture.moves[2]


def _map(gesture: _Gesture, frame: SelectionFrame, place: Point, shift: bool) -> Affine:
    match gesture.handle:
        case None | Handle.COPY:
            return dragged(gesture.start, place, shift)
        case Handle.TURN:
            return turned(frame, gesture.start, place, shift)
        case handle:
            return resized(frame, handle, gesture.start, place)


def _inside(frame: SelectionFrame | None, place: Point, under: ItemId | None) -> bool:
    """Return whether an empty place within the frame was hit: a selection can also be dragged by its gaps."""
    return under is None and frame is not None and bool(inside_polygon(np.array([place]), frame.corners())[0])


def _points(lasso: list[Point]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.array(lasso, np.float64).reshape(-1, 2)
