"""Colours that would be lost on another paper."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tni.document.page_format import Paper
from tni.document.palette import INKS, LEAST_CONTRAST, PAPERS, contrast, seen_colour

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize("paper", [Paper.WHITE, Paper.SOFT])
def test_white_on_black_paper_is_black_on_white_and_back(paper: Paper) -> None:
    assert seen_colour("#ffffff", Paper.BLACK, paper) == "#000000"
    assert seen_colour("#000000", paper, Paper.BLACK) == "#ffffff"
    assert seen_colour(INKS.dark[0], Paper.BLACK, paper) == INKS.light[0]


@example("#00e499", Paper.BLACK, Paper.SOFT)  # of middling lightness and bright: mirrored it is as bright
@given(colours, st.sampled_from(Paper), st.sampled_from(Paper))
def test_what_is_seen_stays_and_what_was_lost_is_seen(colour: str, before: Paper, after: Paper) -> None:
    found = seen_colour(colour, before, after)
    if (before is Paper.BLACK) == (after is Paper.BLACK):
        return
    assert contrast(found, PAPERS[after]) >= LEAST_CONTRAST


def test_a_light_colour_on_light_paper_is_as_it_was() -> None:
    assert seen_colour("#ffffff", Paper.SOFT, Paper.WHITE) == "#ffffff"
