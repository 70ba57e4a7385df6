"""Clickers: 40 devices answer 1,000 questions while the board is written on, and none may be lost.

The whole program runs in a process of its own. Half of the devices are i>clickers of one base (a pipe in the place of
its hidraw node), half speak the open line protocol (a pair of pseudo terminals in the place of the serial line). Beside
them a hand writes on a board at 60 Hz, the base sends nonsense among its votes, and a second line sends nothing else,
as fast as a line of 115,200 baud can. An open-line clicker is answered when its `A` is read at the far end of its line;
an i>clicker, which its base answers by radio, when its vote is on the disk and shown as received; it is on the board
when the count that holds it is painted. All begin when the bytes are written to the receiver. Beside them stands what
the disk does by itself: a hundred bytes appended and synced.

Then, without a screen, reports of a base of which one in ten is dropped (and sent again, as the radio does), one in ten
doubled and any late by up to a second: what is counted at the end is what is counted when they come in order.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import select
import subprocess
import sys
import tempfile
import threading
import time
from multiprocessing.context import ForkProcess as Process
from multiprocessing.synchronize import Event
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from tests.bench.clickers_child import CHOICES, DEVICES, QUESTIONS, choice_of
from tests.bench.disk import synced_appends_ms
from tests.bench.rig import Rig
from tests.support.clicker_room import iclicker_report, simulate
from tni.devices.hid.synthetic import AXIS_MAX, touch_report

THINK_S, SPREAD_S = 0.05, 0.03
"""From when a vote opens to the first answer, sooner than anybody can press, and from that one to the last."""
INK_HZ = 60
LINE_BYTES_A_SECOND = 11_520
MEMORY, IN_MEMORY = Path("/dev/shm"), 100
"""Where what the disk has to do with it is left out, and for how many questions."""
APPENDS = 2000
ROUNDS = 300
"""Of the base whose reports are disturbed."""


def figures(rig: Rig) -> dict[str, str]:
    out = _told(rig, "", QUESTIONS, None)
    if MEMORY.is_dir():
        out |= _told(rig, ", without a disk", IN_MEMORY, MEMORY)
    differ = sum(before != after for before, after in (simulate(Random(n), DEVICES) for n in range(ROUNDS)))
    return {
        **out,
        f"rounds of {DEVICES} whose dropped, doubled, late reports change the result": f"{differ} of {ROUNDS}",
    }


def _told(rig: Rig, where: str, questions: int, folder: Path | None) -> dict[str, str]:
    found = _run(questions, folder)
    rig.raw["clickers" + where] = found
    asked = DEVICES * questions
    out = {
        f"votes lost, {DEVICES} devices x {questions} beside ink at {INK_HZ} Hz{where}": (
            f"{asked - sum(found['counted'])} of {asked}"
        ),
        f"results that are not what was pressed{where}": f"{found['wrong']} of {questions}",
        f"samples of ink meanwhile{where}": str(found["samples"]),
        f"a commit of the journal{where} (ms, p50 / p99 / worst)": _shares(found["commit_ms"], (50, 99, 100)),
        f"a bare append and sync{where} (ms, p50 / p99 / worst)": _shares(
            synced_appends_ms(folder, APPENDS), (50, 99, 100)
        ),
    }
    for name, ms in (
        ("open line, press to answer", found["line_ms"]),
        ("i>clicker, press to disk", found["base_ms"]),
        ("i>clicker, press to the count on the board", found["seen_ms"]),
    ):
        out[f"{name}{where} (ms, p50 / p99 / worst)"] = _shares(ms, (50, 99, 100))
        out[f"{name}{where}: never"] = str(asked // 2 - len(ms))
    return out


def _shares(ms: list[float], of: tuple[int, ...]) -> str:
    return " / ".join(f"{float(np.percentile(ms, q)):.1f}" for q in of)


def _run(questions: int, folder: Path | None) -> dict[str, Any]:
    base, board = (os.pipe2(os.O_DIRECT | os.O_CLOEXEC) for _ in range(2))
    line, noise = os.openpty(), os.openpty()
    forked = multiprocessing.get_context("fork")
    ending = forked.Event()
    hands: list[Process] = []
    with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as home:
        theirs = [base[0], base[1], board[0]]
        ends = [os.ttyname(near) for _, near in (line, noise)]
        command = [sys.executable, "-m", "tests.bench.clickers_child", home, str(questions), *map(str, theirs), *ends]
        child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, pass_fds=theirs, bufsize=1
        )
        assert child.stdout is not None
        ear = _Ear(line[0])
        try:
            page = json.loads(child.stdout.readline())
            hands = [
                forked.Process(target=_write, args=(board[1], page, ending)),
                forked.Process(target=_babble, args=(noise[0], ending)),
            ]
            for hand in hands:
                hand.start()
            ear.start()
            sent: dict[str, float] = {}
            for question in range(questions):
                assert json.loads(child.stdout.readline()) == question
                _answer(question, base[1], line[0], sent)
            found = json.loads(child.stdout.readline())
        finally:
            ending.set()
            child.wait(60)
            ear.stop()
            for hand in hands:
                hand.join()
            for file in (*base, *board, *line, *noise):
                os.close(file)
    line_ms = [(at_s - sent[name]) * 1000 for name, at_s in ear.heard.items() if name in sent]
    base_ms, seen_ms = (
        [(at_s - sent[name]) * 1000 for name, at_s in found[key].items() if name in sent]
        for key in ("acknowledged", "seen")
    )
    counts = {key: found[key] for key in ("counted", "wrong", "samples", "commit_ms")}
    return {**counts, "line_ms": line_ms, "base_ms": base_ms, "seen_ms": seen_ms}


def _answer(question: int, base: int, line: int, sent: dict[str, float]) -> None:
    """All devices answer, in an order of their own; nonsense comes between."""
    chance = Random(question)
    devices = list(range(DEVICES))
    chance.shuffle(devices)
    time.sleep(THINK_S)
    for n, device in enumerate(devices):
        key, sequence = CHOICES.index(choice_of(question, device)), question % 256
        if device % 2:
            sent[f"{device} {question}"] = time.monotonic()
            os.write(line, b"V,%d,%s,%d\n" % (device, CHOICES[key].encode(), sequence))
        else:
            if n % 4 == 0:
                os.write(base, chance.randbytes(64))
            sent[f"{device} {question}"] = time.monotonic()
            os.write(base, iclicker_report((device, key, sequence)))
        time.sleep(SPREAD_S / DEVICES)


class _Ear:
    """Hears the answers at the far end of the line. heard: by device and question, when."""

    def __init__(self, file: int) -> None:
        self._file = file
        self.heard: dict[str, float] = {}
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ending.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        rest, turns = b"", dict[str, int]()
        while not self._ending.is_set():
            if not select.select([self._file], [], [], 0.1)[0]:
                continue
            *lines, rest = (rest + os.read(self._file, 4096)).split(b"\n")
            now_s = time.monotonic()
            for text in lines:
                device = text.decode().strip().split(",")[1]
                turns[device] = turns.get(device, -1) + 1
                self.heard[f"{device} {turns[device]}"] = now_s


def _write(file: int, page: list[float], ending: Event) -> None:
    """A hand that writes lines on the upper half of the page."""
    left, top, wide, high = page
    step, due_s = 0, time.perf_counter()
    while not ending.is_set():
        along = step % 90
        x, y = left + wide * (0.2 + along / 90 * 0.5), top + high * (0.15 + (step // 90 % 10) * 0.03)
        os.write(file, touch_report([(along < 89, 1, round(x * AXIS_MAX), round(y * AXIS_MAX))]))
        step += 1
        due_s += 1 / INK_HZ
        time.sleep(max(due_s - time.perf_counter(), 0))


def _babble(file: int, ending: Event) -> None:
    random = Random(1)
    while not ending.is_set():
        if select.select([], [file], [], 0.1)[1]:
            os.write(file, random.randbytes(LINE_BYTES_A_SECOND // 50))
        time.sleep(0.02)
