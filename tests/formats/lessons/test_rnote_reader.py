"""Lessons of rnote: every kind of element, the layouts of all versions, and how the sheet becomes pages."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.formats.lessons.inventory_rnote import inventory
from tests.support.import_reports import check_all_is_told, check_corpus
from tests.support.rnote_samples import (
    YELLOW,
    attribute,
    bitmap,
    brush,
    old_brush,
    point,
    rnote,
    shape,
    text,
    vector,
)
from tni.api.formats import (
    FormatError,
    FormatFault,
    ImportedLesson,
    PlainAlign,
    PlainDash,
    PlainItem,
    PlainPicture,
    PlainRuling,
    PlainShape,
    PlainShapeKind,
    PlainSpan,
    PlainStroke,
    PlainText,
)
from tni.formats.lessons.rnote_reader import read_lesson

MM = 25.4 / 96
RED = {"r": 1.0, "g": 0.0, "b": 0.0, "a": 1.0}
HERE = [1.0, 0.0, 0.0, 1.0]
QUARTER_TURN = [0.0, 1.0, -1.0, 0.0]


def read(*strokes: Any, **options: Any) -> ImportedLesson:
    data = rnote(*strokes, **options)
    found = read_lesson(data, "Ma leçon.rnote")
    check_all_is_told(found, inventory(data))
    return found


def only_item(stroke: Any, **options: Any) -> PlainItem:
    (item,) = read(stroke, **options).lesson.pages[0].items
    return item


def test_a_page_has_the_size_of_the_format_and_a_stroke_its_points() -> None:
    found = read(brush((96, 96), (192, 96), pressure_curve="const"))
    page = found.lesson.pages[0]
    assert (found.lesson.title, page.colour) == ("Ma leçon", "#ffffff")
    assert (page.width, page.height) == pytest.approx((254, 127))
    (item,) = page.items
    assert isinstance(item, PlainStroke)
    assert (item.source, item.points, item.widths) == ("stroke1", ((25.4, 25.4), (50.8, 25.4)), ())
    assert item.width == pytest.approx(4 * MM)


@pytest.mark.parametrize(
    ("curve", "share"),
    [("linear", 0.25), ("sqrt", 0.5), ("cbrt", 0.25 ** (1 / 3)), ("pow2", 0.0625), ("pow3", 0.25**3)],
)
def test_pressure_makes_widths_by_the_strokes_curve(curve: str, share: float) -> None:
    item = only_item(brush((0, 0, 1.0), (9, 9, 0.25), pressure_curve=curve))
    assert isinstance(item, PlainStroke)
    assert item.widths == pytest.approx([4 * MM, max(4 * share * MM, 0.05)])


def test_a_path_of_the_first_versions_has_the_same_form() -> None:
    start, end = point(0, 0, 0.5), point(96, 0, 1.0)
    stroke = old_brush(
        {"dot": {"element": start}},
        {"line": {"start": start, "end": end}},
        {"cubbez": {"start": end, "cp1": [96, 48], "cp2": [96, 48], "end": point(96, 96)}},
        {"quadbez": {"start": point(96, 96), "cp": [48, 96], "end": point(0, 96)}},
    )
    item = only_item(stroke, version="0.5.5")
    assert isinstance(item, PlainStroke)
    assert item.points[:2] == ((0, 0), (25.4, 0))
    assert {(25.4, 25.4), (0, 25.4)} <= set(item.points)
    assert len(item.points) == len(item.widths) > 20


@pytest.mark.parametrize("version", ["0.5.5", "0.5.9", "0.5.13", "0.9.0", "0.13.1", "0.15.0", "0.16.2"])
def test_every_version_has_its_elements(version: str) -> None:
    found = read(brush((0, 0), (9, 9)), brush((0, 9), (9, 0)), version=version)
    assert [item.source for item in found.lesson.pages[0].items] == ["stroke1", "stroke2"]


def test_what_is_in_the_bin_is_not_there() -> None:
    found = read(brush((0, 0), (9, 9)), brush((0, 9), (9, 0)), version="0.5.5", trashed=[True, False])
    assert [item.source for item in found.lesson.pages[0].items] == ["stroke2"]


def test_layers_and_times_give_the_order() -> None:
    layers = [{"user_layer": 1}, {"user_layer": 0}, "highlighter", "image", "document", {"user_layer": 0}]
    found = read(*(brush((n, 0), (9, 9)) for n in range(6)), layers=layers, times=[1, 6, 1, 1, 1, 5])
    order = [item.source for item in found.lesson.pages[0].items]
    assert order == ["stroke5", "stroke4", "stroke3", "stroke6", "stroke2", "stroke1"]


def test_a_translucent_stroke_is_a_highlighters() -> None:
    found = read(brush((0, 0), (9, 9), stroke_color=YELLOW), brush((0, 0), (9, 9), stroke_color=YELLOW),
                 layers=["Highlighter", {"UserLayer": 0}])  # fmt: skip
    assert [item.highlights for item in found.lesson.pages[0].items if isinstance(item, PlainStroke)] == [True, True]
    assert [loss.item for loss in found.losses] == ["stroke2"]


@pytest.mark.parametrize(
    "stroke",
    [brush((0, 0), (9, 9), stroke_color=None), brush((0, 0), stroke_color=YELLOW | {"a": 0.0}), {"brushstroke": {}},
     brush((2e6, 0), (9, 9)), {"shapestroke": {"shape": {"star": {}}}}, {"hologram": {}}, text(" ", [*HERE, 0, 0]),
     {"textstroke": {"text": "a"}}, vector("no svg", [9, 9], [*HERE, 9, 9]), {"vectorimage": {}},
     bitmap(b"abcd", (9, 9), [9, 9], [*HERE, 9, 9])],
)  # fmt: skip
def test_what_cannot_be_shown_is_listed(stroke: Any) -> None:
    found = read(stroke)
    assert [item for page in found.lesson.pages for item in page.items] == []
    assert [(loss.item, loss.is_dropped) for loss in found.losses][-1] == ("stroke1", True)


def test_lines_and_arrows() -> None:
    found = read(
        shape("line", {"start": [0, 0], "end": [96, 0]}, line_style="dashed_wide"),
        shape("arrow", {"start": [0, 0], "tip": [96, 0]}, stroke_color=RED),
    )
    line, arrow = found.lesson.pages[0].items
    assert isinstance(line, PlainShape)
    assert isinstance(arrow, PlainShape)
    assert (line.kind, line.dash) == (PlainShapeKind.LINE, PlainDash.DASHED)
    assert (arrow.kind, arrow.colour, arrow.points) == (PlainShapeKind.ARROW, "#ff0000", ((0, 0), (25.4, 0)))


@pytest.mark.parametrize(
    ("kind", "half"), [("rect", {"cuboid": {"half_extents": [48, 24]}}), ("ellipse", {"radii": [48, 24]})]
)
def test_boxes_are_turned_about_their_middle(kind: str, half: Any) -> None:
    item = only_item(shape(kind, half | {"affine": [*QUARTER_TURN, 96, 96]}, fill_color=YELLOW))
    assert isinstance(item, PlainShape)
    assert (item.kind.value, item.turn) == ({"rect": "rectangle"}.get(kind, kind), 90)
    assert item.points == (pytest.approx((48 * MM, 72 * MM)), pytest.approx((144 * MM, 120 * MM)))
    assert (item.fill, item.fill_opacity) == ("#ffff00", 0.5)


@pytest.mark.parametrize("number", [10**400, -(10**400), 1e8, float("nan"), float("inf"), True, "1", None])
def test_a_box_at_an_absurd_place_is_told(number: Any) -> None:
    found = read(
        shape("rect", {"cuboid": {"half_extents": [48, 24]}, "affine": [*HERE, number, 96]}), brush((0, 0), (9, 9))
    )
    assert len(found.lesson.pages[0].items) + len(found.losses) == 2


@pytest.mark.parametrize("number", [1e308, -1e308, 1e20, 10**400])
def test_absurd_sizes_and_places_harm_nothing(number: Any) -> None:
    strokes = [
        shape("rect", {"cuboid": {"half_extents": [number, 5.0]}, "affine": [*HERE, 96, 96]}),
        shape("ellipse", {"radii": [number, number], "affine": [*HERE, 96, 96]}),
        brush((0, 0), (number, number), (9, 9)),
        shape("polyline", {"start": [number, 0], "path": [[9, 9], [96, number]]}),
        text("a", [*HERE, 96, 96], font_size=number),
    ]
    found = read(*strokes, brush((0, 0), (9, 9)))
    assert len({line.item for line in found.losses} | {one.source for p in found.lesson.pages for one in p.items}) >= 6
    assert len(found.lesson.pages) < 10


def test_a_skew_box_is_a_polygon_and_one_without_outline_has_none() -> None:
    skew = {"cuboid": {"half_extents": [1, 1]}, "transform": {"affine": [9, 0, 0, 9, 9, 0, 90, 90, 1]}}
    item = only_item(shape("rect", skew, stroke_color=None, fill_color=RED), version="0.9.0")
    assert isinstance(item, PlainShape)
    assert (item.kind, item.width) == (PlainShapeKind.POLYGON, 0)
    assert item.points[0] == pytest.approx((72 * MM, 81 * MM))


def test_curves_and_polylines_are_strokes() -> None:
    found = read(
        shape("cubbez", {"start": [0, 0], "cp1": [0, 9], "cp2": [9, 9], "end": [96, 0]}),
        shape("quadbez", {"start": [0, 0], "cp": [0, 9], "end": [96, 0]}),
        shape("polyline", {"start": [0, 0], "path": [[9, 9], [96, 0]]}),
        shape("polygon", {"start": [0, 0], "path": [[9, 9], [96, 0]]}, "rough"),
    )
    items = found.lesson.pages[0].items
    assert [type(item) for item in items] == [PlainStroke, PlainStroke, PlainStroke, PlainShape]
    assert all(
        item.points[0] == (0, 0) and item.points[-1] == (25.4, 0) for item in items if isinstance(item, PlainStroke)
    )
    assert [loss.item for loss in found.losses] == ["stroke4"]


def test_text_is_scaled_turned_and_styled() -> None:
    attributes = [
        attribute(0, 3, font_weight=700),  # bytes: é has two
        attribute(3, 4, text_color=RED),
        attribute(4, 99, underline=True),
    ]
    item = only_item(text("éab cd", [0, 2, -2, 0, 96, 48], attributes, max_width=96.0, alignment="end"))
    assert isinstance(item, PlainText)
    assert (item.text, item.align) == ("éab cd", PlainAlign.RIGHT)
    assert (item.x, item.y) == pytest.approx((25.4 + 0.07 * 25.4, 12.7))
    assert (item.size, item.width, item.turn) == pytest.approx((25.4, 50.8, 90))
    assert item.spans == (
        PlainSpan(0, 2, bold=True), PlainSpan(2, 3, colour="#ff0000"), PlainSpan(3, 6, underline=True),
    )  # fmt: skip


def test_a_style_of_all_letters_is_the_texts_own() -> None:
    item = only_item(
        text("abc", [*HERE, 0, 0], [attribute(0, 3, font_style="italic"), attribute(0, 1, font_size=96.0)])
    )
    assert isinstance(item, PlainText)
    assert (item.italic, item.spans) == (True, (PlainSpan(0, 1, scale=2.0),))


def test_a_part_that_is_not_italic_in_an_italic_text() -> None:
    item = only_item(text("abc", [*HERE, 0, 0], [attribute(0, 1, font_style="regular")], font_style="italic"))
    assert isinstance(item, PlainText)
    assert (item.italic, item.spans) == (False, (PlainSpan(1, 3, italic=True),))


def test_a_bitmap_is_a_png_with_its_true_colours_turned_and_mirrored() -> None:
    half_red = bytes([128, 0, 0, 128]) * 2
    found = read(
        bitmap(half_red, (2, 1), [48, 24], [*QUARTER_TURN, 96, 96]),
        bitmap(half_red, (2, 1), [48, 24], [-1, 0, 0, 1, 96, 96]),
    )
    turned, mirrored = found.lesson.pages[0].items
    assert isinstance(turned, PlainPicture)
    assert isinstance(mirrored, PlainPicture)
    assert (turned.x, turned.y, turned.width, turned.height) == pytest.approx((120 * MM, 48 * MM, 96 * MM, 48 * MM))
    assert (turned.turn, turned.is_mirrored) == (90, False)
    assert (mirrored.x, mirrored.y, mirrored.turn % 360) == pytest.approx((48 * MM, 72 * MM, 0))
    assert mirrored.is_mirrored
    assert Image.open(BytesIO(found.lesson.files[0].data)).getpixel((0, 0)) == (255, 0, 0, 128)


def test_a_vector_drawing_is_a_picture() -> None:
    item = only_item(vector(SQUARE_SVG, [48, 48], [*HERE, 96, 96]))
    assert isinstance(item, PlainPicture)


def test_a_sheet_that_grows_downwards_is_cut_at_its_pages() -> None:
    found = read(brush((96, 96), (97, 97)), brush((96, 1056), (97, 1057)), layout="endless_vertical", height=2000)
    assert [len(page.items) for page in found.lesson.pages] == [1, 0, 1]
    item = found.lesson.pages[2].items[0]
    assert isinstance(item, PlainStroke)
    assert item.points[0] == pytest.approx((25.4, 25.4))


def test_a_sheet_of_fixed_size_keeps_its_empty_pages() -> None:
    assert len(read(layout="fixed_size", height=480 * 3).lesson.pages) == 3


def test_an_endless_sheet_has_the_pages_that_are_used_row_by_row() -> None:
    places = [(1000, 10), (10, 10), (-10, 500)]
    found = read(*(brush(place, (place[0] + 1, place[1])) for place in places), layout="infinite")
    assert [page.items[0].source for page in found.lesson.pages] == ["stroke2", "stroke1", "stroke3"]


SQUARE_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def test_ink_stays_with_the_picture_beneath_it_on_a_page_as_large_as_both() -> None:
    found = read(vector(SQUARE_SVG, [100, 200], [*HERE, 480, 470]), brush((480, 600), (481, 600)), layout="infinite")
    (page,) = found.lesson.pages
    assert len(page.items) == 2
    assert (page.width, page.height) == pytest.approx((254, 670 * MM + 2))


def test_a_page_grows_to_the_left_and_above_too() -> None:
    found = read(brush((10, 10), (400, -50)), brush((10, 10), (-50, 40)), layout="fixed_size")
    (page,) = found.lesson.pages
    first, second = page.items
    assert isinstance(first, PlainStroke)
    assert isinstance(second, PlainStroke)
    assert min(x for x, _ in second.points) == pytest.approx(2)
    assert min(y for _, y in first.points) == pytest.approx(2)


def test_an_element_much_larger_than_a_page_sticks_out_and_is_listed() -> None:
    found = read(brush((10, 10), (5000, 10)), layout="infinite")
    (page,) = found.lesson.pages
    assert page.width == pytest.approx(3 * 254)
    assert [loss.item for loss in found.losses] == ["stroke1"]


def test_one_element_far_away_makes_no_thousands_of_pages() -> None:
    found = read(brush((0, 0), (1, 1)), brush((0, 9.9e5), (1, 9.9e5)))
    assert len(found.lesson.pages) == 2


@pytest.mark.parametrize(
    ("pattern", "size", "colour", "ruling", "items"),
    [
        ("none", 32, 1, PlainRuling.BLANK, 0),
        ("dots", 32, 0, PlainRuling.DOTTED, 0),
        ("grid", 32, 1, PlainRuling.SQUARED, 0),
        ("grid", 32, 0, PlainRuling.BLANK, 2),
        ("lines", 32, 1, PlainRuling.BLANK, 1),
        ("isometric_grid", 32, 1, PlainRuling.BLANK, 1),
        ("isometric_dots", 32, 1, PlainRuling.BLANK, 1),
        ("clouds", 32, 1, PlainRuling.BLANK, 0),
    ],
)
def test_papers(pattern: str, size: float, colour: float, ruling: PlainRuling, items: int) -> None:
    paper = {"r": colour, "g": colour, "b": colour, "a": 1.0}
    background = {"color": paper, "pattern": pattern, "pattern_size": [size, size], "pattern_color": RED}
    (page,) = read(background=background).lesson.pages
    assert (page.ruling, len(page.items)) == (ruling, items)
    assert all(item.is_locked for item in page.items)


def test_lines_go_on_over_the_borders_of_pages() -> None:
    background = {"pattern": "lines", "pattern_size": [32, 100.0], "pattern_color": RED}
    found = read(brush((9, 500), (10, 500)), background=background)
    lines = found.lesson.pages[1].items[0]
    assert isinstance(lines, PlainShape)
    assert lines.points[0][1] == pytest.approx(20 * MM)


def packed(data: bytes) -> bytes:
    """gzip without the time of day, which would be in the names of the cases."""
    return gzip.compress(data, mtime=0)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", FormatFault.OTHER_FORMAT),
        (packed(b"<xournal/>"), FormatFault.OTHER_FORMAT),
        (packed(b"{}"), FormatFault.OTHER_FORMAT),
        (packed(b'{"version": "0.15.0", "data": {}}'), FormatFault.OTHER_FORMAT),
        (packed(b'{"version": "0.2.0", "data": {"stroke_components": []}}'), FormatFault.OTHER_FORMAT),
        (packed(b'{"version"'), FormatFault.DAMAGED),
        (packed(b'{"a":' * 100_000), FormatFault.DAMAGED),
        (rnote(*[brush((0, 0), (1, 1))] * 100)[:-20], FormatFault.DAMAGED),
        (packed(b"{" + b"[" * 6_000_001), FormatFault.TOO_LARGE),
        (packed(b"{" + bytes(160_000_001)), FormatFault.TOO_LARGE),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, fault: FormatFault) -> None:
    with pytest.raises(FormatError) as caught:
        read_lesson(data, "a.rnote")
    assert caught.value.fault is fault


def test_every_element_of_the_corpus_is_an_item_or_a_loss(corpus: Path) -> None:
    check_corpus(corpus / "formats/rnote", read_lesson, inventory)
