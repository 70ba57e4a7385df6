"""Lengths and angles as instruments write them."""

from __future__ import annotations

import pytest

from tni.api.instruments import degrees_text, length_text
from tni.api.items import ItemContext


@pytest.mark.parametrize(
    ("millimetres", "text"),
    [
        (0.0, "0 cm"),
        (4.0, "0,4 cm"),
        (123.4, "12,3 cm"),
        (300.0, "30 cm"),
        (12_000.0, "12 m"),
        (12_345_678.0, "12\u202f350 m"),
    ],
)
def test_a_length_has_its_unit_and_no_power_of_ten(millimetres: float, text: str) -> None:
    assert length_text(millimetres, ItemContext()) == text
    assert length_text(millimetres, ItemContext(french=False)) == text.replace(",", ".")


def test_an_angle_is_written_to_half_a_degree() -> None:
    assert [degrees_text(one, ItemContext()) for one in (0.0, 44.8, 44.6, 360.0)] == ["0°", "45°", "44,5°", "0°"]
