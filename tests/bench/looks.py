"""How near the edges of drawn lines are to the exact ones, ours beside the peers', at 1080p and 4K.

Real programs are given the same points, which lie exactly on straight lines or, rounded to pixels, on a circle; what
the screen shows is compared with the exact line of one width that is nearest, see `tests.bench.edges`, and with the
exact picture of what the program aims at, see `tests.bench.own_lines` and `tests.bench.outlines`. Ends are left out:
they are shaped on purpose.
`python -m tests.bench.looks FOLDER` writes the pictures of the comparison there.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, pi, sin
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from tests.bench.edges import Coverage, Edge, band, compared, coverage_of, exact, judged, ring
from tests.bench.outlines import covered
from tests.bench.own_lines import Capsules, Points, as_fitted, joined, saved
from tests.bench.programs import Program, programs, running
from tests.bench.rig import Rig
from tests.support.display import PrivateDisplay
from tests.support.xtest import XTest
from tni.render.coverage import cover

SIZES = ((1920, 1080), (3840, 2160))
AREA = (730, 300, 600, 520)
"""Of the screen of 1920 x 1080 pixels, blank in every program; the larger one's is twice as large."""
EVERY_S = 0.008
SETTLE_S = 22.0
LINES = (((20, 20), (8, 1), 48), ((20, 70), (5, 2), 50), ((440, 20), (2, 7), 50), ((20, 400), (6, -5), 40))
"""Start, step and number of steps: every point is whole."""
CIRCLE = (330, 310, 80)
WRITING = (40, 490, 40)
"""Left, foot and height of what stands for handwriting."""
REACH_PX = 10
REST = 0.2
"""Part of a line that is left out at either end."""

PLAIN_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<settings><property name="pageTemplate" value="xoj/template&#10;copyLastPageSettings=true&#10;\
size=595.275591x841.889764&#10;backgroundType=plain&#10;backgroundColor=#ffffff&#10;"/></settings>
"""

type Box = tuple[int, int, int, int]
"""Left, top, right, bottom."""
type Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a program drew in the area of a screen. scale: 1 at 1080p, 2 at 4K; own: what it aims at, each stroke's
    capsules, where that is known."""

    program: str
    scale: int
    picture: Picture
    own: list[Capsules] | None = None


def figures(rig: Rig) -> dict[str, str]:
    return said([*drawn(rig.only), *(at_one_width(scale) for scale in (1, 2))])


def said(all_seen: list[Seen]) -> dict[str, str]:
    found: dict[str, str] = {}
    for seen in all_seen:
        name = f"{seen.program}, {1080 * seen.scale} rows"
        lines = lines_of(seen)
        found[f"edges of lines, {name}"] = _said(lines)
        found[f"circle of whole pixels, {name}"] = _said([circle_of(seen)])
        steps = [step for _, step, _ in LINES]
        own = seen.own or joined(strokes(seen.scale), *as_fitted(list(zip(steps, lines, strict=True))))
        parts = beside_own(seen, own)
        found[f"beside what it aims at, {name}"] = ", ".join(
            f"{part} {edge.mean:.1f} / {edge.p99:.0f}" for part, edge in parts.items()
        )
    return found


def _said(edges: list[Edge]) -> str:
    pixels = sum(e.pixels for e in edges)
    mean = sum(e.mean * e.pixels for e in edges) / pixels
    return f"mean {mean:.1f}, p99 {max(e.p99 for e in edges):.0f} of 255 ({edges[0].width_px:.2f} px wide)"


# -- drawing


def drawn(only: tuple[str, ...] = ()) -> Iterator[Seen]:
    """Every program at every size, one after the other."""
    before = os.environ.get("DISPLAY")
    for width, height in SIZES:
        with PrivateDisplay(f"{width}x{height}x24") as display:
            os.environ["DISPLAY"] = display.name
            for program in _ready(height // 1080):
                if program.installed and (not only or program.name in only):
                    yield _draw(program, height // 1080)
    if before is not None:
        os.environ["DISPLAY"] = before


def _ready(scale: int) -> list[Program]:
    """The programs, each made ready for black ink on a plain page of that screen."""

    def click(*places: tuple[int, int]) -> Callable[[], None]:
        def done() -> None:
            for x, y in places:
                subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)
                time.sleep(1.5)

        return done

    known = {p.name: p for p in programs(Path())}
    xournal = known["xournalpp"]

    def black() -> None:
        xournal.ready()
        click((1148, 107))()

    welcome = (960 * scale - 388, 164 + 216 * (scale - 1))
    return [
        known["tni"],
        replace(known["openboard"], ready=click(welcome)),
        replace(xournal, ready=black),
    ]


@contextmanager
def _home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="tni-looks-", ignore_cleanup_errors=True) as folder:
        settings = Path(folder, "config", "xournalpp", "settings.xml")
        settings.parent.mkdir(parents=True)
        settings.write_text(PLAIN_PAGE)
        yield Path(folder)


