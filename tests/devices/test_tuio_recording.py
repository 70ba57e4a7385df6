"""Recorded datagrams as text, written by this test in the layout that the reader documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.tuio_senders import Room, frame1
from tni.core.device_errors import RecordingError
from tni.core.recording_summary import RecordingExtent
from tni.devices.replay import replay_json, summarise
from tni.devices.replay_port import RecordedReport
from tni.devices.tuio_recording import TuioRecordingReader, is_tuio_recording, open_tuio_recording

DOWN, UP = frame1(1, [1], {1: (0.5, 0.25)}), frame1(2, [])
TEXT = f"# a finger\n0.500000 {DOWN.hex()}\n\n0.750000 {UP.hex(' ')}\r\n".encode()


def test_a_recording_is_played_to_its_driver(tmp_path: Path) -> None:
    path = tmp_path / "recording.txt"
    path.write_bytes(TEXT)
    driver, reports = open_tuio_recording(path)
    assert reports == [RecordedReport(0.5, DOWN), RecordedReport(0.75, UP)]
    assert Room(driver).hear(*(report.data for report in reports)) == [(1, "down", 0.5, 0.25), (1, "up", 0.5, 0.25)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"hello", 1),
        (TEXT + b"1.0", 5),
        (TEXT + b"1.0 2f2", 5),
        (TEXT + b"1.0 zz", 5),
        (TEXT + b"nan 2f", 5),
        (TEXT + b"inf 2f", 5),
        (TEXT + b"1.0 \xe9\xe9", 5),
        (b"1.0 " + b"2f" * 70_000, 1),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, text: bytes, line: int) -> None:
    path = tmp_path / "recording.txt"
    path.write_bytes(text)
    with pytest.raises(RecordingError) as caught:
        open_tuio_recording(path)
    assert caught.value.line == line


def test_it_is_replayed_as_other_recordings_are(tmp_path: Path) -> None:
    path = tmp_path / "recording.hid"
    path.write_bytes(TEXT)
    summary = summarise(path)
    assert (summary.names, summary.contacts, summary.extent) == (("TUIO",), 1, RecordingExtent(2, 0.5, 0.75))
    lines = [json.loads(line) for line in replay_json(path)]
    assert [(line["t"], line["state"], line["x"], line["y"]) for line in lines] == [
        (0.5, "down", 0.5, 0.25),
        (0.75, "up", 0.5, 0.25),
    ]


def test_it_is_one_device_whoever_sent() -> None:
    reader = TuioRecordingReader()
    assert [number for number, _ in reader.reports(TEXT.decode().split("\n"))] == [0, 0]
    assert [(number, device.name) for number, device in reader.described().items()] == [(0, "TUIO")]


def test_a_recording_of_nothing_is_none() -> None:
    reader = TuioRecordingReader()
    assert list(reader.reports(["# nothing", ""])) == []
    with pytest.raises(RecordingError) as caught:
        reader.described()
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (TEXT, True),
        (TEXT[:60], True),
        (b"1.5 2F7475696F", True),
        (b"", False),
        (b"# hid-recorder\nR: 5 05 0d 09 04 a1\n", False),
        (b"0.000001 IN 8 0201000000000000\n", False),
        (b"\xff\xfe\x00", False),
    ],
)
def test_a_recording_is_known_by_its_beginning(start: bytes, expected: bool) -> None:
    assert is_tuio_recording(start) is expected
