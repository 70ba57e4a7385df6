"""Receivers on serial lines, on pairs of pseudo terminals: found, read, answered, pulled out and put back."""

from __future__ import annotations

import os
import queue
import select
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from tests.devices.test_serial_port import Far
from tni.api.devices import DeviceInfo, DriverEntry, PollingChanged, Provenance, SerialMatch, Step, Vote
from tni.core.ids import QuestionId
from tni.core.known_devices import ReceiverSettings
from tni.core.lines import KnownSerialLine
from tni.core.mailbox import Mailbox
from tni.devices.clickers.open_line import OpenLine
from tni.devices.clickers.text_lines import BAUD
from tni.devices.driver_choice import RawInputMode, choose_driver, is_receiver
from tni.devices.hotplug import DevicePluggedIn, DeviceUnplugged, DeviceWatch, HotplugMessage
from tni.devices.known_serial_lines import CombinedDevices, KnownSerialLines, serial_line_key
from tni.devices.ports import DeviceGoneError, NullPort
from tni.devices.reader import DeviceEnded, DeviceEventReceived, DeviceMessage, DeviceReader, DeviceReportsRejected
from tni.devices.receiver_group import ReceiverGroup
from tni.devices.receiver_search import search_receivers
from tni.devices.registry import serial_receivers_for
from tni.devices.serial_port import SerialLine, SerialPort
from tni.quiz.question import Question
from tni.services.voting.round_service import RoundService
from tni.store.receivers_file import ReceiversFile
from tni.store.votes import VoteStore, read_ledger, read_rounds

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo terminals")
MICRO_BIT = DeviceInfo(0x0D28, 0x0204, "BBC micro:bit", "9904")
KNOWN = KnownSerialLine(0x0D28, 0x0204, "9904", "open line protocol")
BOARD = KnownSerialLine(0x10C4, 0xEA60, "0001", "IQBoard", "/dev/ttyUSB0")


class Maker:
    """A receiver that somebody has made: the far end of a pair."""

    def __init__(self) -> None:
        self.far, self._near = os.openpty()
        self.line = SerialLine(os.ttyname(self._near), MICRO_BIT)
        self._rest = b""

    def say(self, text: bytes) -> None:
        while text:
            text = text[os.write(self.far, text[:512]) :]

    @property
    def is_told(self) -> bool:
        return bool(self._rest or select.select([self.far], [], [], 0)[0])

    def hear(self) -> bytes:
        """The next line."""
        while b"\n" not in self._rest:
            assert select.select([self.far], [], [], 20)[0], "nothing was said"
            self._rest += os.read(self.far, 4096).replace(b"\r\n", b"\n")
        line, _, self._rest = self._rest.partition(b"\n")
        return line

    def pull(self) -> None:
        for end in (self.far, self._near):
            if end >= 0:
                os.close(end)
        self.far = self._near = -1


@pytest.fixture
def maker() -> Iterator[Maker]:
    made = Maker()
    yield made
    made.pull()


class Main:
    """The main thread: what is posted runs when the test waits for something."""

    def __init__(self) -> None:
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def post(self, call: Callable[[], None]) -> None:
        self._calls.put(call)

    def run_until(self, done: Callable[[], bool]) -> None:
        while not done():
            self._calls.get(timeout=20)()


class Clock:
    monotonic = staticmethod(time.monotonic)

    def now(self) -> datetime:
        return datetime.now(UTC)


