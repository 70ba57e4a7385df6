"""Lessons of Xournal and Xournal++: every element of a page, all versions of the file."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from tests.formats.lessons.inventory_xopp import inventory
from tests.support.import_reports import check_all_is_told, check_corpus
from tests.support.pdf_samples import sample_pdf
from tests.support.xopp_samples import document_xml, one_page, packaged, page_xml, picture, xopp
from tni.api.formats import (
    FormatError,
    FormatFault,
    ImportedLesson,
    PlainAlign,
    PlainDash,
    PlainMedia,
    PlainPicture,
    PlainRuling,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.formats.lessons.xopp_reader import read_lesson

MM = 25.4 / 72


def read(data: bytes) -> ImportedLesson:
    found = read_lesson(data, "Ma leçon.xopp")
    check_all_is_told(found, inventory(data))
    return found


def only_item(items: str) -> object:
    (item,) = read(one_page(items)).lesson.pages[0].items
    return item


def test_a_page_has_its_true_size_and_the_lesson_the_name_of_the_file() -> None:
    lesson = read(one_page()).lesson
    assert lesson.title == "Ma leçon"
    assert (lesson.pages[0].width, lesson.pages[0].height) == pytest.approx((254.0, 127.0))
    assert lesson.pages[0].colour == "#ffffff"


def test_a_pens_stroke_keeps_its_points_colour_and_width() -> None:
    item = only_item('<stroke tool="pen" color="#0080ffff" width="1.41">72 36 144 36\n144 72</stroke>')
    assert item == PlainStroke(
        source="page1/layer1/stroke1", points=((25.4, 12.7), (50.8, 12.7), (50.8, 25.4)), colour="#0080ff",
        width=1.41 * MM,
    )  # fmt: skip


def test_each_segments_width_belongs_to_its_first_point() -> None:
    item = only_item('<stroke tool="pen" color="black" width="2.00 1.0 3.0 nan">0 0 72 0 72 72 0 72</stroke>')
    assert isinstance(item, PlainStroke)
    assert item.widths == pytest.approx([1 * MM, 3 * MM, 2 * MM, 2 * MM])


def test_pressures_in_a_list_of_their_own_are_parts_of_the_width() -> None:
    stroke = '<stroke tool="pen" color="#000000ff" width="4" pressures="0.5 0.25">0 0 72 0 72 72</stroke>'
    data = xopp(page_xml(stroke), root='MrWriter version="1"')
    (item,) = read(data).lesson.pages[0].items
    assert isinstance(item, PlainStroke)
    assert item.widths == pytest.approx([2 * MM, 1 * MM, 1 * MM])


def test_a_segment_without_width_divides_a_stroke() -> None:
    found = read(one_page('<stroke width="2 1 0 1">0 0 10 0 20 0 30 0</stroke>')).lesson.pages[0].items
    assert [(item.source, len(item.points)) for item in found if isinstance(item, PlainStroke)] == [
        ("page1/layer1/stroke1", 2), ("page1/layer1/stroke1/2", 2),
    ]  # fmt: skip
    assert {item.group for item in found} == {"page1/layer1/stroke1"}


def test_a_stroke_without_any_width_is_listed() -> None:
    found = read(one_page('<stroke width="2 0 -1">0 0 10 0 20 0</stroke>'))
    assert found.lesson.pages[0].items == ()
    assert found.losses[0].is_dropped


@pytest.mark.parametrize(
    ("tool", "colour", "highlights", "ink"),
    [
        ("highlighter", "#ffff007f", True, "#ffff00"),
        ("eraser", "#ffffffff", False, "#ffffff"),
        ("pen", "lightgreen", False, "#00ff00"),
        ("pen", "no colour", False, "#000000"),
    ],
)
def test_tools_and_colours(tool: str, colour: str, highlights: bool, ink: str) -> None:
    item = only_item(f'<stroke tool="{tool}" color="{colour}" width="2 1">0 0 72 0</stroke>')
    assert isinstance(item, PlainStroke)
    assert (item.highlights, item.colour, bool(item.widths)) == (highlights, ink, not highlights)


def test_a_tap_is_a_dot() -> None:
    item = only_item('<stroke tool="pen" color="black" width="2">72 72</stroke>')
    assert isinstance(item, PlainStroke)
    assert item.points == ((25.4, 25.4),)


def test_a_filled_closed_stroke_is_a_filled_polygon() -> None:
    item = only_item('<stroke color="red" width="2" fill="51">0 0 72 0 72 72 0 0</stroke>')
    assert isinstance(item, PlainShape)
    assert (item.kind, item.fill, item.fill_opacity) == (PlainShapeKind.POLYGON, "#ff0000", 0.2)
    assert item.points == ((0, 0), (25.4, 0), (25.4, 25.4))


def test_a_filled_open_stroke_is_an_area_and_a_stroke() -> None:
    area, stroke = (
        read(one_page('<stroke color="red" width="2" fill="255">0 0 72 0 72 72</stroke>')).lesson.pages[0].items
    )
    assert isinstance(area, PlainShape)
    assert isinstance(stroke, PlainStroke)
    assert (area.width, area.fill_opacity, area.group, stroke.group) == (0, 1, stroke.source, stroke.source)


def test_an_area_of_many_corners_is_simplified_and_listed() -> None:
    points = " ".join(f"{x} {x % 7}" for x in range(1500))
    found = read(one_page(f'<stroke color="red" width="2" fill="255">{points}</stroke>'))
    area, stroke = found.lesson.pages[0].items
    assert isinstance(area, PlainShape)
    assert isinstance(stroke, PlainStroke)
    assert (len(area.points), len(stroke.points)) == (500, 1500)
    assert not found.losses[0].is_dropped


@pytest.mark.parametrize(
    ("style", "dash", "losses"),
    [("dash", PlainDash.DASHED, 0), ("dot", PlainDash.DOTTED, 0), ("dashdot", PlainDash.DASHED, 1),
     ("cust: 0.50 4.00", PlainDash.DOTTED, 1), ("plain", None, 0)],
)  # fmt: skip
def test_a_straight_dashed_stroke_is_a_dashed_line(style: str, dash: PlainDash | None, losses: int) -> None:
    found = read(one_page(f'<stroke color="red" width="2" style="{style}">0 0 72 72</stroke>'))
    (item,) = found.lesson.pages[0].items
    assert (item.dash if isinstance(item, PlainShape) else None) == dash
    assert len(found.losses) == losses


def test_a_free_dashed_stroke_is_its_dashes_in_a_group() -> None:
    found = read(one_page('<stroke color="red" width="2" style="dash">0 0 10 0 10 10</stroke>'))
    items = found.lesson.pages[0].items
    assert [(loss.item, loss.is_dropped) for loss in found.losses] == [("page1/layer1/stroke1", False)]
    assert [item.source for item in items] == ["page1/layer1/stroke1", *(f"page1/layer1/stroke1/{n}" for n in (2, 3))]
    assert {item.group for item in items} == {"page1/layer1/stroke1"}
    points = [[(x / MM, y / MM) for x, y in item.points] for item in items if isinstance(item, PlainStroke)]
    assert points[0] == [(0, 0), pytest.approx((6, 0))]
    assert points[1] == [pytest.approx((9, 0)), pytest.approx((10, 0)), pytest.approx((10, 5))]
    assert points[2] == [pytest.approx((10, 8)), pytest.approx((10, 10))]


def test_dashes_have_the_widths_of_their_places() -> None:
    found = read(one_page('<stroke color="red" width="2 1 2 2" style="cust: 5 5">0 0 10 0 20 0 20 0</stroke>'))
    first, second = (item for item in found.lesson.pages[0].items if isinstance(item, PlainStroke))
    assert first.widths == pytest.approx([MM, 1.5 * MM])
    assert second.widths == pytest.approx([2 * MM, 2 * MM])


@pytest.mark.parametrize("style", ["dash", "cust: 0 0", "cust: -1 9", "cust: 1e9 nan"])
def test_a_stroke_of_too_many_or_odd_dashes_is_continuous(style: str) -> None:
    stroke = f'<stroke color="red" width="2" style="{style}">0 0 5000 1 9000 9 0 3</stroke>'
    found = read(one_page(stroke))
    assert len(found.lesson.pages[0].items) == 1
    assert not any(loss.is_dropped for loss in found.losses)


def test_text_is_one_editable_item_with_its_lines() -> None:
    item = only_item(
        '<text font="Noto Sans Bold Italic" size="24" x="72" y="36" color="#3333ccff" wrap="144" align="center">'
        "a &lt; b\n\tc</text>"
    )
    assert item == PlainText(
        source="page1/layer1/text1", x=25.4, y=(36 - 0.07 * 24) * MM, text="a < b\n    c", size=24 * MM, width=50.8,
        colour="#3333cc", bold=True, italic=True, align=PlainAlign.CENTRE,
    )  # fmt: skip


def test_a_link_keeps_its_address_and_an_unsafe_one_is_listed() -> None:
    link = '<link align="left" font="Sans" size="12" x="0" y="0" color="black" url="{}">Lien</link>'
    found = read(one_page(link.format("https://example.org/a?b&amp;c") + link.format("javascript:alert(1)")))
    first, second = found.lesson.pages[0].items
    assert (first.link, second.link) == ("https://example.org/a?b&c", "")
    assert found.losses[-1].item == second.source


def test_pictures_are_kept_once_and_converted_where_no_lesson_has_their_kind() -> None:
    def image(data: bytes) -> str:
        return f'<image left="72" top="0" right="144" bottom="36">{base64.b64encode(data).decode()}</image>'

    found = read(
        one_page("".join(map(image, (picture(), picture(), picture("JPEG"), picture("BMP", "blue"), b"no picture!"))))
    )
    pictures = found.lesson.pages[0].items
    boxes = [(item.x, item.y, item.width, item.height) for item in pictures if isinstance(item, PlainPicture)]
    assert boxes == [pytest.approx((25.4, 0, 25.4, 12.7))] * 4
    assert len(found.lesson.files) == 3
    assert all(file.data.startswith((b"\x89PNG", b"\xff\xd8")) for file in found.lesson.files)
    assert [(loss.item, loss.is_dropped) for loss in found.losses] == [("page1/layer1/image5", True)]


def test_a_picture_of_more_than_ten_million_letters_is_read() -> None:
    data = picture() + bytes(8_000_000)  # bytes behind the picture's end
    text = base64.b64encode(data).decode()
    items = f'<image left="0" top="0" right="9" bottom="9">{text}</image><text x="0" y="0">@long:0@</text>'
    shown, text_item = read(one_page(items)).lesson.pages[0].items
    assert isinstance(shown, PlainPicture)
    assert isinstance(text_item, PlainText)
    assert text_item.text == "@long:0@"


def test_a_formula_is_its_picture_with_its_source_as_description() -> None:
    pdf = base64.b64encode(sample_pdf()).decode()
    tag = '<teximage text="x^2 &gt; 0" left="0" top="0" right="72" bottom="72">{}</teximage>'
    found = read(one_page(tag.format(pdf) + tag.format("AAAA")))
    drawn, composed = found.lesson.pages[0].items
    assert isinstance(drawn, PlainPicture)
    assert drawn.alt == "x^2 > 0"
    assert found.lesson.files[0].data.startswith(b"\x89PNG")
    assert isinstance(composed, PlainText)
    assert composed.spans[0].is_formula


def test_layers_lie_over_each_other_in_their_order() -> None:
    stroke = '<stroke width="1">0 0 {} 0</stroke>'
    layers = f'<layer>{stroke.format(36)}</layer><layer name="b">{stroke.format(72)}</layer>'
    page = f'<page width="72" height="72">{layers}</page>'
    found = read(xopp(page))
    assert [item.source for item in found.lesson.pages[0].items] == ["page1/layer1/stroke1", "page1/layer2/stroke1"]
    assert [loss.page for loss in found.losses] == [1]


@pytest.mark.parametrize(
    ("style", "config", "ruling", "step"),
    [("plain", "", PlainRuling.BLANK, 0), ("graph", "", PlainRuling.SQUARED, 14.17 * MM),
     ("dotted", "r1=28.35", PlainRuling.DOTTED, 28.35 * MM)],
)  # fmt: skip
def test_rulings_of_ours(style: str, config: str, ruling: PlainRuling, step: float) -> None:
    found = read(one_page(background=f'<background type="solid" color="white" style="{style}" config="{config}"/>'))
    page = found.lesson.pages[0]
    assert (page.ruling, page.ruling_mm, page.items, found.losses) == (ruling, step, (), ())


def test_a_lined_page_has_its_lines_in_two_locked_shapes() -> None:
    background = '<background type="solid" color="yellow" style="lined"/>'
    page = read(one_page(background=background)).lesson.pages[0]
    lines, margin = page.items
    assert page.colour == "#ffff80"
    assert isinstance(lines, PlainShape)
    assert isinstance(margin, PlainShape)
    assert lines.is_locked
    tops = [y / MM for _, y in lines.points[::4]]
    assert tops == pytest.approx([80 + 24 * index - 0.25 for index in range(10)])
    assert {x / MM for x, _ in margin.points} == {71.75, 72.25}


def test_squares_with_a_margin_end_there() -> None:
    background = '<background type="solid" color="white" style="graph" config="m1=40,rm=1"/>'
    across, upright = read(one_page(background=background)).lesson.pages[0].items
    assert isinstance(across, PlainShape)
    assert isinstance(upright, PlainShape)
    assert across.points[0][0] / MM == pytest.approx(3 * 14.17)
    assert upright.points[0][1] / MM == pytest.approx(3 * 14.17)


@pytest.mark.parametrize("style", ["isodotted", "isograph"])
def test_isometric_paper_is_a_locked_picture(style: str) -> None:
    background = f'<background type="solid" color="white" style="{style}"/>'
    (item,) = read(one_page(background=background)).lesson.pages[0].items
    assert isinstance(item, PlainPicture)
    assert item.is_locked
    assert (item.width, item.height) == pytest.approx((254.0, 127.0))


def test_files_beside_the_document_are_listed_by_their_names_alone() -> None:
    picture_page = page_xml(background='<background type="pixmap" domain="attach" filename="bg_1.png"/>')
    pdf = '<background type="pdf" domain="absolute" filename="C:\\Users\\moi\\Cours.pdf" pageno="1"/>'
    found = read(
        xopp(picture_page, page_xml(background=pdf), page_xml(background='<background type="pdf" pageno="2"/>'))
    )
    assert [loss.page for loss in found.losses if loss.is_dropped] == [1, 2, 3]
    assert all("« Cours.pdf »" in loss.what and "Users" not in loss.what for loss in found.losses[1:])


def test_a_package_brings_its_pdf_pictures_and_sounds() -> None:
    pages = (
        page_xml(background='<background type="pixmap" domain="attach" filename="attachments/a.png"/>'),
        page_xml(background='<background type="pixmap" domain="clone" filename="0"/>'),
        page_xml(background='<background type="pdf" domain="attach" filename="attachments/b.pdf" pageno="1ll"/>'),
        page_xml(background='<background type="pdf" pageno="2ll"/>'),
        page_xml('<image left="0" top="0" right="9" bottom="9"><attachment path="attachments/a.png"/></image>'),
        page_xml(
            '<stroke width="1" ts="3" fn="attachments/c.ogg">9 99 8 8</stroke>'
            '<text x="0" y="0" fn="attachments/c.ogg">a</text>'
        ),
    )
    data = packaged(document_xml(*pages), a__png=picture(), b__pdf=sample_pdf(), c__ogg=b"OggS")
    found = read(data)
    made = found.lesson.pages
    assert [type(page.items[0]) for page in (made[0], made[1], made[4])] == [PlainPicture] * 3
    assert [(page.pdf != "", page.pdf_page) for page in made[2:4]] == [(True, 0), (True, 1)]
    assert [type(item) for item in made[5].items] == [PlainStroke, PlainMedia, PlainText]
    assert len(found.lesson.files) == 3
    assert not [loss for loss in found.losses if loss.is_dropped]


def test_a_recording_beside_the_document_is_listed_once_a_page() -> None:
    stroke = '<timestamp ts="1" fn="a.ogg"/><stroke width="1" ts="3" fn="a.ogg">9 99 8 8</stroke>'
    found = read(one_page(stroke + stroke))
    assert [(loss.item, loss.is_dropped) for loss in found.losses] == [
        ("page1/layer1/timestamp1", True), ("page1/layer1/stroke1", False), ("page1/layer1/timestamp2", True),
    ]  # fmt: skip


def test_bare_xml_is_read_too() -> None:
    assert len(read(document_xml(page_xml(), page_xml(), root='xournal version="0.4.8"')).lesson.pages) == 2


def test_a_document_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    strokes = "".join(f'<stroke width="1">{x} 0 9 9</stroke>' for x in range(2000))
    for data in (one_page(strokes)[:-200], document_xml(page_xml(strokes))[:-400]):
        found = read_lesson(data, "a.xopp")
        assert len(found.lesson.pages[0].items) > 1000
        assert "abîmé" in found.losses[-1].what


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", FormatFault.OTHER_FORMAT),
        (b"%PDF-1.4", FormatFault.OTHER_FORMAT),
        (b"<svg/>", FormatFault.OTHER_FORMAT),
        (xopp(), FormatFault.EMPTY),
        (packaged(b""), FormatFault.OTHER_FORMAT),
        (b"\x1f\x8b garbage", FormatFault.DAMAGED),
        (one_page("<stroke/>" * 600_000), FormatFault.TOO_LARGE),
        (xopp(" " * 200_000_001), FormatFault.TOO_LARGE),
        (packaged(b"<xournal>" + b" " * 200_000_001), FormatFault.TOO_LARGE),
        (document_xml("<page>" * 1000, "</page>" * 1000), FormatFault.DAMAGED),
        (
            packaged(document_xml(page_xml())).replace(
                b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
            ),
            FormatFault.LOCKED,
        ),
        (document_xml().replace(b"<xournal", b'<!DOCTYPE a [<!ENTITY x "y">]><xournal'), FormatFault.DAMAGED),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, fault: FormatFault) -> None:
    with pytest.raises(FormatError) as caught:
        read_lesson(data, "a.xopp")
    assert caught.value.fault is fault


def test_every_element_of_the_corpus_is_an_item_or_a_loss(corpus: Path) -> None:
    check_corpus(corpus / "formats/xopp", read_lesson, inventory)


def test_what_stands_outside_layers_and_pages_is_told() -> None:
    aside = '<text x="1" y="1">réponse</text>MOTS<bookmark name="b"/><layer visible="false"/>'
    found = read(xopp(page_xml().replace("</page>", f"{aside}</page>"), "<extra>x</extra>"))
    assert [(loss.page, loss.is_dropped, loss.item) for loss in found.losses] == [
        (0, True, "extra1"), (1, True, "page1/words"), (1, True, "page1/text1"), (1, True, "page1/bookmark1"),
        (1, False, "page1/layer2"),
    ]  # fmt: skip
