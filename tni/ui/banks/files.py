"""Files of questions: looked into before anything is kept, kept in a collection, and made of one for other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tni.ui.banks.work import SheetWork
from tni.ui.i18n import is_one, tr
from tni.ui.words.said import sentence

if TYPE_CHECKING:
    from tni.formats.apart import Apart
    from tni.formats.banks.kinds import BankKind
    from tni.formats.banks.reading import Read
    from tni.quiz.bank.bank import Bank
    from tni.session.question_library import QuestionLibrary
    from tni.ui.banks.entries import Entry
    from tni.ui.banks.sheet import QuestionsSheet


class QuestionFiles(QObject):
    """kept: a collection has more in it; its name. library: of the collections."""

    kept = Signal(str)

    def __init__(self, work: SheetWork, library: Callable[[], QuestionLibrary], parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._library = work, library
        self._file: tuple[Path, bytes, Read] | None = None
        self._reading: Apart | None = None

    def forget(self) -> None:
        """The file that was looked into."""
        self._file = None

    def look_into(self, path: Path) -> None:
        """Show what a file holds; nothing is kept yet. It is read in a process of its own, which ends in time."""
        from tni.formats.apart import Apart, Reader
        from tni.formats.banks.kinds import bounded
        from tni.formats.banks.reading import LIMITS
        from tni.ui.banks.entries import entries_of

        sheet = self._work.sheet
        if sheet is None:
            return
        self.stop()
        reading = self._reading = Apart(LIMITS.seconds)

        def work() -> tuple[bytes, Read, list[Entry]]:
            data = bounded(path)
            found: Read = reading.read(Reader.BANK, data, path.name)
            return data, found, entries_of(found.bank, found.numbers, found.losses)

        def done(found: tuple[bytes, Read, list[Entry]]) -> None:
            if sheet is self._work.sheet and reading is self._reading:
                self._file = path, found[0], found[1]
                self._show_file(sheet, path, found[1], found[2])

        def failed(error: Exception) -> None:
            if sheet is self._work.sheet and reading is self._reading:
                self._reading = None
                sheet.show_reading(False)
                sheet.tell(sentence(error), "danger")

        sheet.show_reading(True)
        sheet.tell(tr("Lecture de « {} »…").format(path.name))
        self._work.tasks.submit(work, done, failed)

    def _show_file(self, sheet: QuestionsSheet, path: Path, found: Read, entries: list[Entry]) -> None:
        from tni.ui.words.banks import all_kept, loss_lines, not_read

        self._reading = None
        sheet.show_reading(False)
        count = len(entries)
        words = tr("« {name} » : {count} question.") if is_one(count) else tr("« {name} » : {count} questions.")
        lost = list(loss_lines(found.losses))
        name = self._library().free_name(found.bank.title or path.stem)
        sheet.show_file(entries, name, "\n".join([not_read(), *lost]) if lost else "")
        nothing = tr("Rien n’est encore enregistré.")
        marked = tr("Ce qui n’a pas pu être lu est marqué « ! ».") if lost else all_kept()
        sheet.tell(f"{words.format(name=path.name, count=count)} {marked} {nothing}")

    def stop(self) -> None:
        """Give up what is being read."""
        if self._reading is not None:
            self._reading.give_up()
            self._reading = None
            if (sheet := self._work.sheet) is not None:
                sheet.show_reading(False)
                sheet.tell(tr("La lecture a été arrêtée ; rien n’a été enregistré."))

    def keep(self, name: str, entries: Sequence[Entry]) -> None:
        """Into a collection, after what is there; the file itself is kept beside."""
        from tni.quiz.bank.bank import Bank
        from tni.quiz.bank.collection import added
        from tni.session.question_library import file_name

        sheet = self._work.sheet
        if self._file is None or sheet is None:
            return
        sheet.show_keeping(True)
        path, data, found = self._file
        library, own = self._library(), file_name(name)

        def work() -> int:
            before = library.load(own) if own in library.names() else Bank((), found.bank.title)
            after = added(before, [(entry.category or None, entry.item) for entry in entries])
            library.keep_original(path.name, data)
            library.keep(own, after)
            return len(library.load(own).items) - len(before.items)

        def done(sheet: QuestionsSheet, count: int) -> None:
            sheet.show_keeping(False)
            self.kept.emit(own)
            kept = tr("{count} question gardée dans « {name} ».") if is_one(count) else tr(
                "{count} questions gardées dans « {name} »."
            )  # fmt: skip
            less = len(entries) - count
            said = kept.format(count=count, name=own)
            if less:
                known = tr("Déjà là, ou sans place dans une collection : {}. Le fichier est gardé à côté.")
                said += " " + known.format(less)
            sheet.tell(said, "accent")

        self._work.do(work, done)

    def export(self, bank: Bank, path: Path, kind: BankKind) -> None:
        """A collection for another program; what it has no place for there is told."""
        from tni.files.atomic import write_atomically
        from tni.formats.banks.kinds import write
        from tni.ui.words.banks import all_kept, loss_lines, not_written

        def work() -> tuple[str, ...]:
            made = write(bank, kind)
            write_atomically(path, made.data)
            return tuple(loss_lines(made.losses))

        def done(sheet: QuestionsSheet, lost: tuple[str, ...]) -> None:
            said = tr("C’est enregistré : {name}").format(name=path.name)
            sheet.tell("\n".join([said, not_written(), *lost] if lost else [said, all_kept()]))

        self._work.do(work, done)
