"""Parts of printing, made when something is first printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.settings import Settings
from tni.ui.event_loop.threads import ThreadTaskRunner

if TYPE_CHECKING:
    from tni.services.printing.print_job import PrintBackend
    from tni.services.printing.print_service import PrintService


def print_service(
    printers: PrintBackend | None, tasks: ThreadTaskRunner, settings: Settings, folder: Path
) -> PrintService:
    """Create the print service at its first use; its modules are loaded then."""
    from tni.services.printing.print_service import PrintService

    return PrintService(lambda: printers or _system_printers(), tasks, settings, folder)


def _system_printers() -> PrintBackend:
    from tni.devices import cups
    from tni.services.printing.print_job import CupsPrintBackend
    from tni.ui.printing.qt_printing import QtPrintBackend

    return CupsPrintBackend() if cups.is_available() else QtPrintBackend()
