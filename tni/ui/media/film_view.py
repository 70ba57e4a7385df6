"""Picture of a film or camera on the canvas: its frame under the ink, what lies over it, and a film's subtitles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from tni.core.geometry import Rect
from tni.document.document import Document
from tni.document.items import AnyItem, Media, PluginItem, bounds
from tni.processes.shared_bytes import SharedBytes
from tni.processes.shared_frames import SLOTS
from tni.render.live_picture import LivePicture, covering_px
from tni.render.raster.image_painters import qtransform
from tni.render.raster.item_painter import ALPHA_FORMAT, OPAQUE_FORMAT, ItemPainter
from tni.ui.media.live_items import clear_image, drawn, items_over, live_image

MOST_PX = 3840 * 2160
SUBTITLE_SHARE = 1 / 15
"""Height of a line of subtitles, as a part of the film's height."""

type Tell = Callable[..., None]
type Framed = Media | PluginItem
"""Item in the box of which pictures are shown."""


class FilmView:
    """Pictures of one film or camera. tell: gives commands to the process that makes them."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._memory: SharedBytes | None = None
        self._size = (0, 0)
        self._slot: int | None = None
        self._waiting: list[int] = []
        self._count = 0
        self._above: tuple[object, LivePicture | None] = (None, None)
        self._kept: list[AnyItem] = []
        self._text: tuple[object, LivePicture | None] = (None, None)

    @property
    def has_picture(self) -> bool:
        return self._slot is not None

    @property
    def has_new_frame(self) -> bool:
        """True while a frame waits for `adopt`."""
        return bool(self._waiting)

    # -- memory

    def fit(self, item: Framed, px_per_mm: float) -> None:
        """Have the pictures made in the size that the film has on the screen."""
        wide = item.width_mm * abs(item.transform.mean_scale) * px_per_mm
        high = item.height_mm * abs(item.transform.mean_scale) * px_per_mm
        if is_upright(item):
            wide, high = item.width_mm * item.transform.a * px_per_mm, item.height_mm * item.transform.d * px_per_mm
        factor = min((MOST_PX / max(wide * high, 1.0)) ** 0.5, 1.0)
        size = max(round(wide * factor), 2), max(round(high * factor), 2)
        if factor == 1.0 and is_upright(item):  # the still picture below would be seen at the edges
            size = covering_px(wide), covering_px(high)
        if size == self._size:
            return
        try:
            memory = SharedBytes.create(SLOTS * size[0] * size[1] * 4)
        except OSError:
            return  # no room: it stays as it is
        self.forget()
        self._memory, self._size = memory, size
        self._tell(do="size", width=size[0], height=size[1], memory=memory.name)

    def opened(self, head: Mapping[str, Any]) -> None:
        """Note that the player has opened the memory of this name."""
        if self._memory is not None and head.get("opened") == self._memory.name:
            self._memory.forget_name()

    def take(self, head: Mapping[str, Any]) -> None:
        """Take a frame that was told; it waits for `adopt`. The process makes no others while none is adopted."""
        if self._memory is not None and head.get("memory") == self._memory.name:
            self._waiting.append(int(head["slot"]))

    def adopt(self) -> list[int]:
        """Take the newest frame for that of the film. Returns the places that may be written again once it is shown."""
        if not self._waiting:
            return []
        free, self._slot = [*self._waiting[:-1], *(() if self._slot is None else (self._slot,))], self._waiting[-1]
        self._waiting.clear()
        self._count += 1
        return free

    def image(self) -> QImage | None:
        """Return a copy of the picture that is shown; None without one."""
        pixels, (width, height) = self._pixels(), self._size
        return None if pixels is None else QImage(pixels, width, height, width * 4, OPAQUE_FORMAT).copy()

    def _pixels(self) -> memoryview | None:
        """Return the picture that is shown, where it lies in the memory; None without one."""
        if self._memory is None or self._slot is None:
            return None
        size = self._size[0] * self._size[1] * 4
        return self._memory.view[self._slot * size : (self._slot + 1) * size]

    def forget(self) -> None:
        """Give the memory back. Pictures that are shown keep theirs until they go."""
        self._slot = None
        self._waiting.clear()
        if self._memory is not None:
            self._memory.close()
            self._memory, self._size = None, (0, 0)

    # -- pictures

    def pictures(self, item: Framed, document: Document, painter: ItemPainter, px_per_mm: float) -> list[LivePicture]:
        """Return what is shown of the film and over it, without subtitles."""
        pixels, (width, height) = self._pixels(), self._size
        if pixels is None:
            return []
        if is_upright(item):
            box = item.transform.rect(Rect(0.0, 0.0, item.width_mm, item.height_mm))
            film = LivePicture(item.page, box, width, height, pixels, self._count)
        else:
            film = _turned(item, QImage(pixels, width, height, width * 4, OPAQUE_FORMAT), px_per_mm, self._count)
        above = self._drawn_above(item, document, painter, px_per_mm)
        return [film] if above is None else [film, above]

    def _drawn_above(
        self, item: Framed, document: Document, painter: ItemPainter, px_per_mm: float
    ) -> LivePicture | None:
        """Return a picture of the items that lie on the film; None without any."""
        over = items_over(item, document)
        state = (tuple(map(id, over)), bounds(item), px_per_mm)
        if self._above[0] != state:
            image = drawn(over, item, document, painter, px_per_mm) if over else None
            self._above = state, None if image is None else live_image(item, image, px_per_mm, self._count)
            self._kept = over  # so that no id comes again
        return self._above[1]

    def subtitles(self, item: Framed, text: str, px_per_mm: float) -> LivePicture | None:
        """Return a picture of subtitles at the foot of the film; None without any."""
        box = bounds(item)
        state = (text, box, px_per_mm)
        if self._text[0] != state:
            self._text = state, _subtitles(item, text, box, px_per_mm, self._count) if text else None
        return self._text[1]


def is_upright(item: Framed) -> bool:
    """Return whether an item is neither turned nor mirrored nor slanted."""
    way = item.transform
    return way.b == 0 and way.c == 0 and way.a > 0 and way.d > 0


def _turned(item: Framed, frame: QImage, px_per_mm: float, number: int) -> LivePicture:
    box = bounds(item)
    image = clear_image(box, px_per_mm)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
    painter.scale(px_per_mm, px_per_mm)
    painter.translate(-box.x, -box.y)
    painter.setTransform(qtransform(item.transform), True)
    painter.drawImage(QRectF(0.0, 0.0, item.width_mm, item.height_mm), frame)
    painter.end()
    return live_image(item, image, px_per_mm, number)


def _subtitles(item: Framed, text: str, box: Rect, px_per_mm: float, number: int) -> LivePicture:
    """Paint lines of white letters with a dark edge on a dark plate, as wide as they are."""
    lines = text.split("\n")[-3:]
    em = max(box.height * px_per_mm * SUBTITLE_SHARE, 12.0)
    width, height = max(round(box.width * px_per_mm), 1), max(round(em * 1.35 * len(lines) + em * 0.4), 1)
    image = QImage(width, height, ALPHA_FORMAT)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    font = painter.font()
    font.setPixelSize(round(em))
    painter.setFont(font)
    metrics = painter.fontMetrics()
    for number_of_line, line in enumerate(lines):
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, round(width * 0.96))
        wide = metrics.horizontalAdvance(shown)
        place = QRectF((width - wide) / 2 - em * 0.3, number_of_line * em * 1.35, wide + em * 0.6, em * 1.35)
        plate = QPainterPath()
        plate.addRoundedRect(place, em * 0.15, em * 0.15)
        painter.fillPath(plate, QColor(0, 0, 0, 190))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
    painter.end()
    foot = Rect(box.x, box.bottom - height / px_per_mm, width / px_per_mm, height / px_per_mm)
    return live_image(item, image, px_per_mm, number + hash(text) % 1_000_000, box=foot)
