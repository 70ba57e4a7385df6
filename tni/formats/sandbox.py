"""Sandboxed reader: reads an untrusted file in a process of its own, which ends when its time is over.

Questions and class lists are read this way: no check within a reader could stop a regular expression that runs for
minutes. So are documents that are searched for names. Lessons of other programs are read and written this way, and
pictures are decoded, in a process that may write no file and has no network.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from enum import Enum
from io import BytesIO
from typing import Any

from tni.core.format_errors import ReadCancelledError, ReaderCrashedError, ReadTimeoutError
from tni.processes.child import ChildProcess, worker_command

MEMORY_BYTES = 3 << 30
DOCUMENT_MEMORY_BYTES = 1 << 30
"""Of a document or lesson, which a teacher's computer with 4 GB reads beside the board."""
OUT_OF_TIME = -24
"""Exit status of a process that has used up its processor's time: SIGXCPU."""
_MODULES = (
    "tni.core.format_errors",
    "tni.core.document_text",
    "tni.core.picture",
    "tni.files.picture_errors",
    "tni.cahier.names_in_text",
    "tni.quiz.bank.",
    "tni.roster.",
    "tni.library.vocabulary",
    "tni.constructions.",
    "tni.formats.banks.",
    "tni.formats.roster",
    "tni.api.formats",
    "tni.api.plain_lesson",
    "tni.quiz.question_kinds",
)
"""Modules whose classes an answer may contain."""


class SandboxEntryPoint(Enum):
    """Function that the process may call; the value names its module and the function."""

    BANK = "tni.formats.banks.format_registry:read"
    COLLECTION = "tni.formats.banks.format_registry:read_collection"
    ROSTER = "tni.formats.roster_detection:read_or_preview"
    ROSTER_TABLE = "tni.formats.roster_detection:read_table"
    PICTURES = "tni.formats.picture_calls:read_pictures"
    PICTURE_SIZE = "tni.formats.picture_reader:picture_size_px"
    THUMBNAIL = "tni.formats.picture_reader:thumbnail"
    TIMETABLE = "tni.formats.icalendar_reader:read_event_rows"
    HOLIDAYS = "tni.formats.holiday_reader:read_rows"
    DOCUMENT = "tni.formats.documents.document_reader:read_document"
    NAMES = "tni.cahier.names_in_text:find_names"
    VOCABULARY = "tni.formats.skos_reader:read_vocabulary"
    LESSON_READ = "tni.formats.lessons.guarded_calls:read_lesson"
    SVG_PICTURE = "tni.formats.lessons.svg_picture:png_of"
    LESSON_WRITE = "tni.formats.lessons.guarded_calls:write_lesson"
    OFFICE_COPY = "tni.formats.lessons.guarded_calls:reduced_copy"
    OFFICE_PICTURES = "tni.formats.lessons.guarded_calls:cut_pictures"
    CONSTRUCTION = "tni.formats.geogebra.ggb_reader:read_file"
    CONSTRUCTION_DESCRIPTION = "tni.formats.geogebra.ggb_description:describe_file"
    SHEET_CORNERS = "tni.formats.sheet_finder:find_sheet"
    STRAIGHT_SHEET = "tni.formats.sheet_straightening:straightened_sheet"

    @property
    def memory_bytes(self) -> int:
        """Limit of the process's address space (not on Windows)."""
        is_bounded = self.is_guarded or self is SandboxEntryPoint.DOCUMENT
        return DOCUMENT_MEMORY_BYTES if is_bounded else MEMORY_BYTES

    @property
    def is_guarded(self) -> bool:
        """True if the process may write no file and read none but the program's, and has no network."""
        return self in (*LESSON_CALLS, *PICTURE_CALLS, *CONSTRUCTION_CALLS)


LESSON_CALLS = (
    SandboxEntryPoint.LESSON_READ,
    SandboxEntryPoint.LESSON_WRITE,
    SandboxEntryPoint.SVG_PICTURE,
    SandboxEntryPoint.OFFICE_COPY,
    SandboxEntryPoint.OFFICE_PICTURES,
)
CONSTRUCTION_CALLS = (SandboxEntryPoint.CONSTRUCTION, SandboxEntryPoint.CONSTRUCTION_DESCRIPTION)
PICTURE_CALLS = (
    SandboxEntryPoint.PICTURES,
    SandboxEntryPoint.PICTURE_SIZE,
    SandboxEntryPoint.THUMBNAIL,
    SandboxEntryPoint.SHEET_CORNERS,
    SandboxEntryPoint.STRAIGHT_SHEET,
)


class SandboxedReader:
    """Single reading of a file. limit_s: time limit, including the start of the process. cpu_s: limit of the
    processor's time, 0 for none (not on Windows). command: starts the reader in a program that no Python interpreter
    runs; gets the memory limit as its last argument."""

    def __init__(self, limit_s: float, command: Sequence[str] | None = None, *, cpu_s: int = 0) -> None:
        self._limit_s, self._cpu_s = limit_s, cpu_s
        self._child = ChildProcess((*(command or worker_command("tni.formats.sandbox_worker")), str(MEMORY_BYTES)))
        self._is_cancelled = False

    def read(self, reader: SandboxEntryPoint, *arguments: object) -> Any:
        """Return the reader's result. Raises: the reader's errors, ReadCancelledError, ReadTimeoutError,
        ReaderCrashedError."""
        import subprocess  # not needed at program start

        try:
            process = self._child.start()
            if process is None:
                raise ReadCancelledError
            asked = (reader.value, (reader.memory_bytes, reader.is_guarded, self._cpu_s), arguments)
            answer, _ = process.communicate(pickle.dumps(asked), self._limit_s)
        except subprocess.TimeoutExpired:
            raise ReadTimeoutError(self._limit_s) from None
        except OSError as error:
            raise ReaderCrashedError from error
        finally:
            self._child.stop()
        if self._is_cancelled:
            raise ReadCancelledError
        if process.returncode == OUT_OF_TIME:
            raise ReadTimeoutError(self._cpu_s)
        return decode_answer(answer)

    def cancel(self) -> None:
        """Cancel, from any thread; a wait for the answer ends too."""
        self._is_cancelled = True
        self._child.close()


def decode_answer(answer: bytes) -> Any:
    """Return the result in an answer of the process. Raises: the error in it; ReaderCrashedError if it is none."""
    try:
        error, found = _Unpickler(BytesIO(answer)).load()
    except (pickle.UnpicklingError, EOFError, ValueError, AttributeError, ImportError, TypeError) as fault:
        raise ReaderCrashedError from fault
    if error is None:
        return found
    raised = error.__new__(error)
    raised.args, details = found
    raised.__dict__.update(details)
    raise raised


class _Unpickler(pickle.Unpickler):
    """Unpickler that creates only known classes, so that a process taken over by a file can't run code in this one."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(_MODULES) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of an answer")
