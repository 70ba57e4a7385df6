"""Inventory of files of Xournal and Xournal++, by a second reader: what each has, by names of its own making.

It shares no code with the importer: it follows the XML as a stream of events and counts.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from collections import Counter
from collections.abc import Mapping
from xml.parsers import expat

DRAWN_STYLES = ("", "plain", "graph", "dotted", ":copy")


def inventory(data: bytes) -> Mapping[str, str]:
    """Return the kinds of all elements that a page shows, by their names. A background has one if it is a picture, a
    page of a PDF that the file does not hold, or a ruling that takes a drawing."""
    attached: set[str] = set()
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            attached = set(archive.namelist())
            xml = archive.read("content.xml")
    else:
        xml = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    return _Stream(attached).of(xml)


class _Stream:
    def __init__(self, attached: set[str]) -> None:
        self._attached = attached
        self._found: dict[str, str] = {}
        self._path: list[str] = []
        self._page = self._layer = 0
        self._count: Counter[str] = Counter()
        self._beside: Counter[tuple[str, str]] = Counter()
        self._has_pdf = False

    def of(self, xml: bytes) -> Mapping[str, str]:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.CharacterDataHandler = self._words
        parser.StartElementHandler = self._start
        parser.EndElementHandler = lambda _name: self._path.pop()
        parser.Parse(xml, True)
        return self._found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        depth = len(self._path)
        if depth == 1 and name == "page":
            self._page, self._layer = self._page + 1, 0
        elif depth == 2 and name == "layer":
            self._layer, self._count = self._layer + 1, Counter()
        elif depth == 2 and name == "background":
            self._background(attributes)
        elif depth == 2 or (depth == 1 and name not in ("title", "preview", "page")):
            holder = f"page{self._page}/" if depth == 2 else ""
            self._beside[holder, name] += 1
            self._found[f"{holder}{name}{self._beside[holder, name]}"] = name
        elif depth == 3 and self._path[2] == "layer":
            self._count[name] += 1
            self._found[f"page{self._page}/layer{self._layer}/{name}{self._count[name]}"] = name
        self._path.append(name)

    def _words(self, text: str) -> None:
        if text.strip() and self._path[1:] in (["page"], ["page", "layer"]):
            layer = f"/layer{self._layer}" if len(self._path) > 2 else ""
            self._found[f"page{self._page}{layer}/words"] = "words"

    def _background(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("type", "solid")
        if kind == "pdf" and "filename" in attributes:
            self._has_pdf = attributes.get("domain") == "attach" and attributes["filename"] in self._attached
        is_own = kind == "solid" and attributes.get("style", "") in DRAWN_STYLES
        if not is_own and not (kind == "pdf" and self._has_pdf):
            self._found[f"page{self._page}/background"] = f"background {kind}"
