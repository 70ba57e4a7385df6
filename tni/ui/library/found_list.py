"""List of places or pages that were found, each with a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.plain_text import tool_tip


@dataclass(frozen=True, slots=True)
class Found:
    """One that was found. text: its lines. value: what it stands for. picture: key of its picture."""

    text: str
    value: object
    picture: object


class FoundList(QListWidget):
    """List with pictures in rows, or with large ones in a grid.

    chosen: the value of the row that was pressed.
    """

    chosen = Signal(object)

    def __init__(self, style: Style, name: str, picture: QSize, parent: QWidget | None = None) -> None:
        """picture: size of the pictures, in pixels. Wider than high by less than three times: a grid."""
        super().__init__(parent)
        self.kit, self._size = style, picture
        self._items: dict[object, QListWidgetItem] = {}
        self.setAccessibleName(name)
        self.setIconSize(picture)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(True)
        FingerScroll(self)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    @property
    def picture_size(self) -> QSize:
        """Size of a picture in pixels of the screen."""
        return self._size * self.devicePixelRatioF()

    def show_found(self, found: Sequence[Found]) -> None:
        self.clear()
        self._items.clear()
        blank = QPixmap(self._size)
        blank.fill(Qt.GlobalColor.transparent)
        for one in found:
            item = QListWidgetItem(QIcon(blank), one.text)
            item.setData(Qt.ItemDataRole.UserRole, one.value)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, one.text.replace("\n", ", "))
            item.setToolTip(tool_tip(one.text))
            item.setSizeHint(self._row_size())
            self.addItem(item)
            self._items[one.picture] = item
        self.scrollToTop()

    def show_picture(self, key: object, image: QImage) -> None:
        """Show a picture of what has this key, as far as it is still listed."""
        if (item := self._items.get(key)) is None or image.isNull():
            return
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)  # Qt would tint it
        item.setIcon(icon)

    def _row_size(self) -> QSize:
        pad = self.kit.theme.metrics.pad_px
        if self.viewMode() is QListView.ViewMode.IconMode:
            return QSize(self._size.width() + 2 * pad, self._size.height() + 3 * self.fontMetrics().height() + pad)
        return QSize(0, self._size.height() + pad)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    @override
    def sizeHint(self) -> QSize:
        target = self.kit.theme.metrics.target_px
        return QSize(target * 9, target * 5)
