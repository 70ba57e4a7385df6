"""IWB files: every element of a page, all namespaces, properties, groups, switches, and damaged files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.lessons.inventory_iwb import inventory
from tests.support.import_reports import check_all_is_told
from tests.support.iwb_samples import BECTA, IMS, STRAY, iwb, iwb_xml
from tests.support.ubz_samples import picture
from tni.api.formats import (
    FormatError,
    FormatFault,
    ImportedLesson,
    PlainAlign,
    PlainDash,
    PlainItem,
    PlainMarker,
    PlainMedia,
    PlainPicture,
    PlainScript,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.formats.lessons.iwb.reader import read_lesson

MM = 0.28
"""Millimetres of one of the sample's units."""


def read(data: bytes) -> ImportedLesson:
    found = read_lesson(data, "Fichier.iwb")
    check_all_is_told(found, inventory(data))
    return found


def items_of(content: str, about: str = "", files: dict[str, bytes] | None = None) -> tuple[PlainItem, ...]:
    found = read(iwb(iwb_xml(content, about=about), files))
    assert not found.losses
    return found.lesson.pages[0].items


def only_item(content: str, about: str = "", files: dict[str, bytes] | None = None) -> PlainItem:
    (item,) = items_of(content, about, files)
    return item


def units(item: PlainItem) -> list[tuple[float, float]]:
    assert isinstance(item, PlainStroke | PlainShape)
    return [(round(x / MM, 2), round(y / MM, 2)) for x, y in item.points]


@pytest.mark.parametrize("space", [IMS, BECTA, STRAY])
def test_all_namespaces_and_bare_xml_are_read(space: str) -> None:
    xml = iwb_xml(
        '<svg:line x1="0" y1="0" x2="10" y2="10"/>', about='<meta name="title" content=" Le  Cid "/>', space=space
    )
    for data in (iwb(xml), xml.encode(), b"\xef\xbb\xbf" + xml.encode()):
        found = read_lesson(data, "a.iwb")
        assert found.lesson.title == "Le Cid"
        assert len(found.lesson.pages[0].items) == 1


@pytest.mark.parametrize(
    ("size", "mm"),
    [
        ('width="1000" height="750"', (280, 210)),
        ('viewbox="0 0 1920 1080"', (320, 180)),
        ('viewBox="0 0 1000 750" width="100%" height="100%"', (280, 210)),
        ("", (280, 210)),
        ('width="0" height="0"', (280, 210)),
        ('width="nan" height="1e300"', (280, 210)),
    ],
)
def test_a_page_has_the_size_of_the_drawing(size: str, mm: tuple[float, float]) -> None:
    page = read(iwb(iwb_xml("", size=size))).lesson.pages[0]
    assert (page.width, page.height) == pytest.approx(mm)


def test_a_pages_own_size_goes_before() -> None:
    xml = iwb_xml("").replace('id="p1"', 'id="p1" width="500" height="1000"')
    page = read(iwb(xml)).lesson.pages[0]
    assert page.width < page.height


def test_a_drawing_without_pages_is_one() -> None:
    xml = iwb_xml("").replace(
        '<svg:pageset><svg:page id="p1"></svg:page></svg:pageset>', '<svg:rect width="9" height="9"/>'
    )
    assert len(read(iwb(xml)).lesson.pages[0].items) == 1


def test_what_stands_beside_the_pages_is_on_the_first() -> None:
    xml = iwb_xml("", "").replace("<svg:pageset>", '<svg:rect width="9" height="9"/><svg:pageset>')
    assert [len(page.items) for page in read_lesson(iwb(xml), "a").lesson.pages] == [1, 0]


def test_a_rectangle_an_ellipse_a_polygon() -> None:
    rect, ellipse, polygon = items_of(
        '<svg:rect id="r" x="10" y="20" width="30" height="40" fill="#ff0000" fill-opacity="0.5" stroke="blue" '
        'stroke-width="4"/><svg:ellipse cx="50" cy="60" rx="20" ry="10" stroke="#00ff00"/>'
        '<svg:polygon points="0,0 10,0 5,8" stroke="none" fill="rgb(1,2,3)"/>'
    )
    assert rect == PlainShape(
        source="page1/r", kind=PlainShapeKind.RECTANGLE, points=((10 * MM, 20 * MM), (40 * MM, 60 * MM)),
        colour="#0000ff", width=4 * MM, fill="#ff0000", fill_opacity=0.5,
    )  # fmt: skip
    assert isinstance(ellipse, PlainShape)
    assert (ellipse.kind, ellipse.fill) == (PlainShapeKind.ELLIPSE, "")
    assert units(ellipse) == [(30, 50), (70, 70)]
    assert isinstance(polygon, PlainShape)
    assert (polygon.kind, polygon.fill, polygon.width) == (PlainShapeKind.POLYGON, "#010203", 0)


