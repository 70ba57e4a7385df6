"""Recording played from its file in bounded memory, however long it is.

The file is read once to check that it is valid throughout, then once for each device that is played.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Self

from tni.core.device_errors import RecordingError
from tni.core.recording_summary import RecordingExtent
from tni.devices.recording import RecordedDevice
from tni.devices.recording_formats import detect_format
from tni.devices.replay_port import RecordedReport

BLOCK_BYTES = 1 << 16
LINE_MAX_BYTES = 1 << 18
"""Limit on a line. A report has at most 16384 bytes (HID_MAX_BUFFER_SIZE of Linux), at three characters each."""


class RecordingFile:
    """An open recording, to be used in a `with` block.

    kind: its format; devices: without their reports; passed_over: number of lines that are no part of the recording.
    """

    def __init__(self, path: Path) -> None:
        """Check the whole file. One that cannot be read twice, such as a pipe, is copied meanwhile.

        Raises:
            RecordingError: as `parse_recording`, and for a line that is too long.
            OSError: the file cannot be read.
        """
        with ExitStack() as stack:
            file: BinaryIO = stack.enter_context(path.open("rb", buffering=0))
            if file.seekable():
                self._file, copy = file, None
            else:
                self._file = copy = stack.enter_context(TemporaryFile(buffering=0))
            self.extent = RecordingExtent()
            blocks = _blocks(file, copy)
            start = next(blocks, b"")
            self.kind = detect_format(start)
            reader = self.kind.reader()
            for _, report in reader.reports(_lines(chain((start,), blocks))):
                self.extent.add(report.at_s)
            found = reader.described()
            self.passed_over = reader.passed_over
            self._numbers = tuple(found)
            self.devices = tuple(RecordedDevice(d.name, d.vendor, d.product, d.descriptor) for d in found.values())
            self._stack = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def reports(self, index: int) -> Iterator[RecordedReport]:
        """Yield the reports of `devices[index]` in the order of the file.

        Raises: RecordingError, OSError when the file has changed.
        """
        wanted = self._numbers[index]
        for number, report in self.kind.reader().reports(_lines(self._read_blocks())):
            if number == wanted:
                yield report

    def _read_blocks(self) -> Iterator[bytes]:
        """Yield the file's blocks. Several iterators may alternate on the same file."""
        at = 0
        while True:
            self._file.seek(at)
            block = self._file.read(BLOCK_BYTES)
            if not block:
                return
            at += len(block)
            yield block


def _blocks(file: BinaryIO, copy: BinaryIO | None) -> Iterator[bytes]:
    while block := file.read(BLOCK_BYTES):
        if copy is not None:
            copy.write(block)
        yield block


def _lines(blocks: Iterator[bytes]) -> Iterator[str]:
    """Yield lines like `str.split`: the last one has no line end. Raises: RecordingError for an overlong line."""
    rest, number = b"", 1
    for block in blocks:
        *whole, rest = (rest + block).split(b"\n")
        for line in whole:
            yield line.decode("utf-8", errors="replace")
        number += len(whole)
        if len(rest) > LINE_MAX_BYTES:
            raise RecordingError(number, "a line without end")
    yield rest.decode("utf-8", errors="replace")
