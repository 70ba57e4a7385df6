"""Documents of OpenBoard, Sankoré and Uniboard: every element of a page, all versions, sets, and damaged files."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from tests.formats.lessons.inventory_ubz import inventory
from tests.support.import_reports import check_all_is_told
from tests.support.pdf_samples import SamplePage, sample_pdf
from tests.support.ubz_samples import OLD_UB, metadata, page, picture, ubz
from tni.api.formats import (
    FormatError,
    FormatFault,
    ImportedLesson,
    PlainAlign,
    PlainItem,
    PlainMarker,
    PlainMedia,
    PlainPicture,
    PlainReveal,
    PlainRuling,
    PlainScript,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.formats.lessons.openboard.reader import read_lesson

MM = 280 / 1280


def read(data: bytes) -> ImportedLesson:
    found = read_lesson(data, "Fichier.ubz")
    check_all_is_told(found, inventory(data))
    return found


def items_of(content: str, files: dict[str, bytes] | None = None, **how: str) -> tuple[PlainItem, ...]:
    return read(ubz(page(content, **how), files)).lesson.pages[0].items


def only_item(content: str, files: dict[str, bytes] | None = None, **how: str) -> PlainItem:
    (item,) = items_of(content, files, **how)
    return item


def losses_of(content: str, files: dict[str, bytes] | None = None) -> list[tuple[str, bool, str]]:
    return [(loss.what, loss.is_dropped, loss.item) for loss in read(ubz(page(content), files)).losses]


def place(x: float, y: float) -> tuple[float, float]:
    """Place in millimetres of one in pixels from the middle of the page."""
    return (x + 640) * MM, (y + 480) * MM


def pixels(item: PlainItem) -> list[tuple[float, float]]:
    """Points of an item in pixels, to a hundredth."""
    assert isinstance(item, PlainStroke | PlainShape)
    return [(round(x / MM - 640, 2), round(y / MM - 480, 2)) for x, y in item.points]


def test_pages_come_in_the_order_of_their_numbers_with_the_documents_title() -> None:
    pages = {f"page{number:03d}.svg": page(f'<polyline points="0,0 {number},0"/>') for number in (10, 9, 1000)}
    lesson = read(ubz(pages, title="Les  fractions")).lesson
    assert lesson.title == "Les fractions"
    ends = [item.points[-1][0] for one in lesson.pages for item in one.items if isinstance(item, PlainStroke)]
    assert ends == [place(number, 0)[0] for number in (9, 10, 1000)]


@pytest.mark.parametrize(
    ("size", "mm"),
    [("1280x960", (280, 210)), ("1706x960", (320, 180)), ("1280x800", (320, 200)), ("595x842", (209.9, 297))],
)
def test_a_page_has_the_form_that_the_document_says(size: str, mm: tuple[float, float]) -> None:
    found = read(ubz(page(attributes=f'ub:nominal-size="{size}"'))).lesson.pages[0]
    assert (found.width, found.height) == pytest.approx(mm, rel=1e-3)


def test_a_page_grows_to_what_lies_beyond_its_border() -> None:
    found = read(ubz(page('<polyline stroke-width="2" points="0,0 1279,0"/>'))).lesson.pages[0]
    assert (found.width, found.height) == pytest.approx((420, 210), abs=0.5)
    (stroke,) = found.items
    assert isinstance(stroke, PlainStroke)
    assert stroke.points[-1] == pytest.approx(place(1279, 0))


def test_a_page_without_any_size_is_a_screens() -> None:
    data = ubz(page(attributes=""))
    assert read(data).lesson.pages[0].width == 280


@pytest.mark.parametrize(
    ("attributes", "colour", "ruling"),
    [
        ('ub:dark-background="true"', "#000000", PlainRuling.BLANK),
        ('ub:dark-background="false" ub:crossed-background="true"', "", PlainRuling.SQUARED),
    ],
)
def test_the_paper(attributes: str, colour: str, ruling: PlainRuling) -> None:
    found = read(ubz(page(attributes=f'{attributes} ub:nominal-size="1280x960" ub:grid-size="48"'))).lesson.pages[0]
    assert (found.colour, found.ruling) == (colour, ruling)
    assert found.ruling_mm == (pytest.approx(48 * MM) if ruling is PlainRuling.SQUARED else 0)


def test_ruled_paper_is_locked_lines_beneath_everything() -> None:
    attributes = 'ub:ruled-background="true" ub:nominal-size="1280x960" ub:grid-size="100"'
    found = read(ubz(page('<polyline points="0,0 9,9" ub:z-value="-5"/>', attributes=attributes)))
    *lines, stroke = found.lesson.pages[0].items
    assert isinstance(stroke, PlainStroke)
    assert all(isinstance(line, PlainShape) and line.is_locked for line in lines)
    ys = [line.points[0][1] for line in lines if isinstance(line, PlainShape)]
    assert ys == pytest.approx([place(0, y)[1] for y in range(-400, 401, 100)])
    assert [(loss.is_dropped, loss.item) for loss in found.losses] == [(False, lines[0].source)]


def test_a_stroke_of_even_width_is_a_polyline_in_a_group() -> None:
    item = only_item(
        '<g ub:z-value="3" ub:uuid="{11111111-2222-3333-4444-555555555555}" ub:locked="true" '
        'transform="matrix(2, 0, 0, 2, 10, 20)"><polyline points="0,0 10,0 10,5 " fill="none" stroke-width="4" '
        'stroke="#123456" stroke-opacity="1" ub:uuid="7" ub:parent="11111111-2222-3333-4444-555555555555"/></g>'
    )
    assert item == PlainStroke(
        source="page000/11111111-2222-3333-4444-555555555555", is_locked=True, colour="#123456", width=8 * MM,
        points=(place(10, 20), place(30, 20), place(30, 30)),
    )  # fmt: skip


def test_a_highlighters_stroke_is_seen_through() -> None:
    item = only_item('<polyline points="0,0 10,0" stroke-width="20" stroke="#e3ff00" stroke-opacity="0.5"/>')
    assert isinstance(item, PlainStroke)
    assert item.highlights


def test_a_dot_is_one_point() -> None:
    item = only_item('<line x1="5" y1="5" x2="5.01" y2="5" stroke="red" stroke-width="6"/>')
    assert item == PlainStroke(source="page000/line1", points=(place(5, 5),), colour="#ff0000", width=6 * MM)


def test_colours_follow_the_paper_where_the_element_has_none() -> None:
    group = '<g ub:fill-on-dark-background="#ffff00" ub:fill-on-light-background="#0000ff">{}</g>'
    light = only_item(group.format('<polyline points="0,0 1,1"/>'))
    dark = only_item(group.format('<polyline points="0,0 1,1"/>'), attributes='ub:dark-background="true"')
    assert isinstance(light, PlainStroke)
    assert isinstance(dark, PlainStroke)
    assert (light.colour, dark.colour) == ("#0000ff", "#ffff00")


def test_points_with_a_comma_within_the_numbers() -> None:
    item = only_item('<polyline points="1,5,2,25 3,0,4,0"/>')
    assert pixels(item) == [(1.5, 2.25), (3, 4)]


def test_items_are_painted_in_the_order_of_their_z_values() -> None:
    content = "".join(
        f'<polyline points="0,0 {x},0" stroke="{colour}" ub:z-value="{z}"/>'
        for x, colour, z in ((1, "red", "7"), (2, "blue", "-inf"), (3, "lime", "nan"), (4, "black", "1e300"))
    )
    ends = [round(one.points[-1][0] / MM - 640) for one in items_of(content) if isinstance(one, PlainStroke)]
    assert ends == [2, 3, 1, 4]


HTML = (
    "&lt;!DOCTYPE HTML&gt;&lt;html&gt;&lt;head&gt;&lt;style&gt;p { white-space: pre-wrap; }&lt;/style&gt;&lt;/head&gt;"
    "&lt;body style=\" font-family:'Arial'; font-size:24pt;\"&gt;\n&lt;p align=\"center\"&gt;&lt;span style=\""
    "color:#ff0000;\"&gt;Bon&lt;/span&gt;&lt;span style=\"color:#ff0000; font-weight:600;\"&gt;jour&lt;/span&gt;"
    "&lt;/p&gt;\n&lt;p&gt;x&lt;span style=\" vertical-align:super;\"&gt;2&lt;/span&gt; &amp;amp; "
    "&lt;a href=\"https://a.example\"&gt;lien&lt;/a&gt;&lt;/p&gt;&lt;ul&gt;&lt;li&gt;un&lt;/li&gt;&lt;/ul&gt;"
    "&lt;/body&gt;&lt;/html&gt;"
)  # fmt: skip


def test_a_text_keeps_its_styles_lists_and_links() -> None:
    item = only_item(
        '<foreignObject ub:type="text" x="0" y="0" width="208" height="208" transform="matrix(2, 0, 0, 2, 100, 50)" '
        'ub:z-value="1" ub:uuid="{A}" ub:width="208" ub:height="208" ub:pixels-per-point="1.5" '
        f'ub:fill-on-light-background="#008000"><itemTextContent>{HTML}</itemTextContent></foreignObject>'
    )
    assert isinstance(item, PlainText)
    assert item.text == "Bonjour\nx2 & lien\nun"
    assert item.source == "page000/a"
    assert (item.x, item.y) == pytest.approx(place(108, 58))
    assert (item.width, item.height) == pytest.approx((400 * MM, 400 * MM))
    assert item.size == pytest.approx(24 * 1.5 * 2 * MM)
    assert item.colour == "#008000"
    styled = {item.text[span.start : span.end]: span for span in item.spans}
    assert styled["Bon"].colour == "#ff0000"
    assert styled["jour"].bold
    assert styled["2"].script is PlainScript.SUPER
    assert styled["lien"].link == "https://a.example"
    assert [one.align for one in item.paragraphs] == [PlainAlign.CENTRE, None, None]
    assert item.paragraphs[2].marker is PlainMarker.BULLET


def test_a_text_may_be_turned_and_scaled() -> None:
    item = only_item(
        '<foreignObject ub:type="text" width="100" height="50" transform="matrix(0, 3, -3, 0, 10, 20)">'
        "<itemTextContent>&lt;p style='font-size:10px'&gt;a&lt;/p&gt;</itemTextContent></foreignObject>"
    )
    assert isinstance(item, PlainText)
    assert item.turn == pytest.approx(90)
    assert item.size == pytest.approx(30 * MM)
    assert (item.x, item.y) == pytest.approx(place(10 - 12, 20 + 12))


def test_texts_of_earlier_versions() -> None:
    old = only_item(
        '<text x="10" y="20" width="120" height="52" transform="matrix(2, 0, 0, 2, 0, 0)" font-size="36" '
        'fill="#0000ff">Text 1</text>', version="4.2.1",
    )  # fmt: skip
    assert isinstance(old, PlainText)
    assert (old.text, old.colour, old.size) == ("Text 1", "#0000ff", pytest.approx(72 * MM))
    assert (old.x, old.y) == pytest.approx(place(28, 48))
    later = only_item(
        '<foreignObject width="100" height="50"><xhtml:body><xhtml:div><xhtml:font face="Arial" '
        'style="font-size:48px;" color="#81ff5c">this a &lt;text<xhtml:br/>on 2 lines</xhtml:font></xhtml:div>'
        "</xhtml:body></foreignObject>", version="4.4.0",
    )  # fmt: skip
    assert isinstance(later, PlainText)
    assert (later.text, later.colour, later.size) == ("this a <text\non 2 lines", "#81ff5c", pytest.approx(48 * MM))


def test_an_empty_text_is_said() -> None:
    assert losses_of('<foreignObject ub:type="text"><itemTextContent> </itemTextContent></foreignObject>') == [
        ("Zone de texte vide.", True, "page000/foreignObject1")
    ]


def test_a_bitmap_has_its_own_size_times_the_matrix() -> None:
    content = '<image xlink:href="images/%7Ba%7D.png" width="7" height="7" transform="matrix(2, 0, 0, 3, 10, 20)"/>'
    found = read(ubz(page(content), {"images/{a}.png": picture(40, 20)}))
    (item,) = found.lesson.pages[0].items
    assert item == PlainPicture(
        source="page000/image1", file=found.lesson.files[0].name, x=place(10, 20)[0], y=place(10, 20)[1],
        width=80 * MM, height=60 * MM,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("matrix", "corner", "turn", "is_mirrored"),
    [
        ("0, 1, -1, 0, 5, 6", (5, 6), 90, False),
        ("-1, 0, 0, 1, 5, 6", (5 - 40, 6), 0, True),
        ("1, 0, 0, -1, 5, 6", (5 + 40, 6), 180, True),
        ("0, -2, -2, 0, 5, 6", (5, 6 - 80), 90, True),
    ],
)
def test_pictures_may_be_turned_and_mirrored(
    matrix: str, corner: tuple[float, float], turn: float, is_mirrored: bool
) -> None:
    item = only_item(f'<image xlink:href="a.png" transform="matrix({matrix})"/>', {"a.png": picture(40, 20)})
    assert isinstance(item, PlainPicture)
    assert (item.x, item.y) == pytest.approx(place(*corner))
    assert abs(item.turn) == pytest.approx(turn)
    assert item.is_mirrored is is_mirrored


def test_pictures_of_other_kinds_are_converted() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"><rect width="30" height="10"/></svg>'
    content = '<image xlink:href="images/a.svg"/><image xlink:href="images/b.bmp" ub:background="true"/>'
    found = read(ubz(page(content), {"images/a.svg": svg, "images/b.bmp": picture(kind="BMP")}))
    behind, drawn = found.lesson.pages[0].items
    assert isinstance(behind, PlainPicture)
    assert isinstance(drawn, PlainPicture)
    assert behind.is_locked
    assert (drawn.width, drawn.height) == (pytest.approx(30 * MM), pytest.approx(10 * MM))
    assert all(file.data.startswith((b"\x89PNG", b"\xff\xd8")) for file in found.lesson.files)


@pytest.mark.parametrize(
    "content",
    [
        '<image xlink:href="images/none.png"/>',
        '<image/>',
        '<image xlink:href="../../etc/passwd"/>',
        '<image xlink:href="/etc/passwd"/>',
        '<video xlink:href="videos/none.mp4"/>',
        '<audio xlink:href="http://example.org/a.mp3"/>',
        '<foreignObject xlink:href="objects/none.pdf#page=1"/>',
        '<foreignObject/>',
        '<blink ub:uuid="b"/>',
    ],
)  # fmt: skip
def test_what_the_file_lacks_is_said(content: str) -> None:
    found = read(ubz(page(content)))
    assert found.lesson.pages[0].items == ()
    assert [loss.is_dropped for loss in found.losses] == [True]


def test_films_and_sounds_also_at_the_address_that_sankore_wrote() -> None:
    content = (
        '<video xlink:href="videos/film.mp4" width="320" height="240" transform="matrix(1, 0, 0, 1, 10, 20)"/>'
        '<audio xlink:href="/home/a/.Sankore/doc/audios/{1}.mp3" width="100" height="40"/>'
    )
    found = read(ubz(page(content), {"videos/film.mp4": b"film", "audios/{1}.mp3": b"sound"}))
    film, sound = found.lesson.pages[0].items
    assert isinstance(film, PlainMedia)
    assert isinstance(sound, PlainMedia)
    assert (film.is_film, film.title, film.width) == (True, "film", pytest.approx(320 * MM))
    assert (sound.is_film, sound.file.rpartition(".")[2]) == (False, "mp3")
    assert {file.data for file in found.lesson.files} == {b"film", b"sound"}


PDF = '<foreignObject requiredExtensions="http://ns.adobe.com/pdf/1.3/" xlink:href="objects/a.pdf#page=2" {}/>'


def test_the_page_of_a_pdf_that_fills_the_page_lies_behind() -> None:
    matrix = 'width="960" height="720" transform="matrix(1.3333, 0, 0, 1.3333, -640, -480)" ub:background="true"'
    found = read(ubz(page(PDF.format(matrix)), {"objects/a.pdf": sample_pdf((SamplePage(), SamplePage()))}))
    behind = found.lesson.pages[0]
    assert (behind.pdf, behind.pdf_page) == (found.lesson.files[0].name, 1)
    assert not found.losses


def test_the_page_of_a_pdf_elsewhere_is_a_picture_behind() -> None:
    matrix = 'width="100" height="100" transform="matrix(1, 0, 0, 1, 0, 0)"'
    found = read(ubz(page(PDF.format(matrix)), {"objects/a.pdf": sample_pdf((SamplePage(), SamplePage()))}))
    assert found.lesson.pages[0].pdf == ""
    (item,) = found.lesson.pages[0].items
    assert isinstance(item, PlainPicture)
    assert (item.is_locked, item.width) == (True, pytest.approx(100 * MM))
    assert [(loss.is_dropped, loss.item) for loss in found.losses] == [(False, "page000/foreignObject1")]


WIDGET = (
    '<foreignObject ub:src="widgets/{{w}}.wgt" width="200" height="100" ub:uuid="{{w}}" ub:source="/a/Mots_mêlés.wgt">'
    '<xhtml:iframe src="{}"/><ub:preference key="a" value="b"/></foreignObject>'
)


def test_a_widget_is_its_picture_with_its_link() -> None:
    content = WIDGET.format("https://example.org/jeu")
    found = read(ubz(page(content), {"widgets/{w}.png": picture()}))
    (item,) = found.lesson.pages[0].items
    assert isinstance(item, PlainPicture)
    assert (item.link, item.alt) == ("https://example.org/jeu", "Mots mêlés")
    assert [(loss.is_dropped, loss.item) for loss in found.losses] == [(False, "page000/w")]


def test_a_widgets_icon_keeps_its_form_and_one_without_is_a_frame() -> None:
    content = WIDGET.format("widgets/{w}.wgt/index.html")
    config = b'<widget xmlns="http://www.w3.org/ns/widgets"><name>Pendu</name></widget>'
    (icon,) = items_of(content, {"widgets/{w}.wgt/icon.png": picture(10, 10), "widgets/{w}.wgt/config.xml": config})
    assert isinstance(icon, PlainPicture)
    assert (icon.width, icon.height, icon.alt) == (pytest.approx(100 * MM), pytest.approx(100 * MM), "Pendu")
    frame, name = items_of(content)
    assert isinstance(frame, PlainShape)
    assert isinstance(name, PlainText)
    assert frame.group == name.group != ""
    assert name.text == "Mots mêlés"


def test_a_curtain_is_a_cover() -> None:
    item = only_item('<ub:curtain x="10" y="20" width="100" height="50" transform="matrix(1, 0, 0, 1, 0, 0)"/>')
    assert isinstance(item, PlainShape)
    assert item.is_cover
    assert pixels(item) == [(-40, -5), (60, 45)]


def test_axes_are_arrows_and_other_tools_stay_behind() -> None:
    axes = items_of('<ub:axes x="10" y="20" left="-50" top="-40" width="100" height="80" numbers="1"/>')
    assert [pixels(one) for one in axes] == [[(-40, 20), (60, 20)], [(10, 60), (10, -20)]]
    assert all(isinstance(one, PlainShape) and one.kind is PlainShapeKind.ARROW for one in axes)
    tools = "".join(f"<ub:{kind}/>" for kind in ("ruler", "compass", "protractor", "triangle", "cache"))
    assert [is_dropped for _, is_dropped, _ in losses_of(tools)] == [True] * 5


def test_groups_also_nested_and_locked() -> None:
    stroke = '<g ub:uuid="{}"><polyline points="0,0 1,1"/></g>'
    content = (
        "".join(stroke.format(f"{number}" * 8 + "-0000-0000-0000-000000000000") for number in (1, 2, 3, 4))
        + '<groups><group id="{a}" ub:locked="true"><element id="{11111111-0000-0000-0000-000000000000}"/>'
        '<group id="{b}"><element id="{22222222-0000-0000-0000-000000000000}"/></group></group>'
        '<group id="{c}"><element id="{33333333-0000-0000-0000-000000000000}"/></group></groups>'
    )
    one, two, three, four = items_of(content)
    assert one.group == two.group != three.group
    assert "" not in (one.group, three.group)
    assert four.group == ""
    assert (one.is_locked, two.is_locked, three.is_locked) == (True, True, False)


def test_what_pupils_were_not_to_see_waits_for_a_step() -> None:
    content = '<g ub:uuid="s" ub:hidden-on-display="true"><polyline points="0,0 1,1"/></g>'
    assert only_item(content).reveals == (PlainReveal(1),)
    image = '<image xlink:href="a.png" ub:hidden-on-display="true"/>'
    assert only_item(image, {"a.png": picture()}).reveals == (PlainReveal(1),)
    assert [is_dropped for _, is_dropped, _ in losses_of(content)] == [False]


def test_a_teachers_guide_and_the_seance_are_notes() -> None:
    guide = (
        '<ub:teacherGuide><ub:comment value="Lire à voix haute"/><ub:todo actor="Élève" task="Répondre"/>'
        "</ub:teacherGuide>"
    )
    about = "<ub:sessionTarget>Lire</ub:sessionTarget><ub:sessionLevel/>"
    data = ubz({"page000.svg": page(guide), "page001.svg": page()}, about=about)
    found = read_lesson(data, "a.ubz")
    assert found.lesson.pages[0].notes == "Objectifs : Lire\nLire à voix haute\nÉlève ; Répondre"
    assert found.lesson.pages[1].notes == ""
    assert [(loss.is_dropped, loss.item) for loss in found.losses] == [(False, "page000/teacherGuide1")]


def test_elements_with_one_identity_have_names_of_their_own() -> None:
    content = '<image xlink:href="a.png" ub:uuid="{x}"/>' * 2
    assert [one.source for one in items_of(content, {"a.png": picture()})] == ["page000/x", "page000/image2"]


def test_the_former_namespace_and_documents_in_folders_are_read() -> None:
    old = page('<polyline points="0,0 1,1" ub:z-value="4"/>', version="4.1", ub=OLD_UB)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("b/metadata.rdf", metadata("Deux"))
        archive.writestr("b/page000.svg", old)
        archive.writestr("a/metadata.rdf", metadata("Un"))
        archive.writestr("a/page000.svg", old)
        archive.writestr("a/page001.svg", old)
        archive.writestr("__MACOSX/page000.svg", "x")
    found = read_lesson(buffer.getvalue(), "Tout.ubx")
    assert found.lesson.title == "Tout"
    assert [one.title for one in found.lesson.pages] == ["Un", "", "Deux"]
    assert [one.items[0].source for one in found.lesson.pages] == [
        "a/page000/polyline1", "a/page001/polyline1", "b/page000/polyline1",
    ]  # fmt: skip


def test_uniboards_list_gives_the_order_and_tells_missing_pages() -> None:
    listed = b"<document><pages><page>page0002-a.svg</page><page>page0001-a.svg</page><page>page3.svg</page></pages>"
    pages = {f"page000{number}-a.svg": page(f'<polyline points="0,0 {number},0"/>') for number in (1, 2)}
    found = read(ubz(pages, {"x.ub": listed + b"</document>"}))
    assert [one.items[0].source for one in found.lesson.pages] == ["page0002-a/polyline1", "page0001-a/polyline1"]
    assert [(loss.is_dropped, loss.item) for loss in found.losses] == [(True, "page3")]


def test_a_page_that_cannot_be_read_is_said_and_the_others_stay() -> None:
    data = ubz({"page000.svg": "<svg", "page001.svg": page(), "page002.svg": "<html/>"})
    found = read_lesson(data, "a.ubz")
    assert len(found.lesson.pages) == 1
    assert [loss.item for loss in found.losses] == ["page000", "page002"]


def test_what_a_damaged_page_still_has_is_read() -> None:
    whole = page('<polyline points="0,0 1,1"/><polyline points="0,0 2,2"/>')
    cut = read_lesson(ubz(whole[:-20]), "a.ubz")
    assert len(cut.lesson.pages[0].items) >= 1
    assert (cut.losses[0].is_dropped, cut.losses[0].item) == (False, "page000")


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "&#x1f;", "&#0;", "&#31;"])
def test_characters_that_xml_has_not_harm_nothing(sign: str) -> None:
    content = (
        f'<foreignObject ub:type="text"><itemTextContent>&lt;p&gt;a{sign}b&lt;/p&gt;</itemTextContent></foreignObject>'
    )
    found = read_lesson(ubz(page(content)), "a.ubz")
    (item,) = found.lesson.pages[0].items
    assert isinstance(item, PlainText)
    assert item.text == "ab"
    assert not found.losses


def encrypted(data: bytes) -> bytes:
    """The same zip, with every entry marked as protected."""
    changed = bytearray(data)
    for mark, place_of_flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            flags = struct.unpack_from("<H", changed, at + place_of_flags)[0]
            struct.pack_into("<H", changed, at + place_of_flags, flags | 1)
            at = changed.find(mark, at + 1)
    return bytes(changed)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", FormatFault.OTHER_FORMAT),
        (b"%PDF-1.7", FormatFault.OTHER_FORMAT),
        (b"PK\x03\x04 but no zip", FormatFault.DAMAGED),
        (ubz(page())[:-30], FormatFault.DAMAGED),
        (ubz({}), FormatFault.EMPTY),
        (ubz({"page000.svg": "no xml"}), FormatFault.DAMAGED),
        (ubz({"page000.svg": '<!DOCTYPE a [<!ENTITY x "y">]><svg>&x;</svg>'}), FormatFault.DAMAGED),
        (ubz({"page000.svg": "<svg>" + "<g>" * 100_000}), FormatFault.DAMAGED),
    ],
)
def test_files_that_cannot_be_read(data: bytes, fault: FormatFault) -> None:
    with pytest.raises(FormatError) as raised:
        read_lesson(data, "a.ubz")
    assert raised.value.fault is fault


def test_a_locked_document_has_no_page_that_can_be_read() -> None:
    with pytest.raises(FormatError):
        read_lesson(encrypted(ubz(page())), "a.ubz")


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e300", "9" * 400, "", "a", "--1"])
def test_absurd_numbers_harm_nothing(number: str) -> None:
    content = (
        f'<polyline points="{number},{number} 1,1" stroke-width="{number}" stroke-opacity="{number}" '
        f'ub:z-value="{number}"/><image xlink:href="a.png" x="{number}" transform="matrix({number}, 0, 0, 1, 0, 0)"/>'
        f'<foreignObject ub:type="text" width="{number}" height="{number}" ub:pixels-per-point="{number}" '
        f'transform="matrix(1, 0, 0, 1, {number}, 0)"><itemTextContent>a</itemTextContent></foreignObject>'
        f'<ub:curtain x="{number}" y="0" width="{number}" height="5"/>'
    )
    how = f'ub:nominal-size="{number}x{number}" ub:grid-size="{number}" viewBox="{number} 0 1 1"'
    data = ubz(page(content, attributes=how, version=number).replace('viewBox="-690 -530 1380 1060" ', ""), {
        "a.png": picture()
    })  # fmt: skip
    found = read_lesson(data, "a.ubz").lesson.pages[0]
    assert 0 < found.width <= 5000
    assert 0 < found.height <= 5000


def test_corpus_documents_lose_nothing_and_strokes_are_whole_again(corpus: Path) -> None:
    counts = {}
    for path in sorted((corpus / "formats/ubz").glob("*.ub[zx]")):
        data = path.read_bytes()
        found = read(data)
        counts[path.stem] = sum(isinstance(one, PlainStroke) for one in found.lesson.pages[0].items)
        pieces = sum(kind == "stroke" for kind in inventory(data).values())
        assert counts[path.stem] >= pieces
    assert counts["suse"] == 1


def test_links_that_lead_nowhere_and_fields_in_a_text_are_told() -> None:
    html = (
        '<foreignObject ub:type="text" width="200" height="50"><xhtml:p><xhtml:a href="javascript:x()">un</xhtml:a> '
        '<xhtml:a href="page://3">deux</xhtml:a> <xhtml:input value="3"/></xhtml:p></foreignObject>'
    )
    assert losses_of(html) == [
        ("Lien dans un texte non repris.", False, "page000/foreignObject1"),
        ("Champ, bouton, son ou film à l’intérieur d’un texte non repris.", False, "page000/foreignObject1"),
    ]


@pytest.mark.parametrize("hides", ['visibility="hidden"', 'style="display:none"', 'opacity="0"'])
def test_what_svg_would_hide_is_shown_as_in_the_program_and_told(hides: str) -> None:
    found = losses_of(f'<polyline points="0,0 9,9" {hides}/>')
    assert found == [("Objet marqué invisible dans le fichier : affiché quand même.", False, "page000/polyline1")]


def test_a_stroke_without_ink_stays_hidden_and_is_told() -> None:
    found = read(ubz(page('<polygon points="0,0 9,9 0,9" fill="#ff0000" fill-opacity="0"/>')))
    assert not found.lesson.pages[0].items
    assert [(loss.is_dropped, loss.item) for loss in found.losses] == [(True, "page000/polygon1")]


def test_files_that_no_page_shows_are_told() -> None:
    attached = {
        "audios/a.mp3": b"a", "objects/b.pdf": b"b", "images/c.png": picture(), "widgets/d.wgt/index.html": b"d",
        "widgets/d.wgt/js/d.js": b"d",
    }  # fmt: skip
    found = read(ubz(page('<image xlink:href="images/c.png" width="40" height="20"/>'), attached))
    assert [loss.item for loss in found.losses] == ["audios/a.mp3", "objects/b.pdf", "widgets/d.wgt"]
    assert all(loss.is_dropped for loss in found.losses)


def test_files_that_no_page_shows_are_told_of_each_document_of_a_set() -> None:
    pages = {f"{folder}page000.svg": page('<image xlink:href="images/a.png"/>') for folder in ("", "a/", "a/b/")}
    files = {f"{folder}images/{name}.png": picture() for folder in ("", "a/", "a/b/") for name in "ab"}
    found = read(ubz(pages, files))
    told = [loss.item for loss in found.losses if "Fichier joint" in loss.what]
    assert sorted(told) == ["a/b/images/b.png", "a/images/b.png", "images/b.png"]


def test_a_first_rectangle_is_the_paper_only_if_it_fills_the_page() -> None:
    small = page().replace('width="1380" height="1060"/>', 'width="80" height="60"/>')
    found = read(ubz(small))
    assert [(loss.is_dropped, loss.item) for loss in found.losses] == [(True, "page000/rect1")]
