"""Frames of a page that is moved and zoomed with 10,000 strokes in view, at 1080p and 4K, painted by QPainter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.bench.full_lesson import write_lesson
from tests.bench.programs import home_environment
from tests.bench.rig import Rig
from tests.support.display import PrivateDisplay
from tni.core.geometry import Rect

SIZES = ("1920x1080", "3840x2160")
STROKES, POINTS = 16_000, 20
"""Of which a view 1.25 times nearer than the whole page shows 10,000."""
FULL = Rect(1.0, 1.0, 318.0, 178.0)


def figures(rig: Rig) -> dict[str, str]:
    lesson = write_lesson(rig.folder / "motion.tni", STROKES, POINTS, FULL, rig.folder / "motion")
    out: dict[str, str] = {}
    for size in SIZES:
        found = _in_window(rig.folder / f"home-{size}", lesson, size)
        rig.raw[f"motion {size}"] = found
        for name, (per_s, p50, p99, blank) in found.items():
            out[f"{size}: {name}"] = (
                f"{per_s:5.0f} frames/s, p50 {p50:5.1f} ms, p99 {p99:5.1f} ms, {blank:.1f} % blank at worst"
            )
    return out


def _in_window(home: Path, lesson: Path, size: str) -> dict[str, tuple[float, float, float, float]]:
    """The frames of a program of its own on a screen of this size."""
    home.mkdir()
    with PrivateDisplay(f"{size}x24") as display:
        command = [sys.executable, "-m", "tests.bench.motion_child", str(home), str(lesson)]
        environment = {**os.environ, **home_environment(home), "DISPLAY": display.name}
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, tuple[float, float, float, float]] = json.loads(done.stdout)
    return found
