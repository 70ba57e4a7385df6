"""Parts of a worker, the main program of a child process: its limits, its output, and the thread that reads its
input."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from threading import Thread
from typing import IO, Any

from tni.processes.pipe_frames import read_frame


def limit_process(memory_bytes: int, *, may_write_files: bool = True, cpu_s: int = 0) -> None:
    """Limit the address space of this process and forbid core dumps, and files if asked. cpu_s: limit of the
    processor's time, 0 for none. Without effect on Windows."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if not may_write_files:
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        if cpu_s:
            resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s + 1))


def take_output() -> IO[bytes]:
    """Return the standard output for messages alone: what a library prints goes to the standard error from now on."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return output


def receive_frames(received: Callable[[dict[str, Any], bytes], object]) -> None:
    """Hand each frame of the standard input to `received`, on a thread of its own.

    The end of the input, which is that of the program, ends this process at once, even if a library hangs in another
    thread. So does an error of `received`.
    """
    source = os.fdopen(os.dup(0), "rb")  # Python aborts at its end while a thread reads from its own `sys.stdin`

    def receive() -> None:
        try:
            while True:
                received(*read_frame(source))
        finally:
            os._exit(0)

    Thread(target=receive, daemon=True).start()
