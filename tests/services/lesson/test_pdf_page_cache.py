"""Pictures of PDF pages for the board: nothing that a file does keeps the board waiting."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from tests.support.pdf_samples import SamplePage, endless_pdf, noted_pdf, sample_pdf
from tests.support.posted_calls import PostedCalls
from tni.core.geometry import Rect
from tni.core.ids import BlobId
from tni.document.items import PdfBackground
from tni.document.lesson_port import LessonStoreError
from tni.formats.pdf_reader import PdfLimits, PdfReader
from tni.services.lesson.pdf_page_cache import PdfPageCache, leaving_text

WAIT_S = 60.0
HERE, THERE = Rect(0, 0, 100, 100), Rect(100, 0, 100, 100)
FILES = {
    BlobId("good"): sample_pdf(),
    BlobId("other"): sample_pdf(),
    BlobId("endless"): endless_pdf(),
    BlobId("noted"): noted_pdf("FreeText", "BT /F1 24 Tf 5 8 Td (Emma Martin) Tj ET"),
    BlobId("scan"): sample_pdf([SamplePage(content="q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q")]),
    BlobId("bad"): b"%PDF-1.7 and no more",
}


class Wall:
    """Pages as the board asks for them. arrived: whose pictures came."""

    def __init__(self, page_s: float) -> None:
        self.reader, self.main, self.arrived = PdfReader(PdfLimits(page_s=page_s)), PostedCalls(), list[str]()
        self.pages = PdfPageCache(
            self.reader, self.main, FILES.__getitem__, lambda pdf, _: self.arrived.append(pdf.blob)
        )

    def ask(self, name: str, region: Rect = HERE, index: int = 0) -> None:
        self.pages.tile(PdfBackground(BlobId(name), index, 210.0, 297.0), region, 1.0)

    def pid(self) -> int | None:
        return self.reader._process.pid


@pytest.fixture
def patient() -> Iterator[Wall]:
    wall = Wall(page_s=WAIT_S)
    yield wall
    wall.pages.close()
    wall.reader.close()


@pytest.fixture
def hasty() -> Iterator[Wall]:
    wall = Wall(page_s=1.0)
    yield wall
    wall.pages.close()
    wall.reader.close()


def test_another_file_is_asked_for_without_waiting_for_a_page_that_takes_for_ever(hasty: Wall) -> None:
    hasty.ask("good")
    hasty.main.run(1)
    hasty.ask("endless")
    while hasty.reader._jobs:
        Event().wait(0.005)
    busy = hasty.pid()
    hasty.ask("other")
    assert hasty.pid() == busy, "the board waited until the process was ended"
    hasty.main.run(1)
    hasty.main.run(1)
    assert hasty.arrived == ["good", "endless", "other"], "the page that takes for ever is painted again, to say so"


def test_a_page_that_takes_for_ever_is_given_up_whole(hasty: Wall) -> None:
    hasty.ask("endless", HERE)
    hasty.ask("endless", THERE)
    hasty.main.run(1)
    assert not hasty.pages.waiting
    hasty.ask("endless", Rect(0, 100, 100, 100))
    assert not hasty.pages.waiting
    hasty.ask("good")
    hasty.main.run(1)
    assert hasty.arrived == ["endless", "good"]


def test_a_process_killed_at_work_is_started_again_and_the_page_comes(patient: Wall) -> None:
    patient.ask("endless")
    while (first := patient.pid()) is None or patient.reader._jobs:
        Event().wait(0.005)
    os.kill(first, signal.SIGKILL)
    while patient.pid() in (first, None):
        Event().wait(0.005)
    second = patient.pid()
    assert second is not None
    os.kill(second, signal.SIGKILL)
    patient.main.run(1)  # said of the page once: a process that dies each time is not started for ever
    patient.ask("good")
    patient.main.run(1)
    assert patient.arrived == ["endless", "good"]


@pytest.mark.parametrize(("name", "index"), [("bad", 0), ("good", 7), ("good", -1), ("good", 1 << 60)])
def test_what_cannot_be_drawn_is_asked_for_once(hasty: Wall, name: str, index: int) -> None:
    hasty.ask(name, index=index)
    if hasty.pages.waiting:
        hasty.main.run(1)
    assert not hasty.pages.waiting
    hasty.ask(name, THERE, index)
    assert not hasty.pages.waiting
    assert hasty.pages.has_failed(PdfBackground(BlobId(name), index, 210.0, 297.0))
    assert not hasty.pages.has_failed(PdfBackground(BlobId("other"), index, 210.0, 297.0))
    assert hasty.arrived in ([], [name]), "a page that is asked for in vain is painted again, to say so"


def test_the_title_of_a_page_comes_after_its_picture(patient: Wall) -> None:
    found, pdf = list[str](), PdfBackground(BlobId("good"), 0, 210.0, 297.0)
    patient.pages.learn_title(pdf, found.append)
    patient.ask("good")
    patient.main.run(1)
    assert (patient.arrived, found) == (["good"], [])
    patient.main.run(1)
    assert found == ["Proportionnalité"]
    patient.pages.learn_title(pdf, found.append)
    patient.main.run(1)
    assert found == ["Proportionnalité"] * 2, "the picture is there already"


def test_a_page_that_cannot_be_drawn_is_not_asked_for_its_title(hasty: Wall) -> None:
    hasty.pages.learn_title(
        PdfBackground(BlobId("endless"), 0, 210.0, 297.0), lambda _title: pytest.fail("it has none")
    )
    hasty.ask("endless")
    hasty.main.run(1)
    first = hasty.pid()
    hasty.ask("good")
    hasty.main.run(1)
    assert hasty.arrived == ["endless", "good"]
    assert first is None, "no process reads the page again"


def test_a_page_of_an_export_is_tried_once(hasty: Wall) -> None:
    """Each part of a page that PDFium can't draw would take as long as the first."""
    endless = PdfBackground(BlobId("endless"), 0, 210.0, 297.0)
    assert hasty.pages.now(endless, HERE, 1.0) is None
    first = hasty.pid()
    assert hasty.pages.now(endless, THERE, 1.0) is None
    assert (first, hasty.pid()) == (None, None), "no other process was started for it"
    assert hasty.pages.has_failed(endless)


