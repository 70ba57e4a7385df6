"""What is plugged in comes, is chosen, opened, refused and goes, told once each; by looks that a test takes itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.hid_boards import collection, mouse, pen, touch_screen
from tests.support.sockets import Socket, a_board, a_receiver, a_stranger
from tni.api.devices import DeviceInfo, Driver, DriverEntry, HidMatch, Provenance, Step
from tni.core.mailbox import Mailbox
from tni.devices import registry
from tni.devices.discovery import FoundDevice
from tni.devices.driver_choice import RawInputMode, choose_driver, is_receiver
from tni.devices.hid import usages as u
from tni.devices.hid.multitouch import HidBoard
from tni.devices.hid.synthetic import encode_variable
from tni.devices.hotplug import (
    TRIES,
    DevicePluggedIn,
    DeviceRefused,
    DevicesPresent,
    DeviceUnplugged,
    DeviceWatch,
    HotplugMessage,
    PortsLent,
    UnknownDeviceFound,
)
from tni.devices.unknown_devices import is_unknown_board


class Desk:
    def __init__(self) -> None:
        self.socket = Socket()
        self.raw = RawInputMode.AUTOMATIC
        self.mailbox: Mailbox[HotplugMessage] = Mailbox(lambda: None)
        self.watch = DeviceWatch(
            self.socket, lambda device: choose_driver(device, self.raw), self.mailbox, is_unknown_board
        )

    def looks(self, times: int = 1) -> list[HotplugMessage]:
        for _ in range(times):
            self.watch.poll()
        return self.mailbox.drain()


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    for wire in made.socket.wires.values():
        wire.pull()
        wire.close()


def test_a_board_is_opened_once_it_has_settled_and_told_once(desk: Desk) -> None:
    desk.socket.plug(a_board())
    assert desk.watch.poll(), "look again soon"
    assert not desk.mailbox.drain(), "its other interfaces may not be there yet"
    (news,) = desk.looks()
    assert isinstance(news, DevicePluggedIn)
    assert isinstance(news.driver, HidBoard)
    assert (news.device.key, news.new) == ("board", False)
    assert not desk.looks(3)
    assert desk.socket.opened == 1


def test_what_comes_later_is_new(desk: Desk) -> None:
    desk.looks()
    desk.socket.plug(a_board())
    (news,) = desk.looks(2)
    assert isinstance(news, DevicePluggedIn)
    assert news.new


def test_what_goes_before_it_has_settled_is_never_told(desk: Desk) -> None:
    desk.socket.plug(a_board())
    desk.looks()
    desk.socket.unplug("board")
    assert not desk.looks(3)
    assert desk.socket.opened == 0


def test_unplugged_and_plugged_in_again_under_the_same_name(desk: Desk) -> None:
    desk.socket.plug(a_board())
    desk.looks(2)
    desk.socket.unplug("board")
    assert desk.looks() == [DeviceUnplugged("board")]
    desk.socket.plug(a_board())
    (news,) = desk.looks(2)
    assert isinstance(news, DevicePluggedIn)
    assert desk.socket.opened == 2


def test_plugged_in_again_between_two_looks(desk: Desk) -> None:
    """Its thread knows first; the watch has seen nothing."""
    desk.socket.plug(a_board())
    desk.looks(2)
    desk.watch.forget("board", new=True)
    (news,) = desk.looks(2)
    assert isinstance(news, DevicePluggedIn)
    assert news.new


def test_one_that_is_read_no_more_and_stays_is_left_alone(desk: Desk) -> None:
    desk.socket.plug(a_board())
    desk.looks(2)
    assert not desk.looks(5)
    assert desk.socket.opened == 1


def test_without_leave_it_is_refused_once_and_opened_when_there_is_leave(desk: Desk) -> None:
    desk.socket.plug(a_board(permitted=False))
    assert not desk.looks(TRIES)
    (news,) = desk.looks()
    assert isinstance(news, DeviceRefused)
    assert not news.permitted
    assert not desk.looks(5)
    desk.socket.plug(a_board())
    (news,) = desk.looks()
    assert isinstance(news, DevicePluggedIn)


def test_in_use_elsewhere_it_is_refused_once(desk: Desk) -> None:
    desk.socket.in_use.add("board")
    desk.socket.plug(a_board())
    (news,) = desk.looks(TRIES + 5)
    assert isinstance(news, DeviceRefused)
    assert news.permitted
    desk.socket.unplug("board")
    assert desk.looks() == [DeviceUnplugged("board")]


def test_leave_that_comes_soon_is_not_spoken_of(desk: Desk) -> None:
    desk.socket.plug(a_board(permitted=False))
    desk.looks(2)
    desk.socket.plug(a_board())
    (news,) = desk.looks()
    assert isinstance(news, DevicePluggedIn)


def test_another_choice_opens_what_was_left_alone(desk: Desk) -> None:
    desk.socket.plug(a_board(pointers=("Board",)))
    assert not desk.looks(3)
    desk.raw = RawInputMode.ALWAYS
    desk.watch.reconsider()
    (news,) = desk.looks(2)
    assert isinstance(news, DevicePluggedIn)
    assert not news.new, "nobody has plugged anything in"


def test_a_driver_that_raises_takes_nothing_from_the_device_beside_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_info: DeviceInfo) -> Driver:
        raise ZeroDivisionError

    bad = DriverEntry("bad", (HidMatch(0x1234),), Provenance.DOCUMENTED, broken)
    monkeypatch.setattr(registry, "VENDOR_DRIVERS", (bad, *registry.VENDOR_DRIVERS))
    desk.socket.plug(a_board("bad", vendor=0x1234))
    desk.socket.plug(a_board("good"))
    (news,) = desk.looks(2)
    assert isinstance(news, DevicePluggedIn)
    assert news.device.key == "good"
    assert not desk.looks(3)


def test_what_cannot_be_looked_at_takes_nothing_from_what_is_beside_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    describe = desk.socket.describe

    def broken(key: str) -> FoundDevice | None:
        if key == "bad":
            raise ValueError(key)
        return describe(key)

    monkeypatch.setattr(desk.socket, "describe", broken)
    desk.socket.plug(a_board("bad"))
    desk.socket.plug(a_board("good"))
    (news,) = desk.looks(4)
    assert isinstance(news, DevicePluggedIn)
    assert news.device.key == "good"


def test_without_the_system_s_library_a_device_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(_device: FoundDevice) -> None:
        raise ImportError("libudev.so.1")

    monkeypatch.setattr(desk.socket, "open", lacking)
    desk.socket.plug(a_board())
    (news,) = desk.looks(TRIES + 3)
    assert isinstance(news, DeviceRefused)


def test_the_thread_looks_by_itself_and_ends_when_told() -> None:
    socket = Socket()
    socket.plug(a_board())
    heard: list[HotplugMessage] = []
    from threading import Event

    come = Event()
    mailbox: Mailbox[HotplugMessage] = Mailbox(come.set)
    watch = DeviceWatch(socket, lambda device: choose_driver(device, RawInputMode.AUTOMATIC), mailbox)
    watch.start()
    assert come.wait(30)
    watch.close()
    heard += mailbox.drain()
    assert [type(news) for news in heard] == [DevicePluggedIn]
    socket.wires["board"].pull()
    socket.wires["board"].close()


# -- what nobody knows


def test_a_stranger_that_comes_is_told_once_and_that_it_goes(desk: Desk) -> None:
    desk.socket.plug(a_stranger("before"))
    assert not desk.looks(3), "what was there before is not spoken of"
    desk.socket.plug(a_stranger())
    (news,) = desk.looks(3)
    assert isinstance(news, UnknownDeviceFound)
    assert news.device.name == "SMART 9000"
    desk.watch.reconsider()
    assert not desk.looks(3)
    desk.socket.unplug("stranger")
    assert desk.looks() == [DeviceUnplugged("stranger")]
    assert desk.socket.opened == 0


def test_all_that_is_there_is_told_to_who_asks_and_lent_what_can_be_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for device in (a_stranger("a"), a_stranger("b"), a_board("c")):
        desk.socket.plug(device)
    desk.looks(2)
    describe = desk.socket.describe
    monkeypatch.setattr(desk.socket, "describe", lambda key: describe(key) if key != "c" else 1 / 0)
    desk.watch.ask_present()
    (present,) = desk.looks()
    assert isinstance(present, DevicesPresent)
    assert [device.key for device in present.devices] == ["a", "b"]
    desk.socket.in_use.add("b")
    desk.watch.lend(["a", "b", "gone"])
    (lent,) = desk.looks()
    assert isinstance(lent, PortsLent)
    assert [device.key for device, _ in lent.ports] == ["a"]


# -- who is read


def vendors_board(_info: DeviceInfo) -> Driver:
    return Vendors()


class Vendors:
    def start(self, now_s: float) -> Step:
        return Step()

    def on_report(self, report: bytes, now_s: float) -> Step:
        return Step()

    def on_timer(self, now_s: float) -> Step:
        return Step()

    def release(self, now_s: float) -> Step:
        return Step()


def tablet(what: int) -> bytes:
    """A pen that tells how it leans."""
    leans = collection(0, u.STYLUS, encode_variable(u.X_TILT, 8, 120), encode_variable(u.Y_TILT, 8, 120))
    return pen(what)[:-1] + leans + pen(what)[-1:]


VENDORS = DriverEntry("vendor's", (HidMatch(0x2650),), Provenance.DOCUMENTED, vendors_board)
POINTED = ("Board",)
EPSON_LIKE = a_board(vendor=0x2650, pointers=POINTED)


@pytest.mark.parametrize(
    ("device", "automatic", "always"),
    [
        (a_board(pointers=POINTED), False, True),
        (a_board(pointers=()), True, True),
        (a_board(pointers=None), False, True),
        (a_board(descriptor=pen(u.WHITE_BOARD), pointers=None), True, True),
        (a_board(descriptor=pen(u.WHITE_BOARD) + touch_screen(2), pointers=None), False, True),
        (a_board(pointers=(), built_in=True), False, False),
        (a_board(descriptor=mouse(), pointers=()), False, False),
        (a_board(descriptor=collection(1, u.TOUCH_PAD, touch_screen(2)), pointers=()), False, False),
        (a_board(descriptor=touch_screen(2) + collection(1, u.TOUCH_PAD), pointers=()), False, False),
        (a_board(descriptor=collection(1, 0x01_0006), pointers=()), False, False),
        (a_board(descriptor=b"\xff\xff\xff", pointers=()), False, False),
        (EPSON_LIKE, True, True),
        (a_board(descriptor=pen(), pointers=POINTED), False, True),
        (a_board(descriptor=tablet(u.PEN), pointers=POINTED), False, False),
        (a_board(descriptor=tablet(u.DIGITIZER), pointers=POINTED), False, False),
        (a_board(descriptor=tablet(u.DIGITIZER), pointers=None), False, False),
        (a_board(descriptor=tablet(u.PEN), pointers=()), True, True),
        (a_board(descriptor=tablet(u.PEN) + touch_screen(2), pointers=POINTED), False, True),
        (a_board(descriptor=tablet(u.WHITE_BOARD), pointers=POINTED), True, True),
    ],
)
def test_boards_are_read_raw_where_the_system_offers_no_pointer_or_the_teacher_says_so(
    device: FoundDevice, automatic: bool, always: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "VENDOR_DRIVERS", (VENDORS, *registry.VENDOR_DRIVERS))
    assert (choose_driver(device, RawInputMode.AUTOMATIC) is not None) is automatic
    assert (choose_driver(device, RawInputMode.ALWAYS) is not None) is always
    assert choose_driver(device, RawInputMode.NEVER) is None


def test_receivers_are_read_whatever_is_chosen_for_boards() -> None:
    for raw in RawInputMode:
        taken = choose_driver(a_receiver(), raw)
        assert taken is not None
        assert is_receiver(taken[1])
