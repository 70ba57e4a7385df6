"""Styles of OpenDocument: what an element inherits from its style, that style's parents and the defaults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tni.formats.xml_tree import Element, child, children, name_of

_PROPERTIES = (
    "graphic-properties", "paragraph-properties", "text-properties", "drawing-page-properties", "table-cell-properties",
    "table-column-properties", "table-row-properties",
)  # fmt: skip
_NAMED = ("gradient", "fill-image", "hatch", "stroke-dash", "opacity", "marker")
LONGEST_CHAIN = 30

type Properties = Mapping[str, str]


def attribute(element: Element, name: str, default: str = "") -> str:
    """Return an attribute by its name in any namespace."""
    for key, value in element.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return default


@dataclass(slots=True)
class OdfStyles:
    """Styles of a document by family and name. named: fills, dashes and arrows by kind and name. masters, layouts:
    pages that the document's pages stand on. lists: styles of lists."""

    styles: dict[tuple[str, str], Element] = field(default_factory=dict)
    defaults: dict[str, Element] = field(default_factory=dict)
    named: dict[tuple[str, str], Element] = field(default_factory=dict)
    masters: dict[str, Element] = field(default_factory=dict)
    layouts: dict[str, Element] = field(default_factory=dict)
    lists: dict[str, Element] = field(default_factory=dict)
    templates: dict[str, Element] = field(default_factory=dict)
    _known: dict[tuple[str, str, str], dict[str, str]] = field(default_factory=dict)

    def add(self, root: Element | None) -> None:
        """Add the styles of a document's root; earlier ones are replaced."""
        for section in () if root is None else root:
            if name_of(section) in ("styles", "automatic-styles", "master-styles"):
                for one in section:
                    self._add(one)

    def _add(self, one: Element) -> None:
        kind, name = name_of(one), attribute(one, "name")
        if kind == "style":
            self.styles[attribute(one, "family"), name] = one
        elif kind == "default-style":
            self.defaults[attribute(one, "family")] = one
        elif kind in _NAMED:
            self.named[kind, name] = one
        elif kind == "master-page":
            self.masters[name] = one
        elif kind == "page-layout":
            self.layouts[name] = one
        elif kind == "list-style":
            self.lists[name] = one
        elif kind == "table-template":
            self.templates[name or attribute(one, "style-name")] = one

    def properties(self, family: str, name: str, kind: str) -> dict[str, str]:
        """Return the properties of a style of one kind, such as "text", with what it inherits."""
        key = (family, name, kind)
        if key not in self._known:
            found: dict[str, str] = {}
            default = self.defaults.get("graphic" if family == "presentation" else family)
            for style in (*((default,) if default is not None else ()), *reversed(list(self.chain(family, name)))):
                properties = child(style, f"{kind}-properties")
                if properties is not None:
                    own = {key.rpartition("}")[2]: str(value) for key, value in properties.items()}
                    found = merged_properties(found, own)
            self._known[key] = found
        return self._known[key]

    def chain(self, family: str, name: str) -> Iterable[Element]:
        """Yield a style and those that it inherits from."""
        seen: set[tuple[str, str]] = set()
        while name and len(seen) < LONGEST_CHAIN:
            key = (family, name)
            if key in seen or key not in self.styles:
                key = ("graphic", name)  # a presentation's style may inherit from a shape's
                if key in seen or key not in self.styles:
                    return
            seen.add(key)
            yield self.styles[key]
            name = attribute(self.styles[key], "parent-style-name")

    def has_columns(self, family: str, name: str) -> bool:
        """Return whether the text of a shape is in columns."""
        for style in self.chain(family, name):
            properties = child(style, "graphic-properties")
            found = None if properties is None else child(properties, "columns")
            if found is not None:
                return attribute(found, "column-count") not in ("", "0", "1")
        return False

    def list_style(self, family: str, name: str) -> Element | None:
        """Return the list style within a style or one that it inherits from."""
        for style in self.chain(family, name):
            properties = child(style, "graphic-properties")
            found = None if properties is None else child(properties, "list-style")
            if found is not None:
                return found
        return None

    def list_level(self, listed: Element | None, level: int) -> Element | None:
        """Return the style of a level, from 1, of a list style."""
        for one in () if listed is None else listed:
            if attribute(one, "level") == str(level):
                return one
        return None


def merged_properties(inherited: Properties, own: Properties) -> dict[str, str]:
    """Return properties with those that are inherited: a size in per cent is one of what is inherited, and a colour
    goes before an automatic one further away."""
    found = {**inherited, **own}
    size = own.get("font-size", "")
    base = inherited.get("font-size", "")
    if size.endswith("%") and base:
        try:
            found["font-size"] = f"{float(size[:-1]) / 100 * float(base.removesuffix('pt')):g}pt"
        except ValueError:
            found["font-size"] = base
    if "color" in own and "use-window-font-color" not in own:
        found.pop("use-window-font-color", None)
    return found


def sections_of(content: Element) -> list[Element]:
    """Return the pages of a document's content."""
    body = child(content, "body")
    show = None if body is None else child(body, "presentation")
    if show is None and body is not None:
        show = child(body, "drawing")
    return [] if show is None else children(show, "page")
