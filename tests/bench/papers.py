"""Processor time of a whole frame of a written page on each ruling, beside the same writing on a blank page: when it is
opened, and when it is shown at another scale. The rounds alternate the papers."""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median

from tests.bench.rig import Rig
from tni.document.page_format import Ruling

LEAST_ROUNDS = 15


def figures(rig: Rig) -> dict[str, str]:
    command = [sys.executable, "-m", "tests.bench.papers_child", str(max(rig.rounds, LEAST_ROUNDS))]
    found: dict[str, list[float]] = json.loads(
        subprocess.run(command, capture_output=True, check=True, text=True).stdout
    )
    rig.raw["papers"] = found
    out = {}
    for name, times in found.items():
        engine, what, ruling = name.split()
        beside = found[f"{engine} {what} {Ruling.BLANK.value}"]
        share = median(one / other for one, other in zip(times, beside, strict=True))
        out[f"page {what} ({engine}), {ruling}"] = f"{median(times):.1f} ms, {share:.2f} of a blank one"
    return out
