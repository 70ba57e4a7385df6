"""Pictures of the teaching part for looking at: `python -m tests.qt.teaching_gallery OUT [WIDTHxHEIGHT ...] [SCENE ...]`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tests.qt.gallery import SIZES, Board
from tni.core.clock import SystemClock
from tni.core.ids import ClickerId, QuestionId
from tni.quiz.question import Question, true_false
from tni.quiz.round import Phase
from tni.session.quiz_session import QuizState
from tni.ui import i18n, theme
from tni.ui.commands import Id
from tni.ui.vote_strip import VoteStrip
from tni.ui.vote_view import VoteView

NUMBERS = tuple(range(1, 28))
ANSWERED = tuple(n for n in NUMBERS if n % 3)


def state(phase: Phase, *, key: str | None = None, counts: dict[str, int] | None = None, **other: object) -> QuizState:
    answered = ANSWERED if phase is not Phase.READY else ()
    question = other.pop("question", None) or Question(id=QuestionId("q"), key=key)
    made: dict[str, object] = {
        "question": question,
        "phase": phase,
        "present": 27,
        "answered": answered,
        "missing": tuple(n for n in NUMBERS if n not in answered),
        "absent_voted": (),
        "counts": counts,
        "counts_in_memory": counts,
        "success": None if counts is None or key is None else counts[key] / sum(counts.values()),
        "dominant_wrong": None if counts is None or key is None else "C",
        "not_recorded": 0,
        "unknown": (ClickerId("iclicker:11223300"),),
        "polling": True,
        **other,
    }
    return QuizState(**made)  # type: ignore[arg-type]


def _strip(board: Board, view: VoteView) -> VoteStrip:
    strip = VoteStrip(board.kit, SystemClock(), board)
    strip.show_vote(view)
    strip.place(board.page.geometry())
    command = {Phase.OPEN: Id.CLOSE_VOTE, Phase.CLOSED: Id.REVEAL, Phase.REVEALED: Id.ASK}[view.state.phase]
    board.bar.set_vote(command)
    return strip


def vote_begun(board: Board) -> None:
    _strip(board, VoteView(state(Phase.OPEN, answered=(), missing=NUMBERS)))


def vote_open(board: Board) -> None:
    strip = _strip(board, VoteView(state(Phase.OPEN, not_recorded=3), opened_s=SystemClock().monotonic() - 65))
    strip._timed.setChecked(True)


def vote_shown(board: Board) -> None:
    _strip(board, VoteView(state(Phase.REVEALED, key="B", counts={"A": 2, "B": 11, "C": 5, "D": 0})))


def vote_twice(board: Board) -> None:
    counts, before = {"A": 1, "B": 15, "C": 2, "D": 0}, {"A": 4, "B": 7, "C": 6, "D": 1}
    _strip(board, VoteView(state(Phase.REVEALED, key="B", counts=counts), before))


def vote_true_false(board: Board) -> None:
    _strip(board, VoteView(state(Phase.REVEALED, question=true_false(QuestionId("q")), counts={"A": 14, "B": 4})))


def vote_folded(board: Board) -> None:
    strip = _strip(board, VoteView(state(Phase.OPEN)))
    strip.fold(True)
    strip.place(board.page.geometry())


SCENES: dict[str, Callable[[Board], None]] = {
    "vote-begun": vote_begun,
    "vote-open": vote_open,
    "vote-shown": vote_shown,
    "vote-twice": vote_twice,
    "vote-true-false": vote_true_false,
    "vote-folded": vote_folded,
}


def main(arguments: list[str]) -> int:
    app = QApplication(sys.argv[:1])
    i18n.install(app, "fr")
    out, sizes = Path(arguments[0]), [a for a in arguments[1:] if "x" in a] or list(SIZES)
    wanted = [a for a in arguments[1:] if a in SCENES] or list(SCENES)
    schemes = [a for a in arguments[1:] if a in ("light", "dark")] or ["light", "dark"]
    out.mkdir(parents=True, exist_ok=True)
    for size in sizes:
        width, height = map(int, size.split("x"))
        for scheme in schemes:
            for name in wanted:
                board = Board(QSize(width, height), scheme)
                theme.apply(app, board.look)
                theme.dress(board, board.look)
                board.show()
                SCENES[name](board)
                app.processEvents()
                board.grab().save(str(out / f"{size}-{scheme}-{name}.png"))
                board.close()
                board.deleteLater()
                app.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
