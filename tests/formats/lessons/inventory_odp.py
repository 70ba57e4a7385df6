"""Inventory of a presentation of Impress, made by another route than the importer: ElementTree for what stands on the
pages, and the plain text of the XML for what happens at clicks."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

_SHAPES = {
    "rect", "circle", "ellipse", "polygon", "polyline", "path", "regular-polygon", "custom-shape", "caption", "line",
    "connector", "measure", "frame", "scene", "control",
}  # fmt: skip


@dataclass
class InventoriedPage:
    """Page. members: names of the shapes of each id, a group's with all in it. paragraphs: shape and number of each id
    of a paragraph. texts: paragraphs of each text, by the names of the elements."""

    number: int
    xml: str = ""
    elements: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    paragraphs: dict[str, tuple[str, int]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    count: int = 0


def inventory(data: bytes) -> Mapping[str, str]:
    """Return the kinds of all elements by their names."""
    return {name: kind for page in pages(data) for name, kind in page.elements.items()}


def pages(data: bytes) -> list[InventoriedPage]:
    xml = data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            xml = file.read("content.xml")
    root = ElementTree.fromstring(xml)
    show = next(one for one in root.iter() if _name(one) == "presentation")
    found = []
    texts = re.findall(r"<draw:page [^>]*?(?:/>|>.*?</draw:page>)", xml.decode("utf-8"), re.DOTALL)
    for number, (element, text) in enumerate(zip((one for one in show if _name(one) == "page"), texts, strict=True), 1):
        page = InventoriedPage(number, text)
        _walk(element, page, [])
        nodes = re.findall(r'<anim:\w+ [^>]*node-type="(?:on-click|with-previous|after-previous)"[^>]*>', text)
        for place, tag in enumerate(nodes, 1):
            if not re.search(r'preset-class="(entrance|exit)"', tag):
                page.elements[f"page{number}/effect{place}"] = "effect"
        found.append(page)
    return found


def _walk(parent: ElementTree.Element, page: InventoriedPage, groups: list[str]) -> None:
    for one in parent:
        name = _name(one)
        if name in ("g", "a"):
            _walk(one, page, [*groups, *_ids(one)])
        elif name in _SHAPES:
            _shape(one, page, groups)
        elif "drawing" in one.tag and name != "glue-point":
            page.elements[f"page{page.number}/{name}"] = "unknown"
        elif name == "forms" and any(_name(inner) == "form" for inner in one):
            page.elements[f"page{page.number}/forms"] = "forms"


def _shape(one: ElementTree.Element, page: InventoriedPage, groups: list[str]) -> None:
    page.count += 1
    source = f"page{page.number}/shape" + (f"-{page.count}" if page.count > 1 else "")
    for owner in (*_ids(one), *groups):
        page.members.setdefault(owner, []).append(source)
    table = next((inner for inner in one if _name(inner) == "table"), None)
    if table is not None:
        for r, row in enumerate((inner for inner in table.iter() if _name(inner) == "table-row"), 1):
            for column, cell in enumerate(row, 1):
                lines = _paragraphs(cell)
                if any(map(str.strip, lines)):
                    page.elements[f"{source}/r{r}c{column}"] = "cell"
                    page.texts[f"{source}/r{r}c{column}"] = lines
        return
    page.elements[source] = _name(one)
    lines = _paragraphs(one)
    if any(map(str.strip, lines)):
        page.texts[source] = lines
    for place, paragraph in enumerate(inner for inner in one.iter() if _name(inner) in ("p", "h")):
        for identity in _ids(paragraph):
            page.paragraphs[identity] = (source, place)


def _paragraphs(owner: ElementTree.Element) -> list[str]:
    """Return the text of each paragraph without white space, broken lines joined by a line end."""
    found = []
    for paragraph in (one for one in owner.iter() if _name(one) in ("p", "h")):
        parts = [paragraph.text or ""]
        for one in list(paragraph.iter())[1:]:
            parts.append("\n" if _name(one) == "line-break" else (one.text or ""))
            parts.append(one.tail or "")
        found.append("".join(parts))
    return found


def clicks(data: bytes) -> list[tuple[int, int, str, int, bool]]:
    """Return what comes and goes: page, click, name of the shape, paragraph or -1, whether it comes. The place of a
    click is the number of its effect on a click in the text of the file."""
    found = []
    for page in pages(data):
        step, kind = 0, ""
        for tag in re.findall(r"<anim:\w+ [^>]*>", page.xml):
            step += 'node-type="on-click"' in tag
            preset = re.search(r'preset-class="([^"]*)"', tag)
            kind = preset[1] if preset else kind
            target = re.search(r'targetElement="([^"]*)"', tag)
            if target is None or kind not in ("entrance", "exit"):
                continue
            names = [(name, -1) for name in page.members.get(target[1], [])]
            names += [page.paragraphs[target[1]]] if target[1] in page.paragraphs else []
            found += [(page.number, step, name, paragraph, kind == "entrance") for name, paragraph in names]
    return list(dict.fromkeys(found))


def _ids(element: ElementTree.Element) -> list[str]:
    return list(dict.fromkeys(value for key, value in element.items() if key.endswith("}id")))


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
