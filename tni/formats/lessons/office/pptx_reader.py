"""Reader of PowerPoint's presentations: .pptx, .ppsx, .potx, and .pptm without its code."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from tni.api.formats import FormatError, FormatFault, FormatLoss, ImportedLesson, PlainLesson, PlainPage
from tni.formats.lessons.office.lesson_files import LessonFiles
from tni.formats.lessons.office.numbers import number
from tni.formats.lessons.office.office_package import OfficePackage
from tni.formats.lessons.office.page_items import PageItems
from tni.formats.lessons.office.paints import styles_of
from tni.formats.lessons.office.placements import GroupFrame, page_frame, page_size_mm
from tni.formats.lessons.office.slide_context import Placeholders, SlideContext
from tni.formats.lessons.office.slide_reader import SlideParts, read_slide
from tni.formats.lessons.office.theme_colours import scheme_of
from tni.formats.xml_tree import Element, child, children, element_text, name_of

MOST_SLIDES = 2000
_SIDE = (3600.0, 720_000_000.0)
"""Sides that a slide may have, in EMU."""


def read_lesson(data: bytes, name: str) -> ImportedLesson:
    """Read a presentation. Raises: FormatError."""
    package = OfficePackage(data)
    return _PresentationReader(package, name).read()


class _PresentationReader:
    """Reading of one presentation."""

    def __init__(self, package: OfficePackage, name: str) -> None:
        self._package, self._name = package, name
        self._part = package.related("", "officeDocument") or "ppt/presentation.xml"
        root = package.root(self._part)
        if root is None:
            fault = (
                FormatFault.DAMAGED if self._part in package.damaged or package.has("ppt") else FormatFault.OTHER_FORMAT
            )
            raise FormatError(FormatFault.DAMAGED if package.has(self._part) else fault)
        if name_of(root) != "presentation":
            raise FormatError(FormatFault.OTHER_FORMAT)
        self._root: Element = root
        self._files = LessonFiles(package.data)
        self._losses: list[FormatLoss] = []
        self._placeholders: dict[Element, Placeholders] = {}

    def read(self) -> ImportedLesson:
        slides = self._slides()
        if not slides:
            raise FormatError(FormatFault.EMPTY)
        frame = self._frame()
        numbers = {part: number for number, part in reversed(list(enumerate(slides, 1)))}
        styles = self._table_styles()
        pages = []
        for place, part in enumerate(slides[:MOST_SLIDES], 1):
            context = SlideContext(
                self._package, part, PageItems(place), self._files, frame, slides=numbers,
                defaults=child(self._root, "defaultTextStyle"), table_styles=styles,
                placeholders=self._placeholders,
            )  # fmt: skip
            pages.append(self._page(context))
            self._package.forget(part)
        if len(slides) > MOST_SLIDES:
            self._losses.append(FormatLoss(f"Les pages à partir de la {MOST_SLIDES + 1}e."))
        if any(one.lower().endswith("vbaproject.bin") for one in self._package.names):
            self._losses.append(FormatLoss("Les macros ne sont pas reprises.", item="vbaProject"))
        return ImportedLesson(PlainLesson(self._title(), tuple(pages), self._files.files), tuple(self._losses))

    def _slides(self) -> list[str]:
        listed = child(self._root, "sldIdLst")
        relations = self._package.relations(self._part)
        found = []
        for one in () if listed is None else children(listed, "sldId"):
            identity = next((value for key, value in one.items() if key.endswith("}id")), "")
            relation = relations.get(identity)
            if relation is not None and not relation.is_external:
                found.append(relation.target)
            else:
                self._losses.append(FormatLoss("Une diapositive manque dans le fichier."))
        return found

    def _frame(self) -> GroupFrame:
        size = child(self._root, "sldSz")
        wide, high = (number(None if size is None else size.get(one)) for one in ("cx", "cy"))
        if not all(_SIDE[0] <= side <= _SIDE[1] for side in (wide, high)):
            wide, high = 9_144_000.0, 6_858_000.0
        return page_frame(wide, high, page_size_mm(wide, high))

    def _page(self, context: SlideContext) -> PlainPage:
        package = self._package
        slide = package.root(context.part)
        box = context.frame.placement
        if slide is None:
            number = context.page.number
            self._losses.append(FormatLoss("Page illisible.", number, item=f"page{number}"))
            return PlainPage(width=box.width, height=box.height)
        layout = package.related(context.part, "slideLayout")
        master = package.related(layout, "slideMaster") if layout else ""
        theme = package.root(package.related(master, "theme")) if master else None
        roots = [root for part in (layout, master) if part and (root := package.root(part)) is not None]
        scheme = scheme_of(theme)
        if roots:
            scheme = scheme.mapped(child(roots[-1], "clrMap"))
        override = child(slide, "clrMapOvr")
        if override is not None:
            scheme = scheme.mapped(child(override, "overrideClrMapping"))
        full = replace(context, scheme=scheme, matrix=styles_of(theme), parents=tuple(roots))
        try:
            page, losses = read_slide(full, SlideParts(slide, layout, master))
        except RecursionError:
            page = PlainPage(items=context.page.items, width=box.width, height=box.height)
            losses = (*context.page.losses, FormatLoss("Page trop imbriquée : reprise en partie.", context.page.number))
        self._losses += losses
        return page

    def _table_styles(self) -> dict[str, Element]:
        part = self._package.related(self._part, "tableStyles")
        root = self._package.root(part) if part else None
        return {} if root is None else {one.get("styleId", ""): one for one in root if name_of(one)}

    def _title(self) -> str:
        part = self._package.related("", "core-properties")
        root = self._package.root(part) if part else None
        title = element_text(None if root is None else child(root, "title")).strip()
        return title if title and title.lower() not in _NO_TITLES else PurePath(self._name).stem


_NO_TITLES = ("powerpoint presentation", "présentation powerpoint", "slide 1", "diapositive 1", "no slide title")
