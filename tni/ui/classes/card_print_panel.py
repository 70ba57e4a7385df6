"""Panel for the paper cards of a class: cards per sheet, with or without first names, saved as a PDF to print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from tni.core.errors import TniError
from tni.quiz.card_codes import CardSet, card_numbers
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr

DEFAULT_COUNT = 30
"""Number of cards for a class without a list."""


class CardPrintPanel(QWidget):
    """Panel to save the cards of a class as a PDF.

    Signal message: message of an error; empty after a success.
    """

    message = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._numbers: Sequence[int] = ()
        self._names: Mapping[int, str] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self.title = Label(style, size="title")
        self.title.setWordWrap(True)
        words = Label(style, token="muted")
        words.setWordWrap(True)
        words.setText(
            tr("Chaque élève tient sa carte devant lui, la lettre de sa réponse en haut. Une caméra lit les cartes.")
        )
        self.without = Label(style, token="danger")
        self.without.setWordWrap(True)
        sizes = [
            TextButton(style, tr("1 par feuille, lue à 7 m"), value="1"),
            TextButton(style, tr("2 par feuille, lues à 5 m"), value="2"),
            TextButton(style, tr("4 par feuille, lues à 3 m"), value="4"),
        ]
        self.per_sheet = ChoiceGrid(style, tr("Cartes par feuille"), sizes, 1)
        self.per_sheet.choose("2")
        self.with_names = TextButton(style, tr("Avec les prénoms"))
        self.with_backs = TextButton(style, tr("Avec le verso"))
        self.duplex_hint = Label(style, tr("À imprimer recto verso, en retournant sur le bord long."), token="muted")
        self.duplex_hint.setVisible(False)
        self.with_backs.toggled.connect(self.duplex_hint.setVisible)
        self.save = TextButton(style, tr("Enregistrer le PDF"), filled=True)
        self.save.clicked.connect(self._ask_path)
        more = QHBoxLayout()
        for button in (self.with_names, self.with_backs):
            button.setCheckable(True)
            more.addWidget(button)
        more.addStretch(1)
        last = QHBoxLayout()
        last.addWidget(self.save)
        self.done = Label(style, token="muted")
        self.done.setWordWrap(True)
        last.addWidget(self.done, 1)
        for widget in (self.title, words, self.without, self.per_sheet):
            rows.addWidget(widget)
        rows.addLayout(more)
        rows.addWidget(self.duplex_hint)
        rows.addLayout(last)
        rows.addStretch(1)

    def show_class(self, class_name: str, names: Mapping[int, str]) -> None:
        """Show the cards of a class. `names` are first names by number; empty for a class without a list."""
        there = card_numbers(CardSet.TNI)
        self._numbers = [number for number in sorted(names) if number in there] or range(1, DEFAULT_COUNT + 1)
        self._names = names
        self.done.setText("")
        if names:
            self.title.setText(tr("Cartes de la classe {name} : {count}").format(
                name=class_name, count=len(self._numbers)
            ))  # fmt: skip
        else:
            self.title.setText(tr("Cartes n° 1 à {}").format(DEFAULT_COUNT))
        left_out = [number for number in sorted(names) if number not in there]
        self.without.setText(
            tr("Il n’y a pas de carte au-delà du n° {last} : sans carte, {numbers}.").format(
                last=there[-1], numbers=", ".join(map(str, left_out))
            )
        )
        self.without.setVisible(bool(left_out))
        self.with_names.setVisible(bool(names))

    def _ask_path(self) -> None:
        name = tr("Cartes de vote")
        dialog = file_dialog(self.kit, self, tr("Enregistrer le PDF"), "", tr("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{name}.pdf")
        dialog.fileSelected.connect(lambda path: self.write_to(Path(path)))
        dialog.show()

    def write_to(self, path: Path) -> None:
        """Write the cards to a file with the options that are selected now."""
        from tni.ui.printing.card_pdf import write_card_pdf  # the PDF writer is not needed earlier

        names = self._names if self.with_names.isChecked() else {}
        size = int(self.per_sheet.value or 2)
        try:
            write_card_pdf(path, tuple(self._numbers), size, names, backs=self.with_backs.isChecked())
        except TniError:
            self.message.emit(tr("Les cartes n’ont pas pu être enregistrées : choisir un autre dossier."))
            return
        self.message.emit("")
        named = tr("Enregistré avec les prénoms : {}. Ne pas le laisser sur un poste partagé.")
        self.done.setText((named if names else tr("Enregistré : {}")).format(path.name))
