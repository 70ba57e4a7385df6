"""Boards on serial lines that were found once are on one line each, and no other is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.api.devices import DeviceInfo
from tni.core.lines import KnownSerialLine
from tni.devices.clickers.iclicker import DRIVERS
from tni.devices.known_serial_lines import KnownSerialLines, baud_of, serial_line_key
from tni.devices.ports import DevicePort, NullPort
from tni.devices.serial_port import SerialLine

BOARD = KnownSerialLine(0x10C4, 0xEA60, "0417", "IQBoard", "/dev/ttyUSB0")
COMMON = replace(BOARD, serial="0001")
"""A number that its maker gives to all."""
NONE = replace(BOARD, serial="")


def line(path: str, like: KnownSerialLine = BOARD, **other: object) -> SerialLine:
    return SerialLine(path, DeviceInfo(like.vendor, like.product, "CP2102", like.serial, **other))  # type: ignore[arg-type]


class Desk:
    """A computer's lines, as they are at the next look."""

    def __init__(self, *known: KnownSerialLine) -> None:
        self.there: list[SerialLine] = []
        self.opened: list[tuple[str, int]] = []
        self.list_lines: Callable[[], list[SerialLine]] = lambda: self.there
        self.lines = KnownSerialLines(lambda: known, lambda: self.list_lines(), self._open)

    def _open(self, path: str, baud: int) -> DevicePort:
        self.opened.append((path, baud))
        return NullPort()

    def look(self, *there: SerialLine) -> list[str]:
        """Paths of the lines on which something is read now."""
        self.there = list(there)
        return sorted(key.removeprefix("serial ") for key in self.lines.present())


USB0, USB1, USB2 = (f"/dev/ttyUSB{n}" for n in range(3))


def test_it_is_opened_with_its_driver_at_its_speed_and_called_by_its_name() -> None:
    desk = Desk(BOARD)
    assert desk.look(line(USB0)) == [USB0]
    device = desk.lines.describe(serial_line_key(line(USB0)))
    assert device is not None
    assert (device.name, device.driver and device.driver.name, baud_of(device)) == ("IQBoard", "IQBoard", 19200)
    desk.lines.open(device)
    assert desk.opened == [(USB0, 19200)]


def test_in_another_socket_it_is_known_by_the_number_of_its_adapter() -> None:
    desk = Desk(BOARD)
    assert desk.look(line(USB1, COMMON), line(USB2)) == [USB2]
    assert desk.look(line(USB2)) == [USB2]
    assert desk.look() == []
    assert desk.look(line(USB0)) == [USB0]


def test_without_a_number_only_the_same_name_counts() -> None:
    desk = Desk(NONE)
    assert desk.look(line(USB1, NONE)) == []
    assert desk.look(line(USB0, NONE), line(USB1, NONE)) == [USB0]


def test_a_line_that_was_there_beside_it_is_never_taken_for_it() -> None:
    desk = Desk(COMMON)
    beside = line(USB1, COMMON)
    assert desk.look(beside, line(USB0, COMMON)) == [USB0]
    assert desk.look(beside) == []
    assert desk.look(beside, line(USB2, COMMON)) == [USB2]
    assert desk.look(line(USB0, COMMON), beside, line(USB2, COMMON)) == [USB2], "it stays where it is"
    assert desk.look(line(USB0, COMMON), beside) == []
    assert desk.look() == []
    assert desk.look(line(USB1, COMMON)) == [USB1], "plugged in anew it may be any"


OTHERS = [line(USB0, replace(BOARD, serial="another")), line(USB0, NONE), line(USB0, replace(BOARD, vendor=0x2341))]


@pytest.mark.parametrize("other", OTHERS)
def test_another_adapter_under_its_name_is_left_alone(other: SerialLine) -> None:
    assert Desk(BOARD).look(other) == []


PATHS = st.sampled_from([USB0, USB1, USB2])
LOOKS = st.lists(st.dictionaries(PATHS, st.sampled_from([BOARD, COMMON, NONE])), max_size=8)


@given(st.sets(st.builds(replace, st.sampled_from([BOARD, COMMON, NONE]), path=PATHS)), LOOKS)
def test_no_more_is_opened_than_was_found_nor_any_other_kind(
    known: set[KnownSerialLine], looks: Iterable[dict[str, KnownSerialLine]]
) -> None:
    desk = Desk(*known)
    for there in looks:
        read = desk.look(*(line(path, like) for path, like in there.items()))
        for like in (BOARD, COMMON, NONE):
            on = [path for path in read if there[path] is like]
            assert len(on) <= sum(one.serial == like.serial for one in known)
        assert all(path in {one.path for one in known} for path in read if not there[path].serial)


def test_lines_that_cannot_be_listed_are_as_they_were() -> None:
    desk = Desk(BOARD)
    desk.look(line(USB0))
    desk.list_lines = _fails
    assert desk.lines.present() == {serial_line_key(line(USB0))}


def _fails() -> list[SerialLine]:
    raise OSError


@pytest.mark.parametrize("driver", ["none of ours", DRIVERS[0].name, "TeamBoard"])
@pytest.mark.parametrize("path", ["", USB0])
def test_a_driver_that_listens_on_no_line_opens_none(driver: str, path: str) -> None:
    """As a file may say."""
    desk = Desk(replace(BOARD, driver=driver, path=path))
    desk.look(line(USB0))
    assert desk.lines.describe(serial_line_key(line(USB0))) is None
