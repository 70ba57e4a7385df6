"""Values of SVG attributes: what each form means, and that no text is an error or makes a number that is not finite."""

from __future__ import annotations

from math import isfinite, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import IDENTITY, Affine, Rect
from tni.formats.lessons.svg_values import (
    LIMIT,
    NO_COLOUR,
    SvgColour,
    parse_colour,
    parse_length,
    parse_number,
    parse_opacity,
    parse_points,
    parse_style,
    parse_transform,
    parse_view_box,
    styled,
)

SIGNS = "0123456789.,+-eE()#%:;abcdefghijklmnopqrstuvwxyz \n"


@pytest.mark.parametrize(
    ("text", "px"),
    [
        ("12", 12.0), (" -1.5e1px ", -15.0), ("1in", 96.0), ("2.54cm", 96.0), ("25.4mm", 96.0), ("72pt", 96.0),
        ("6pc", 96.0), ("50%", 100.0), ("2em", 32.0), ("2ex", 16.0), ("1PX", 1.0), ("5furlongs", 5.0),
        ("", 7.0), (None, 7.0), ("wide", 7.0),
    ],
)  # fmt: skip
def test_lengths_in_all_units_become_pixels(text: str | None, px: float) -> None:
    assert parse_length(text, 7.0, whole=200.0) == pytest.approx(px)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#1aB", SvgColour("#11aabb")),
        ("#11AABB", SvgColour("#11aabb")),
        ("#11aabb80", SvgColour("#11aabb", 128 / 255)),
        ("#1ab0", SvgColour("#11aabb", 0.0)),
        (" Red ", SvgColour("#ff0000")),
        ("rgb(1, 2,300)", SvgColour("#0102ff")),
        ("rgb(100%, 0%, 50%)", SvgColour("#ff0080")),
        ("rgb(242 242 242 / 50%)", SvgColour("#f2f2f2", 0.5)),
        ("rgba(1,2,3,0.25)", SvgColour("#010203", 0.25)),
        ("hsl(120deg, 100%, 25%)", SvgColour("#008000")),
        ("none", NO_COLOUR),
        ("transparent", NO_COLOUR),
        ("currentColor", SvgColour("#123456")),
        ("url(#gradient) blue", SvgColour("#0000ff")),
        ("url(#gradient)", None),
        ("#12345", None),
        ("", None),
        (None, None),
    ],
)
def test_colours_in_all_forms(text: str | None, colour: SvgColour | None) -> None:
    assert parse_colour(text, "#123456") == colour


@pytest.mark.parametrize(("text", "opacity"), [("0.5", 0.5), ("50%", 0.5), ("-1", 0.0), ("7", 1.0), ("", 1.0)])
def test_opacities_are_from_0_to_1(text: str, opacity: float) -> None:
    assert parse_opacity(text) == opacity


def test_properties_of_a_style_go_before_attributes() -> None:
    assert parse_style("Fill: red ; stroke:url(#a:b) !important; ;x") == {"fill": "red", "stroke": "url(#a:b)"}
    assert styled({"fill": "blue", "style": "fill:red"})["fill"] == "red"


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("matrix(1 2,3 4 5 6)", (1 * 10 + 3 * 20 + 5, 2 * 10 + 4 * 20 + 6)),
        ("translate(5)", (15, 20)),
        ("translate(5,-6)", (15, 14)),
        ("scale(2)", (20, 40)),
        ("scale(2 -1)", (20, -20)),
        ("rotate(90)", (-20, 10)),
        ("rotate(90, 10, 10)", (0, 10)),
        ("skewX(45)", (30, 20)),
        ("skewY(45)", (10, 30)),
        ("translate(1,2) scale(2),rotate(0)", (21, 42)),
        ("spin(3) translate(1 1)", (11, 21)),
        ("translate(1,1", (10, 20)),
    ],
)
def test_functions_of_a_transform(text: str, point: tuple[float, float]) -> None:
    assert parse_transform(text).point(10, 20) == pytest.approx(point)


def test_functions_apply_from_right_to_left() -> None:
    assert parse_transform("scale(2) translate(1 0)") == Affine(2, 0, 0, 2, 2, 0)
    assert parse_transform(None) == IDENTITY == parse_transform("rotate()")


def test_points_end_before_a_fault_and_need_no_spaces() -> None:
    assert parse_points(" 1,2 3-4.5.5 6 7") == [(1, 2), (3, -4.5), (0.5, 6)]
    assert parse_points("1 2 nan 3 4") == [(1, 2)]
    assert parse_points("1e999 -1e999") == [(0, 0)]
    assert parse_points("1e8 2") == [(LIMIT, 2)]
    assert parse_points(None) == []


def test_view_boxes_have_an_area() -> None:
    assert parse_view_box("-690 -530 1380,1060") == Rect(-690, -530, 1380, 1060)
    assert parse_view_box("0 0 10") is None
    assert parse_view_box("0 0 10 0") is None
    assert parse_view_box(None) is None


def test_a_million_digits_are_read_at_once() -> None:
    assert parse_number("9" * 1_000_000) == 0.0
    assert len(parse_points("1 " * 1_000_000)) == 200_000
    assert parse_transform("translate(1)" * 100_000).e == 64


@given(st.text(SIGNS, max_size=80) | st.text(max_size=20))
def test_any_text_has_a_finite_value(text: str) -> None:
    parse_style(text)
    assert 0 <= parse_opacity(text) <= 1
    assert abs(parse_length(text)) <= LIMIT
    assert abs(parse_number(text)) <= LIMIT
    assert all(map(isfinite, sum(parse_points(text), ())))
    colour = parse_colour(text)
    assert colour is None or (len(colour.hex) == 7 and 0 <= colour.opacity <= 1)


@given(st.lists(st.sampled_from(["scale(1e7)", "skewX(89.99)", "translate(1e300)", "rotate(1e9)"]), max_size=70))
def test_products_of_transforms_stay_finite(functions: list[str]) -> None:
    assert parse_transform(" ".join(functions)).mean_scale <= sqrt(2) * LIMIT
