"""Which place of an array a key has, without a Python object for each: what many records are found by."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np

MIN_SLOTS = 64
_NEVER, _GONE = -1, -2
"""Slots that hold no place: one where a search ends, and one that it goes past."""


class KeyIndex:
    """Mutable. Each key has a place, from 0; places of removed keys are given away again.

    A hash table with open addressing and linear probing: 20 bytes a key beside the key itself, where a dict to ints
    takes 60.
    """

    __slots__ = ("_free", "_keys", "_slots", "_spent")

    def __init__(self, keys: Sequence[str] = ()) -> None:
        """keys: without doubles; they get the places in their order."""
        self._keys: list[str | None] = list(keys)
        self._free: array[int] = array("i")
        self._fill()

    def __len__(self) -> int:
        return len(self._keys) - len(self._free)

    @property
    def end(self) -> int:
        """All places are below it."""
        return len(self._keys)

    def key(self, place: int) -> str | None:
        """None for a place that is free."""
        return self._keys[place]

    def find(self, key: str) -> int | None:
        """The key's place; None for a key that has none."""
        slots, keys = self._slots, self._keys
        mask = len(slots) - 1
        at = hash(key) & mask
        while (place := slots[at]) != _NEVER:
            if place >= 0 and keys[place] == key:
                return place
            at = (at + 1) & mask
        return None

    def add(self, key: str) -> int:
        """A place for a key that has none."""
        if self._free:
            place = self._free.pop()
            self._keys[place] = key
        else:
            place = len(self._keys)
            self._keys.append(key)
        if 4 * self._spent >= 3 * len(self._slots):
            self._fill()
            return place
        slots = self._slots
        mask = len(slots) - 1
        at = hash(key) & mask
        while slots[at] >= 0:
            at = (at + 1) & mask
        self._spent += slots[at] == _NEVER
        slots[at] = place
        return place

    def remove(self, key: str) -> int:
        """Give the key's place away; returns it. Raises: KeyError."""
        slots, keys = self._slots, self._keys
        mask = len(slots) - 1
        at = hash(key) & mask
        while (place := slots[at]) != _NEVER:
            if place >= 0 and keys[place] == key:
                slots[at], keys[place] = _GONE, None
                self._free.append(place)
                return place
            at = (at + 1) & mask
        raise KeyError(key)

    def _fill(self) -> None:
        """Put all keys into as many slots as they need.

        Many at a time: each key still without a slot goes to the next one, and of those that meet in one, one stays.
        """
        places = np.array([place for place, key in enumerate(self._keys) if key is not None], np.int32)
        slots = np.full(_slots_for(len(places)), _NEVER, np.int32)
        at = np.array([hash(key) for key in self._keys if key is not None], np.int64) & (len(slots) - 1)
        while len(places):
            empty = slots[at] == _NEVER
            slots[at[empty]] = places[empty]
            homeless = slots[at] != places
            places, at = places[homeless], (at[homeless] + 1) & (len(slots) - 1)
        self._slots = array("i", slots.tobytes())
        self._spent = len(self)


def _slots_for(count: int) -> int:
    """A power of two that `count` keys fill by two thirds at most: there is room for more."""
    slots = MIN_SLOTS
    while 2 * slots < 3 * count:
        slots *= 2
    return slots
