"""Controller of receiver training: choice of the unknown receiver, key presses, test, and storage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tni.api.devices import DeviceInfo, Vote
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.lines import KnownSerialLine
from tni.core.mailbox import Mailbox
from tni.core.tasks import MainThread
from tni.devices.clickers.protocol_inference import ReceiverFraming, TrainedProtocol, TrainingError
from tni.devices.clickers.receiver_training import RawCapture, ReceiverTraining
from tni.devices.clickers.text_lines import BAUD
from tni.devices.clickers.trained_receiver import NAME_MAX, TrainedReceiver, TrainedReceiverDriver
from tni.devices.discovery import Devices, FoundDevice
from tni.devices.ports import DeviceGoneError, DevicePort
from tni.devices.reader import DeviceEnded, DeviceMessage, DeviceReader
from tni.devices.serial_port import SerialLine, SerialPort, usb_serial_lines
from tni.devices.trained_receiver_files import save_trained_receiver
from tni.devices.unknown_devices import trainable_devices
from tni.store.receivers_file import ReceiversFile
from tni.ui.i18n import tr

if TYPE_CHECKING:
    from tni.ui.classes.receiver_training_panel import ReceiverTrainingPanel

POLL_MS = 100


class ReceiverTrainingController:
    """Trains an unknown receiver; used on the main thread.

    devices: returns the system's devices, called when training starts. folder: where trained receivers are stored.
    on_trained: called when a trained receiver was stored.
    """

    def __init__(
        self,
        devices: Callable[[], Devices],
        folder: Path,
        receivers_file: ReceiversFile,
        clock: Clock,
        main: MainThread,
        on_trained: Callable[[], None],
        lines: Callable[[], list[SerialLine]] = usb_serial_lines,
        open_line: Callable[[str, int], DevicePort] = SerialPort,
    ) -> None:
        self._devices, self._folder, self._receivers_file, self._clock, self._on_trained = (
            devices,
            folder,
            receivers_file,
            clock,
            on_trained,
        )
        self._lines, self._open_line = lines, open_line
        self._panel: ReceiverTrainingPanel | None = None
        self._found: dict[str, FoundDevice | SerialLine] = {}
        self._system: Devices | None = None
        self._chosen: FoundDevice | SerialLine | None = None
        self._training: ReceiverTraining | None = None
        self._trial: TrainedReceiverDriver | None = None
        self._reader: DeviceReader | None = None
        self._reports: Mailbox[bytes] = Mailbox(lambda: main.post(self._handle_reports))
        self._messages: Mailbox[DeviceMessage] = Mailbox(lambda: main.post(self._handle_messages))
        self._timer: QTimer | None = None

    def join(self, panel: ReceiverTrainingPanel) -> None:
        """Connect the training panel, until it is closed."""
        self._panel = panel
        panel.devices_wanted.connect(self._list)
        panel.chosen.connect(self._begin)
        panel.only_one.connect(self._only_one)
        panel.save_wanted.connect(self._save)
        panel.left.connect(self.close)
        self._timer = QTimer(panel, interval=POLL_MS)
        self._timer.timeout.connect(self._poll)

    def leave(self) -> None:
        """Disconnect from the closed panel."""
        self.close()
        self._panel = self._timer = None

    def close(self) -> None:
        """Stop reading the receiver."""
        if self._timer is not None:
            self._timer.stop()
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()
        self._reports.drain()
        self._messages.drain()
        self._training = self._trial = None

    # -- choice of the device

    def _list(self) -> None:
        """List the devices without a driver and all serial adapters."""
        from tni.ui.classes.receiver_training_panel import ReceiverCandidate

        self._system = system = self._devices()
        self._found = {}
        candidates = []
        for device in trainable_devices(system):
            self._found[device.key] = device
            candidates.append(ReceiverCandidate(device.key, _name(device.infos[0])))
        for line in self._lines():
            self._found[line.path] = line
            candidates.append(ReceiverCandidate(line.path, f"{_name(line.info)} – {line.path}"))
        if self._panel is not None:
            self._panel.show_candidates(candidates)

    def _begin(self, key: str) -> None:
        self.close()
        chosen, panel = self._found.get(key), self._panel
        if chosen is None or panel is None or self._timer is None:
            return
        framing = ReceiverFraming.LINES if isinstance(chosen, SerialLine) else ReceiverFraming.REPORTS
        try:
            port = self._open(chosen)
        except DeviceGoneError:
            panel.show_message(tr("Ce boîtier ne peut pas être lu : « tni doctor » dit ce qu’il faut faire."))
            return
        self._chosen = chosen
        self._training = ReceiverTraining(framing, self._clock.monotonic())
        self._reader = DeviceReader(
            "training", RawCapture(framing, self._reports.put), port, self._messages, self._clock
        )
        self._reader.start()
        self._timer.start()
        self._poll()

    def _open(self, chosen: FoundDevice | SerialLine) -> DevicePort:
        """Open the chosen device.

        Raises: DeviceGoneError.
        """
        if isinstance(chosen, SerialLine):
            return self._open_line(chosen.path, BAUD)
        assert self._system is not None
        return self._system.open(chosen)

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
            if self._panel is not None and isinstance(event, Vote):
                self._panel.show_trial(event.clicker.partition("-")[2], event.choice)

    def _handle_messages(self) -> None:
        ended = any(
            isinstance(message, DeviceEnded) and message.error is not None for message in self._messages.drain()
        )
        if ended and self._reader is not None:
            self.close()
            if self._panel is not None:
                self._panel.show_message(tr("Le boîtier a été débranché."))

    def _poll(self) -> None:
        training, panel, now_s = self._training, self._panel, self._clock.monotonic()
        if training is None or panel is None or self._trial is not None:
            return
        training.on_timer(now_s)
        if training.is_done:
            self._understand(training, panel)
        else:
            panel.show_step(training.prompt(now_s), may_end=training.may_end)

    def _only_one(self) -> None:
        if self._training is not None:
            self._training.skip_second_clicker()
            self._poll()

    def _understand(self, training: ReceiverTraining, panel: ReceiverTrainingPanel) -> None:
        try:
            protocol = training.infer()
        except TrainingError as error:
            self.close()
            panel.show_failure(error.why, error.key)
            return
        self._trial = TrainedReceiverDriver(self._make_trained_receiver("1", protocol))
        panel.show_understood([letter for _, letter in protocol.keys], tells_clickers=bool(protocol.clicker_at))

    def _make_trained_receiver(self, name: str, protocol: TrainedProtocol) -> TrainedReceiver:
        info = _info(self._chosen)
        return TrainedReceiver(name, info.vendor, info.product, protocol)

    # -- storage

    def _save(self, name: str) -> None:
        training, panel, chosen = self._training, self._panel, self._chosen
        name = " ".join(name.split())[:NAME_MAX]
        if training is None or panel is None or self._trial is None or not name:
            return
        try:
            path = save_trained_receiver(self._folder, self._make_trained_receiver(name, training.infer()))
        except (OSError, TniError):
            panel.show_message(tr("Le fichier n’a pas pu être écrit."))
            return
        self.close()
        if isinstance(chosen, SerialLine):
            info = chosen.info
            self._receivers_file.save_line(KnownSerialLine(info.vendor, info.product, info.serial, name))
        self._on_trained()
        panel.show_saved(str(path))


def _info(chosen: FoundDevice | SerialLine | None) -> DeviceInfo:
    assert chosen is not None
    return chosen.info if isinstance(chosen, SerialLine) else chosen.infos[0]


def _name(info: DeviceInfo) -> str:
    name = " ".join(f"{info.maker} {info.name}".split())
    return f"{name or tr('sans nom')} ({info.vendor:04x}:{info.product:04x})"
