"""Which kind of recording a file is, and who plays it: told from how it begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from tni.api.devices import DeviceInfo, Driver
from tni.core.errors import TniError
from tni.devices.hid.multitouch import HidBoard, NotABoardError
from tni.devices.recording import DescribedDevice, HidRecordingReader, RecordedDevice
from tni.devices.registry import drivers_for
from tni.devices.replay_port import RecordedReport
from tni.devices.smart_recording import SmartRecordingReader, is_smart_recording
from tni.devices.tuio.board import TuioBoard
from tni.devices.tuio_recording import TuioRecordingReader, is_tuio_recording


class RecordingLinesReader(Protocol):
    """Reads one recording, once."""

    def reports(self, lines: Iterable[str]) -> Iterator[tuple[int, RecordedReport]]:
        """Yield (device, report). Raises: RecordingError."""

    def described(self) -> Mapping[int, DescribedDevice]:
        """The devices, when all lines were read. Raises: RecordingError when there is none."""


@dataclass(frozen=True, slots=True)
class RecordingFormat:
    """begins: whether a file's first bytes are of this kind. driver: for a recorded device; raises
    NotABoardError, HidDescriptorError."""

    begins: Callable[[bytes], bool]
    reader: Callable[[], RecordingLinesReader]
    driver: Callable[[RecordedDevice], Driver]


def recorded_driver(device: RecordedDevice) -> Driver:
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


HID_RECORDER = RecordingFormat(lambda _: True, HidRecordingReader, recorded_driver)
FORMATS = (
    RecordingFormat(is_smart_recording, SmartRecordingReader, recorded_driver),
    RecordingFormat(is_tuio_recording, TuioRecordingReader, lambda _: TuioBoard()),
    HID_RECORDER,
)
"""Asked in this order; the last one takes what nobody else knows."""


def detect_format(start: bytes) -> RecordingFormat:
    return next(kind for kind in FORMATS if kind.begins(start))
