"""How soon a lesson of 100 pages shows its page, and how long the board is held while one with 200 MB is saved."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys

from tests.bench.full_lesson import MEDIUM_BYTES, write_lesson
from tests.bench.rig import Rig
from tni.core.geometry import Rect

PAGES, STROKES, POINTS = 100, 200, 25
MEDIA = 40
BOX = Rect(10.0, 10.0, 300.0, 150.0)


def figures(rig: Rig) -> dict[str, str]:
    long = write_lesson(rig.folder / "long.tni", STROKES, POINTS, BOX, rig.folder / "long", pages=PAGES)
    heavy = write_lesson(rig.folder / "heavy.tni", STROKES, POINTS, BOX, rig.folder / "heavy", pages=5, media=MEDIA)
    home = rig.folder / "long lessons home"
    home.mkdir()
    command = [
        sys.executable,
        "-m",
        "tests.bench.long_lessons_child",
        str(home),
        str(long),
        str(heavy),
        str(rig.rounds),
    ]
    found = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    rig.raw["long lessons"] = found
    figures = {}
    for what in ("first page", "page as it was left"):
        opened = found.pop(what)
        name = f"lesson of {PAGES} pages, {PAGES * STROKES:,} strokes, {what} (ms, median / longest), goal 300"
        figures[name] = f"{statistics.median(opened):.0f} / {max(opened):.0f}"
    for what, turns in found.items():
        turns.sort()
        name = f"board held while a lesson with {MEDIA * MEDIUM_BYTES // 1_000_000} MB is {what} (ms, 99.9 % / longest)"
        figures[f"{name}, goal 5"] = f"{turns[int(len(turns) * 0.999)]:.1f} / {turns[-1]:.1f}"
    return figures
