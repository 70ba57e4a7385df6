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
    main: MainController,
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

        return QuestionVisualsLoader(find, phones.page_of, tasks, main.kit.theme.font)

    def others() -> bool:
        return bool(clickers()) or cards.is_open or cards.is_paused

    def make() -> SelfPacedService:
        from tni.services.self_paced_service import SelfPacedService

        service = SelfPacedService(
            roster=phones.seats,
            journal=phones.votes,
            clock=clock,
            changed=controller.show_soon,
            log=seance.question_asked,
        )
        phones.self_paced = phones.votes.self_paced = service
        return service

    controller = SelfPacedController(
        main, make, make_pictures, clock, drain, lambda: phones.is_on, others, class_id, settings, parent
    )
    vote.self_paced, controller.finish_question = controller, vote.finish_question
    phones.pictures = lambda: controller.pictures

    def shown(state: SelfPacedState | None) -> None:
        vote.show()
        phones.follow()
        if windows.teacher is not None:
            windows.teacher.self_paced.show_state(state, waits=controller.waits)

    controller.shown.connect(shown)
    controller.resized.connect(vote.place)
    controller.opened.connect(cards.pause)
    controller.left.connect(vote.teacher_paced.leave)  # an offer accepted meanwhile would have no button left
    windows.opened.connect(lambda _window: controller.show())
    controller.teacher_paced_wanted.connect(
        lambda _questions: cards.resume()
    )  # first, so that cards have seats in the question
    controller.teacher_paced_wanted.connect(vote.teacher_paced.begin)
    return controller
