"""A worker ends when its input does, and quietly by itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

READS = """
import sys, threading
from pathlib import Path
from tni.processes.worker import receive_frames
receive_frames(lambda head, payload: None)
(reader,) = (one for one in threading.enumerate() if one is not threading.main_thread())
while Path(f"/proc/self/task/{reader.native_id}/stat").read_text().rpartition(")")[2].split()[0] != "S":
    pass
if "waits" in sys.argv:
    threading.Event().wait()
"""


def child(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", READS, *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2])


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the thread in /proc")
def test_a_worker_that_has_done_its_work_ends_without_an_error_while_its_input_is_open() -> None:
    with child() as worker:
        assert worker.wait(30) == 0
        assert worker.stderr is not None
        assert worker.stderr.read() == b""


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the thread in /proc")
def test_a_worker_ends_with_its_input_though_it_has_more_to_do() -> None:
    with child("waits") as worker:
        assert worker.stdin is not None
        worker.stdin.close()
        assert worker.wait(30) == 0
