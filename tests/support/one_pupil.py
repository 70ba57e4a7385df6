"""A class of one pupil, for tests of the random draw without class lists."""

from __future__ import annotations

from collections.abc import Sequence

from tni.app.application import Application
from tni.ui.main_window.class_port import NoClass
from tni.ui.panels.random_pupil import PickablePupil


class OnePupil(NoClass):
    """Pupil number 4, Zoé."""

    def pupils(self) -> Sequence[PickablePupil]:
        return [PickablePupil(4, "Zoé")]


def join_one_pupil(program: Application) -> None:
    board = program.main_controller
    board.join_class(OnePupil(board.window, board.kit))
