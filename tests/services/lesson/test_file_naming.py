"""The name of the open lesson's file goes with undo and redo of its title."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.lesson.test_current_lesson import Teacher, started
from tests.support.later_tasks import LaterTasks
from tests.support.phone_room import Tasks
from tni.core.tasks import TaskRunner
from tni.services.lesson.file_naming import FileNaming


class Desk:
    """A lesson that is open, with the names of its file."""

    def __init__(self, teacher: Teacher, tasks: TaskRunner | None = None) -> None:
        self.teacher, self.errors = teacher, list[Exception]()
        self.naming = FileNaming(teacher.current, tasks or Tasks(), self.errors.append)

    @property
    def name(self) -> str:
        return self.teacher.path.name

    def undo(self) -> str:
        self.naming.follow_change(self.teacher.current.lesson.editor.undo())
        return self.name

    def redo(self) -> str:
        self.naming.follow_change(self.teacher.current.lesson.editor.redo())
        return self.name


@pytest.mark.parametrize("has_title", [False, True])
def test_the_file_has_the_name_of_the_title_after_each_undo_and_redo(tmp_path: Path, has_title: bool) -> None:
    desk = Desk(started(tmp_path))
    current = desk.teacher.current
    current.new()
    before = desk.name
    if has_title:
        current.rename("Aires")
        before = desk.name
        assert before == "Aires.tni"
    editor = current.lesson.editor
    desk.naming.follow_change(editor.set_card("Périmètres", ("6e",), "", None))
    current.rename("Périmètres", before="Aires")
    assert desk.name == "Périmètres.tni"
    desk.naming.follow_change(editor.set_card("Périmètres", (), "", None))
    assert desk.undo() == "Périmètres.tni", "tags name no file"
    assert (desk.undo(), editor.prepared_title) == (before, "Aires" if has_title else "")
    assert desk.redo() == "Périmètres.tni"
    assert desk.errors == []
    current.close()


@pytest.mark.parametrize(
    ("steps", "name"),
    [
        ("AB", "B"),  # two names one after the other, while the worker was busy
        ("ABA", "A"),
        ("A.B<", "A"),  # an undo that is quicker than the disk
        ("A.B.<C", "C"),
        ("A.BC<.<", "A"),
    ],
)
def test_the_file_ends_with_the_name_of_the_title_however_late_the_disk_is(
    tmp_path: Path, steps: str, name: str
) -> None:
    tasks = LaterTasks()
    desk = Desk(teacher := started(tmp_path, tasks=tasks), tasks)
    for step in steps:
        if step == ".":
            tasks.run()
        elif step == "<":
            desk.undo()
        else:
            teacher.current.rename(step)
    tasks.run()
    assert (teacher.current.lesson.editor.prepared_title, desk.name) == (name, f"{name}.tni")
    assert desk.errors == []
    teacher.current.close()


def test_a_file_that_was_named_by_hand_gets_that_name_back(tmp_path: Path) -> None:
    desk = Desk(started(tmp_path))
    current = desk.teacher.current
    current.rename("Aires")
    by_hand = desk.teacher.path.with_name("chapitre 3.tni")
    current.new()
    (by_hand.parent / "Aires.tni").rename(by_hand)
    desk.teacher.open(by_hand)
    current.rename("Périmètres")
    assert desk.name == "Périmètres.tni"
    assert desk.undo() == "chapitre 3.tni"
    current.close()
