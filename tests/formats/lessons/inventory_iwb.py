"""Inventory of IWB files, by a second reader: what each page has, by names of its own making.

It shares no code with the importer: it walks the standard library's tree. Papers (rectangles that the file calls a
background) and what only holds others are no elements of their own here. Of a switch it takes the first form that
needs no extension and that the format knows.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

FORMS = ("rect", "ellipse", "circle", "line", "polyline", "polygon", "path", "text", "textarea", "textArea", "image")
KNOWN = (*FORMS, "audio", "video", "g", "a", "switch")
WITHOUT_FORM = ("title", "desc", "metadata", "defs")


def inventory(data: bytes) -> Mapping[str, str]:
    """Return the kinds of all elements, by their names."""
    xml = data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            xml = archive.read(next(name for name in archive.namelist() if name.endswith("content.xml")))
    root = ElementTree.fromstring(xml)
    papers = {one.get("ref") for one in root.iter() if one.get("background", "").lower() in ("true", "1")}
    found: dict[str, str] = {}
    pages = [one for one in root.iter() if local(one) == "page"]
    holders = [list(one) for one in pages] or [list(one) for one in root if local(one) == "svg"]
    for number, elements in enumerate(holders, 1):
        page = _Page(f"page{number}", papers)
        for element in elements:
            page.count(element)
        found |= page.found
    return found


def local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


class _Page:
    def __init__(self, label: str, papers: set[str | None]) -> None:
        self._label, self._papers = label, papers
        self._counts: Counter[str] = Counter()
        self._names: set[str] = set()
        self.found: dict[str, str] = {}

    def count(self, element: ElementTree.Element) -> None:
        kind = local(element)
        if not kind or kind in WITHOUT_FORM:
            return
        self._counts[kind] += 1
        identity = element.get("id", "")
        name = f"{self._label}/{identity}"
        if not identity or name in self._names:
            name = f"{self._label}/{kind}{self._counts[kind]}"
        self._names.add(name)
        holds = list(self._held(element, kind))
        if (kind == "switch" and not holds) or (
            kind not in ("g", "a", "switch") and not (kind == "rect" and identity and identity in self._papers)
        ):
            self.found[name] = kind
        for one in holds:
            self.count(one)

    def _held(self, element: ElementTree.Element, kind: str) -> Iterator[ElementTree.Element]:
        if kind in ("g", "a"):
            yield from element
        elif kind == "switch":
            shown = (one for one in element if local(one) in KNOWN and not one.get("requiredExtensions", "").strip())
            yield from [*shown][:1]
