"""Reader of handwriting in UNIPEN files: recordings of a digitiser, as strokes in millimetres and seconds.

Format: I. Guyon et al., "UNIPEN project of on-line data exchange and recognizer benchmarks", ICPR 1994. Keywords begin
with a dot; rows of numbers follow `.PEN_DOWN` and `.PEN_UP`; `.COORD` names the columns; `.INCLUDE` names a file whose
text stands in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from math import isfinite
from pathlib import Path

from tni.core.format_errors import UnipenError, UnipenIncludeError
from tni.core.units import MM_PER_INCH

POINTS_MAX = 2_000_000
INCLUDES_MAX = 64
INCLUDED_BYTES_MAX = 64 * 1024 * 1024
"""Limits on the files that one file includes, together."""


@dataclass(frozen=True, slots=True)
class PenPoint:
    """Recorded point. x_mm, y_mm: y down. t_s: since the file's first point. pressure: as recorded, from 0; None
    without a sensor."""

    x_mm: float
    y_mm: float
    t_s: float
    pressure: float | None


type PenStroke = tuple[PenPoint, ...]


@dataclass(slots=True)
class _Header:
    columns: Sequence[str] = ("X", "Y")
    per_inch_x: float = 1000.0
    per_inch_y: float = 1000.0
    per_second: float = 100.0


@dataclass(slots=True)
class _Includes:
    """Reader of the files that a file includes: beside it or below, none within itself. path: of the file itself."""

    path: Path
    _open: list[Path] = field(default_factory=list)
    _line: int = 0
    _count: int = 0
    _bytes: int = 0

    def lines(self, number: int, fields: list[str]) -> Iterator[tuple[int, list[str]]]:
        """Yield the fields of an included file's lines, numbered as the line of the file itself that leads there.
        Raises: UnipenIncludeError."""
        self._line = self._line if self._open else number
        path = self._path(" ".join(fields[1:]))
        text = self._text(path)
        self._open.append(path)
        yield from ((self._line, inner) for _, inner in _lines(text, self))
        self._open.pop()

    def _path(self, name: str) -> Path:
        own = self.path.resolve()
        within = self._open[-1] if self._open else own
        try:
            path = (within.parent / name.replace("\\", "/")).resolve()
        except (OSError, ValueError) as error:
            raise UnipenIncludeError("cannot be found", self._line) from error
        if path in (own, *self._open) or not path.is_relative_to(own.parent) or not path.is_file():
            raise UnipenIncludeError("no file beside it or below, or itself", self._line)
        return path

    def _text(self, path: Path) -> str:
        try:
            self._count, self._bytes = self._count + 1, self._bytes + path.stat().st_size
            if self._count > INCLUDES_MAX or self._bytes > INCLUDED_BYTES_MAX:
                raise UnipenIncludeError("too many or too large", self._line)
            return path.read_bytes().decode("latin-1")
        except OSError as error:
            raise UnipenIncludeError("cannot be read", self._line) from error


def read_unipen(path: Path) -> list[PenStroke]:
    """Read the strokes of a file and of those that it includes, in the order written. Raises: UnipenError, OSError."""
    return parse_unipen(path.read_bytes().decode("latin-1"), path)


def parse_unipen(text: str, path: Path | None = None) -> list[PenStroke]:
    """Parse the strokes in a file's text. path: where the file is; without it, it may include no other. Raises:
    UnipenError."""
    header = _Header()
    runs: list[list[list[float]]] = []
    down, count = False, 0
    for number, fields in _lines(text, None if path is None else _Includes(path)):
        if fields[0].startswith("."):
            down = _keyword(fields, header, number, down, runs)
        elif down:
            count += 1
            if count > POINTS_MAX:
                raise UnipenError(f"more than {POINTS_MAX} points", number)
            runs[-1].append(_row(fields, header, number))
    strokes = [run for run in runs if run]
    if not strokes:
        raise UnipenError("there is no pen stroke in it")
    return list(_scaled(strokes, header))


def _lines(text: str, includes: _Includes | None) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the fields of each line that is not blank."""
    for number, line in enumerate(text.splitlines(), 1):
        fields = line.split()
        if fields[:1] == [".INCLUDE"]:
            if includes is None:
                raise UnipenIncludeError("no folder to include from", number)
            yield from includes.lines(number, fields)
        elif fields:
            yield number, fields


