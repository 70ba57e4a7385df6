"""Panel that asks which parts of a lesson go with a copy that is given away, and says which never do."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from tni.services.lesson.shared_parts import SharedParts
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr

type Part = Literal["layer", "notes", "plan", "classroom", "pdf"]
"""Name of a part in `SharedParts`."""


class SharingPanel(TitledPanel):
    """Row of two buttons, without and with, for each part that the lesson has.

    wanted: write the copy with the current `choices`.
    """

    wanted = Signal()

    def __init__(
        self, style: Style, title: str, parent: QWidget, offered: SharedParts, *, has_answers: bool = False
    ) -> None:
        """offered: the parts that the lesson has. None of them goes with the copy until the teacher chooses it.
        has_answers: right answers go with the plan's questions."""
        super().__init__(style, title, parent)
        self.choices = SharedParts()
        self._form = QGridLayout()
        self._form.setHorizontalSpacing(style.theme.metrics.pad_px)
        self._form.setVerticalSpacing(style.theme.metrics.gap_px)
        self._form.setColumnStretch(0, 1)
        names: dict[Part, str] = {
            "layer": tr("Ce qui a été écrit en classe"),
            "notes": tr("Mes notes"),
            "plan": tr("Le plan, ses questions et leurs réponses") if has_answers else tr("Le plan de la leçon"),
            "classroom": tr("Les extraits réservés à la classe"),
            "pdf": tr("Les pages des PDF que la leçon ne montre pas"),
        }
        for part, name in names.items():
            if getattr(offered, part):
                self._add_row(part, name)
        self.rows.addLayout(self._form)
        if offered.classroom:
            self._add_text(tr("Ces extraits ne peuvent pas être diffusés sans l’accord de leurs auteurs."))
        self._add_text(tr("L’encre gommée, les états antérieurs et les autres séances n’y sont jamais."))
        line = QHBoxLayout()
        save = TextButton(style, tr("Enregistrer…"), filled=True)
        save.clicked.connect(self.wanted)
        line.addStretch(1)
        line.addWidget(save)
        self.rows.addLayout(line)

    def _add_row(self, part: Part, name: str) -> None:
        row = self._form.rowCount()
        words = {False: tr("Sans"), True: tr("Avec")}
        buttons = [
            TextButton(self.kit, word, value=str(with_it), name=f"{name} : {word}") for with_it, word in words.items()
        ]
        grid = ChoiceGrid(self.kit, name, buttons, len(buttons))
        grid.choose(str(False))
        grid.chosen.connect(lambda value: self._set_part(part, with_it=value == str(True)))
        self._form.addWidget(Label(self.kit, name), row, 0)
        self._form.addWidget(grid, row, 1)

    def _add_text(self, text: str) -> None:
        label = Label(self.kit, text, token="muted")
        label.setWordWrap(True)
        self.rows.addWidget(label)

    def _set_part(self, part: Part, *, with_it: bool) -> None:
        self.choices = replace(self.choices, **{part: with_it})
