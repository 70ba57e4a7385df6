"""A lesson being taught to 5eA, until it is killed. Run as `python -m tests.ui.seance.seance_child HOME LESSON`."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from tests.support.proposals import proposal_of
from tests.support.running_program import folders
from tni.app.build import build
from tni.app.qt import make_application
from tni.ui.chrome.commands import CommandId


def main(home: Path, lesson: Path) -> int:
    app = make_application("fr", ["tni"])
    program = build(app, folders(home))
    program.start(lesson, full_screen=False)
    board, seance = program.main_controller, program.teaching.seance

    def teach() -> None:
        seance.begin(None, "5eA", "Maths")
        board.commands[CommandId.ADD_PAGE].trigger()
        board.window.do(lambda s: s.add_text("chlorophylle", 20, 20))
        program.teaching.seances.cahier.edit(proposal_of(program.teaching.seances.cahier))
        said.start()

    def say() -> None:
        file = program.current_lesson.lesson.file
        if program.teaching.seances.cahier.unsaved == 0 and file is not None and file.flush():
            sys.stdout.write("taught\n")
            sys.stdout.flush()
            said.stop()

    said = QTimer(interval=20)
    said.timeout.connect(say)
    QTimer.singleShot(0, teach)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
