"""Tests of the items that show the drawing of an interactive item elsewhere."""

from __future__ import annotations

from math import atan2, cos, degrees, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId
from tni.document.alignment import TextAlign
from tni.document.item_drawing import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnText,
    within,
)
from tni.document.item_parts import MIDDLE_EMS, ItemPart, item_parts
from tni.document.items import AnyItem, Dash, PluginItem, Shape, ShapeKind, Stroke, Text, bounds
from tni.document.page_format import Paper
from tni.document.plugin_state import PluginState, plugin_item
from tni.document.school_hand import HAND_BASELINE_EMS, HAND_FAMILY
from tni.document.stored_drawing import decode_drawing, encode_drawing
from tni.document.unrolled_drawing import unrolled


def item_of(drawing: Drawing, turn: float = 0.0) -> PluginItem:
    contents = PluginState("some.clock", 1, {}, drawing)
    lies = Affine.moving(100.0, 50.0).after(Affine.rotating(turn, (20.0, 20.0)))
    return plugin_item(contents, "Horloge", (40.0, 40.0), PageId("p"), lies, ItemId("i"))


def parts(*drawing: DrawnArea | DrawnLine | DrawnOval | DrawnText, paper: Paper = Paper.WHITE) -> list[AnyItem]:
    return list(unrolled(item_of(drawing), drawing, paper))


def test_each_part_is_an_item_of_the_group_at_its_place() -> None:
    found = parts(
        DrawnArea(((0, 0), (40, 0), (40, 40)), "soft"),
        DrawnOval(20, 20, 10, 5, "surface", "red", 1.0),
        DrawnLine(((0, 0), (40, 40)), "blue", 2.0, dashed=True),
        DrawnLine(((0, 0), (20, 10), (40, 0)), "ink", 0.5),
        DrawnText("12", 20, 20, 6.0, "ink", TextAlign.CENTRE, bold=True, width_mm=8.0),
    )
    assert len({part.group for part in found}) == 1
    area, oval, line, bent, text = found
    assert isinstance(area, Shape)
    assert (area.kind, area.outlined, area.fill) == (ShapeKind.POLYGON, False, "#f0f4f9")
    assert isinstance(oval, Shape)
    assert (oval.x0, oval.x1, oval.fill, oval.pen.width_mm) == (10.5, 29.5, "#ffffff", 1.0)
    assert bounds(oval).x == 110.0
    assert isinstance(line, Shape)
    assert (line.kind, line.dash, line.pen.width_mm) == (ShapeKind.LINE, Dash.DASHED, 2.0)
    assert isinstance(bent, Stroke)
    assert len(bent.samples) == 3
    assert isinstance(text, Text)
    assert (text.text, text.bold, text.size_mm) == ("12", True, 6.0)
    x, _ = text.transform.point(text.width_mm / 2, 0.0)
    assert round(x, 6) == 120.0


def test_colours_are_those_of_the_paper() -> None:
    (line,) = parts(DrawnLine(((0, 0), (1, 1)), "red"), paper=Paper.BLACK)
    assert isinstance(line, Shape)
    assert line.pen.colour == "#ff5425"


def test_what_paints_nothing_gives_no_item() -> None:
    assert parts(DrawnArea(((0, 0), (1, 1))), DrawnLine(()), DrawnText("  ", 1, 1)) == []


def direction(text: AnyItem | ItemPart) -> tuple[float, tuple[float, float]]:
    """Return the direction of a text on the page, degrees clockwise, and where the middle of its capitals is."""
    assert isinstance(text, Text)
    move = text.transform
    return degrees(atan2(move.b, move.a)), move.point(text.width_mm / 2, text.size_mm * MIDDLE_EMS)


@pytest.mark.parametrize(("turn", "wanted"), [(0.0, 30.0), (50.0, 80.0), (None, 0.0)])
def test_a_text_is_turned_or_stays_upright_about_its_place(turn: float | None, wanted: float) -> None:
    drawing = (DrawnText("12", 20.0, 10.0, 6.0, width_mm=8.0, turn=turn),)
    item = item_of(drawing, radians(30.0))
    place = item.transform.point(20.0, 10.0)
    for (text,) in (unrolled(item, drawing, Paper.WHITE), item_parts(item, drawing, Paper.WHITE)):
        slope, middle = direction(text)
        assert slope == pytest.approx(wanted)
        assert middle == pytest.approx(place)


@pytest.mark.parametrize("turn", [0.0, -90.0, 33.25, None])
def test_a_turned_text_is_stored_and_read_again(turn: float | None) -> None:
    text = DrawnText("12", 20.0, 10.0, 6.0, width_mm=8.0, turn=turn)
    stored = encode_drawing([text])
    assert decode_drawing(stored) == (text,)
    assert len(stored[0]) == (9 if turn == 0.0 else 10)


@given(st.floats(0, 40), st.floats(0, 20), st.sampled_from(TextAlign), st.none() | st.floats(-400, 400))
def test_a_turned_text_keeps_within_its_item(x: float, y: float, align: TextAlign, turn: float | None) -> None:
    (text,) = within([DrawnText("Une longue phrase", x, y, 2.0, align=align, turn=turn)], 40.0, 20.0)
    assert isinstance(text, DrawnText)
    for slope in range(0, 360, 45) if text.turn is None else (text.turn,):
        for share in (-align.share, 1 - align.share):
            far = share * max(text.width_mm, 0.2) - 0.2 * (1 if share > 0 else -1)
            across, down = text.x + far * cos(radians(slope)), text.y + far * sin(radians(slope))
            assert -0.3 <= across <= 40.3
            assert -0.3 <= down <= 20.3


@pytest.mark.parametrize("align", TextAlign)
def test_a_cursive_text_stands_on_the_line_of_a_plain_one(align: TextAlign) -> None:
    drawing = (DrawnText("lu", 20.0, 20.0, 6.0, align=align, width_mm=8.0, cursive=True),)
    item = item_of(drawing)
    for (text,) in (unrolled(item, drawing, Paper.WHITE), item_parts(item, drawing, Paper.WHITE)):
        assert isinstance(text, Text)
        assert text.font == HAND_FAMILY
        baseline = text.transform.point(0.0, HAND_BASELINE_EMS * 6.0)[1] - item.transform.f
        assert baseline == pytest.approx(20.0 + (1.0 - MIDDLE_EMS) * 6.0)


def test_a_turn_too_small_to_be_stored_is_none() -> None:
    (stored,) = encode_drawing([DrawnText("12", 20.0, 10.0, 6.0, turn=0.004)])
    assert stored == encode_drawing(decode_drawing([stored]))[0]


@given(st.none() | st.floats(-360, 360).map(lambda turn: round(turn, 2)), st.booleans(), st.booleans())
def test_a_cursive_text_is_stored_and_read_again(turn: float | None, bold: bool, cursive: bool) -> None:
    text = DrawnText("lu", 20.0, 10.0, 6.0, bold=bold, turn=turn, cursive=cursive)
    assert decode_drawing(encode_drawing([text])) == (text,)
