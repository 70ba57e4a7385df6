"""On-screen keyboard for computers without a keyboard: types into the edited text and never takes the focus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import override

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from tni.ui.chrome.bar_painting import paint_bar
from tni.ui.chrome.button import Style, TouchButton
from tni.ui.chrome.keyboard_layout import (
    CHOICE,
    HAND,
    LAYOUTS,
    LETTERS,
    NUMBERS,
    KeyAction,
    KeyboardKey,
    KeyboardLayout,
    KeyComposer,
)
from tni.ui.i18n import tr

KEY_CODES = {
    KeyAction.BACKSPACE: Qt.Key.Key_Backspace,
    KeyAction.ENTER: Qt.Key.Key_Return,
    KeyAction.LEFT: Qt.Key.Key_Left,
    KeyAction.RIGHT: Qt.Key.Key_Right,
    KeyAction.UP: Qt.Key.Key_Up,
    KeyAction.DOWN: Qt.Key.Key_Down,
}
KEY_ICONS: dict[str | KeyAction, str] = {
    KeyAction.SHIFT: "arrow-big-up",
    KeyAction.BACKSPACE: "delete",
    KeyAction.ENTER: "corner-down-left",
    KeyAction.LEFT: "arrow-left",
    KeyAction.RIGHT: "arrow-right",
    KeyAction.UP: "arrow-up",
    KeyAction.DOWN: "arrow-down",
    KeyAction.LAYOUTS: "keyboard",
    KeyAction.HIDE: "chevron-down",
}
KEY_LABELS: dict[str | KeyAction, str] = {KeyAction.LETTERS: "abc", KeyAction.SIGNS: "+ = €"}
LAYOUT_SAMPLES: dict[str | KeyAction, str] = {
    KeyAction.LETTERS: "a b c",
    KeyAction.HAND: "a b c",
    KeyAction.LANGUAGES: "ñ ß å",
    KeyAction.GREEK: "α β γ",
    KeyAction.MATHS: "√ ∈ ℝ",
    KeyAction.SIGNS: "+ = €",
}
"""What stands beside the name of a layout where one is chosen."""
HAND_SHARE = 0.36
OFFER_SHARE = 0.34
"""Height of the em in a key, of the hand, whose loops are high, and of the names of layouts."""
HAND_BASE = 0.31
"""Baseline of the hand below the middle of a key, in ems: loops above and below it have room, and accents."""


def key_name(key: KeyboardKey) -> str:
    """Return the key's accessible name, for screen readers."""
    if isinstance(key.does, str):
        names = {" ": tr("Espace"), "^": tr("Accent circonflexe"), "¨": tr("Tréma"), "΄": tr("Accent aigu")}
        return names.get(key.does, key.does)
    return {
        KeyAction.SHIFT: tr("Majuscules"),
        KeyAction.BACKSPACE: tr("Effacer", "key"),
        KeyAction.ENTER: tr("Entrée"),
        KeyAction.LEFT: tr("Curseur à gauche"),
        KeyAction.RIGHT: tr("Curseur à droite"),
        KeyAction.UP: tr("Curseur en haut"),
        KeyAction.DOWN: tr("Curseur en bas"),
        KeyAction.LETTERS: tr("Lettres"),
        KeyAction.SIGNS: tr("Signes"),
        KeyAction.HAND: tr("Lettres cursives"),
        KeyAction.LANGUAGES: tr("Lettres d’autres langues"),
        KeyAction.GREEK: tr("Lettres grecques"),
        KeyAction.MATHS: tr("Signes de maths"),
        KeyAction.LAYOUTS: tr("Choisir un autre clavier"),
        KeyAction.HIDE: tr("Ranger le clavier"),
    }[key.does]


def hand_family() -> str:
    """Return the family of the joined hand, registered with Qt."""
    from tni.render.text_layout import HAND, Fonts  # with the first keyboard that shows it

    return Fonts().font(HAND.name).family()


