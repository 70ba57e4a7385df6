"""Which kind of recording a file is, and who plays it: told from how it begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from tni.api.devices import DeviceInfo, Driver
from tni.core.errors import TniError
from tni.devices.hid.multitouch import HidBoard, NotABoardError
from tni.devices.recording import DescribedDevice, RecordedDevice, RecordingReader
from tni.devices.registry import drivers_for
from tni.devices.replay_source import RecordedReport
from tni.devices.smart_text import SmartTextReader, is_smart_text
from tni.devices.tuio.board import TuioBoard
from tni.devices.tuio_text import TuioTextReader, is_tuio_text


class LinesReader(Protocol):
    """Reads one recording, once."""

    def reports(self, lines: Iterable[str]) -> Iterator[tuple[int, RecordedReport]]:
        """Yield (device, report). Raises: RecordingError."""

    def described(self) -> Mapping[int, DescribedDevice]:
        """The devices, when all lines were read. Raises: RecordingError when there is none."""


@dataclass(frozen=True, slots=True)
class Kind:
    """begins: whether a file's first bytes are of this kind. driver: for a recorded device; raises
    NotABoardError, HidDescriptorError."""

    begins: Callable[[bytes], bool]
    reader: Callable[[], LinesReader]
    driver: Callable[[RecordedDevice], Driver]


def driver_of(device: RecordedDevice) -> Driver:
    """The driver that a live device of these ids has. Raises: NotABoardError, HidDescriptorError."""
    info = DeviceInfo(device.vendor, device.product, device.name, descriptor=device.descriptor)
    for entry in drivers_for(info):
        try:
            return entry.make(info)
        except TniError:
            continue
    if not device.descriptor:
        raise NotABoardError
    return HidBoard(device.descriptor, device.vendor, device.product)


HID = Kind(lambda _: True, RecordingReader, driver_of)
KINDS = (
    Kind(is_smart_text, SmartTextReader, driver_of),
    Kind(is_tuio_text, TuioTextReader, lambda _: TuioBoard()),
    HID,
)
"""Asked in this order; the last one takes what nobody else knows."""


def kind_of(start: bytes) -> Kind:
    return next(kind for kind in KINDS if kind.begins(start))
