"""The print service, driven as the panel drives it, without a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.support.board import open_board
from tests.support.pdf_samples import overlay_pdf
from tests.support.print_office import PrintOffice
from tni.core.printers import PrinterError, Printers
from tni.core.settings import PRINTER
from tni.services.printing.page_export import PageExport
from tni.services.printing.print_job import PrintJob, PrintOptions, PrintRange
from tni.services.printing.print_service import (
    CancelAnswered,
    JobSaved,
    JobSent,
    PrintersFound,
    PrintEvent,
    PrintFailed,
    PrintService,
    as_file_name,
)
from tni.store.settings_file import SettingsFile

FOUND = Printers(("Salle 12", "Bureau"), "Bureau")


class Later:
    """A task runner that works when the test says so."""

    def __init__(self) -> None:
        self.tasks: list[Callable[[], None]] = []

    def submit[T](self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        def run() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001
                failed(error)
            else:
                done(result)

        self.tasks.append(run)

    def run(self) -> None:
        while self.tasks:
            self.tasks.pop(0)()


class Drawing:
    """Implements `PageDrawing` without Qt."""

    def pdf(self, pages: PageExport) -> bytes:
        return overlay_pdf(len(pages.pages))

    def print(self, job: PrintJob) -> bool:
        return False


class Desk:
    def __init__(self, folder: Path) -> None:
        self.office, self.tasks, self.events = PrintOffice("Salle 12", "Bureau"), Later(), list[PrintEvent]()
        self.settings = SettingsFile(folder / "settings.json")
        self.folder = folder / "lessons"
        self.service = PrintService(lambda: self.office, self.tasks, self.settings, self.folder)
        self.service.subscribe(self.events.append)

    def last(self) -> PrintEvent:
        self.tasks.run()
        return self.events.pop()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def job_of(pages: int = 3, **choices: object) -> PrintJob:
    editor = open_board()
    for _ in range(pages - 1):
        editor.add_page()
    options = PrintOptions(**{"printer": "Salle 12", **choices})  # type: ignore[arg-type]
    wanted = options.pages([page.id for page in editor.pages], editor.page.id)
    export = PageExport.of(editor.document, wanted, options.paper)
    return PrintJob(export, options, lambda _blob: b"", Drawing(), "Leçon")


def test_printer_used_last_is_preferred_to_the_usual_one(desk: Desk) -> None:
    desk.service.find_printers()
    assert desk.last() == PrintersFound(FOUND, "Bureau")
    desk.service.print(job_of())
    assert desk.last() == JobSent("Salle 12", 3, "request-1")
    assert desk.settings.get(PRINTER) == "Salle 12"
    desk.service.find_printers()
    assert desk.last() == PrintersFound(FOUND, "Salle 12")


def test_system_that_does_not_answer_has_no_printers(desk: Desk) -> None:
    desk.office.is_silent = True
    desk.service.find_printers()
    assert desk.last() == PrintersFound(Printers(()), "")


def test_sheets_of_all_copies_are_counted(desk: Desk) -> None:
    desk.service.print(job_of(5, per_sheet=2, copies=3))
    assert desk.last() == JobSent("Salle 12", 9, "request-1")


def test_job_withdrawn_before_it_is_handed_over_is_not_printed(desk: Desk) -> None:
    desk.service.print(job_of())
    desk.service.withdraw()
    desk.tasks.run()
    assert (desk.office.jobs, desk.events) == ([], [])


def test_job_withdrawn_too_late_is_reported_with_its_request(desk: Desk) -> None:
    send = desk.office.send

    def slow(job: PrintJob, wanted: Callable[[], bool]) -> str:
        request = send(job, wanted)
        desk.service.withdraw()
        return request

    desk.office.send = slow  # type: ignore[method-assign]
    desk.service.print(job_of())
    assert desk.last() == JobSent("Salle 12", 3, "request-1")


def test_request_can_be_cancelled(desk: Desk) -> None:
    desk.service.cancel("request-1")
    assert desk.last() == CancelAnswered(True)
    assert desk.office.cancelled == ["request-1"]


def test_refusal_is_reported_and_the_job_can_be_sent_again(desk: Desk) -> None:
    desk.office.refuses = True
    desk.service.print(job_of())
    failed = desk.last()
    assert isinstance(failed, PrintFailed)
    assert isinstance(failed.error, PrinterError)
    desk.office.refuses = False
    desk.service.print(job_of())
    assert isinstance(desk.last(), JobSent)


def test_saved_sheets_replace_no_file(desk: Desk) -> None:
    for _ in range(2):
        desk.service.save(job_of(4, per_sheet=2), "Leçon - impression")
        saved = desk.last()
        assert isinstance(saved, JobSaved)
        with pikepdf.open(saved.path) as pdf:
            assert len(pdf.pages) == 2
    assert len(list(desk.folder.glob("Leçon - impression*.pdf"))) == 2


def test_folder_that_cannot_be_made_is_reported(desk: Desk) -> None:
    desk.folder.write_text("a file")
    desk.service.save(job_of(), "Leçon")
    failed = desk.last()
    assert isinstance(failed, PrintFailed)
    assert isinstance(failed.error, OSError)


@pytest.mark.parametrize(
    ("title", "name"),
    [("Fractions 1/2 : début", "Fractions 1 2 début"), ("", ""), ("///", ""), ("a\nb  c", "a b c")],
)
def test_title_becomes_a_file_name(title: str, name: str) -> None:
    assert as_file_name(title) == name


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (PrintOptions(), "abcd"),
        (PrintOptions(PrintRange.THIS), "c"),
        (PrintOptions(PrintRange.RANGE, first=2, last=3), "bc"),
        (PrintOptions(PrintRange.RANGE, first=4, last=2), "bcd"),
        (PrintOptions(PrintRange.RANGE, first=3, last=9), "cd"),
    ],
)
def test_which_pages_are_printed(choices: PrintOptions, expected: str) -> None:
    assert choices.pages(list("abcd"), "c") == list(expected)  # type: ignore[arg-type, comparison-overlap]


def test_pages_with_ink_beyond_their_edge_are_reported() -> None:
    editor = open_board()
    editor.add_page()
    editor.add_text("dehors", -200.0, 10.0)
    assert PageExport.of(editor.document).cut == (2,)
