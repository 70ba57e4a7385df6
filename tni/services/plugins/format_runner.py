"""Runner of importers and exporters: each call runs in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from tni.api.formats import (
    ExportedFile,
    FormatError,
    FormatFault,
    ImportedLesson,
    ImportedQuestions,
    PlainLesson,
    PlainQuestion,
)
from tni.api.wire import WireError, from_wire, to_wire
from tni.core.one_line import shortened
from tni.core.plugin_errors import PluginFault
from tni.services.plugins.plugin_folders import RunnablePlugin
from tni.services.plugins.plugin_process import PluginLimits, PluginPlace, PluginProcess

FILE_BYTES = 256 << 20
"""Largest file that is read by a plugin."""
LIMITS = PluginLimits(memory_bytes=3 << 30, silence_s=120.0, questions=0, head_bytes=384 << 20)
"""A lesson comes as one head, its pictures in it."""
DETAIL_MAX = 300


class FormatRunner:
    """One call of an importer or exporter. Every method raises FormatError and PluginError; `cancel` may be called on
    any thread."""

    def __init__(self, plugin: RunnablePlugin, limits: PluginLimits = LIMITS) -> None:
        self._process = PluginProcess(PluginPlace(plugin.manifest.id, plugin.path), limits)

    def read_lesson(self, data: bytes, name: str) -> ImportedLesson:
        """Read a file of a lesson. Only files that are there are named by its pictures."""
        read: ImportedLesson = self._read(ImportedLesson, data, name)
        names = {file.name for file in read.lesson.files}
        pictures = (getattr(item, "file", None) for page in read.lesson.pages for item in page.items)
        if not read.lesson.pages or any(one is not None and one not in names for one in pictures):
            raise self._process.error(PluginFault.MALFORMED, "a lesson without pages, or a picture without a file")
        return read

    def read_questions(self, data: bytes, name: str) -> ImportedQuestions:
        """Read a file of questions."""
        read: ImportedQuestions = self._read(ImportedQuestions, data, name)
        return read

    def write_lesson(self, lesson: PlainLesson) -> ExportedFile:
        """Write a lesson."""
        written: ExportedFile = self._call("write lesson", {"lesson": to_wire(lesson)}, ExportedFile)
        return written

    def write_questions(self, title: str, questions: tuple[PlainQuestion, ...]) -> ExportedFile:
        """Write questions."""
        arguments = {"title": title, "questions": to_wire(questions)}
        written: ExportedFile = self._call("write questions", arguments, ExportedFile)
        return written

    def cancel(self) -> None:
        self._process.cancel()

    def _read(self, wanted: Any, data: bytes, name: str) -> Any:
        if len(data) > FILE_BYTES:
            raise FormatError(FormatFault.TOO_LARGE)
        return self._call("read", {"name": name}, wanted, data)

    def _call(self, call: str, arguments: Mapping[str, Any], wanted: Any, payload: bytes = b"") -> Any:
        head, _ = self._process.run(call, arguments, payload)
        with suppress(ValueError, TypeError, WireError):
            match head:
                case {"format": [fault, str(detail)]}:
                    raise FormatError(FormatFault(fault), shortened(detail, DETAIL_MAX))
                case {"result": found}:
                    return from_wire(wanted, found)
        raise self._process.error(PluginFault.MALFORMED, "the result")
