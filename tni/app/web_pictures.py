"""Pictures of the web that interactive items show: their cache, workers and controller, made when the first item of a
lesson shows one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tni.app.folders import Folders
from tni.core.lazy import Lazy
from tni.document.pointer import Changed, ChangedFlag
from tni.ui.event_loop.threads import QtMainThread, ThreadTaskRunner
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.formats.thumbnail_process import SmallPicture, ThumbnailProcess
    from tni.services.items.item_host import ItemHost, ItemQuestion
    from tni.services.items.item_pictures import ItemPictures, Worker
    from tni.services.items.picture_fetcher import PictureFetcher
    from tni.store.picture_cache import PictureCache
    from tni.ui.main_window.picture_controller import PictureController

_MAY_SHOW = ChangedFlag.PAGE | ChangedFlag.PAGES | ChangedFlag.UNDO


class WebPictures:
    """Pictures of the program's items. servers: addresses that are asked in place of hosts, as by a test. pictures:
    made with the first item that shows one."""

    def __init__(
        self, board: MainController, folders: Folders, main: QtMainThread, host: Callable[[], ItemHost]
    ) -> None:
        self._board, self._folders, self._main, self._host = board, folders, main, host
        self.servers: Mapping[str, str] = {}
        self._still_tasks = ThreadTaskRunner(main, "stills")
        self._decoding = threading.Lock()
        self._decoder: ThumbnailProcess | None = None
        self._cache: PictureCache | None = None
        self.pictures, self._controller = Lazy(self._made_pictures), Lazy(self._made_controller)
        self._is_closed = False

    def follow(self, changed: Changed) -> None:
        """Follow what a change has done to the items in sight."""
        if self._is_closed:
            return
        if self._controller.made is not None:
            self._controller.made.follow(changed)
        elif changed.what & _MAY_SHOW and self._board.editor.shows_pictures:
            self._controller().follow(changed)

    def ask(self, question: ItemQuestion) -> None:
        """Put an item's question to a server."""
        self._controller().ask(question)

    def _made_controller(self) -> PictureController:
        from tni.ui.main_window.picture_controller import PictureController

        board = self._board
        return PictureController(
            board.window, lambda: board.shown, self.pictures(), board.repaint, self._still_tasks
        )  # fmt: skip

    def _made_pictures(self) -> ItemPictures:
        from tni.core.clock import SystemClock
        from tni.services.items.item_pictures import ItemPictures
        from tni.store.picture_cache import PictureCache

        self._cache = PictureCache(self._folders.web_pictures)
        return ItemPictures(self._made_slot, self._hosts, SystemClock())

    def _hosts(self) -> set[str]:
        """Return the hosts that the plugins of items may ask."""
        return {host for kind in self._host().kinds.state.kinds for host in kind.hosts}

    def _made_slot(self, number: int) -> tuple[Worker, PictureFetcher]:
        from tni.network.worker import NetworkWorker
        from tni.services.items.picture_fetcher import HostClients, PictureFetcher

        assert self._cache is not None
        fetcher = PictureFetcher(self._cache, self._decode, HostClients(self.servers))
        return NetworkWorker(self._main, f"pictures {number + 1}"), fetcher

    def _decode(self, data: bytes) -> SmallPicture | None:
        """Decode a picture in the guarded process, on a worker's thread."""
        from tni.formats.thumbnail_process import ThumbnailProcess
        from tni.services.items.picture_fetcher import LARGEST_SIDE_PX

        with self._decoding:
            if self._is_closed:
                return None
            if self._decoder is None:
                self._decoder = ThumbnailProcess()
            return self._decoder.of_bytes(data, LARGEST_SIDE_PX, is_drawn=False)

    def close(self) -> None:
        """End everything under way."""
        if self._is_closed:
            return
        self._is_closed = True
        if (made := self._controller.made) is not None:
            made.close()
        if (pictures := self.pictures.made) is not None:
            pictures.close()
        self._still_tasks.close()
        if self._decoder is not None:
            self._decoder.close()
