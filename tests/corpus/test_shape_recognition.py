"""Handwriting stays handwriting, and drawn figures become what was meant: the bars that recognition is held to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.shape_limits import false_by_writer, held_out, looser, thresholds, unseen
from tests.bench.shapes import (
    COUNT,
    SEED,
    SIZES,
    confusion,
    false_heads,
    false_ones,
    heads,
    heads_at_worst,
    snaps_as_written,
)
from tests.support.sketches import FIGURES, HANDS, OTHERS, handwriting
from tni.ink.shapes.recognise import HOLD_THRESHOLDS, SHAPE_PEN_THRESHOLDS, ShapeThresholds

FALSE_SHARE = 0.005
ASKED_SHARE = 0.05
RIGHT_SHARE = {"neat": 0.93, "usual": 0.93, "sloppy": 0.85}
"""Of each kind. What is missed of a neat hand's arcs is smaller than the gates."""
WORST_SHARE = 0.015
"""Of strokes, if a line ended at each in the worst direction."""
NEAREST, CHOSEN_ANEW = 0.95, 0.6
"""Parts of the limits on sizes, at twice the size of paper: above the first no writer has a figure yet; and what
ten writers would have chosen for the eleventh."""


@pytest.mark.parametrize("size", SIZES)
def test_handwriting_that_rests_is_no_figure(corpus: Path, size: float) -> None:
    strokes = [points for _, points in handwriting(corpus)]
    assert len(strokes) > 800
    assert false_ones(strokes, size, HOLD_THRESHOLDS, hold=True).total() < FALSE_SHARE * len(strokes)
    assert sum(snaps_as_written(points, size) for points in strokes) < FALSE_SHARE * len(strokes)
    assert false_ones(strokes, size, SHAPE_PEN_THRESHOLDS, hold=False).total() < ASKED_SHARE * len(strokes)


def test_no_writer_comes_near_the_limits_at_the_size_of_a_board(corpus: Path) -> None:
    strokes = handwriting(corpus)
    judged = held_out(thresholds(strokes, 2.0))
    assert len(judged) == 11
    assert max(one.margin for one in judged) < NEAREST
    assert max(one.factor for one in judged) < CHOSEN_ANEW, "other writers would have chosen smaller limits"
    with looser(1.5):
        assert max(false_by_writer(strokes, 2.0).values()) == 0.0


def test_strokes_that_no_limit_was_chosen_by_are_ink(corpus: Path) -> None:
    found = unseen(corpus)
    assert {"hey", "he2", "waves", "corners", "scribble"} <= found.keys()
    for name, kinds in found.items():
        assert {kind for all_ in kinds.values() for kind in all_} == {"ink"}, name


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("gates", [HOLD_THRESHOLDS, SHAPE_PEN_THRESHOLDS], ids=["held", "asked"])
def test_handwriting_makes_no_arrows_of_lines(corpus: Path, size: float, gates: ShapeThresholds) -> None:
    false, _ = false_heads(corpus, size, gates)
    assert false == 0
    strokes = [points for _, points in handwriting(corpus)]
    assert heads_at_worst(strokes, size, gates) < WORST_SHARE * len(strokes)


@pytest.mark.parametrize("hand", HANDS)
def test_arrows_in_two_strokes_are_known(hand: str) -> None:
    assert heads(SEED, COUNT, HANDS[hand]) >= RIGHT_SHARE[hand] * COUNT
    assert heads(SEED, COUNT, HANDS[hand], barbs_apart=True) >= RIGHT_SHARE[hand] * COUNT


@pytest.mark.parametrize("hand", HANDS)
def test_figures_are_what_was_meant(hand: str) -> None:
    found = confusion(SEED, COUNT, HANDS[hand])
    for kind in FIGURES:
        assert found[kind.value][kind.value] >= RIGHT_SHARE[hand] * COUNT, found[kind.value]
    for other in OTHERS:
        assert found[other]["nothing"] >= 0.98 * COUNT, (other, found[other])
