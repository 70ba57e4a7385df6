"""How much anybody may ask for."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """burst: how many at once; each_s: seconds after which there is one more."""

    burst: int
    each_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """messages: of one device. newcomers: devices that are new, from one address, else one phone could fill the room
    with others that are not there. guesses: wrong codes from one address. requests: HTTP requests from one address,
    behind which a whole class may be. connections: open ones in all; from_one: from one address. devices: in all.
    first_request_s: a connection that has asked for nothing after that long is closed. idle_s: silence after which one
    that is held open is."""

    messages: Rate = Rate(40, 0.1)
    newcomers: Rate = Rate(600, 0.5)
    guesses: Rate = Rate(12, 2.0)
    requests: Rate = Rate(600, 0.01)
    connections: int = 12_000
    from_one: int = 400
    devices: int = 12_000
    first_request_s: float = 10.0
    idle_s: float = 40.0


class Buckets:
    """Leaky buckets by key (W. Turner 1986 as a meter): each thing done pours one in, and one runs out each `each_s`.

    keys: how many are kept; the one least used is forgotten first.
    """

    def __init__(self, rate: Rate, keys: int = 20_000) -> None:
        self._rate, self._keys = rate, keys
        self._full: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def _level(self, key: str, now_s: float) -> float:
        level, at_s = self._full.get(key, (0.0, now_s))
        return max(0.0, level - (now_s - at_s) / self._rate.each_s)

    def has_room(self, key: str, now_s: float) -> bool:
        """Whether one more may be done."""
        return self._level(key, now_s) + 1 <= self._rate.burst

    def pour(self, key: str, now_s: float) -> None:
        """One more was done."""
        self._full[key] = (min(self._level(key, now_s) + 1, float(self._rate.burst)), now_s)
        self._full.move_to_end(key)
        if len(self._full) > self._keys:
            self._full.popitem(last=False)

    def take(self, key: str, now_s: float) -> bool:
        """Do one more if it may be done."""
        if not self.has_room(key, now_s):
            return False
        self.pour(key, now_s)
        return True
