"""Sandglass: its sand falls in the minutes that are typed, a tap turns it, and its end is seen without a sound."""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime
from itertools import accumulate
from math import ceil, cos, pi
from typing import Final

from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnText,
    ItemContext,
    ItemSize,
    Localised,
    PanelButton,
    PanelControl,
    PanelNumber,
    PanelToggle,
    PanelValue,
    PlainItem,
    Point,
    Rect,
    State,
    TapTarget,
    with_values,
)

PLUGIN = {
    "id": "sandglass",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "class",
    "terms": {"fr": "temps minuteur compte à rebours durée sable", "en": "timer countdown hourglass sand time"},
    "name": {"fr": "Sablier", "en": "Sandglass"},
    "summary": {
        "fr": "Un sablier que l’on retourne d’un toucher, pour les minutes que l’on veut ; il finit sans bruit.",
        "en": "A sandglass that a tap turns, for as many minutes as you like; it ends without a sound.",
    },
    "licence": "GPL-3.0-or-later",
}

WIDTH, GLASS_HIGH, WORDS_HIGH = 64.0, 100.0, 20.0
PLATE: Final = 6.0
"""Height of the plates that hold the glass."""
BULB, NECK, BULB_HIGH = 25.0, 1.2, GLASS_HIGH / 2 - PLATE
"""Half widths of a bulb, at its plate and at the neck, and its height."""
LEAST_MIN, MOST_MIN = 0.1, 90.0
SLICES: Final = 44
EPOCH: Final = datetime(2000, 1, 1)
SAND: Final = "orange"


def half_width(depth: float) -> float:
    """Return half the width of a bulb. depth: 0 at its plate to 1 at the neck."""
    return NECK + (BULB - NECK) * cos(pi / 2 * depth**1.7) ** 0.9 if depth < 1 else NECK


_FILLED = [
    0.0,
    *accumulate(half_width(1 - (at + 0.5) / SLICES) ** 2 for at in range(SLICES)),
]
"""Volume of sand up to each height above the neck, in slices."""


