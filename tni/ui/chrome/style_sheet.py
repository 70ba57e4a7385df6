"""Style sheet in which Qt's own widgets follow the theme: fields, buttons, lists, tabs, scroll bars."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.theme import Theme
from tni.ui.plain_text import PLAIN_TEXT_RULES

CELL_MARGIN_PX = 2
"""Distance that Qt's style keeps between the padding of a table's cell and its text; a heading has none."""
AREA_MARGIN_PX = 2
"""By how much farther than that of a line Qt keeps the text of an area from its padding."""
TICK_FOLDER = Path(__file__).parent / "icons" / "ticks"
_PLACEHOLDER = "placeholder"


def _slider_rules(theme: Theme) -> dict[str, str]:
    """Return the rules of sliders. Qt makes the knob square where the radius is above half of its size."""
    c, m = theme.colours, theme.metrics
    beyond = (m.icon_px - m.gap_px) // 2
    knob = m.gap_px + 2 * beyond
    return {
        "QSlider::groove:horizontal": f"height: {m.gap_px}px; background: {c.hairline};"
        f"border-radius: {m.gap_px // 2}px;",
        "QSlider::sub-page:horizontal": f"background: {c.accent}; border-radius: {m.gap_px // 2}px;",
        "QSlider::handle:horizontal": f"width: {knob}px; margin: -{beyond}px 0;"
        f"background: {c.accent}; border-radius: {knob // 2}px;",
    }


def style_sheet(theme: Theme) -> str:
    """Return the style sheet for Qt's own widgets in forms, sheets and dialogs: fields, buttons, lists, tabs."""
    c, m = theme.colours, theme.metrics
    rules = {
        "QPushButton": f"min-height: {m.target_px - 4}px; padding: 0 {m.pad_px}px; background: {c.raised};"
        f"color: {c.text}; border: {m.line_px}px solid {c.line}; border-radius: {m.radius_px}px;",
        "QListView, QTreeView, QTableView": f"background: {c.raised}; color: {c.text};"
        f"border: {m.line_px}px solid {c.hairline}; border-radius: {m.radius_px}px; padding: {m.pad_px // 2}px;",
        **_field_rules(theme),
        "QPushButton:hover, QComboBox:hover": f"background: {c.hover};",
        "QPushButton:pressed": f"background: {c.pressed};",
        "QPushButton:default, QPushButton:checked": f"background: {c.accent}; color: {c.on_accent};"
        f"border-color: {c.accent};",
        "QPushButton:disabled, QComboBox:disabled, QLineEdit:disabled": f"background: {c.surface}; color: {c.line};"
        f"border-color: {c.hairline};",
        "QDialogButtonBox": "dialogbuttonbox-buttons-have-icons: 0;",
        "QPushButton:focus": f"border: {m.focus_px}px solid {c.accent};",
        "QComboBox::drop-down, QDateEdit::drop-down": f"border: none; width: {m.target_px}px; background: transparent;",
        "QDateEdit::down-arrow, QComboBox::down-arrow": "image: none;",
        "QProgressBar": f"background: {c.hairline}; border: none; border-radius: {m.gap_px // 2}px;",
        "QProgressBar::chunk": f"background: {c.accent}; border-radius: {m.gap_px // 2}px;",
        **_slider_rules(theme),
        "QTableView": f"alternate-background-color: {c.hover};",
        "QCheckBox": f"spacing: {m.gap_px * 3 // 4}px; padding: {m.focus_px}px {m.gap_px // 2}px;",
        **_focus_rules(theme),
        "QListView::indicator": f"margin-right: {max(0, m.gap_px * 3 // 4 - 6)}px;",  # Qt leaves 6 on every screen
        "QCheckBox::indicator, QListView::indicator": f"width: {m.icon_px}px; height: {m.icon_px}px;",
        "QCheckBox::indicator:unchecked, QListView::indicator:unchecked": ""
        f"background: {c.raised}; border: {m.line_px}px solid {c.line};"
        f"border-radius: {m.radius_px // 2}px;",
        "QCheckBox::indicator:checked, QListView::indicator:checked": ""
        f"background: {c.accent}; border: {m.line_px}px solid {c.accent};"
        f'border-radius: {m.radius_px // 2}px; image: url("{_tick(theme)}");',
        # The application's font is that of the main window; a desktop window has smaller text.
        "QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit, QTimeEdit, QPlainTextEdit, QTextEdit, QListView,"
        "QTableView, QHeaderView, QCheckBox, QCalendarWidget": f"font-size: {m.font_px}px;",
        "QHeaderView::section": f"background: {c.surface}; color: {c.muted}; border: none; padding: {m.pad_px // 2}px;"
        f" padding-left: {m.pad_px // 2 + CELL_MARGIN_PX}px;",
        "QTableWidget::item": f"padding: 0 {m.pad_px // 2}px;",
        "QTableCornerButton::section": f"background: {c.surface}; border: none;",
        "QListView::item, QTreeView::item": f"min-height: {m.target_px - 2 * m.focus_px}px;"
        f"border-radius: {m.radius_px}px; padding: 0 {m.pad_px - m.focus_px}px;",
        "QListView::item:selected, QTreeView::item:selected, QTableView::item:selected": ""
        f"background: {c.tint}; color: {c.text};",
        # Square as the window that Qt puts it in, whose corners would be seen.
        "QComboBox QAbstractItemView": f"border: {m.line_px}px solid {c.line}; border-radius: 0; outline: none;",
        "QMenu": f"background: {c.surface}; border: {m.line_px}px solid {c.line}; padding: {m.pad_px // 2}px;",
        "QMenu::item": f"min-height: {m.target_px}px; padding: 0 {m.pad_px * 2}px; border-radius: {m.radius_px}px;",
        "QMenu::item:selected": f"background: {c.tint}; color: {c.text};",
        "QToolTip": f"background: {c.text}; color: {c.surface}; border: none; padding: {m.pad_px // 2}px;",
    }
    return (
        PLAIN_TEXT_RULES
        + scroll_bar_style_sheet(theme)
        + "\n".join(f"{selector} {{ {body} }}" for selector, body in rules.items())
    )


