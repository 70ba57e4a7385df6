from __future__ import annotations

import pytest

from tni.board.document import Act, Change, Swap
from tni.board.history import RECENT, History
from tni.board.items import LessonInfo
from tni.core.errors import TniError


def change(number: int) -> Change:
    return Change(Act.EDIT, (Swap("lesson", None, LessonInfo(title=str(number))),))


def test_undo_gives_the_inverse_and_redo_the_change() -> None:
    history = History()
    assert history.push(change(1)) == 1
    assert history.to_undo() == change(1).inverse()
    assert history.position == 1
    assert history.undo() == change(1).inverse()
    assert history.undo() is None
    assert history.to_redo() == change(1)
    assert history.redo() == change(1)
    assert history.redo() is None
    assert history.to_redo() is None


def test_a_new_change_forgets_what_was_undone() -> None:
    history = History()
    history.push(change(1))
    history.push(change(2))
    history.undo()
    assert history.push(change(3)) == 2
    assert not history.can_redo
    assert history.undo() == change(3).inverse()
    assert history.undo() == change(1).inverse()


def test_changes_of_earlier_days_are_fetched() -> None:
    history = History(3, 2, change)
    assert history.undo() == change(2).inverse()
    assert history.redo() == change(2)
    assert history.redo() == change(3)


def test_a_change_that_cannot_be_fetched_moves_nothing() -> None:
    def fails(number: int) -> Change:
        raise TniError(str(number))

    history = History(3, 2, fails)
    with pytest.raises(TniError):
        history.undo()
    with pytest.raises(TniError):
        history.redo()
    assert history.position == 2


def test_changes_far_back_are_let_go_and_fetched_again() -> None:
    asked: list[int] = []

    def load(number: int) -> Change:
        asked.append(number)
        return change(number)

    history = History(load=load)
    many = 2 * RECENT + 1
    for number in range(1, many + 1):
        history.push(change(number))
        history.forget_old()
    for number in range(many, 0, -1):
        assert history.undo() == change(number).inverse()
    assert max(asked) == many - RECENT, "the last ones were at hand"
    assert history.redo() == change(1)


def test_nothing_is_let_go_that_nobody_keeps() -> None:
    history = History()
    for number in range(1, 2 * RECENT + 2):
        history.push(change(number))
        history.forget_old()
    while history.can_undo:
        history.undo()


@pytest.mark.parametrize(("length", "position"), [(0, 1), (2, -1)])
def test_a_position_outside_is_refused(length: int, position: int) -> None:
    with pytest.raises(ValueError, match="position"):
        History(length, position)