class Class:
    """A vote in a room: real threads, a real journal, everybody counts."""

    def __init__(self, folder: Path) -> None:
        self.main, self.receivers = Main(), ReceiverGroup()
        self.told: list[Vote] = []
        self.path = folder / "votes.db"
        self.store = VoteStore(self.path, self.main)
        self.box: Mailbox[DeviceMessage] = Mailbox(lambda: self.main.post(self._drain))
        self.readers: dict[str, DeviceReader] = {}
        self.letters: list[DeviceMessage] = []
        self.quiz = RoundService(
            receiver=self,
            roster=self,
            journal=self.store,
            clock=Clock(),
            changed=lambda _: None,
            log=lambda _: None,
        )

    def seats(self, class_id: object) -> None:
        return None

    def extra(self, class_id: object) -> dict[int, float]:
        return {}

    def open_poll(self, now_s: float) -> None:
        self.receivers.open_poll(now_s)

    def close_poll(self, now_s: float) -> None:
        self.receivers.close_poll(now_s)

    def acknowledge(self, votes: Sequence[Vote]) -> None:
        self.told += votes
        self.receivers.acknowledge(votes)

    def plug(self, source: str, port: SerialPort) -> None:
        reader = self.readers[source] = DeviceReader(source, OpenLine(), port, self.box, Clock())
        self.receivers.add(source, reader, time.monotonic())
        reader.start()

    def ask(self) -> None:
        self.quiz.ask(Question(id=QuestionId("q"), key="A"))
        self.quiz.open()

    def _drain(self) -> None:
        letters = self.box.drain()
        self.letters += letters
        for letter in letters:
            if isinstance(letter, DeviceEnded):
                self.receivers.remove(letter.source)
        self.quiz.on_events([letter.event for letter in letters if isinstance(letter, DeviceEventReceived)])

    @property
    def answered(self) -> int:
        assert self.quiz.state is not None
        return len(self.quiz.state.answered)

    def close(self) -> None:
        for reader in self.readers.values():
            reader.close()
        self.store.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Class]:
    made = Class(tmp_path)
    yield made
    made.close()


def test_a_pupil_is_answered_once_his_vote_is_on_the_disk(room: Class, maker: Maker) -> None:
    room.plug("micro:bit", SerialPort(maker.line.path, BAUD))
    room.ask()
    maker.say(b"V,12,B,7\n")
    room.main.run_until(lambda: bool(room.quiz.poll_json()["votes"]))
    assert maker.hear() == b"A,12,7"
    (round_id,) = read_rounds(room.path)
    assert [(v.clicker, v.choice, v.sequence) for v in read_ledger(room.path, round_id).votes] == [("line:12", "B", 7)]
    maker.say(b"V,12,B,7\n")
    assert maker.hear() == b"A,12,7"
    assert room.answered == 1


def test_before_a_question_and_after_it_nobody_is_answered(room: Class, maker: Maker) -> None:
    room.plug("micro:bit", SerialPort(maker.line.path, BAUD))
    maker.say(b"V,1,A,0\n")
    room.main.run_until(
        lambda: any(isinstance(x, DeviceEventReceived) and isinstance(x.event, Vote) for x in room.letters)
    )
    room.ask()
    maker.say(b"V,1,A,0\nV,2,A,0\n")  # pressed before, and repeated
    room.main.run_until(lambda: room.answered == 1)
    assert maker.hear() == b"A,2,0"
    room.quiz.close()
    maker.say(b"V,3,A,0\nV,2,A,0\n")
    assert maker.hear() == b"A,2,0"  # still known, whatever is asked
    assert room.answered == 1


def test_two_receivers_and_a_flood_of_garbage_do_not_disturb_each_other(room: Class, maker: Maker) -> None:
    other, chance = Maker(), Random(5)
    room.plug("one", SerialPort(maker.line.path, BAUD))
    room.plug("two", SerialPort(other.line.path, BAUD))
    room.ask()
    for n in range(40):
        for end in (maker, other):  # both hear the clicker
            noise = bytes(chance.choice(range(1, 256)) for _ in range(400)).replace(b"V", b"v")
            end.say(noise + b"\nV,%d,%c,%d\n" % (n, b"ABCD"[n % 4], n))
    room.main.run_until(lambda: len(room.told) == 80)
    assert room.answered == 40
    for end in (maker, other):
        assert {end.hear() for _ in range(40)} == {b"A,%d,%d" % (n, n) for n in range(40)}
    room.quiz.close()
    room.quiz.reveal()
    assert room.quiz.state is not None
    assert dict(room.quiz.state.counts or {}) == dict.fromkeys("ABCD", 10)
    assert not [x for x in room.letters if isinstance(x, DeviceEnded)]
    other.pull()


