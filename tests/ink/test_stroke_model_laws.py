"""Whatever samples come, the line is sane; a stroke under way settles to what the whole gives."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tni.core.ids import ItemId, PageId
from tni.document.items import Stroke, local_bounds
from tni.document.stroke_arrays import stroke_boxes, stroke_lines
from tni.ink.curve import BULGE_MAX_MM, PARTS_MAX
from tni.ink.params import INK_PARAMS
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import PRESSURE_UNKNOWN, SAMPLE_DTYPE, Samples
from tni.ink.segments import segments_from_lines, segments_of, segments_of_many
from tni.ink.stroke_fragment import StrokeFragment
from tni.ink.wet_stroke import WetStrokeBuilder

pens = st.builds(Pen, st.sampled_from(PenKind), width_mm=st.sampled_from([0.3, 1.0, 12.0]))


@st.composite
def arrays(draw: st.DrawFn, most: int = 90) -> NDArray[np.void]:
    """Steps of hands and of faulty boards: rests, jitter, leaps, doubles; times that stand, jump and run back."""
    count = draw(st.integers(1, most))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    size = random.choice([0.0, 0.05, 1.0, 8.0, 500.0], count, p=draw(st.sampled_from(MIXES)))
    turn = np.cumsum(random.choice([0.1, 0.5, 3.0]) * random.normal(size=count))
    start = draw(st.sampled_from([0.0, 100.0, -1_900_000.0]))
    ticks = random.choice([0, 1, 20, 50, 167, 5000], count, p=draw(st.sampled_from(CLOCKS)))
    times = np.cumsum(ticks) - ticks[0]
    wrong = random.random(count) < draw(st.sampled_from([0.0, 0.2]))
    times[1:][wrong[1:]] = random.integers(0, 2**32, int(wrong[1:].sum()))
    out = np.zeros(count, SAMPLE_DTYPE)
    out["x"] = np.rint(256 * (start + np.cumsum(size * np.cos(turn))))
    out["y"] = np.rint(256 * np.cumsum(size * np.sin(turn)))
    out["t"] = times
    known = random.random(count) < draw(st.sampled_from([0.0, 0.5, 1.0]))
    out["pressure"] = np.where(known, random.integers(0, 1024, count), PRESSURE_UNKNOWN)
    swapped = draw(st.lists(st.integers(1, count - 1), max_size=3)) if count > 1 else []
    for k in swapped:
        out[[k - 1, k]] = out[[k, k - 1]]
    return out


MIXES = [
    [0.0, 0.0, 1.0, 0.0, 0.0],
    [0.1, 0.3, 0.5, 0.1, 0.0],
    [0.5, 0.5, 0.0, 0.0, 0.0],
    [0.2, 0.2, 0.2, 0.2, 0.2],
]
CLOCKS = [[0, 0, 0, 1, 0, 0], [0, 0, 0, 0, 1, 0], [0.5, 0, 0.4, 0, 0, 0.1], [0.2, 0.2, 0.2, 0.2, 0.1, 0.1]]


@given(arrays(), pens)
def test_the_line_stays_in_the_neighbourhood_of_the_samples(array: NDArray[np.void], pen: Pen) -> None:
    samples = Samples(array)
    segments = segments_of(samples, pen).astype(np.float64)
    assert 1 <= len(segments) <= max(1, (len(array) - 1) * PARTS_MAX)
    assert np.isfinite(segments).all()
    radii = segments[:, (2, 5)]
    assert radii.min() > 0
    assert radii.max() <= pen.width_mm / 2 * INK_PARAMS[pen.kind].widest * (1 + 1e-5), "sums of float32"
    ends = np.concatenate([segments[:, 0:2], segments[-1:, 3:5]])
    assert (segments[1:, 0:3] == segments[:-1, 3:6]).all()
    places = samples.positions_mm
    shift = INK_PARAMS[pen.kind].smooth.shift_mm
    slack = 0.25 if abs(places).max() > 1e6 else 1e-3  # segments are float32
    assert _distances(ends, places).max() <= shift + BULGE_MAX_MM + slack
    way = np.hypot(*np.diff(ends, axis=0).T).sum()
    assert way <= 1.3 * (np.hypot(*np.diff(places, axis=0).T).sum() + 2 * shift * len(places)) + slack * len(ends)
    box = local_bounds(Stroke(id=ItemId("s"), page=PageId("p"), pen=pen, samples=samples)).grown(slack)
    discs = np.concatenate([segments[:, :3], segments[:, 3:]])
    low, high = discs[:, :2] - discs[:, 2:], discs[:, :2] + discs[:, 2:]
    assert (low >= (box.x, box.y)).all()
    assert (high <= (box.right, box.bottom)).all()


def _distances(points: NDArray[np.float64], places: NDArray[np.float64]) -> NDArray[np.float64]:
    """(m,) of points from the samples' polyline."""
    if len(places) == 1:
        places = np.concatenate([places, places])
    start, step = places[:-1], np.diff(places, axis=0)
    length2 = (step**2).sum(axis=1)
    gap = points[:, None] - start
    t = np.clip((gap * step).sum(axis=2) / np.where(length2 > 0, length2, 1), 0, 1)
    return np.linalg.norm(gap - t[..., None] * step, axis=2).min(axis=1)