class KeyButton(TouchButton):
    """Button of one key. lit: Shift is active, or the key's dead accent is pending."""

    stays_itself = True
    """Though another letter is on it after Shift."""

    def __init__(
        self, style: Style, key: KeyboardKey, parent: QWidget, *, hand: str = "", offers: bool = False
    ) -> None:
        """hand: family of the joined hand, in which its letter is shown. offers: it offers a layout by name."""
        super().__init__(style, parent)
        self.key, self._hand = key, hand
        self._sample = LAYOUT_SAMPLES[key.does] if offers else ""
        self.face = key_name(key) if offers else KEY_LABELS.get(key.does, "")
        self.lit = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(key_name(key))
        self.setAutoRepeat(key.does in KEY_CODES or key.does == " ")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        special = isinstance(self.key.does, KeyAction)
        token = "accent" if self.lit else "pressed" if self.isDown() else "hover" if special else "raised"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("hairline"), metrics.line_px))
        painter.setBrush(look.colour(token))
        half = metrics.line_px / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, metrics.radius_px * 0.8, metrics.radius_px * 0.8)
        colour = look.colour("on_accent" if self.lit else "text")
        if (icon := KEY_ICONS.get(self.key.does)) is not None:
            place = QRect(0, 0, metrics.icon_px, metrics.icon_px)
            place.moveCenter(self.rect().center())
            self.kit.icons.paint(painter, icon, place, colour)
        else:
            painter.setPen(colour)
            font = look.font(metrics.font_px if special else round(metrics.target_px * 0.5))
            hand = QFont(self._hand)
            hand.setPixelSize(round(metrics.target_px * HAND_SHARE))
            if self._sample:
                font.setPixelSize(round(metrics.target_px * OFFER_SHARE))
                self._paint_offer(painter, font, hand if self._hand else font)
            elif self._hand and not special:
                painter.setFont(hand)
                x = (self.width() - painter.fontMetrics().horizontalAdvance(self.face)) / 2
                painter.drawText(QPointF(x, self.height() / 2 + HAND_BASE * hand.pixelSize()), self.face)
            else:
                painter.setFont(font)
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.face)
        painter.end()

    def _paint_offer(self, painter: QPainter, font: QFont, sample: QFont) -> None:
        """Paint a sample and the name of a layout, in two columns about the middle."""
        middle, gap = self.width() // 2, self.kit.theme.metrics.pad_px
        painter.setFont(sample)
        left = QRect(0, 0, middle - gap, self.height())
        painter.drawText(left, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._sample)
        painter.setFont(font)
        right = QRect(middle + gap, 0, middle - gap, self.height())
        painter.drawText(right, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.face)


