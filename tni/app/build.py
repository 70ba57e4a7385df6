"""The object graph: every part is made here, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tni.app.folders import Folders
from tni.app.shipped import lessons_folder
from tni.app.stores import Stores
from tni.app.way import open_way
from tni.core.clock import SystemClock
from tni.core.settings import ICON_WORDS, PICTURE_WIDTH_MM, THEME, Settings
from tni.formats.pdf import PdfReader
from tni.render.text import Fonts, QtTextMeasurer
from tni.session.lesson_desk import LessonDesk
from tni.store.settings_file import SettingsFile
from tni.ui import theme
from tni.ui.board import Board
from tni.ui.button import Style
from tni.ui.desk import Desk
from tni.ui.icons import Icons
from tni.ui.metrics import Metrics
from tni.ui.teaching import Teaching
from tni.ui.threads import QtMainThread, ThreadTasks


@dataclass(slots=True)
class Program:
    """The running program. `close` ends it with everything kept."""

    app: QApplication
    settings: Settings
    board: Board
    desk: Desk
    teaching: Teaching
    tasks: ThreadTasks
    pdf: PdfReader
    stores: Stores

    def start(self, path: Path | None = None, *, full_screen: bool = True) -> None:
        """Open what was asked for, or a blank board, and show it."""
        self.board.start(path, full_screen=full_screen)
        self.teaching.start()
        for error in self.stores.refused:
            self.board.fail(error)
        self.board.say_trouble_of_settings()

    def close(self) -> None:
        """Keep and close everything; may be called once."""
        self.teaching.close()
        self.board.close()
        self.desk.close()
        self.tasks.close()
        self.stores.close()
        self.pdf.close()


def build(app: QApplication, folders: Folders, settings: Settings | None = None) -> Program:
    """Make the program's parts and join them; nothing is shown yet."""
    settings = settings or SettingsFile(folders.settings)
    clock, main = SystemClock(), QtMainThread()
    tasks = ThreadTasks(main)
    pdf, fonts = PdfReader(), Fonts()
    screen = app.primaryScreen().size()
    metrics = Metrics.wall((screen.width(), screen.height()), settings.get(PICTURE_WIDTH_MM))
    look = theme.Look(metrics, scheme=settings.get(THEME), words=settings.get(ICON_WORDS))
    theme.apply(app, look)
    kit = Style(look, Icons())
    desk_session = LessonDesk(
        folders.library,
        folders.places,
        clock,
        QtTextMeasurer(fonts),
        pdf,
        lambda health: main.post(lambda: board.show_health(health)),
        lessons_folder(),
    )
    desk = Desk(desk_session, tasks, clock, folders.last_lesson, main)
    board = Board(kit, desk, settings, pdf, fonts, main, clock, tasks, folders.library, open_way(folders, settings))
    stores = Stores.open(folders.data, main, board.fail)
    teaching = Teaching(
        board,
        roster=stores.roster,
        journal=stores.votes,
        sessions=stores.sessions,
        exports=folders.exports,
        clock=clock,
        main=main,
        tasks=tasks,
        settings=settings,
    )
    return Program(app, settings, board, desk, teaching, tasks, pdf, stores)
