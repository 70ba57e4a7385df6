"""Inventory of the elements of an SVG that a reader has to keep or name, by Python's own parser."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from io import BytesIO
from xml.sax import ContentHandler, make_parser
from xml.sax.handler import feature_external_ges, feature_namespaces
from xml.sax.xmlreader import AttributesImpl

SEEN = {
    "rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "text", "image", "use", "foreignObject",
    "audio", "video", "animate", "animateTransform", "animateMotion", "set",
}  # fmt: skip
ASIDE = {"defs", "symbol", "clipPath", "mask", "pattern", "marker", "linearGradient", "radialGradient", "filter"}


class _Names(ContentHandler):
    """Lists elements by their identifiers, or by their places among brothers of the same kind."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._taken: set[str] = set()
        self._path: list[str] = []
        self._counts: list[dict[str, int]] = [{}]
        self._aside = 0
        self._told = ""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        local = name.split(":")[-1]
        counts = self._counts[-1]
        counts[local] = counts.get(local, 0) + 1
        self._path.append(f"{local}[{counts[local]}]")
        self._counts.append({})
        own = (attrs.get("id") or attrs.get("xml:id") or "").strip()
        path = "/".join(self._path[1:])
        shown = own if own and own not in self._taken else path
        self._taken.add(shown)
        self._aside += local in ASIDE or self._aside > 0
        if local in SEEN and not self._aside:
            self.found[shown] = local
        parent = self._path[-2].partition("[")[0] if len(self._path) > 1 else ""
        is_named_elsewhere = parent == "image" or (local == "title" and len(self._path) == 2)
        self._told = shown if local in ("title", "desc") and not is_named_elsewhere else ""

    def characters(self, content: str) -> None:
        if self._told and content.strip():
            self.found[self._told] = "description"

    def endElement(self, name: str) -> None:
        self._path.pop()
        self._told = ""
        self._counts.pop()
        self._aside -= self._aside > 0


def inventory(data: bytes) -> Mapping[str, str]:
    """Kinds of the elements by their names."""
    names = _Names()
    parser = make_parser()
    parser.setFeature(feature_namespaces, False)
    parser.setFeature(feature_external_ges, False)
    parser.setContentHandler(names)
    parser.parse(BytesIO(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data))
    return names.found
