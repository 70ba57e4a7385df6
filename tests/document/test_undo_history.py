"""Undo and redo without limit: which change is next, and which are fetched from the file for it."""

from __future__ import annotations

from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.undo_history import MIN_IN_MEMORY, UndoHistory


def change(number: int) -> Change:
    return Change(ChangeKind.WRITE, (RecordChange(str(number), None, None),))


def test_what_was_done_last_is_undone_without_the_file_and_older_ones_are_fetched() -> None:
    fetched: list[int] = []

    def load(number: int) -> Change:
        fetched.append(number)
        return change(number)

    count = 2 * MIN_IN_MEMORY + 1
    history = UndoHistory(load=load)
    for number in range(1, count + 1):
        assert history.push(change(number)) == number
    history.forget_old()
    for number in range(count, 0, -1):
        assert history.is_at_hand == (number > count - MIN_IN_MEMORY)
        assert history.undo() == change(number).inverse()
    assert fetched == list(range(count - MIN_IN_MEMORY, 0, -1))


def test_a_change_done_after_an_undo_is_the_last_one() -> None:
    history = UndoHistory()
    for number in (1, 2, 3):
        history.push(change(number))
    assert history.undo() == change(3).inverse()
    assert history.undo() == change(2).inverse()
    assert history.push(change(20)) == 2
    assert not history.can_redo
    assert history.redo() is None
    assert history.undo() == change(20).inverse()
    assert history.redo() == change(20)
