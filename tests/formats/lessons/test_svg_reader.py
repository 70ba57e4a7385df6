"""SVG files as lessons: what they show is on the page as items that can be edited, and nothing is lost in silence."""

from __future__ import annotations

import base64
import io
from math import cos, pi, sin
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.formats.lessons.inventory_svg import inventory
from tni.api.formats import (
    FormatError,
    FormatFault,
    ImportedLesson,
    PlainAlign,
    PlainDash,
    PlainItem,
    PlainPicture,
    PlainScript,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.formats.lessons.format_registry import read_lesson

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
GRADIENT = (
    '<defs><linearGradient id="f"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs>'
)


def svg(body: str, attributes: str = 'viewBox="0 0 280 210"') -> bytes:
    """A drawing whose unit is the millimetre of its page."""
    return f"<svg {NS} {attributes}>{body}</svg>".encode()


def read(body: str) -> ImportedLesson:
    found = read_lesson(svg(body), "a.svg")
    assert len(found.lesson.pages) == 1
    return found


def items(body: str) -> tuple[PlainItem, ...]:
    return read(body).lesson.pages[0].items


def only(body: str, kind: type[Any]) -> Any:
    (item,) = items(body)
    assert isinstance(item, kind)
    return item


def png(size: tuple[int, int] = (8, 4)) -> str:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def test_a_page_is_as_wide_as_those_of_the_program() -> None:
    for attributes, size in (
        ('width="800" height="600"', (280, 210)),
        ('width="1920" height="1080"', (320, 180)),
        ('width="210mm" height="297mm" viewBox="0 0 2100 2970"', (210, 297)),
        ('viewBox="0 0 10 20"', (148.5, 297)),
    ):
        page = read_lesson(svg('<rect width="5" height="5"/>', attributes), "a.svg").lesson.pages[0]
        assert (page.width, page.height) == pytest.approx(size)


def test_shapes_stay_shapes() -> None:
    shape = only('<rect x="10" y="20" width="30" height="40" fill="#00f" stroke="red" stroke-width="2"/>', PlainShape)
    assert (shape.kind, shape.points) == (PlainShapeKind.RECTANGLE, ((10, 20), (40, 60)))
    assert (shape.fill, shape.colour, shape.width) == ("#0000ff", "#ff0000", 2)
    shape = only('<circle cx="50" cy="60" r="10" fill="none" stroke="black" stroke-dasharray="8 4"/>', PlainShape)
    assert (shape.kind, shape.points, shape.fill) == (PlainShapeKind.ELLIPSE, ((40, 50), (60, 70)), "")
    assert shape.dash is PlainDash.DASHED
    shape = only('<polygon points="0,0 10,0 0,10" opacity=".5"/>', PlainShape)
    assert (shape.kind, shape.fill_opacity, shape.width) == (PlainShapeKind.POLYGON, 0.5, 0)
    arrow = '<line x1="9" y1="8" x2="1" y2="2" stroke="black" marker-start="url(#m)"/><marker id="m"/>'
    shape = only(arrow, PlainShape)
    assert (shape.kind, shape.points) == (PlainShapeKind.ARROW, ((1, 2), (9, 8)))


def test_a_turned_rectangle_is_turned_about_its_middle() -> None:
    shape = only('<rect x="10" y="20" width="30" height="40" transform="rotate(30 25 40)"/>', PlainShape)
    assert shape.turn == pytest.approx(30)
    assert [value for point in shape.points for value in point] == pytest.approx([10, 20, 40, 60])
    skewed = only('<rect width="30" height="40" transform="skewX(30)"/>', PlainShape)
    assert skewed.kind is PlainShapeKind.POLYGON


def test_open_lines_are_strokes() -> None:
    stroke = only('<polyline fill="none" stroke="#00f" stroke-width="3" points="1,2 3,4 5,9"/>', PlainStroke)
    assert (stroke.points, stroke.colour, stroke.width) == (((1, 2), (3, 4), (5, 9)), "#0000ff", 3)
    curve = only('<path fill="none" stroke="black" d="M0,0 C0,50 100,50 100,0"/>', PlainStroke)
    assert max(y for _, y in curve.points) == pytest.approx(37.5, abs=0.2)
    marker = only('<path fill="none" stroke="yellow" stroke-width="8" stroke-opacity=".4" d="M0,0 L9,9"/>', PlainStroke)
    assert marker.highlights


def test_a_path_with_several_parts_is_a_group() -> None:
    first, second = items('<path id="p" fill="none" stroke="black" d="M0,0 L9,9 M20,20 L30,30"/>')
    assert (first.source, second.source) == ("p", "p/2")
    assert first.group == second.group != ""


def test_styles_come_from_sheets_attributes_and_parents() -> None:
    body = (
        "<style>/* a */ .a, .c > .b { fill: red } #x { fill: blue }</style>"
        '<g fill="green"><rect class="a" width="9" height="9"/><rect id="x" class="a" width="9" height="9"/>'
        '<rect class="a" style="fill:#010203" width="9" height="9"/><rect width="9" height="9"/></g>'
    )
    fills = [item.fill for item in items(body) if isinstance(item, PlainShape)]
    assert fills == ["#ff0000", "#0000ff", "#010203", "#008000"]


def test_the_lines_of_a_text_are_one_item() -> None:
    body = (
        '<text x="10" y="30" font-size="10" font-weight="bold" fill="red">Une <tspan font-style="italic">page</tspan>'
        '<tspan x="10" dy="13">deux</tspan><tspan x="10" dy="26">trois</tspan></text>'
    )
    text = only(body, PlainText)
    assert text.text == "Une page\ndeux\n\ntrois"
    assert (text.x, text.y, text.size, text.bold, text.colour) == (10, 20, 10, True, "#ff0000")
    assert [(one.start, one.end, one.italic) for one in text.spans] == [(4, 8, True)]


def test_scripts_links_and_alignment_of_texts() -> None:
    body = (
        '<a href="https://a.fr/"><text x="140" y="50" font-size="8" text-anchor="middle">x<tspan dy="-3">2</tspan>'
        "</text></a>"
    )
    text = only(body, PlainText)
    assert (text.text, text.align, text.link) == ("x2", PlainAlign.CENTRE, "https://a.fr/")
    assert text.x + text.width / 2 == pytest.approx(140)
    text = only('<text y="9">H<tspan baseline-shift="sub">2</tspan>O</text>', PlainText)
    assert [(one.start, one.script) for one in text.spans] == [(1, PlainScript.SUB)]


def test_texts_in_two_columns_stay_where_they_are() -> None:
    first, second = items('<text y="9" x="0">a<tspan x="200">b</tspan></text>')
    assert isinstance(first, PlainText)
    assert isinstance(second, PlainText)
    assert (first.text, second.text, second.x) == ("a", "b", 200)


def test_an_embedded_picture_lies_in_its_box() -> None:
    found = read(f'<image x="10" y="10" width="100" height="100" href="{png()}"><title>Un chat</title></image>')
    (picture,) = found.lesson.pages[0].items
    assert isinstance(picture, PlainPicture)
    assert (picture.x, picture.y, picture.width, picture.height, picture.alt) == (10, 35, 100, 50, "Un chat")
    assert [file.name for file in found.lesson.files] == [picture.file]
    turned = only(
        f'<image width="80" height="40" transform="translate(50 50) rotate(90)" href="{png()}"/>', PlainPicture
    )
    assert (turned.x, turned.y, turned.turn) == pytest.approx((50, 50, 90))
    mirrored = only(
        f'<image width="80" height="40" transform="translate(100 0) scale(-1 1)" href="{png()}"/>', PlainPicture
    )
    assert mirrored.is_mirrored
    assert (mirrored.x, mirrored.turn) == pytest.approx((20, 0))


def test_what_has_no_item_is_a_picture_and_is_said() -> None:
    found = read(GRADIENT + '<rect id="r" x="50" y="60" width="100" height="20" fill="url(#f)"/>')
    (picture,) = found.lesson.pages[0].items
    assert isinstance(picture, PlainPicture)
    assert (picture.x, picture.y, picture.width, picture.height) == pytest.approx((50, 60, 100, 20), abs=2)
    assert [(loss.item, loss.is_dropped, loss.page) for loss in found.losses] == [("r", False, 1)]
    ring = "M0,0H40V40H0z M10,10V30H30V10z"
    assert isinstance(only(f'<path d="{ring}"/>', PlainPicture), PlainPicture)


def test_many_pictures_of_elements_are_drawn_together() -> None:
    many = "".join(f'<rect id="r{n}" x="{n}" y="{n}" width="9" height="9" fill="url(#f)"/>' for n in range(100))
    found = read(GRADIENT + many)
    assert len(found.lesson.pages[0].items) == 1
    assert {loss.item for loss in found.losses} == {f"r{n}" for n in range(100)}


def test_copies_are_items_where_they_are_shown() -> None:
    body = (
        '<defs><g id="a"><rect width="5" height="5"/><path d="M0,0L5,5" stroke="red"/></g></defs>'
        '<use id="u" href="#a" x="40"/>'
    )
    first, second = items(body)
    assert isinstance(first, PlainShape)
    assert (first.points[0], first.source) == ((40, 0), "u")
    assert first.group == second.group == "u"
    symbol = (
        '<symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol>'
        '<use href="#s" width="50" height="50"/>'
    )
    assert only(symbol, PlainShape).points == ((0, 0), (50, 50))


def test_a_clip_path_about_the_page_leaves_items_as_they_are() -> None:
    clip = '<clipPath id="c"><rect width="{}" height="210"/></clipPath><g clip-path="url(#c)"><text y="9">a</text></g>'
    assert isinstance(items(clip.format(280))[0], PlainText)
    assert isinstance(items(clip.format(3))[0], PlainPicture)


def test_a_switch_shows_its_french_part() -> None:
    found = read(
        '<switch><text y="9" systemLanguage="en">a</text><text y="9" systemLanguage="fr">b</text>'
        '<text y="9">c</text></switch>'
    )
    (text,) = found.lesson.pages[0].items
    assert isinstance(text, PlainText)
    assert text.text == "b"
    assert len(found.losses) == 2


ALL = (
    GRADIENT
    + '<g id="h" display="none"><rect id="hidden" width="9" height="9"/></g><rect width="0" height="9"/><rect/>'
    '<rect id="x" width="9" height="9"/><rect id="x" width="9" height="9"/>'
    '<g filter="url(#f)"><text y="9">a</text></g>'
    '<circle r="5"><animate attributeName="r"/></circle><image href="/etc/passwd"/><image href="data:,x"/>'
    '<foreignObject width="50"><p>Un mot</p></foreignObject><video/>'
    "<flowRoot><flowRegion><path/></flowRegion></flowRoot>"
    '<use href="#none"/><use id="loop" href="#loop"/><path d="M0,0L9,9"/><text/><polyline points="1,1"/>'
    "<svg><line/></svg>"
)


def test_every_element_is_kept_or_named() -> None:
    found = read(ALL)
    sources = [item.source for item in found.lesson.pages[0].items]
    assert len(sources) == len(set(sources))
    assert set(inventory(svg(ALL))) <= set(sources) | {loss.item for loss in found.losses}


@settings(max_examples=30, deadline=None)
@given(
    st.floats(-360, 360), st.floats(0.2, 3), st.tuples(st.floats(0, 200), st.floats(0, 150)), st.sampled_from((1, -1))
)
def test_a_rectangle_covers_the_same_corners_however_it_is_moved(
    turn: float, scale: float, at: tuple[float, float], flip: int
) -> None:
    transform = f"translate({at[0]} {at[1]}) rotate({turn}) scale({scale * flip} {scale})"
    shape = only(f'<rect width="30" height="20" transform="{transform}"/>', PlainShape)
    (x0, y0), (x1, y1) = shape.points
    middle, angle = ((x0 + x1) / 2, (y0 + y1) / 2), shape.turn * pi / 180
    found = {
        (
            round(middle[0] + (x - middle[0]) * cos(angle) - (y - middle[1]) * sin(angle), 2),
            round(middle[1] + (x - middle[0]) * sin(angle) + (y - middle[1]) * cos(angle), 2),
        )
        for x in (x0, x1)
        for y in (y0, y1)
    }
    angle = turn * pi / 180
    for u, v in ((0, 0), (30, 0), (30, 20), (0, 20)):
        x, y = u * scale * flip, v * scale
        want = at[0] + x * cos(angle) - y * sin(angle), at[1] + x * sin(angle) + y * cos(angle)
        assert any(abs(one[0] - want[0]) < 0.05 and abs(one[1] - want[1]) < 0.05 for one in found)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", FormatFault.DAMAGED),
        (b"<html><p/></html>", FormatFault.OTHER_FORMAT),
        (svg(""), FormatFault.EMPTY),
        (b'<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;">]><svg/>', FormatFault.DAMAGED),
        (svg("<g>" * 150 + "</g>" * 150), FormatFault.TOO_LARGE),
        (svg("<rect/>" * 60_000), FormatFault.TOO_LARGE),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, fault: FormatFault) -> None:
    with pytest.raises(FormatError) as raised:
        read_lesson(data, "a.svg")
    assert raised.value.fault is fault


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_files_are_read_or_refused(data: st.DataObject) -> None:
    file = bytearray(svg(ALL))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(file) - 1))
        file[at : at + data.draw(st.integers(0, 9))] = data.draw(
            st.sampled_from((b"", b"<", b'"', b"1e300", b"nan", b"-inf", b"url(#f)", b"\x00", b"&a;", b"<g>"))
        )
    try:
        found = read_lesson(bytes(file), "a.svg")
    except FormatError:
        return
    assert found.lesson.pages


