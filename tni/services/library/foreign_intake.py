"""Taking in of other programs' files: each becomes a lesson, and is known again by its bytes."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from tni.api.formats import FormatError, FormatFault
from tni.core.format_errors import ReadCancelledError, ReaderCrashedError, ReadTimeoutError
from tni.core.plugin_errors import PluginError
from tni.services.lesson.conversion_report import ConversionReport
from tni.services.library.intake_report import IntakeOutcome

NOT_READ = (FormatError, PluginError, ReadTimeoutError, ReaderCrashedError, ReadCancelledError)
_log = logging.getLogger(__name__)


class ForeignIntake(Protocol):
    """Maker of lessons from other programs' files. For a worker thread, but for `cancel`."""

    @property
    def suffixes(self) -> Sequence[str]:
        """Ends of the names of files that can be read, in small letters."""

    def lesson_id(self, source: Path) -> str:
        """Return the id of the lesson that a file becomes: the same each time. Raises: OSError."""

    def write(self, source: Path, path: Path) -> ConversionReport:
        """Write a new lesson of a file. Raises: LessonExistsError, LessonFileError, OSError, one of NOT_READ."""

    def cancel(self) -> None:
        """End the reading of the file that is being read, on any thread."""


def fault_outcome(file: Path, error: Exception) -> IntakeOutcome:
    """Return the outcome of a file that was not read. error: one of NOT_READ."""
    _log.info("%s: %s", file, error)
    if not isinstance(error, FormatError):
        return IntakeOutcome.BROKEN
    outcomes = {FormatFault.LOCKED: IntakeOutcome.LOCKED, FormatFault.OTHER_FORMAT: IntakeOutcome.OTHER}
    return outcomes.get(error.fault, IntakeOutcome.BROKEN)
