"""Index from string keys to array positions, without a Python object per key. Large collections of records use it for
lookup."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np

MIN_SLOTS = 64
_NEVER, _GONE = -1, -2
"""Markers of slots that hold no position: a search stops at `_NEVER` and continues past `_GONE`."""


class KeyIndex:
    """Mutable index from keys to positions, which start at 0. Positions of removed keys are reused.

    A hash table with open addressing and linear probing: 20 bytes per key beside the key itself, where a dict to ints
    takes 60.
    """

    __slots__ = ("_free", "_keys", "_slots", "_spent")

    def __init__(self, keys: Sequence[str] = ()) -> None:
        """keys: without duplicates; they get positions in their order."""
        self._keys: list[str | None] = list(keys)
        self._free: array[int] = array("i")
        self._fill()

    def __len__(self) -> int:
        return len(self._keys) - len(self._free)

    @property
    def end(self) -> int:
        """Upper bound of the positions, exclusive."""
        return len(self._keys)

    def key(self, place: int) -> str | None:
        """Return the key at a position; None for a free position."""
        return self._keys[place]

    def find(self, key: str) -> int | None:
        """Return the position of a key; None for an unknown key."""
        slots, keys = self._slots, self._keys
        mask = len(slots) - 1
        at = hash(key) & mask
        while (place := slots[at]) != _NEVER:
            if place >= 0 and keys[place] == key:
                return place
            at = (at + 1) & mask
        return None

    def add(self, key: str) -> int:
        """Add a key that the index does not contain and return its position."""
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
        """Remove a key and return the position that it frees. Raises: KeyError."""
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
        """Rebuild the hash table for all keys, with as many slots as they need.

        The insertion is vectorised: all keys without a slot try their next slot at once, and of the keys that collide
        in an empty slot, one gets it.
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
    """Return a power of two of which `count` keys fill at most two thirds, so that the table can grow."""
    slots = MIN_SLOTS
    while 2 * slots < 3 * count:
        slots *= 2
    return slots
