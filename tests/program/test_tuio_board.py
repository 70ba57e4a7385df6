"""Fingers that a tracker sends over UDP write on the board."""

from __future__ import annotations

import time

import numpy as np
from pythontuio import Cursor, TuioServer

from tests.support.hands import on_canvas
from tests.support.running_program import strokes, wait_for
from tni.app.application import Application
from tni.core.mailbox import Mailbox
from tni.devices.reader import DeviceEnded, DeviceEventReceived, DeviceMessage, DeviceReader
from tni.devices.tuio.listener import SOURCE, open_tuio_listener
from tni.devices.udp_port import UdpPort


def test_two_fingers_write_two_strokes_and_a_third_ends_with_its_source(program: Application) -> None:
    canvas = program.main_controller.window.canvas
    mailbox: Mailbox[DeviceMessage] = Mailbox(lambda: None)
    taken: list[DeviceMessage] = []

    def take() -> int:
        """As the window does with the letters of any board."""
        for letter in mailbox.drain():
            taken.append(letter)
            if isinstance(letter, DeviceEventReceived):
                canvas.input.board(letter.source, letter.event, canvas.size())
        return len(taken)

    probe = UdpPort(0)
    probe.close()
    reader = DeviceReader(SOURCE, *open_tuio_listener(probe.number), mailbox, time)
    reader.start()
    server = TuioServer("127.0.0.1", probe.number)
    try:
        rows = {key: [(0.2 + 0.02 * step, 0.2 * key + 0.001 * step) for step in range(20)] for key in (1, 2, 3)}
        for step in range(20):
            server.cursors = [cursor_at(key, row[step]) for key, row in rows.items()]
            server.send_bundle()
        server.cursors = server.cursors[2:]
        server.send_bundle()
        wait_for(lambda: take() == 3 * 20 + 2 + 1, "what was sent")
    finally:
        server.close()
        reader.close()
    wait_for(lambda: take() == 3 * 21 + 2, "the end of what touches")
    assert taken[-1] == DeviceEnded(SOURCE, None)
    assert canvas.input.contacts_down == 0
    written = sorted((on_canvas(program, stroke) for stroke in strokes(program)), key=lambda places: places[0][1])
    size = canvas.size().width(), canvas.size().height()
    for places, row in zip(written, rows.values(), strict=True):
        np.testing.assert_allclose(places[: len(row)], np.array(row) * size, atol=0.05)


def cursor_at(key: int, place: tuple[float, float]) -> Cursor:
    cursor = Cursor(key)
    cursor.position = place
    return cursor
