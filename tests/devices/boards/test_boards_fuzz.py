"""Drivers of boards fed with anything: typed errors only, contacts that live once, and nothing that piles up."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.devices.hid.test_hid_fuzz import check_lifetimes, contacts
from tests.support.hid_boards import touch_screen
from tni.api.devices import Contact, DeviceInfo, Driver, TniError
from tni.api.hid_wrapper import HidDriverWrapper
from tni.devices.registry import CLICKER_DRIVERS, vendor_drivers

BOARDS = {driver.name: driver for driver in vendor_drivers() if driver not in CLICKER_DRIVERS}
GROWN_MAX_BYTES = 100_000
"""In 10,000 reports: less than half a contact for each."""
HEADS = (
    *(b"\1", b"\2", b"\2\xd2", b"\2\xe1", b"\2\xb4\4\x80", b"\2\xc3\xd5\x16\0", b"\2\x91", b"\3", b"\3\0\1"),
    *(b"\5", b"\5\3", b"\6", b"\7", b"\xee\xee\x51", b"\xaa\xaa\x41", b""),
)
"""How reports that mean something begin."""


def made(name: str) -> Driver:
    match = BOARDS[name].matches[0]
    product = match.product or 0
    return BOARDS[name].make(DeviceInfo(match.vendor, product, name, page=0x0D, usage=4, descriptor=touch_screen(4)))


piece = st.binary(max_size=70) | st.builds(bytes.__add__, st.sampled_from(HEADS), st.binary(max_size=60))
few = st.lists(st.sampled_from([0, 1, 2, 0xEE, 0xAA, 0xFF]), max_size=64).map(bytes)


@pytest.mark.parametrize("name", BOARDS)
@given(said=st.lists(st.tuples(piece | few, st.integers(0, 30)), max_size=25))
def test_any_bytes_give_contacts_that_live_once(name: str, said: Sequence[tuple[bytes, int]]) -> None:
    board, now_s, wake_at_s, down = made(name), 0.0, None, dict[int, Contact]()
    steps = [contacts(board.start(now_s).events)]
    for data, tenths in said:
        if wake_at_s is not None and wake_at_s <= now_s:
            step = board.on_timer(now_s)
            wake_at_s = step.wake_at_s
            assert wake_at_s is None or wake_at_s > now_s
            steps.append(contacts(step.events))
        with suppress(TniError):
            step = board.on_report(data, now_s)
            wake_at_s = step.wake_at_s
            assert wake_at_s is None or wake_at_s > now_s
            assert len(step.writes) <= 1
            steps.append(contacts(step.events))
        now_s += tenths / 20
    steps.append(contacts(board.release(now_s).events))
    check_lifetimes(steps, down)
    assert not down
    if not isinstance(board, HidDriverWrapper):  # what a descriptor declares is not always kept to
        assert all(0.0 <= c.touch.x <= 1.0 and 0.0 <= c.touch.y <= 1.0 for told in steps for c in told)


@pytest.mark.parametrize("name", BOARDS)
def test_a_long_storm_leaves_nothing_behind(name: str) -> None:
    """Every beginning that means something, with every kind of rest."""
    board = made(name)
    board.start(0.0)
    rests = [bytes([n % 256, n // 3 % 256, n * 7 % 256, n * 13 % 256] * 16) for n in range(200)]

    def storm(begins_s: float) -> None:
        for turn, rest in enumerate(rests):
            for head in HEADS:
                with suppress(TniError):
                    board.on_report(head + rest, begins_s + turn / 1000)

    storm(0.0)
    tracemalloc.start()
    storm(1.0)
    before = tracemalloc.get_traced_memory()[0]
    for begins_s in (2.0, 3.0, 4.0):
        storm(begins_s)
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < GROWN_MAX_BYTES


def test_every_board_says_how_it_is_known() -> None:
    for driver in BOARDS.values():
        docstring = sys.modules[type(made(driver.name)).__module__].__doc__ or ""
        said = "from documentation, not tested on hardware" in " ".join(docstring.split()).lower()
        assert said or driver.provenance.name == "RECORDED"
