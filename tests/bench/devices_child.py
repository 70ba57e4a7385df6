"""The program of `tests.bench.devices`: run as `python -m tests.bench.devices_child HOME FILE...`.

Each file is the reading end of a pipe in the place of a hidraw node. It says where its page is, goes on until the first
pipe is closed, and then says how many moves of each board came to the page, and how many samples their strokes have.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Set
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.support.hands import equip, settle
from tests.support.running_program import running, strokes, wait_for
from tests.support.sockets import PipePort, Socket, a_board
from tni.api.devices import Contact, ContactState, DeviceEvent
from tni.app.application import Application
from tni.app.qt import make_application
from tni.core.settings import PREDICTED_INK
from tni.devices.discovery import FoundDevice
from tni.devices.hid.synthetic import touch_descriptor


class Pipes(Socket):
    """Sockets whose devices are at the other ends of pipes."""

    def __init__(self, files: list[int]) -> None:
        super().__init__()
        self._ports: dict[str, PipePort] = {}
        self._files = {str(file): file for file in files}
        for key in self._files:
            self.plug(a_board(key, descriptor=touch_descriptor()))

    def open(self, device: FoundDevice) -> PipePort:
        port = self._ports[device.key] = PipePort(self._files[device.key])
        return port

    def present(self) -> Set[str]:
        return {key for key in self._files if key not in self._ports or self._ports[key].is_open}


def count_moves(program: Application) -> Counter[str]:
    """Of each board, that reach the page."""
    moves: Counter[str] = Counter()
    pointers = program.main_controller.window.canvas.input
    take = pointers.board

    def counted(source: object, event: DeviceEvent, *where: object, **how: object) -> None:
        if isinstance(event, Contact) and event.state is ContactState.MOVE:
            moves[str(source)] += 1
        take(source, event, *where, **how)  # type: ignore[arg-type]

    pointers.board = counted  # type: ignore[assignment, method-assign]
    return moves


def main(home: Path, files: list[int]) -> None:
    app = make_application("fr", ["tni"])
    equip(home, **{PREDICTED_INK.key: "off"})
    with running(home, devices=Pipes(files)) as program:
        settle(program)
        boards = program.devices.boards
        wait_for(lambda: all(str(file) in boards for file in files), "the boards")
        moves = count_moves(program)
        canvas = program.main_controller.window.canvas
        at, screen = canvas.mapToGlobal(QPoint(0, 0)), canvas.screen().geometry()
        place = [at.x(), at.y(), canvas.width(), canvas.height(), screen.width(), screen.height()]
        print(json.dumps(place), flush=True)
        while str(files[0]) in boards:
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        samples = sum(len(stroke.samples) for stroke in strokes(program))
        print(json.dumps({"moves": [moves[str(file)] for file in files], "samples": samples}), flush=True)
    assert isinstance(app, QApplication)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(file) for file in sys.argv[2:]])
