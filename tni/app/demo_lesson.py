"""Lesson that the demonstration teaches, step by step, in the real window."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QPointF, QRectF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtWidgets import QApplication

from tni.api.devices import Vote
from tni.app.application import Application
from tni.app.build import build
from tni.app.demo_errors import DemoPictureError, DemoStuckError, DemoWait
from tni.app.demo_inputs import ChosenInputs
from tni.app.demo_sending import DemoSending
from tni.app.folders import Folders
from tni.cahier.entry_export import html_page as cahier_page
from tni.core.clock import SystemClock
from tni.core.errors import TniError
from tni.core.ids import ClickerId
from tni.core.mailbox import Mailbox
from tni.core.settings import PICTURE_WIDTH_MM, SEND_WINDOW
from tni.devices.clickers.iclicker2 import IClicker2Base
from tni.devices.clickers.simulated_class import SimulatedClass
from tni.devices.clickers.usb_log import device_reports
from tni.devices.hid.multitouch import HidBoard
from tni.devices.ports import NullPort
from tni.devices.reader import DeviceEnded, DeviceEventReceived, DeviceMessage, DeviceReader
from tni.devices.replay_port import RecordedReport, ReplayPort
from tni.document.view import View
from tni.formats.unipen import PenStroke
from tni.quiz.round import RoundPhase
from tni.roster.class_list import PupilRow
from tni.roster.names_key import KeyStorage
from tni.services.printing.page_export import PageExport
from tni.store.names_lock import NamesLock
from tni.store.pupil_names import NamesKey
from tni.store.settings_file import SettingsFile
from tni.ui.chrome.commands import CommandId
from tni.ui.printing.export import write_pdf

CLASS_NAME, SUBJECT = "5e B", "Mathématiques"
PICTURE_MM = 1600.0
WAIT_S = 60.0
VOTE_SPEED = 12.0
"""Factor by which recorded votes are sped up."""
VOTE_PAUSE_S = 0.1
TOUCH_PAUSE_S = 2.0
"""Longest pause left between recorded touches. Longer than any time-out of a driver."""
PRESSURE_FULL = 255.0
PUPILS, SEED, MEDIAN_S = 27, 5, 0.8
ANSWERING = 0.8
"""Part of the simulated pupils to wait for: some never answer."""


class DemoLesson:
    """Lesson of the demonstration.

    folder: for all files of the program, deleted afterwards. out: for the results. check_stop: called now and then;
    raises to stop the demonstration. say: prints a line.
    """

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        chosen: ChosenInputs,
        out: Path,
        check_stop: Callable[[], None],
        say: Callable[[str], None],
    ) -> None:
        self._chosen, self._out, self._check_stop, self._clock = chosen, out, check_stop, SystemClock()
        folders = Folders(folder / "lessons", folder / "data", folder / "config", folder / "state", folder / "exports")
        settings = SettingsFile(folders.settings)
        settings.set(PICTURE_WIDTH_MM, PICTURE_MM)
        settings.set(SEND_WINDOW, "off")
        self._program: Application = build(app, folders, settings)
        self._simulated = SimulatedClass(
            seed=SEED, pupils=max(PUPILS - len(recorded_clickers(chosen.votes)), 1), median_s=MEDIAN_S, changes_mind=0.0
        )
        self._pictures: list[Path] = []
        self._closed = False
        self._sending = DemoSending(self._program, folder / "radicale", out, self._until, self._picture, say)

    @property
    def made(self) -> list[Path]:
        """Files in `out` after the demonstration."""
        return [
            *self._pictures,
            *(self._out / name for name in ("cahier.html", "lesson.pdf", "lesson.tni", "poll.json")),
            *self._sending.made,
        ]

    def steps(self) -> Iterator[Callable[[], None]]:
        """Steps of the demonstration, in order."""
        yield self._open
        yield self._begin
        yield self._write
        yield self._two_pupils
        yield self._vote
        yield self._end
        yield self._send

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._sending.close()
            self._program.close()
            self._program.main_controller.window.deleteLater()

    # -- the steps

    def _open(self) -> None:
        program = self._program
        program.start()
        self._until(lambda: program.main_controller.window.isVisible(), DemoWait.WINDOW)
        program.current_lesson.open(self._chosen.pdf)
        self._until(lambda: program.main_controller.editor.page.pdf is not None, DemoWait.PDF_PAGES)
        self._until(lambda: not self._is_painting(), DemoWait.PDF_PICTURE)
        self._picture("pdf")

    def _begin(self) -> None:
        """Start a séance with a class of invented pupils. The recorded clickers are assigned first; the other pupils
        are simulated."""
        roster = self._program.stores.roster
        recorded = recorded_clickers(self._chosen.votes)
        simulated = [c for c in self._simulated.clickers if c not in recorded]
        clickers = [*recorded, *simulated]
        key = NamesKey.random()
        roster.names.seal_by(NamesLock.around(key, KeyStorage.MEMORY), key)
        rows = [PupilRow(f"ÉLÈVE {n:02d}", "Exemple") for n in range(1, len(clickers) + 1)]
        (class_id,) = roster.import_pupils(rows, default_class=CLASS_NAME).classes
        for number, clicker in enumerate(clickers, 1):
            roster.set_clicker(clicker, number)
        self._program.teaching.seance.begin(class_id, CLASS_NAME, SUBJECT)

    def _write(self) -> None:
        """Write in the lower half of the page, one text below the other."""
        board = self._program.main_controller
        board.commands[CommandId.PEN].trigger()
        page = board.editor.page.format
        texts = self._chosen.ink
        band = page.height_mm * 0.5 / len(texts)
        for number, strokes in enumerate(texts):
            top = page.height_mm * 0.47 + number * band
            self._handwrite(strokes, QRectF(page.width_mm * 0.08, top, page.width_mm * 0.84, band * 0.85))
        self._picture("ink")

    def _two_pupils(self) -> None:
        """Play a touch frame on a new page after those of the PDF."""
        board = self._program.main_controller
        board.commands[CommandId.ADD_PAGE].trigger()
        board.commands[CommandId.FORMAT_16_9].trigger()
        board.commands[CommandId.PAPER_SOFT].trigger()
        ids = iter(range(1, 1_000_000_000))
        for number, device in enumerate(self._chosen.touch.devices):
            try:
                driver = HidBoard(device.descriptor, device.vendor, device.product, ids)
            except TniError:
                continue  # a part of the device that is no board, as its keyboard
            source = ReplayPort(_hurried(device.reports, 1.0, TOUCH_PAUSE_S), speed=None)
            self._play(f"touch {number}", driver, source)
        self._picture("two-pupils")

    def _vote(self) -> None:
        board, teaching = self._program.main_controller, self._program.teaching
        reports = _hurried(device_reports(self._chosen.votes), VOTE_SPEED, VOTE_PAUSE_S)
        source = ReplayPort(reports, speed=1.0, start_s=self._clock.monotonic(), linger_s=0.5)
        board.commands[CommandId.ASK].trigger()
        teaching.clickers.plug("base", IClicker2Base(), source, source)
        teaching.clickers.plug("class", self._simulated, NullPort())
        self._until(lambda: teaching.clickers.count == 1, DemoWait.VOTES)
        self._until(self._have_all_answered, DemoWait.PUPILS)
        teaching.clickers.drain()
        self._picture("vote-open")
        board.commands[CommandId.CLOSE_VOTE].trigger()
        board.commands[CommandId.REVEAL].trigger()
        state = teaching.voting.rounds.state
        if state is None or state.phase is not RoundPhase.REVEALED:
            raise DemoStuckError(DemoWait.RESULT)
        self._until(self._are_votes_saved, DemoWait.VOTES_SAVED)
        self._picture("vote-result")
        poll = json.dumps(teaching.voting.rounds.poll_json(), ensure_ascii=False, indent=1)
        (self._out / "poll.json").write_text(poll + "\n", encoding="utf-8")
        teaching.voting.put_away()

    def _end(self) -> None:
        """Open the sheet of the séance and write the results. Its ink becomes part of lesson.tni, so that it shows
        there."""
        board = self._program.main_controller
        self._sending.add_accounts()
        board.commands[CommandId.END_SEANCE].trigger()
        self._sending.fill_in()
        self._picture("cahier")
        shown = board.shown
        pages = PageExport.of(board.editor.document)
        write_pdf(pages, self._out / "lesson.pdf", shown.lesson.port.blob, shown.fonts)
        file = shown.lesson.file
        if file is None:
            raise DemoStuckError(DemoWait.LESSON_FILE)
        board.window.do(lambda session: session.keep_in_lesson())
        file.save_copy(self._out / "lesson.tni", replacing=True)

    def _send(self) -> None:
        """Send the entry of the open sheet, which ends the séance."""
        entry = self._sending.send()
        (self._out / "cahier.html").write_text(cahier_page(entry, "lesson.pdf"), encoding="utf-8")

    def _are_votes_saved(self) -> bool:
        state = self._program.teaching.voting.rounds.state
        return state is not None and state.not_recorded == 0

    def _have_all_answered(self) -> bool:
        state = self._program.teaching.voting.rounds.state
        return state is not None and len(state.answered) >= len(self._simulated.clickers) * ANSWERING

    # -- input

    def _handwrite(self, strokes: Sequence[PenStroke], box_mm: QRectF) -> None:
        """Send tablet events to Qt. Positions come from the recording, scaled into a box of the page."""
        canvas, view = self._program.main_controller.window.canvas, self._program.main_controller.editor.view
        place = _placing(strokes, box_mm)
        stylus = QPointingDevice(
            "recorded pen",
            1,
            QInputDevice.DeviceType.Stylus,
            QPointingDevice.PointerType.Pen,
            QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
            1,
            1,
            "",
            QPointingDeviceUniqueId.fromNumericId(7),
        )
        most = max((p.pressure or 0.0 for s in strokes for p in s), default=0.0) or PRESSURE_FULL
        began_s = self._clock.monotonic()
        for stroke in strokes:
            last = len(stroke) - 1
            for index, point in enumerate(stroke):
                kinds = [QTabletEvent.Type.TabletPress] if index == 0 else [QTabletEvent.Type.TabletMove]
                if index == last:
                    kinds.append(QTabletEvent.Type.TabletRelease)
                x, y = _to_surface(view, canvas.devicePixelRatioF(), *place(point.x_mm, point.y_mm))
                pressure = 0.5 if point.pressure is None else max(point.pressure / most, 0.05)
                for kind in kinds:
                    event = QTabletEvent(
                        kind, stylus, QPointF(x, y), QPointF(x, y), pressure, 0, 0, 0, 0, 0,
                        Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
                    )  # fmt: skip
                    event.setTimestamp(round((began_s + point.t_s) * 1000))
                    QCoreApplication.sendEvent(canvas, event)
            self._pass_events()

    def _play(self, name: str, driver: HidBoard, source: ReplayPort) -> None:
        """Turn reports into contacts on a thread, and pass the contacts to the page, as for a connected board."""
        mailbox: Mailbox[DeviceMessage] = Mailbox(lambda: None)
        reader = DeviceReader(name, driver, source, mailbox, source)
        reader.start()
        canvas = self._program.main_controller.window.canvas
        ended = False

        def take() -> bool:
            nonlocal ended
            for letter in mailbox.drain():
                match letter:
                    case DeviceEventReceived():
                        canvas.input.board(name, letter.event, canvas.size())
                    case DeviceEnded():
                        ended = True
                    case _:
                        pass
            return ended

        self._until(take, DemoWait.TOUCHES)
        reader.close()
        for contact in driver.release(source.monotonic()).events:
            canvas.input.board(name, contact, canvas.size())
        self._pass_events()

    # -- output

    def _picture(self, name: str) -> None:
        """Write a picture of the window once everything is painted."""
        self._until(lambda: not self._is_painting(), DemoWait.PAINTED)
        path = self._out / f"board-{len(self._pictures) + 1}-{name}.png"
        if not self._program.main_controller.window.grab().save(str(path)):
            raise DemoPictureError(path)
        self._pictures.append(path)

    def _is_painting(self) -> bool:
        shown = self._program.main_controller.shown
        return shown.screen.pending() or shown.pdf_pages.waiting

    def _until(self, condition: Callable[[], bool], what: DemoWait) -> None:
        end_s = time.monotonic() + WAIT_S
        self._pass_events()
        while not condition():
            if time.monotonic() > end_s:
                raise DemoStuckError(what)
            self._check_stop()
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.002)  # gives threads and the PDF process time to run

    def _pass_events(self) -> None:
        QCoreApplication.processEvents()
        self._check_stop()


def recorded_clickers(log: bytes) -> list[ClickerId]:
    """Return the clickers that voted in a recorded log, in the order of their first votes."""
    mailbox: Mailbox[DeviceMessage] = Mailbox(lambda: None)
    source = ReplayPort(device_reports(log), speed=None)
    DeviceReader("log", IClicker2Base(), source, mailbox, source).run()
    votes = [x.event for x in mailbox.drain() if isinstance(x, DeviceEventReceived) and isinstance(x.event, Vote)]
    return list(dict.fromkeys(vote.clicker for vote in votes))


def _to_surface(view: View, ratio: float, x_mm: float, y_mm: float) -> tuple[float, float]:
    x, y = view.to_screen(x_mm, y_mm)
    return x / ratio, y / ratio


def _placing(strokes: Sequence[PenStroke], box_mm: QRectF) -> Callable[[float, float], tuple[float, float]]:
    """Return the mapping that fits handwriting into a box, at its left, with its proportions kept."""
    xs = [p.x_mm for s in strokes for p in s]
    ys = [p.y_mm for s in strokes for p in s]
    width, height = max(max(xs) - min(xs), 1.0), max(max(ys) - min(ys), 1.0)
    scale = min(box_mm.width() / width, box_mm.height() / height)
    left, top = min(xs), min(ys)
    return lambda x, y: (box_mm.x() + (x - left) * scale, box_mm.y() + (y - top) * scale)


def _hurried(reports: Sequence[RecordedReport], speed: float, pause_s: float) -> list[RecordedReport]:
    """Return the reports in less time: sped up, and with pauses of at most `pause_s`."""
    out: list[RecordedReport] = []
    at_s = before_s = reports[0].at_s if reports else 0.0
    for report in sorted(reports, key=lambda r: r.at_s):
        at_s += min((report.at_s - before_s) / speed, pause_s)
        before_s = report.at_s
        out.append(RecordedReport(at_s, report.data))
    return out
