"""Revision after the votes: pupils to talk to, pupils who were sure and wrong, and questions to ask again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tni.cahier.french import NBSP
from tni.core.ids import QuestionId
from tni.quiz.question import Question
from tni.services.results.results_state import NamesByPupil
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.dates import format_date
from tni.ui.results.lazy_view import LazyView
from tni.ui.results.results_text import percent_text, respondent_name

if TYPE_CHECKING:
    from tni.quiz.follow_up import Confidence, PupilToFollowUp
    from tni.quiz.item_analysis import Respondent
    from tni.quiz.revision import RevisionQuestion
    from tni.services.results.vote_summary import ClassVoteHistory, VoteSummary

FIRST_LINES, NEXT_LINES = 6, 3
"""Rows made at once, and in each later turn of the event loop: a class may have hundreds of questions to ask again."""
CHOSEN_MARK, UNCHOSEN_MARK = "\u2713\u2002", "+\u2002"


class RevisionView(LazyView):
    """List of what needs revision.

    Signals:
        ask_wanted: question to ask again now.
        self_paced_wanted: selected questions, to ask as a self-paced quiz.
    """

    ask_wanted = Signal(object)
    self_paced_wanted = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__(is_stale=True)
        self.setAccessibleName(tr("À revoir"))
        self.kit = style
        self._summary: VoteSummary | None = None
        self._parts: Iterator[None] = iter(())
        self._names: NamesByPupil = {}
        self._past: ClassVoteHistory | None = None
        self.buttons: list[TextButton] = []
        self.choices: list[TextButton] = []
        self.self_paced: TextButton | None = None
        self._chosen: dict[QuestionId, Question] = {}
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(tr("À revoir"))
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._make_some)
        self._area.verticalScrollBar().valueChanged.connect(self._resume)
        self._area.verticalScrollBar().rangeChanged.connect(self._resume)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._area)

    def show_summary(self, summary: VoteSummary | None, names: NamesByPupil) -> None:
        """Show the results of the selected séance; None if there is nothing to show."""
        self._summary, self._names = summary, names
        self.refresh()

    def show_past(self, past: ClassVoteHistory) -> None:
        """Show the history of all votes of the class."""
        self._past = past
        self.refresh()

    @override
    def fill(self) -> None:
        inside = QWidget()
        inside.setAccessibleName(tr("À revoir"))
        whole, self._rows = QVBoxLayout(inside), QVBoxLayout()
        whole.setContentsMargins(0, 0, self.kit.theme.metrics.pad_px, 0)
        whole.addLayout(self._rows)
        whole.addStretch(1)
        self.buttons, self.choices, self._chosen, self.self_paced = [], [], {}, None
        self._area.setWidget(inside)
        self._parts = self._make_parts()
        _run_steps(self._parts, FIRST_LINES)
        self._timer.start()

    @property
    def is_filling(self) -> bool:
        """True while rows are made: until the next screen is full too."""
        return self._timer.isActive()

    def _resume(self) -> None:
        self._timer.start()

    def _make_some(self) -> None:
        """Make rows until the next screen is full too; further rows follow on scrolling."""
        bar = self._area.verticalScrollBar()
        reaches_far = bar.maximum() - bar.value() > bar.pageStep() > 0
        if reaches_far or not _run_steps(self._parts, NEXT_LINES):
            self._timer.stop()

    def _make_parts(self) -> Iterator[None]:
        """Make the content from top to bottom, a row at each step."""
        summary = self._summary
        self._title(tr("Élèves à voir après cette séance"))
        seen = () if summary is None else summary.to_follow_up
        for one in seen:
            self._line(_follow_up_text(one, self._names))
            yield
        if not seen:
            self._line(tr("Aucun élève n’est sous la moitié de bonnes réponses, sur trois au moins."), "muted")
        if summary is not None and summary.sure:
            asked = dict.fromkeys(ledger.round.question.id for ledger in summary.ledgers)
            numbers = {id_: n for n, id_ in enumerate(asked, 1)}
            self._title(tr("Sûrs de leur réponse, ou pas"))
            for found in summary.sure:
                self._line(_confidence_text(found, numbers[found.question.id], self._names))
                yield
        self._title(tr("Questions à reposer"))
        yield
        if self._past is not None:
            yield from self._make_revision(self._past)

    def _make_revision(self, past: ClassVoteHistory) -> Iterator[None]:
        due = [again for again in past.revision if again.due <= past.today]
        later = [again for again in past.revision if again.due > past.today]
        for again in (*due, *later):
            when = "" if again.due <= past.today else tr(" – à partir du {}").format(format_date(again.due))
            self._ask_line(again, _revision_text(again) + when, filled=again.due <= past.today)
            yield
        if not past.revision:
            self._line(tr("Aucune : tout est acquis."), "muted")
        if len(self.choices) > 1:
            self._show_self_paced()

    def _show_self_paced(self) -> None:
        """Show the button that asks the selected questions as a self-paced quiz."""
        line = QHBoxLayout()
        self.self_paced = TextButton(self.kit, "", filled=True)
        self.self_paced.clicked.connect(lambda: self.self_paced_wanted.emit(tuple(self._chosen.values())))
        line.addStretch(1)
        line.addWidget(self.self_paced)
        self._rows.addLayout(line)
        self._count_chosen(self.self_paced)

    def _count_chosen(self, button: TextButton) -> None:
        button.setEnabled(bool(self._chosen))
        button.set_text(tr("Poser en série ({})").format(len(self._chosen)))

    def _choose(self, question: Question, choice: TextButton, chosen: bool) -> None:
        name = choice.accessibleName()
        choice.set_text((CHOSEN_MARK if chosen else UNCHOSEN_MARK) + tr("Série"))
        choice.setAccessibleName(name)
        if chosen:
            self._chosen[question.id] = question
        else:
            self._chosen.pop(question.id, None)
        if self.self_paced is not None:
            self._count_chosen(self.self_paced)

    def _title(self, text: str) -> None:
        self._rows.addSpacing(self.kit.theme.metrics.gap_px)
        self._rows.addWidget(Label(self.kit, text, size="title"))

    def _line(self, text: str, token: str = "text") -> None:
        label = Label(self.kit, text, token=token)
        label.setWordWrap(True)
        self._rows.addWidget(label)

    def _ask_line(self, revision: RevisionQuestion, text: str, *, filled: bool) -> None:
        row = QWidget()  # its own layout is not computed again for each row below
        row.setAccessibleName(text)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        label = Label(self.kit, text)
        label.setWordWrap(True)
        button = TextButton(self.kit, tr("Reposer"), name=tr("Reposer : {}").format(text), filled=filled)
        button.clicked.connect(lambda: self.ask_wanted.emit(revision.question))
        self.buttons.append(button)
        line.addWidget(label, 1)
        choice = TextButton(self.kit, UNCHOSEN_MARK + tr("Série"), name=tr("Dans la série : {}").format(text))
        choice.setCheckable(True)
        choice.toggled.connect(lambda on: self._choose(revision.question, choice, on))
        self.choices.append(choice)
        line.addWidget(choice, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(row)


def _run_steps(parts: Iterator[None], most: int) -> int:
    """Run at most `most` steps and return the number of steps run."""
    return sum(1 for _ in islice(parts, most))


def question_text(question: Question) -> str:
    return " ".join((question.text or "").split()) or tr("Question écrite au tableau")


def _revision_text(revision: RevisionQuestion) -> str:
    times = tr("posée une fois") if revision.times == 1 else tr("posée {} fois").format(revision.times)
    share = tr("{} de bonnes réponses la dernière fois").format(percent_text(revision.share))
    return f"{question_text(revision.question)} – {times}, {share}"


def _follow_up_text(one: PupilToFollowUp, names: NamesByPupil) -> str:
    answers = tr("{} réponse") if is_singular(one.answered) else tr("{} réponses")
    right = tr("{} juste").format(percent_text(one.right))
    parts = [f"{right}, {answers.format(one.answered)}"]
    if one.sure_wrong:
        wrong = (
            tr("sûr d’une erreur") if is_singular(one.sure_wrong) else tr("sûr de {} erreurs").format(one.sure_wrong)
        )
        parts.append(wrong)
    return f"{respondent_name(one.pupil, names)}{NBSP}: " + ", ".join(parts)


def _confidence_text(found: Confidence, number: int, names: NamesByPupil) -> str:
    """Return the confidence of the answers to a question. Pupils who were sure and wrong are named: they will not
    ask."""
    parts = [
        tr("justes et sûrs : {}").format(len(found.sure_right)),
        tr("justes sans être sûrs : {}").format(_who(found.unsure_right, names)),
        tr("sûrs et dans l’erreur : {}").format(_who(found.sure_wrong, names)),
        tr("ni sûrs ni justes : {}").format(len(found.unsure_wrong)),
    ]
    return tr("Question {}").format(number) + f"{NBSP}: " + " ; ".join(parts)


def _who(persons: Iterable[Respondent], names: NamesByPupil) -> str:
    return ", ".join(respondent_name(person, names) for person in persons) or "0"
