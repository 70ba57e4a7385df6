"""Recordings played on recorded time, and the lines of `tni replay`."""

from __future__ import annotations

import json
import os
import sys
import threading
import tracemalloc
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import dist
from pathlib import Path

import pytest

from tests.support.hid_boards import Finger, collection, mouse, mouse_report, touch_report, touch_screen
from tni.api.devices import Contact
from tni.core.device_errors import HidDescriptorError, NotABoardError, RecordingError
from tni.core.mailbox import Mailbox
from tni.core.recording_summary import RecordingExtent
from tni.devices.hid.multitouch import HidBoard
from tni.devices.hid.synthetic import ContactPath as InkPath
from tni.devices.hid.synthetic import synthetic_recording
from tni.devices.reader import DeviceEventReceived, DeviceMessage, DeviceReader
from tni.devices.recording import DEVICES_MAX, RecordedDevice, Recording, format_recording, parse_recording
from tni.devices.recording_file import BLOCK_BYTES, LINE_MAX_BYTES
from tni.devices.replay import (
    json_lines,
    replay,
    replay_json,
    summarise,
)
from tni.devices.replay_port import RecordedReport, ReplayPort

TWO_PUPILS: Sequence[InkPath] = (
    [(0.0, 0.1, 0.1), (0.1, 0.2, 0.3), (0.3, 0.4, 0.4)],
    [(0.05, 0.9, 0.1), (0.2, 0.8, 0.6)],
)


def recorded(descriptor: bytes, *reports: tuple[float, bytes]) -> RecordedDevice:
    return RecordedDevice("board", 0, 0, descriptor, tuple(RecordedReport(t, data) for t, data in reports))


def told(recording: Recording) -> list[tuple[float, int, str]]:
    return [(round(c.at_s, 6), c.id, c.state.value) for frame in replay(recording) for c in frame.contacts]


def test_json_has_one_line_per_contact_and_frame(tmp_path: Path) -> None:
    device = recorded(
        touch_screen(2),
        (1.0, touch_report(2, [Finger(4, 10, 20), Finger(5, 30, 40)], 2)),
        (1.5, touch_report(2, [Finger(4, 10, 20, tip=False), Finger(5, 500, 1000)], 2)),
        (2.0, touch_report(2, [Finger(5, tip=False)], 1)),
    )
    path = tmp_path / "a.hid"
    path.write_text(format_recording(device))
    one = {"id": 1, "tool": "finger", "raw_x": 10, "raw_y": 20, "x": 0.01, "y": 0.02}
    two = {"id": 2, "tool": "finger", "raw_x": 500, "raw_y": 1000, "x": 0.5, "y": 1.0}
    assert [json.loads(line) for line in replay_json(path)] == [
        {"t": 1.0, "state": "down", **one},
        {"t": 1.0, "state": "down", **two, "raw_x": 30, "raw_y": 40, "x": 0.03, "y": 0.04},
        {"t": 1.5, "state": "up", **one},
        {"t": 1.5, "state": "move", **two},
        {"t": 2.0, "state": "up", **two},
    ]
    assert all("\n" not in line for line in replay_json(path))


def test_time_outs_run_on_recorded_time() -> None:
    device = recorded(
        touch_screen(1, certified=True),
        (0.00, touch_report(1, [Finger(1)], 1)),
        (0.09, touch_report(1, [Finger(1)], 1)),
        (0.50, touch_report(1, [Finger(1)], 1)),
    )
    assert told(Recording((device,))) == [
        (0.0, 1, "down"),
        (0.09, 1, "move"),
        (0.19, 1, "up"),
        (0.5, 2, "down"),
        (0.6, 2, "up"),
    ]


def test_what_is_down_at_the_end_is_lifted() -> None:
    device = recorded(touch_screen(1), (7.0, touch_report(1, [Finger(1)], 1)))
    assert told(Recording((device,))) == [(7.0, 1, "down"), (7.0, 1, "up")]


def test_several_devices_share_the_ids_and_the_clock() -> None:
    first = recorded(touch_screen(1), (0.0, touch_report(1, [Finger(1)], 1)), (0.2, touch_report(1, [Finger(1)], 1)))
    second = recorded(mouse(), (0.1, mouse_report(1, 1, button=1)), (0.3, mouse_report(1, 1)))
    assert told(Recording((first, second))) == [
        (0.0, 1, "down"),
        (0.1, 2, "down"),
        (0.2, 1, "move"),
        (0.3, 2, "up"),
        (0.3, 1, "up"),
    ]


