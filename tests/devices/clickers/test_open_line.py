"""The open line protocol and the lines of ResponseCard receivers, told from bytes."""

from __future__ import annotations

import pytest

from tni.api.devices import DeviceInfo, PollingChanged, ReceiverReady, SerialDriver, Step, Vote
from tni.api.receiver_capabilities import SupportsAcknowledge
from tni.core.ids import ClickerId
from tni.devices.clickers.open_line import PRESSES_MAX, REPEAT_EVENT_S, REPEAT_S, OpenLine
from tni.devices.clickers.text_lines import LineBuffer, UnreadableLinesError, letter_of
from tni.devices.clickers.turningpoint import ResponseCards
from tni.devices.registry import serial_drivers_for, serial_receivers_for

MICRO_BIT = DeviceInfo(0x0D28, 0x0204, "BBC micro:bit CMSIS-DAP", "9904")


def votes(step: Step) -> list[tuple[str, str, int | None, float]]:
    return [(e.clicker, e.choice, e.sequence, e.at_s) for e in step.events if isinstance(e, Vote)]


def kept(driver: OpenLine, step: Step, now_s: float) -> tuple[bytes, ...]:
    return driver.acknowledge([e for e in step.events if isinstance(e, Vote)], now_s).writes


# -- lines


def test_lines_come_out_of_pieces_of_any_length() -> None:
    lines, text = LineBuffer(), b"one\r\ntwo\n\n\nthree\rfo"
    assert [line for n in range(len(text)) for line in lines.feed(text[n : n + 1])] == [b"one", b"two", b"three"]
    assert lines.feed(b"ur\n") == [b"four"]


def test_a_line_without_end_is_given_up_and_the_next_one_read() -> None:
    lines = LineBuffer()
    for _ in range(1000):
        assert lines.feed(b"x" * 100) == []
    assert lines.feed(b"y\nV,1,A,0\n") == [b"V,1,A,0"]
    assert lines.too_long == 1
    assert lines.feed(b"z" * 200 + b"\nend\n") == [b"end"]
    assert lines.too_long == 2


def test_digits_are_the_letters_printed_beside_them() -> None:
    assert [letter_of(key) for key in ("A", "d", "1", "4", "0", "?", "z", "", "AB")] == [
        "A", "D", "A", "D", "J", None, None, None, None,
    ]  # fmt: skip


# -- the open protocol


def test_a_press_is_a_vote_and_is_answered_once_it_is_on_the_disk() -> None:
    driver = OpenLine()
    assert isinstance(driver, SerialDriver)
    assert isinstance(driver, SupportsAcknowledge)
    driver.start(0.0)
    step = driver.on_report(b"V,12,B,7\r\n", 10.0)
    assert votes(step) == [("line:12", "B", 7, 10.0)]
    assert step.writes == ()
    assert driver.is_recognised
    assert kept(driver, step, 10.1) == (b"A,12,7\n",)
    assert kept(driver, step, 10.2) == ()


def test_a_repeated_press_keeps_its_first_time_until_it_is_answered_and_then_is_answered_again() -> None:
    driver = OpenLine()
    driver.on_report(b"V,12,B,7\n", 10.0)
    assert votes(driver.on_report(b"V,12,B,7\n", 10.0 + REPEAT_EVENT_S / 2)) == []
    step = driver.on_report(b"V,12,B,7\n", 15.0)
    assert votes(step) == [("line:12", "B", 7, 10.0)]
    assert kept(driver, step, 15.1) == (b"A,12,7\n",)
    again = driver.on_report(b"V,12,B,7\nV,12,B,7\n", 16.0)
    assert votes(again) == []
    assert again.writes == (b"A,12,7\nA,12,7\n",)
    later = driver.on_report(b"V,12,B,7\n", 10.0 + REPEAT_S + 1)
    assert votes(later) == [("line:12", "B", 7, 10.0 + REPEAT_S + 1)]


def test_votes_of_others_are_not_answered() -> None:
    driver = OpenLine()
    step = driver.on_report(b"V,12,B,7\n", 10.0)
    others = [
        Vote(ClickerId("iclicker:82E9701B"), "A", 10.0, 7),
        Vote(ClickerId("line:12"), "B", 10.0, 6),
        Vote(ClickerId("line:12"), "B", 9.0, 7),
    ]
    assert driver.acknowledge(others, 10.1).writes == ()
    assert kept(driver, step, 10.2) == (b"A,12,7\n",)


