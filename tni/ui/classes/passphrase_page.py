"""Page for the key of the pupils' names where the system has no keyring: choose or enter a passphrase, once per
start; retry a closed keyring; give up lost names; or continue without names."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tni.roster.names_key import MIN_PASSPHRASE_LETTERS, ShortPassphraseError
from tni.services.class_lists.names_key_service import NamesKeyService, PassphrasePrompt
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import labelled_field
from tni.ui.chrome.touch_guard import hold_back
from tni.ui.i18n import tr

FIELD_TARGETS = 9


class PassphrasePage(QWidget):
    """Page for the key of the names.

    Signals:
        settled: names can be stored and read now.
        left: the teacher continues without names.
        titled: the question is another one; its title.
    """

    settled = Signal()
    left = Signal()
    titled = Signal(str)

    def __init__(self, style: Style, names_key: NamesKeyService) -> None:
        super().__init__()
        self.kit, self._names_key = style, names_key
        self._before = PassphrasePrompt.KNOWN
        self.prompt = PassphrasePrompt.NEW
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self.title = Label(style, size="title")
        self.explanation = Label(style)
        self.message = Label(style, token="danger")
        for label in (self.title, self.explanation, self.message):
            label.setWordWrap(True)
        self.field, self.repeated = (
            self._make_field(tr("Phrase de passe")),
            self._make_field(tr("Retaper la phrase")),
        )
        fields = QHBoxLayout()
        self._repeated_box = QWidget()
        repeated = labelled_field(style, self.repeated.accessibleName(), self.repeated)
        repeated.setContentsMargins(0, 0, 0, 0)
        self._repeated_box.setLayout(repeated)
        self._field_box = QWidget()
        first = labelled_field(style, self.field.accessibleName(), self.field)
        first.setContentsMargins(0, 0, 0, 0)
        self._field_box.setLayout(first)
        fields.addWidget(self._field_box)
        fields.addWidget(self._repeated_box)
        fields.addStretch(1)
        rows.addWidget(self.title)
        rows.addWidget(self.explanation)
        rows.addLayout(fields)
        rows.addWidget(self.message)
        rows.addStretch(1)
        rows.addLayout(self._make_buttons())

    def _make_field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setMinimumWidth(self.kit.theme.metrics.target_px * FIELD_TARGETS)
        field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        field.returnPressed.connect(self.submit)
        return field

    def _make_buttons(self) -> QHBoxLayout:
        line = self._buttons = QHBoxLayout()
        self.without = TextButton(self.kit, tr("Continuer avec les numéros"))
        self.without.clicked.connect(self._leave)
        self.other = TextButton(self.kit, "")
        self.other.clicked.connect(self._do_other)
        self.do = TextButton(self.kit, "", filled=True)
        self.do.clicked.connect(self.submit)
        line.addWidget(self.without)
        line.addStretch(1)
        line.addWidget(self.other)
        line.addWidget(self.do)
        return line

    def _place_do(self, *, first: bool) -> None:
        """Place the main button. first: far from where the other one has just been pressed, because it destroys."""
        self._buttons.removeWidget(self.do)
        self._buttons.insertWidget(0 if first else self._buttons.count(), self.do)
        hold_back(self)

    def ask(self, prompt: PassphrasePrompt) -> None:
        self.prompt = prompt
        self.message.setText("")
        for field in (self.field, self.repeated):
            field.clear()
        words = {
            PassphrasePrompt.NEW: (
                tr("Protéger les noms des élèves"),
                tr(
                    "Les noms sont chiffrés sur le disque. Ce poste n’a pas de trousseau de clés : choisir une "
                    "phrase de passe, demandée une fois par démarrage. Sans elle, les noms ne peuvent "
                    "plus être lus ; numéros et résultats restent, et la liste peut être importée à nouveau."
                ),
                tr("Protéger"),
                tr("Sans phrase : noms gardés jusqu’à la fermeture"),
            ),
            PassphrasePrompt.KNOWN: (
                tr("Déverrouiller les noms des élèves"),
                tr("La phrase de passe choisie pour ces listes."),
                tr("Ouvrir"),
                tr("Phrase oubliée"),
            ),
            PassphrasePrompt.KEYRING: (
                tr("Les noms restent verrouillés"),
                tr(
                    "Le trousseau de clés de ce poste n’a pas donné accès aux noms : "
                    "le déverrouiller, puis recommencer."
                ),
                tr("Recommencer"),
                tr("La clé est perdue"),
            ),
            PassphrasePrompt.FORGOTTEN: (
                tr("Renoncer à ces noms ?"),
                tr(
                    "Personne ne peut plus les lire. Les classes, les numéros et les résultats restent ; importer la "
                    "liste à nouveau rend les noms. « Jamais ensemble » et « Toujours ensemble » seront à refaire."
                ),
                tr("Renoncer à ces noms"),
                tr("Revenir"),
            ),
        }
        title, text, do, other = words[prompt]
        self.title.setText(title)
        self.titled.emit(title)
        self.explanation.setText(text)
        self.do.set_text(do)
        self.other.set_text(other)
        self._place_do(first=prompt is PassphrasePrompt.FORGOTTEN)
        self._field_box.setVisible(prompt in (PassphrasePrompt.NEW, PassphrasePrompt.KNOWN))
        self._repeated_box.setVisible(prompt is PassphrasePrompt.NEW)
        self.without.set_text(
            tr("Annuler", "cancel") if prompt is PassphrasePrompt.NEW else tr("Continuer avec les numéros")
        )
        self.without.setVisible(prompt is not PassphrasePrompt.FORGOTTEN)
        if prompt in (PassphrasePrompt.NEW, PassphrasePrompt.KNOWN):
            self.field.setFocus()

    def submit(self) -> None:
        """Perform the action of the main button."""
        match self.prompt:
            case PassphrasePrompt.NEW:
                self._choose()
            case PassphrasePrompt.KNOWN:
                if self._names_key.try_passphrase(self.field.text()):
                    self._settle()
                else:
                    self.field.selectAll()
                    self.message.setText(tr("Cette phrase n’est pas la bonne."))
            case PassphrasePrompt.KEYRING:
                self._names_key.fetch(self._fetched)
            case PassphrasePrompt.FORGOTTEN:
                if self._names_key.forget():
                    self._leave()
                else:
                    self.message.setText(tr("Les listes n’ont pas pu être écrites."))

    def _choose(self) -> None:
        if self.field.text().strip() != self.repeated.text().strip():
            self.message.setText(tr("Les deux phrases ne sont pas les mêmes."))
            return
        try:
            done = self._names_key.make_passphrase(self.field.text())
        except ShortPassphraseError:
            self.message.setText(
                tr("Au moins {} lettres : trois ou quatre mots se retiennent bien.").format(MIN_PASSPHRASE_LETTERS)
            )
            return
        self._settle_or_warn(done)

    def _fetched(self, found: bool) -> None:
        if found:
            self._settle()
        else:
            self.message.setText(tr("Le trousseau de clés ne donne toujours pas accès aux noms."))

    def _do_other(self) -> None:
        match self.prompt:
            case PassphrasePrompt.NEW:
                self._settle_or_warn(self._names_key.make_for_today())
            case PassphrasePrompt.KNOWN | PassphrasePrompt.KEYRING:
                self._before = self.prompt
                self.ask(PassphrasePrompt.FORGOTTEN)
            case PassphrasePrompt.FORGOTTEN:
                self.ask(self._before)

    def _settle_or_warn(self, done: bool) -> None:
        if done:
            self._settle()
        else:
            self.message.setText(tr("Les listes n’ont pas pu être écrites."))

    def _settle(self) -> None:
        for field in (self.field, self.repeated):
            field.clear()
        self.settled.emit()

    def _leave(self) -> None:
        for field in (self.field, self.repeated):
            field.clear()
        self.left.emit()
