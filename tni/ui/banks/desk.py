"""The teacher's questions wired up: the sheet, the collections on the disk, what is asked of them and in what order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from math import inf
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tni.core.tasks import TaskRunner
from tni.ui.banks.asking import Asking, written_in
from tni.ui.board.board import Board
from tni.ui.i18n import is_one, tr
from tni.ui.teacher.windows import TeachingWindows
from tni.ui.vote.desk import VoteDesk
from tni.ui.words.said import sentence

if TYPE_CHECKING:
    from tni.core.ids import QuestionId
    from tni.formats.banks.kinds import BankKind
    from tni.formats.banks.reading import Read
    from tni.formats.banks.written import Written
    from tni.quiz.bank.bank import Bank, BankItem
    from tni.session.question_library import QuestionLibrary
    from tni.ui.banks.door import QuestionsDoor
    from tni.ui.banks.entries import Entry
    from tni.ui.banks.sheet import QuestionsSheet

_log = logging.getLogger(__name__)


class QuestionsDesk(QObject):
    """door: tells of a series that is wanted. folder: of the collections."""

    def __init__(
        self,
        door: QuestionsDoor,
        board: Board,
        folder: Path,
        tasks: TaskRunner,
        windows: TeachingWindows,
        vote: VoteDesk,
    ) -> None:
        super().__init__(door)
        self._door, self._folder, self._tasks, self._windows, self._vote = door, folder, tasks, windows, vote
        self.sheet: QuestionsSheet | None = None
        self._bank: Bank | None = None
        self._undo: Callable[[], None] | None = None
        self._file: tuple[Path, bytes, Read] | None = None
        self._reading: _Patience | None = None
        self._asking = Asking(board.commands, tasks, vote, self)
        self._asking.asked.connect(self._asked)

    @property
    def library(self) -> QuestionLibrary:
        from tni.session.question_library import QuestionLibrary  # a lesson without questions of a bank does without

        return QuestionLibrary(self._folder)

    # -- opening

    def ask_open(self) -> None:
        """From a window that may be seen by all."""
        self._windows.ask_privately(tr("La classe verra les bonnes réponses."), tr("Ouvrir mes questions"), self.open)

    def ask_file(self, path: Path) -> None:
        """The same with a file to look into."""
        self._windows.ask_privately(
            tr("La classe verra les bonnes réponses."), tr("Importer ces questions"), lambda: self.open(path)
        )

    def open(self, path: Path | None = None) -> None:
        """Show them at once. path: a file to look into."""
        from tni.ui.banks.sheet import QuestionsSheet

        self.close()
        parent, style = self._windows.host
        sheet = self.sheet = QuestionsSheet(style, self._draw, parent)
        for signal, act in (
            (sheet.collection_chosen, self._load),
            (sheet.file_chosen, self.look_into),
            (sheet.stop_wanted, self._stop),
            (sheet.keep_wanted, self._keep_file),
            (sheet.renamed, self._rename),
            (sheet.erase_wanted, self._erase),
            (sheet.undo_wanted, self._take_back),
            (sheet.ask_wanted, self._ask_entry),
            (sheet.series_wanted, self._ask_series),
            (sheet.key_chosen, self._set_key),
            (sheet.skills_chosen, self._set_skills),
            (sheet.remove_wanted, self._remove),
            (sheet.export_wanted, self._export),
            (sheet.closed, self.close),
        ):
            signal.connect(act)
        sheet.open()
        self._show_names()
        if path is not None:
            self.look_into(path)

    def close(self) -> None:
        """What is still being read has nobody to be shown to."""
        self._stop()
        self._asking.forget()
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    # -- collections

    def _do[T](self, work: Callable[[], T], done: Callable[[QuestionsSheet, T], None]) -> None:
        """On the worker; the sheet that asked for it is told, if it is still there."""
        sheet = self.sheet

        def ended(found: T) -> None:
            if sheet is self.sheet and sheet is not None:
                done(sheet, found)

        def failed(error: Exception) -> None:
            _log.warning("questions: %s", error)
            if sheet is self.sheet and sheet is not None:
                sheet.show_keeping(False)
                sheet.tell(sentence(error), "danger")

        self._tasks.submit(work, ended, failed)

    def _show_names(self, chosen: str = "") -> None:
        def show(sheet: QuestionsSheet, names: list[str]) -> None:
            sheet.show_names(names, chosen)
            if not names and not sheet.told.text():
                sheet.tell(
                    tr("Importer un fichier de questions : GIFT, Moodle, QCMcam, QTI, H5P, Kahoot, AMC, tableur CSV.")
                )

        self._do(self.library.names, show)

    def _load(self, name: str, at: int = 0) -> None:
        from tni.ui.banks.entries import entries_of

        self._bank, self._file = None, None
        if not name:
            return
        library = self.library

        def show(sheet: QuestionsSheet, found: tuple[Bank, list[Entry]]) -> None:
            if sheet.chosen == name and not sheet.is_importing:
                self._bank = found[0]
                sheet.show_collection(found[1], at)

        def work() -> tuple[Bank, list[Entry]]:
            bank = library.load(name)
            return bank, entries_of(bank)

        self._do(work, show)

    def _rename(self, new: str) -> None:
        sheet = self.sheet
        if sheet is None or new == (old := sheet.chosen):
            return
        library = self.library

        def done(sheet: QuestionsSheet, _: None) -> None:
            sheet.tell(tr("« {old} » s’appelle maintenant « {new} ».").format(old=old, new=new))
            self._show_names(new)

        self._do(lambda: library.rename(old, new), done)

    def _erase(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        library, name = self.library, sheet.chosen

        def done(sheet: QuestionsSheet, gone: Path) -> None:
            self._show_names()
            sheet.tell(tr("« {} » est effacée.").format(name), undo=True)
            self._undo = lambda: self._do(lambda: library.bring_back(gone), lambda _, back: self._show_names(back))

        self._do(lambda: library.erase(name), done)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None and self.sheet is not None:
            self.sheet.tell("")
            undo()

    def _change(self, entry: Entry, item: BankItem | None, told: str) -> None:
        """Another item in an entry's place, None for none; what was there can be brought back."""
        from tni.quiz.bank.collection import with_instead, without

        sheet, before = self.sheet, self._bank
        if sheet is None or before is None:
            return
        after = without(before, entry.item) if item is None else with_instead(before, entry.item, item)
        name, at, library = sheet.chosen, list(sheet.browser.shown).index(entry), self.library

        def done(sheet: QuestionsSheet, _: object) -> None:
            sheet.tell(told, undo=True)
            self._undo = lambda: self._do(lambda: library.keep(name, before), lambda *_: self._load(name, at))
            self._load(name, at)

        self._do(lambda: library.keep(name, after), done)

    def _set_key(self, entry: Entry, key: str | None) -> None:
        from tni.quiz.bank.collection import with_key

        if entry.asked is not None:
            self._change(entry, with_key(entry.item, entry.asked, key), tr("Bonne réponse changée."))

    def _set_skills(self, entry: Entry, skills: tuple[str, ...]) -> None:
        from tni.quiz.bank.collection import with_skills

        self._change(entry, with_skills(entry.item, skills), tr("Compétences changées."))

    def _remove(self, entry: Entry) -> None:
        self._change(entry, None, tr("La question n’est plus dans la collection."))

    # -- files

    def look_into(self, path: Path) -> None:
        """Show what a file holds; nothing is kept yet."""
        from tni.formats.banks.errors import BankTooSlowError
        from tni.formats.banks.kinds import bounded, read
        from tni.ui.banks.entries import entries_of

        sheet = self.sheet
        if sheet is None:
            return
        self._stop()
        patience = self._reading = _Patience()

        def work() -> tuple[bytes, Read, list[Entry]]:
            if patience.is_over:
                raise BankTooSlowError(0.0)
            data = bounded(path)
            found = read(data, path.name, now=patience.now)
            return data, found, entries_of(found.bank, found.numbers, found.losses)

        def done(found: tuple[bytes, Read, list[Entry]]) -> None:
            if sheet is self.sheet and patience is self._reading:
                self._file = path, found[0], found[1]
                self._show_file(sheet, path, found[1], found[2])

        def failed(error: Exception) -> None:
            if sheet is self.sheet and patience is self._reading:
                self._reading = None
                sheet.show_reading(False)
                sheet.tell(sentence(error), "danger")

        sheet.show_reading(True)
        sheet.tell(tr("Lecture de « {} »…").format(path.name))
        self._tasks.submit(work, done, failed)

    def _show_file(self, sheet: QuestionsSheet, path: Path, found: Read, entries: list[Entry]) -> None:
        from tni.ui.words.banks import all_kept, loss_lines, not_read

        self._reading = None
        sheet.show_reading(False)
        count = len(entries)
        words = tr("« {name} » : {count} question.") if is_one(count) else tr("« {name} » : {count} questions.")
        lost = list(loss_lines(found.losses))
        name = self.library.free_name(found.bank.title or path.stem)
        sheet.show_file(entries, name, "\n".join([not_read(), *lost]) if lost else "")
        nothing = tr("Rien n’est encore enregistré.")
        marked = tr("Ce qui n’a pas pu être lu est marqué « ! ».") if lost else all_kept()
        sheet.tell(f"{words.format(name=path.name, count=count)} {marked} {nothing}")

    def _stop(self) -> None:
        """Give up what is being read."""
        if self._reading is not None:
            self._reading.is_over = True
            self._reading = None
            if self.sheet is not None:
                self.sheet.show_reading(False)
                self.sheet.tell(tr("La lecture a été arrêtée ; rien n’a été enregistré."))

    def _keep_file(self, name: str, entries: Sequence[Entry]) -> None:
        """Into a collection, after what is there; the file itself is kept beside."""
        from tni.quiz.bank.bank import Bank
        from tni.quiz.bank.collection import added
        from tni.session.question_library import file_name

        if self._file is None or self.sheet is None:
            return
        self.sheet.show_keeping(True)
        path, data, found = self._file
        library, own = self.library, file_name(name)

        def work() -> int:
            before = library.load(own) if own in library.names() else Bank((), found.bank.title)
            after = added(before, [(entry.category or None, entry.item) for entry in entries])
            library.keep_original(path.name, data)
            library.keep(own, after)
            return len(library.load(own).items) - len(before.items)

        def done(sheet: QuestionsSheet, count: int) -> None:
            sheet.show_keeping(False)
            self._show_names(own)
            kept = tr("{count} question gardée dans « {name} ».") if is_one(count) else tr(
                "{count} questions gardées dans « {name} »."
            )  # fmt: skip
            less = len(entries) - count
            said = kept.format(count=count, name=own)
            if less:
                known = tr("Déjà là, ou sans place dans une collection : {}. Le fichier est gardé à côté.")
                said += " " + known.format(less)
            sheet.tell(said, "accent")

        self._do(work, done)

    def _export(self, path: Path, kind: BankKind) -> None:
        from tni.files.atomic import write_atomically
        from tni.formats.banks.kinds import write
        from tni.ui.words.banks import all_kept, loss_lines, not_written

        bank = self._bank
        if bank is None:
            return

        def work() -> tuple[str, ...]:
            made = write(bank, kind)
            write_atomically(path, made.data)
            return tuple(loss_lines(made.losses))

        def done(sheet: QuestionsSheet, lost: tuple[str, ...]) -> None:
            said = tr("C’est enregistré : {name}").format(name=path.name)
            sheet.tell("\n".join([said, not_written(), *lost] if lost else [said, all_kept()]))

        self._do(work, done)

    # -- asking

    def find(self, wanted: Collection[QuestionId], found: Callable[[Mapping[QuestionId, Written]], None]) -> None:
        """How questions are written, as far as the collections have them."""
        library = self.library

        def lost(error: Exception) -> None:
            _log.warning("questions are not found: %s", error)
            found({})

        self._tasks.submit(lambda: written_in(library, wanted), found, lost)

    def _draw(self, entry: Entry, then: Callable[[Written], None]) -> None:
        """For the sheet, as long as it is there."""
        sheet = self.sheet

        def drawn(written: Written) -> None:
            if sheet is self.sheet and sheet is not None:
                then(written)

        self._asking.draw(entry, drawn)

    def _ask_entry(self, entry: Entry) -> None:
        if self.sheet is not None:
            self._asking.begin(self.sheet.browser.shown, entry)

    def _asked(self, taken: bool) -> None:
        """The sheet goes, for the class is to see the question."""
        sheet = self.sheet
        if sheet is not None and taken:
            sheet.put_away()
        elif sheet is not None:
            sheet.tell(tr("Un vote est en cours : le terminer avant de poser une question."), "danger")

    def _ask_series(self, entries: Sequence[Entry]) -> None:
        questions = tuple(entry.asked.question for entry in entries if entry.asked is not None)
        if self.sheet is not None:
            self.sheet.put_away()
        self._door.series_wanted.emit(questions)


class _Patience:
    """The clock of a reading that may be given up: it is then far past its end."""

    is_over = False

    def now(self) -> float:
        return inf if self.is_over else monotonic()
