"""A board that nobody knows is recorded, step by step, without anybody waiting for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from errno import ENOSPC
from os import strerror
from pathlib import Path

from tni.api.devices import DeviceInfo
from tni.core.clock import Clock
from tni.core.mailbox import Mailbox
from tni.core.tasks import MainThread
from tni.devices.ports import DevicePort
from tni.devices.reader import DeviceEnded, DeviceMessage, DeviceReader
from tni.devices.recorder import DeviceRecorder, PassiveDriver, RecordingPort
from tni.devices.recording_steps import RecordingStep, RecordingStepKind, board_recording_steps
from tni.files.atomic import write_atomically

STEP_SILENCE_S = 4.0
"""Who has done what was asked takes the hand away: after such a silence the next step comes by itself."""
NO_TOUCH_S = 3.0
"""So long nothing is touched, in the step that asks for it."""
MAX_RECORDING_BYTES = 64 << 20
"""A thousand reports a second for a quarter of an hour: more is a device that does not stop."""


class _Kept:
    """In memory, where no full disk takes a part of it; a device that does not stop is heard to some end."""

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, data: bytes) -> None:
        if len(self.data) + len(data) > MAX_RECORDING_BYTES:
            raise OSError(ENOSPC, strerror(ENOSPC))
        self.data += data


class BoardRecording:
    """Used on the main thread; each node is read by a thread of its own, which writes down what it says.

    step: what is to be done now, None once it is over; number: of it, from 1, of `count`. heard: reports that have come
    in this step; reports: in all. gone: the device was pulled out before the end; failed: why no more is kept.
    """

    def __init__(
        self,
        nodes: Sequence[tuple[DeviceInfo, DevicePort]],
        pens: int,
        clock: Clock,
        main: MainThread,
        changed: Callable[[], None],
    ) -> None:
        """nodes: open, of one device. pens: how many it has. changed: told when a step has come by itself, and when it
        is over."""
        self._clock, self._changed = clock, changed
        self._steps = list(board_recording_steps(pens))
        self.count, self.number = len(self._steps), 1
        self.gone = self.is_over = False
        self._kept = _Kept()
        self._tape = DeviceRecorder(self._kept, clock.monotonic)
        self._mailbox: Mailbox[DeviceMessage] = Mailbox(lambda: main.post(self._hear))
        self._readers = [
            DeviceReader(
                str(n), PassiveDriver(), RecordingPort(port, self._tape, self._tape.add(info)), self._mailbox, clock
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
    def heard(self) -> int:
        return self._tape.reports - self._before

    @property
    def reports(self) -> int:
        return self._tape.reports

    @property
    def failed(self) -> OSError | None:
        return self._tape.failed

    def go_on(self, *, there_is_none: bool = False) -> None:
        """The next step. there_is_none: the board has nothing of what was asked for."""
        if self._ending:
            return
        if there_is_none:
            self._tape.remark("there is none")
        if self.number == self.count:
            self._end()
        else:
            self.number += 1
            self._begin()

    def tick(self) -> None:
        """Asked several times a second."""
        step, now_s = self.step, self._clock.monotonic()
        if step is None:
            return
        if step.part is RecordingStepKind.NOTHING:
            is_done = now_s - self._began_s >= NO_TOUCH_S
        else:
            is_done = self.heard > 0 and now_s - self._tape.last_s >= STEP_SILENCE_S
        if is_done:
            self.go_on()
            self._changed()

    def finish(self) -> None:
        """Here, though steps are left: what has come is kept."""
        if not self._ending:
            self._tape.remark("ended early")
            self._end()

    def write_to(self, path: Path) -> None:
        """Once it is over; on any thread. Raises: WriteError."""
        write_atomically(path, bytes(self._kept.data))

    def close(self) -> None:
        """Nothing is kept but what was written."""
        for reader in self._readers:  # all at once, so that none is waited for longer than a read takes
            reader.stop()
        for reader in self._readers:
            reader.close()
        self._mailbox.drain()
        self._ending = self.is_over = True

    def _begin(self) -> None:
        self._before, self._began_s = self._tape.reports, self._clock.monotonic()
        self._tape.remark(self._steps[self.number - 1].remark)

    def _end(self) -> None:
        self._ending = True
        for reader in self._readers:
            reader.stop()
        self._look_whether_over()

    def _hear(self) -> None:
        for letter in self._mailbox.drain():
            if isinstance(letter, DeviceEnded):
                self._reading -= 1
        if not self._reading and not self._ending:
            self._ending, self.gone = True, self.failed is None
        self._look_whether_over()

    def _look_whether_over(self) -> None:
        if self._ending and not self._reading and not self.is_over:
            self.is_over = True
            self._changed()
