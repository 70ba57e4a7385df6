"""Lesson plan in the teacher's window: the phase under way with its time left, the next one, and all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QProgressBar, QVBoxLayout, QWidget

from tni.cahier.plan_progress import PhaseProgress, PhaseState, PlanProgress
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.messages.dates import day_of_year
from tni.ui.teacher.phase_details import PhaseDetails, PhaseDetailsBox
from tni.ui.teacher.plan_question_rows import PlannedQuestion, PlanQuestionRows

LISTED_MAX = 5
"""Phases that the list shows without scrolling."""
MINUTE_S = 60.0


class PlanBox(QWidget):
    """Box of the plan; hidden without one. Its buttons act on the phase chosen in the list, at first the one under way.

    Signals, each with the id of a phase:
        start_wanted, drop_wanted, postpone_wanted, reopen_wanted.
    ask_wanted: the id of a question and that of its phase. page_wanted: the id of a page. next_wanted: the phase under
    way is over.
    """

    next_wanted = Signal()
    start_wanted = Signal(str)
    drop_wanted = Signal(str)
    postpone_wanted = Signal(str)
    reopen_wanted = Signal(str)
    ask_wanted = Signal(str, str)
    page_wanted = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._plan: PlanProgress | None = None
        self.setAccessibleName(tr("Plan"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, style.theme.metrics.pad_px)
        rows.setSpacing(style.theme.metrics.gap_px)
        rows.addWidget(Label(style, tr("Plan"), size="small", token="muted"))
        self.phase = Label(style, size="title")
        self.phase.setWordWrap(True)
        self.left = Label(style)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(max(4, style.theme.metrics.gap_px))
        self._bar.setAccessibleName(tr("Temps de la phase"))
        self.following = Label(style, token="muted")
        self.following.setWordWrap(True)
        for widget in (self.phase, self.left, self._bar, self.following):
            rows.addWidget(widget)
        rows.addWidget(self._make_list())
        self.details = PhaseDetailsBox(style)
        self.details.page_wanted.connect(self.page_wanted)
        rows.addWidget(self.details)
        self._details_of: Mapping[str, PhaseDetails] = {}
        rows.addLayout(self._make_buttons())
        self.questions = PlanQuestionRows(style)
        self.questions.ask_wanted.connect(self._ask)
        rows.addWidget(self.questions)
        self._asked_by: Mapping[str, Sequence[PlannedQuestion]] = {}
        self.show_plan(None)

    def _make_list(self) -> QWidget:
        self.list = QListWidget()
        side = self.kit.theme.metrics.icon_px
        self.list.setIconSize(QSize(side, side))
        self.list.setAccessibleName(tr("Phases du plan"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        FingerScroll(self.list)
        self.list.currentRowChanged.connect(lambda _row: self._offer())
        return self.list

    def _make_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.next_button = TextButton(self.kit, tr("Phase suivante"), filled=True)
        self.next_button.clicked.connect(self.next_wanted)
        self.start_button = TextButton(self.kit, tr("Commencer"), filled=True)
        self.postpone_button = TextButton(self.kit, tr("Reporter"))
        self.postpone_button.setToolTip(tr("À la prochaine séance de cette classe"))
        self.drop_button = TextButton(self.kit, tr("Sauter"))
        self.drop_button.setToolTip(tr("Sans la faire"))
        self.reopen_button = TextButton(self.kit, tr("Prévoir à nouveau"))
        for button, signal in (
            (self.start_button, self.start_wanted),
            (self.postpone_button, self.postpone_wanted),
            (self.drop_button, self.drop_wanted),
            (self.reopen_button, self.reopen_wanted),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: self._send(signal))
        buttons = (self.next_button, self.start_button, self.postpone_button, self.drop_button, self.reopen_button)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        return line

    # -- display

    def show_plan(self, plan: PlanProgress | None) -> None:
        """Show the plan as it stands. The phase chosen stays chosen unless another one has begun."""
        before, self._plan = self._plan, plan
        self.setVisible(plan is not None and bool(plan.phases))
        if plan is None:
            self.list.clear()
            return
        self._show_time(plan)
        keys = [(one.phase, one.state) for one in plan.phases]
        if before is not None and keys == [(one.phase, one.state) for one in before.phases]:
            return
        begun = plan.current is not None and (before is None or before.current is None or _id(before) != _id(plan))
        kept = None if begun else self._chosen_id()
        self.list.clear()
        for one in plan.phases:
            item = QListWidgetItem(self._icon(one.state), _line(one))
            item.setData(Qt.ItemDataRole.UserRole, one.phase.id)
            self.list.addItem(item)
        wanted = kept or _id(plan)
        self.list.setCurrentRow(next((i for i, one in enumerate(plan.phases) if one.phase.id == wanted), 0))
        self._fit_list()
        self._offer()

    def show_details(self, details: Mapping[str, PhaseDetails]) -> None:
        """Show the details of the phase chosen. details: by the id of the phase."""
        self._details_of = details
        self.details.show_details(details.get(self._chosen_id() or ""))

    def show_questions(self, questions: Mapping[str, Sequence[PlannedQuestion]]) -> None:
        """Show the questions of the phase chosen. questions: by the id of the phase."""
        self._asked_by = questions
        self.questions.show_questions(questions.get(self._chosen_id() or "", ()))

    def _ask(self, question: str) -> None:
        if (phase := self._chosen_id()) is not None:
            self.ask_wanted.emit(question, phase)

    def _icon(self, state: PhaseState) -> QIcon:
        """Return the icon of a state, in the same colour for the chosen phase, whose ground is pale."""
        look = self.kit.theme
        drawn = self.kit.icons.pixmap(
            _ICONS[state], look.metrics.icon_px, look.colour("text"), self.devicePixelRatioF()
        )
        icon = QIcon(drawn)
        icon.addPixmap(drawn, QIcon.Mode.Selected)
        return icon

    def _show_time(self, plan: PlanProgress) -> None:
        current, following = plan.current, plan.next
        self.phase.setText(_title(current) if current is not None else _ended(plan))
        left = None if current is None else current.left_s
        self.left.setVisible(left is not None)
        self._bar.setVisible(left is not None)
        if current is not None and left is not None:
            self.left.set_token("danger" if left < 0 else "text")
            self.left.setText(left_text(left))
            whole = current.phase.minutes * int(MINUTE_S)
            self._bar.setRange(0, whole)
            self._bar.setValue(min(whole, round(current.spent_s)))
        self.following.setVisible(following is not None)
        if following is not None:
            self.following.setText(tr("Ensuite : {}").format(_line(following)))

    def _fit_list(self) -> None:
        shown = min(LISTED_MAX, self.list.count())
        self.list.doItemsLayout()
        height = sum(self.list.sizeHintForRow(row) for row in range(shown))
        self.list.setFixedHeight(height + 2 * self.list.frameWidth() + self.kit.theme.metrics.pad_px)

    def _offer(self) -> None:
        """Offer what can be done with the chosen phase."""
        chosen = self._chosen()
        state = None if chosen is None else chosen.state
        self.next_button.setVisible(state is PhaseState.UNDER_WAY)
        self.start_button.setVisible(state not in (None, PhaseState.UNDER_WAY))
        is_open = state in (PhaseState.UNDER_WAY, PhaseState.TO_DO)
        self.postpone_button.setVisible(is_open)
        self.drop_button.setVisible(is_open)
        self.reopen_button.setVisible(state in (PhaseState.DONE, PhaseState.DROPPED, PhaseState.POSTPONED))
        self.show_details(self._details_of)
        self.show_questions(self._asked_by)

    def _chosen_id(self) -> str | None:
        item = self.list.currentItem()
        return None if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def _chosen(self) -> PhaseProgress | None:
        chosen, phases = self._chosen_id(), () if self._plan is None else self._plan.phases
        return next((one for one in phases if one.phase.id == chosen), None)

    def _send(self, signal: Signal) -> None:
        if (chosen := self._chosen_id()) is not None:
            signal.emit(chosen)  # type: ignore[attr-defined]

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(self.kit.theme.metrics.target_px * 6, 0))


def left_text(left_s: float) -> str:
    """Return the time left of a phase as text, in whole minutes rounded up."""
    if left_s < 0:
        over = max(1, int(-left_s // MINUTE_S))
        return tr("Dépassé de {} min").format(over)
    return tr("Encore {} min").format(max(1, int(-(-left_s // MINUTE_S))))


def with_minutes(title: str, minutes: int) -> str:
    return tr("{title} ({minutes} min)").format(title=title, minutes=minutes) if minutes else title


def _id(plan: PlanProgress) -> str | None:
    return None if plan.current is None else plan.current.phase.id


def _title(phase: PhaseProgress) -> str:
    return phase.phase.title or tr("Phase sans titre")


def _ended(plan: PlanProgress) -> str:
    return tr("Plan terminé") if plan.next is None else tr("Aucune phase en cours")


_ICONS = {
    PhaseState.TO_DO: "circle",
    PhaseState.UNDER_WAY: "chevron-right",
    PhaseState.DONE: "check",
    PhaseState.DROPPED: "x",
    PhaseState.POSTPONED: "history",
    PhaseState.BROKEN_OFF: "history",
}


def _line(phase: PhaseProgress) -> str:
    said = {
        PhaseState.DROPPED: tr("sautée"),
        PhaseState.POSTPONED: tr("reportée"),
    }.get(phase.state) or _earlier(phase)
    text = with_minutes(_title(phase), phase.phase.minutes)
    return f"{text} · {said}" if said else text


def _earlier(phase: PhaseProgress) -> str:
    """Return what an earlier séance has left of a phase that is still to be done, "" for none."""
    if phase.put_off is None or phase.state is not PhaseState.TO_DO:
        return ""
    text = tr("commencée le {}") if phase.put_off.is_begun else tr("reportée le {}")
    return text.format(day_of_year(phase.put_off.day))
