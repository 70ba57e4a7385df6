"""A series of questions wired up: with phones, which follow it, and with everything that shows a vote."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tni.core.clock import Clock
from tni.core.ids import ClassId
from tni.ui.board.board import Board
from tni.ui.seance.desk import SeanceDesk
from tni.ui.teacher.windows import TeachingWindows
from tni.ui.teaching.phones_desk import PhonesDesk
from tni.ui.vote.desk import VoteDesk
from tni.ui.vote.series_desk import SeriesDesk

if TYPE_CHECKING:
    from tni.session.series_session import SeriesSession, SeriesState


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

    def make() -> SeriesSession:
        from tni.session.series_session import SeriesSession

        session = SeriesSession(
            roster=phones.seats,
            journal=phones.votes,
            clock=clock,
            changed=desk.show_soon,
            log=seance.question_asked,
        )
        phones.series = phones.votes.series = session
        return session

    desk = SeriesDesk(board, make, clock, drain, lambda: phones.is_on, others, class_id, parent)
    vote.series = desk

    def shown(state: SeriesState | None) -> None:
        vote.show()
        phones.follow()
        if windows.teacher is not None:
            windows.teacher.series.show_state(state)

    desk.shown.connect(shown)
    windows.opened.connect(lambda _window: desk.show())
    desk.lead_wanted.connect(vote.led.begin)
    return desk
