"""Files that a plan joins to its homework, written from the lesson to the disk, from where an entry takes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tni.core.ids import BlobId, PageId
from tni.core.tasks import TaskRunner
from tni.document.document import Document
from tni.document.lesson_plan import HomeworkFile
from tni.services.cahier.plan_service import JoinedToHomework
from tni.services.lesson.lesson_files import path_in, write_out

type BlobReader = Callable[[BlobId], bytes]


class PlanFiles:
    """Writer of the files. folder: of all that were ever followed; past entries name them there. blobs: returns a
    reader of the open lesson's blobs for a worker, which goes on after another lesson is opened."""

    def __init__(self, folder: Path, blobs: Callable[[], BlobReader], tasks: TaskRunner) -> None:
        self._folder, self._blobs, self._tasks = folder, blobs, tasks
        self._written = set[Path]()

    def joined(self, document: Document) -> JoinedToHomework:
        """Return what the plan of a lesson joins: its files where they lie, or soon will, and those of its pages that
        are there. A file that cannot be written is told where the entry is read."""
        wanted = () if document.plan is None else document.plan.homework_pages
        here = {page.id for page in document.pages()} if wanted else set[PageId]()
        return JoinedToHomework(self._paths(document), tuple(page for page in wanted if page in here))

    def _paths(self, document: Document) -> tuple[str, ...]:
        found = {path_in(self._folder, file): file for file in document.homework_files}
        for path, file in found.items():
            if path not in self._written:
                self._written.add(path)
                self._write(path, file)
        return tuple(map(str, found))

    def _write(self, path: Path, file: HomeworkFile) -> None:
        read = self._blobs()

        def failed(_error: Exception) -> None:
            self._written.discard(path)  # tried again when the plan is followed again

        self._tasks.submit(lambda: write_out(path, read(file.file)), _nothing, failed)


def _nothing(_done: object) -> None:
    pass
