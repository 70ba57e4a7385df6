"""Opened file of rnote, of all versions of the format since 0.5: gzip with JSON.

The versions differ in where things lie. Before 0.5.9 a path was a list of curves; now it is a start and steps. The
points of a path are put in one array while the JSON is read, since as objects they would take a hundred times its size.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, hypot, isfinite
from typing import Any

from tni.api.formats import FormatError, FormatFault
from tni.formats.lessons.gzip_bytes import GZIP, unpack_gzip

MOST_BYTES = 160_000_000
_MOST_BRACKETS, _MOST_COMMAS = 6_000_000, 12_000_000
FARTHEST_PX = 1e7
_STEP_PX, _MOST_STEPS = 3.0, 16
_LAYERS = {"document": 0, "image": 1, "highlighter": 2, "userlayer": 3}
_VALUES = 3
"""Numbers of a point in a path: x, y, pressure."""

type Json = Any
"""Value read from JSON."""


@dataclass(frozen=True, slots=True)
class RnoteElement:
    """Element of a document. source: its name. kind: "brushstroke", "shapestroke" ... value: what the file says of
    it."""

    source: str
    kind: str
    value: Mapping[str, Json]
    layer: str


@dataclass(frozen=True, slots=True)
class RnoteDocument:
    """Document. format, background: as in the file. height: of what was used, in pixels. elements: in the order in
    which they are painted."""

    layout: str
    format: Mapping[str, Json]
    background: Mapping[str, Json]
    height: float
    elements: tuple[RnoteElement, ...]


def open_document(data: bytes) -> RnoteDocument:
    """Open a file. Raises: FormatError."""
    if not data.startswith(GZIP):
        raise FormatError(FormatFault.OTHER_FORMAT, "no gzip")
    text, is_whole = unpack_gzip(data, MOST_BYTES)
    if not text.lstrip().startswith(b"{"):
        raise FormatError(FormatFault.OTHER_FORMAT, "no JSON")
    if not is_whole:
        raise FormatError(FormatFault.DAMAGED, "cut off")
    if text.count(b"{") + text.count(b"[") > _MOST_BRACKETS or text.count(b",") > _MOST_COMMAS:
        raise FormatError(FormatFault.TOO_LARGE, "JSON")
    try:
        whole = json.loads(text, object_hook=_compact)
    except (ValueError, RecursionError) as error:
        raise FormatError(FormatFault.DAMAGED, "JSON") from error
    if not isinstance(whole, dict) or not isinstance(whole.get("data"), dict) or "version" not in whole:
        raise FormatError(FormatFault.OTHER_FORMAT, "no rnote file")
    _check_version(str(whole["version"]))
    return _document(whole["data"])


def _check_version(version: str) -> None:
    found = re.match(r"(\d{1,4})\.(\d{1,4})", version)
    if found and int(found[1]) == 0 and int(found[2]) < 5:
        raise FormatError(FormatFault.OTHER_FORMAT, f"version {version[:20]}")


def _document(data: Mapping[str, Json]) -> RnoteDocument:
    snapshot = as_map(data.get("engine_snapshot")) or data
    document = as_map(snapshot.get("document")) or as_map(snapshot.get("sheet"))
    store = snapshot if "stroke_components" in snapshot else as_map(snapshot.get("store_snapshot"))
    if "stroke_components" not in store:
        raise FormatError(FormatFault.OTHER_FORMAT, "no strokes")
    config = as_map(document.get("config")) or document
    return RnoteDocument(
        str(config.get("layout", "")), as_map(config.get("format")), as_map(config.get("background")),
        as_number(document.get("height"), 0.0), tuple(_elements(store)),
    )  # fmt: skip


def _elements(store: Mapping[str, Json]) -> Iterator[RnoteElement]:
    strokes, orders, trash = (
        _values(store.get(name)) for name in ("stroke_components", "chrono_components", "trash_components")
    )
    found = []
    for index, value in enumerate(strokes):
        is_trashed = index < len(trash) and as_map(trash[index]).get("trashed") is True
        if value is None or is_trashed:
            continue
        order = as_map(orders[index] if index < len(orders) else None)
        layer, depth = _layer(order.get("layer"))
        kind, inner = next(iter(value.items()), ("", None)) if isinstance(value, dict) else ("", None)
        element = RnoteElement(f"stroke{index}", str(kind), as_map(inner), layer)
        found.append(((_LAYERS.get(layer, 3), depth, as_number(order.get("t"), 0.0), index), element))
    yield from (element for _, element in sorted(found, key=lambda one: one[0]))


def _values(components: Json) -> list[Json]:
    return [as_map(one).get("value") for one in components] if isinstance(components, list) else []


def _layer(layer: Json) -> tuple[str, float]:
    if isinstance(layer, dict):
        name, depth = next(iter(layer.items()), ("", 0))
        return name.replace("_", "").lower(), as_number(depth, 0.0)
    return (layer.replace("_", "").lower() if isinstance(layer, str) else "userlayer"), 0.0


def as_map(value: Json) -> Mapping[str, Json]:
    """Return an object of JSON, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def as_number(value: Json, default: float) -> float:
    """Return a finite number, the default for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return default
    try:
        return float(value) if isfinite(value) else default
    except OverflowError:
        return default


def as_point(value: Json) -> tuple[float, float] | None:
    """Return a point of two numbers, None for anything else and for one farther away than any sheet is."""
    if not isinstance(value, list) or len(value) != 2:
        return None
    x, y = as_number(value[0], float("nan")), as_number(value[1], float("nan"))
    return (x, y) if abs(x) < FARTHEST_PX and abs(y) < FARTHEST_PX else None


def _compact(found: dict[str, Json]) -> Json:
    """Return an object as it is kept: points as tuples, paths as arrays."""
    if "pos" in found:
        place = as_point(found["pos"])
        return None if place is None else (*place, min(max(as_number(found.get("pressure"), 1.0), 0.0), 1.0))
    if "segments" in found and "start" in found:
        return _path(found["start"], found["segments"])
    if "style" in found and isinstance(found.get("path"), list):
        found["path"] = _path(None, found["path"])
    return found


def _path(start: Json, segments: Json) -> array[float]:
    path = array("d")
    if isinstance(start, tuple):
        path.extend(start)
    for segment in segments if isinstance(segments, list) else ():
        parts = as_map(next(iter(segment.values()), None)) if isinstance(segment, dict) else {}
        if not path and isinstance(parts.get("start"), tuple):
            path.extend(parts["start"])
        end = parts.get("end", parts.get("element"))
        if not isinstance(end, tuple):
            continue
        bends = [bend for name in ("cp", "cp1", "cp2") if (bend := as_point(parts.get(name))) is not None]
        if bends and path:
            _add_curve(path, bends, end)
        elif tuple(path[-_VALUES:-1]) != end[:2] or len(path) == 0:
            path.extend(end)
    return path


def _add_curve(path: array[float], bends: list[tuple[float, float]], end: tuple[float, float, float]) -> None:
    x, y, pressure = path[-_VALUES:]
    corners = [(x, y), *bends, end[:2]]
    length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(corners))
    steps = min(max(ceil(min(length, 1e6) / _STEP_PX), 1), _MOST_STEPS)
    for step in range(1, steps + 1):
        t = step / steps
        place = curve_point(corners, t)
        path.extend((*place, pressure + (end[2] - pressure) * t))


def curve_point(corners: list[tuple[float, float]], t: float) -> tuple[float, float]:
    """Return a point of a Bézier curve. corners: its ends and what bends it. t: 0 to 1."""
    while len(corners) > 1:
        corners = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(corners)]
    return corners[0]
