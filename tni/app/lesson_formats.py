"""Lessons of other formats, read and written for `tni convert`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tni.api.manifest import PluginKind
from tni.app.folders import Folders
from tni.app.plugin_setup import make_plugin_service
from tni.document.text_measurer import TextMeasurer
from tni.services.lesson.conversion_report import ConversionReport
from tni.services.lesson.foreign_exports import write_foreign_lesson
from tni.services.lesson.foreign_lessons import read_foreign_lesson
from tni.services.lesson.lesson_formats import LessonFormat, readable_formats, writable_formats
from tni.services.lesson.lesson_service import OpenLesson
from tni.services.lesson.plain_files import ReadSizes
from tni.services.lesson.plain_lesson_values import take_lesson
from tni.services.lesson.shared_parts import SharedParts
from tni.services.plugins.plugin_folders import RunnablePlugin
from tni.store.settings_file import SettingsFile


def readable_suffixes() -> tuple[str, ...]:
    """Return the ends of the names of other programs' files that can be read."""
    return readable_formats(lambda: _plugins(PluginKind.LESSON_IMPORTER)).suffixes


def lesson_importer(path: Path) -> LessonFormat | None:
    """Return the format of files of this name's end that can be read, None without one."""
    from tni.formats.lessons.office_pictures import find_office

    return readable_formats(lambda: _plugins(PluginKind.LESSON_IMPORTER), find_office()).of(path)


def lesson_exporter(path: Path) -> LessonFormat | None:
    """Return the format of files of this name's end that can be written, None without one."""
    return writable_formats(lambda: _plugins(PluginKind.LESSON_EXPORTER)).of(path)


def read_lesson(
    kind: LessonFormat, path: Path, lesson: OpenLesson, measurer: TextMeasurer, pdf_sizes: ReadSizes
) -> ConversionReport:
    """Read a file into a new lesson. Raises: OSError, and what `FormatCall` raises."""
    return read_foreign_lesson(kind.begin(), path, measurer, pdf_sizes).into(lesson)


def write_lesson(
    kind: LessonFormat, lesson: OpenLesson, path: Path, parts: SharedParts
) -> tuple[ConversionReport, SharedParts]:
    """Write a lesson to a file, and return also what is not given away. parts: those that go with the pages. Raises:
    WriteError, and what `FormatCall` raises."""
    taken = take_lesson(lesson.editor.document, lesson.editor.info.title, parts)
    return write_foreign_lesson(kind.begin(), taken, lesson.port.blob, path), taken.withheld


def _plugins(kind: PluginKind) -> Sequence[RunnablePlugin]:
    folders = Folders.of_user()
    service = make_plugin_service(folders, SettingsFile(folders.settings, quarantine=False))
    return service.runnable_of(kind)
