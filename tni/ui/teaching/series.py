"""A series of questions wired up: with phones, which follow it, and with everything that shows a vote."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from tni.core.clock import Clock
from tni.core.ids import ClassId
from tni.session.series_session import SeriesSession, SeriesState
from tni.ui.board.board import Board
from tni.ui.seance.desk import SeanceDesk
from tni.ui.teacher.windows import TeachingWindows
from tni.ui.teaching.phones_desk import PhonesDesk
from tni.ui.vote.desk import VoteDesk
from tni.ui.vote.series_desk import SeriesDesk


def make_series(
    board: Board,
    phones: PhonesDesk,
    vote: VoteDesk,
    windows: TeachingWindows,
    clock: Clock,
    drain: Callable[[], None],
    others: Callable[[], bool],
    class_id: Callable[[], ClassId | None],
    seance: SeanceDesk,
    parent: QObject,
) -> SeriesDesk:
    """others: whether there are clickers or cards, which cannot follow one."""
    session = SeriesSession(
        roster=phones.seats,
        journal=phones.votes,
        clock=clock,
        changed=lambda: desk.show_soon(),
        log=seance.question_asked,
    )
    desk = SeriesDesk(board, session, clock, drain, lambda: phones.is_on, others, class_id, parent)
    phones.series = phones.votes.series = session
    vote.series = desk

    def shown(state: SeriesState | None) -> None:
        vote.show()
        phones.follow()
        if windows.teacher is not None:
            windows.teacher.series.show_state(state)

    desk.shown.connect(shown)
    windows.opened.connect(lambda _window: desk.show())
    desk.lead_wanted.connect(vote.lead)
    return desk