def test_nothing_but_garbage_is_told_of_and_does_not_end_the_line(room: Class, maker: Maker) -> None:
    room.plug("one", SerialPort(maker.line.path, BAUD))
    maker.say(b"ets Jul 29 2019 12:21:46\n")
    room.main.run_until(lambda: any(isinstance(x, DeviceReportsRejected) for x in room.letters))
    room.ask()
    maker.say(b"V,1,A,0\n")
    room.main.run_until(lambda: room.answered == 1)


# -- plugged in, pulled out


def plugged(news: list[HotplugMessage]) -> list[DevicePluggedIn]:
    return [one for one in news if isinstance(one, DevicePluggedIn)]


def test_a_known_adapter_is_opened_wherever_it_comes_back_and_the_vote_goes_on(room: Class, tmp_path: Path) -> None:
    kept = ReceiversFile(tmp_path / "receivers.json")
    first, second = Maker(), Maker()
    there: list[SerialLine] = [SerialLine("/dev/other", DeviceInfo(0x10C4, 0xEA60, "CP210x", "1"))]
    box: Mailbox[HotplugMessage] = Mailbox(lambda: None)
    system = CombinedDevices(KnownSerialLines(lambda: kept.lines, lambda: list(there)))
    watch = DeviceWatch(system, lambda device: choose_driver(device, RawInputMode.AUTOMATIC), box)
    there.append(first.line)
    assert not watch.poll()  # nobody has said that a receiver hangs on it
    kept.save_line(KNOWN)
    assert watch.poll()
    watch.poll()
    (news,) = plugged(box.drain())
    assert (news.device.key, is_receiver(news.driver)) == (serial_line_key(first.line), True)
    room.plug(news.device.key, news.port)
    room.ask()
    first.say(b"V,1,A,0\n")
    room.main.run_until(lambda: room.answered == 1)
    there.remove(first.line)
    first.pull()
    room.main.run_until(lambda: any(isinstance(x, DeviceEnded) for x in room.letters))
    watch.poll()
    assert [one.key for one in box.drain() if isinstance(one, DeviceUnplugged)] == [serial_line_key(first.line)]
    there.append(second.line)
    watch.poll()
    watch.poll()
    (again,) = plugged(box.drain())
    room.plug(again.device.key, again.port)
    second.say(b"V,2,B,0\n")
    room.main.run_until(lambda: room.answered == 2)
    assert second.hear() == b"A,2,0"
    polls = [
        x.event for x in room.letters if isinstance(x, DeviceEventReceived) and isinstance(x.event, PollingChanged)
    ]
    assert polls == [PollingChanged(polling=True)] * 2
    second.pull()


# -- found


def test_a_receiver_is_found_among_lines_that_say_other_things() -> None:
    gps, quiet, card, busy = Maker(), Maker(), Maker(), SerialLine("/dev/busy", MICRO_BIT)
    lines = [gps.line, quiet.line, busy, card.line]
    says = {
        gps.line.path: b"$GPGGA,123519,4807.038,N\n" * 5,
        card.line.path: b"94 --> 1\nincoming: 090fd331ee8c --> 1\n",
    }
    ends = {end.line.path: end for end in (gps, card)}

    def open_line(path: str, baud: int) -> SerialPort:
        if path == busy.path:
            raise DeviceGoneError(path)
        port = SerialPort(path, baud)
        if path in ends:  # what came before the line was opened is nobody's
            ends[path].say(says[path])
        return port

    found = search_receivers(lines, Clock(), threading.Event(), open_line)
    assert [(f.line, f.driver.name, f.match.baud) for f in found.found] == [
        (card.line, "TurningPoint ResponseCard", 115200)
    ]
    assert (found.refused, found.silent) == ((busy,), (gps.line, quiet.line))
    for end in (gps, quiet, card):
        end.pull()


