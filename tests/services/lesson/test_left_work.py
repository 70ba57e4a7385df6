"""Work that earlier runs left on this computer is found, with what opening it takes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.later_tasks import LaterTasks
from tests.support.lessons import Desk, names, strokes_in, unpublished_on_key
from tni.files.lesson_errors import LessonFileError
from tni.services.lesson.left_work import LeftLesson, LeftWork, find_left_work, take_aside, tell_left_work
from tni.store.copy_origin import COPY, ORIGIN


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A key that was pulled out before `a` was published."""
    with unpublished_on_key(tmp_path / "key", monkeypatch) as made:
        made.folder.rename(tmp_path / "pocket")
    return made


def left_of(desk: Desk) -> LeftWork:
    keys = [path for path in (desk.places.work.parent / "key1",) if path.exists()]
    return find_left_work(desk.places.work, lambda: keys)


def test_a_lesson_is_offered_where_it_is_or_as_away(desk: Desk, tmp_path: Path) -> None:
    assert left_of(desk).lessons == (LeftLesson(desk.lesson, is_away=True),)
    (tmp_path / "pocket").rename(tmp_path / "key1")
    here = tmp_path / "key1" / desk.lesson.name
    assert left_of(desk).lessons == (LeftLesson(here, is_away=False),)
    file = desk.open(here)
    assert left_of(desk) == LeftWork(), "it is open"
    assert file.close().good
    assert left_of(desk) == LeftWork()
    assert strokes_in(here) == ["a"]


def test_a_lesson_that_came_back_to_its_place_is_offered_there(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "pocket").rename(desk.folder)
    assert left_of(desk).lessons == (LeftLesson(desk.lesson, is_away=False),)


def test_copies_that_were_put_aside_are_told_until_they_are_put_away_and_become_lessons(
    desk: Desk, tmp_path: Path
) -> None:
    (folder,) = desk.places.work.glob("*/")
    (folder / ORIGIN).write_bytes(b"\0")
    (tmp_path / "pocket").rename(desk.folder)
    desk.open().close()
    (aside,) = desk.places.work.glob("*/")
    left = left_of(desk)
    assert left == LeftWork(aside=(aside / COPY,))
    assert left_of(desk) == left, "a program that ends before it is shown has told nothing"
    shutil.copytree(aside, older := aside.with_name(f"{aside.name} (2)"))
    shutil.copytree(aside, broken := aside.with_name(f"{aside.name} (3)"))
    (broken / COPY).write_bytes(b"rubbish")
    os.utime(older / COPY, (2, 2))
    os.utime(broken / COPY, (1, 1))
    tasks, heard = LaterTasks(), list[LeftWork]()
    put_away = list[Callable[[], None]]()

    def tell(left: LeftWork, read: Callable[[], None]) -> None:
        heard.append(left)
        put_away.append(read)

    for _start in range(2):
        tell_left_work(desk.places.work, tasks, tell, lambda error: pytest.fail(str(error)))
        tasks.run()
    assert [left.aside for left in heard] == [tuple(one / COPY for one in (aside, older, broken))] * 2
    made = take_aside(heard[0].aside, tmp_path / "lessons", lambda title: title or "Tableau (récupérée)")
    assert [path.name for path in made] == ["Tableau (récupérée).tni", "Tableau (récupérée) (2).tni"]
    assert [strokes_in(path) for path in made] == [["a"], ["a"]]
    assert left_of(desk).aside == (broken / COPY,)
    put_away[0]()
    tasks.run()
    assert left_of(desk) == LeftWork()
    assert names(desk.places.work) == [broken.name], "nothing is deleted"


def test_a_copy_that_cannot_be_read_stays(desk: Desk, tmp_path: Path) -> None:
    (folder,) = desk.places.work.glob("*/")
    (folder / COPY).write_bytes(b"rubbish")
    with pytest.raises(LessonFileError):
        take_aside([folder / COPY], tmp_path / "lessons", lambda _: "x")
    assert (folder / COPY).exists()
