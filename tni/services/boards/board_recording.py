"""Step-by-step recording of an interactive whiteboard that has no driver. No call blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from errno import ENOSPC
from os import strerror
from pathlib import Path

from tni.api.devices import DeviceInfo
from tni.core.clock import Clock
from tni.core.mailbox import Mailbox
from tni.core.recording_steps import RecordingStep, RecordingStepKind, board_recording_steps
from tni.core.tasks import MainThread
from tni.devices.ports import DevicePort
from tni.devices.reader import DeviceEnded, DeviceMessage, DeviceReader
from tni.devices.recorder import DeviceRecorder, PassiveDriver, RecordingPort
from tni.files.atomic import write_atomically

STEP_SILENCE_S = 4.0
"""Silence after which the next step starts by itself: a user who has done what the step asks takes the hand away."""
NO_TOUCH_S = 3.0
"""Duration of the step in which nothing may touch the board."""
MAX_RECORDING_BYTES = 64 << 20
"""Limit of a recording: a thousand reports a second for a quarter of an hour. Only a device that never stops sends
more."""


class _RecordingBuffer:
    """Recording in memory, so that a full disk can't truncate it. Refuses more than `MAX_RECORDING_BYTES`."""

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, data: bytes) -> None:
        if len(self.data) + len(data) > MAX_RECORDING_BYTES:
            raise OSError(ENOSPC, strerror(ENOSPC))
        self.data += data


class BoardRecording:
    """Recording of one device, led through its steps. For the main thread; each node has a reader thread of its own.

    step: the current step, None once all are over. number: of the step, from 1 to `count`.
    step_reports: reports of this step. reports: reports of all steps.
    unplugged: the device was unplugged before the end. failed: the error that stopped the recording.
    """

    def __init__(
        self,
        nodes: Sequence[tuple[DeviceInfo, DevicePort]],
        pens: int,
        clock: Clock,
        main: MainThread,
        changed: Callable[[], None],
    ) -> None:
        """nodes: open nodes of one device. pens: number of pens it has. changed: called after a step has started by
        itself, and when the recording is over."""
        self._clock, self._changed = clock, changed
        self._steps = list(board_recording_steps(pens))
        self.count, self.number = len(self._steps), 1
        self.unplugged = self.is_over = False
        self._buffer = _RecordingBuffer()
        self._recorder = DeviceRecorder(self._buffer, clock.monotonic)
        self._mailbox: Mailbox[DeviceMessage] = Mailbox(lambda: main.post(self._receive))
        self._readers = [
            DeviceReader(
                str(n),
                PassiveDriver(),
                RecordingPort(port, self._recorder, self._recorder.add(info)),
                self._mailbox,
                clock,
            )
            for n, (info, port) in enumerate(nodes)
        ]
        self._reading = len(self._readers)
        self._ending = False
        self._begin()
        for reader in self._readers:
            reader.start()

    @property
    def step(self) -> RecordingStep | None:
        return None if self._ending else self._steps[self.number - 1]

    @property
    def step_reports(self) -> int:
        return self._recorder.reports - self._before

    @property
    def reports(self) -> int:
        return self._recorder.reports

    @property
    def failed(self) -> OSError | None:
        return self._recorder.failed

    def next_step(self, *, there_is_none: bool = False) -> None:
        """Go to the next step. there_is_none: the board lacks what the step asks for."""
        if self._ending:
            return
        if there_is_none:
            self._recorder.remark("there is none")
        if self.number == self.count:
            self._end()
        else:
            self.number += 1
            self._begin()

    def tick(self) -> None:
        """Start the next step when the current one is done. Call this several times a second."""
        step, now_s = self.step, self._clock.monotonic()
        if step is None:
            return
        if step.part is RecordingStepKind.NOTHING:
            is_done = now_s - self._began_s >= NO_TOUCH_S
        else:
            is_done = self.step_reports > 0 and now_s - self._recorder.last_s >= STEP_SILENCE_S
        if is_done:
            self.next_step()
            self._changed()

    def finish(self) -> None:
        """End the recording before its last step and keep what was recorded."""
        if not self._ending:
            self._recorder.remark("ended early")
            self._end()

    def write_to(self, path: Path) -> None:
        """Write the recording, on any thread, once it is over. Raises: WriteError."""
        write_atomically(path, bytes(self._buffer.data))

    def close(self) -> None:
        """Stop the readers and discard everything that `write_to` has not written."""
        for reader in self._readers:  # all at once, so that the wait is no longer than one read
            reader.stop()
        for reader in self._readers:
            reader.close()
        self._mailbox.drain()
        self._ending = self.is_over = True

    def _begin(self) -> None:
        self._before, self._began_s = self._recorder.reports, self._clock.monotonic()
        self._recorder.remark(self._steps[self.number - 1].remark)

    def _end(self) -> None:
        self._ending = True
        for reader in self._readers:
            reader.stop()
        self._check_over()

    def _receive(self) -> None:
        for message in self._mailbox.drain():
            if isinstance(message, DeviceEnded):
                self._reading -= 1
        if not self._reading and not self._ending:
            self._ending, self.unplugged = True, self.failed is None
        self._check_over()

    def _check_over(self) -> None:
        if self._ending and not self._reading and not self.is_over:
            self.is_over = True
            self._changed()
