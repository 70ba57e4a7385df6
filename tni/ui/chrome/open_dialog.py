"""Dialog that opens a file by one touch on its picture. Qt's own dialog is adapted, as no system's can be."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QTextOption
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFileSystemModel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from tni.render.raster.image_decoder import decode_image
from tni.ui.chrome.button import Style
from tni.ui.chrome.file_dialog import file_dialog

type Index = QModelIndex | QPersistentModelIndex
type ThumbnailSource = Callable[[Path, int, Callable[[bytes], None]], None]
"""Reads a thumbnail no larger than a number of pixels, and passes it on as PNG, b"" for none."""
PICTURES = (".png", ".jpg", ".jpeg")
"""Files of which thumbnails are made here."""
FOREIGN_PICTURES = (".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".svg", ".svgz")
"""Files of which thumbnails are made in a process of their own."""
LARGEST_FILE = 40_000_000
"""Bytes of the largest file of which a thumbnail is made."""
LARGEST_PIXELS = 80_000_000
MAX_KEPT = 400
_ICONS = {".tni": "tni-lesson", ".pdf": "file-input"}


def pictures_folder() -> str:
    """Return the user's folder of pictures (XDG); "" without one."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)


def documents_folder() -> str:
    """Return the user's folder of documents (XDG); "" without one."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def open_dialog(
    style: Style, parent: QWidget, title: str, start: str, kinds: str, foreign: ThumbnailSource | None = None
) -> QFileDialog:
    """Make a dialog for one existing file, not yet shown and deleted when closed. One touch opens a folder or takes a
    file. start, kinds: as for `file_dialog`. foreign: reads thumbnails of pictures that are neither PNG nor JPEG."""
    dialog = file_dialog(style, parent, title, start, kinds)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)  # too many ends of names for one line
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    files = dialog.findChild(QListView, "listView")
    assert files is not None  # Qt's own dialog has it
    files.setViewMode(QListView.ViewMode.IconMode)
    files.setMovement(QListView.Movement.Static)
    files.setResizeMode(QListView.ResizeMode.Adjust)
    files.setUniformItemSizes(True)
    files.setWordWrap(True)
    files.setSpacing(style.theme.metrics.gap_px // 2)
    files.setItemDelegate(ThumbnailDelegate(style, files, foreign))
    files.clicked.connect(lambda index: _take(dialog, index))
    return dialog


def _take(dialog: QFileDialog, index: Index) -> None:
    path = Path(index.data(QFileSystemModel.Roles.FilePathRole))
    if path.is_dir():
        dialog.setDirectory(str(path))
        return
    dialog.selectFile(str(path))
    buttons = dialog.findChild(QDialogButtonBox)
    if buttons is not None:
        buttons.button(QDialogButtonBox.StandardButton.Open).click()


def thumbnail_of(path: Path, side_px: int) -> QImage:
    """Read a picture no larger than side_px. Returns a null image for what is no PNG or JPEG, or too large."""
    try:
        if path.suffix.lower() not in PICTURES or path.stat().st_size > LARGEST_FILE:
            return QImage()
        return decode_image(path.read_bytes(), LARGEST_PIXELS, side_px)
    except OSError:
        return QImage()


class ThumbnailDelegate(QStyledItemDelegate):
    """Delegate that paints files as tiles: a picture of pictures, an icon of the rest, and the name in two lines.

    Pictures are read one at a time, between events. foreign: reads those that are neither PNG nor JPEG.
    """

    def __init__(self, style: Style, view: QListView, foreign: ThumbnailSource | None = None) -> None:
        super().__init__(view)
        self._kit, self._view, self._foreign = style, view, foreign
        self._asked = ""  # the file that is read elsewhere
        self._pictures: dict[str, QImage] = {}
        self._wanted: list[str] = []
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_one)

    @property
    def _side(self) -> int:
        return self._kit.theme.metrics.target_px * 2

    @property
    def is_reading(self) -> bool:
        return self._reading.isActive() or bool(self._asked)

    def has_picture(self, path: str) -> bool:
        """Return whether a thumbnail of the file was read."""
        return not self._pictures.get(path, QImage()).isNull()

    def _read_one(self) -> None:
        if not self._wanted or self._asked:
            self._reading.stop()
            return
        path = self._wanted.pop()
        side_px = round(self._side * self._view.devicePixelRatioF())
        if self._foreign is not None and Path(path).suffix.lower() in FOREIGN_PICTURES:
            self._asked = path
            self._foreign(Path(path), side_px, partial(self._foreign_read, path))
        else:
            self._keep(path, thumbnail_of(Path(path), side_px))

    def _foreign_read(self, path: str, png: bytes) -> None:
        if not isValid(self):  # the dialog was closed meanwhile
            return
        self._asked = ""
        self._keep(path, decode_image(png, LARGEST_PIXELS))
        self._reading.start()

    def _keep(self, path: str, picture: QImage) -> None:
        if len(self._pictures) >= MAX_KEPT:
            self._pictures.clear()
        self._pictures[path] = picture
        self._view.viewport().update()

    def _is_readable(self, file: Path) -> bool:
        kinds = PICTURES if self._foreign is None else PICTURES + FOREIGN_PICTURES
        return file.suffix.lower() in kinds

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = self._kit.theme.metrics
        return QSize(metrics.target_px * 3, self._side + round(metrics.font_px * 2.9) + metrics.pad_px)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, metrics = self._kit.theme, self._kit.theme.metrics
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for flag, token in ((QStyle.StateFlag.State_Selected, "tint"), (QStyle.StateFlag.State_MouseOver, "hover")):
            if state & flag:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour(token))
                painter.drawRoundedRect(box, metrics.radius_px, metrics.radius_px)
                break
        inset = metrics.gap_px // 2
        above = QRect(box.left() + inset, box.top() + metrics.pad_px // 2, box.width() - 2 * inset, self._side)
        self._paint_picture(painter, str(index.data(QFileSystemModel.Roles.FilePathRole)), above)
        below = QRect(box.left() + 4, above.bottom() + 2, box.width() - 8, box.bottom() - above.bottom() - 2)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(metrics.small_px))
        wrapped = QTextOption(Qt.AlignmentFlag.AlignHCenter)
        wrapped.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.drawText(QRectF(below), str(index.data(Qt.ItemDataRole.DisplayRole)), wrapped)
        painter.restore()

    def _paint_picture(self, painter: QPainter, path: str, box: QRect) -> None:
        look, file = self._kit.theme, Path(path)
        if path not in self._pictures and self._is_readable(file):
            if path not in self._wanted and path != self._asked:
                self._wanted.append(path)
            self._reading.start()
        picture = self._pictures.get(path, QImage())
        if not picture.isNull():
            place = QRect(0, 0, 0, 0)
            place.setSize(picture.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio))
            place.moveCenter(box.center())
            painter.drawImage(place, picture)
            return
        other = "image" if file.suffix.lower() in PICTURES + FOREIGN_PICTURES else "file"
        icon = "folder-open" if file.is_dir() else _ICONS.get(file.suffix.lower(), other)
        side = look.metrics.target_px
        place = QRect(0, 0, side, side)
        place.moveCenter(box.center())
        self._kit.icons.paint(painter, icon, place, look.colour("accent" if file.is_dir() else "muted"))
