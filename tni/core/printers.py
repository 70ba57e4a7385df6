"""Printers of the system as values, and the error of a job that they refuse."""

from __future__ import annotations

from dataclasses import dataclass

from tni.core.errors import TniError


@dataclass(frozen=True, slots=True)
class Printers:
    """Print queues of the system. names: of the queues; usual: the system's default, "" without one."""

    names: tuple[str, ...]
    usual: str = ""


class PrinterError(TniError):
    """A print job that was not accepted. printer: its name; detail: the system's message, for the log."""

    def __init__(self, printer: str, detail: str) -> None:
        super().__init__(f"{printer}: {detail}")
        self.printer, self.detail = printer, detail
