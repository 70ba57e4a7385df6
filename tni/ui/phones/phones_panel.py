"""Panel on the board that tells the class how to connect phones: QR code, address, séance code. It fills the page while
pupils come in, then is small, and folds to one line."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.quiz.phones import PhonesState
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import FloatingPanel, Label, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.phones.phones_text import device_count_message, phones_trouble_message, port_message
from tni.ui.phones.qr_code_view import QrCodeView
from tni.ui.phones.shared_addresses import SharedAddressRows

SMALL_QR_SHARE = 0.16
"""Part of the page's width that the small code takes: a phone still reads it in the last row."""
LARGE_QR_SHARE = 0.6
"""Most of the page's width that the large code may take: the address stands beside it."""
CODE_SHARE, ADDRESS_SHARE, COUNT_SHARE = 0.2, 0.12, 0.07
"""Height of the texts beside the small code, as a share of its side."""
ADDRESS_LETTERS, CODE_LETTERS = 21, 8
"""Texts that fill the column beside the large code: `192.168.100.100:8080` and `B C D F`."""
EM_PER_LETTER = 0.62
HINT_LETTERS = 23


class ScaledLabel(Label):
    """Bold label of a height of its own, in pixels."""

    def __init__(self, style: Style, *, token: str = "text", bold: bool = True) -> None:
        self._px, self._bold = 0, bold
        super().__init__(style, token=token)

    def set_height(self, px: float) -> None:
        self._px = round(px)
        self._restyle()

    @override
    def _restyle(self) -> None:
        super()._restyle()
        if self._px:
            self.setFont(self._kit.theme.font(self._px, bold=self._bold))


