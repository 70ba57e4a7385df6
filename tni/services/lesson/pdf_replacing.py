"""Use case of replacing a PDF behind a lesson's pages by a later version of it, while all that is written stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from tni.core.errors import TniError
from tni.core.geometry import Rect
from tni.core.ids import BlobId
from tni.core.tasks import TaskRunner
from tni.document.document import Change, ChangeKind
from tni.document.items import Page, PdfBackground
from tni.document.lesson_port import LessonPort
from tni.document.page_format import Paper
from tni.document.page_order import insert_positions
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.files.pdf_errors import PdfError
from tni.files.regular_file import open_regular
from tni.library.matching_pages import ComparedPage, added_pages, match_pages
from tni.library.similar_pages import BLANK_PAGE, PICTURE_SIDE_PX
from tni.services.lesson.lesson_core import blank_page
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.page_commands import page_format

if TYPE_CHECKING:
    from tni.formats.pdf_reader import PdfDocument, PdfReader

MOST_PICTURES = 400
"""Pages without text whose pictures are compared; of more, those behind count as blank."""


class NoPdfHereError(TniError):
    """The lesson has no PDF behind its pages, or several and none behind the page shown."""


class OtherPdfError(TniError):
    """No page of the new PDF is like one of the old. name: of its file."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: no page in common")
        self.name = name


@dataclass(frozen=True, slots=True)
class PdfReplacement:
    """New version of a PDF, read. before: the old file. matches: the new page of each old one, None for one that is
    gone. sizes_mm: of the new pages."""

    name: str
    before: BlobId
    data: bytes
    matches: Sequence[int | None]
    sizes_mm: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class PdfReplaced:
    """Outcome: pages of the lesson with a new background, pages added, and pages that kept the old one."""

    changed: Changed
    replaced: int
    added: int
    kept: int


class LessonToChange(Protocol):
    """Open lesson, as far as it is needed here: its editor, and where its files lie."""

    @property
    def editor(self) -> LessonEditor: ...

    @property
    def port(self) -> LessonPort: ...


def pdf_to_replace(editor: LessonEditor) -> BlobId:
    """Return the PDF behind the page shown, else the only one of the lesson. Raises: NoPdfHereError."""
    if editor.page.pdf is not None:
        return editor.page.pdf.blob
    found = {page.pdf.blob for page in editor.pages if page.pdf is not None}
    if len(found) != 1:
        raise NoPdfHereError
    return found.pop()


def read_replacement(reader: PdfReader, blob: BlobId, before: bytes, path: Path) -> PdfReplacement:
    """Read a new version, and find the old pages in it. For a worker thread. Raises: PdfError, OSError,
    OtherPdfError."""
    with open_regular(path) as file:
        data = file.read()
    new, old = reader.open(data), reader.open(before)
    try:
        sizes = [new.page_size_mm(page) for page in range(new.page_count)]
        matches = match_pages(_looks(old), _looks(new))
    finally:
        new.close()
        old.close()
    if not any(match is not None for match in matches):
        raise OtherPdfError(path.stem)
    return PdfReplacement(path.stem, blob, data, matches, sizes)


def _looks(document: PdfDocument) -> list[ComparedPage]:
    pictures = 0
    looks = []
    for page in range(document.page_count):
        text = _text(document, page)
        without = not text.strip()
        pictures += without
        looks.append(ComparedPage(text, _hash(document, page) if without and pictures <= MOST_PICTURES else BLANK_PAGE))
    return looks


def _text(document: PdfDocument, page: int) -> str:
    try:
        return " ".join(document.text(page).split())
    except PdfError:
        return ""  # a damaged page may be there all the same


def _hash(document: PdfDocument, page: int) -> int:
    from tni.formats.page_hash import page_hash  # few PDFs are scans

    width, height = document.page_size_mm(page)
    try:
        drawn = document.render(page, Rect(0.0, 0.0, width, height), PICTURE_SIDE_PX / max(width, height))
    except PdfError:
        return BLANK_PAGE
    pixels = np.frombuffer(drawn.data, np.uint8).reshape(drawn.height_px, drawn.width_px, 4)
    return page_hash(pixels[..., :3].mean(axis=2))


