"""Background saving of changed question collections: the newest version of each, with a retry after errors."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tni.core.tasks import TaskRunner

if TYPE_CHECKING:
    from tni.quiz.bank.losses import Loss
    from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
    from tni.services.questions.question_library import QuestionLibrary

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _PendingSave:
    bank: QuestionBank
    items: tuple[BankQuestion, ...]


class SaveListener(Protocol):
    """Listener to saves. Called on the main thread."""

    def collection_saved(self, name: str, losses: Sequence[Loss]) -> None:
        """The newest version of a collection is on the disk. losses: what the file lacks."""

    def collection_not_saved(self, name: str, error: Exception) -> None:
        """A save failed. The collection stays queued and is saved with its next change, or by `retry`."""


class CollectionSaver:
    """Queue of changed collections to be saved in the background."""

    def __init__(self, tasks: TaskRunner, library: QuestionLibrary, listener: SaveListener) -> None:
        self._tasks, self._library, self._listener = tasks, library, listener
        self._pending: dict[str, _PendingSave] = {}
        self._saving: set[str] = set()

    def save(self, name: str, bank: QuestionBank, item: BankQuestion | None) -> None:
        """Queue a collection in place of its older version. `item` is the question that is new in it, if any."""
        before = self._pending[name].items if name in self._pending else ()
        there = {id(each) for each in bank.items}
        new = before if item is None else (*before, item)
        self._pending[name] = _PendingSave(bank, tuple(each for each in new if id(each) in there))
        self.retry(name)

    def retry(self, name: str) -> None:
        """Save a collection again if it is queued and no save of it is running."""
        if name in self._pending and name not in self._saving:
            self._begin(name)

    def retry_all(self) -> None:
        for name in tuple(self._pending):
            self.retry(name)

    def waiting(self, name: str) -> QuestionBank | None:
        """Return the version that is not on the disk yet; None if there is none."""
        wanted = self._pending.get(name)
        return None if wanted is None else wanted.bank

    def _begin(self, name: str) -> None:
        """Start to save a collection. Only one save of each collection runs at a time: the next one writes the changes
        made meanwhile and skips the versions between."""
        wanted, library = self._pending[name], self._library
        self._saving.add(name)

        def done(losses: Sequence[Loss]) -> None:
            self._saving.discard(name)
            if self._pending.get(name) is wanted:
                del self._pending[name]
                self._listener.collection_saved(name, losses)
            else:
                self.retry(name)

        def failed(error: Exception) -> None:
            _log.warning("a collection is not written: %s", error)
            self._saving.discard(name)
            if self._pending.get(name) is wanted:
                self._listener.collection_not_saved(name, error)
            else:
                self.retry(name)

        self._tasks.submit(lambda: library.change(name, wanted.bank, wanted.items), done, failed)
