"""A pupil of six at the board: touches, drags, keys and presses anywhere in the real window, the same for each seed.

Run as `python -m tests.program.monkey HOME SEED STEPS` it plays until it is done or killed, and prints each step.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTableView,
    QTextEdit,
)

from tests.support.hands import Fingers
from tests.support.rosters import give_key
from tests.support.running_program import NO_BUTTON, NO_KEY, NO_SERVERS, folders
from tni.api.devices import Vote
from tni.app.application import Application
from tni.app.build import build
from tni.app.qt import make_application
from tni.core.clock import SystemClock
from tni.core.ids import ClassId, ClickerId, PageId
from tni.core.settings import PICTURE_WIDTH_MM, RENDERER
from tni.document.items import AnyItem
from tni.roster.class_list import PupilRow
from tni.services.lesson.lesson_editor import ToolName
from tni.store.settings_file import SettingsFile
from tni.ui.chrome.button import LONG_PRESS_MS
from tni.ui.chrome.commands import CommandId
from tni.ui.event_loop.garbage_collector import GarbageCollector
from tni.ui.library.home_screen import HomeScreen

TOKEN = "Zyxqwv"  # in the name of each pupil, and nowhere else
PUPILS = 3
BOX_MS = 300
KEYS = (
    *(Qt.Key(Qt.Key.Key_A + n) for n in range(26)), *(Qt.Key(Qt.Key.Key_0 + n) for n in range(10)),
    Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_F1, Qt.Key.Key_F5, Qt.Key.Key_F11,
)  # fmt: skip
CONTROL = tuple(Qt.Key(Qt.Key.Key_A + n) for n in range(26) if chr(ord("A") + n) not in "OPQW")
"""With Ctrl; without those that open a window of the system's or end the program."""


def classroom(program: Application) -> ClassId:
    """A class whose pupils are named with the token, each with a clicker."""
    roster = program.stores.roster
    give_key(roster)
    rows = [PupilRow(f"{TOKEN}nom{n}", f"{TOKEN}prenom{n}") for n in range(PUPILS)]
    (class_id,) = roster.import_pupils(rows, default_class="5eA").classes
    for number in range(1, PUPILS + 1):
        roster.set_clicker(ClickerId(f"iclicker:0000000{number}"), number)
    return class_id


