"""Recordings of real SMART Boards, through the thread that reads live ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from math import hypot
from pathlib import Path

import pytest

from tests.devices.hid.test_hid_fuzz import check_lifetimes
from tni.api.devices import (
    BoardButton,
    ButtonPressed,
    Contact,
    ContactState,
    ContactTool,
    DeviceEvent,
    PenColour,
    Provenance,
    ToolTaken,
)
from tni.core.mailbox import Mailbox
from tni.devices.reader import DeviceEnded, DeviceEventReceived, DeviceMessage, DeviceReader, DeviceReportsRejected
from tni.devices.recording_file import RecordingFile
from tni.devices.recording_formats import recorded_driver
from tni.devices.registry import vendor_drivers
from tni.devices.replay import replay_json, summarise
from tni.devices.replay_port import ReplayPort

DOWN, UP = ContactState.DOWN, ContactState.UP


@pytest.fixture
def reports(corpus: Path) -> Path:
    return corpus / "hid" / "smart_sb680" / "reports"


def letters(path: Path) -> list[DeviceMessage]:
    with RecordingFile(path) as file:
        (device,) = file.devices
        source = ReplayPort(list(file.reports(0)), speed=None)
    box: Mailbox[DeviceMessage] = Mailbox(lambda: None)
    DeviceReader("smart", recorded_driver(device), source, box, source).run()
    assert source.written == []
    return box.drain()


def events(path: Path) -> list[DeviceEvent]:
    found = letters(path)
    assert not [letter for letter in found if isinstance(letter, DeviceReportsRejected)]
    assert isinstance(found[-1], DeviceEnded)
    return [letter.event for letter in found if isinstance(letter, DeviceEventReceived)]


def strokes(path: Path) -> list[list[Contact]]:
    contacts = [event for event in events(path) if isinstance(event, Contact)]
    down: dict[int, Contact] = {}
    check_lifetimes([tuple(contacts)], down)
    assert not down
    found: dict[int, list[Contact]] = {}
    for contact in contacts:
        found.setdefault(contact.id, []).append(contact)
    return list(found.values())


def raw_touches(path: Path) -> Iterator[tuple[bool, int, int]]:
    """An SB680's own reports of touch, read a second way."""
    with RecordingFile(path) as file:
        for report in file.reports(0):
            if report.data[0] == 1:
                bits = int.from_bytes(report.data[2:5], "little")
                yield bool(report.data[1]), bits & 0xFFF, bits >> 12


def test_every_recording_is_played_without_a_refusal(reports: Path) -> None:
    paths = sorted(reports.glob("*.txt"))
    assert len(paths) >= 12
    for path in paths:
        events(path)
        summary = summarise(path)
        assert summary.names[0].startswith("SMART Board SB885" if "SB885" in path.name else "SMART Board SB680")


def test_the_pens_of_the_tray_are_taken_and_put_back(reports: Path) -> None:
    pen = ContactTool.PEN
    assert events(reports / "pens.reports.txt") == [
        ToolTaken(pen, PenColour.BLUE),
        ToolTaken(None),
        ToolTaken(pen, PenColour.GREEN),
        ToolTaken(None),
        ToolTaken(pen, PenColour.RED),
        ToolTaken(None),
        ToolTaken(pen, PenColour.BLACK),
        ToolTaken(None),
        ToolTaken(ContactTool.ERASER),
        ToolTaken(None),
    ]


def test_each_press_of_a_button_is_told_once(reports: Path) -> None:
    pressed = [event.button for event in events(reports / "buttons.reports.txt") if isinstance(event, ButtonPressed)]
    assert [(button, len(list(presses))) for button, presses in groupby(pressed)] == [
        (BoardButton.HELP, 5),
        (BoardButton.RIGHT_CLICK, 5),
        (BoardButton.KEYBOARD, 5),
    ]


def test_eight_dots_are_eight_dots(reports: Path) -> None:
    dots = strokes(reports / "dots.reports.txt")
    assert len(dots) == 8
    assert {contact.touch.tool for dot in dots for contact in dot} == {ContactTool.FINGER}
    assert all(max(c.touch.raw_x for c in dot) - min(c.touch.raw_x for c in dot) <= 1 for dot in dots)
    assert all(max(c.touch.raw_y for c in dot) - min(c.touch.raw_y for c in dot) <= 1 for dot in dots)


def test_nine_targets_were_touched_row_by_row(reports: Path) -> None:
    nine = strokes(reports / "calibration.reports.txt")
    places = [(stroke[0].touch.x, stroke[0].touch.y) for stroke in nine]
    rows = [places[at : at + 3] for at in (0, 3, 6)]
    assert len(places) == 9
    assert all(sorted(row) == row for row in rows)
    assert all(max(y for _, y in above) < min(y for _, y in below) for above, below in pairwise(rows))


def test_a_circle_is_one_stroke_with_every_point_of_the_board(reports: Path) -> None:
    path = reports / "circles.reports.txt"
    circles = strokes(path)
    assert [stroke[-1].state for stroke in circles] == [UP, UP]
    told = [(x, y) for down, x, y in raw_touches(path) if down]
    assert [(c.touch.raw_x, c.touch.raw_y) for stroke in circles for c in stroke if c.state is not UP] == told
    for stroke in circles:
        steps = [hypot(b.touch.x - a.touch.x, b.touch.y - a.touch.y) for a, b in pairwise(stroke)]
        assert max(steps) < 0.02, "no hand leaps within a circle"
        assert sum(steps) > 1.0


def test_an_sb885_tells_its_tray_and_its_buttons(reports: Path) -> None:
    assert events(reports / "SB885_pickupEraser.reports.txt") == [ToolTaken(ContactTool.ERASER)]
    assert events(reports / "SB885_pickupPen1.reports.txt") == [ToolTaken(ContactTool.PEN)]
    told = [e for e in events(reports / "SB885_allbuttons.reports.txt") if not isinstance(e, Contact)]
    buttons = [event.button for event in told if isinstance(event, ButtonPressed)]
    coloured = [BoardButton.BLUE, BoardButton.GREEN, BoardButton.RED, BoardButton.BLACK]
    assert [button for button in buttons if button is not BoardButton.OTHER] == coloured
    taken = [event for event in told if isinstance(event, ToolTaken)]
    assert [event.tool for event in taken] == [ContactTool.PEN, None, ContactTool.PEN, None, ContactTool.PEN, None]
    assert taken[-2].colour is PenColour.BLACK, "the last button that was pressed"


def test_an_sb885_pen_draws_its_strokes(reports: Path) -> None:
    drawn = strokes(reports / "SB885_drawOnePen.reports.txt")
    assert len(drawn) == 8
    assert {contact.touch.tool for stroke in drawn for contact in stroke} == {ContactTool.PEN}
    assert all(0.4 < c.touch.x < 0.7 and 0.2 < c.touch.y < 0.4 for stroke in drawn for c in stroke)
    assert Counter(stroke[0].state for stroke in drawn) == {DOWN: 8}


def test_a_recording_is_played_as_json(reports: Path) -> None:
    lines = list(replay_json(reports / "dots.reports.txt"))
    assert len([line for line in lines if '"down"' in line]) == 8
    assert len([line for line in lines if '"up"' in line]) == 8


def test_only_drivers_that_were_tried_so_say_that_they_were_recorded() -> None:
    recorded = {driver.name for driver in vendor_drivers() if driver.provenance is Provenance.RECORDED}
    assert recorded == {"i>clicker 2", "SMART Board SB680, SB685", "SMART Board SB885"}
