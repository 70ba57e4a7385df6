"""Recordings of real boards against what the Linux kernel made of them.

The kernel's output (evemu text) is an oracle that this project did not write. Every track of it must be one of ours,
with at least 99.5 % of its positions in the same order. Two of its devices went through the kernel's fuzz filter: for
those the filter is put behind our output too, with the fuzz that the kernel itself declares in the file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tni.api.devices import Contact, ContactState, ContactTool
from tni.devices.hid.descriptor import parse_descriptor
from tni.devices.hid.multitouch import HidBoard
from tni.devices.hid.report_layout import report_layouts
from tni.devices.recording import load_recording
from tni.devices.replay import replay
from tni.ink.palm_rejection import PalmParams

# Numbers of Linux' input-event-codes.h.
EV_SYN, EV_KEY, EV_ABS = 0, 1, 3
X, Y, MT_SLOT, MT_MAJOR, MT_X, MT_Y, MT_TRACKING_ID = 0x00, 0x01, 0x2F, 0x30, 0x35, 0x36, 0x39
# What says that a single contact touches. Those kernels knew no eraser switch and called it button 0.
BTN_TOUCH, BTN_LEFT, BTN_0 = 0x14A, 0x110, 0x100
SHARE = 0.995

type Track = list[tuple[int, int]]

# hid/recordings and hid/expected_evdev share the tail of their names: the device's vendor and product.
MULTITOUCH = [
    "1b96_1000", "0596_0500", "2101_1011", "2087_0a02", "1ff7_0013", "2219_044c", "0eef_7224", "0eef_a001",
    "04e7_0080", "25b5_0002", "20b3_0a18", "2793_0001", "6615_0081", "202e_0007", "1870_0119", "1ef1_0001",
    "0408_3000", "1784_0016", "227d_0103", "14c8_0006", "2149_2703", "0eef_790a", "222a_001c", "06cb_1d10",
]  # fmt: skip


@dataclass(frozen=True)
class Event:
    type: int
    code: int
    value: int


def only(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path


def recording(corpus: Path, device: str) -> Path:
    return only(corpus / "hid" / "recordings", f"*_{device}.hid")


def expected(corpus: Path, device: str, node: int = 0) -> str:
    return only(corpus / "hid" / "expected_evdev", f"*_{device}_{node}.*.ev").read_text(errors="replace")


def kernel_events(text: str) -> Iterator[Event]:
    for kind, code, value in re.findall(r"^E: \S+ ([0-9a-f]{4}) ([0-9a-f]{4}) (-?\d+)", text, re.M):
        yield Event(int(kind, 16), int(code, 16), int(value))


def kernel_tracks(text: str) -> list[Track]:
    """Follow the slots of the multitouch protocol B (kernel documentation, multi-touch-protocol)."""
    tracks: list[Track] = []
    active: dict[int, Track] = {}
    values: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    changed: set[int] = set()
    slot = 0
    for event in kernel_events(text):
        if event.type == EV_ABS and event.code == MT_SLOT:
            slot = event.value
        elif event.type == EV_ABS and event.code == MT_TRACKING_ID:
            active.pop(slot, None)
            if event.value >= 0:
                active[slot] = []
                tracks.append(active[slot])
                changed.add(slot)
        elif event.type == EV_ABS and event.code in (MT_X, MT_Y):
            values[slot][event.code - MT_X] = event.value
            changed.add(slot)
        elif event.type == EV_SYN:
            for done in changed & active.keys():
                active[done].append((values[done][0], values[done][1]))
            changed.clear()
    return tracks


def our_contacts(path: Path) -> Iterator[Contact]:
    for frame in replay(load_recording(path)):
        yield from frame.contacts


def our_tracks(path: Path) -> list[Track]:
    tracks: dict[int, Track] = defaultdict(list)
    for contact in our_contacts(path):
        if contact.state is not ContactState.UP:
            tracks[contact.id].append((contact.touch.raw_x, contact.touch.raw_y))
    return list(tracks.values())


def moves(track: Track) -> Track:
    """The kernel doesn't repeat a position."""
    return [p for before, p in zip([None, *track], track, strict=False) if p != before]


