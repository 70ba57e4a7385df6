"""Package of SMART Notebook: its pages in their order, with the titles of their groups, and its files by name."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from tni.api.formats import FormatError, FormatFault, FormatLoss
from tni.core.errors import TniError
from tni.core.format_errors import FileTooLargeError, LockedArchiveError, ZipBombError
from tni.formats.archive import Archive, ArchiveLimits
from tni.formats.lessons.svg_tree import read_svg_tree
from tni.formats.xml_tree import Element, element_text, name_of

LIMITS = ArchiveLimits(files=20_000, unpacked=600_000_000, ratio=300)
PAGES_MAX = 2000
MANIFEST = "imsmanifest.xml"
_PAGE = re.compile(r"(?:.*/)?page(\d{0,20})[^/]*\.svg", re.IGNORECASE)
_GROUP = re.compile(r"group\w*_pages")


@dataclass(frozen=True, slots=True)
class SmartPageEntry:
    """Page of a package. name: of its file; group: title of its group, "" for none, told for the first page of each."""

    name: str
    group: str = ""


@dataclass(slots=True)
class SmartPackage:
    """Files and pages of a package. The constructor raises FormatError."""

    data: bytes
    losses: list[FormatLoss] = field(default_factory=list)
    pages: list[SmartPageEntry] = field(default_factory=list)
    title: str = ""
    _archive: Archive = field(init=False)
    _by_lower: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        try:
            self._archive = Archive(self.data, LIMITS)
        except (FileTooLargeError, ZipBombError):
            raise FormatError(FormatFault.TOO_LARGE) from None
        except TniError as error:
            raise FormatError(FormatFault.OTHER_FORMAT, str(error)) from None
        self._by_lower = {name.lower(): name for name in self._archive.names}
        self._read_manifest()

    @property
    def names(self) -> tuple[str, ...]:
        return self._archive.names

    def file(self, href: str) -> bytes:
        """Return a file that a page names, b"" if there is none. Raises: FormatError for one that is a bomb."""
        name = self.name_of_file(href)
        if not name:
            return b""
        try:
            return self._archive.read(name) or b""
        except LockedArchiveError:
            raise FormatError(FormatFault.LOCKED) from None
        except ZipBombError:
            raise FormatError(FormatFault.TOO_LARGE) from None
        except TniError:
            return b""

    def name_of_file(self, href: str) -> str:
        """Return the name of a file that a page names, "" if there is none."""
        path = href.strip().removeprefix("file://").replace("\\", "/").lstrip("/")
        for one in (path, unquote(path)):
            found = self._by_lower.get(posixpath.normpath(one).lower() if one else "")
            if found is not None:
                return found
        return ""

    # -- pages

    def _read_manifest(self) -> None:
        manifest = self.file(MANIFEST)
        listed = list[SmartPageEntry]()
        if manifest:
            try:
                listed = self._listed(read_svg_tree(manifest).root)
            except FormatError:
                self.losses.append(FormatLoss("L’ordre des pages est illisible : elles sont dans l’ordre des noms."))
        all_pages = sorted((one for one in self.names if _PAGE.fullmatch(one)), key=_page_number)
        known = {page.name for page in listed}
        behind = [name for name in all_pages if name not in known]
        if listed and behind:
            self.losses.append(
                FormatLoss(f"Pages hors du sommaire, ajoutées à la fin : {len(behind)}.", is_dropped=False)
            )
        self.pages = [*listed, *(SmartPageEntry(name) for name in behind)]
        if not self.pages:
            fault = FormatFault.EMPTY if manifest else FormatFault.OTHER_FORMAT
            raise FormatError(fault, "no pages")
        if len(self.pages) > PAGES_MAX:
            self.losses.append(FormatLoss(f"Les pages à partir de la {PAGES_MAX + 1}e."))
            del self.pages[PAGES_MAX:]

    def _listed(self, root: Element) -> list[SmartPageEntry]:
        """Return the pages that the manifest lists, each once: by groups, then the others."""
        resources = {
            one.get("identifier", ""): [f.get("href", "") for f in one if name_of(f) == "file"]
            for one in root.iter()
            if name_of(one) == "resource"
        }
        groups = [
            (one.get("identifierref", ""), element_text(next((c for c in one if name_of(c) == "title"), None)).strip())
            for one in root.iter()
            if name_of(one) == "item"
        ]
        titles = [(ref, title) for ref, title in groups if ref in resources]
        others = [(ref, "") for ref in resources if _GROUP.fullmatch(ref) and ref not in dict(titles)]
        shows_titles = sum(bool(resources[ref]) for ref, _ in titles) > 1
        found: dict[str, SmartPageEntry] = {}
        for ref, title in [*titles, *others, ("pages", "")]:
            is_first = True
            for href in resources.get(ref, ()):
                name = self.name_of_file(href)
                if name and name not in found:
                    found[name] = SmartPageEntry(name, title[:200] if is_first and shows_titles else "")
                    is_first = False
                elif not name:
                    self.losses.append(FormatLoss(f"Page absente du fichier : « {href[:80]} ».", item=href[:200]))
        return list(found.values())


def _page_number(name: str) -> tuple[int, str]:
    found = _PAGE.fullmatch(name)
    return (int(found[1]) if found and found[1] else 0), name
