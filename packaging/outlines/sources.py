"""Readers of the source files: shapefiles with their tables, and TopoJSON."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from topology import Line, Ring

type Features = list[tuple[dict[str, Any], list[Ring]]]
POLYGON = 5


def shapefile(path: Path) -> Features:
    """Return the attributes and rings of each polygon of a shapefile. path: of the .shp, with the .dbf beside it."""
    return [(row, rings) for row, rings in zip(_table(path.with_suffix(".dbf")), _polygons(path), strict=True)]


def _table(path: Path) -> Iterator[dict[str, Any]]:
    data = path.read_bytes()
    count, head, width = struct.unpack("<IHH", data[4:12])
    fields, at = list[tuple[str, int]](), 32
    while data[at] != 13:
        fields.append((data[at : at + 11].split(b"\0")[0].decode(), data[at + 16]))
        at += 32
    for number in range(count):
        place, row = head + number * width + 1, dict[str, Any]()
        for name, long in fields:
            row[name] = data[place : place + long].decode().strip(" \0")
            place += long
        yield row


def _polygons(path: Path) -> Iterator[list[Ring]]:
    data, at = path.read_bytes(), 100
    while at < len(data):
        length = struct.unpack(">I", data[at + 4 : at + 8])[0] * 2
        record = data[at + 8 : at + 8 + length]
        at += 8 + length
        if struct.unpack("<I", record[:4])[0] != POLYGON:
            yield []
            continue
        parts, points = struct.unpack("<II", record[36:44])
        starts = [*struct.unpack(f"<{parts}I", record[44 : 44 + 4 * parts]), points]
        flat = struct.unpack(f"<{2 * points}d", record[44 + 4 * parts : 44 + 4 * parts + 16 * points])
        places = list(zip(flat[::2], flat[1::2], strict=True))
        yield [tuple(places[a:b]) for a, b in pairwise(starts)]


class TopoJson:
    """File with shared arcs."""

    def __init__(self, path: Path) -> None:
        found = json.loads(path.read_text("utf-8"))
        (kx, ky), (x0, y0) = found["transform"]["scale"], found["transform"]["translate"]
        self._arcs: list[Line] = []
        for arc in found["arcs"]:
            xs, ys = accumulate(dx for dx, _ in arc), accumulate(dy for _, dy in arc)
            self._arcs.append(tuple((x * kx + x0, y * ky + y0) for x, y in zip(xs, ys, strict=True)))
        self._objects = found["objects"]

    def polygons(self, name: str) -> Features:
        """Return the properties and rings of an object's polygons."""
        return [(one.get("properties", {}), self._rings(one)) for one in self._objects[name]["geometries"]]

    def lines(self, name: str) -> list[Line]:
        """Return the lines of an object."""
        out: list[Line] = []
        for one in self._objects[name]["geometries"]:
            for arcs in [one["arcs"]] if one["type"] == "LineString" else one["arcs"]:
                out.append(self._line(arcs))
        return out

    def _rings(self, one: Mapping[str, Any]) -> list[Ring]:
        polygons = [one["arcs"]] if one["type"] == "Polygon" else one["arcs"]
        return [self._line(ring)[:-1] for polygon in polygons for ring in polygon]

    def _line(self, arcs: list[int]) -> Line:
        out: Line = ()
        for number in arcs:
            arc = self._arcs[number] if number >= 0 else self._arcs[~number][::-1]
            out = (*out[:-1], *arc)
        return out