def fuzzed(track: Track, fuzz: tuple[int, int]) -> Track:
    """The kernel's filter against noise (input core): the nearer a value is to the last one, the less it counts."""
    out: Track = []
    for point in track:
        last = out[-1] if out else point
        out.append((_fuzzed(last[0], point[0], fuzz[0]), _fuzzed(last[1], point[1], fuzz[1])))
    return out


def _fuzzed(last: int, new: int, fuzz: int) -> int:
    distance = abs(new - last)
    if distance < fuzz // 2:
        return last
    if distance < fuzz:
        return (last * 3 + new) // 4
    return (last + new) // 2 if distance < fuzz * 2 else new


def kernel_fuzz(text: str) -> tuple[int, int]:
    """The fuzz of both axes, declared in the lines `A: code minimum maximum fuzz flat resolution`."""
    declared = {code: int(fuzz) for code, fuzz in re.findall(r"^A: (35|36) -?\d+ -?\d+ (\d+)", text, re.M)}
    return declared["35"], declared["36"]


def in_order(a: Track, b: Track) -> int:
    """The longest common subsequence."""
    row = [0] * (len(b) + 1)
    for point in a:
        before = row
        row = [0]
        for j, other in enumerate(b):
            row.append(before[j] + 1 if point == other else max(row[j], before[j + 1]))
    return row[-1]


@pytest.mark.parametrize("device", MULTITOUCH)
def test_every_kernel_track_is_one_of_ours(corpus: Path, device: str) -> None:
    text = expected(corpus, device)
    theirs = [moves(track) for track in kernel_tracks(text)]
    ours = [moves(fuzzed(track, kernel_fuzz(text))) for track in our_tracks(recording(corpus, device))]
    assert theirs
    missed = []
    for number, track in enumerate(theirs):
        wanted = set(track)
        found, best = max(
            ((in_order(track, candidate), i) for i, candidate in enumerate(ours) if wanted.intersection(candidate)),
            default=(0, -1),
        )
        if found < SHARE * len(track):
            missed.append(f"track {number}: {found} of {len(track)}")
        if best >= 0:
            ours[best] = []  # matched once
    assert not missed


@pytest.mark.parametrize("device", [name for name in MULTITOUCH if name != "1b96_1000"])
def test_we_see_no_contact_that_the_kernel_does_not(corpus: Path, device: str) -> None:
    assert len(our_tracks(recording(corpus, device))) == len(kernel_tracks(expected(corpus, device)))


@pytest.mark.parametrize(("device", "least"), [("1b96_1000", 1000), ("1870_0119", 1000)])
def test_contacts_are_as_large_as_the_kernel_says(corpus: Path, device: str, least: int) -> None:
    """The kernel tells half of the larger side, in the device's own numbers, and how many of them a millimetre has."""
    path = recording(corpus, device)
    layouts = report_layouts(parse_descriptor(load_recording(path).devices[0].descriptor))
    slot = next(slot for layout in layouts for slot in layout.slots if slot.width is not None)
    assert slot.width is not None
    assert slot.height is not None
    told = dict(re.findall(r"^A: (\w+) .* (\d+)$", expected(corpus, device), re.M))
    values = {"30": slot.width, "31": slot.height, "35": slot.x, "36": slot.y}
    assert {code: round(1 / value.step_mm) if value.step_mm else 0 for code, value in values.items()} == {
        code: int(told[code]) for code in values
    }
    units = [
        (axis.high - axis.low) * (axis.step_mm / side.step_mm if side.step_mm else 1)
        for axis, side in ((slot.x, slot.width), (slot.y, slot.height))
    ]
    ours = {
        round(max(contact.touch.width * units[0], contact.touch.height * units[1])) // 2
        for contact in our_contacts(path)
        if contact.touch.width is not None and contact.touch.height is not None
    }
    theirs = [event.value for event in kernel_events(expected(corpus, device)) if event.code == MT_MAJOR]
    assert len(theirs) > least
    assert len([value for value in theirs if value in ours]) >= SHARE * len(theirs)


