"""Motions of interactive items on their way: which picture of each is shown in place of the item, and for how long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from tni.core.ids import ItemId
from tni.document.items import PluginItem


@dataclass(frozen=True, slots=True)
class ItemMotion:
    """Motion of an item after an act. before: the item as it was. after: as it is in the document. seconds, every_s:
    how long it lasts, and the time from one picture to the next. tells: it is shown also to who wants no animations."""

    before: PluginItem
    after: PluginItem
    act: str
    seconds: float
    every_s: float
    tells: bool = False


class MovedItems(Protocol):
    """Interactive items that may move after an act."""

    def motion(self, before: PluginItem, after: PluginItem, act: str) -> ItemMotion | None:
        """Return the motion after an act; None for none."""

    def in_motion(self, motion: ItemMotion, elapsed_s: float) -> PluginItem:
        """Return the item as it is drawn at a time of its motion."""


@dataclass(slots=True)
class _Way:
    """A motion on its way. start_s: None before the first picture was shown. now: the item as it is drawn."""

    motion: ItemMotion
    now: PluginItem
    start_s: float | None = None


class ItemMotions:
    """Motions that are on their way, at most one of each item. An item that was changed or removed meanwhile,
    or whose page is left, stands still."""

    def __init__(self, items: MovedItems, find: Callable[[ItemId], PluginItem | None]) -> None:
        """find: returns an item of the page shown, as the document has it."""
        self._items, self._find = items, find
        self._ways: dict[ItemId, _Way] = {}

    def begin(self, motion: ItemMotion) -> None:
        self._ways[motion.after.id] = _Way(motion, self._items.in_motion(motion, 0.0))

    @property
    def every_s(self) -> float | None:
        """Time to the next picture; None while nothing moves."""
        return min((way.motion.every_s for way in self._ways.values()), default=None)

    def go_on(self, now_s: float) -> tuple[bool, list[PluginItem]]:
        """Draw the pictures of a time. Returns whether one differs from the last, and the items that have come to
        rest."""
        is_new, ended = False, list[PluginItem]()
        for key, way in list(self._ways.items()):
            way.start_s = now_s if way.start_s is None else way.start_s
            elapsed_s = now_s - way.start_s
            if elapsed_s >= way.motion.seconds or not self._lies_there(way):
                del self._ways[key]
                ended.append(way.motion.after)
                continue
            before, way.now = way.now, self._items.in_motion(way.motion, elapsed_s)
            is_new = is_new or way.now != before
        return is_new, ended

    def end(self, *keys: ItemId) -> list[PluginItem]:
        """Let items come to rest, all of them without a key. Returns those that moved."""
        ended = [way.motion.after for key, way in self._ways.items() if key in keys or not keys]
        for item in ended:
            del self._ways[item.id]
        return ended

    def shown(self) -> list[PluginItem]:
        """Return the items that are drawn in place of those in the document with their ids."""
        return [way.now for way in self._ways.values() if self._lies_there(way)]

    def _lies_there(self, way: _Way) -> bool:
        return self._find(way.motion.after.id) == way.motion.after
