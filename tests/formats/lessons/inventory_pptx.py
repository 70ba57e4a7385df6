"""Inventory of a presentation of PowerPoint, made by another route than the importer: ElementTree for what stands on
the slides, and the plain text of the XML for what happens at clicks."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

_LEAVES = ("sp", "pic", "cxnSp", "graphicFrame", "contentPart")
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


_NODES = re.compile(r"<(?:\w+:)?(cTn|spTgt)\b[^>]*>(?:\s*<(?:\w+:)?(txEl|bg)\b[^>]*>\s*(?:<(?:\w+:)?pRg[^>]*>)?)?")


@dataclass
class InventoriedSlide:
    """Slide. members: ids of the leaves of each group, itself for a leaf. texts: of each text body, paragraph by
    paragraph, by the names of the elements."""

    number: int
    xml: str
    elements: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class InventoriedChange:
    """Change at a click. paragraph: of the text, -1 for the whole element."""

    page: int
    step: int
    element: str
    paragraph: int
    appears: bool


def inventory(data: bytes) -> Mapping[str, str]:
    """Return the kinds of all elements by their names."""
    return {name: kind for slide in slides(data) for name, kind in slide.elements.items()}


def slides(data: bytes) -> list[InventoriedSlide]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        begin = _targets(file, "")["officeDocument"]
        show = ElementTree.fromstring(file.read(begin))
        by_id = _by_id(file, begin)
        key = f"{_RELATIONS}id"
        order = [by_id[one.attrib[key]] for one in show.iter() if _name(one) == "sldId" and key in one.attrib]
        return [_slide(file, part, number) for number, part in enumerate(order, 1)]


def _slide(file: zipfile.ZipFile, part: str, number: int) -> InventoriedSlide:
    slide = InventoriedSlide(number, file.read(part).decode("utf-8"))
    root = ElementTree.fromstring(file.read(part))
    counts: dict[str, int] = {}
    tree = next(one for one in root.iter() if _name(one) == "spTree")
    _walk(tree, slide, counts, [])
    for index, match in enumerate(re.finditer(r"<(?:\w+:)?cTn\b[^>]*>", slide.xml)):
        tag = match[0]
        if re.search(r'presetClass="(emph|path|mediacall|verb)"', tag):
            identity = _attribute(tag, "id") or str(index)
            slide.elements[f"page{number}/effect{identity}"] = "effect"
    if re.search(r"<(?:\w+:)?transition\b", slide.xml):
        slide.elements[f"page{number}/transition"] = "transition"
    targets = _targets(file, part)
    if "comments" in targets:
        count = len(re.findall(r"<(?:\w+:)?(?:cm|reply)\b", file.read(targets["comments"]).decode("utf-8")))
        for one in range(1, count + 1):
            slide.elements[f"page{number}/comment{one}"] = "comment"
    return slide


def _walk(parent: ElementTree.Element, slide: InventoriedSlide, counts: dict[str, int], groups: list[str]) -> None:
    for one in _shown(parent):
        name = _name(one)
        if name == "grpSp":
            properties = next(inner for inner in one.iter() if _name(inner) == "cNvPr")
            _walk(one, slide, counts, [*groups, properties.get("id", "")])
        elif name in _LEAVES:
            _leaf(one, slide, counts, groups)
        elif name not in ("nvGrpSpPr", "grpSpPr", "extLst"):
            slide.elements[f"page{slide.number}/{name}"] = "unknown"


def _shown(parent: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Yield the children, of alternatives those of the fallback, if there is one."""
    for one in parent:
        if _name(one) != "AlternateContent":
            yield one
            continue
        branches = list(one)
        known = [b for b in branches if b.get("Requires") in ("a14", "p14")]
        yield from (known or [b for b in branches if _name(b) == "Fallback" and len(b)] or branches[:1])[0]


def _leaf(one: ElementTree.Element, slide: InventoriedSlide, counts: dict[str, int], groups: list[str]) -> None:
    properties = next((inner for inner in one.iter() if _name(inner) == "cNvPr"), None)
    identity = "0" if properties is None else properties.get("id", "0")
    counts[identity] = counts.get(identity, 0) + 1
    name = f"page{slide.number}/shape{identity}" + (f"-{counts[identity]}" if counts[identity] > 1 else "")
    for owner in (identity, *groups):
        slide.members.setdefault(owner, []).append(name)
    if _has(one, "tbl"):
        rows = [row for row in one.iter() if _name(row) == "tr"]
        for r, row in enumerate(rows, 1):
            for c, cell in enumerate((inner for inner in row if _name(inner) == "tc"), 1):
                lines = _paragraphs(cell)
                if any(map(str.strip, lines)):
                    slide.elements[f"{name}/r{r}c{c}"] = "cell"
                    slide.texts[f"{name}/r{r}c{c}"] = lines
        return
    if _has(one, "relIds"):
        return  # SmartArt, whose drawing is another part
    slide.elements[name] = _name(one)
    body = next((inner for inner in one if _name(inner) == "txBody"), None)
    if body is not None and any(map(str.strip, lines := _paragraphs(body))):
        slide.texts[name] = lines


def _paragraphs(owner: ElementTree.Element) -> list[str]:
    """Return the text of each paragraph, lines that are broken by hand joined by a line end."""
    found = []
    for paragraph in (one for one in owner.iter() if _name(one) == "p"):
        parts = []
        for one in paragraph.iter():
            if _name(one) == "t":
                parts.append(one.text or "")
            elif _name(one) == "br":
                parts.append("\n")
        found.append("".join(parts))
    return found


def clicks(data: bytes) -> list[InventoriedChange]:
    """Return what comes and goes at each click of the main sequence: the place of a click is the number of its click
    effect in the text of the file."""
    found = []
    for slide in slides(data):
        timing = slide.xml[slide.xml.find("timing") :] if "mainSeq" in slide.xml else ""
        main = timing[timing.find("mainSeq") :].split("interactiveSeq")[0]
        step, kind = 0, ""
        for match in _NODES.finditer(main):
            if match[1] == "cTn":
                tag = match[0].split(">")[0]
                step += _attribute(tag, "nodeType") == "clickEffect"
                kind = _attribute(tag, "presetClass") or kind
                continue
            if kind not in ("entr", "exit"):
                continue
            paragraph = -1
            if match[2] == "txEl" and (range_ := re.search(r'pRg st="(\d+)"', match[0])):
                paragraph = int(range_[1])
            for name in slide.members.get(_attribute(match[0], "spid"), []):
                found.append(InventoriedChange(slide.number, step, name, paragraph, kind == "entr"))
    return list(dict.fromkeys(found))


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found[1] if found else ""


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _has(element: ElementTree.Element, name: str) -> bool:
    return any(_name(one) == name for one in element.iter())


def _by_id(file: zipfile.ZipFile, part: str) -> dict[str, str]:
    folder, base = posixpath.split(part)
    try:
        root = ElementTree.fromstring(file.read(posixpath.join(folder, "_rels", f"{base}.rels")))
    except KeyError:
        return {}
    found = {}
    for one in root:
        target = one.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[one.get("Id", "")] = path
    return found


def _targets(file: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the parts to which a part is related, by the kinds of relation."""
    folder, base = posixpath.split(part)
    try:
        root = ElementTree.fromstring(file.read(posixpath.join(folder, "_rels", f"{base}.rels")))
    except KeyError:
        return {}
    by_id = _by_id(file, part)
    return {one.get("Type", "").rpartition("/")[2]: by_id[one.get("Id", "")] for one in reversed(list(root))}
