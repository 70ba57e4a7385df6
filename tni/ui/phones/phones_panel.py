"""Panel on the board that tells the class how to connect phones: QR code, address, séance code. It folds to one
line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tni.quiz.phones import PhonesState
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import FloatingPanel, Label, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.phones.phones_text import device_count_message, phones_trouble_message, port_message
from tni.ui.phones.shared_addresses import SharedAddressRows

QR_QUIET_MODULES = 4
"""Empty modules around a QR code (ISO/IEC 18004)."""
QR_TARGETS = 5.0
CODE_SHARE, ADDRESS_SHARE = 1.0, 0.62


class ScaledLabel(Label):
    """Label legible from eight metres. share: font height, as a share of the side of a touch target."""

    def __init__(self, style: Style, share: float) -> None:
        self._share = share
        super().__init__(style)

    @override
    def _restyle(self) -> None:
        super()._restyle()
        look = self._kit.theme
        self.setFont(look.font(round(look.metrics.target_px * self._share), bold=True))


class QrCodeView(QWidget):
    """QR code, black on white in every theme."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._link = ""
        self._rows: Sequence[Sequence[int]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_link(self, link: str) -> None:
        if link != self._link:
            self._link = link
            self._rows = _modules(link) if link else ()
            self.setAccessibleName(tr("Code à photographier : {}").format(link))
            self.update()

    @override
    def sizeHint(self) -> QSize:
        side = round(self.kit.theme.metrics.target_px * QR_TARGETS)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        if self._rows:
            count = len(self._rows) + 2 * QR_QUIET_MODULES
            step = max(1, min(self.width(), self.height()) // count)  # whole pixels, so that every edge is sharp
            left, top = (self.width() - step * len(self._rows)) // 2, (self.height() - step * len(self._rows)) // 2
            for y, row in enumerate(self._rows):
                for x, dark in enumerate(row):
                    if dark:
                        painter.fillRect(QRectF(left + x * step, top + y * step, step, step), QColor("black"))
        painter.end()


def _modules(link: str) -> Sequence[Sequence[int]]:
    import segno  # loaded when phones are first switched on

    return [[int(dark) for dark in row] for row in segno.make(link, error="m", micro=False).matrix]


class PhonesPanel(FloatingPanel):
    """Panel about phones for the class. off_wanted: the teacher switches phones off."""

    off_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Téléphones et tablettes"), parent)
        rows = self._rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        rows.addLayout(self._make_top())
        self.picture = QrCodeView(style)
        self._body = QWidget()
        body = QHBoxLayout(self._body)
        set_panel_spacing(body, style, margins=False)
        body.addWidget(self.picture)
        words = QVBoxLayout()
        set_panel_spacing(words, style, margins=False)
        self.address, self.code = ScaledLabel(style, ADDRESS_SHARE), ScaledLabel(style, CODE_SHARE)
        self._count, self._trouble = Label(style), Label(style, token="danger")
        self._port = Label(style, token="muted")
        self._trouble.setWordWrap(True)
        self._port.setWordWrap(True)
        words.addWidget(Label(style, tr("Photographier le code, ou taper l’adresse :"), token="muted"))
        words.addWidget(self.address)
        words.addWidget(Label(style, tr("Code de la séance :"), token="muted"))
        words.addWidget(self.code)
        words.addWidget(Label(style, tr("Être sur le même Wi-Fi que cet ordinateur."), token="muted"))
        words.addWidget(self._port)
        words.addWidget(self._count)
        body.addLayout(words)
        rows.addWidget(self._body)
        rows.addWidget(self._trouble)
        self.shared_addresses = SharedAddressRows(style)
        rows.addWidget(self.shared_addresses)
        self._state = PhonesState()

    def _make_top(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._title = Label(self.kit, tr("Téléphones et tablettes"), size="title")
        self._fold = IconButton(self.kit, "chevron-down", tr("Replier"))
        self._fold.clicked.connect(lambda: self.fold(not self.is_folded))
        off = TextButton(self.kit, tr("Éteindre"))
        off.clicked.connect(self.off_wanted)
        line.addWidget(self._title)
        line.addStretch(1)
        line.addWidget(off)
        line.addWidget(self._fold)
        return line

    @property
    def is_folded(self) -> bool:
        return self._body.isHidden()

    def fold(self, folded: bool) -> None:
        """Show one line, or the whole panel."""
        lies, low = self.geometry(), self.geometry().center().y() > self.free_area().center().y()
        self._body.setVisible(not folded)
        self._fold.show_as(*(("chevron-up", tr("Déplier")) if folded else ("chevron-down", tr("Replier"))))
        self.show_state(self._state)
        self._rows.activate()
        self.adjustSize()
        right = lies.right() + 1 - self.width()
        self.keep_inside(QPoint(right, lies.bottom() + 1 - self.height() if low else lies.top()))  # it keeps its corner

    def show_state(self, state: PhonesState) -> None:
        self._state = state
        self.picture.show_link(state.link)
        self.address.setText(state.place)
        self.code.setText(" ".join(state.code))
        self._count.setText(device_count_message(state))
        self._port.setText(port_message(state))
        self._port.setVisible(bool(port_message(state)))
        self._trouble.setText(phones_trouble_message(state))
        self._trouble.setVisible(bool(phones_trouble_message(state)))
        # When folded, answered questions are hidden to leave room for the page.
        self.shared_addresses.show_addresses(
            tuple(c for c in state.crowds if c.is_router is None or not self.is_folded)
        )
        line = f"{state.place}   {state.code}   ({len(state.numbers)})"
        self._title.setText(line if self.is_folded else tr("Téléphones et tablettes"))
        self._title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        if self.isVisible():
            self._rows.activate()  # the text is in a nested layout, which does not update by itself
            self.adjustSize()
            self.keep_inside(self.pos())
