"""Keys of QTI questions: correct responses, mappings to points, tolerances."""

from __future__ import annotations

from dataclasses import dataclass, field

from tni.formats.banks.moodle_xml import parse_float
from tni.formats.banks.qti_tree import attribute, children_named, descendants_named, name
from tni.formats.xml_tree import Element, element_text
from tni.quiz.bank.bodies import Area, AreaShape

SHAPES = {shape.value: shape for shape in AreaShape}


@dataclass(frozen=True, slots=True)
class QtiKey:
    """Key of an interaction.

    correct: correct responses in the file's order.
    points: points by response; default: points of all others. most: points of the whole question.
    areas: of a point on a picture.
    tolerance: of numbers, None if none is given; relative: it is in percent.
    """

    kind: str = ""
    cardinality: str = "single"
    correct: tuple[str, ...] = ()
    points: dict[str, float] = field(default_factory=dict)
    by_case: bool = False
    default: float = 0.0
    most: float = 0.0
    areas: tuple[Area, ...] = ()
    tolerance: float | None = None
    relative: bool = False

    @property
    def is_known(self) -> bool:
        return bool(self.correct or self.points or self.areas)

    def percent(self, response: str) -> float | None:
        """Return the credit of a response in percent, by its points; None if the key only tells right from wrong."""
        if not self.points or self.most <= 0:
            return None
        return max(-100.0, min(100.0, 100 * self.points.get(response, self.default) / self.most))

    def is_right(self, response: str) -> bool:
        return response in self.correct if self.correct else (self.percent(response) or 0) > 0

    def weight(self, response: str) -> float | None:
        """Return the credit of a response in percent; None if it follows from right or wrong."""
        percent = self.percent(response)
        return None if percent == (100.0 if self.is_right(response) else 0.0) else percent


def read_keys(item: Element) -> dict[str, QtiKey]:
    """Return the keys by response identifier."""
    tolerances = _tolerances(item)
    matched = any(
        "match_correct" in attribute(one, "template") for one in descendants_named(item, "responseProcessing")
    )
    return {
        attribute(one, "identifier"): _key(one, matched, tolerances.get(attribute(one, "identifier")))
        for one in children_named(item, "responseDeclaration")
    }


def _key(declaration: Element, matched: bool, tolerance: tuple[float, bool] | None) -> QtiKey:
    correct = tuple(
        " ".join(element_text(value).split())
        for response in children_named(declaration, "correctResponse")
        for value in children_named(response, "value")
    )
    cardinality = attribute(declaration, "cardinality") or "single"
    mapping = next(iter(children_named(declaration, "mapping")), None)
    points: dict[str, float] = {}
    by_case = False
    if mapping is not None and not matched:
        for entry in children_named(mapping, "mapEntry"):
            points[" ".join(attribute(entry, "mapKey").split())] = parse_float(attribute(entry, "mappedValue")) or 0.0
            by_case |= attribute(entry, "caseSensitive") in ("true", "1")
    return QtiKey(
        kind=attribute(declaration, "baseType"),
        cardinality=cardinality,
        correct=correct,
        points=points,
        by_case=by_case,
        default=(parse_float(attribute(mapping, "defaultValue")) or 0.0) if mapping is not None else 0.0,
        most=_most(mapping, points, cardinality),
        areas=_areas(declaration),
        tolerance=tolerance[0] if tolerance else None,
        relative=bool(tolerance and tolerance[1]),
    )


def _most(mapping: Element | None, points: dict[str, float], cardinality: str) -> float:
    """Return the points that all right responses earn together."""
    if mapping is None:
        return 0.0
    bound = parse_float(attribute(mapping, "upperBound"))
    positive = [value for value in points.values() if value > 0]
    if bound is not None and bound > 0:
        return bound
    return sum(positive) if cardinality == "multiple" else max(positive, default=0.0)


def _areas(declaration: Element) -> tuple[Area, ...]:
    found = []
    for entry in descendants_named(declaration, "areaMapEntry"):
        made = read_area(entry, (parse_float(attribute(entry, "mappedValue")) or 0.0) > 0, "")
        if made is not None:
            found.append(made)
    return tuple(found)


def read_area(element: Element, right: bool, label: str, weight: float | None = None) -> Area | None:
    """Parse an area; None if its shape or its numbers can't be understood."""
    shape = SHAPES.get(attribute(element, "shape"))
    numbers = [parse_float(part) for part in attribute(element, "coords").split(",") if part.strip()][:400]
    count = (
        {AreaShape.CIRCLE: 3, AreaShape.RECT: 4, AreaShape.ELLIPSE: 4, AreaShape.ALL: 0}.get(shape) if shape else None
    )
    coords = tuple(number for number in numbers if number is not None)
    if shape is None or len(coords) != len(numbers) or (count is not None and len(coords) != count):
        return None
    if shape is AreaShape.POLY and (len(coords) < 6 or len(coords) % 2):
        return None
    return Area(shape, coords, right, label, weight)


def _tolerances(item: Element) -> dict[str, tuple[float, bool]]:
    """Parse `<equal toleranceMode="absolute" tolerance="0.5"><variable identifier="RESPONSE"/>...`."""
    found = {}
    for equal in descendants_named(item, "equal"):
        value = parse_float(attribute(equal, "tolerance").split(" ")[0])
        mode = attribute(equal, "toleranceMode")
        if value is not None and mode in ("absolute", "relative"):
            for variable in equal:
                if name(variable) == "variable":
                    found[attribute(variable, "identifier")] = (value, mode == "relative")
    return found
