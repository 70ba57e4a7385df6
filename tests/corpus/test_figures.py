"""Handwriting stays handwriting, and drawn figures become what was meant: the bars that recognition is held to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.shapes import COUNT, SEED, SIZES, confusion, false_ones, snaps_as_written
from tests.sketches import FIGURES, HANDS, OTHERS, handwriting
from tni.ink.figures.recognise import ASKED, HELD

FALSE_SHARE = 0.005
ASKED_SHARE = 0.05
RIGHT_SHARE = {"neat": 0.93, "usual": 0.93, "sloppy": 0.85}
"""Of each kind. What is missed of a neat hand's arcs is smaller than the gates."""


@pytest.mark.parametrize("size", SIZES)
def test_handwriting_that_rests_is_no_figure(corpus: Path, size: float) -> None:
    strokes = [points for _, points in handwriting(corpus)]
    assert len(strokes) > 800
    assert false_ones(strokes, size, HELD, hold=True).total() < FALSE_SHARE * len(strokes)
    assert sum(snaps_as_written(points, size) for points in strokes) < FALSE_SHARE * len(strokes)
    assert false_ones(strokes, size, ASKED, hold=False).total() < ASKED_SHARE * len(strokes)


@pytest.mark.parametrize("hand", HANDS)
def test_figures_are_what_was_meant(hand: str) -> None:
    found = confusion(SEED, COUNT, HANDS[hand])
    for kind in FIGURES:
        assert found[kind.value][kind.value] >= RIGHT_SHARE[hand] * COUNT, found[kind.value]
    for other in OTHERS:
        assert found[other]["nothing"] >= 0.98 * COUNT, (other, found[other])
