"""IWB files that the program writes: read again they are as they were, and an independent reader finds each element
where it belongs."""

from __future__ import annotations

import io
import re
import zipfile
from math import cos, radians, sin
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.lessons.inventory_iwb import inventory
from tests.support.import_reports import unaccounted
from tests.support.pdf_samples import SamplePage, sample_pdf
from tests.support.plain_lessons import FILES, lessons, looks, media, pictures, shapes, strokes, texts
from tni.api.formats import (
    FormatError,
    PlainDash,
    PlainFile,
    PlainItem,
    PlainLesson,
    PlainMarker,
    PlainMedia,
    PlainPage,
    PlainParagraph,
    PlainPicture,
    PlainReveal,
    PlainRuling,
    PlainShape,
    PlainShapeKind,
    PlainSpan,
    PlainStroke,
    PlainText,
)
from tni.formats.lessons.iwb.reader import read_lesson
from tni.formats.lessons.iwb.writer import write_lesson

NEAR = 0.01
SVG = "{http://www.w3.org/2000/svg}"
IWB = "{http://www.imsglobal.org/xsd/iwb_v1p0}"
anything = lessons(strokes(), shapes(), texts(), pictures(), media())


def again(lesson: PlainLesson) -> PlainLesson:
    data = write_lesson(lesson).data
    found = read_lesson(data, "a.iwb")
    assert not found.losses
    assert not unaccounted(found, inventory(data))
    return found.lesson


def page_again(*items: PlainItem, page: PlainPage | None = None) -> PlainPage:
    return again(PlainLesson("a", (PlainPage(items=items) if page is None else page,), FILES)).pages[0]


def near(one: float, other: float, most: float = NEAR) -> bool:
    return abs(one - other) <= most


@settings(deadline=None)
@given(anything)
def test_all_items_come_back(lesson: PlainLesson) -> None:
    read = again(lesson)
    assert read.title == lesson.title
    for page, other in zip(lesson.pages, read.pages, strict=True):
        assert len(page.items) == len(other.items)
        for one, two in zip(page.items, other.items, strict=True):
            assert type(one) is type(two)
            assert one.is_locked == two.is_locked
            _same(one, two)


def _same(one: PlainItem, two: PlainItem) -> None:
    match one, two:
        case PlainStroke(), PlainStroke():
            assert (one.colour, one.highlights, len(one.points)) == (two.colour, two.highlights, len(two.points))
            assert near(one.width, two.width)
            assert all(
                near(a, b) for p, q in zip(one.points, two.points, strict=True) for a, b in zip(p, q, strict=True)
            )
        case PlainShape(), PlainShape():
            assert (one.kind, one.fill, one.colour) == (two.kind, two.fill, two.colour)
            assert near(one.width, two.width) or two.width == 0  # no line is broken
            assert near(one.turn, two.turn)
            assert all(
                near(a, b) for p, q in zip(one.points, two.points, strict=True) for a, b in zip(p, q, strict=True)
            )
        case PlainText(), PlainText():
            assert (one.text, looks(one)) == (two.text, looks(two))
            assert all(near(*pair) for pair in ((one.x, two.x), (one.y, two.y), (one.size, two.size)))
            assert near(one.width, two.width) or two.width == 0  # no line is broken
            assert near(one.turn, two.turn)
        case PlainPicture(), PlainPicture():
            assert one.is_mirrored == two.is_mirrored
            assert all(near(*pair) for pair in ((one.x, two.x), (one.y, two.y), (one.width, two.width)))
            assert near((one.turn - two.turn + 180) % 360 - 180, 0)
        case PlainMedia(), PlainMedia():
            assert one.is_film == two.is_film
            assert all(near(*pair) for pair in ((one.x, two.x), (one.y, two.y), (one.width, two.width)))
        case _:
            raise AssertionError((one, two))


