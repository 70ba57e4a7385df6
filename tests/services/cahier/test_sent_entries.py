"""What sending leaves to do, for the list of past séances."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cahier.test_delivery import waiting
from tni.cahier.delivery import DeliveryState
from tni.services.cahier.past_filter import LeftToDo
from tni.services.cahier.sent_entries import left_to_do


@pytest.mark.parametrize(
    ("states", "left"),
    [
        ([DeliveryState.SENT, DeliveryState.SENT], LeftToDo.SENT),
        ([DeliveryState.SENT, DeliveryState.WAITING], LeftToDo.WAITING),
        ([DeliveryState.DIFFERS, DeliveryState.WAITING], LeftToDo.TO_CORRECT),
        ([DeliveryState.REFUSED], LeftToDo.TO_CORRECT),
        ([DeliveryState.WITHDRAWN], LeftToDo.TO_SEND),
        ([], LeftToDo.TO_SEND),
    ],
)
def test_the_worst_delivery_says_what_is_left(states: list[DeliveryState], left: LeftToDo) -> None:
    assert left_to_do([replace(waiting(), state=state) for state in states], is_expected=True) is left


def test_an_entry_that_goes_nowhere_leaves_nothing_to_send_unless_it_waits() -> None:
    assert left_to_do([], is_expected=False) is LeftToDo.NOTHING
    assert left_to_do([waiting()], is_expected=False) is LeftToDo.WAITING
