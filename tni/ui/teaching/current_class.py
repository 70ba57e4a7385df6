"""Class that is taught, as the main window sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tni.services.voting.phones_service import PhonesService
from tni.services.voting.vote_service import VoteService
from tni.ui.banks.questions_launcher import QuestionsLauncher
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.teacher.teaching_windows import TeachingWindows
from tni.ui.teaching.class_list_controller import ClassListController

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tni.roster.pupil_groups import GroupWishes
    from tni.ui.chrome.button import Style
    from tni.ui.panels.pickable_pupil import PickablePupil


class CurrentClass:
    """Implements `tni.ui.main_window.class_port.ClassPort`."""

    def __init__(
        self,
        main: MainController,
        lists: ClassListController,
        windows: TeachingWindows,
        questions: QuestionsLauncher,
        voting: VoteService,
        phones: PhonesService,
    ) -> None:
        self._main, self._lists, self._windows, self._questions = main, lists, windows, questions
        self._voting, self._phones = voting, phones

    def pupils(self) -> Sequence[PickablePupil]:
        return self._lists.pupils()

    def class_key(self) -> str:
        return self._lists.class_key

    def group_wishes(self) -> GroupWishes | None:
        return self._lists.group_wishes()

    def keep_group_wishes(self, wishes: GroupWishes) -> bool:
        return self._lists.keep_group_wishes(wishes)

    def name_style(self) -> str:
        return self._lists.name_style

    def names_are_locked(self) -> bool:
        return self._lists.names_are_locked

    def unlock_names(self, opened: Callable[[], None]) -> None:
        self._lists.unlock_names(opened)

    def panel_host(self) -> tuple[QWidget, Style]:
        return self._windows.host

    def asking_host(self) -> tuple[QWidget, Style]:
        return self._windows.asking_host

    def handle_file(self, path: Path) -> bool:
        return self._questions.handle_file(path)

    def blocking_reason(self) -> str:
        """Return the reason not to change the language now: it would interrupt a séance or vote, or cut off phones."""
        if self._voting.takes_answers or self._phones.state.is_on or self._main.editor.seance is not None:
            return tr("La séance continue : la langue changera au prochain démarrage de TNI.")
        return ""
