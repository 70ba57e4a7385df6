"""`make bench`: ours beside the peers, on a screen of its own, as medians of rounds that alternate the programs."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench import ours
from tests.bench.probe import Reading, build, measure
from tests.bench.programs import Program, programs, resident_mb, running
from tests.display import PrivateDisplay

MODES = ("step", "stream")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="*", help="programs to measure, by name")
    parser.add_argument("--json", type=Path, help="also write every figure there")
    arguments = parser.parse_args()
    source = os.environ.get("TNI_BENCH")
    if source is None:
        print("TNI_BENCH names no folder with inkprobe.c and inkfloor.c: nothing to measure with", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, PrivateDisplay() as display:
        os.environ["DISPLAY"] = display.name
        probe, floor = build(Path(source), Path(folder))
        chosen = [p for p in programs(floor) if p.installed and (not arguments.only or p.name in arguments.only)]
        figures = _rounds(probe, chosen, arguments.rounds)
        own = ours.figures(probe, next(p for p in programs(floor) if p.name == "tni"), arguments.rounds)
    _print_latency(figures)
    for name, value in own.items():
        print(f"{name:<52} {value}")
    if arguments.json:
        arguments.json.write_text(json.dumps({"latency": figures, "ours": own}, indent=1, default=str))
    return 0


type Figures = dict[str, dict[str, list[float]]]


def _rounds(probe: Path, chosen: list[Program], rounds: int) -> Figures:
    figures: Figures = {p.name: {} for p in chosen}
    for number in range(rounds):
        for program in chosen:
            with running(program) as process:
                own = figures[program.name]
                for row, mode in enumerate(MODES):
                    _note(own, mode, measure(probe, program, mode, row))
                own.setdefault("resident MB", []).append(resident_mb(process.pid))
            print(f"round {number + 1} of {rounds}: {program.name}", file=sys.stderr)
    return figures


def _note(own: dict[str, list[float]], mode: str, reading: Reading | None) -> None:
    if reading is None:
        own.setdefault(f"{mode} failed", []).append(1)
        return
    for name in ("p50", "p95", "p99"):
        own.setdefault(f"{mode} {name}", []).append(getattr(reading, name))
    own.setdefault(f"{mode} kept %", []).append(100 * reading.kept / reading.of)
    own.setdefault(f"{mode} missed", []).append(reading.misses)


def _print_latency(figures: Figures) -> None:
    rows = list(dict.fromkeys(row for own in figures.values() for row in own))
    print(f"{'medians (ms where no unit is named)':<36}" + "".join(f"{name:>12}" for name in figures))
    for row in rows:
        cells = (statistics.median(own[row]) if row in own else None for own in figures.values())
        print(f"{row:<36}" + "".join(f"{'-' if c is None else f'{c:.2f}':>12}" for c in cells))
    if "tni" in figures:
        for peer in figures:
            if peer == "tni" or "step p50" not in figures[peer] or "step p50" not in figures["tni"]:
                continue
            ratios = [a / b for a, b in zip(figures["tni"]["step p50"], figures[peer]["step p50"], strict=False) if b]
            print(f"step p50, tni over {peer}: median of round by round {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    sys.exit(main())
