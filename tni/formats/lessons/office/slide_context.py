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
    placeholders: dict[Element, Placeholders] = field(default_factory=dict)

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


@dataclass(slots=True)
class Placeholders:
    """Placeholders of a layout or master, by place and kind. body: the first of a body."""

    by_place: dict[str, Element] = field(default_factory=dict)
    by_kind: dict[str, Element] = field(default_factory=dict)
    body: Element | None = None

    @classmethod
    def of(cls, root: Element) -> Placeholders:
        found = cls()
        for shape in tree_of(root):
            holder = placeholder_of(shape)
            if holder is not None:
                kind = holder.get("type", "obj")
                found.by_place.setdefault(holder.get("idx", "0"), shape)
                found.by_kind.setdefault(_BODIES.get(kind, kind), shape)
                if found.body is None and kind == "body":
                    found.body = shape
        return found

    def matching(self, holder: Element) -> Element | None:
        """Return the one from which a placeholder inherits."""
        kind, place = holder.get("type", "obj"), holder.get("idx", "0")
        if place != "0" and place in self.by_place:
            return self.by_place[place]
        found = self.by_kind.get(_BODIES.get(kind, kind))
        return self.body if found is None and kind not in (*_TITLES, *_OTHERS) else found


def inherited(element: Element, context: SlideContext) -> list[Element]:
    """Return the placeholders that a placeholder inherits from: of its layout, of its master."""
    sought = placeholder_of(element)
    found: list[Element] = []
    for root in context.parents:
        if sought is None:
            break
        if root not in context.placeholders:
            context.placeholders[root] = Placeholders.of(root)
        match = context.placeholders[root].matching(sought)
        if match is not None:
            found.append(match)
            sought = placeholder_of(match)
    return found


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
