"""Reader of documents of OpenBoard, Sankoré and Uniboard (.ubz), and of sets of documents (.ubx).

Format: zip of SVG pages with attributes of its own, as the programs write them; there is no other description. Pages
of all documents of a set follow each other in one lesson.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from tni.api.formats import FormatError, FormatFault, ImportedLesson, PlainLesson, PlainPage
from tni.core.format_errors import FileFormatError, FileTooLargeError, LockedArchiveError, ZipBombError
from tni.formats.lessons.damaged_xml import read_damaged_xml
from tni.formats.lessons.import_files import ImportFiles
from tni.formats.lessons.import_losses import ImportLosses
from tni.formats.lessons.openboard.package import BoardDocument, BoardPackage
from tni.formats.lessons.openboard.page_context import PageContext, attributes_of
from tni.formats.lessons.openboard.page_frame import frame_of
from tni.formats.lessons.openboard.page_reader import read_page
from tni.formats.lessons.point_budget import PointBudget
from tni.formats.xml_tree import Element, name_of

PAGE_BYTES = 64_000_000
PAGES_MAX = 2000


def read_lesson(data: bytes, name: str) -> ImportedLesson:
    """Read a document. Raises: FormatError."""
    try:
        package = BoardPackage(data)
    except LockedArchiveError:
        raise FormatError(FormatFault.LOCKED) from None
    except (FileTooLargeError, ZipBombError) as error:
        raise FormatError(FormatFault.TOO_LARGE, str(error)) from None
    except FileFormatError as error:
        fault = FormatFault.DAMAGED if data.startswith(b"PK") else FormatFault.OTHER_FORMAT
        raise FormatError(fault, str(error)) from None
    documents = package.documents()
    if not documents:
        is_one = any(path.endswith("metadata.rdf") for path in package.names)
        raise FormatError(FormatFault.EMPTY if is_one else FormatFault.OTHER_FORMAT)
    return _Reading(package).lesson(documents, name)


class _Reading:
    def __init__(self, package: BoardPackage) -> None:
        self._package = package
        self._files, self._losses, self._budget = ImportFiles(), ImportLosses(), PointBudget()
        self._pages: list[PlainPage] = []

    def lesson(self, documents: list[BoardDocument], name: str) -> ImportedLesson:
        for document in documents:
            self._read(document, title=document.title if len(documents) > 1 else "")
        if not self._pages:
            raise FormatError(FormatFault.DAMAGED, "no page can be read")
        title = documents[0].title if len(documents) == 1 else ""
        lesson = PlainLesson(title or PurePath(name).stem, tuple(self._pages), self._files.files)
        return ImportedLesson(lesson, self._losses.found)

    def _read(self, document: BoardDocument, title: str) -> None:
        for missing in document.missing:
            what = "Page annoncée par le document, absente du fichier."
            self._losses.drop(what, 0, f"{document.folder}{missing.removesuffix('.svg')}")
        notes = document.notes
        for path in document.pages:
            label = path.removesuffix(".svg")
            root, is_whole = self._root(path) if len(self._pages) < PAGES_MAX else (None, False)
            if root is None:
                self._losses.drop("Page illisible.", len(self._pages) + 1, label)
                continue
            if not is_whole:
                what = "Page abîmée : ce qui a pu en être lu est repris."
                self._losses.change(what, len(self._pages) + 1, label)
            context = PageContext(
                len(self._pages) + 1, label, frame_of(attributes_of(root), document.size),
                self._package.reader_in(document.folder), self._files, self._losses, self._budget,
            )  # fmt: skip
            page = read_page(root, context)
            told = "\n".join(filter(None, (notes, page.notes)))
            self._pages.append(replace(page, title=title, notes=told))
            title = notes = ""
        for name in self._package.left(document.folder):
            file = name.rpartition("/")[2][:100]
            self._losses.drop(f"Fichier joint qu’aucune page ne montre, non repris : « {file} ».", 0, name)

    def _root(self, path: str) -> tuple[Element | None, bool]:
        """Return the root of a page, and whether all of it could be read."""
        data = self._package.read(path, PAGE_BYTES)
        if data is None:
            return None, False
        try:
            root, is_whole = read_damaged_xml(data)
        except FileFormatError:
            return None, False
        is_page = name_of(root) == "svg" and (is_whole or len(root) > 0)
        return (root, is_whole) if is_page else (None, False)
