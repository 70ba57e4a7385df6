"""Inventory of the elements of a lesson of SMART Notebook, by Python's own parser and zip reader."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree

SEEN = {"polyline", "path", "rect", "ellipse", "line", "polygon", "circle", "text", "image"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def inventory(data: bytes) -> Mapping[str, str]:
    """Kinds of the elements of all pages, and of attached files, by their names. A rectangle that fills its page is
    the page's colour."""
    found: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            if re.fullmatch(r"page\d*\.svg", name):
                found |= {f"{name}#{one}": kind for one, kind in _page(file.read(name).decode()).items()}
            elif name.startswith(("sounds/", "attachments/", "videos/")) or name.endswith((".wmv", ".mp4", ".mp3")):
                found[name] = "file"
    return found


def _page(text: str) -> dict[str, str]:
    again = text.find("<?xml", 5)
    text = text[:again] if again > 0 else text
    found: dict[str, str] = {}
    taken: set[str] = set()

    def walk(element: ElementTree.Element, path: str) -> None:
        counts: dict[str, int] = {}
        for child in element:
            local = child.tag.split("}")[-1]
            counts[local] = counts.get(local, 0) + 1
            below = f"{path}/{local}[{counts[local]}]".lstrip("/")
            own = child.get(XML_ID) or child.get("id") or below
            name = below if own in taken else own
            taken.add(name)
            is_ground = local == "rect" and child.get("width") == child.get("height") == "100%"
            if local in SEEN and not is_ground:
                found[name] = local
            if local not in ("defs", "votemetadata", "text"):
                walk(child, below)

    walk(
        ElementTree.fromstring(text.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "").replace("xlink:", "")),
        "",
    )
    return found
