"""Reader of PDFs that runs PDFium in a process of its own; the program's interface to `pdf_worker`."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any, Self

from tni.core.geometry import Rect
from tni.core.tasks import MainThread
from tni.core.units import PT_PER_MM
from tni.files.pdf_errors import PdfError, PdfFault
from tni.formats.leaving_pdf_page import LeavingPdfPage
from tni.formats.pdf_process import PdfProcess, PdfWorkerGoneError
from tni.formats.pdf_source import PdfSource, check_signature

if TYPE_CHECKING:
    from tni.document.pdf_links import PdfLink

MAX_PIXELS = 64_000_000
MAX_PAGES = 20_000
"""Most pages of a file, as in `pdf_worker`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfLimits:
    """Limits of the reading process. memory_bytes: its address space (not on Windows), > 0. open_s, page_s: longest
    wait for an answer."""

    memory_bytes: int = 2 << 30
    open_s: float = 30.0
    page_s: float = 20.0


@dataclass(frozen=True, slots=True)
class BgraPixels:
    """Picture of opaque pixels. data: rows from the top, 4 bytes per pixel: blue, green, red, 255."""

    data: bytes = field(repr=False)
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class PdfInfo:
    """Metadata of a file, each "" when it does not say."""

    title: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class PdfHeading:
    """Heading of a page. title: the line in the largest letters, "" without text. picture_share: part of the page, from
    0 to 1, that its pictures take."""

    title: str = ""
    picture_share: float = 0.0


@dataclass(slots=True, eq=False)
class _Job:
    """Request to the process. answer: receives (head, payload) or a PdfError."""

    source: PdfSource
    head: dict[str, Any]
    wait_s: float
    answer: Future[tuple[Mapping[str, Any], bytes]] = field(default_factory=Future)

    def expects(self, payload: bytes) -> int:
        """Return the number of bytes that the answer must have."""
        match self.head["do"]:
            case "render":
                return int(self.head["width"] * self.head["height"] * 4)
            case "open":
                return len(payload) // 8 * 8
            case "text" | "leaving" | "only" | "links":
                return len(payload)
            case _:
                return 0


class PdfRequest:
    """Handle of a requested picture."""

    def __init__(self, job: _Job) -> None:
        self._job = job
        self.cancelled = False

    def cancel(self) -> None:
        """Cancel the request. When called on the main thread, no callback follows; a picture not begun is not drawn."""
        self.cancelled = True
        self._job.answer.cancel()


