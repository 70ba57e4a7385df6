"""Formats of other programs' lessons, by the ends of their files' names: the program's own readers and writers beside
those of plugins. Each call runs in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from tni.api.formats import ExportedFile, FormatError, FormatFault, ImportedLesson, PlainLesson
from tni.api.manifest import Localised
from tni.core.format_errors import ReadCancelledError
from tni.formats.lessons.format_registry import READERS, WRITERS

if TYPE_CHECKING:
    from tni.formats.lessons.office.wanted_pictures import OfficePicture
    from tni.formats.lessons.office_pictures import OfficeProgram
    from tni.formats.sandbox import SandboxedReader
    from tni.services.plugins.plugin_folders import RunnablePlugin

FILE_BYTES = 256 << 20
"""Largest file that is read."""
NICENESS = 10
"""How much of the processor a reader leaves to the pen."""
CPU_S, BYTES_PER_S, WAITING = 9, 1 << 20, 3.0
"""Time of the processor for a small file, how many bytes more give a second more, and how many times as long it may
take beside other work."""


class FormatCall(Protocol):
    """One call of a reader or writer. `cancel` may be called on any thread. checks_pictures: those of a lesson that it
    reads are known to be pictures fit for a lesson."""

    checks_pictures: bool

    def read_lesson(self, data: bytes, name: str) -> ImportedLesson:
        """Read a file. Raises: FormatError, PluginError, ReadTimeoutError, ReaderCrashedError, ReadCancelledError."""

    def write_lesson(self, lesson: PlainLesson, name: str) -> ExportedFile:
        """Write a file. name: its file name. Raises: as `read_lesson`."""

    def cancel(self) -> None:
        """End the call, and refuse any other."""


@dataclass(frozen=True, slots=True)
class LessonFormat:
    """Format that can be read, or written. begin: makes one call. plugin: name of the plugin, None for the program's
    own."""

    suffixes: tuple[str, ...]
    begin: Callable[[], FormatCall]
    plugin: Localised | None = None


class LessonFormats:
    """Formats that can be read, or those that can be written. own: ends of names that the program knows itself.
    plugins: returns those that may run; one goes before the program's own reader, since somebody has chosen it. office:
    LibreOffice's program, which draws what has no item in a lesson; None for frames in its place."""

    def __init__(
        self, own: Iterable[str], plugins: Callable[[], Iterable[RunnablePlugin]], office: Path | None = None
    ) -> None:
        self._own, self._plugins = tuple(own), plugins
        self._begin = partial(OwnFormatCall, office)

    @property
    def all(self) -> tuple[LessonFormat, ...]:
        """Formats, each end of a name once; plugins first."""
        found, taken = [], set[str]()
        for plugin in self._plugins():
            if ends := tuple(one for one in plugin.manifest.extensions if one not in taken):
                found.append(_of_plugin(plugin, ends))
                taken.update(ends)
        found += [LessonFormat((one,), self._begin) for one in self._own if one not in taken]
        return tuple(found)

    @property
    def suffixes(self) -> tuple[str, ...]:
        return tuple(sorted(end for one in self.all for end in one.suffixes))

    def of(self, name: str | PurePath) -> LessonFormat | None:
        """Return the format of a file by its name."""
        suffix = PurePath(name).suffix.lower()
        plugin = next((one for one in self._plugins() if suffix in one.manifest.extensions), None)
        if plugin is not None:
            return _of_plugin(plugin, (suffix,))
        return LessonFormat((suffix,), self._begin) if suffix in self._own else None


def readable_formats(plugins: Callable[[], Iterable[RunnablePlugin]], office: Path | None = None) -> LessonFormats:
    return LessonFormats(READERS, plugins, office)


def writable_formats(plugins: Callable[[], Iterable[RunnablePlugin]]) -> LessonFormats:
    return LessonFormats(WRITERS, plugins)


