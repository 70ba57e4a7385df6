"""State of the reading of one page of an IWB file, shared by the readers of its elements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tni.api.formats import PlainItem
from tni.core.geometry import IDENTITY, Affine, Rect
from tni.formats.lessons.import_files import ImportFiles
from tni.formats.lessons.import_losses import ImportLosses
from tni.formats.lessons.iwb.package import IwbPackage
from tni.formats.lessons.iwb.properties import NO_PROPERTIES, IwbProperties
from tni.formats.lessons.point_budget import PointBudget
from tni.formats.lessons.svg_values import parse_opacity, parse_transform, styled
from tni.formats.xml_tree import Element

INHERITED = frozenset({
    "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "font-size", "font-weight",
    "font-style", "text-align", "text-anchor", "text-decoration", "display-align", "opacity", "visibility",
})  # fmt: skip


@dataclass(slots=True)
class IwbPageContext:
    """Page that is being read. number: from 1. box: of the page, in the file's units. pages: numbers of pages by their
    identities."""

    number: int
    box: Rect
    package: IwbPackage
    properties: Mapping[str, IwbProperties]
    pages: Mapping[str, int]
    files: ImportFiles
    losses: ImportLosses
    budget: PointBudget
    behind: list[PlainItem] = field(default_factory=list)
    items: list[PlainItem] = field(default_factory=list)
    bounds: Rect = field(default_factory=Rect.nothing)
    colour: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    left: int = 50_000
    """Elements that may still be read."""

    def drop(self, what: str, name: str) -> None:
        self.losses.drop(what, self.number, name)

    def change(self, what: str, name: str) -> None:
        self.losses.change(what, self.number, name)

    def name(self, kind: str, identity: str) -> str:
        """Return the name of an element in the report: by its identity, if no other has it."""
        self.counts[kind] += 1
        named = f"page{self.number}/{identity}"
        if not identity or named in self.names:
            named = f"page{self.number}/{kind}{self.counts[kind]}"
        self.names.add(named)
        return named

    def place(self, item: PlainItem, bounds: Rect, properties: IwbProperties) -> None:
        """Put an item on the page, with what the file says of it elsewhere."""
        is_behind = properties.says("background")
        kept = replace(
            item, is_locked=is_behind or properties.says("locked"), is_cloner=properties.says("replicate"),
            is_cover=properties.says("revealer"),
        )  # fmt: skip
        (self.behind if is_behind else self.items).append(kept)
        if not is_behind:
            self.bounds = self.bounds.united(bounds)


@dataclass(frozen=True, slots=True)
class Within:
    """State that an element has from those that it stands in. group, link: as of items. is_off: not displayed."""

    placed: Affine = IDENTITY
    style: Mapping[str, str] = field(default_factory=dict)
    group: str = ""
    link: str = ""
    is_off: bool = False

    @property
    def is_unseen(self) -> bool:
        return self.is_off or self.style.get("visibility", "") in ("hidden", "collapse")

    def entered(self, element: Element) -> Within:
        """Return this within one more element."""
        attributes = plain_attributes(element)
        own = styled(attributes)
        style = {name: value for name, value in own.items() if name in INHERITED}
        is_off = own.get("display") == "none" or parse_opacity(own.get("opacity")) <= 0
        return replace(
            self, placed=self.placed.after(parse_transform(attributes.get("transform"))),
            style={**self.style, **style}, is_off=self.is_off or is_off,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class IwbElement:
    """Element that an item is made of. attributes: with the inherited style. name: in the report."""

    element: Element
    kind: str
    name: str
    attributes: dict[str, str]
    properties: IwbProperties
    within: Within

    @property
    def group(self) -> str:
        return self.within.group or self.properties.group


def plain_attributes(element: Element) -> dict[str, str]:
    """Return the attributes without their namespaces."""
    return {str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items()}


def properties_of(element: Element, context: IwbPageContext) -> IwbProperties:
    """Return what the file says of an element elsewhere."""
    identity = element.get("id", "") or element.get("{http://www.w3.org/XML/1998/namespace}id", "")
    return context.properties.get(identity, NO_PROPERTIES)
