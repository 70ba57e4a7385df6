"""Boards that a kernel takes for real: sizes, palms, several pens and their roles, by way of its raw reports.

The boards are plugged in in a guest (`kernel_child`), whose kernel has /dev/uhid and hidraw; what the program's port,
reader and driver made of them there is judged here, and goes on to the page of the whole program.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from tests.program.kernel_board import (
    FINGERS,
    HIGH,
    LARGEST,
    PENS,
    PRESSED_MOST,
    WIDE,
    Finger,
    Pen,
    descriptor,
    pen_report,
    touch_report,
)
from tests.program.kernel_child import contact_of
from tests.support.guest import in_guest
from tests.support.hands import placed
from tests.support.running_program import strokes
from tni.api.devices import Contact, ContactState, ContactTool
from tni.app.application import Application
from tni.core.settings import FINGER_ACTION, HOLD_ACTION, PALM_ACTION
from tni.devices.ports import DeviceGoneError
from tni.ink.palm_rejection import PalmParams

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
UP = ContactState.UP
SIZES_MM = [(0.1, 0.1), (9.0, 12.0), (26.3, 28.1), (101.6, 45.5)]
GROWING = range(80, LARGEST, 40)
STEPS = 60
PALM_MM = PalmParams().size_mm
NEAR = 4.0
"""Tenths of a millimetre on the board: a quarter of one of Qt's pixels there."""

type Places = list[list[float]]


