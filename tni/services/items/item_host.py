"""Interactive items of the lesson: calls of their plugins' functions, as changes of document items.

Nothing here raises what a plugin does: a kind that fails is switched off, and its items stay as they are.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tni.api.item_panel import MEASURE_BOARD, PanelButton, PanelControl, PanelValue
from tni.api.items import (
    FileRefusedError,
    InkedLine,
    InkedState,
    ItemKind,
    ItemSize,
    Localised,
    PlacedState,
    State,
    SupportsAnswers,
    SupportsEdges,
    SupportsFiles,
    SupportsPlaces,
    SupportsSaving,
    SupportsScale,
    SupportsSound,
    SupportsTime,
    SupportsWheel,
    Tone,
)
from tni.api.laid_parts import LaidPart, LaidState
from tni.core.geometry import IDENTITY, Affine, Point
from tni.core.ids import ItemId, PageId
from tni.core.listeners import Listeners
from tni.document.item_edges import ItemEdge
from tni.document.item_handles import HandleDrag, ItemHandle, TapTarget
from tni.document.items import PluginItem
from tni.document.plugin_state import PluginState, checked_state, plugin_item, plugin_state
from tni.services.items.item_calls import ACT_S, ItemSurroundings
from tni.services.items.item_kinds import ItemKinds
from tni.services.items.item_lines import ItemLines
from tni.services.items.item_results import (
    LONGEST_READING,
    checked_edges,
    checked_file,
    checked_handles,
    checked_interval,
    checked_lines,
    checked_panel,
    checked_parts,
    checked_question,
    checked_suffix,
    checked_targets,
    checked_text,
    checked_tones,
    fitting_value,
)
from tni.services.items.motion_calls import MotionCalls
from tni.services.items.time_guard import FaultKind, PluginFaultError

__all__ = ["ItemHost", "ItemQuestion", "ItemSurroundings"]

FILE_S: Final = 0.1
LEAST_INTERVAL_S: Final = 0.1
_DAMAGED = Localised(
    "ce fichier est abîmé, ou il contient ce qu’on ne peut pas montrer. Enregistrez-le à nouveau dans son logiciel.",
    "this file is damaged, or holds what this object cannot show. Save it again in its own program.",
)
_TOO_MUCH = Localised(
    "ce fichier contient trop de choses pour le tableau. Enregistrez-en une partie dans un autre fichier.",
    "this file holds too much for the board. Save a part of it in another file.",
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ItemQuestion:
    """Question of an item to a server. act: the tap or control that it follows. plugin: of which the manifest names the
    hosts that may be asked."""

    item: ItemId
    plugin: str
    act: str
    address: str


@dataclass(frozen=True, slots=True)
class ControlledItem:
    """Item after a control of its panel. lines: what it draws with the pen in hand, in its own millimetres. parts:
    what it leaves beside it, in millimetres of the page."""

    item: PluginItem
    lines: tuple[InkedLine, ...] = ()
    parts: tuple[LaidPart, ...] = ()


class ItemHost(MotionCalls, ItemLines):
    """Host of interactive items; a `tni.document.item_handles.ItemActions`. For the main thread."""

    def __init__(self, kinds: ItemKinds, surroundings: ItemSurroundings) -> None:
        super().__init__(kinds, surroundings)
        self.sounds = Listeners[tuple[Tone, ...]]()
        """Functions that are called with the tones that an item plays."""
        self.questions = Listeners[ItemQuestion]()
        """Functions that are called with the questions that items put to servers."""

    def new_item(
        self, plugin: str, page: PageId, at: Affine, key: ItemId, state: State | None = None
    ) -> PluginItem | None:
        """Return a new item; None if its plugin is absent, or switched off by now. state: None for that of a new one,
        else in the present form."""
        if (kind := self.kinds.kind(plugin)) is None:
            return None
        is_given = state is not None
        if state is None:
            state = self._call(plugin, "new", ACT_S, lambda: checked_state(kind.new(self._context())), None)
        if state is None:
            return None
        before = PluginState(plugin, kind.version, state, resizing=kind.resizing)
        if (drawn := self._drawn(plugin, kind, state, before, is_given=is_given)) is None:
            return None
        contents, size = drawn
        made = plugin_item(contents, self.name_of(plugin), (size.width_mm, size.height_mm), page, at, key)
        if not is_given:
            self.aside.note_made(made)
        return made

    def state_of_file(self, plugin: str, content: bytes, name: str = "") -> State | None:
        """Return the state of a new item that a file makes; None for a file of something else. Raises:
        FileRefusedError for a file of the plugin's that cannot be used."""
        kind = self.kinds.kind(plugin)
        if not isinstance(kind, SupportsFiles):
            return None

        def read() -> State | FileRefusedError | None:
            try:
                found = kind.of_file(content, replace(self._context(), file=name))
            except FileRefusedError as refused:
                return refused
            return None if found is None else checked_state(found)

        try:
            found = self.kinds.guard.call(plugin, "of_file", FILE_S, read)
        except PluginFaultError as fault:
            log.warning("%s", fault, exc_info=fault.__cause__)
            raise FileRefusedError(_TOO_MUCH if fault.kind is FaultKind.HUNG else _DAMAGED) from fault
        if isinstance(found, FileRefusedError):
            raise found
        if found is not None and self.new_item(plugin, PageId(""), IDENTITY, ItemId("file"), found) is None:
            raise FileRefusedError(_DAMAGED)
        return found

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

    def tapped(self, item: PluginItem, target: str, place: Point | None = None) -> PluginItem:
        def tap(kind: ItemKind, state: State) -> State:
            if place is not None and isinstance(kind, SupportsPlaces):
                return kind.tap_at(state, target, place, self._context(item))
            return kind.tap(state, target, self._context(item))

        after = self._changed(item, "tap", tap)
        self._let_act(after, target)
        return after

    def wheeled(self, item: PluginItem, place: Point, steps: float) -> PluginItem | None:
        """Return the item after the mouse's wheel was turned over a place of it; None if that is the page's."""
        is_taken = False

        def turn(kind: ItemKind, state: State) -> State:
            nonlocal is_taken
            after = kind.wheel(state, place, steps, self._context(item)) if isinstance(kind, SupportsWheel) else None
            is_taken = after is not None
            return state if after is None else after

        found = self._alive(item)
        if found is None or not isinstance(found[0], SupportsWheel):
            return None
        after = self._changed(item, "wheel", turn)
        return after if is_taken else None

    def answered(self, item: PluginItem, act: str, answer: bytes | None) -> PluginItem:
        """Return the item after the answer to the question that it asked after an act; None if none came."""

        def tell(kind: ItemKind, state: State) -> State:
            if not isinstance(kind, SupportsAnswers):
                return state
            return kind.answered(state, act, answer, self._context(item))

        return self._changed(item, "answered", tell)

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
        if found is None or fitting is None or found == MEASURE_BOARD:
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
        self._let_act(after, control)
        return ControlledItem(after, lines, parts) if self.is_alive(after) else ControlledItem(after)

    def file_suffix(self, item: PluginItem) -> str:
        """Return the end of the name of the file that an item can be saved as; "" for none."""
        found = self._alive(item)
        if found is None or not isinstance(kind := found[0], SupportsSaving):
            return ""
        return self._call(found[1].kind, "file_suffix", ACT_S, lambda: checked_suffix(kind.file_suffix), "", item)

    def file(self, item: PluginItem) -> bytes:
        """Return the file that an item is saved as; b"" if there is none."""

        def make(kind: ItemKind, state: State) -> tuple[bytes, ...]:
            return (checked_file(kind.file(state, self._context(item))),) if isinstance(kind, SupportsSaving) else ()

        return b"".join(self._ask(item, "file", make))

    def redrawn(self, item: PluginItem) -> PluginItem:
        """Return the item drawn again, as for another scale of the board, with its state in the present form."""
        return self._changed(item, "redrawn", lambda _kind, state: state)

    def interval_s(self, item: PluginItem) -> float | None:
        """Return the time between two steps of an item that changes by itself; None for others."""
        found = self._alive(item)
        if found is None or not isinstance(kind := found[0], SupportsTime):
            return None
        state, plugin = found[2], found[1].kind
        every = self._call(plugin, "interval_s", ACT_S, lambda: checked_interval(kind.interval_s(state)), None, item)
        return None if every is None else max(every, LEAST_INTERVAL_S)

    def ticked(self, item: PluginItem, elapsed_s: float) -> PluginItem:
        def step(kind: ItemKind, state: State) -> State:
            return kind.tick(state, elapsed_s, self._context(item)) if isinstance(kind, SupportsTime) else state

        return self._changed(item, "tick", step)

    # -- private

    def _let_act(self, item: PluginItem, act: str) -> None:
        """Tell the tones that an item plays and the question that it asks after a tap or a control."""
        self._let_sound(item, act)

        def ask(kind: ItemKind, state: State) -> tuple[str, ...]:
            return (checked_question(kind.question(state, act)),) if isinstance(kind, SupportsAnswers) else ()

        if address := "".join(self._ask(item, "question", ask)):
            contents = plugin_state(item)
            assert contents is not None  # it has just been asked
            self.questions.tell(ItemQuestion(item.id, contents.kind, act, address))

    def _let_sound(self, item: PluginItem, act: str) -> None:

        def ask(kind: ItemKind, state: State) -> tuple[Tone, ...]:
            return checked_tones(kind.sound(state, act, self._context(item))) if isinstance(kind, SupportsSound) else ()

        if tones := self._ask(item, "sound", ask):
            self.sounds.tell(tones)


def _size(item: PluginItem) -> ItemSize:
    return ItemSize(item.width_mm, item.height_mm)
