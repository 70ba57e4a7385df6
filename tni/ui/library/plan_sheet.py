"""Sheet « Plan de la leçon »: aims, phases, materials, adaptations and homework, written at the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tni.core.ids import PageId, QuestionId
from tni.document.lesson_plan import Adaptation, LessonPlan, Need
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import labelled_field
from tni.ui.chrome.text_area import GrowingTextArea, TextArea
from tni.ui.i18n import tr
from tni.ui.library.homework_joined import HomeworkJoined
from tni.ui.library.need_names import need_names
from tni.ui.library.phase_editor import PhaseEditor
from tni.ui.library.saved_sheet import SavedSheet

AREA_LINES = 3


class PlanSheet(SavedSheet[LessonPlan | None]):
    """Sheet to write the plan of the open lesson. edited: the plan, None when all of it is empty. questions_wanted: the
    teacher wants to add questions to the phase that is chosen. file_wanted: she wants the plan on paper."""

    questions_wanted = Signal()
    file_wanted = Signal()

    def __init__(
        self, style: Style, plan: LessonPlan | None, pages: Sequence[PageId], shown: PageId, parent: QWidget,
        files: Mapping[str, str] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        """pages: of the lesson, in order. shown: the one on the board. files: names of those that the lesson has for
        the plan's homework, by their keys."""
        super().__init__(style, tr("Plan de la leçon"), plan, parent)
        self._plan = plan or LessonPlan()
        self.joined = HomeworkJoined(style, self._plan, pages, shown, files)
        on_paper = TextButton(style, tr("Fiche de préparation en PDF"))
        on_paper.clicked.connect(self.file_wanted)
        self.head.insertWidget(self.head.count() - 1, on_paper)
        body = QHBoxLayout()
        body.setSpacing(style.theme.metrics.pad_px * 2)
        body.addWidget(self._make_texts(), 2)
        self.phases = PhaseEditor(style, self._plan.phases, pages, shown)
        body.addWidget(self.phases, 3)
        self.rows.addLayout(body, 1)
        for area in (self.aims, self.abilities, self.materials, self.homework, *self.adaptations.values()):
            area.textChanged.connect(self.save_soon)
        self.phases.changed.connect(self.save_soon)
        self.joined.changed.connect(self.save_soon)
        self.phases.questions.wanted.connect(self.questions_wanted)

    def _make_texts(self) -> QScrollArea:
        column = QWidget()
        column.setAutoFillBackground(False)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, self.kit.theme.metrics.pad_px, 0)
        rows.setSpacing(self.kit.theme.metrics.gap_px)
        self.aims = self._area(rows, tr("Objectifs"), self._plan.aims)
        self.abilities = self._area(rows, tr("Ce que l’élève doit savoir faire"), self._plan.abilities)
        self.homework = self._area(rows, tr("Travail à donner"), self._plan.homework)
        rows.addWidget(self.joined)
        self.materials = self._area(rows, tr("Matériel"), self._plan.materials)
        rows.addWidget(Label(self.kit, tr("Adaptations"), size="small", token="muted"))
        known: dict[Need, str] = {}
        for one in self._plan.adaptations:  # several for one need share its field
            known[one.need] = " ; ".join(filter(None, (known.get(one.need), one.text)))
        self.adaptations = {need: self._area(rows, name, known.get(need, ""), 1) for need, name in need_names().items()}
        rows.addStretch(1)
        return scrolled(column, tr("Textes du plan"))

    def _area(self, rows: QVBoxLayout, name: str, text: str, lines: int = AREA_LINES) -> TextArea:
        area = GrowingTextArea(self.kit, text, lines)
        rows.addLayout(labelled_field(self.kit, name, area))
        return area

    @override
    def content(self) -> LessonPlan | None:
        found = replace(
            self._plan,
            aims=self.aims.toPlainText(),
            abilities=self.abilities.toPlainText(),
            homework=self.homework.toPlainText(),
            homework_files=self.joined.file_keys,
            homework_pages=self.joined.page_ids,
            materials=self.materials.toPlainText(),
            adaptations=tuple(
                Adaptation(need, area.toPlainText())
                for need, area in self.adaptations.items()
                if area.toPlainText().strip()
            ),
            phases=tuple(self.phases.phases),
        )
        return None if found == LessonPlan(id=found.id) else found

    def replace_question(self, old: QuestionId, new: QuestionId) -> None:
        """Show an edited question in the place of its earlier state, as the lesson has it already."""
        self.phases.replace_question(old, new)
        self._before = self.content()
