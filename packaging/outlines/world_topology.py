"""Borders of the countries of the world, and the maps that are made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from countries import WESTERN_SAHARA, Countries, with_gaps_filled
from map_file import area_entry, chained, packed
from projections import Projection
from shapes import Frame, clipped_lines, clipped_ring, joined
from topology import Line, Piece, Point, Ring, Topology, ring_area, thinned

RIM_MM = 0.4
"""Distance of clipped lines from the frame, so that their whole width lies within it."""


def is_edge(place: Point) -> bool:
    """Return whether a place lies where the world is cut: at the 180th meridian, or at the pole."""
    return abs(place[0]) > 179.999 or place[1] < -89.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """Sheet of a map. mm_per_km: scale. frame: in kilometres of the projection. finest: area of the smallest triangle
    of a border that stays, mm². least: area of the smallest island, mm²."""

    project: Projection
    mm_per_km: float
    frame: Frame
    finest: float
    least: float
    clips: bool = True

    @property
    def size(self) -> list[float]:
        left, top, right, bottom = self.frame
        return [round((right - left) * self.mm_per_km, 2), round((bottom - top) * self.mm_per_km, 2)]

    def place(self, longitude: float, latitude: float) -> Point:
        """Return a place in millimetres of the sheet."""
        x, y = self.project(longitude, latitude)
        return (x - self.frame[0]) * self.mm_per_km, (y - self.frame[1]) * self.mm_per_km

    def line(self, line: Line) -> Line:
        return tuple(self.place(*point) for point in line)

    def border(self, line: Line) -> Line:
        return thinned(self.line(line), self.finest)

    @property
    def window(self) -> Frame:
        return (0.0, 0.0, self.size[0], self.size[1])

    def rings(self, rings: list[Ring]) -> list[Ring]:
        """Return rings without holes, within the frame."""
        whole = joined(_upright(rings))
        return [part for ring in whole if (part := clipped_ring(ring, self.window))] if self.clips else whole

    def lines(self, lines: list[Line]) -> list[list[list[int]]]:
        shown = chained(lines)
        if self.clips:
            left, top, right, bottom = self.window
            inner = left + RIM_MM, top + RIM_MM, right - RIM_MM, bottom - RIM_MM
            shown = [part for line in shown for part in clipped_lines(line, inner)]
        return [one for line in shown if (one := packed(line))]

    def has(self, place: Point) -> bool:
        return 1.0 < place[0] < self.size[0] - 1.0 and 1.0 < place[1] < self.size[1] - 1.0


def _upright(rings: list[Ring]) -> list[Ring]:
    """Return rings whose outsides have an area above 0: the source's run clockwise, as seen with y down too."""
    total = sum(map(ring_area, rings))
    return rings if total > 0 else [ring[::-1] for ring in rings]


@dataclass(slots=True)
class WorldTopology:
    """Borders of all countries. Pieces are cut once, and simplified for each map."""

    countries: Countries
    topology: Topology = field(init=False)

    def __post_init__(self) -> None:
        topology = Topology(self.countries.rings, is_edge)
        union = topology.rings(self.countries.rings, {line: line for line in topology.pieces})
        self.countries = with_gaps_filled(self.countries, union)
        self.topology = Topology(self.countries.rings, is_edge)

    def map(
        self,
        sheet: Sheet,
        of: Mapping[str, str],
        names: Mapping[str, tuple[str, str]],
        groups: Mapping[str, str],
        line_kind: Callable[[Piece], str],
    ) -> dict[str, Any]:
        """Return a map's areas and lines. of: area of each feature that is shown. line_kind: name of the layer of a
        piece, "" for none."""
        become = {
            line: sheet.border(line) if not piece.sides.isdisjoint(of) else (line[0], line[-1])
            for line, piece in self.topology.pieces.items()
        }
        pieces = self.topology.pieces.items()
        shared = {point for line, piece in pieces if len(piece.sides) > 1 for point in become[line]}
        areas = []
        for code in dict.fromkeys(area for area in of.values() if area in names):
            features = [one for one, area in of.items() if area == code]
            rings = sheet.rings(self.topology.rings(features, become)) or self._dot(features, sheet)
            if rings:
                areas.append(area_entry(code, names[code], rings, groups.get(code, ""), sheet.least, shared))
        lines: dict[str, list[Line]] = {}
        for line, piece in self.topology.pieces.items():
            if not piece.sides.isdisjoint(of) and (kind := line_kind(piece)) and self._is_shown(become[line], sheet):
                lines.setdefault(kind, []).append(become[line])
        land = [
            one
            for ring in sheet.rings(self.topology.rings(of, become))
            if ring_area(ring) >= sheet.least and (one := packed(ring, closed=True))
        ]
        return {
            "size": sheet.size, "areas": areas, "land": land,
            "lines": {kind: sheet.lines(found) for kind, found in lines.items()},
        }  # fmt: skip

    def _dot(self, features: list[str], sheet: Sheet) -> list[Ring]:
        """Return a ring without area in the middle of a country that has vanished from a sheet; none for one that lies
        elsewhere."""
        places = [sheet.place(*point) for one in features for ring in self.countries.rings[one] for point in ring]
        x, y = sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places)
        return [((x, y),) * 3] if sheet.has((x, y)) else []

    def _is_shown(self, line: Line, sheet: Sheet) -> bool:
        """Return whether a piece of a border is more than the shore of an islet, or of an enclave."""
        return line[0] != line[-1] or abs(ring_area(line[:-1])) >= sheet.least


DISPUTED = frozenset((WESTERN_SAHARA, "MAR"))


def border_kind(of: Mapping[str, str]) -> Callable[[Piece], str]:
    """Return the layer of a piece of a border between areas."""

    def kind(piece: Piece) -> str:
        if piece.edge:
            return ""
        beside = {of[one] for one in piece.sides if one in of}
        if len(piece.sides) == 1:
            return "coast"
        if piece.sides == DISPUTED and len(beside) == 1:
            return "disputed"
        return "border" if len(beside) > 1 or len(piece.sides) > len([one for one in piece.sides if one in of]) else ""

    return kind
