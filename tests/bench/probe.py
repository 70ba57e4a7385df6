"""Drives inkprobe, which injects pointer events into the X server and watches its framebuffer for the ink."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.bench.programs import Program

_LINE = re.compile(
    r"points=(?P<points>\d+) misses=(?P<misses>\d+) p50=(?P<p50>[\d.]+) p95=(?P<p95>[\d.]+) p99=(?P<p99>[\d.]+)"
    r".*kept=(?P<kept>\d+)/(?P<of>\d+)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Milliseconds from an injected move to its ink; kept: points that still show ink at rest, of `of`."""

    points: int
    misses: int
    p50: float
    p95: float
    p99: float
    kept: int
    of: int


def build(source: Path, into: Path) -> tuple[Path, Path]:
    """Compile (inkprobe, inkfloor)."""
    probe, floor = into / "inkprobe", into / "inkfloor"
    libraries = ["-lX11", "-lXtst", "-lXext", "-lpthread", "-lm"]
    subprocess.run(["cc", "-O2", "-o", probe, source / "inkprobe.c", *libraries], check=True)
    subprocess.run(["cc", "-O2", "-o", floor, source / "inkfloor.c", "-lX11"], check=True)
    return probe, floor


def measure(probe: Path, program: Program, mode: str, row: int) -> Reading | None:
    """One run. row: 0, 1, ...: which strip of the blank area is used, so that every run finds blank paper."""
    x, y, width, height = program.area
    strip = height + 60
    size = ["-x", x, "-y", y + row * strip, "-w", width, "-h", height]
    pace = ["-n", 300, "-s", 6, "step"] if mode == "step" else ["-n", 1200, "-s", 3, "-z", 500, "stream"]
    out = subprocess.run([probe, *map(str, [*size, *pace])], capture_output=True, text=True, timeout=300)
    found = _LINE.search(out.stdout)
    if found is None:
        return None
    whole = {k: int(found[k]) for k in ("points", "misses", "kept", "of")}
    return Reading(**whole, p50=float(found["p50"]), p95=float(found["p95"]), p99=float(found["p99"]))


def path(program: Program, mode: str, row: int) -> list[tuple[int, int]]:
    """The screen pixels that a run visits, in order: the serpentine that inkprobe documents."""
    x0, y0, width, height = program.area
    y0 += row * (height + 60)
    count, stride = (300, 6.0) if mode == "step" else (1200, 3.0)
    out: list[tuple[int, int]] = []
    x, y, direction = 0.0, 0.0, 1.0
    while len(out) < count and y < height:
        out.append((x0 + round(x), y0 + round(y)))
        onward = x + direction * stride
        if 0 <= onward <= width:
            x = onward
            continue
        target = y + 36
        while y + stride < target and len(out) < count:
            y += stride
            out.append((x0 + round(x), y0 + round(y)))
        y, direction = target, -direction
    return out
