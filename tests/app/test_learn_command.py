"""`tni devices learn`: what is asked for is pressed, tried, and kept so that the program reads it from then on."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.support.keyboards import BOOT
from tests.support.sockets import Socket, a_board
from tni.api.devices import DeviceInfo
from tni.app import terminal
from tni.app.devices_command import CannotReadError, NoSuchDeviceError, SeveralDevicesError
from tni.app.folders import Folders
from tni.app.learn_command import ReceiverUnpluggedError, TrainingFailedError, train_receiver
from tni.app.main import main
from tni.core.lines import KnownSerialLine
from tni.devices.clickers.trained_receiver import TrainedReceiverDriver
from tni.devices.discovery import FoundDevice
from tni.devices.serial_port import SerialLine
from tni.devices.trained_receiver_files import load_trained_drivers, read_trained_receiver
from tni.store.receivers_file import ReceiversFile

INFO = DeviceInfo(0x1234, 0x5678, "Vote box", "", 0, 0xFF00, 1)
ASKED = re.compile(r"Télécommande (\d) : appuyer (?:encore )?sur (\w)\.")
TRIED = re.compile(r"Télécommande (\w+) : C")


class Class:
    """Reads what the command says, and presses: `press` by clicker and key; enter: ends the trial."""

    encoding = "utf-8"

    def __init__(self, press: Callable[[int, str], None], enter: Callable[[], None]) -> None:
        self._press, self._enter = press, enter
        self.said = ""

    def write(self, text: str) -> int:
        self.said += text
        if asked := ASKED.fullmatch(text.strip()):
            self._press(int(asked[1]) - 1, asked[2])
        elif text.startswith("Entrée pour l’enregistrer"):
            self._press(3, "C")
        elif TRIED.fullmatch(text.strip()):
            self._enter()
        return len(text)

    def writelines(self, lines: Iterator[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return False


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "use_system_language", lambda: None)
    monkeypatch.setattr("tni.devices.clickers.receiver_training.IDLE_S", 0.2)
    monkeypatch.setattr("tni.devices.clickers.receiver_training.QUIET_S", 0.0)


@pytest.fixture
def enter(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Somebody at the terminal, who types Enter."""
    read, write = os.pipe()
    with os.fdopen(read) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield lambda: os.write(write, b"\n") and None
    os.close(write)


def a_box(socket: Socket, key: str = "box") -> str:
    return socket.plug(FoundDevice(key, f"/dev/{key}".encode(), (INFO,)))


def presses(socket: Socket, key: str = "box", *, says: bytes = b"") -> Callable[[int, str], None]:
    """says: whatever is pressed."""
    count = [0]

    def press(clicker: int, letter: str) -> None:
        count[0] += 1
        socket.wires[key].send(says or bytes([9, clicker + 40, "ABCD".index(letter) + 1, count[0]]))

    return press


def test_what_is_asked_for_is_pressed_tried_and_kept(enter, monkeypatch: pytest.MonkeyPatch) -> None:
    socket = Socket()
    a_box(socket)
    socket.plug(a_board("keys", descriptor=BOOT, name="Keyboard"))
    room = Class(presses(socket), enter)
    monkeypatch.setattr(sys, "stdout", room)
    assert train_receiver("Boîtier bleu", "", one=False, devices=socket, lines=list) == 0
    assert len(re.findall("Appui", room.said)) == 16
    assert "Télécommande 2B : C" in room.said
    (path,) = Folders.of_user().trained_receivers.glob("*.json")
    assert str(path) in room.said
    assert read_trained_receiver(path).name == "Boîtier bleu"
    (driver,) = load_trained_drivers(Folders.of_user().trained_receivers)
    made = driver.make(INFO)
    assert isinstance(made, TrainedReceiverDriver)
    assert [event.choice for event in made.on_report(bytes([9, 77, 2, 5]), 1.0).events] == ["B"]
    assert "keys" not in socket.wires, "no keyboard is listened to"
    assert not socket.wires["box"].is_open


def test_one_clicker_alone_on_a_serial_line(enter, monkeypatch: pytest.MonkeyPatch) -> None:
    far, near = os.openpty()
    line = SerialLine(os.ttyname(near), DeviceInfo(0x0D28, 0x0204, "micro:bit", "77"))
    room = Class(lambda n, key: os.write(far, b"clicker %d key %s!\n" % (n + 70, key.encode())) and None, enter)
    monkeypatch.setattr(sys, "stdout", room)
    assert train_receiver("Fait maison", line.path, one=True, devices=Socket(), lines=lambda: [line]) == 0
    assert len(re.findall("Appui", room.said)) == 8
    kept = ReceiversFile(Folders.of_user().receivers).lines
    assert kept == (KnownSerialLine(0x0D28, 0x0204, "77", "Fait maison"),)
    for file in (far, near):
        os.close(file)


def test_what_says_the_same_for_all_keys_is_not_understood(enter, monkeypatch: pytest.MonkeyPatch) -> None:
    socket = Socket()
    a_box(socket)
    monkeypatch.setattr(sys, "stdout", Class(presses(socket, says=b"\x01\x02"), enter))
    with pytest.raises(TrainingFailedError) as raised:
        train_receiver("x", "1234:5678", one=False, devices=socket, lines=list)
    assert "Toutes les touches donnent le même signal" in raised.value.user_message()
    assert not socket.wires["box"].is_open
    assert not Folders.of_user().trained_receivers.exists()


def test_pulled_out_in_the_midst_of_it(enter, monkeypatch: pytest.MonkeyPatch) -> None:
    socket = Socket()
    a_box(socket)
    monkeypatch.setattr(sys, "stdout", Class(lambda _n, _key: socket.unplug("box"), enter))
    with pytest.raises(ReceiverUnpluggedError):
        train_receiver("x", "", one=False, devices=socket, lines=list)


def test_which_one_is_asked_for_by_numbers_or_by_path(enter) -> None:
    socket = Socket()
    with pytest.raises(NoSuchDeviceError):
        train_receiver("x", "", one=False, devices=socket, lines=list)
    for key in ("hidraw1", "hidraw2"):
        a_box(socket, key)
    with pytest.raises(SeveralDevicesError) as raised:
        train_receiver("x", "1234:5678", one=False, devices=socket, lines=list)
    assert "/dev/hidraw2" in raised.value.user_message()
    socket.in_use.add("hidraw2")
    for permitted, wanted in ((True, ""), (False, 'ATTRS{idVendor}=="1234"')):
        socket.there["hidraw2"] = replace(socket.there["hidraw2"], permitted=permitted)
        with pytest.raises(CannotReadError) as refused:
            train_receiver("x", "/dev/hidraw2", one=False, devices=socket, lines=list)
        assert bool(refused.value.remedy) is bool(wanted)
        assert wanted in refused.value.remedy


@pytest.mark.parametrize("name", ["", "  ", "x" * 41, "a\x1bb"])
def test_a_name_that_cannot_be_one_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["devices", "learn", name]) == 2
    assert capsys.readouterr().out == ""
