"""State of the reading of one page of OpenBoard, shared by the readers of its elements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import isnan

from tni.api.formats import PlainItem
from tni.core.geometry import Affine, Point, Rect
from tni.formats.lessons.import_files import ImportFiles
from tni.formats.lessons.import_losses import ImportLosses
from tni.formats.lessons.openboard.page_frame import PageFrame
from tni.formats.lessons.placed_box import PlacedBox, placed_box
from tni.formats.lessons.point_budget import PointBudget
from tni.formats.lessons.svg_values import parse_transform
from tni.formats.xml_tree import Element

UB_NAMESPACES = ("http://uniboard.mnemis.com/document", "http://www.mnemis.com/uniboard")
_DIRECT_POSITION = 40202
"""Version from which the position stands in the transform alone."""


@dataclass(slots=True)
class PageContext:
    """Page that is being read. number: from 1. label: begins the names of its elements. read: returns a file of the
    document by its address."""

    number: int
    label: str
    frame: PageFrame
    read: Callable[[str], bytes | None]
    files: ImportFiles
    losses: ImportLosses
    budget: PointBudget
    placed: list[tuple[float, int, PlainItem]] = field(default_factory=list)
    order: int = 0
    """Place in the file of the element that is being read."""
    bounds: Rect = field(default_factory=Rect.nothing)
    """Of what is on the page, in pixels."""

    def drop(self, what: str, name: str) -> None:
        self.losses.drop(what, self.number, name)

    def change(self, what: str, name: str) -> None:
        self.losses.change(what, self.number, name)

    def place(self, z: float, item: PlainItem, bounds: Rect, order: int | None = None) -> None:
        """Put an item on the page. bounds: in pixels. order: place in the file of its element; that being read if
        None."""
        self.placed.append((z, self.order if order is None else order, item))
        self.bounds = self.bounds.united(bounds)


def attributes_of(element: Element) -> dict[str, str]:
    """Return the attributes: those of Uniboard's namespaces with "ub:" before the name, those of others without."""
    found: dict[str, str] = {}
    for name, value in element.attrib.items():
        space, _, local = str(name).rpartition("}")
        key = f"ub:{local}" if "mnemis.com" in space else local
        if key == local and space and local in found:
            continue  # a plain attribute goes before one of the same name in a namespace
        found[key] = value
    return found


def z_of(attributes: dict[str, str]) -> float:
    """Return the place in the order of painting."""
    try:
        z = float(attributes.get("ub:z-value", "0"))
    except ValueError:
        return 0.0
    return 0.0 if isnan(z) else z


def box_of(attributes: dict[str, str], frame: PageFrame, width: float, height: float) -> PlacedBox:
    """Return the place of an object of a size."""
    placed = parse_transform(attributes.get("transform"))
    if frame.version < _DIRECT_POSITION:
        from_x, from_y = (_float(attributes.get(name)) for name in ("x", "y"))
        placed = placed.after(Affine.moving(from_x, from_y))
    return placed_box(placed, Rect(0.0, 0.0, width, height))


def point_bounds(points: list[Point], grown: float = 0.0) -> Rect:
    """Return the bounding box of points, grown on all sides."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(grown)


def _float(text: str | None) -> float:
    try:
        value = float(text or "0")
    except ValueError:
        return 0.0
    return value if abs(value) < 1e7 else 0.0
