"""Files within a document of OpenBoard, Sankoré or Uniboard, or within a set of documents."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from tni.core.format_errors import FileFormatError
from tni.formats.archive import Archive, ArchiveLimits
from tni.formats.lessons.openboard.teacher_notes import described_lesson
from tni.formats.xml_tree import element_text, name_of, parse_xml

LIMITS = ArchiveLimits(files=50_000, unpacked=700_000_000)
_PAGE = re.compile(r"page(\d{1,9})?[^/]{0,100}\.svg")
_ATTACHED = ("images", "videos", "audios", "objects", "teacherGuideObjects")
_SIZE = re.compile(r"(\d{1,6})\s*x\s*(\d{1,6})")


@dataclass(frozen=True, slots=True)
class BoardDocument:
    """Document in a package. folder: "" or a path with a slash at its end. pages: paths in their order. missing: names
    of pages that the document lists, but the package has not. size: of its pages in pixels, as the document says."""

    folder: str
    title: str
    pages: tuple[str, ...]
    missing: tuple[str, ...] = ()
    size: tuple[float, float] | None = None
    notes: str = ""
    """What it says of the séance."""


class BoardPackage:
    """Package that is read file by file. A file that cannot be read is as one that is missing. The constructor raises
    FileFormatError for what is no zip."""

    def __init__(self, data: bytes) -> None:
        self._archive = Archive(data, LIMITS)
        self._names_in: dict[str, list[str]] = {}
        self._read_in: defaultdict[str, set[str]] = defaultdict(set)
        self.names = tuple(name for name in self._archive.names if not name.startswith(("__MACOSX/", "../", "/")))
        self._lists = {name.rpartition("/")[0]: name for name in reversed(self.names) if name.endswith(".ub")}
        """Uniboard's lists of pages, the first of each folder."""

    def read(self, path: str, most: int = LIMITS.unpacked) -> bytes | None:
        """Return a file; None if there is none, or none that can be read, or a larger one."""
        clean = posixpath.normpath(path)
        if clean.startswith("..") or self._archive.size(clean) > most:
            return None
        try:
            found = self._archive.read(clean)
        except FileFormatError:
            return None
        for folder in self._folders_of(clean):
            self._read_in[folder].add(clean)
        return found

    def left(self, folder: str) -> list[str]:
        """Return what no page of a document has asked for: paths of files, and of applications as a whole."""
        asked = {_attached(name, folder) for name in self._read_in.get(folder, ())}
        found = (_attached(name, folder) for name in self._names_in.get(folder, ()))
        return [name for name in dict.fromkeys(found) if name and name not in asked]

    def reader_in(self, folder: str) -> Callable[[str], bytes | None]:
        """Return a function that reads a file by an address within a document: relative, perhaps with per cents, or an
        absolute one of the computer where the document was, which Sankoré wrote for media."""

        def read(address: str) -> bytes | None:
            found = self.read(folder + address)
            if found is None and "%" in address:
                found = self.read(folder + unquote(address))
            if found is None:
                kept = re.search(r"(?:images|videos|audios|objects|widgets)/[^/]{1,300}$", unquote(address))
                found = self.read(folder + kept[0]) if kept else None
            return found

        return read

    def documents(self) -> list[BoardDocument]:
        """Return the documents with pages, in the order of their folders."""
        folders: dict[str, list[str]] = {}
        for name in self.names:
            folder, _, file = name.rpartition("/")
            if _PAGE.fullmatch(file):
                folders.setdefault(f"{folder}/" if folder else "", []).append(name)
        self._names_in = {folder: [] for folder in folders}
        for name in self.names:
            for folder in self._folders_of(name):
                self._names_in[folder].append(name)
        return [self._document(folder, names) for folder, names in sorted(folders.items())]

    def _folders_of(self, name: str) -> Iterator[str]:
        """Yield the folders of documents that a path is in, without asking each: a set may have thousands."""
        at = 0
        while True:
            if name[:at] in self._names_in:
                yield name[:at]
            if len(name) <= at or (at := name.find("/", at) + 1) == 0:
                return

    def _document(self, folder: str, names: Iterable[str]) -> BoardDocument:
        pages = sorted((name for name in names if name.endswith(".svg")), key=_page_order)
        listed, there = self._listed_pages(folder), set(pages)
        present = [name for name in listed if name in there]
        shown = set(present)
        described = _described(self.read(f"{folder}metadata.rdf", 1_000_000))
        return BoardDocument(
            folder, " ".join(described.get("title", "").split()),
            (*present, *(name for name in pages if name not in shown)),
            tuple(name.rpartition("/")[2] for name in listed if name not in there) if present else (),
            parse_size(described.get("size", "")), described_lesson(described),
        )  # fmt: skip

    def _listed_pages(self, folder: str) -> list[str]:
        """Return the paths of the pages as Uniboard listed them in a file of its own."""
        found_list = self._lists.get(folder.rstrip("/"))
        data = None if found_list is None else self.read(found_list, 1_000_000)
        try:
            root = None if data is None else parse_xml(data)
        except FileFormatError:
            return []
        found = [] if root is None else [one for one in root.iter() if name_of(one) == "page"]
        return list(dict.fromkeys(f"{folder}{element_text(one).strip()}" for one in found))


def _attached(name: str, folder: str) -> str:
    """Return the path of an attached file, or of the application that a file is part of; "" for another file."""
    kind, _, inner = name.removeprefix(folder).partition("/")
    if not name.startswith(folder) or not inner or inner.endswith("/") or inner.rpartition("/")[2].startswith("."):
        return ""
    if kind == "widgets":
        widget, slash, _ = inner.partition("/")
        return f"{folder}widgets/{widget}" if slash else ""
    return name if kind in _ATTACHED else ""


def _page_order(path: str) -> tuple[int, str]:
    found = _PAGE.fullmatch(path.rpartition("/")[2])
    return int(found[1]) if found and found[1] else 0, path


def _described(data: bytes | None) -> dict[str, str]:
    """Return the texts of a document's description by the names of their elements; the first of each name."""
    try:
        root = None if data is None else parse_xml(data)
    except FileFormatError:
        return {}
    found: dict[str, str] = {}
    for element in () if root is None else root.iter():
        if len(element) == 0:
            found.setdefault(name_of(element), element_text(element))
    return found


def parse_size(text: str) -> tuple[float, float] | None:
    """Return width and height of "1280x960"; None for what is no size, or a page without an area."""
    found = _SIZE.search(text[:100])
    return (float(found[1]), float(found[2])) if found and int(found[1]) and int(found[2]) else None
