"""Use case of the teacher's questions: collections and files on show, their changes and their saving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.errors import TniError
from tni.core.tasks import TaskRunner
from tni.quiz.bank.bank_format import BankFormat
from tni.quiz.bank.collection import with_key, with_skills
from tni.quiz.bank.losses import Loss
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.services.questions.collection_editing import CollectionEditing
from tni.services.questions.collection_saver import CollectionSaver
from tni.services.questions.listed_questions import ListedQuestion, list_questions
from tni.services.questions.question_drawings import QuestionDrawings
from tni.services.questions.question_file import write_for_others
from tni.services.questions.question_finder import QuestionFinder
from tni.services.questions.question_import import QuestionImport
from tni.services.questions.question_library import QuestionLibrary, safe_file_name
from tni.services.questions.question_reader import NoPlugins, QuestionPlugins
from tni.services.questions.questions_state import (
    CollectionChange,
    CollectionErased,
    CollectionNotSaved,
    CollectionRenamed,
    CollectionSaved,
    QuestionsExported,
    QuestionsListener,
    QuestionsNotice,
    QuestionsState,
)
from tni.services.questions.shown_questions import ShownQuestions

if TYPE_CHECKING:
    from tni.services.plugins.format_runner import FormatRunner
    from tni.services.plugins.plugin_folders import RunnablePlugin


class QuestionsService:
    """Use case of the teacher's questions, from `open` to `close`. For the main thread.

    Changes are shown at once and saved in the background, also after `close`. Everything else that ends after `close`
    is dropped.
    """

    def __init__(self, library: QuestionLibrary, tasks: TaskRunner, plugins: QuestionPlugins | None = None) -> None:
        """plugins: those that read and write files of questions."""
        self.plugins = plugins or NoPlugins()
        self._exporting: FormatRunner | None = None
        self.library = library
        self.saving = CollectionSaver(tasks, library, self)
        self.finder = QuestionFinder(library, self.saving, tasks)
        self.drawings = QuestionDrawings(self.finder, tasks)
        self._shown = ShownQuestions(tasks)
        self._import = QuestionImport(self._shown, library, self.plugins)
        self._chosen = ""
        self._editing: CollectionEditing | None = None
        self._loading: object = None
        """Token of the collection that is being read. The result of any other reading is dropped."""
        self._erased: Path | None = None

    def subscribe(self, listener: QuestionsListener) -> None:
        self._shown.subscribe(listener)

    @property
    def state(self) -> QuestionsState:
        return self._shown.state

    # Opening

    def open(self, lesson: str = "") -> None:
        """Show the collections. The one named like the lesson is chosen, if there is one."""
        self._shown.open()
        self._read_names(safe_file_name(lesson) if lesson.strip() else "")

    def close(self) -> None:
        """Stop showing questions. The reading of a file is cancelled."""
        self.cancel_reading()
        self.drawings.forget()
        self._forget()
        self._import.forget()
        self._stop_exporting()
        self._chosen = ""
        self._shown.close()

    def _read_names(self, wanted: str = "") -> None:
        self._shown.do(
            self.library.names, lambda names: self._shown.show(replace(self.state, names=names, wanted=wanted))
        )

    # Collections

    def choose(self, name: str) -> None:
        """Show a collection in place of what is shown; "" for none."""
        self._import.forget()
        self._forget()
        self._chosen = name
        self._shown.show(replace(self.state, collection=None, preview=None))
        if not name or not self._shown.is_open:
            return
        this = self._loading = object()
        waiting = self.saving.waiting(name)

        def work() -> tuple[QuestionBank, list[ListedQuestion]]:
            bank = waiting or self.library.load(name)
            return bank, list_questions(bank)

        def done(found: tuple[QuestionBank, list[ListedQuestion]]) -> None:
            if this is self._loading and self.state.preview is None:
                self._editing = CollectionEditing(name, *found)
                self._shown.show(replace(self.state, collection=self._editing.shown))

        self._shown.do(work, done)
        self.saving.retry(name)

    def _forget(self) -> None:
        """Close the collection on show. Its saves still run."""
        self._editing = self._loading = None

    def rename(self, new: str) -> None:
        """Rename the collection on show."""
        old = self._chosen
        if new == old or self._is_behind(old):
            return

        def done(_: None) -> None:
            self._shown.tell(CollectionRenamed(old, new))
            self._read_names(new)

        self._shown.do(lambda: self.library.rename(old, new), done)

    def erase(self) -> None:
        """Move the collection on show to the trash."""
        name = self._chosen
        if self._is_behind(name):
            return

        def done(gone: Path) -> None:
            self._read_names()
            self._erased = gone
            self._shown.tell(CollectionErased(name))

        self._shown.do(lambda: self.library.erase(name), done)

    def _is_behind(self, name: str) -> bool:
        """Return whether the shown version of a collection is not on the disk yet, so that its file must not be moved.
        It is then saved again."""
        if self.saving.waiting(name) is None:
            return False
        self.saving.retry(name)
        self._shown.tell(QuestionsNotice.NOT_SAVED_YET)
        return True

    # Changes of the collection on show

    def put(self, old: ListedQuestion | None, item: BankQuestion, beside: ListedQuestion | None, new_name: str) -> None:
        """Store an edited question; see `CollectionEditing.put`. Without a collection, one named `new_name` is made."""
        if not self._shown.is_open:
            return
        if self._editing is None:
            bank = self._read_now(self._chosen)
            if bank is None:  # no collection yet, or an unreadable one
                self._chosen = self.library.free_name(new_name)
            self._editing, self._loading = CollectionEditing(self._chosen, bank or QuestionBank(())), None
        self._editing.put(None if old is None else old.item, item, None if beside is None else beside.item)
        self._changed(self._editing)

    def _read_now(self, name: str) -> QuestionBank | None:
        """Read a collection at once, for a question that was typed before loading has finished. Returns None if the
        collection can't be read."""
        try:
            return (self.saving.waiting(name) or self.library.load(name)) if name else None
        except (TniError, OSError):
            return None

    def set_key(self, entry: ListedQuestion, key: str | None) -> None:
        """Set the right answer of a question."""
        if entry.live_question is not None and (editing := self._editing) is not None:
            item = with_key(entry.item, entry.live_question, key)
            editing.replace(entry.item, item, CollectionChange.KEY_CHANGED)
            self._changed(editing)

    def set_skills(self, entry: ListedQuestion, skills: tuple[str, ...]) -> None:
        """Set the skills that a question trains."""
        if (editing := self._editing) is not None:
            editing.replace(entry.item, with_skills(entry.item, skills), CollectionChange.SKILLS_CHANGED)
            self._changed(editing)

    def copy(self, entry: ListedQuestion) -> None:
        """Add a copy of a question after it."""
        if (editing := self._editing) is not None:
            editing.copy(entry.item)
            self._changed(editing)

    def move(self, entry: ListedQuestion, listed: Sequence[ListedQuestion], *, down: bool) -> None:
        """Move a question by one place in the list that the teacher sees. listed: the questions found by a search."""
        other = listed.index(entry) + (1 if down else -1)
        if (editing := self._editing) is not None and 0 <= other < len(listed):
            editing.move(entry.item, listed[other].item, after=down)
            self._changed(editing)

    def remove(self, entry: ListedQuestion, listed: Sequence[ListedQuestion]) -> None:
        """Remove a question. listed: see `move`."""
        if (editing := self._editing) is not None:
            at = listed.index(entry)
            others = [*listed[at + 1 : at + 2], *listed[max(0, at - 1) : at]]
            editing.remove(entry.item, others[0].item if others else None)
            self._changed(editing)

    def undo(self) -> None:
        """Restore the collection that was erased last, or else undo the last change."""
        erased, self._erased = self._erased, None
        if erased is not None:
            self._shown.tell(QuestionsNotice.RESTORING)
            self._shown.do(lambda: self.library.bring_back(erased), self._read_names)
        elif (editing := self._editing) is not None and editing.step(back=True):
            self._changed(editing)

    def redo(self) -> None:
        """Redo the change undone last."""
        if (editing := self._editing) is not None and editing.step(back=False):
            self._changed(editing)

    def retry(self) -> None:
        """Save again the collections that could not be saved."""
        self.saving.retry_all()

    def _changed(self, editing: CollectionEditing) -> None:
        """Show the changed collection at once and start to save it. An erasing before the change can't be undone."""
        if editing.shown.change not in (CollectionChange.UNDONE, CollectionChange.REDONE):
            self._erased = None
        if editing.replaced is not None:
            self._shown.report_replaced(*editing.replaced)
        self._shown.show(replace(self.state, collection=editing.shown))
        self.saving.save(editing.shown.name, editing.bank, editing.last_new)

    def collection_saved(self, name: str, losses: Sequence[Loss]) -> None:
        """Tell that the collection on show is on the disk."""
        editing = self._editing
        if self.state.preview is None and editing is not None and editing.shown.name == name:
            self._shown.tell(CollectionSaved(editing.shown, losses))

    def collection_not_saved(self, name: str, error: Exception) -> None:
        """Tell that a collection could not be saved, also after `close`."""
        self._shown.tell(CollectionNotSaved(name, error, self._editing is not None and self._editing.shown.can_undo))

    # Files

    def preview_file(self, path: Path) -> None:
        """Read a file and show its questions; nothing is stored yet."""
        if self._shown.is_open:
            self._import.preview(path)

    def cancel_reading(self) -> None:
        """Cancel the reading of a file."""
        self._import.cancel()

    def add_to_collection(self, wanted_name: str, entries: Sequence[ListedQuestion]) -> None:
        """Add questions of the file on show to a collection, which is made if there is none of that name."""
        name = safe_file_name(wanted_name)
        if not self._is_behind(name):
            self._import.add(name, entries, lambda: self._read_names(name))

    def export(self, path: Path, kind: BankFormat) -> None:
        """Write the collection on show for another program."""
        if self._editing is None:
            return
        bank = self._editing.bank
        self._shown.do(
            lambda: write_for_others(bank, path, kind), lambda losses: self._shown.tell(QuestionsExported(path, losses))
        )

    def export_by(self, exporter: RunnablePlugin, path: Path) -> None:
        """Write the collection on show by a plugin, which ends with `close`."""
        if self._editing is None:
            return
        from tni.services.plugins.format_runner import FormatRunner
        from tni.services.questions.plain_question_writing import write_plain_questions

        self._stop_exporting()
        bank, runner = self._editing.bank, FormatRunner(exporter)
        self._exporting = runner
        self._shown.do(
            lambda: write_plain_questions(runner, bank, path),
            lambda losses: self._shown.tell(QuestionsExported(path, losses)),
        )

    def _stop_exporting(self) -> None:
        if self._exporting is not None:
            self._exporting.cancel()
            self._exporting = None
