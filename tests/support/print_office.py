"""Printers of nobody: a print backend that keeps what it is sent."""

from __future__ import annotations

from collections.abc import Callable

from tni.core.printers import PrinterError, Printers
from tni.services.printing.print_job import PrintJob


class PrintOffice:
    """Implements `PrintBackend`. refuses: takes no job; is_silent: does not say which printers there are."""

    def __init__(self, *names: str, refuses: bool = False, is_silent: bool = False) -> None:
        self.names, self.refuses, self.is_silent = names, refuses, is_silent
        self.jobs: list[PrintJob] = []
        self.cancelled: list[str] = []

    def printers(self) -> Printers:
        if self.is_silent:
            raise OSError("no answer")
        return Printers(self.names, self.names[-1] if self.names else "")

    def send(self, job: PrintJob, wanted: Callable[[], bool]) -> str:
        if self.refuses:
            raise PrinterError(job.choices.printer, "no such printer")
        if not wanted():
            return ""
        self.jobs.append(job)
        return f"request-{len(self.jobs)}"

    def cancel(self, request: str) -> bool:
        self.cancelled.append(request)
        return True
