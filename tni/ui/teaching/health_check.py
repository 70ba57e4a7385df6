"""Health check of the lesson: collects the state of file, votes, camera, phones, projector and board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tni.core.known_devices import short_device_name
from tni.services.classroom import ClassroomState
from tni.services.projector.projector_state import ProjectorState
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.health import lesson_health_message
from tni.ui.projector.projector_text import blank_reminder_message, projector_health_text
from tni.ui.vote.vote_state_text import not_recorded_message

if TYPE_CHECKING:
    from tni.ui.teacher.health_line import Health


def check_health(main: MainController, classroom: ClassroomState, projector: ProjectorState) -> Health:
    """Return the health that the teacher's window shows."""
    from tni.ui.teacher.health_line import Health  # with the first class

    cards, phones, question = classroom.cards, classroom.phones, classroom.vote.question
    vote = None if question is None else question.state
    troubles = []
    if words := lesson_health_message(main.shown.lesson.health):
        troubles.append(words)
    if main.upkeep_trouble:
        troubles.append(main.upkeep_trouble)
    if vote is not None and vote.not_recorded:
        troubles.append(not_recorded_message(vote) + ".")
    if cards.fault is not None:
        from tni.ui.vote.camera_fault_text import camera_fault_message  # not loaded in a lesson without cards

        troubles.append(camera_fault_message(cards.fault))
    if phones.is_on and phones.trouble is not None:
        from tni.ui.phones.phones_text import phones_trouble_message  # not loaded in a lesson without phones

        troubles.append(phones_trouble_message(phones))
    if words := blank_reminder_message(projector):
        troubles.append(words)
    polling = None if vote is None else vote.polling
    name = short_device_name(main.window.canvas.input.board_name)
    return Health(
        troubles, classroom.receivers, polling, name, projector_health_text(projector), cards.is_open, phones.is_up
    )
