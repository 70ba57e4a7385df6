"""Inventory of documents of OpenBoard, Sankoré and Uniboard, by a second reader: what each page has, by names of its
own making.

It shares no code with the importer: it follows the XML as a stream of events and counts. Pages of a PDF that the file
has are no elements of their own here: they lie behind a page.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from urllib.parse import unquote
from xml.parsers import expat

SIDES = ("width", "height")
PIECES = ("polygon", "line", "polyline")


def inventory(data: bytes) -> Mapping[str, str]:
    """Return the kinds of all elements, by their names. Loose pieces of one stroke are one element: those with the same
    parent, else those of one colour that follow each other."""
    found: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        pages = [archive.read(one).decode(errors="replace") for one in names if re.search(r"page\d*[^/]*\.svg$", one)]
        told = unquote("".join(pages))
        for path in names:
            kept = re.fullmatch(
                r"(?:.*/)?(?:images|videos|audios|objects|teacherGuideObjects|widgets/[^/]+)/([^/.][^/]*)", path
            )
            owner = path.split("widgets/")[-1].split("/")[0] if "widgets/" in path else path.rpartition("/")[2]
            if kept and owner not in told and owner.strip("{}") not in told:
                found[path[: path.index(owner) + len(owner)] if "widgets/" in path else path] = "file"
        for path in names:
            if path.rpartition("/")[2].startswith("page") and path.endswith(".svg"):
                found |= _Page(path.removesuffix(".svg"), names, path.rpartition("/")[0]).of(archive.read(path))
    return found


class _Page:
    def __init__(self, label: str, files: list[str], folder: str) -> None:
        self._label, self._files, self._folder = label, files, f"{folder}/" if folder else ""
        self._found: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._depth = 0
        self._box = ""
        self._run: tuple[str, ...] = ()
        self._parents: set[str] = set()

    def of(self, xml: bytes) -> dict[str, str]:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.Parse(xml, True)
        return self._found

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1:
            self._box = attributes.get("viewBox", "")
        if self._depth != 2:
            return
        kind = qualified.rpartition(":")[2]
        self._counts[kind] += 1
        number = self._counts[kind]
        box = self._box.split()[2:]
        is_paper = not box or all(
            float(attributes.get(a, 0)) >= 0.98 * float(b) for a, b in zip(SIDES, box, strict=True)
        )
        if kind == "groups" or (kind == "rect" and number == 1 and is_paper):
            self._run = ()
            return
        if kind in PIECES:
            self._piece(kind, number, attributes)
            return
        self._run = ()
        page_of_pdf = attributes.get("xlink:href", "").partition("#")[0]
        if kind == "foreignObject" and page_of_pdf.endswith(".pdf") and self._folder + page_of_pdf in self._files:
            return
        uuid = attributes.get("ub:uuid", "").strip("{}").lower()
        if kind == "g" and uuid in self._parents:
            return  # more of a stroke that has begun
        if kind == "g" and uuid:
            self._parents.add(uuid)
        name = f"{self._label}/{uuid}" if uuid else f"{self._label}/{kind}{number}"
        if name in self._found:
            name = f"{self._label}/{kind}{number}"
        self._found[name] = kind

    def _piece(self, kind: str, number: int, attributes: dict[str, str]) -> None:
        parent = attributes.get("ub:parent", "").strip("{}").lower()
        paint = "fill" if kind == "polygon" else "stroke"
        opacity = float(attributes.get(f"{paint}-opacity", "1"))
        look = (attributes.get(paint, "").lower(), f"{opacity:g}", attributes.get("transform", ""))
        if parent:
            is_new, self._run = parent not in self._parents, ()
            self._parents.add(parent)
        else:
            is_new, self._run = look != self._run, look
        if is_new:
            self._found[f"{self._label}/{kind}{number}"] = "stroke"
