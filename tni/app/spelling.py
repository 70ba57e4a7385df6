"""Spelling in the program: its process, its file and its controllers, made at their first use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tni.app.folders import Folders
from tni.core.lazy import Lazy
from tni.core.settings import Settings
from tni.core.tasks import MainThread
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonEvent
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.app.teaching_parts import TeachingParts
    from tni.services.spelling.spelling_service import SpellingService
    from tni.ui.main_window.spelling_controller import SpellingController
    from tni.ui.main_window.spelling_review import SpellingReview


class Spelling:
    """Spelling of the lesson's texts."""

    def __init__(self, board: MainController, folders: Folders, settings: Settings, main: MainThread) -> None:
        self._board, self._folders, self._settings, self._main = board, folders, settings, main
        self._joined: Callable[[], TeachingParts | None] = lambda: None
        self._service = Lazy(self._made_service)
        self._controller, self._review = Lazy(self._made_controller), Lazy(self._made_review)
        self._names: frozenset[str] = frozenset()

    def begin(self, joined: Callable[[], TeachingParts | None]) -> None:
        """Check the texts that are opened from now on. joined: returns the parts of teaching."""
        self._joined, board = joined, self._board
        board.instruments.typing.make_checker = self._of_text
        board.commands[CommandId.SPELLING].triggered.connect(lambda _checked=False: self._toggle_review())

    @property
    def controller(self) -> SpellingController:
        """Controller of the text being typed."""
        return self._controller()

    @property
    def review(self) -> SpellingReview:
        """Controller of the lesson's words."""
        return self._review()

    def _of_text(self) -> SpellingController:
        self._names = self._pupil_names()
        return self.controller

    def _toggle_review(self) -> None:
        self._board.instruments.typing.finish()
        self._names = self._pupil_names()
        self.review.toggle()

    def _made_service(self) -> SpellingService:
        from tni.services.spelling.spelling_process import SpellingProcess
        from tni.services.spelling.spelling_service import SpellingService
        from tni.store.personal_dictionary_file import PersonalDictionaryFile

        process = SpellingProcess(self._main, lambda: self.controller.say_failed())
        personal = PersonalDictionaryFile(self._folders.personal_dictionary)
        return SpellingService(process, personal, lambda: self._names)

    def _made_controller(self) -> SpellingController:
        from tni.ui.main_window.spelling_controller import SpellingController

        board = self._board
        made = SpellingController(
            board.window, board.instruments.typing, self._service(), self._settings, self._is_at_desk, self._lesson
        )
        board.view_actions.spelling_changed.connect(made.follow_place)
        return made

    def _made_review(self) -> SpellingReview:
        from tni.ui.main_window.spelling_review import SpellingReview

        board = self._board
        made = SpellingReview(
            board.window, lambda: board.editor, lambda: board.fonts, self._service(), self._is_at_desk, self._lesson
        )
        board.current_lesson.subscribe(lambda event: self._follow_lesson(made, event))
        return made

    def _follow_lesson(self, review: SpellingReview, event: LessonEvent) -> None:
        if isinstance(event, CurrentLessonChanged):
            review.put_away()

    def _is_at_desk(self) -> bool:
        joined = self._joined()
        return (
            joined is not None
            and joined.teaching.windows.prepares_alone
            and joined.teaching.seances.state.seance_id is None
            and self._board.editor.seance is None
        )

    def _lesson(self) -> str:
        path = self._board.shown.lesson.path
        return "" if path is None else str(path)

    def _pupil_names(self) -> frozenset[str]:
        """Return the pupils' names that can be read without asking: they are spelled right."""
        from tni.core.errors import TniError
        from tni.document.spelling import spelling_of
        from tni.roster.names_key import NamesState

        if (joined := self._joined()) is None:
            return frozenset()
        lists = joined.teaching.class_lists
        if lists.names_state is not NamesState.OPEN:
            return frozenset()
        try:
            pupils = [pupil for one in lists.classes() for pupil in lists.pupils(one.id)]
        except TniError:
            return frozenset()
        names = [spelling_of(f"{pupil.first_name} {pupil.shown_last_name}") for pupil in pupils]
        parts = {part for name in names for part in (*name.split(), *name.replace("-", " ").split())}
        return frozenset(written for part in parts for written in (part, part.title()))  # lists have DUPONT

    def close(self) -> None:
        """End the process."""
        for made in (self._controller.made, self._review.made, self._service.made):
            if made is not None:
                made.close()
