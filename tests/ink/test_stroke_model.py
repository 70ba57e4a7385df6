"""The line behind the pen: nearer to the hand than its samples, straight where that was, sharp where it turned."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from tni.ink.params import INK_PARAMS, SmoothParams, TaperParams, WidthParams
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import SampleBuffer, Samples
from tni.ink.segments import segments_of
from tni.ink.stroke_model import model_lines
from tni.render.ink_outline import outlines

PIXEL_MM = 1 / 6
PEN = Pen()
FELT = Pen(PenKind.FELT)
Points = NDArray[np.float64]


def sent(places: Points, rate_hz: float, jitter_px: float = 0.5, pressure: float | None = None) -> Samples:
    """As a board sends them: whole pixels, some beside."""
    random = np.random.default_rng(1)
    places = np.rint(places / PIXEL_MM + random.uniform(-jitter_px, jitter_px, places.shape)) * PIXEL_MM
    buffer = SampleBuffer(0.0)
    for k, (x, y) in enumerate(places.tolist()):
        buffer.append(x, y, k / rate_hz, pressure)
    return buffer.samples()


def points(segments: NDArray[np.float32]) -> Points:
    return np.concatenate([segments[:, 0:2], segments[-1:, 3:5]]).astype(float)


def along(line: Points) -> Points:
    """(n, 2) 0.25 mm from each other."""
    way = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    at = np.arange(0, way[-1], 0.25)
    return np.column_stack([np.interp(at, way, line[:, k]) for k in (0, 1)])


def turns(line: Points) -> Points:
    step = np.diff(along(line), axis=0)
    return np.abs((np.diff(np.arctan2(step[:, 1], step[:, 0])) + np.pi) % (2 * np.pi) - np.pi)


@pytest.mark.parametrize("rate_hz", [60, 125, 200])
def test_a_circle_is_rounder_than_its_samples(rate_hz: float) -> None:
    angle = np.arange(0, 0.9, 1 / rate_hz) * 2 * np.pi / 0.45
    samples = sent(50 + 9 * np.column_stack([np.cos(angle), np.sin(angle)]), rate_hz)
    lines = points(segments_of(samples, PEN)), samples.positions_mm
    model, plain = (np.abs(np.hypot(*(along(line) - 50).T) - 9) for line in lines)
    assert model.mean() < 0.9 * plain.mean()
    assert model.max() < 0.35
    assert np.percentile(turns(lines[0]), 95) < 0.7 * np.percentile(turns(lines[1]), 95)


@pytest.mark.parametrize("speed_mm_s", [40, 200, 800])
def test_a_straight_line_stays_straight(speed_mm_s: float) -> None:
    way = np.arange(0, 80 / speed_mm_s, 1 / 125) * speed_mm_s
    line = np.column_stack([10 + way, 20 + way * 0.13])
    exact = points(segments_of(sent(line * 1.0, 125, 0.0), PEN))
    shaken = sent(line, 125)
    off = [
        (p @ (-0.13, 1.0) - (20 - 1.3)) / np.hypot(1, 0.13)
        for p in (points(segments_of(shaken, PEN)), shaken.positions_mm)
    ]
    assert off[0].std() < 0.95 * off[1].std()
    assert np.abs(off[0]).max() < 0.25
    assert np.abs((exact @ (-0.13, 1.0) - (20 - 1.3)) / np.hypot(1, 0.13)).max() < 0.13


@pytest.mark.parametrize("slant", [0.015, 0.04, 0.1])
@pytest.mark.parametrize(("rate_hz", "speed_mm_s"), [(60, 80), (125, 200), (200, 300)])
def test_a_nearly_level_line_has_no_stairs(rate_hz: float, speed_mm_s: float, slant: float) -> None:
    way = np.arange(0, 120 / speed_mm_s, 1 / rate_hz) * speed_mm_s
    samples = sent(np.column_stack([10 + way, 20.03 + way * slant]), rate_hz, 0.0)
    line, plain = (
        ((p @ (-slant, 1.0)) / np.hypot(1, slant))[len(p) // 10 : -(len(p) // 10)]
        for p in (along(points(segments_of(samples, PEN))), along(samples.positions_mm))
    )
    assert line.std() < 0.35 * plain.std()


def test_a_circle_of_whole_pixels_is_round() -> None:
    angle = np.arange(85) * 2 * np.pi / 84
    samples = sent(50 + 80 * PIXEL_MM * np.column_stack([np.cos(angle), np.sin(angle)]), 120, 0.0)
    model, plain = (
        np.hypot(*(along(line) - 50).T)[8:-8] for line in (points(segments_of(samples, PEN)), samples.positions_mm)
    )
    assert model.std() < 0.3 * plain.std()
    assert abs(model.mean() - 80 * PIXEL_MM) < 0.03


def test_a_line_drawn_there_and_back_is_evened_across_alone() -> None:
    x = 20 + 30 * np.abs((np.arange(0, 4, 1 / 40) % 2) - 1)
    samples = sent(np.column_stack([x, 20 + x * 0.1]), 125, 0.0)
    even_alone = replace(INK_PARAMS[PenKind.PEN], smooth=SmoothParams(half_window_s=0, gap_s=0))
    drawn = model_lines([samples.array], [1.0], even_alone).places
    assert abs(drawn[:, 0].max() - 50) < 0.05
    assert abs(drawn[:, 0].min() - 20) < 0.05
    beside = (drawn[6:-6] @ (-0.1, 1.0) - 20) / np.hypot(1, 0.1)
    assert beside.std() < 0.6 * ((samples.positions_mm @ (-0.1, 1.0) - 20) / np.hypot(1, 0.1)).std()


@pytest.mark.parametrize("rate_hz", [60, 125, 200])
def test_what_is_no_stair_of_pixels_stays(rate_hz: float) -> None:
    """A wave of two pixels to either side, 12 samples long or more."""
    way = np.arange(0, 100, 24 / rate_hz / 0.8)
    wave = 2 * PIXEL_MM * np.sin(way * 2 * np.pi / 12)
    drawn = along(points(segments_of(sent(np.column_stack([10 + way, 20 + wave]), rate_hz, 0.0), PEN)))
    assert np.ptp(drawn[:, 1]) > 0.85 * 4 * PIXEL_MM


@pytest.mark.parametrize("rate_hz", [60, 200])
def test_a_sharp_turn_is_neither_rounded_off_nor_has_it_a_spike(rate_hz: float) -> None:
    t = np.arange(0, 1, 1 / rate_hz)
    height = 12 * np.abs((4 * t) % 2 - 1)
    samples = sent(np.column_stack([20 + 18 * t, 20 + height]), rate_hz, 0.0)
    line, drawn = samples.positions_mm, points(segments_of(samples, PEN))
    assert drawn[:, 1].max() <= line[:, 1].max() + 0.05
    assert drawn[:, 1].min() >= line[:, 1].min() - 0.05
    for corner in line[np.isclose(line[:, 1], line[:, 1].max())]:
        assert np.hypot(*(drawn - corner).T).min() < 0.25


def test_a_tap_is_a_round_dot_of_the_full_width_however_it_was_pressed() -> None:
    tap = sent(np.full((7, 2), 30.0), 100, 0.5, pressure=0.1)
    ((x0, y0, r0, x1, y1, r1),) = segments_of(tap, PEN).tolist()
    assert (x0, y0, r0) == (x1, y1, r1)
    assert r0 == 0.5


def test_ends_in_motion_taper_and_ends_at_rest_do_not() -> None:
    fast = np.column_stack([10 + np.arange(0, 60, 3.0), np.full(20, 20.0)])
    slow = np.concatenate([fast[:1] + np.array([[0.1 * k, 0] for k in range(12)]), fast[1:]])
    radii = segments_of(sent(fast, 125), PEN)[:, 2], segments_of(sent(slow, 125), PEN)[:, 2]
    assert radii[0][0] < 0.25 < 0.35 < radii[0].max()
    assert radii[1][0] > 0.4
    assert segments_of(sent(fast, 125), PEN)[-1, 5] < 0.25
    assert segments_of(sent(fast, 125), PEN, ended=False)[-1, 5] > 0.35
    assert segments_of(sent(fast, 125), FELT)[[0, -1], [2, 5]].min() > 0.45


def test_what_an_eraser_cut_has_no_taper_there() -> None:
    array = sent(np.column_stack([10 + np.arange(0, 60, 3.0), np.full(20, 20.0)]), 125).array
    piece = np.concatenate([array[5:15], array[14:15]])
    radii = segments_of(Samples(piece), PEN)
    assert radii[0, 2] > 0.35
    assert radii[-1, 5] > 0.35


def test_a_highlighter_keeps_its_width() -> None:
    marker = Pen(PenKind.HIGHLIGHTER, width_mm=6.0)
    way = np.column_stack([np.geomspace(1, 90, 40), np.full(40, 20.0)])
    assert set(segments_of(sent(way, 125, pressure=0.3), marker)[:, (2, 5)].ravel().tolist()) == {3.0}


def test_a_pen_that_rested_before_it_went_on_steadily_draws_one_width() -> None:
    buffer = SampleBuffer(0.0)
    for k in range(51):
        buffer.append(10 + 1.3 * k, 20.0, 0.0 if k == 0 else 0.1 + 0.008 * (k - 1))
    chain = model_lines([buffer.samples().array], [1.0], replace(INK_PARAMS[PenKind.PEN], taper=None))
    radii = chain.radii[chain.at >= 4]
    assert radii.max() < 1.007 * radii.min()


def test_a_leap_of_kilometres_makes_a_line_of_finite_width() -> None:
    leap = np.zeros((40, 2))
    leap[20:] = 1_900_000.0
    with np.errstate(all="raise"):
        line = segments_of(sent(leap, 200.0), PEN)
    assert np.isfinite(line).all()
    assert (line[:, 2] > 0).all()


def test_samples_without_a_clock_are_smoothed_by_their_number() -> None:
    angle = np.linspace(0, 6, 120)
    placed = sent(50 + 20 * np.column_stack([np.cos(angle), np.sin(angle)]), 200)
    still = placed.array.copy()
    still["t"] = 0
    assert np.allclose(points(segments_of(Samples(still), PEN)), points(segments_of(placed, PEN)), atol=0.05)


def test_an_outline_of_the_line_covers_it() -> None:
    angle = np.arange(0, 0.9, 1 / 60) * 2 * np.pi / 0.45
    segments = segments_of(sent(50 + 9 * np.column_stack([np.cos(angle), np.sin(angle)]), 60), PEN)
    corners = np.concatenate(outlines(segments))
    reach = np.hypot(*(corners - 50).T)
    assert reach.min() > 9 - 0.9
    assert reach.max() < 9 + 0.9


@pytest.mark.parametrize(
    "make",
    [
        lambda: SmoothParams(half_window_s=-1),
        lambda: SmoothParams(shift_mm=np.inf),
        lambda: SmoothParams(even_mm=0.0),
        lambda: WidthParams(fast=0.0),
        lambda: TaperParams(from_mm_s=400),
        lambda: TaperParams(tip=1.5),
    ],
)
def test_parameters_out_of_bounds_are_refused(make: object) -> None:
    with pytest.raises(ValueError, match="must be"):
        make()  # type: ignore[operator]


def test_every_kind_of_pen_has_its_parameters() -> None:
    assert set(INK_PARAMS) == set(PenKind)
    assert replace(INK_PARAMS[PenKind.PEN], width=None).widest == 1.0


def test_how_long_a_pen_paused_does_not_change_its_line() -> None:
    lines = []
    for pause_s in (0.1, 60.0):
        buffer = SampleBuffer(0.0)
        for k in range(40):
            buffer.append(10.0 + k, 10.0 + (k % 3) * 0.2, k / 120 + (pause_s if k >= 20 else 0.0))
        lines.append(segments_of(buffer.samples(), Pen()))
    assert np.array_equal(*lines)
