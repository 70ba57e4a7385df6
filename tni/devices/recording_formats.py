"""Formats of recordings: detects a file's format from its beginning and makes the driver that plays it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from tni.api.devices import DeviceInfo, Driver
from tni.core.device_errors import NotABoardError
from tni.core.errors import TniError
from tni.devices.hid.multitouch import HidBoard
from tni.devices.recording import DescribedDevice, HidRecordingReader, RecordedDevice
from tni.devices.registry import drivers_for
from tni.devices.replay_port import RecordedReport
from tni.devices.smart_recording import SmartRecordingReader, is_smart_recording
from tni.devices.tuio.board import TuioBoard
from tni.devices.tuio_recording import TuioRecordingReader, is_tuio_recording


class RecordingLinesReader(Protocol):
    """Reader of a single recording, to be used once. passed_over: number of lines so far that are no part of it."""

    passed_over: int

    def reports(self, lines: Iterable[str]) -> Iterator[tuple[int, RecordedReport]]:
        """Yield (device number, report). Raises: RecordingError."""

    def described(self) -> Mapping[int, DescribedDevice]:
        """Return the devices once all lines are read. Raises: RecordingError when there is none."""


@dataclass(frozen=True, slots=True)
class RecordingFormat:
    """A format of recordings.

    Attributes:
        begins: Tells from a file's first bytes whether it has this format.
        reader: Makes a reader.
        driver: Makes the driver of a recorded device. Raises NotABoardError, HidDescriptorError.
    """

    begins: Callable[[bytes], bool]
    reader: Callable[[], RecordingLinesReader]
    driver: Callable[[RecordedDevice], Driver]


def recorded_driver(device: RecordedDevice) -> Driver:
    """Return the driver that a live device with these ids would get. Raises: NotABoardError, HidDescriptorError."""
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
"""Formats in the order of detection. The last one accepts any file."""


def detect_format(start: bytes) -> RecordingFormat:
    return next(kind for kind in FORMATS if kind.begins(start))
