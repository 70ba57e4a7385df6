"""Background processes have long time slices, so that what wakes beside them has the processor at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tni.processes.child import worker_command

GET_ATTRIBUTES = {"x86_64": 315, "aarch64": 275}
WORKER = """
import ctypes, os, struct
from threading import Thread

def main(number):
    def tell():
        found = ctypes.create_string_buffer(48)
        assert ctypes.CDLL(None).syscall(ctypes.c_long(int(number)), 0, found, 48, 0) == 0
        _, policy, _, niceness, _, runtime_ns = struct.unpack_from("=IIQiIQ", found)
        print(policy, niceness, runtime_ns)
    thread = Thread(target=tell)  # as those of a decoder
    thread.start()
    thread.join()
"""


@pytest.mark.skipif(sys.platform != "linux" or os.uname().machine not in GET_ATTRIBUTES, reason="asks Linux")
def test_a_background_process_has_the_longest_slice_in_all_its_threads_and_keeps_its_niceness(tmp_path: Path) -> None:
    version = tuple(int(part) for part in os.uname().release.split(".")[:2])
    if version < (6, 12):
        pytest.skip("this Linux has one slice for all")
    (tmp_path / "told_worker.py").write_text(WORKER, encoding="utf-8")
    python, *options, program, niceness, _root, module = worker_command("told_worker", niceness=7)
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{program}"
    root, number = str(Path(__file__).parents[2]), str(GET_ATTRIBUTES[os.uname().machine])
    command = [python, *options, program, niceness, root, module, number]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", str(os.nice(0) + 7), "100000000"]