def test_shapes_may_be_turned_scaled_and_moved() -> None:
    item = only_item(
        '<svg:rect width="10" height="20" stroke="red" transform="translate(100,50) rotate(90) scale(2)"/>'
    )
    assert isinstance(item, PlainShape)
    assert item.turn == pytest.approx(90)
    # 40 wide and 20 high about (80, 60), before it is turned: 20 by 40
    assert units(item) == [(70, 40), (90, 80)]
    assert item.width == pytest.approx(2 * MM)


def test_a_surface_without_a_colour_is_black_only_without_a_line() -> None:
    bare, lined = items_of('<svg:rect width="9" height="9"/><svg:rect width="9" height="9" stroke="red"/>')
    assert isinstance(bare, PlainShape)
    assert isinstance(lined, PlainShape)
    assert (bare.fill, bare.width, lined.fill) == ("#000000", 0, "")


@pytest.mark.parametrize(
    ("properties", "kind", "points"),
    [
        ("", PlainShapeKind.LINE, [(1, 2), (3, 4)]),
        ('stroke-lineshape-end="arrow"', PlainShapeKind.ARROW, [(1, 2), (3, 4)]),
        ('stroke-lineshape-start="arrow"', PlainShapeKind.ARROW, [(3, 4), (1, 2)]),
    ],
)
def test_lines_and_arrows(properties: str, kind: PlainShapeKind, points: list[tuple[float, float]]) -> None:
    line = '<svg:line id="l" x1="1" y1="2" x2="3" y2="4" stroke="red" stroke-dasharray="8,4"/>'
    item = only_item(line, f'<element ref="l" {properties}/>')
    assert isinstance(item, PlainShape)
    assert (item.kind, item.dash, units(item)) == (kind, PlainDash.DASHED, points)


def test_a_polyline_without_a_fill_is_a_stroke() -> None:
    item = only_item(
        '<svg:polyline id="s" points="0,0 10,0 10,10" stroke="#7f7f17" stroke-width="4" transform="scale(2)"/>',
        '<element ref="s" freehand="true" locked="true"/>',
    )
    assert item == PlainStroke(
        source="page1/s", is_locked=True, points=((0, 0), (20 * MM, 0), (20 * MM, 20 * MM)), colour="#7f7f17",
        width=8 * MM,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "properties"),
    [('stroke-opacity="0.4"', ""), ("", 'classname="Highlighter"'), ("", 'highlight="true"')],
)
def test_a_highlighters_stroke(line: str, properties: str) -> None:
    item = only_item(f'<svg:polyline id="s" points="0,0 9,9" {line}/>', f'<element ref="s" {properties}/>')
    assert isinstance(item, PlainStroke)
    assert item.highlights


def test_a_polyline_with_a_fill_is_a_surface() -> None:
    item = only_item('<svg:polyline points="0,0 9,0 9,9" fill="red" stroke="none"/>')
    assert isinstance(item, PlainShape)
    assert (item.kind, item.fill) == (PlainShapeKind.POLYGON, "#ff0000")


def test_a_path_is_strokes_and_surfaces() -> None:
    one, two = items_of('<svg:path id="d" d="M0 0L10 0 M20 0h10v10z" stroke="red" fill="blue"/>')
    assert isinstance(one, PlainStroke)
    assert isinstance(two, PlainShape)
    assert (one.source, two.source) == ("page1/d", "page1/d/part2")


TEXTAREA = (
    '<svg:textarea id="w" x="100" y="50" width="300" height="90" transform="{}" font-size="20" text-align="{}">'
    '\n  <svg:tspan fill="#ff0000" font-weight="bold"><![CDATA[Bon & ]]></svg:tspan>'
    '<svg:tspan fill="#ff0000">jour</svg:tspan>\n  <svg:tbreak/>\n'
    '<svg:tspan font-size="10" fill="#ff0000" text-decoration="underline">x<svg:tspan baseline-shift="super">2'
    "</svg:tspan></svg:tspan>\n<svg:tbreak/></svg:textarea>"
)


