"""hid-recorder's text format: what is read, what is refused and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from tni.core.device_errors import RecordingError
from tni.devices.recording import RecordedDevice, Recording, format_recording, load_recording, parse_recording
from tni.devices.replay_port import RecordedReport

HEAD = "R: 2 05 0d\nN: A board\nI: 3 0596 0500\n"


def test_a_recording_of_one_device() -> None:
    assert parse_recording(HEAD + "P: usb-1/input0\nE: 0.000000 2 01 ff\nE: 12.5 1 02\n") == Recording(
        (
            RecordedDevice(
                "A board", 0x596, 0x500, b"\x05\x0d", (RecordedReport(0.0, b"\x01\xff"), RecordedReport(12.5, b"\x02"))
            ),
        )
    )


def test_comments_go_on_over_indented_lines_and_line_ends_may_be_windows() -> None:
    text = "# a note\r\n   - more of it\r\n\r\n" + HEAD.replace("\n", "\r\n") + "E: 1 1 00\r\n"
    assert parse_recording(text) == parse_recording(HEAD + "E: 1 1 00")


def test_several_devices_are_kept_apart() -> None:
    recording = parse_recording("D: 0\n" + HEAD + "D: 5\nR: 1 c0\nI: 5 1 2\nE: 1 1 0a\nD: 0\nE: 2 1 0b\n")
    assert [(d.vendor, [r.data for r in d.reports]) for d in recording.devices] == [(0x596, [b"\x0b"]), (1, [b"\x0a"])]


def test_what_is_written_is_read() -> None:
    device = RecordedDevice("Two\nlines", 0xABCD, 0x12, b"\x05\x0d", (RecordedReport(0.25, b"\x01\x02"),))
    (read,) = parse_recording(format_recording(device)).devices
    assert read == RecordedDevice("Two lines", 0xABCD, 0x12, b"\x05\x0d", (RecordedReport(0.25, b"\x01\x02"),))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("# only\n# words\n", 3),
        ("N: no descriptor\n", 2),
        ("R: 3 05 0d\n", 1),
        (HEAD + "E: 0.0 2 01\n", 4),
        (HEAD + "E: 0.0 2 01 0\n", 4),
        (HEAD + "E: 0.0\n", 4),
        (HEAD + "E: soon 1 00\n", 4),
        (HEAD + "E: nan 1 00\n", 4),
        (HEAD + "E: inf 1 00\n", 4),
        (HEAD + "E: 0 x 00\n", 4),
        ("hello\nSelect the device event number [0-9]: 3\n", 3),
        (HEAD + "I: 3 0596\n", 4),
        (HEAD + "D: one\n", 4),
        ("E: 0 1 00\n" + HEAD, 1),
        (HEAD + "D: 1\nE: 0 1 00\n", 5),
        (HEAD + "E: " + "9" * 5000 + " 1 00\n", 4),
        (HEAD + "E: 0 " + "9" * 5000 + " 00\n", 4),
    ],
)
def test_a_bad_line_is_named(text: str, line: int) -> None:
    with pytest.raises(RecordingError) as caught:
        parse_recording(text)
    assert caught.value.line == line
    assert len(str(caught.value)) < 200


def test_a_name_in_no_encoding_does_not_hinder(tmp_path: Path) -> None:
    path = tmp_path / "a.hid"
    path.write_bytes(HEAD.replace("A board", "\udcff\udcfe board").encode("utf-8", "surrogateescape"))
    assert load_recording(path).devices[0].name.endswith(" board")


MENU = "Available devices:\n/dev/hidraw0:\tA board\n/dev/hidraw1:\tA mouse\n"
PROMPT = "Select the device event number [0-1]: "


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        (MENU + PROMPT + "0\n", "", 4),
        (MENU + PROMPT, "", 3),  # the answer is not in the file, and the recording goes on in the same line
        (MENU + PROMPT + "# A board\n  more of the comment\n", "", 3),
        ("", "^C\nhello\n   - indented without a comment\n", 3),
        ("", "", 0),
    ],
)
def test_what_is_no_part_of_a_recording_is_passed_over_and_counted(before: str, after: str, count: int) -> None:
    report = "E: 1 1 00\n"
    recording = parse_recording(before + HEAD + report + after + report)
    assert recording.passed_over == count
    assert recording.devices == parse_recording(HEAD + report + report).devices
