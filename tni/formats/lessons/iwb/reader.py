"""Reader of the IWB common file format (.iwb), in the package and as bare XML, of Becta and of IMS.

Format: IMS Interactive Whiteboard/Whiteboard Common File Format 1.0: pages of a subset of SVG, and apart from them
properties of their elements by identity. Elements are known by their names in any namespace: programs write three.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from tni.api.formats import FormatError, FormatFault, ImportedLesson, PlainLesson, PlainPage
from tni.core.format_errors import FileFormatError, FileTooLargeError, LockedArchiveError, ZipBombError
from tni.core.geometry import Rect
from tni.formats.lessons.import_files import ImportFiles
from tni.formats.lessons.import_losses import ImportLosses
from tni.formats.lessons.iwb.package import IwbPackage
from tni.formats.lessons.iwb.page_context import IwbPageContext, plain_attributes
from tni.formats.lessons.iwb.page_reader import read_page
from tni.formats.lessons.iwb.properties import properties_by_identity
from tni.formats.lessons.point_budget import PointBudget
from tni.formats.lessons.svg_values import parse_length, parse_view_box
from tni.formats.xml_tree import Element, name_of

SIZE = (1024.0, 768.0)
"""Of pages that tell none."""
PAGES_MAX = 2000
_SIDES = (10.0, 100_000.0)
_TITLES = ("title", "dc:title", "name")


def read_lesson(data: bytes, name: str) -> ImportedLesson:
    """Read a file. Raises: FormatError."""
    try:
        package = IwbPackage(data)
    except LockedArchiveError:
        raise FormatError(FormatFault.LOCKED) from None
    except (FileTooLargeError, ZipBombError) as error:
        raise FormatError(FormatFault.TOO_LARGE, str(error)) from None
    except FileFormatError as error:
        fault = FormatFault.DAMAGED if data.startswith((b"PK", b"<", b"\xef\xbb\xbf<")) else FormatFault.OTHER_FORMAT
        raise FormatError(fault, str(error)) from None
    if package.root is None:
        raise FormatError(FormatFault.OTHER_FORMAT)
    return _Reading(package, package.root).lesson(name)


_BESIDE = frozenset({"svg", "element", "group", "meta"})
"""Elements beside the pages that are read. Others tell properties of what they refer to."""


@dataclass(frozen=True, slots=True)
class _Page:
    """Page in the file. svg: that it is within; elements: on it."""

    svg: Element
    element: Element
    elements: tuple[Element, ...]


class _Reading:
    def __init__(self, package: IwbPackage, root: Element) -> None:
        self._package, self._root = package, root
        self._files, self._losses, self._budget = ImportFiles(), ImportLosses(), PointBudget()
        self._properties = properties_by_identity(root)

    def lesson(self, name: str) -> ImportedLesson:
        found = [page for svg in self._root if name_of(svg) == "svg" for page in _pages(svg)]
        if not found:
            raise FormatError(FormatFault.EMPTY if self._package.is_whole else FormatFault.DAMAGED)
        for number, one in enumerate(self._root, 1):
            if (kind := name_of(one)) and kind not in _BESIDE and "ref" not in one.attrib:
                self._losses.drop(
                    "Élément d’une sorte inconnue, à côté des pages, non repris.", 0, f"{kind[:40]}{number}"
                )
        for number in range(PAGES_MAX, len(found)):
            self._losses.drop("Page en trop.", number + 1, f"page{number + 1}")
        identities: dict[str, int] = {}
        for number, page in enumerate(found, 1):
            identities.setdefault(page.element.get("id", ""), number)
        pages = [self._page(page, number, identities) for number, page in enumerate(found[:PAGES_MAX], 1)]
        if not self._package.is_whole:
            self._losses.change("Fichier abîmé : ce qui a pu en être lu est repris.", 0, "content.xml")
        for one in self._package.unused:
            file = one.rpartition("/")[2][:100]
            self._losses.drop(f"Fichier joint qu’aucune page ne montre, non repris : « {file} ».", 0, one)
        lesson = PlainLesson(self._title() or PurePath(name).stem, tuple(pages), self._files.files)
        return ImportedLesson(lesson, self._losses.found)

    def _page(self, page: _Page, number: int, identities: dict[str, int]) -> PlainPage:
        context = IwbPageContext(
            number, _box(page), self._package, self._properties, identities, self._files, self._losses, self._budget
        )
        return read_page(page.elements, context)

    def _title(self) -> str:
        for one in self._root:
            if name_of(one) == "meta" and one.get("name", "").strip().lower() in _TITLES:
                title = " ".join(one.get("content", "").split())
                if title:
                    return title
        return ""


def _pages(svg: Element) -> list[_Page]:
    """Return the pages within a drawing; itself if it has none. What stands beside the pages is on the first."""
    pages: list[Element] = []
    beside: list[Element] = []
    for one in svg:
        kind = name_of(one)
        if kind == "page":
            pages.append(one)
        elif kind == "pageset":
            pages += [page for page in one if name_of(page) == "page"]
            beside += [other for other in one if name_of(other) not in ("", "page")]
        elif kind:
            beside.append(one)
    if not pages:
        return [_Page(svg, svg, tuple(svg))] if len(svg) else []
    return [_Page(svg, page, (*(beside if page is pages[0] else ()), *page)) for page in pages]


def _box(page: _Page) -> Rect:
    """Return the place and size of a page: its own view box or size, else that of the drawing it is within."""
    for element in (page.element, page.svg):
        attributes = plain_attributes(element)
        box = parse_view_box(attributes.get("viewbox") or attributes.get("viewBox"))
        width, height = (_side(attributes.get(name)) for name in ("width", "height"))
        if box is not None and all(_SIDES[0] <= side <= _SIDES[1] for side in (box.width, box.height)):
            return box
        if width and height:
            return Rect(0.0, 0.0, width, height)
    return Rect(0.0, 0.0, *SIZE)


def _side(text: str | None) -> float:
    side = 0.0 if text is None or text.strip().endswith("%") else parse_length(text)
    return side if _SIDES[0] <= side <= _SIDES[1] else 0.0