@pytest.mark.parametrize(
    "hidden",
    [
        '<g id="h" opacity="0"><text>caché</text></g>',
        '<g id="h" transform="scale(0)"><text>caché</text><rect width="9" height="9"/></g>',
        '<text id="h" font-size="0">caché</text>',
        '<text id="h" fill="none">caché</text>',
        '<text id="h"><tspan fill-opacity="0">caché</tspan></text>',
    ],
)
def test_what_the_file_hides_stays_hidden_and_is_told(hidden: str) -> None:
    found = read(f'<rect width="9" height="9"/>{hidden}')
    assert [type(item) for item in found.lesson.pages[0].items] == [PlainShape]
    assert any(loss.item == "h" and loss.is_dropped for loss in found.losses)


def test_an_outlined_text_is_seen() -> None:
    assert only('<text fill="none" stroke="red">vu</text>', PlainText).text == "vu"


def test_parts_of_a_text_and_descriptions_are_told() -> None:
    body = (
        '<text id="t">un <foo>deux</foo> <a xlink:href="page.html">trois</a></text>'
        '<rect id="r" width="9" height="9"><desc id="d">réponse</desc></rect>'
    )
    found = read(body)
    assert next(item.text for item in found.lesson.pages[0].items if isinstance(item, PlainText)) == "un deux trois"
    assert [(loss.item, loss.is_dropped) for loss in found.losses] == [("t", False), ("t", False), ("d", True)]
    assert {"t", "r", "d"} <= set(inventory(svg(body)))