def _focus_rules(theme: Theme) -> dict[str, str]:
    """Return the rules for the ring of what has the focus and no frame of its own: check boxes, rows, what scrolls."""
    c, m = theme.colours, theme.metrics
    rest = "QCheckBox, QListView::item, QTreeView::item, QScrollArea#scrolled"
    ring = "QCheckBox:focus, QListView::item:focus, QTreeView::item:focus, QScrollArea#scrolled:focus"
    return {
        rest: f"border: {m.focus_px}px solid transparent;",
        "QCheckBox, QScrollArea#scrolled": f"border-radius: {m.radius_px}px;",
        ring: f"border: {m.focus_px}px solid {c.accent};",
        "QCheckBox, QListView, QTreeView, QTableView": "outline: none;",
        "QTableView::item:focus": f"border: {m.focus_px}px solid {c.accent};",
    }


def _field_rules(theme: Theme) -> dict[str, str]:
    """Return the rules for what is written in: one frame, and one height and padding with and without the focus, whose
    frame is thicker."""
    c, m = theme.colours, theme.metrics
    lines = "QComboBox{0}, QLineEdit{0}"
    spins = "QSpinBox{0}, QDoubleSpinBox{0}, QDateEdit{0}, QTimeEdit{0}, QDateTimeEdit{0}"
    areas = "QPlainTextEdit{0}, QTextEdit{0}"
    arrows = "QSpinBox::{0}-button, QDoubleSpinBox::{0}-button, QTimeEdit::{0}-button"
    ground = f"background: {c.raised}; color: {c.text}; border-radius: {m.radius_px}px;"
    rules = {f"{lines}, {spins}, {areas}".format(""): ground}
    for state, border, colour in (("", m.line_px, c.line), (":focus", m.focus_px, c.accent)):
        height, more = m.target_px - 4 - 2 * (border - m.line_px), border - m.line_px
        frame = f"border: {border}px solid {colour};"
        line = f"{frame} min-height: {height}px; padding: 0 {m.pad_px - more}px;"
        rules[lines.format(state)] = line
        rules[spins.format(state)] = f"{line} max-height: {height}px;"  # Qt adds to it for the arrows
        rules[areas.format(state)] = f"{frame} padding: {m.pad_px // 2 - more}px {m.pad_px - AREA_MARGIN_PX - more}px;"
    rules[f"QSpinBox[{_PLACEHOLDER}=true]"] = f"color: {c.muted};"
    # No arrows: of no width, at each end, as Qt lays the text between them and would forget the padding.
    for arrow, end in (("up", "top left"), ("down", "bottom right")):
        place = f"subcontrol-origin: content; subcontrol-position: {end};"
        rules[arrows.format(arrow)] = f"width: 0; border: none; {place}"
    return rules


def show_as_placeholder(field: QWidget, *, on: bool) -> None:
    """Show what a field says as what is to be entered there, not as a value."""
    if bool(field.property(_PLACEHOLDER)) != on:
        field.setProperty(_PLACEHOLDER, on)
        field.style().unpolish(field)
        field.style().polish(field)


def _tick(theme: Theme) -> str:
    """Return the path of a check box's tick. Qt's own is black on any background."""
    return (TICK_FOLDER / ("dark.svg" if theme.is_dark else "light.svg")).as_posix()


def scroll_bar_style_sheet(theme: Theme) -> str:
    """Return the rules for thin scroll bars. On a board users swipe, and scroll bars only show the position."""
    thick = max(8, theme.metrics.target_px // 5)
    ground, grip = theme.colours.surface, theme.colours.line
    return f"""
        QScrollBar {{ background: {ground}; border: none; }}
        QScrollBar:horizontal {{ height: {thick}px; }}
        QScrollBar:vertical {{ width: {thick}px; }}
        QScrollBar::handle {{ background: {grip}; border-radius: {thick // 2 - 2}px; margin: 2px; }}
        QScrollBar::handle:horizontal {{ min-width: {thick * 4}px; }}
        QScrollBar::handle:vertical {{ min-height: {thick * 4}px; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: {ground}; }}
    """


class _StyleSheetUpdater(QObject):
    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        theme.changed.connect(self.put)

    def put(self) -> None:
        self._window.setStyleSheet(style_sheet(self._theme))


def apply_to_window(window: QWidget, theme: Theme) -> None:
    """Apply the style sheet to a window made of Qt's own widgets and keep it up to date. Painted widgets of the chrome
    do not need it."""
    _StyleSheetUpdater(window, theme).put()
