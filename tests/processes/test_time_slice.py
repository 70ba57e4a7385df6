"""The thread that draws has short time slices, background processes long ones: so it has the processor at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tni.processes.child import worker_command

GET_ATTRIBUTES = {"x86_64": 315, "aarch64": 275}
TELL = """
import ctypes, struct
from threading import Thread

def tell():
    found = ctypes.create_string_buffer(48)
    assert ctypes.CDLL(None).syscall(ctypes.c_long({number}), 0, found, 48, 0) == 0
    _, policy, _, niceness, _, runtime_ns = struct.unpack_from("=IIQiIQ", found)
    print(policy, niceness, runtime_ns)

def tell_of_a_thread():
    thread = Thread(target=tell)
    thread.start()
    thread.join()
"""
WORKER = TELL + "main = tell_of_a_thread  # as those of a decoder"
PROGRAM = (
    TELL
    + """
from tni.processes.time_slice import shorten_slices
tell_of_a_thread()
shorten_slices()
tell()
tell_of_a_thread()
"""
)
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.uname().machine not in GET_ATTRIBUTES, reason="asks Linux"
)


@pytest.fixture
def number() -> int:
    version = tuple(int(part) for part in os.uname().release.split(".")[:2])
    if version < (6, 12):
        pytest.skip("this Linux has one slice for all")
    return GET_ATTRIBUTES[os.uname().machine]


def test_a_background_process_has_the_longest_slice_in_all_its_threads_and_keeps_its_niceness(
    tmp_path: Path, number: int
) -> None:
    (tmp_path / "told_worker.py").write_text(WORKER.replace("{number}", str(number)), encoding="utf-8")
    python, *options, program, niceness, root, module = worker_command("told_worker", niceness=7)
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{program}"
    assert told([python, *options, program, niceness, root, module]) == [["0", str(os.nice(0) + 7), "100000000"]]


def test_the_thread_that_draws_has_the_shortest_slice_and_no_other(number: int) -> None:
    before, own, of_others = told([sys.executable, "-c", PROGRAM.replace("{number}", str(number))])
    assert own == ["0", str(os.nice(0)), "100000"]
    assert of_others == before


def told(command: list[str]) -> list[list[str]]:
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    return [line.split() for line in done.stdout.splitlines()]
