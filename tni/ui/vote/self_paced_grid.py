"""Grid of a class's progress in a self-paced quiz: pupils at each question and answers to it. No names."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tni.cahier.french import NBSP
from tni.quiz.pacing import PupilProgress
from tni.services.voting.self_paced_service import SelfPacedState
from tni.ui.chrome.button import Style
from tni.ui.i18n import is_singular, tr

NUMBER_SIZES = 0.62, 0.45, 0.36, 0.3, 0.24, 0.18
"""Font sizes of seat numbers to try, in grid units: the largest that fits is used."""
END_SHARE = 2.0
"""Width of the columns after the last question, in widths of a question's column."""


class SelfPacedGrid(QWidget):
    """One column per question, one for pupils who have answered all, one for pupils who have handed in."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = style
        self._state: SelfPacedState | None = None
        self._numbered = False
        self._unit_px = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.theme.changed.connect(self.updateGeometry)

    def show_state(self, state: SelfPacedState, *, numbered: bool) -> None:
        """Show the progress. numbered: show seat numbers in place of counts."""
        self._state, self._numbered = state, numbered
        self.setAccessibleName(" ; ".join(self._descriptions(state)))
        self.update()

    def set_unit(self, unit_px: int) -> None:
        """Set half of the height, px, if larger than a touch target."""
        if unit_px != self._unit_px:
            self._unit_px = unit_px
            self.updateGeometry()

    @property
    def _side(self) -> int:
        return max(self.kit.theme.metrics.target_px, self._unit_px)

    def _descriptions(self, state: SelfPacedState) -> list[str]:
        words = []
        for place in range(len(state.questions)):
            here, answers = len(state.at(place)), state.answered(place)
            at = (tr("{} élève y est") if is_singular(here) else tr("{} élèves y sont")).format(here)
            given = (tr("{} réponse") if is_singular(answers) else tr("{} réponses")).format(answers)
            words.append(tr("Question {}").format(place + 1) + f"{NBSP}: {at}, {given}")
        words.append(tr("Tout répondu") + f"{NBSP}: {len(state.at(None))}")
        return [*words, tr("Rendu") + f"{NBSP}: {state.handed_in}"]

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.kit.theme.metrics.target_px * 8, self._side * 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.kit.theme.metrics.target_px * 4, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        state = self._state
        if state is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = len(state.questions)
        step, total = self.width() / (count + 2 * END_SHARE), max(1, len(state.people))
        for place in range(count):
            box = QRectF(place * step, 0, step, self.height())
            self._column(painter, box, f"Q{place + 1}", state.at(place), state.answered(place) / total)
        handed_in = tuple(one for one in state.people if one.handed_in)
        for place, (title, people) in enumerate(((tr("Tout répondu"), state.at(None)), (tr("Rendu"), handed_in))):
            box = QRectF((count + place * END_SHARE) * step, 0, step * END_SHARE, self.height())
            self._column(painter, box, title, people, len(people) / total)
        painter.end()

    def _column(
        self, painter: QPainter, box: QRectF, title: str, people: tuple[PupilProgress, ...], share: float
    ) -> None:
        """Draw a column. share: share of the class, drawn as a bar along the bottom."""
        look, side = self.kit.theme, self._side
        box = box.adjusted(2, 1, -2, -1)
        painter.setPen(QPen(look.colour("hairline"), look.metrics.line_px))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, look.metrics.radius_px, look.metrics.radius_px)
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        self._text(painter, QRectF(box.left(), box.top(), box.width(), side * 0.5), title, side * 0.36, "muted", middle)
        bar = QRectF(box.left() + 5, box.bottom() - side * 0.26, box.width() - 10, side * 0.16)
        body = QRectF(box.left() + 3, box.top() + side * 0.5, box.width() - 6, bar.top() - box.top() - side * 0.5)
        if self._numbered and people:
            numbers = " ".join(str(one.number) if one.number is not None else "?" for one in people)
            flags = middle | Qt.TextFlag.TextWordWrap
            painter.setPen(look.colour("text"))
            for size in NUMBER_SIZES:
                painter.setFont(look.font(round(side * size), bold=True))
                needed = painter.boundingRect(body, flags, numbers)
                if needed.width() <= body.width() and needed.height() <= body.height():
                    break
            painter.drawText(body, flags, numbers)
        else:
            token = "text" if people else "line"
            self._text(painter, body, str(len(people)), side * 0.62, token, middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("hairline"))
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        if share > 0:
            painter.setBrush(look.colour("accent"))
            full = QRectF(bar.left(), bar.top(), max(bar.height(), bar.width() * min(1.0, share)), bar.height())
            painter.drawRoundedRect(full, bar.height() / 2, bar.height() / 2)

    def _text(
        self, painter: QPainter, box: QRectF, text: str, size: float, token: str, align: Qt.AlignmentFlag
    ) -> None:
        """Draw a text at the requested size, or smaller so that it fits."""
        font = self.kit.theme.font(max(8, round(size)), bold=token != "muted")
        wide = QFontMetricsF(font).horizontalAdvance(text)
        if wide > box.width():
            font = self.kit.theme.font(max(8, int(size * box.width() / wide)), bold=token != "muted")
        painter.setFont(font)
        painter.setPen(self.kit.theme.colour(token))
        painter.drawText(box, align, text)
