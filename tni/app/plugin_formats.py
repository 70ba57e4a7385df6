"""Lessons of other formats, read and written by plugins, for `tni convert`."""

from __future__ import annotations

from pathlib import Path

from tni.api.formats import FormatLoss
from tni.api.manifest import PluginKind
from tni.app.folders import Folders
from tni.app.plugin_setup import make_plugin_service
from tni.document.text_measurer import TextMeasurer
from tni.services.lesson.foreign_exports import write_foreign_lesson
from tni.services.lesson.foreign_lessons import read_foreign_lesson
from tni.services.lesson.lesson_service import OpenLesson
from tni.services.lesson.plain_lesson_values import take_lesson
from tni.services.lesson.shared_parts import SharedParts
from tni.services.plugins.format_runner import FormatRunner
from tni.services.plugins.plugin_folders import RunnablePlugin
from tni.store.settings_file import SettingsFile


def lesson_importer(path: Path) -> RunnablePlugin | None:
    """Return the plugin that reads files of this name's end, None without one."""
    return _plugin(path, PluginKind.LESSON_IMPORTER)


def lesson_exporter(path: Path) -> RunnablePlugin | None:
    """Return the plugin that writes files of this name's end, None without one."""
    return _plugin(path, PluginKind.LESSON_EXPORTER)


def read_lesson(
    plugin: RunnablePlugin, path: Path, lesson: OpenLesson, measurer: TextMeasurer
) -> tuple[FormatLoss, ...]:
    """Read a file into a new lesson, and return what was lost. Raises: FormatError, PluginError, OSError."""
    return read_foreign_lesson(FormatRunner(plugin), path, measurer).into(lesson)


def write_lesson(
    plugin: RunnablePlugin, lesson: OpenLesson, path: Path, parts: SharedParts
) -> tuple[tuple[FormatLoss, ...], SharedParts]:
    """Write a lesson to a file, and return what was lost and what is not given away. parts: those that go with the
    pages. Raises: FormatError, PluginError, WriteError."""
    taken = take_lesson(lesson.editor.document, lesson.editor.info.title, parts)
    return write_foreign_lesson(FormatRunner(plugin), taken, lesson.port.blob, path), taken.withheld


def _plugin(path: Path, kind: PluginKind) -> RunnablePlugin | None:
    folders, suffix = Folders.of_user(), path.suffix.lower()
    service = make_plugin_service(folders, SettingsFile(folders.settings, quarantine=False))
    return next((one for one in service.runnable_of(kind) if suffix in one.manifest.extensions), None)
