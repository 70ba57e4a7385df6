"""A hand in the running program: it looks for a control, goes there and presses it, by real X events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QSize
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget

from tests.support.projector_wires import Wires
from tests.support.rosters import give_key
from tests.support.running_program import NO_SERVERS, folders, wait_for
from tests.support.sockets import Socket
from tests.support.wholeness import flaws
from tests.support.xtest import LEFT, RIGHT, XTest
from tni.app.application import Application
from tni.app.build import build
from tni.core.ids import ClassId, ClickerId
from tni.core.settings import BAR_EDGE, PICTURE_WIDTH_MM, RENDERER, THEME
from tni.roster.class_list import PupilRow
from tni.store.settings_file import SettingsFile
from tni.ui import i18n
from tni.ui.chrome.button import ActionButton, Style
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.drawer import Drawer
from tni.ui.chrome.drawer_sheets import sheet_of
from tni.ui.chrome.tiles import CommandTile
from tni.ui.main_window.calibration.targets_window import TargetsWindow
from tni.ui.main_window.window import MainWindow

type Point = tuple[float, float]
PICTURE_MM = 1600.0
NAMES = ("ALBERT Zoé", "BENALI Samir", "COSTA Inès", "D’ALMEIDA-FERREIRA Maëlys-Anne", "ÉTIENNE Ömer", "N’DIAYE Awa")


class NotShownError(LookupError):
    """The walk looked for something that is not on the screen."""


class Heard(QObject):
    """How many events of each kind have come from outside: under load, a window manager holds them back for long."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.counts: Counter[QEvent.Type] = Counter()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.spontaneous():
            self.counts[event.type()] += 1
        return False

    @contextmanager
    def awaited(self, kind: QEvent.Type) -> Iterator[None]:
        """Ends when one more of the kind has come than before; after a while in any case: a window may have gone."""
        before = self.counts[kind]
        yield
        with suppress(TimeoutError):
            wait_for(lambda: self.counts[kind] > before, f"{kind}", 3.0)


@dataclass
class Walker:
    """program: running, its window on the display that XTest found. Points: shares of the page's width and height.
    socket: where boards are plugged in."""

    program: Application
    x: XTest
    out: Path
    class_id: ClassId
    heard: Heard
    socket: Socket
    projectors: Wires
    flaws: list[str] = field(default_factory=list)

    @property
    def window(self) -> MainWindow:
        return self.program.main_controller.window

    # -- pressing

    def press(self, command: CommandId, button: int = LEFT) -> None:
        """In the bar when it is there, else in the drawer."""
        self.click(self._in_bar(command) or self._in_drawer(command), button)

    def options(self, command: CommandId) -> None:
        """What a tool of the bar can be set to."""
        self.press(command, RIGHT)

    def button(self, name: str, root: QWidget | None = None) -> QAbstractButton:
        """The shown button whose name begins so."""
        for button in (root or self.window).findChildren(QAbstractButton):
            if button.isVisible() and (button.accessibleName() or button.text()).startswith(name):
                return button
        raise NotShownError(name)

    def click(self, widget: QWidget, button: int = LEFT) -> None:
        place = None
        while place != (now := widget.mapToGlobal(widget.rect().center())):  # it may still be on its way
            place = now
            self.x.move(place.x(), place.y())
            self.settle()
        self._click(button)

    def _click(self, button: int) -> None:
        with self.heard.awaited(QEvent.Type.MouseButtonRelease):
            self.x.click(button)
        self.settle()

    def sheet(self, number: int) -> None:
        """Open the drawer at a sheet."""
        drawer = self._drawer()
        self.click(drawer.findChild(QButtonGroup).button(number))

    def _drawer(self) -> Drawer:
        drawer = self.window.drawer
        if not drawer.isVisible():
            self.click(self.window.bar.more_button)
            wait_for(drawer.isVisible, "the drawer")
        return drawer

    def _in_bar(self, command: CommandId) -> QWidget | None:
        action = self.program.main_controller.commands[command]
        for button in self.window.bar.findChildren(ActionButton):
            if button.isVisible() and button.defaultAction() is action:
                return button
        return None

    def _in_drawer(self, command: CommandId) -> QWidget:
        self.sheet(sheet_of(command, self.program.main_controller.commands))
        action = self.program.main_controller.commands[command]

        def found() -> list[CommandTile]:
            tiles = self.window.drawer.findChildren(CommandTile)
            return [tile for tile in tiles if tile.isVisible() and tile.defaultAction() is action]

        wait_for(lambda: bool(found()), f"the tile of {command}")
        return found()[0]

    # -- writing

    def place(self, point: Point) -> QPoint:
        """A point of the page on the screen."""
        view, page = self.program.main_controller.editor.view, self.program.main_controller.editor.page.format
        ratio = self.window.canvas.devicePixelRatioF()
        height = page.height_mm or page.width_mm * 9 / 16
        x, y = view.to_screen(point[0] * page.width_mm, point[1] * height)
        return self.window.canvas.mapToGlobal(QPoint(round(x / ratio), round(y / ratio)))

    def draw(self, *points: Point, hold: bool = False) -> None:
        """Press at the first point, move on, let go at the last one; hold: stay there."""
        places = [self.place(point) for point in points]
        steps = [p for a, b in pairwise(places) for p in _between(a, b)] + places[-1:]
        self.x.move(steps[0].x(), steps[0].y())
        self.settle()
        with self.heard.awaited(QEvent.Type.MouseButtonPress):
            self.x.button(LEFT, True)
        self.settle()
        for step in steps[1:]:
            self.x.move(step.x(), step.y())
            self.settle(1)
        if not hold:
            self.let_go()

    def let_go(self) -> None:
        with self.heard.awaited(QEvent.Type.MouseButtonRelease):
            self.x.button(LEFT, False)
        self.settle()

    def tap(self, point: Point) -> None:
        place = self.place(point)
        self.x.move(place.x(), place.y())
        self.settle()
        self._click(LEFT)

    def keys(self, *names: str) -> None:
        with self.heard.awaited(QEvent.Type.KeyRelease):
            self.x.keys(*names)
        self.settle()

    # -- looking

    def settle(self, rounds: int = 4) -> None:
        """What was sent has come and been answered."""
        self.x.sync()
        for _ in range(rounds):
            QTest.qWait(10)

    def look(self) -> QImage:
        """The whole screen, when it has come to rest."""
        screen = self.window.screen()

        def grab() -> QImage:
            return screen.grabWindow(0).toImage()

        looks = [grab()]

        def still() -> bool:
            self.settle(2)
            looks[:] = [looks[-1], grab()]
            return bool(not self.program.main_controller.shown.screen.pending() and looks[0] == looks[1])

        with suppress(TimeoutError):  # as when a clock runs
            wait_for(still, "a picture that stays", 3.0)
        return looks[-1]

    def shot(self, name: str) -> None:
        """A picture, and what a machine sees wrong in the board's window."""
        self._shot(self.window, self.window.kit, name)

    def shot_of(self, window: TargetsWindow, name: str) -> None:
        """The same of another window."""
        self._shot(window, window.kit, name)

    def _shot(self, window: QWidget, kit: Style, name: str) -> None:
        self.look().save(str(self.out / f"{name}.png"))
        self.flaws += [f"{name}: {flaw}" for flaw in flaws(window, kit.theme.metrics)]


