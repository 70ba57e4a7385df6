"""Limits on the requests of devices and network addresses to the vote server."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RateLimit:
    """Rate limit. burst: how many at once; each_s: seconds after which one more is allowed."""

    burst: int
    each_s: float


@dataclass(frozen=True, slots=True)
class AnswerLimit:
    """Limit of the stored answers of a device to a question. at_once: how many are stored as they come. first_wait_s:
    the next one is stored so many seconds after the last, each further one after twice as long as the one before. Only
    the latest of those that wait is kept, and is stored at the latest when the question is closed."""

    at_once: int
    first_wait_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneLimits:
    """Limits of the vote server.

    A connection is *unjoined* until a device shows the session code or its token on it: anyone on the network can open
    one. An address may be a whole class behind a router, so limits per address are wide.
    """

    numbers: int = 3
    """Seat numbers that one device may take during a question, and that one address may hold, without the teacher's
    consent. A pupil may mistype once or twice, and a tablet may be passed around."""
    messages: RateLimit = RateLimit(40, 0.1)
    """Messages of one device."""
    answers: AnswerLimit = AnswerLimit(20, 1.0)
    seatings: RateLimit = RateLimit(20, 10.0)
    """Changes of the seat number of one device."""
    newcomers: RateLimit = RateLimit(600, 0.5)
    """New devices from one address; without a limit one phone could fill the room with devices that do not exist."""
    guesses: RateLimit = RateLimit(12, 2.0)
    """Wrong session codes from one address."""
    requests: RateLimit = RateLimit(1_500, 0.005)
    """Connections and HTTP requests from one address: 80 browsers may load the page at once."""
    traffic: RateLimit = RateLimit(1 << 19, 1 / (1 << 17))
    """Bytes that the unjoined connections of one address send."""
    device_traffic: RateLimit = RateLimit(1 << 16, 1 / (1 << 13))
    """Bytes that one device sends."""
    control_frames: RateLimit = RateLimit(20, 1.0)
    """WebSocket pings and pongs of one connection. Browsers only answer the server's, every 15 s."""
    connections: int = 12_000
    """Connections open at a time."""
    from_one: int = 400
    """Connections open at a time from one address."""
    unjoined: int = 3_000
    """Unjoined connections; beyond that, the address with the most loses one."""
    unjoined_from_one: int = 300
    """Unjoined connections from one address; beyond that, it loses one of its own."""
    devices: int = 12_000
    first_request_s: float = 10.0
    """Time after which a connection without a complete request is closed."""
    join_s: float = 10.0
    """Time after which a WebSocket is closed if no device has joined on it."""


class LeakyBuckets:
    """Leaky buckets by key (W. Turner 1986, as a meter): each action adds one unit, and one unit leaks out every
    `each_s`.

    keys: how many are kept; the least recently used is dropped first.
    """

    def __init__(self, rate: RateLimit, keys: int = 20_000) -> None:
        self._rate, self._keys = rate, keys
        self._full: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def _level(self, key: str, now_s: float) -> float:
        level, at_s = self._full.get(key, (0.0, now_s))
        return max(0.0, level - (now_s - at_s) / self._rate.each_s)

    def has_capacity(self, key: str, now_s: float) -> bool:
        """Return whether one more action is allowed."""
        return self._level(key, now_s) + 1 <= self._rate.burst

    def pour(self, key: str, now_s: float, count: int = 1) -> None:
        """Count `count` actions."""
        self._set_level(key, min(self._level(key, now_s) + count, float(self._rate.burst)), now_s)

    def take(self, key: str, now_s: float) -> bool:
        """Count one action if it is allowed; return whether it was."""
        if not self.has_capacity(key, now_s):
            return False
        self.pour(key, now_s)
        return True

    def owe(self, key: str, now_s: float, count: int) -> float:
        """Count `count` actions even beyond the limit; return the seconds until more is allowed, 0 if it is."""
        level = self._level(key, now_s) + count
        self._set_level(key, level, now_s)
        return max(0.0, level - self._rate.burst) * self._rate.each_s

    def _set_level(self, key: str, level: float, now_s: float) -> None:
        self._full[key] = (level, now_s)
        self._full.move_to_end(key)
        if len(self._full) > self._keys:
            self._full.popitem(last=False)
