"""How soon a page of 100,000 strokes is seen when its lesson is opened, and when it can be written on."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys

from tests.bench.full_lesson import write_lesson
from tests.bench.rig import Rig
from tni.core.geometry import Rect
from tni.store import lesson_database

STROKES, POINTS = 100_000, 20
WHOLE = Rect(8.0, 8.0, 304.0, 164.0)


def figures(rig: Rig) -> dict[str, str]:
    lesson_database.COMPACT_S = 600.0  # all at one closing, as after some dozen of lessons
    lesson = write_lesson(rig.folder / "opening.tni", STROKES, POINTS, WHOLE, rig.folder / "opening")
    home = rig.folder / "opening home"
    home.mkdir()
    command = [sys.executable, "-m", "tests.bench.opening_child", str(home), str(lesson), str(rig.rounds)]
    found = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    rig.raw["opening"] = found
    return {
        f"page of {STROKES:,} strokes, {name} (ms, median)": f"{statistics.median(times):.0f}"
        for name, times in found.items()
    }
