"""Sheet of the classes, their pupils and the clicker kit.

It shows names: only for the teacher's private screen, or after a long press.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PupilId
from tni.core.retention import keep_until
from tni.core.settings import KEEP_UNTIL, Settings
from tni.core.tasks import TaskRunner
from tni.roster.errors import RosterError
from tni.roster.import_plan import ImportReport
from tni.roster.names_key import KeyStorage, NamesState
from tni.store.roster import RosterStore
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.classes.card_print_panel import CardPrintPanel
from tni.ui.classes.class_list_importer import ClassListImporter
from tni.ui.classes.clicker_kit_panel import ClickerKitPanel
from tni.ui.classes.import_controller import ClassListImportController, choose_class_list_file
from tni.ui.classes.import_preview import ClassListImportPreview
from tni.ui.classes.names_key_controller import NamesKeyController
from tni.ui.classes.passphrase_page import PassphrasePage, PassphrasePrompt
from tni.ui.classes.pupil_data_controller import PupilDataController, PupilVotesPort
from tni.ui.classes.pupils_page import PupilsPage
from tni.ui.classes.receiver_training_panel import ReceiverTrainingPanel
from tni.ui.i18n import is_singular, tr

CLASS_ROLE = Qt.ItemDataRole.UserRole


class ClassSheet(Sheet):
    """Sheet with the list of classes and a page for each task."""

    changed = Signal()  # classes or numbers have changed
    results_wanted = Signal(object)  # id of the class whose results to show
    papers_wanted = Signal()  # save the documents on data protection

    def __init__(
        self, style: Style, roster: RosterStore, names_key: NamesKeyController, votes: PupilVotesPort, settings:
        Settings, clock: Clock, tasks: TaskRunner, parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(style, tr("Classes"), parent)
        self._roster, self._names_key, self._votes = roster, names_key, votes
        lists = ClassListImporter(tasks, roster)
        self.preview = ClassListImportPreview(style, lists)
        self._importing = ClassListImportController(self, self.preview, lists, clock)
        self._settings, self._clock = settings, clock
        self._then: Callable[[], None] = self._show_pupils_page
        self._message = Label(style, token="danger")
        self._message.setWordWrap(True)
        self._message.hide()
        self.rows.addWidget(self._message)
        body = QHBoxLayout()
        self._side = QWidget()
        self._side.setLayout(self._make_list())
        body.addWidget(self._side, 2)
        self._stack = QStackedWidget()
        self._make_pages()
        body.addWidget(self._stack, 5)
        self.rows.addLayout(body, 1)
        names_key.opened.connect(self.show_classes)
        with suppress(RosterError):  # show_classes reports what cannot be read
            roster.date_lists(clock.now().date())
        self.show_classes()

    def _make_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        self._classes = QListWidget()
        self._classes.setAccessibleName(tr("Classes"))
        self._classes.currentItemChanged.connect(lambda *_: self._show_pupils())
        self._classes.itemClicked.connect(lambda _item: self._show_page(self._pupils))
        column.addWidget(self._classes, 1)
        self._delete = TextButton(self.kit, tr("Supprimer la classe"))
        self._delete.clicked.connect(self._delete_class)
        self._delete_all = TextButton(self.kit, tr("Effacer noms et votes"))
        self._delete_all.clicked.connect(self._erase_class)
        importing = TextButton(self.kit, tr("Importer une liste"), filled=True)
        importing.clicked.connect(lambda: choose_class_list_file(self.kit, self, self.show_file))
        kit = TextButton(self.kit, tr("Télécommandes"))
        kit.clicked.connect(lambda: self._show_page(self.kit_panel))
        cards = TextButton(self.kit, tr("Cartes en papier"))
        cards.clicked.connect(self.show_cards)
        self._results = TextButton(self.kit, tr("Résultats"))
        self._results.clicked.connect(lambda: self.results_wanted.emit(self.chosen))
        for button in (self._results, importing, kit, cards, self._delete, self._delete_all):
            column.addWidget(button)
        return column

    def _make_pages(self) -> None:
        style = self.kit
        self._pupils = PupilsPage(style)
        self._table = self._pupils.table
        self._pupil_data = PupilDataController(self._roster, self._votes, self._clock, self)
        self._pupil_data.message.connect(self.show_message)
        self._pupil_data.changed.connect(self._pupils_changed)
        self._pupils.export_wanted.connect(
            lambda pupil: self._pupil_data.ask_where(style, self, self.chosen, PupilId(pupil))
        )
        self._pupils.erase_wanted.connect(lambda pupil: self._pupil_data.erase(PupilId(pupil)))
        self._pupils.extra_chosen.connect(lambda pupil, extra: self._pupil_data.set_extra_time(PupilId(pupil), extra))
        self._pupils.exchange_wanted.connect(self._exchange)
        self._pupils.whose.chosen.connect(self._pupil_data.exchange_names)
        self._pupil_data.exchanged.connect(self._pupils.whose.did)
        self._pupils.papers_wanted.connect(self.papers_wanted)
        self._pupils.names_wanted.connect(self._ask_names)
        self._pupils.last_day_chosen.connect(self._keep_until)
        self._importing.page_wanted.connect(lambda: self._show_page(self.preview))
        self._importing.names_wanted.connect(self._open_names)
        self._importing.imported.connect(self._imported)
        self._importing.refused.connect(self._refuse)
        self.preview.dropped.connect(self._show_pupils_page)
        self.preview.failed.connect(self.show_message)
        self.names = PassphrasePage(style, self._names_key)
        self.names.settled.connect(lambda: self._then())
        self.names.left.connect(self._show_pupils_page)
        self.kit_panel = ClickerKitPanel(style)
        self.learn_panel, self.cards = ReceiverTrainingPanel(style), CardPrintPanel(style)
        self.cards.message.connect(self.show_message)
        for page in (self._pupils, self.preview, self.names, self.kit_panel, self.learn_panel, self.cards):
            self._stack.addWidget(page)

    def _show_page(self, page: QWidget) -> None:
        self.setFocus()  # else it moves to the widget after the hidden one
        self._side.setVisible(page not in (self.preview, self.names))
        self._stack.setCurrentWidget(page)

    def _show_pupils_page(self) -> None:
        self.show_message("")
        self._show_page(self._pupils)
        self.show_classes()

    @override
    def open(self) -> None:
        """Show the sheet and unlock the names, if the keyring or the teacher can give the key."""
        super().open()
        match self._names_key.state, self._names_key.key_storage:
            case NamesState.LOCKED, _:
                self._open_names(self._show_pupils_page)
            case NamesState.UNSET, _ if self._classes.count():  # a list from before names were encrypted
                self._names_key.make(lambda _: self._show_pupils() if isValid(self) else None)

    # -- names

    def _ask_names(self) -> None:
        self._open_names(self._show_pupils_page)

    def _open_names(self, then: Callable[[], None]) -> None:
        """Make names readable and storable, then call `then`. The teacher may refuse."""
        self._then = then

        def opened(done: bool, otherwise: PassphrasePrompt) -> None:
            if not isValid(self):  # closed meanwhile: the keyring may be slow
                return
            if done:
                then()
            else:
                self._ask(otherwise)

        match self._names_key.state:
            case NamesState.OPEN:
                then()
            case NamesState.LOCKED if self._names_key.key_storage is KeyStorage.PASSPHRASE:
                self._ask(PassphrasePrompt.KNOWN)
            case NamesState.LOCKED:
                self._names_key.fetch(lambda done: opened(done, PassphrasePrompt.KEYRING))
            case _:
                self._names_key.make(lambda done: opened(done, PassphrasePrompt.NEW))

    def _ask(self, prompt: PassphrasePrompt) -> None:
        self.show_message("")
        self._show_page(self.names)
        self.names.ask(prompt)

    def _show_names(self) -> None:
        words, button = "", ""
        if self._classes.count():
            match self._names_key.state:
                case NamesState.LOCKED:
                    words, button = (
                        tr("Les noms sont fermés : les numéros suffisent pour voter."),
                        tr("Ouvrir les noms"),
                    )
                case NamesState.LOST:
                    words = tr("Les noms n’étaient gardés que jusqu’à la fermeture : importer à nouveau la liste.")
                case NamesState.UNSET:
                    words, button = tr("Ces noms ne sont pas encore chiffrés."), tr("Protéger les noms")
        self._pupils.show_names(words, button)

    # -- content

    def show_message(self, text: str) -> None:
        """Show a message in the sheet; an empty text removes it."""
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def show_classes(self, choose: ClassId | None = None) -> None:
        chosen = choose or self.chosen
        self._classes.clear()
        try:
            classes = self._roster.classes()
        except RosterError:
            self.show_message(tr("Les listes de classes ne peuvent pas être lues."))
            return
        for one in classes:
            pupils = tr("{} élève") if is_singular(one.pupils) else tr("{} élèves")
            item = QListWidgetItem(f"{one.name}  –  {pupils.format(one.pupils)}")
            item.setData(CLASS_ROLE, one)
            self._classes.addItem(item)
            if one.id == chosen:
                self._classes.setCurrentItem(item)
        if self._classes.currentItem() is None and self._classes.count():
            self._classes.setCurrentRow(0)
        self._show_pupils()

    @property
    def chosen(self) -> ClassId | None:
        item = self._classes.currentItem()
        return None if item is None else ClassId(item.data(CLASS_ROLE).id)

    def _show_pupils(self) -> None:
        class_id = self.chosen
        for button in (self._delete, self._results):
            button.setEnabled(class_id is not None)
        self._delete.set_text(tr("Supprimer la classe"))
        self._delete_all.set_text(tr("Effacer noms et votes"))
        self._delete_all.hide()
        self._table.setVisible(class_id is not None)
        self._show_names()
        self._show_keeping()
        if class_id is None:
            self._pupils.show_pupils(())
            words = tr("Importer une liste : celle d’ONDE, de SIECLE, de PRONOTE, d’un ENT ou d’un tableur.")
            self._pupils.head.setText(words + " " + tr("Les noms restent sur cet ordinateur, chiffrés."))
            return
        everybody = self._roster.pupils(class_id, with_left=True)
        pupils = [pupil for pupil in everybody if pupil.number is not None]
        without = {pupil.id for pupil in self._roster.without_clicker(class_id)} if self._kit() else set()
        text = tr("Chaque élève a le numéro de sa télécommande.")
        if without:
            text += " " + tr("Sans télécommande : {}.").format(len(without))
        self._pupils.head.setText(text)
        self._pupils.show_pupils(pupils, [pupil for pupil in everybody if pupil.number is None])

    def _show_keeping(self) -> None:
        item, today = self._classes.currentItem(), self._clock.now().date()
        taken_on = None if item is None else item.data(CLASS_ROLE).taken_on
        until = None if taken_on is None else keep_until(taken_on, self._settings.get(KEEP_UNTIL))
        self._pupils.show_keeping(until, today)
        if until is not None and until < today:
            self._delete_all.show()

    def _keep_until(self, last_day: str) -> None:
        if KEEP_UNTIL.valid(last_day) and last_day != self._settings.get(KEEP_UNTIL):
            self._settings.set(KEEP_UNTIL, last_day)
            self._show_keeping()

    # -- a file

    def show_file(self, path: Path) -> None:
        """Preview a file before it is imported. Locked names are unlocked first, so that the file can be compared with
        them."""
        if self._names_key.state is NamesState.LOCKED:
            self._open_names(lambda: self._importing.preview_file(path))
        else:
            self._importing.preview_file(path)

    def show_cards(self) -> None:
        """Show the cards of the selected class."""
        class_id, name = self.chosen, ""
        pupils = []
        if class_id is not None:
            try:
                pupils = self._roster.pupils(class_id)
                name = next((one.name for one in self._roster.classes() if one.id == class_id), "")
            except RosterError:
                self.show_message(tr("Les listes de classes ne peuvent pas être lues."))
        self.cards.show_class(name, {p.number: p.first_name for p in pupils if p.number is not None})
        self._show_page(self.cards)

    def _refuse(self, message: str) -> None:
        """Report that a file is refused. Nothing of it is kept."""
        self._show_page(self._pupils)
        self.show_message(message)

    def _imported(self, report: ImportReport) -> None:
        self._show_pupils_page()
        self.show_classes(report.classes[0] if report.classes else None)
        if report.paired:
            self.show_message(
                tr("Noms rendus dans l’ordre des numéros : les vérifier, et corriger sous la liste si besoin.")
            )
        self.changed.emit()

    @override
    def put_away(self) -> None:
        """Close the sheet and drop what is being read. During an import the sheet stays open until the import ends."""
        if self._importing.may_leave():
            super().put_away()

    # -- erasing

    def _delete_class(self) -> None:
        """Delete the class at the second press: names are erased for good, so a slip must not do it."""
        class_id = self.chosen
        if class_id is None:
            return
        sure = tr("Effacer les noms pour de bon")
        if self._delete.accessibleName() != sure:
            self._delete.set_text(sure)
            self._delete_all.show()
            return
        self._delete_now(class_id)

    def _delete_now(self, class_id: ClassId) -> list[PupilId]:
        gone: list[PupilId] = []
        try:
            gone = self._roster.delete_class(class_id)
        except TniError:
            self.show_message(tr("La classe n’a pas pu être supprimée."))
        self.show_classes()
        self.changed.emit()
        return gone

    def _erase_class(self) -> None:
        """Erase names and votes of the class, at the second press too."""
        class_id = self.chosen
        sure = tr("Effacer noms et votes pour de bon")
        if self._delete_all.accessibleName() != sure:
            self._delete_all.set_text(sure)
        elif class_id is not None:
            self._pupil_data.erase_votes(self._delete_now(class_id))

    def _exchange(self, one: str, other: str) -> None:
        class_id = self.chosen
        if class_id is not None:
            try:
                self._roster.exchange(class_id, PupilId(one), PupilId(other))
            except TniError:
                self.show_message(tr("Le numéro n’a pas pu être enregistré."))
            self._pupils_changed()

    def _pupils_changed(self) -> None:
        chosen = self._pupils.chosen
        self.show_classes()
        self._pupils.choose(chosen)
        self.changed.emit()

    # -- the kit

    def show_learning(self) -> None:
        """Start receiver training for an unknown receiver."""
        self._show_page(self.learn_panel)
        self.learn_panel.begin()

    def _kit(self) -> dict[ClickerId, int]:
        try:
            return self._roster.kit()
        except RosterError:
            return {}
