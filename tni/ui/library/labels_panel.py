"""Panel for the tags of a lesson and the colour of its card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, ColourButton, TextButton
from tni.ui.chrome.inks import ink_colours
from tni.ui.chrome.panel import Label
from tni.ui.chrome.search_field import SearchField
from tni.ui.i18n import tr
from tni.ui.panels.field_panel import FieldPanel

MOST_PROPOSED = 6


class LabelsPanel(FieldPanel):
    """Panel for tags and colour. What is in it when it closes holds.

    chosen: tags and colour, "" for none; emitted once, when it closes.
    """

    chosen = Signal(tuple, str)

    def __init__(
        self, style: Style, title: str, tags: Sequence[str], colour: str, known: Sequence[str], parent: QWidget
    ) -> None:
        """known: tags of other lessons, the most frequent first."""
        super().__init__(style, title, parent)
        self.field = SearchField(parent=self)
        self.field.setText(", ".join(tags))
        self.field.setPlaceholderText(tr("géométrie, à refaire…"))
        self.field.setAccessibleName(tr("Étiquettes, séparées par des virgules"))
        self.field.returnPressed.connect(self.put_away)
        self.rows.addWidget(Label(style, tr("Étiquettes, séparées par des virgules"), size="small", token="muted"))
        self.rows.addWidget(self.field)
        proposed = [tag for tag in known if tag not in tags][:MOST_PROPOSED]
        if proposed:
            line = QHBoxLayout()
            for tag in proposed:
                chip = TextButton(style, tag, name=tr("Ajouter l’étiquette {}").format(tag))
                chip.clicked.connect(lambda _checked=False, tag=tag, chip=chip: self._add(tag, chip))
                line.addWidget(chip)
            line.addStretch(1)
            self.rows.addLayout(line)
        self.rows.addWidget(Label(style, tr("Couleur"), size="small", token="muted"))
        inks = ink_colours()[1:]
        none = TextButton(style, tr("Aucune"), value="")
        none.value = ""
        self._colours = ChoiceGrid(style, tr("Couleur"), [none, *(ColourButton(style, ink) for ink in inks)], 8)
        self._colours.choose(colour)
        self.rows.addWidget(self._colours)
        self.closed.connect(self._closed)

    def _add(self, tag: str, chip: TextButton) -> None:
        self.field.setText(", ".join((*self.tags(), tag)))
        chip.hide()

    def tags(self) -> tuple[str, ...]:
        words = (word.strip() for word in self.field.text().split(","))
        return tuple(dict.fromkeys(word for word in words if word))

    def _closed(self) -> None:
        self.chosen.emit(self.tags(), str(self._colours.value or ""))
        self.deleteLater()
