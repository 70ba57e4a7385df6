"""Figures of GeoGebra on their way onto the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tni.core.tasks import TaskRunner
from tni.document.pointer import NOTHING_CHANGED
from tni.services.items.construction_files import CONSTRUCTION_KIND, FoundConstruction, read_construction
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.tool_choices import take_inserted
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.window import MainWindow
from tni.ui.messages.file_errors import quoted_name
from tni.ui.messages.geometry import construction_error_message

MOST_NAMED = 5
"""Most objects that a notice names."""


class ConstructionActions:
    """Puts figures on the page that is shown."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor], tasks: TaskRunner) -> None:
        self._window, self._editor, self._tasks = window, editor, tasks

    def open(self, path: Path) -> None:
        """Put the figure of a file on the page."""
        editor = self._editor()
        self._tasks.submit(lambda: read_construction(path), partial(self._put, editor, path), self._failed)

    def _put(self, editor: LessonEditor, path: Path, found: FoundConstruction) -> None:
        if editor is not self._editor() or is_refused(self._window, CommandId.ITEMS):
            return
        changed = editor.put_item(CONSTRUCTION_KIND, state=found.state)
        if changed == NOTHING_CHANGED:
            text = tr("La figure {name} n’a pas été ajoutée : activer l’extension « Figure géométrique ».")
            self._window.notices.show(text.format(name=quoted_name(path)), serious=True)
            return
        self._window.do(lambda _: take_inserted(editor, changed))
        if found.lost:
            self._say_lost(path, found.lost)

    def _say_lost(self, path: Path, lost: tuple[str, ...]) -> None:
        names = ", ".join(lost[:MOST_NAMED])
        if len(lost) > MOST_NAMED:
            names += " " + tr("et {} autres").format(len(lost) - MOST_NAMED)
        text = tr("La figure {name} est sur la page, sans ce qui n’a pas pu être lu : {objects}.")
        self._window.notices.show(text.format(name=quoted_name(path), objects=names))

    def _failed(self, error: Exception) -> None:
        self._window.notices.show(construction_error_message(error), serious=True)
