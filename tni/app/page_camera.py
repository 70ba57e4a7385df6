"""Camera of the page in the program: its controllers, made with the first camera that is put or chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from tni.core.closing import close_all
from tni.core.lazy import Lazy
from tni.core.settings import PAGE_CAMERA, Settings
from tni.document.items import PluginItem
from tni.document.pointer import Changed, ChangedFlag
from tni.services.lesson.lesson_events import LessonEvent, LessonLeaving
from tni.ui.chrome.commands import CommandGroup, CommandId
from tni.ui.event_loop.threads import QtMainThread
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.core.camera import FoundCamera
    from tni.services.camera.camera_port import News, PageCameras, ShownCamera
    from tni.services.voting.cards_service import CardsService
    from tni.ui.media.camera_bars import CameraBars
    from tni.ui.media.camera_controller import CameraController

NICENESS = 8
"""So much the camera leaves to the pen."""


class PageCamera:
    """Cameras of the page. cameras: those of the computer if None."""

    def __init__(self, board: MainController, main: QtMainThread, settings: Settings) -> None:
        self._board, self._main, self._settings = board, main, settings
        self._cards: CardsService | None = None
        self.cameras: PageCameras | None = None
        self._is_closed = False
        self._parts = Lazy(self._made)
        follow_media = board.media.follow

        def follow(changed: Changed) -> None:
            follow_media(changed)
            self._follow(changed)

        board.media.follow = follow
        board.commands[CommandId.CAMERA].triggered.connect(lambda _=False: self.controller.put())
        for command in board.commands.of(CommandGroup.SEANCE):
            # What it showed belongs to the layer of now.
            board.commands[command].triggered.connect(lambda _=False: self.finish())
        board.commands[CommandId.HOME].triggered.connect(lambda _=False: self.finish())  # the page is covered
        board.current_lesson.subscribe(self._follow_lesson)

    @property
    def controller(self) -> CameraController:
        return self._parts()[0]

    @property
    def bars(self) -> CameraBars:
        return self._parts()[1]

    def finish(self) -> None:
        """Close the camera, if one is open."""
        if (made := self._parts.made) is not None and not self._is_closed:
            made[0].finish()

    def follow_cards(self, cards: CardsService) -> None:
        """Give way to the reading of answer cards, which one camera cannot do at the same time."""
        self._cards = cards
        cards.subscribe(self)

    def cards_changed(self) -> None:
        made = self._parts.made
        if made is not None and made[0].active is not None and self._is_reading(made[0].address):
            made[0].finish()

    def picture_arrived(self) -> None:
        pass  # of the cards

    def _is_reading(self, address: str) -> bool:
        """Return whether the camera of an address reads answer cards now."""
        return self._cards is not None and self._cards.state.is_open and self._cards.last_used[0] == address

    def _follow_lesson(self, event: LessonEvent) -> None:
        if isinstance(event, LessonLeaving):
            self.finish()

    def _follow(self, changed: Changed) -> None:
        made = self._parts.made
        if self._is_closed:
            return
        if made is None and changed.what & ChangedFlag.SELECTION and self._has_chosen_camera():
            made = self._parts()
        if made is not None:
            for part in made:
                part.follow(changed)

    def _has_chosen_camera(self) -> bool:
        editor = self._board.editor
        items = [editor.document.item(key) for key in islice(editor.selection, 2)]
        if len(items) != 1 or not isinstance(items[0], PluginItem):
            return False
        from tni.document.camera_item import is_camera  # with the first item of that kind of record

        return is_camera(items[0])

    def _made(self) -> tuple[CameraController, CameraBars]:
        from tni.services.camera.camera_port import PageCameras
        from tni.ui.media.camera_bars import CameraBars
        from tni.ui.media.camera_controller import CameraController

        board = self._board
        cameras = self.cameras or PageCameras(_find, self._show, self._is_reading)
        controller = CameraController(board.window, lambda: board.shown, cameras)
        controller.address = self._settings.get(PAGE_CAMERA)
        return controller, CameraBars(board.window, lambda: board.shown, controller)

    def _show(self, address: str, receive: News, ended: Callable[[], None]) -> ShownCamera:
        from tni.processes.child import worker_command
        from tni.processes.commanded_child import CommandedChild

        self._settings.set(PAGE_CAMERA, address)
        command = worker_command("tni.cameras.live_worker", "-B", niceness=NICENESS)  # writes no compiled modules
        return CommandedChild((*command, address), "camera", self._main, receive, ended)

    def close(self) -> None:
        """Close the camera for good."""
        self.finish()
        self._is_closed = True
        if (made := self._parts.made) is not None:
            close_all(made[1].close, made[0].close)


def _find() -> Sequence[FoundCamera]:
    from tni.cameras.camera_list import list_cameras

    return list_cameras()
