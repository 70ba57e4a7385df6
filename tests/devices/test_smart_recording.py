"""Reports of SMART Boards as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.hid_boards import touch_screen
from tni.api.devices import ContactTool
from tni.core.device_errors import RecordingError
from tni.devices.hid.synthetic import synthetic_recording
from tni.devices.recording import RecordedDevice, Recording, format_recording, parse_recording
from tni.devices.replay import json_lines, replay, replay_json, summarise
from tni.devices.replay_port import RecordedReport
from tni.devices.smart_recording import SmartRecordingReader

SB680 = "# a board\n0.000000 I 18 02c3\n0.010000 I 5 0101a09662\n0.015000 O 17 02e1\n0.020000 I 5 0100a09662\n"
SB885 = "0.0 I 82 64 02c3d516000101\n0.1 I 82 8 0503ff03f203ac03\n0.2 I 83 76 0201fb\n0.3 I 82 8 0500ff03f203ac03\n"


def written(folder: Path, text: str, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_four_columns_are_an_sb680(tmp_path: Path) -> None:
    summary = summarise(written(tmp_path, SB680))
    assert summary.names == ("SMART Board SB680 (0b8c:0061)",)
    assert (summary.extent.reports, summary.extent.last_s, summary.contacts) == (3, 0.02, 1)
    assert summary.tools[ContactTool.FINGER.value] == 1


def test_five_columns_are_an_sb885(tmp_path: Path) -> None:
    summary = summarise(written(tmp_path, SB885))
    assert summary.names == ("SMART Board SB885 (0b8c:0160)",)
    assert (summary.contacts, summary.tools[ContactTool.PEN.value]) == (1, 1)


def test_the_kind_is_told_from_the_text_and_not_from_the_name(tmp_path: Path) -> None:
    assert len(list(replay_json(written(tmp_path, SB680, "a.hid")))) == 2
    recording = synthetic_recording([[(0.0, 0.1, 0.1), (0.1, 0.2, 0.3)]])
    as_text = written(tmp_path, recording, "b.txt")
    assert list(replay_json(as_text)) == list(json_lines(replay(parse_recording(recording))))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("0.0 I 2 0100\nnonsense\n", 2),
        ("0.0 I 2 0100\n0.1 I 82 2 0100\n", 2),
        ("0.0 I 2 0100\n0.1 I 2 010\n", 2),
        ("0.0 I 2 0100\n0.1 I 2 010000\n", 2),
        ("0.0 I 2 0100\n0.1 I two 0100\n", 2),
        ("x I 2 0100\n", 1),
        ("nan I 2 0100\n", 1),
        ("0.0 I 2 0100\nE: 0.1 1 00\n", 2),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(RecordingError) as caught:
        summarise(written(tmp_path, text))
    assert caught.value.line == line


def test_a_text_without_a_transfer_is_no_recording(tmp_path: Path) -> None:
    for text in ("", "# nothing\n\n"):
        with pytest.raises(RecordingError):
            summarise(written(tmp_path, text))
    with pytest.raises(RecordingError):
        SmartRecordingReader().described()


def test_a_board_of_a_makers_own_is_played_by_its_driver_from_a_hid_recording_too() -> None:
    reports = tuple(RecordedReport(at_s, bytes.fromhex(data)) for at_s, data in ((0.0, "0101a09662"), (0.1, "02")))
    smart = RecordedDevice("SMART", 0x0B8C, 0x0061, touch_screen(1), reports)
    assert parse_recording(format_recording(smart)).devices == (smart,)
    frames = list(replay(Recording((smart,))))
    assert [(c.state.value, c.touch.raw_x) for f in frames for c in f.contacts] == [("down", 0x6A0), ("up", 0x6A0)]


def test_contacts_of_two_boards_never_share_an_id() -> None:
    reports = (RecordedReport(0.0, bytes.fromhex("0101a09662")), RecordedReport(0.05, bytes.fromhex("0100a09662")))
    one = RecordedDevice("SMART", 0x0B8C, 0x0061, touch_screen(1), reports)
    two = RecordedDevice("SMART", 0x0B8C, 0x0001, touch_screen(1), reports)
    contacts = [(f.device, c.id, c.state.value) for f in replay(Recording((one, two))) for c in f.contacts]
    assert contacts == [(0, 1, "down"), (1, 2, "down"), (0, 1, "up"), (1, 2, "up")]
