"""Panel in which a class that is in no list is typed or pasted, for the hour: its names are never stored."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.roster.typed_names import read_typed_names
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.text_area import TouchedTextArea
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.panels.class_today import MAX_CLASS_SIZE, ClassToday

WIDTH_TARGETS, HEIGHT_TARGETS = 9, 5


class TypedNamesPanel(TitledPanel):
    """Field with a name on each line, the number of pupils that are read, and the button that takes them."""

    def __init__(self, style: Style, today: ClassToday, parent: QWidget) -> None:
        super().__init__(style, tr("Saisir les noms"), parent)
        self._today = today
        target = style.theme.metrics.target_px
        self.text = TouchedTextArea("")
        self.text.setAccessibleName(tr("Un élève par ligne, tapé ou collé"))
        self.text.setPlaceholderText("Zoé MARTIN\nBENALI Samir\n…")
        self.text.setFixedSize(target * WIDTH_TARGETS, target * HEIGHT_TARGETS)
        self.text.textChanged.connect(self._count)
        self.rows.addWidget(self.text)
        self.message = Label(style, size="small", token="muted")
        self.message.setWordWrap(True)
        self.message.setFixedWidth(target * WIDTH_TARGETS)
        self.rows.addWidget(self.message)
        line = QHBoxLayout()
        self.take = TextButton(style, tr("Prendre ces noms"), filled=True)
        self.take.clicked.connect(self._take)
        self.forget = TextButton(style, tr("Oublier les noms"))
        self.forget.clicked.connect(self._forget)
        line.addWidget(self.take, 1)
        line.addWidget(self.forget)
        self.rows.addLayout(line)
        self._count()

    def _count(self) -> None:
        count = len(read_typed_names(self.text.toPlainText()))
        self.take.setEnabled(0 < count <= MAX_CLASS_SIZE)
        self.forget.setEnabled(self._today.is_typed)
        stays = tr("Les noms restent en mémoire jusqu’à la fin du programme ; ils ne sont écrits nulle part.")
        if count > MAX_CLASS_SIZE:
            stays = tr("{} noms : une classe en a {} au plus. En retirer.").format(count, MAX_CLASS_SIZE)
        elif count:
            read = tr("1 élève lu.") if count == 1 else tr("{} élèves lus.").format(count)
            stays = f"{read} {stays}"
        self.message.setText(stays)

    def _take(self) -> None:
        self._today.type_names(self.text.toPlainText())
        self._count()
        self.put_away()

    def _forget(self) -> None:
        self.text.clear()
        self._today.type_names("")
        self._count()
