"""An eraser that goes through a page of 10,000 strokes, and its undo: what each frame takes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from itertools import product

import numpy as np

from tests.bench.full_lesson import write_lesson
from tests.bench.programs import home_environment
from tests.bench.rig import Rig
from tni.core.geometry import Rect

STROKES, POINTS = 10_000, 20
FULL = Rect(8.0, 8.0, 304.0, 164.0)
SIZES = ("1280x720", "1920x1080")


def figures(rig: Rig) -> dict[str, str]:
    lesson = write_lesson(rig.folder / "erasing.tni", STROKES, POINTS, FULL, rig.folder / "erasing")
    found: dict[str, list[float]] = {}
    for number, size in product(range(rig.rounds), SIZES):
        home = rig.folder / f"erasing {number} {size}"
        home.mkdir()
        own = shutil.copy(lesson, home.with_suffix(".tni"))  # a round leaves changes in it
        command = [sys.executable, "-m", "tests.bench.erasing_child", str(home), own, size]
        environment = {**os.environ, **home_environment(home)}
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
        for name, ms in json.loads(done.stdout).items():
            found.setdefault(f"{size}: {name}", []).extend(ms)
    rig.raw["erasing"] = found
    return {f"{name} (ms)": _spread(ms) for name, ms in sorted(found.items()) if ms}


def _spread(ms: list[float]) -> str:
    return f"p50 {np.median(ms):.1f}, p99 {np.percentile(ms, 99):.1f}, of {len(ms)}"
