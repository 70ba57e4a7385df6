"""The fixed page that a way to the screen is timed by, and its clock."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.ink.pen import Pen
from tni.ink.segments import Segments
from tni.render.benchmark import (
    BENCHMARK_SCENES,
    FRAMES,
    FULL_SCENE,
    PAGE,
    PAGE_MM,
    POINTS_PER_STROKE,
    BenchmarkPage,
    BenchmarkScene,
    FrameTimes,
    run_benchmark,
)
from tni.render.pixel_view import PixelView, PxRect

WHOLE = Rect(0, 0, *PAGE_MM)


@pytest.mark.parametrize("strokes", [1, 7, 200, 1000])
def test_the_page_has_so_many_strokes_and_parts_of_it_lose_none(strokes: int) -> None:
    page = BenchmarkPage(strokes)
    whole = page.layers(PAGE, WHOLE).ink
    assert len(whole) == strokes
    assert all(len(ink.segments) == POINTS_PER_STROKE - 1 for ink in whole)
    for box in (Rect(0, 0, 100, 90), Rect(100, 60, 33, 20), Rect(310, 170, 40, 40), Rect(-50, -50, 20, 20)):
        wanted = [ink for ink in whole if ink.bounds.intersects(box)]
        assert [id(ink) for ink in page.layers(PAGE, box).ink] == [id(ink) for ink in wanted]
        assert page.count(PAGE, box) >= len(wanted)


def test_the_spread_is_of_all_frames() -> None:
    spread = FrameTimes.of([0.001] * 98 + [0.1, 0.2])
    assert spread.frames == 100
    assert spread.p50_s == spread.p95_s == 0.001
    assert 0.001 < spread.p99_s < 0.2


class Slow:
    """A surface whose parts and frames take so long by a clock of its own."""

    def __init__(self, parts: int, part_s: float, frame_s: float) -> None:
        self.now_s, self._left, self._part_s, self._frame_s = 0.0, parts, part_s, frame_s
        self.frames: list[PixelView] = []
        self.wetted = 0

    def clock(self) -> float:
        return self.now_s

    def finish(self) -> None:
        self.now_s += self._frame_s

    def show(self, page: PageId, frame: PixelView, budget_s: float = 0.0) -> PxRect:
        self.frames.append(frame)
        return frame.whole

    def pending(self) -> bool:
        return self._left > 0

    def refine(self, budget_s: float) -> PxRect:
        self._left -= 1
        self.now_s += self._part_s
        return PxRect(0, 0, 1, 1)

    def wet(self, pointer: int, pen: Pen, segments: Segments) -> PxRect:
        assert len(segments) == 1
        self.wetted += 1
        return PxRect(0, 0, 1, 1)


def test_what_is_quick_is_timed_to_the_end() -> None:
    surface = Slow(parts=4, part_s=0.1, frame_s=0.001)
    outcome = run_benchmark(BENCHMARK_SCENES[0], surface, surface.finish, surface.clock)
    assert outcome.whole
    assert outcome.first_s == pytest.approx(0.404)
    assert outcome.pan.frames == outcome.pen.frames == surface.wetted == FRAMES
    assert outcome.pan.p99_s == pytest.approx(0.001)
    moves = {(frame.left_px, frame.top_px) for frame in surface.frames}
    assert len(moves) > 10
    assert len({frame.px_per_mm for frame in surface.frames}) == 1


@pytest.fixture(params=[*BENCHMARK_SCENES, FULL_SCENE], ids=lambda trial: f"{trial.strokes}")
def trial(request: pytest.FixtureRequest) -> BenchmarkScene:
    found: BenchmarkScene = request.param
    return found


def test_what_is_slow_ends_all_the_same(trial: BenchmarkScene) -> None:
    surface = Slow(parts=10**9, part_s=1.0, frame_s=2.0)
    outcome = run_benchmark(trial, surface, surface.finish, surface.clock)
    assert not outcome.whole
    assert outcome.pan.frames >= 1
    assert outcome.pen.frames >= 1
    assert surface.now_s < trial.first_limit_s + trial.frames_limit_s + 3 * 3.0


def test_a_frame_that_never_keeps_to_its_limit_is_timed_once() -> None:
    surface = Slow(parts=0, part_s=0.0, frame_s=60.0)
    outcome = run_benchmark(replace(BENCHMARK_SCENES[0], frames_limit_s=1.0), surface, surface.finish, surface.clock)
    assert (outcome.pan.frames, outcome.pen.frames) == (1, 1)
