"""Index of the live row of each key of a layer."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from tni.core.key_index import KeyIndex


class LiveRows:
    """Mutable map from keys to rows. Rows are positive numbers."""

    __slots__ = ("_places", "_rows")

    def __init__(self, keys: Sequence[str] = (), rows: Sequence[int] = ()) -> None:
        """keys: without duplicates. rows: one for each key."""
        self._places, self._rows = KeyIndex(keys), array("q", rows)

    def get(self, key: str) -> int | None:
        place = self._places.find(key)
        return None if place is None else self._rows[place]

    def put(self, key: str, row: int | None) -> int | None:
        """Set the key's row, or remove it with None. Return the previous row."""
        if (place := self._places.find(key)) is not None:
            old = self._rows[place]
            if row is None:
                self._places.remove(key)
            else:
                self._rows[place] = row
            return old
        if row is not None:
            place = self._places.add(key)
            if place == len(self._rows):
                self._rows.append(row)
            else:
                self._rows[place] = row
        return None