class Sandglass(PlainItem):
    """State: `minutes`; `left`, the seconds of sand in the upper bulb, at `since` while it `runs`, in seconds since
    EPOCH; `shown`: whether the time that is left is written."""

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {"minutes": 3.0, "left": 180.0, "since": 0.0, "runs": False, "shown": True}

    def size(self, state: State) -> ItemSize:  # noqa: ARG002
        return ItemSize(WIDTH, GLASS_HIGH + WORDS_HIGH)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        whole = _whole(state)
        upper = min(max(state["left"] / whole, 0.0), 1.0)
        out: list[DrawnArea | DrawnLine | DrawnText] = []
        over = is_over(state)
        if over:  # seen from the last row, in another way than by a colour: a frame, and words
            out.append(DrawnArea(_box(0.0, 0.0, WIDTH, GLASS_HIGH + WORDS_HIGH), "soft green"))
        out.append(DrawnArea(_outline(0.0, 1.0, upper=True), "surface"))
        out.append(DrawnArea(_outline(0.0, 1.0, upper=False), "surface"))
        if upper > 0:
            out.append(DrawnArea(_outline(1 - _level(upper), 1.0, upper=True), SAND))
        if upper < 1:
            lower = _level(1 - upper)
            out.append(DrawnArea(_heap(_level_below(1 - upper)), SAND))
            if state["runs"] and lower < 1:
                middle, floor = WIDTH / 2, GLASS_HIGH - PLATE
                out.append(DrawnLine(((middle, GLASS_HIGH / 2 - 1), (middle, floor - 2)), SAND, 1.2))
        for top in (True, False):
            out.append(DrawnLine(_side(top, -1), "ink", 1.6))
            out.append(DrawnLine(_side(top, 1), "ink", 1.6))
        out += [DrawnArea(_box(2.0, y, WIDTH - 4.0, PLATE), "ink") for y in (0.0, GLASS_HIGH - PLATE)]
        words, em = self._words(state, ctx), 12.5 if over else 16.0
        if words:
            out.append(DrawnText(words, WIDTH / 2, GLASS_HIGH + WORDS_HIGH / 2, em, bold=True, width_mm=WIDTH - 4))
        if over:
            out.append(DrawnLine(_box(1.0, 1.0, WIDTH - 2.0, GLASS_HIGH + WORDS_HIGH - 2.0), "green", 2.0, closed=True))
        return tuple(out)

    def _words(self, state: State, ctx: ItemContext) -> str:
        if is_over(state):
            return ctx.text(Localised("C’est fini", "Time is up"))
        return time_text(state["left"]) if state["shown"] else ""

    # -- what is done with it

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        label = ctx.text(Localised("Retourner le sablier", "Turn the sandglass"))
        return (TapTarget("turn", Rect(0.0, 0.0, WIDTH, GLASS_HIGH), label),)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        return turned(self._now(state, ctx), ctx)

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        stop = Localised("Pause", "Pause") if state["runs"] else Localised("Laisser couler", "Let it run")
        return (
            PanelButton("turn", Localised("Retourner", "Turn over")),
            PanelButton("pause", stop),
            PanelButton("full", Localised("Remettre au début", "Fill again")),
            PanelNumber("minutes", Localised("Minutes", "Minutes"), state["minutes"], LEAST_MIN, MOST_MIN, 1),
            PanelToggle("shown", Localised("Temps restant écrit", "Show the time left"), state["shown"]),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        now = self._now(state, ctx)
        match control:
            case "turn":
                return turned(now, ctx)
            case "pause":
                return with_values(now, runs=not now["runs"] and not is_over(now), since=_second(ctx))
            case "full":
                return with_values(now, left=_whole(now), runs=False)
            case "minutes":
                minutes = round(float(value), 1)
                return with_values(now, minutes=minutes, left=minutes * 60, runs=False)
            case _:
                return with_values(now, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        return self._words(with_values(state, shown=True), ctx)

    # -- time

    def interval_s(self, state: State) -> float | None:
        return 1.0 if state["runs"] else None

    def tick(self, state: State, elapsed_s: float, ctx: ItemContext) -> State:  # noqa: ARG002
        return self._now(state, ctx)

    def _now(self, state: State, ctx: ItemContext) -> State:
        """Return the state as much later as it is now; at the end it stands still."""
        if not state["runs"]:
            return state
        now = _second(ctx)
        left = max(state["left"] - max(now - state["since"], 0.0), 0.0)
        return with_values(state, left=left, since=now, runs=left > 0)


def item() -> Sandglass:
    return Sandglass()


def is_over(state: State) -> bool:
    return bool(state["left"] <= 0)


def turned(state: State, ctx: ItemContext) -> State:
    """Return the state after a turn: what lay below falls. A full glass that stands still is simply let go."""
    whole = _whole(state)
    fresh = not state["runs"] and state["left"] >= whole
    return with_values(state, left=whole if fresh else whole - state["left"], since=_second(ctx), runs=True)


def time_text(seconds: float) -> str:
    """Return a time that is left as "2:05", rounded up, so that 0:00 is the end alone."""
    minutes, rest = divmod(ceil(seconds), 60)
    return f"{minutes}:{rest:02}"


def _whole(state: State) -> float:
    return float(state["minutes"] * 60)


def _second(ctx: ItemContext) -> float:
    return (ctx.now - EPOCH).total_seconds()


def _level(share: float) -> float:
    """Return the height of sand above the neck, 0 to 1, of a share of all that a bulb holds."""
    wanted = share * _FILLED[-1]
    at = max(bisect_left(_FILLED, wanted), 1)
    part = (wanted - _FILLED[at - 1]) / (_FILLED[at] - _FILLED[at - 1])
    return min((at - 1 + part) / SLICES, 1.0)


def _level_below(share: float) -> float:
    """Return the height of sand above the lower plate, 0 to 1: there the bulb is widest."""
    return 1 - _level(1 - share)


def _outline(start: float, end: float, *, upper: bool) -> tuple[Point, ...]:
    """Return the inside of a bulb between two depths, from its plate."""
    depths = [start + (end - start) * k / SLICES for k in range(SLICES + 1)]
    left = [(WIDTH / 2 - half_width(depth), _y(depth, upper=upper)) for depth in depths]
    return (*left, *((WIDTH - x, y) for x, y in reversed(left)))


def _heap(height: float) -> tuple[Point, ...]:
    """Return the sand in the lower bulb, with a cone on it that flattens as it fills."""
    body = _outline(0.0, height, upper=False)
    cone = min(5.0 * (1 - height), 5.0)
    half = len(body) // 2
    return (*body[:half], (WIDTH / 2, _y(height, upper=False) - cone), *body[half:])


def _side(upper: bool, way: int) -> tuple[Point, ...]:
    depths = [k / 24 for k in range(25)]
    return tuple((WIDTH / 2 + way * (half_width(depth) + 0.8), _y(depth, upper=upper)) for depth in depths)


def _y(depth: float, *, upper: bool) -> float:
    return PLATE + depth * BULB_HIGH if upper else GLASS_HIGH - PLATE - depth * BULB_HIGH


def _box(x: float, y: float, width: float, height: float) -> tuple[Point, ...]:
    return (x, y), (x + width, y), (x + width, y + height), (x, y + height)