def time_limit_s(size: int) -> int:
    """Return the time of the processor that a file of so many bytes may take."""
    return CPU_S + size // BYTES_PER_S


class OwnFormatCall:
    """Call of one of the program's own readers or writers, in a sandboxed process. A `FormatCall`, and the
    `OfficeCalls` of its own reading. office: LibreOffice's program, None to do without."""

    checks_pictures = True

    def __init__(self, office: Path | None = None) -> None:
        self._office = None if office is None else _office_program(office)
        self._guard = Lock()
        self._reader: SandboxedReader | None = None
        self._is_cancelled = False

    def read_lesson(self, data: bytes, name: str) -> ImportedLesson:
        from tni.formats.sandbox import SandboxEntryPoint

        if len(data) > FILE_BYTES:
            raise FormatError(FormatFault.TOO_LARGE)
        read: ImportedLesson = self._begun(len(data)).read(SandboxEntryPoint.LESSON_READ, data, name)
        if self._office is None:
            return read
        from tni.formats.lessons.office_pictures import with_office_pictures

        completed = with_office_pictures(read, data, name, self._office, self)
        if self._is_cancelled:
            raise ReadCancelledError
        return completed

    def reduced_copy(self, data: bytes, wanted: tuple[OfficePicture, ...]) -> bytes:
        from tni.formats.sandbox import SandboxEntryPoint

        copy: bytes = self._begun(len(data)).read(SandboxEntryPoint.OFFICE_COPY, data, wanted)
        return copy

    def cut_pictures(
        self, pdf: bytes, wanted: tuple[OfficePicture, ...], sizes_mm: tuple[tuple[float, float], ...]
    ) -> dict[int, bytes]:
        from tni.formats.sandbox import SandboxEntryPoint

        cut: dict[int, bytes] = self._begun(len(pdf)).read(SandboxEntryPoint.OFFICE_PICTURES, pdf, wanted, sizes_mm)
        return cut

    def write_lesson(self, lesson: PlainLesson, name: str) -> ExportedFile:
        from tni.formats.sandbox import SandboxEntryPoint

        size = sum(len(file.data) for file in lesson.files)
        written: ExportedFile = self._begun(size).read(SandboxEntryPoint.LESSON_WRITE, lesson, name)
        return written

    def cancel(self) -> None:
        with self._guard:
            self._is_cancelled = True
            if self._reader is not None:
                self._reader.cancel()
        if self._office is not None:
            self._office.cancel()

    def _begun(self, size: int) -> SandboxedReader:
        from tni.formats.sandbox import SandboxedReader
        from tni.processes.child import worker_command

        cpu_s = time_limit_s(size)
        command = worker_command("tni.formats.sandbox_worker", niceness=NICENESS)
        with self._guard:
            self._reader = SandboxedReader(cpu_s * WAITING, command, cpu_s=cpu_s)
            if self._is_cancelled:
                self._reader.cancel()
            return self._reader


def _office_program(path: Path) -> OfficeProgram:
    from tni.formats.lessons.office_pictures import OfficeProgram  # not needed for most files

    return OfficeProgram(path)


class _PluginCall:
    """Call of a plugin. A `FormatCall`."""

    checks_pictures = False

    def __init__(self, plugin: RunnablePlugin) -> None:
        from tni.services.plugins.format_runner import FormatRunner

        self._runner = FormatRunner(plugin)

    def read_lesson(self, data: bytes, name: str) -> ImportedLesson:
        return self._runner.read_lesson(data, name)

    def write_lesson(self, lesson: PlainLesson, name: str) -> ExportedFile:
        del name
        return self._runner.write_lesson(lesson)

    def cancel(self) -> None:
        self._runner.cancel()


def _of_plugin(plugin: RunnablePlugin, suffixes: tuple[str, ...]) -> LessonFormat:
    return LessonFormat(suffixes, lambda: _PluginCall(plugin), plugin.manifest.name)
