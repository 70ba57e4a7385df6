"""Collections that were changed, on their way to the disk: the newest of each, again where that failed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tni.core.tasks import TaskRunner

if TYPE_CHECKING:
    from tni.quiz.bank.losses import Loss
    from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
    from tni.services.question_library import QuestionLibrary

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Wanted:
    bank: QuestionBank
    items: tuple[BankQuestion, ...]


class CollectionSaver(QObject):
    """saved: a collection's name, once what is shown of it is on the disk, and what (`Loss`) of it is not. failed: its
    name and why not; it is kept here and goes there with the next change, or by `retry`."""

    saved = Signal(str, object)
    failed = Signal(str, object)

    def __init__(self, tasks: TaskRunner, library: Callable[[], QuestionLibrary], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._library = tasks, library
        self._wanted: dict[str, _Wanted] = {}
        self._under_way: set[str] = set()

    def save(self, name: str, bank: QuestionBank, item: BankQuestion | None) -> None:
        """item: what is new in it."""
        before = self._wanted[name].items if name in self._wanted else ()
        there = {id(each) for each in bank.items}
        new = before if item is None else (*before, item)
        self._wanted[name] = _Wanted(bank, tuple(each for each in new if id(each) in there))
        self.retry(name)

    def retry(self, name: str) -> None:
        """Again, if it is not on the disk."""
        if name in self._wanted and name not in self._under_way:
            self._begin(name)

    def retry_all(self) -> None:
        for name in tuple(self._wanted):
            self.retry(name)

    def waiting(self, name: str) -> QuestionBank | None:
        """What is not on the disk yet."""
        wanted = self._wanted.get(name)
        return None if wanted is None else wanted.bank

    def _begin(self, name: str) -> None:
        """One at a time of each: what was changed meanwhile is written next, without what lay between."""
        wanted, library = self._wanted[name], self._library()
        self._under_way.add(name)

        def done(losses: Sequence[Loss]) -> None:
            self._under_way.discard(name)
            if self._wanted.get(name) is wanted:
                del self._wanted[name]
                self.saved.emit(name, losses)
            else:
                self.retry(name)

        def failed(error: Exception) -> None:
            _log.warning("a collection is not written: %s", error)
            self._under_way.discard(name)
            if self._wanted.get(name) is wanted:
                self.failed.emit(name, error)
            else:
                self.retry(name)

        self._tasks.submit(lambda: library.change(name, wanted.bank, wanted.items), done, failed)
