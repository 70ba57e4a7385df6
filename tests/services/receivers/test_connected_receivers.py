"""Receivers of clickers are read, told of, and used like one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from tests.services.receivers.room import DeviceRoom
from tests.support.clicker_room import iclicker_report
from tests.support.sockets import Wire
from tni.api.devices import DeviceEvent, Step, Vote
from tni.core.errors import TniError
from tni.core.ids import ClickerId
from tni.core.known_devices import ReceiverSettings
from tni.devices.clickers.iclicker2 import IClicker2Base
from tni.devices.clickers.passive_receiver import PassiveReceiver
from tni.devices.ports import DeviceGoneError, NullPort
from tni.services.receivers.connected_receivers import ConnectedReceivers


class Polled(PassiveReceiver):
    """A receiver that notes what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def open_poll(self, now_s: float) -> Step:
        self.asked.append("open")
        return Step()

    def close_poll(self, now_s: float) -> Step:
        self.asked.append("close")
        return Step()

    def on_report(self, report: bytes, now_s: float) -> Step:
        return Step()

    def show(self, lines: tuple[str, str], now_s: float) -> Step:
        self.asked.append(lines)
        return Step()


class Room(DeviceRoom):
    """Receivers, and all that they told."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[DeviceEvent] = []
        self.counts: list[int] = []
        self.ended: list[tuple[str, TniError | None]] = []
        self.receivers = ConnectedReceivers(self.remembered, self.clock, self.main)
        self.receivers.subscribe(self.hear)
        self.receivers.subscribe_count(lambda: self.counts.append(self.receivers.count))
        self.receivers.subscribe_ended(lambda source, error: self.ended.append((source, error)))

    def hear(self, events: Sequence[DeviceEvent]) -> None:
        self.events.extend(events)


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.receivers.close()


def test_votes_of_a_receiver_are_told_until_it_is_pulled_out(room: Room) -> None:
    wire = Wire()
    room.receivers.plug("base", IClicker2Base(), wire)
    wire.send(iclicker_report((1, 0, 0), (2, 1, 0)))
    room.main.until(lambda: sum(isinstance(event, Vote) for event in room.events) == 2)
    assert [event.choice for event in room.events if isinstance(event, Vote)] == ["A", "B"]
    wire.pull()
    room.main.until(lambda: bool(room.ended))
    assert room.counts == [1, 0]
    ((source, error),) = room.ended
    assert (source, type(error)) == ("base", DeviceGoneError)


def test_events_from_elsewhere_are_told_in_order(room: Room) -> None:
    votes = [Vote(ClickerId(f"card:{number}"), "A", float(number)) for number in range(3)]
    sink = room.receivers.event_sink("cards")
    for vote in votes:
        sink(vote)
    assert len(room.main.posted) == 1
    room.main.run()
    assert room.events == votes


def test_stored_settings_are_applied_before_a_receiver_is_read(room: Room) -> None:
    room.remembered.settings["key"] = ReceiverSettings("CB")
    base = IClicker2Base()
    room.receivers.plug("base", base, NullPort(), key="key")
    assert base.channel == "CB"
    assert room.receivers.tunable[0].channel == "CB"


def test_poll_is_open_as_long_as_one_user_wants_it(room: Room) -> None:
    early, late = Polled(), Polled()
    room.receivers.plug("early", early, NullPort())
    room.receivers.request_poll("kit", True)
    room.receivers.open_poll(0.0)
    room.receivers.request_poll("kit", False)
    room.receivers.show(("Vote ouvert", "1 / 3"))
    room.receivers.plug("late", late, NullPort())
    room.receivers.close_poll(0.0)
    room.main.until(lambda: "close" in early.asked and "close" in late.asked)
    assert early.asked == ["open", ("Vote ouvert", "1 / 3"), "close"]
    assert late.asked == ["open", ("Vote ouvert", "1 / 3"), "close"]
