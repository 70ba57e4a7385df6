"""A page with every kind of object: two contacts drag two instruments at once while a third writes, by a touch screen
and by TUIO. Nothing is lost, and each gesture is one undo step."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pythontuio import Cursor, TuioServer

from tests.support.every_item import every_item
from tests.support.hands import At, Fingers
from tests.support.lessons import written
from tests.support.running_program import strokes, wait_for
from tni.app.application import Application
from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId
from tni.core.mailbox import Mailbox
from tni.devices.reader import DeviceEventReceived, DeviceMessage, DeviceReader
from tni.devices.tuio.listener import SOURCE, open_tuio_listener
from tni.devices.udp_port import UdpPort
from tni.document.items import LessonInfo, LessonRecord, Page, PluginItem, Stroke
from tni.ui.chrome.commands import CommandId

PAGE = PageId("all")
COLUMNS, WIDE_MM, HIGH_MM = 9, 32.0, 16.0
HELD = {"ruler": (20.0, 128.0, 0.8), "set_square": (225.0, 112.0, 0.5)}
"""Instruments that are dragged, where they lie, and their scales: all of them is on the page."""
WRITER, ONE, OTHER = 1, 2, 3
STEPS = 24


def lesson(home: Path) -> list[LessonRecord]:
    """Return a page with an object of each kind, the others small and side by side."""
    out: list[LessonRecord] = [LessonInfo(title="Tout"), Page(id=PAGE, position=1.0)]
    with every_item(home) as every:
        for number, kind in enumerate(every.ids):
            (item,) = every.states(kind, PAGE, 1)
            x, y = 4.0 + 35.0 * (number % COLUMNS), 4.0 + 19.0 * (number // COLUMNS)
            share = min(WIDE_MM / item.width_mm, HIGH_MM / item.height_mm)
            place = Affine.moving(x, y).after(Affine.scaling(share, share, (0.0, 0.0)))
            if kind in HELD:
                x, y, share = HELD[kind]
                place = Affine.moving(x, y).after(Affine.scaling(share, share, (0.0, 0.0)))
            placed = replace(item, z=number, transform=place)
            if kind in HELD:  # true to a scale, so that the program leaves it as large as it is
                for control, value in (("scale", "own"), ("own", share)):
                    placed = every.host.controlled(placed, control, value)
            out.append(placed)
    return out


class TuioContacts:
    """A tracker on this computer: what it sends goes by UDP to the program's reader, and on to the window."""

    def __init__(self, program: Application) -> None:
        self._canvas = program.main_controller.window.canvas
        self._mailbox: Mailbox[DeviceMessage] = Mailbox(lambda: None)
        probe = UdpPort(0)
        probe.close()
        self._reader = DeviceReader(SOURCE, *open_tuio_listener(probe.number), self._mailbox, time)
        self._reader.start()
        self._server = TuioServer("127.0.0.1", probe.number)
        self._down: dict[int, At] = {}
        self._taken = 0

    def _send(self, events: int) -> None:
        size = self._canvas.size()
        self._server.cursors = []
        for key, (x, y) in self._down.items():
            cursor = Cursor(key)
            cursor.position = x / size.width(), y / size.height()
            self._server.cursors.append(cursor)
        self._server.send_bundle()
        wanted = self._taken + events
        wait_for(lambda: self._take() >= wanted, "what was sent")

    def _take(self) -> int:
        for letter in self._mailbox.drain():
            if isinstance(letter, DeviceEventReceived):
                self._taken += 1
                self._canvas.input.board(letter.source, letter.event, self._canvas.size())
        return self._taken

    def go(self, places: Mapping[int, At]) -> None:
        self._down |= places
        self._send(len(places))

    def lift(self, key: int) -> None:
        del self._down[key]
        self._send(1)

    def close(self) -> None:
        self._server.close()
        self._reader.close()