class OnScreenKeyboard(QWidget):
    """Opaque keyboard that its owner lays out along the bottom.

    The height does not depend on the width: see `sizeHint`. numeric: digits only. receiver: returns the widget that
    gets the keys; by default the widget with the focus.
    """

    hide_wanted = Signal()

    def __init__(
        self,
        style: Style,
        parent: QWidget,
        *,
        numeric: bool = False,
        receiver: Callable[[], QWidget | None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.kit = style
        self._receiver = receiver or QApplication.focusWidget
        self._composer = KeyComposer()
        self._layout: KeyboardLayout = NUMBERS if numeric else LETTERS
        self._letters = LETTERS
        """Layout to which the key "abc" leads back: that which was chosen last of those with the alphabet."""
        self._keys: dict[int, list[tuple[KeyButton, int, int]]] = {}
        self.setAccessibleName(tr("Clavier à l’écran"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        style.theme.changed.connect(self._place)
        self._show_layout(self._layout)

    def keep_focus(self, field: QWidget) -> None:
        """Leave the focus to a field whatever is pressed here, although something around the keyboard takes it."""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(field)

    def visible_keys(self) -> list[KeyButton]:
        """Return the buttons of the current layout: letters, symbols or digits."""
        return [button for button, _, _ in self._keys[id(self._layout)]]

    def press(self, key: KeyboardKey) -> None:
        """Perform the key's action or send its characters."""
        match key.does:
            case KeyAction.SHIFT:
                self._composer.press_shift()
            case KeyAction.LETTERS if self._layout is not CHOICE:
                self._show_layout(self._letters)
            case KeyAction.LAYOUTS:
                self._show_layout(CHOICE)
            case KeyAction() if key.does in LAYOUTS:
                self._show_layout(LAYOUTS[key.does])
            case KeyAction.HIDE:
                self.hide_wanted.emit()
            case KeyAction():
                self._composer.forget()
                self._send(KEY_CODES[key.does], "\r" if key.does is KeyAction.ENTER else "")
            case _:
                for character in self._composer.write(key):
                    upper = character.upper()
                    known = len(upper) == 1 and ord(upper) < 0x100  # below U+0100, Qt's key codes are those of Latin-1
                    self._send(ord(upper) if known else Qt.Key.Key_unknown, character)
        self._show_faces()

    def _send(self, code: int, text: str) -> None:
        receiver = self._receiver()
        if receiver is None:
            return
        shift = Qt.KeyboardModifier.ShiftModifier if text.isupper() else Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(receiver, QKeyEvent(kind, code, shift, text))

    def _show_layout(self, layout: KeyboardLayout) -> None:
        self._layout = layout
        if layout in (LETTERS, HAND):
            self._letters = layout
        if id(layout) not in self._keys:
            self._keys[id(layout)] = list(self._make(layout))
        for name, buttons in self._keys.items():
            for button, _, _ in buttons:
                button.setVisible(name == id(layout))
        self._composer.forget()
        self._place()
        self._show_faces()

    def _make(self, layout: KeyboardLayout) -> list[tuple[KeyButton, int, int]]:
        made = []
        hand = hand_family() if layout.hand or layout is CHOICE else ""
        for row, keys in enumerate(layout.rows):
            column = 0
            for key in keys:
                in_hand = hand if layout.hand or key.does is KeyAction.HAND else ""
                button = KeyButton(self.kit, key, self, hand=in_hand, offers=layout is CHOICE)
                button.clicked.connect(partial(self._pressed, key))
                made.append((button, row, column))
                column += key.span
        return made

    def _pressed(self, key: KeyboardKey, _checked: bool = False) -> None:
        self.press(key)

    def _show_faces(self) -> None:
        typist = self._composer
        for button in self.visible_keys():
            key = button.key
            if isinstance(key.does, str):
                face, lit = typist.shown(key), bool(key.dead) and typist.pending == key.does
                if face != button.face and face != " " and not key.dead:
                    button.setAccessibleName(face if face.strip() else key_name(key))
            else:
                face, lit = button.face, key.does is KeyAction.SHIFT and typist.upper
                if key.does is KeyAction.SHIFT:
                    name = tr("Majuscules verrouillées") if typist.caps else key_name(key)
                    button.setAccessibleName(name)
            if (face, lit) != (button.face, button.lit):
                button.face, button.lit = face, lit
                button.update()

    # -- layout

    def _gap(self) -> int:
        return max(4, self.kit.theme.metrics.gap_px // 2)

    @override
    def sizeHint(self) -> QSize:
        metrics, gap = self.kit.theme.metrics, self._gap()
        rows, pad = len(self._layout.rows), metrics.pad_px
        key = metrics.target_px + (metrics.target_px // 2 if self._layout is not NUMBERS else metrics.target_px // 4)
        width = self._layout.columns // 2 * (key + gap) - gap + 2 * pad
        return QSize(width, rows * (metrics.target_px + gap) - gap + 2 * pad)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        metrics, gap = self.kit.theme.metrics, self._gap()
        room = min(self.width(), round(self.sizeHint().width() * 1.15)) - 2 * metrics.pad_px
        unit = (room + gap) / self._layout.columns
        left = (self.width() - room) / 2
        for button, row, column in self._keys[id(self._layout)]:
            x = round(left + column * unit)
            width = round(left + (column + button.key.span) * unit) - gap - x
            button.setGeometry(x, metrics.pad_px + row * (metrics.target_px + gap), width, metrics.target_px)
        self.updateGeometry()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_bar(self, self.kit.theme)
