"""Ink while ten entries with large files are being sent, beside ink while none is, in one program and by turns.

The server is a process of this computer that reads slowly and thinks before it answers, or reads as fast as it can; the
connector runs in its processes. Ink comes from `inkprobe`.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.latency import MODES, Readings, note, table
from tests.bench.probe import measure
from tests.bench.programs import home_environment
from tests.bench.rig import Rig

SERVERS = {"ten sendings, slow server": ("3", "0.3"), "ten sendings, fast server": ("1000", "0.01")}
"""Speed at which each reads, in MB a second, and how long it thinks, in seconds."""
NONE = "no sending"
AT_ONCE = 10
START_S = 6.0
SETTLE_S = 0.5


def figures(rig: Rig) -> dict[str, str]:
    program = rig.program("tni")
    readings: Readings = {name: {} for name in (NONE, *SERVERS)}
    handed: list[dict[str, float]] = []
    left: list[int] = []
    with _servers() as ports, _board(ports) as board:
        for number in range(rig.rounds):
            for name in _by_turns(number):
                board.rest()
                board.ask("page")
                time.sleep(SETTLE_S)
                for row, mode in enumerate(MODES):
                    if name != NONE:
                        handed += board.ask("fill", [*SERVERS].index(name), AT_ONCE)["handed"]
                        board.ask("state")
                    note(readings[name], mode, measure(rig.probe, program, mode, row))
                    found = board.ask("state")
                    readings[name].setdefault(f"{mode} longest call back", []).append(found["longest"])
                    if name != NONE:
                        left.append(found["open"])
                print(f"round {number + 1} of {rig.rounds}: {name}", file=sys.stderr)
        end = board.rest()
    rig.raw["sending"], rig.raw["handed over"] = readings, handed
    return {
        **table(readings, 28),
        **_ratios(readings),
        **_handed(handed),
        "sendings that were still under way when the ink was written": f"{min(left)} to {max(left)} of {AT_ONCE}",
        "entries sent / failures": f"{end['sent']} / {end['failures']}",
        "load of the machine at the end (1, 5, 15 minutes)": " ".join(f"{one:.1f}" for one in os.getloadavg()),
    }


def _by_turns(number: int) -> list[str]:
    names = [NONE, *SERVERS]
    return names if number % 2 == 0 else names[::-1]


class _Board:
    """The program, which is told what to do by lines."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, *words: object) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(*words, file=self._process.stdin, flush=True)
        found: dict[str, Any] = json.loads(self._process.stdout.readline())
        return found

    def rest(self) -> dict[str, Any]:
        """Give up what waits, and wait for what is under way."""
        self.ask("clear")
        end_s = time.monotonic() + 600
        while (found := self.ask("state"))["open"]:
            if time.monotonic() > end_s:
                raise TimeoutError(f"entries are not sent: {found}")
            time.sleep(0.5)
        return found


@contextmanager
def _board(ports: list[int]) -> Iterator[_Board]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        command = [sys.executable, "-m", "tests.bench.sending_child", *map(str, ports)]
        environment = {**os.environ, **home_environment(Path(home))}
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True)
        try:
            time.sleep(START_S)
            subprocess.run(["xdotool", "mousemove", "1900", "540"], check=False)
            yield _Board(process)
        finally:
            process.kill()
            process.wait()


@contextmanager
def _servers() -> Iterator[list[int]]:
    """The servers run at a low priority of their own: elsewhere they would have a computer of their own."""
    with ExitStack() as ends:
        ports = []
        for pace in SERVERS.values():
            command = ["chrt", "-o", "0", "nice", "-n", "15", sys.executable, "-m", "tests.bench.sending_server", *pace]
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            ends.callback(process.wait)
            ends.callback(process.kill)
            assert process.stdout is not None
            ports.append(int(process.stdout.readline()))
        yield ports


def _ratios(readings: Readings) -> dict[str, str]:
    """With sendings over without, round by round."""
    out: dict[str, str] = {}
    for name in SERVERS:
        for row in (f"{mode} {p}" for mode in MODES for p in ("p50", "p95", "p99")):
            pairs = zip(readings[name].get(row, ()), readings[NONE].get(row, ()), strict=False)
            if ratios := sorted(a / b for a, b in pairs if b):
                median = statistics.median(ratios)
                out[f"{row}, {name} over none"] = f"median {median:.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    return out


def _handed(handed: list[dict[str, float]]) -> dict[str, str]:
    """The first entry loads what handing over needs, and stands apart."""
    if len(handed) < 2:
        return {}
    own = np.array([one["call"] + one["back"] for one in handed])
    p50, p95, p99 = np.percentile(own[1:], (50, 95, 99))

    def longest(one: dict[str, float]) -> float:
        return max(one["call"], one["longest"])

    ready = np.median([one["at_s"] for one in handed[1:]])
    return {
        "handing an entry over, on the main thread (ms), goal 5": (
            f"p50 {p50:.2f}, p95 {p95:.2f}, p99 {p99:.2f}, most {own[1:].max():.2f} of {len(own) - 1}"
        ),
        "the first entry, with the longest single call of it (ms)": f"{own[0]:.1f}, {longest(handed[0]):.1f}",
        "the longest single call of that (ms)": f"{max(map(longest, handed[1:])):.2f}",
        "until the entry and its 10 MB are on the disk (s, median)": f"{ready:.2f}",
    }
