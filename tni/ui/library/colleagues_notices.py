"""Quiet notices of what colleagues have sent. Nothing is said while a class is taught; it is said after it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from tni.core.one_line import shortened
from tni.library.revision import RevisionId
from tni.library.shared_lesson import SharingState
from tni.library.shared_update import LessonComparison
from tni.library.sharing_list import LessonEntry
from tni.services.library.sharing_service import SharingService
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController

type _Key = tuple[str, str, RevisionId]


class ColleaguesNotices(QObject):
    """News of the shared lessons, each told once a run. title: returns that of a lesson. look: shows the version.
    is_taught: returns whether pupils see the board."""

    def __init__(
        self,
        main: MainController,
        service: SharingService,
        title: Callable[[LessonEntry], str],
        look: Callable[[LessonEntry], None],
        is_taught: Callable[[], bool],
    ) -> None:
        super().__init__(main)
        self._main, self._service, self._look, self._is_taught = main, service, look, is_taught
        self._title = title
        self._told: set[_Key] = set()
        self._waiting: list[tuple[LessonEntry, str]] = []

    def find(self, place: str) -> None:
        """Find what is new in a place after an exchange."""
        for entry in self._service.list.in_place(place):
            if entry.state in (SharingState.UPDATE, SharingState.CONFLICT):
                self._service.others(entry, partial(self._found, entry), _leave)

    def _found(self, entry: LessonEntry, others: tuple[RevisionId, ...]) -> None:
        new = [other for other in others if (*entry.key, other) not in self._told]
        self._told.update((*entry.key, other) for other in new)
        for other in new[:1]:
            self._service.look(entry, other, partial(self._looked, entry), _leave)

    def _looked(self, entry: LessonEntry, comparison: LessonComparison) -> None:
        self._waiting.append((entry, shortened(comparison.theirs.author, 200)))
        self.tell()

    def tell(self) -> None:
        """Tell what waits, unless a class is taught."""
        if self._is_taught():
            return
        waiting, self._waiting = self._waiting, []
        for entry, author in waiting:
            now = self._service.list.lesson(*entry.key)
            if now is None or now.state not in (SharingState.UPDATE, SharingState.CONFLICT):
                continue  # it was looked at meanwhile
            text = tr("Une nouvelle version de « {lesson} » est arrivée de {author}.")
            if now.state is SharingState.CONFLICT:
                text = tr("« {lesson} » a été changée ici et par {author} : les deux versions sont gardées.")
            self._main.window.notices.show(
                text.format(lesson=shortened(self._title(now), 200), author=author or tr("un collègue")),
                act_text=tr("Regarder"),
                act=partial(self._look, now),
                unasked=True,
            )


def _leave(_error: Exception) -> None:
    """Leave news that could not be read to the next exchange; the sheet shows the state all the same."""
