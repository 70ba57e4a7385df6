"""Finder of questions in the teacher's collections by their ids, off the main thread, and questions of one to choose
from."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence

from tni.core.errors import TniError
from tni.core.ids import QuestionId
from tni.core.tasks import TaskRunner
from tni.quiz.bank.collection import question_id
from tni.quiz.bank.question_bank import QuestionBank
from tni.services.questions.collection_saver import CollectionSaver
from tni.services.questions.lesson_copies import read_copies
from tni.services.questions.listed_questions import ListedQuestion, list_questions
from tni.services.questions.question_library import QuestionLibrary

_log = logging.getLogger(__name__)

type Found = Mapping[QuestionId, ListedQuestion]


class QuestionFinder:
    """Finder over all collections. For the main thread."""

    def __init__(self, library: QuestionLibrary, saving: CollectionSaver, tasks: TaskRunner) -> None:
        self._library, self._saving, self._tasks = library, saving, tasks

    def find(self, wanted: Collection[QuestionId], then: Callable[[Found], None]) -> None:
        """Pass those of the wanted questions to `then` that the collections have."""

        def failed(error: Exception) -> None:
            _log.warning("questions are not found: %s", error)
            then({})

        self._tasks.submit(lambda: find_in_collections(self._library, wanted), then, failed)

    def find_or_copy(
        self,
        wanted: Collection[QuestionId],
        file_of_copy: Callable[[QuestionId], bytes | None],
        then: Callable[[Found], None],
    ) -> None:
        """Pass the wanted questions to `then`: as the collections have them, else by the lesson's copies. Those that
        are nowhere, or can't be read, are left out. file_of_copy: called on the main thread."""

        def searched(found: Found) -> None:
            files = {key: data for key in wanted if key not in found and (data := file_of_copy(key)) is not None}
            if not files:
                then(found)
                return
            self._tasks.submit(lambda: {**found, **read_copies(files)}, then, lambda _error: then(found))

        self.find(wanted, searched)

    def names(self, then: Callable[[Sequence[str]], None], failed: Callable[[Exception], None]) -> None:
        """Pass the names of the collections to `then`."""
        self._tasks.submit(self._library.names, then, failed)

    def questions(
        self, name: str, then: Callable[[Sequence[ListedQuestion]], None], failed: Callable[[Exception], None]
    ) -> None:
        """Pass the questions of a collection to `then`, also those that are not on the disk yet."""
        waiting = self._saving.waiting(name)
        self._tasks.submit(lambda: list_questions(waiting or self._library.load(name)), then, failed)


def find_in_collections(library: QuestionLibrary, wanted: Collection[QuestionId]) -> dict[QuestionId, ListedQuestion]:
    """Return the wanted questions that the collections have and that can be asked. A collection that can't be read is
    left out. For a worker thread. Raises: OSError."""
    found: dict[QuestionId, ListedQuestion] = {}
    for name in library.names() if wanted else ():
        try:
            items = library.load(name).items
        except (TniError, OSError) as error:
            _log.warning("a collection is not read: %s", error)
            continue
        for item in items:
            question = question_id(item)
            if question in wanted and question not in found:
                (entry,) = list_questions(QuestionBank((item,)))
                if entry.live_question is not None:
                    found[question] = entry
        if len(found) == len(wanted):
            break
    return found
