"""Use case of receiver training: choice of an unknown receiver, key presses, trial, and storage of its protocol."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tni.api.devices import DeviceInfo, Vote
from tni.core.clock import MonotonicClock
from tni.core.errors import TniError
from tni.core.lines import KnownSerialLine
from tni.core.listeners import Listeners
from tni.core.mailbox import Mailbox
from tni.core.receiver_training import TrainingError, TrainingPrompt
from tni.core.tasks import MainThread
from tni.devices.clickers.text_lines import BAUD
from tni.devices.discovery import Devices, FoundDevice
from tni.devices.ports import DeviceGoneError, DevicePort
from tni.devices.reader import DeviceEnded, DeviceMessage, DeviceReader
from tni.devices.serial_port import OpenSerialLine, SerialLine
from tni.devices.unknown_devices import trainable_devices

if TYPE_CHECKING:
    from tni.devices.clickers.protocol_inference import TrainedProtocol
    from tni.devices.clickers.receiver_training import ReceiverTraining
    from tni.devices.clickers.trained_receiver import TrainedReceiver, TrainedReceiverDriver


class ReceiverLinesPort(Protocol):
    """Stored receivers on serial lines; see `tni.store.receivers_file.ReceiversFile`."""

    def save_line(self, line: KnownSerialLine) -> None:
        """Store a receiver."""


class TrainingPhase(Enum):
    """Step of receiver training.

    Attributes:
        CHOOSING: The teacher chooses among the devices.
        PRESSING: The teacher presses the keys that are asked for.
        TRYING: The protocol is inferred; the teacher tries it.
        FAILED: No protocol could be inferred.
        SAVED: The protocol is stored.
    """

    CHOOSING = "choosing"
    PRESSING = "pressing"
    TRYING = "trying"
    FAILED = "failed"
    SAVED = "saved"


class TrainingTrouble(Enum):
    """Trouble that the teacher is told of in the current phase.

    Attributes:
        UNREADABLE: The chosen device cannot be opened.
        UNPLUGGED: The device was unplugged; it is no longer read.
        NOT_SAVED: The protocol could not be written.
    """

    UNREADABLE = "unreadable"
    UNPLUGGED = "unplugged"
    NOT_SAVED = "not saved"


@dataclass(frozen=True, slots=True)
class ReceiverCandidate:
    """Device that may be a receiver. key: identifies it; line: path of its serial line, "" for a HID device."""

    key: str
    info: DeviceInfo
    line: str = ""


@dataclass(frozen=True, slots=True)
class TrainingState:
    """State of receiver training.

    Attributes:
        candidates: Devices to choose from.
        prompt: The press that is asked for, None while no key is to be pressed.
        may_end: The keys of one clicker are known, and the teacher may do without another.
        keys: Keys that the protocol knows.
        distinguishes_clickers: Whether the protocol tells clickers apart.
        trial: Clicker and key of the last press, as the protocol reads them.
        failure: Why no protocol could be inferred.
        path: File of the stored protocol.
    """

    phase: TrainingPhase = TrainingPhase.CHOOSING
    candidates: tuple[ReceiverCandidate, ...] = ()
    prompt: TrainingPrompt | None = None
    may_end: bool = False
    keys: tuple[str, ...] = ()
    distinguishes_clickers: bool = False
    trial: tuple[str, str] | None = None
    failure: TrainingError | None = None
    path: Path | None = None
    trouble: TrainingTrouble | None = None


class ReceiverTrainer:
    """Trains one unknown receiver at a time. Used on the main thread."""

    def __init__(
        self,
        devices: Callable[[], Devices],
        list_lines: Callable[[], list[SerialLine]],
        open_line: OpenSerialLine,
        folder: Path,
        known_lines: ReceiverLinesPort,
        trained: Callable[[], None],
        clock: MonotonicClock,
        main: MainThread,
    ) -> None:
        """Create the trainer.

        devices, list_lines: return the system's devices and its serial lines, when training starts. folder: of the
        trained receivers. known_lines: stores a trained receiver on a serial line. trained: called when a receiver was
        trained and stored.
        """
        self._devices, self._list_lines, self._open_line = devices, list_lines, open_line
        self._folder, self._known_lines, self._trained, self._clock = folder, known_lines, trained, clock
        self._listeners = Listeners[TrainingState]()
        self._state = TrainingState()
        self._found: dict[str, FoundDevice | SerialLine] = {}
        self._system: Devices | None = None
        self._chosen: FoundDevice | SerialLine | None = None
        self._training: ReceiverTraining | None = None
        self._protocol: TrainedProtocol | None = None
        self._trial: TrainedReceiverDriver | None = None
        self._reader: DeviceReader | None = None
        self._reports: Mailbox[bytes] = Mailbox(lambda: main.post(self._handle_reports))
        self._messages: Mailbox[DeviceMessage] = Mailbox(lambda: main.post(self._handle_messages))

    def subscribe(self, changed: Callable[[TrainingState], None]) -> None:
        """Call `changed` with each new state."""
        self._listeners.add(changed)

    @property
    def state(self) -> TrainingState:
        return self._state

    @property
    def is_listening(self) -> bool:
        """True while a device is read."""
        return self._reader is not None

    def _set(self, state: TrainingState) -> None:
        self._state = state
        self._listeners.tell(state)

    # -- choice of the device

    def list_devices(self) -> None:
        """List the devices without a driver and all serial adapters."""
        self.close()
        self._system = system = self._devices()
        self._found = {device.key: device for device in trainable_devices(system)}
        self._found |= {line.path: line for line in self._list_lines()}
        candidates = tuple(
            ReceiverCandidate(key, _info(found), found.path if isinstance(found, SerialLine) else "")
            for key, found in self._found.items()
        )
        self._set(TrainingState(candidates=candidates))

    def begin(self, key: str) -> None:
        """Read a device and ask for presses. key: of the candidate."""
        self.close()
        chosen = self._found.get(key)
        if chosen is None:
            return
        from tni.devices.clickers.protocol_inference import ReceiverFraming  # loaded when a receiver is trained
        from tni.devices.clickers.receiver_training import RawCapture, ReceiverTraining

        framing = ReceiverFraming.LINES if isinstance(chosen, SerialLine) else ReceiverFraming.REPORTS
        try:
            port = self._open(chosen)
        except DeviceGoneError:
            self._set(replace(self._state, trouble=TrainingTrouble.UNREADABLE))
            return
        self._chosen = chosen
        self._training = ReceiverTraining(framing, self._clock.monotonic())
        self._reader = DeviceReader(
            "training", RawCapture(framing, self._reports.put), port, self._messages, self._clock
        )
        self._reader.start()
        self.tick()

    def _open(self, chosen: FoundDevice | SerialLine) -> DevicePort:
        """Open the chosen device.

        Raises: DeviceGoneError.
        """
        if isinstance(chosen, SerialLine):
            return self._open_line(chosen.path, BAUD)
        assert self._system is not None
        return self._system.open(chosen)

    # -- presses

    def tick(self) -> None:
        """Ask for the next press when one is complete. Call it several times a second."""
        training, now_s = self._training, self._clock.monotonic()
        if training is None or self._trial is not None:
            return
        training.on_timer(now_s)
        if training.is_done:
            self._infer(training)
            return
        prompt = training.prompt(now_s)
        asked = TrainingState(TrainingPhase.PRESSING, prompt=prompt, may_end=training.may_end)
        if asked != self._state:
            self._set(asked)

    def skip_second_clicker(self) -> None:
        """Infer the protocol from the presses of one clicker."""
        if self._training is not None:
            self._training.skip_second_clicker()
            self.tick()

    def _infer(self, training: ReceiverTraining) -> None:
        try:
            protocol = self._protocol = training.infer()
        except TrainingError as error:
            self.close()
            self._set(TrainingState(TrainingPhase.FAILED, failure=error))
            return
        from tni.devices.clickers.trained_receiver import TrainedReceiverDriver

        self._trial = TrainedReceiverDriver(self._trained_receiver("1", protocol))
        keys = tuple(letter for _, letter in protocol.keys)
        self._set(TrainingState(TrainingPhase.TRYING, keys=keys, distinguishes_clickers=bool(protocol.clicker_at)))

    def _trained_receiver(self, name: str, protocol: TrainedProtocol) -> TrainedReceiver:
        assert self._chosen is not None
        info = _info(self._chosen)
        from tni.devices.clickers.trained_receiver import TrainedReceiver

        return TrainedReceiver(name, info.vendor, info.product, protocol)

    # -- reports

    def _handle_reports(self) -> None:
        now_s = self._clock.monotonic()
        for report in self._reports.drain():
            if self._trial is not None:
                self._try(self._trial, report, now_s)
            elif self._training is not None:
                self._training.add_report(report, now_s)

    def _try(self, trial: TrainedReceiverDriver, report: bytes, now_s: float) -> None:
        step = trial.on_line(report, now_s)
        for event in () if step is None else step.events:
            if isinstance(event, Vote):
                self._set(replace(self._state, trial=(event.clicker.partition("-")[2], event.choice), trouble=None))

    def _handle_messages(self) -> None:
        messages = self._messages.drain()
        ended = any(isinstance(message, DeviceEnded) and message.error is not None for message in messages)
        if ended and self._reader is not None:
            self.close()
            self._set(replace(self._state, trouble=TrainingTrouble.UNPLUGGED))

    # -- storage

    def save(self, name: str) -> None:
        """Store the protocol under this name, and have the receiver read from now on."""
        from tni.devices.clickers.trained_receiver import NAME_MAX
        from tni.devices.trained_receiver_files import save_trained_receiver

        name = " ".join(name.split())[:NAME_MAX]
        protocol, chosen = self._protocol, self._chosen
        if protocol is None or self._trial is None or not name:
            return
        try:
            path = save_trained_receiver(self._folder, self._trained_receiver(name, protocol))
        except (OSError, TniError):
            self._set(replace(self._state, trouble=TrainingTrouble.NOT_SAVED))
            return
        self.close()
        if isinstance(chosen, SerialLine):
            self._known_lines.save_line(KnownSerialLine(*chosen.adapter, name))
        self._trained()
        self._set(TrainingState(TrainingPhase.SAVED, path=path))

    def close(self) -> None:
        """Stop reading the receiver."""
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()
        self._reports.drain()
        self._messages.drain()
        self._training = self._protocol = self._trial = None


def _info(found: FoundDevice | SerialLine) -> DeviceInfo:
    return found.info if isinstance(found, SerialLine) else found.infos[0]
