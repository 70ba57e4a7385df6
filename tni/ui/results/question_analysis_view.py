"""Analysis of the questions: the share of right answers, and which pupils chose which wrong answer.

Below the questions stand the answers to one of them: how often each was chosen, and how well the pupils who chose it
answered the other questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tni.cahier.french import NBSP
from tni.quiz.item_analysis import Distractor, ItemAnalysis, QuizAnalysis
from tni.services.results.vote_summary import VoteSummary
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import is_singular, tr
from tni.ui.results.answer_text import full_answer_text, local_number
from tni.ui.results.bar_table import AlertCell, BarCell, BarTable, CellContent, share_bar
from tni.ui.results.lazy_view import LazyView
from tni.ui.results.results_text import NOT_ASKED_MARK, percent_text
from tni.ui.vote.vote_text import option_text

GOOD_DISCRIMINATION, WEAK_DISCRIMINATION = 30.0, 10.0
"""Discrimination, in percent, from which a question distinguishes pupils well, and below which it hardly does."""
MAX_ANSWERS = 8
FIRST, LAST = "first", "last"


class QuestionAnalysisView(LazyView):
    """View with a row for each question that has a right answer; below, the answers to the selected question."""

    def __init__(self, style: Style) -> None:
        super().__init__(is_stale=False)
        self.setAccessibleName(tr("Questions"))
        self.kit = style
        self._summary: VoteSummary | None = None
        self.analysis = QuizAnalysis()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        self.overview = Label(style, token="muted")
        self.overview.setWordWrap(True)
        line.addWidget(self.overview, 1)
        buttons = [
            TextButton(style, tr("Premier vote"), value=FIRST),
            TextButton(style, tr("Dernier vote"), value=LAST),
        ]
        self.vote = ChoiceGrid(style, tr("Vote analysé"), buttons, 2)
        self.vote.choose(FIRST)
        self.vote.chosen.connect(lambda _: self.fill())
        line.addWidget(self.vote)
        rows.addLayout(line)
        heads = [tr("Question"), tr("Réussite"), tr("Réponses"), tr("Discrimination"), tr("Au hasard"), tr("À savoir")]
        self.table = BarTable(style, tr("Analyse des questions"), heads, stretched=1, choosing=True)
        self.table.row_chosen.connect(self._show_item)
        rows.addWidget(self.table, 5)
        self.question = Label(style)
        self.question.setWordWrap(True)
        rows.addWidget(self.question)
        heads = [tr("Réponse"), tr("Choisie par"), tr("Leur réussite aux autres questions")]
        self.answers = BarTable(style, tr("Réponses choisies"), heads, stretched=1)
        rows.addWidget(self.answers, 4)

    def show_summary(self, summary: VoteSummary | None) -> None:
        """Show a summary; None if there is nothing to show."""
        self._summary = summary
        self.refresh()

    @override
    def fill(self) -> None:
        summary = self._summary
        ledgers = () if summary is None else summary.ledgers
        self.analysis = (
            QuizAnalysis() if summary is None else summary.by_last if self.vote.value == LAST else summary.by_first
        )
        self.overview.setText(_overview_text(self.analysis))
        order = {id_: n for n, id_ in enumerate(dict.fromkeys(one.round.question.id for one in ledgers), 1)}
        self._numbers = [order[item.question.id] for item in self.analysis.items]
        lines = [_line(item, number) for item, number in zip(self.analysis.items, self._numbers, strict=True)]
        self.table.show_lines(lines)
        if lines and self.table.row < 0:
            self.table.choose(0)
        for widget in (self.table, self.answers, self.question):
            widget.setVisible(bool(lines))
        self._show_item()

    def _show_item(self) -> None:
        at = self.table.row
        if not 0 <= at < len(self.analysis.items):
            self.answers.show_lines([])
            return
        item = self.analysis.items[at]
        words = tr("Question {}").format(self._numbers[at])
        self.question.setText(f"{words}{NBSP}: {item.question.text}" if item.question.text else words)
        most = max((d.n for d in item.distractors), default=0) or 1
        self.answers.show_lines([_answer_line(item, d, most) for d in _shown(item.distractors)])


def _shown(distractors: Sequence[Distractor]) -> Sequence[Distractor]:
    """Return the most frequent answers and the missing ones. Free texts that only one pupil wrote can be many."""
    given = [d for d in distractors if d.answer]
    return [*given[:MAX_ANSWERS], *(d for d in distractors if not d.answer)]


def _line(item: ItemAnalysis, number: int) -> list[CellContent]:
    found = item.statistics
    heading = str(number) if not item.question.text else f"{number}. {_cut(item.question.text)}"
    return [
        heading,
        NOT_ASKED_MARK if found.facility is None else share_bar(found.facility),
        f"{item.answered} / {found.n}",
        NOT_ASKED_MARK if found.discrimination is None else local_number(f"{found.discrimination:.0f}"),
        NOT_ASKED_MARK if item.guess is None else percent_text(item.guess),
        _remark(item),
    ]


def _cut(text: str, most: int = 36) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"


def _remark(item: ItemAnalysis) -> CellContent:
    found = item.statistics
    if found.check_key:
        return AlertCell(tr("Vérifier la bonne réponse"))
    if found.discrimination is None:
        return tr("Tous pareils") if found.n > 1 else ""
    if found.discrimination < WEAK_DISCRIMINATION:
        return tr("Distingue peu les élèves")
    return tr("Distingue bien les élèves") if found.discrimination >= GOOD_DISCRIMINATION else ""


def _overview_text(analysis: QuizAnalysis) -> str:
    """Summarise the quiz in a line. The counts come first: with thirty pupils, the decimals of these figures mean
    nothing."""
    found = analysis.quiz
    if not analysis.items:
        return tr("Aucune question n’a de bonne réponse : l’indiquer sous le tableau des réponses.")
    pupils = tr("{} élève") if is_singular(found.n) else tr("{} élèves")
    parts = [pupils.format(found.n)]
    if found.mean is not None:
        mean = tr("{mean} bonnes réponses en moyenne sur {all}")
        parts.append(mean.format(mean=local_number(f"{found.mean:.1f}"), all=len(analysis.items) - analysis.excluded))
    if found.alpha is not None and found.error is not None:
        named = tr("cohérence (KR-20) {}") if found.dichotomous else tr("cohérence (alpha) {}")
        parts.append(named.format(local_number(f"{found.alpha:.2f}")))
        parts.append(tr("erreur de mesure ± {}").format(local_number(f"{found.error:.1f}")))
    if analysis.excluded:
        apart = tr("{} vote anonyme à part") if is_singular(analysis.excluded) else tr("{} votes anonymes à part")
        parts.append(apart.format(analysis.excluded))
    return " · ".join(parts)


def _answer_line(item: ItemAnalysis, one: Distractor, most: int) -> list[CellContent]:
    words = _cut(full_answer_text(item.question, one.answer)) if one.answer else tr("pas de réponse")
    if option := option_text(item.question, one.answer):
        words = f"{words} – {_cut(option)}"
    number = str(one.n) + ("  " + tr("juste") if one.right else "")
    return [
        f"✓ {words}" if one.right else words,
        BarCell(one.n / most, number, pattern=0 if one.right else 1, strong=one.right),
        NOT_ASKED_MARK if one.rest is None else percent_text(one.rest),
    ]
