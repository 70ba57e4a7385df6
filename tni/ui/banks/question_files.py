"""Question files: preview before anything is stored, import into a collection, and export for other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tni.ui.banks.sheet_tasks import SheetTasks
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.lazy_errors import error_message

if TYPE_CHECKING:
    from tni.formats.banks.read_context import BankReadResult
    from tni.formats.sandbox import SandboxedReader
    from tni.quiz.bank.bank_format import BankFormat
    from tni.quiz.bank.question_bank import QuestionBank
    from tni.services.question_library import QuestionLibrary
    from tni.ui.banks.listed_questions import ListedQuestion
    from tni.ui.banks.questions_sheet import QuestionsSheet


class QuestionFileController(QObject):
    """Controller of the import and export of question files.

    Signal imported: name of the collection that questions were added to. `library` returns the collections.
    """

    imported = Signal(str)

    def __init__(self, work: SheetTasks, library: Callable[[], QuestionLibrary], parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._library = work, library
        self._file: tuple[Path, bytes, BankReadResult] | None = None
        self._reading: SandboxedReader | None = None

    def forget(self) -> None:
        """Drop the file that is previewed."""
        self._file = None

    def preview_file(self, path: Path) -> None:
        """Preview a file; nothing is stored yet. A sandboxed reader with a time limit reads it."""
        from tni.formats.banks.format_registry import read_bounded
        from tni.formats.banks.read_context import BANK_LIMITS
        from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint
        from tni.ui.banks.listed_questions import list_questions

        sheet = self._work.sheet
        if sheet is None:
            return
        self.stop()
        reading = self._reading = SandboxedReader(BANK_LIMITS.seconds)

        def work() -> tuple[bytes, BankReadResult, list[ListedQuestion]]:
            data = read_bounded(path)
            found: BankReadResult = reading.read(SandboxEntryPoint.BANK, data, path.name)
            return data, found, list_questions(found.bank, found.numbers, found.losses)

        def done(found: tuple[bytes, BankReadResult, list[ListedQuestion]]) -> None:
            if sheet is self._work.sheet and reading is self._reading:
                self._file = path, found[0], found[1]
                self._show_file(sheet, path, found[1], found[2])

        def failed(error: Exception) -> None:
            if sheet is self._work.sheet and reading is self._reading:
                self._reading = None
                sheet.show_reading(False)
                sheet.show_message(error_message(error), "danger")

        sheet.show_reading(True)
        sheet.show_message(tr("Lecture de « {} »…").format(path.name))
        self._work.tasks.submit(work, done, failed)

    def _show_file(
        self, sheet: QuestionsSheet, path: Path, found: BankReadResult, entries: list[ListedQuestion]
    ) -> None:
        from tni.ui.messages.banks import loss_lines, not_read_heading, nothing_lost_message

        self._reading = None
        sheet.show_reading(False)
        count = len(entries)
        words = tr("« {name} » : {count} question.") if is_singular(count) else tr("« {name} » : {count} questions.")
        lost = list(loss_lines(found.losses))
        name = self._library().free_name(found.bank.title or path.stem)
        sheet.show_file(entries, name, "\n".join([not_read_heading(), *lost]) if lost else "")
        nothing = tr("Rien n’est encore enregistré.")
        marked = tr("Ce qui n’a pas pu être lu est marqué « ! ».") if lost else nothing_lost_message()
        sheet.show_message(f"{words.format(name=path.name, count=count)} {marked} {nothing}")

    def stop(self) -> None:
        """Cancel the reading of a file."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
            if (sheet := self._work.sheet) is not None:
                sheet.show_reading(False)
                sheet.show_message(tr("La lecture a été arrêtée ; rien n’a été enregistré."))

    def add_to_collection(self, name: str, entries: Sequence[ListedQuestion]) -> None:
        """Add questions of the previewed file to the end of a collection. The file itself is stored beside it."""
        from tni.quiz.bank.collection import added
        from tni.quiz.bank.question_bank import QuestionBank
        from tni.services.question_library import safe_file_name

        sheet = self._work.sheet
        if self._file is None or sheet is None:
            return
        sheet.show_saving(True)
        path, data, found = self._file
        library, own = self._library(), safe_file_name(name)

        def work() -> int:
            before = library.load(own) if own in library.names() else QuestionBank((), found.bank.title)
            after = added(before, [(entry.category or None, entry.item) for entry in entries])
            library.save_original(path.name, data)
            library.save(own, after)
            return len(library.load(own).items) - len(before.items)

        def done(sheet: QuestionsSheet, count: int) -> None:
            sheet.show_saving(False)
            self.imported.emit(own)
            kept = tr("{count} question gardée dans « {name} ».") if is_singular(count) else tr(
                "{count} questions gardées dans « {name} »."
            )  # fmt: skip
            less = len(entries) - count
            message = kept.format(count=count, name=own)
            if less:
                known = tr("Déjà là, ou sans place dans une collection : {}. Le fichier est gardé à côté.")
                message += " " + known.format(less)
            sheet.show_message(message, "accent")

        self._work.do(work, done)

    def export(self, bank: QuestionBank, path: Path, kind: BankFormat) -> None:
        """Write a collection for another program and report what that program's format cannot hold."""
        from tni.files.atomic import write_atomically
        from tni.formats.banks.format_registry import write
        from tni.ui.messages.banks import loss_lines, not_written_heading, nothing_lost_message

        def work() -> tuple[str, ...]:
            made = write(bank, kind)
            write_atomically(path, made.data)
            return tuple(loss_lines(made.losses))

        def done(sheet: QuestionsSheet, lost: tuple[str, ...]) -> None:
            message = tr("C’est enregistré : {name}").format(name=path.name)
            sheet.show_message(
                "\n".join([message, not_written_heading(), *lost] if lost else [message, nothing_lost_message()])
            )

        self._work.do(work, done)