def test_a_text_area_keeps_its_lines_and_runs() -> None:
    item = only_item(TEXTAREA.format("", "center"))
    assert isinstance(item, PlainText)
    assert item.text == "Bon & jour\nx2"
    assert (item.x, item.y, item.width, item.height) == pytest.approx((100 * MM, 50 * MM, 300 * MM, 90 * MM))
    assert (item.size, item.colour, item.align) == (pytest.approx(20 * MM), "#ff0000", PlainAlign.CENTRE)
    styled = {item.text[span.start : span.end]: span for span in item.spans}
    assert styled["Bon & "].bold
    assert (styled["x"].scale, styled["x"].underline) == (0.5, True)
    assert styled["2"].script is PlainScript.SUPER


def test_a_text_area_may_be_turned() -> None:
    item = only_item(TEXTAREA.format("rotate(90)", "start"))
    assert isinstance(item, PlainText)
    assert item.turn == pytest.approx(90)
    page = read(iwb(iwb_xml(TEXTAREA.format("rotate(90)", "start")))).lesson.pages[0]
    assert page.width > 280  # the text lies left of the page, which grows to it


@pytest.mark.parametrize(
    ("kind", "marker"),
    [("disc", PlainMarker.BULLET), ("decimal", PlainMarker.NUMBER), ("upper-alpha", PlainMarker.LETTER)],
)
def test_lists_of_a_text(kind: str, marker: PlainMarker) -> None:
    item = only_item(TEXTAREA.format("", "start"), f'<element ref="w" list-style-type="{kind}"/>')
    assert isinstance(item, PlainText)
    assert [one.marker for one in item.paragraphs] == [marker, marker]


def test_a_line_of_text_stands_on_its_place() -> None:
    item = only_item('<svg:text x="100" y="200" font-size="40" fill="#0000ff"><svg:tspan>abc</svg:tspan></svg:text>')
    assert isinstance(item, PlainText)
    assert (item.text, item.colour, item.x) == ("abc", "#0000ff", pytest.approx(100 * MM))
    assert 150 * MM < item.y < 180 * MM


def test_pictures_and_what_flips_them() -> None:
    image = (
        '<svg:image id="i" xlink:href="images/a.png" x="10" y="20" width="80" height="40" {}>'
        "<svg:desc>Un chat</svg:desc></svg:image>"
    )
    files = {"images/a.png": picture()}
    item = only_item(image.format('transform="rotate(90)"'), files=files)
    assert isinstance(item, PlainPicture)
    assert (item.turn, item.alt, item.is_mirrored) == (pytest.approx(90), "Un chat", False)
    across = only_item(image.format(""), '<element ref="i" flip="horizontal"/>', files)
    down = only_item(image.format(""), '<element ref="i" flip="vertical"/>', files)
    assert isinstance(across, PlainPicture)
    assert isinstance(down, PlainPicture)
    assert (across.is_mirrored, across.x, across.turn) == (True, pytest.approx(10 * MM), 0)
    assert (down.is_mirrored, down.x, abs(down.turn)) == (True, pytest.approx(90 * MM), pytest.approx(180))


def test_a_file_with_another_word_before_its_name_is_found() -> None:
    image = '<svg:image xlink:href="images/image12_abc.png" width="8" height="4"/>'
    assert only_item(image, files={"images/compressed_image12_abc.png": picture()})
    assert only_item(image, files={"Pictures/IMAGE12_abc.PNG": picture()})


def test_films_and_sounds() -> None:
    film, sound = items_of(
        '<svg:video xlink:href="video/a.mpg" x="10" y="20" width="300" height="200"/>'
        '<svg:audio xlink:href="audio/b.mp3" x="5" y="5"/>',
        files={"video/a.mpg": b"film", "audio/b.mp3": b"sound"},
    )
    assert isinstance(film, PlainMedia)
    assert isinstance(sound, PlainMedia)
    assert (film.is_film, film.title, film.width) == (True, "a", pytest.approx(300 * MM))
    assert (sound.is_film, sound.file[-4:]) == (False, ".mp3")


