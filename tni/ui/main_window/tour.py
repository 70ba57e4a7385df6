"""Tour of the main window: a few quiet steps, each beside the control that it is about. Writing goes on meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.panel import FloatingPanel, Label, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow

WIDTH_TARGETS = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class TourStep:
    """Step of the tour. landmark: the toolbar's button beside which it stands."""

    landmark: str
    title: str
    text: str


def tour_steps() -> tuple[TourStep, ...]:
    return (
        TourStep("pen", tr("Écrire"), tr("Essayer d’écrire sur la page, au stylo, au doigt ou à la souris.")),
        TourStep("eraser", tr("Effacer"), tr("La gomme enlève des traits. « Annuler » rend ce qui est parti.")),
        TourStep("pages", tr("Changer de page"), tr("Les flèches tournent les pages ; le numéro les montre toutes.")),
        TourStep("vote", tr("Faire voter"), tr("La classe répond A, B, C ou D, par télécommande, téléphone ou carte.")),
        TourStep(
            "seance", tr("Commencer une séance"),
            tr("Avec une classe, la leçon préparée reste intacte et le cahier de textes se remplit."),
        ),
        TourStep(
            "more", tr("Trouver tout le reste"),
            tr("« Plus » contient tout, et l’aide : on peut y chercher « chrono » ou « rideau »."),
        ),
    )  # fmt: skip


class TourMark(QWidget):
    """Outline around a button of the toolbar. It takes no touch."""

    def __init__(self, style: Style, bar: QWidget) -> None:
        super().__init__(bar)
        self._kit = style
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def surround(self, button: QWidget) -> None:
        reach = self._kit.theme.metrics.gap_px // 2
        self.setGeometry(button.geometry().adjusted(-reach, -reach, reach, reach))
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._kit.theme
        thick = look.metrics.focus_px * 1.5
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("danger"), thick))
        box = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.drawRoundedRect(box, look.metrics.radius_px, look.metrics.radius_px)
        painter.end()


class TourPanel(FloatingPanel):
    """Panel with a step of the tour. onward: the next step, or the end; practice_wanted: open the practice lesson."""

    onward = Signal()
    practice_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Visite guidée"), parent)
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        self._number = Label(style, size="small", token="muted")
        self._title, self._text = Label(style, size="title"), Label(style)
        self._text.setWordWrap(True)
        self._text.setFixedWidth(style.theme.metrics.target_px * WIDTH_TARGETS)
        line = QHBoxLayout()
        self.next = TextButton(style, tr("Suivant"), filled=True)  # the first: the focus of the help falls to it
        self.skip = TextButton(style, tr("Passer"), quiet=True)
        self.skip.clicked.connect(self.put_away)
        self.practice = TextButton(style, tr("Leçon d’entraînement"))
        self.practice.clicked.connect(self.practice_wanted)
        self.next.clicked.connect(self.onward)
        line.addStretch(1)  # nothing on the left, where a second tap on the notice that offers the tour would land
        line.addWidget(self.skip)
        line.addWidget(self.practice)
        line.addWidget(self.next)
        for label in (self._number, self._title, self._text):
            rows.addWidget(label)
        rows.addLayout(line)

    def show_step(self, step: TourStep, number: int, count: int) -> None:
        self._number.setText(f"{number} / {count}")
        self._title.setText(step.title)
        self._text.setText(step.text)
        is_last = number == count
        self.practice.setVisible(is_last)
        self.skip.setVisible(not is_last)
        self.next.set_text(tr("Terminer") if is_last else tr("Suivant"))

    def lie_beside(self, button: QRect, edge: str, area: QRect) -> None:
        """Lie on the page's side of a button of the toolbar. button, area: in the parent's coordinates."""
        gap = self.kit.theme.metrics.gap_px * 2
        self.set_area(area)
        self.ensurePolished()
        self.adjustSize()
        middle = button.center() - self.rect().center()
        match edge:
            case "left":
                corner = QPoint(button.right() + gap, middle.y())
            case "right":
                corner = QPoint(button.left() - gap - self.width(), middle.y())
            case _:
                corner = QPoint(middle.x(), button.top() - gap - self.height())
        self.keep_inside(corner)
        self.show()
        self.raise_()


class Tour(QObject):
    """Tour under way in the main window, at most one at a time. Enter goes on; Escape and « Passer » end it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps = tour_steps()
        self._at = 0
        self._panel: TourPanel | None = None
        self._mark: TourMark | None = None
        window.arranged.connect(self._place)
        window.kit.theme.changed.connect(self._place)

    def start(self) -> None:
        self.end()
        window = self._window
        window.bar.set_shown(True)
        self._at, self._mark = 0, TourMark(window.kit, window.bar)
        panel = self._panel = TourPanel(window.kit, window)
        panel.onward.connect(self._go_on)
        panel.practice_wanted.connect(self._practise)
        panel.closed.connect(self.end)
        window.installEventFilter(self)
        self._show()

    def end(self) -> None:
        self._window.removeEventFilter(self)
        panel, mark, self._panel, self._mark = self._panel, self._mark, None, None
        for widget in (panel, mark):
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on by an Enter that nothing else in the window wants."""
        if self._panel is None or event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in _ENTER:
            return False
        if not event.isAutoRepeat():
            self._go_on()
        return True

    def _go_on(self) -> None:
        self._at += 1
        if self._at < len(self._steps):
            self._show()
        else:
            self.end()

    def _practise(self) -> None:
        self.end()
        self._window.commands[CommandId.PRACTICE].trigger()

    def _show(self) -> None:
        if self._panel is not None:
            self._panel.show_step(self._steps[self._at], self._at + 1, len(self._steps))
            self._place()

    def _place(self) -> None:
        """Lie beside the button of the current step, also when the window or its sizes have changed."""
        if self._panel is None or self._mark is None:
            return
        bar = self._window.bar
        button = bar.landmarks[self._steps[self._at].landmark]
        if not button.isVisible():
            button = bar.more_button
        self._mark.surround(button)
        place = QRect(button.mapTo(self._window, QPoint(0, 0)), button.size())
        self._panel.lie_beside(place, bar.edge, self._window.page_area)
