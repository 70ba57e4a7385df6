"""Sheet « Fiche de la leçon »: title, place in the curriculum, author and licence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import override

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from tni.document.lesson_plan import Curriculum
from tni.library.vocabulary import Vocabularies, VocabularyKind
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, ColourButton, TextButton
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.inks import ink_colours
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import labelled_field
from tni.ui.i18n import tr
from tni.ui.library.concept_field import ConceptField
from tni.ui.library.concept_picker import ConceptPicker
from tni.ui.library.proposal_list import ProposalList
from tni.ui.library.saved_sheet import SavedSheet

PLACE_MAX, MINUTES_MAX = 999, 9999
LICENCES = ("CC BY 4.0", "CC BY-SA 4.0", "CC BY-NC-SA 4.0", "CC0 1.0")


@dataclass(frozen=True, slots=True)
class LessonCard:
    """Contents of the sheet. curriculum: None when all of it is empty."""

    title: str
    tags: tuple[str, ...] = ()
    colour: str = ""
    curriculum: Curriculum | None = None


class CurriculumSheet(SavedSheet[LessonCard]):
    """Sheet of the open lesson's card. proposals_wanted, load_wanted, export_wanted: buttons were pressed."""

    proposals_wanted = Signal()
    load_wanted = Signal()
    export_wanted = Signal()

    def __init__(
        self,
        style: Style,
        card: LessonCard,
        vocabularies: Vocabularies,
        parent: QWidget,
        used: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        """used: returns the keys that the teacher used last; they come first in the lists."""
        super().__init__(style, tr("Fiche de la leçon"), card, parent)
        self._vocabularies, self._used = vocabularies, used
        self._curriculum = card.curriculum or Curriculum()
        self.picker: ConceptPicker | None = None
        body = QHBoxLayout()
        body.setSpacing(style.theme.metrics.pad_px * 2)
        body.addWidget(scrolled(self._make_texts(card), tr("Textes de la fiche")), 2)
        body.addWidget(scrolled(self._make_concepts(), tr("Programme")), 3)
        self.rows.addLayout(body, 1)
        self.rows.addLayout(self._make_buttons())

    @override
    def open(self) -> None:
        super().open()
        self.title_field.setFocus()

    # -- widgets

    def _make_texts(self, card: LessonCard) -> QWidget:
        column, rows = _column(self.kit)
        here = self._curriculum
        self.title_field = self._field(rows, tr("Titre"), card.title)
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        self.sequence = QLineEdit(here.sequence)
        self.place = self._number(here.place, PLACE_MAX, tr("–", "no number"))
        line.addLayout(labelled_field(self.kit, tr("Séquence"), self.sequence), 3)
        line.addLayout(labelled_field(self.kit, tr("Place dans la séquence"), self.place), 2)
        rows.addLayout(line)
        self.minutes = self._number(here.minutes, MINUTES_MAX, tr("–", "no number"))
        self.minutes.setSuffix(tr(" min"))
        rows.addLayout(labelled_field(self.kit, tr("Durée"), self.minutes))
        self.author = self._field(rows, tr("Auteur"), here.author)
        self.licence = self._field(rows, tr("Licence"), here.licence)
        self.licence.setPlaceholderText(LICENCES[0])
        rows.addLayout(self._make_licences())
        self.tags = self._field(rows, tr("Étiquettes, séparées par des virgules"), ", ".join(card.tags))
        rows.addWidget(Label(self.kit, tr("Couleur"), size="small", token="muted"))
        none = TextButton(self.kit, tr("Aucune"))
        none.value = ""
        inks = (ColourButton(self.kit, ink) for ink in ink_colours()[1:])
        self.colours = ChoiceGrid(self.kit, tr("Couleur"), [none, *inks], 6)
        self.colours.choose(card.colour)
        self.colours.chosen.connect(self.save_soon)
        rows.addWidget(self.colours)
        rows.addStretch(1)
        for field in (self.sequence, self.author, self.licence, self.tags, self.title_field):
            field.textEdited.connect(self.save_soon)
        return column

    def _field(self, rows: QVBoxLayout, name: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        rows.addLayout(labelled_field(self.kit, name, field))
        return field

    def _number(self, value: int, most: int, none: str) -> QSpinBox:
        field = QSpinBox()
        field.setRange(0, most)
        field.setSpecialValueText(none)
        field.setValue(value)
        field.valueChanged.connect(self.save_soon)
        return field

    def _make_licences(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        self.licences = [TextButton(self.kit, one, name=tr("Licence {}").format(one)) for one in LICENCES[:2]]
        for licence, button in zip(LICENCES, self.licences, strict=False):
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, licence=licence: self._take_licence(licence))
            line.addWidget(button)
        line.addStretch(1)
        self.licence.textChanged.connect(lambda _text: self._show_licence())
        self._show_licence()
        return line

    def _show_licence(self) -> None:
        """Check the button of the licence in the field, however it is written there."""
        for button in self.licences:
            button.setChecked(_letters(button.label) == _letters(self.licence.text()))

    def _take_licence(self, licence: str) -> None:
        self.licence.setText(licence)
        self._show_licence()
        self.save_soon()

    def _make_concepts(self) -> QWidget:
        column, rows = _column(self.kit)
        here = self._curriculum
        self.fields: dict[VocabularyKind, ConceptField] = {}
        for kind, keys in (
            (VocabularyKind.SUBJECT, here.subjects),
            (VocabularyKind.LEVEL, here.levels),
            (VocabularyKind.DOMAIN, here.domains),
            (VocabularyKind.SKILL, here.skills),
        ):
            field = ConceptField(self.kit, kind_names()[kind], keys, lambda key: self._vocabularies.label(key))
            field.changed.connect(self.save_soon)
            field.changed.connect(self._show_chosen)
            field.add_wanted.connect(lambda kind=kind: self._pick(kind))
            self.fields[kind] = field
            rows.addWidget(field)
        self.proposals = ProposalList(self.kit, lambda key: self._vocabularies.label(key))
        self.proposals.wanted.connect(self.proposals_wanted)
        self.proposals.taken.connect(lambda kind, key: self.fields[kind].add(key))
        rows.addWidget(self.proposals)
        rows.addStretch(1)
        return column

    def _make_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        self.note = Label(self.kit, token="muted")
        self.note.setWordWrap(True)
        self.load_button = TextButton(self.kit, tr("Charger un vocabulaire…"))
        self.export_button = TextButton(self.kit, tr("Exporter la notice ScoLOMFR…"))
        self.load_button.clicked.connect(lambda _checked=False: self.load_wanted.emit())
        self.export_button.clicked.connect(lambda _checked=False: self.export_wanted.emit())
        line.addWidget(self.note, 1)
        line.addWidget(self.load_button)
        line.addWidget(self.export_button)
        return line

    # -- concepts

    def show_vocabularies(self, vocabularies: Vocabularies) -> None:
        """Show the labels of other vocabularies."""
        self._vocabularies = vocabularies
        for field in self.fields.values():
            field.show_keys()
        self._close_picker()

    def show_note(self, text: str) -> None:
        self.note.setText(text)

    def _pick(self, kind: VocabularyKind) -> None:
        """Let concepts be chosen, beside the field in which they appear."""
        self._close_picker()
        field = self.fields[kind]
        picker = self.picker = ConceptPicker(self.kit, kind_names()[kind], self._vocabularies, kind, self)
        picker.show_used(self._used())
        picker.show_chosen(field.keys)
        picker.chosen.connect(field.add)
        picker.unchosen.connect(field.remove)
        picker.closed.connect(self._close_picker)
        picker.set_area(QRect(0, 0, field.mapTo(self, QPoint(0, 0)).x(), self.height()))
        picker.setMaximumWidth(picker.free_area().width())  # above a keyboard too
        picker.open_low()
        picker.search.setFocus()

    def _show_chosen(self) -> None:
        if self.picker is not None:
            self.picker.show_chosen(self.fields[self.picker.kind].keys)

    def _close_picker(self) -> None:
        picker, self.picker = self.picker, None
        if picker is not None:
            picker.hide()
            picker.deleteLater()

    # -- content

    @override
    def content(self) -> LessonCard:
        keys = {kind: field.keys for kind, field in self.fields.items()}
        found = replace(
            self._curriculum,
            levels=keys[VocabularyKind.LEVEL],
            subjects=keys[VocabularyKind.SUBJECT],
            domains=keys[VocabularyKind.DOMAIN],
            skills=keys[VocabularyKind.SKILL],
            sequence=self.sequence.text().strip(),
            place=self.place.value(),
            minutes=self.minutes.value(),
            author=self.author.text().strip(),
            licence=self.licence.text().strip(),
        )
        words = (word.strip() for word in self.tags.text().split(","))
        return LessonCard(
            self.title_field.text().strip(),
            tuple(dict.fromkeys(word for word in words if word)),
            str(self.colours.value or ""),
            None if found == Curriculum(id=found.id) else found,
        )


def _letters(licence: str) -> str:
    """Return the letters and numbers of a licence: « CC-BY-4.0 » is « CC BY 4.0 »."""
    return "".join(letter for letter in licence.casefold() if letter.isalnum())


def kind_names() -> dict[VocabularyKind, str]:
    """Return the name of each field."""
    return {
        VocabularyKind.SUBJECT: tr("Matières"),
        VocabularyKind.LEVEL: tr("Niveaux"),
        VocabularyKind.DOMAIN: tr("Domaines du Socle"),
        VocabularyKind.SKILL: tr("Compétences numériques (CRCN)"),
    }


def _column(style: Style) -> tuple[QWidget, QVBoxLayout]:
    column = QWidget()
    column.setAutoFillBackground(False)
    rows = QVBoxLayout(column)
    rows.setContentsMargins(0, 0, style.theme.metrics.pad_px, 0)
    rows.setSpacing(style.theme.metrics.gap_px)
    return column, rows
