"""Reader of GeoGebra's files (.ggb): their construction as steps.

What a file states for an object that depends on others is not read, but for one thing: where several solutions are
possible, as for the two points of two circles, the place that it states tells which one each output is. GeoGebra itself
decides it so when it opens a file.
"""

from __future__ import annotations

from tni.constructions.command_table import is_known
from tni.constructions.construction_file import ConstructionFile, LostObject
from tni.constructions.steps import CommandStep, FormulaStep, FreeObject, PointOnPath, Step
from tni.constructions.values import Point, StraightLine, Value
from tni.core.format_errors import FileTooLargeError, UnknownFileError
from tni.formats.archive import Archive, ArchiveLimits
from tni.formats.geogebra.ggb_elements import (
    KINDS,
    attributes_in_order,
    decimals_in,
    first_elements,
    look_in,
    number_in,
    slider_in,
    traits_in,
    value_in,
    view_in,
)
from tni.formats.xml_tree import Element, child, name_of, parse_xml

MOST_BYTES = 50_000_000
MOST_OBJECTS = 5_000
MOST_LABEL = 200
_ENTRY = "geogebra.xml"
_LIMITS = ArchiveLimits(files=2_000, unpacked=20_000_000, ratio=300, extensions=(_ENTRY,))


def read_file(data: bytes) -> ConstructionFile:
    """Read a file. Raises: FileFormatError."""
    if len(data) > MOST_BYTES:
        raise FileTooLargeError("bytes", MOST_BYTES)
    if not data.startswith(b"PK"):
        raise UnknownFileError
    text = Archive(data, _LIMITS).read(_ENTRY)
    if text is None:
        raise UnknownFileError
    return read_xml(text)


def read_xml(text: bytes) -> ConstructionFile:
    """Read the `geogebra.xml` of a file. Raises: FileFormatError."""
    root = parse_xml(text)
    construction = child(root, "construction")
    if name_of(root) != "geogebra" or construction is None:
        raise UnknownFileError
    if len(construction) > MOST_OBJECTS:
        raise FileTooLargeError("objects", MOST_OBJECTS)
    return _Reading(root, construction).whole()


class _Reading:
    def __init__(self, root: Element, construction: Element) -> None:
        self._root, self._construction = root, construction
        self._format = number_in(root, "format") or 0.0
        self._elements = first_elements(construction)
        self._steps: list[Step] = []
        self._lost: dict[str, LostObject] = {}
        self._made: set[str] = set()

    def whole(self) -> ConstructionFile:
        for part in self._construction:
            match name_of(part):
                case "command":
                    self._command(part)
                case "expression":
                    self._expression(part)
                case "element":
                    self._element(part)
        lost = set(self._lost)
        read = {label: one for label, one in self._elements.items() if label not in lost}
        return ConstructionFile(
            title=self._construction.get("title", "")[:MOST_LABEL],
            steps=tuple(self._steps),
            traits={label: traits_in(one, self._format) for label, one in read.items()},
            looks={label: look_in(one) for label, one in read.items()},
            sliders={label: found for label, one in read.items() if (found := slider_in(one)) is not None},
            view=view_in(self._root),
            lost=tuple(self._lost.values()),
            decimals=decimals_in(self._root),
        )

    def _kind(self, label: str) -> str:
        element = self._elements.get(label)
        return "" if element is None else element.get("type", "")

    def _lose(self, label: str, why: str, detail: str = "") -> None:
        self._lost.setdefault(label, LostObject(label, self._kind(label), why, detail[:MOST_LABEL]))

    def _add(self, step: Step, *labels: str) -> None:
        """Add a step, unless one made these objects before."""
        if self._made.isdisjoint(labels):
            self._steps.append(step)
            self._made.update(labels)

    def _command(self, part: Element) -> None:
        name = part.get("name", "")
        inputs = attributes_in_order(child(part, "input"))
        outputs = attributes_in_order(child(part, "output"))
        labels = tuple(one for one in outputs if one)
        kinds = {self._kind(one) for one in labels}
        if not is_known(name) and name != "PointIn":
            for label in labels:
                self._lose(label, "command", name)
            return
        if not kinds - {""} <= KINDS:
            for label in labels:
                self._lose(label, "kind", self._kind(label))
            return
        shown = tuple(self._shown(label) for label in outputs)
        if name in ("Point", "PointIn") and labels and (len(inputs) == 1 or name == "PointIn"):
            self._free_point(labels[0], inputs[0] if name == "Point" else "", shown[outputs.index(labels[0])])
            return
        near = tuple(one if isinstance(one, Point | StraightLine) else None for one in shown)
        self._add(CommandStep(outputs, name, inputs, near), *labels)

    def _free_point(self, label: str, path: str, shown: Value | None) -> None:
        """Add a point that moves on a curve, or within an area (which does not bind it here)."""
        at = shown if isinstance(shown, Point) else None
        if path and at is not None:
            self._add(PointOnPath(label, path, at), label)
        elif path:
            self._add(CommandStep((label,), "Point", (path,)), label)
        else:
            self._add(FreeObject(label, at), label)

    def _shown(self, label: str) -> Value | None:
        element = self._elements.get(label)
        return None if element is None else value_in(element)

    def _expression(self, part: Element) -> None:
        label = part.get("label", "")
        if not label:
            return
        kind = self._kind(label)
        if kind and kind not in KINDS:
            self._lose(label, "kind", kind)
            return
        self._add(FormulaStep(label, part.get("exp", "")), label)

    def _element(self, part: Element) -> None:
        label, kind = part.get("label", ""), part.get("type", "")
        if not label or label in self._made or label in self._lost:
            return
        if kind not in KINDS:
            self._lose(label, "kind", kind)
            return
        self._add(FreeObject(label, value_in(part)), label)
