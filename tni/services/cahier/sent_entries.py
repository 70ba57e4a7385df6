"""Rest that the sending of past séances leaves to do, for their list."""

from __future__ import annotations

from collections.abc import Sequence

from tni.cahier.delivery import Delivery, DeliveryState, Goal
from tni.cahier.entry import CahierEntry
from tni.planning.timetable import class_key
from tni.services.cahier.past_filter import LeftToDo

_TO_CORRECT = (DeliveryState.DIFFERS, DeliveryState.REFUSED, DeliveryState.NEEDS_TEACHER)
_GONE = (DeliveryState.WITHDRAWN,)


def left_to_do(deliveries: Sequence[Delivery], *, is_expected: bool) -> LeftToDo:
    """Return what the deliveries of one entry leave to do. is_expected: there is an account to
    which it is to be sent."""
    known = [one for one in deliveries if one.state not in _GONE]
    if any(one.state in _TO_CORRECT for one in known):
        return LeftToDo.TO_CORRECT
    if any(one.state is not DeliveryState.SENT for one in known):
        return LeftToDo.WAITING
    if known:
        return LeftToDo.SENT
    return LeftToDo.TO_SEND if is_expected else LeftToDo.NOTHING


def astray(deliveries: Sequence[Delivery], entry: CahierEntry) -> tuple[Delivery, ...]:
    """Return the deliveries that have brought an entry, or are to bring it, to another class than it is for now."""
    own = class_key(entry.class_name)
    return tuple(one for one in deliveries if one.goal is Goal.PUBLISH and class_key(one.label.class_name) != own)
