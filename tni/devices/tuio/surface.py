"""Frames of TUIO become contacts, whichever version tells them: who is there, and what comes too late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from typing import Final, NamedTuple

from tni.api.contact_tracker import MAX_CONTACTS, ContactTracker, Touch
from tni.api.devices import Contact, ContactTool

LATE_S: Final = 0.5
"""A frame that comes after a later one was overtaken on its way; later than this, the sender counts anew."""

RAW_SIDE: Final = 65535
"""TUIO tells fractions of a side; `Contact.raw_x` and `raw_y` are in these parts of it."""


class TuioTouch(NamedTuple):
    """One thing that touches, as sent: places and sizes 0 to 1 of the surface. pressure: 0 also without a sensor."""

    x: float
    y: float
    tool: ContactTool = ContactTool.FINGER
    pressure: float | None = None
    width: float | None = None
    height: float | None = None


class TuioSurface:
    """What one source tells of one kind of thing. ids: where new contacts take their id from."""

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

    def takes(self, number: int, now_s: float) -> bool:
        """Whether a frame is not too late. number: of the frame; 0 and less are outside of the count."""
        if number > 0:
            if number < self._number:
                if now_s - self._numbered_at_s < LATE_S:
                    return False
                self._counts_anew = True
            self._number, self._numbered_at_s = number, now_s
        return True

    def see(self, key: int, seen: TuioTouch | None) -> None:
        """In the frame under way. key: the sender's session id; seen: None for what does not touch."""
        _keep(self._seen, key, seen)

    def measure(self, key: int, width: float, height: float) -> None:
        """How large a thing is that is told apart from its size; it keeps it."""
        _keep(self._sizes, key, (width, height))

    def list_alive(self, keys: Iterable[int]) -> None:
        """Who is there in the frame under way, and nobody else. In a frame without: who was there before."""
        self._listed = frozenset(keys)

    def drop(self) -> None:
        """The frame under way was late."""
        self._seen.clear()
        self._listed = None

    def close(self, now_s: float, sent_s: float | None = None) -> list[Contact]:
        """End the frame under way. sent_s: by the sender's clock, None when it does not say."""
        device_s = self._device_s(sent_s)
        events = self._contacts.lift_all(now_s) if self._counts_anew else []
        for key in self._gone():
            events += self._contacts.lift(key, now_s)
        for key, seen in self._seen.items():
            if seen is None:
                events += self._contacts.lift(key, now_s)
            elif key in self._alive:
                events += self._contacts.touch(self._touch(key, seen, device_s), now_s)
        self._counts_anew = False
        self.drop()
        return events

    def release(self, now_s: float) -> list[Contact]:
        self.drop()
        return self._contacts.lift_all(now_s)

    def _gone(self) -> list[int]:
        """Who is on the list no more."""
        if self._listed is None:
            return []
        self._alive = self._listed
        self._sizes = {key: size for key, size in self._sizes.items() if key in self._alive}
        return [key for key in self._contacts.down() if key not in self._alive]

    def _device_s(self, sent_s: float | None) -> float | None:
        """By the sender's clock, from its first frame; one that is set back begins anew."""
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
            key,
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
    """A sender that names ever new things cannot fill the memory."""
    if key in kept or len(kept) < MAX_CONTACTS:
        kept[key] = value


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)
