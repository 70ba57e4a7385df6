"""Teacher-paced quiz until the program is killed. Run as `python -m tests.program.teacher_paced_child HOME STEPS`.

STEPS: `open` stops at the second question, open; `shown` at its result; `away` once what is left was put away."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from tests.support.running_program import folders
from tni.app.build import build
from tni.app.qt import make_application
from tni.core.ids import QuestionId
from tni.quiz.question import Question

QUESTIONS = tuple(Question(id=QuestionId(f"q{n}"), text=f"Question numéro {n}", key="B") for n in range(1, 6))


def main(home: Path, steps: str) -> int:
    app = make_application("fr", ["tni"])
    program = build(app, folders(home))
    program.start(None, full_screen=False)
    teaching = program.teaching

    def teach() -> None:
        if not program.stores.votes.is_ours:
            return
        begun.stop()
        teaching.vote.ask_self_paced(QUESTIONS)
        teaching.voting.reveal()
        teaching.asking.ask_next()
        if steps != "open":
            teaching.voting.reveal()
        if steps == "away":
            teaching.voting.put_away()
        program.stores.votes.write((), lambda _: program.tasks.submit(lambda: None, lambda _: say(), print))

    def say() -> None:
        sys.stdout.write("led\n")
        sys.stdout.flush()

    begun = QTimer(interval=20)
    begun.timeout.connect(teach)
    begun.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
