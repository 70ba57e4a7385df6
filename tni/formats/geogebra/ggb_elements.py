"""Elements of GeoGebra's files: the value of a free object, what is told of each object, and its look."""

from __future__ import annotations

from math import isfinite

from tni.constructions.construction_file import ConstructionView, ObjectLook
from tni.constructions.geogebra_xml import LIMITED
from tni.constructions.object_traits import ObjectTraits
from tni.constructions.values import (
    AngleRange,
    Conic,
    Kind,
    NumberValue,
    Point,
    StraightLine,
    Truth,
    Value,
    Vector,
    is_defined,
)
from tni.formats.xml_tree import Element, child, children

KINDS = frozenset(kind.value for kind in Kind) | {"circlepart"}
"""Kinds of objects that are read. Files before 2.7 call an arc "circlepart"."""

TURN_FORMAT = 3.01
"""First format whose files state an angle as it was measured; earlier ones state the angle that is meant."""


def number_in(element: Element | None, name: str) -> float | None:
    """Return a finite number in an attribute; None if there is none."""
    text = "" if element is None else element.get(name, "")
    try:
        found = float(text) if "_" not in text else float("nan")
    except ValueError:
        return None
    return found if isfinite(found) else None


def numbers_in(element: Element | None, *names: str) -> tuple[float, ...] | None:
    """Return finite numbers in attributes; None if one is missing."""
    found = tuple(number for name in names if (number := number_in(element, name)) is not None)
    return found if len(found) == len(names) else None


def value_in(element: Element) -> Value | None:
    """Return the value that a file states for an object; None if it states none, or that it is undefined."""
    found = _value_in(element, element.get("type", ""))
    return found if is_defined(found) else None


def _value_in(element: Element, kind: str) -> Value | None:
    match kind:
        case "point":
            return _point(child(element, "coords"))
        case "vector":
            pair = numbers_in(child(element, "coords"), "x", "y")
            return None if pair is None else Vector(pair[0], pair[1])
        case "line":
            triple = numbers_in(child(element, "coords"), "x", "y", "z")
            return None if triple is None else StraightLine(triple[0], triple[1], triple[2])
        case "conic":
            six = numbers_in(child(element, "matrix"), "A0", "A1", "A2", "A3", "A4", "A5")
            return None if six is None else Conic(*six)
        case "numeric" | "angle":
            number = number_in(child(element, "value"), "val")
            return None if number is None else NumberValue(number, kind == "angle")
        case "boolean":
            value = child(element, "value")
            return None if value is None else Truth(value.get("val") == "true")
        case _:
            return None


def _point(coords: Element | None) -> Point | None:
    found = numbers_in(coords, "x", "y", "z")
    if found is None or not found[2]:
        return None
    return Point(found[0] / found[2], found[1] / found[2])


def traits_in(element: Element, file_format: float) -> ObjectTraits:
    """Return what a file tells of an object beside its step. file_format: version of the format."""
    kind = element.get("type", "")
    outlying = child(element, "outlyingIntersections")  # files before 2.5 say nothing, and mean whole lines
    start = child(element, "startPoint")
    return ObjectTraits(
        kind=kind,
        is_whole_met=kind in LIMITED and (outlying is None or outlying.get("val") == "true"),
        angles=_angles(element),
        tells_turn=file_format >= TURN_FORMAT,
        start="" if start is None else _place(start),
        slider=slider_in(element),
    )


def _place(start: Element) -> str:
    """Return where a vector begins as an expression: the file has an expression or coordinates."""
    found = _point(start)
    return start.get("exp", "") if found is None else f"({found.x!r}, {found.y!r})"


def _angles(element: Element) -> AngleRange:
    style = child(element, "angleStyle")
    if style is not None:
        known = {one.value: one for one in AngleRange}
        return known.get(style.get("val", ""), AngleRange.ANTICLOCKWISE)
    reflex, forced = child(element, "allowReflexAngle"), child(element, "forceReflexAngle")
    if forced is not None and forced.get("val") == "true":
        return AngleRange.REFLEX
    return AngleRange.CONVEX if reflex is not None and reflex.get("val") == "false" else AngleRange.ANTICLOCKWISE


def look_in(element: Element) -> ObjectLook:
    show, colour = child(element, "show"), child(element, "objColor")
    line, size, trace = child(element, "lineStyle"), child(element, "pointSize"), child(element, "trace")
    alpha = number_in(colour, "alpha")
    return ObjectLook(
        is_shown=show is not None and show.get("object") == "true",
        has_label=show is not None and show.get("label") == "true",
        colour=(_byte(colour, "r"), _byte(colour, "g"), _byte(colour, "b")),
        opacity=min(1.0, max(0.0, alpha or 0.0)),
        thickness_px=round(min(20.0, max(1.0, number_in(line, "thickness") or 2.0))),
        is_dashed=(number_in(line, "type") or 0) > 0,
        point_px=round(min(20.0, max(1.0, number_in(size, "val") or 3.0))),
        is_traced=trace is not None and trace.get("val") == "true",
        mark=round(min(20.0, max(0.0, number_in(child(element, "decoration"), "type") or 0.0))),
    )


def slider_in(element: Element) -> tuple[float, float, float] | None:
    """Return the lowest and highest value of a number's slider, and its step; None if it has none."""
    ends = numbers_in(child(element, "slider"), "min", "max")
    if ends is None or ends[0] >= ends[1]:
        return None
    step = number_in(child(element, "animation"), "step") or (ends[1] - ends[0]) / 100
    return ends[0], ends[1], abs(step)


def _byte(element: Element | None, name: str) -> int:
    return round(min(255.0, max(0.0, number_in(element, name) or 0.0)))


def view_in(root: Element) -> ConstructionView:
    """Return which part of the plane a file shows."""
    view = child(root, "euclidianView")
    if view is None:
        return ConstructionView()
    system, size, settings = child(view, "coordSystem"), child(view, "size"), child(view, "evSettings")
    x_scale = number_in(system, "scale") or 50.0
    y_scale = number_in(system, "yscale") or x_scale
    origin = numbers_in(system, "xZero", "yZero") or (215.0, 315.0)
    extent = numbers_in(size, "width", "height") or (800.0, 600.0)
    is_usable = x_scale > 0 and y_scale > 0 and min(extent) > 0
    if not is_usable:
        return ConstructionView()
    return ConstructionView(
        origin[0],
        origin[1],
        x_scale,
        y_scale,
        extent[0],
        extent[1],
        _is_on(settings, "axes"),
        _is_on(settings, "grid"),
    )


def _is_on(element: Element | None, name: str) -> bool:
    return element is not None and element.get(name) == "true"


def decimals_in(root: Element) -> int:
    kernel = child(root, "kernel")
    decimals = None if kernel is None else number_in(child(kernel, "decimals"), "val")
    return 2 if decimals is None else round(min(15.0, max(0.0, decimals)))


def attributes_in_order(element: Element | None, prefix: str = "a") -> tuple[str, ...]:
    """Return the values of the attributes a0, a1, … in the order of their numbers."""
    if element is None:
        return ()
    found = []
    for name, text in element.attrib.items():
        if name.startswith(prefix) and name[len(prefix) :].isascii() and name[len(prefix) :].isdigit():
            found.append((int(name[len(prefix) :][:6]), text))
    return tuple(text for _, text in sorted(found, key=lambda pair: pair[0]))


def first_elements(construction: Element) -> dict[str, Element]:
    """Return the element of each label; the last one where a label comes twice, which is its newest state."""
    return {label: one for one in children(construction, "element") if (label := one.get("label", ""))}