def test_short_reports_are_passed_over() -> None:
    report = touch_report(1, [Finger(1)], 1)
    device = recorded(touch_screen(1), (0.0, report[:3]), (0.1, b""), (0.2, report))
    assert told(Recording((device,)))[0] == (0.2, 1, "down")


def test_a_device_that_is_no_board_is_passed_over_beside_one_that_is() -> None:
    keyboard = recorded(collection(1, 0x10006), (0.0, b"\x00"))
    board = recorded(touch_screen(1), (0.1, touch_report(1, [Finger(1)], 1)))
    assert told(Recording((keyboard, board)))[0] == (0.1, 1, "down")
    with pytest.raises(NotABoardError):
        list(replay(Recording((keyboard,))))


def test_a_broken_descriptor_is_told_unless_another_side_is_whole() -> None:
    broken = parse_recording("R: 1 c0\nE: 0 1 00\n")
    with pytest.raises(HidDescriptorError):
        list(replay(broken))
    board = recorded(touch_screen(1), (0.1, touch_report(1, [Finger(1)], 1)))
    assert told(Recording((*broken.devices, board)))[0] == (0.1, 1, "down")


def test_the_synthetic_recording_draws_its_paths() -> None:
    text = synthetic_recording(TWO_PUPILS)
    lines = [json.loads(line) for line in json_lines(replay(parse_recording(text)))]
    for path in TWO_PUPILS:
        for at_s, x, y in path:
            near = [line for line in lines if line["t"] == at_s and abs(line["x"] - x) + abs(line["y"] - y) < 1e-4]
            assert len(near) == 1, (at_s, x, y)
    assert [(line["id"], line["t"]) for line in lines if line["state"] == "down"] == [(1, 0.0), (2, 0.05)]
    assert [(line["id"], line["t"]) for line in lines if line["state"] == "up"] == [(2, 0.3), (1, 0.308)]


def test_the_synthetic_recording_enters_where_a_live_board_does() -> None:
    (device,) = parse_recording(synthetic_recording(TWO_PUPILS)).devices
    mailbox: Mailbox[DeviceMessage] = Mailbox(lambda: None)
    source = ReplayPort(device.reports, speed=None)
    DeviceReader("board", HidBoard(device.descriptor), source, mailbox, source).run()
    events = [letter.event for letter in mailbox.drain() if isinstance(letter, DeviceEventReceived)]
    live = [(e.id, e.state, e.touch.raw_x, e.touch.raw_y) for e in events if isinstance(e, Contact)]
    played = [(c.id, c.state, c.touch.raw_x, c.touch.raw_y) for f in replay(Recording((device,))) for c in f.contacts]
    assert live == played
    assert len(live) > 8


@pytest.mark.parametrize("paths", [[[]], [[(0.0, 0.0, 0.0), (0.0, 1.0, 1.0)]], [[(0.0, 0.0, 0.0)]] * 11])
def test_paths_that_cannot_be_drawn_are_refused(paths: list[InkPath]) -> None:
    with pytest.raises(ValueError, match="path"):
        synthetic_recording(paths)


def test_a_summary_counts_and_measures(tmp_path: Path) -> None:
    two, one = tmp_path / "two.hid", tmp_path / "one.hid"
    two.write_text(synthetic_recording(TWO_PUPILS))
    one.write_text(synthetic_recording(TWO_PUPILS[:1]))
    found, alone = summarise(two), summarise(one)
    assert (found.names, found.extent) == (("TNI synthetic touch frame (0000:0000)",), RecordingExtent(6, 0.0, 0.308))
    assert (found.frames, found.contacts, found.most_at_once, found.tools) == (6, 2, 2, Counter({"finger": 2}))
    drawn = [sum(dist(a[1:], b[1:]) for a, b in pairwise(path)) for path in TWO_PUPILS]
    assert found.drawn == pytest.approx(sum(drawn), abs=1e-3)
    assert drawn[1] < found.together < found.drawn
    assert (alone.most_at_once, alone.together) == (1, 0.0)