def corners_of(element: ElementTree.Element) -> list[tuple[float, float]]:
    """Corners of an element's box on the page in millimetres, by a reader of its own: for boxes the four corners in
    their order, for lines all points."""
    kind = element.tag.removeprefix(SVG)
    value = {name: float(text) for name, text in element.attrib.items() if re.fullmatch(r"-?[\d.]+", text)}
    match kind:
        case "polyline" | "polygon":
            numbers = [float(part) for part in re.split(r"[ ,]+", element.get("points", "").strip())]
            points = list(zip(numbers[::2], numbers[1::2], strict=True))
        case "line":
            points = [(value["x1"], value["y1"]), (value["x2"], value["y2"])]
        case "ellipse":
            points = [
                (value["cx"] + a * value["rx"], value["cy"] + b * value["ry"])
                for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
            ]
        case _:
            x, y, w, h = (value[name] for name in ("x", "y", "width", "height"))
            points = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
    found = re.fullmatch(r"translate\(([-\d.]+),([-\d.]+)\) rotate\(([-\d.]+)\)", element.get("transform", ""))
    if found:
        dx, dy, angle = (float(part) for part in found.groups())
        c, s = cos(radians(angle)), sin(radians(angle))
        points = [(c * x - s * y + dx, s * x + c * y + dy) for x, y in points]
    return [(x / 4, y / 4) for x, y in points]


def expected_corners(item: PlainItem) -> list[tuple[float, float]]:
    match item:
        case PlainStroke(points=points):
            return [*points] if len(points) > 1 else [*points, *points]
        case PlainShape(points=((x0, y0), (x1, y1)), turn=turn):
            return _turned([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], turn, ((x0 + x1) / 2, (y0 + y1) / 2))
        case PlainText() | PlainPicture():
            x, y, w, h = item.x, item.y, item.width, item.height
            return _turned([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], item.turn, (x, y))
        case PlainMedia(x=x, y=y, width=w, height=h):
            return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
        case _:
            raise AssertionError(item)


def _turned(points: list[tuple[float, float]], turn: float, about: tuple[float, float]) -> list[tuple[float, float]]:
    c, s = cos(radians(turn)), sin(radians(turn))
    ax, ay = about
    return [(ax + c * (x - ax) - s * (y - ay), ay + s * (x - ax) + c * (y - ay)) for x, y in points]


@settings(deadline=None)
@given(anything)
def test_an_independent_reader_finds_each_element_at_its_place(lesson: PlainLesson) -> None:
    with zipfile.ZipFile(io.BytesIO(write_lesson(lesson).data)) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
        names = set(archive.namelist())
    assert root.tag == f"{IWB}iwb"
    told = {one.get("ref"): one for one in root.iter(f"{IWB}element")}
    for page, element in zip(lesson.pages, root.iter(f"{SVG}page"), strict=True):
        elements = list(element)
        assert len(elements) == len(page.items)
        for item, found in zip(page.items, elements, strict=True):
            corners = corners_of(found)
            wanted = expected_corners(item)
            assert len(corners) == len(wanted)
            assert all(near(a, b) for p, q in zip(corners, wanted, strict=True) for a, b in zip(p, q, strict=True))
            assert found.get("{http://www.w3.org/1999/xlink}href", "content.xml") in names
            properties = told.get(found.get("id"))
            assert (properties is not None and properties.get("locked") == "true") == item.is_locked
    assert len({one.get("id") for one in root.iter() if one.get("id")}) == len(
        [1 for one in root.iter() if one.get("id")]
    )


def test_what_items_do_comes_back() -> None:
    rect = PlainShape(kind=PlainShapeKind.RECTANGLE, points=((10, 10), (20, 20)), fill="#ff0000", fill_opacity=0.5)
    items = (
        PlainShape(kind=rect.kind, points=rect.points, is_cover=True),
        PlainShape(kind=rect.kind, points=rect.points, is_cloner=True, group="g"),
        PlainShape(kind=rect.kind, points=rect.points, link="https://a.example/?a&b", group="g"),
        PlainShape(kind=PlainShapeKind.ARROW, points=((10, 10), (50, 10)), dash=PlainDash.DASHED, width=1.0),
        PlainShape(kind=PlainShapeKind.POLYGON, points=((10, 10), (50, 10), (9, 30)), width=0, fill="#00ff00"),
        PlainPicture(file="a.png", x=9, y=9, width=9, height=9, alt="Un <chat>"),
        rect,
    )  # fmt: skip
    cover, cloner, linked, arrow, polygon, picture, last = page_again(*items).items
    assert (cover.is_cover, cloner.is_cloner, linked.link) == (True, True, "https://a.example/?a&b")
    assert cloner.group == linked.group != ""
    assert isinstance(arrow, PlainShape)
    assert (arrow.kind, arrow.dash) == (PlainShapeKind.ARROW, PlainDash.DASHED)
    assert isinstance(polygon, PlainShape)
    assert (polygon.width, polygon.fill) == (0, "#00ff00")
    assert isinstance(picture, PlainPicture)
    assert picture.alt == "Un <chat>"
    assert isinstance(last, PlainShape)
    assert last.fill_opacity == 0.5