def replace_pdf(lesson: LessonToChange, found: PdfReplacement) -> PdfReplaced:
    """Put the new version behind the pages of a lesson: one undo step. New pages come behind those before them; pages
    whose old one is gone keep it."""
    editor, blob = lesson.editor, lesson.port.put_blob(found.data)
    changed: list[Page] = []
    kept = 0
    for page in editor.pages:
        if page.pdf is None or page.pdf.blob != found.before:
            continue
        match = found.matches[page.pdf.index] if page.pdf.index < len(found.matches) else None
        if match is None:
            kept += 1
        else:
            changed.append(replace(page, pdf=PdfBackground(blob, match, *found.sizes_mm[match])))
    if not changed:
        return PdfReplaced(NOTHING_CHANGED, 0, 0, kept)
    pages = {page.id: page for page in (*editor.pages, *changed)}
    order = [pages[page.id] for page in editor.pages]
    new, moved = _with_added(order, blob, found)
    swaps = {page.id: page for page in (*changed, *moved, *new)}
    done = editor.do(_as_import(editor, swaps.values()))
    return PdfReplaced(done, len(changed), len(new), kept)


def _as_import(editor: LessonEditor, pages: Iterable[Page]) -> Change:
    return editor.document.replace(ChangeKind.IMPORT, *pages)


def _with_added(order: list[Page], blob: BlobId, found: PdfReplacement) -> tuple[list[Page], list[Page]]:
    """Return the added pages, and the others that are renumbered for them."""
    made: list[Page] = []
    renumbered: dict[str, Page] = {}
    for index in added_pages(found.matches, len(found.sizes_mm)):
        there = [(page.pdf.index, n) for n, page in enumerate(order) if page.pdf and page.pdf.blob == blob]
        behind = [place for place in there if place[0] < index]
        at = max(behind)[1] + 1 if behind else min(there)[1]
        (position,), moved = insert_positions(order, at, 1)
        width, height = found.sizes_mm[index]
        page = replace(
            blank_page(), position=position, format=page_format(width, height), paper=Paper.WHITE,
            pdf=PdfBackground(blob, index, width, height),
        )  # fmt: skip
        renumbered |= {one.id: one for one in moved}
        order = [renumbered.get(one.id, one) for one in order]
        order.insert(at, page)
        made.append(page)
    made = [renumbered.get(page.id, page) for page in made]
    return made, [page for key, page in renumbered.items() if key not in {one.id for one in made}]


class PdfReplacing:
    """Use case for the window. For the main thread; reading runs on `tasks`. tell: told what was done, or the error."""

    def __init__(
        self,
        read: Callable[[BlobId, bytes, Path], PdfReplacement],
        tasks: TaskRunner,
        lesson: Callable[[], LessonToChange],
        tell: Callable[[PdfReplaced | Exception], None],
    ) -> None:
        """read: `read_replacement` with a reader. lesson: returns the open one."""
        self._read, self._tasks, self._lesson, self._tell = read, tasks, lesson, tell

    def can_replace(self) -> bool:
        """Return whether it is clear which PDF is meant; else tell why not."""
        try:
            pdf_to_replace(self._lesson().editor)
        except NoPdfHereError as error:
            self._tell(error)
            return False
        return True

    def replace(self, path: Path) -> None:
        """Replace the PDF behind the page shown by a file."""
        lesson = self._lesson()
        try:
            blob = pdf_to_replace(lesson.editor)
            before = lesson.port.blob(blob)
        except TniError as error:
            self._tell(error)
            return

        def done(found: PdfReplacement) -> None:
            if lesson is self._lesson():  # else another lesson was opened meanwhile
                self._tell(replace_pdf(lesson, found))

        self._tasks.submit(lambda: self._read(blob, before, path), done, self._tell)
