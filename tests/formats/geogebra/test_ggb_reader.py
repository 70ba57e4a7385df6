"""Files of GeoGebra: what is read of them, and what is refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.bank_samples import zipped
from tests.support.constructions import command_element, ggb, point_element
from tni.constructions.construction_file import LostObject
from tni.constructions.description import described
from tni.constructions.values import AngleRange, NumberValue, Point
from tni.core.format_errors import (
    EntityDeclarationError,
    FileFormatError,
    FileTooLargeError,
    MalformedFileError,
    UnknownFileError,
    ZipBombError,
)
from tni.formats.geogebra.ggb_description import describe_file
from tni.formats.geogebra.ggb_reader import MOST_OBJECTS, read_file, read_xml

A, B = point_element("A", 1, 2), point_element("B", 4, 6)


def test_places_of_dependent_objects_are_not_read() -> None:
    found = read_file(ggb(A, B, command_element("Midpoint", ["A", "B"], ["M"]), point_element("M", 99, 99))).construct()
    assert found.values["M"] == Point(2.5, 4)


def test_a_point_on_a_curve_is_free_on_it() -> None:
    parts = (A, B, command_element("Segment", ["A", "B"], ["s"]), '<element type="segment" label="s"/>')
    found = read_file(ggb(*parts, command_element("Point", ["s"], ["P"]), point_element("P", 0, 0))).construct()
    assert found.values["P"] == Point(1, 2)
    assert found.movable == ("A", "B", "P")


def test_the_file_tells_which_solution_is_which() -> None:
    circles = [command_element("Circle", ["A", "4"], ["c"]), command_element("Circle", ["B", "3"], ["d"])]
    meet = command_element("Intersect", ["c", "d", "1"], ["P"])
    places = []
    for guess in ((4.9, 2.0), (1.2, 6.1)):
        value = read_file(ggb(A, B, *circles, meet, point_element("P", *guess))).construct().values["P"]
        assert isinstance(value, Point)
        places.append(value)
    assert places[0].x > 4 > 2 > places[1].x


def test_expressions_sliders_and_angles() -> None:
    head = '<kernel><decimals val="3"/></kernel>'
    parts = (
        '<element type="numeric" label="r"><value val="2.5"/></element>',
        '<element type="angle" label="α"><value val="1.5"/><angleStyle val="2"/></element>',
        '<expression label="w" exp="&quot;r = &quot; + r / 2"/><element type="text" label="w"/>',
        '<element type="boolean" label="t"><value val="true"/></element>',
        '<expression label="v" exp="(r, 1)" type="vector"/><element type="vector" label="v"/>',
    )
    found = describe_file(ggb(*parts, head=head))
    rows = {row["label"]: row for row in found["objects"]}
    assert rows["w"]["value"] == "r = 1.25"
    assert (rows["α"]["value"], rows["α"]["type"]) == (1.5, "angle")
    assert rows["t"]["value"] is True
    assert rows["v"]["coordinates"] == [2.5, 1.0]
    file = read_file(ggb(*parts, head=head))
    assert file.traits["α"].angles is AngleRange.REFLEX
    shown = file.construct().values["α"]
    assert isinstance(shown, NumberValue)
    assert shown.value == pytest.approx(6.283185307179586 - 1.5)


def test_what_is_not_known_is_lost_and_the_rest_is_read() -> None:
    parts = (
        A,
        '<element type="image" label="pic"/>',
        command_element("Corner", ["pic", "1"], ["C"]) + point_element("C", 0, 0),
        command_element("Midpoint", ["A", "C"], ["M"]) + point_element("M", 0, 0),
        command_element("Midpoint", ["A", "(3, 4)"], ["N"]) + point_element("N", 0, 0),
        '<expression label="z" exp="1 +* 2"/><element type="numeric" label="z"/>',
    )
    data = ggb(*parts)
    assert read_file(data).lost == (
        LostObject("pic", "image", "kind", "image"),
        LostObject("C", "point", "command", "Corner"),
    )
    found = describe_file(data)
    assert [row["label"] for row in found["objects"]] == ["A", "N"]
    assert [(one["label"], one["reason"], one["detail"]) for one in found["unsupported"]] == [
        ("pic", "kind", "image"),
        ("C", "command", "Corner"),
        ("M", "needs", "C"),
        ("z", "expression", "3"),
    ]


def test_undefined_objects_are_there_without_a_place() -> None:
    parts = (A, B, command_element("Circle", ["A", "1"], ["c"]), command_element("Circle", ["B", "1"], ["d"]))
    found = describe_file(ggb(*parts, command_element("Intersect", ["c", "d"], ["P", "Q"])))
    assert found["unsupported"] == []
    assert [row["defined"] for row in found["objects"]] == [True, True, True, True, False, False]


@pytest.mark.parametrize("style", ["", "<outlyingIntersections val='true'/>"])
def test_old_files_mean_whole_lines_where_they_say_nothing(style: str) -> None:
    element = '<element type="segment" label="s">{}</element>'
    parts = (A, B, command_element("Segment", ["A", "B"], ["s"]))
    meet = command_element("Intersect", ["s", "xAxis"], ["P"]) + point_element("P", 0, 0)
    found = read_file(ggb(*parts, element.format(style), meet)).construct()
    assert isinstance(found.values["P"], Point)
    bounded = element.format("<outlyingIntersections val='false'/>")
    assert read_file(ggb(*parts, bounded, meet)).construct().values["P"] is None


@pytest.mark.parametrize(("file_format", "told"), [("2.5", 0.5), ("3.0", 0.5), ("3.2", 1.5), ("5.0", 1.5)])
def test_an_angle_is_told_as_its_format_tells_it(file_format: str, told: float) -> None:
    element = '<element type="angle" label="w"><allowReflexAngle val="false"/></element>'
    angle = command_element("Angle", ["(0, -1)", "(0, 0)", "(-1, 0)"], ["w"]) + element
    half = '<expression label="h" exp="w / 2"/><element type="angle" label="h"/>'
    text = f'<geogebra format="{file_format}"><construction>{angle}{half}</construction></geogebra>'
    rows = {row["label"]: row for row in described(read_xml(text.encode()))["objects"]}
    assert rows["w"]["value"] == pytest.approx(told * 3.141592653589793)
    assert rows["h"]["value"] == pytest.approx(0.25 * 3.141592653589793)


def test_look_and_view() -> None:
    look = (
        '<show object="true" label="true"/><objColor r="255" g="7" b="-3" alpha="0.5"/><pointSize val="5"/>'
        '<lineStyle thickness="4" type="15"/>'
    )
    view = (
        '<euclidianView><size width="600" height="400"/><coordSystem xZero="10" yZero="20" scale="40" yscale="80"/>'
        '<evSettings axes="true" grid="false"/></euclidianView>'
    )
    element = point_element("A", 1, 2).replace("</element>", look + "</element>")
    found = read_file(ggb(element, point_element("B", 0, 0), head=view))
    assert found.looks["A"].colour == (255, 7, 0)
    assert (found.looks["A"].point_px, found.looks["A"].thickness_px, found.looks["A"].is_dashed) == (5, 4, True)
    assert not found.looks["B"].is_shown
    assert (found.view.origin_x_px, found.view.y_scale_px, found.view.has_axes) == (10, 80, True)


def test_other_files_are_refused() -> None:
    for data in (b"", b"<geogebra/>", zipped({"a.txt": b"x"}), zipped({"geogebra.xml": b"<other/>"})):
        with pytest.raises(UnknownFileError):
            read_file(data)
    for data in (b"PK\x03\x04", zipped({"geogebra.xml": b"<geogebra><construction>"}), ggb(A)[:-30]):
        with pytest.raises(MalformedFileError):
            read_file(data)


def test_what_is_built_to_harm_is_refused() -> None:
    entity = b'<!DOCTYPE g [<!ENTITY x "y">]><geogebra><construction/></geogebra>'
    with pytest.raises(EntityDeclarationError):
        read_xml(entity)
    with pytest.raises(ZipBombError):
        read_file(zipped({"geogebra.xml": b" " * 15_000_000}))
    with pytest.raises(FileTooLargeError):
        read_file(ggb("<element/>" * (MOST_OBJECTS + 1)))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_by_a_typed_error(data: bytes) -> None:
    with suppress(FileFormatError):
        read_file(b"PK" + data)


WORDS = st.sampled_from(["A", "B", "", "NaN", "1e999", "-1", "Circle[A, 2]", "x", "(", "a" * 300, "xAxis"])
PARTS = st.one_of(
    st.builds(command_element, st.sampled_from(["Point", "Circle", "Nope"]), st.lists(WORDS), st.lists(WORDS)),
    st.builds(lambda a, b: f'<expression label="{a}" exp="{b}"/>', WORDS, WORDS),
    st.builds(
        lambda kind, label, x: (
            f'<element type="{kind}" label="{label}"><coords x="{x}" y="0" z="{x}"/>'
            f'<matrix A0="{x}"/><value val="{x}"/><slider/></element>'
        ),
        st.sampled_from(["point", "conic", "numeric", "line", "list", ""]),
        WORDS,
        WORDS,
    ),
)


@given(st.lists(PARTS, max_size=8))
def test_any_construction_is_described(parts: list[str]) -> None:
    found = describe_file(ggb(*parts))
    assert set(found) == {"objects", "unsupported"}
