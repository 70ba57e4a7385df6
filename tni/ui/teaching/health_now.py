"""What the teacher's window says of board, file, votes, camera and projector, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tni.session.quiz_state import QuizState
from tni.ui.board.board import Board
from tni.ui.teacher.health import Health, shown_name
from tni.ui.teaching.card_desk import CardDesk
from tni.ui.teaching.projector_desk import ProjectorDesk
from tni.ui.vote.cards_view import fault_sentence
from tni.ui.vote.view import not_recorded_sentence
from tni.ui.words.health import health_sentence

if TYPE_CHECKING:
    from tni.voting.phones.state import PhonesState


def health_now(
    board: Board,
    vote: QuizState | None,
    projector: ProjectorDesk,
    cards: CardDesk,
    phones: PhonesState | None,
    receivers: int,
) -> Health:
    """receivers: how many are plugged in."""
    troubles = []
    file = board.shown.lesson.file
    if file is not None and (words := health_sentence(file.health)):
        troubles.append(words)
    if vote is not None and vote.not_recorded:
        troubles.append(not_recorded_sentence(vote) + ".")
    if cards.view.fault is not None:
        troubles.append(fault_sentence(cards.view.fault))
    if phones is not None and phones.is_on and phones.trouble is not None:
        from tni.ui.phones.words import trouble_sentence  # a lesson without phones does without

        troubles.append(trouble_sentence(phones))
    if projector.reminder:
        troubles.append(projector.reminder)
    polling = None if vote is None else vote.polling
    name = shown_name(board.window.canvas.input.board_name)
    return Health(
        troubles, receivers, polling, name, projector.health, cards.is_open, phones is not None and phones.is_up
    )
