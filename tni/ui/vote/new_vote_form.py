"""Form for the next question in the teacher's window: kind, answers and rules of the vote."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from tni.quiz.question_draft import QuestionDraft
from tni.quiz.question_kinds import CLICKER_KINDS, LETTERS, QuestionKind
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.vote.skill_names import skill_name, skills_button_text
from tni.ui.vote.skills_sheet import SkillsSheet
from tni.ui.vote.vote_text import answer_lines_hint, question_kind_name

KIND_COLUMNS = 2
TEAM_COUNTS = (0, 2, 3, 4, 5, 6)
TIME_LIMITS_S = (0, 30, 60, 120, 300)
KINDS_WITH_COUNT = frozenset({QuestionKind.CHOICE, QuestionKind.SEVERAL, QuestionKind.SCALE, QuestionKind.ORDER})
"""Kinds for which the form asks the number of letters or steps if no answers are typed."""


class NewVoteForm(QWidget):
    """Form that edits a `QuestionDraft`. changed: emitted with the draft after each choice or input."""

    changed = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self.draft = QuestionDraft()
        self._rows = QVBoxLayout(self)
        set_panel_spacing(self._rows, style, margins=False)
        kinds = [TextButton(style, question_kind_name(kind), value=kind.value) for kind in QuestionKind]
        self.kinds = ChoiceGrid(style, tr("Type de question"), kinds, KIND_COLUMNS, even=True)
        self.kinds.chosen.connect(lambda value: self._change(kind=QuestionKind(value)))
        self.counts = ChoiceGrid(style, tr("Nombre de réponses possibles"), self._count_buttons(), 7)
        self.counts.chosen.connect(lambda value: self._change(choice_count=int(value)))
        self.lines = QPlainTextEdit()
        self.lines.setTabChangesFocus(True)
        self.lines.textChanged.connect(lambda: self._change(lines=self.lines.toPlainText()))
        self.tolerance = QLineEdit()
        self.tolerance.setPlaceholderText(tr("Écart accepté (0 : réponse exacte)"))
        self.tolerance.setAccessibleName(tr("Écart accepté"))
        self.tolerance.textChanged.connect(lambda text: self._change(tolerance=text))
        self.needs = Label(style, tr("Réponses par téléphones et tablettes seulement."), size="small", token="muted")
        self.needs.setWordWrap(True)
        for widget in (self.kinds, self.counts, self.needs, self.lines, self.tolerance):
            self._rows.addWidget(widget)
        self._rows.addWidget(Label(style, tr("Temps pour répondre"), size="small", token="muted"))
        limits = [TextButton(style, _limit_name(limit), value=str(limit)) for limit in TIME_LIMITS_S]
        self.limits = ChoiceGrid(style, tr("Temps pour répondre"), limits, len(TIME_LIMITS_S))
        self.limits.chosen.connect(lambda value: self._change_rules(limit_s=float(value) or None))
        self._rows.addWidget(self.limits)
        self._rows.addWidget(Label(style, tr("Équipes"), size="small", token="muted"))
        teams = [TextButton(style, str(n) if n else tr("Sans"), value=str(n)) for n in TEAM_COUNTS]
        self.teams = ChoiceGrid(style, tr("Équipes"), teams, len(TEAM_COUNTS))
        self.teams.chosen.connect(lambda value: self._change(teams=int(value)))
        self._rows.addWidget(self.teams)
        self.skills = TextButton(style, skills_button_text(()))
        self.skills.clicked.connect(self.open_skills)
        self._rows.addWidget(self.skills, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addLayout(self._make_switches())
        style.theme.changed.connect(self._restyle)
        self._restyle()
        self.show_draft(QuestionDraft())

    def _count_buttons(self) -> list[TextButton]:
        return [
            TextButton(self.kit, f"{n}", value=str(n), name=tr("{} choix").format(n))
            for n in range(2, len(LETTERS) + 1)
        ]

    def _make_switches(self) -> QGridLayout:
        grid = QGridLayout()
        self.first_only = self._switch(tr("La première réponse compte"))
        self.first_only.toggled.connect(lambda on: self._change_rules(first_only=on))
        self.anonymous = self._switch(tr("Vote anonyme"))
        self.anonymous.setToolTip(tr("Personne ne pourra retrouver qui a répondu quoi, pas même ce programme."))
        self.anonymous.toggled.connect(lambda on: self._change_rules(anonymous=on))
        self.confidence = self._switch(tr("Demander s’ils sont sûrs"))
        self.confidence.toggled.connect(lambda on: self._change(confidence=on))
        self.ladder = self._switch(tr("Montrer qui est en tête"))
        self.ladder.toggled.connect(lambda on: self._change(ladder=on))
        for place, switch in enumerate((self.first_only, self.anonymous, self.confidence, self.ladder)):
            grid.addWidget(switch, place, 0)
        grid.setColumnStretch(1, 1)
        return grid

    def _switch(self, text: str) -> TextButton:
        button = TextButton(self.kit, text)
        button.setCheckable(True)
        return button

    def open_skills(self) -> None:
        """Choose the skills of the questions to come."""
        sheet = SkillsSheet(
            self.kit,
            tr("Valables pour les questions à venir, jusqu’à un autre choix."),
            self.draft.skills,
            self.window(),
        )
        sheet.chosen.connect(lambda skills: self._change(skills=skills))
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()

    def show_draft(self, draft: QuestionDraft) -> None:
        """Show a draft without emitting `changed`."""
        self.draft = draft
        self.skills.set_text(skills_button_text(draft.skills))
        self.skills.setToolTip("\n".join(map(skill_name, draft.skills)))
        self.kinds.choose(draft.kind.value)
        self.counts.choose(str(draft.choice_count))
        self.teams.choose(str(draft.teams))
        self.limits.choose(str(int(draft.rules.limit_s or 0)))
        for switch, on in (
            (self.first_only, draft.rules.first_only),
            (self.anonymous, draft.rules.anonymous),
            (self.confidence, draft.confidence),
            (self.ladder, draft.ladder),
        ):
            if switch.isChecked() != on:
                switch.blockSignals(True)
                switch.setChecked(on)
                switch.blockSignals(False)
        if self.lines.toPlainText() != draft.lines:
            self.lines.blockSignals(True)
            self.lines.setPlainText(draft.lines)
            self.lines.blockSignals(False)
        hint = answer_lines_hint(draft.kind)
        self.lines.setPlaceholderText(hint)
        self.lines.setAccessibleName(hint)
        self.lines.setVisible(bool(hint))
        self.tolerance.setVisible(draft.kind is QuestionKind.NUMBER)
        self.counts.setVisible(draft.kind in KINDS_WITH_COUNT and not draft.lines.strip())
        self.needs.setVisible(draft.kind not in CLICKER_KINDS)

    def _change(self, **fields: object) -> None:
        self.show_draft(replace(self.draft, **fields))  # type: ignore[arg-type]
        self.changed.emit(self.draft)

    def _change_rules(self, **fields: object) -> None:
        self._change(rules=replace(self.draft.rules, **fields))  # type: ignore[arg-type]

    def _restyle(self) -> None:
        metrics = self.kit.theme.metrics
        self.lines.setFont(self.kit.theme.font())
        self.tolerance.setFont(self.kit.theme.font())
        self.lines.setFixedHeight(round(metrics.target_px * 2.6))


def _limit_name(limit_s: int) -> str:
    if not limit_s:
        return tr("Libre")
    return tr("{} s").format(limit_s) if limit_s < 60 else tr("{} min").format(limit_s // 60)
