"""Calls of the functions of interactive items: with their budgets and their context, checked, as changes of document
items."""

from __future__ import annotations

import logging
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime
from math import atan2, degrees
from random import SystemRandom
from typing import Final

from tni.api.items import ItemContext, ItemKind, ItemSize, PlacedState, State
from tni.core.errors import TniError
from tni.core.geometry import IDENTITY, Affine
from tni.document.item_drawing import checked_drawing, within
from tni.document.items import PluginItem
from tni.document.plugin_state import PluginState, checked_state, plugin_state, with_contents
from tni.services.items.item_kinds import ItemKinds
from tni.services.items.item_results import checked_size, checked_text, placed
from tni.services.items.items_aside import ItemsAside
from tni.services.items.time_guard import FaultKind, PluginFaultError

DRAW_S: Final = 0.008
ACT_S: Final = 0.004
"""Budgets of processor time for a call, on average."""


log = logging.getLogger(__name__)


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


class ItemCalls:
    """Calls of items' functions, as a base class of their host."""

    def __init__(self, kinds: ItemKinds, surroundings: ItemSurroundings) -> None:
        self.kinds, self._surroundings = kinds, surroundings
        self.aside = ItemsAside()

    def name_of(self, plugin: str) -> str:
        """Return the name of a kind in the interface's language; its id if its plugin is absent."""
        manifest = self.kinds.manifest(plugin)
        if manifest is None:
            return plugin
        return manifest.name.fr if self._surroundings.is_french() else manifest.name.en

    def _alive(self, item: PluginItem) -> tuple[ItemKind, PluginState, State] | None:
        """Return an item's kind, contents, and state in the present form; None if it cannot be acted on."""
        contents = plugin_state(item)
        if contents is None or self.aside.holds(item) or (kind := self.kinds.kind(contents.kind)) is None:
            return None
        if contents.version > kind.version:
            return None
        state, before = deepcopy(contents.state), contents.version  # a plugin may change what it is given
        if before < kind.version:
            upgraded = self._call(
                contents.kind, "upgrade", ACT_S, lambda: checked_state(kind.upgrade(state, before)), None, item
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
        return self._call(contents.kind, name, ACT_S, lambda: ask(kind, state), (), item)

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

        made = self._call(contents.kind, name, ACT_S, changed, None, item)
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
            self._put_out(PluginFaultError(contents.kind, name, FaultKind.INVALID, str(error)), item)
            return item
        return out if made[1].is_identity else replace(out, transform=item.transform.after(made[1]))

    def _drawn(
        self,
        plugin: str,
        kind: ItemKind,
        state: State,
        before: PluginState,
        item: PluginItem | None = None,
        *,
        is_given: bool = False,
    ) -> tuple[PluginState, ItemSize] | None:
        """Return contents with a state, its drawing and its text, and the size; None if a function failed. is_given:
        whether the state is one that another made, as of a file, so that a fault is not the kind's."""
        ctx = self._context(item)

        def draw() -> tuple[PluginState, ItemSize]:
            size = checked_size(kind.size(state))
            drawing = within(checked_drawing(kind.draw(state, size, ctx)), size.width_mm, size.height_mm)
            text = checked_text(kind.text(state, ctx))
            return replace(before, version=kind.version, state=state, drawing=drawing, text=text), size

        whose = "file" if is_given else "" if item is None else item.id
        try:
            return self.kinds.guard.call(plugin, "draw", DRAW_S, draw, item=whose)
        except PluginFaultError as fault:
            if is_given:
                log.warning("%s", fault, exc_info=fault.__cause__)
            else:
                self._put_out(fault, item)
            return None

    def _call[T](
        self,
        plugin: str,
        name: str,
        budget_s: float,
        function: Callable[[], T],
        instead: T,
        item: PluginItem | None = None,
    ) -> T:
        """Return what a function returns; `instead` if it fails, which switches its kind off or sets the item aside
        with which it failed."""
        try:
            return self.kinds.guard.call(plugin, name, budget_s, function, item="" if item is None else item.id)
        except PluginFaultError as fault:
            self._put_out(fault, item)
            return instead

    def _put_out(self, fault: PluginFaultError, item: PluginItem | None) -> None:
        if item is None or not self.aside.takes(fault, item):
            self.kinds.switch_off(fault)

    def _context(self, item: PluginItem | None = None) -> ItemContext:
        world = self._surroundings
        scale = world.mm_per_unit()
        return ItemContext(
            mm_per_unit=(scale or 1.0) * (1.0 if item is None else item.transform.mean_scale),
            calibrated=scale is not None, page_mm_per_unit=1.0 if item is None else item.transform.mean_scale,
            turn=0.0 if item is None else degrees(atan2(item.transform.b, item.transform.a)),
            now=world.now(), seed=world.seed(), french=world.is_french(),
        )  # fmt: skip
