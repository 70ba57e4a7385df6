"""From a board's range to the picture: what a calibration makes of targets that were pressed a little beside."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.simulated_board import GRID, NOISE_PX, SIZE_PX, Lens, World, judge, off_px
from tni.core.board_mapping import BadBoardMappingError, BoardMapping
from tni.core.calibration_targets import (
    CHECK_TARGETS,
    DEFAULT_TARGETS,
    EMERGENCY_TARGETS,
    INSET,
    THOROUGH_TARGETS,
    target_parts,
    targets_px,
)
from tni.core.mapping_fit import LensDistortion, UnusableTargetsError, fit_mapping, outlier_targets
from tni.core.robust_median import robust_median

FLAT = [(Lens.PROJECTOR, 0.0)]
BENT = [(lens, k1) for lens in Lens for k1 in (0.02, -0.02, 0.01, -0.01)]
HALF = BoardMapping((2.0, 0.0, -1.0, 0.0, 1.125, -0.5625, 0.0, 0.0, 1.0), 1920.0, 1080.0)
"""The board's corners are the picture's."""


def keystoned(seed: int, lens: Lens = Lens.PROJECTOR, k1: float = 0.0) -> World:
    return World.keystoned(np.random.default_rng(seed), lens, k1)


# -- how near


def test_nine_points_under_keystone() -> None:
    assert judge(DEFAULT_TARGETS, 100, FLAT).p95_mm <= 3.8


def test_twenty_points_under_keystone_and_a_lens_that_bends() -> None:
    assert judge(THOROUGH_TARGETS, 48, BENT).p95_mm <= 4.7


def test_a_bend_is_taken_where_there_is_one_and_hardly_ever_else() -> None:
    flat, bent = judge(THOROUGH_TARGETS, 40, FLAT).bends, judge(THOROUGH_TARGETS, 40, [(Lens.PROJECTOR, 0.02)]).bends
    assert flat[LensDistortion.NONE] > 30
    assert bent[LensDistortion.NONE] < 3


@pytest.mark.parametrize("points", [EMERGENCY_TARGETS, DEFAULT_TARGETS, THOROUGH_TARGETS])
@given(seed=st.integers(0, 10_000), turned=st.integers(0, 7))
def test_a_hand_that_never_errs_gives_the_board_as_it_is(points: int, seed: int, turned: int) -> None:
    """Also of a board that hangs upside down or is seen from behind."""
    world, targets = keystoned(seed), targets_px(points, SIZE_PX)

    def seen(px: np.ndarray) -> np.ndarray:
        raw = world.raw(px)
        raw = raw[:, ::-1] if turned & 4 else raw
        return np.where([turned & 1, turned & 2], 1 - raw, raw)

    found = fit_mapping(seen(targets), targets, SIZE_PX).mapping
    np.testing.assert_allclose(found.points(seen(GRID)), GRID, atol=1e-6 * SIZE_PX[0])


def test_the_error_of_each_target_is_what_the_others_foretell() -> None:
    world, targets = keystoned(3), targets_px(DEFAULT_TARGETS, SIZE_PX)
    rng = np.random.default_rng(4)
    raw = world.raw(targets + rng.normal(0, NOISE_PX, targets.shape))
    found = fit_mapping(raw, targets, SIZE_PX)
    others = np.arange(DEFAULT_TARGETS) != 4
    foretold = fit_mapping(raw[others], targets[others], SIZE_PX).mapping.points(raw[4:5])[0]
    assert found.errors_px[4] == pytest.approx(float(np.hypot(*(foretold - targets[4]))), rel=0.03)
    assert found.loo_px == pytest.approx(float(np.sqrt(np.mean(np.square(found.errors_px)))))


def test_four_targets_leave_nothing_to_check_by() -> None:
    targets = targets_px(EMERGENCY_TARGETS, SIZE_PX)
    found = fit_mapping(keystoned(1).raw(targets), targets, SIZE_PX)
    assert (found.errors_px, found.loo_px, found.bend) == ((), None, LensDistortion.NONE)


# -- targets beside which somebody pressed


@pytest.mark.parametrize("points", [DEFAULT_TARGETS, THOROUGH_TARGETS])
def test_a_target_missed_by_five_centimetres_is_found(points: int) -> None:
    targets = targets_px(points, SIZE_PX)
    for odd in range(points):
        rng = np.random.default_rng(odd)
        pressed = targets + rng.normal(0, NOISE_PX, targets.shape)
        pressed[odd] += np.array([40.0, -35.0]) * (1 if odd % 2 else -1)
        assert outlier_targets(keystoned(odd).raw(pressed), targets, SIZE_PX) == (odd,)


def test_two_targets_pressed_one_for_the_other_are_found() -> None:
    targets = targets_px(DEFAULT_TARGETS, SIZE_PX)
    raw = keystoned(2).raw(targets + np.random.default_rng(1).normal(0, NOISE_PX, targets.shape))
    raw[[3, 4]] = raw[[4, 3]]
    assert set(outlier_targets(raw, targets, SIZE_PX)) == {3, 4}


def test_of_usual_presses_none_is_odd() -> None:
    found = 0
    for number in range(40):
        rng = np.random.default_rng(number)
        targets = targets_px((DEFAULT_TARGETS, THOROUGH_TARGETS)[number % 2], SIZE_PX)
        raw = World.keystoned(rng, *BENT[number % len(BENT)]).raw(targets + rng.normal(0, NOISE_PX, targets.shape))
        found += bool(outlier_targets(raw, targets, SIZE_PX))
    assert found <= 1


@pytest.mark.parametrize(
    "raw",
    [
        [(0.5, 0.5)] * 4,
        [(0.1, 0.1), (0.3, 0.3), (0.5, 0.5), (0.9, 0.9)],
        [(0.1, 0.1), (0.5, 0.5), (0.9, 0.9), (0.1, 0.9)],
        [(0.1, 0.1), (0.9, 0.9), (0.9, 0.1), (0.1, 0.9)],  # two targets pressed in the wrong order
    ],
)
def test_what_gives_no_map_is_said(raw: list[tuple[float, float]]) -> None:
    targets = np.array([(0.0, 0.0), (1920.0, 0.0), (1920.0, 1080.0), (0.0, 1080.0)])
    with pytest.raises(UnusableTargetsError):
        fit_mapping(np.array(raw), targets, SIZE_PX)


@given(st.lists(st.tuples(st.floats(-2, 3), st.floats(-2, 3)), min_size=4, max_size=9))
@example([(2.0, 1.625), (0.0, 3.0), (0.0, 0.0), (0.0, 1.25)])
@example([(2.0, 1.625), (0.0, 0.0), (1.0, 0.0), (0.0, 0.25)])
def test_any_presses_give_a_finite_map_or_are_refused(raw: list[tuple[float, float]]) -> None:
    targets = targets_px(DEFAULT_TARGETS, SIZE_PX)[: len(raw)]
    try:
        found = fit_mapping(np.array(raw), targets, SIZE_PX).mapping
    except UnusableTargetsError:
        return
    assert np.isfinite(found.points(np.array(raw))).all()


# -- the map itself


def test_a_plain_map_takes_corners_to_corners() -> None:
    corners = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])
    np.testing.assert_allclose(HALF.points(corners), corners * SIZE_PX, atol=1e-9)
    assert HALF.extent_px == pytest.approx((1920.0, 1080.0))


@pytest.mark.parametrize("k1", [0.0, 0.02])
def test_one_place_and_many_are_mapped_alike_before_and_after_a_file(k1: float) -> None:
    targets = targets_px(THOROUGH_TARGETS, SIZE_PX)
    found = fit_mapping(keystoned(5, Lens.SENSOR, k1).raw(targets), targets, SIZE_PX).mapping
    assert bool(found.bend_x) is bool(k1)
    read = BoardMapping.of_record(json.loads(json.dumps(found.record())))
    assert read == found
    places = np.random.default_rng(6).uniform(0, 1, (50, 2))
    np.testing.assert_allclose([read.point(x, y) for x, y in places], found.points(places), rtol=1e-12)


def test_a_map_of_a_bend_is_near() -> None:
    world, targets = keystoned(7, Lens.SENSOR, 0.02), targets_px(THOROUGH_TARGETS, SIZE_PX)
    found = fit_mapping(world.raw(targets), targets, SIZE_PX)
    assert found.bend is not LensDistortion.NONE
    assert float(np.percentile(off_px(found.mapping, world), 95)) < 1.5


@pytest.mark.parametrize(
    "record",
    [
        None,
        [],
        {},
        {**HALF.record(), "to_picture": [1.0] * 8},
        {**HALF.record(), "to_picture": [float("nan")] * 9},
        {**HALF.record(), "to_picture": ["1"] * 9},
        {**HALF.record(), "size_px": [0, 1080]},
        {**HALF.record(), "size_px": [1920]},
        {**HALF.record(), "bend": [[0.0], [0.0]]},
        {**HALF.record(), "bend": [[0.0] * 7]},
        {**HALF.record(), "bend": 3},
    ],
)
def test_a_record_that_is_no_map_is_refused(record: object) -> None:
    with pytest.raises(BadBoardMappingError):
        BoardMapping.of_record(record)


# -- presses and targets


@given(st.integers(1, 60), st.integers(0, 1000))
def test_the_middle_of_a_press_is_not_moved_by_a_few_samples_elsewhere(count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    samples = np.array([0.4, 0.6]) + rng.normal(0, 0.001, (count, 2))
    stray = rng.uniform(0, 1, (count // 4, 2))
    x, y = robust_median(rng.permutation(np.concatenate([samples, stray])))
    assert np.hypot(x - 0.4, y - 0.6) < 0.004


def test_targets_are_where_the_picture_ends_and_each_is_beside_the_one_before() -> None:
    for count in (EMERGENCY_TARGETS, DEFAULT_TARGETS, THOROUGH_TARGETS):
        parts = target_parts(count)
        assert len({(x, y) for x, y in parts.tolist()}) == count
        assert (parts.min(), parts.max()) == pytest.approx((INSET, 1 - INSET))
        steps = np.abs(np.diff(parts, axis=0))
        assert (np.count_nonzero(steps > 1e-9, axis=1) == 1).all()
    assert len(CHECK_TARGETS) == 2


def test_what_lies_far_from_a_press_does_not_count_in_its_middle() -> None:
    samples = np.array([(float(x), 0.0) for x in range(9)] + [(100.0, 100.0)] * 3)
    assert robust_median(samples) == (4.0, 0.0)
