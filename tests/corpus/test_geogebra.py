"""Public files of GeoGebra: from the free objects alone, each other object is where the file says.

What a file states for dependent objects is the oracle here. The reader takes none of it but for the choice among
several solutions.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.support.constructions import SCHOOL_COMMANDS
from tni.constructions.description import described
from tni.formats.geogebra.ggb_reader import read_file, read_xml
from tni.formats.xml_tree import Element

pytestmark = pytest.mark.usefixtures("corpus")
SLACK = 1e-9
MATRIX = tuple(f"A{index}" for index in range(6))


def construction_of(path: Path) -> Element:
    root = etree.fromstring(zipfile.ZipFile(path).read("geogebra.xml"))
    found = root.find("construction")
    assert found is not None
    return found


def stated(element: Element) -> tuple[str, tuple[float, ...]] | None:
    """What a file says of an object: which numbers, and how they are meant; None for an undefined one."""
    found = _stated(element)
    return found if found is not None and all(map(isfinite, found[1])) else None


def _stated(element: Element) -> tuple[str, tuple[float, ...]] | None:
    kind = element.get("type")
    coords, matrix, value = element.find("coords"), element.find("matrix"), element.find("value")
    if matrix is not None:
        return "coefficients", tuple(float(matrix.get(name, "nan")) for name in MATRIX)
    if coords is not None:
        x, y, z = (float(coords.get(name, "nan")) for name in "xyz")
        if kind == "point":
            return ("coordinates", (x / z, y / z)) if z else None
        return ("coordinates", (x, y)) if kind == "vector" else ("coefficients", (x, y, z))
    if value is not None and kind in ("numeric", "angle"):
        return "value", (float(value.get("val", "nan")),)
    return None


def difference(row: dict[str, Any], how: str, wanted: tuple[float, ...]) -> float:
    """Largest difference, relative to the size of the numbers; lines and conics may have another scale."""
    if not row["defined"]:
        return float("inf")
    found: list[float] = row[how] if how != "value" else [row[how]]
    if how == "coefficients":
        largest = max(map(abs, found)), max(map(abs, wanted))
        assert all(largest)
        units = [one / largest[0] for one in found], [one / largest[1] for one in wanted]
        return min(max(abs(a - sign * b) for a, b in zip(*units, strict=True)) for sign in (1, -1))
    return max(abs(a - b) for a, b in zip(found, wanted, strict=True)) / max(1.0, *map(abs, wanted))


def paths(corpus: Path) -> list[Path]:
    found = sorted((corpus / "formats/ggb").glob("*.ggb"))
    assert found
    return found


def compared(path: Path) -> Iterator[tuple[str, float]]:
    elements = {one.get("label"): one for one in construction_of(path).iter("element")}
    for row in described(read_file(path.read_bytes()))["objects"]:
        said = stated(elements[row["label"]])
        if said is not None:
            yield row["label"], difference(row, *said)


def test_each_object_is_where_the_file_says(corpus: Path) -> None:
    seen = 0
    for path in paths(corpus):
        integrals = {  # GeoGebra computes these less exactly
            output
            for command in construction_of(path).iter("command")
            if command.get("name") == "Integral"
            for output in command.find("output").attrib.values()
        }
        for label, off in compared(path):
            seen += 1
            assert off <= (1e-7 if label in integrals else SLACK), (path.name, label, off)
    assert seen > 5 * len(paths(corpus))


def test_files_of_school_geometry_lose_nothing_but_pictures(corpus: Path) -> None:
    whole = 0
    for path in paths(corpus):
        construction = construction_of(path)
        if {command.get("name") for command in construction.iter("command")} <= set(SCHOOL_COMMANDS):
            whole += 1
            lost = described(read_file(path.read_bytes()))["unsupported"]
            assert {one["type"] for one in lost} <= {"image"}, path.name
    assert whole > len(paths(corpus)) / 2


def test_every_object_is_read_or_listed_as_lost(corpus: Path) -> None:
    for path in paths(corpus):
        found = described(read_file(path.read_bytes()))
        labels = {row["label"] for row in (*found["objects"], *found["unsupported"])}
        assert labels == {one.get("label") for one in construction_of(path).iter("element")}, path.name


def test_stated_places_of_dependent_objects_are_no_input(corpus: Path) -> None:
    for path in paths(corpus):
        construction = construction_of(path)
        made = {text for part in construction.iter("output") for text in part.attrib.values()}
        made |= {part.get("label") for part in construction.iter("expression")}
        choosing, on_path = set(), set()
        for command in construction.iter("command"):
            outputs = set(command.find("output").attrib.values())
            if command.get("name") == "Point":
                on_path |= outputs
            if command.get("name") in ("Intersect", "Tangent"):
                choosing |= outputs
        for element in construction.iter("element"):
            coords = element.find("coords")
            if element.get("label") in made - on_path - choosing and coords is not None:
                for name in "xy":
                    coords.set(name, "12345.678")
        changed = etree.tostring(construction.getroottree())
        before, after = described(read_file(path.read_bytes())), described(read_xml(changed))
        assert after["objects"] == before["objects"], path.name
