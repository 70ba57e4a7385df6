"""The program of `tests.bench.clickers`, as a module of its own:
`python -m tests.bench.clickers_child HOME QUESTIONS BASE_IN BASE_OUT BOARD LINE NOISE`.

The first two are the ends of the pipe that is the base, BOARD the reading end of a board's, LINE and NOISE paths of
serial lines. It says where its page is, in parts of the screen, then the number of each question once its vote is open,
and what was counted at the end.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint
from PySide6.QtGui import QGuiApplication

from tests.support.hands import equip, settle
from tests.support.running_program import running, strokes, wait_for
from tests.support.sockets import PipePort, Socket, a_board, a_receiver
from tni.api.devices import DeviceInfo, Vote
from tni.app.application import Application
from tni.app.qt import make_application
from tni.core.errors import TniError
from tni.core.settings import PREDICTED_INK
from tni.devices.clickers import open_line
from tni.devices.clickers.text_lines import BAUD
from tni.devices.discovery import FoundDevice
from tni.devices.hid.synthetic import touch_descriptor
from tni.devices.ports import DevicePort
from tni.devices.receiver_group import ReceiverGroup
from tni.devices.serial_port import SerialPort
from tni.quiz.question_draft import QuestionDraft

DEVICES, QUESTIONS = 40, 1000
CHOICES = "ABCD"
GIVE_UP_S = 5.0
BASE_ID = "iclicker:10"


def choice_of(question: int, device: int) -> str:
    """What a device answers; the same in both processes."""
    return CHOICES[Random(question * 1000 + device).randrange(len(CHOICES))]


class Base(PipePort):
    """A base that takes every command at once, as the recorded one does."""

    def __init__(self, reading: int, writing: int) -> None:
        super().__init__(reading)
        self._answers = writing

    def write(self, report: bytes) -> None:
        silent = report[1] in (0x13, 0x14) or report[1:3] == b"\x17\x05"
        if not silent:
            os.write(self._answers, (report[:2] + b"\xaa").ljust(64, b"\0"))


class Plugs(Socket):
    def __init__(self, base: tuple[int, int], board: int, lines: Sequence[str]) -> None:
        super().__init__()
        self._base, self._board = base, board
        self.plug(a_receiver("base"))
        self.plug(a_board("board", descriptor=touch_descriptor()))
        for n, path in enumerate(lines):
            info = DeviceInfo(0x0D28, 0x0204, f"line {n}")
            self.plug(FoundDevice(f"serial {path}", path.encode(), (info,), driver=open_line.DRIVER))

    def open(self, device: FoundDevice) -> DevicePort:  # type: ignore[override]
        if device.key == "base":
            return Base(*self._base)
        return PipePort(self._board) if device.key == "board" else SerialPort(device.path.decode(), BAUD)


def timed(program: Application) -> list[float]:
    """How long the votes' journal takes for each commit, milliseconds: what the disk has to do with it."""
    store, took = program.stores.votes, list[float]()
    commit = store._commit

    def counted() -> TniError | None:
        began_s = time.perf_counter()
        error = commit()
        took.append((time.perf_counter() - began_s) * 1000)
        return error

    store._commit = counted  # type: ignore[method-assign]
    return took


class Seen(QObject):
    """When each vote came to stand in the count on the board. at: by device and question."""

    def __init__(self, program: Application) -> None:
        super().__init__()
        self.at: dict[str, float] = {}
        self._quiz, self._waiting = program.teaching.voting.rounds, list[str]()
        program.teaching.vote.strip.count.installEventFilter(self)

    def expect(self, name: str) -> None:
        self._waiting.append(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._waiting and self._quiz.state is not None:
            at_s = time.monotonic()
            self.at.update((name, at_s) for name in self._waiting)
            self._waiting.clear()
        return False


def go_on() -> None:
    QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def ask(program: Application, question: int) -> tuple[int, bool]:
    """One question to the class. Returns how many answers counted, and whether the result is what was pressed."""
    voting, quiz = program.teaching.voting, program.teaching.voting.rounds
    program.teaching.vote.ask(QuestionDraft())
    print(question, flush=True)
    until_s = time.monotonic() + GIVE_UP_S
    while (state := quiz.state) is not None and len(state.answered) < DEVICES and time.monotonic() < until_s:
        go_on()
    voting.reveal()
    state = quiz.state
    assert state is not None
    pressed = [choice_of(question, device) for device in range(DEVICES)]
    right = dict(state.counts or {}) == {letter: pressed.count(letter) for letter in CHOICES}
    voting.put_away()
    return len(state.answered), right


def main(home: Path, questions: int, base: tuple[int, int], board: int, lines: Sequence[str]) -> None:
    make_application("fr", ["tni"])
    equip(home, **{PREDICTED_INK.key: "off"})
    with running(home, devices=Plugs(base, board, lines)) as program:
        settle(program)
        clickers, boards = program.teaching.clickers, program.devices.boards
        wait_for(lambda: clickers.count == 3 and "board" in boards, "the devices")
        clickers.request_poll("bench", True)
        acknowledged: dict[str, float] = {}
        tell, now, seen = ReceiverGroup.acknowledge, [0], Seen(program)

        def counted(receivers: ReceiverGroup, votes: Sequence[Vote]) -> None:
            at_s = time.monotonic()
            for vote in votes:
                if vote.clicker.startswith(BASE_ID):
                    name = f"{int(vote.clicker[11:15], 16)} {now[0]}"
                    acknowledged[name] = at_s
                    seen.expect(name)
            tell(receivers, votes)

        ReceiverGroup.acknowledge = counted  # type: ignore[method-assign]
        canvas = program.main_controller.window.canvas
        at, screen = canvas.mapToGlobal(QPoint(0, 0)), canvas.screen().geometry()
        page = [at.x(), at.y(), canvas.width(), canvas.height()]
        print(json.dumps([n / (screen.height() if k % 2 else screen.width()) for k, n in enumerate(page)]), flush=True)
        commits = timed(program)
        found = []
        for number in range(questions):
            now[0] = number
            found.append(ask(program, number))
        result = {
            "commit_ms": commits,
            "counted": [count for count, _ in found],
            "wrong": sum(not right for _, right in found),
            "samples": sum(len(stroke.samples) for stroke in strokes(program)),
            "acknowledged": acknowledged,
            "seen": seen.at,
        }
        print(json.dumps(result), flush=True)


if __name__ == "__main__":
    home, questions, base_in, base_out, board, *lines = sys.argv[1:]
    main(Path(home), int(questions), (int(base_in), int(base_out)), int(board), lines)
