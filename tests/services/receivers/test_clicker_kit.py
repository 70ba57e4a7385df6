"""Clickers get their numbers by being pressed, without a window."""

from __future__ import annotations

import pytest

from tests.services.receivers.room import DeviceRoom
from tni.api.devices import Vote
from tni.core.ids import ClickerId
from tni.services.receivers.clicker_kit import ClickerKit, KitNote, KitNoteKind, KitState, KitTask
from tni.services.receivers.connected_receivers import ConnectedReceivers

A, B, C = (ClickerId(f"iclicker:{name}") for name in ("AA", "BB", "CC"))


class Kit(DeviceRoom):
    """The kit, with every state that it told, and how often numbers changed."""

    def __init__(self) -> None:
        super().__init__()
        self.kit = ClickerKit(self.remembered, ConnectedReceivers(self.remembered, self.clock, self.main))
        self.states: list[KitState] = []
        self.changes = 0
        self.kit.subscribe(self.states.append)
        self.kit.subscribe_numbers(self.count_change)

    def count_change(self) -> None:
        self.changes += 1

    def press(self, clicker: ClickerId) -> KitState:
        self.kit.press(Vote(clicker, "A", 0.0))
        return self.kit.state


@pytest.fixture
def room() -> Kit:
    return Kit()


def test_clickers_are_numbered_in_turn(room: Kit) -> None:
    room.kit.number_clickers()
    assert (room.kit.state.task, room.kit.state.awaited) == (KitTask.NUMBERING, 1)
    assert room.press(A).note == KitNote(KitNoteKind.ASSIGNED, 1)
    assert room.press(A).note == KitNote(KitNoteKind.NUMBERED_BEFORE, 1)
    room.kit.skip_number()
    assert (room.kit.state.awaited, room.kit.state.note) == (3, None)
    room.press(B)
    room.kit.stop()
    room.press(C)
    assert room.remembered.numbers == {A: 1, B: 3}
    assert room.changes == 2
    assert room.states[-1] == KitState(((A, 1), (B, 3)), note=KitNote(KitNoteKind.ASSIGNED, 3))


def test_numbers_in_use_are_left_out(room: Kit) -> None:
    room.remembered.numbers = {A: 1, B: 2}
    room.kit.number_clickers()
    assert room.kit.state.awaited == 3


def test_dead_clicker_is_replaced_by_the_next_one_pressed(room: Kit) -> None:
    room.remembered.numbers = {A: 1, B: 2}
    room.kit.replace(2)
    state = room.press(C)
    assert room.remembered.numbers == {A: 1, C: 2}
    assert (state.task, state.note) == (KitTask.NONE, KitNote(KitNoteKind.ASSIGNED, 2))


def test_numbered_clicker_may_replace_a_dead_one(room: Kit) -> None:
    room.remembered.numbers = {A: 1, B: 2}
    room.kit.replace(2)
    room.press(A)
    assert room.remembered.numbers == {A: 2}


def test_test_shows_who_is_received_and_changes_no_number(room: Kit) -> None:
    room.remembered.numbers = {A: 1, B: 2}
    room.kit.test()
    for clicker in (B, B, C):
        room.press(clicker)
    state = room.kit.state
    assert (state.received, state.received_numbers) == ((B, C), {2})
    assert room.remembered.numbers == {A: 1, B: 2}
    room.kit.stop()
    assert room.states[-1] == KitState(((A, 1), (B, 2)))


def test_removed_clicker_has_no_number(room: Kit) -> None:
    room.remembered.numbers = {A: 1, B: 2}
    room.kit.remove(1)
    room.kit.remove(7)
    assert (room.kit.state.numbers, room.changes) == (((B, 2),), 1)


def test_number_that_cannot_be_stored_is_told(room: Kit) -> None:
    room.remembered.numbers, room.remembered.refuses = {A: 1}, True
    room.kit.number_clickers()
    assert room.press(B).note == KitNote(KitNoteKind.NOT_ASSIGNED, 2)
    room.kit.stop()
    room.kit.remove(1)
    assert room.kit.state.note == KitNote(KitNoteKind.NOT_REMOVED)
    assert room.remembered.numbers == {A: 1}


def test_number_given_during_a_vote_is_shown(room: Kit) -> None:
    room.kit.assign(A, 7)
    assert (room.states[-1].numbers, room.changes) == (((A, 7),), 1)


def test_nothing_is_told_when_the_kit_is_opened_again(room: Kit) -> None:
    room.kit.number_clickers()
    room.press(A)
    room.kit.close()
    assert room.kit.state == KitState(((A, 1),))
