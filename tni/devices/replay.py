"""Plays a recording through the drivers that live devices use, on recorded time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from heapq import merge
from itertools import count
from operator import itemgetter
from pathlib import Path

from tni.api.devices import Contact, ContactState
from tni.devices.hid.multitouch import HidBoard, NotABoardError, ShortReportError
from tni.devices.recording import Recording, load_recording


@dataclass(frozen=True, slots=True)
class ReplayedFrame:
    """The contacts that one report or one time-out completed. device: index in `Recording.devices`."""

    device: int
    at_s: float
    contacts: tuple[Contact, ...]


@dataclass(slots=True)
class _Player:
    """One recorded device with its driver and the time-out that it waits for."""

    board: HidBoard
    wake_at_s: float | None = None

    def due(self, until_s: float) -> Iterator[tuple[float, tuple[Contact, ...]]]:
        """Run the time-outs that end by a time."""
        while self.wake_at_s is not None and self.wake_at_s <= until_s:
            now_s, self.wake_at_s = self.wake_at_s, None
            step = self.board.on_timer(now_s)
            self.wake_at_s = step.wake_at_s
            yield now_s, _contacts(step.events)

    def report(self, data: bytes, now_s: float) -> tuple[Contact, ...]:
        step = self.board.on_report(data, now_s)
        self.wake_at_s = step.wake_at_s
        return _contacts(step.events)


def _contacts(events: tuple[object, ...]) -> tuple[Contact, ...]:
    return tuple(event for event in events if isinstance(event, Contact))


def replay(recording: Recording) -> Iterator[ReplayedFrame]:
    """Yield every frame, in the order of the recording, with ids that are unique across its devices.

    Time-outs run on recorded time, between the reports and once more after the last one; what is still down then is
    lifted. Reports shorter than declared are passed over, as by the system.

    Raises:
        HidDescriptorError: a device's descriptor is broken.
        NotABoardError: none of the devices reports positions.
    """
    ids = count(1)
    players: dict[int, _Player] = {}
    for index, device in enumerate(recording.devices):
        with suppress(NotABoardError):
            players[index] = _Player(HidBoard(device.descriptor, device.vendor, device.product, ids))
    if not players:
        raise NotABoardError
    now_s = 0.0
    for now_s, index, data in _in_order(recording, players):
        yield from _due(players, now_s)
        with suppress(ShortReportError):
            if contacts := players[index].report(data, now_s):
                yield ReplayedFrame(index, now_s, contacts)
    yield from _due(players, float("inf"))
    for index, player in players.items():
        if contacts := _contacts(player.board.release(now_s).events):
            yield ReplayedFrame(index, now_s, contacts)


def _in_order(recording: Recording, devices: Iterable[int]) -> Iterator[tuple[float, int, bytes]]:
    """Yield (time, device, report) of these devices; each one's reports stay in their order."""
    streams = [[(r.at_s, index, r.data) for r in recording.devices[index].reports] for index in devices]
    return merge(*streams, key=itemgetter(0))


def _due(players: dict[int, _Player], until_s: float) -> Iterator[ReplayedFrame]:
    due = [
        ReplayedFrame(index, at_s, contacts)
        for index, player in players.items()
        for at_s, contacts in player.due(until_s)
        if contacts
    ]
    yield from sorted(due, key=lambda frame: frame.at_s)


def json_lines(frames: Iterable[ReplayedFrame]) -> Iterator[str]:
    """Yield one JSON object, without a line end, per contact and frame.

    t: seconds, the recorded time of the report that completed the frame; id, tool, state, raw_x, raw_y, x, y: as in
    `tni.api.devices.Contact`.
    """
    for frame in frames:
        for contact in frame.contacts:
            yield json.dumps(
                {
                    "t": contact.at_s,
                    "id": contact.id,
                    "tool": contact.tool.value,
                    "state": contact.state.value,
                    "raw_x": contact.raw_x,
                    "raw_y": contact.raw_y,
                    "x": contact.x,
                    "y": contact.y,
                }
            )


def replay_json(path: Path) -> Iterator[str]:
    """Yield the lines of `tni replay FILE.hid --json`.

    Raises:
        OSError: the file cannot be read.
        RecordingError, HidDescriptorError, NotABoardError: it is no recording of a board.
    """
    return json_lines(replay(load_recording(path)))


@dataclass(slots=True)
class ReplaySummary:
    """What a recording holds. most_at_once: contacts down together; tools: contacts by the tool they began with."""

    names: tuple[str, ...]
    reports: int
    duration_s: float
    frames: int = 0
    contacts: int = 0
    most_at_once: int = 0
    tools: Counter[str] = field(default_factory=Counter)


def summarise(recording: Recording) -> ReplaySummary:
    """Play a recording and count. Raises what `replay` raises."""
    times = [report.at_s for device in recording.devices for report in device.reports]
    summary = ReplaySummary(
        tuple(f"{d.name} ({d.vendor:04x}:{d.product:04x})" for d in recording.devices),
        len(times),
        max(times) - min(times) if times else 0.0,
    )
    down: set[int] = set()
    for frame in replay(recording):
        summary.frames += 1
        for contact in frame.contacts:
            if contact.state is ContactState.DOWN:
                summary.contacts += 1
                summary.tools[contact.tool.value] += 1
                down.add(contact.id)
            elif contact.state is ContactState.UP:
                down.discard(contact.id)
        summary.most_at_once = max(summary.most_at_once, len(down))
    return summary


def summary_text(path: Path) -> str:
    """Return what `tni replay FILE.hid` prints: a line per fact, English, for technicians. Raises as `replay_json`."""
    summary = summarise(load_recording(path))
    tools = ", ".join(f"{number} {tool}" for tool, number in sorted(summary.tools.items())) or "none"
    return "\n".join(
        [
            *(f"device: {name}" for name in summary.names),
            f"reports: {summary.reports} in {summary.duration_s:.3f} s",
            f"frames: {summary.frames}",
            f"contacts: {summary.contacts} ({tools})",
            f"most at once: {summary.most_at_once}",
        ]
    )


def most_at_once(paths: Iterable[Path]) -> list[tuple[int, Path]]:
    """Return (contacts down together, recording), most first: which recordings show several people writing."""
    counted = [(summarise(load_recording(path)).most_at_once, path) for path in paths]
    return sorted(counted, key=lambda pair: (-pair[0], pair[1]))
