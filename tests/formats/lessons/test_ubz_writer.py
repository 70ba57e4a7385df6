"""Documents for OpenBoard that the program writes: read again, they are as they were; what has no place is said."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from tests.support.pdf_samples import SamplePage, sample_pdf
from tests.support.plain_lessons import FILES, lessons, looks, media, pictures, shapes, strokes, texts
from tni.api.formats import (
    FormatError,
    FormatLoss,
    PlainAlign,
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
from tni.formats.lessons.openboard.reader import read_lesson
from tni.formats.lessons.openboard.writer import write_lesson
from tni.formats.lessons.pdf_size import pdf_page_size

NEAR = 0.02
"""Millimetres by which rounding moves a point."""


def again(lesson: PlainLesson) -> PlainLesson:
    found = read_lesson(write_lesson(lesson).data, "a.ubz")
    assert not found.losses
    return found.lesson


def page_again(*items: PlainItem, files: tuple[PlainFile, ...] = FILES, page: PlainPage | None = None) -> PlainPage:
    whole = PlainPage(items=items) if page is None else page
    return again(PlainLesson("a", (whole,), files)).pages[0]


def losses_of(*items: PlainItem, page: PlainPage | None = None) -> list[tuple[str, bool]]:
    lesson = PlainLesson("a", (PlainPage(items=items) if page is None else page,), FILES)
    return [(loss.what, loss.is_dropped) for loss in write_lesson(lesson).losses]


def near(one: float, other: float, most: float = NEAR) -> bool:
    return abs(one - other) <= most


@settings(deadline=None)
@given(lessons(strokes()))
def test_strokes_come_back(lesson: PlainLesson) -> None:
    for page, other in zip(lesson.pages, again(lesson).pages, strict=True):
        assert len(page.items) == len(other.items)
        for one, two in zip(page.items, other.items, strict=True):
            assert isinstance(one, PlainStroke)
            assert isinstance(two, PlainStroke)
            assert (one.colour, one.highlights) == (two.colour, two.highlights)
            assert near(one.width, two.width)
            if len(one.points) == len(two.points):  # else points lay closer together than the file tells
                assert all(
                    near(a, b) for p, q in zip(one.points, two.points, strict=True) for a, b in zip(p, q, strict=True)
                )


@settings(deadline=None)
@given(lessons(pictures(), media()))
def test_pictures_and_media_come_back(lesson: PlainLesson) -> None:
    for page, other in zip(lesson.pages, again(lesson).pages, strict=True):
        for one, two in zip(page.items, other.items, strict=True):
            assert type(one) is type(two)
            assert isinstance(one, PlainPicture | PlainMedia)
            assert isinstance(two, PlainPicture | PlainMedia)
            assert near(one.x, two.x)
            assert near(one.y, two.y)
            assert near(one.width, two.width, 0.05)
            assert near(one.height, two.height, 0.05)
            if isinstance(one, PlainPicture) and isinstance(two, PlainPicture):
                assert near((one.turn - two.turn + 180) % 360 - 180, 0)
                assert (one.is_mirrored, one.is_locked) == (two.is_mirrored, two.is_locked)


@settings(deadline=None)
@given(lessons(texts()))
def test_texts_come_back(lesson: PlainLesson) -> None:
    for page, other in zip(lesson.pages, again(lesson).pages, strict=True):
        for one, two in zip(page.items, other.items, strict=True):
            assert isinstance(one, PlainText)
            assert isinstance(two, PlainText)
            assert (one.text, looks(one)) == (two.text, looks(two))
            assert near(one.size, two.size)
            assert near(one.x, two.x)
            assert near(one.y, two.y)
            assert near(one.width, two.width) or two.width == 0  # no line is broken
            assert near(one.turn, two.turn, 0.01)


@settings(deadline=None)
@given(lessons(shapes()))
def test_shapes_keep_their_form(lesson: PlainLesson) -> None:
    for page, other in zip(lesson.pages, again(lesson).pages, strict=True):
        outlines = [one for one in other.items if isinstance(one, PlainStroke)]
        filled = [one for one in page.items if isinstance(one, PlainShape) and one.fill]
        assert len(outlines) == len(page.items)
        assert len(other.items) == len(page.items) + len(filled)
        for one, two in zip(page.items, outlines, strict=True):
            assert isinstance(one, PlainShape)
            assert near(two.width, one.width)
            middle = [sum(values) / 2 for values in zip(*one.points, strict=True)]
            xs, ys = [x for x, _ in two.points], [y for _, y in two.points]
            assert near((min(xs) + max(xs)) / 2, middle[0], 0.05)
            assert near((min(ys) + max(ys)) / 2, middle[1], 0.05)


def test_widths_that_change_come_back() -> None:
    stroke = PlainStroke(points=((10, 10), (50, 20), (90, 10)), widths=(1.0, 3.0, 2.0))
    (found,) = page_again(stroke).items
    assert isinstance(found, PlainStroke)
    assert found.widths == pytest.approx((1.0, 3.0, 2.0), abs=0.05)


def test_lists_links_and_alignment_of_a_text_come_back() -> None:
    text = PlainText(
        x=10, y=10, width=100, text="Titre\nun\ndeux\nsous\nfin", size=6, align=PlainAlign.LEFT,
        spans=(PlainSpan(0, 5, link="https://a.example/?a&b"), PlainSpan(6, 8, struck=True, scale=1.5)),
        paragraphs=(
            PlainParagraph(align=PlainAlign.CENTRE), PlainParagraph(PlainMarker.BULLET),
            PlainParagraph(PlainMarker.BULLET), PlainParagraph(PlainMarker.NUMBER, level=1),
        ),
    )  # fmt: skip
    (found,) = page_again(text).items
    assert isinstance(found, PlainText)
    assert found.text == text.text
    assert [(one.start, one.end, one.link, one.struck, round(one.scale, 3)) for one in found.spans] == [
        (0, 5, "https://a.example/?a&b", False, 1.0), (6, 8, "", True, 1.5),
    ]  # fmt: skip
    assert found.paragraphs == (*text.paragraphs, PlainParagraph())


def test_groups_locks_and_covers_come_back() -> None:
    stroke = PlainStroke(points=((10, 10), (20, 10)), group="g", is_locked=True)
    picture = PlainPicture(file="a.png", x=30, y=10, width=10, height=10, group="g")
    cover = PlainShape(kind=PlainShapeKind.RECTANGLE, points=((60, 60), (90, 90)), fill="#ffffff", is_cover=True)
    one, two, three = page_again(stroke, picture, cover).items
    assert one.group == two.group != ""
    assert (one.is_locked, two.is_locked) == (True, False)
    assert isinstance(three, PlainShape)
    assert three.is_cover
    assert [round(x) for point in three.points for x in point] == [60, 60, 90, 90]


def test_paper_ruling_and_pdf() -> None:
    dark = page_again(page=PlainPage(colour="#101010"))
    assert dark.colour == "#000000"
    squared = page_again(page=PlainPage(ruling=PlainRuling.SQUARED, ruling_mm=10))
    assert (squared.ruling, squared.ruling_mm) == (PlainRuling.SQUARED, pytest.approx(10, abs=0.2))
    (paper,) = page_again(page=PlainPage(colour="#ffeecc")).items
    assert isinstance(paper, PlainShape)
    assert (paper.fill, paper.is_locked) == ("#ffeecc", True)
    sheet = PlainPage(width=210, height=297, pdf="p.pdf", pdf_page=1)
    found = page_again(page=sheet, files=(PlainFile("p.pdf", sample_pdf((SamplePage(), SamplePage()))),))
    assert (bool(found.pdf), found.width, found.height) == (
        True,
        pytest.approx(210, abs=0.2),
        pytest.approx(297, abs=0.2),
    )


def test_of_a_pdf_the_pages_in_use_alone_go_out() -> None:
    whole = sample_pdf([SamplePage(f"Page {number}", (300.0 + number, 400.0)) for number in range(4)])
    sheets = tuple(PlainPage(pdf="p.pdf", pdf_page=index) for index in (3, 1, 3, 9))
    written = write_lesson(PlainLesson("Une leçon", sheets, (PlainFile("p.pdf", whole),)))
    with zipfile.ZipFile(io.BytesIO(written.data)) as archive:
        (path,) = [name for name in archive.namelist() if name.endswith(".pdf")]
        data = archive.read(path)
        pages = [archive.read(f"page00{number}.svg").decode() for number in range(4)]
    assert [pdf_page_size(data, index) for index in range(3)] == [(301, 400), (303, 400), None]
    shown = [re.findall(r"\.pdf#page=(\d+)", page) for page in pages]
    assert shown == [["2"], ["1"], ["2"], []]
    assert [loss.page for loss in written.losses if loss.is_dropped] == [4]


@pytest.mark.parametrize("size", [(280.0, 210.0), (320.0, 180.0), (300.0, 300.0), (210.0, 297.0)])
def test_a_pdf_of_any_form_lies_behind_again(size: tuple[float, float]) -> None:
    sheet = PlainPage(width=size[0], height=size[1], pdf="p.pdf")
    found = page_again(page=sheet, files=(PlainFile("p.pdf", sample_pdf()),))
    assert found.pdf
    assert found.items == ()


def test_what_is_cut_off_or_seen_through_is_in_the_picture() -> None:
    picture = PlainPicture(file="a.png", x=10, y=10, width=10, height=10, crop=(0.5, 0, 0, 0), opacity=0.5)
    lesson = PlainLesson("a", (PlainPage(items=(picture,)),), FILES)
    with zipfile.ZipFile(io.BytesIO(write_lesson(lesson).data)) as zipped:
        (name,) = [one for one in zipped.namelist() if one.startswith("images/")]
        assert re.fullmatch(r"images/\{[0-9a-f-]{36}\}\.png", name)
    (found,) = again(lesson).pages[0].items
    assert isinstance(found, PlainPicture)
    assert found.width == pytest.approx(10, abs=NEAR)


@pytest.mark.parametrize(
    ("item", "is_dropped"),
    [
        (PlainStroke(points=((9, 9),), reveals=(PlainReveal(1),)), False),
        (PlainStroke(points=((9, 9),), link="page:2"), False),
        (PlainStroke(points=((9, 9),), is_cover=True), False),
        (PlainStroke(points=((9, 9),), is_cloner=True), False),
        (PlainStroke(points=((9, 9), (20, 9)), widths=(1, 2), highlights=True), False),
        (PlainShape(kind=PlainShapeKind.LINE, points=((9, 9), (20, 9)), dash=PlainDash.DASHED), False),
        (PlainText(x=9, y=9, text="x^2", spans=(PlainSpan(0, 3, is_formula=True),)), False),
        (PlainText(x=9, y=9, text="x", link="page:2"), False),
        (PlainPicture(file="none.png", x=0, y=0, width=9, height=9), True),
        (PlainMedia(file="none.mp4", x=0, y=0, width=9, height=9), True),
        (PlainMedia(file="c.mp3", x=0, y=0, width=9, height=9, start_s=3), False),
    ],
)
def test_what_has_no_place_is_said(item: PlainItem, is_dropped: bool) -> None:
    assert [dropped for _, dropped in losses_of(item)] == [is_dropped]


@pytest.mark.parametrize(
    "page",
    [
        PlainPage(notes="a"),
        PlainPage(ruling=PlainRuling.SEYES),
        PlainPage(ruling=PlainRuling.DOTTED),
        PlainPage(pdf="x"),
    ],
)
def test_what_a_page_has_besides_is_said(page: PlainPage) -> None:
    assert len(losses_of(page=page)) == 1


def test_the_same_lesson_is_the_same_document_and_its_xml_is_whole() -> None:
    text = PlainText(x=9, y=9, text='\x00\x1f</itemTextContent>"&<\ud800é\uffff')
    lesson = PlainLesson("\x01<titre>&", (PlainPage(items=(text,)), PlainPage()), FILES)
    one = write_lesson(lesson).data
    assert one == write_lesson(lesson).data
    with zipfile.ZipFile(io.BytesIO(one)) as zipped:
        assert zipped.namelist() == ["metadata.rdf", "page000.svg", "page001.svg"]
        for name in zipped.namelist():
            ElementTree.fromstring(zipped.read(name))
    assert read_lesson(one, "a.ubz").lesson.title == "<titre>&"


def test_a_lesson_without_pages_is_refused() -> None:
    with pytest.raises(FormatError):
        write_lesson(PlainLesson("a", ()))


def square(x: float, **more: object) -> PlainShape:
    ends = ((x, 10.0), (x + 20, 30.0))
    return PlainShape(kind=PlainShapeKind.RECTANGLE, points=ends, fill="#ff0000", **more)  # type: ignore[arg-type]


def written_groups(*items: PlainItem, colour: str = "") -> tuple[int, list[FormatLoss]]:
    """Return the number of groups that are written for a page, and what is lost."""
    exported = write_lesson(PlainLesson("L", (PlainPage(items, width=280, height=210, colour=colour),)))
    with zipfile.ZipFile(io.BytesIO(exported.data)) as archive:
        return archive.read("page000.svg").count(b"<group "), list(exported.losses)


def test_groups_with_nothing_below_them_are_kept() -> None:
    beside, above = PlainStroke(points=((200, 10), (250, 10))), PlainStroke(points=((0, 20), (99, 20)))
    pair = square(10, width=0.0, group="g"), square(20, width=0.0, group="g")
    assert written_groups(beside, *pair, above) == (1, [])
    assert written_groups(square(10, width=1.0), square(20, width=1.0)) == (2, [])


def test_groups_that_openboard_would_hide_are_taken_apart_and_told() -> None:
    """It paints a group below all that is in none."""
    pair = square(10, width=0.0, group="g"), square(20, width=0.0, group="g")
    below = PlainStroke(points=((0, 20), (99, 20)))
    count, losses = written_groups(below, *pair)
    assert (count, [(loss.page, loss.is_dropped) for loss in losses]) == (0, [(1, False)])
    count, losses = written_groups(*pair, colour="#ffffe0")
    assert (count, [(loss.page, loss.is_dropped) for loss in losses]) == (0, [(1, False)])
    count, losses = written_groups(below, square(10, width=1.0, source="s"), square(10, width=1.0, source="t"))
    assert (count, [loss.item for loss in losses]) == (0, ["s", "t"])
