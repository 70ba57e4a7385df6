"""Use case of a book in PDF from which exercises are cut, without putting it into the lesson. The last one is kept in
mind, with its title as the teacher has corrected it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tni.core.geometry import Rect
from tni.core.settings import (
    SHARING_AUTHOR,
    TEXTBOOK_AUTHOR,
    TEXTBOOK_CLASSROOM,
    TEXTBOOK_FILE,
    TEXTBOOK_LICENCE,
    TEXTBOOK_PAGE,
    TEXTBOOK_SHIFT,
    TEXTBOOK_TITLE,
    Settings,
)
from tni.core.tasks import MainThread, TaskRunner
from tni.document.extract import book_title, is_own_work, page_in, page_source, title_in
from tni.document.lesson_plan import Credit
from tni.files.pdf_errors import PdfError
from tni.formats.pdf_reader import BgraPixels, PdfDocument, PdfReader, PdfRequest

CUT_PX_PER_MM = 12.0
"""Resolution of an extract: that of print, 300 pixels an inch."""
CUT_MAX_PX = 3000
"""Longest side of an extract."""

__all__ = ["BgraPixels", "Textbook", "TextbookService"]

type TakePixels = Callable[[BgraPixels], None]
type TakeError = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Textbook:
    """Book that is open. page: where to go on, from 0. classroom: its extracts are for use in class alone. shift: the
    printed number of a page is so much more than its number in the file."""

    path: Path
    document: PdfDocument
    title: str
    author: str = ""
    licence: str = ""
    page: int = 0
    classroom: bool = True
    shift: int = 0

    @property
    def page_count(self) -> int:
        return self.document.page_count

    def credit(self, page: int) -> Credit:
        """Return the credit that is proposed for an extract of a page, from 0."""
        source = page_source(self.title, page + 1 + self.shift)
        return Credit(
            id="", source=source, author=self.author, licence=self.licence, classroom_only=self.classroom
        )  # fmt: skip


class TextbookService:
    """Use case of the book that is cut from. For the main thread; the PDF process does the reading."""

    def __init__(self, reader: PdfReader, main: MainThread, tasks: TaskRunner, settings: Settings) -> None:
        self._reader, self._main, self._tasks, self._settings = reader, main, tasks, settings
        self._request: PdfRequest | None = None
        self._asked = 0

    @property
    def remembered(self) -> Path | None:
        """File of the book last cut from; None without one, and while it is not there."""
        name = self._settings.get(TEXTBOOK_FILE)
        path = Path(name)
        return path if name and path.is_file() else None

    def open(self, path: Path, opened: Callable[[Textbook], None], failed: TakeError) -> None:
        """Open a book; only the last call is answered."""
        self._asked += 1
        asked = self._asked

        def done(book: Textbook) -> None:
            if asked == self._asked:
                opened(book)
            else:
                book.document.close()

        def refused(error: Exception) -> None:
            if asked == self._asked:
                failed(error)

        self._tasks.submit(partial(self._read, path), done, refused)

    def give_up(self) -> None:
        """Answer no call that is under way."""
        self._asked += 1
        if self._request is not None:
            self._request.cancel()

    def _read(self, path: Path) -> Textbook:
        """For a worker thread. Raises: PdfError."""
        document = self._reader.open(path)
        info, get = document.info(), self._settings.get
        if str(path) != get(TEXTBOOK_FILE):
            own = is_own_work(info.author, get(SHARING_AUTHOR))
            return Textbook(path, document, book_title(info.title, path.stem), info.author, classroom=not own)
        page = min(int(get(TEXTBOOK_PAGE)), document.page_count) - 1
        return Textbook(
            path, document, get(TEXTBOOK_TITLE), get(TEXTBOOK_AUTHOR), get(TEXTBOOK_LICENCE), page,
            get(TEXTBOOK_CLASSROOM), int(get(TEXTBOOK_SHIFT)),
        )  # fmt: skip

    def show(
        self, book: Textbook, page: int, region: Rect, px_per_mm: float, done: TakePixels, failed: TakeError
    ) -> None:
        """Have a part of a page drawn, in mm of the page; what was asked for before is not drawn any more."""
        if self._request is not None:
            self._request.cancel()
        self._request = self._drawn(book, page, region, px_per_mm, done, failed)

    @staticmethod
    def size_mm(book: Textbook, page: int) -> tuple[float, float] | None:
        """Return width and height of a page, from 0; None for one that cannot be read."""
        try:
            return book.document.page_size_mm(page)
        except PdfError:
            return None

    @staticmethod
    def close(book: Textbook) -> None:
        """Close a book. What is being cut out of it still comes."""
        book.document.close()

    def cut(self, book: Textbook, page: int, region: Rect, done: TakePixels, failed: TakeError) -> None:
        """Have a part of a page drawn as finely as it is printed, and remember the page."""
        finest = min(CUT_PX_PER_MM, CUT_MAX_PX / max(region.width, region.height))
        self._drawn(book, page, region, finest, done, failed)
        self.remember(book, page, book.credit(page))

    def _drawn(
        self, book: Textbook, page: int, region: Rect, px_per_mm: float, done: TakePixels, failed: TakeError
    ) -> PdfRequest | None:
        try:
            return book.document.request(page, region, px_per_mm, self._main, done, failed)
        except PdfError as error:  # of the request itself: no such page, or too large
            failed(error)
            return None

    def remember(self, book: Textbook, page: int, credit: Credit) -> None:
        """Remember a book as it is now credited, for its next extract. A credit without a title leaves the book's."""
        put = self._settings.set
        put(TEXTBOOK_FILE, str(book.path))
        is_proposed = credit.source == book.credit(page).source
        put(TEXTBOOK_TITLE, ("" if is_proposed else title_in(credit.source, book.title)) or book.title)
        # she may have corrected the page to what is printed
        printed = page + 1 + book.shift if is_proposed else page_in(credit.source, book.title)
        if printed is not None and TEXTBOOK_SHIFT.valid(shift := float(printed - page - 1)):
            put(TEXTBOOK_SHIFT, shift)
        put(TEXTBOOK_AUTHOR, credit.author)
        put(TEXTBOOK_LICENCE, credit.licence)
        put(TEXTBOOK_PAGE, float(page + 1))
        put(TEXTBOOK_CLASSROOM, credit.classroom_only)
