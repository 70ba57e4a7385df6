"""Phones: acknowledgements beside a busy board, and a whole school that answers at once.

Devices run in a process of their own (no browser), and all processes share the machine's processors; so a figure here
holds the devices' own work too. "Counted" is the time from telling the devices of the question to the last vote's stamp
at the server. Beside each figure stands what the machine gives at all in the same moments: lines appended to a file and
synced one by one, and a bare WebSocket server that reads and keeps nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median, quantiles

from tests.bench.disk import synced_appends_ms
from tests.bench.rig import Rig
from tests.support.phone_room import HERE, Program, choice

ROOT = Path(__file__).parents[2]
PUPILS = 40
CROWDS = (1_000, 9_000)
ROUNDS = 5
SPREADS_MS = (300, 0)
"""Over which a class answers: quicker than any does, and all at the same instant."""
MOST_SPREAD = 100
"""Questions of a class that takes its time: a thousand would take five minutes."""
MEMORY = Path("/dev/shm")
"""Where what the disk has to do with it is left out."""
SYNCS, SYNC_GAP_S = 400, 0.01
BUSY = """
import os, time
if hasattr(os, "SCHED_OTHER"):  # a board has it, though the bench may be run with a fixed one
    os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
while True:
    end_s = time.perf_counter() + 0.014
    while time.perf_counter() < end_s:
        pass
    time.sleep(0.002)
"""
WIDE = {
    "numbers": 12_000,
    "messages": [100_000, 0.001],
    "newcomers": [100_000, 0.001],
    "requests": [100_000, 0.0001],
    "connections": 12_000,
    "from_one": 12_000,
}
CHILD, FLOOR = "tests.bench.phones_child", "tests.bench.phones_floor"


def _devices(place: str, code: str, count: int, spread_ms: int) -> subprocess.Popen[str]:
    """So many, once all have come in."""
    child = subprocess.Popen(
        [sys.executable, "-m", CHILD, place, code, "1", str(count), str(spread_ms)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    while int(child.stdout.readline()) < count:
        pass
    return child


def _times(child: subprocess.Popen[str]) -> list[float]:
    """They leave, and say how long each acknowledgement took, ms."""
    out, _ = child.communicate("")
    found: list[float] = json.loads(out.splitlines()[-1])
    return found


class Crowd:
    """A server in a folder, and so many devices at it."""

    def __init__(self, folder: Path, count: int, spread_ms: int = 0) -> None:
        self.program, self.count = Program(folder), count
        self.program.phones.limits = WIDE
        self.program.on()
        state = self.program.phones.state
        self.child = _devices(state.place, state.code, count, spread_ms)

    def ask(self, number: int) -> float:
        """One question to all; ms until the last vote was counted."""
        votes = self.program.votes
        before, round_ = len(votes), self.program.ask(choice(), f"r{number}")
        self.program.posts.until(lambda: len(votes) >= before + self.count, 60.0)
        assert round_.opened_at_s is not None
        return (max(vote.at_s for vote in votes[before:]) - round_.opened_at_s) * 1000

    def lost(self, rounds: int) -> int:
        return rounds * self.count - len({(vote.number, vote.round) for vote in self.program.votes})

    def close(self) -> list[float]:
        """Times from sending to acknowledgement, ms."""
        found = _times(self.child)
        self.program.phones.close()
        return found


class BareCrowd:
    """The same devices at a server that does nothing."""

    def __init__(self, count: int, spread_ms: int = 0) -> None:
        self.server = subprocess.Popen(
            [sys.executable, "-m", FLOOR], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.server.stdout is not None
        self.child = _devices(f"{HERE}:{int(self.server.stdout.readline())}", "", count, spread_ms)

    def ask(self) -> float:
        """One question to all; ms until the last answer was read."""
        assert self.server.stdin is not None
        assert self.server.stdout is not None
        self.server.stdin.write("\n")
        self.server.stdin.flush()
        return float(self.server.stdout.readline())

    def close(self) -> list[float]:
        found = _times(self.child)
        self.server.communicate("")
        return found


@contextmanager
def busy_board() -> Iterator[None]:
    """As a program that inks at 60 Hz, and a little more."""
    busy = subprocess.Popen([sys.executable, "-c", BUSY])
    try:
        yield
    finally:
        busy.kill()
        busy.wait()


def _told(ms: list[float]) -> str:
    cuts = quantiles(ms, n=100)
    return f"{cuts[49]:.1f} ms p50, {cuts[98]:.1f} ms p99"


def _count(rig: Rig, spread_ms: int) -> int:
    return min(rig.questions, MOST_SPREAD) if spread_ms else rig.questions


def _a_class(rig: Rig, folder: Path, where: str, spread_ms: int) -> dict[str, str]:
    questions = _count(rig, spread_ms)
    crowd = Crowd(folder / f"class {spread_ms}", PUPILS, spread_ms)
    with busy_board():
        for number in range(questions):
            crowd.ask(number)
    ms = crowd.close()
    rig.raw[f"phones within {spread_ms} ms{where}, acknowledgement, ms"] = ms
    name = f"phones: {PUPILS} devices x {questions}, busy board, within {spread_ms} ms{where}"
    return {name: f"{crowd.lost(questions)} lost; acknowledged in {_told(ms)}"}


def _floor_of_a_class(rig: Rig, folder: Path, spread_ms: int) -> dict[str, str]:
    bare = BareCrowd(PUPILS, spread_ms)
    with busy_board():
        for _ in range(_count(rig, spread_ms)):
            bare.ask()
        synced = synced_appends_ms(folder, SYNCS, SYNC_GAP_S)
    ms = bare.close()
    return {
        f"  floor: bare server, same devices, within {spread_ms} ms": _told(ms),
        f"  floor: one line appended and synced, {SYNCS} times, then": _told(synced),
    }


def _a_crowd(folder: Path, count: int) -> dict[str, str]:
    crowd = Crowd(folder / str(count), count)
    times = [crowd.ask(number) for number in range(ROUNDS)]
    crowd.close()
    bare = BareCrowd(count)
    floor = [bare.ask() for _ in range(ROUNDS)]
    bare.close()
    told = [f"{median(ms):.0f} ms ({min(ms):.0f} to {max(ms):.0f})" for ms in (times, floor)]
    return {
        f"phones: {count} at once, counted": f"{told[0]}; {crowd.lost(ROUNDS)} lost",
        f"  floor: {count} at a bare server": told[1],
    }


def figures(rig: Rig) -> dict[str, str]:
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for spread_ms in SPREADS_MS:
            found |= _a_class(rig, Path(folder), "", spread_ms)
            found |= _floor_of_a_class(rig, Path(folder), spread_ms)
            with suppress(FileNotFoundError), tempfile.TemporaryDirectory(dir=MEMORY) as memory:
                found |= _a_class(rig, Path(memory), ", in memory", spread_ms)
        for count in CROWDS:
            found |= _a_crowd(Path(folder), count)
    return found
