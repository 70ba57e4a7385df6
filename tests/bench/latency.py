"""Event-to-pixel time of ours beside the peers, as medians of rounds that alternate the programs."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from tests.bench.probe import Reading, measure
from tests.bench.programs import Program, resident_mb, running
from tests.bench.rig import Rig

MODES = ("step", "stream")

type Readings = dict[str, dict[str, list[float]]]
"""By program and by what was read, one number for each round."""


def figures(rig: Rig) -> dict[str, str]:
    readings = _rounds(rig.probe, rig.programs(), rig.rounds)
    rig.raw["latency"] = readings
    return {**table(readings), **ratios(readings)}


def _rounds(probe: Path, chosen: list[Program], rounds: int) -> Readings:
    readings: Readings = {p.name: {} for p in chosen}
    for number in range(rounds):
        for program in chosen:
            with running(program) as process:
                own = readings[program.name]
                for row, mode in enumerate(MODES):
                    note(own, mode, measure(probe, program, mode, row))
                own.setdefault("resident MB", []).append(resident_mb(process.pid))
            print(f"round {number + 1} of {rounds}: {program.name}", file=sys.stderr)
    return readings


def note(own: dict[str, list[float]], mode: str, reading: Reading | None) -> None:
    """Add one run to a program's readings."""
    if reading is None:
        own.setdefault(f"{mode} failed", []).append(1)
        return
    for name in ("p50", "p95", "p99"):
        own.setdefault(f"{mode} {name}", []).append(getattr(reading, name))
    own.setdefault(f"{mode} kept %", []).append(100 * reading.kept / reading.of)
    own.setdefault(f"{mode} missed", []).append(reading.misses)


def table(readings: Readings, width: int = 20) -> dict[str, str]:
    """Medians, a row for each kind of reading and a column for each program. width: of a column, in letters."""
    rows = list(dict.fromkeys(row for own in readings.values() for row in own))
    out = {"medians (ms where no unit is named)": "".join(f"{name:>{width}}" for name in readings)}
    for row in rows:
        cells = (statistics.median(own[row]) if row in own else None for own in readings.values())
        out[row] = "".join(f"{'-' if c is None else f'{c:.2f}':>{width}}" for c in cells)
    return out


def ratios(readings: Readings) -> dict[str, str]:
    out: dict[str, str] = {}
    for peer, theirs in readings.items():
        if peer == "tni" or "tni" not in readings:
            continue
        for row in ("step p50", "step p99", "stream p50", "stream p99"):
            pairs = zip(readings["tni"].get(row, ()), theirs.get(row, ()), strict=False)
            if ratios := [a / b for a, b in pairs if b]:
                out[f"{row}, tni over {peer}"] = f"median of round by round {statistics.median(ratios):.2f}"
    return out