def test_links_to_the_web_to_a_page_and_to_files() -> None:
    content = (
        '<svg:a xlink:href="https://a.example"><svg:rect width="9" height="9"/></svg:a>'
        '<svg:a xlink:href="#p2"><svg:rect width="9" height="9"/></svg:a>'
        '<svg:a xlink:href="files/x.docx"><svg:rect width="9" height="9"/></svg:a>'
        '<svg:a xlink:href="audio/b.mp3"><svg:rect width="90" height="90"/></svg:a>'
    )
    found = read(iwb(iwb_xml(content, ""), {"files/x.docx": b"doc", "audio/b.mp3": b"sound"}))
    web, page, file, shape, sound = found.lesson.pages[0].items
    assert (web.link, page.link, file.link[:5], shape.link) == ("https://a.example", "page:2", "file:", "")
    assert isinstance(sound, PlainMedia)
    assert sound.width == pytest.approx(90 * MM)
    assert not found.losses


@pytest.mark.parametrize(
    ("property_", "field"),
    [("locked", "is_locked"), ("replicate", "is_cloner"), ("revealer", "is_cover")],
)
def test_properties_of_an_element_and_of_a_group(property_: str, field: str) -> None:
    rect = '<svg:rect id="r" width="9" height="9"/>'
    about = '<element ref="{}" ' + property_ + '="true"/>'
    assert getattr(only_item(rect, about.format("r")), field)
    assert getattr(only_item(f'<svg:g id="g">{rect}</svg:g>', about.format("g")), field)
    assert not getattr(only_item(rect, about.format("r").replace("true", "false")), field)


def test_groups_of_elements_and_elements_within_others() -> None:
    rects = "".join(f'<svg:rect id="r{number}" width="9" height="9"/>' for number in range(5))
    about = (
        '<group><element ref="r0"/><group><element ref="r1"/></group></group><group><element ref="r2"/></group>'
        '<element ref="r3"/>'
    )
    groups = [one.group for one in items_of(rects, about)]
    assert groups[0] == groups[1] != ""
    assert groups[2] not in ("", groups[0])
    assert groups[3:] == ["", ""]
    inner = items_of(
        '<svg:g fill="red"><svg:rect width="9" height="9"/><svg:g><svg:rect width="9" height="9"/></svg:g></svg:g>'
    )
    assert inner[0].group == inner[1].group != ""
    assert all(isinstance(one, PlainShape) and one.fill == "#ff0000" for one in inner)


def test_the_background_is_the_paper_and_lies_behind() -> None:
    content = (
        '<svg:polyline points="0,0 9,9"/><svg:rect id="b" width="1000" height="750" fill="rgb(242,242,242)"/>'
        '<svg:image id="i" xlink:href="a.png" width="1000" height="750"/>'
    )
    about = '<element ref="b" background="true"/><element ref="i" background="true" background-posture="fill"/>'
    found = read(iwb(iwb_xml(content, about=about), {"a.png": picture()}))
    page = found.lesson.pages[0]
    assert page.colour == "#f2f2f2"
    behind, stroke = page.items
    assert isinstance(behind, PlainPicture)
    assert behind.is_locked
    assert isinstance(stroke, PlainStroke)


def test_a_switch_shows_its_first_form_that_can_be_shown() -> None:
    item = only_item(
        '<svg:switch><svg:foreignObject requiredExtensions="urn:x"/><svg:video requiredExtensions="urn:flash"/>'
        '<svg:blink/><svg:rect id="shown" width="9" height="9"/><svg:rect id="other" width="5" height="5"/>'
        "</svg:switch>"
    )
    assert item.source == "page1/shown"


def test_a_switch_without_any_is_said() -> None:
    found = read(iwb(iwb_xml('<svg:switch id="s"><svg:foreignObject requiredExtensions="urn:x"/></svg:switch>')))
    assert [(loss.is_dropped, loss.item) for loss in found.losses] == [(True, "page1/s")]


