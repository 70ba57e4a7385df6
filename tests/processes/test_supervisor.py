"""Child processes: what is said to them and by them, their restarts, and their end."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from queue import SimpleQueue
from typing import Any, override

import pytest

from tni.processes.child import ChildProcess
from tni.processes.supervisor import SupervisionLimits, Supervisor

WAIT_S = 60.0
CHILD = """
import struct, json, os, sys
def send(head):
    data = json.dumps(head).encode()
    sys.stdout.buffer.write(struct.pack(">II", len(data), 0) + data)
    sys.stdout.buffer.flush()
def receive():
    head, payload = struct.unpack(">II", sys.stdin.buffer.read(8))
    return json.loads(sys.stdin.buffer.read(head)) | {"payload": sys.stdin.buffer.read(payload).decode()}
"""
PATIENT = SupervisionLimits(start_delays_s=(0.0,), start_checks=1000, silent_checks=1000, end_checks=1000)


class Recorder(Supervisor):
    """A supervisor that notes what happens. Its first message counts the processes."""

    def __init__(self, body: str, limits: SupervisionLimits, program: str = sys.executable) -> None:
        super().__init__("child", [program, "-I", "-c", CHILD + body], limits, farewell={"do": "stop"})
        self.events: SimpleQueue[object] = SimpleQueue()
        self.started = 0

    @override
    def greeting(self) -> Mapping[str, Any]:
        self.started += 1
        return {"process": self.started}

    @override
    def received(self, head: Mapping[str, Any], payload: bytes) -> None:
        self.is_ready = True
        self.events.put(head)

    @override
    def ended(self, error: OSError | None) -> None:
        self.events.put("ended" if error is None else "not started")

    @override
    def closed(self) -> None:
        self.events.put("closed")

    def next(self) -> object:
        return self.events.get(timeout=WAIT_S)


@contextmanager
def supervised(body: str, limits: SupervisionLimits = PATIENT) -> Iterator[Recorder]:
    made = Recorder(body, limits)
    made.start()
    try:
        yield made
    finally:
        made.end()
        made.join(0.0)


def test_the_first_message_comes_before_what_is_sent_and_the_farewell_last() -> None:
    with supervised("send(receive())\nsend(receive())\nsend(receive())") as child:
        assert child.next() == {"process": 1, "payload": ""}
        child.send({"do": "picture"}, b"pixels")
        assert child.next() == {"do": "picture", "payload": "pixels"}
        child.end()
        assert child.next() == {"do": "stop", "payload": ""}
        assert child.next() == "closed"


def test_a_process_that_ends_is_started_again() -> None:
    with supervised("send(receive())") as child:
        for number in (1, 2, 3):
            assert child.next() == {"process": number, "payload": ""}
            assert child.next() == "ended"


def test_a_process_that_hangs_is_killed_and_started_again() -> None:
    limits = SupervisionLimits(start_delays_s=(0.0,), start_checks=1000, silent_checks=1, end_checks=1000)
    with supervised("send(receive())\nreceive()", limits) as child:
        for number in (1, 2):
            assert child.next() == {"process": number, "payload": ""}
            assert child.next() == "ended"


def test_a_process_that_never_is_ready_is_killed() -> None:
    limits = SupervisionLimits(start_delays_s=(0.0,), start_checks=1, silent_checks=1000, end_checks=1000)
    with supervised("receive()\nreceive()", limits) as child:
        assert child.next() == "ended"


def test_a_process_that_does_not_end_when_asked_is_killed() -> None:
    limits = SupervisionLimits(start_delays_s=(0.0,), start_checks=1000, silent_checks=1000, end_checks=1)
    with supervised("send(receive())\nwhile True: receive()", limits) as child:
        child.next()
        child.end()
        assert child.next() == "closed"


@pytest.mark.parametrize("output", ["b'x' * 99", "b'\\0\\0\\0\\2\\0\\0\\0\\0[]'"])
def test_a_process_that_sends_no_frames_is_ended(output: str) -> None:
    with supervised(f"sys.stdout.buffer.write({output}); sys.stdout.flush(); receive(); receive()") as child:
        assert child.next() == "ended"


def test_a_program_that_does_not_start_is_an_event() -> None:
    child = Recorder("", PATIENT, "/no/such/program")
    child.start()
    assert child.next() == "not started"
    child.end()
    child.join(WAIT_S)


def test_a_child_is_started_once_and_never_after_closing() -> None:
    child = ChildProcess([sys.executable, "-c", "import sys; sys.stdin.read()"])
    first = child.start()
    assert first is child.start()
    assert child.pid is not None
    child.stop()
    second = child.start()
    assert second not in (None, first)
    child.close()
    assert child.start() is None
    child.stop()
    assert child.pid is None
    assert [process is not None and process.poll() is not None for process in (first, second)] == [True, True]