class Monkey:
    """problems: what must not be. clear: strokes made by one finger alone on the open page with the pen."""

    def __init__(self, program: Application, seed: int) -> None:
        self.program, self.chance = program, Random(seed)
        self.window = program.main_controller.window
        self.fingers = Fingers(program)
        self.problems: list[str] = []
        self.clear = 0
        self._held = False
        self._boxes = QTimer(self.window, interval=BOX_MS)
        self._boxes.timeout.connect(self._answer_boxes)
        self._boxes.start()
        self._acts: list[tuple[int, Callable[[], None]]] = [
            (30, self.scribble), (12, self.many_fingers), (20, self.tap_button), (10, self.tap_anywhere),
            (12, self.key), (6, self.control), (3, self.wheel), (2, self.cancelled), (8, self.vote),
            (1, self.hold), (3, self.double_tap),
        ]  # fmt: skip

    def step(self) -> str:
        act = self.chance.choices([a for _, a in self._acts], [w for w, _ in self._acts])[0]
        act()
        self.pass_events()
        self.look_for_names()
        self.lead_back()
        return act.__name__

    def lead_back(self) -> None:
        """The home screen and file dialogs cover the page: after a while the teacher leads the pupil back to it."""
        if self.chance.random() >= 0.1:
            return
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            dialog.reject()
        if any(screen.isVisible() for screen in self.window.findChildren(HomeScreen)):
            self.program.home.controller.put_away()

    @staticmethod
    def pass_events() -> None:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    @staticmethod
    def _answer_boxes() -> None:
        """Qt's dialogs of files say what they don't find in a box that waits within the key's own call."""
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            box.accept()

    # -- what it does

    def _place(self) -> QPoint:
        return QPoint(self.chance.randrange(self.window.width()), self.chance.randrange(self.window.height()))

    def _walk(self, start: QPoint, steps: int) -> Iterator[QPoint]:
        at = start
        for _ in range(steps):
            at = at + QPoint(self.chance.randint(-60, 60), self.chance.randint(-60, 60))
            yield QPoint(max(0, min(at.x(), self.window.width() - 1)), max(0, min(at.y(), self.window.height() - 1)))

    def _press(self, press: Callable[[], None]) -> None:
        """A press that the machine made long may reveal a name."""
        begun_s = monotonic()
        press()
        self._held |= (monotonic() - begun_s) * 1000 > LONG_PRESS_MS / 2

    def scribble(self) -> None:
        start, board = self._place(), self.program.main_controller
        session = board.editor
        clear = (
            self.window.childAt(start) is self.window.canvas
            and session.tool is ToolName.PEN
            and not session.busy
            and QApplication.activePopupWidget() is None
            and QApplication.activeModalWidget() is None
        )
        before = self.written()

        def draw() -> None:
            self.fingers.frame(press={0: start})
            for at in self._walk(start, self.chance.randint(1, 12)):
                self.fingers.frame(move={0: at})
            self.fingers.frame(release=(0,))

        self._press(draw)
        if clear and session is board.editor:
            self.clear += 1
            if self.written() == before and session.page_index == board.editor.page_index:
                self.problems.append(f"a stroke from {start.toTuple()} is not there")

    def written(self) -> tuple[PageId, tuple[AnyItem, ...]]:
        """The page shown, and what is on it."""
        editor = self.program.main_controller.editor
        return editor.page.id, tuple(editor.document.items(editor.page.id))

    def many_fingers(self) -> None:
        count = self.chance.randint(2, 5)
        places = {n: self._place() for n in range(count)}

        def play() -> None:
            self.fingers.frame(press=dict(places))
            for _ in range(self.chance.randint(1, 8)):
                moving = {n: next(self._walk(places[n], 1)) for n in places if self.chance.random() < 0.7}
                places.update(moving)
                self.fingers.frame(move=dict(moving))
            order = list(places)
            self.chance.shuffle(order)
            for n in order:
                self.fingers.frame(release=(n,))

        self._press(play)

    def _buttons(self) -> list[QAbstractButton]:
        found = [b for b in self.window.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
        return [b for b in found if not b.visibleRegion().isEmpty()]

    def tap_button(self) -> None:
        if buttons := self._buttons():
            button = self.chance.choice(buttons)
            self._press(lambda: self._tap(button.mapTo(self.window, button.rect().center())))

    def tap_anywhere(self) -> None:
        self._press(lambda: self._tap(self._place()))

    def double_tap(self) -> None:
        at = self._place()
        self._press(lambda: (self._tap(at), self._tap(at))[0])

    def _tap(self, at: QPoint) -> None:
        self.fingers.frame(press={0: at})
        self.fingers.frame(release=(0,))

    def hold(self) -> None:
        """As long as it takes to reveal."""
        at = self._place()
        self._held = True
        self.fingers.frame(press={0: at})
        QTest.qWait(LONG_PRESS_MS + 50)
        self.fingers.frame(release=(0,))

    def key(self) -> None:
        target = QApplication.focusWidget() or self.window.canvas
        self._press(lambda: QTest.keyClick(target, self.chance.choice(KEYS)))

    def control(self) -> None:
        target = QApplication.focusWidget() or self.window.canvas
        self._press(lambda: QTest.keyClick(target, self.chance.choice(CONTROL), Qt.KeyboardModifier.ControlModifier))

    def wheel(self) -> None:
        at = self._place()
        target = self.window.childAt(at) or self.window
        here = QPointF(target.mapFrom(self.window, at))
        turn = QPoint(0, self.chance.choice((-120, 120)))
        modifier = self.chance.choice((NO_KEY, Qt.KeyboardModifier.ControlModifier))
        event = QWheelEvent(
            here, QPointF(self.window.mapToGlobal(at)), QPoint(), turn, NO_BUTTON, modifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QCoreApplication.sendEvent(target, event)

    def cancelled(self) -> None:
        """The system takes the contacts away in mid-stroke."""
        start = self._place()
        self.fingers.frame(press={0: start, 1: self._place()})
        for at in self._walk(start, 3):
            self.fingers.frame(move={0: at})
        self.fingers.cancel()

    def vote(self) -> None:
        clock = SystemClock()
        events = [
            Vote(ClickerId(f"iclicker:0000000{self.chance.randint(1, PUPILS + 2)}"), self.chance.choice("ABCDE"),
                 clock.monotonic())
            for _ in range(self.chance.randint(1, 5))
        ]  # fmt: skip
        self.program.teaching.on_events(events)

    # -- what must hold

    def look_for_names(self) -> None:
        """Names are on the wall only after a press that was long enough."""
        shown = [words for words in words_shown() if TOKEN in words]
        if shown and not self._held:
            self.problems.append(f"a name is shown without a long press: {shown[0]!r}")
        if not shown:
            self._held = False

    def rest(self) -> None:
        """Put everything away."""
        for _ in range(12):
            QTest.keyClick(QApplication.focusWidget() or self.window.canvas, Qt.Key.Key_Escape)
            self.pass_events()


def words_shown() -> Iterator[str]:
    """All words that can be seen or heard, of all windows."""
    for widget in QApplication.allWidgets():
        if not widget.isVisible():
            continue
        yield widget.accessibleName()
        yield widget.windowTitle() if widget.isWindow() else ""
        yield widget.toolTip()
        match widget:
            case QLabel() | QAbstractButton() | QLineEdit():
                yield widget.text()
            case QTextEdit():
                yield widget.toPlainText()
            case QTableView() if (table := widget.model()) is not None:
                cells = (table.index(y, x) for y in range(table.rowCount()) for x in range(table.columnCount()))
                yield from (str(cell.data() or "") for cell in cells)


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main(home: Path, seed: int, steps: int) -> None:
    app = make_application("fr", ["tni"])
    settings = SettingsFile(folders(home).settings)
    settings.set(PICTURE_WIDTH_MM, 1600.0)
    settings.set(RENDERER, "raster")
    program = build(app, folders(home), settings)
    program.items.pictures.servers = NO_SERVERS
    program.start(None, full_screen=False)
    program.main_controller.window.resize(1280, 720)
    class_id = classroom(program)
    program.teaching.seance.begin(class_id, "5eA", "Maths")
    program.main_controller.commands[CommandId.ASK].trigger()
    garbage = GarbageCollector(lambda: program.main_controller.editor.busy)
    garbage.begin()
    monkey = Monkey(program, seed)
    for number in range(steps):
        say(f"{number} {monkey.step()}")
    program.close()
    say(f"done {monkey.problems}")
    os._exit(0)  # Qt crashes when Python frees the touch screen of the test before the application


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
