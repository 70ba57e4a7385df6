"""Collection of the teacher's own questions that is being edited: the changes to it, their undo history, and the
entries of its list on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from tni.quiz.bank.collection import added_after, copied, moved, with_replaced, without
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.quiz.bank.undo_stack import BankUndoStack
from tni.services.questions.listed_questions import ListedQuestion, list_questions
from tni.services.questions.questions_state import CollectionChange, ShownCollection


class CollectionEditing:
    """Collection that is being edited. entries: its questions, if they are listed already.

    last_new: the question that the last change brought into the collection, if any. replaced: the old and the new
    entry, if the last change put one question in the place of another.
    """

    def __init__(self, name: str, bank: QuestionBank, entries: Sequence[ListedQuestion] = ()) -> None:
        self._changes = BankUndoStack(bank)
        self.shown = ShownCollection(name, entries)
        self.last_new: BankQuestion | None = None
        self.replaced: tuple[ListedQuestion, ListedQuestion] | None = None

    @property
    def bank(self) -> QuestionBank:
        return self._changes.bank

    def put(self, old: BankQuestion | None, item: BankQuestion, beside: BankQuestion | None) -> None:
        """Put an edited question in the place of the old one. A new one, and one whose old version is gone, is added
        after `beside`, or at the end."""
        change = CollectionChange.ADDED if old is None else CollectionChange.EDITED
        if old is not None and self._has(old):
            self.replace(old, item, change)
        else:
            after = beside if beside is not None and self._has(beside) else None
            self._make(added_after(self.bank, item, after), change, item, item)

    def replace(self, old: BankQuestion, item: BankQuestion, change: CollectionChange) -> None:
        """Put a question in the place of another."""
        self._make(with_replaced(self.bank, old, item), change, item, item)

    def copy(self, item: BankQuestion) -> None:
        """Add a copy of a question after it."""
        copy = copied(item)
        self._make(with_replaced(self.bank, item, item, copy), CollectionChange.COPIED, copy, copy)

    def move(self, item: BankQuestion, beside: BankQuestion, *, after: bool) -> None:
        """Move a question to directly after or before another."""
        self._make(moved(self.bank, item, beside, after=after), CollectionChange.MOVED, None, item)

    def remove(self, item: BankQuestion, selected: BankQuestion | None) -> None:
        """Remove a question. selected: the one to select next."""
        self._make(without(self.bank, item), CollectionChange.REMOVED, None, selected)

    def step(self, *, back: bool) -> bool:
        """Undo the last change, or redo the change undone last. Returns whether there was one."""
        before = {id(entry.item) for entry in self.shown.entries}
        if not (self._changes.undo() if back else self._changes.redo()):
            return False
        new = next((item for item in self.bank.items if id(item) not in before), None)
        self._show(CollectionChange.UNDONE if back else CollectionChange.REDONE, new, new)
        return True

    def _has(self, item: BankQuestion) -> bool:
        return any(there is item for there in self.bank.entries)

    def _make(
        self, bank: QuestionBank, change: CollectionChange, new: BankQuestion | None, selected: BankQuestion | None
    ) -> None:
        self._changes.make(bank)
        self._show(change, new, selected)

    def _show(self, change: CollectionChange, new: BankQuestion | None, selected: BankQuestion | None) -> None:
        before = self.shown.entries
        entries = list_questions(self.bank, known=before)
        self.shown = ShownCollection(self.shown.name, entries, change, selected, self._changes.can_undo)
        self.last_new, self.replaced = new, _replaced(before, entries)


def _replaced(
    before: Sequence[ListedQuestion], after: Sequence[ListedQuestion]
) -> tuple[ListedQuestion, ListedQuestion] | None:
    """Return the entry that is gone and the one that is new, if a single question was replaced."""
    had, has = {id(entry.item) for entry in before}, {id(entry.item) for entry in after}
    gone = [entry for entry in before if id(entry.item) not in has]
    new = [entry for entry in after if id(entry.item) not in had]
    return (gone[0], new[0]) if len(gone) == len(new) == 1 else None
