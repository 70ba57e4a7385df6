"""Elements of Impress's presentations, in small files made here; damaged and hostile ones."""

from __future__ import annotations

import base64
import random
import re
from contextlib import suppress

import pytest

from tests.formats.lessons.inventory_odp import inventory
from tests.formats.lessons.office.odp_files import box, clicks, content, effect, page, presentation, shape
from tests.formats.lessons.office.pptx_files import png, zipped
from tni.api.formats import (
    FormatError,
    FormatFault,
    ImportedLesson,
    PlainAlign,
    PlainItem,
    PlainMarker,
    PlainMedia,
    PlainPage,
    PlainPicture,
    PlainReveal,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.formats.lessons.office.odp_reader import read_lesson

NUMBERS = ("NaN", "inf", "1e300", "-1e300cm", "1e300cm", "99999999999999999999cm", "-1cm", "", "x", "0")


def imported(data: bytes) -> ImportedLesson:
    """Read a file, of which nothing is lost without a word."""
    found = read_lesson(data, "cours.odp")
    items = {item.source for one in found.lesson.pages for item in one.items}
    assert not inventory(data).keys() - items - {loss.item for loss in found.losses}
    return found


def page_of(shapes: str) -> PlainPage:
    return imported(presentation([page(shapes)])).lesson.pages[0]


def only(shapes: str) -> PlainItem:
    (item,) = page_of(shapes).items
    return item


def near(*values: float) -> object:
    return pytest.approx(values, abs=0.01)


def test_rectangle_has_its_box_and_inherited_style() -> None:
    item = only(shape("rect", box(10, 20, 40, 30), "child"))
    assert isinstance(item, PlainShape)
    assert (item.kind, item.fill, item.colour, item.fill_opacity) == (
        PlainShapeKind.RECTANGLE, "#00ff00", "#0000ff", 0.4,
    )  # fmt: skip
    assert [*item.points[0], *item.points[1], item.width] == near(10, 20, 50, 50, 1)


def test_turned_shape_goes_about_its_middle() -> None:
    place = 'svg:width="40mm" svg:height="30mm" draw:transform="rotate (-1.5707963) translate (100mm 50mm)"'
    item = only(shape("rect", place))
    assert isinstance(item, PlainShape)
    assert item.turn == pytest.approx(90, abs=0.01)
    # a quarter clockwise about its top left corner puts it to the left of that corner
    assert [*item.points[0], *item.points[1]] == near(85 - 20, 70 - 15, 85 + 20, 70 + 15)


def test_custom_shape_is_the_polygon_of_its_path() -> None:
    geometry = (
        '<draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:type="isosceles-triangle" draw:modifiers="10800" '
        'draw:enhanced-path="M ?f0 0 L 0 21600 21600 21600 Z N"><draw:equation draw:name="f0" draw:formula="$0 "/>'
        "</draw:enhanced-geometry>"
    )
    item = only(shape("custom-shape", box(10, 20, 40, 30), inner=geometry))
    assert isinstance(item, PlainShape)
    assert item.kind is PlainShapeKind.POLYGON
    assert [*item.points[0], *item.points[1], *item.points[2]] == near(30, 20, 10, 50, 50, 50)


def test_polygon_path_line_and_connector() -> None:
    polygon = shape("polygon", box(10, 20, 40, 30), more='svg:viewBox="0 0 4 3" draw:points="0,0 4,0 4,3"')
    path = shape("path", box(10, 20, 40, 30), more='svg:viewBox="0 0 4 3" svg:d="M0 0h4v3"')
    arrow = shape("line", 'svg:x1="10mm" svg:y1="20mm" svg:x2="5mm" svg:y2="40mm"', "line")
    closed, opened, line = page_of(polygon + path + arrow).items
    assert isinstance(closed, PlainShape)
    assert [*closed.points[2]] == near(50, 50)
    assert isinstance(opened, PlainStroke)
    assert [*opened.points[1], *opened.points[2]] == near(50, 20, 50, 50)
    assert isinstance(line, PlainShape)
    assert line.kind is PlainShapeKind.ARROW
    assert [*line.points[0], *line.points[1]] == near(10, 20, 5, 40)


def test_text_keeps_spans_lists_and_broken_lines() -> None:
    text = (
        '<draw:text-box><text:p text:style-name="P1">Le <text:span text:style-name="T1">chat</text:span> dort</text:p>'
        '<text:list text:style-name="L1"><text:list-item><text:p>un</text:p><text:list><text:list-item>'
        "<text:p>deux<text:line-break/>trois</text:p></text:list-item></text:list></text:list-item></text:list>"
        "</draw:text-box>"
    )
    item = only(shape("frame", box(10, 20, 100, 30), "bare", text))
    assert isinstance(item, PlainText)
    assert item.text == "Le chat dort\nun\ndeux\ntrois"
    assert [one.marker for one in item.paragraphs[:3]] == [PlainMarker.NONE, PlainMarker.BULLET, PlainMarker.LETTER]
    assert [one.level for one in item.paragraphs] == [0, 0, 1, 1]
    (span,) = item.spans
    assert (item.text[span.start : span.end], span.bold, span.colour, span.scale) == ("chat", True, "#ff0000", 2.0)
    assert item.paragraphs[0].align is PlainAlign.CENTRE or item.align is PlainAlign.CENTRE


def test_picture_film_and_link() -> None:
    frame = shape("frame", box(1, 2, 30, 40), "bare", '<draw:image xlink:href="Pictures/a.png"/>')
    film = shape(
        "frame", box(1, 2, 30, 40), "bare", '<draw:plugin xlink:href="Media/f.mp4" draw:mime-type="video/mp4"/>'
    )
    data = presentation(
        [page(f'<draw:a xlink:href="#page2">{frame}</draw:a>{film}'), page("", name="Fin")],
        files={"Pictures/a.png": png(), "Media/f.mp4": b"film"},
    )
    picture, media = imported(data).lesson.pages[0].items
    assert isinstance(picture, PlainPicture)
    assert (picture.file, picture.link) == ("a.png", "page:2")
    assert isinstance(media, PlainMedia)
    assert (media.file, media.is_film) == ("f.mp4", True)


def test_flat_file_has_its_pictures_within() -> None:
    inline = f"<draw:image><office:binary-data>{base64.b64encode(png()).decode()}</office:binary-data></draw:image>"
    text = content([page(shape("frame", box(1, 2, 30, 40), "bare", inline))], tag="office:document")
    found = imported(text.encode())
    assert found.lesson.files[0].data == png()


def test_table_is_a_group_of_cells() -> None:
    row = "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p>"
    columns = '<table:table-column table:number-columns-repeated="2"/>'
    table = f"<table:table>{columns}{row}</table:table-cell></table:table-row>"
    items = page_of(shape("frame", box(1, 2, 30, 40), "bare", f"{table}</table:table>")).items
    assert [(item.source, item.group) for item in items] == [
        ("page1/shape/r1c1", "page1/shape"),
        ("page1/shape/r1c2", "page1/shape"),
    ]


def test_clicks_are_steps_of_shapes_and_paragraphs() -> None:
    text = '<draw:text-box><text:p xml:id="p1">un</text:p><text:p xml:id="p2">deux</text:p></draw:text-box>'
    shapes = shape("rect", box(1, 2, 3, 4), more='xml:id="a"') + shape(
        "frame", box(9, 9, 9, 9), "bare", text, 'xml:id="b"'
    )
    steps = clicks(
        effect("a") + effect("p2", node="with-previous"),
        effect("a", "emphasis"),
        effect("a", "exit") + effect("p1", node="after-previous"),
    )
    found = imported(presentation([page(shapes + steps)]))
    rectangle, words = found.lesson.pages[0].items
    assert rectangle.reveals == (PlainReveal(1), PlainReveal(2, appears=False))
    assert words.reveals == (PlainReveal(1, paragraph=1), PlainReveal(2, paragraph=0))
    assert ("page1/effect3", True) in {(loss.item, loss.is_dropped) for loss in found.losses}


def test_notes_title_and_master() -> None:
    notes = '<presentation:notes><draw:frame presentation:class="notes"><draw:text-box><text:p>À dire</text:p>'
    title = shape(
        "frame",
        box(1, 2, 90, 9),
        "bare",
        "<draw:text-box><text:p>Titre</text:p></draw:text-box>",
        'presentation:class="title"',
    )
    shapes = f"{title}{notes}</draw:text-box></draw:frame></presentation:notes>"
    found = imported(presentation([page(shapes)], masters=shape("rect", box(0, 0, 280, 9)))).lesson.pages[0]
    assert (found.notes, found.title) == ("À dire", "Titre")
    assert [(item.source, item.is_locked) for item in found.items] == [
        ("page1/master/shape", True),
        ("page1/shape", False),
    ]


def test_locked_file_is_said() -> None:
    manifest = '<m:manifest xmlns:m="a"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    with pytest.raises(FormatError) as raised:
        read_lesson(presentation([page("")], files={"META-INF/manifest.xml": manifest}), "a.odp")
    assert raised.value.fault is FormatFault.LOCKED


def whole() -> str:
    text = (
        '<draw:text-box><text:list text:style-name="L1"><text:list-item><text:p>un<text:s text:c="3"/></text:p>'
        "</text:list-item></text:list></draw:text-box>"
    )
    geometry = (
        '<draw:enhanced-geometry svg:viewBox="0 0 100 100" draw:modifiers="20 30" '
        'draw:enhanced-path="M 0 0 L ?f0 0 A 0 0 50 50 10 10 40 40 X 90 90 U 50 50 20 20 0 360 Z N F">'
        '<draw:equation draw:name="f0" draw:formula="if(?f1 ,$0 +5,sin(3))"/><draw:equation draw:name="f1" '
        'draw:formula="?f0 *2"/></draw:enhanced-geometry>'
    )
    shapes = (
        shape("frame", box(1, 2, 30, 40), "bare", text)
        + shape("custom-shape", box(1, 2, 30, 40), inner=geometry)
        + shape("path", box(1, 2, 30, 40), more='svg:viewBox="0 0 9 9" svg:d="M0 0c1 1 2 2 3 3a2 2 0 0 1 3 3z"')
        + shape("circle", box(1, 2, 30, 40), more='draw:kind="section" draw:start-angle="10" draw:end-angle="90"')
        + shape("line", 'svg:x1="10mm" svg:y1="20mm" svg:x2="5mm" svg:y2="40mm" draw:transform="rotate (1)"', "line")
        + clicks(effect("a"))
    )
    return content([page(shapes)])


def read(xml: str) -> None:
    with suppress(FormatError):
        read_lesson(zipped({"content.xml": xml}), "a.odp")


@pytest.mark.parametrize("value", NUMBERS)
def test_absurd_numbers_are_borne_everywhere(value: str) -> None:
    text = whole()
    for match in re.finditer(r'="-?\d[^"]*"', text):
        read(f'{text[: match.start()]}="{value}"{text[match.end() :]}')


def test_changed_elements_are_borne() -> None:
    chance, text = random.Random(7), whole()
    for _ in range(200):
        tags = re.split(r"(?=<)", text)
        for _ in range(chance.randrange(1, 4)):
            a, b = chance.randrange(len(tags)), chance.randrange(len(tags))
            tags[a], tags[b] = (tags[b], tags[a]) if chance.random() < 0.7 else ("", tags[b])
        read("".join(tags))


def test_equations_that_need_each_other_end() -> None:
    equations = "".join(f'<draw:equation draw:name="f{n}" draw:formula="?f{n + 1} +?f{n + 1}"/>' for n in range(200))
    geometry = (
        f'<draw:enhanced-geometry draw:enhanced-path="M ?f0 0 L 9 9 {"(" * 900}">{equations}</draw:enhanced-geometry>'
    )
    assert page_of(shape("custom-shape", box(1, 2, 30, 40), inner=geometry)).items


def test_cells_repeated_without_end_are_bounded() -> None:
    table = (
        '<table:table><table:table-column table:number-columns-repeated="999999999"/><table:table-row>'
        '<table:table-cell table:number-columns-repeated="999999999"><text:p>a</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    found = read_lesson(presentation([page(shape("frame", box(1, 2, 30, 40), "bare", table))]), "a.odp")
    assert len(found.lesson.pages[0].items) <= 5000


@pytest.mark.parametrize("data", [b"", b"<a/>", b"<a", b"PK\3\4", zipped({"content.xml": "<a/>"}), zipped({"x": "y"})])
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        read_lesson(data, "a.odp")


@pytest.mark.parametrize("side", ["1e-320mm", "1e300mm", "0", "-5mm", "NaNmm", "9e999mm", "1e-9mm"])
def test_a_page_without_a_size_has_the_usual_one(side: str) -> None:
    cell = "<table:table-cell><text:p>x</text:p></table:table-cell>"
    table = f"<table:table><table:table-column/><table:table-row>{cell}</table:table-row></table:table>"
    shapes = f"<draw:frame {box(1, 2, 30, 40)}>{table}</draw:frame>" + shape("rect", box(10, 20, 40, 30))
    data = content([page(shapes)], tag="office:document").replace('"280mm"', f'"{side}"').encode()
    found = read_lesson(data, "cours.fodp").lesson.pages[0]
    assert (found.width, found.height) == (280, 210)
    assert len(found.items) == 2


def test_spaces_that_do_not_break_stay_in_a_text() -> None:
    words = "<draw:text-box><text:p>10\u202f000\u00a0€</text:p></draw:text-box>"
    item = next(
        one for one in page_of(shape("frame", box(0, 0, 40, 30), inner=words)).items if isinstance(one, PlainText)
    )
    assert item.text == "10\u202f000\u00a0€"


def told(inner: str) -> tuple[str, list[str]]:
    """The words of a text box, and what is told of it."""
    words = f"<draw:text-box>{inner}</draw:text-box>"
    found = imported(presentation([page(shape("frame", box(0, 0, 40, 30), "", words))]))
    texts = [one.text for one in found.lesson.pages[0].items if isinstance(one, PlainText)]
    return "|".join(texts), [loss.what for loss in found.losses]


def test_words_beside_paragraphs_are_kept_and_told() -> None:
    row = "<table:table-row><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>"
    assert told(f"<text:p>a</text:p><table:table>{row}</table:table>") == (
        "a\nb", ["Tableau dans un texte repris comme lignes de texte."],
    )  # fmt: skip
    other = ["Partie de texte sans équivalent, reprise comme un texte simple."]
    contents = (
        "<text:table-of-content><text:table-of-content-source>non</text:table-of-content-source>"
        "<text:index-body><text:p>b</text:p></text:index-body></text:table-of-content>"
    )
    assert told(f"<text:p>a</text:p>{contents}")[0] == "a\nb"
    assert told("<text:p>a</text:p><text:foo>b</text:foo>") == ("a\nb", other)


def test_a_comment_within_a_text_is_told() -> None:
    words = "<text:p>a<office:annotation><text:p>à revoir</text:p></office:annotation>b</text:p>"
    assert told(words) == ("ab", ["Commentaire dans un texte non repris : « à revoir »."])


def test_unknown_drawings_and_forms_are_told() -> None:
    found = imported(presentation([page("<office:forms><form:form/></office:forms><draw:foo>b</draw:foo>")]))
    assert [(loss.is_dropped, loss.item) for loss in found.losses] == [(True, "page1/foo"), (True, "page1/forms")]


def styled(name: str, inner: str, paragraph: str = "") -> str:
    """A style of shapes for the automatic styles of a file."""
    return (
        f'<style:style style:name="{name}" style:family="graphic" style:parent-style-name="bare">{inner}{paragraph}'
        "</style:style>"
    )


@pytest.mark.parametrize(
    ("inner", "paragraph", "turn"),
    [
        ('<style:graphic-properties loext:writing-mode="bt-lr" xmlns:loext="urn:x"/>', "", 270),
        ('<style:graphic-properties/>', '<style:paragraph-properties style:writing-mode="tb-rl"/>', 90),
        ('<style:graphic-properties/>', '<style:paragraph-properties style:writing-mode="lr-tb"/>', 0),
    ],
)  # fmt: skip
def test_text_along_the_side_of_its_shape_is_turned(inner: str, paragraph: str, turn: float) -> None:
    text = shape("rect", box(10, 20, 20, 80), "along", "<text:p>mot</text:p>")
    (item,) = imported(presentation([page(text)], styles=styled("along", inner, paragraph))).lesson.pages[0].items
    assert isinstance(item, PlainText)
    assert item.turn == turn
    assert item.width == pytest.approx(75 if turn else 15)


def test_columns_of_a_text_are_reported() -> None:
    two = '<style:graphic-properties><style:columns fo:column-count="2"/></style:graphic-properties>'
    text = shape("rect", box(10, 20, 90, 80), "two", "<text:p>mot</text:p>")
    found = imported(presentation([page(text)], styles=styled("two", two)))
    assert [(loss.item, loss.is_dropped) for loss in found.losses] == [("page1/shape", False)]


def test_a_crop_below_nothing_leaves_room_around_the_picture() -> None:
    """The picture is 96 by 96 dots: 25.4 mm."""
    cut = '<style:graphic-properties fo:clip="rect(-25.4mm, 0mm, 0mm, 12.7mm)"/>'
    frame = shape("frame", box(10, 20, 40, 40), "cut", '<draw:image xlink:href="Pictures/a.png"/>')
    data = presentation([page(frame)], styled("cut", cut), {"Pictures/a.png": png(96, 96)})
    (item,) = imported(data).lesson.pages[0].items
    assert isinstance(item, PlainPicture)
    assert item.crop == near(0.5, 0, 0, 0)
    assert (item.x, item.y, item.width, item.height) == near(10, 40, 40, 20)
