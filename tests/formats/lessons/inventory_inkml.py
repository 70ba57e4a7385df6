"""Inventory of the traces of InkML that a reader has to keep or name, by Python's own parser."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def inventory(data: bytes) -> Mapping[str, str]:
    """Kinds of the elements by their names: traces outside the definitions."""
    found: dict[str, str] = {}
    taken: set[str] = set()

    def walk(element: ElementTree.Element, path: str, aside: bool) -> None:
        counts: dict[str, int] = {}
        for child in element:
            local = child.tag.split("}")[-1]
            counts[local] = counts.get(local, 0) + 1
            below = f"{path}/{local}[{counts[local]}]".lstrip("/")
            own = child.get(XML_ID) or child.get("id") or below
            name = below if own in taken else own
            taken.add(own)
            if local == "trace" and not aside:
                found[name] = local
            walk(child, below, aside or local == "definitions")

    walk(ElementTree.fromstring(data), "", False)
    return found
