"""A full page beside OpenBoard's: `inkprobe` writes 3,000 strokes of 20 points into each program, then measures beside
them, in alternating rounds. A round takes some minutes, so this part runs when it is named only."""

from __future__ import annotations

import subprocess
import sys

from tests.bench.latency import MODES, Readings, note, ratios, table
from tests.bench.probe import measure
from tests.bench.programs import resident_mb, running
from tests.bench.rig import Rig
from tests.bench.scale import await_rest

POINTS = 60_000
AREA = 860, 150, 900, 700
"""x, y, width, height in pixels of what is filled: beside both strips that are measured."""
PROGRAMS = ("tni", "openboard")


def figures(rig: Rig) -> dict[str, str]:
    chosen = [p for p in rig.programs() if p.name in PROGRAMS]
    readings: Readings = {p.name: {} for p in chosen}
    for number in range(rig.rounds):
        for program in chosen:
            with running(program) as process:
                own = readings[program.name]
                before_mb = resident_mb(process.pid)
                _fill(rig)
                await_rest(process.pid)
                own.setdefault("KB of growth a stroke", []).append(
                    (resident_mb(process.pid) - before_mb) * 1024 / (POINTS / 20)
                )
                for row, mode in enumerate(MODES):
                    note(own, mode, measure(rig.probe, program, mode, row))
            print(f"round {number + 1} of {rig.rounds}: {program.name}", file=sys.stderr)
    rig.raw["filled"] = readings
    return {**table(readings), **ratios(readings)}


def _fill(rig: Rig) -> None:
    x, y, width, height = AREA
    area = ["-x", x, "-y", y, "-w", width, "-h", height, "-n", POINTS]
    subprocess.run([rig.probe, *map(str, area), "fill"], check=True, stdout=subprocess.DEVNULL, timeout=600)
