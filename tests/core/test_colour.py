"""Colours are recognised in one place, in either case where other programs write them."""

from __future__ import annotations

import pytest

from tni.core.colour import colour_or, is_colour


def test_items_have_small_letters_and_others_may_have_capitals() -> None:
    assert is_colour("#09afef")
    assert not is_colour("#09AFEF")
    assert colour_or("#09AfEF") == "#09afef"


@pytest.mark.parametrize(
    "text", ["", "#fff", "#ffffff0", "#fffff", "ffffff", "#ffffff\n", " #ffffff", "#gggggg", "red", "#١٢٣٤٥٦"]
)
def test_anything_else_is_none(text: str) -> None:
    assert not is_colour(text)
    assert colour_or(text) == "#000000"
    assert colour_or(text, "") == ""
