"""Four pens at once in the whole program, 200 samples a second each, beside one alone; and a palm that is taken back.

The pens are fingers of QTest's touch screen, in a window on the bench's own screen. A pen's time runs from the report
of the screen to when its line has been handed to the X server; the second pen of a report waits for the first.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from typing import Any

import numpy as np

from tests.bench.rig import Rig


def figures(rig: Rig) -> dict[str, str]:
    out: dict[str, str] = {}
    rounds = [_round() for _ in range(max(rig.rounds, 5))]
    rig.raw["four pens"] = rounds
    for name in ("one pen", *(f"pen {n + 1} of four" for n in range(4))):
        row = [[float(v) for v in r["ms"][name]] for r in rounds]
        p50, p99 = (statistics.median(float(np.percentile(r, q)) for r in row) for q in (50, 99))
        out[f"event to paint, {name} (ms, p50 / p99)"] = f"{p50:.2f} / {p99:.2f}"
    out["samples kept of four pens"] = " ".join(sorted({str(r["kept"]) for r in rounds}))
    out["strokes equal to the same ones alone, numbers / pixels"] = " ".join(sorted({str(r["equal"]) for r in rounds}))
    for name in ("page", "file"):
        at = statistics.median(float(r["palm"][name]) for r in rounds)
        out[f"palm told to be one, gone from the {name} after (ms)"] = f"{at:.1f}"
    return out


def _round() -> dict[str, Any]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        said = subprocess.run(
            [sys.executable, "-m", "tests.bench.hands_child", home], capture_output=True, text=True, check=True
        )
        found: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
        return found