@pytest.mark.parametrize(
    "content",
    [
        '<svg:image xlink:href="none.png" width="1" height="1"/>',
        '<svg:image xlink:href="../../etc/passwd" width="1" height="1"/>',
        '<svg:image xlink:href="file:///etc/passwd" width="1" height="1"/>',
        '<svg:video xlink:href="none.mpg"/>',
        '<svg:video xlink:href="flash/a.swf"/>',
        '<svg:rect width="0" height="9"/>',
        '<svg:polyline points=""/>',
        '<svg:textarea> </svg:textarea>',
        '<svg:path d=""/>',
        '<svg:blink/>',
    ],
)  # fmt: skip
def test_what_the_file_lacks_is_said(content: str) -> None:
    found = read(iwb(iwb_xml(content)))
    assert found.lesson.pages[0].items == ()
    assert [loss.is_dropped for loss in found.losses] == [True]


@pytest.mark.parametrize(
    ("content", "about"),
    [
        ('<svg:polyline id="s" points="0,0 9,9 0,9" stroke-dasharray="4"/>', ""),
        ('<svg:polyline id="s" points="0,0 9,9 0,9"/>', '<element ref="s" stroke-lineshape-end="arrow"/>'),
        (
            '<svg:line id="s" x2="9" y2="9"/>',
            '<element ref="s" stroke-lineshape-end="arrow" stroke-lineshape-start="arrow"/>',
        ),
        ('<svg:line id="s" x2="9" y2="9"/>', '<element ref="s" stroke-lineshape-end="circle"/>'),
        ('<svg:ellipse cx="9" cy="9" rx="5" ry="9" fill="red" transform="skewX(40)"/>', ""),
        ('<svg:textarea transform="scale(-1,1)">a</svg:textarea>', ""),
    ],
)
def test_what_is_changed_is_said(content: str, about: str) -> None:
    found = read(iwb(iwb_xml(content, about=about)))
    assert len(found.lesson.pages[0].items) == 1
    assert [loss.is_dropped for loss in found.losses] == [False]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", FormatFault.OTHER_FORMAT),
        (b"%PDF-1.7", FormatFault.OTHER_FORMAT),
        (b"<html/>", FormatFault.OTHER_FORMAT),
        (b"<iwb", FormatFault.DAMAGED),
        (b"PK\x03\x04 but no zip", FormatFault.DAMAGED),
        (iwb("<iwb/>"), FormatFault.EMPTY),
        (iwb("<html/>"), FormatFault.OTHER_FORMAT),
        (iwb('<!DOCTYPE iwb [<!ENTITY a "b">]><iwb>&a;</iwb>'), FormatFault.DAMAGED),
        (iwb("<iwb>" + "<g>" * 100_000), FormatFault.DAMAGED),
    ],
)
def test_files_that_cannot_be_read(data: bytes, fault: FormatFault) -> None:
    with pytest.raises(FormatError) as raised:
        read_lesson(data, "a.iwb")
    assert raised.value.fault is fault


def test_what_a_damaged_file_still_has_is_read() -> None:
    xml = iwb_xml('<svg:rect width="9" height="9"/>')
    found = read_lesson(iwb(xml[:-30]), "a.iwb")
    assert len(found.lesson.pages[0].items) == 1
    assert [(loss.is_dropped, loss.item) for loss in found.losses] == [(False, "content.xml")]


def test_deep_switches_and_groups_end() -> None:
    for kind in ("switch", "g", "a"):
        inner = f"<svg:{kind}>" * 150 + f"</svg:{kind}>" * 150
        assert read_lesson(iwb(iwb_xml(inner)), "a").losses


@pytest.mark.parametrize("number", ["nan", "inf", "1e300", "-1e300", "9" * 400, "", "a"])
def test_absurd_numbers_harm_nothing(number: str) -> None:
    content = (
        f'<svg:rect x="{number}" width="{number}" height="9" stroke-width="{number}" transform="rotate({number})"/>'
        f'<svg:textarea x="{number}" width="{number}" font-size="{number}">a</svg:textarea>'
        f'<svg:polyline points="{number},{number} 1,1"/><svg:ellipse rx="{number}" ry="2" opacity="{number}"/>'
        f'<svg:text x="{number}" y="{number}">b</svg:text>'
    )
    data = iwb(iwb_xml(content, size=f'width="{number}" height="{number}" viewbox="{number} 0 1 {number}"'))
    page = read_lesson(data, "a").lesson.pages[0]
    assert 0 < page.width <= 5000
    assert 0 < page.height <= 5000