def _between(a: QPoint, b: QPoint, steps: int = 12) -> Iterator[QPoint]:
    for i in range(steps):
        yield QPoint(a.x() + (b.x() - a.x()) * i // steps, a.y() + (b.y() - a.y()) * i // steps)


@contextmanager
def walking(
    app: QApplication,
    home: Path,
    out: Path,
    *,
    theme: str = "light",
    language: str = "fr",
    edge: str = "bottom",
    pupils: Sequence[str] = NAMES,
) -> Iterator[Walker]:
    """The program on the whole screen, with a class of pupils who have clickers."""
    i18n.install(app, language)
    settings = SettingsFile(folders(home).settings)
    settings.set(PICTURE_WIDTH_MM, PICTURE_MM)  # so that it isn't asked
    settings.set(THEME, theme)
    settings.set(BAR_EDGE, edge)
    settings.set(RENDERER, "raster")
    socket, projectors = Socket(), Wires()
    app.setDoubleClickInterval(0)  # each press is one of its own, as after a pause
    program = build(app, folders(home), settings, socket, projectors)
    program.items.pictures.servers = NO_SERVERS
    rows = [PupilRow(*name.split(" ", 1)) for name in pupils]
    give_key(program.stores.roster)
    (class_id,) = program.stores.roster.import_pupils(rows, default_class="5e A", today=date(2026, 9, 1)).classes
    for number in range(1, len(rows) + 1):
        program.stores.roster.set_clicker(ClickerId(f"iclicker:{number:08d}"), number)
    x, heard = XTest(), Heard(app)
    try:
        program.start(None, full_screen=True)
        full: Callable[[], bool] = lambda: program.main_controller.window.size() == _size(program)  # noqa: E731
        wait_for(full, "the whole screen")
        yield Walker(program, x, out, class_id, heard, socket, projectors)
    finally:
        app.removeEventFilter(heard)
        x.close()
        program.close()
        program.main_controller.window.deleteLater()
        app.processEvents()


def _size(program: Application) -> QSize:
    return program.main_controller.window.screen().size()
