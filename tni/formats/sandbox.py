"""Sandboxed reader: reads an untrusted file in a process of its own, which ends when its time is over.

Questions and class lists are read this way: no check within a reader could stop a regular expression that runs for
minutes.
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
# -I ignores the environment and the current folder. The program's own folder is then inserted right after the standard
# library: an installed other version of the program would use other message formats.
_PROGRAM = """
import sys
sys.path.insert(next((at for at, path in enumerate(sys.path) if "-packages" in path), len(sys.path)), sys.argv[1])
from tni.formats.sandbox_worker import main
main(int(sys.argv[2]))
"""
MEMORY_BYTES = 3 << 30
_MODULES = ("tni.quiz.bank.", "tni.formats.banks.", "tni.formats.roster", "tni.formats.format_errors")
"""Modules whose classes an answer may contain."""


class SandboxEntryPoint(Enum):
    """Function that the process may call; the value names its module and the function."""

    BANK = "tni.formats.banks.format_registry:read"
    ROSTER = "tni.formats.roster_detection:read_or_preview"
    ROSTER_TABLE = "tni.formats.roster_csv:read"


class SandboxedReader:
    """Single reading of a file. limit_s: time limit, including the start of the process. command: starts the reader in
    a program that no Python interpreter runs; gets the memory limit as its last argument."""

    def __init__(self, limit_s: float, command: Sequence[str] | None = None) -> None:
        self._limit_s = limit_s
        self._command = (*(command or (sys.executable, "-I", "-c", _PROGRAM, str(_ROOT))), str(MEMORY_BYTES))
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._given_up = False

    def read(self, reader: SandboxEntryPoint, *arguments: object) -> Any:
        """Return the reader's result. Raises: the reader's errors, ReadCancelledError, ReadTimeoutError,
        ReaderCrashedError."""
        import subprocess  # not needed at program start

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
        """Cancel, from any thread; a wait for the answer ends too."""
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
    """Unpickler that creates only known classes, so that a process taken over by a file can't run code in this one."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(_MODULES) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of an answer")
