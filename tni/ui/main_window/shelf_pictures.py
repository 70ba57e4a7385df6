"""Pictures of interactive items on the tiles from which they are put on the page: made one after another between the
turns of the event loop, so that the names are there at once and a pen never waits."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from tni.core.geometry import IDENTITY
from tni.core.ids import ItemId, PageId
from tni.core.tasks import TaskRunner
from tni.document.drawlist import DrawItem, draw_item
from tni.document.items import PluginItem
from tni.document.page_format import Paper
from tni.render.raster.item_painter import ItemPainter
from tni.render.raster.item_picture import item_picture
from tni.services.items.item_host import ItemHost

LONGEST_SHOWN = 2.0
"""Most that a picture is longer than high: of a ruler, its first part is shown, large."""
WAIT_MS = 50
"""Time after which it is looked again whether somebody still writes."""
type _Key = tuple[str, int, bool]


class ShelfPictures(QObject):
    """Pictures of new items. painter: returns the item painter of the open lesson. tasks: loads plugins, and works out
    what is drawn. is_busy: returns whether somebody writes. is_dark: returns whether the theme is.

    Signals:
        made: the picture of a plugin's item was made, or made anew.
    """

    made = Signal(str)

    def __init__(
        self,
        parent: QObject,
        host: ItemHost,
        painter: Callable[[], ItemPainter],
        tasks: TaskRunner,
        is_busy: Callable[[], bool],
        is_dark: Callable[[], bool],
    ) -> None:
        super().__init__(parent)
        self._host, self._painter, self._tasks = host, painter, tasks
        self._is_busy, self._is_dark = is_busy, is_dark
        self._pictures: dict[_Key, QImage | None] = {}
        self._asked: set[_Key] = set()
        self._waiting: deque[_Key] = deque()
        self._is_making = False
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._begin)

    def renew(self) -> None:
        """Make each picture anew when it is next asked for, as that of a clock is of now. Until then the old one is
        shown."""
        self._asked.clear()

    def picture(self, plugin: str, side_px: int) -> QImage | None:
        """Return a picture that fills a square or more; a null one until it is made, None if there is none."""
        key = plugin, side_px, self._is_dark()
        if key not in self._asked:
            self._asked.add(key)
            self._waiting.append(key)
            if not self._is_making:
                self._is_making = True
                self._go_on()
        return self._pictures.get(key, QImage())

    def _go_on(self, delay_ms: int = 0) -> None:
        self._next.start(delay_ms)

    def _begin(self) -> None:
        if not self._waiting:
            self._is_making = False
        elif self._is_busy():
            self._go_on(WAIT_MS)
        else:
            key = self._waiting.popleft()
            self._host.kinds.load_ahead(key[0], self._tasks, partial(self._draw, key))

    def _draw(self, key: _Key) -> None:
        item = self._host.new_item(key[0], PageId(""), IDENTITY, ItemId("shelf"))
        if item is None:
            self._end(key, None)
            return
        paper = Paper.BLACK if key[2] else Paper.WHITE
        self._tasks.submit(
            lambda: _drawn(item, paper), partial(self._paint, key, item), lambda _error: self._end(key, None)
        )

    def _paint(self, key: _Key, item: PluginItem, drawn: Sequence[DrawItem]) -> None:
        width = min(item.width_mm, item.height_mm * LONGEST_SHOWN)
        height = min(item.height_mm, item.width_mm * LONGEST_SHOWN)
        self._end(key, item_picture(self._painter(), drawn, width, height, key[1] / max(width, height)))

    def _end(self, key: _Key, picture: QImage | None) -> None:
        self._pictures[key] = picture
        self.made.emit(key[0])
        self._go_on()


def _drawn(item: PluginItem, paper: Paper) -> list[DrawItem]:
    import tni.render.rich_text  # noqa: F401 - loaded here, where nobody waits for it

    return draw_item(item, paper)
