"""Resources of the teacher in the program: their service, panel and commands, made at the first use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tni.app.folders import Folders
from tni.core.clock import Clock
from tni.core.closing import close_all
from tni.ui.event_loop.threads import QtMainThread, ThreadTaskRunner
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.app.picture_search import PictureSearchParts
    from tni.core.settings import Settings
    from tni.services.library.resource_service import ResourceService
    from tni.ui.main_window.card_actions import CardActions
    from tni.ui.main_window.resource_actions import ResourceActions
    from tni.ui.main_window.web_visits import WebVisits


class Resources:
    """Resources of the program, with a worker for files and one for links that are checked; and the search for pictures
    on the computer."""

    def __init__(
        self, board: MainController, folders: Folders, clock: Clock, main: QtMainThread, settings: Settings
    ) -> None:
        self._board, self._folders, self._clock, self._main, self._settings = board, folders, clock, main, settings
        self._picture_search: PictureSearchParts | None = None
        self._cards: CardActions | None = None
        self._visits: WebVisits | None = None
        self._panel: ResourceActions | None = None
        self._service: ResourceService | None = None
        self._closed: tuple[Callable[[], None], ...] = ()

    @property
    def service(self) -> ResourceService:
        """Service, made at the first access."""
        if self._service is None:
            from tni.network.worker import NetworkWorker
            from tni.services.library.link_check import LinkCheck
            from tni.services.library.resource_service import ResourceService
            from tni.store.resource_folder import ResourceFolder

            tasks, network = ThreadTaskRunner(self._main, "resources"), NetworkWorker(self._main, "links")
            folder = ResourceFolder(self._folders.resources)
            made = self._service = ResourceService(folder, tasks, network, self._main, self._clock, LinkCheck)
            self._closed = (made.cancel_check, network.close, tasks.close)
        return self._service

    @property
    def panel(self) -> ResourceActions:
        """Controller of the panel, made at the first access."""
        if self._panel is None:
            from tni.ui.main_window.resource_actions import ResourceActions

            self._panel = ResourceActions(self._board.window, lambda: self._board.editor, self.service)
        return self._panel

    @property
    def cards(self) -> CardActions:
        """Commands on cards, made at the first access."""
        if self._cards is None:
            from tni.services.library.agreed_hosts import AgreedHosts
            from tni.ui.main_window.card_actions import CardActions

            board = self._board
            self._cards = CardActions(
                board.window,
                lambda: board.editor,
                lambda blob: board.current_lesson.lesson.port.blob(blob),
                lambda: self.service,
                AgreedHosts(self._settings),
                play=board.media.press,
            )
            self._cards.open_link = board.links.open
            self._cards.visit = lambda item, card: self.visits.begin(item, card)
        return self._cards

    @property
    def visits(self) -> WebVisits:
        """Visits of cards' pages in the browser, made at the first access."""
        if self._visits is None:
            from tni.ui.main_window.web_visits import WebVisits

            board = self._board
            self._visits = WebVisits(
                board.window, lambda: board.editor, board.instruments.extracts, lambda: self.service
            )
        return self._visits

    @property
    def picture_search(self) -> PictureSearchParts:
        """Search for pictures on the computer, made at the first access."""
        if self._picture_search is None:
            from tni.app.picture_search import PictureSearchParts

            self._picture_search = PictureSearchParts(self._board, self._settings, self._folders, self._main)
        return self._picture_search

    def find_picture(self) -> None:
        """Open or close the search for pictures on the computer."""
        self.picture_search.actions.toggle()

    def close(self) -> None:
        """End what is under way."""
        made = [part for part in (self._cards, self._visits, self._picture_search) if part is not None]
        close_all(*self._closed, *(part.close for part in made))
