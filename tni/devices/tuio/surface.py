"""Contacts from the frames of TUIO, of either version: tracks live contacts and drops late frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from typing import Final, NamedTuple

from tni.api.contact_tracker import MAX_CONTACTS, ContactTracker
from tni.api.devices import Contact, ContactTool, Touch

LATE_S: Final = 0.5
"""Seconds for which a frame with a lower number than its predecessor counts as overtaken in transit and is dropped.
After that, the sender has restarted its count.
"""

RAW_SIDE: Final = 65535
"""TUIO gives positions as fractions of a side; `Touch.raw_x` and `raw_y` are in units of 1 / RAW_SIDE of it."""


class TuioTouch(NamedTuple):
    """One touching object as sent. Positions and sizes are 0 to 1 of the surface. pressure: 0 also without a sensor."""

    x: float
    y: float
    tool: ContactTool = ContactTool.FINGER
    pressure: float | None = None
    width: float | None = None
    height: float | None = None


class TuioSurface:
    """Contacts that one source reports in one profile. ids: source of the ids of new contacts."""

    def __init__(self, ids: Iterator[int]) -> None:
        self._contacts = ContactTracker(ids)
        self._seen: dict[int, TuioTouch | None] = {}
        self._sizes: dict[int, tuple[float, float]] = {}
        self._alive: frozenset[int] = frozenset()
        self._listed: frozenset[int] | None = None
        self._number, self._numbered_at_s = 0, -inf
        self._counts_anew, self._has_pressure = False, False
        self._began_s: float | None = None

    def __len__(self) -> int:
        return len(self._contacts)

    def accepts(self, number: int, now_s: float) -> bool:
        """Return whether a frame is not too late. number: frame number; 0 and below are outside the count."""
        if number > 0:
            if number < self._number:
                if now_s - self._numbered_at_s < LATE_S:
                    return False
                self._counts_anew = True
            self._number, self._numbered_at_s = number, now_s
        return True

    def add(self, key: int, seen: TuioTouch | None) -> None:
        """Add an object to the current frame. key: the sender's session id. seen: None if it doesn't touch."""
        _keep(self._seen, key, seen)

    def measure(self, key: int, width: float, height: float) -> None:
        """Store the size of an object that is sent apart from its position. It holds until the object is gone."""
        _keep(self._sizes, key, (width, height))

    def list_alive(self, keys: Iterable[int]) -> None:
        """Set all objects present in the current frame. Without this call, the previous list stays valid."""
        self._listed = frozenset(keys)

    def drop(self) -> None:
        """Discard the current frame, for example because it is late."""
        self._seen.clear()
        self._listed = None

    def close(self, now_s: float, sent_s: float | None = None) -> list[Contact]:
        """End the current frame and return its contacts. sent_s: time on the sender's clock, None if not sent."""
        device_s = self._device_s(sent_s)
        events = self._contacts.lift_all(now_s) if self._counts_anew else []
        for key in self._lifted_keys():
            events += self._contacts.lift(key, now_s)
        for key, seen in self._seen.items():
            if seen is None:
                events += self._contacts.lift(key, now_s)
            elif key in self._alive:
                events += self._contacts.touch(key, self._touch(key, seen, device_s), now_s)
        self._counts_anew = False
        self.drop()
        return events

    def release(self, now_s: float) -> list[Contact]:
        self.drop()
        return self._contacts.lift_all(now_s)

    def _lifted_keys(self) -> list[int]:
        """Return the keys of contacts that are no longer listed as present."""
        if self._listed is None:
            return []
        self._alive = self._listed
        self._sizes = {key: size for key, size in self._sizes.items() if key in self._alive}
        return [key for key in self._contacts.down() if key not in self._alive]

    def _device_s(self, sent_s: float | None) -> float | None:
        """Return seconds on the sender's clock since its first frame. A clock that is set back restarts from 0."""
        if sent_s is None:
            return None
        if self._counts_anew or self._began_s is None or sent_s < self._began_s:
            self._began_s = sent_s
        return sent_s - self._began_s

    def _touch(self, key: int, seen: TuioTouch, device_s: float | None) -> Touch:
        x, y = _share(seen.x), _share(seen.y)
        width, height = self._sizes.get(key, (seen.width, seen.height))
        self._has_pressure = self._has_pressure or bool(seen.pressure)
        return Touch(
            seen.tool,
            round(x * RAW_SIDE),
            round(y * RAW_SIDE),
            x,
            y,
            None if seen.pressure is None or not self._has_pressure else _share(seen.pressure),
            None if width is None else _share(width),
            None if height is None else _share(height),
            None,
            device_s,
        )


def _keep[T](kept: dict[int, T], key: int, value: T) -> None:
    """Store a value unless the dictionary is full: a sender with ever new keys cannot fill the memory."""
    if key in kept or len(kept) < MAX_CONTACTS:
        kept[key] = value


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)
