"""Phones: acknowledgements beside a busy board, and a whole school that answers at once.

Devices run in a process of their own (no browser), and all processes share the machine's processors; so a figure here
holds the devices' own work too. "Counted" is the time from telling the devices of the question to the last vote's stamp
at the server.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import quantiles

from tests.bench.rig import Rig
from tests.voting.phone_room import Program, choice

ROOT = Path(__file__).parents[2]
PUPILS, QUESTIONS = 40, 100
CROWDS = (1_000, 9_000)
ROUNDS = 3
SPREADS_MS = (300, 0)
"""Over which a class answers: quicker than any does, and all at the same instant."""
BUSY = """
import time
while True:
    end_s = time.perf_counter() + 0.014
    while time.perf_counter() < end_s:
        pass
    time.sleep(0.002)
"""
WIDE = {"messages": [100_000, 0.001], "requests": [100_000, 0.0001], "connections": 12_000, "from_one": 12_000}


CHILD = "tests.bench.phones_child"


class Crowd:
    """A server in a folder, and so many devices at it."""

    def __init__(self, folder: Path, count: int, spread_ms: int = 0) -> None:
        self.program, self.count = Program(folder), count
        start = self.program.phones._start_line
        self.program.phones._start_line = lambda: {**start(), "limits": WIDE}  # type: ignore[method-assign]
        self.program.on()
        state = self.program.phones.state
        self.child = subprocess.Popen(
            [sys.executable, "-m", CHILD, state.place, state.code, "1", str(count), str(spread_ms)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.child.stdout is not None
        while int(self.child.stdout.readline()) < count:
            pass

    def ask(self, number: int) -> float:
        """One question to all; ms until the last vote was counted."""
        votes = self.program.votes
        before, round_ = len(votes), self.program.ask(choice(), f"r{number}")
        self.program.posts.until(lambda: len(votes) >= before + self.count, 60.0)
        assert round_.opened_at_s is not None
        return (max(vote.at_s for vote in votes[before:]) - round_.opened_at_s) * 1000

    def close(self) -> list[float]:
        """Times from sending to acknowledgement, ms."""
        out, _ = self.child.communicate("")
        self.program.phones.close()
        found: list[float] = json.loads(out.splitlines()[-1])
        return found


def figures(rig: Rig) -> dict[str, str]:
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for spread_ms in SPREADS_MS:
            crowd = Crowd(Path(folder) / f"class {spread_ms}", PUPILS, spread_ms)
            busy = subprocess.Popen([sys.executable, "-c", BUSY])
            try:
                for number in range(QUESTIONS):
                    crowd.ask(number)
            finally:
                busy.kill()
                busy.wait()
            ms = crowd.close()
            lost = PUPILS * QUESTIONS - len({(v.number, v.round) for v in crowd.program.votes})
            cuts = quantiles(ms, n=100)
            name = f"phones: {PUPILS} devices x {QUESTIONS}, busy board, within {spread_ms} ms"
            found[name] = f"{lost} lost; acknowledged in {cuts[49]:.1f} ms p50, {cuts[98]:.1f} ms p99"
            rig.raw[f"phones within {spread_ms} ms, acknowledgement, ms"] = ms
        for count in CROWDS:
            crowd = Crowd(Path(folder) / str(count), count)
            times = sorted(crowd.ask(number) for number in range(ROUNDS))
            lost = ROUNDS * count - len({(v.number, v.round) for v in crowd.program.votes})
            crowd.close()
            found[f"phones: {count} at once, counted"] = f"{times[ROUNDS // 2]:.0f} ms; {lost} lost"
    return found
