"""A file of a stranger read in a process of its own: whatever it is made to cost, it ends when its time is over.

Questions and class lists are read so: no check within a reader could stop a pattern that tries for minutes.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Sequence
from contextlib import suppress
from enum import Enum
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from tni.formats.sandbox_errors import ReadCancelledError, ReaderCrashedError, ReadTimeoutError

if TYPE_CHECKING:
    import subprocess

_ROOT = Path(__file__).parents[2]
# -I keeps the environment and the current folder out; the program's own folder is then named, right after the standard
# library: another version of the program that is installed would answer in other words.
_PROGRAM = """
import sys
sys.path.insert(next((at for at, path in enumerate(sys.path) if "-packages" in path), len(sys.path)), sys.argv[1])
from tni.formats.sandbox_worker import main
main(int(sys.argv[2]))
"""
MEMORY_BYTES = 3 << 30
_MODULES = ("tni.quiz.bank.", "tni.formats.banks.", "tni.formats.roster")
"""Where the classes are of which an answer may be made."""


class SandboxEntryPoint(Enum):
    """The value: the module and the function."""

    BANK = "tni.formats.banks.format_registry:read"
    ROSTER = "tni.formats.roster_detection:read_or_preview"
    ROSTER_TABLE = "tni.formats.roster_csv:read"


class SandboxedReader:
    """One reading. limit_s: of all of it, the start of the process too. command: for a program that is not run by a
    Python interpreter; gets the limit of memory as its last argument."""

    def __init__(self, limit_s: float, command: Sequence[str] | None = None) -> None:
        self._limit_s = limit_s
        self._command = (*(command or (sys.executable, "-I", "-c", _PROGRAM, str(_ROOT))), str(MEMORY_BYTES))
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._given_up = False

    def read(self, reader: SandboxEntryPoint, *arguments: object) -> Any:
        """What the reader gives. Raises: what it raises, GivenUpError, TooSlowError, ReaderGoneError."""
        import subprocess  # a start reads no such file

        with self._lock:
            if self._given_up:
                raise ReadCancelledError
            try:
                process = self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except OSError as error:
                raise ReaderCrashedError from error
        with process:
            try:
                said, _ = process.communicate(pickle.dumps((reader.value, arguments)), self._limit_s)
            except subprocess.TimeoutExpired:
                raise ReadTimeoutError(self._limit_s) from None
            finally:
                with suppress(OSError):
                    process.kill()
        return self._answer(said)

    def give_up(self) -> None:
        """From any thread: a wait for the answer ends too."""
        with self._lock:
            self._given_up = True
            if self._process is not None:
                with suppress(OSError):
                    self._process.kill()

    def _answer(self, said: bytes) -> Any:
        if self._given_up:
            raise ReadCancelledError
        try:
            error, found = _Unpickler(BytesIO(said)).load()
        except (pickle.UnpicklingError, EOFError, ValueError, AttributeError, ImportError, TypeError) as fault:
            raise ReaderCrashedError from fault
        if error is None:
            return found
        raised = error.__new__(error)
        raised.args, details = found
        raised.__dict__.update(details)
        raise raised


class _Unpickler(pickle.Unpickler):
    """A process that a file has taken over can say nothing that makes this one do something."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(_MODULES) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of an answer")
