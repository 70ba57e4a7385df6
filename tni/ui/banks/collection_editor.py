"""Editing of the question collection on show: changes appear at once, are saved in the background and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tni.core.errors import TniError
from tni.ui.banks.collection_saver import CollectionSaver
from tni.ui.banks.sheet_tasks import SheetTasks
from tni.ui.i18n import tr
from tni.ui.messages.lazy_errors import error_message

if TYPE_CHECKING:
    from tni.quiz.bank.losses import Loss
    from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
    from tni.quiz.bank.undo_stack import BankUndoStack
    from tni.services.question_library import QuestionLibrary
    from tni.ui.banks.listed_questions import ListedQuestion
    from tni.ui.banks.question_actions import QuestionAction
    from tni.ui.banks.questions_sheet import QuestionsSheet


class CollectionEditor(QObject):
    """Editor of the collection on show, with undo history and background saving.

    Signals:
        made: a change was made, which can be undone.
        replaced: the old `ListedQuestion` and the new one that takes its place.

    `notify` shows a message when no sheet is open.
    """

    made = Signal()
    replaced = Signal(object, object)

    def __init__(
        self,
        work: SheetTasks,
        library: Callable[[], QuestionLibrary],
        notify: Callable[[str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._work, self._library, self._notify = work, library, notify
        self.saving = CollectionSaver(work.tasks, library, self)
        self.saving.saved.connect(self._saved)
        self.saving.failed.connect(self._failed)
        self._name = ""
        self._changes: BankUndoStack | None = None
        self._entries: Sequence[ListedQuestion] = ()
        self._message = ""
        self._reading: object = None
        """Token of the load in progress. The result of any other load is discarded."""

    @property
    def bank(self) -> QuestionBank | None:
        """Collection as it is shown; None before it is read."""
        return None if self._changes is None else self._changes.bank

    def forget(self) -> None:
        """Close the collection. Saves that are pending still run."""
        self._changes, self._name, self._message, self._entries, self._reading = None, "", "", (), None

    def load(self, name: str, at: int = 0) -> None:
        from tni.quiz.bank.undo_stack import BankUndoStack
        from tni.ui.banks.listed_questions import list_questions

        self.forget()
        library, waiting = self._library(), self.saving.waiting(name)
        this = self._reading = object()

        def show(sheet: QuestionsSheet, found: tuple[QuestionBank, list[ListedQuestion]]) -> None:
            if this is self._reading and not sheet.is_importing:
                self._name, self._changes, self._entries = name, BankUndoStack(found[0]), found[1]
                sheet.show_collection(found[1], at)

        def work() -> tuple[QuestionBank, list[ListedQuestion]]:
            bank = waiting or library.load(name)
            return bank, list_questions(bank)

        self._work.do(work, show)
        self.saving.retry(name)

    # -- changes

    def edited(self, entry: ListedQuestion | None, item: BankQuestion) -> None:
        """Store an edited question. `entry` is None for a new question, which is added after the selected one."""
        from tni.quiz.bank.collection import added_after, with_replaced
        from tni.quiz.bank.question_bank import QuestionBank
        from tni.quiz.bank.undo_stack import BankUndoStack

        sheet = self._work.sheet
        if sheet is None:
            return
        message = tr("Question ajoutée.") if entry is None else tr("Question modifiée.")
        if self._changes is None and (found := self._read_now(sheet.chosen)) is not None:
            self._name, self._changes, self._reading = sheet.chosen, BankUndoStack(found), None
        elif self._changes is None:  # no collection yet, or an unreadable one
            name = self._library().free_name(tr("Mes questions"))
            self._name, self._changes, self._entries, self._reading = name, BankUndoStack(QuestionBank(())), (), None
            sheet.show_first(name)
        bank = self._changes.bank
        if entry is not None and any(there is entry.item for there in bank.entries):
            self._make(with_replaced(bank, entry.item, item), message, item)
        else:
            beside = None if sheet.browser.entry is None else sheet.browser.entry.item
            is_there = any(there is beside for there in bank.entries)  # the sheet may show another file by now
            self._make(added_after(bank, item, beside if is_there else None), message, item)

    def _read_now(self, name: str) -> QuestionBank | None:
        """Read a collection at once, for a question that was typed before loading has finished. Returns None if the
        collection cannot be read."""
        try:
            return (self.saving.waiting(name) or self._library().load(name)) if name else None
        except (TniError, OSError):
            return None

    def replace_item(self, entry: ListedQuestion, item: BankQuestion, message: str) -> None:
        """Put another item in the place of an entry and show the message `told`."""
        from tni.quiz.bank.collection import with_replaced

        if self._changes is not None:
            self._make(with_replaced(self._changes.bank, entry.item, item), message, item)

    def do(self, action: QuestionAction, entry: ListedQuestion | None) -> None:
        from tni.quiz.bank.collection import copied, moved, with_replaced, without
        from tni.ui.banks.question_actions import QuestionAction

        sheet, changes = self._work.sheet, self._changes
        if sheet is None or changes is None:
            return
        if action in (QuestionAction.UNDO, QuestionAction.REDO):
            self.step(back=action is QuestionAction.UNDO)
            return
        if entry is None:
            return
        bank, shown = changes.bank, list(sheet.browser.shown)
        at = shown.index(entry)
        if action is QuestionAction.REMOVE:
            after = shown[at + 1].item if at + 1 < len(shown) else shown[at - 1].item if at else None
            self._make(without(bank, entry.item), tr("La question n’est plus dans la collection."), None, after)
        elif action is QuestionAction.COPY:
            copy = copied(entry.item)
            self._make(with_replaced(bank, entry.item, entry.item, copy), tr("Question dupliquée."), copy)
        elif 0 <= (other := at + (1 if action is QuestionAction.DOWN else -1)) < len(shown):
            bank = moved(bank, entry.item, shown[other].item, after=action is QuestionAction.DOWN)
            self._make(bank, tr("Question déplacée."), None, entry.item)

    def step(self, *, back: bool) -> None:
        """Undo the last change, or redo the change undone last."""
        changes = self._changes
        if changes is None:
            return
        before = {id(entry.item) for entry in self._entries}
        if changes.undo() if back else changes.redo():
            new = [item for item in changes.bank.items if id(item) not in before]
            message = tr("C’est annulé.") if back else tr("C’est refait.")
            self._show(message, new[0] if new else None, new[0] if new else None)

    def retry(self) -> None:
        """Save again the collections that could not be saved."""
        self.saving.retry_all()

    def _make(
        self, bank: QuestionBank, message: str, item: BankQuestion | None, chosen: BankQuestion | None = None
    ) -> None:
        """Apply a change. `item` is the new question in it, `chosen` the question to select afterwards, by default
        `item`."""
        assert self._changes is not None
        self._changes.make(bank)
        self.made.emit()
        self._show(message, item, chosen or item)

    def _show(self, message: str, item: BankQuestion | None, chosen: BankQuestion | None) -> None:
        """Show the changed collection at once and start to save it."""
        from tni.ui.banks.listed_questions import list_questions

        sheet, changes = self._work.sheet, self._changes
        if sheet is None or changes is None:
            return
        before, self._entries = self._entries, list_questions(changes.bank, known=self._entries)
        self._emit_replaced(before)
        self._message = message
        if not sheet.is_importing:  # else the sheet previews a file by now
            sheet.show_changed(self._entries, chosen)
            sheet.show_message(message, undo=changes.can_undo)
        self.saving.save(self._name, changes.bank, item)

    def _emit_replaced(self, before: Sequence[ListedQuestion]) -> None:
        """Emit `replaced` if a single question was replaced: its old version may be waiting to be asked."""
        had, has = {id(entry.item) for entry in before}, {id(entry.item) for entry in self._entries}
        gone = [entry for entry in before if id(entry.item) not in has]
        new = [entry for entry in self._entries if id(entry.item) not in had]
        if len(gone) == len(new) == 1:
            self.replaced.emit(gone[0], new[0])

    # -- the disk

    def _saved(self, name: str, losses: Sequence[Loss]) -> None:
        from tni.ui.messages.banks import losses_text

        sheet = self._work.sheet
        if sheet is None or sheet.is_importing or name != self._name or self._changes is None:
            return
        on_disk = tr("C’est enregistré.")
        message = f"{self._message} {on_disk}".strip()
        if losses:
            message += " " + tr("Sans place dans une collection : {}.").format(losses_text(losses))
        sheet.show_message(message, "danger" if losses else "muted", undo=self._changes.can_undo)

    def _failed(self, name: str, error: Exception) -> None:
        """Report a failed save in the sheet, or with `notify` when the sheet is closed."""
        from tni.quiz.bank.errors import NothingWritableError

        kept = tr("« {} » : rien n’est perdu tant que le programme est ouvert.").format(name)
        no_place = tr("Une question changée n’a pas de place dans une collection : annuler, ou la changer encore.")
        why = no_place if isinstance(error, NothingWritableError) else error_message(error)
        message, sheet = f"{why} {kept}", self._work.sheet
        if sheet is None:
            self._notify(message)
        else:
            undo = self._changes is not None and self._changes.can_undo
            sheet.show_message(message, "danger", undo=undo, retry=True)
