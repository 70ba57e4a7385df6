"""Any bytes into the clicker decoders: events or the project's own error, and the drivers always come to rest."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import example, given
from hypothesis import strategies as st

from tni.api.devices import Receiver, Vote
from tni.core.device_errors import UsbLogError
from tni.devices.clickers.iclicker1 import IClicker1Base
from tni.devices.clickers.iclicker2 import IClicker2Base
from tni.devices.clickers.iclicker_wire import IClickerReportError
from tni.devices.clickers.usb_log import LoggedReport, UsbDirection, read_usb_log
from tni.quiz.round import RoundId
from tni.quiz.vote_records import CastVote

heads = st.sampled_from(
    [b"", b"\x02\x13", b"\x02\x18", b"\x01\x11\xaa", b"\x01\x12\xaa", b"\x01\x17\xaa", b"\x01\x16\xaa"]
)
halves = st.tuples(heads, st.binary(max_size=32)).map(lambda t: (t[0] + t[1]).ljust(32, b"\0")[:32])
reports = st.binary(max_size=80) | st.tuples(halves, halves).map(b"".join)
drivers = st.sampled_from([IClicker1Base, IClicker2Base])
deeds = st.lists(st.one_of(reports, st.sampled_from(["open", "close", "timer"])), max_size=40)


def do(driver: Receiver, deed: bytes | str, now_s: float):
    match deed:
        case "open":
            return driver.open_poll(now_s)
        case "close":
            return driver.close_poll(now_s)
        case "timer":
            return driver.on_timer(now_s)
        case bytes():
            return driver.on_report(deed, now_s)
    raise AssertionError(deed)


@given(drivers, deeds)
def test_any_reports_give_storable_votes_or_our_error(kind: type[Receiver], deeds: list[bytes | str]) -> None:
    driver, now_s = kind(), 0.0
    driver.start(now_s)
    for deed in deeds:
        now_s += 0.05
        with suppress(IClickerReportError):
            step = do(driver, deed, now_s)
            assert all(len(data) == 64 for data in step.writes)
            for event in step.events:
                if isinstance(event, Vote):
                    CastVote(RoundId("r"), 0, event.clicker, event.choice, event.at_s, event.sequence)


@given(drivers, deeds)
def test_a_driver_left_alone_comes_to_rest_after_closing(kind: type[Receiver], deeds: list[bytes | str]) -> None:
    driver, now_s = kind(), 0.0
    driver.start(now_s)
    for deed in deeds:
        now_s += 0.05
        with suppress(IClickerReportError):
            do(driver, deed, now_s)
    wake_at_s, turns = driver.close_poll(now_s).wake_at_s, 0
    while wake_at_s is not None:
        assert turns < 2000
        turns += 1
        now_s = max(now_s, wake_at_s)
        wake_at_s = driver.on_timer(now_s).wake_at_s
    assert driver.on_timer(now_s + 100).writes == ()


@given(
    halves, st.sampled_from("ABCDE"), st.binary(min_size=3, max_size=3).filter(any), st.integers(0, 255), st.booleans()
)
def test_a_vote_comes_out_beside_anything(other: bytes, letter: str, id: bytes, sequence: int, first: bool) -> None:
    vote = (bytes([2, 0x13, 0x81 + "ABCDE".index(letter)]) + id + bytes([sequence])).ljust(32, b"\0")
    driver = IClicker2Base()
    step = driver.on_report(vote + other if first else other + vote, 3.0)
    printed = (id + bytes([id[0] ^ id[1] ^ id[2]])).hex().upper()
    assert Vote(f"iclicker:{printed}", letter, 3.0, sequence) in step.events


logged = st.builds(
    LoggedReport,
    st.integers(0, 10**9).map(lambda ms: ms / 1000),
    st.sampled_from(UsbDirection),
    st.binary(min_size=1, max_size=64),
)


@given(st.lists(logged, max_size=20))
def test_a_written_log_is_read_back(rows: list[LoggedReport]) -> None:
    lines = []
    for n, row in enumerate(rows):
        head = (
            "read( 0x83,   64 )"
            if row.direction is UsbDirection.FROM_DEVICE
            else "ctrl_transfer( 0x21, 0x09, 0x02, 0, msg )"
        )
        data = row.data.hex(" ")
        broken = "\\\n" if n % 2 else ""
        lines.append(f"# {n} [{round(row.at_s * 1000):5} ms] {head} {len(row.data)} bytes IN : {broken}{data}\n")
    assert read_usb_log("".join(lines).encode()) == sorted(rows, key=lambda row: row.at_s)


@given(st.binary(max_size=300) | st.text("# \\\n[]0123456789abmsread(),xctrlINOUT:*", max_size=200).map(str.encode))
@example(b"# 1 [1 ms] read( 0x83, 64 ) 1 bytes IN : zz")
def test_any_text_is_a_log_or_our_error(data: bytes) -> None:
    with suppress(UsbLogError):
        assert isinstance(read_usb_log(data), list)
