"""What is measured of this program alone: start-up, memory, and every injected point in the file."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.probe import measure, path
from tests.bench.programs import TNI, Program, home_environment, resident_mb, running
from tests.bench.rig import Rig


def figures(rig: Rig) -> dict[str, str]:
    probe, program = rig.probe, rig.program("tni")
    starts = [_own_start(program) for _ in range(rig.rounds + 1)][1:]  # the first one warms the disk's cache
    return {
        "window that takes ink, warm (s, median)": f"{statistics.median(s for s, _ in starts):.2f}",
        "resident at start (MB, median)": f"{statistics.median(m for _, m in starts):.0f}",
        "injected points found in the saved samples": _saved_points(probe, program),
    }


def _own_start(program: Program) -> tuple[float, float]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        return start(program, Path(home))


def start(program: Program, home: Path) -> tuple[float, float]:
    """(seconds from exec to ink that shows under an injected stroke, resident MB then)."""
    x, y, width, height = program.area
    before = _pixels(x, y, width, height)
    began = time.monotonic()
    process = subprocess.Popen(
        program.command,
        env={**os.environ, **home_environment(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        step = 0
        while time.monotonic() < began + 20:
            shown = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)], capture_output=True, text=True
            ).stdout.split()
            if not shown:
                time.sleep(0.005)
                continue
            paper = _pixels(x, y, width, height)
            across = x + 20 + (step % 20) * 20
            _stroke(across, y + 20, across, y + 200)
            step += 1
            ink = _pixels(x, y, width, height)
            if paper != before and ink != paper and _dark(ink, width, across - x, 100):
                return time.monotonic() - began, resident_mb(process.pid)
        raise TimeoutError("no ink within 20 s")
    finally:
        process.terminate()
        process.wait(10)


def _stroke(x0: int, y0: int, x1: int, y1: int) -> None:
    moves = [f"mousemove {x0} {y0} mousedown 1"]
    moves += [f"mousemove {x0 + (x1 - x0) * k // 8} {y0 + (y1 - y0) * k // 8}" for k in range(1, 9)]
    subprocess.run(["xdotool", *" ".join([*moves, "mouseup 1"]).split()], check=True)


def _pixels(x: int, y: int, width: int, height: int) -> bytes:
    """RGB of a part of the screen."""
    crop = f"{width}x{height}+{x}+{y}"
    command = ["import", "-silent", "-window", "root", "-crop", crop, "-depth", "8", "rgb:-"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def _dark(pixels: bytes, width: int, x: int, y: int) -> bool:
    picture = np.frombuffer(pixels, np.uint8).reshape(-1, width, 3)
    return bool(picture[y - 2 : y + 3, x - 2 : x + 3].min() < 100)


def _saved_points(probe: Path, program: Program) -> str:
    """Inject both runs, close, and look for every visited pixel in the samples of the lesson that is on disk."""
    found = total = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        with running(program, Path(home)):
            for row, mode in enumerate(("step", "stream")):
                measure(probe, program, mode, row)
        lessons = sorted(Path(home).rglob("*.tni"), key=lambda p: p.stat().st_mtime)
        if not lessons:
            return "no lesson file was found"
        command = [TNI, "lesson", "info", "--json", "--samples", lessons[-1]]
        info = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
        strokes = [s for page in info["pages"] for s in page["strokes"]]
        for row, mode in enumerate(("step", "stream")):
            wanted = np.array(path(program, mode, row), float)
            total += len(wanted)
            found += max((_matched(wanted, s) for s in strokes), default=0)
    return f"{found} of {total}"


def _matched(wanted: np.ndarray[Any, Any], stroke: dict[str, Any]) -> int:
    """How many visited pixels have a sample within half a pixel, after the one scale and offset of the view."""
    samples = np.array([s[:2] for s in stroke["samples"]], float)
    if len(samples) < 2 or np.ptp(samples[:, 0]) == 0:
        return 0
    scale = np.ptp(wanted[:, 0]) / np.ptp(samples[:, 0])
    pixels = samples * scale
    pixels += np.median(wanted[:1], axis=0) - pixels[0]
    near = np.hypot(*(wanted[:, None, :] - pixels[None, :, :]).transpose(2, 0, 1)).min(axis=1)
    return int((near <= 0.75).sum())
