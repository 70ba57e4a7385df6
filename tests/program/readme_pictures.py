"""The pictures in README.md: `python -m tests.program.readme_pictures docs/images` writes them there."""

from __future__ import annotations

import math
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, room
from tni.api.devices import Vote
from tni.app.qt import STYLE
from tni.app.shipped_files import lessons_folder
from tni.core.clock import SystemClock
from tni.core.ids import ClickerId
from tni.quiz.question_draft import QuestionDraft
from tni.roster.class_list import PupilRow
from tni.ui import i18n

SIZE = 1280, 720
TWO_SCREENS = [QRect(0, 0, 1280, 720), QRect(1280, 0, 1366, 768)], 0
WAVE = [(415 + step * 4, 445 + 5 * math.sin(step / 2)) for step in range(34)]
LOOP = [(780 + 125 * math.cos(turn / 8), 352 + 40 * math.sin(turn / 8)) for turn in range(52)]


def _draw(window: QWidget, points: Iterable[tuple[float, float]]) -> None:
    """Write a line with the mouse. points: pixels of the window."""
    places = [QPoint(round(x), round(y)) for x, y in points]
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(window, place)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=places[-1])


def _settle() -> None:
    for _ in range(20):
        QTest.qWait(20)


def _open(here: Room, name: str) -> None:
    """Open a shipped lesson with a class of 27 that has clickers."""
    path = Path(tempfile.mkdtemp(dir=here.folder)) / name
    path.write_bytes((lessons_folder() / name).read_bytes())
    here.program.current_lesson.open(path)
    wait_for(lambda: len(here.board.editor.document.pages()) > 1, "the lesson")
    here.roster.import_pupils([PupilRow(f"ÉLÈVE{n}", "Noé") for n in range(1, 28)], default_class="5e B")
    (five,) = [c.id for c in here.roster.classes() if c.name == "5e B"]
    for number in range(4, 28):
        here.roster.set_clicker(ClickerId(f"iclicker:000000{number:02d}"), number)
    here.teaching.seance.begin(five, "5e B", "Maths")


def write_board(here: Room, folder: Path) -> None:
    _open(here, "cycle-de-l-eau.tni")
    for line in (WAVE, LOOP):
        _draw(here.board.window.canvas, line)
    _settle()
    here.board.window.grab().save(str(folder / "board.png"))


def write_vote(here: Room, folder: Path) -> None:
    _open(here, "fractions.tni")
    here.open_teacher().resize(1366, 768)
    pages = here.board.editor.document.pages()
    here.board.window.do(lambda editor: editor.go_to(pages[-1].id))
    here.teaching.vote.ask(QuestionDraft())
    now = SystemClock().monotonic()
    here.teaching.on_events([Vote(ClickerId(f"iclicker:000000{n:02d}"), "ABBCBCBD"[n % 8], now) for n in range(4, 28)])
    _settle()
    here.teaching.voting.set_key("B")
    here.teaching.voting.reveal()
    _settle()
    here.board.window.grab().save(str(folder / "vote.png"))
    here.open_teacher().grab().save(str(folder / "teacher.png"))


def main(folder: Path) -> None:
    app = QApplication([*sys.argv[:1], *STYLE])
    i18n.install(app, "fr")
    for write in (write_board, write_vote):
        with (
            tempfile.TemporaryDirectory() as files,
            room(app, Path(files), size=SIZE, width_mm=0, screens=TWO_SCREENS) as here,
        ):
            write(here, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
