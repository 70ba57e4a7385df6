"""A whole classroom for tests: the real board with teaching joined to it, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.projector_wires import Wires
from tests.support.proposals import proposed
from tests.support.rosters import give_key
from tni.app.application import Application
from tni.app.build import build
from tni.app.folders import Folders
from tni.core.ids import ClassId, ClickerId
from tni.core.settings import PICTURE_WIDTH_MM, RENDERER, THEME
from tni.quiz.ledger import Ledger, LedgerError
from tni.quiz.round import RoundId
from tni.roster.class_list import PupilRow
from tni.services.printing.print_job import PrintBackend
from tni.services.voting.cards_service import CardCameras
from tni.store.roster import RosterStore
from tni.store.settings_file import SettingsFile
from tni.store.votes import VotesError, read_ledger, read_rounds
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.notices import Notices
from tni.ui.seance.paste_strip import PasteStrip
from tni.ui.teacher.teacher_window import TeacherWindow
from tni.ui.teaching.teaching_controller import TeachingController

NAMES = (("ALBERT", "Zoé"), ("BENALI", "Samir"), ("COSTA", "Inès"))
ONE_SCREEN = ([QRect(0, 0, 1280, 720)], 0)


def is_stored(votes: Path, so: Callable[[Ledger], bool], round_id: RoundId | None = None) -> bool:
    """Whether a round is stored, and `so` holds for it. False before another thread has written its first rows.

    Args: votes: the database. round_id: None for the oldest round.
    """
    with suppress(VotesError, LedgerError, IndexError):
        return so(read_ledger(votes, round_id or read_rounds(votes)[0]))
    return False


@dataclass
class Room:
    program: Application
    roster: RosterStore
    class_id: ClassId
    folder: Path
    screens: tuple[Sequence[QRect], int]
    projectors: Wires

    @property
    def teaching(self) -> TeachingController:
        return self.program.teaching

    @property
    def board(self):
        return self.program.main_controller

    def trigger(self, command) -> None:
        self.board.commands[command].trigger()

    def reveal(self) -> None:
        """Close the vote, and show its result."""
        for command in (CommandId.CLOSE_VOTE, CommandId.REVEAL):
            self.trigger(command)

    def ask(self) -> None:
        """Open a vote; put the one away that is shown."""
        self.trigger(CommandId.ASK)
        self.agree()

    def end_seance(self) -> None:
        """End the séance as its sheet does, without keeping the ink."""
        seances = self.teaching.seances
        seances.finish(proposed(seances).entry, keep_ink=False)

    def agree(self) -> None:
        """Put the vote away that is shown, where a notice offers it for another one, in either window."""
        for notices in self._all_notices():
            for notice in notices.shown:
                for offer in notice.findChildren(TextButton):
                    if offer.accessibleName() == "Ranger et faire voter":
                        offer.click()

    def open_teacher(self) -> TeacherWindow:
        """Open the teacher's window. On a single screen she holds the button that asks whether the class may see it."""
        windows = self.teaching.windows
        windows.open_teacher()
        if windows.panel is not None:
            windows.panel.held.emit()
        assert windows.teacher is not None
        return windows.teacher

    @property
    def notices(self) -> list[str]:
        """What is told in either window: the one used last gets the answer."""
        return [text for notices in self._all_notices() for text in notices.texts()]

    def _all_notices(self) -> list[Notices]:
        teacher = self.teaching.windows.teacher
        return [self.board.window.notices, *(() if teacher is None else (teacher.notices,))]


def shown_strip(room: Room, qtbot: QtBot) -> PasteStrip:
    """Wait for the strip from which an entry is pasted."""
    pasting = room.teaching.seance.cahier_controller.pasting
    qtbot.waitUntil(lambda: pasting.strip is not None and pasting.strip.isVisible())
    assert pasting.strip is not None
    return pasting.strip


@contextmanager
def room(
    app: QApplication,
    folder: Path,
    *,
    size: tuple[int, int] = (1280, 720),
    scheme: str = "light",
    width_mm: float = 1600.0,
    screens: tuple[Sequence[QRect], int] = ONE_SCREEN,
    real_projectors: bool = False,
    printers: PrintBackend | None = None,
    cameras: CardCameras | None = None,
) -> Iterator[Room]:
    """real_projectors: projectors are connected to over the network; otherwise `Room.projectors` plays them.
    printers, cameras: those of the system if None."""
    settings = SettingsFile(folder / "settings.json")
    settings.set(PICTURE_WIDTH_MM, width_mm)
    settings.set(THEME, scheme)
    settings.set(RENDERER, "raster")
    folders = Folders(folder / "lessons", folder, folder, folder / "state", folder / "exports")
    projectors = Wires()
    program = build(
        app,
        folders,
        settings,
        projectors=None if real_projectors else projectors,
        printers=printers,
        cameras=cameras,
    )
    roster = program.stores.roster
    give_key(roster)
    rows = [PupilRow(last, first) for last, first in NAMES]
    (class_id,) = roster.import_pupils(rows, default_class="5eA").classes
    for number in (1, 2, 3):
        roster.set_clicker(ClickerId(f"iclicker:0000000{number}"), number)
    made = Room(program, roster, class_id, folder, screens, projectors)
    program.current_lesson.start(None)
    made.teaching.windows.geometries = lambda: made.screens
    window = program.main_controller.window
    window.resize(*size)
    window.show()
    app.processEvents()
    try:
        yield made
    finally:
        program.close()
        window.deleteLater()