def test_a_press_that_comes_after_a_later_one_is_told_as_the_earlier() -> None:
    driver = OpenLine()
    (last,) = votes(driver.on_report(b"V,12,B,0\n", 10.0))
    (late,) = votes(driver.on_report(b"V,12,A,255\n", 10.5))
    assert late[3] < last[3]
    (far,) = votes(driver.on_report(b"V,12,C,128\n", 10.6))
    assert far[3] == 10.6


def test_nobody_looks_after_the_line_while_an_answer_is_waited_for() -> None:
    assert OpenLine().on_report(b"V,12,B,7\n", 10.0).wake_at_s is None, "the answer wakes it"


def test_garbage_is_counted_and_votes_beside_it_are_not_lost() -> None:
    driver = OpenLine()
    step = driver.on_report(b"\xff\xfe\x00\nV,1,A,0\nV,2,?,0\nV,3,A,256\nV,,A,1\nv,1,A,0\nV,4,C,9\n", 10.0)
    assert [v[0] for v in votes(step)] == ["line:1", "line:4"]
    assert driver.unreadable == 5
    with pytest.raises(UnreadableLinesError) as told:
        driver.on_report(b"hello\nworld\n", 11.0)
    assert (told.value.lines, told.value.head) == (2, b"hello")
    assert driver.unreadable == 7
    assert votes(driver.on_report(b"V,5,A,1", 12.0)) == []
    assert votes(driver.on_report(b"\n", 12.0)) == [("line:5", "A", 1, 12.0)]


def test_a_readable_line_without_an_event_is_not_garbage() -> None:
    driver = OpenLine()
    driver.on_report(b"V,12,B,7\n", 10.0)
    step = driver.on_report(b"nonsense\nV,12,B,7\n", 10.0 + REPEAT_EVENT_S / 2)
    assert (step.events, step.writes, driver.unreadable) == ((), (), 1)


def test_a_greeting_says_that_a_receiver_is_there() -> None:
    driver = OpenLine()
    assert driver.on_report(b"R,micro:bit de la salle 12\n", 1.0).events == (ReceiverReady("micro:bit de la salle 12"),)
    assert driver.is_recognised
    assert driver.open_poll(2.0).events == (PollingChanged(polling=True),)
    assert driver.close_poll(3.0).events == (PollingChanged(polling=False),)


def test_a_thousand_invented_clickers_do_not_fill_the_memory() -> None:
    driver = OpenLine()
    for n in range(3 * PRESSES_MAX):
        driver.on_report(b"V,%d,A,0\n" % n, 10.0 + n / 1000)
    assert len(driver._presses) <= PRESSES_MAX


# -- ResponseCards


def test_a_printed_card_is_a_vote_when_its_check_sum_is_right() -> None:
    driver = ResponseCards()
    assert votes(driver.on_report(b"incoming: 090fd331ee8c --> 1\r\n", 5.0)) == [
        ("responsecard:090FD3", "A", None, 5.0)
    ]
    assert driver.is_recognised
    for broken in (b"incoming: 090fd331ee8d --> 1", b"incoming: 090fd331ee8c --> 2", b"incoming: 090fd3 --> 1"):
        with pytest.raises(UnreadableLinesError):
            driver.on_report(broken + b"\n", 6.0)
    assert driver.unreadable == 3


def test_a_card_that_sends_again_votes_once_and_may_change_its_mind() -> None:
    driver, card = ResponseCards(), bytes.fromhex("090fd3")

    def line(key: bytes) -> bytes:
        from binascii import crc_hqx

        said = card + key
        return b"incoming: %s%04x --> %s\n" % (said.hex().encode(), crc_hqx(b"\x12\x34\x56" + said, 0xFFFF), key)

    told = [
        votes(driver.on_report(line(key), at_s)) for key, at_s in ((b"1", 5.0), (b"1", 5.3), (b"2", 5.4), (b"1", 6))
    ]
    assert [[v[1] for v in some] for some in told] == [["A"], [], ["B"], ["A"]]
    assert votes(driver.on_report(line(b"?"), 7.0)) == []


# -- which line is theirs


def test_receivers_are_listened_for_where_makers_boards_are_and_boards_elsewhere() -> None:
    assert [d.name for d, _ in serial_receivers_for(MICRO_BIT)] == ["open line protocol", "TurningPoint ResponseCard"]
    assert {m.baud for _, m in serial_receivers_for(MICRO_BIT)} == {115200}
    assert list(serial_drivers_for(MICRO_BIT)) == []
