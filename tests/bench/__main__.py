"""`make bench`: ours beside the peers, on a screen of its own. Each part is a module here with
`figures(rig) -> dict[str, str]`, and may be measured alone."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.bench.rig import NothingToMeasureWithError, Rig
from tests.support.display import PrivateDisplay

PARTS = (
    "latency",
    "film",
    "classroom",
    "ours",
    "strokes",
    "ink_search",
    "similar_pages",
    "shapes",
    "prediction",
    "modelling",
    "hands",
    "devices",
    "scale",
    "opening",
    "papers",
    "long_lessons",
    "motion",
    "erasing",
    "looks",
    "calibration",
    "banks",
    "library",
    "library_start",
    "queries",
    "results",
    "clickers",
    "cards",
    "phones",
    "sending",
    "closing",
    "documents",
)
"""In the order they are measured. A new bench is a module beside this one and its name here."""
LONG = ("filled",)
"""Measured only when named."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--questions", type=int, default=100, help="how many 40 phones are asked")
    parser.add_argument("--only", nargs="*", help="programs to measure, by name")
    parser.add_argument("--only-part", nargs="*", choices=PARTS + LONG, help="parts to measure, by name")
    parser.add_argument("--json", type=Path, help="also write every figure there")
    arguments = parser.parse_args()
    found: dict[str, dict[str, str]] = {}
    with tempfile.TemporaryDirectory() as folder, PrivateDisplay() as display:
        os.environ["DISPLAY"] = display.name
        rig = Rig(Path(folder), arguments.rounds, tuple(arguments.only or ()), arguments.questions)
        for part in arguments.only_part or PARTS:
            try:
                found[part] = import_module(f"tests.bench.{part}").figures(rig)
            except NothingToMeasureWithError:
                print(
                    "TNI_BENCH names no folder with inkprobe.c and inkfloor.c: nothing to measure with", file=sys.stderr
                )
                return 2
            for name, value in found[part].items():
                print(f"{name:<56} {value}", flush=True)
    if arguments.json:
        arguments.json.write_text(json.dumps({**found, "raw": rig.raw}, indent=1, default=str))
    return 0


if __name__ == "__main__":
    sys.exit(main())
