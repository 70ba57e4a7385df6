"""Benchmark of the rendering backends with fixed scenes, for `tni doctor --gpu`.

Each backend runs in a process of its own (this module as a program), since a driver may end or hang it. Timings made
until then count.

A frame ends when the whole picture is in memory: with OpenGL in a framebuffer, with the card finished; with QPainter in
the window's image. The time of the window system is not included.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from functools import partial
from typing import Any

from tni.core.errors import TniError
from tni.render.backend_choice import BackendKind
from tni.render.benchmark import (
    BENCHMARK_SCENES,
    FULL_SCENE,
    BenchmarkPage,
    BenchmarkResult,
    BenchmarkScene,
    run_benchmark,
)

START_S = 30.0
"""Time to start the process, and for a frame that exceeds its limit."""
SURROUND = "#e6e6e2"

type BenchmarkFacts = dict[str, Any]


def benchmarks(*, full: bool) -> Sequence[BenchmarkScene]:
    return (*BENCHMARK_SCENES, FULL_SCENE) if full else BENCHMARK_SCENES


def limit_s(trials: Sequence[BenchmarkScene]) -> float:
    """Return the time after which the process is ended."""
    return START_S + sum(trial.first_limit_s + trial.frames_limit_s + START_S for trial in trials)


def run_benchmarks(backend: BackendKind, *, shown: bool, full: bool, timeout_s: float | None = None) -> BenchmarkFacts:
    """Run the benchmarks of a backend. scenes: the timings. error: reason of an early end, else None. shown: with the
    window system."""
    import subprocess  # not needed at start-up

    command = [sys.executable, "-m", "tni.app.gpu_benchmark", backend.value, "full" if full else "usual"]
    environment = {**os.environ}
    if backend is BackendKind.RASTER or not shown:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    if not shown:
        environment["PYOPENGL_PLATFORM"] = "egl"
    timeout_s = limit_s(benchmarks(full=full)) if timeout_s is None else timeout_s
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=timeout_s, check=False)
    except subprocess.TimeoutExpired as error:
        return _read(error.stdout or b"", f"no answer in {timeout_s:.0f} s")
    except OSError as error:
        return _read(b"", str(error))
    return _read(done.stdout, f"ended with status {done.returncode}" if done.returncode else None)


def _read(written: bytes, error: str | None) -> BenchmarkFacts:
    scenes: list[BenchmarkFacts] = []
    for line in written.decode(errors="replace").splitlines():
        try:
            found = json.loads(line)
        except ValueError:  # truncated, or output of a driver
            continue
        if not isinstance(found, dict):
            continue
        if "error" in found:
            error = str(found["error"])
        else:
            scenes.append(found)
    return {"scenes": scenes, "error": error}


# -- child process


def main(arguments: Sequence[str]) -> int:
    """Write one JSON object for each scene, as soon as it is timed."""
    from PySide6.QtGui import QGuiApplication

    way, trials = BackendKind(arguments[0]), benchmarks(full=arguments[1] == "full")
    app = QGuiApplication(["tni"])
    try:
        with ExitStack() as used:
            if way is BackendKind.OPENGL:
                _make_current(used)
            for trial in trials:
                found = asdict(trial) | asdict(_timed(way, trial))
                _write_line(found)
    except TniError as error:
        _write_line({"error": str(error)})
        return 1
    finally:
        del app
    return 0


def _write_line(found: BenchmarkFacts) -> None:
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


def _make_current(used: ExitStack) -> None:
    """Make an OpenGL context current, of the window system or of none. Raises: TniError."""
    if os.environ.get("PYOPENGL_PLATFORM") == "egl":
        from tni.render.gl.surfaceless import SurfacelessContext

        used.enter_context(SurfacelessContext())
    else:
        from tni.ui.gl.context import GlContext

        used.callback(GlContext().close)


def _timed(backend: BackendKind, trial: BenchmarkScene) -> BenchmarkResult:
    """Time a scene. Raises: TniError."""
    from tni.render.raster.item_painter import ItemPainter, paint_to_bgra

    source, painter = BenchmarkPage(trial.strokes), ItemPainter()
    if backend is BackendKind.OPENGL:
        from tni.render.gl.benchmark import benchmark_renderer

        size_px, picture = (trial.width_px, trial.height_px), partial(paint_to_bgra, painter)
        with benchmark_renderer(source, picture, size_px, SURROUND) as (screen, finish):
            return run_benchmark(trial, screen, finish, time.perf_counter)
    from tni.render.raster.renderer import RasterRenderer

    return run_benchmark(
        trial, RasterRenderer(source, painter, time.monotonic, SURROUND), lambda: None, time.perf_counter
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
