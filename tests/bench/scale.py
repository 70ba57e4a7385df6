"""Whether a full page slows the pen: ours on pages with nothing, 3,000 and 100,000 strokes of 20 points."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

from tests.bench.full_lesson import write_lesson
from tests.bench.latency import MODES, Readings, note, table
from tests.bench.probe import measure
from tests.bench.programs import Program, resident_mb, running
from tests.bench.rig import Rig
from tni.core.geometry import Rect

COUNTS = (0, 3_000, 100_000)
POINTS = 20
FULL = Rect(165.0, 8.0, 145.0, 164.0)
"""The right half of the page, mm: the probe writes in the left one."""
TICKS_PER_S = os.sysconf("SC_CLK_TCK")


def figures(rig: Rig) -> dict[str, str]:
    lessons = {name(count): _lesson(rig, count) for count in COUNTS}
    readings: Readings = {page: {} for page in lessons}
    for number in range(rig.rounds):
        for page, lesson in lessons.items():
            with running(program := _opening(rig, lesson)) as process:
                await_rest(process.pid)
                for row, mode in enumerate(MODES):
                    note(readings[page], mode, measure(rig.probe, program, mode, row))
                readings[page].setdefault("resident MB", []).append(resident_mb(process.pid))
            print(f"round {number + 1} of {rig.rounds}: {page}", file=sys.stderr)
    rig.raw["scale"] = readings
    return {**table(readings), **_growth(readings, name(COUNTS[0]))}


def name(count: int) -> str:
    return f"{count:,} strokes"


def _lesson(rig: Rig, count: int) -> Path:
    return write_lesson(rig.folder / f"{count}.tni", count, POINTS, FULL, rig.folder / f"{count}")


def _opening(rig: Rig, lesson: Path) -> Program:
    """Ours with a copy of the lesson: what the probe writes is kept in it."""
    copy = shutil.copy(lesson, rig.folder / "opened.tni")
    program = rig.program("tni")
    return replace(program, command=(*program.command, str(copy)))


def _growth(readings: Readings, empty: str) -> dict[str, str]:
    """How much longer than on the empty page, by the medians."""
    out = {}
    for name, own in readings.items():
        for row in ("step p50", "step p99", "stream p50", "stream p99"):
            if name != empty and row in own and row in readings[empty]:
                ratio = statistics.median(own[row]) / statistics.median(readings[empty][row])
                out[f"{row}, {name} over the empty page"] = f"{ratio:.2f}"
    return out


def await_rest(pid: int, still_s: float = 1.0, patience_s: float = 60.0) -> float:
    """Wait until the process takes hardly any processor time; seconds until then, `still_s` less."""
    began = time.monotonic()
    since, last = began, processor_s(pid)
    while time.monotonic() - since < still_s:
        if time.monotonic() - began > patience_s:
            raise TimeoutError(f"still at work after {patience_s} s")
        time.sleep(0.1)
        if (now := processor_s(pid)) - last > 0.02:
            since, last = time.monotonic(), now
    return since - began


def processor_s(pid: int) -> float:
    """User and system time that the process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_S
