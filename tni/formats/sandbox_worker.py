"""Main program of a process that reads one untrusted file; `sandbox.SandboxedReader` starts it."""

from __future__ import annotations

import os
import pickle
import sys
from importlib import import_module

from tni.core.errors import TniError


def main(memory_bytes: int) -> None:
    """Read one file. memory_bytes: limit of this process's address space."""
    _limit_memory(memory_bytes)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # output that a library prints must not mix with the answer
    reader, arguments = pickle.load(sys.stdin.buffer)
    module, _, function = reader.partition(":")
    try:
        said: object = (None, getattr(import_module(module), function)(*arguments))
    except TniError as error:
        said = (type(error), (error.args, vars(error)))
    pickle.dump(said, answers)
    answers.flush()
    os._exit(0)  # an orderly exit, which frees all memory, takes long


def _limit_memory(limit: int) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
