"""Logs written by this test, in the layout that the reader documents."""

from __future__ import annotations

import pytest

from tni.core.device_errors import UsbLogError
from tni.devices.clickers.usb_log import LoggedReport, UsbDirection, read_usb_log

LOG = b"""\
#   1 [    0 ms] ctrl_transfer( 0x80, 0x00, 0x0000, 0x0000, msg )     2 bytes IN : 12 01
#   2 [    1 ms] ctrl_transfer( 0x21, 0x0a, 0x0000, 0x0000, msg )     0 bytes OUT

#   9 [103132 ms] ctrl_transfer( 0x21, 0x09, 0x0200, 0x0000, msg )    4 bytes OUT: \\
01 10 21 41
***853 repeats***
#   7 [103143 ms] read( 0x83,   64 )     3 bytes IN : \\
01 10 aa
"""


def test_reports_sent_and_received_are_told_apart_from_the_rest() -> None:
    expected = [
        LoggedReport(103.132, UsbDirection.TO_DEVICE, b"\x01\x10\x21\x41"),
        LoggedReport(103.143, UsbDirection.FROM_DEVICE, b"\x01\x10\xaa"),
    ]
    assert read_usb_log(LOG) == expected
    assert read_usb_log(LOG.replace(b"\n", b"\r\n")) == expected
    assert read_usb_log(b"") == []


@pytest.mark.parametrize(
    ("log", "line"),
    [
        (b"hello", 1),
        (LOG + b"# 1 [1 ms] read( 0x83, 64 ) 2 bytes IN : 01", 9),
        (LOG + b"# 1 [1 ms] read( 0x83, 64 ) 2 bytes IN : \\", 9),
        (LOG + b"# 1 [1 ms] read( 0x83, 64 ) 1 bytes IN : 0", 9),
        (LOG + b"# 1 [1 ms] read( what ) 1 bytes IN : 00", 9),
        (LOG + "é".encode(), 9),
    ],
)
def test_a_bad_line_is_named(log: bytes, line: int) -> None:
    with pytest.raises(UsbLogError) as caught:
        read_usb_log(log)
    assert caught.value.line == line
