"""Parts of an entry that are cited below its content, and what the circular asks for that it lacks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.cahier.entry import Assessment, CahierEntry, Support
from tni.cahier.french import NBSP
from tni.cahier.missing_parts import MissingKind, MissingPart, missing_from
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr

MOST_HINTS = 2


def hint_text(parts: Sequence[MissingPart]) -> str:
    """Return what an entry lacks in a few words; "" for nothing."""
    hints = {
        MissingKind.CONTENT: tr("Le contenu est vide."),
        MissingKind.DUE_DAY: tr("Travail sans date : {}."),
        MissingKind.LATER_DUE_DAY: tr("À rendre avant la séance : {}."),
        MissingKind.TEST_TEXT: tr("Sujet à joindre : {}."),
        MissingKind.EXERCISE_TEXT: tr("Énoncé à joindre : {}."),
        MissingKind.SUPPORT_FILE: tr("Document à joindre : {}."),
    }
    return " ".join(hints[part.kind].format(part.what.rstrip(".")) for part in parts[:MOST_HINTS])


class EntryExtras(QWidget):
    """Supports and assessments, to be cited or not, and hints. changed: by the teacher."""

    changed = Signal()

    def __init__(self, style: Style, entry: CahierEntry) -> None:
        super().__init__()
        self._supports, self._assessments = entry.supports, entry.assessments
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.theme.metrics.gap_px // 2)
        cited = [
            *(
                f"{one.title}, {one.place}" if one.title and one.place else one.title or one.place
                for one in entry.supports
            ),
            *(one.title for one in entry.assessments),
        ]
        self.cites = CheckBox(tr("Citer sous le contenu"))
        self.cites.setChecked(True)
        self.cites.toggled.connect(lambda _: self.changed.emit())
        self.list = Label(style, f"{NBSP}; ".join(filter(None, cited)), size="small", token="muted")
        self.list.setWordWrap(True)
        self.hints = Label(style, size="small", token="muted")
        self.hints.setWordWrap(True)
        self.hints.setAccessibleName(tr("Ce qui manque encore"))
        for widget in (self.cites, self.list, self.hints):
            column.addWidget(widget)
        for widget in (self.cites, self.list):
            widget.setVisible(bool(cited))
        self.show_hints(entry)

    def add_choice(self, box: CheckBox) -> None:
        """Add a choice above the others."""
        self._column.insertWidget(0, box)

    @property
    def supports(self) -> tuple[Support, ...]:
        return self._supports if self.cites.isChecked() else ()

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        return self._assessments if self.cites.isChecked() else ()

    def show_entry(self, entry: CahierEntry) -> None:
        """Show an entry from which something was taken out."""
        if self.cites.isChecked():
            self._supports, self._assessments = entry.supports, entry.assessments

    def show_hints(self, entry: CahierEntry) -> None:
        """Show what an entry lacks now."""
        text = hint_text(missing_from(entry))
        self.hints.setText(text)
        self.hints.setVisible(bool(text))
