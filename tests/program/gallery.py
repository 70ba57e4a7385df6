"""Pictures of the chrome for looking at: `python -m tests.program.gallery OUT [WIDTHxHEIGHT ...]`."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.memory_settings import MemorySettings
from tni.app.qt import STYLE
from tni.core.ids import PageId
from tni.document.items import Page as LessonPage
from tni.document.page_format import Ruling
from tni.ink.pen import PenKind
from tni.services.lesson.conversion_report import (
    ConversionReport,
    ItemOutcome,
    ReportedKind,
    ReportLine,
    ReportPage,
)
from tni.ui import i18n
from tni.ui.chrome import theme
from tni.ui.chrome.button import Style
from tni.ui.chrome.command_table import command_table
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.drawer import Drawer, drawer_action
from tni.ui.chrome.drawer_sheets import menu_commands, menu_title
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.inks import TOOLBAR_WIDTHS_MM, ink_colours
from tni.ui.chrome.keyboard_layout import CIRCUMFLEX
from tni.ui.chrome.menu import Menu
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.notices import Notices
from tni.ui.chrome.on_screen_keyboard import OnScreenKeyboard
from tni.ui.chrome.style_sheet import apply_to_window
from tni.ui.chrome.tool_popovers import EraserPopover, PenPopover, ShapePopover, TextPopover
from tni.ui.chrome.toolbar import Toolbar
from tni.ui.chrome.toolbar_buttons import MenuButton
from tni.ui.messages.conversion_reports import counts_text, lost_pages
from tni.ui.panels.curtain import Curtain, CurtainSide
from tni.ui.panels.page_panel import PagePanel
from tni.ui.panels.random_pupil import RandomPupilPanel
from tni.ui.panels.report_sheet import ReportSheet
from tni.ui.panels.ruling_popover import RulingPopover
from tni.ui.panels.settings_panel import SettingsPanel
from tni.ui.panels.shortcuts_sheet import ShortcutsSheet
from tni.ui.panels.stopwatch import Stopwatch

SIZES = ("1280x720", "1920x1080", "3840x2160")


class Page(QWidget):
    """Stands for the canvas."""

    def __init__(self, look: theme.Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surround"))
        scale = min(self.width() / 320, self.height() / 180)
        page = QRect(0, 0, round(320 * scale), round(180 * scale))
        page.moveCenter(self.rect().center())
        painter.fillRect(page, QColor("#1f2a2a" if self._look.is_dark else "#fafaf7"))
        painter.end()


class Board(QWidget):
    """A board with the chrome on it, wired just enough to be looked at."""

    def __init__(self, size: QSize, scheme: str, *, words: bool = True, edge: str = "bottom") -> None:
        super().__init__()
        metrics = Metrics.wall((size.width(), size.height()))
        self.look = theme.Theme(metrics, scheme=scheme, icon_labels=words, parent=self)
        apply_to_window(self, self.look)
        self.kit = Style(self.look, Icons())
        self.commands = Commands(command_table(), self)
        self.page = Page(self.look, self)
        self.more = drawer_action(self)
        self.bar = Toolbar(self.kit, self.commands, self.more, self)
        self.bar.set_edge(edge)
        self.bar.set_page(3, 12)
        inks = ink_colours(on_dark=scheme == "dark")
        self.bar.set_inks(inks)
        self.bar.set_colour(inks[1].colour)
        self.bar.set_width(TOOLBAR_WIDTHS_MM[1])
        self.commands[CommandId.PEN].setChecked(True)
        self.commands[CommandId.REDO].setEnabled(False)
        self.resize(size)
        self.page.setGeometry(self.bar.place(self.rect()))


def pen(board: Board) -> None:
    popover = PenPopover(board.kit, board.commands, PenKind.PEN, board, on_dark=False)
    popover.colours.choose(ink_colours()[1].colour)
    popover.widths.choose(TOOLBAR_WIDTHS_MM[1])
    popover.open_by(board.bar.button_of(CommandId.PEN), board.bar.edge)


def eraser(board: Board) -> None:
    EraserPopover(board.kit, board.commands, board).open_by(
        board.bar.button_of(CommandId.ERASE_STROKES), board.bar.edge
    )


def shapes(board: Board) -> None:
    ShapePopover(board.kit, board.commands, board).open_by(board.bar.button_of(CommandId.RECTANGLE), board.bar.edge)


def text(board: Board) -> None:
    TextPopover(board.kit, board.commands, board).open_by(board.bar.button_of(CommandId.TEXT), board.bar.edge)


def drawer(board: Board) -> None:
    made = Drawer(board.kit, board.commands, board)
    made.set_overflow(board.bar.overflowed)
    made.open_by(board.bar.more_button, board.bar.edge)


def drawer_page(board: Board) -> None:
    drawer(board)
    board.findChild(Drawer).show_sheet(4)


def drawer_search(board: Board) -> None:
    drawer(board)
    board.findChild(Drawer).search.setText("élève")


def menu(board: Board, name: str) -> None:
    board.commands.pupils_see = lambda _command: True
    made = Menu(board.kit, menu_title(name), board.commands, menu_commands(name, board.commands), board)
    made.open_by(board.bar.findChildren(MenuButton)[0], board.bar.edge)


def keyboard(board: Board) -> None:
    keys = OnScreenKeyboard(board.kit, board)
    high = keys.sizeHint().height()
    keys.setGeometry(0, board.page.height() - high, board.width(), high)
    keys.press(CIRCUMFLEX)
    keys.show()


def page_panel(board: Board) -> None:
    def thumbnail(page: str, size: QSize) -> Generator[None, None, QImage]:
        yield
        picture = QImage(size, QImage.Format.Format_RGB32)
        picture.fill(QColor("#fafaf7"))
        painter = QPainter(picture)
        painter.setPen(QColor("#1557d6"))
        painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, f"Leçon {page}")
        painter.end()
        return picture

    panel = PagePanel(board.kit, thumbnail, board)
    high = panel.sizeHint().height()
    panel.setGeometry(0, board.page.height() - high, board.width(), high)
    panel.show_pages([f"{i}" for i in range(1, 15)], "3")
    panel.show()


def instruments(board: Board) -> None:
    curtain = Curtain(board.kit, board)
    curtain.draw_over(board.page.geometry())
    curtain.pull(CurtainSide.TOP, 0.3)
    curtain.pull(CurtainSide.RIGHT, 0.1)
    watch = Stopwatch(board.kit, lambda: 12.0, board)
    watch.timing.count(None)
    watch.count_down(300)
    for timer in watch.findChildren(QTimer):
        timer.stop()
    watch.open_at()
    pupil = RandomPupilPanel(board.kit, list, board, chance=random.Random(4))
    pupil.draw()
    pupil.set_area(board.page.geometry())
    watch.set_area(board.page.geometry())
    pupil.open_at(QPoint(board.width() // 3, board.height()))
    notices = Notices(board.kit, board)
    notices.set_area(board.page.geometry())
    notices.show("Page supprimée.", act_text="Annuler", act=lambda: None)
    notices.show(
        "La clé USB est pleine. La leçon est gardée sur cet ordinateur ; libérer de la place, puis réessayer.",
        serious=True,
    )


def shortcuts(board: Board) -> None:
    ShortcutsSheet(board.kit, board.commands, board).toggle()


def no_words(board: Board) -> None:
    board.look.set_icon_labels(False)
    board.page.setGeometry(board.bar.place(board.rect()))


def left(board: Board) -> None:
    board.bar.set_edge("left")
    board.page.setGeometry(board.bar.place(board.rect()))
    pen(board)


def left_words(board: Board) -> None:
    board.look.set_icon_labels(True)
    board.bar.set_edge("right")
    board.page.setGeometry(board.bar.place(board.rect()))
    drawer(board)


def put_away(board: Board) -> None:
    board.bar.set_shown(False)
    board.page.setGeometry(board.bar.place(board.rect()))
    board.bar.handle.setFocus(Qt.FocusReason.TabFocusReason)


def settings(board: Board, page: int = 0) -> None:
    panel = SettingsPanel(board.kit, MemorySettings(), board.commands, board)
    panel.set_area(board.page.geometry())
    panel.open_at()
    panel.show_page(page)


def ruling(board: Board) -> None:
    page = LessonPage(id=PageId("p"), position=0.0, ruling=Ruling.SEYES, ruling_mm=20.0)
    popover = RulingPopover(board.kit, board)
    popover.show_page(page, board.page.height() / 180, ink_colours()[1].colour, 1.0)
    popover.open_by(board.bar.more_button, board.bar.edge)


def report(board: Board) -> None:
    """What was lost of another program's lesson."""
    steps, font = "Animation d’accentuation non reproduite.", "La police « Comic Sans MS », remplacée."
    lines = [
        ReportLine(ItemOutcome.APPROXIMATED, ReportedKind.TEXT, "t1", (font,)),
        ReportLine(ItemOutcome.APPROXIMATED, ReportedKind.TEXT, "t2", (font,)),
        ReportLine(ItemOutcome.DROPPED, ReportedKind.OTHER, "a1", (steps,)),
        *(ReportLine(ItemOutcome.KEPT, ReportedKind.STROKE, f"s{n}") for n in range(214)),
    ]
    whole = ReportLine(ItemOutcome.DROPPED, ReportedKind.OTHER, "", ("Les macros, qui ne sont jamais exécutées.",))
    chart = ReportLine(
        ItemOutcome.APPROXIMATED,
        ReportedKind.PICTURE,
        "g",
        ("Un graphique, posé comme image.", "Son lien vers un tableur."),
    )
    made = ConversionReport((ReportPage(0, (whole,)), ReportPage(1, tuple(lines)), ReportPage(12, (chart,))))
    counts = i18n.tr("« {name} » : {counts}.").format(name="La Révolution.pptx", counts=counts_text(made))
    sheet = ReportSheet(board.kit, i18n.tr("Compte rendu de la reprise"), counts, lost_pages(made), board)
    sheet.open()
    sheet.list.setFocus()


