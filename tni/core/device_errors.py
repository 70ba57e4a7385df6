"""Errors of devices and of their recordings that the teacher is told of."""

from __future__ import annotations

from tni.core.errors import TniError


class UdpPortError(TniError):
    """A UDP port that cannot be opened. port: its number; taken: whether another program uses it."""

    def __init__(self, port: int, *, taken: bool) -> None:
        super().__init__(f"UDP port {port} " + ("is taken by another program" if taken else "cannot be listened on"))
        self.port, self.taken = port, taken


class RecordingError(TniError):
    """A recording that cannot be read. line: counted from 1; reason: for the log."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"recording, line {line}: {reason}")
        self.line, self.reason = line, reason


class UsbLogError(TniError):
    """A file that is no log of USB transfers. line: counted from 1, 0 for a file that is too large; why: the reason."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"USB log, line {line}: {why}")
        self.line, self.why = line, why


class HidDescriptorError(TniError):
    """Bytes that are not a valid HID report descriptor. reason: for the log; offset: of the faulty item, in bytes."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(f"report descriptor: {reason} at byte {offset}")
        self.reason, self.offset = reason, offset


class NotABoardError(TniError):
    """The report descriptor of a HID device has no report that carries positions."""

    def __init__(self) -> None:
        super().__init__("the report descriptor declares no absolute positions")


class ShortReportError(TniError):
    """A HID report that is shorter than declared. report_id: 0 for a device without report ids; got, need: in bytes."""

    def __init__(self, *, report_id: int, got: int, need: int) -> None:
        super().__init__(f"report {report_id}: {got} bytes of {need}")
        self.report_id, self.got, self.need = report_id, got, need
