"""Boards that are read raw: what a report costs, and how long after it its ink is on the screen, also in a storm.

Reports of the corpus go through the reader of live devices into its mailbox. For the way to the screen the whole
program runs in a process of its own, with pipes in the place of hidraw nodes; this one is the board, writes reports,
and looks at the screen until the pixel under the contact changes. In the storm, ten more boards send 500 reports a
second each, every other one of them nonsense; the others say that a pen is near, or draw with it.
"""

from __future__ import annotations

import ctypes
import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Queue
from multiprocessing.synchronize import Event
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from tests.bench.rig import Rig
from tni.core.clock import SystemClock
from tni.core.device_errors import NotABoardError
from tni.core.mailbox import Mailbox
from tni.devices.hid.multitouch import HidBoard
from tni.devices.hid.synthetic import AXIS_MAX, touch_report
from tni.devices.ports import DeviceGoneError
from tni.devices.reader import DeviceMessage, DeviceReader
from tni.devices.recording_file import RecordingFile

REPORTS = 2000
"""Of each recording at most."""
STEPS, STEP_PX, LINES = 90, 12, 4
STORM, STORM_HZ = 10, 500
GIVE_UP_S = 0.5


def figures(rig: Rig) -> dict[str, str]:
    out = _reports(rig)
    storm = f"{STORM} boards x {STORM_HZ} Hz"
    for name, count, draws in (
        ("at rest", 0, False),
        (f"beside {storm} that hover", STORM, False),
        (f"beside {storm} that draw", STORM, True),
    ):
        rounds = [_round(count, draws=draws) for _ in range(rig.rounds)]
        rig.raw[f"board {name}"] = rounds
        rows = [r["ms"] for r in rounds]
        p50, p99 = (statistics.median(float(np.percentile(row, q)) for row in rows) for q in (50, 99))
        out[f"report to pixel, {name} (ms, p50 / p99)"] = f"{p50:.2f} / {p99:.2f}"
        out[f"points not seen, {name}"] = str(sum(r["missed"] for r in rounds))
        out[f"moves that reached the page, {name}"] = " ".join(sorted({r["kept"] for r in rounds}))
    return out


# -- what a report costs


class _Tape:
    """A recording as a port that never waits. us: of each report, from when it is read to when the next one may be."""

    def __init__(self, reports: list[bytes]) -> None:
        self._reports = iter(reports)
        self.us: list[float] = []
        self._read_s = 0.0

    def read(self, timeout_s: float) -> bytes:
        now_s = time.perf_counter()
        if self._read_s:
            self.us.append((now_s - self._read_s) * 1e6)
        report = next(self._reports, None)
        if report is None:
            raise DeviceGoneError("the end")
        self._read_s = time.perf_counter()
        return report

    def write(self, report: bytes) -> None:
        pass

    def set_feature(self, report: bytes) -> None:
        pass

    def close(self) -> None:
        pass


def _reports(rig: Rig) -> dict[str, str]:
    corpus = os.environ.get("TNI_CORPUS")
    if corpus is None:
        return {}
    medians: dict[str, float] = {}
    for path in sorted((Path(corpus) / "hid" / "recordings").glob("*.hid")):
        with RecordingFile(path) as file:
            for index, device in enumerate(file.devices):
                try:
                    driver = HidBoard(device.descriptor, device.vendor, device.product)
                except NotABoardError:
                    continue
                tape = _Tape([r.data for r in file.reports(index)][:REPORTS])
                mailbox: Mailbox[DeviceMessage] = Mailbox(lambda: None)
                DeviceReader("tape", driver, tape, mailbox, SystemClock()).run()
                if tape.us:
                    medians[f"{path.stem} {index}"] = statistics.median(tape.us)
    rig.raw["report to letter"] = medians
    worst = max(medians, key=medians.__getitem__)
    return {
        f"report in to contact out, {len(medians)} recorded boards (us, median of p50)": (
            f"{statistics.median(medians.values()):.1f}"
        ),
        "report in to contact out, slowest board (us, p50)": f"{medians[worst]:.1f} ({worst.rsplit(' ', 1)[0]})",
    }


# -- to the screen


class Eye:
    """Looks at single pixels of the X screen."""

    def __init__(self) -> None:
        self._x = x = ctypes.CDLL("libX11.so.6")
        x.XOpenDisplay.restype = x.XGetImage.restype = ctypes.c_void_p
        x.XDefaultRootWindow.restype = x.XGetPixel.restype = ctypes.c_ulong
        x.XDefaultRootWindow.argtypes = x.XCloseDisplay.argtypes = [ctypes.c_void_p]
        x.XGetImage.argtypes = [
            ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong,
            ctypes.c_int,
        ]  # fmt: skip
        x.XGetPixel.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
        x.XFree.argtypes = [ctypes.c_void_p]
        self._display = x.XOpenDisplay(None)
        self._root = x.XDefaultRootWindow(self._display)
        self._destroy = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)

    def at(self, x: int, y: int) -> int:
        image = self._x.XGetImage(self._display, self._root, x, y, 1, 1, 0xFFFFFFFF, 2)
        try:
            return int(self._x.XGetPixel(image, 0, 0)) & 0xFFFFFF
        finally:
            self._x.XDestroyImage(ctypes.c_void_p(image))

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)


