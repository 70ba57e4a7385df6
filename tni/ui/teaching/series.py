"""A series of questions wired up: with phones, which follow it, and with everything that shows a vote."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tni.core.clock import Clock
from tni.core.ids import ClassId
from tni.core.settings import Settings
from tni.core.tasks import TaskRunner
from tni.ui.board.board import Board
from tni.ui.seance.desk import SeanceDesk
from tni.ui.teacher.windows import TeachingWindows
from tni.ui.teaching.card_desk import CardDesk
from tni.ui.teaching.phones_desk import PhonesDesk
from tni.ui.vote.desk import VoteDesk
from tni.ui.vote.series_desk import SeriesDesk

if TYPE_CHECKING:
    from tni.session.series_session import SeriesSession, SeriesState
    from tni.ui.vote.series_pictures import Find, SeriesPictures


def make_series(
    board: Board,
    phones: PhonesDesk,
    cards: CardDesk,
    vote: VoteDesk,
    windows: TeachingWindows,
    clock: Clock,
    drain: Callable[[], None],
    clickers: Callable[[], int],
    class_id: Callable[[], ClassId | None],
    seance: SeanceDesk,
    find: Find,
    tasks: TaskRunner,
    settings: Settings,
    parent: QObject,
) -> SeriesDesk:
    """clickers: how many receivers are plugged in; neither they nor cards can follow one. find: tells how questions of
    a bank are written."""

    def make_pictures() -> SeriesPictures:
        from tni.ui.vote.series_pictures import SeriesPictures

        return SeriesPictures(find, phones.page_of, tasks, board.kit.look.font)

    def others() -> bool:
        return bool(clickers()) or cards.is_open or cards.rests

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

    desk = SeriesDesk(
        board, make, make_pictures, clock, drain, lambda: phones.is_on, others, class_id, settings, parent
    )
    vote.series, desk.make_room = desk, vote.make_room
    phones.pictures = lambda: desk.pictures

    def shown(state: SeriesState | None) -> None:
        vote.show()
        phones.follow()
        if windows.teacher is not None:
            windows.teacher.series.show_state(state, waits=desk.waits)

    desk.shown.connect(shown)
    desk.resized.connect(vote.place)
    desk.opened.connect(cards.rest)
    desk.left.connect(vote.led.leave)  # what was taken up meanwhile would have no button left
    windows.opened.connect(lambda _window: desk.show())
    desk.lead_wanted.connect(lambda _questions: cards.take_up())  # first, so that what is asked has their seats
    desk.lead_wanted.connect(vote.led.begin)
    return desk