def _draw(program: Program, scale: int) -> Seen:
    left, top, width, height = (n * scale for n in AREA)
    with _home() as home:
        with running(replace(program, settle_s=SETTLE_S), home):
            x = XTest()
            for points in strokes(scale):
                _stroke(x, [(left + px, top + py) for px, py in points])
            x.move(left - 40, top - 40)
            x.sync()
            x.close()
            time.sleep(2.0)
            crop = f"{width}x{height}+{left}+{top}"
            command = ["import", "-silent", "-window", "root", "-crop", crop, "-depth", "8", "rgb:-"]
            pixels = subprocess.run(command, capture_output=True, check=True).stdout
        own = saved(home, strokes(scale)) if program.name == "tni" else None
    return Seen(program.name, scale, np.frombuffer(pixels, np.uint8).reshape(height, width, 3), own)


def _stroke(x: XTest, points: Points) -> None:
    x.move(*points[0])
    x.sync()
    time.sleep(0.05)
    x.button(1, True)
    x.sync()
    time.sleep(0.1)
    for point in points[1:]:
        x.move(*point)
        time.sleep(EVERY_S)
    x.button(1, False)
    x.sync()
    time.sleep(0.6)  # or it would be a double click


def strokes(scale: int) -> list[Points]:
    """In pixels of the area."""
    found = [[(scale * (x + dx * k), scale * (y + dy * k)) for k in range(n + 1)] for (x, y), (dx, dy), n in LINES]
    turns = [2 * pi * k / 84 for k in range(85)]
    cx, cy, radius = (scale * n for n in CIRCLE)
    found.append([(round(cx + radius * cos(t)), round(cy + radius * sin(t))) for t in turns])
    return [*found, writing(scale)]


def writing(scale: int) -> Points:
    """A row of loops, as a hand writes "elle"."""
    left, foot, high = (scale * n for n in WRITING)
    found: Points = []
    for k in range(170):
        t = 8 * pi * k / 169
        tall = high * (0.5 if t < 2 * pi or t > 6 * pi else 1.0)
        place = (round(left + high * 0.2 * t + tall * 0.33 * sin(t)), round(foot - tall * 0.5 * (1 - cos(t))))
        if not found or place != found[-1]:
            found.append(place)
    return found


def at_one_width(scale: int) -> Seen:
    """Our drawing alone: the points joined, without a pen that is wider when it is slow."""
    mask = np.zeros((AREA[3] * scale, AREA[2] * scale), np.uint8)
    own = joined(strokes(scale), 5.3 * scale)
    for capsules in own:
        cover(mask, capsules.astype(np.float32))
    return Seen("tni at one width", scale, np.repeat((255 - mask)[:, :, None], 3, axis=2), own)


# -- judging


def lines_of(seen: Seen) -> list[Edge]:
    """The middle of each straight line."""
    found = []
    for box, ends in _middles(seen.scale):
        left, top, _, _ = box
        x0, y0, x1, y1 = (n + 0.5 for n in ends)
        form = band((x0 - left, y0 - top, x1 - left, y1 - top))
        found.append(judged(_part(seen.picture, box), form, (0.0, 3.0 * seen.scale)))
    return found


def _middles(scale: int) -> Iterator[tuple[Box, Box]]:
    """Of each straight line: the box that its middle is looked at in, and that middle from x, y to x, y."""
    for (x, y), (dx, dy), count in LINES:
        first, last = (round(count * part) * scale for part in (REST, 1 - REST))
        ends = x * scale + dx * first, y * scale + dy * first, x * scale + dx * last, y * scale + dy * last
        left, right = sorted(ends[::2])
        top, bottom = sorted(ends[1::2])
        if abs(dx) > abs(dy):  # the line leaves the box at its short sides
            top, bottom = top - REACH_PX * scale, bottom + REACH_PX * scale
        else:
            left, right = left - REACH_PX * scale, right + REACH_PX * scale
        yield (left, top, right, bottom), ends


def circle_of(seen: Seen) -> Edge:
    """All but the side where it begins and ends, beside the nearest circle."""
    cx, cy, radius = (n * seen.scale for n in CIRCLE)
    reach = radius + REACH_PX * seen.scale
    part = _part(seen.picture, (cx - reach, cy - reach, round(cx + 0.8 * radius), cy + reach))
    return judged(part, ring, (reach + 0.5, reach + 0.5, float(radius), 3.0 * seen.scale))