def test_no_recorded_finger_is_large_enough_for_a_palm(corpus: Path) -> None:
    contacts = list(our_contacts(recording(corpus, "1b96_1000")))
    sizes = [contact.touch.size_mm for contact in contacts if contact.touch.size_mm is not None]
    assert len(sizes) > 3000
    assert min(sizes) > 4
    assert max(sizes) < PalmParams().size_mm


def kernel_single(text: str) -> list[Track]:
    """Tracks of a node without multitouch: a pen's, or a mouse's."""
    tracks: list[Track] = []
    x = y = 0
    down = False
    for event in kernel_events(text):
        if event.type == EV_ABS and event.code in (X, Y):
            x, y = (event.value, y) if event.code == X else (x, event.value)
        elif event.type == EV_KEY and event.code in (BTN_TOUCH, BTN_LEFT, BTN_0):
            down = bool(event.value)
            if down:
                tracks.append([])
        elif event.type == EV_SYN and down:
            tracks[-1].append((x, y))
    return tracks


def test_a_recorded_pen_writes_and_erases_where_the_kernel_says(corpus: Path) -> None:
    tracks: dict[int, Track] = defaultdict(list)
    tools: dict[int, ContactTool] = {}
    for contact in our_contacts(recording(corpus, "1b96_1000")):
        if contact.touch.tool in (ContactTool.PEN, ContactTool.ERASER) and contact.state is not ContactState.UP:
            tracks[contact.id].append((contact.touch.raw_x, contact.touch.raw_y))
            tools[contact.id] = contact.touch.tool
    theirs = kernel_single(expected(corpus, "1b96_1000", 1))
    assert [moves(track) for track in tracks.values()] == [moves(track) for track in theirs]
    assert list(tools.values()) == [ContactTool.PEN] * 7 + [ContactTool.ERASER]


def test_a_recorded_absolute_mouse_draws_what_the_kernel_says(corpus: Path) -> None:
    ours = our_tracks(recording(corpus, "0d3a_a000"))
    theirs = kernel_single(expected(corpus, "0d3a_a000"))
    assert [moves(track) for track in ours] == [moves(track) for track in theirs]


def test_the_smart_board_of_the_kernels_own_tests_has_all_its_surfaces(corpus: Path) -> None:
    data = only(corpus / "hid" / "smart_0b8c_0092", "*.bin").read_bytes()
    slots = {layout.report_id: [s.tool for s in layout.slots] for layout in report_layouts(parse_descriptor(data))}
    finger, pen = ContactTool.FINGER, ContactTool.PEN
    assert slots[3] == [finger] * 4
    assert slots[5] == [pen] * 4
    assert all(slots[number] == [pen] for number in (7, 8, 9, 10))


def test_the_pens_in_one_report_of_that_board_touch_only_with_their_tips(corpus: Path) -> None:
    """They have the id of a contact and that of a pen."""
    data = only(corpus / "hid" / "smart_0b8c_0092", "*.bin").read_bytes()
    board = HidBoard(data, 0x0B8C, 0x0092)

    def stylus(tip: bool, contact: int, pen: int, x: int) -> bytes:
        return bytes((tip, contact)) + b"".join(value.to_bytes(2, "little") for value in (pen, 0, 0, x, 7))

    report = b"\5" + stylus(True, 3, 1, 100) + stylus(False, 4, 2, 200) + bytes(24) + b"\2"
    (down,) = board.on_report(report, 0.0).events
    assert isinstance(down, Contact)
    assert (down.touch.tool, down.touch.raw_x, down.touch.pen) == (ContactTool.PEN, 100, 2)