class PdfDocument:
    """Open PDF. Its methods may be called from any thread; the process draws the pictures."""

    def __init__(self, reader: PdfReader, source: PdfSource, sizes_pt: array[float] | None) -> None:
        """Create a document. sizes_pt: width and height of every page; None for a file that is opened at the first
        request for a picture."""
        self._reader, self._source = reader, source
        self._sizes_pt = sizes_pt

    @property
    def page_count(self) -> int:
        """Number of pages; 0 while the file is not open yet."""
        return len(self._sizes_pt or ()) // 2

    def page_size_mm(self, page: int) -> tuple[float, float]:
        """Return width and height as shown, that is rotated and cropped. Raises: PdfError (BAD_PAGE)."""
        if self._sizes_pt is None or not 0 <= page < self.page_count:
            raise PdfError(PdfFault.BAD_PAGE, self._source.path, page)
        width, height = self._sizes_pt[2 * page : 2 * page + 2]
        if not (width > 0 and height > 0):
            raise PdfError(PdfFault.BAD_PAGE, self._source.path, page)
        return width / PT_PER_MM, height / PT_PER_MM

    def render(self, page: int, region: Rect, px_per_mm: float) -> BgraPixels:
        """Draw a region of a page. Blocks; meant for exports. region: in millimetres of the page, origin top left;
        white outside the page. Raises: PdfError."""
        job = self._render_job(page, region, px_per_mm)
        self._reader.submit(job)
        return _pixels(job.head, job.answer.result()[1])

    def request(
        self,
        page: int,
        region: Rect,
        px_per_mm: float,
        main: MainThread,
        done: Callable[[BgraPixels], None],
        failed: Callable[[PdfError], None],
    ) -> PdfRequest:
        """Request a picture; `done` or `failed` is called on the main thread. The newest request is served first.
        Raises: PdfError for a request that is invalid from the start (no such page, too many pixels)."""
        job = self._render_job(page, region, px_per_mm)
        ticket = PdfRequest(job)

        def deliver(answer: Future[tuple[Mapping[str, Any], bytes]]) -> None:
            if ticket.cancelled:
                return
            match answer.exception():
                case None:
                    pixels = _pixels(job.head, answer.result()[1])
                    main.post(lambda: None if ticket.cancelled else done(pixels))
                case PdfError() as error:
                    main.post(lambda: None if ticket.cancelled else failed(error))

        job.answer.add_done_callback(deliver)
        self._reader.submit(job)
        return ticket

    def title(self, page: int) -> str:
        """Return the line of the page in the largest letters, empty without text. Blocks. Raises: PdfError."""
        return str(self._asked("title", page)[0].get("title", ""))

    def request_heading(self, page: int, main: MainThread, done: Callable[[PdfHeading], None]) -> None:
        """Request the heading of a page; `done` is called on the main thread, with nothing in it if it can't be read.
        Raises: PdfError for a page that is not there."""
        self._check_page(page)

        def read(head: Mapping[str, Any], _data: bytes) -> PdfHeading:
            return PdfHeading(str(head.get("title", "")), float(head.get("share", 0.0)))

        self._request({"do": "heading", "page": page}, main, read, PdfHeading(), done)

    def request_links(self, page: int, main: MainThread, done: Callable[[Sequence[PdfLink]], None]) -> None:
        """Request the links of a page; `done` is called on the main thread, with none if they can't be read. Raises:
        PdfError for a page that is not there."""
        from tni.formats.pdf_link_codec import read_links  # with the first page of a PDF

        self._check_page(page)
        none: Sequence[PdfLink] = ()
        self._request({"do": "links", "page": page}, main, lambda _head, data: read_links(data), none, done)

    def _request[T](
        self, head: dict[str, Any], main: MainThread, read: Callable[[Mapping[str, Any], bytes], T], otherwise: T,
        done: Callable[[T], None],
    ) -> None:  # fmt: skip
        """Request something; `done` is called on the main thread with what was read, or `otherwise`."""
        job = _Job(self._source, head, self._reader.limits.page_s)

        def deliver(answer: Future[tuple[Mapping[str, Any], bytes]]) -> None:
            found = otherwise if answer.exception() is not None else read(*answer.result())
            main.post(lambda: done(found))

        job.answer.add_done_callback(deliver)
        self._reader.submit(job)

    def info(self) -> PdfInfo:
        """Return the metadata of the file. Blocks. Raises: PdfError."""
        return _info(self._asked("info", 0)[0])

    def user_units(self) -> list[float]:
        """Return how many points a unit of each page is, nothing if all are. Blocks. Raises: PdfError."""
        return [float(unit) for unit in self._asked("units", 0)[0].get("units", ())]

    def request_info(self, main: MainThread, done: Callable[[PdfInfo], None]) -> None:
        """Request the metadata; `done` is called on the main thread, with nothing in it for a file that can't be
        read."""
        self._request({"do": "info"}, main, lambda head, _data: _info(head), PdfInfo(), done)

    def text(self, page: int) -> str:
        """Return the text of the page, empty without any. Blocks. Raises: PdfError."""
        return self._asked("text", page)[1].decode("utf-8", "replace")

    def picture_share(self, page: int) -> float:
        """Return the part of the page, from 0 to 1, that its pictures take together. Blocks. Raises: PdfError."""
        return float(self._asked("picture", page)[0].get("share", 0.0))

    def leaving(self, page: int) -> LeavingPdfPage:
        """Return what the page says as it leaves with a lesson: with its annotations and form fields. Blocks. Raises:
        PdfError."""
        head, text = self._asked("leaving", page)
        return LeavingPdfPage(text.decode("utf-8", "replace"), says_more=bool(head.get("more", True)))

    def only_pages(self, pages: Sequence[int]) -> bytes:
        """Return a PDF of some pages alone, see `pdf_pages.only_pages`. Blocks. Raises: PdfError."""
        job = _Job(self._source, {"do": "only", "pages": list(pages)}, self._reader.limits.open_s)
        self._reader.submit(job)
        return job.answer.result()[1]

    def close(self) -> None:
        """Free the process's memory soon. Later requests open the document again."""
        with suppress(PdfError):  # the reader was closed first
            self._reader.submit(_Job(self._source, {"do": "close"}, self._reader.limits.page_s))

    def _asked(self, what: str, page: int) -> tuple[Mapping[str, Any], bytes]:
        self._check_page(page)
        job = _Job(self._source, {"do": what, "page": page}, self._reader.limits.page_s)
        self._reader.submit(job)
        return job.answer.result()

    def _check_page(self, page: int) -> None:
        if self._sizes_pt is not None:
            self.page_size_mm(page)
        elif not 0 <= page < MAX_PAGES:
            raise PdfError(PdfFault.BAD_PAGE, self._source.path, page)

    def _render_job(self, page: int, region: Rect, px_per_mm: float) -> _Job:
        self._check_page(page)
        width, height = max(1, round(region.width * px_per_mm)), max(1, round(region.height * px_per_mm))
        if width * height > MAX_PIXELS:
            raise PdfError(PdfFault.TOO_LARGE, self._source.path, page)
        return _Job(
            self._source,
            {
                "do": "render",
                "page": page,
                "left_pt": region.x * PT_PER_MM,
                "top_pt": region.y * PT_PER_MM,
                "scale": px_per_mm / PT_PER_MM,
                "width": width,
                "height": height,
            },
            self._reader.limits.page_s,
        )


def _pixels(head: Mapping[str, Any], data: bytes) -> BgraPixels:
    return BgraPixels(data, head["width"], head["height"])