class PhonesPanel(FloatingPanel):
    """Panel about phones for the class. off_wanted: the teacher switches phones off.

    A touch on the code, or its button, changes between large and small.
    """

    off_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Téléphones et tablettes"), parent)
        self._state, self._is_large, self._is_folded = PhonesState(), True, False
        self.picture = QrCodeView(style)
        self.picture.touched.connect(lambda: self.enlarge(not self._is_large))
        self.address, self.code = ScaledLabel(style), ScaledLabel(style)
        self._count, self._trouble = ScaledLabel(style, bold=False), Label(style, token="danger")
        self._port = Label(style, token="muted")
        self._hints = [ScaledLabel(style, token="muted", bold=False) for _ in range(3)]
        self.shared_addresses = SharedAddressRows(style)
        columns = QHBoxLayout(self)
        set_panel_spacing(columns, style)
        columns.addWidget(self.picture)
        columns.addSpacing(style.theme.metrics.pad_px)
        rows = QVBoxLayout()
        set_panel_spacing(rows, style, margins=False)
        rows.addLayout(self._make_top())
        rows.addWidget(self._make_words())
        rows.addWidget(self._trouble)
        rows.addWidget(self.shared_addresses)
        self._space = QWidget()
        rows.addWidget(self._space, 1)
        columns.addLayout(rows, 1)
        style.theme.changed.connect(self._fit)
        self._fit()

    def _make_top(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._title = Label(self.kit, tr("Téléphones et tablettes"), size="title")
        self._size = IconButton(self.kit, "minus", tr("Réduire le code"))
        self._size.clicked.connect(lambda: self.enlarge(not self._is_large))
        self._fold = IconButton(self.kit, "chevron-down", tr("Replier"))
        self._fold.clicked.connect(lambda: self.fold(not self._is_folded))
        self._off = TextButton(self.kit, tr("Éteindre"))
        self._off.clicked.connect(self.off_wanted)
        line.addWidget(self._title)
        line.addStretch(1)
        for button in (self._off, self._size, self._fold):
            line.addWidget(button)
        return line

    def _make_words(self) -> QWidget:
        self._words = QWidget()
        rows = QVBoxLayout(self._words)
        set_panel_spacing(rows, self.kit, margins=False)
        how, code, network = self._hints
        how.setText(tr("Photographier le code, ou taper l’adresse :"))
        code.setText(tr("Code de la séance :"))
        network.setText(tr("Être sur le même Wi-Fi que cet ordinateur."))
        for label in (*self._hints, self._port, self._trouble):
            label.setWordWrap(True)
        for label in (how, self.address, code, self.code, network, self._port, self._count):
            rows.addWidget(label)
        return self._words

    # -- sizes

    @property
    def is_large(self) -> bool:
        return self._is_large and not self._is_folded

    @property
    def is_folded(self) -> bool:
        return self._is_folded

    def enlarge(self, large: bool) -> None:
        """Fill the page, so that the code is read from the last row, or leave the page free."""
        self._is_large, self._is_folded = large, False
        self._changed_size()

    def fold(self, folded: bool) -> None:
        """Show one line, or the panel as it was."""
        self._is_folded = folded
        self._changed_size()

    def _changed_size(self) -> None:
        lies, low = self.geometry(), self.geometry().center().y() > self.free_area().center().y()
        self._fit()
        if not self.isVisible():
            return
        right = lies.right() + 1 - self.width()
        self.keep_inside(QPoint(right, lies.bottom() + 1 - self.height() if low else lies.top()))  # it keeps its corner

    @override
    def set_area(self, area: QRect) -> None:
        super().set_area(area)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return self.free_area().size() if self.is_large else super().sizeHint()

    def _fit(self) -> None:
        """Give code and texts the size that belongs to the state."""
        layout = self.layout()
        assert layout is not None
        area = self.free_area().size().shrunkBy(layout.contentsMargins())
        side = area.width() * SMALL_QR_SHARE
        if self._is_large:
            side = min(area.height(), area.width() * LARGE_QR_SHARE)
        beside = area.width() - side - 2 * layout.spacing() - self.kit.theme.metrics.pad_px
        wide = beside / EM_PER_LETTER
        hint = wide / HINT_LETTERS
        self.picture.set_side(round(side))
        self.address.set_height(wide / ADDRESS_LETTERS if self._is_large else side * ADDRESS_SHARE)
        self.code.set_height(wide / CODE_LETTERS if self._is_large else side * CODE_SHARE)
        self._count.set_height(hint if self._is_large else max(side * COUNT_SHARE, self.kit.theme.metrics.small_px))
        for label in self._hints:
            label.set_height(hint)
            label.setVisible(self._is_large)
        for widget in (self.picture, self._words):
            widget.setVisible(not self._is_folded)
        self._off.setVisible(self.is_large or self._is_folded)
        metrics = self.kit.theme.metrics
        words = self._title.fontMetrics().horizontalAdvance(tr("Téléphones et tablettes"))
        buttons = self._off.sizeHint().width() + 2 * metrics.target_px + 3 * metrics.gap_px
        self._title.setVisible(self._is_folded or (self.is_large and words + buttons <= beside))
        self._size.setVisible(not self._is_folded)
        self._space.setVisible(self.is_large)
        self._size.show_as(
            *(("minus", tr("Réduire le code")) if self._is_large else ("expand", tr("Agrandir le code")))
        )
        self._fold.show_as(*(("chevron-up", tr("Déplier")) if self._is_folded else ("chevron-down", tr("Replier"))))
        self.show_state(self._state)

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
        # When small, answered questions are hidden to leave room for the page.
        self.shared_addresses.show_addresses(tuple(c for c in state.crowds if c.is_router is None or self.is_large))
        line = f"{state.place}   {state.code}   ({len(state.numbers)})"
        self._title.setText(line if self.is_folded else tr("Téléphones et tablettes"))
        self._title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        if self.isVisible():
            self._words.updateGeometry()
            if (layout := self.layout()) is not None:
                layout.invalidate()
                layout.activate()  # the text is in a nested layout, which does not update by itself
            self.adjustSize()
            self.keep_inside(self.pos())