@pytest.mark.parametrize("selector", ["g>rect", "g > rect", "svg g+rect", "#a~.b"])
def test_rules_for_parts_of_others_are_followed_by_their_last_part(selector: str) -> None:
    found = read_lesson(
        svg(f'<style>@import url("a.css");{selector}{{fill:#00ff00}}</style><g id="a"/><g><rect class="b" width="9" '
            'height="9"/></g>'), "a.svg"
    )  # fmt: skip
    (item,) = found.lesson.pages[0].items
    assert isinstance(item, PlainShape)
    assert item.fill == "#00ff00"
    assert found.losses == ()


def test_rules_of_other_kinds_are_reported_and_those_for_paper_are_left() -> None:
    sheet = "rect:first-child{fill:red}@media print{rect{fill:blue}g{fill:red}}rect{stroke:#00ff00}"
    found = read_lesson(svg(f'<style>{sheet}</style><rect width="9" height="9"/>'), "a.svg")
    (item,) = found.lesson.pages[0].items
    assert isinstance(item, PlainShape)
    assert (item.fill, item.colour) == ("#000000", "#00ff00")
    assert [(loss.page, loss.is_dropped) for loss in found.losses] == [(0, False)]


@pytest.mark.parametrize("dashes", ["", 'stroke-dasharray="4 2"'])
def test_a_straight_path_with_a_marker_is_an_arrow(dashes: str) -> None:
    body = f'<path d="M10 50H60" stroke="red" marker-end="url(#m)" {dashes}/><marker id="m"><path d="M0 0h1"/></marker>'
    found = read_lesson(svg(body), "a.svg")
    (item,) = found.lesson.pages[0].items
    assert isinstance(item, PlainShape)
    assert item.kind is PlainShapeKind.ARROW
    assert item.points == ((10, 50), (60, 50))
    assert found.losses == ()


