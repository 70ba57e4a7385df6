"""Base class of the drivers of both TUIO versions: the senders on a port, and their time-outs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from itertools import count
from math import inf
from typing import ClassVar, Final

from tni.api.devices import Contact, Step
from tni.devices.tuio.osc import TuioMessage, read_messages
from tni.devices.tuio.surface import TuioSurface

SILENCE_S: Final = 5.0
"""Silence, in seconds, after which a source counts as gone. Many sources send only changes, and a hand may rest."""

MAX_SOURCES: Final = 16


class TuioSource:
    """One sender. only: the only profile that counts, once it is known; None before."""

    def __init__(self, ids: Iterator[int]) -> None:
        self._ids = ids
        self._surfaces: dict[str, TuioSurface] = {}
        self.last_message_s = -inf
        self.only: str | None = None

    def surface(self, profile: str) -> TuioSurface:
        surface = self._surfaces.get(profile)
        if surface is None:
            surface = self._surfaces[profile] = TuioSurface(self._ids)
        return surface

    @property
    def wake_at_s(self) -> float | None:
        return self.last_message_s + SILENCE_S if any(map(len, self._surfaces.values())) else None

    def release(self, now_s: float) -> list[Contact]:
        return [event for surface in self._surfaces.values() for event in surface.release(now_s)]


class TuioDriver(ABC):
    """A `tni.api.devices.Driver` of one version of TUIO; a report is a datagram.

    A faulty datagram raises before any of it takes effect.
    """

    addresses: ClassVar[frozenset[bytes]]

    def __init__(self, ids: Iterator[int] | None = None) -> None:
        """Make a driver. ids: source of contact ids, for drivers that must not use the same id twice."""
        self._ids = count(1) if ids is None else ids
        self._sources: dict[tuple[str, str, int], TuioSource] = {}
        """Key: name and host; for a source without a name, host and port."""
        self._host, self._port = "", 0

    def start(self, now_s: float) -> Step:  # noqa: ARG002 -- demanded by the protocol; senders need no start
        return Step()

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Process one datagram. Raises: OscError, TuioError."""
        return self.on_messages(read_messages(report, self.addresses), now_s)

    def on_messages(self, messages: Sequence[TuioMessage], now_s: float, sender: tuple[str, int] = ("", 0)) -> Step:
        """Process the messages of one datagram. sender: its host and port, if known. Raises: TuioError."""
        self._host, self._port = sender
        return self._step(self._apply(messages, now_s))

    def on_timer(self, now_s: float) -> Step:
        silent = [s for s in self._sources.values() if s.wake_at_s is not None and s.wake_at_s <= now_s]
        return self._step([event for source in silent for event in source.release(now_s)])

    def release(self, now_s: float) -> Step:
        return self._step([event for source in self._sources.values() for event in source.release(now_s)])

    @abstractmethod
    def _apply(self, messages: Sequence[TuioMessage], now_s: float) -> list[Contact]:
        """Apply the messages of one datagram and return the contacts. Raises: TuioError, before any change."""

    def _source(self, name: str, now_s: float) -> TuioSource | None:
        """Return the source of the current datagram, and make it if it is new.

        name: the name that the source gives itself, "" without one. Returns None when there are already `MAX_SOURCES`
        active sources: a further source waits until another falls silent.
        """
        key = (name, self._host, 0 if name else self._port)
        source = self._sources.get(key)
        if source is None:
            if len(self._sources) == MAX_SOURCES and not self._make_room():
                return None
            source = self._sources[key] = TuioSource(self._ids)
        source.last_message_s = now_s
        return source

    def _make_room(self) -> bool:
        idle = [key for key, source in self._sources.items() if source.wake_at_s is None]
        if idle:
            del self._sources[min(idle, key=lambda key: self._sources[key].last_message_s)]
        return bool(idle)

    def _step(self, events: list[Contact]) -> Step:
        wakes = [source.wake_at_s for source in self._sources.values() if source.wake_at_s is not None]
        return Step(tuple(events), wake_at_s=min(wakes, default=None))
