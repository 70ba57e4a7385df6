"""Reading of a file of questions from outside, by the program's sandboxed reader or by a plugin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tni.formats.banks.format_registry import read_files
from tni.formats.banks.read_context import BANK_LIMITS, BankReadResult
from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint
from tni.quiz.bank.errors import NothingReadableError
from tni.services.questions.listed_questions import list_questions
from tni.services.questions.question_file import QuestionFile

if TYPE_CHECKING:
    from tni.services.plugins.format_runner import FormatRunner
    from tni.services.plugins.plugin_folders import RunnablePlugin


class QuestionPlugins(Protocol):
    """Plugins that read and write files of questions. For any thread."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Ends of the names of their files."""

    def of(self, path: Path) -> RunnablePlugin | None:
        """Return the plugin that reads a file; None for one that the program reads itself, or without one."""

    @property
    def exporters(self) -> tuple[RunnablePlugin, ...]:
        """Plugins that write files of questions."""


class NoPlugins(QuestionPlugins):
    """No plugin reads or writes files of questions."""

    suffixes = ()
    exporters = ()

    def of(self, path: Path) -> None:  # noqa: ARG002
        return None


class QuestionFileReader:
    """Single reading of a file, in a process with a time limit: the program's own, or a plugin's."""

    def __init__(self, importers: QuestionPlugins) -> None:
        self._reader, self._importers = SandboxedReader(BANK_LIMITS.seconds), importers
        self._runner: FormatRunner | None = None

    def read(self, path: Path) -> QuestionFile:
        """Read a file. Raises: FileFormatError, FormatError, PluginError, OSError; ReadCancelledError if cancelled."""
        if (importer := self._importers.of(path)) is not None:
            from tni.services.plugins.format_runner import FormatRunner  # few files are a plugin's
            from tni.services.questions.plain_questions import read_plain_questions

            self._runner = FormatRunner(importer)
            return read_plain_questions(self._runner, path)
        files = read_files(path)
        found: BankReadResult = self._reader.read(SandboxEntryPoint.BANK, *files)
        if not found.bank.items:
            raise NothingReadableError(found.losses)
        entries = list_questions(found.bank, found.numbers, found.losses)
        return QuestionFile(path, files.data, found.bank.title, entries, found.losses)

    def cancel(self) -> None:
        """Stop the reading, from any thread."""
        self._reader.cancel()
        if self._runner is not None:
            self._runner.cancel()
