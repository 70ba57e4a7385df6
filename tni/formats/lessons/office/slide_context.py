"""Context that the elements of a slide are read in: its package, colours, place among the slides, inheritance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tni.formats.lessons.office.lesson_files import LessonFiles
from tni.formats.lessons.office.numbers import is_on, number
from tni.formats.lessons.office.office_package import OfficePackage, Relation
from tni.formats.lessons.office.page_items import ItemOwner, PageItems
from tni.formats.lessons.office.paints import Fill, StyleMatrix
from tni.formats.lessons.office.placements import GroupFrame, Placement
from tni.formats.lessons.office.shape_items import BaseFields
from tni.formats.lessons.office.text_bodies import EMU_PER_POINT
from tni.formats.lessons.office.theme_colours import ColourScheme
from tni.formats.xml_tree import Element, child, name_of

_TITLES = ("title", "ctrTitle")
_OTHERS = ("dt", "ftr", "sldNum")
_BODIES = {"ctrTitle": "title", "subTitle": "body"}
_UNDERSTOOD = {"a14", "a16", "p14", "p15", "p16", "asvg", "w14", "wps"}
_ANGLE = 60_000.0


@dataclass(frozen=True, slots=True)
class SlideContext:
    """Slide, or the part of its layout or master that is drawn beneath it, which is_inherited. layer: begins the names
    of its elements: "" for the slide itself, "layout/", "master/", or the name of a drawing within it. parents: roots
    of the layout and master from which placeholders inherit. slides: numbers of the pages by their parts. defaults: the
    presentation's style of text."""

    package: OfficePackage
    part: str
    page: PageItems
    files: LessonFiles
    frame: GroupFrame
    scheme: ColourScheme = field(default_factory=ColourScheme)
    matrix: StyleMatrix = field(default_factory=StyleMatrix)
    layer: str = ""
    is_inherited: bool = False
    parents: tuple[Element, ...] = ()
    defaults: Element | None = None
    slides: Mapping[str, int] = field(default_factory=dict)
    table_styles: Mapping[str, Element] = field(default_factory=dict)

    @property
    def mm_per_point(self) -> float:
        return EMU_PER_POINT * self.frame.scale

    def relation(self, identity: str | None) -> Relation | None:
        return self.package.relations(self.part).get(identity or "")

    def base(self, source: str, where: Surroundings, link: str = "") -> BaseFields:
        """Return the fields that an item of an element has."""
        fields: dict[str, Any] = {"source": source, "group": where.group, "link": link or where.link}
        return fields | {"is_locked": self.is_inherited}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Place of an element among those of a slide. owners: ids of the groups around it. group: name of the outermost of
    them. link: of a group around it."""

    frame: GroupFrame
    owners: tuple[str, ...] = ()
    group: str = ""
    fill: Fill | None = None
    link: str = ""

    def owner(self, identity: str, origins: Sequence[int] = ()) -> ItemOwner:
        return ItemOwner((identity, *self.owners), tuple(origins))

    def grouped(self, name: str) -> Surroundings:
        """Return the surroundings of items that belong together, if no group is around them yet."""
        return self if self.group else replace(self, group=name)


def properties_of(element: Element) -> Element | None:
    """Return the `cNvPr` of an element: its id, name, description and link."""
    first = next((one for one in element if name_of(one).startswith("nv")), None)
    return None if first is None else child(first, "cNvPr")


def identity_of(element: Element) -> str:
    found = properties_of(element)
    return "" if found is None else str(found.get("id", ""))


def placeholder_of(element: Element) -> Element | None:
    """Return the `ph` of an element."""
    first = next((one for one in element if name_of(one).startswith("nv")), None)
    inner = None if first is None else child(first, "nvPr")
    return None if inner is None else child(inner, "ph")


def inherited(element: Element, parents: Sequence[Element]) -> list[Element]:
    """Return the placeholders that a placeholder inherits from: of its layout, of its master."""
    sought = placeholder_of(element)
    found: list[Element] = []
    for root in parents:
        if sought is None:
            break
        match = _matching(sought, root)
        if match is not None:
            found.append(match)
            sought = placeholder_of(match)
    return found


def _matching(sought: Element, root: Element) -> Element | None:
    kind, place = sought.get("type", "obj"), sought.get("idx", "0")
    plain = _BODIES.get(kind, kind)
    by_kind, of_any = None, None
    for shape in tree_of(root):
        holder = placeholder_of(shape)
        if holder is None:
            continue
        other = holder.get("type", "obj")
        if place != "0" and holder.get("idx", "0") == place:
            return shape
        if by_kind is None and (other == kind or _BODIES.get(other, other) == plain):
            by_kind = shape
        if of_any is None and other == "body" and kind not in (*_TITLES, *_OTHERS):
            of_any = shape
    return by_kind if by_kind is not None else of_any


def tree_of(root: Element | None) -> Sequence[Element]:
    """Return the elements of a slide, layout, master or drawing, in the order in which they are painted."""
    common = None if root is None else child(root, "cSld")
    tree = None if common is None else child(common, "spTree")
    return () if tree is None else list(tree)


def text_style_name(element: Element) -> str:
    """Return the name of the master's style of text that an element inherits."""
    holder = placeholder_of(element)
    if holder is None or holder.get("type") in _OTHERS:
        return "otherStyle"
    return "titleStyle" if holder.get("type") in _TITLES else "bodyStyle"


def read_placement(transform: Element | None) -> Placement | None:
    """Return the box of an `xfrm`, in its own units; None if it has none."""
    if transform is None:
        return None
    offset, size = child(transform, "off"), child(transform, "ext")
    if offset is None or size is None:
        return None
    wide, high = max(number(size.get("cx")), 0.0), max(number(size.get("cy")), 0.0)
    x, y = number(offset.get("x")), number(offset.get("y"))
    return Placement(
        x + wide / 2, y + high / 2, wide, high, number(transform.get("rot")) / _ANGLE % 360,
        is_on(transform.get("flipH")), is_on(transform.get("flipV")),
    )  # fmt: skip


def chosen(element: Element) -> list[Element]:
    """Return the elements of the branch of an `AlternateContent` that is read: the first whose needs are known, and
    that is no ink; else the fallback, which other programs show; else the first."""
    branches = [one for one in element if name_of(one) in ("Choice", "Fallback")]
    for one in branches:
        needed = set((one.get("Requires") or "").split())
        is_known = needed <= _UNDERSTOOD and not any(name_of(inner) == "contentPart" for inner in one)
        if len(one) and (name_of(one) == "Fallback" or is_known):
            return list(one)
    return list(branches[0]) if branches else []
