"""Recorder of a board that nobody knows: finds it, borrows it from the device watch, and records it step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tni.api.devices import DeviceInfo
from tni.core.clock import Clock
from tni.core.listeners import Listeners
from tni.core.recording_steps import RecordingStep
from tni.core.tasks import MainThread, TaskRunner
from tni.devices.discovery import FoundDevice
from tni.devices.ports import DevicePort
from tni.devices.unknown_devices import RecordableDevice, recordable_devices

if TYPE_CHECKING:
    from tni.services.boards.board_recording import BoardRecording


class DeviceLender(Protocol):
    """Source of devices; see `tni.services.receivers.device_hotplug.DeviceHotplug`."""

    def ask_unread(self, answer: Callable[[Sequence[FoundDevice]], None]) -> None:
        """Find the devices that no driver reads. answer: called later, on the main thread."""

    def lend(self, keys: Iterable[str], answer: Callable[[Sequence[tuple[FoundDevice, DevicePort]]], None]) -> None:
        """Open devices, which the borrower must close. answer: called later with those that could be opened."""


class RecorderPhase(Enum):
    """Phase of a recording, named by what the recorder waits for.

    Attributes:
        CLOSED: Nothing; nobody wants a recording.
        SEARCHING: The list of devices.
        CHOOSING: The teacher's choice among the devices.
        OPENING: The chosen device.
        REFUSED: The teacher; the device could not be opened.
        RECORDING: The steps.
        RECORDED: The teacher, who may save the recording.
        SAVED: The teacher, who may save it elsewhere too.
    """

    CLOSED = "closed"
    SEARCHING = "searching"
    CHOOSING = "choosing"
    OPENING = "opening"
    REFUSED = "refused"
    RECORDING = "recording"
    RECORDED = "recorded"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class RecorderState:
    """State of the recorder.

    Attributes:
        devices: Devices to choose from, likely boards first.
        chosen: The device that is recorded, None before the choice.
        step: Current step, None while none is asked for.
        number, count: Number of the step, from 1, and number of steps.
        step_reports, reports: Reports of this step, and of all steps.
        unplugged: The device was unplugged before the end.
        overflowed: The device sent more than is recorded.
        path: File in which the recording was saved.
    """

    phase: RecorderPhase = RecorderPhase.CLOSED
    devices: tuple[DeviceInfo, ...] = ()
    chosen: DeviceInfo | None = None
    step: RecordingStep | None = None
    number: int = 0
    count: int = 0
    step_reports: int = 0
    reports: int = 0
    unplugged: bool = False
    overflowed: bool = False
    path: Path | None = None


class BoardRecorder:
    """Records one unknown board at a time. Used on the main thread."""

    def __init__(self, lender: DeviceLender, clock: Clock, main: MainThread, tasks: TaskRunner) -> None:
        self._lender, self._clock, self._main, self._tasks = lender, clock, main, tasks
        self._listeners = Listeners[RecorderState]()
        self._phase = RecorderPhase.CLOSED
        self._found: list[RecordableDevice] = []
        self._chosen: RecordableDevice | None = None
        self._recording: BoardRecording | None = None
        self._path: Path | None = None
        self._saving = False

    def subscribe(self, changed: Callable[[RecorderState], None]) -> None:
        """Call `changed` with each new state."""
        self._listeners.add(changed)

    @property
    def state(self) -> RecorderState:
        state = RecorderState(
            self._phase,
            tuple(device.info for device in self._found),
            None if self._chosen is None else self._chosen.info,
            path=self._path,
        )
        recording = self._recording
        if recording is None:
            return state
        return replace(
            state,
            step=recording.step,
            number=recording.number,
            count=recording.count,
            step_reports=recording.step_reports,
            reports=recording.reports,
            unplugged=recording.unplugged,
            overflowed=recording.failed is not None,
        )

    # -- choice of the device

    def search(self) -> None:
        """Find the devices that can be recorded. What was recorded before is discarded."""
        self._discard()
        self._found = []
        self._set(RecorderPhase.SEARCHING)
        self._lender.ask_unread(self._list)

    def search_again(self) -> None:
        """Update the devices to choose from, since one was plugged in. Does nothing after the choice."""
        if self._phase in (RecorderPhase.SEARCHING, RecorderPhase.CHOOSING):
            self._lender.ask_unread(self._list)

    def _list(self, devices: Iterable[FoundDevice]) -> None:
        if self._phase not in (RecorderPhase.SEARCHING, RecorderPhase.CHOOSING):
            return
        found = recordable_devices(devices)
        if self._phase is RecorderPhase.SEARCHING or found != self._found:
            self._found = found
            self._set(RecorderPhase.CHOOSING)

    def begin(self, index: int, pens: int) -> None:
        """Record a device. index: of the devices to choose from; pens: number of its pens."""
        if self._phase is RecorderPhase.CHOOSING:
            chosen = self._chosen = self._found[index]
            self._set(RecorderPhase.OPENING)
            self._lender.lend((node.key for node in chosen.nodes), partial(self._opened, chosen, pens))

    def _opened(self, chosen: RecordableDevice, pens: int, ports: Sequence[tuple[FoundDevice, DevicePort]]) -> None:
        if self._phase is not RecorderPhase.OPENING or self._chosen is not chosen:
            for _device, port in ports:
                port.close()
        elif ports:
            nodes = [(node.infos[0], port) for node, port in ports]
            from tni.services.boards.board_recording import BoardRecording  # loaded when a board is recorded

            self._recording = BoardRecording(nodes, pens, self._clock, self._main, self._steps_changed)
            self._set(RecorderPhase.RECORDING)
        else:
            self._set(RecorderPhase.REFUSED)

    # -- steps

    def next_step(self, *, there_is_none: bool = False) -> None:
        """Go to the next step. there_is_none: the board lacks what the step asks for."""
        if self._recording is not None:
            self._recording.next_step(there_is_none=there_is_none)
            self._steps_changed()

    def tick(self) -> None:
        """Count the reports, and start the next step when the current one is done. Call it several times a second."""
        if self._recording is not None and self._phase is RecorderPhase.RECORDING:
            self._recording.tick()
            self._steps_changed()

    def finish(self) -> None:
        """End the recording before its last step and keep what was recorded."""
        if self._recording is not None:
            self._recording.finish()
            self._steps_changed()

    def _steps_changed(self) -> None:
        if self._phase is not RecorderPhase.RECORDING or self._recording is None:
            return
        self._set(RecorderPhase.RECORDED if self._recording.is_over else RecorderPhase.RECORDING)

    # -- the file

    def save(self, path: Path, failed: Callable[[Exception], None]) -> None:
        """Write the file in the background, completely or not at all. It can be written elsewhere after a failure."""
        recording = self._recording
        if recording is None or self._saving:
            return
        self._saving = True

        def written(_: None) -> None:
            self._saving = False
            if self._recording is recording:  # otherwise the recording was discarded meanwhile
                self._path = path
                self._set(RecorderPhase.SAVED)

        def not_written(error: Exception) -> None:
            self._saving = False
            failed(error)

        self._tasks.submit(partial(recording.write_to, path), written, not_written)

    # -- the end

    def close(self) -> None:
        """Let the device go and discard what was not saved."""
        self._discard()
        self._set(RecorderPhase.CLOSED)

    def _discard(self) -> None:
        recording, self._recording, self._chosen, self._path = self._recording, None, None, None
        if recording is not None:
            recording.close()

    def _set(self, phase: RecorderPhase) -> None:
        self._phase = phase
        self._listeners.tell(self.state)
