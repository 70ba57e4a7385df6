"""Page of the kinds of accounts, one of which the teacher adds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import override

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tni.api.manifest import Manifest
from tni.ui.chrome.button import Style, TouchButton
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.row_column import RowColumn
from tni.ui.i18n import tr
from tni.ui.messages.plugins import localised, name_of

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class AccountKinds(QWidget):
    """Page of the kinds of accounts. chosen: a Manifest. left: none is added."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, style: Style, manifests: Sequence[Manifest]) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        column = RowColumn(style, tr("Où envoyer le cahier de textes ?"))
        column.add_title(tr("Où envoyer le cahier de textes ?"))
        for one in manifests:
            row = KindButton(style, one)
            row.clicked.connect(partial(self.chosen.emit, one))
            column.add(row)
        if not manifests:
            column.add_note(tr("Aucune extension d’envoi n’est active : voir « Extensions » dans les réglages."))
        column.add_note(
            tr(
                "PRONOTE, EcoleDirecte et Skolengo n’ouvrent pas leur cahier de textes aux logiciels : copier, puis "
                "coller (« Coller dans l’ENT… », à la fin de la séance)."
            ),
            token="muted",
        )
        column.end()
        rows.addWidget(column, 1)
        line = QHBoxLayout()
        back = TextButton(style, tr("Annuler", "cancel"))
        back.clicked.connect(self.left)
        line.addWidget(back)
        line.addStretch(1)
        rows.addLayout(line)


class KindButton(TouchButton):
    """Row of one kind of account, all of which chooses it: its name, and what it does."""

    def __init__(self, style: Style, manifest: Manifest) -> None:
        super().__init__(style)
        self._name, self._summary = name_of(manifest), localised(manifest.summary)
        self.setAccessibleName(tr("Choisir : {}").format(self._name))
        self.setAccessibleDescription(self._summary)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.kit.theme.metrics.target_px * 6, self.heightForWidth(self.kit.theme.metrics.target_px * 12))

    @override
    def minimumSizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        return QSize(metrics.target_px * 4, metrics.target_px)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        name, summary = self._places(width)
        return summary.bottom() + 1 + name.top()

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Return where the name and the summary are written."""
        look, metrics = self.kit.theme, self.kit.theme.metrics
        edge = metrics.pad_px + metrics.focus_px
        inner = QRect(edge, edge, width - edge * 2 - metrics.icon_px - metrics.gap_px, 1 << 14)
        name = QFontMetrics(look.font(bold=True)).boundingRect(inner, _WRAPPED, self._name)
        below = inner.translated(0, name.height())
        summary = QFontMetrics(look.font(metrics.small_px)).boundingRect(below, _WRAPPED, self._summary)
        name.setWidth(inner.width())
        summary.setWidth(inner.width())
        return name, summary

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        self.paint_ground(painter, "hover")
        name, summary = self._places(self.width())
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(bold=True))
        painter.drawText(name, _WRAPPED, self._name)
        painter.setPen(look.colour("muted"))
        painter.setFont(look.font(metrics.small_px))
        painter.drawText(summary, _WRAPPED, self._summary)
        side = metrics.icon_px
        arrow = QRect(self.width() - side - metrics.pad_px, (self.height() - side) // 2, side, side)
        self.kit.icons.paint(painter, "chevron-right", arrow, look.colour("muted"))
        painter.end()
