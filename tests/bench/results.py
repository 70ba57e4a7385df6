"""How soon the answers of a class are seen when its results are opened, and how long a pen may have to wait then."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys

from tests.bench.rig import Rig

SIZES = ((30, 30), (30, 110), (35, 400))
"""Pupils and questions."""


def figures(rig: Rig) -> dict[str, str]:
    found: dict[str, str] = {}
    for pupils, questions in SIZES:
        command = [sys.executable, "-m", "tests.bench.results_child", str(pupils), str(questions), str(rig.rounds)]
        read = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
        name = f"results of {pupils} pupils, {questions} questions"
        rig.raw[name] = read
        found[f"{name}, first rows (ms, median)"] = f"{statistics.median(read['first rows']):.0f}"
        for what in ("turns", "turns (processor)"):
            turns = sorted(read[what])
            found[f"{name}, {what} (ms, 99 % / longest)"] = f"{turns[int(len(turns) * 0.99)]:.1f} / {turns[-1]:.1f}"
    return found
