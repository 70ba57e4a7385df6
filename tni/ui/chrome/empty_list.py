"""Text in the middle of a list that is empty: it says what will be there, or what to do."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView

from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label


class EmptyListNote(Label):
    """Note over a view, visible while the view's model has no rows."""

    def __init__(self, style: Style, text: str, view: QAbstractItemView) -> None:
        super().__init__(style, text, token="muted", parent=view.viewport())
        self._view, self._model = view, view.model()
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for changed in (self._model.rowsInserted, self._model.rowsRemoved, self._model.modelReset):
            changed.connect(self._follow)
        view.viewport().installEventFilter(self)
        self._follow()

    def _follow(self) -> None:
        pad = self._kit.theme.metrics.pad_px
        self.setGeometry(self._view.viewport().rect().adjusted(pad, pad, -pad, -pad))
        self.setVisible(self._model.rowCount() == 0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._follow()
        return False
