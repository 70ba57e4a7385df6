"""Print queues of a real CUPS scheduler that the test starts."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.pdf_samples import SamplePage, sample_pdf
from tests.support.print_queue import QUEUE, print_server, scheduler
from tni.core.printers import PrinterError, Printers
from tni.devices import cups


@pytest.fixture
def real_printer(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The queue of a scheduler of the test's own."""
    if not cups.is_available() or scheduler() is None:
        pytest.skip("CUPS is not installed")
    with print_server() as server:
        monkeypatch.setenv("CUPS_SERVER", server)
        assert cups.printers() == Printers((QUEUE,))
        yield QUEUE


def test_real_queue_takes_sheets(tmp_path: Path, real_printer: str) -> None:
    paper = tmp_path / "a.pdf"
    paper.write_bytes(sample_pdf([SamplePage("Un")]))
    request = cups.send(paper, real_printer, 2, "Leçon")
    assert request.startswith(real_printer)
    listed = subprocess.run(["lpstat", "-W", "all"], capture_output=True, text=True, check=True).stdout
    assert request in listed


def test_a_queue_that_is_not_there_is_a_typed_refusal(tmp_path: Path, real_printer: str) -> None:
    paper = tmp_path / "a.pdf"
    paper.write_bytes(sample_pdf([SamplePage("Un")]))
    with pytest.raises(PrinterError) as caught:
        cups.send(paper, "no-such-queue", 1, "Leçon")
    assert caught.value.printer == "no-such-queue"
