"""Main program of a process that reads one untrusted file; `sandbox.SandboxedReader` starts it."""

from __future__ import annotations

import os
import pickle
import sys
from importlib import import_module

from tni.core.errors import TniError
from tni.processes.audit_guard import close_process
from tni.processes.worker import limit_process, take_output


def main(memory_bytes: str) -> None:
    """Read one file. memory_bytes: limit of this process's address space."""
    limit_process(int(memory_bytes))
    output = take_output()
    reader, (memory_of_reader, is_guarded, cpu_s), arguments = pickle.load(sys.stdin.buffer)
    limit_process(min(int(memory_bytes), memory_of_reader), may_write_files=not is_guarded, cpu_s=cpu_s)
    if is_guarded:
        close_process()
    module, _, function = reader.partition(":")
    try:
        answer: object = (None, getattr(import_module(module), function)(*arguments))
    except TniError as error:
        answer = (type(error), (error.args, vars(error)))
    pickle.dump(answer, output)
    output.flush()
    os._exit(0)  # an orderly exit, which frees all memory, takes long
