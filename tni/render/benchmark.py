"""Benchmark of a rendering backend on a fixed page of strokes: its first image, a page that moves, a pen that
writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Protocol

import numpy as np

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.drawlist import DrawInk, DrawPaper, draw_ink
from tni.document.page_format import Paper, Ruling
from tni.ink.pen import Pen
from tni.ink.segments import Segments
from tni.render.page_source import PageLayers
from tni.render.pixel_view import PixelView, PxRect

PAGE = PageId("trial")
PAGE_MM = (320.0, 180.0)
POINTS_PER_STROKE = 20
"""Number of points of each stroke."""
FRAMES = 300
REFINE_S = 0.25
STRIP_S = 0.003
"""Painting budget of one frame while the page moves, the same as in the canvas."""
STEP_PX, TURN_FRAMES = 6, 20
"""Movement of the page per frame, and number of frames after which it turns back."""
_PEN = Pen(colour="#c0392b", width_mm=1.2)


@dataclass(frozen=True, slots=True)
class BenchmarkScene:
    """A page to be timed. first_limit_s, frames_limit_s: limits after which the measurement is cut short."""

    strokes: int
    width_px: int
    height_px: int
    first_limit_s: float = 10.0
    frames_limit_s: float = 4.0


BENCHMARK_SCENES = BenchmarkScene(200, 1920, 1080, first_limit_s=5.0), BenchmarkScene(10_000, 1920, 1080)
FULL_SCENE = BenchmarkScene(100_000, 3840, 2160, first_limit_s=90.0, frames_limit_s=20.0)


@dataclass(frozen=True, slots=True)
class FrameTimes:
    """Percentiles of frame times, in seconds. frames: number of frames."""

    frames: int
    p50_s: float
    p95_s: float
    p99_s: float

    @classmethod
    def of(cls, times_s: Sequence[float]) -> FrameTimes:
        """Compute the percentiles. times_s: at least one."""
        p50, p95, p99 = np.percentile(times_s, (50, 95, 99)).tolist()
        return cls(len(times_s), p50, p95, p99)


@dataclass(frozen=True, slots=True)
class BenchmarkResult:
    """Times of one benchmark. first_s: until all strokes were in the image. whole: False if that was cut short. pan,
    pen: frame times."""

    first_s: float
    whole: bool
    pan: FrameTimes
    pen: FrameTimes


class BenchmarkRenderer(Protocol):
    """Interface of the renderer that is timed; see `tni.render.tiled_renderer`."""

    def show(self, page: PageId, frame: PixelView, budget_s: float = ...) -> PxRect: ...
    def pending(self) -> bool: ...
    def refine(self, budget_s: float) -> PxRect: ...
    def wet(self, pointer: int, pen: Pen, segments: Segments) -> PxRect: ...


class BenchmarkPage:
    """A page filled with small loops in even rows; a `PageSource`."""

    def __init__(self, strokes: int) -> None:
        width, height = PAGE_MM
        self._columns = ceil(sqrt(strokes * width / height))
        self._rows = ceil(strokes / self._columns)
        self._pitch = width / self._columns, height / self._rows
        self._reach = 2.0
        loops = [_loop(turn, self._reach - 0.7) for turn in range(8)]
        self._inks: list[DrawInk] = []
        for number in range(strokes):
            row, column = divmod(number, self._columns)
            x, y = (column + 0.5) * self._pitch[0], (row + 0.5) * self._pitch[1]
            self._inks.append(draw_ink(loops[number % 8] + np.array([x, y, 0, x, y, 0], np.float32), "#1a1a2e"))

    def _cells(self, within: Rect) -> tuple[range, range]:
        """Return the rows and columns whose strokes may reach into the box."""
        reach, (across, down) = self._reach, self._pitch
        rows = range(max(int((within.y - reach) / down), 0), min(ceil((within.bottom + reach) / down), self._rows))
        left, right = (within.x - reach) / across, (within.right + reach) / across
        return rows, range(max(int(left), 0), min(ceil(right), self._columns))

    def layers(self, _page: PageId, within: Rect) -> PageLayers:
        rows, columns = self._cells(within)
        found = [
            stroke
            for row in rows
            for stroke in self._inks[row * self._columns + columns.start : row * self._columns + columns.stop]
            if stroke.bounds.intersects(within)
        ]
        return PageLayers([DrawPaper(Paper.WHITE, Ruling.BLANK, *PAGE_MM)], found)

    def count(self, _page: PageId, within: Rect) -> int:
        rows, columns = self._cells(within)
        return len(rows) * len(columns)

    def paper(self, _page: PageId) -> Paper:
        return Paper.WHITE

    def sheet(self, _page: PageId) -> Rect:
        return Rect(0.0, 0.0, *PAGE_MM)


def _loop(turn: int, reach_mm: float) -> Segments:
    """Return a loop around (0, 0) with as many points as a handwritten letter; its width follows a pressure that rises
    and falls."""
    along = np.linspace(0.0, 1.0, POINTS_PER_STROKE)
    angle = along * (5.0 + turn / 2) + turn
    radius = reach_mm * (0.35 + 0.65 * along)
    half = 0.25 + 0.2 * np.sin(along * np.pi)
    ends = np.column_stack([radius * np.cos(angle), radius * np.sin(angle), half])
    out: Segments = np.concatenate([ends[:-1], ends[1:]], axis=1).astype(np.float32)
    return out


def run_benchmark(
    trial: BenchmarkScene, surface: BenchmarkRenderer, finish: Callable[[], None], clock: Callable[[], float]
) -> BenchmarkResult:
    """Run the benchmark. surface: renderer of a `BenchmarkPage`. finish: puts the image on the screen and returns when
    that is done."""
    scale = trial.width_px / PAGE_MM[0]
    start_s = clock()
    surface.show(PAGE, PixelView(scale, 0, 0, trial.width_px, trial.height_px), 0.0)
    while surface.pending() and clock() - start_s < trial.first_limit_s:
        surface.refine(REFINE_S)
        finish()
    first_s, whole = clock() - start_s, not surface.pending()

    def pan(number: int) -> None:
        way = abs(number % (2 * TURN_FRAMES) - TURN_FRAMES) * STEP_PX
        surface.show(PAGE, PixelView(scale, -way, -way // 2, trial.width_px, trial.height_px), STRIP_S)

    line = np.concatenate([_loop(0, 40.0)] * ceil(FRAMES / POINTS_PER_STROKE + 1)) + np.array(
        [160, 90, 0, 160, 90, 0], np.float32
    )

    def pen(number: int) -> None:
        surface.wet(1, _PEN, line[number : number + 1])

    return BenchmarkResult(first_s, whole, *(_frames(trial, step, finish, clock) for step in (pan, pen)))


def _frames(
    trial: BenchmarkScene, step: Callable[[int], None], finish: Callable[[], None], clock: Callable[[], float]
) -> FrameTimes:
    times: list[float] = []
    end_s = clock() + trial.frames_limit_s / 2
    while not times or (len(times) < FRAMES and clock() < end_s):
        start_s = clock()
        step(len(times))
        finish()
        times.append(clock() - start_s)
    return FrameTimes.of(times)