def beside_own(seen: Seen, own: list[Capsules]) -> dict[str, Edge]:
    """The same places, and what stands for handwriting but for its ends, beside what the program aims at."""
    cx, cy, radius = (n * seen.scale for n in CIRCLE)
    reach = radius + REACH_PX * seen.scale
    left, foot, high = (n * seen.scale for n in WRITING)
    boxes = {
        "lines": [box for box, _ in _middles(seen.scale)],
        "circle": [(cx - reach, cy - reach, round(cx + 0.8 * radius), cy + reach)],
        "writing": [(left + high, foot - 2 * high, left + 4 * high, foot + high)],
    }
    height, width, _ = seen.picture.shape
    wanted = np.zeros((height, width))
    for capsules in own:
        np.maximum(wanted, covered(capsules, (height, width)), out=wanted)
    found = {}
    for name, places in boxes.items():
        pairs = [(_part(seen.picture, box), wanted[box[1] : box[3], box[0] : box[2]]) for box in places]
        found[name] = compared(*(np.concatenate([one.ravel() for one in part]) for part in zip(*pairs, strict=True)))
    return found


def _part(picture: Picture, box: Box) -> Coverage:
    left, top, right, bottom = box
    return coverage_of(picture)[top:bottom, left:right]


# -- pictures


PLACES = ((273, 253, 60, 60), (82, 95, 60, 60), (136, 470, 100, 60))
"""Middle, width and height of the parts of the area that are enlarged: of the circle, of a line, of the writing."""
LARGER = 5
FINE = 16
"""Points a pixel and side, of the reference's picture."""


def pictures(found: list[Seen], folder: Path) -> None:
    """looks-1080.png and looks-2160.png: what each program drew, beside the exact line of our width."""
    for scale in sorted({seen.scale for seen in found}):
        rows = [(seen.program, seen.picture) for seen in found if seen.scale == scale]
        ours = next(seen for seen in found if seen.scale == scale and seen.program == "tni")
        rows.append(("reference", reference(scale, lines_of(ours)[0].width_px)))
        _sheet(rows, scale).save(folder / f"looks-{1080 * scale}.png", optimize=True)


def reference(scale: int, width_px: float) -> Picture:
    """The points joined by straight lines with a round pen, 16 x 16 points a pixel; the circle as a circle."""
    width, height = AREA[2] * scale, AREA[3] * scale
    lines = strokes(scale)
    cx, cy, radius = (n * scale for n in CIRCLE)
    covered = exact(ring, (cx + 0.5, cy + 0.5, float(radius), width_px), (height, width))
    for points in (*lines[:4], lines[5]):
        for start, end in pairwise(points):
            _join(covered, start, end, width_px)
    return np.repeat((255 * (1 - covered)).round().astype(np.uint8)[:, :, None], 3, axis=2)


def _join(covered: Coverage, start: tuple[int, int], end: tuple[int, int], width_px: float) -> None:
    reach = int(width_px) + 1
    left, top = min(start[0], end[0]) - reach, min(start[1], end[1]) - reach
    right, bottom = max(start[0], end[0]) + reach + 1, max(start[1], end[1]) + reach + 1
    x = left + (np.arange((right - left) * FINE) + 0.5) / FINE - start[0] - 0.5
    y = top + (np.arange((bottom - top) * FINE)[:, None] + 0.5) / FINE - start[1] - 0.5
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = np.clip((x * dx + y * dy) / (dx * dx + dy * dy), 0, 1)
    inside = np.hypot(x - along * dx, y - along * dy) <= width_px / 2
    counted = inside.reshape(bottom - top, FINE, right - left, FINE).mean(axis=(1, 3))
    part = covered[top:bottom, left:right]
    np.maximum(part, counted, out=part)


def _sheet(rows: list[tuple[str, Picture]], scale: int) -> Image.Image:
    cells = [(w * LARGER, h * LARGER) for _, _, w, h in PLACES]
    gap, head = 12, 26
    wide, high = sum(w for w, _ in cells) + gap * (len(cells) + 1), max(h for _, h in cells)
    sheet = Image.new("RGB", (wide, (high + head + gap) * len(rows)), "#e8e8e4")
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(18)
    for number, (name, picture) in enumerate(rows):
        top = number * (high + head + gap)
        pen.text((gap, top + 2), f"{name}, {1080 * scale} rows, {LARGER} times", "#1a1a2e", font)
        left = gap
        for (x, y, width, height), (across, down) in zip(PLACES, cells, strict=True):
            part = Image.fromarray(picture[y * scale - height // 2 :, x * scale - width // 2 :][:height, :width])
            sheet.paste(part.resize((across, down), Image.Resampling.NEAREST), (left, top + head))
            left += across + gap
    return sheet


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench.looks", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    everything = list(drawn())
    pictures(everything, folder)
    for row, value in said([*everything, *(at_one_width(scale) for scale in (1, 2))]).items():
        print(f"{row:<56} {value}")
