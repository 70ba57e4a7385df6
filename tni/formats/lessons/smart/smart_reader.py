"""Readers of lessons of SMART Notebook: `.notebook`, a package, and `.xbk`, the single file of older versions.

SMART has published no description. The facts come from programs that read or write such files; no file of a school was
met yet, which the report says.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from pathlib import PurePath

from tni.api.formats import (
    FormatError,
    FormatFault,
    FormatLoss,
    ImportedLesson,
    PlainItem,
    PlainLesson,
    PlainMedia,
    PlainPage,
    PlainText,
)
from tni.core.format_errors import FileTooDeepError
from tni.formats.lessons.imported_pictures import ImportedPictures
from tni.formats.lessons.smart.smart_package import SmartPackage
from tni.formats.lessons.smart.smart_page import SmartFiles, smart_page, with_group_title
from tni.formats.lessons.svg_cost import check_cost
from tni.formats.lessons.svg_tree import SvgTree, read_svg_tree
from tni.formats.xml_tree import Element, name_of

FROM_DOCUMENTATION = "Lecture d’après la documentation publique du format : vérifier les pages."
SECOND_DOCUMENT = "Reste d’une ancienne version de la page, derrière elle dans le fichier, laissé de côté."
PARTIAL = "Page abîmée : elle est lue en partie."
ATTACHMENTS = "Fichiers joints au document"
_FILMS = (".mp4", ".webm", ".mov", ".m4v", ".avi", ".mpg", ".mpeg", ".wmv", ".ogv", ".mkv", ".flv")
_SOUNDS = (".mp3", ".wav", ".ogg", ".oga", ".m4a", ".aac", ".wma", ".flac", ".opus")
_FOLDERS = ("sounds/", "videos/", "attachments/")
_FLASH = (".swf", ".fla")
_PAPERS = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".notebook")
"""Ends of names of files that are attached in whichever folder they lie."""
_ATTACHED_MAX = 60


@dataclass(slots=True)
class _Files:
    """Files of a package, as its pages refer to them."""

    package: SmartPackage
    pictures: ImportedPictures
    _taken: dict[str, str] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def take(self, href: str) -> str:
        """Take a file into the lesson, once. Return its name there, "" where there is none."""
        name = self.package.name_of_file(href)
        if name and name not in self._taken:
            data = self.package.file(name)
            self._taken[name] = self.pictures.add_file(data, PurePath(name).suffix.lower()[:12]) if data else ""
        return self._taken.get(name, "")

    def page_number(self, href: str) -> int:
        if not self._numbers:
            self._numbers = {page.name: number for number, page in enumerate(self.package.pages, 1)}
        return self._numbers.get(self.package.name_of_file(href), 0)

    def left(self) -> list[str]:
        """Return the names of attached files that no page refers to."""
        return [
            name
            for name in self.package.names
            if name.lower().startswith(_FOLDERS) or name.lower().endswith((*_FILMS, *_SOUNDS, *_FLASH, *_PAPERS))
            if name not in self._taken and not name.endswith((".xml", ".rdf", "/"))
        ]


def read_lesson(data: bytes, name: str) -> ImportedLesson:
    """Read a `.notebook`. Raises: FormatError."""
    if b"<svg" in data[:100_000] and not data.startswith(b"PK"):
        return read_old_lesson(data, name)
    package = SmartPackage(data)
    pictures = ImportedPictures()
    files = _Files(package, pictures)
    seen = SmartFiles(package.file, package.name_of_file, files.take, files.page_number)
    losses = [FormatLoss(FROM_DOCUMENTATION, is_dropped=False), *package.losses]
    pages: list[PlainPage] = []
    for number, entry in enumerate(package.pages, 1):
        try:
            page, lost = _page(package.file(entry.name), number, entry.name, pictures, seen)
        except FormatError as error:
            if error.fault is FormatFault.LOCKED:
                raise
            page, lost = PlainPage(), [FormatLoss("Page illisible : elle reste vide.", number, item=entry.name)]
        pages.append(with_group_title(page, entry.group))
        losses += lost
    if attached := files.left():
        page, lost = _attached(attached, files)
        pages += [page] if page.items else []
        losses += lost
    return ImportedLesson(PlainLesson(PurePath(name).stem, tuple(pages), pictures.files), tuple(losses))


def read_old_lesson(data: bytes, name: str) -> ImportedLesson:
    """Read an `.xbk`. Raises: FormatError."""
    if data.startswith(b"PK"):
        return read_lesson(data, name)
    tree = read_svg_tree(data)
    roots = [
        one
        for one in tree.root.iter()
        if name_of(one) == "svg" and not any(name_of(a) == "svg" for a in one.iterancestors())
    ]
    if not roots:
        raise FormatError(FormatFault.OTHER_FORMAT)
    pictures = ImportedPictures()
    nothing = SmartFiles(lambda _href: b"", lambda _href: "", lambda _href: "", lambda _href: 0)
    losses = [FormatLoss(FROM_DOCUMENTATION, is_dropped=False), *_repairs(tree, 0, "")]
    pages = []
    for number, root in enumerate(roots[:2000], 1):
        parent = root.getparent()
        if parent is not None:
            parent.remove(root)
        page, lost = _checked(root, number, f"page{number}", pictures, nothing)
        pages.append(page)
        losses += lost
    return ImportedLesson(PlainLesson(PurePath(name).stem, tuple(pages), pictures.files), tuple(losses))


def _page(
    data: bytes, number: int, source: str, pictures: ImportedPictures, files: SmartFiles
) -> tuple[PlainPage, list[FormatLoss]]:
    tree = read_svg_tree(data)
    if name_of(tree.root) != "svg":
        raise FormatError(FormatFault.DAMAGED)
    page, losses = _checked(tree.root, number, source, pictures, files)
    return page, [*_repairs(tree, number, source), *losses]


def _checked(
    root: Element, number: int, source: str, pictures: ImportedPictures, files: SmartFiles
) -> tuple[PlainPage, list[FormatLoss]]:
    try:
        check_cost(root)
    except FileTooDeepError:
        raise FormatError(FormatFault.TOO_LARGE, "nesting") from None
    return smart_page(root, number, source, pictures, files)


def _repairs(tree: SvgTree, number: int, source: str) -> list[FormatLoss]:
    found = [FormatLoss(SECOND_DOCUMENT, number, item=source)] if tree.has_more else []
    return [*found, FormatLoss(PARTIAL, number, item=source)] if tree.is_partial else found


def _attached(names: list[str], files: _Files) -> tuple[PlainPage, list[FormatLoss]]:
    """Return a page that leads to the files attached to the lesson: sounds and films to play, others to open."""
    items: list[PlainItem] = []
    losses: list[FormatLoss] = []
    for name in names:
        title = posixpath.basename(name)[:100]
        lower = name.lower()
        taken = "" if lower.endswith(_FLASH) or len(items) >= _ATTACHED_MAX else files.take(name)
        if not taken:
            losses.append(FormatLoss(f"Fichier joint non repris : « {title} ».", item=name))
            continue
        at = len(items)
        x, y = 20.0 + 130.0 * (at // 30), 30.0 + 14.0 * (at % 30)
        if lower.endswith(_FILMS + _SOUNDS):
            is_film = lower.endswith(_FILMS)
            items.append(
                PlainMedia(file=taken, x=x, y=y, width=100.0, height=12.0, is_film=is_film, title=title, source=name)
            )
        else:
            items.append(PlainText(x=x, y=y, text=title, link=f"file:{taken}", source=name))
    height = max(210.0, 50.0 + 14.0 * min(30, len(items)))
    return PlainPage(items=tuple(items), title=ATTACHMENTS, height=height), losses
