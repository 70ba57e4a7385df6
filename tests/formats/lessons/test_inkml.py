"""InkML: read as the recommendation says, and written so that it is read again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.lessons.inventory_inkml import inventory
from tni.api.formats import (
    FormatError,
    FormatFault,
    ImportedLesson,
    PlainLesson,
    PlainPage,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.formats.lessons.format_registry import read_lesson, write_lesson

NS = 'xmlns="http://www.w3.org/2003/InkML"'
MM = '<traceFormat xml:id="f"><channel name="X" units="mm"/><channel name="Y" units="mm"/>{}</traceFormat>'


def ink(body: str, defined: str = "") -> bytes:
    return f"<ink {NS}><definitions>{defined}</definitions>{body}</ink>".encode()


def read(body: str, defined: str = MM.format("")) -> ImportedLesson:
    return read_lesson(ink(body, defined), "a.inkml")


def strokes(found: ImportedLesson) -> list[Any]:
    return [item for page in found.lesson.pages for item in page.items]


def points(trace: str) -> tuple[tuple[float, float], ...]:
    (stroke,) = strokes(read(f"<trace>{trace}</trace>"))
    found: tuple[tuple[float, float], ...] = stroke.points
    return found


def test_values_are_separated_by_spaces_or_their_signs() -> None:
    assert points("1 2, 3 4,5 6") == ((1, 2), (3, 4), (5, 6))
    assert points(" 10+20,\n.5 1e1 , 3 4,") == ((10, 20), (0.5, 10), (3, 4))


def test_of_channels_with_one_name_the_first_counts() -> None:
    (stroke,) = strokes(read("<trace>1 2 3, 4 5 6</trace>", MM.format('<channel name="X" units="cm"/>')))
    assert stroke.points == ((1, 2), (4, 5))


def test_differences_are_added_as_in_the_recommendation() -> None:
    assert points("1 2,'3'4,1 1,!9 !9") == ((1, 2), (4, 6), (5, 7), (9, 9))
    found = points("1125 18432,'23'43,\"7\"-8,3-5,7 -3")  # the example of section 3.2.1
    moved = [(x - found[0][0], y - found[0][1]) for x, y in found]
    assert [value for one in moved for value in one] == pytest.approx([0, 0, 23, 43, 53, 78, 86, 108, 126, 135])


def test_repeated_and_unknown_values_are_those_before() -> None:
    assert points("1 2,* 4,5 ?") == ((1, 2), (1, 4), (5, 4))


@pytest.mark.parametrize(
    ("channel", "source", "factor"),
    [
        ('units="cm"', "", 10),
        ('units="in"', "", 25.4),
        ('units="himetric"', "", 0.01),
        ('units="cm"', '<channelProperty channel="{}" name="resolution" value="1000" units="1/cm"/>', 0.01),
        ("", '<channelProperty channel="{}" name="resolution" value="200" units="1/in"/>', 0.127),
    ],
)
def test_lengths_are_in_the_units_of_the_file(channel: str, source: str, factor: float) -> None:
    shape = "".join(f'<channel name="{one}" {channel}/>' for one in "XY")
    properties = "".join(source.format(one) for one in "XY")
    defined = (
        f'<inkSource xml:id="s"><traceFormat>{shape}</traceFormat><channelProperties>{properties}</channelProperties>'
        '</inkSource><context xml:id="c" inkSourceRef="#s"/>'
    )
    at = 20 / factor
    (stroke,) = strokes(read(f'<trace contextRef="#c">{at} {at},{2 * at} {at}</trace>', defined))
    assert stroke.points == (pytest.approx((20, 20)), pytest.approx((40, 20)))


def test_ink_without_units_fills_the_page_and_is_said() -> None:
    found = read("<trace>0 0, 5000 5000</trace>", "")
    (stroke,) = strokes(found)
    assert stroke.points == (pytest.approx((10, 10)), pytest.approx((200, 200)))
    assert [loss.is_dropped for loss in found.losses] == [False]


def test_brushes_give_colour_width_and_kind() -> None:
    brush = (
        '<brush xml:id="b"><brushProperty name="width" value="0.3" units="cm"/>'
        '<brushProperty name="color" value="#ED1C24"/><brushProperty name="rasterOp" value="maskPen"/></brush>'
    )
    defined = MM.format("") + brush + '<context xml:id="c" traceFormatRef="#f" brushRef="#b"/>'
    for body in (
        '<trace brushRef="#b">1 1,2 2</trace>',
        '<trace contextRef="#c">1 1,2 2</trace>',
        '<traceGroup brushRef="#b"><trace>1 1,2 2</trace></traceGroup>',
        '<traceGroup contextRef="#c"><traceGroup><trace>1 1,2 2</trace></traceGroup></traceGroup>',
    ):
        (stroke,) = strokes(read(body, defined))
        assert (stroke.colour, stroke.width, stroke.highlights) == ("#ed1c24", 3, True)


def test_pressure_and_time() -> None:
    more = '<channel name="F" max="1000" units="dev"/><channel name="T" units="ms"/>'
    brush = '<brush xml:id="b"><brushProperty name="width" value="2" units="mm"/></brush>'
    (stroke,) = strokes(read('<trace brushRef="#b">1 1 500 100,2 2 1000 300</trace>', MM.format(more) + brush))
    assert stroke.widths == pytest.approx((2, 4))
    assert stroke.times_s == pytest.approx((0, 0.2))


def test_parts_of_a_trace_are_joined_and_pen_up_is_left_out() -> None:
    found = read(
        '<trace xml:id="a" continuation="begin">1 1,2 2</trace><trace xml:id="u" type="penUp">2 2,3 3</trace>'
        '<trace xml:id="b" continuation="end" priorRef="#a">3 3,4 4</trace>'
    )
    (stroke,) = strokes(found)
    assert stroke.points == ((1, 1), (2, 2), (3, 3), (4, 4))
    assert {(loss.item, loss.is_dropped) for loss in found.losses} == {("u", True), ("b", False)}


def test_a_view_shows_traces_of_the_definitions() -> None:
    defined = MM.format("") + '<trace xml:id="t">1 1,2 2</trace><trace xml:id="n">5 5,6 6</trace>'
    (stroke,) = strokes(read('<traceView traceDataRef="#t"/><trace xml:id="o">8 8,9 9</trace>', defined))[:1]
    assert stroke.source == "t"
    assert len(strokes(read('<trace xml:id="o">8 8,9 9</trace><traceView traceDataRef="#o"/>', defined))) == 1


def test_annotations_are_notes() -> None:
    found = read('<annotation type="truth">bonjour</annotation><trace>1 1,2 2</trace>')
    assert found.lesson.pages[0].notes == "truth : bonjour"


def test_every_trace_is_kept_or_named() -> None:
    body = (
        '<trace xml:id="a">1 1</trace><trace xml:id="a">2 2</trace><trace/><trace>x y</trace><traceGroup><trace>1 1,2 y'
        '</trace><trace type="penUp">1 1</trace></traceGroup><trace contextRef="#none">3 3</trace><other/>'
    )
    found = read(body.replace('xml:id="a">2', 'id="a">2'))
    names = {one.source for one in strokes(found)} | {loss.item for loss in found.losses}
    data = ink(body.replace('xml:id="a">2', 'id="a">2'), MM.format(""))
    assert set(inventory(data)) <= names


# -- written

NUMBERS = st.floats(0, 200)
WIDTHS = st.floats(0.2, 5)


@st.composite
def drawn(draw: st.DrawFn) -> PlainStroke:
    count = draw(st.integers(1, 12))
    found = PlainStroke(
        points=tuple(draw(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=count, max_size=count))),
        colour=draw(st.sampled_from(("#000000", "#ff8800"))),
        width=draw(WIDTHS),
        highlights=draw(st.booleans()),
    )
    if count > 1 and draw(st.booleans()):
        widths = tuple(draw(st.lists(WIDTHS, min_size=count, max_size=count)))
        found = replace(found, widths=widths if len(set(widths)) > 1 else ())
    if draw(st.booleans()):
        times = sorted(draw(st.lists(st.integers(0, 9000), min_size=count, max_size=count)))
        found = replace(found, times_s=tuple((one - times[0]) / 1000 for one in times))
    return found


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(drawn(), min_size=1, max_size=4), min_size=1, max_size=3),
    st.sampled_from(((280, 210), (320, 200.5))),
)
def test_what_is_written_is_read_again(pages: list[list[PlainStroke]], size: tuple[float, float]) -> None:
    lesson = PlainLesson("A", tuple(PlainPage(items=tuple(one), width=size[0], height=size[1]) for one in pages))
    found = read_lesson(write_lesson(lesson, "a.inkml").data, "A.inkml")
    assert found.losses == ()
    assert len(found.lesson.pages) == len(pages)
    for page, read_page in zip(lesson.pages, found.lesson.pages, strict=True):
        assert (read_page.width, read_page.height) == (page.width, page.height)
        for stroke, again in zip(page.items, read_page.items, strict=True):
            assert isinstance(stroke, PlainStroke)
            assert isinstance(again, PlainStroke)
            assert (again.colour, again.highlights) == (stroke.colour, stroke.highlights)
            for one, other in zip(stroke.points, again.points, strict=True):
                assert other == pytest.approx(one, abs=1 / 256)
            if stroke.widths:
                assert again.widths == pytest.approx(stroke.widths, abs=0.01 + 0.05 * max(stroke.widths) / 2)
            else:
                assert again.width == pytest.approx(stroke.width, abs=0.001)
            assert again.times_s == pytest.approx(stroke.times_s or again.times_s, abs=0.0006)


def test_what_ink_has_no_place_for_is_said() -> None:
    items = (
        PlainText(x=1, y=1, text="a", source="t"),
        PlainShape(kind=PlainShapeKind.RECTANGLE, points=((0, 0), (9, 9)), source="r"),
        PlainStroke(points=((1, 1), (2, 2)), source="s"),
    )
    written = write_lesson(PlainLesson("A", (PlainPage(items=items, notes="n"),)), "a.inkml")
    assert [(loss.item, loss.is_dropped) for loss in written.losses] == [("t", True), ("r", False), ("", True)]
    assert len(strokes(read_lesson(written.data, "a.inkml"))) == 2
    with pytest.raises(FormatError) as raised:
        write_lesson(PlainLesson("A", (PlainPage(items=items[:1]),)), "a.inkml")
    assert raised.value.fault is FormatFault.NO_PLACE


@pytest.mark.parametrize(
    ("data", "fault"),
    [(b"", FormatFault.DAMAGED), (b"<a><b/></a>", FormatFault.OTHER_FORMAT), (ink(""), FormatFault.EMPTY)],
)
def test_what_cannot_be_read_is_said(data: bytes, fault: FormatFault) -> None:
    with pytest.raises(FormatError) as raised:
        read_lesson(data, "a.inkml")
    assert raised.value.fault is fault


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_files_are_read_or_refused(data: st.DataObject) -> None:
    text = bytearray(
        ink(
            '<trace contextRef="#c">1 2 3,\'4"5 6</trace><traceView traceDataRef="#t"/>',
            MM.format("<channel name='F'/>"),
        )
    )
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text) - 1))
        odd = data.draw(st.sampled_from((b"", b"<", b'"', b"1e300", b"nan", b"\x00", b"&a;", b"<trace>", b"#ff")))
        text[at : at + data.draw(st.integers(0, 9))] = odd
    try:
        found = read_lesson(bytes(text), "a.inkml")
    except FormatError:
        return
    assert found.lesson.pages


def test_a_view_of_a_trace_that_is_not_there_is_told() -> None:
    body = '<trace>1 1,2 2</trace><traceView xml:id="v" traceDataRef="#nothing"/>'
    assert [(loss.what, loss.item) for loss in read(body).losses] == [
        ("Renvoi à un trait qui n’est pas dans le fichier.", "v")
    ]
    assert "v" in inventory(ink(body))


def test_a_group_is_shown_once_however_many_views_there_are() -> None:
    defined = MM.format("") + '<traceGroup xml:id="g"><trace>1 1, 2 2</trace><trace/></traceGroup>'
    found = read('<traceView traceDataRef="#g"/>' * 3, defined)
    assert len(strokes(found)) == 1
    assert [loss.what for loss in found.losses if "sans points" in loss.what] == ["Trait sans points."]


def test_views_within_a_view_are_shown() -> None:
    defined = MM.format("") + '<trace xml:id="t">1 1,2 2</trace>'
    found = read('<traceView><traceView traceDataRef="#t"/></traceView>', defined)
    assert [stroke.source for stroke in strokes(found)] == ["t"]