SCENES: dict[str, Callable[[Board], None]] = {
    "bar": lambda board: None,
    "pen": pen,
    "eraser": eraser,
    "shapes": shapes,
    "text": text,
    "drawer": drawer,
    "drawer-page": drawer_page,
    "drawer-search": drawer_search,
    "menu-class": partial(menu, name="class"),
    "menu-seance": partial(menu, name="seance"),
    "menu-lesson": partial(menu, name="lesson"),
    "keyboard": keyboard,
    "pages": page_panel,
    "instruments": instruments,
    "shortcuts": shortcuts,
    "ruling": ruling,
    "settings": settings,
    "settings-writing": partial(settings, page=1),
    "settings-technical": partial(settings, page=2),
    "no-words": no_words,
    "left": left,
    "right-words": left_words,
    "put-away": put_away,
    "report": report,
}


def picture(app: QApplication, board: Board, scene: Callable[[Board], None], path: Path) -> None:
    """Keep a picture of a board on which a scene was played."""
    theme.apply(app, board.look)
    board.show()
    scene(board)
    app.processEvents()
    board.grab().save(str(path))
    board.close()
    board.deleteLater()
    app.processEvents()


def main(arguments: list[str]) -> int:
    app = QApplication([*sys.argv[:1], *STYLE])
    i18n.install(app, "fr")
    out, sizes = Path(arguments[0]), [a for a in arguments[1:] if "x" in a] or list(SIZES)
    wanted = [a for a in arguments[1:] if a in SCENES] or list(SCENES)
    out.mkdir(parents=True, exist_ok=True)
    for size in sizes:
        width, height = map(int, size.split("x"))
        for scheme in ("light", "dark"):
            for name in wanted:
                board = Board(QSize(width, height), scheme)
                picture(app, board, SCENES[name], out / f"{size}-{scheme}-{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