@dataclass
class Play:
    """What a board says, in its order. reports: with how many contacts the driver is to make of each."""

    described: bytes = field(default_factory=descriptor)
    reports: list[tuple[bytes, int]] = field(default_factory=list)

    def touch(self, *fingers: Finger) -> None:
        self.reports.append((touch_report(fingers), len(fingers)))

    def write(self, *pens: Pen, leaving: int = 0) -> None:
        """leaving: how many others leave in the same report."""
        self.reports.append((pen_report(pens), len(pens) + leaving))

    def line(self, y: int, x0: int, x1: int) -> None:
        """By a finger."""
        for x in (x0, (x0 + x1) // 2, x1):
            self.touch(Finger(0, x, y))
        self.touch(Finger(0, x1, y, tip=False))


@dataclass(frozen=True)
class Heard:
    """As `kernel_child.play` tells it."""

    heard: list[list[Contact]]
    kernel: list[list[tuple[int, float]]]
    lifted: list[Contact]
    ended: str


# -- what the boards say


def sizes(*, inches: bool) -> Play:
    play = Play(descriptor(inches=inches))
    play.touch(*(Finger(7 * n, 2000 + 3000 * n, 5000, size) for n, size in enumerate(SIZES_MM)))
    return play


def growing() -> Play:
    play = Play()
    for tenths in GROWING:
        play.touch(Finger(3, 9000, 5000, (tenths / 10, 8.0)))
    play.touch(Finger(3, 9000, 5000, (0.0, 0.0), tip=False))
    return play


def pens_at(step: int) -> list[Pen]:
    """One of them is turned around all the while."""
    return [Pen(n, 1000 + 20 * step, 1000 + 2000 * n + step, 300 * (n + 1), turned=n == 3) for n in range(PENS)]


def fingers_at(step: int) -> list[Finger]:
    return [Finger(n, 15000 - 20 * step, 2000 + 2000 * n + step) for n in range(FINGERS)]


def all_at_once() -> Play:
    """The pens leave in turn; the fingers are down when the board is unplugged."""
    play = Play()
    for step in range(STEPS):
        play.write(*pens_at(step))
        play.touch(*fingers_at(step))
    for gone in range(1, PENS + 1):
        play.write(*pens_at(STEPS)[gone:], leaving=1)
    return play


def palms() -> Play:
    """A fingertip, one a little smaller and one a little larger than a palm is, and one that grows to one soon."""
    play = Play()
    for step in range(10):
        largest = [12.0, PALM_MM - 0.1, PALM_MM + 0.1, 12.0 if step < 5 else 60.0]
        play.touch(*(Finger(n, 2000 + 160 * step, 2400 + 1700 * n, (8.0, mm)) for n, mm in enumerate(largest)))
    play.touch(*(Finger(n, 3440, 2400 + 1700 * n, tip=False) for n in range(4)))
    return play


RUBBED_Y, WIPED_Y, MOVED_Y = 7800, 9400, 1600
PALM_WIDE = 800


def roles() -> Play:
    """Three lines by a finger, before anybody has shown a pen; then three pens write, one rubs out, a finger leads a
    line away and a palm wipes another, from reports that come in turn."""
    play = Play()
    play.line(RUBBED_Y, 15600, 18800)
    play.line(WIPED_Y, 1600, 4800)
    play.line(MOVED_Y, 1600, 4800)
    for step in range(20):
        writing = (Pen(n, 9400 + 160 * step, 3000 + 1900 * n, 400 * (n + 1)) for n in range(3))
        play.write(*writing, Pen(3, 16400 + 80 * step, RUBBED_Y, turned=True))
        palm = Finger(1, 2800 + 30 * step, WIPED_Y, (PALM_WIDE / 10, 60.0))
        play.touch(Finger(0, 3200, MOVED_Y + 30 * step), palm)
    play.touch(Finger(0, 3200, MOVED_Y + 570, tip=False), Finger(1, 3370, WIPED_Y, tip=False))
    play.write(leaving=PENS)
    return play


def cut_off() -> Play:
    play = Play()
    for step in range(5):
        play.write(*(Pen(n, 4800 + 160 * step, 2400 + 1600 * n) for n in range(PENS)))
    return play


PLAYS: dict[str, Callable[[], Play]] = {
    "centimetres": lambda: sizes(inches=False),
    "inches": lambda: sizes(inches=True),
    **{play.__name__: play for play in (growing, all_at_once, palms, roles, cut_off)},
}


@pytest.fixture(scope="module")
def heard(hid_guest: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Heard]:
    """One guest for all of them: it takes a while to start."""
    told = {name: play() for name, play in PLAYS.items()}
    plays = {name: (play.described.hex(), [(r.hex(), n) for r, n in play.reports]) for name, play in told.items()}
    file = tmp_path_factory.mktemp("plays") / "plays.json"
    file.write_text(json.dumps(plays))
    said = in_guest(hid_guest, sys.executable, "-m", "tests.program.kernel_child", file, limit_s=600)
    rows = [json.loads(line) for line in said.splitlines() if line.startswith('{"play"')]
    out = {
        r["play"]: Heard(
            [[contact_of(c) for c in contacts] for contacts in r["heard"]],
            [[(x, mm) for x, mm in down] for down in r["kernel"]],
            [contact_of(c) for c in r["lifted"]],
            r["ended"],
        )
        for r in rows
    }
    assert out.keys() == PLAYS.keys(), said
    return out


# -- as they are read


@pytest.mark.parametrize("unit", ["centimetres", "inches"])
def test_sizes_arrive_as_sent_and_as_the_kernel_understands_them(heard: dict[str, Heard], unit: str) -> None:
    """The kernel's own driver was asked beside ours."""
    (came,), (kernel,) = heard[unit].heard, heard[unit].kernel
    assert [(c.touch.tool, c.touch.raw_x, c.touch.raw_y) for c in came] == [
        (ContactTool.FINGER, 2000 + 3000 * n, 5000) for n in range(len(SIZES_MM))
    ]
    assert [c.touch.size_mm for c in came] == pytest.approx([max(size) for size in SIZES_MM])
    assert [c.touch.width for c in came] == pytest.approx([10 * across / WIDE for across, _ in SIZES_MM], rel=1e-4)
    assert [c.touch.height for c in came] == pytest.approx([10 * down / HIGH for _, down in SIZES_MM], rel=1e-4)
    assert [x for x, _ in kernel] == [c.touch.raw_x for c in came]
    assert [mm for _, mm in kernel] == pytest.approx([c.touch.size_mm for c in came])


def test_a_finger_that_grows_to_a_palm_is_told_step_by_step(heard: dict[str, Heard]) -> None:
    *grown, last = [contacts[0] for contacts in heard["growing"].heard]
    assert {contact.id for contact in (*grown, last)} == {1}
    assert [contact.touch.size_mm for contact in grown] == pytest.approx([tenths / 10 for tenths in GROWING])
    assert last.state is UP


def test_four_pens_and_four_fingers_keep_their_roles_and_lose_no_report(heard: dict[str, Heard]) -> None:
    by_id: dict[int, list[Contact]] = {}
    for contact in (c for contacts in heard["all_at_once"].heard for c in contacts):
        by_id.setdefault(contact.id, []).append(contact)
    tools = [ContactTool.PEN] * 3 + [ContactTool.ERASER] + [ContactTool.FINGER] * FINGERS
    assert [{c.touch.tool for c in by_id[number]} for number in sorted(by_id)] == [{tool} for tool in tools]
    for number in range(PENS):
        way = [(c.touch.raw_x, c.touch.raw_y) for c in by_id[1 + number][:STEPS]]
        assert way == [(p.x, p.y) for step in range(STEPS) for p in pens_at(step) if p.index == number]
        pressed = 300 * (number + 1) / PRESSED_MOST
        assert [c.touch.pressure for c in by_id[1 + number]] == pytest.approx([pressed] * len(by_id[1 + number]))
        assert [c.state for c in by_id[1 + number]].index(UP) == STEPS + number, "each leaves by itself"
    for number in range(FINGERS):
        way = [(c.touch.raw_x, c.touch.raw_y) for c in by_id[1 + PENS + number]]
        assert way == [(f.x, f.y) for step in range(STEPS) for f in fingers_at(step) if f.id == number]


def test_a_board_that_is_unplugged_says_so_and_what_is_down_is_lifted(heard: dict[str, Heard]) -> None:
    assert {play.ended for play in heard.values()} == {DeviceGoneError.__name__}
    fingers = range(1 + PENS, 1 + PENS + FINGERS)
    assert [(c.id, c.state) for c in heard["all_at_once"].lifted] == [(number, UP) for number in fingers]
    assert heard["roles"].lifted == []


# -- on the page


@dataclass
class Page:
    """The whole program, in which fingers move things and palms erase, where pens are told from them. Places are those
    of the board."""

    program: Application

    def hear(self, contacts: list[list[Contact]]) -> None:
        canvas = self.program.main_controller.window.canvas
        for contact in (c for together in contacts for c in together):
            canvas.input.board("board", contact, canvas.size())

    def ways(self) -> list[Places]:
        """Of all strokes, as they lie now."""
        session, canvas = self.program.main_controller.editor, self.program.main_controller.window.canvas
        view, ratio = session.view, canvas.devicePixelRatioF()
        board_per_px = np.array([WIDE / canvas.width(), HIGH / canvas.height()]) / ratio
        out = []
        for stroke in strokes(self.program):
            on_page = stroke.transform.points(stroke.samples.positions_mm)
            out.append(((on_page * view.scale + (view.x_px, view.y_px)) * board_per_px).tolist())
        return out


@pytest.fixture
def page(tmp_path: Path, qapp: QApplication) -> Iterator[Page]:
    with placed(tmp_path, **{FINGER_ACTION.key: "things", PALM_ACTION.key: "erase", HOLD_ACTION.key: "ink"}) as program:
        yield Page(program)
        assert not program.main_controller.editor.busy
        assert program.main_controller.window.canvas.input.contacts_down == 0


def test_what_is_larger_than_a_palm_is_one_and_the_rest_writes_beside_it(page: Page, heard: dict[str, Heard]) -> None:
    """Nobody has told how large the picture is: the board knows. What grows in its first moments is taken back."""
    page.program.main_controller.window.canvas.contact_mm_per_px = 0.0
    page.hear(heard["palms"].heard)
    assert page.ways() == [
        [pytest.approx([2000 + 160 * step, 2400 + 1700 * n], abs=NEAR) for step in range(10)] for n in (0, 1)
    ]


def test_pens_write_one_rubs_out_a_finger_moves_a_thing_and_a_palm_wipes(page: Page, heard: dict[str, Heard]) -> None:
    page.hear(heard["roles"].heard)
    ways = page.ways()
    for n in range(3):
        written = [[9400 + 160 * step, 3000 + 1900 * n] for step in range(20)]
        (number,) = (k for k, way in enumerate(ways) if way[0] == pytest.approx(written[0], abs=NEAR))
        assert ways[number] == [pytest.approx(at, abs=NEAR) for at in written]
        pressures = strokes(page.program)[number].samples.pressures
        assert np.abs(pressures - 400 * (n + 1) / PRESSED_MOST).max() < 1 / 1000, "each has its own"
    assert ends_at(ways, MOVED_Y) == []
    assert ends_at(ways, MOVED_Y + 570) == pytest.approx([1600, 4800], abs=20)
    half = PALM_WIDE / 2
    assert ends_at(ways, WIPED_Y) == pytest.approx([1600, 2800 - half, 3370 + half, 4800], abs=60)
    left, rubbed_from, rubbed_to, right = ends_at(ways, RUBBED_Y)
    assert (left, right) == pytest.approx((15600, 18800), abs=60)
    assert 15600 < rubbed_from < 16400
    assert 16400 + 80 * 19 < rubbed_to < 18800


def ends_at(ways: list[Places], y: float) -> list[float]:
    """Where the level lines at a height begin and end, from the left."""
    level = [way for way in ways if abs(way[0][1] - y) < 30 and not 9000 < way[0][0] < 13000]
    return sorted(x for way in level for x in (way[0][0], way[-1][0]))


def test_what_an_unplugged_board_drew_stays(page: Page, heard: dict[str, Heard]) -> None:
    page.hear(heard["cut_off"].heard)
    assert page.program.main_controller.window.canvas.input.contacts_down == PENS
    page.program.main_controller.window.canvas.input.board_removed("board")
    assert [len(way) for way in page.ways()] == [5] * PENS
