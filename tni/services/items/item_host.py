"""Interactive items of the lesson: calls of their plugins' functions, as changes of document items.

Nothing here raises what a plugin does: a kind that fails is switched off, and its items stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime
from math import atan2, degrees
from random import SystemRandom
from typing import Final

from tni.api.item_panel import PanelButton, PanelControl, PanelValue
from tni.api.items import (
    FileRefusedError,
    InkedLine,
    InkedState,
    ItemContext,
    ItemKind,
    ItemSize,
    PlacedState,
    State,
    SupportsEdges,
    SupportsFiles,
    SupportsSaving,
    SupportsScale,
    SupportsSound,
    SupportsTime,
    Tone,
)
from tni.api.laid_parts import LaidPart, LaidState
from tni.core.errors import TniError
from tni.core.geometry import IDENTITY, Affine, Point
from tni.core.ids import ItemId, PageId
from tni.core.listeners import Listeners
from tni.document.item_drawing import checked_drawing, within
from tni.document.item_edges import ItemEdge
from tni.document.item_handles import HandleDrag, ItemHandle, TapTarget
from tni.document.items import PluginItem
from tni.document.plugin_state import PluginState, checked_state, plugin_item, plugin_state, with_contents
from tni.services.items.item_kinds import ItemKinds
from tni.services.items.item_results import (
    LONGEST_READING,
    checked_edges,
    checked_file,
    checked_handles,
    checked_lines,
    checked_panel,
    checked_parts,
    checked_size,
    checked_suffix,
    checked_targets,
    checked_text,
    checked_tones,
    fitting_value,
    placed,
)
from tni.services.items.time_guard import FaultKind, PluginFaultError

DRAW_S: Final = 0.008
ACT_S: Final = 0.004
"""Budgets of processor time for a call, on average."""
FILE_S: Final = 0.1
LEAST_INTERVAL_S: Final = 0.1


def _local_time() -> datetime:
    return datetime.now()


def _seed() -> int:
    return SystemRandom().getrandbits(48)


@dataclass(frozen=True, slots=True)
class ItemSurroundings:
    """The world of the items, as far as they may ask about it. mm_per_unit: true millimetres on the board per
    millimetre of the page, as it is shown; None while it is unknown."""

    now: Callable[[], datetime] = _local_time
    seed: Callable[[], int] = _seed
    is_french: Callable[[], bool] = lambda: True
    mm_per_unit: Callable[[], float | None] = lambda: None


@dataclass(frozen=True, slots=True)
class ControlledItem:
    """Item after a control of its panel. lines: what it draws with the pen in hand, in its own millimetres. parts:
    what it leaves beside it, in millimetres of the page."""

    item: PluginItem
    lines: tuple[InkedLine, ...] = ()
    parts: tuple[LaidPart, ...] = ()


class ItemHost:
    """Host of interactive items; a `tni.document.item_handles.ItemActions`. For the main thread."""

    def __init__(self, kinds: ItemKinds, surroundings: ItemSurroundings) -> None:
        self.kinds, self._surroundings = kinds, surroundings
        self.sounds = Listeners[tuple[Tone, ...]]()
        """Functions that are called with the tones that an item plays."""

    def new_item(
        self, plugin: str, page: PageId, at: Affine, key: ItemId, state: State | None = None
    ) -> PluginItem | None:
        """Return a new item; None if its plugin is absent, or switched off by now. state: None for that of a new one,
        else in the present form."""
        if (kind := self.kinds.kind(plugin)) is None:
            return None
        if state is None:
            state = self._call(plugin, "new", ACT_S, lambda: checked_state(kind.new(self._context())), None)
        if state is None:
            return None
        drawn = self._drawn(plugin, kind, state, PluginState(plugin, kind.version, state, resizing=kind.resizing))
        if drawn is None:
            return None
        contents, size = drawn
        return plugin_item(contents, self.name_of(plugin), (size.width_mm, size.height_mm), page, at, key)

    def state_of_file(self, plugin: str, content: bytes) -> State | None:
        """Return the state of a new item that a file's content makes; None for a file of something else. Raises:
        FileRefusedError for a file of the plugin's that cannot be used."""
        kind = self.kinds.kind(plugin)
        if not isinstance(kind, SupportsFiles):
            return None

        def read() -> State | FileRefusedError | None:
            try:
                found = kind.of_file(content, self._context())
            except FileRefusedError as refused:
                return refused
            return None if found is None else checked_state(found)

        found = self._call(plugin, "of_file", FILE_S, read, None)
        if isinstance(found, FileRefusedError):
            raise found
        return found

    def name_of(self, plugin: str) -> str:
        """Return the name of a kind in the interface's language; its id if its plugin is absent."""
        manifest = self.kinds.manifest(plugin)
        if manifest is None:
            return plugin
        return manifest.name.fr if self._surroundings.is_french() else manifest.name.en

    def mm_per_unit(self) -> float | None:
        """Return the true millimetres on the board per millimetre of the page; None while they are unknown."""
        return self._surroundings.mm_per_unit()

    def is_alive(self, item: PluginItem) -> bool:
        """Return whether an item can be acted on."""
        return self._alive(item) is not None

    def handles(self, item: PluginItem) -> Sequence[ItemHandle]:
        return self._ask(
            item, "handles", lambda kind, state: checked_handles(kind.handles(state, _size(item), self._context(item)))
        )

    def targets(self, item: PluginItem) -> Sequence[TapTarget]:
        return self._ask(
            item, "targets", lambda kind, state: checked_targets(kind.targets(state, _size(item), self._context(item)))
        )

    def panel(self, item: PluginItem) -> Sequence[PanelControl]:
        return self._ask(item, "panel", lambda kind, state: checked_panel(kind.panel(state, self._context(item))))

    def dragged(self, item: PluginItem, drag: HandleDrag) -> PluginItem:
        return self._changed(item, "drag", lambda kind, state: kind.drag(state, drag, self._context(item)))

    def tapped(self, item: PluginItem, target: str) -> PluginItem:
        after = self._changed(item, "tap", lambda kind, state: kind.tap(state, target, self._context(item)))
        self._let_sound(after, target)
        return after

    def edges(self, item: PluginItem) -> Sequence[ItemEdge]:
        def ask(kind: ItemKind, state: State) -> tuple[ItemEdge, ...]:
            if not isinstance(kind, SupportsEdges):
                return ()
            return checked_edges(kind.edges(state, _size(item), self._context(item)))

        return self._ask(item, "edges", ask)

    def followed(self, item: PluginItem, edge: str, place: Point) -> PluginItem:
        def follow(kind: ItemKind, state: State) -> State | PlacedState:
            return kind.follow(state, edge, place, self._context(item)) if isinstance(kind, SupportsEdges) else state

        return self._changed(item, "follow", follow)

    def handle_reading(self, item: PluginItem, handle: str) -> str:
        def tell(kind: ItemKind, state: State) -> tuple[str, ...]:
            if not isinstance(kind, SupportsEdges):
                return ()
            return (checked_text(kind.handle_reading(state, handle, self._context(item)))[:LONGEST_READING],)

        return "".join(self._ask(item, "handle_reading", tell))

    def rescaled(self, item: PluginItem) -> PluginItem:
        """Return the item for the scale at which the page is shown now."""
        found = self._alive(item)
        if found is None or not isinstance(kind := found[0], SupportsScale):
            return item
        return self._changed(item, "rescaled", lambda _kind, state: kind.rescaled(state, self._context(item)))

    def reading(self, item: PluginItem, edge: str, start: Point, end: Point) -> str:
        def read(kind: ItemKind, state: State) -> tuple[str, ...]:
            if not isinstance(kind, SupportsEdges):
                return ()
            return (checked_text(kind.reading(state, edge, start, end, self._context(item)))[:LONGEST_READING],)

        return "".join(self._ask(item, "reading", read))

    def controlled(self, item: PluginItem, control: str, value: PanelValue) -> PluginItem:
        """Return the item after a control of its panel got a value; unchanged for a value that it cannot have."""
        return self.controlled_and_drawn(item, control, value).item

    def controlled_and_drawn(self, item: PluginItem, control: str, value: PanelValue) -> ControlledItem:
        """Return the item as `controlled` does, and what it draws on the page."""
        found = next((one for one in self.panel(item) if one.id == control), None)
        fitting = None if found is None else fitting_value(found, value)
        if found is None or fitting is None:
            return ControlledItem(item)
        if not isinstance(found, PanelButton) and getattr(found, "value", None) == fitting:
            return ControlledItem(item)
        lines: tuple[InkedLine, ...] = ()
        parts: tuple[LaidPart, ...] = ()

        def act(kind: ItemKind, state: State) -> State | PlacedState:
            nonlocal lines, parts
            result = kind.control(state, control, fitting, self._context(item))
            match result:
                case InkedState():
                    lines = checked_lines(result)
                    return result.state
                case LaidState():
                    parts = checked_parts(result)
                    return result.state
                case _:
                    return result

        after = self._changed(item, "control", act)
        self._let_sound(after, control)
        return ControlledItem(after, lines, parts) if self.is_alive(after) else ControlledItem(after)

    def file_suffix(self, item: PluginItem) -> str:
        """Return the end of the name of the file that an item can be saved as; "" for none."""
        found = self._alive(item)
        if found is None or not isinstance(kind := found[0], SupportsSaving):
            return ""
        return self._call(found[1].kind, "file_suffix", ACT_S, lambda: checked_suffix(kind.file_suffix), "")

    def file(self, item: PluginItem) -> bytes:
        """Return the file that an item is saved as; b"" if there is none."""

        def make(kind: ItemKind, state: State) -> tuple[bytes, ...]:
            return (checked_file(kind.file(state, self._context(item))),) if isinstance(kind, SupportsSaving) else ()

        return b"".join(self._ask(item, "file", make))

    def redrawn(self, item: PluginItem) -> PluginItem:
        """Return the item drawn again, as for another scale of the board, with its state in the present form."""
        return self._changed(item, "draw", lambda _kind, state: state)

    def interval_s(self, item: PluginItem) -> float | None:
        """Return the time between two steps of an item that changes by itself; None for others."""
        found = self._alive(item)
        if found is None or not isinstance(kind := found[0], SupportsTime):
            return None
        state, plugin = found[2], found[1].kind
        every = self._call(plugin, "interval_s", ACT_S, lambda: kind.interval_s(state), None)
        return None if every is None else max(float(every), LEAST_INTERVAL_S)

    def ticked(self, item: PluginItem, elapsed_s: float) -> PluginItem:
        def step(kind: ItemKind, state: State) -> State:
            return kind.tick(state, elapsed_s, self._context(item)) if isinstance(kind, SupportsTime) else state

        return self._changed(item, "tick", step)

    # -- private

    def _let_sound(self, item: PluginItem, act: str) -> None:
        """Tell the tones that an item plays after a tap or a control."""

        def ask(kind: ItemKind, state: State) -> tuple[Tone, ...]:
            return checked_tones(kind.sound(state, act, self._context(item))) if isinstance(kind, SupportsSound) else ()

        if tones := self._ask(item, "sound", ask):
            self.sounds.tell(tones)

    def _alive(self, item: PluginItem) -> tuple[ItemKind, PluginState, State] | None:
        """Return an item's kind, contents, and state in the present form; None if it cannot be acted on."""
        contents = plugin_state(item)
        if contents is None or (kind := self.kinds.kind(contents.kind)) is None or contents.version > kind.version:
            return None
        state, before = deepcopy(contents.state), contents.version  # a plugin may change what it is given
        if before < kind.version:
            upgraded = self._call(
                contents.kind, "upgrade", ACT_S, lambda: checked_state(kind.upgrade(state, before)), None
            )
            if upgraded is None:
                return None
            state = upgraded
        return kind, contents, state

    def _ask[T](self, item: PluginItem, name: str, ask: Callable[[ItemKind, State], tuple[T, ...]]) -> tuple[T, ...]:
        found = self._alive(item)
        if found is None:
            return ()
        kind, contents, state = found
        return self._call(contents.kind, name, ACT_S, lambda: ask(kind, state), ())

    def _changed(
        self, item: PluginItem, name: str, change: Callable[[ItemKind, State], State | PlacedState]
    ) -> PluginItem:
        found = self._alive(item)
        if found is None:
            return item
        kind, contents, state = found

        def changed() -> tuple[State, Affine]:
            result = change(kind, state)
            moved = placed(result) if isinstance(result, PlacedState) else IDENTITY
            return checked_state(result.state if isinstance(result, PlacedState) else result), moved

        made = self._call(contents.kind, name, ACT_S, changed, None)
        if made is None:
            return item
        if not made[1].is_identity and made[0] == contents.state and contents.version == kind.version:
            return replace(item, transform=item.transform.after(made[1]))  # it only moves
        if (drawn := self._drawn(contents.kind, kind, made[0], contents, item)) is None:
            return item
        after, size = drawn
        try:
            out = with_contents(item, after, self.name_of(contents.kind), (size.width_mm, size.height_mm))
        except TniError as error:  # too large
            self.kinds.switch_off(PluginFaultError(contents.kind, name, FaultKind.INVALID, str(error)))
            return item
        return out if made[1].is_identity else replace(out, transform=item.transform.after(made[1]))

    def _drawn(
        self, plugin: str, kind: ItemKind, state: State, before: PluginState, item: PluginItem | None = None
    ) -> tuple[PluginState, ItemSize] | None:
        """Return contents with a state, its drawing and its text, and the size; None if a function failed."""
        ctx = self._context(item)

        def draw() -> tuple[PluginState, ItemSize]:
            size = checked_size(kind.size(state))
            drawing = within(checked_drawing(kind.draw(state, size, ctx)), size.width_mm, size.height_mm)
            text = checked_text(kind.text(state, ctx))
            return replace(before, version=kind.version, state=state, drawing=drawing, text=text), size

        return self._call(plugin, "draw", DRAW_S, draw, None)

    def _call[T](self, plugin: str, name: str, budget_s: float, function: Callable[[], T], instead: T) -> T:
        """Return what a function returns; `instead` if it fails, which switches its kind off."""
        try:
            return self.kinds.guard.call(plugin, name, budget_s, function)
        except PluginFaultError as fault:
            self.kinds.switch_off(fault)
            return instead

    def _context(self, item: PluginItem | None = None) -> ItemContext:
        world = self._surroundings
        scale = world.mm_per_unit()
        return ItemContext(
            mm_per_unit=(scale or 1.0) * (1.0 if item is None else item.transform.mean_scale),
            calibrated=scale is not None, page_mm_per_unit=1.0 if item is None else item.transform.mean_scale,
            turn=0.0 if item is None else degrees(atan2(item.transform.b, item.transform.a)),
            now=world.now(), seed=world.seed(), french=world.is_french(),
        )  # fmt: skip


def _size(item: PluginItem) -> ItemSize:
    return ItemSize(item.width_mm, item.height_mm)
