"""Tracker of the contacts on a board, for drivers. It gives each contact a unique id and the state down, move or up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tni.api.devices import Contact, ContactState, ContactTool, Touch

MAX_CONTACTS: Final = 250
"""Greatest number of contacts, the same as in Linux: a device that sends ever new ids and never lifts any cannot
exhaust the memory."""


class ContactTracker:
    """Contacts that are down on one surface, by the device's key. ids: shared by all surfaces of a device."""

    def __init__(self, ids: Iterator[int]) -> None:
        self._ids = ids
        self._down: dict[int, Contact] = {}

    def __len__(self) -> int:
        return len(self._down)

    def down(self) -> tuple[int, ...]:
        return tuple(self._down)

    def get(self, key: int) -> Contact | None:
        """Return the last state of a contact that is down, None when it is not down."""
        return self._down.get(key)

    def touch(self, key: int, touch: Touch, at_s: float) -> list[Contact]:
        """Put a contact down or move it. key: the device's id for it. A pen turned to its eraser end without lifting is
        a new contact, and so is another pen. Beyond `MAX_CONTACTS`, new contacts are ignored."""
        before = self._down.get(key)
        if before is None and len(self._down) >= MAX_CONTACTS:
            return []
        events = []
        if before is not None and _is_another(before.touch, touch):
            events += self.lift(key, at_s)
            before = None
        if before is None:
            now = Contact(next(self._ids), ContactState.DOWN, at_s, touch)
        else:
            now = Contact(before.id, ContactState.MOVE, at_s, touch)
        self._down[key] = now
        return [*events, now]

    def lift(self, key: int, at_s: float) -> list[Contact]:
        """Lift a contact at its last position; returns no event when it is not down."""
        before = self._down.pop(key, None)
        return [] if before is None else [replace(before, state=ContactState.UP, at_s=at_s)]

    def lift_all(self, at_s: float) -> list[Contact]:
        return [event for key in self.down() for event in self.lift(key, at_s)]


def _is_another(before: Touch, touch: Touch) -> bool:
    if before.tool is not touch.tool and ContactTool.ERASER in (before.tool, touch.tool):
        return True
    return before.pen != touch.pen
