"""Context that the shapes of an Impress page are read in, and their links."""

from __future__ import annotations

import base64
import binascii
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from tni.formats.lessons.office.lesson_files import LessonFiles
from tni.formats.lessons.office.odf_styles import OdfStyles, Properties, attribute
from tni.formats.lessons.office.page_items import PageItems
from tni.formats.lessons.office.placements import GroupFrame
from tni.formats.lessons.office.shape_items import BaseFields
from tni.formats.xml_tree import Element, child, children, name_of

_SCHEMES = ("http://", "https://", "mailto:")
_JUMPS = {"next-page": 1, "previous-page": -1}


@dataclass(frozen=True, slots=True)
class OdfPageContext:
    """Page of a presentation, or the master beneath it, which is_inherited. pages: numbers by names. binaries: parts of
    a file that is one XML, by the names that were made for them. paper: the page's colour."""

    page: PageItems
    files: LessonFiles
    styles: OdfStyles
    frame: GroupFrame
    master: str = ""
    pages: Mapping[str, int] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    binaries: dict[str, bytes] = field(default_factory=dict)
    paper: str = ""
    layer: str = ""
    is_inherited: bool = False
    paragraphs: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Owner and number of each paragraph with an id, filled in while the page is read."""

    @property
    def mm(self) -> float:
        """Millimetres of the page to one of the file."""
        return self.frame.scale

    def base(self, source: str, where: OdfPlace, link: str = "") -> BaseFields:
        fields: dict[str, Any] = {"source": source, "group": where.group, "link": link or where.link}
        return fields | {"is_locked": self.is_inherited}

    def style(self, element: Element) -> tuple[str, str]:
        """Return family and name of an element's style."""
        for key, value in element.items():
            if key.endswith("}style-name"):
                family = "presentation" if "presentation" in key else "graphic"
                return family, str(value)
        return "graphic", ""

    def properties(self, element: Element, kind: str) -> Properties:
        return self.styles.properties(*self.style(element), kind)

    def address(self, href: str, source: str) -> str:
        """Return the link of an address; what cannot be kept is reported."""
        href = href.strip()
        if href.lower().startswith(_SCHEMES):
            return href
        if href.startswith("#"):
            name = unquote(href[1:])
            number = self.pages.get(name) or self.pages.get(name.removesuffix("|page"))
            if number is None and name.startswith("page") and name[4:].isdigit():
                number = int(name[4:]) if 1 <= int(name[4:]) <= len(set(self.pages.values())) else None
            if number is not None:
                return f"page:{number}"
        if href:
            self.page.lose("Lien ou action non repris.", source)
        return ""


@dataclass(frozen=True, slots=True)
class OdfPlace:
    """Place of a shape: ids of the groups around it, the name of the outermost, and the link around it."""

    owners: tuple[str, ...] = ()
    group: str = ""
    link: str = ""


def link_of(context: OdfPageContext, element: Element, source: str) -> str:
    """Return what a click on a shape leads to."""
    listeners = child(element, "event-listeners")
    for one in () if listeners is None else listeners:
        if name_of(one) != "event-listener":
            continue
        if attribute(one, "event-name") not in ("dom:click", "click", "on-click"):
            context.page.lose("Lien ou action non repris.", source)
            continue
        action = attribute(one, "action")
        here, last = context.page.number, max(context.pages.values(), default=1)
        if action in ("show", "") and attribute(one, "href"):
            return context.address(attribute(one, "href"), source)
        goal = {"first-page": 1, "last-page": last}.get(action, here + _JUMPS[action] if action in _JUMPS else 0)
        if 1 <= goal <= last:
            return f"page:{goal}"
        context.page.lose("Lien ou action non repris.", source)
    return ""


def identities(element: Element) -> tuple[str, ...]:
    """Return the ids by which animations name a shape."""
    return tuple(dict.fromkeys(value for key, value in element.items() if key.endswith("}id")))


def description_of(element: Element) -> str:
    for name in ("desc", "title"):
        found = children(element, name)
        if found and (text := "".join(found[0].itertext()).strip()):
            return text
    return ""


def part_of(href: str) -> str:
    """Return the name of a part of the package; "" for an address outside."""
    if not href or "://" in href or href.startswith(("/", "..", "#", "file:", "data:")):
        return ""
    return posixpath.normpath(unquote(href))


def inline_part(context: OdfPageContext, element: Element) -> str:
    """Return a name for data that stand in the XML itself."""
    try:
        data = base64.b64decode("".join(element.itertext()), validate=False)
    except (binascii.Error, ValueError):
        return ""
    name = f"image{len(context.binaries) + 1}.bin"
    context.binaries[name] = data
    return name


def filling_file(context: OdfPageContext, properties: Properties) -> str:
    """Return the file of the picture that fills a shape or page; "" if there is none that can be shown."""
    image = context.styles.named.get(("fill-image", properties.get("fill-image-name", "")))
    if image is None:
        return ""
    inline = child(image, "binary-data")
    part = part_of(attribute(image, "href")) if inline is None else inline_part(context, inline)
    return context.files.picture(part) if part else ""
