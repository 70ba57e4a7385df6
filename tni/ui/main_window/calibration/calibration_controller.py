"""Controller for calibrating boards that are read raw: the screen of each, its mapping, and the windows that ask for
them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect

from tni.api.devices import Contact, ContactState
from tni.core.calibration import Calibration, CalibrationStore
from tni.core.calibration_targets import DEFAULT_TARGETS
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.settings import PICTURE_WIDTH_MM, Settings
from tni.ui.canvas.board_placement import BoardPlacement
from tni.ui.i18n import tr
from tni.ui.main_window.calibration.calibration_window import CalibrationWindow
from tni.ui.main_window.calibration.check_window import CalibrationCheckWindow
from tni.ui.main_window.calibration.screen_picker import ScreenPicker
from tni.ui.main_window.calibration.screens import ScreenInfo, Screens
from tni.ui.main_window.window import MainWindow
from tni.ui.messages.lazy_errors import error_message


@dataclass(slots=True)
class _Board:
    """Board that is being read. device: see `tni.core.calibration.device_key`; area: of the screen that was assigned to
    it; placed: None until it is calibrated for its screen's current mode."""

    device: str
    name: str
    area: QRect | None = None
    placed: BoardPlacement | None = None
    notice_text: str = ""
    """Text of the board's current notice."""