class Board:
    """The other end of a pipe: one finger, in pixels of the screen. sent: moves."""

    def __init__(self, file: int, place: list[int]) -> None:
        self._file, (_, _, _, _, self._wide, self._high) = file, place
        self.sent = 0

    def says(self, x: float, y: float, *, tip: bool = True) -> None:
        at = round(x / self._wide * AXIS_MAX), round(y / self._high * AXIS_MAX)
        os.write(self._file, touch_report([(tip, 1, *at)]))


def _round(storm: int, *, draws: bool) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, _program(home, 1 + storm) as (child, files):
        assert child.stdout is not None
        place: list[int] = json.loads(child.stdout.readline())
        left, top, wide, high, *_ = place
        boards = [Board(file, place) for file in files]
        forked = multiprocessing.get_context("fork")  # pipes and all; threads here would be in each other's way
        ending, sent = forked.Event(), forked.Queue()
        storms = forked.Process(target=_blow, args=(boards[1:], files[1:], place, draws, ending, sent))
        storms.start()
        eye, ms, missed = Eye(), [], 0
        for line in range(LINES):
            y = top + round(high * (line + 1) / (2 * LINES))
            x = left + (wide - STEPS * STEP_PX) // 2
            boards[0].says(x, y)
            for _ in range(STEPS):
                x += STEP_PX
                time.sleep(0.008)
                took = _seen(eye, boards[0], x, y)
                missed += took is None
                ms += [] if took is None else [took]
            boards[0].says(x, y, tip=False)
        eye.close()
        ending.set()
        all_sent = [boards[0].sent, *sent.get()]
        storms.join()
        time.sleep(1.0)  # what is still on its way comes
        for file in reversed(files):  # the first one last: it ends the program
            os.close(file)
        files.clear()
        found = json.loads(child.stdout.readline())
        kept = f"{sum(found['moves'])} of {sum(all_sent)}"
        return {"ms": ms, "missed": missed, "kept": kept, "found": found, "sent": all_sent}


def _seen(eye: Eye, board: Board, x: int, y: int) -> float | None:
    """Milliseconds from a report to the pixel under it; None when it does not change."""
    before = eye.at(x, y)
    began_s = time.perf_counter()
    board.says(x, y)
    board.sent += 1
    while time.perf_counter() - began_s < GIVE_UP_S:
        if eye.at(x, y) != before:
            return (time.perf_counter() - began_s) * 1000
    return None


def _blow(
    boards: list[Board], files: list[int], place: list[int], draws: bool, end: Event, sent: Queue[list[int]]
) -> None:
    """Each board goes to and fro in a row of its own below the page's middle; between its reports comes nonsense."""
    left, top, wide, high, *_ = place
    random, step, due_s = Random(1), 0, time.perf_counter()
    rows = [top + high * (0.55 + 0.04 * n) for n in range(len(boards))]
    while boards and not end.is_set():
        for board, file, y in zip(boards, files, rows, strict=True):
            if step % 2:
                os.write(file, _nonsense(random))
            else:
                across = abs((step / 500) % 2 - 1)
                board.says(left + wide * (0.1 + 0.8 * across), y, tip=draws)
                board.sent += draws and step > 0
        step += 1
        due_s += 1 / STORM_HZ
        time.sleep(max(due_s - time.perf_counter(), 0))
    for board, y in zip(boards, rows, strict=True):
        board.says(left, y, tip=False)
    sent.put([board.sent for board in boards])


def _nonsense(random: Random) -> bytes:
    """Too short, or of an id that the device does not have."""
    if random.random() < 0.5:
        return b"\x01" + random.randbytes(random.randrange(40))
    return bytes([random.randrange(2, 256)]) + random.randbytes(random.randrange(1, 80))


@contextmanager
def _program(home: str, count: int) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    pipes = [os.pipe2(os.O_DIRECT | os.O_CLOEXEC) for _ in range(count)]
    ours, theirs = [ours for _, ours in pipes], [theirs for theirs, _ in pipes]
    command = [sys.executable, "-m", "tests.bench.devices_child", home, *map(str, theirs)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, pass_fds=theirs)
    for file in theirs:
        os.close(file)
    try:
        yield child, ours
    finally:
        for file in ours:
            os.close(file)
        child.wait(60)