class ScreenContacts:
    """A touch screen, as XInput tells Qt of it."""

    def __init__(self, program: Application) -> None:
        self._fingers = Fingers(program)
        self._down = set[int]()

    def go(self, places: Mapping[int, At]) -> None:
        new = {key: at for key, at in places.items() if key not in self._down}
        old = {key: at for key, at in places.items() if key in self._down}
        self._fingers.frame(press=dict(new), move=dict(old))
        self._down |= new.keys()

    def lift(self, key: int) -> None:
        self._down.discard(key)
        self._fingers.frame(release=(key,))

    def close(self) -> None:
        pass


type Contacts = TuioContacts | ScreenContacts


@contextmanager
def contacts(kind: type[Contacts], program: Application) -> Iterator[Contacts]:
    made = kind(program)
    try:
        yield made
    finally:
        made.close()


def objects(program: Application) -> dict[ItemId, PluginItem]:
    document = program.main_controller.editor.document
    return {one.id: one for one in document.items(PAGE) if isinstance(one, PluginItem)}


@pytest.mark.parametrize("kind", [ScreenContacts, TuioContacts])
def test_two_instruments_are_dragged_while_a_third_hand_writes(
    program: Application, tmp_path: Path, kind: type[Contacts]
) -> None:
    path = written(tmp_path / "tout.tni", *lesson(tmp_path / "kinds"))
    program.current_lesson.open(path)
    wait_for(lambda: program.current_lesson.lesson.path == path and not program.current_lesson.is_opening, "the lesson")
    board = program.main_controller
    board.commands[CommandId.PEN].trigger()
    before = objects(program)
    ruler, square = ItemId("ruler-0"), ItemId("set_square-0")
    starts = {
        ONE: before[ruler].transform.point(before[ruler].width_mm / 2, before[ruler].height_mm / 2),
        OTHER: before[square].transform.point(30.0, before[square].height_mm - 35.0),
    }

    def on_canvas(place: tuple[float, float]) -> At:
        ratio = board.window.canvas.devicePixelRatioF()
        x, y = board.editor.view.to_screen(*place)
        return x / ratio, y / ratio

    with contacts(kind, program) as hands:
        for step in range(STEPS):
            hands.go({
                WRITER: on_canvas((20.0 + 10.0 * step, 104.0 + step % 3)),
                ONE: on_canvas((starts[ONE][0] + step, starts[ONE][1] + step / 2)),
                OTHER: on_canvas((starts[OTHER][0] - step, starts[OTHER][1] - step / 3)),
            })  # fmt: skip
        for key in (ONE, WRITER, OTHER):
            hands.lift(key)
    after = objects(program)
    (line,) = strokes(program)
    assert len(line.samples) >= STEPS - 1
    moved = {key for key, one in after.items() if one.transform != before[key].transform}
    assert moved == {ruler, square}
    far = STEPS - 1
    for key, by in ((ruler, (far, far / 2)), (square, (-far, -far / 3))):
        was, now = before[key].transform, after[key].transform
        assert (now.e - was.e, now.f - was.f) == pytest.approx(by, abs=1.0)
    looks = [(after, [line])]
    for _ in range(3):
        QTest.keyClick(board.window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        looks.append((objects(program), strokes(program)))
    assert [len(lines) for _, lines in looks] == [1, 1, 0, 0]
    assert [now[square].transform == before[square].transform for now, _ in looks] == [False, True, True, True]
    assert [now[ruler].transform == before[ruler].transform for now, _ in looks] == [False, False, False, True]
    for _ in range(3):
        QTest.keyClick(board.window.canvas, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert {key: one.transform for key, one in objects(program).items()} == {k: o.transform for k, o in after.items()}
    assert [one.id for one in strokes(program)] == [line.id]
    assert isinstance(line, Stroke)
    assert board.window.canvas.input.contacts_down == 0
    assert program.items.host.kinds.state.off == frozenset()
