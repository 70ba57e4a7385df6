"""Cut, copy and paste by the system's clipboard, within the board and with other programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage

from tni.board.clip_bytes import MIME, BadClipError, clip_from_bytes, clip_to_bytes
from tni.board.items import Text
from tni.board.pointer import NOTHING_CHANGED, Changed
from tni.render.raster.picture import png_of
from tni.render.text import MOST_LETTERS
from tni.session.board_session import BoardSession, Do
from tni.ui.chrome.commands import Commands, Id

MOST_PX = 4096
"""A side of a picture, as of one that comes from a file."""


class Clipboard:
    """do: runs a command on the session and shows what it changed."""

    def __init__(self, commands: Commands, do: Do) -> None:
        self._do = do
        self.typing_takes: Callable[[Id], bool] = lambda _command: False
        """Does a command on the words being typed, if there are any."""
        for command, act in ((Id.CUT, self._cut), (Id.COPY, self._copy), (Id.PASTE, _paste)):
            commands[command].triggered.connect(partial(self._run, command, act))

    def _run(self, command: Id, act: Callable[[BoardSession], Changed], _checked: bool = False) -> None:
        if not self.typing_takes(command):
            self._do(act)

    def _copy(self, session: BoardSession) -> Changed:
        if not session.selection:
            return NOTHING_CHANGED
        changed = session.copy()
        _offer(session)
        return changed

    def _cut(self, session: BoardSession) -> Changed:
        if not session.selection:
            return NOTHING_CHANGED
        session.copy()
        _offer(session)  # while the words cut are still on the page
        return session.cut()


def _offer(session: BoardSession) -> None:
    """Our own form for boards, and the words for everybody else."""
    data = QMimeData()
    data.setData(MIME, clip_to_bytes(session.clip))
    items = [session.document.item(i) for i in session.selection]
    words = "\n".join(item.text for item in items if isinstance(item, Text))
    if words:
        data.setText(words)
    QGuiApplication.clipboard().setMimeData(data)


def _paste(session: BoardSession) -> Changed:
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if data is None:  # of a clipboard that nothing was put on since the system began, say
        return session.paste()
    if data.hasFormat(MIME):
        try:
            return session.paste(clip_from_bytes(bytes(data.data(MIME).data())))
        except BadClipError:
            return NOTHING_CHANGED  # of a newer version of the program, say: there is nothing here to paste
    if data.hasImage():
        image = QImage(data.imageData())
        if max(image.width(), image.height()) > MOST_PX:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            image = image.scaled(MOST_PX, MOST_PX, keep, smooth)
        if not image.isNull():
            return session.insert_image(png_of(image), image.width(), image.height())
    if data.hasText() and data.text().strip():
        x, y = session.view.to_page(session.viewport.width_px / 3, session.viewport.height_px / 3)
        return session.add_text(data.text()[:MOST_LETTERS], x, y)
    return session.paste()
