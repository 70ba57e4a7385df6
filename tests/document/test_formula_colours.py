"""Colours of parts of formulas."""

from __future__ import annotations

import pytest

from tni.document.formula_colours import drawn_colour, on_dark_page, spoken_colour
from tni.document.page_format import Paper
from tni.document.palette import PAPERS, contrast

NAMES = [
    "red",
    "blue",
    "green",
    "orange",
    "purple",
    "violet",
    "magenta",
    "pink",
    "cyan",
    "teal",
    "brown",
    "gray",
    "grey",
]


@pytest.mark.parametrize("name", NAMES)
def test_colours_are_seen_on_every_paper_and_have_words(name: str) -> None:
    colour = drawn_colour(name)
    assert colour is not None
    chalk = on_dark_page(colour.encode()).decode()
    assert min(contrast(colour, PAPERS[Paper.WHITE]), contrast(colour, PAPERS[Paper.SOFT])) >= 4.5
    assert contrast(chalk, PAPERS[Paper.BLACK]) >= 4.5
    assert spoken_colour(name, english=False)
    assert spoken_colour(name, english=True)


@pytest.mark.parametrize(
    ("name", "colour"),
    [
        ("#12aBcD", "#12abcd"),
        (" Red ", drawn_colour("red")),
        ("#12", None),
        ("url(#a)", None),
        ("black", None),
        ("", None),
    ],
)
def test_a_colour_is_a_name_or_six_digits(name: str, colour: str | None) -> None:
    assert drawn_colour(name) == colour
