"""Child process of the program, with pipes to and from it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

_ROOT = Path(__file__).parents[2]
# -I ignores the environment and the current folder. The program's own folder is then inserted right after the standard
# library: an installed other version of the program would use other message formats.
_PROGRAM = """
import os, sys
if (niceness := int(sys.argv.pop(1))) and hasattr(os, "nice"):
    os.nice(niceness)
from importlib import import_module
sys.path.insert(next((at for at, path in enumerate(sys.path) if "-packages" in path), len(sys.path)), sys.argv[1])
if niceness:
    import_module("tni.processes.time_slice").lengthen_slices()
import_module(sys.argv[2]).main(*sys.argv[3:])
"""


def worker_command(module: str, *options: str, niceness: int = 0) -> tuple[str, ...]:
    """Build the command that runs `main` of a module of the program; the arguments of `main` may be appended. options:
    of the interpreter. niceness: how much of the processor it leaves to the pen, from before the module is loaded; on
    Linux it then gives way to all that wakes. Without effect on Windows."""
    level = ("-" + "O" * sys.flags.optimize,) if sys.flags.optimize else ()  # the bytecode of the program itself
    return (sys.executable, "-I", *level, *options, "-c", _PROGRAM, str(niceness), str(_ROOT), module)


class ChildProcess:
    """Child process that is started when needed. One thread calls `start` and `stop`, any thread the other methods.

    command: program and arguments. environment: all that the process gets of it, None for that of the program.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self._command, self._environment = tuple(command), environment
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_closed = False

    @property
    def pid(self) -> int | None:
        """Id of the running process."""
        process = self._process
        return None if process is None else process.pid

    def start(self) -> subprocess.Popen[bytes] | None:
        """Return the process, started if there is none; None after `close`. Raises: OSError."""
        import subprocess  # not needed at program start

        with self._lock:
            if self._is_closed:
                return None
            if self._process is None:
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                    env={**self._inherited(), "OPENBLAS_NUM_THREADS": "1"},  # OpenBLAS threads wait in a busy loop
                )
            return self._process

    def _inherited(self) -> Mapping[str, str]:
        return os.environ if self._environment is None else self._environment

    def kill(self) -> None:
        """Kill the process without waiting; who reads its output notices the end."""
        with self._lock, suppress(OSError):
            if self._process is not None:
                self._process.kill()

    def stop(self) -> None:
        """Kill the process and wait for its end. The next `start` starts another."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            with suppress(OSError), process:  # leaving the context closes the pipes and waits
                process.kill()

    def close(self) -> None:
        """Kill the process without waiting, and let none be started from now on."""
        with self._lock:
            self._is_closed = True
        self.kill()