class CalibrationController(QObject):
    """Calibrations of the boards that are read raw. Used on the main thread. `board_added` and `board_removed` report
    the boards that are read. While a window asks for input, `handle_contact` takes the board's contacts; else
    `mapping_for` gives their position."""

    def __init__(
        self,
        window: MainWindow,
        calibrations: CalibrationStore,
        screens: Screens,
        clock: Clock,
        settings: Settings,
        fail: Callable[[TniError], None],
    ) -> None:
        super().__init__()
        self._window, self._calibrations, self._screens, self._clock = window, calibrations, screens, clock
        self._settings, self._fail = settings, fail
        self._boards: dict[object, _Board] = {}
        self._last: object = None
        """The board that reported last, which is the one that a calibration asks for."""
        self._open_window: ScreenPicker | CalibrationWindow | CalibrationCheckWindow | None = None
        self._asked_source: object = None
        self._asked_device = ""
        self._taken: set[tuple[object, int]] = set()
        """Contacts that came down while a window asked for input."""
        screens.changed.connect(self._screens_changed)
        if calibrations.trouble is not None:
            window.notices.show(error_message(calibrations.trouble), unasked=True)

    # -- boards

    def board_added(self, source: object, device: str, name: str) -> None:
        """Add a board that is read from now on. source: as its contacts name it; device: see `device_key`. An
        uncalibrated board covers its screen, as a panel with a screen of its own does, so nothing is asked."""
        board = self._boards[source] = _Board(device, name)
        self._place(board)
        if (
            self._open_window is None
            or self._asked_device != device
            or self._asked_source in self._boards.keys() - {source}
        ):
            return
        self._asked_source = source  # the system may give it another name each time
        if isinstance(self._open_window, CalibrationWindow | CalibrationCheckWindow):
            self._open_window.back()

    def board_removed(self, source: object) -> None:
        board = self._boards.pop(source, None)
        self._taken = {key for key in self._taken if key[0] != source}
        if board is not None:
            self._window.notices.remove(board.notice_text)
        if source == self._asked_source and isinstance(self._open_window, CalibrationWindow | CalibrationCheckWindow):
            self._open_window.board_removed()

    def mapping_for(self, source: object) -> BoardPlacement | None:
        """Return the board's position on the desktop. Returns None when the board is not calibrated and so covers its
        screen as it is."""
        board = self._boards.get(source)
        return None if board is None else board.placed

    def screen_for(self, source: object) -> QRect | None:
        """Return the area of the screen that was assigned to the board; None when none was, or when it is
        disconnected."""
        board = self._boards.get(source)
        return None if board is None else board.area

    def handle_contact(self, source: object, contact: Contact) -> bool:
        """Handle a contact for the window that asks for input. Returns False when the contact belongs to the page. A
        contact that comes down in such a window ends there."""
        key = source, contact.id
        if contact.state is ContactState.DOWN:
            self._last = source
            if self._open_window is not None and source == self._asked_source:
                self._taken.add(key)
        if key not in self._taken:
            return False
        if contact.state is ContactState.UP:
            self._taken.discard(key)
        if self._open_window is not None and source == self._asked_source:
            self._open_window.handle_contact(contact)
        return True

    def _offer(self, source: object, board: _Board, text: str) -> None:
        self._window.notices.remove(board.notice_text)
        board.notice_text = text
        self._window.notices.show(text, act_text=tr("Calibrer"), act=lambda: self.calibrate(source), unasked=True)

    def _place(self, board: _Board) -> None:
        screen = self._screen_of(board)
        board.area = board.placed = None
        if screen is None:
            return
        if screen.picture.screen == self._calibrations.screen_of(board.device):
            board.area = screen.area
        if (found := self._calibrations.find(board.device, screen.picture)) is not None:
            board.placed = BoardPlacement.over(found.mapping, screen.area)

    def _screen_of(self, board: _Board) -> ScreenInfo | None:
        """Return the screen that was assigned to the board, else the only screen."""
        shown, said = self._screens.shown(), self._calibrations.screen_of(board.device)
        there = [screen for screen in shown if screen.picture.screen == said]
        return there[0] if there else shown[0] if len(shown) == 1 else None

    def _screens_changed(self) -> None:
        """Offer a new calibration when a calibrated board's picture has changed, as an ordinary notice."""
        if self._open_window is not None:
            self.put_away()
        for source, board in self._boards.items():
            had = bool(self._calibrations.of_device(board.device))
            self._place(board)
            if board.placed is not None:
                self._window.notices.remove(board.notice_text)
            elif had:
                words = tr("L’image du tableau « {} » n’est plus la même : il est à calibrer à nouveau.")
                self._offer(source, board, words.format(board.name))

    # -- windows

    def calibrate(self, source: object = None, count: int = DEFAULT_TARGETS) -> None:
        """Start a calibration, and ask for the screen first if it is unknown. source: the board; None for the one that
        reported last."""
        source = self._which(source)
        if source is None:
            return
        board = self._boards[source]
        self._window.notices.remove(board.notice_text)
        screen = self._screen_of(board)
        if screen is None:
            self._ask_screen(source)
        else:
            self._ask_targets(source, screen, count)

    def check(self, source: object = None) -> None:
        """Check that the board has not moved. A board that was never calibrated is calibrated instead."""
        source = self._which(source)
        if source is None:
            return
        board = self._boards[source]
        screen = self._screen_of(board)
        if screen is None or board.placed is None:
            self.calibrate(source)
            return
        window = CalibrationCheckWindow(self._window.kit, screen, self._clock, board.placed.mapping, self._picture_mm)
        window.calibrate.connect(lambda: self.calibrate(self._asked_source))
        self._show(source, window)

    def put_away(self) -> None:
        """Close the window that asks for input, if any."""
        asking, self._open_window, self._asked_source = self._open_window, None, None
        if asking is not None:
            asking.closed.disconnect(self.put_away)
            asking.close()
            asking.deleteLater()

    def close(self) -> None:
        self._screens.changed.disconnect(self._screens_changed)
        self._screens.close()
        self.put_away()

    @property
    def open_window(self) -> ScreenPicker | CalibrationWindow | CalibrationCheckWindow | None:
        return self._open_window

    @property
    def _picture_mm(self) -> float:
        return self._settings.get(PICTURE_WIDTH_MM)

    def _which(self, source: object) -> object:
        """Return the board to work with, or show a notice and return None when there is none."""
        if source in self._boards:
            return source
        if self._last in self._boards:
            return self._last
        if self._boards:
            return next(iter(self._boards))
        self._window.notices.show(
            tr("Aucun tableau à calibrer dans TNI : le calibrage se fait dans les réglages du système.")
        )
        return None

    def _ask_screen(self, source: object) -> None:
        shown = self._screens.shown()
        which = ScreenPicker(self._window.kit, shown)
        which.chosen.connect(lambda index: self._screen_chosen(self._asked_source, shown[index]))
        self._show(source, which)

    def _screen_chosen(self, source: object, screen: ScreenInfo) -> None:
        board = self._boards.get(source)
        self.put_away()
        if board is None:
            return
        try:
            self._calibrations.keep_screen(board.device, screen.picture.screen)
        except TniError as error:
            self._fail(error)
        self._place(board)
        self._ask_targets(source, screen, DEFAULT_TARGETS)

    def _ask_targets(self, source: object, screen: ScreenInfo, count: int) -> None:
        others = len(self._screens.shown()) > 1
        window = CalibrationWindow(
            self._window.kit, screen, self._clock, self._picture_mm, has_others=others, count=count
        )
        window.accepted.connect(lambda: self._save_calibration(self._asked_source, window))
        window.other_screen.connect(lambda: self._ask_screen(self._asked_source))
        self._show(source, window)

    def _show(self, source: object, window: ScreenPicker | CalibrationWindow | CalibrationCheckWindow) -> None:
        self.put_away()
        self._open_window, self._asked_source = window, source
        if source in self._boards:  # else the board is still awaited
            self._asked_device = self._boards[source].device
        window.closed.connect(self.put_away)
        window.open()

    def _save_calibration(self, source: object, window: CalibrationWindow) -> None:
        board, found = self._boards.get(source), window.run.found
        if board is None or found is None:
            return
        at = self._clock.now().isoformat(timespec="seconds")
        picture = window.screen_shown.picture
        made = Calibration(board.device, picture, found.mapping, window.run.count, found.loo_px, at)
        try:
            self._calibrations.keep(made)
        except TniError as error:
            self._fail(error)
        self._place(board)
