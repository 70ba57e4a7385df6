"""From bytes to messages, or to an error that says what is wrong."""

from __future__ import annotations

import logging
import struct

import pytest

from tests.support.tuio_senders import Time, bundle, message
from tni.devices.tuio.osc import MAX_ARGUMENTS, MAX_DEPTH, OscError, TuioMessage, read_messages

WANTED = frozenset({b"/tuio/2Dcur", b"/tuio2/frm"})
ALIVE = message("/tuio/2Dcur", "alive", 3, 4)
READ = TuioMessage("/tuio/2Dcur", ("alive", 3, 4))


def test_messages_come_in_their_order_from_whatever_they_are_wrapped_in() -> None:
    second = message("/tuio/2Dcur", "fseq", 9)
    expected = [READ, TuioMessage("/tuio/2Dcur", ("fseq", 9))]
    assert read_messages(bundle(ALIVE, second), WANTED) == expected
    assert read_messages(bundle(bundle(ALIVE), bundle(bundle(second))), WANTED) == expected
    assert read_messages(ALIVE, WANTED) == [READ]
    assert read_messages(bundle(), WANTED) == []


def test_numbers_texts_and_times_are_read() -> None:
    (read,) = read_messages(message("/tuio2/frm", -7, Time(3_976_214_400, 1 << 31), 0.25, "name"), WANTED)
    number, time, fraction, name = read.arguments
    assert (number, fraction, name) == (-7, 0.25, "name")
    assert isinstance(time, tuple)
    assert (time[0].isoformat(), time[1]) == ("2026-01-01T00:00:00", 1 << 31)


def test_what_is_not_wanted_is_not_read() -> None:
    strange = b"/sound\0\0,?!\0" + b"\xff" * 8
    assert read_messages(bundle(strange, ALIVE), WANTED) == [READ]


def test_a_message_without_types_has_no_arguments() -> None:
    assert read_messages(b"/tuio2/frm\0\0", WANTED) == [TuioMessage("/tuio2/frm", ())]


def deep(depth: int) -> bytes:
    packet = ALIVE
    for _ in range(depth):
        packet = bundle(packet)
    return packet


BAD = {
    "nothing": b"",
    "text": b"hello",
    "no time": b"#bundle\0\0\0\0",
    "an element that is empty": bundle(b""),
    "a size below zero": bundle() + struct.pack(">i", -4) + ALIVE,
    "a size beyond the end": bundle() + struct.pack(">i", len(ALIVE) + 4) + ALIVE,
    "half a size": bundle(ALIVE) + b"\0\0",
    "a number that is cut off": bundle(ALIVE[:-2]),
    "types that nobody sends": b"/tuio/2Dcur\0,[[\0",
    "no comma": b"/tuio/2Dcur\0iii\0",
    "a name that is no UTF-8": message("/tuio2/frm", 1, "name").replace(b"name", b"n\xe9e\xe8"),
    "too many arguments": message("/tuio/2Dcur", *range(MAX_ARGUMENTS + 1)),
    "bundles without end": deep(MAX_DEPTH + 1),
    "too many bytes": bytes(70_000),
}


@pytest.mark.parametrize("datagram", BAD.values(), ids=BAD)
def test_bytes_that_are_no_osc_are_refused(datagram: bytes, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(OscError):
        read_messages(datagram, WANTED)
    assert not caplog.records  # python-osc would write a line for each thing that it does not know


def test_as_much_as_is_allowed_is_read() -> None:
    (read,) = read_messages(message("/tuio/2Dcur", *range(MAX_ARGUMENTS)), WANTED)
    assert read.arguments == tuple(range(MAX_ARGUMENTS))
    assert read_messages(deep(MAX_DEPTH), WANTED) == [READ]
