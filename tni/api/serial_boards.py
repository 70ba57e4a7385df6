"""Building blocks for drivers of boards on a serial line: splitting the bytes into frames, decoding frames into one
contact."""

from __future__ import annotations

from collections.abc import Callable

from tni.api.boards import ON_CHANGE_TIMEOUT_S, BoardDriver, xor_checksum
from tni.api.devices import Contact, Step

FRAME_BYTES = 8
POSITION_MAX = 4095


class FrameSplitter:
    """Splitter of a byte stream into frames of one length that begin with the same bytes. Bytes that cannot begin a
    frame are skipped one by one, so that a frame is found at any offset."""

    def __init__(self, head: bytes, length: int, is_valid: Callable[[bytes], bool]) -> None:
        """head: at least one byte. is_valid: whether the bytes of a frame pass its check."""
        self._head, self._length, self._is_valid = head, length, is_valid
        self._rest = b""

    def feed(self, data: bytes) -> list[bytes]:
        """Take bytes as they were read and return the frames that they complete. An incomplete frame is kept for the
        next call."""
        found, data, at = [], self._rest + data, 0
        while (at := data.find(self._head, at)) >= 0 and at + self._length <= len(data):
            frame = data[at : at + self._length]
            if self._is_valid(frame):
                found.append(frame)
                at += self._length
            else:
                at += 1
        if at < 0:  # the last bytes may be the start of a head
            at = max(len(data) - len(self._head) + 1, 0)
        self._rest = data[at:]
        return found


class SerialBoardDriver(BoardDriver):
    """Driver of boards whose frame is two equal bytes, the state of the pen, Y and X in two six-bit parts each, and a
    checksum. A `tni.api.devices.SerialDriver`."""

    def __init__(self, head: bytes, pressed: int) -> None:
        """pressed: state of a pen that touches."""
        super().__init__(POSITION_MAX, POSITION_MAX, ON_CHANGE_TIMEOUT_S)
        self._frames = FrameSplitter(head, FRAME_BYTES, self._is_valid)
        self._pressed = pressed
        self.is_recognised = False

    def on_report(self, report: bytes, now_s: float) -> Step:
        events: list[Contact] = []
        for frame in self._frames.feed(report):
            self.is_recognised = True
            events += self._frame(frame, now_s)
        return self._step(now_s, events)

    @staticmethod
    def _is_valid(frame: bytes) -> bool:
        """Return whether the frame is valid. A line that repeats one byte for ever would pass the checksum alone, so
        the state must differ from the byte before it."""
        return frame[2] != frame[1] and xor_checksum(frame[2:]) == 0

    def _frame(self, frame: bytes, now_s: float) -> list[Contact]:
        state, y1, y0, x1, x0 = frame[2:7]
        if state != self._pressed:
            return self._lift(now_s)
        return self._touch(now_s, _joined(x1, x0), _joined(y1, y0))


def _joined(high: int, low: int) -> int:
    return (high & 0x3F) << 6 | low & 0x3F
