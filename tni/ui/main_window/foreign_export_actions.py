"""Command that writes the open lesson in the format of another program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tni.services.lesson.foreign_exports import ForeignExports
from tni.services.lesson.lesson_formats import LessonFormat
from tni.services.lesson.plain_lesson_values import take_lesson
from tni.services.lesson.shared_parts import SharedParts
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.i18n import tr
from tni.ui.main_window.lesson_actions import LessonActions
from tni.ui.main_window.sharing_controller import PAGES_ALONE
from tni.ui.messages.lesson_format_names import format_name


class ForeignExportActions:
    """Asks for what goes with the pages, for a format and for a file. shown: returns the rendering
    of the open lesson."""

    def __init__(self, actions: LessonActions, shown: Callable[[], ShownLesson], exports: ForeignExports) -> None:
        self._actions, self._shown, self._exports = actions, shown, exports

    def ask(self) -> None:
        kinds = [(one, end) for one in self._exports.formats for end in one.suffixes]
        title, filters = tr("Exporter dans un autre format"), [_filter(one, end) for one, end in kinds]

        def save(parts: SharedParts) -> None:
            self._actions.ask_save_paths(title, filters, lambda path, kind: self._write(path, kinds[kind][0], parts))

        self._actions.sharing.ask(title, save, PAGES_ALONE)

    def _write(self, path: Path, kind: LessonFormat, parts: SharedParts) -> None:
        shown = self._shown()
        taken = take_lesson(shown.editor.document, self._actions.name(), parts)
        self._exports.write(kind, taken, shown.lesson.port.blob, path)


def _filter(kind: LessonFormat, end: str) -> tuple[str, str]:
    return f"{format_name(end, kind.plugin)} (*{end})", end.removeprefix(".")
