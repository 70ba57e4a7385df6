"""PDFs through their process: sizes, sharp regions, typed errors, crashes and hangs survived."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import numpy as np
import pikepdf
import pytest
from pikepdf import Array

from tests.support.pdf_samples import SamplePage, encrypted_pdf, endless_pdf, overlay_pdf, sample_pdf, saved
from tests.support.posted_calls import PostedCalls
from tni.core.errors import TniError
from tni.core.geometry import Rect
from tni.core.units import PT_PER_MM
from tni.formats.pdf_reader import (
    BgraPixels,
    PdfDocument,
    PdfError,
    PdfFault,
    PdfHeading,
    PdfInfo,
    PdfLimits,
    PdfReader,
)
from tni.formats.pdf_worker import PAGES_READ

RED, WHITE = (0, 0, 255, 255), (255, 255, 255, 255)
SQUARE_MM = 50 / PT_PER_MM
WAIT_S = 60.0


@pytest.fixture(scope="module")
def shared_reader() -> Iterator[PdfReader]:
    with PdfReader() as reader:
        reader.open(sample_pdf())  # its thread is there before each test counts threads
        yield reader


@pytest.fixture
def reader() -> Iterator[PdfReader]:
    with PdfReader(PdfLimits(page_s=1.0)) as reader:
        yield reader


def array_of(pixels: BgraPixels) -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
    assert len(pixels.data) == pixels.width_px * pixels.height_px * 4
    return np.frombuffer(pixels.data, np.uint8).reshape(pixels.height_px, pixels.width_px, 4)


def colour(document: PdfDocument, x_mm: float, y_mm: float, page: int = 0) -> tuple[int, ...]:
    return tuple(array_of(document.render(page, Rect(x_mm, y_mm, 0.5, 0.5), 4))[0, 0].tolist())


def test_pages_are_listed_with_their_sizes(shared_reader: PdfReader, tmp_path: Path) -> None:
    path = tmp_path / "élève 1.pdf"
    path.write_bytes(sample_pdf([SamplePage(), SamplePage(size_pt=(720, 405))]))
    document = shared_reader.open(path)
    assert document.page_count == 2
    assert document.page_size_mm(0) == pytest.approx((209.9, 297.04), abs=0.01)
    assert document.page_size_mm(1) == pytest.approx((254.0, 142.875), abs=0.01)
    assert document.title(0) == "Proportionnalité"


def test_the_heading_of_a_page_comes_without_waiting(shared_reader: PdfReader) -> None:
    found, main = list[PdfHeading](), PostedCalls()
    document = shared_reader.later(sample_pdf([SamplePage("Les fractions")]))
    for page in (0, 7):
        document.request_heading(page, main, found.append)
        main.run(1)
    assert found == [PdfHeading("Les fractions"), PdfHeading()], "and nothing of a page that is not there"


def test_two_thousand_pages_open(shared_reader: PdfReader) -> None:
    document = shared_reader.open(sample_pdf([SamplePage(f"Page {number}") for number in range(2000)]))
    assert document.page_count == 2000
    assert document.title(1999) == "Page 1999"
    document.close()


@pytest.mark.skipif(sys.platform != "linux", reason="watches the process in /proc")
def test_memory_does_not_grow_with_the_pages_that_were_seen() -> None:
    """PDFium keeps the picture of each page that it has drawn, as long as the file is open."""
    side = 128
    pages = [
        SamplePage(
            content=f"q 90 0 0 90 20 20 cm BI /W {side} /H {side} /CS /G /BPC 8 ID\n{chr(97 + n % 26) * side**2}\nEI Q"
        )
        for n in range(3 * PAGES_READ)
    ]
    with PdfReader() as reader:
        document = reader.open(sample_pdf(pages, compress_streams=False))
        first = worker_pid(reader)
        held = list[int]()
        for number in range(3 * PAGES_READ):
            document.render(number, Rect(0, 0, 200, 280), 0.5)
            if number % PAGES_READ == PAGES_READ - 1:
                held.append(resident_bytes(first))
        assert worker_pid(reader) == first
        assert document.title(3 * PAGES_READ - 1) == "Proportionnalité"
    assert held[-1] - held[0] < PAGES_READ * side**2


def resident_bytes(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def test_bytes_are_read_when_they_are_needed_and_not_kept(shared_reader: PdfReader) -> None:
    asked = list[int]()

    def read() -> bytes:
        asked.append(threading.get_ident())
        return sample_pdf()

    document = shared_reader.later(read)
    assert asked == []
    assert colour(document, 1, 1) == RED
    assert colour(document, 2, 2) == RED
    assert len(asked) == 1
    assert asked[0] != threading.get_ident()
    os.kill(worker_pid(shared_reader), signal.SIGKILL)
    assert colour(document, 1, 1) == RED
    assert len(asked) == 2, "another process needs them again"


@pytest.mark.parametrize(("data", "fault"), [(b"", PdfFault.EMPTY), (b"Bonjour", PdfFault.NOT_PDF), (None, None)])
def test_bytes_that_cannot_be_read_later_are_a_fault_of_the_whole_file(
    shared_reader: PdfReader, data: bytes | None, fault: PdfFault | None
) -> None:
    def read() -> bytes:
        if data is None:
            raise TniError("the lesson is closed")
        return data

    with pytest.raises(PdfError) as raised:
        shared_reader.later(read).render(0, Rect(0, 0, 1, 1), 1)
    assert raised.value.fault is (fault or PdfFault.UNREADABLE)
    assert raised.value.page is None


@pytest.mark.parametrize("px_per_mm", [1, 4, 37.5, 100])
def test_edges_are_where_they_belong_at_any_zoom(shared_reader: PdfReader, px_per_mm: float) -> None:
    document = shared_reader.open(sample_pdf([SamplePage(size_pt=(595.9, 842.7))]))
    region = Rect(SQUARE_MM - 12 / px_per_mm, 1, 24 / px_per_mm, 4 / px_per_mm)
    row = array_of(document.render(0, region, px_per_mm))[1, :, 0]
    assert row[:11].max() == 0
    assert row[13:].min() > 250


def test_tiles_join_to_the_whole(shared_reader: PdfReader) -> None:
    document = shared_reader.open(sample_pdf([SamplePage(content="0 0 1 RG 4 w 0 0 m 200 842 l S")]))
    for size, px_per_mm in ((32, 8), (8, 16), (4, 32)):
        whole = array_of(document.render(0, Rect(0, 0, 64, 64), px_per_mm))
        tiles = [
            [array_of(document.render(0, Rect(x, y, size, size), px_per_mm)) for x in range(0, 64, size)]
            for y in range(0, 64, size)
        ]
        joined = np.vstack([np.hstack(row) for row in tiles])
        assert np.abs(joined.astype(int) - whole).max() <= 2


def test_turned_and_cropped_pages_are_shown_as_in_a_viewer(shared_reader: PdfReader) -> None:
    crop = Array([0, 742, 200, 842])
    document = shared_reader.open(
        sample_pdf([SamplePage(keys={"CropBox": crop}), SamplePage(keys={"CropBox": crop, "Rotate": 90})])
    )
    assert document.page_size_mm(0) == pytest.approx((200 / PT_PER_MM, 100 / PT_PER_MM), abs=0.01)
    assert document.page_size_mm(1) == pytest.approx((100 / PT_PER_MM, 200 / PT_PER_MM), abs=0.01)
    assert colour(document, 5, 5, 0) == RED
    assert colour(document, 5, 5, 1) == WHITE
    assert colour(document, 100 / PT_PER_MM - 5, 5, 1) == RED


def test_beside_the_page_is_white(shared_reader: PdfReader) -> None:
    document = shared_reader.open(sample_pdf([SamplePage(content="1 0 0 rg -100 -100 2000 2000 re f")]))
    pixels = array_of(document.render(0, Rect(-5, -5, 10, 10), 2))
    assert tuple(pixels[0, 0]) == tuple(pixels[9, 9]) == WHITE
    assert tuple(pixels[11, 11]) == RED


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", PdfFault.EMPTY),
        (b"Bonjour", PdfFault.NOT_PDF),
        (b"%PDF-1.7\nrien", PdfFault.DAMAGED),
        (sample_pdf()[:300], PdfFault.DAMAGED),
        (sample_pdf([]), PdfFault.NO_PAGES),
        (encrypted_pdf("secret"), PdfFault.ENCRYPTED),
    ],
)
def test_what_is_no_readable_pdf_says_why(
    shared_reader: PdfReader, tmp_path: Path, data: bytes, fault: PdfFault
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    for source in (data, path):
        with pytest.raises(PdfError) as raised:
            shared_reader.open(source)
        assert raised.value.fault is fault


def test_missing_files_folders_and_pages_say_so(shared_reader: PdfReader, tmp_path: Path) -> None:
    for path, fault in (
        (tmp_path / "none.pdf", PdfFault.MISSING),
        (tmp_path, PdfFault.UNREADABLE),
        (Path("a\0b"), PdfFault.UNREADABLE),
    ):
        with pytest.raises(PdfError) as raised:
            shared_reader.open(path)
        assert raised.value.fault is fault
    document = shared_reader.open(sample_pdf())
    for page, region, fault in (
        (1, Rect(0, 0, 1, 1), PdfFault.BAD_PAGE),
        (-1, Rect(0, 0, 1, 1), PdfFault.BAD_PAGE),
        (0, Rect(0, 0, 9000, 9000), PdfFault.TOO_LARGE),
    ):
        with pytest.raises(PdfError) as raised:
            document.render(page, region, 1)
        assert raised.value.fault is fault


def test_the_password_opens(shared_reader: PdfReader) -> None:
    assert shared_reader.open(encrypted_pdf("secret"), "secret").page_count == 1


def test_a_closed_document_opens_again_when_asked(shared_reader: PdfReader) -> None:
    document = shared_reader.open(sample_pdf())
    document.close()
    assert colour(document, 1, 1) == RED


def worker_pid(reader: PdfReader) -> int:
    pid = reader._process.pid
    assert pid is not None
    return pid


def test_a_hang_costs_the_document_at_fault_alone(reader: PdfReader) -> None:
    good, endless = reader.open(sample_pdf()), reader.open(endless_pdf())
    before = worker_pid(reader)
    with pytest.raises(PdfError) as raised:
        endless.render(0, Rect(0, 0, 200, 200), 2)
    assert raised.value.fault is PdfFault.TIMEOUT
    assert colour(good, 1, 1) == RED
    assert worker_pid(reader) != before


def test_a_killed_process_is_replaced_without_a_word(reader: PdfReader) -> None:
    document = reader.open(sample_pdf())
    os.kill(worker_pid(reader), signal.SIGKILL)
    assert colour(document, 1, 1) == RED


def test_a_process_that_always_dies_is_an_error() -> None:
    with PdfReader(command=[sys.executable, "-c", "import sys; sys.stdin.buffer.read(10)"]) as reader:
        with pytest.raises(PdfError) as raised:
            reader.open(sample_pdf())
        assert raised.value.fault is PdfFault.CRASHED


@pytest.mark.parametrize("said", ["b'\\0' * 8", "b'\\xff' * 99", "b'\\0\\0\\0\\2\\0\\0\\0\\0[]'"])
def test_a_process_that_talks_nonsense_is_an_error(said: str) -> None:
    talk = f"import sys; sys.stdout.buffer.write({said}); sys.stdout.flush(); sys.stdin.buffer.read()"
    with PdfReader(command=[sys.executable, "-c", talk]) as reader, pytest.raises(PdfError) as raised:
        reader.open(sample_pdf())
    assert raised.value.fault is PdfFault.CRASHED


def test_a_process_that_cannot_start_is_an_error(tmp_path: Path) -> None:
    with PdfReader(command=[str(tmp_path / "none")]) as reader, pytest.raises(PdfError) as raised:
        reader.open(sample_pdf())
    assert raised.value.fault is PdfFault.NO_WORKER


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no RLIMIT_AS")
def test_memory_is_limited() -> None:
    with PdfReader(PdfLimits(memory_bytes=300 << 20)) as reader:
        document = reader.open(sample_pdf())
        with pytest.raises(PdfError) as raised:
            document.render(0, Rect(0, 0, 200, 200), 39)  # 243 MB of pixels
        assert raised.value.fault in (PdfFault.TOO_LARGE, PdfFault.CRASHED)
        assert colour(document, 1, 1) == RED


def test_asked_pictures_come_to_the_main_thread(shared_reader: PdfReader) -> None:
    main, got = PostedCalls(), Queue[BgraPixels]()
    document = shared_reader.open(sample_pdf())
    document.request(0, Rect(0, 0, 10, 10), 2, main, got.put, lambda error: pytest.fail(str(error)))
    main.run(1)
    assert tuple(array_of(got.get_nowait())[0, 0]) == RED


def test_the_newest_is_served_first_and_the_cancelled_not_at_all(reader: PdfReader) -> None:
    main, order = PostedCalls(), list[str]()
    good, endless = reader.open(sample_pdf()), reader.open(endless_pdf())

    def ask(name: str, document: PdfDocument) -> Callable[[], None]:
        return document.request(
            0,
            Rect(0, 0, 100, 100),
            1,
            main,
            lambda _: order.append(name),
            lambda error: order.append(error.fault.value),
        ).cancel

    job = good._render_job(0, Rect(0, 0, 1, 1), 1)
    ask("endless", endless)
    while reader._jobs:  # taken up: what follows waits
        threading.Event().wait(0.005)
    ask("first", good)
    cancel = ask("cancelled", good)
    ask("last", good)
    cancel()
    for _ in range(3):
        main.run(1)
    reader.submit(job)
    job.answer.result(WAIT_S)
    assert order == ["timeout", "last", "first"]
    assert main.idle


def test_a_picture_cancelled_when_made_is_not_delivered(shared_reader: PdfReader) -> None:
    main, got = PostedCalls(), list[BgraPixels]()
    document = shared_reader.open(sample_pdf())
    ticket = document.request(0, Rect(0, 0, 1, 1), 1, main, got.append, lambda error: pytest.fail(str(error)))
    ticket._job.answer.result(WAIT_S)
    document.render(0, Rect(0, 0, 1, 1), 1)  # answered after the first one was posted
    ticket.cancel()
    main.run(1)
    assert got == []


def test_documents_may_be_closed_after_their_reader() -> None:
    with PdfReader() as reader:
        document = reader.open(sample_pdf())
    document.close()
    with pytest.raises(PdfError) as raised:
        document.render(0, Rect(0, 0, 1, 1), 1)
    assert raised.value.fault is PdfFault.CLOSED


def test_closing_ends_a_hang_and_all_that_waits() -> None:
    main, faults = PostedCalls(), list[PdfFault]()
    with PdfReader() as reader:
        endless = reader.open(endless_pdf())
        for _ in range(3):
            endless.request(
                0,
                Rect(0, 0, 100, 100),
                1,
                main,
                lambda _: pytest.fail("a picture of an endless page"),
                lambda error: faults.append(error.fault),
            )
    for _ in range(3):
        main.run(1)
    assert faults == [PdfFault.CLOSED] * 3
    with pytest.raises(PdfError) as raised:
        reader.open(sample_pdf())
    assert raised.value.fault is PdfFault.CLOSED


@pytest.mark.skipif(sys.platform != "linux", reason="watches the process in /proc")
def test_the_process_dies_with_its_parent_even_in_a_hang(tmp_path: Path) -> None:
    path = tmp_path / "endless.pdf"
    path.write_bytes(endless_pdf())
    program = (
        "import sys, time; from pathlib import Path; from threading import Thread\n"
        "from tni.core.geometry import Rect; from tni.formats.pdf_reader import PdfReader\n"
        "reader = PdfReader(); document = reader.open(Path(sys.argv[1]))\n"
        "Thread(target=document.render, args=(0, Rect(0, 0, 100, 100), 1), daemon=True).start()\n"
        "pid = reader._process.pid\n"
        "def ticks(): return sum(map(int, Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()[11:13]))\n"
        "before = ticks()\n"
        "while ticks() < before + 10: time.sleep(0.01)\n"  # it hangs in PDFium
        "print(pid, flush=True); sys.stdin.read()"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    with parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert alive(pid)
        parent.kill()
    for _ in range(1000):
        if not alive(pid):
            break
        threading.Event().wait(0.01)
    assert not alive(pid)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_reading_pdfs_loads_neither_qt_nor_pdfium_into_this_process() -> None:
    program = (
        "import sys, tni.formats.pdf_reader; print([m for m in sys.modules if m.startswith(('PySide6', 'pypdfium2'))])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert shown.stdout.strip() == "[]"


def test_an_overlay_is_read_too(shared_reader: PdfReader) -> None:
    assert shared_reader.open(overlay_pdf()).page_size_mm(0) == pytest.approx((320, 180), abs=0.01)


def test_metadata_are_read_and_asked_for(shared_reader: PdfReader) -> None:
    pdf = pikepdf.Pdf.open(io.BytesIO(sample_pdf()))
    pdf.docinfo["/Title"], pdf.docinfo["/Author"] = "Mathématiques 6e \u20ac", "Mme\nCurie"
    told, main = list[PdfInfo](), PostedCalls()
    shared_reader.later(saved(pdf)).request_info(main, told.append)
    main.run(1)
    assert told == [PdfInfo("Mathématiques 6e €", "Mme Curie")]
    assert shared_reader.open(sample_pdf()).info() == PdfInfo()
    shared_reader.later(b"%PDF-1.7 nothing").request_info(main, told.append)
    main.run(1)
    assert told[-1] == PdfInfo()


def test_the_part_of_a_page_that_a_picture_takes(shared_reader: PdfReader) -> None:
    picture = "q {} 0 0 {} 30 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q "
    pages = [
        SamplePage(),
        SamplePage(content=picture.format(59.5, 84.2)),
        SamplePage(content=picture.format(595, 842)),
        SamplePage(content=picture.format(59.5, 84.2) + picture.format(297.5, 842)),
    ]
    document = shared_reader.open(sample_pdf(pages))
    shares = [document.picture_share(page) for page in range(4)]
    assert shares == pytest.approx([0, 0.01, 1, 0.5])


def test_a_picture_within_a_form_is_one(shared_reader: PdfReader) -> None:
    pdf = pikepdf.Pdf.open(io.BytesIO(sample_pdf()))
    content = b"q 300 0 0 421 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    form = pdf.make_stream(content, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 300, 421])
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(F=form)
    pdf.pages[0].contents_add(b"/F Do")
    document = shared_reader.open(saved(pdf))
    assert document.picture_share(0) == pytest.approx(300 * 421 / (595 * 842))


def test_text_of_a_file_that_is_opened_later(shared_reader: PdfReader) -> None:
    document = shared_reader.later(sample_pdf([SamplePage("Fractions"), SamplePage("Décimaux")]))
    assert document.text(1).startswith("Décimaux")
    with pytest.raises(PdfError):
        document.text(2)
    document.close()
