"""Parts of a circuit on its grid, and what flows in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from tni.api.items import Localised

from .network import LEAST_OHMS, SHORT_AMPERES, VOLTMETER_OHMS, Branch, Pieces, solved

COLUMNS, ROWS = 13, 8
"""Places of the grid, across and down."""
MOST_PARTS: Final = 40
LONG: Final = 2
"""Least length of a part that is no wire."""
NAMES: Final = {
    "battery": Localised("Pile", "Battery"),
    "lamp": Localised("Lampe", "Lamp"),
    "switch": Localised("Interrupteur", "Switch"),
    "resistor": Localised("Résistance", "Resistor"),
    "motor": Localised("Moteur", "Motor"),
    "ammeter": Localised("Ampèremètre", "Ammeter"),
    "voltmeter": Localised("Voltmètre", "Voltmeter"),
    "wire": Localised("Fil", "Wire"),
}
VALUES: Final = {"battery": 4.5, "lamp": 10.0, "resistor": 100.0, "motor": 30.0}
"""Volts of a new battery, ohms of the others."""
FULL_WATTS: Final = 2.0
"""Power at which a lamp shines fully."""

type Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CircuitPart:
    """Part of a circuit. start, end: places of the grid in one row or column; the plus of a battery is at the start.
    value: volts or ohms. closed: of a switch."""

    kind: str
    start: Spot
    end: Spot
    value: float = 0.0
    closed: bool = False

    @classmethod
    def read(cls, found: Sequence[Any]) -> CircuitPart:
        kind, x, y, x1, y1, value, closed = found
        return cls(kind, (x, y), (x1, y1), value, closed)

    @property
    def written(self) -> list[Any]:
        return [self.kind, *self.start, *self.end, self.value, self.closed]

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Places of the grid on which it lies."""
        (x, y), (x1, y1) = self.start, self.end
        count = max(abs(x1 - x), abs(y1 - y))
        return tuple((x + (x1 - x) * k // count, y + (y1 - y) * k // count) for k in range(count + 1))

    @property
    def least(self) -> int:
        return 1 if self.kind == "wire" else LONG


@dataclass(frozen=True, slots=True)
class Flow:
    """Flow in a part. volts: from its end to its start. amperes: from its start through it to its end."""

    volts: float = 0.0
    amperes: float = 0.0
    is_shorted: bool = False

    @property
    def shine(self) -> float:
        """Brightness of a lamp, 0 to 1."""
        return min(abs(self.volts * self.amperes) / FULL_WATTS, 1.0)


def parts_of(state: Mapping[str, Any]) -> tuple[CircuitPart, ...]:
    return tuple(map(CircuitPart.read, state["parts"]))


@lru_cache(64)
def flows(parts: tuple[CircuitPart, ...]) -> tuple[Flow, ...]:
    """Return what each part does. Wires and switches have no voltage, and their current is not known."""
    nodes, pieces = _nodes(parts)
    numbers: dict[int, int] = {}
    ends = [
        tuple(numbers.setdefault(pieces.of(nodes[spot]), len(numbers)) for spot in (one.start, one.end))
        for one in parts
    ]
    live = [k for k, one in enumerate(parts) if one.kind not in ("wire", "switch")]
    found = solved(len(numbers), [_branch(parts[k], *ends[k]) for k in live])
    out = [Flow()] * len(parts)
    for k, volts, amperes in zip(live, found.volts, found.amperes, strict=True):
        is_shorted = parts[k].kind == "battery" and abs(amperes) > SHORT_AMPERES
        out[k] = Flow(_clean(volts), _clean(amperes), is_shorted)
    return tuple(out)


def _clean(value: float) -> float:
    """Return a value without the dust of rounding and of the voltmeters' own currents."""
    return 0.0 if abs(value) < 2e-5 else value


def _branch(part: CircuitPart, start: int, end: int) -> Branch:
    match part.kind:
        case "battery":
            return Branch(start, end, LEAST_OHMS, part.value)
        case "ammeter":
            return Branch(start, end, LEAST_OHMS)
        case "voltmeter":
            return Branch(start, end, VOLTMETER_OHMS)
        case _:
            return Branch(start, end, max(part.value, 0.1))


def _nodes(parts: tuple[CircuitPart, ...]) -> tuple[dict[Spot, int], Pieces]:
    """Return the ends of parts with their numbers, and which of them are one node: by wires, by closed switches, and
    where an end lies on a wire. Wires that only cross are not joined."""
    nodes: dict[Spot, int] = {}
    for one in parts:
        nodes.setdefault(one.start, len(nodes))
        nodes.setdefault(one.end, len(nodes))
    pieces = Pieces(len(nodes))
    for one in parts:
        if one.kind == "wire":
            for spot in one.spots:
                if spot in nodes:
                    pieces.join(nodes[one.start], nodes[spot])
        elif one.kind == "switch" and one.closed:
            pieces.join(nodes[one.start], nodes[one.end])
    return nodes, pieces


def joints(parts: tuple[CircuitPart, ...]) -> tuple[Spot, ...]:
    """Return the places at which at least three ways meet, to be marked by dots."""
    ways: dict[Spot, int] = {}
    ends = {spot for one in parts for spot in (one.start, one.end)}
    for one in parts:
        for spot in one.spots if one.kind == "wire" else (one.start, one.end):
            if spot in ends:
                ways[spot] = ways.get(spot, 0) + (1 if spot in (one.start, one.end) else 2)
    return tuple(spot for spot, count in ways.items() if count >= 3)


def with_end(part: CircuitPart, end: str, to: Spot) -> CircuitPart:
    """Return a part with one end dragged to a place: the other stays, and it keeps to a row or column and to its least
    length."""
    stays = part.end if end == "start" else part.start
    to = min(max(to[0], 0), COLUMNS - 1), min(max(to[1], 0), ROWS - 1)
    dx, dy = to[0] - stays[0], to[1] - stays[1]
    is_level = abs(dx) >= abs(dy)
    length, most = (dx, COLUMNS) if is_level else (dy, ROWS)
    at = stays[0] if is_level else stays[1]
    size = max(abs(length), part.least)
    way = -1 if length < 0 else 1
    if not 0 <= at + way * size < most:
        way = -way
        size = part.least
    moved = (at + way * size, stays[1]) if is_level else (stays[0], at + way * size)
    start, end_ = (moved, stays) if end == "start" else (stays, moved)
    return CircuitPart(part.kind, start, end_, part.value, part.closed)


def shifted(part: CircuitPart, dx: int, dy: int) -> CircuitPart:
    """Return a part moved within the grid."""
    xs, ys = (part.start[0], part.end[0]), (part.start[1], part.end[1])
    dx = min(max(dx, -min(xs)), COLUMNS - 1 - max(xs))
    dy = min(max(dy, -min(ys)), ROWS - 1 - max(ys))
    start, end = (xs[0] + dx, ys[0] + dy), (xs[1] + dx, ys[1] + dy)
    return CircuitPart(part.kind, start, end, part.value, part.closed)


def free_place(parts: tuple[CircuitPart, ...], kind: str) -> CircuitPart:
    """Return a new part where there is room, from the bottom up."""
    taken = {spot for one in parts for spot in one.spots}
    for y in reversed(range(ROWS)):
        for x in range(COLUMNS - LONG):
            if not taken & {(x + k, y) for k in range(LONG + 1)}:
                return CircuitPart(kind, (x, y), (x + LONG, y), VALUES.get(kind, 0.0))
    return CircuitPart(kind, (0, ROWS - 1), (LONG, ROWS - 1), VALUES.get(kind, 0.0))


FIRST: Final = (
    CircuitPart("battery", (5, 1), (7, 1), 4.5),
    CircuitPart("wire", (3, 1), (5, 1)),
    CircuitPart("wire", (7, 1), (9, 1)),
    CircuitPart("switch", (9, 2), (9, 4)),
    CircuitPart("wire", (9, 1), (9, 2)),
    CircuitPart("wire", (9, 4), (9, 5)),
    CircuitPart("wire", (7, 5), (9, 5)),
    CircuitPart("lamp", (5, 5), (7, 5), 10.0),
    CircuitPart("wire", (3, 5), (5, 5)),
    CircuitPart("wire", (3, 1), (3, 5)),
)
"""Parts of a new circuit: a battery, a lamp and an open switch in a loop."""
