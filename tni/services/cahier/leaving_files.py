"""Files that leave the computer with an entry, read for their size and digest on a worker."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from mimetypes import guess_type
from pathlib import Path

from tni.cahier.entry import Assessment, AttachedFile, CahierEntry, Homework
from tni.cahier.entry_export import ascii_name, file_name
from tni.cahier.outgoing_builder import ReadyFiles
from tni.cahier.outgoing_entry import OutgoingFile
from tni.core.ids import PageId
from tni.files.regular_file import open_regular

LONGEST_SUFFIX = 10
PAGES_TITLE, WORK_TITLE, TEST_TITLE = "Pages du tableau", "Pages du travail", "Pages du sujet"
"""Titles under which pupils and parents find the PDFs."""


@dataclass(frozen=True, slots=True)
class PagePdfs:
    """PDFs of pages that were written for an entry. entry: of `CahierEntry.pages`, as far as they exist, which are
    pages; works, assessments: of the pages of
    the piece of homework, or of the assessment, at an index. Files that the teacher joined are in the entry itself."""

    entry: Path | None = None
    pages: tuple[PageId, ...] = ()
    works: Mapping[int, Path] = field(default_factory=dict)
    assessments: Mapping[int, Path] = field(default_factory=dict)


def page_pdfs(
    entry: CahierEntry, folder: Path, existing: Collection[PageId]
) -> tuple[PagePdfs, Mapping[Path, tuple[PageId, ...]]]:
    """Return the PDFs that are to be written for an entry that is sent, in a folder, and the pages of each. A piece of
    homework and an assessment have one of their own pages, as far as these are joined; that of the entry if they are
    all of them. existing: pages that can be had; there is no PDF of none of them."""
    joined = tuple(page for page in entry.pages if page in existing)
    if not joined:
        return PagePdfs(), {}
    whole = folder / file_name(entry)
    pages_of = {whole: joined}

    def of(pieces: Sequence[Homework | Assessment], word: str) -> dict[int, Path]:
        paths = dict[int, Path]()
        for place, piece in enumerate(pieces):
            pages = tuple(page for page in joined if page in piece.pages)
            if pages:
                own = folder / file_name(entry, f"_{word}-{place + 1}.pdf")
                paths[place] = whole if pages == joined else own
                pages_of[paths[place]] = pages
        return paths

    return PagePdfs(whole, joined, of(entry.homework, "travail"), of(entry.assessments, "sujet")), pages_of


def read_files(entry: CahierEntry, pdfs: PagePdfs) -> tuple[ReadyFiles, dict[str, Path]]:
    """Return what is known of the files of an entry, and their paths by SHA-256. Raises: OSError."""
    reader = _Reader()

    def of_pieces(paths: Mapping[int, Path], title: str) -> dict[int, OutgoingFile]:
        return {place: reader.file(path, PAGES_TITLE if path == pdfs.entry else title) for place, path in paths.items()}

    joined: list[AttachedFile] = [*entry.files, *(file for work in entry.homework for file in work.files)]
    files = ReadyFiles(
        pages=None if pdfs.entry is None else reader.file(pdfs.entry, PAGES_TITLE),
        of_paths={
            one.path: reader.file(Path(one.path), one.title) for one in reversed(joined)
        },  # the first title holds
        of_works=of_pieces(pdfs.works, WORK_TITLE),
        of_assessments=of_pieces(pdfs.assessments, TEST_TITLE),
        existing=pdfs.pages,
    )
    return files, reader.paths


class _Reader:
    """Reader of files that gives no name twice to different files."""

    def __init__(self) -> None:
        self.paths: dict[str, Path] = {}
        self._names: dict[str, str] = {}

    def file(self, path: Path, title: str) -> OutgoingFile:
        digest, size = hashlib.sha256(), 0
        with open_regular(path) as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
                size += len(chunk)
        name = digest.hexdigest()
        self.paths[name] = path
        media = guess_type(path.name)[0] or "application/octet-stream"
        return OutgoingFile(self._free_name(path, name), title or path.stem, media, size, name)

    def _free_name(self, path: Path, sha256: str) -> str:
        suffix = ascii_name(path.suffix)[:LONGEST_SUFFIX].lower()
        stem = "_".join(filter(None, map(ascii_name, path.stem.split("_")))) or "fichier"
        number = 1
        while True:
            tail = "" if number == 1 else f"-{number}"
            name = f"{stem}{tail}" + (f".{suffix}" if suffix else "")
            if self._names.setdefault(name, sha256) == sha256:
                return name
            number += 1
