"""Tool that drags the handles of interactive items and taps on them, with several contacts at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from math import hypot

from tni.core.geometry import Point, Rect
from tni.core.ids import ItemId
from tni.document.document import Change, ChangeKind
from tni.document.item_handles import HandleCursor, HandleDrag, ItemActions, ItemHandle, TapTarget
from tni.document.item_motions import ItemMotion, ItemMotions
from tni.document.items import PluginItem, bounds
from tni.document.overlay import Overlay
from tni.document.plugin_state import PLUGIN_CODE
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, PointerEvent, PointerPhase
from tni.document.selection import frame_of, frame_of_one
from tni.document.tools.base import DRAG_THRESHOLD_PX, Tool, ToolTarget, hit_tolerance_mm
from tni.document.tools.handles import handle_at


@dataclass(slots=True)
class _Pull:
    """Contact on a handle. start, to: millimetres of the item. at: page mm. tap: its first event, and the tool that
    would have got it, where a tap counts too. picks: a tap selects the item, with a tool that writes in hand."""

    handle: ItemHandle
    start: Point
    to: Point
    at: Point
    dragging: bool = False
    tap: tuple[PointerEvent, Tool] | None = None
    picks: bool = False


@dataclass(slots=True)
class _Hold:
    """Item that contacts hold. before: as in the document. now: as dragged so far, drawn in its place."""

    before: PluginItem
    now: PluginItem
    pulls: dict[int, _Pull] = field(default_factory=dict)


@dataclass(slots=True)
class _Press:
    """Contact on a tap target. down: its first event. instead: tool that gets the contact once it is dragged."""

    item: ItemId
    target: TapTarget
    down: PointerEvent
    instead: Tool
    handed_over: bool = False


class ItemTool(Tool):
    """Tool for interactive items. A gesture on an item, with all its contacts, is one undo step."""

    def __init__(
        self,
        target: ToolTarget,
        actions: ItemActions,
        waits: Callable[[], bool] = lambda: False,
        may_move: Callable[[ItemMotion], bool] = lambda _motion: False,
    ) -> None:
        """waits: returns whether a step of a drag waits for `go_on` or for a later one, which takes its place.
        may_move: returns whether a motion is to be seen."""
        self._target, self._actions, self._waits, self._may_move = target, actions, waits, may_move
        self.motions = ItemMotions(actions, self._on_page)
        self._due: dict[int, PointerEvent] = {}
        self._holds: dict[ItemId, _Hold] = {}
        self._presses: dict[int, _Press] = {}
        self._adjusted: ItemId | None = None
        self._known: tuple[PluginItem, tuple[Point, ...]] | None = None

    def take(self, event: PointerEvent, instead: Tool) -> bool:
        """Return whether a contact that comes down here is on a handle or a tap target, and prepare for its events.
        instead: the tool that would get the contact."""
        board, place = self._target, (event.x_mm, event.y_mm)
        frame = frame_of(board.document, board.selection)
        if frame is not None and handle_at(frame, place, hit_tolerance_mm(event), event.mm_per_px) is not None:
            return False
        for item in reversed(items_near(board, event)):
            if self._take_handle(event, item, instead):
                return True
            shown = self.shown(item)
            for target in self._actions.targets(shown):
                if target.contains(*local_place(shown, place)):
                    self._presses[event.pointer] = _Press(item.id, target, event, instead)
                    return True
        return False

    def take_handle(self, event: PointerEvent, items: Sequence[PluginItem]) -> bool:
        """Return whether a contact of a tool that writes comes down here on a handle of one of the items, which are in
        painting order, and prepare for its events: a tap selects the item."""
        return any(self._take_handle(event, item) for item in reversed(items))

    def _take_handle(self, event: PointerEvent, item: PluginItem, instead: Tool | None = None) -> bool:
        held, shown = self._holds.get(item.id), self.shown(item)
        taken = frozenset[str]() if held is None else frozenset(pull.handle.id for pull in held.pulls.values())
        handle = self._handle_at(shown, event, taken)
        if handle is None:
            return False
        if held is None:
            held = self._holds[item.id] = _Hold(item, item)
        local = local_place(shown, (event.x_mm, event.y_mm))
        tap = None if instead is None else (event, instead)
        at = event.x_mm, event.y_mm
        held.pulls[event.pointer] = _Pull(handle, local, local, at, tap=tap, picks=instead is None)
        return True

    def _handle_at(self, item: PluginItem, event: PointerEvent, taken: frozenset[str]) -> ItemHandle | None:
        """Return the handle under a contact, of two in one place the first that no other contact holds. taken: those
        that are held."""
        near = hit_tolerance_mm(event) / max(item.transform.mean_scale, 1e-6)
        place, handles = local_place(item, (event.x_mm, event.y_mm)), self._actions.handles(item)
        reach = [(handle.distance_mm(place), number) for number, handle in enumerate(handles)]
        if not reach or (nearest := min(reach)[0]) > near:
            return None
        return next((handles[n] for far, n in sorted(reach) if far == nearest and handles[n].id not in taken), None)

    def cursor_at(self, item: PluginItem, place: Point, near_mm: float) -> HandleCursor | None:
        """Return the shape of the mouse pointer at a place of the page; None for a place that nothing happens at."""
        shown, local = self.shown(item), local_place(item, place)
        near = near_mm / max(item.transform.mean_scale, 1e-6)
        found = min(self._actions.handles(shown), key=lambda handle: handle.distance_mm(local), default=None)
        if found is not None and found.distance_mm(local) <= near:
            return found.cursor
        return HandleCursor.TAP if any(one.contains(*local) for one in self._actions.targets(shown)) else None

    def handle(self, event: PointerEvent, now_s: float) -> Changed:
        if (press := self._presses.get(event.pointer)) is not None:
            return self._pressed(press, event, now_s)
        match event.phase:
            case PointerPhase.DOWN:
                return NOTHING_CHANGED
            case PointerPhase.MOVE:
                if self._waits():
                    self._due[event.pointer] = event
                    return NOTHING_CHANGED
                return self._drag(event)
            case PointerPhase.UP:
                return self._drag(event) | self._lift(event, now_s)
            case PointerPhase.CANCEL:
                return self.retract(event.pointer)

    # -- taps

    def _pressed(self, press: _Press, event: PointerEvent, now_s: float) -> Changed:
        if event.phase in (PointerPhase.UP, PointerPhase.CANCEL):
            del self._presses[event.pointer]
        if press.handed_over:
            return press.instead.handle(event, now_s)
        if event.phase is PointerPhase.CANCEL:
            return NOTHING_CHANGED
        far = hypot(event.x_mm - press.down.x_mm, event.y_mm - press.down.y_mm)
        if far >= DRAG_THRESHOLD_PX * event.mm_per_px:
            press.handed_over = True
            return press.instead.handle(press.down, now_s) | press.instead.handle(event, now_s)
        if event.phase is not PointerPhase.UP:
            return NOTHING_CHANGED
        changed = press.instead.handle(press.down, now_s) | press.instead.handle(event, now_s)
        item = self._target.document.item(press.item)
        if not isinstance(item, PluginItem):
            return changed
        return changed | self._tapped(item, press.target, local_place(item, (press.down.x_mm, press.down.y_mm)))

    def _changed(self, before: PluginItem, after: PluginItem) -> Changed:
        if after == before:
            return NOTHING_CHANGED
        return self._target.do(self._target.document.replace(ChangeKind.EDIT, after))

    # -- drags

    def go_on(self) -> Changed:
        """Do the steps that wait."""
        return reduce(Changed.__or__, map(self._drag, list(self._due.values())), NOTHING_CHANGED)

    def _drag(self, event: PointerEvent) -> Changed:
        self._due.pop(event.pointer, None)
        hold = next((one for one in self._holds.values() if event.pointer in one.pulls), None)
        if hold is None:
            return NOTHING_CHANGED
        pull = hold.pulls[event.pointer]
        place = local_place(hold.now, (event.x_mm, event.y_mm))
        least = DRAG_THRESHOLD_PX * event.mm_per_px / max(hold.now.transform.mean_scale, 1e-6)
        if not pull.dragging and hypot(place[0] - pull.start[0], place[1] - pull.start[1]) < least:
            return NOTHING_CHANGED
        last = pull.to if pull.dragging else None
        pull.dragging, pull.to, pull.at = True, pull.handle.limited(place), (event.x_mm, event.y_mm)
        others = {other.handle.id: other.to for other in hold.pulls.values() if other is not pull}
        before = hold.now
        hold.now = self._actions.dragged(
            hold.now, HandleDrag(pull.handle.id, pull.start, pull.to, event.modifiers, others, last)
        )
        if hold.now.transform != before.transform:
            for one in hold.pulls.values():  # where the contacts are on the item that has moved under them
                was, one.to = one.to, one.handle.limited(local_place(hold.now, one.at))
                if one is not pull:  # one that rests does not drag by what another does
                    one.start = one.start[0] + one.to[0] - was[0], one.start[1] + one.to[1] - was[1]
        if before is hold.before and hold.now is not before:
            return repainted(hold.before)
        return Changed(ChangedFlag.OVERLAY)

    def _lift(self, event: PointerEvent, now_s: float) -> Changed:
        for key, hold in self._holds.items():
            if (pull := hold.pulls.pop(event.pointer, None)) is not None:
                if hold.pulls:
                    return NOTHING_CHANGED
                return self._end(key) | self._tap_beneath(hold, pull, event, now_s)
        return NOTHING_CHANGED

    def _tap_beneath(self, hold: _Hold, pull: _Pull, event: PointerEvent, now_s: float) -> Changed:
        """Tap the target that lies beneath a handle, if the handle was touched and not dragged; without one, the item
        is selected alone."""
        if pull.dragging or hold.now is not hold.before:
            return NOTHING_CHANGED
        if pull.tap is None:
            return self._target.select(frozenset({hold.before.id})) if pull.picks else NOTHING_CHANGED
        target = next((one for one in self._actions.targets(hold.now) if one.contains(*pull.start)), None)
        down, instead = pull.tap
        changed = instead.handle(down, now_s) | instead.handle(event, now_s)
        item = self._target.document.item(hold.before.id)
        return changed | self._tapped(item, target, pull.start) if target and isinstance(item, PluginItem) else changed

    def _tapped(self, item: PluginItem, target: TapTarget, place: Point) -> Changed:
        after = self._actions.tapped(item, target.id, place)
        return self._changed(item, after) | self.begin_motion(item, after, target.id)

    # -- motions

    def begin_motion(self, before: PluginItem, after: PluginItem, act: str) -> Changed:
        """Let an item move after an act, if it does: call `move_on` until `motions` has none left. Whatever moved it
        before ends."""
        ended = reduce(Changed.__or__, map(repainted, self.motions.end(after.id)), NOTHING_CHANGED)
        motion = self._actions.motion(before, after, act)
        if motion is None or not self._may_move(motion):
            return ended
        self.motions.begin(motion)
        return ended | repainted(after)

    def _on_page(self, key: ItemId) -> PluginItem | None:
        item = self._target.document.item(key)
        return item if isinstance(item, PluginItem) and item.page == self._target.page.id else None

    def move_on(self, now_s: float) -> Changed:
        """Draw the pictures of a time of the items in motion."""
        is_new, ended = self.motions.go_on(now_s)
        changed = Changed(ChangedFlag.OVERLAY) if is_new else NOTHING_CHANGED
        return reduce(Changed.__or__, map(repainted, ended), changed)

    def rest(self) -> Changed:
        """Let all items come to rest."""
        return reduce(Changed.__or__, map(repainted, self.motions.end()), NOTHING_CHANGED)

    def _end(self, key: ItemId) -> Changed:
        hold = self._holds.pop(key)
        if self._target.document.item(key) != hold.before:  # changed or removed meanwhile
            return repainted(hold.before)
        if hold.now == hold.before:
            return Changed(ChangedFlag.OVERLAY)
        return self._changed(hold.before, hold.now) | Changed(ChangedFlag.OVERLAY)

    # -- controls of the panel

    def shown(self, item: PluginItem) -> PluginItem:
        """Return the item as it is shown now."""
        hold = self._holds.get(item.id)
        return item if hold is None else hold.now

    def holds(self, key: ItemId) -> bool:
        """Return whether contacts or a control hold an item."""
        return key in self._holds

    def adjust(self, key: ItemId, after: PluginItem) -> Changed:
        """Show the item as a control of its panel has changed it, until `end_adjusting`."""
        before = self._target.document.item(key)
        if not isinstance(before, PluginItem):
            return NOTHING_CHANGED
        hold = self._holds.setdefault(key, _Hold(before, before))
        is_first, hold.now, self._adjusted = hold.now is hold.before, after, key
        return repainted(hold.before) if is_first else Changed(ChangedFlag.OVERLAY)

    def end_adjusting(self) -> Changed:
        """Make the changes since the first `adjust` one undo step."""
        key, self._adjusted = self._adjusted, None
        hold = None if key is None else self._holds.get(key)
        return NOTHING_CHANGED if key is None or hold is None or hold.pulls else self._end(key)

    # -- the rest of the tool

    def retract(self, pointer: int) -> Changed:
        if (press := self._presses.pop(pointer, None)) is not None:
            return press.instead.retract(pointer) if press.handed_over else NOTHING_CHANGED
        self._due.pop(pointer, None)
        changed = NOTHING_CHANGED
        for key, hold in list(self._holds.items()):
            if hold.pulls.pop(pointer, None) is not None and not hold.pulls:
                del self._holds[key]
                changed |= repainted(hold.before)
        return changed

    def finish(self) -> Changed:
        self._presses.clear()
        return reduce(Changed.__or__, map(self._end, list(self._holds)), self.go_on())

    def drop(self) -> Changed:
        self._presses.clear()
        self._due.clear()
        holds, self._holds = self._holds, {}
        return reduce(Changed.__or__, (repainted(hold.before) for hold in holds.values()), NOTHING_CHANGED)

    def commit_affected(self, change: Change) -> Changed:
        """Drop the gestures on items that another command changes: it has read them as they are in the document."""
        keys = [ItemId(swap.key) for swap in change.swaps if swap.key in self._holds]
        held = [self._holds.pop(key).before for key in keys]
        return reduce(Changed.__or__, map(repainted, held), NOTHING_CHANGED)

    @property
    def busy(self) -> bool:
        return bool(self._holds or self._presses)

    def overlay(self) -> Overlay:
        changed = [hold.now for hold in self._holds.values() if hold.now is not hold.before]
        changed += [item for item in self.motions.shown() if item.id not in self._holds]
        selected = self._selected()
        frame = frame_of_one(selected, self._target.document) if selected is not None and selected in changed else None
        return Overlay(
            drafts=tuple(changed), hidden=frozenset(item.id for item in changed), frame=frame,
            knobs=() if selected is None else self._knobs(selected), readings=self._readings(),
        )  # fmt: skip

    def _readings(self) -> tuple[tuple[Point, str], ...]:
        """Return what the items tell about the handles that are dragged, each beside its contact."""
        told = (
            (pull.at, self._actions.handle_reading(hold.now, pull.handle.id))
            for hold in self._holds.values()
            for pull in hold.pulls.values()
            if pull.dragging
        )
        return tuple((place, text) for place, text in told if text)

    def _selected(self) -> PluginItem | None:
        """Return the item of which the knobs are shown: the only selected one."""
        board = self._target
        if len(board.selection) != 1:
            return None
        (key,) = board.selection
        item = board.document.item(key)
        if not isinstance(item, PluginItem) or item.code != PLUGIN_CODE or item.locked:
            return None
        held = self._holds.get(key)
        return item if held is None else held.now

    def _knobs(self, item: PluginItem) -> tuple[Point, ...]:
        if self._known is None or self._known[0] is not item:
            handles = (handle for handle in self._actions.handles(item) if handle.shown)
            self._known = item, tuple(item.transform.point(*handle.knob_at) for handle in handles)
        return self._known[1]


def items_near(board: ToolTarget, event: PointerEvent) -> Sequence[PluginItem]:
    """Return the plugins' items on the page that a contact is on or beside, and that are not locked, in painting
    order."""
    near = hit_tolerance_mm(event)
    box = Rect(event.x_mm - near, event.y_mm - near, 2 * near, 2 * near)
    found = board.document.shown(board.page.id, box)
    return [item for item in found if isinstance(item, PluginItem) and item.code == PLUGIN_CODE and not item.locked]


def repainted(item: PluginItem) -> Changed:
    """Return the change by which an item goes from the painted page into the overlay, or back."""
    return Changed(ChangedFlag.OVERLAY | ChangedFlag.DRY, {item.page: bounds(item)})


def local_place(item: PluginItem, place: Point) -> Point:
    """Return a place of the page in millimetres of an item."""
    try:
        return item.transform.inverse().point(*place)
    except ValueError:  # squeezed to nothing
        return place
