"""Typing on the page: an editor laid where the words will be, in their size and colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from tni.board.items import Text
from tni.board.style import colour_on
from tni.render.paper import colours as paper_colours
from tni.render.text import BASELINE_EMS, Fonts
from tni.session.board_session import BoardSession
from tni.ui.i18n import tr


class PageTextEdit(QPlainTextEdit):
    """finished: the words are to be kept (Escape, Ctrl+Return, or the focus went elsewhere on the page)."""

    finished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Texte sur la page"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self.fit)
        self.hide()

    def fit(self) -> None:
        """As large as the words, and a little room to go on."""
        metrics = self.fontMetrics()
        lines = self.toPlainText().split("\n")
        width = max(metrics.horizontalAdvance(line) for line in lines) + metrics.averageCharWidth() * 4
        height = metrics.lineSpacing() * len(lines) + metrics.descent() + 4
        parent = self.parentWidget()
        room = parent.rect() if parent is not None else self.rect()
        self.resize(
            min(max(width, metrics.averageCharWidth() * 8), max(room.right() - self.x(), 40)),
            min(height, max(room.bottom() - self.y(), 20)),
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or (control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            self.finished.emit()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu, another window or the on-screen keyboard takes the focus for a moment only.
        if event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
            self.finished.emit()


class TextEditing:
    """Opens the editor when the session asks for one, and hands back the words."""

    def __init__(
        self,
        canvas: QWidget,
        session: Callable[[], BoardSession],
        fonts: Callable[[], Fonts],
        commit: Callable[[str], None],
        opened: Callable[[bool], None],
    ) -> None:
        """commit: keeps the words; opened: the editor came (True) or went."""
        self._canvas, self._session, self._fonts = canvas, session, fonts
        self._commit, self._opened = commit, opened
        self.edit = PageTextEdit(canvas)
        self.edit.finished.connect(self.finish)

    def follow(self) -> None:
        """The session opened or closed an editor."""
        editing = self._session().editing
        if editing is None:
            if self.edit.isVisible():
                self._close()
            return
        item = self._session().document.item(editing.item) if editing.item is not None else None
        text = item.text if isinstance(item, Text) else ""
        self.edit.setPlainText(text)
        self.edit.selectAll() if not text else self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
        self.edit.show()
        self.place()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._opened(True)

    def place(self) -> None:
        """Lay the editor, if it is open, where its words are on the page as it is shown now."""
        session, ratio = self._session(), self._canvas.devicePixelRatioF()
        editing = session.editing
        if editing is None or not self.edit.isVisible():
            return
        item = session.document.item(editing.item) if editing.item is not None else None
        style, paper = session.styles.text, session.page.paper
        if isinstance(item, Text):
            size_mm, colour, name = item.size_mm, item.colour, item.font
        else:
            size_mm, colour, name = style.size_mm, colour_on(style.colour, paper), ""
        em = size_mm * session.view.scale / ratio
        font = self._fonts().font(name)
        font.setPixelSize(max(1, round(em)))
        ground, ink = paper_colours(paper).sheet, QColor(colour).name()
        # In the sheet, since the program's own sheets give such fields a size and a padding.
        self.edit.setStyleSheet(
            f"QPlainTextEdit {{ background: {ground}; color: {ink}; border: none; padding: 0; margin: 0;"
            f' font-family: "{font.family()}"; font-size: {font.pixelSize()}px;'
            " border-bottom: 2px dashed #8a9a9a; border-radius: 0; }"
        )
        self.edit.setFont(font)
        x, y = session.view.to_screen(editing.x_mm, editing.y_mm)
        drop = BASELINE_EMS * em - QFontMetricsF(font).ascent()  # the page's first base line is the editor's
        self.edit.setGeometry(QRect(round(x / ratio), round(y / ratio + drop), 10, 10))
        self.edit.fit()

    def finish(self) -> None:
        """Keep the words that are in the editor, if it is open."""
        if self.edit.isVisible():
            text = self.edit.toPlainText()
            self._close()
            self._commit(text)

    def _close(self) -> None:
        self.edit.hide()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._opened(False)
