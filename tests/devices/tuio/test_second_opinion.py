"""Qt has a receiver of TUIO 1.1 of its own: the same datagrams to both, and both say the same."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pytest
from pythontuio import Cursor, TuioServer

from tests.support.tuio_senders import bundle, contacts, frame1, message
from tni.devices.tuio.board import TuioBoard
from tni.devices.tuio_recording import open_tuio_recording
from tni.devices.udp_port import UdpPort

pytestmark = pytest.mark.qt

ROOT = Path(__file__).parents[3]
ROUNDING = 2e-5
"""Qt adds a part of a pixel to a whole one, in floats, on a window of 640 x 480."""

type Said = list[tuple[int, str, float, float]]
"""Of one datagram: (which contact, counted as they come, state, x, y)."""


@dataclass
class Opinion:
    """Names contacts by their order, and leaves out moves that go nowhere: Qt does not tell them."""

    _ordinals: dict[int, int] = field(default_factory=dict)
    _places: dict[int, tuple[float, float]] = field(default_factory=dict)
    _count: int = 0

    def of(self, points: Said) -> Said:
        told: Said = []
        for key, state, x, y in sorted(points, key=lambda point: (point[1] != "up", point[0])):
            if state == "down":
                self._count += 1
                self._ordinals[key] = self._count
            if state == "move" and self._places[key] == (x, y):
                continue
            told.append((self._ordinals[key], state, x, y))
            self._places[key] = (x, y)
        return told


class Qt:
    """Its plugin in a process of its own."""

    def __init__(self, said: IO[str], out: socket.socket, port: int) -> None:
        self._lines, self._out, self._to, self._marks = said, out, ("127.0.0.1", port), 0
        assert said.readline() == "ready\n"

    def hear(self, datagram: bytes) -> Said:
        self._marks += 1
        self._out.sendto(datagram, self._to)
        return list(self._until(str(self._marks)))

    def end(self) -> None:
        assert not list(self._until("end"))

    def _until(self, mark: str) -> Iterator[tuple[int, str, float, float]]:
        self._out.sendto(bundle(message(f"/mark/{mark}", 0)), self._to)
        for line in self._lines:
            words = line.split()
            if words == ["mark", mark]:
                return
            if words[0] != "mark":
                yield int(words[0]), words[1], float(words[2]), float(words[3])
        raise AssertionError("Qt's receiver has ended")


@contextmanager
def qt_receiver(home: Path) -> Iterator[Qt]:
    probe = UdpPort(0)
    probe.close()
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    env |= {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QPA_GENERIC_PLUGINS": f"tuiotouch:udp={probe.number}",
        "HOME": str(home),
    }
    command = [sys.executable, "-m", "tests.devices.tuio.tuio_child"]
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out,
        subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as process,
    ):
        assert process.stdout is not None
        try:
            qt = Qt(process.stdout, out, probe.number)
            yield qt
            qt.end()
        except BaseException:
            process.kill()
            raise


def assert_agree(datagrams: list[bytes], home: Path) -> int:
    """Returns how many points both have told."""
    board, ours, theirs, number = TuioBoard(), Opinion(), Opinion(), 0
    with qt_receiver(home) as qt:
        for at, datagram in enumerate(datagrams):
            step = board.on_report(datagram, at / 60)
            mine = ours.of([(c.id, c.state.value, c.touch.x, c.touch.y) for c in contacts(step)])
            others = theirs.of(qt.hear(datagram))
            assert [point[:2] for point in mine] == [point[:2] for point in others], f"datagram {at}"
            for (*_, x, y), (*_, other_x, other_y) in zip(mine, others, strict=True):
                assert (x, y) == pytest.approx((other_x, other_y), abs=ROUNDING), f"datagram {at}"
            number += len(mine)
    return number


def test_both_read_a_real_sender_alike(corpus: Path, tmp_path: Path) -> None:
    (path,) = (corpus / "tuio").glob("tuio11*.txt")
    datagrams = [report.data for report in open_tuio_recording(path)[1]]
    assert assert_agree(datagrams, tmp_path) > 60


def test_both_read_many_fingers_alike(tmp_path: Path) -> None:
    dice = random.Random(20)
    there: dict[int, tuple[float, float]] = {}
    datagrams, key = [], 0
    for number in range(1, 250):
        moved = {k: (dice.random(), dice.random()) for k in there if dice.random() < 0.6}
        for gone in [k for k in there if dice.random() < 0.05]:
            del there[gone]
            moved.pop(gone, None)
        while len(there) < 10 and dice.random() < 0.2:
            key += dice.randrange(1, 4)
            there[key] = moved[key] = (dice.random(), dice.random())
        there |= moved
        datagrams.append(frame1(-1 if dice.random() < 0.1 else number, there, moved, source="fingers@127.0.0.1"))
    assert assert_agree(datagrams, tmp_path) > 500


class Kept(TuioServer):
    """python-tuio, whose datagrams are kept instead of sent."""

    def __init__(self) -> None:
        super().__init__("127.0.0.1", 9)
        self.datagrams: list[bytes] = []

    def send(self, content: object) -> None:
        self.datagrams.append(content.dgram)


def test_both_read_python_tuio_alike(tmp_path: Path) -> None:
    dice, server = random.Random(9), Kept()
    try:
        for _ in range(60):
            for cursor in server.cursors:
                cursor.position = (dice.random(), dice.random())
            server.cursors = [cursor for cursor in server.cursors if dice.random() < 0.9]
            if len(server.cursors) < 5:
                server.cursors.append(Cursor(len(server.datagrams)))
                server.cursors[-1].position = (dice.random(), dice.random())
            server.send_bundle()
    finally:
        server.close()
    assert assert_agree(server.datagrams, tmp_path) > 100
