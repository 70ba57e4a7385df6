"""Cut, copy and paste through the system's clipboard, within the program and with other programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage

from tni.document.items import Text
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.render.raster.page_image import encode_png
from tni.services.lesson.lesson_editor import LessonEditor, RunEdit
from tni.services.lesson.tool_choices import take_inserted
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.main_window.dropped_files import dropped_paths

MAX_PASTED_SIDE_PX = 4096
"""Limit for a side of a pasted picture, the same as for a picture from a file."""


class ClipboardActions:
    """Connects the clipboard commands. do: runs a command on the lesson editor and shows what it changed.
    handle_while_typing: runs a command on the text being typed and returns whether there is any. say_cut: tells that
    the end of a text was left out. say_lost: tells that so many items open nothing here any more, or are no targets of
    what belonged on them. take_files: opens files, as if they were dropped on the window."""

    def __init__(
        self,
        commands: Commands,
        do: RunEdit,
        handle_while_typing: Callable[[CommandId], bool],
        say_cut: Callable[[], None],
        say_lost: Callable[[int], None],
        take_files: Callable[[list[Path]], None] = lambda _paths: None,
    ) -> None:
        self._say_lost = say_lost
        self._do, self._handle_while_typing, self._say_cut = do, handle_while_typing, say_cut
        self._take_files = take_files
        for command, act in (
            (CommandId.CUT, self._cut),
            (CommandId.COPY, self._copy),
            (CommandId.PASTE, self._paste_in_hand),
        ):
            commands[command].triggered.connect(partial(self._run, command, act))

    def _run(self, command: CommandId, act: Callable[[LessonEditor], Changed], _checked: bool = False) -> None:
        if not self._handle_while_typing(command):
            self._do(act)

    def _copy(self, editor: LessonEditor) -> Changed:
        if not editor.selection:
            return NOTHING_CHANGED
        changed = editor.copy()
        _offer(editor)
        return changed

    def _cut(self, editor: LessonEditor) -> Changed:
        if not editor.selection:
            return NOTHING_CHANGED
        editor.copy()
        _offer(editor)  # before the cut, while the items are still on the page
        return editor.cut()

    def _paste_in_hand(self, editor: LessonEditor) -> Changed:
        """Paste, and choose the selection tool for what was pasted."""
        data = QGuiApplication.clipboard().mimeData()
        files = [] if data is None or data.hasImage() else dropped_paths(data)
        if files:
            self._take_files(files)
            return NOTHING_CHANGED
        return take_inserted(editor, self._paste(editor))

    def _paste(self, editor: LessonEditor) -> Changed:
        editor.lost_in_paste = 0
        changed = _paste(editor, self._say_cut)
        if editor.lost_in_paste:
            self._say_lost(editor.lost_in_paste)
        return changed


def _offer(editor: LessonEditor) -> None:
    """Put the copied items on the clipboard in the program's own format, and their text as plain text for other
    programs."""
    from tni.document.clipboard_codec import MIME_TYPE, encode_clipboard  # with the first copy
    from tni.document.styled_text import StyledContent  # with the first text
    from tni.ui.canvas.text_clipboard import offered_text  # with the first text

    data = QMimeData()
    data.setData(MIME_TYPE, encode_clipboard(editor.clip))
    items = [editor.document.item(i) for i in editor.selection]
    texts = [StyledContent.of(item) for item in items if isinstance(item, Text)]
    if any(text.text for text in texts):
        words = texts[0]
        for text in texts[1:]:
            words = words.replaced(len(words.text), len(words.text), StyledContent("\n"))
            words = words.replaced(len(words.text), len(words.text), text)
        offered = offered_text(words)
        for kind in offered.formats():
            data.setData(kind, offered.data(kind))
    QGuiApplication.clipboard().setMimeData(data)


def _paste(editor: LessonEditor, say_cut: Callable[[], None]) -> Changed:
    from tni.document.styled_text import StyledContent  # with the first text
    from tni.ui.canvas.text_clipboard import content_within_limits, pasted_text  # with the first text

    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if data is None:  # for example, when nothing has been put on the clipboard since the system started
        return editor.paste()
    from tni.document.clipboard_codec import MIME_TYPE, BadClipboardError, decode_clipboard  # with the first paste

    if data.hasFormat(MIME_TYPE):
        try:
            return editor.paste(decode_clipboard(bytes(data.data(MIME_TYPE).data())))
        except BadClipboardError:
            return NOTHING_CHANGED  # for example, written by a newer version of the program
    if data.hasImage():
        image = QImage(data.imageData())
        if max(image.width(), image.height()) > MAX_PASTED_SIDE_PX:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            image = image.scaled(MAX_PASTED_SIDE_PX, MAX_PASTED_SIDE_PX, keep, smooth)
        if not image.isNull():
            return editor.insert_image(encode_png(image), image.width(), image.height())
    content = pasted_text(data) or StyledContent(data.text() if data.hasText() else "")
    if content.text.strip():
        x, y = editor.view.to_page(editor.viewport.width_px / 3, editor.viewport.height_px / 3)
        kept, is_whole = content_within_limits(content)
        if not is_whole:
            say_cut()
        return editor.add_text(kept, x, y, select=True)
    return editor.paste()
