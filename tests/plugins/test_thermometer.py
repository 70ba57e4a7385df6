"""Laws of the thermometer: the liquid stands where the finger is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.thermometer import LENGTH, SCALES, TOP, TUBE, LiquidThermometer
from tests.support.item_hand import ItemHand


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(sorted(SCALES)), st.booleans(), st.floats(TOP, TOP + LENGTH))
def test_the_liquid_stops_at_the_mark_nearest_to_the_finger(scale: str, whole: bool, y: float) -> None:
    with ItemHand(LiquidThermometer) as hand:
        hand.control("scale", scale)
        hand.control("whole", whole)
        hand.drag("level", (TUBE, y))
        low, high = SCALES[scale].low, SCALES[scale].high
        there = high - (y - TOP) / LENGTH * (high - low)
        step = 10 if whole else 1 if scale == "body" else 5
        assert abs(hand.state["tenths"] - there) <= step / 2 + 1e-6
        assert abs(hand.handles()["level"][1] - y) <= LENGTH * step / 2 / (high - low) + 1e-6


def test_the_reading_is_covered_until_it_is_tapped() -> None:
    with ItemHand(LiquidThermometer) as hand:
        hand.control("tenths", -7)
        assert (hand.contents.text, "?" in hand.texts) == ("? °C", True)
        hand.tap("figures")
        assert (hand.contents.text, "−7\xa0°C" in hand.texts) == ("−7\xa0°C", True)


def test_a_temperature_stays_on_another_scale() -> None:
    with ItemHand(LiquidThermometer) as hand:
        hand.control("scale", "body")
        assert hand.state["tenths"] == 350


def test_the_temperature_of_a_body_is_told_by_its_tenths() -> None:
    with ItemHand(LiquidThermometer) as hand:
        hand.control("scale", "body")
        hand.control("tenths", 38.5)
        assert hand.contents.state["tenths"] == 385