@given(st.lists(st.tuples(arrays(20), pens), max_size=6))
def test_many_at_once_are_each(strokes: list[tuple[NDArray[np.void], Pen]]) -> None:
    made = [(Samples(array), pen) for array, pen in strokes]
    for found, (samples, pen) in zip(segments_of_many(made), made, strict=True):
        alone = segments_of(samples, pen)
        assert found.shape == alone.shape
        assert np.allclose(found, alone, rtol=1e-6, atol=1e-6)


@given(st.lists(st.tuples(arrays(20), pens, st.booleans()), min_size=1, max_size=6))
def test_a_piece_is_drawn_as_its_points_lie_also_among_strokes(
    strokes: list[tuple[NDArray[np.void], Pen, bool]],
) -> None:
    made = [(StrokeFragment(array) if cut else Samples(array), pen) for array, pen, cut in strokes]
    items = [Stroke(id=ItemId("s"), page=PageId("p"), pen=pen, samples=samples) for samples, pen in made]
    lines, boxes = segments_of_many(made), stroke_boxes(items)
    gathered_line = stroke_lines(items)
    for k, (samples, pen) in enumerate(made):
        assert np.allclose(lines[k], segments_of(samples, pen), rtol=1e-6, atol=1e-6)
        part = gathered_line.part(int(gathered_line.starts[k]), int(gathered_line.lengths[k]))
        assert np.allclose(segments_from_lines(part), lines[k], rtol=1e-6, atol=1e-6)
        box = local_bounds(items[k])
        assert np.allclose(boxes[k], (box.x, box.y, box.right, box.bottom))
        if isinstance(samples, StrokeFragment):
            places, halves = samples.positions_mm, np.maximum(samples.array["pressure"], 1) / 2**15 * pen.width_mm
            assert np.allclose(part.places, places)
            assert np.allclose(part.radii, halves)
            assert (places - halves[:, None] >= np.array((box.x, box.y)) - 1e-9).all()
            assert (places + halves[:, None] <= np.array((box.right, box.bottom)) + 1e-9).all()


@settings(max_examples=50)
@given(arrays(120), pens, st.data())
def test_a_stroke_under_way_settles_to_what_the_whole_gives(
    array: NDArray[np.void], pen: Pen, data: st.DataObject
) -> None:
    wet = WetStrokeBuilder(pen, 0.0)
    settled = []
    start = 0
    while start < len(array):
        end = min(start + data.draw(st.integers(1, 60)), len(array))
        for x, y, t, pressure, *_ in array[start:end].tolist():
            wet.add(x / 256, y / 256, t / 10_000, None if pressure == PRESSURE_UNKNOWN else pressure / 1023, None)
        start = end
        body = wet.body()
        settled.append(body.settled)
        found = np.concatenate([*settled, body.tail])
        assert np.array_equal(found, segments_of(wet.samples(), pen, ended=False))
    assert wet.samples().array["x"].tolist() == array["x"].tolist()
