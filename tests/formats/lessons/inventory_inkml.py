"""Inventory of the traces of InkML that a reader has to keep or name, by Python's own parser."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def inventory(data: bytes) -> Mapping[str, str]:
    """Kinds of the elements by their names: traces outside the definitions, and views of traces that there are not."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    root = ElementTree.fromstring(data)
    known = {one.get(XML_ID) or one.get("id") for one in root.iter()}

    def walk(element: ElementTree.Element, path: str, aside: bool) -> None:
        counts: dict[str, int] = {}
        for child in element:
            local = child.tag.split("}")[-1]
            counts[local] = counts.get(local, 0) + 1
            below = f"{path}/{local}[{counts[local]}]".lstrip("/")
            own = child.get(XML_ID) or child.get("id") or below
            name = below if own in taken else own
            taken.add(own)
            reference = child.get("traceDataRef", "").removeprefix("#")
            leads_nowhere = reference not in known if reference else not len(child)
            if (local == "trace" or (local == "traceView" and leads_nowhere)) and not aside:
                found[name] = local
            walk(child, below, aside or local == "definitions")

    walk(root, "", False)
    return found
