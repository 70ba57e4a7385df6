"""Reader of handwriting in UNIPEN files: recordings of a digitiser, as strokes in millimetres and seconds.

Format: I. Guyon et al., "UNIPEN project of on-line data exchange and recognizer benchmarks", ICPR 1994. Keywords begin
    with a dot; rows of numbers follow `.PEN_DOWN` and `.PEN_UP`; `.COORD` names the columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import isfinite
from pathlib import Path

from tni.core.format_errors import UnipenError
from tni.core.units import MM_PER_INCH

POINTS_MAX = 2_000_000


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


def read_unipen(path: Path) -> list[PenStroke]:
    """Read the strokes of a file, in the order written. Raises: UnipenError, OSError."""
    return parse_unipen(path.read_bytes().decode("latin-1"))


def parse_unipen(text: str) -> list[PenStroke]:
    """Parse the strokes in a file's text. Raises: UnipenError."""
    header = _Header()
    runs: list[list[list[float]]] = []
    down, count = False, 0
    for number, line in enumerate(text.splitlines(), 1):
        fields = line.split()
        if not fields:
            continue
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
