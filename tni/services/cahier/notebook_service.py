"""Service of the past séances: their list, and a class's cahier de textes over a year as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event as Flag

from tni.cahier.class_notebook import ClassNotebook
from tni.cahier.corrections import BuildEntry
from tni.cahier.entry import CahierEntry
from tni.core.errors import TniError
from tni.core.tasks import MainThread, TaskRunner
from tni.files.atomic import atomic_file
from tni.services.cahier.notebook_export import past_list, read_notebook, write_notebook_zip
from tni.services.cahier.past_filter import LeftToDo, PastSeance
from tni.services.cahier.past_seances import amend_entry
from tni.services.cahier.pdf_notes import NoPdfNotes, PdfNotes
from tni.store.seances import SeanceStore

type _Failed = Callable[[Exception], None]


class NotebookChangedError(TniError):
    """A year has an entry that was not to be written; nothing was."""


class NotebookService:
    """Use case of the past séances. For the main thread.

    build: builds the entry of an interrupted séance. as_pdf: makes the bytes of a notebook's PDF. sent: what
    the sending of an entry leaves to do. All are called on the worker. pdfs: notes of the PDFs that were written.
    """

    def __init__(
        self,
        store: SeanceStore,
        tasks: TaskRunner,
        main: MainThread,
        exports: Path,
        build: BuildEntry,
        as_pdf: Callable[[ClassNotebook], bytes],
        sent: Callable[[CahierEntry], LeftToDo] = lambda _: LeftToDo.NOTHING,
        pdfs: PdfNotes | None = None,
    ) -> None:
        self._store, self._tasks, self._main, self._exports = store, tasks, main, exports
        self._build, self._pdfs = build, pdfs or NoPdfNotes()
        self._as_pdf, self._sent = as_pdf, sent
        self._cancelled = Flag()

    def past(self, found: Callable[[list[PastSeance]], None], failed: _Failed) -> None:
        """Pass the past séances to `found`, the latest first."""
        self._tasks.submit(lambda: past_list(self._store, self._sent), found, failed)

    def entries(
        self, class_name: str, year: int, found: Callable[[Sequence[CahierEntry]], None], failed: _Failed
    ) -> None:
        """Pass the entries of a class's school year to `found`."""
        self._tasks.submit(lambda: read_notebook(self._store, class_name, year, self._build).in_order, found, failed)

    def amend(self, entry: CahierEntry, failed: _Failed) -> None:
        """Store an entry with other texts, as a draft or confirmed as it was."""
        self._tasks.submit(lambda: amend_entry(self._store, entry), lambda _: None, failed)

    def write_year(
        self,
        class_name: str,
        year: int,
        path: Path,
        entries: Sequence[CahierEntry],
        count: Callable[[int], None],
        done: Callable[[Path, Sequence[CahierEntry]], None],
        failed: _Failed,
    ) -> None:
        """Write a class's school year, whole or not at all: a PDF, or a zip by the suffix of the path. entries: those
        that may leave. count: called with the number of séances in the zip so far. done: with the path and the entries
        whose PDF was left out of the zip, since it is not that of the entry as it is now. failed: with WriteError,
        SeanceStoreError, NotebookCancelledError after `cancel`, or NotebookChangedError if the year has an entry that
        is not among `entries`."""
        cancelled = self._cancelled = Flag()

        def write() -> Sequence[CahierEntry]:
            notebook = read_notebook(self._store, class_name, year, self._build)
            if not all(entry in entries for entry in notebook.entries):
                raise NotebookChangedError("an entry was changed meanwhile")
            if path.suffix.lower() == ".zip":
                return write_notebook_zip(
                    notebook, path, self._exports, self._pdfs.all(),
                    lambda number: self._main.post(lambda: count(number)), lambda: not cancelled.is_set(),
                )  # fmt: skip
            data = self._as_pdf(notebook)
            with atomic_file(path) as file:
                file.write(data)
            return ()

        self._tasks.submit(write, lambda missed: done(path, missed), failed)

    def cancel(self) -> None:
        """Cancel the zip that is being written."""
        self._cancelled.set()
