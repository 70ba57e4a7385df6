"""Reader of Impress's presentations: .odp, .otp, and .fodp, which is a single XML file."""

from __future__ import annotations

from pathlib import PurePath

from tni.api.formats import FormatError, FormatFault, FormatLoss, ImportedLesson, PlainLesson, PlainPage
from tni.core.format_errors import FileFormatError, FileTooLargeError
from tni.formats.lessons.office.lesson_files import LessonFiles
from tni.formats.lessons.office.numbers import length_mm
from tni.formats.lessons.office.odf_context import OdfPageContext
from tni.formats.lessons.office.odf_styles import OdfStyles, attribute, sections_of
from tni.formats.lessons.office.odp_page import read_odp_page
from tni.formats.lessons.office.office_package import MOST_XML_BYTES, OfficePackage
from tni.formats.lessons.office.page_items import PageItems
from tni.formats.lessons.office.placements import GroupFrame, page_frame, page_size_mm
from tni.formats.xml_tree import Element, child, element_text, name_of, parse_xml

MOST_PAGES = 2000
_DEFAULT_MM = (280.0, 210.0)
_SIDE_MM = (0.1, 20_000.0)
"""Sides that a page may have; one of 10⁻³²⁰ mm would have no scale that is a number."""


def read_lesson(data: bytes, name: str) -> ImportedLesson:
    """Read a presentation. Raises: FormatError."""
    if data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return _OdpReader(_flat(data), None, name).read()
    package = OfficePackage(data)
    manifest = package.root("META-INF/manifest.xml")
    if manifest is not None and any(name_of(one) == "encryption-data" for one in manifest.iter()):
        raise FormatError(FormatFault.LOCKED)
    content = package.root("content.xml")
    if content is None:
        raise FormatError(FormatFault.DAMAGED if package.has("content.xml") else FormatFault.OTHER_FORMAT)
    return _OdpReader(content, package, name).read()


def _flat(data: bytes) -> Element:
    if len(data) > MOST_XML_BYTES:
        raise FormatError(FormatFault.TOO_LARGE)
    try:
        return parse_xml(data)
    except FileTooLargeError:
        raise FormatError(FormatFault.TOO_LARGE) from None
    except FileFormatError:
        raise FormatError(FormatFault.DAMAGED) from None


class _OdpReader:
    """Reading of one presentation. package: None for a file that is one XML."""

    def __init__(self, content: Element, package: OfficePackage | None, name: str) -> None:
        body = child(content, "body")
        show = None if body is None else child(body, "presentation")
        if show is None:
            raise FormatError(FormatFault.OTHER_FORMAT)
        self._content, self._package, self._name, self._show = content, package, name, show
        self._styles = OdfStyles()
        self._binaries: dict[str, bytes] = {}
        self._styles.add(package.root("styles.xml") if package else None)
        self._styles.add(content)
        self._files = LessonFiles(self._load)
        self._losses: list[FormatLoss] = []

    def _load(self, part: str) -> bytes | None:
        if part in self._binaries:
            return self._binaries[part]
        return self._package.data(part) if self._package else None

    def read(self) -> ImportedLesson:
        elements = sections_of(self._content)
        if not elements:
            raise FormatError(FormatFault.EMPTY)
        numbers = {attribute(one, "name"): place for place, one in enumerate(elements, 1) if attribute(one, "name")}
        numbers |= {f"page{place}": place for place in range(1, len(elements) + 1) if f"page{place}" not in numbers}
        pages = [self._page(one, place, numbers) for place, one in enumerate(elements[:MOST_PAGES], 1)]
        if len(elements) > MOST_PAGES:
            self._losses.append(FormatLoss(f"Les pages à partir de la {MOST_PAGES + 1}e."))
        if self._package and any(one.startswith("Basic/") for one in self._package.names):
            self._losses.append(FormatLoss("Les macros ne sont pas reprises.", item="Basic"))
        return ImportedLesson(PlainLesson(self._title(), tuple(pages), self._files.files), tuple(self._losses))

    def _page(self, element: Element, number: int, numbers: dict[str, int]) -> PlainPage:
        master = attribute(element, "master-page-name")
        page = PageItems(number)
        frame = self._frame(master)
        context = OdfPageContext(
            page, self._files, self._styles, frame, master, numbers, self._fields(element, number), self._binaries
        )
        try:
            made, losses = read_odp_page(context, element)
        except RecursionError:
            box = frame.placement
            made = PlainPage(items=page.items, width=box.width, height=box.height)
            losses = (*page.losses, FormatLoss("Page trop imbriquée : reprise en partie.", number))
        self._losses += losses
        return made

    def _frame(self, master: str) -> GroupFrame:
        found = self._styles.masters.get(master)
        layout = None if found is None else self._styles.layouts.get(attribute(found, "page-layout-name"))
        properties = None if layout is None else child(layout, "page-layout-properties")
        wide, high = _DEFAULT_MM
        if properties is not None:
            wide = length_mm(attribute(properties, "page-width"), wide)
            high = length_mm(attribute(properties, "page-height"), high)
        if not all(_SIDE_MM[0] <= side <= _SIDE_MM[1] for side in (wide, high)):
            wide, high = _DEFAULT_MM
        return page_frame(wide, high, page_size_mm(wide, high))

    def _fields(self, element: Element, number: int) -> dict[str, str]:
        """Return the texts of the fields of a page: its number, and what its footer, header and date say."""
        fields = {"page-number": str(number), "page-name": attribute(element, "name")}
        for kind in ("footer", "header", "date-time"):
            wanted = attribute(element, f"use-{kind}-name")
            for one in self._show:
                if name_of(one) == f"{kind}-decl" and attribute(one, "name") == wanted:
                    fields[kind] = element_text(one).strip()
            fields.setdefault(kind, "")
        return fields

    def _title(self) -> str:
        root = self._content
        if self._package:
            root = self._package.root("meta.xml")
        found = None if root is None else next((one for one in root.iter() if _is_title(one)), None)
        title = element_text(found).strip()
        return title or PurePath(self._name).stem


def _is_title(element: Element) -> bool:
    return name_of(element) == "title" and "purl.org/dc" in str(element.tag)