def test_the_corpus_loses_nothing(corpus: Path) -> None:
    for path in sorted((corpus / "formats/iwb").glob("*.iwb")):
        found = read(path.read_bytes())
        assert all(not loss.is_dropped for loss in found.losses)
        assert sum(len(page.items) for page in found.lesson.pages) >= len(inventory(path.read_bytes()))


def losses_of(content: str) -> list[str]:
    return [loss.what for loss in read(iwb(iwb_xml(content))).losses]


@pytest.mark.parametrize(
    "hides", ['visibility="hidden"', 'display="none"', 'opacity="0"', 'style="display:none"', 'fill="none"',
              'fill-opacity="0"'],
)  # fmt: skip
@pytest.mark.parametrize("form", ["<svg:textarea {}>caché</svg:textarea>", "<svg:g {}><svg:text>a</svg:text></svg:g>"])
def test_what_the_file_hides_stays_hidden_and_is_told(hides: str, form: str) -> None:
    found = read(iwb(iwb_xml(form.format(hides))))
    assert not found.lesson.pages[0].items
    assert any("laissé de côté" in loss.what for loss in found.losses)


def test_a_link_on_words_of_a_text_is_kept_if_it_leads_to_the_web() -> None:
    item = only_item('<svg:textarea>Voir <svg:a xlink:href="https://a.fr/b">ici</svg:a></svg:textarea>')
    assert isinstance(item, PlainText)
    assert [(span.start, span.end, span.link) for span in item.spans if span.link] == [(5, 8, "https://a.fr/b")]
    assert losses_of('<svg:textarea>Voir <svg:a xlink:href="b.doc">ici</svg:a></svg:textarea>') == [
        "Lien dans un texte non repris."
    ]


def test_words_in_an_unknown_part_of_a_text_are_kept_and_told() -> None:
    found = read(iwb(iwb_xml("<svg:textarea>UN <svg:foo>DEUX</svg:foo></svg:textarea>")))
    (item,) = found.lesson.pages[0].items
    assert isinstance(item, PlainText)
    assert item.text == "UN DEUX"
    assert [loss.is_dropped for loss in found.losses] == [False]


def test_a_filter_is_told() -> None:
    assert losses_of('<svg:rect width="9" height="9" filter="url(#f)"/>') == ["Filtre, masque ou découpe non repris."]


def test_what_stands_beside_the_pages_without_a_reference_is_told() -> None:
    found = read(iwb(iwb_xml("<svg:text>a</svg:text>", about='<meta name="x"/><sons a="1"/><element ref="r"/>')))
    assert [(loss.page, loss.is_dropped, loss.item) for loss in found.losses] == [(0, True, "sons2")]


@pytest.mark.parametrize(
    ("second", "text"),
    [
        ('x="10" y="90"', "un\ndeux"),
        ('x="10" dy="30"', "un\ndeux"),
        ('x="40" y="50"', "undeux"),
        ('dy="-4"', "undeux"),
    ],
)
def test_a_part_of_a_text_that_stands_lower_is_a_line(second: str, text: str) -> None:
    parts = f'<svg:tspan x="10" y="50">un</svg:tspan><svg:tspan {second}>deux</svg:tspan>'
    item = only_item(f'<svg:text font-size="20">{parts}</svg:text>')
    assert isinstance(item, PlainText)
    assert item.text == text


def test_a_rectangle_keeps_its_round_corners() -> None:
    item = only_item('<svg:rect x="100" y="100" width="200" height="100" rx="20" fill="#ff0000"/>')
    assert isinstance(item, PlainShape)
    assert item.kind is PlainShapeKind.POLYGON
    corners = units(item)
    assert (120, 100) in corners
    assert not any(x < 105 and y < 105 for x, y in corners)


def test_files_that_no_page_shows_are_told_and_a_page_s_description_is_its_notes() -> None:
    content = '<svg:desc>À dire</svg:desc><svg:image x="1" y="1" width="9" height="9" xlink:href="images/a.png"/>'
    files = {"images/a.png": picture(), "Page1.json": b"{}", "audio/seul.mp3": b"ID3"}
    found = read(iwb(iwb_xml(content), files))
    assert found.lesson.pages[0].notes == "À dire"
    assert [(loss.item, loss.is_dropped) for loss in found.losses] == [("audio/seul.mp3", True)]
