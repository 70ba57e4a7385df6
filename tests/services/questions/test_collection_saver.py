"""Collections on their way to the disk: the newest of each, everything new in it tried, again where that failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.later_tasks import LaterTasks
from tni.files.atomic import WriteError
from tni.quiz.bank.bodies import PointBody, TrueFalse
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.quiz.bank.rich_text import RichText
from tni.services.questions.collection_saver import CollectionSaver
from tni.services.questions.question_library import QuestionLibrary

ONE, TWO, THREE = (BankQuestion(stem=RichText(words), body=TrueFalse(True)) for words in ("un", "deux", "trois"))
NOWHERE = BankQuestion(stem=RichText("où"), body=PointBody("b.png", ()))


class Desk:
    def __init__(self, folder: Path) -> None:
        self.tasks, self.library = LaterTasks(), QuestionLibrary(folder)
        self.saving = CollectionSaver(self.tasks, self.library, self)
        self.told: list[str] = []

    def collection_saved(self, name: str, losses: object) -> None:
        self.told.append(name)

    def collection_not_saved(self, name: str, error: Exception) -> None:
        self.told.append(f"{name} {type(error).__name__}")

    def words(self, name: str) -> list[str]:
        return [item.stem.text for item in self.library.load(name).items]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_what_was_changed_meanwhile_is_written_next_without_what_lay_between(desk: Desk) -> None:
    for items in ((ONE,), (ONE, TWO), (ONE, TWO, THREE)):
        desk.saving.save("a", QuestionBank(items), items[-1])
    assert len(desk.tasks.waiting) == 1
    assert desk.saving.waiting("a") == QuestionBank((ONE, TWO, THREE))
    desk.tasks.run()
    assert desk.words("a") == ["un", "deux", "trois"]
    assert desk.told == ["a"]
    assert desk.saving.waiting("a") is None


def test_two_collections_do_not_wait_for_each_other(desk: Desk) -> None:
    desk.saving.save("a", QuestionBank((ONE,)), ONE)
    desk.saving.save("b", QuestionBank((TWO,)), TWO)
    assert len(desk.tasks.waiting) == 2
    desk.tasks.run()
    assert (desk.words("a"), desk.words("b"), desk.told) == (["un"], ["deux"], ["a", "b"])


def test_what_has_no_place_is_not_passed_over_by_a_later_change(desk: Desk) -> None:
    desk.saving.save("a", QuestionBank((ONE,)), ONE)
    desk.tasks.run()
    desk.saving.save("a", QuestionBank((ONE, NOWHERE)), NOWHERE)
    desk.saving.save("a", QuestionBank((ONE, NOWHERE, TWO)), TWO)
    desk.tasks.run()
    assert desk.told == ["a", "a NothingWritableError"]
    assert desk.words("a") == ["un"]
    desk.saving.save("a", QuestionBank((ONE, TWO)), TWO)  # it was taken back
    desk.tasks.run()
    assert desk.words("a") == ["un", "deux"]


def test_what_failed_is_tried_again_with_all_that_came_since(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise WriteError(Path("a.xml"), OSError(28, "full"))

    monkeypatch.setattr(QuestionLibrary, "change", full)
    desk.saving.save("a", QuestionBank((ONE,)), ONE)
    desk.tasks.run()
    assert desk.told == ["a WriteError"]
    assert desk.saving.waiting("a") == QuestionBank((ONE,))
    monkeypatch.undo()
    desk.saving.retry_all()
    desk.saving.retry_all()
    assert len(desk.tasks.waiting) == 1
    desk.tasks.run()
    assert (desk.told, desk.words("a")) == (["a WriteError", "a"], ["un"])
