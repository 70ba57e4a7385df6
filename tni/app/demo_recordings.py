"""Synthetic input for the demonstration, so that it needs no recordings of real people.

Each sample has the form of real input: strokes as read from a UNIPEN file, a hid-recorder recording, the USB log of an
i>clicker base.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin
from random import Random

import numpy as np

from tni.api.devices import Step
from tni.app.handwriting import handwrite, pen_samples
from tni.core.geometry import Points
from tni.devices.clickers.iclicker2 import IClicker2Base
from tni.devices.clickers.iclicker_wire import RECORD_BYTES, REPORT_BYTES
from tni.devices.hid.synthetic import synthetic_recording

__all__ = ["ANSWERS", "clicker_usb_log", "demo_clickers", "handwrite", "two_pupils_recording"]

PAPER_MM = (160.0, 90.0)
"""Paper size that drawings are timed on. Drawing on a board takes about the same time, since it uses the whole arm."""
FRAME_S = 0.01
"""Interval between reports of the synthetic touch frame."""

ANSWERS = "BCBBABDBCBBA"
"""Final answers in the sample log, in the order of `demo_clickers`."""
_CHANGED_MINDS = {3: "C", 9: "D"}
"""Earlier answers of the clickers that change theirs."""
_INIT_S, _OPEN_S, _VOTES_S, _CLOSE_S = 0.0, 7.0, (8.5, 19.0), 21.0
_TICK_S = 0.01


def two_pupils_recording() -> str:
    """Return a `.hid` recording of two pupils who draw at once: a house on the left of the board, a flower on the
    right."""
    left = _finger(_house((0.27, 0.52)), 0.1)
    right = _finger(_flower((0.73, 0.5)), 0.35)
    return synthetic_recording([left, right])


def _finger(points: Points, start_s: float) -> list[tuple[float, float, float]]:
    """Return times and positions of a finger that follows a path. points: (n, 2) in parts of the board."""
    stroke = pen_samples(points * PAPER_MM, 0.0, Random(1))
    times, xs, ys = np.array([(point.t_s, point.x_mm, point.y_mm) for point in stroke]).T
    now = np.arange(0.0, times[-1], FRAME_S)
    shares = zip(np.interp(now, times, xs) / PAPER_MM[0], np.interp(now, times, ys) / PAPER_MM[1], strict=True)
    return [(round(start_s + index * FRAME_S, 3), float(x), float(y)) for index, (x, y) in enumerate(shares)]


def _house(middle: tuple[float, float]) -> Points:
    """Return a house in one line, without lifting the finger."""
    wall, top, ridge = 0.1, -0.05, -0.27
    corners = [(-wall, 0.28), (-wall, top), (wall, 0.28), (-wall, 0.28), (wall, top), (-wall, top), (0.0, ridge)]
    corners += [(wall, top), (wall, 0.28)]
    sides = [np.linspace(a, b, 60, endpoint=False) for a, b in pairwise(corners)]
    return np.concatenate([*sides, np.array(corners[-1:])]) + middle


def _flower(middle: tuple[float, float], petals: int = 5) -> Points:
    """Return a rose curve, r = 0.66 + 0.34 cos(5 a), drawn once round."""
    angles = np.linspace(0.0, 2 * pi, 600)
    radius = 0.3 * (0.66 + 0.34 * np.cos(petals * angles))
    shares = [(r * sin(a) * PAPER_MM[1] / PAPER_MM[0], -r * cos(a)) for r, a in zip(radius, angles, strict=True)]
    return np.array(shares) + middle


def demo_clickers() -> list[bytes]:
    """Return the ids of the clickers in the sample log, three bytes each. The fourth byte printed on a clicker is their
    xor."""
    random = Random("clickers")
    return [bytes(random.randrange(0x10, 0xF0) for _ in range(3)) for _ in ANSWERS]


def clicker_usb_log() -> str:
    """Return the USB log of a synthetic i>clicker base: start, one poll of a small class, end of the poll.

    The base answers each command of the driver, so content and timing are those that a driver expects. Two pupils
    change their answer, and two votes that arrive together share a report.
    """
    return "".join(f"#{number:5d} {line}\n" for number, line in enumerate(_lines(), 1))


@dataclass(slots=True)
class _Base:
    """Simulated base that answers commands in the log."""

    driver: IClicker2Base

    def talk(self, step: Step, now_s: float, until_s: float) -> Iterator[str]:
        """Send the driver's commands and answer each, until `until_s`."""
        while True:
            for data in step.writes:
                yield _line(now_s, "ctrl_transfer( 0x21, 0x09, 0x0200, 0x0000, msg )", "OUT:", data)
            asked = [data for data in step.writes if data[:3] != b"\x01\x17\x05"]  # never answered
            if asked:
                now_s += _TICK_S
                answer = bytes([*asked[-1][:2], 0xAA]).ljust(REPORT_BYTES, b"\0")
                yield _line(now_s, "read( 0x83,   64 )", "IN :", answer)
                step = self.driver.on_report(answer, now_s)
            elif step.wake_at_s is None or step.wake_at_s > until_s:
                return
            else:
                now_s = step.wake_at_s
                step = self.driver.on_timer(now_s)


def _lines() -> Iterator[str]:
    base = _Base(IClicker2Base())
    yield from base.talk(base.driver.start(_INIT_S), _INIT_S, _OPEN_S)
    yield from base.talk(base.driver.open_poll(_OPEN_S), _OPEN_S, _VOTES_S[0])
    for at_s, report in _votes():
        yield _line(at_s, "read( 0x83,   64 )", "IN :", report)
    yield from base.talk(base.driver.close_poll(_CLOSE_S), _CLOSE_S, _CLOSE_S + 5.0)


def _votes() -> list[tuple[float, bytes]]:
    """Return the reports with their times; votes less than 100 ms apart share a report."""
    random = Random("votes")
    first, last = _VOTES_S
    presses = []
    for index, (clicker, answer) in enumerate(zip(demo_clickers(), ANSWERS, strict=True)):
        sequence, at_s = random.randrange(200), random.triangular(first, last - 4.0, first + 3.0)
        for choice in _CHANGED_MINDS.get(index, "") + answer:
            presses.append((at_s, bytes([0x02, 0x13, 0x80 + ord(choice) - ord("@"), *clicker, sequence])))
            sequence, at_s = sequence + 1, at_s + random.uniform(2.5, 4.0)
    reports: list[tuple[float, bytes]] = []
    for at_s, press in sorted(presses):
        record = press.ljust(RECORD_BYTES, b"\0")
        if reports and at_s - reports[-1][0] < 0.1 and len(reports[-1][1]) == RECORD_BYTES:
            reports[-1] = (reports[-1][0], reports[-1][1] + record)
        else:
            reports.append((at_s, record))
    return [(at_s, report.ljust(REPORT_BYTES, b"\0")) for at_s, report in reports]


def _line(at_s: float, transfer: str, direction: str, data: bytes) -> str:
    return f"[{round(at_s * 1000):5d} ms] {transfer} {len(data):5d} bytes {direction} \\\n{data.hex(' ')}\n"
