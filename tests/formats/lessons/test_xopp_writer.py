"""Lessons written for Xournal++: read again as they were; what has no equivalent is listed."""

from __future__ import annotations

import gzip
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from tests.support.pdf_samples import sample_pdf
from tests.support.xopp_samples import picture
from tni.api.formats import (
    ExportedFile,
    FormatError,
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
from tni.formats.lessons.format_registry import read_lesson, write_lesson
from tni.formats.lessons.xopp_texts import broken_lines

NEAR_MM = 0.001
PICTURE = PlainFile("a.png", picture())


def write(*items: PlainItem, files: tuple[PlainFile, ...] = (PICTURE,), **page: object) -> ExportedFile:
    made = PlainPage(items, **page)  # type: ignore[arg-type]
    return write_lesson(PlainLesson("Leçon", (made,), files), "a.xopp")


def reread(*items: PlainItem, **page: object) -> tuple[PlainItem, ...]:
    return read_lesson(write(*items, **page).data, "a.xopp").lesson.pages[0].items


def elements(written: ExportedFile, name: str) -> list[Any]:
    return etree.fromstring(gzip.decompress(written.data)).findall(f".//{name}")


places = st.floats(-500, 1000).map(lambda one: round(one, 3))
points = st.lists(st.tuples(places, places), min_size=2, max_size=6, unique=True).map(tuple)
colours = st.integers(0, 0xFFFFFF).map(lambda one: f"#{one:06x}")
widths = st.floats(0.1, 20).map(lambda one: round(one, 3))


@given(points, colours, widths, st.booleans())
def test_a_stroke_comes_back(
    points: tuple[tuple[float, float], ...], colour: str, width: float, highlights: bool
) -> None:
    (item,) = reread(PlainStroke(points=points, colour=colour, width=width, highlights=highlights))
    assert isinstance(item, PlainStroke)
    assert (item.colour, item.highlights) == (colour, highlights)
    assert item.width == pytest.approx(width, abs=NEAR_MM)
    assert item.points == tuple(pytest.approx(point, abs=NEAR_MM) for point in points)


@given(points, st.data())
def test_widths_along_a_stroke_come_back_for_each_segment(
    points: tuple[tuple[float, float], ...], data: st.DataObject
) -> None:
    given_widths = tuple(data.draw(widths) for _ in points)
    (item,) = reread(PlainStroke(points=points, width=1.0, widths=given_widths))
    assert isinstance(item, PlainStroke)
    assert item.widths[:-1] == tuple(pytest.approx(one, abs=NEAR_MM) for one in given_widths[:-1])


letters = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
words = st.text(letters, min_size=1).filter(str.strip)


@given(words, places, st.floats(0.2, 100), colours, st.booleans(), st.booleans())
def test_a_text_comes_back(words: str, place: float, size: float, colour: str, bold: bool, italic: bool) -> None:
    text = PlainText(x=place, y=place, text=words, size=size, colour=colour, bold=bold, italic=italic)
    (item,) = reread(text)
    assert isinstance(item, PlainText)
    assert (item.text, item.colour, item.bold, item.italic) == (words, colour, bold, italic)
    assert (item.x, item.y, item.size) == pytest.approx((place, place, size), abs=0.002)


@pytest.mark.parametrize("kind", list(PlainShapeKind))
def test_a_shape_is_a_line_around_its_corners(kind: PlainShapeKind) -> None:
    corners = (
        ((10.0, 10.0), (30.0, 20.0), (20.0, 40.0)) if kind is PlainShapeKind.POLYGON else ((10.0, 10.0), (30.0, 20.0))
    )
    (item,) = reread(PlainShape(kind=kind, points=corners, width=1.0, colour="#ff0000"))
    assert isinstance(item, PlainStroke)
    is_open = kind in (PlainShapeKind.LINE, PlainShapeKind.ARROW)
    assert (item.points[0] == item.points[-1]) is not is_open
    assert max(x for x, _ in item.points) == pytest.approx(30, abs=NEAR_MM)


def test_a_shape_is_turned_about_its_middle() -> None:
    (item,) = reread(PlainShape(kind=PlainShapeKind.RECTANGLE, points=((10.0, 10.0), (30.0, 20.0)), turn=90.0))
    assert isinstance(item, PlainStroke)
    assert item.points[0] == pytest.approx((25, 5), abs=NEAR_MM)


def test_an_area_of_another_colour_is_a_stroke_of_its_own() -> None:
    shape = PlainShape(
        kind=PlainShapeKind.RECTANGLE, points=((10.0, 10.0), (30.0, 20.0)), colour="#ff0000", fill="#00ff00",
        fill_opacity=0.5, dash=PlainDash.DASHED,
    )  # fmt: skip
    area, line = elements(write(shape), "stroke")
    assert (area.get("color"), area.get("fill"), area.get("style")) == ("#00ff00ff", "128", None)
    assert (line.get("color"), line.get("fill"), line.get("style")) == ("#ff0000ff", None, "dash")


def test_an_area_of_the_same_colour_is_one_shape_again() -> None:
    shape = PlainShape(
        kind=PlainShapeKind.POLYGON, points=((1.0, 1.0), (9.0, 1.0), (9.0, 9.0)), fill="#000000", width=1.0
    )
    (item,) = reread(shape)
    assert isinstance(item, PlainShape)
    assert (item.kind, item.fill, len(item.points)) == (PlainShapeKind.POLYGON, "#000000", 3)


def test_a_tap_has_two_points_since_one_is_not_drawn() -> None:
    (stroke,) = elements(write(PlainStroke(points=((25.4, 25.4),))), "stroke")
    assert stroke.text == "72 72 72 72"


def test_lines_are_broken_at_the_width_of_the_text_and_lists_have_their_signs() -> None:
    number = PlainParagraph(PlainMarker.NUMBER)
    text = PlainText(
        x=10, y=10, text="un mot long et encore un mot\nabc\ndef\nghi", size=10, width=80,
        paragraphs=(number, PlainParagraph(PlainMarker.BULLET, 1), number, PlainParagraph()),
    )  # fmt: skip
    (item,) = reread(text)
    assert isinstance(item, PlainText)
    lines = item.text.split("\n")
    assert lines[0].startswith("1. un mot")
    assert [line for line in lines if line in ("    • abc", "2. def", "ghi")] == ["    • abc", "2. def", "ghi"]
    assert len(lines) > 4


def test_a_text_that_is_centred_in_a_width_is_moved_there() -> None:
    text = PlainText(x=10, y=10, text="a", size=10, width=80, align=PlainAlign.CENTRE)
    (item,) = reread(text)
    assert isinstance(item, PlainText)
    assert 45 < item.x < 50


def test_pictures_keep_their_bytes_and_box() -> None:
    shown = PlainPicture(file="a.png", x=10, y=20, width=30, height=40)
    written = write(shown)
    found = read_lesson(written.data, "a.xopp").lesson
    (item,) = found.pages[0].items
    assert isinstance(item, PlainPicture)
    assert (item.x, item.y, item.width, item.height) == pytest.approx((10, 20, 30, 40), abs=NEAR_MM)
    assert [file.data for file in found.files] == [PICTURE.data]
    assert written.losses == ()


def test_a_picture_that_is_cropped_mirrored_faint_and_turned_is_drawn_so() -> None:
    halves = Image.new("RGB", (40, 20), "red")
    halves.paste("blue", (20, 0, 40, 20))
    out = io.BytesIO()
    halves.save(out, "PNG")
    shown = PlainPicture(
        file="b.png", x=100, y=100, width=40, height=20, turn=90, is_mirrored=True, opacity=0.5, crop=(0, 0, 0, 0.5)
    )
    found = read_lesson(write(shown, files=(PlainFile("b.png", out.getvalue()),)).data, "a.xopp").lesson
    (item,) = found.pages[0].items
    assert isinstance(item, PlainPicture)
    assert (item.x, item.y, item.width, item.height) == pytest.approx((80, 100, 20, 40), abs=NEAR_MM)
    image = Image.open(io.BytesIO(found.files[0].data))
    assert image.height == pytest.approx(2 * image.width, rel=0.02)
    top, bottom = (image.getpixel((image.width // 2, image.height * part // 4)) for part in (1, 3))
    assert top[2] > 200 > top[0]  # blue was right: mirrored left, and turned to the top
    assert bottom[0] > 200 > bottom[2]
    assert 120 < top[3] < 135


@pytest.mark.parametrize(
    ("ruling", "step", "style", "config"),
    [
        (PlainRuling.BLANK, 0, "plain", None),
        (PlainRuling.SQUARED, 10, "graph", "r1=28.3465"),
        (PlainRuling.DOTTED, 0, "dotted", "r1=14.1732"),
        (PlainRuling.SEYES, 0, "plain", None),
    ],
)
def test_paper(ruling: PlainRuling, step: float, style: str, config: str | None) -> None:
    written = write(colour="#ffeecc", ruling=ruling, ruling_mm=step)
    (background,) = elements(written, "background")
    assert (background.get("color"), background.get("style"), background.get("config")) == ("#ffeeccff", style, config)
    assert len(elements(written, "layer")) == (2 if ruling is PlainRuling.SEYES else 1)


def test_a_pdf_is_a_picture_on_a_layer_of_its_own() -> None:
    written = write(pdf="b.pdf", width=210, height=297, files=(PlainFile("b.pdf", sample_pdf()),))
    (item,) = read_lesson(written.data, "a.xopp").lesson.pages[0].items
    assert isinstance(item, PlainPicture)
    assert (item.width, item.height) == pytest.approx((210, 297), abs=0.5)
    assert [loss.is_dropped for loss in written.losses] == [False]


@pytest.mark.parametrize(
    ("item", "page", "is_dropped"),
    [
        (PlainMedia(file="s.ogg", x=0, y=0, width=9, height=9), {}, True),
        (PlainMedia(file="s.mp4", x=0, y=0, width=9, height=9, is_film=True, poster="a.png"), {}, False),
        (PlainPicture(file="gone.png", x=0, y=0, width=9, height=9), {}, True),
        (PlainStroke(points=()), {}, True),
        (PlainStroke(points=((float("nan"), 0.0),)), {}, True),
        (PlainStroke(points=((0.0, 0.0),), link="https://example.org"), {}, False),
        (PlainStroke(points=((0.0, 0.0),), reveals=(PlainReveal(1),)), {}, False),
        (PlainStroke(points=((0.0, 0.0),), is_cover=True), {}, False),
        (PlainText(x=0, y=0, text="abc", turn=30), {}, False),
        (PlainText(x=0, y=0, text="abc", spans=(PlainSpan(0, 1, bold=True),)), {}, False),
        (PlainStroke(points=((0.0, 0.0),)), {"notes": "n"}, True),
        (PlainStroke(points=((0.0, 0.0),)), {"title": "t"}, True),
        (PlainStroke(points=((0.0, 0.0),)), {"pdf": "gone.pdf"}, True),
    ],
)
def test_what_has_no_equivalent_is_listed(item: PlainItem, page: dict[str, object], is_dropped: bool) -> None:
    assert [(loss.page, loss.is_dropped) for loss in write(item, **page).losses] == [(1, is_dropped)]


def test_losses_of_items_have_their_names_and_those_of_many_are_counted() -> None:
    strokes = [PlainStroke(points=((0.0, 0.0),), source=name, times_s=(0.0,), link="page:2") for name in "ab"]
    assert [(loss.what, loss.item) for loss in write(*strokes).losses] == [
        ("Lien sans équivalent.", "a"),
        ("Instants de l’écriture omis : 2.", ""),
        ("Lien sans équivalent.", "b"),
    ]


def test_signs_that_xml_has_no_place_for_are_left_out() -> None:
    (item,) = reread(PlainText(x=0, y=0, text="a\x00\x1b<&>\"'\ud800b"))
    assert isinstance(item, PlainText)
    assert item.text == "a<&>\"'b"


def test_a_lesson_without_pages_is_refused() -> None:
    with pytest.raises(FormatError):
        write_lesson(PlainLesson("", ()), "a.xopp")


def test_the_same_lesson_is_the_same_file() -> None:
    assert write(PlainStroke(points=((0.0, 0.0),))).data == write(PlainStroke(points=((0.0, 0.0),))).data


any_number = st.floats() | st.floats(-100, 400)
any_words = st.text(max_size=8) | st.sampled_from(["#00ff00", '"/><a b="', "]]>", ""])
any_points = st.lists(st.tuples(any_number, any_number), max_size=4).map(tuple)
place_and_size = dict.fromkeys(("x", "y", "width", "height", "turn"), any_number)
line = {"points": any_points, "colour": any_words, "width": any_number}
kinds, aligns = st.sampled_from(PlainShapeKind), st.sampled_from(PlainAlign)
any_item = st.one_of(
    st.builds(PlainText, **place_and_size, text=any_words, size=any_number, align=aligns),
    st.builds(PlainStroke, **line, widths=st.just(()) | st.tuples(any_number)),
    st.builds(PlainShape, **line, kind=kinds, fill=any_words, fill_opacity=any_number, turn=any_number),
    st.builds(
        PlainPicture, **place_and_size, file=st.sampled_from(["a.png", "gone"]), crop=st.tuples(*[any_number] * 4)
    ),
)


@given(st.lists(any_item, max_size=4).map(tuple), any_words, st.sampled_from(PlainRuling))
def test_whatever_the_values_are_the_file_is_well_formed(
    items: tuple[PlainItem, ...], colour: str, ruling: PlainRuling
) -> None:
    written = write(*items, colour=colour, ruling=ruling)
    assert etree.fromstring(gzip.decompress(written.data)).tag == "xournal"
    read_lesson(written.data, "a.xopp")


def test_numbers_of_a_list_begin_again_behind_another_marker_as_ours_do() -> None:
    markers = (PlainMarker.BULLET, PlainMarker.NUMBER, PlainMarker.NUMBER, PlainMarker.NONE, PlainMarker.LETTER)
    text = PlainText(
        0.0, 0.0, "un\ndeux\ntrois\nquatre\ncinq", paragraphs=tuple(PlainParagraph(marker=one) for one in markers)
    )
    assert broken_lines(text) == ["• un", "1. deux", "2. trois", "quatre", "a) cinq"]