def _keyword(fields: list[str], header: _Header, number: int, down: bool, runs: list[list[list[float]]]) -> bool:
    """Handle a keyword. Returns whether the rows that follow are ink."""
    match fields[0]:
        case ".PEN_DOWN":
            runs.append([])
            return True
        case ".PEN_UP":
            return False
        case ".COORD":
            header.columns = tuple(fields[1:])
            if not {"X", "Y"} <= set(header.columns):
                raise UnipenError(".COORD must name X and Y", number)
        case ".X_POINTS_PER_INCH":
            header.per_inch_x = _positive(fields, number)
        case ".Y_POINTS_PER_INCH":
            header.per_inch_y = _positive(fields, number)
        case ".X_POINTS_PER_MM":
            header.per_inch_x = _positive(fields, number) * MM_PER_INCH
        case ".Y_POINTS_PER_MM":
            header.per_inch_y = _positive(fields, number) * MM_PER_INCH
        case ".POINTS_PER_SECOND":
            header.per_second = _positive(fields, number)
        case _:
            pass
    return down


def _positive(fields: list[str], number: int) -> float:
    try:
        value = float(fields[1])
    except (IndexError, ValueError) as error:
        raise UnipenError(f"{fields[0]} needs a number", number) from error
    if not (isfinite(value) and 0 < value < 1e9):
        raise UnipenError(f"{fields[0]} cannot be {value}", number)
    return value


def _row(fields: list[str], header: _Header, number: int) -> list[float]:
    try:
        row = [float(field) for field in fields[: len(header.columns)]]
    except ValueError as error:
        raise UnipenError("a row of points holds something that is no number", number) from error
    if len(row) < len(header.columns) or not all(isfinite(v) and abs(v) < 1e12 for v in row):
        raise UnipenError(f"a row needs {len(header.columns)} numbers", number)
    return row


def _scaled(runs: list[list[list[float]]], header: _Header) -> Iterator[PenStroke]:
    column = {name: k for k, name in enumerate(header.columns)}
    x, y, t, p = column["X"], column["Y"], column.get("T"), column.get("P")
    tick_s = _tick_s(runs, t, header.per_second)
    index, first = 0, runs[0][0][t] if t is not None else 0.0
    for run in runs:
        points = []
        for row in run:
            at = index / header.per_second if t is None or tick_s is None else (row[t] - first) * tick_s
            index += 1
            points.append(
                PenPoint(
                    row[x] / header.per_inch_x * MM_PER_INCH,
                    -row[y] / header.per_inch_y * MM_PER_INCH,  # y points up on a digitiser
                    at,
                    None if p is None else row[p],
                )
            )
        yield from _in_contact(points)


def _in_contact(points: list[PenPoint]) -> Iterator[PenStroke]:
    """Yield the parts of a run in which the pen presses: some digitisers write a whole line as one run, with pressure 0
    at lifts."""
    if not any(point.pressure for point in points):
        yield tuple(points)
        return
    for pressing, part in groupby(points, lambda point: point.pressure != 0.0):
        if pressing:
            yield tuple(part)


def _tick_s(runs: list[list[list[float]]], t: int | None, per_second: float) -> float | None:
    """Return the seconds of one unit of T, which files do not state: its usual step is one sample of the stated
    rate."""
    if t is None:
        return None
    from statistics import median  # also imports fractions and decimal, which a start does not need

    steps = [b[t] - a[t] for run in runs for a, b in pairwise(run) if b[t] > a[t]]
    return 1 / (per_second * median(steps)) if steps else None