def test_a_line_with_receivers_of_several_speeds_is_listened_to_at_each_in_turn() -> None:
    far = Far(9600, [b"V,1,A,0\n"])
    line = SerialLine("/dev/slow", MICRO_BIT)
    slow = DriverEntry("slow", (SerialMatch(0x0D28, 0x0204, 9600),), Provenance.OWN, lambda _: OpenLine())
    broken = replace(slow, name="broken", make=lambda _: Broken())

    def drivers_for(info: DeviceInfo) -> Iterator[tuple[DriverEntry, SerialMatch]]:
        return serial_receivers_for(info, [broken, slow])

    found = search_receivers([line], far, threading.Event(), far.open, drivers_for)
    assert [(one.driver, one.match.baud) for one in found.found] == [(slow, 9600)]
    assert far.opened == [BAUD, 9600]
    silent = Far(1, [])
    assert search_receivers([line], silent, threading.Event(), silent.open, drivers_for).silent == (line,)
    assert silent.opened == [BAUD, 9600] * 3
    assert silent.now_s == pytest.approx(60, abs=1), "as long at each speed as at one"


class Broken(OpenLine):
    def on_report(self, report: bytes, now_s: float) -> Step:
        raise ZeroDivisionError


def test_a_known_receiver_is_read_at_the_speed_of_its_adapter() -> None:
    others = (SerialMatch(1, 2, 4800), SerialMatch(0x0D28, 0x0204, 9600))
    driver = DriverEntry("mine", others, Provenance.OWN, lambda _: OpenLine())
    opened: list[int] = []

    def open_line(path: str, baud: int) -> NullPort:
        opened.append(baud)
        return NullPort()

    known, line = replace(KNOWN, driver="mine"), SerialLine("/dev/slow", MICRO_BIT)
    lines = KnownSerialLines(lambda: [known], lambda: [line], open_line, trained=lambda: [driver])
    (key,) = lines.present()
    device = lines.describe(key)
    assert device is not None
    lines.open(device)
    assert opened == [9600]


def test_a_search_ends_when_nobody_presses_or_it_is_given_up(maker: Maker) -> None:
    class Hasty:
        now_s = 0.0

        def monotonic(self) -> float:
            self.now_s += 5.0
            return self.now_s

    assert search_receivers([maker.line], Hasty(), threading.Event()).silent == (maker.line,)
    given_up = threading.Event()
    given_up.set()
    assert search_receivers([maker.line], Clock(), given_up).found == ()


# -- what is kept


def test_what_is_kept_of_receivers_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "receivers.json"
    kept = ReceiversFile(path)
    assert (kept.lines, kept.receiver("1881:0150:")) == ((), ReceiverSettings())
    kept.save_line(KNOWN)
    kept.save_line(KnownSerialLine(0x0D28, 0x0204, "9904", "TurningPoint ResponseCard"))
    kept.save_receiver("1881:0150:", ReceiverSettings("BC", None))
    again = ReceiversFile(path)
    assert [line.driver for line in again.lines] == ["TurningPoint ResponseCard"]
    assert again.receiver("1881:0150:") == ReceiverSettings("BC", None)
    again.save_line(BOARD)
    again.save_line(replace(BOARD, path="/dev/ttyUSB1"))  # an adapter of the same number
    assert [line.path for line in ReceiversFile(path).boards] == ["/dev/ttyUSB0", "/dev/ttyUSB1"]
    again.forget_boards()
    assert [line.driver for line in ReceiversFile(path).lines] == ["TurningPoint ResponseCard"]


def test_a_name_that_is_no_text_does_not_stop_the_rest_from_being_kept(tmp_path: Path) -> None:
    path = tmp_path / "receivers.json"
    path.write_text('{"version": 1, "radios": {"\\ud800": {"channel": "AB", "remote": null}}}')
    ReceiversFile(path).save_line(KNOWN)
    assert ReceiversFile(path).receiver("\ud800") == ReceiverSettings("AB")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"version": 2}',
        '{"version": 1, "lines": [{"vendor": "x"}]}',
        '{"version": 1, "lines": [{"vendor": -1, "product": 1, "serial": "", "driver": ""}]}',
        '{"version": 1, "radios": {"k": {"channel": 5, "remote": null}}}',
    ],
)
def test_a_damaged_file_is_set_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "receivers.json"
    path.write_text(text)
    kept = ReceiversFile(path)
    assert kept.lines == ()
    assert [p.name for p in tmp_path.iterdir()] == ["receivers.damaged"]
    kept.save_line(KNOWN)
    assert ReceiversFile(path).lines == (KNOWN,)