def test_a_marker_of_a_closed_path_is_reported() -> None:
    body = '<path d="M10 50H60V90z" stroke="red" marker-mid="url(#m)"/><marker id="m"><path d="M0 0h1"/></marker>'
    assert [loss.is_dropped for loss in read_lesson(svg(body), "a.svg").losses] == [False]


def only_text(body: str) -> tuple[PlainText, ImportedLesson]:
    found = read_lesson(svg(body), "a.svg")
    (item,) = found.lesson.pages[0].items
    assert isinstance(item, PlainText)
    return item, found


def test_paragraphs_of_a_flowed_text_are_lines() -> None:
    frame = '<flowRegion><rect x="10" y="20" width="80" height="40"/></flowRegion>'
    item, _ = only_text(f"<flowRoot>{frame}<flowPara>un</flowPara><flowPara>deux\n  mots</flowPara></flowRoot>")
    assert item.text == "un\ndeux mots"


def test_a_text_on_a_path_begins_where_the_path_does() -> None:
    path = '<defs><path id="p" d="M30 90Q50 10 90 90"/></defs>'
    item, _ = only_text(f'{path}<text font-size="10"><textPath xlink:href="#p">mot</textPath></text>')
    assert (item.x, item.y) == (30, 80)


def test_a_text_that_wraps_has_its_width() -> None:
    item, found = only_text('<text x="10" y="50" font-size="10" style="inline-size:60">un deux trois</text>')
    assert item.width == 60
    assert found.losses == ()


@pytest.mark.parametrize("attribute", ['rotate="0 20 30"', 'writing-mode="tb"', 'style="writing-mode:vertical-rl"'])
def test_letters_that_stand_otherwise_are_reported(attribute: str) -> None:
    _, found = only_text(f'<text x="10" y="50" {attribute}>mot</text>')
    assert [loss.is_dropped for loss in found.losses] == [False]
