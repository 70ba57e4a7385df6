"""Replay of a device recording through the drivers of live devices. The drivers see the recorded times, at whatever
speed it is replayed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from heapq import merge
from itertools import count
from math import hypot
from operator import itemgetter
from pathlib import Path

from tni.api.devices import Contact, ContactState, Driver, Step
from tni.core.device_errors import HidDescriptorError, NotABoardError
from tni.core.errors import TniError
from tni.core.recording_summary import ReplaySummary
from tni.devices.recording import RecordedDevice, Recording
from tni.devices.recording_file import RecordingFile
from tni.devices.recording_formats import HID_RECORDER, RecordingFormat
from tni.devices.replay_port import RecordedReport

LINGER_S = 10.0
"""Seconds to run time-outs after the last report: a driver may ask for time-outs for ever."""


@dataclass(frozen=True, slots=True)
class ReplayedFrame:
    """Contacts that one report or one time-out completed. device: index in `Recording.devices`."""

    device: int
    at_s: float
    contacts: tuple[Contact, ...]


@dataclass(slots=True)
class _Player:
    """One recorded device with its driver and its pending time-out.

    fresh: source of new contact ids, so that several devices don't use the same one; None for a single device.
    """

    driver: Driver
    fresh: Iterator[int] | None = None
    wake_at_s: float | None = None
    ids: dict[int, int] = field(default_factory=dict)

    def due(self, until_s: float) -> Iterator[tuple[float, tuple[Contact, ...]]]:
        """Run the time-outs up to a time."""
        while self.wake_at_s is not None and self.wake_at_s <= until_s:
            now_s, self.wake_at_s = self.wake_at_s, None
            yield now_s, self._contacts(self.driver.on_timer(now_s))

    def report(self, data: bytes, now_s: float) -> tuple[Contact, ...]:
        return self._contacts(self.driver.on_report(data, now_s))

    def release(self, now_s: float) -> tuple[Contact, ...]:
        return self._contacts(self.driver.release(now_s))

    def _contacts(self, step: Step) -> tuple[Contact, ...]:
        self.wake_at_s = step.wake_at_s
        contacts = (event for event in step.events if isinstance(event, Contact))
        return tuple(contacts if self.fresh is None else map(self._renamed, contacts))

    def _renamed(self, contact: Contact) -> Contact:
        if contact.state is ContactState.DOWN and self.fresh is not None:
            self.ids[contact.id] = next(self.fresh)
        ended = contact.state is ContactState.UP
        return replace(contact, id=self.ids.pop(contact.id) if ended else self.ids[contact.id])


def replay(recording: Recording) -> Iterator[ReplayedFrame]:
    """Yield every frame in the order of the recording, with ids that are unique across its devices.

    Time-outs run on recorded time, between the reports and once more after the last one. Contacts that are still down
    then are lifted. Reports that a driver rejects, for example because they are too short, are skipped.

    Raises:
        NotABoardError: none of the devices reports positions.
        HidDescriptorError: none does, and at least one of the descriptors is broken.
    """
    return _replay(HID_RECORDER, recording.devices, lambda index: recording.devices[index].reports)


def replay_file(file: RecordingFile) -> Iterator[ReplayedFrame]:
    """Replay a file like `replay`, holding only the contacts that are down in memory.

    Raises also RecordingError and OSError, when the file has changed.
    """
    return _replay(file.kind, file.devices, file.reports)


def _replay(
    kind: RecordingFormat, devices: Sequence[RecordedDevice], reports: Callable[[int], Iterable[RecordedReport]]
) -> Iterator[ReplayedFrame]:
    boards: dict[int, Driver] = {}
    refused: TniError = NotABoardError()
    for index, device in enumerate(devices):
        try:
            boards[index] = kind.driver(device)
        except NotABoardError:
            continue
        except HidDescriptorError as error:
            refused = error
    if not boards:
        raise refused
    fresh = count(1) if len(boards) > 1 else None
    players = {index: _Player(board, fresh) for index, board in boards.items()}
    now_s = 0.0
    for now_s, index, data in merge(*(_timed(index, reports(index)) for index in players), key=itemgetter(0)):
        yield from _due(players, now_s)
        with suppress(TniError):
            if contacts := players[index].report(data, now_s):
                yield ReplayedFrame(index, now_s, contacts)
    yield from _due(players, now_s + LINGER_S)
    for index, player in players.items():
        if contacts := player.release(now_s):
            yield ReplayedFrame(index, now_s, contacts)


def _timed(index: int, reports: Iterable[RecordedReport]) -> Iterator[tuple[float, int, bytes]]:
    """Yield (time, device, report). The reports of each device keep their order."""
    return ((report.at_s, index, report.data) for report in reports)


def _due(players: dict[int, _Player], until_s: float) -> Iterator[ReplayedFrame]:
    due = [
        ReplayedFrame(index, at_s, contacts)
        for index, player in players.items()
        for at_s, contacts in player.due(until_s)
        if contacts
    ]
    yield from sorted(due, key=lambda frame: frame.at_s)


def json_lines(frames: Iterable[ReplayedFrame]) -> Iterator[str]:
    """Yield one JSON object for each contact of each frame, without a line end.

    t: recorded time of the report that completed the frame, in seconds. id, tool, state, raw_x, raw_y, x, y: as in
    `Contact` and `Touch` of `tni.api.devices`.
    """
    for frame in frames:
        for contact in frame.contacts:
            touch = contact.touch
            yield json.dumps(
                {
                    "t": contact.at_s,
                    "id": contact.id,
                    "tool": touch.tool.value,
                    "state": contact.state.value,
                    "raw_x": touch.raw_x,
                    "raw_y": touch.raw_y,
                    "x": touch.x,
                    "y": touch.y,
                }
            )


def replay_json(path: Path, passed_over: Callable[[int], object] = lambda _: None) -> Iterator[str]:
    """Yield the lines of `tni replay FILE.hid --json`. The whole file is checked before the first. passed_over: called
    then with the number of lines that are no part of the recording, if there are any.

    Raises:
        OSError: the file cannot be read.
        RecordingError, HidDescriptorError, NotABoardError: it is not a recording of an interactive whiteboard.
    """
    with RecordingFile(path) as file:
        if file.passed_over:
            passed_over(file.passed_over)
        yield from json_lines(replay_file(file))


def summarise(path: Path) -> ReplaySummary:
    """Replay a recording and return its statistics. Raises as `replay_json`."""
    with RecordingFile(path) as file:
        summary = ReplaySummary(tuple(map(_name, file.devices)), file.extent, passed_over=file.passed_over)
        _count(summary, replay_file(file))
        return summary


def _count(summary: ReplaySummary, frames: Iterable[ReplayedFrame]) -> None:
    """Add contacts and distances to a summary."""
    down: dict[int, Contact] = {}
    for frame in frames:
        summary.frames += 1
        for contact in frame.contacts:
            if contact.state is ContactState.UP:
                down.pop(contact.id, None)
                continue
            if (before := down.get(contact.id)) is None:
                summary.contacts += 1
                summary.tools[contact.touch.tool.value] += 1
            else:
                way = hypot(contact.touch.x - before.touch.x, contact.touch.y - before.touch.y)
                summary.drawn += way
                summary.together += way if len(down) > 1 else 0.0
            down[contact.id] = contact
        summary.most_at_once = max(summary.most_at_once, len(down))


def _name(device: RecordedDevice) -> str:
    """Return a device's name with its ids, if it has any; devices on a network have none."""
    has_ids = device.descriptor or device.vendor
    return f"{device.name} ({device.vendor:04x}:{device.product:04x})" if has_ids else device.name
