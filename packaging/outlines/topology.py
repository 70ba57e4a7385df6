"""Areas that share their borders: rings are cut where neighbours change, and each piece is simplified once, so that
neighbours still fit together afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

type Point = tuple[float, float]
type Line = tuple[Point, ...]
type Ring = tuple[Point, ...]
"""Points of a closed line, without the first one once more."""
DIGITS = 6
"""Decimals by which places of the source count as the same."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Piece of a border. points: from one end to the other. left, right: names of the areas beside it, the same twice
    or "" for none. edge: whether it lies where the map is cut, as at the 180th meridian."""

    points: Line
    sides: frozenset[str]
    edge: bool


class Topology:
    """Pieces of the borders of areas."""

    def __init__(self, areas: Mapping[str, Iterable[Ring]], is_edge: Callable[[Point], bool]) -> None:
        """areas: rings by the name of the area; holes are rings of their own."""
        rings = [(name, _cleaned(ring)) for name, found in areas.items() for ring in found]
        rings = [(name, ring) for name, ring in rings if len(ring) > 2]
        nodes = _nodes([ring for _, ring in rings], is_edge)
        sides: dict[Line, set[str]] = defaultdict(set)
        self._rings: list[tuple[str, list[tuple[Line, bool]]]] = []
        for name, ring in rings:
            pieces = [_canonical(piece) for piece in _cut(ring, nodes)]
            for line, _ in pieces:
                sides[line].add(name)
            self._rings.append((name, pieces))
        self.pieces = {
            line: Piece(line, frozenset(names), all(map(is_edge, line))) for line, names in sides.items()
        }  # fmt: skip

    def simplified(self, change: Callable[[Line], Line]) -> Mapping[Line, Line]:
        """Return what becomes of each piece."""
        return {line: change(line) for line in self.pieces}

    def rings(self, names: Iterable[str], become: Mapping[Line, Line]) -> list[Ring]:
        """Return the rings around some areas together: pieces between two of them are left out."""
        wanted, used = set(names), dict[tuple[Line, bool], int]()
        for name, pieces in self._rings:
            if name in wanted:
                for one in pieces:
                    used[one] = used.get(one, 0) + 1
        starts: dict[Point, list[tuple[Line, bool]]] = defaultdict(list)
        for line, backwards in used:
            if (line, not backwards) not in used:
                starts[line[-1] if backwards else line[0]].append((line, backwards))
        return list(_stitched(starts, become))


def _cleaned(ring: Sequence[Point]) -> Ring:
    """Return a ring without places that follow each other twice."""
    out: list[Point] = []
    for x, y in ring:
        place = (round(x, DIGITS), round(y, DIGITS))
        if not out or out[-1] != place:
            out.append(place)
    while len(out) > 1 and out[0] == out[-1]:
        out.pop()
    return tuple(out)


def _nodes(rings: Iterable[Ring], is_edge: Callable[[Point], bool]) -> set[Point]:
    """Return the places where pieces end: where the neighbours of a point are not the same in all rings."""
    near: dict[Point, frozenset[Point]] = {}
    nodes: set[Point] = set()
    for ring in rings:
        for before, at, after in zip((ring[-1], *ring[:-1]), ring, (*ring[1:], ring[0]), strict=True):
            both = frozenset((before, after))
            if near.setdefault(at, both) != both or (is_edge(at) and not (is_edge(before) and is_edge(after))):
                nodes.add(at)
    return nodes


def _cut(ring: Ring, nodes: set[Point]) -> list[Line]:
    """Return the pieces of a ring. One without a node is a piece from its least point round to it."""
    at = next((number for number, point in enumerate(ring) if point in nodes), None)
    if at is None:
        at = ring.index(min(ring))
    turned = (*ring[at:], *ring[: at + 1])
    out, piece = list[Line](), [turned[0]]
    for point in turned[1:]:
        piece.append(point)
        if point in nodes:
            out.append(tuple(piece))
            piece = [point]
    if len(piece) > 1:
        out.append(tuple(piece))
    return out


def _canonical(piece: Line) -> tuple[Line, bool]:
    """Return a piece in the direction that all its rings agree on, and whether that is backwards."""
    other = piece[::-1]
    return (piece, False) if piece <= other else (other, True)


def _stitched(starts: dict[Point, list[tuple[Line, bool]]], become: Mapping[Line, Line]) -> Iterable[Ring]:
    while starts:
        first = next(iter(starts))
        at, ring = first, list[Point]()
        while True:
            here = starts[at]
            line, backwards = here.pop()
            if not here:
                del starts[at]
            shown = become[line]
            ring += (shown[::-1] if backwards else shown)[:-1]
            at = line[0] if backwards else line[-1]
            if at == first or at not in starts:
                break
        if len(ring) > 2:
            yield tuple(ring)


def thinned(line: Line, least: float) -> Line:
    """Return a line without the points that make the smallest triangles with their neighbours (Visvalingam and Whyatt,
    1993). least: area of the smallest triangle that stays."""
    count = len(line)
    closed = line[0] == line[-1]
    if count < 3:
        return line
    before, after = list(range(-1, count - 1)), list(range(1, count + 1))
    area = [0.0] * count

    def measure(k: int) -> float:
        (x1, y1), (x2, y2), (x3, y3) = line[before[k]], line[k], line[after[k]]
        return abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2

    heap = []
    for k in range(1, count - 1):
        area[k] = measure(k)
        heap.append((area[k], k))
    heapify(heap)
    gone, left, fewest = [False] * count, count, 4 if closed else 2
    while heap and left > fewest:
        size, k = heappop(heap)
        if gone[k] or size != area[k]:
            continue
        if size >= least:
            break
        gone[k], left = True, left - 1
        a, b = before[k], after[k]
        after[a], before[b] = b, a
        for one in (a, b):
            if 0 < one < count - 1:
                area[one] = max(measure(one), size)
                heappush(heap, (area[one], one))
    return tuple(point for k, point in enumerate(line) if not gone[k])


def ring_area(ring: Sequence[Point]) -> float:
    """Return the area of a ring, below 0 where it runs the other way round."""
    total = 0.0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        total += x1 * y2 - x2 * y1
    return total / 2
