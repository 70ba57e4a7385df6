"""Tests of the items that show the drawing of an interactive item elsewhere."""

from __future__ import annotations

from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId
from tni.document.alignment import TextAlign
from tni.document.item_drawing import Drawing, DrawnArea, DrawnLine, DrawnOval, DrawnText
from tni.document.items import AnyItem, Dash, PluginItem, Shape, ShapeKind, Stroke, Text, bounds
from tni.document.page_format import Paper
from tni.document.plugin_state import PluginState, plugin_item
from tni.document.unrolled_drawing import unrolled


def item_of(drawing: Drawing) -> PluginItem:
    contents = PluginState("some.clock", 1, {}, drawing)
    return plugin_item(contents, "Horloge", (40.0, 40.0), PageId("p"), Affine.moving(100.0, 50.0), ItemId("i"))


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
    assert (area.kind, area.outlined, area.fill) == (ShapeKind.POLYGON, False, "#eef2f8")
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
