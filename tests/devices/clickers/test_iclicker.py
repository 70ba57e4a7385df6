"""The i>clicker drivers, fed by made-up bases. Bytes of version 1 are from documentation."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from itertools import count as counter
from itertools import pairwise

import pytest

from tni.api.devices import (
    DeviceEvent,
    DeviceInfo,
    PollingChanged,
    Provenance,
    Receiver,
    ReceiverReady,
    RemoteKey,
    RemotePressed,
    Step,
    Vote,
)
from tni.core.ids import ClickerId
from tni.devices.clickers.iclicker import base_for
from tni.devices.clickers.iclicker1 import IClicker1Base
from tni.devices.clickers.iclicker2 import IClicker2Base
from tni.devices.clickers.iclicker_wire import IClickerReportError, clicker, frequency, key
from tni.devices.registry import make_driver

type Answers = Callable[[bytes], list[bytes]]


BACK_AND_FORTH = [("81", 10.0), ("82", 10.3), ("81", 10.6), ("81", 10.7)]


def report(*records: str) -> bytes:
    return b"".join(bytes.fromhex(r).ljust(32, b"\0") for r in records).ljust(64, b"\0")


def vote(key: str, id: str, sequence: int) -> str:
    return f"02 13 {key} {id} {sequence:02x}"


def obedient(command: bytes) -> list[bytes]:
    """A base that acknowledges as the logged one does: not 17 05, and 17 04 with a summary."""
    if command[1:3] == b"\x17\x05":
        return []
    if command[1:3] == b"\x17\x04":
        return [report("02 18 1a")]
    return [report(command[:2].hex() + "aa")]


class Talk:
    """A driver and a base in one made-up time."""

    def __init__(self, driver: Receiver, answers: Answers, latency_s: float = 0.005) -> None:
        self.driver, self.answers, self.latency_s = driver, answers, latency_s
        self.now_s, self.wake_at_s = 100.0, None
        self.written: list[tuple[float, bytes]] = []
        self.events: list[DeviceEvent] = []
        self._coming: list[tuple[float, int, bytes]] = []
        self._order = counter()
        self.take(driver.start(self.now_s))

    def take(self, step) -> None:
        self.events += step.events
        self.wake_at_s = step.wake_at_s
        for data in step.writes:
            self.written.append((self.now_s, data))
            for answer in self.answers(data):
                heapq.heappush(self._coming, (self.now_s + self.latency_s, next(self._order), answer))

    def run_until(self, end_s: float) -> None:
        while True:
            due = [at for at in (self.wake_at_s, self._coming[0][0] if self._coming else None) if at is not None]
            if not due or min(due) > end_s:
                self.now_s = max(self.now_s, end_s)
                return
            self.now_s = max(self.now_s, min(due))
            if self._coming and self._coming[0][0] <= self.now_s:
                self.take(self.driver.on_report(heapq.heappop(self._coming)[2], self.now_s))
            else:
                self.take(self.driver.on_timer(self.now_s))

    def heads(self, length: int = 2) -> list[str]:
        return [data[:length].hex(" ") for _, data in self.written]


def test_the_base_is_ready_after_its_channel_has_changed() -> None:
    talk = Talk(IClicker2Base("CD"), obedient)
    talk.run_until(104.9)
    assert talk.heads(4) == ["01 10 23 44", "01 2a 23 44"]
    assert talk.events == []
    talk.run_until(120.0)
    assert talk.heads()[2:] == ["01 12", "01 16", "01 15", "01 2d", "01 29", "01 17", "01 17", "01 16"]
    assert talk.events == [ReceiverReady("i>clicker 2")]
    assert talk.wake_at_s is None
    assert all(len(data) == 64 for _, data in talk.written)


def test_a_poll_opens_and_closes_when_the_base_says_so() -> None:
    talk = Talk(IClicker2Base(), obedient)
    talk.run_until(120.0)
    del talk.written[:]
    talk.take(talk.driver.open_poll(talk.now_s))
    talk.run_until(130.0)
    assert talk.heads() == ["01 19", "01 17", "01 17", "01 19", "01 11"]
    assert talk.events[1:] == [PollingChanged(polling=True)]
    del talk.written[:]
    talk.take(talk.driver.close_poll(talk.now_s))
    talk.run_until(140.0)
    assert talk.heads(5) == ["01 12 00 00 00", "01 16 00 00 00", "01 17 01 00 04", "01 17 03 00 00", "01 17 04 00 00"]
    assert talk.events[2:] == [PollingChanged(polling=False)]


def test_a_poll_asked_for_before_the_base_is_ready_opens_after() -> None:
    talk = Talk(IClicker2Base(), obedient)
    talk.take(talk.driver.open_poll(talk.now_s))
    talk.run_until(120.0)
    assert talk.events == [ReceiverReady("i>clicker 2"), PollingChanged(polling=True)]


def test_a_silent_base_is_asked_twice_and_never_said_to_be_ready() -> None:
    talk = Talk(IClicker2Base(), lambda command: [])
    talk.run_until(200.0)
    assert talk.heads()[:4] == ["01 10", "01 10", "01 2a", "01 2a"]
    assert talk.wake_at_s is None
    assert talk.events == []


def test_a_lost_ack_delays_but_does_not_stop() -> None:
    lost = iter([True] + [False] * 99)
    talk = Talk(IClicker2Base(), lambda command: [] if next(lost) else obedient(command))
    talk.run_until(120.0)
    assert talk.heads()[:3] == ["01 10", "01 10", "01 2a"]
    assert talk.events == [ReceiverReady("i>clicker 2")]


def test_both_records_of_a_report_are_votes() -> None:
    driver = IClicker2Base()
    step = driver.on_report(report(vote("82", "0a0b0c", 1), vote("65", "ffffff", 255)), 7.0)
    assert step.events == (
        Vote(clicker(b"\x0a\x0b\x0c"), "B", 7.0, 1),
        Vote(clicker(b"\xff\xff\xff"), "E", 7.0, 255),
    )
    assert clicker(b"\x0a\x0b\x0c") == "iclicker:0A0B0C0D"


def test_a_vote_is_not_lost_to_its_neighbour() -> None:
    good, expected = vote("81", "010203", 5), (Vote(clicker(b"\1\2\3"), "A", 1.0, 5),)
    for neighbour in ("ff" * 32, "01 12 aa", "02 13", ""):
        assert IClicker2Base().on_report(report(neighbour, good), 1.0).events == expected
        assert IClicker2Base().on_report(report(good, neighbour), 1.0).events == expected


def test_a_repeat_is_one_vote_within_two_seconds_only() -> None:
    driver, press = IClicker2Base(), report(vote("81", "010203", 0))
    times = [10.0, 10.5, 12.0, 12.1, 14.0, 14.2]
    heard = [at_s for at_s in times if driver.on_report(press, at_s).events]
    assert heard == [10.0, 12.1, 14.2]
    assert driver.on_report(report(vote("82", "010203", 0)), 14.3).events  # another key
    assert driver.on_report(report(vote("82", "010203", 1)), 14.3).events  # another press
    assert driver.on_report(report(vote("82", "010204", 1)), 14.3).events  # another clicker


def test_a_clicker_that_does_not_count_may_go_back_to_its_first_answer() -> None:
    driver = IClicker2Base()
    heard = [bool(driver.on_report(report(vote(key, "010203", 0)), at_s).events) for key, at_s in BACK_AND_FORTH]
    assert heard == [True, True, True, False]


@pytest.mark.parametrize("data", [b"", b"\1\x12\xaa", bytes(63), bytes(65), bytes(64), b"\x02\x13\x81" + bytes(61)])
def test_what_no_base_sends_is_a_typed_error(data: bytes) -> None:
    for driver in (IClicker1Base(), IClicker2Base()):
        with pytest.raises(IClickerReportError) as caught:
            driver.on_report(data, 0.0)
        assert caught.value.length == len(data)


def test_keys_have_names() -> None:
    assert [key(code) for code in (0x81, 0x85, 0x61, 0x65, 0x01, 0x05)] == ["A", "E", "A", "E", "A", "E"]
    assert [key(code) for code in (0x80, 0x86, 0x00, 0xFF, 0x21)] == [
        f"key-{c:02X}" for c in (0x80, 0x86, 0, 0xFF, 0x21)
    ]


def test_frequencies() -> None:
    assert frequency("AA") == (0x21, 0x41)
    assert frequency("DB") == (0x24, 0x42)
    for wrong in ("", "A", "AE", "aa", "AAA"):
        with pytest.raises(ValueError, match="two letters"):
            frequency(wrong)


class Table:
    """A version 1 base: its votes wait in a table, 14 to a packet."""

    def __init__(self) -> None:
        self.presses: list[bytes] = []

    def answer(self, command: bytes) -> list[bytes]:
        if command[1:3] == b"\x17\x05":
            return []
        if command[1:3] != b"\x17\x01":
            return [report(command[:2].hex() + "aa")]
        start = command[3]
        part = self.presses[start : start + 14]
        end = start + len(part)
        head = bytes([0x02, 0x18, int(end < len(self.presses)), 0, start, end, len(part)])
        return [(head + b"".join(part)).ljust(64, b"\0")]


def test_version_1_is_asked_for_its_table_until_it_has_told_all() -> None:
    table = Table()
    talk = Talk(IClicker1Base(), table.answer)
    talk.run_until(110.0)
    talk.take(talk.driver.open_poll(talk.now_s))
    talk.run_until(112.0)
    assert talk.events == [ReceiverReady("i>clicker 1"), PollingChanged(polling=True)]
    table.presses = [bytes([0x61 + n % 5, 1, 2, n]) for n in range(40)]
    talk.run_until(115.0)
    votes = [e for e in talk.events if isinstance(e, Vote)]
    assert [v.choice for v in votes] == ["ABCDE"[n % 5] for n in range(40)]
    assert len({v.clicker for v in votes}) == 40


def test_version_1_gives_what_was_pressed_before_closing_the_time_of_closing() -> None:
    table = Table()
    talk = Talk(IClicker1Base(), table.answer)
    talk.run_until(110.0)
    talk.take(talk.driver.open_poll(talk.now_s))
    talk.run_until(112.0)
    table.presses = [bytes([0x61, 1, 2, n]) for n in range(20)]
    closed_s = talk.now_s
    talk.take(talk.driver.close_poll(closed_s))
    talk.run_until(120.0)
    assert [v.at_s for v in talk.events if isinstance(v, Vote)] == [closed_s] * 20
    assert talk.events[-1] != PollingChanged(polling=True)
    assert talk.wake_at_s is None


def test_the_manufacturer_tells_the_version() -> None:
    assert isinstance(base_for("I-Clicker USB Base"), IClicker1Base)
    assert isinstance(base_for("iclicker"), IClicker2Base)


# -- the display


def ready_base(kind: type[IClicker1Base] | type[IClicker2Base] = IClicker2Base, answers: Answers = obedient) -> Talk:
    talk = Talk(kind(), answers)
    talk.run_until(120.0)
    del talk.written[:], talk.events[:]
    return talk


def texts(talk: Talk) -> list[tuple[int, str]]:
    return [(data[1] - 0x13, data[2:18].decode()) for _, data in talk.written if data[1] in (0x13, 0x14)]


def test_two_lines_of_plain_letters_are_written_a_tenth_of_a_second_apart() -> None:
    talk = ready_base()
    talk.take(talk.driver.show(("Vote ouvert", "reçus : 18 / 27 élèves"), talk.now_s))
    talk.run_until(125.0)
    assert texts(talk) == [(0, "Vote ouvert     "), (1, "recus : 18 / 27 ")]
    times = [at_s for at_s, _ in talk.written]
    assert times[1] - times[0] >= 0.0999
    assert talk.wake_at_s is None


def test_only_the_newest_text_is_written_and_only_what_has_changed() -> None:
    talk = ready_base()
    for n in range(50):
        talk.take(talk.driver.show(("Vote ouvert", f"{n}"), talk.now_s))
        talk.run_until(talk.now_s + 0.01)
    talk.run_until(130.0)
    shown = texts(talk)
    assert shown[0] == (0, "Vote ouvert     ")
    assert shown[-1] == (1, "49".ljust(16))
    assert [number for number, _ in shown].count(0) == 1
    assert len(shown) <= 7  # half a second
    times = [at_s for at_s, _ in talk.written]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.099


def test_text_waits_while_votes_come() -> None:
    talk = ready_base()
    for n in range(100):
        talk.take(talk.driver.on_report(report(vote("81", f"01 02 {n:02x}", 0)), talk.now_s))
        talk.take(talk.driver.show(("", f"{n + 1}"), talk.now_s))
        talk.run_until(talk.now_s + 0.02)
    assert texts(talk) == []
    assert len(talk.events) == 100
    talk.run_until(125.0)
    assert texts(talk)[-1] == (1, "100".ljust(16))


def test_text_never_goes_before_a_command() -> None:
    talk = Talk(IClicker2Base(), obedient)
    talk.take(talk.driver.show(("Bonjour", ""), talk.now_s))
    talk.take(talk.driver.open_poll(talk.now_s))
    talk.run_until(120.0)
    heads = talk.heads()
    assert heads[-2:] == ["01 13", "01 14"]
    assert "01 11" in heads[:-2]


def test_version_1_shows_text_between_two_looks_at_its_table() -> None:
    table = Table()
    talk = ready_base(IClicker1Base, table.answer)
    talk.take(talk.driver.open_poll(talk.now_s))
    talk.take(talk.driver.show(("Vote ouvert", "3"), talk.now_s))
    table.presses = [bytes([0x61, 1, 2, 3])]
    talk.run_until(123.0)
    assert texts(talk) == [(0, "Vote ouvert     "), (1, "3".ljust(16))]
    assert len([e for e in talk.events if isinstance(e, Vote)]) == 1
    assert talk.heads().count("01 17") > 8


# -- the channel


def test_another_channel_is_gone_to_and_an_open_poll_goes_on_there() -> None:
    talk = ready_base()
    talk.take(talk.driver.open_poll(talk.now_s))
    talk.run_until(125.0)
    del talk.written[:]
    talk.take(talk.driver.tune("CD", talk.now_s))
    talk.run_until(140.0)
    assert talk.heads(4)[:2] == ["01 10 23 44", "01 2a 23 44"]
    assert talk.heads()[-1] == "01 11"
    assert talk.events[-1] == PollingChanged(polling=True)
    assert talk.driver.channel == "CD"
    del talk.written[:]
    talk.take(talk.driver.tune("CD", talk.now_s))
    assert talk.written == []


def test_a_channel_chosen_before_the_start_is_the_first_one() -> None:
    driver = IClicker2Base()
    assert driver.tune("DA", 0.0) == Step()
    assert len(driver.channels) == 16
    assert driver.start(0.0).writes[0][:4].hex(" ") == "01 10 24 41"
    with pytest.raises(ValueError, match="two letters"):
        driver.tune("XY", 0.0)


# -- the teacher's remote

REMOTE = clicker(bytes([0x82, 0xE9, 0x70]))


def test_the_remote_of_the_teacher_does_not_vote_and_counts_once() -> None:
    talk = ready_base()
    talk.take(talk.driver.set_remote(REMOTE, talk.now_s))
    talk.run_until(121.0)
    assert talk.heads(5) == ["01 1e 82 e9 70"]
    for code, sequence in (("81", 0), ("81", 0), ("83", 1), ("86", 2)):
        talk.take(
            talk.driver.on_report(report(vote(code, "82 e9 70", sequence), vote("82", "01 02 03", 0)), talk.now_s)
        )
    assert [e for e in talk.events if isinstance(e, RemotePressed)] == [
        RemotePressed(REMOTE, RemoteKey.OPEN_OR_CLOSE),
        RemotePressed(REMOTE, RemoteKey.NEXT),
    ]
    assert {e.clicker for e in talk.events if isinstance(e, Vote)} == {"iclicker:01020300"}
    talk.take(talk.driver.set_remote(None, talk.now_s))
    talk.take(talk.driver.on_report(report(vote("81", "82 e9 70", 7)), talk.now_s))
    assert talk.events[-1] == Vote(REMOTE, "A", talk.now_s, 7)


def test_a_remote_known_before_the_start_is_told_to_the_base_when_it_is_ready() -> None:
    driver = IClicker2Base()
    driver.set_remote(REMOTE, 100.0)
    talk = Talk(driver, obedient)
    talk.run_until(120.0)
    assert talk.heads(5)[-1] == "01 1e 82 e9 70"
    first = IClicker1Base()
    first.set_remote(REMOTE, 100.0)
    older = Talk(first, obedient)
    older.run_until(120.0)
    assert older.heads(6)[-1] == "01 17 06 82 e9 70"


@pytest.mark.parametrize("other", ["line:7", "iclicker:82E97000", "iclicker:XY", "iclicker:82E970"])
def test_what_is_no_clicker_of_a_base_is_no_remote_of_it(other: str) -> None:
    talk = ready_base()
    talk.take(talk.driver.set_remote(ClickerId(other), talk.now_s))
    assert talk.written == []


def test_version_1_gives_a_key_of_the_remote_once_though_its_table_is_read_twice() -> None:
    talk = ready_base(IClicker1Base)
    talk.take(talk.driver.set_remote(REMOTE, talk.now_s))
    page = bytes([0x02, 0x18, 0, 0, 0, 1, 1, 0x61, 0x82, 0xE9, 0x70]).ljust(64, b"\0")
    for _ in range(3):
        talk.take(talk.driver.on_report(page, talk.now_s))
    assert talk.events == [RemotePressed(REMOTE, RemoteKey.OPEN_OR_CLOSE)]


def test_what_a_driver_was_tried_on_stands_beside_its_name() -> None:
    first = DeviceInfo(0x1881, 0x0150, "base", maker="I-Clicker USB Base")
    second = DeviceInfo(0x1881, 0x0150, "base", maker="iclicker")
    assert [make_driver(info)[0].provenance for info in (first, second)] == [Provenance.DOCUMENTED, Provenance.RECORDED]
    assert isinstance(make_driver(first)[1], IClicker1Base)
    assert isinstance(make_driver(second)[1], IClicker2Base)
