"""One round of `tests.bench.hands`: run as `python -m tests.bench.hands_child HOME`; its figures are the last line."""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.support.four_pens import RATE_HZ, Screen, Way, shown, ways
from tests.support.hands import Fingers, equip, on_canvas, settle
from tests.support.running_program import running, strokes
from tni.api.devices import Contact, ContactState, ContactTool, Touch
from tni.app.application import Application
from tni.app.qt import make_application
from tni.ui.chrome.commands import CommandId

FRAMES = 600
"""Three seconds."""


class Timed:
    """When each pen's line was handed to the X server, milliseconds after the report that it came in."""

    def __init__(self, program: Application) -> None:
        self.program = program
        self.rows: list[list[float]] = []
        self.began_s = 0.0
        self._numbers: list[int] = []
        canvas = program.main_controller.window.canvas
        draw = canvas._draw_now

        def drawn(pointer: int, x: float, y: float) -> None:
            draw(pointer, x, y)
            if not self.rows:
                return
            passed = (time.perf_counter() - self.began_s) * 1000
            if pointer not in self._numbers:
                self._numbers.append(pointer)
            self.rows[self._numbers.index(pointer)].append(passed)

        canvas._draw_now = drawn  # type: ignore[method-assign]

    def write(self, together: list[Way]) -> list[list[float]]:
        """By QTest, in time. Returns each pen's times."""
        fingers, app = Fingers(self.program), QGuiApplication.instance()
        assert app is not None
        self.rows, self._numbers = [[] for _ in together], []
        fingers.frame(press={n: way[0] for n, way in enumerate(together)})
        due_s = time.perf_counter()
        for k in range(1, len(together[0]) - 1):
            due_s += 1 / RATE_HZ
            report = QTest.touchEvent(fingers.window.windowHandle(), fingers.device, False)
            for number, way in enumerate(together):
                report.move(number, fingers.at(way[k]))
            while time.perf_counter() < due_s:
                app.processEvents()
                time.sleep(0.0005)
            self.began_s = time.perf_counter()
            report.commit()
        fingers.frame(move={n: way[-1] for n, way in enumerate(together)})
        fingers.frame(release=tuple(range(len(together))))
        rows, self.rows = self.rows, []
        return rows


def places(program: Application) -> list[Way]:
    """Of each stroke on the page, whole pixels."""
    found = [[(round(x), round(y)) for x, y in on_canvas(program, s).tolist()] for s in strokes(program)]
    return sorted(found, key=lambda way: way[0][1])


def twins(program: Application, four: list[Way]) -> str:
    """Whether four strokes at once are those written one after another."""
    screen, seen = Screen(program), []
    for lots in ([four], [[way] for way in four]):
        program.main_controller.commands[CommandId.ADD_PAGE].trigger()
        for number, together in enumerate(lots):
            screen.write(together, 100_000 * (number + 1))
        seen.append((sorted(s.samples.array.tobytes() for s in strokes(program)), shown(program)))
    (together_samples, together_picture), (samples, picture) = seen
    return f"{together_samples == samples} / {together_picture == picture}"


def palm(program: Application) -> dict[str, float]:
    """How long a palm that has rested for a while is still there when it has been told, ms."""
    lesson, canvas = program.current_lesson.lesson, program.main_controller.window.canvas
    assert lesson is not None
    assert lesson.file is not None
    program.main_controller.commands[CommandId.ADD_PAGE].trigger()

    def says(state: ContactState, tool: ContactTool) -> None:
        contact = Contact(1, state, time.monotonic(), Touch(tool, 0, 0, 0.5, 0.5))
        canvas.input.board("bench", contact, canvas.size())

    says(ContactState.DOWN, ContactTool.FINGER)
    blank_at = canvas.width() // 2, canvas.height() // 2
    with closing(sqlite3.connect(f"file:{lesson.file.file}?mode=ro", uri=True)) as database:

        def rows() -> int:
            return int(database.execute("SELECT count(*) FROM under_way").fetchone()[0])

        end_s = time.monotonic() + 5
        while rows() == 0 and time.monotonic() < end_s:
            says(ContactState.MOVE, ContactTool.FINGER)
            QGuiApplication.processEvents()
            time.sleep(0.005)
        assert rows() > 0
        began_s = time.perf_counter()
        says(ContactState.MOVE, ContactTool.PALM)
        QGuiApplication.processEvents()
        page_ms = (time.perf_counter() - began_s) * 1000
        while rows() > 0:
            time.sleep(0.0005)
        file_ms = (time.perf_counter() - began_s) * 1000
    assert canvas.grab().toImage().pixelColor(*blank_at).lightness() > 200
    return {"page": page_ms, "file": file_ms}


def main(home: Path) -> None:
    app = make_application("fr", ["tni"])
    equip(home)
    with running(home) as program:
        settle(program)
        four, timed = ways(FRAMES), Timed(program)
        program.main_controller.commands[CommandId.ADD_PAGE].trigger()
        (alone,) = timed.write(four[:1])
        program.main_controller.commands[CommandId.ADD_PAGE].trigger()
        ms = {"one pen": alone} | {f"pen {n + 1} of four": row for n, row in enumerate(timed.write(four))}
        kept = sum(len(way) for row, way in zip(places(program), four, strict=True) if row == way)
        figures = {
            "ms": ms,
            "kept": f"{kept} of {sum(map(len, four))}",
            "equal": twins(program, four),
            "palm": palm(program),
        }
    print(json.dumps(figures))
    del app


if __name__ == "__main__":
    main(Path(sys.argv[1]))
