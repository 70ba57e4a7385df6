"""Theme of the chrome: light and dark colours, fonts and sizes that all its widgets follow."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from tni.ui.chrome.metrics import Metrics

FONT_FAMILY = "Atkinson Hyperlegible Next"
AT_BOARD = "used at the board"
"""Property of a window that is worked at the board, where there is no keyboard."""
FONTS_LOADED_PROPERTY = "tni fonts"
"""Property of the application object that records whether the fonts are loaded, because fonts belong to the
application."""
FONT_FOLDER = Path(__file__).parents[2] / "render" / "fonts"


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours of the chrome. surface: bars and panels; raised: fields and tiles on them; hover, pressed: under the
    pointer; line: borders that must be visible (3:1); hairline: faint borders; text, muted: text; accent with
    on_accent: selected elements; tint: a selected position; danger; surround: area around the page."""

    surface: str
    raised: str
    hover: str
    pressed: str
    hairline: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    tint: str
    danger: str
    on_danger: str
    surround: str

    def text_pairs(self) -> list[tuple[str, str]]:
        """Return the pairs (text, background) that occur together."""
        grounds = (self.surface, self.raised, self.hover, self.pressed, self.tint)
        quiet = (self.surface, self.raised, self.hover)
        return [
            *((self.text, ground) for ground in grounds),
            *((self.muted, ground) for ground in quiet),
            *((self.accent, ground) for ground in quiet),
            *((self.danger, ground) for ground in quiet),
            (self.on_accent, self.accent),
            (self.on_danger, self.danger),
        ]


LIGHT = Colours(
    surface="#fbfaf7", raised="#ffffff", hover="#f0eee8", pressed="#e4e1d8", hairline="#dcd8ce", line="#858b8a",
    text="#161d20", muted="#454f54", accent="#07565c", on_accent="#ffffff", tint="#d7ebe9", danger="#8f1d16",
    on_danger="#ffffff", surround="#e6e4de",
)  # fmt: skip
DARK = Colours(
    surface="#1a2022", raised="#232a2d", hover="#2a3236", pressed="#343e42", hairline="#333c40", line="#7d898d",
    text="#f3f2ed", muted="#c3cbcd", accent="#86d6cf", on_accent="#0b2022", tint="#1f4245", danger="#ffb3a8",
    on_danger="#3a0b07", surround="#0f1314",
)  # fmt: skip


_DIMMED = {"soft": ("#c9c5bb", "#0b0e0f"), "dark": ("#2b3032", "#050606")}
"""Colours beside the sheet (light, dark) for settings darker than the chrome's own."""


class Theme(QObject):
    """Colours and sizes of one window's chrome. Widgets repaint on `changed`.

    scheme: "light", "dark" or "" to follow the system. icon_labels: show labels under the toolbar's icons.
    reduced_motion: None to follow the system.
    """

    changed = Signal()

    def __init__(
        self,
        metrics: Metrics,
        *,
        scheme: str = "",
        icon_labels: bool = False,
        reduced_motion: bool | None = None,
        family: str | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.metrics, self.icon_labels, self._still = metrics, icon_labels, reduced_motion
        self._scheme = scheme
        self._family = family or load_fonts()
        self._dim, self.page_warmth = "plain", 0.0
        self.colours = self._chosen()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def scheme(self) -> str:
        return self._scheme

    @property
    def is_dark(self) -> bool:
        return self.colours is DARK

    @property
    def reduced_motion(self) -> bool:
        if self._still is not None:
            return self._still
        hints = QGuiApplication.styleHints()  # kept in a variable: PySide invalidates its child with it (seen in 6.12)
        return hints.accessibility().motionPreference() == Qt.MotionPreference.ReducedMotion

    @reduced_motion.setter
    def reduced_motion(self, still: bool | None) -> None:
        self._still = still

    def set_scheme(self, scheme: str) -> None:
        self._scheme = scheme
        self._follow_system()

    def set_metrics(self, metrics: Metrics) -> None:
        if metrics != self.metrics:
            self.metrics = metrics
            self.changed.emit()

    def set_icon_labels(self, shown: bool) -> None:
        if shown != self.icon_labels:
            self.icon_labels = shown
            self.changed.emit()

    def set_page_light(self, dim: str, warmth: float) -> None:
        """Set the light of the page. dim: darkness of the surround, "plain", "soft" or "dark"; warmth: of papers, 0.0
        to 1.0."""
        if (dim, warmth) != (self._dim, self.page_warmth):
            self._dim, self.page_warmth = dim, warmth
            self.changed.emit()

    @property
    def page_surround(self) -> str:
        """The colour beside the sheet."""
        return self.colours.surround if self._dim == "plain" else _DIMMED[self._dim][self.is_dark]

    def font(self, px: int | None = None, *, bold: bool = False) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(px or self.metrics.font_px)
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def colour(self, name: str) -> QColor:
        """Return the colour token `name` as a QColor."""
        return QColor(getattr(self.colours, name))

    def _chosen(self) -> Colours:
        if self._scheme in ("light", "dark"):
            return DARK if self._scheme == "dark" else LIGHT
        return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _follow_system(self) -> None:
        colours = self._chosen()
        if colours is not self.colours:
            self.colours = colours
            self.changed.emit()


def load_fonts() -> str:
    """Load the program's own font into Qt.

    Returns: the family to use, the system's when the program's own is missing.
    """
    app = QCoreApplication.instance()
    assert app is not None
    if not app.property(FONTS_LOADED_PROPERTY):
        # Query the files and not the system's families: for those Qt would search all of the system's fonts each time.
        fonts = [QFontDatabase.addApplicationFont(str(file)) for file in FONT_FOLDER.glob("Atkinson*.ttf")]
        app.setProperty(
            FONTS_LOADED_PROPERTY, any(FONT_FAMILY in QFontDatabase.applicationFontFamilies(font) for font in fonts)
        )
    return FONT_FAMILY if app.property(FONTS_LOADED_PROPERTY) else QGuiApplication.font().family()


def palette(colours: Colours) -> QPalette:
    """Return the palette for Qt's own widgets."""
    made = QPalette()
    role = QPalette.ColorRole
    tokens = {
        role.Window: colours.surface, role.WindowText: colours.text, role.Base: colours.raised,
        role.AlternateBase: colours.hover, role.Text: colours.text, role.PlaceholderText: colours.muted,
        role.Button: colours.raised, role.ButtonText: colours.text, role.BrightText: colours.on_danger,
        role.Highlight: colours.accent, role.HighlightedText: colours.on_accent, role.Accent: colours.accent,
        role.Link: colours.accent, role.LinkVisited: colours.accent, role.ToolTipBase: colours.text,
        role.ToolTipText: colours.surface, role.Light: colours.raised, role.Midlight: colours.hover,
        role.Mid: colours.hairline, role.Dark: colours.line, role.Shadow: colours.line,
    }  # fmt: skip
    for which, colour in tokens.items():
        made.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.line))
    return made


def apply(app: QApplication, theme: Theme) -> None:
    """Apply the theme to the whole program, now and on each change: palette, font and tool tips. The style is set where
    the application is made."""

    def put() -> None:
        app.setPalette(palette(theme.colours))
        app.setFont(theme.font())
        QToolTip.setPalette(palette(theme.colours))
        QToolTip.setFont(theme.font(theme.metrics.small_px + 1))

    put()
    theme.changed.connect(put)
