"""Connects a self-paced quiz to phones, which answer it, and to all views of a vote."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tni.core.clock import Clock
from tni.core.ids import ClassId
from tni.core.settings import Settings
from tni.core.tasks import TaskRunner
from tni.ui.main_window.main_controller import MainController
from tni.ui.seance.seance_controller import SeanceController
from tni.ui.teacher.teaching_windows import TeachingWindows
from tni.ui.teaching.cards_controller import CardsController
from tni.ui.teaching.phones_controller import PhonesController
from tni.ui.vote.self_paced_controller import SelfPacedController
from tni.ui.vote.vote_controller import VoteController

if TYPE_CHECKING:
    from tni.services.self_paced_service import SelfPacedService, SelfPacedState
    from tni.ui.vote.question_visuals import FindQuestions, QuestionVisualsLoader


def make_self_paced_controller(
    board: MainController,
    phones: PhonesController,
    cards: CardsController,
    vote: VoteController,
    windows: TeachingWindows,
    clock: Clock,
    drain: Callable[[], None],
    clickers: Callable[[], int],
    class_id: Callable[[], ClassId | None],
    seance: SeanceController,
    find: FindQuestions,
    tasks: TaskRunner,
    settings: Settings,
    parent: QObject,
) -> SelfPacedController:
    """Create the controller of self-paced quizzes and connect it.

    clickers: returns the number of connected receivers; neither clickers nor cards can answer a self-paced quiz. find:
    finds questions rendered from their question bank.
    """

    def make_pictures() -> QuestionVisualsLoader:
        from tni.ui.vote.question_visuals import QuestionVisualsLoader

        return QuestionVisualsLoader(find, phones.page_of, tasks, board.kit.look.font)

    def others() -> bool:
        return bool(clickers()) or cards.is_open or cards.rests

    def make() -> SelfPacedService:
        from tni.services.self_paced_service import SelfPacedService

        session = SelfPacedService(
            roster=phones.seats, journal=phones.votes, clock=clock, changed=desk.show_soon, log=seance.question_asked
        )
        phones.series = phones.votes.series = session
        return session

    desk = SelfPacedController(
        board, make, make_pictures, clock, drain, lambda: phones.is_on, others, class_id, settings, parent
    )
    vote.series, desk.make_room = desk, vote.make_room
    phones.pictures = lambda: desk.pictures

    def shown(state: SelfPacedState | None) -> None:
        vote.show()
        phones.follow()
        if windows.teacher is not None:
            windows.teacher.series.show_state(state, waits=desk.waits)

    desk.shown.connect(shown)
    desk.resized.connect(vote.place)
    desk.opened.connect(cards.rest)
    desk.left.connect(vote.led.leave)  # an offer accepted meanwhile would have no button left
    windows.opened.connect(lambda _window: desk.show())
    desk.lead_wanted.connect(lambda _questions: cards.take_up())  # first, so that cards have seats in the question
    desk.lead_wanted.connect(vote.led.begin)
    return desk
