"""Panel of the origin of what is selected: its source, author and licence, and whether it may leave the class."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.document.lesson_plan import Credit
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.sheet import DropDown, labelled_field
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr

WIDTH_TARGETS = 11


def licence_names() -> dict[str, str]:
    """Return the usual licences, each with its name, in the order of the list."""
    return {
        "": tr("Licence inconnue"),
        "public-domain": tr("Domaine public"),
        "CC-BY-4.0": tr("CC BY : citer l’auteur"),
        "CC-BY-SA-4.0": tr("CC BY-SA : citer, partager à l’identique"),
        "CC-BY-NC-4.0": tr("CC BY-NC : citer, pas d’usage commercial"),
        "CC-BY-NC-SA-4.0": tr("CC BY-NC-SA : le même, partager à l’identique"),
        "CC-BY-ND-4.0": tr("CC BY-ND : citer, sans modifier"),
        "CC0-1.0": tr("CC0 : libre de tout droit"),
        "own": tr("Mon propre travail"),
    }


def licence_name(licence: str) -> str:
    """Return the short name of a licence for a page of credits."""
    short = licence_names().get(licence, licence).partition(" : ")[0]
    return "" if not licence else short


class CreditPanel(TitledPanel):
    """Panel to write the credit of the selected items. saved: the Credit, None when all of it is empty."""

    saved = Signal(object)

    def __init__(self, style: Style, credit: Credit | None, parent: QWidget) -> None:
        super().__init__(style, tr("Source et licence"), parent)
        self._before = credit or Credit(id="")
        self.setMinimumWidth(style.theme.metrics.target_px * WIDTH_TARGETS)
        self.source = SearchField(self._before.source)
        self.source.setPlaceholderText(tr("Adresse, ou livre et page"))
        self.author = SearchField(self._before.author)
        self.licence = DropDown(style)
        names = licence_names()
        if self._before.licence not in names:  # free text that another program wrote
            names[self._before.licence] = self._before.licence
        for key, name in names.items():
            self.licence.addItem(name, key)
        self.licence.setCurrentIndex(list(names).index(self._before.licence))
        for name, field in (
            (tr("Source"), self.source),
            (tr("Auteur"), self.author),
            (tr("Licence"), self.licence),
        ):
            self.rows.addLayout(labelled_field(style, name, field))
        self.classroom = CheckBox(tr("Usage en classe seulement"))
        self.classroom.setChecked(self._before.classroom_only)
        self.classroom.setMinimumHeight(style.theme.metrics.target_px)
        self.rows.addWidget(self.classroom)
        note = Label(style, tr("Un extrait à usage de classe n’est pas partagé."), size="small", token="muted")
        self.rows.addWidget(note)
        line = QHBoxLayout()
        save = TextButton(style, tr("Enregistrer"), filled=True)
        save.clicked.connect(self.save)
        line.addWidget(save)
        line.addStretch(1)
        self.rows.addLayout(line)
        self.source.returnPressed.connect(self.save)
        self.author.returnPressed.connect(self.save)

    @property
    def credit(self) -> Credit | None:
        """The credit as it is typed; None when it is empty."""
        found = replace(
            self._before,
            source=self.source.text().strip(),
            author=self.author.text().strip(),
            licence=str(self.licence.currentData()),
            classroom_only=self.classroom.isChecked(),
        )
        return None if found == Credit(id=found.id) else found

    def save(self) -> None:
        """Hand out the credit and close."""
        self.saved.emit(self.credit)
        self.put_away()
