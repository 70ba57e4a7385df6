"""Any datagram into the driver: contacts or our error, quickly, and no more kept than is bounded."""

from __future__ import annotations

import os
import random
import tracemalloc
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.devices.hid.test_hid_fuzz import check_lifetimes, mutated
from tests.support.tuio_senders import Pointer, bounds, contacts, frame1, frame2
from tni.api.contact_tracker import MAX_CONTACTS
from tni.api.devices import Contact
from tni.core.device_errors import RecordingError
from tni.core.errors import TniError
from tni.devices.tuio.arguments import TuioError
from tni.devices.tuio.board import TuioBoard
from tni.devices.tuio.driver import MAX_SOURCES
from tni.devices.tuio.osc import OscError
from tni.devices.tuio_recording import TuioRecordingReader, open_tuio_recording

INVENTED = [
    frame1(1, [0], {0: (0.25, 0.5)}, source="a@b"),
    frame1(2, [0, 1], {0: (0.5, 0.5), 1: (0.1, 0.9)}, source="a@b"),
    frame1(3, [1], source="a@b"),
    frame1(-1, []),
    frame1(4, [3], {3: (0.5, 0.5, 0.1, 0.1)}, profile="2Dblb"),
    frame1(5, [3], {3: (0.5, 0.5)}, profile="2Dobj"),
    frame2(1, [1], {1: Pointer(0.5, 0.5, 11, pressure=0.5)}),
    frame2(2, [1, 2], {2: Pointer(0.1, 0.2)}, bounds(2, 0.1, 0.1)),
    frame2(3, []),
]


@cache
def captured() -> list[bytes]:
    """Of a real sender, where they are there."""
    folder = os.environ.get("TNI_CORPUS")
    paths = Path(folder, "tuio").glob("*.txt") if folder else ()
    return [report.data for path in paths for report in open_tuio_recording(path)[1]]


any_datagram = st.binary(max_size=200) | st.sampled_from(INVENTED + captured()).flatmap(mutated)


@given(st.lists(any_datagram, max_size=12), st.lists(st.floats(0.0, 3.0), min_size=12, max_size=12))
def test_any_datagrams_are_contacts_or_our_error(datagrams: list[bytes], pauses_s: list[float]) -> None:
    board, now_s, down = TuioBoard(), 10.0, dict[int, Contact]()
    board.start(now_s)
    said: list[tuple[Contact, ...]] = []
    for datagram, pause_s in zip(datagrams, pauses_s, strict=False):
        now_s += pause_s
        with suppress(OscError, TuioError):
            said.append(tuple(contacts(board.on_report(datagram, now_s))))
        said.append(tuple(contacts(board.on_timer(now_s))))
    said.append(tuple(contacts(board.release(now_s))))
    check_lifetimes(said, down)
    assert not down
    assert board.release(now_s).wake_at_s is None


@given(st.text(max_size=200) | st.from_regex(r"\A(-?[0-9.e]{1,9} [0-9a-f ]{0,30}\n)*\Z"))
def test_any_text_is_a_recording_or_our_error(text: str) -> None:
    with suppress(RecordingError):
        list(TuioRecordingReader().reports(text.split("\n")))


def mutate(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.randrange(1, 5)):
        at = dice.randrange(len(out) + 1)
        out[at : at + dice.randrange(3)] = dice.randbytes(dice.randrange(3))
    return bytes(out)


def hostile(dice: random.Random) -> bytes:
    """Larger than a real one, and with ever new ids and names."""
    keys = [dice.randrange(2**31) for _ in range(dice.randrange(1, 400))]
    if dice.random() < 0.5:
        return frame1(-1, keys, {key: (dice.random(), dice.random()) for key in keys}, source=f"{dice.random()}")
    return frame2(0, keys, {key: Pointer(dice.random(), 0.5) for key in keys}, source=f"{dice.random()}")


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_flood_of_datagrams_fills_no_memory() -> None:
    dice, board, now_s = random.Random(7), TuioBoard(), 0.0
    seeds = INVENTED + captured()
    down: set[int] = set()
    peaks: list[int] = []
    tracemalloc.start()
    try:
        for round_number in range(4):
            tracemalloc.reset_peak()
            for number in range(6_000):
                now_s += 0.001
                datagram = hostile(dice) if number % 50 == 0 else mutate(dice.choice(seeds), dice)
                with suppress(TniError):
                    for event in contacts(board.on_report(datagram, now_s)):
                        (down.discard if event.state.value == "up" else down.add)(event.id)
                assert len(down) <= 2 * 2 * MAX_SOURCES * MAX_CONTACTS
            peaks.append(tracemalloc.get_traced_memory()[1])
            assert round_number < 2 or peaks[-1] < 1.2 * peaks[1]
    finally:
        tracemalloc.stop()