def test_links_to_pages_and_files_come_back() -> None:
    one = PlainStroke(points=((9, 9), (20, 20)), link="page:2")
    other = PlainStroke(points=((9, 9), (20, 20)), link="file:x.docx")
    files = (PlainFile("x.docx", b"doc"),)
    read = again(PlainLesson("a", (PlainPage(items=(one, other)), PlainPage()), files))
    page, file = read.pages[0].items
    assert page.link == "page:2"
    assert file.link == f"file:{read.files[0].name}"
    assert read.files[0].data == b"doc"


def test_lists_paper_titles_and_a_pdf() -> None:
    text = PlainText(x=9, y=9, width=90, text="a\nb", paragraphs=(PlainParagraph(PlainMarker.NUMBER),) * 2)
    found = page_again(page=PlainPage(items=(text,), colour="#ffeecc", title="Un & deux"))
    (item,) = found.items
    assert isinstance(item, PlainText)
    assert [one.marker for one in item.paragraphs] == [PlainMarker.NUMBER] * 2
    assert (found.colour, found.title) == ("#ffeecc", "Un & deux")
    sheet = PlainLesson(
        "a",
        (PlainPage(width=210, height=297, pdf="p.pdf", pdf_page=1),),
        (PlainFile("p.pdf", sample_pdf((SamplePage(), SamplePage()))),),
    )
    written = write_lesson(sheet)
    assert [loss.is_dropped for loss in written.losses] == [False]
    (paper,) = read_lesson(written.data, "a").lesson.pages[0].items
    assert isinstance(paper, PlainPicture)
    assert paper.is_locked
    assert paper.x + paper.width / 2 == pytest.approx(105, abs=0.1)


@pytest.mark.parametrize(
    ("item", "is_dropped"),
    [
        (PlainStroke(points=((9, 9),), reveals=(PlainReveal(1),)), False),
        (PlainStroke(points=((9, 9),), link="file:none"), False),
        (PlainStroke(points=((9, 9), (20, 9)), widths=(1, 2)), False),
        (PlainText(x=9, y=9, text="x^2", spans=(PlainSpan(0, 3, is_formula=True),)), False),
        (PlainText(x=9, y=9, text="x y", spans=(PlainSpan(0, 1, link="https://a.example"),)), False),
        (PlainText(x=9, y=9, text="x\ny", paragraphs=(PlainParagraph(PlainMarker.BULLET),)), False),
        (PlainPicture(file="none.png", x=0, y=0, width=9, height=9), True),
        (PlainMedia(file="none.mp4", x=0, y=0, width=9, height=9), True),
        (PlainMedia(file="c.mp3", x=0, y=0, width=9, height=9, is_looped=True), False),
    ],
)
def test_what_has_no_place_is_said(item: PlainItem, is_dropped: bool) -> None:
    written = write_lesson(PlainLesson("a", (PlainPage(items=(item,)),), FILES))
    assert [loss.is_dropped for loss in written.losses] == [is_dropped]


@pytest.mark.parametrize("page", [PlainPage(notes="a"), PlainPage(ruling=PlainRuling.SEYES), PlainPage(pdf="none.pdf")])
def test_what_a_page_has_besides_is_said(page: PlainPage) -> None:
    assert [loss.is_dropped for loss in write_lesson(PlainLesson("a", (page,))).losses] == [True]


@given(st.text(max_size=40))
def test_any_letters_make_whole_xml(letters: str) -> None:
    text = PlainText(x=9, y=9, text=f"{letters}]]></svg:textarea>", link=f"https://a.example/{letters}")
    lesson = PlainLesson(letters, (PlainPage(items=(text,), title=letters),))
    one = write_lesson(lesson).data
    assert one == write_lesson(lesson).data
    read_lesson(one, "a.iwb")


def test_a_lesson_without_pages_is_refused() -> None:
    with pytest.raises(FormatError):
        write_lesson(PlainLesson("a", ()))