def _info(head: Mapping[str, Any]) -> PdfInfo:
    return PdfInfo(*(str(head.get(name, "")) for name in ("title", "author")))


class PdfReader:
    """Reader of PDFs, with one thread and one process. Both start at first need; the process restarts after a crash or
    a hang, which costs the document at fault its answer and the others nothing. `close` it; it is a context manager.

    command: see `PdfProcess`.
    """

    def __init__(self, limits: PdfLimits | None = None, command: Sequence[str] | None = None) -> None:
        self.limits = limits or PdfLimits()
        self._keys = count()
        self._jobs: list[_Job] = []
        self._changed = Condition()
        self._closing = False
        self._thread: Thread | None = None
        self._process = PdfProcess(self.limits.memory_bytes, command)

    def open(self, source: Path | bytes, password: str = "") -> PdfDocument:
        """Open a PDF. Blocks, briefly even for 2,000 pages. A file is read in place, bytes are kept. Raises:
        PdfError."""
        opened = self._source(source, password)
        job = _Job(opened, {"do": "open"}, self.limits.open_s)
        self.submit(job)
        payload = job.answer.result()[1]
        sizes = array("f")
        sizes.frombytes(payload)
        return PdfDocument(self, opened, sizes)

    def later(self, source: bytes | Callable[[], bytes]) -> PdfDocument:
        """Return a document that is opened at the first request for a picture, so that this call does not wait even
        while another document keeps the process busy. Errors of the document are reported as answers to requests.

        source: its bytes, or what reads them on the reader's thread whenever they are sent, and raises TniError; then
        this process does not keep them. Raises: PdfError if bytes are no PDF."""
        if isinstance(source, bytes):
            return PdfDocument(self, self._source(source, ""), None)
        return PdfDocument(self, PdfSource(next(self._keys), None, source, ""), None)

    def _source(self, source: Path | bytes, password: str) -> PdfSource:
        path = source.absolute() if isinstance(source, Path) else None
        check_signature(source)
        return PdfSource(next(self._keys), path, b"" if isinstance(source, Path) else bytes(source), password)

    def submit(self, job: _Job) -> None:
        """Queue a request. Raises: PdfError (CLOSED)."""
        with self._changed:
            if self._closing:
                raise PdfError(PdfFault.CLOSED, job.source.path)
            if self._thread is None:
                self._thread = Thread(target=self._serve, name="pdf", daemon=True)
                self._thread.start()
            self._jobs.append(job)
            self._changed.notify()

    def close(self) -> None:
        """End thread and process at once; pending requests fail with CLOSED."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._process.close()
        if self._thread is not None:
            self._thread.join()
        self._process.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _serve(self) -> None:
        while (job := self._next()) is not None:
            if job.answer.set_running_or_notify_cancel():
                self._answer(job)
            job = None  # it may hold a file, and the next one may come in an hour

    def _next(self) -> _Job | None:
        with self._changed:
            self._changed.wait_for(lambda: self._jobs or self._closing)
            if not self._closing:
                return self._jobs.pop()
            left, self._jobs = self._jobs, []
        for job in left:
            if job.answer.set_running_or_notify_cancel():
                job.answer.set_exception(PdfError(PdfFault.CLOSED, job.source.path))
        return None

    def _answer(self, job: _Job) -> None:
        result = self._answered(job)
        if isinstance(result, PdfError):
            job.answer.set_exception(result)
        else:
            job.answer.set_result(result)

    def _answered(self, job: _Job) -> tuple[Mapping[str, Any], bytes] | PdfError:
        page = job.head.get("page")
        may_retry = True
        while True:
            try:
                head, payload = self._exchanged(job)
            except PdfError as unread:
                return unread
            except PdfWorkerGoneError as gone:
                if self._closing:
                    return PdfError(PdfFault.CLOSED, job.source.path, page)
                if may_retry and gone.fault is PdfFault.CRASHED and gone.innocent:
                    may_retry = False
                    continue
                return PdfError(gone.fault, job.source.path, None if gone.opening else page)
            if "error" in head:
                known = head["error"] in {fault.value for fault in PdfFault}
                return PdfError(PdfFault(head["error"]) if known else PdfFault.CRASHED, job.source.path, page)
            if len(payload) != job.expects(payload):
                return PdfError(PdfFault.CRASHED, job.source.path, page)
            return head, payload

    def _exchanged(self, job: _Job) -> tuple[Mapping[str, Any], bytes]:
        source, do = job.source, job.head["do"]
        if do == "close":
            return self._process.exchange({**job.head, "document": source.key}, b"", job.wait_s, unload=source.key)
        if source.key not in self._process.loaded:
            path = None if source.path is None else str(source.path)
            head = {"do": "open", "document": source.key, "path": path, "password": source.password}
            opened = self._process.exchange(head, source.read(), self.limits.open_s, load=source.key)
            if do == "open" or "error" in opened[0]:
                return opened
        return self._process.exchange({**job.head, "document": source.key}, b"", job.wait_s)