def test_what_is_played_from_its_file_is_what_is_played_from_memory(tmp_path: Path) -> None:
    """Several devices, one after the other in the file though not in time, each read by itself."""
    first = recorded(touch_screen(1), (0.0, touch_report(1, [Finger(1)], 1)), (0.2, touch_report(1, [Finger(1)], 1)))
    second = recorded(mouse(), (0.1, mouse_report(1, 1, button=1)), (0.3, mouse_report(1, 1)))
    path = tmp_path / "both.hid"
    path.write_text(format_recording(first) + format_recording(second).replace("D: 0", "D: 7"))
    assert list(replay_json(path)) == list(json_lines(replay(Recording((first, second)))))


def test_a_recorders_prompts_are_counted_and_change_nothing(tmp_path: Path) -> None:
    whole, copied = tmp_path / "a.hid", tmp_path / "copied.hid"
    whole.write_text(synthetic_recording(TWO_PUPILS))
    menu = "Available devices:\n/dev/hidraw0:\tA board\nSelect the device event number [0-0]: "
    copied.write_text(menu + synthetic_recording(TWO_PUPILS))
    counts: list[int] = []
    assert list(replay_json(copied, counts.append)) == list(replay_json(whole, counts.append))
    assert counts == [2]
    assert (summarise(copied).passed_over, summarise(whole).passed_over) == (2, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
def test_a_recording_that_comes_through_a_pipe_is_played(tmp_path: Path) -> None:
    whole, pipe = tmp_path / "a.hid", tmp_path / "pipe.hid"
    whole.write_text(synthetic_recording(TWO_PUPILS))
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(whole.read_bytes()))
    writer.start()
    assert list(replay_json(pipe)) == list(replay_json(whole))
    writer.join()


HEAD = synthetic_recording(TWO_PUPILS).split("E:")[0]
REPORTS = synthetic_recording(TWO_PUPILS)[len(HEAD) :]
LINES = HEAD.count("\n")


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (HEAD + REPORTS + "E: 9.0 4 00 0", LINES + 7),
        (HEAD + REPORTS[:-9], LINES + 6),
        (HEAD + "E: 0.0 2 00 \0\n", LINES + 1),
        ("\0" * 100, 1),
        (HEAD + "E: 0.0 99999999999 00\n", LINES + 1),
        (HEAD + "E: 0.0 -1 00\n", LINES + 1),
        (HEAD + "R: 2 05 0d\n" + REPORTS, LINES + 1),
        (HEAD + "# " + "x" * (LINE_MAX_BYTES + BLOCK_BYTES) + "\n" + REPORTS, LINES + 1),
        ("".join(f"D: {n}\nR: 2 05 0d\n" for n in range(DEVICES_MAX + 1)), 2 * DEVICES_MAX + 2),
    ],
)
def test_a_hostile_line_is_named_before_anything_is_played(tmp_path: Path, data: str, line: int) -> None:
    path = tmp_path / "hostile.hid"
    path.write_text(data)
    with pytest.raises(RecordingError) as caught:
        next(replay_json(path))
    assert caught.value.line == line


def test_the_same_descriptor_twice_is_one_device(tmp_path: Path) -> None:
    path = tmp_path / "twice.hid"
    path.write_text(HEAD + HEAD + REPORTS)
    assert list(replay_json(path)) == list(json_lines(replay(parse_recording(HEAD + REPORTS))))


@pytest.mark.parametrize("shift_s", [-100.0, 1e9])
def test_times_start_where_they_like(shift_s: float) -> None:
    device = recorded(
        touch_screen(1),
        (shift_s, touch_report(1, [Finger(1)], 1)),
        (shift_s + 0.01, touch_report(1, [Finger(1, tip=False)], 1)),
    )
    assert [state for _, _, state in told(Recording((device,)))] == ["down", "up"]


def test_times_that_go_back_end_no_contact_twice() -> None:
    reports = [(at_s, touch_report(1, [Finger(1)], 1)) for at_s in (5.0, 1.0, 6.0, 0.0, 0.5)]
    states = [state for _, _, state in told(Recording((recorded(touch_screen(1, certified=True), *reports),)))]
    assert states.count("down") == states.count("up") > 0
    assert states[0] == "down"
    assert states[-1] == "up"


def test_a_long_recording_is_played_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.hid"
    turns = 2_000
    with path.open("w") as file:
        file.write(HEAD + REPORTS * turns)
    tracemalloc.start()
    count = sum(1 for _ in replay_json(path))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count > 6 * turns
    assert most < path.stat().st_size / 2
