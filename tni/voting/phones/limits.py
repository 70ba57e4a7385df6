"""Limits on what devices and network addresses may ask of the vote server."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RateLimit:
    """burst: how many at once; each_s: seconds after which there is one more."""

    burst: int
    each_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneLimits:
    """A connection is *unjoined* until a device shows the code or its token on it: whoever is on the network can open
    one. An address may be a whole class behind a router, so what all of one address share is wide."""

    numbers: int = 3
    """Taken by one device during a question, and held by one address, without the teacher's word: a pupil may be wrong
    once or twice, and a tablet may go round."""
    messages: RateLimit = RateLimit(40, 0.1)
    """Of one device."""
    newcomers: RateLimit = RateLimit(600, 0.5)
    """New devices from one address, else one phone could fill the room with others that are not there."""
    guesses: RateLimit = RateLimit(12, 2.0)
    """Wrong codes from one address."""
    requests: RateLimit = RateLimit(1_500, 0.005)
    """Connections and HTTP requests from one address: 80 browsers may load the page at once."""
    traffic: RateLimit = RateLimit(1 << 19, 1 / (1 << 17))
    """Bytes that unjoined connections of one address send."""
    device_traffic: RateLimit = RateLimit(1 << 16, 1 / (1 << 13))
    """Bytes that one device sends."""
    control_frames: RateLimit = RateLimit(20, 1.0)
    """WebSocket pings and pongs of one connection. Browsers only answer ours, every 15 s."""
    connections: int = 12_000
    """Open at a time."""
    from_one: int = 400
    """Of them from one address."""
    unjoined: int = 3_000
    """Of them unjoined; with more, one of the address with the most makes way."""
    unjoined_from_one: int = 300
    """Of them from one address; with more, one of its own makes way."""
    devices: int = 12_000
    first_request_s: float = 10.0
    """A connection without a whole request after that long is closed."""
    join_s: float = 10.0
    """So is a WebSocket on which no device has joined."""


class LeakyBuckets:
    """Leaky buckets by key (W. Turner 1986 as a meter): each thing done pours one in, and one runs out each `each_s`.

    keys: how many are kept; the one least used is forgotten first.
    """

    def __init__(self, rate: RateLimit, keys: int = 20_000) -> None:
        self._rate, self._keys = rate, keys
        self._full: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def _level(self, key: str, now_s: float) -> float:
        level, at_s = self._full.get(key, (0.0, now_s))
        return max(0.0, level - (now_s - at_s) / self._rate.each_s)

    def has_room(self, key: str, now_s: float) -> bool:
        """Whether one more may be done."""
        return self._level(key, now_s) + 1 <= self._rate.burst

    def pour(self, key: str, now_s: float, count: int = 1) -> None:
        """So many more were done."""
        self._keep(key, min(self._level(key, now_s) + count, float(self._rate.burst)), now_s)

    def take(self, key: str, now_s: float) -> bool:
        """Do one more if it may be done."""
        if not self.has_room(key, now_s):
            return False
        self.pour(key, now_s)
        return True

    def owe(self, key: str, now_s: float, count: int) -> float:
        """So many more were done, however many may be; seconds until there is room again, 0 where there is."""
        level = self._level(key, now_s) + count
        self._keep(key, level, now_s)
        return max(0.0, level - self._rate.burst) * self._rate.each_s

    def _keep(self, key: str, level: float, now_s: float) -> None:
        self._full[key] = (level, now_s)
        self._full.move_to_end(key)
        if len(self._full) > self._keys:
            self._full.popitem(last=False)
