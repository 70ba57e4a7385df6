"""The teacher's questions driven as a view drives them: what is shown, what is told, what is on the disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.bank_samples import MATHS, SAMPLES
from tests.support.later_tasks import LaterTasks
from tni.core.format_errors import FileFormatError
from tni.core.ids import QuestionId
from tni.files.atomic import WriteError
from tni.quiz.bank.bank_format import BankFormat
from tni.quiz.bank.bodies import TrueFalse
from tni.quiz.bank.collection import question_id
from tni.quiz.bank.errors import NothingReadableError, NothingToWriteError
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.quiz.bank.rendered_question import RenderedQuestion
from tni.quiz.bank.rich_text import RichText
from tni.services.questions.listed_questions import ListedQuestion
from tni.services.questions.question_library import TRASH_FOLDER, QuestionLibrary
from tni.services.questions.questions_service import QuestionsService
from tni.services.questions.questions_state import (
    AnyQuestionsNotice,
    CollectionChange,
    CollectionErased,
    CollectionNotSaved,
    CollectionRenamed,
    CollectionSaved,
    QuestionsAdded,
    QuestionsExported,
    QuestionsFailed,
    QuestionsNotice,
    QuestionsState,
    ReadingFile,
    ShownCollection,
)

ONE, TWO, THREE = (BankQuestion(stem=RichText(words), body=TrueFalse(True)) for words in ("un", "deux", "trois"))


class View:
    """A sheet: it chooses a collection when it gets names, and keeps what it is told. work: runs what waits."""

    def __init__(self, folder: Path, tasks: LaterTasks) -> None:
        self.library, self.tasks = QuestionLibrary(folder), tasks
        self.service = QuestionsService(self.library, tasks)
        self.service.subscribe(self)
        self.drawn = QuestionsState()
        self.notices: list[AnyQuestionsNotice] = []
        self.replaced: list[tuple[str, str]] = []

    def questions_changed(self) -> None:
        before, self.drawn = self.drawn, self.service.state
        names, wanted = self.drawn.names, self.drawn.wanted
        if names is not None and names is not before.names:
            self.service.choose(wanted if wanted in names else next(iter(names), ""))

    def questions_notice(self, notice: AnyQuestionsNotice) -> None:
        self.notices.append(notice)

    def question_replaced(self, old: ListedQuestion, new: ListedQuestion) -> None:
        self.replaced.append((old.text, new.text))

    def open(self) -> View:
        self.service.open()
        self.tasks.run()
        return self

    @property
    def shown(self) -> ShownCollection:
        assert self.drawn.collection is not None
        return self.drawn.collection

    @property
    def texts(self) -> list[str]:
        return [entry.text for entry in self.shown.entries]

    def stored(self, name: str = "a") -> list[str]:
        return [item.stem.text for item in self.library.load(name).items]

    def entry(self, text: str, entries: Sequence[ListedQuestion] = ()) -> ListedQuestion:
        return next(entry for entry in entries or self.shown.entries if entry.text == text)


@pytest.fixture
def tasks() -> LaterTasks:
    return LaterTasks()


@pytest.fixture
def view(tmp_path: Path, tasks: LaterTasks) -> View:
    made = View(tmp_path / "Questions", tasks)
    made.library.save("a", QuestionBank((ONE, TWO, THREE)))
    return made.open()


def test_the_first_collection_is_shown_as_it_is_on_the_disk(view: View) -> None:
    assert view.drawn.names == ["a"]
    assert (view.texts, view.shown.change, view.shown.can_undo) == (["un", "deux", "trois"], None, False)


def test_the_collection_named_like_the_lesson_is_chosen(view: View, tasks: LaterTasks) -> None:
    view.library.save("Est-ce vrai", QuestionBank((TWO,)))
    view.service.close()
    for lesson, texts in (("Est-ce vrai ?", ["deux"]), ("", ["un", "deux", "trois"]), ("x", ["un", "deux", "trois"])):
        view.service.open(lesson)
        tasks.run()
        assert view.texts == texts
        view.service.close()


def test_nothing_is_shown_before_it_is_read(tmp_path: Path, tasks: LaterTasks) -> None:
    view = View(tmp_path, tasks)
    view.service.open()
    assert view.drawn.names is None
    tasks.run()
    assert (view.drawn.names, view.drawn.collection) == ([], None)


def test_a_change_is_shown_before_it_is_saved_and_can_be_undone_and_redone(view: View, tasks: LaterTasks) -> None:
    service = view.service
    service.remove(view.entry("deux"), view.shown.entries)
    assert (view.texts, view.shown.change) == (["un", "trois"], CollectionChange.REMOVED)
    assert view.shown.selected is not None
    assert view.shown.selected.stem.text == "trois"
    assert view.stored() == ["un", "deux", "trois"]
    tasks.run()
    assert view.stored() == ["un", "trois"]
    assert view.notices == [CollectionSaved(view.shown, ())]
    service.undo()
    assert (view.texts, view.shown.can_undo) == (["un", "deux", "trois"], False)
    service.redo()
    tasks.run()
    assert view.stored() == ["un", "trois"]


def test_questions_are_moved_within_what_the_teacher_sees(view: View) -> None:
    found = [view.entry("un"), view.entry("trois")]
    view.service.move(found[0], found, down=True)
    assert view.texts == ["deux", "trois", "un"]
    view.service.move(view.entry("deux"), view.shown.entries, down=False)
    assert view.texts == ["deux", "trois", "un"], "it is the first already"


def test_a_copy_a_key_and_skills(view: View, tasks: LaterTasks) -> None:
    view.service.copy(view.entry("un"))
    assert view.texts == ["un", "un", "deux", "trois"]
    view.service.set_key(view.entry("trois"), "B")
    view.service.set_skills(view.entry("trois"), ("socle.4",))
    tasks.run()
    item = view.library.load("a").items[-1]
    assert (item.body, item.tags) == (TrueFalse(False), ("socle.4",))


def test_an_edited_question_is_told_since_the_old_one_may_wait_to_be_asked(view: View) -> None:
    view.service.put(view.entry("deux"), replace(TWO, stem=RichText("2")), None, "Questions")
    assert view.texts == ["un", "2", "trois"]
    assert view.replaced == [("deux", "2")]


def test_a_new_question_is_added_after_the_selected_one(view: View) -> None:
    view.service.put(None, BankQuestion(stem=RichText("1,5"), body=TrueFalse(True)), view.entry("un"), "Questions")
    assert (view.texts, view.shown.change) == (["un", "1,5", "deux", "trois"], CollectionChange.ADDED)


def test_a_question_without_a_collection_makes_one(tmp_path: Path, tasks: LaterTasks) -> None:
    view = View(tmp_path / "Questions", tasks).open()
    view.service.put(None, ONE, None, "Mes questions")
    assert view.shown.name == "Mes questions"
    tasks.run()
    assert view.stored("Mes questions") == ["un"]


def test_a_question_typed_before_its_collection_is_read_goes_there(tmp_path: Path, tasks: LaterTasks) -> None:
    view = View(tmp_path, tasks)
    view.library.save("a", QuestionBank((ONE,)))
    view.service.open()
    tasks.waiting.pop(0)()
    view.service.put(None, TWO, None, "Mes questions")
    assert (view.shown.name, view.texts) == ("a", ["un", "deux"])
    tasks.run()
    assert view.stored() == view.texts == ["un", "deux"]


def test_a_collection_is_renamed_erased_and_restored(view: View, tasks: LaterTasks) -> None:
    view.service.rename("b")
    tasks.run()
    assert (view.library.names(), view.shown.name) == (["b"], "b")
    view.service.erase()
    tasks.run()
    assert view.notices == [CollectionRenamed("a", "b"), CollectionErased("b")]
    assert (view.drawn.names, view.drawn.collection) == ([], None)
    assert (view.library.folder / TRASH_FOLDER / "b.xml").exists()
    view.service.undo()
    tasks.run()
    assert (view.drawn.names, view.texts) == (["b"], ["un", "deux", "trois"])


def test_after_a_change_undo_takes_back_the_change_and_not_an_erasing(view: View, tasks: LaterTasks) -> None:
    view.library.save("b", QuestionBank((ONE,)))
    view.service.erase()
    tasks.run()
    view.service.copy(view.entry("un"))
    view.service.undo()
    tasks.run()
    assert (view.shown.name, view.texts, view.drawn.names) == ("b", ["un"], ["b"])


def test_what_could_not_be_saved_is_kept_and_told_also_after_closing(
    view: View, tasks: LaterTasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = WriteError(Path("a.xml"), OSError(28, "full"))

    def full(*_: object) -> None:
        raise error

    monkeypatch.setattr(QuestionLibrary, "change", full)
    view.service.copy(view.entry("un"))
    view.service.close()
    tasks.run()
    assert view.notices == [CollectionNotSaved("a", error, can_undo=False)]
    view.open()
    assert view.texts == ["un", "un", "deux", "trois"]
    view.service.rename("b")
    assert QuestionsNotice.NOT_SAVED_YET in view.notices
    monkeypatch.undo()
    view.service.retry()
    tasks.run()
    assert view.stored() == ["un", "un", "deux", "trois"]


def test_what_is_read_for_a_closed_sheet_is_dropped(tmp_path: Path, tasks: LaterTasks) -> None:
    view = View(tmp_path, tasks)
    view.service.open()
    view.service.close()
    tasks.run()
    assert (view.drawn, view.notices) == (QuestionsState(), [])


@pytest.fixture
def maths(tmp_path: Path) -> Path:
    path = tmp_path / "Maths.gift"
    path.write_text(MATHS, encoding="utf-8")
    return path


def test_a_file_is_previewed_added_and_written_for_others(
    view: View, tasks: LaterTasks, maths: Path, tmp_path: Path
) -> None:
    view.service.preview_file(maths)
    assert view.drawn.is_reading
    tasks.run()
    preview = view.drawn.preview
    assert preview is not None
    assert (preview.file_name, preview.name, len(preview.entries), preview.losses) == ("Maths.gift", "Maths", 4, ())
    assert view.library.names() == ["a"], "nothing is stored yet"
    view.service.add_to_collection("Maths", preview.entries)
    assert view.drawn.is_saving
    tasks.run()
    assert view.notices == [ReadingFile("Maths.gift"), QuestionsAdded("Maths", 4, 0)]
    assert (view.drawn.is_saving, view.drawn.preview, view.shown.name, len(view.texts)) == (False, None, "Maths", 4)
    view.service.export(tmp_path / "out.aiken", BankFormat.AIKEN)
    tasks.run()
    exported = view.notices[-1]
    assert isinstance(exported, QuestionsExported)
    assert exported.losses
    assert exported.path.exists()


def test_an_empty_collection_is_not_exported(view: View, tasks: LaterTasks, tmp_path: Path) -> None:
    while view.shown.entries:
        view.service.remove(view.shown.entries[0], view.shown.entries)
    tasks.run()
    view.service.export(tmp_path / "out.gift", BankFormat.GIFT)
    tasks.run()
    failed = view.notices[-1]
    assert isinstance(failed, QuestionsFailed)
    assert isinstance(failed.error, NothingToWriteError)
    assert not (tmp_path / "out.gift").exists()


def test_a_file_that_includes_another_is_previewed_with_it(view: View, tasks: LaterTasks, tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text("\\input{questions}\\input{absent}")
    (tmp_path / "questions.tex").write_bytes(SAMPLES[BankFormat.AMC_LATEX])
    view.service.preview_file(tmp_path / "main.tex")
    tasks.run()
    preview = view.drawn.preview
    assert preview is not None
    assert len(preview.entries) == 3
    assert [(loss.kind, loss.what) for loss in preview.losses] == [(LossKind.INCLUDED, "\\input{absent}")]


def test_a_file_of_which_nothing_is_read_is_told_and_not_shown(view: View, tasks: LaterTasks, tmp_path: Path) -> None:
    path = tmp_path / "main.tex"
    path.write_text("\\input{absent}")
    view.service.preview_file(path)
    tasks.run()
    failed = view.notices[-1]
    assert isinstance(failed, QuestionsFailed)
    assert isinstance(failed.error, NothingReadableError)
    assert failed.error.missing == ("\\input{absent}",)
    assert (view.drawn.is_reading, view.drawn.preview, len(view.texts)) == (False, None, 3)


def test_questions_that_are_there_already_are_counted(view: View, tasks: LaterTasks, maths: Path) -> None:
    for known in (0, 4):
        view.service.preview_file(maths)
        tasks.run()
        assert view.drawn.preview is not None
        view.service.add_to_collection("Maths", view.drawn.preview.entries)
        tasks.run()
        assert view.notices[-1] == QuestionsAdded("Maths", 4 - known, known)


def test_a_file_that_is_no_bank_is_told_and_nothing_is_shown(view: View, tasks: LaterTasks, tmp_path: Path) -> None:
    path = tmp_path / "a.gift"
    path.write_bytes(bytes(range(256)))
    view.service.preview_file(path)
    tasks.run()
    failed = view.notices[-1]
    assert isinstance(failed, QuestionsFailed)
    assert isinstance(failed.error, FileFormatError)
    assert (view.drawn.is_reading, view.drawn.preview, len(view.texts)) == (False, None, 3)


def test_a_cancelled_reading_shows_nothing(view: View, tasks: LaterTasks, maths: Path) -> None:
    view.service.preview_file(maths)
    view.service.cancel_reading()
    tasks.run()
    assert view.notices == [ReadingFile("Maths.gift"), QuestionsNotice.READING_CANCELLED]
    assert (view.drawn.is_reading, view.drawn.preview) == (False, None)


def test_changes_while_a_file_is_previewed_go_to_the_collection(view: View, tasks: LaterTasks, maths: Path) -> None:
    view.service.preview_file(maths)
    tasks.run()
    view.service.put(None, BankQuestion(stem=RichText("quatre"), body=TrueFalse(True)), None, "Questions")
    tasks.run()
    assert view.stored() == ["un", "deux", "trois", "quatre"]
    assert view.drawn.preview is not None
    assert view.notices == [ReadingFile("Maths.gift")], "the file is what is talked about"


def test_questions_are_found_by_their_ids_and_rendered_once(view: View, tasks: LaterTasks) -> None:
    found: list[Mapping[QuestionId, RenderedQuestion]] = []
    view.service.drawings.find([question_id(TWO)], found.append, lambda _question: None)
    tasks.run()
    assert [{id_: written.stem for id_, written in one.items()} for one in found] == [{question_id(TWO): "deux"}]
    drawn: list[RenderedQuestion] = []
    for _ in range(2):
        view.service.drawings.draw(view.entry("deux"), drawn.append)
        tasks.run()
    assert drawn[0] is drawn[1]
    assert drawn[0].stem == "deux"
