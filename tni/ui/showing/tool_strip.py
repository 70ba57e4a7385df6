"""Strips of buttons below the page for what shows or hides a part of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import FloatingPanel, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.showing.dark_cover import DARKNESS, DarkCover
from tni.ui.showing.magnifier import FACTORS, Magnifier
from tni.ui.showing.reading_band import GROWTH, ReadingBand
from tni.ui.showing.spotlight import MOST_SPOTS, Spotlight


class ToolStrip(FloatingPanel):
    """Strip of buttons at the bottom of the page, which can be dragged elsewhere. Escape or its last button closes what
    it belongs to."""

    def __init__(self, style: Style, title: str, parent: QWidget) -> None:
        super().__init__(style, title, parent)
        self._line = QHBoxLayout(self)
        set_panel_spacing(self._line, style)
        self._close = IconButton(style, "x", tr("Fermer : {}").format(title))
        self._close.clicked.connect(self.put_away)
        self._line.addWidget(self._close)
        self._is_moved = False

    def add(self, text: str, name: str, call: Callable[[], object]) -> TextButton:
        """Add a button. name: what it does, for a screen reader."""
        button = TextButton(self.kit, text, name=name)
        button.clicked.connect(lambda _checked=False: call())
        self._line.insertWidget(self._line.count() - 1, button)
        return button

    def open_in(self, area: QRect) -> None:
        """Open at the bottom centre of `area`, without taking the focus."""
        self._is_moved = False
        self.set_area(area)
        self.open_at(area.bottomLeft())
        self.follow(area)

    def follow(self, area: QRect, above_px: int = 0) -> int:
        """Lie in an area that may have changed: at its bottom, `above_px` higher, unless it was dragged elsewhere.
        Return where the next strip begins."""
        self.set_area(area)
        if self._is_moved:
            return above_px
        pad = self.kit.theme.metrics.pad_px
        lowest = area.bottom() + 1 - pad - self.height() - above_px
        self.keep_inside(QPoint(area.center().x() - self.width() // 2, lowest))
        return above_px + self.height() + pad

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._is_moved = self._is_moved or self._drag_offset is not None
        super().mouseMoveEvent(event)

    @override
    def put_away(self) -> None:
        if self.isVisible():
            super().put_away()


def _show_shape(button: TextButton, what: str, *, is_round: bool) -> None:
    """Offer the other shape. what: of what, for a screen reader."""
    button.set_text(tr("Rectangle") if is_round else tr("Rond"))
    button.setAccessibleName(f"{what} : {button.label}")


def _add_darkness(strip: ToolStrip, cover: DarkCover) -> Callable[[], None]:
    """Add the buttons of the darkness; the function returned shows which of them still do anything."""
    darker = strip.add(tr("Plus sombre"), tr("Assombrir le reste de la page"), lambda: cover.darken(1))
    lighter = strip.add(tr("Plus clair"), tr("Éclaircir le reste de la page"), lambda: cover.darken(-1))

    def show() -> None:
        darker.setEnabled(cover.darkness < len(DARKNESS) - 1)
        lighter.setEnabled(cover.darkness > 0)

    return show


def spotlight_strip(style: Style, light: Spotlight, parent: QWidget) -> ToolStrip:
    """Return the buttons of the spotlight."""
    strip = ToolStrip(style, tr("Spot"), parent)
    shape = strip.add(tr("Rectangle"), tr("Forme du spot"), light.reshape)
    more = strip.add(tr("Ajouter"), tr("Ajouter un spot"), light.add)
    less = strip.add(tr("Enlever"), tr("Enlever ce spot"), light.take_away)
    darkness = _add_darkness(strip, light)

    def show() -> None:
        if light.areas:
            _show_shape(shape, tr("Forme du spot"), is_round=light.spot.is_round)
            more.setEnabled(len(light.areas) < MOST_SPOTS)
            less.setEnabled(len(light.areas) > 1)
        darkness()

    light.changed.connect(show)
    show()
    return strip


def band_strip(style: Style, band: ReadingBand, parent: QWidget) -> ToolStrip:
    """Return the buttons of the reading band."""
    strip = ToolStrip(style, tr("Réglette de lecture"), parent)
    strip.add(tr("Monter"), tr("Ligne précédente"), lambda: band.step(-1.0))
    strip.add(tr("Descendre"), tr("Ligne suivante"), lambda: band.step(1.0))
    strip.add(tr("Plus haute"), tr("Agrandir la réglette"), lambda: band.grow(GROWTH))
    strip.add(tr("Moins haute"), tr("Réduire la réglette"), lambda: band.grow(1 / GROWTH))
    darkness = _add_darkness(strip, band)
    band.changed.connect(darkness)
    darkness()
    return strip


def magnifier_strip(style: Style, lens: Magnifier, parent: QWidget) -> ToolStrip:
    """Return the buttons of the magnifier."""
    strip = ToolStrip(style, tr("Loupe"), parent)
    less = strip.add("−", tr("Grossir moins"), lambda: lens.magnify(-1))
    factor = strip.add("", tr("Grossissement"), lambda: lens.magnify(1 if lens.factor < FACTORS[-1] else -2))
    more = strip.add("+", tr("Grossir plus"), lambda: lens.magnify(1))
    shape = strip.add(tr("Rectangle"), tr("Forme de la loupe"), lens.reshape)

    def show() -> None:
        factor.set_text(f"× {lens.factor:.0f}")
        factor.setAccessibleName(tr("Grossissement : {} fois").format(f"{lens.factor:.0f}"))
        less.setEnabled(lens.factor > FACTORS[0])
        more.setEnabled(lens.factor < FACTORS[-1])
        if lens.lens is not None:
            _show_shape(shape, tr("Forme de la loupe"), is_round=lens.lens.is_round)

    lens.changed.connect(show)
    show()
    return strip
