"""The real board, and a pen that writes on it until it is killed; the pen's own log of what it did.

Run as `python -m tests.program.kill_board HOME LOG SEED`. Lines of the log: `view SCALE X Y`; `down TIME X Y`,
`move TIME X Y` before each event is given to Qt, in pixels of the canvas; `lift TIME`, synced, before the release is;
`page NUMBER` when another page was added. Times are monotonic seconds.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent, QTimer

from tests.support.hands import Stylus
from tests.support.running_program import folders
from tni.app.build import build
from tni.app.qt import make_application
from tni.ui.chrome.commands import CommandId

EVERY_MS = 5


def main(home: Path, log_path: Path, seed: int) -> int:
    app = make_application("fr", ["tni"])
    program = build(app, folders(home))
    program.start(None, full_screen=False)
    log = os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    chance, pen = Random(seed), Stylus(program)
    canvas, board = program.main_controller.window.canvas, program.main_controller

    def say(*words: object) -> None:
        os.write(log, (" ".join(map(str, words)) + "\n").encode())

    told: list[object] = []

    def say_place(kind: str, x: float, y: float) -> None:
        view = board.editor.view
        if told != (now := [view.scale, view.x_px, view.y_px]):  # a window that finds its size moves the page under it
            told[:] = now
            say("view", *now)
        say(kind, time.monotonic(), x, y)

    def hand() -> Iterator[None]:
        while True:
            if chance.random() < 0.2:
                board.commands[CommandId.ADD_PAGE].trigger()
                say("page", board.editor.page_index)
            x, y = chance.uniform(50, 300), chance.uniform(50, canvas.height() - 100)
            say_place("down", x, y)
            pen.send(QEvent.Type.TabletPress, (x, y))
            yield
            for _ in range(chance.choice((3, 20, 60, 300))):
                x, y = x + chance.uniform(0.5, 2), y + chance.uniform(-1, 1)
                say_place("move", x, y)
                pen.send(QEvent.Type.TabletMove, (x, y))
                yield
            say("lift", time.monotonic())
            os.fsync(log)
            pen.send(QEvent.Type.TabletRelease, (x, y), 0.0)
            yield

    steps = hand()
    timer = QTimer(interval=EVERY_MS)
    timer.timeout.connect(lambda: next(steps))
    timer.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