def test_a_page_that_ends_a_new_process_is_tried_once(patient: Wall, tmp_path: Path) -> None:
    """The file alone can be the cause: no earlier page has used up memory, and nobody has killed the process."""
    starts = tmp_path / "starts"
    program = f"import os; open({str(starts)!r}, 'a').write('x'); os.abort()"
    with PdfReader(command=[sys.executable, "-c", program]) as reader:
        pages = PdfPageCache(reader, patient.main, FILES.__getitem__, lambda _pdf, _region: None)
        assert pages.now(PdfBackground(BlobId("good"), 0, 210.0, 297.0), HERE, 1.0) is None
    assert starts.read_text() == "x"


def test_what_a_page_says_as_it_leaves_is_read_by_whichever_lesson_has_it(patient: Wall) -> None:
    def absent(_blob: BlobId) -> bytes:
        raise LessonStoreError("not of this lesson")

    others = PdfPageCache(patient.reader, patient.main, absent, lambda _pdf, _part: None)

    def of(name: str, index: int = 0) -> tuple[str, bool]:
        return leaving_text(PdfBackground(BlobId(name), index, 210.0, 297.0), [others, patient.pages])

    text, says_more = of("noted")
    assert "Emma Martin" in text
    assert not says_more
    assert of("scan")[1]
    for unreadable in (of("bad"), of("good", 7)):
        assert unreadable == ("", True)
    assert leaving_text(PdfBackground(BlobId("good"), 0, 210.0, 297.0), [others]) == ("", True)
