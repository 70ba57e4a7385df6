"""Contacts that a driver follows by the device's own ids."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from tni.api.contact_tracker import MAX_CONTACTS, ContactTracker
from tni.api.devices import ContactState, ContactTool, Touch

DOWN, MOVE, UP = ContactState.DOWN, ContactState.MOVE, ContactState.UP
PEN = Touch(ContactTool.PEN, 100, 200, 0.1, 0.2, pressure=0.5, pen=1)


@pytest.fixture
def tracker() -> ContactTracker:
    return ContactTracker(count(1))


def test_contact_keeps_its_id_until_it_lifts_where_it_was_last(tracker: ContactTracker) -> None:
    moved = replace(PEN, x=0.3)
    (down,) = tracker.touch(7, PEN, 1.0)
    (move,) = tracker.touch(7, moved, 2.0)
    (up,) = tracker.lift(7, 3.0)
    assert [(c.id, c.state, c.at_s, c.touch) for c in (down, move, up)] == [
        (1, DOWN, 1.0, PEN),
        (1, MOVE, 2.0, moved),
        (1, UP, 3.0, moved),
    ]
    assert len(tracker) == 0
    assert tracker.lift(7, 4.0) == []


@pytest.mark.parametrize("other", [replace(PEN, pen=2), replace(PEN, tool=ContactTool.ERASER)])
def test_another_pen_or_end_of_it_is_another_contact(tracker: ContactTracker, other: Touch) -> None:
    tracker.touch(7, PEN, 1.0)
    up, down = tracker.touch(7, other, 2.0)
    assert [(c.id, c.state, c.touch) for c in (up, down)] == [(1, UP, PEN), (2, DOWN, other)]


def test_finger_that_becomes_a_palm_stays_the_same_contact(tracker: ContactTracker) -> None:
    finger = Touch(ContactTool.FINGER, 0, 0, 0.5, 0.5)
    tracker.touch(7, finger, 1.0)
    (now,) = tracker.touch(7, replace(finger, tool=ContactTool.PALM), 2.0)
    assert (now.id, now.state) == (1, MOVE)


def test_device_that_never_lifts_cannot_fill_the_memory(tracker: ContactTracker) -> None:
    for key in range(MAX_CONTACTS + 10):
        tracker.touch(key, PEN, 1.0)
    assert len(tracker) == MAX_CONTACTS
    assert {c.state for c in tracker.lift_all(2.0)} == {UP}
