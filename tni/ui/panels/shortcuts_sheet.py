"""Sheet opened by F1 that lists the commands and their keyboard shortcuts."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.command_table import group_names
from tni.ui.chrome.commands import Command, CommandGroup, CommandId, Commands, shortcut_text
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label, Panel, set_panel_spacing
from tni.ui.i18n import tr

ROOMY_TARGETS = 20
"""Minimum height of a window, in touch targets, for text in the normal font size."""


class KeyCap(Label):
    """Keyboard shortcut drawn as a key."""

    def __init__(self, style: Style, keys: str, size: str) -> None:
        super().__init__(style, keys, size=size)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font())
        return QSize(max(words.horizontalAdvance(self.text()), words.height()) + 14, words.height() + 8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._kit.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line"), look.metrics.line_px))
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(look.colour("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class ShortcutsSheet(QWidget):
    """Sheet over the whole of its parent, created when it is first shown; a tap, Escape or F1 closes it."""

    def __init__(self, style: Style, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self._commands = style, commands
        self._panel: Panel | None = None
        self.setAccessibleName(tr("Raccourcis du clavier"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        style.theme.changed.connect(self._drop)
        self.hide()

    def toggle(self) -> None:
        if self.isVisible():
            self.hide()
            return
        parent = self.parentWidget()
        assert parent is not None
        parent.installEventFilter(self)
        self._lay()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _drop(self) -> None:
        """Discard the panel after a change of sizes or colours; it is created again when needed."""
        if self._panel is not None:
            self._panel.deleteLater()
            self._panel = None
        if self.isVisible():
            self._lay()

    def _lay(self) -> None:
        parent = self.parentWidget()
        assert parent is not None
        self.setGeometry(parent.rect())
        if self._panel is None:
            self._panel = self._make()
        pad = self.kit.theme.metrics.target_px // 2
        room = self.size() - QSize(2 * pad, 2 * pad)
        size = self._panel.sizeHint().boundedTo(room)
        self._panel.setGeometry(
            (self.width() - size.width()) // 2, (self.height() - size.height()) // 2, *size.toTuple()
        )
        self._panel.show()

    def _make(self) -> Panel:
        panel = Panel(self.kit, tr("Raccourcis du clavier"), self)
        rows = QVBoxLayout(panel)
        set_panel_spacing(rows, self.kit)
        top = QHBoxLayout()
        top.addWidget(Label(self.kit, tr("Raccourcis du clavier"), size="title"))
        top.addStretch(1)
        close = IconButton(self.kit, "x", tr("Fermer"))
        close.clicked.connect(self.hide)
        top.addWidget(close)
        rows.addLayout(top)
        rows.addWidget(self._make_scroll(), 1)
        return panel

    def _make_scroll(self) -> QScrollArea:
        scroll = FittingScrollArea()
        scroll.setAccessibleName(tr("Raccourcis du clavier"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        FingerScroll(scroll)
        body = QWidget()
        body.setAccessibleName(tr("Commandes"))
        body.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        columns = QHBoxLayout(body)
        columns.setSpacing(self.kit.theme.metrics.target_px // 2)
        for groups in self._columns():
            columns.addLayout(self._make_column(groups))
        scroll.setWidget(body)
        body.setMinimumSize(body.sizeHint())  # scroll rather than shrink the rows
        return scroll

    def _listed(self, group: CommandGroup) -> list[Command]:
        found = [
            command
            for i in self._commands.offered(self._commands.of(group))
            if (command := self._commands.table[i]).keys
        ]
        if group is CommandGroup.EDIT:  # not a command: the text editor handles Escape and keeps the text
            found.append(Command(CommandId.TEXT, group, "", tr("Finir d’écrire du texte"), ("Esc",)))
        return found

    def _columns(self) -> list[list[CommandGroup]]:
        """Distribute the groups over as many columns as fit, of about equal length."""
        metrics = self.kit.theme.metrics
        count = max(1, min(4, self.width() // (metrics.font_px * 21)))
        groups = [group for group in group_names() if self._listed(group)]
        heights = {group: len(self._listed(group)) + 2 for group in groups}
        target = sum(heights.values()) / count
        columns: list[list[CommandGroup]] = [[]]
        for group in groups:
            filled = sum(heights[g] for g in columns[-1])
            if columns[-1] and filled + heights[group] / 2 > target and len(columns) < count:
                columns.append([])
            columns[-1].append(group)
        return columns

    def _make_column(self, groups: list[CommandGroup]) -> QGridLayout:
        grid = QGridLayout()
        metrics = self.kit.theme.metrics
        grid.setVerticalSpacing(max(3, metrics.gap_px // 2 - 1))
        grid.setHorizontalSpacing(metrics.gap_px)
        size = "font" if self.height() >= ROOMY_TARGETS * metrics.target_px else "small"
        row = 0
        for group in groups:
            title = Label(self.kit, group_names()[group], size="font", token="accent")
            title.setFont(self.kit.theme.font(bold=True))
            title.setContentsMargins(0, metrics.gap_px if row else 0, 0, 0)
            grid.addWidget(title, row, 0, 1, 2)
            for command in self._listed(group):
                row += 1
                grid.addWidget(Label(self.kit, command.text, size=size), row, 0)
                caps = QHBoxLayout()
                caps.addStretch(1)
                for keys in command.keys:
                    caps.addWidget(KeyCap(self.kit, shortcut_text(keys), size))
                grid.addLayout(caps, row, 1)
            row += 1
        grid.setRowStretch(row, 1)
        return grid

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._drop()
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = QColor(self.kit.theme.colours.surround)
        veil.setAlpha(200)
        painter.fillRect(self.rect(), veil)
        painter.end()


class FittingScrollArea(QScrollArea):
    """Scroll area as large as its content, if there is room."""

    @override
    def sizeHint(self) -> QSize:
        body = self.widget()
        bar = self.verticalScrollBar().sizeHint().width()
        return body.sizeHint() + QSize(bar, 2) if body is not None else super().sizeHint()
