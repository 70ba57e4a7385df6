"""Proposals for a lesson's card, each with the words of the lesson that speak for it; none is taken by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.library.curriculum_proposal import CurriculumProposal, CurriculumProposals
from tni.library.vocabulary import VocabularyKind
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.i18n import tr
from tni.ui.library.concept_field import short_text


class ProposalList(QWidget):
    """Button « Proposer » and what it proposes. label_of: returns the label of a key.

    Signals:
        wanted: proposals are to be made.
        taken: kind and key of a proposal that was pressed.
    """

    wanted = Signal()
    taken = Signal(object, str)

    def __init__(self, style: Style, label_of: Callable[[str], str]) -> None:
        super().__init__()
        self.kit, self._label_of = style, label_of
        self.setAccessibleName(tr("Propositions"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, style.theme.metrics.pad_px, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        line = QHBoxLayout()
        self.button = TextButton(style, tr("Proposer"))
        self.button.clicked.connect(lambda _checked=False: self._ask())
        self.note = Label(style, tr("D’après les mots de la leçon ; rien ne s’ajoute tout seul."), token="muted")
        self.note.setWordWrap(True)
        line.addWidget(self.button)
        line.addWidget(self.note, 1)
        rows.addLayout(line)
        self._found = QVBoxLayout()
        self._found.setSpacing(style.theme.metrics.gap_px)
        rows.addLayout(self._found)

    def _ask(self) -> None:
        self.note.setText(tr("Un instant…"))
        self.wanted.emit()

    def show_proposals(self, found: CurriculumProposals) -> None:
        self._clear()
        for kind, proposals in (
            (VocabularyKind.SUBJECT, found.subjects),
            (VocabularyKind.LEVEL, found.levels),
            (VocabularyKind.DOMAIN, found.domains),
        ):
            for proposal in proposals:
                self._add(kind, proposal)
        is_empty = not (found.subjects or found.levels or found.domains)
        text = tr("Les mots de la leçon n’en disent pas assez.") if is_empty else tr("Toucher pour prendre.")
        self.note.setText(text)

    def _add(self, kind: VocabularyKind, proposal: CurriculumProposal) -> None:
        label, words = self._label_of(proposal.key), ", ".join(proposal.evidence)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        button = TextButton(self.kit, f"+ {short_text(label)}", name=tr("Prendre : {}").format(label))
        button.clicked.connect(lambda _checked=False: self._take(kind, proposal.key, row))
        why = Label(self.kit, words, token="muted")
        why.setWordWrap(True)
        line.addWidget(button)
        line.addWidget(why, 1)
        self._found.addWidget(row)

    def _take(self, kind: VocabularyKind, key: str, row: QWidget) -> None:
        row.hide()
        self.taken.emit(kind, key)

    def _clear(self) -> None:
        clear_layout(self._found)
