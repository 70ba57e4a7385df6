"""Question with the board to itself, and a stroke on it. Run as `python -m tests.program.question_ink_child HOME`.

Says "written" as soon as the lesson's writer is done with the stroke, and goes on until it is killed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer

from tests.support.hands import Stylus
from tests.support.running_program import folders
from tni.app.build import build
from tni.app.qt import make_application
from tni.quiz.question_draft import QuestionDraft
from tni.ui.chrome.commands import CommandId

STEP_MS = 5


def main(home: Path) -> int:
    app = make_application("fr", ["tni"])
    program = build(app, folders(home))
    program.start(None, full_screen=False)
    board, teaching = program.main_controller, program.teaching
    board.commands[CommandId.PEN].trigger()

    def ask() -> None:
        if program.stores.votes.is_ours:
            asks.stop()
            teaching.voting.typed = "Quel fleuve traverse Paris ?"
            teaching.vote.ask(QuestionDraft(lines="La Loire\nLa Seine"))
            writes.start()

    def write() -> None:
        if teaching.vote.stage.is_ready_for_ink:
            writes.stop()
            pen = Stylus(program)
            pen.send(QEvent.Type.TabletPress, (400, 300))
            for x in range(410, 500, 10):
                pen.send(QEvent.Type.TabletMove, (x, 300))
            pen.send(QEvent.Type.TabletRelease, (490, 300), 0.0)
            looks.start()

    def look() -> None:
        if program.current_lesson.lesson.port.saved:
            looks.stop()
            sys.stdout.write("written\n")
            sys.stdout.flush()

    asks, writes, looks = QTimer(interval=STEP_MS), QTimer(interval=STEP_MS), QTimer(interval=STEP_MS)
    asks.timeout.connect(ask)
    writes.timeout.connect(write)
    looks.timeout.connect(look)
    asks.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
