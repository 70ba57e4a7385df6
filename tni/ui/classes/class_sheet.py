"""Sheet of the classes, their pupils and the clicker kit.

It shows names: only for the teacher's private screen, or after a long press.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from tni.core.collation import fold
from tni.core.errors import TniError
from tni.core.ids import ClassId, PupilId
from tni.roster.class_list import PupilRow
from tni.roster.import_plan import ImportReport
from tni.roster.names_key import NamesState
from tni.services.class_lists.class_list_import import ImportPhase, ImportState
from tni.services.class_lists.class_list_service import ClassListService, ClassListsState
from tni.services.class_lists.names_key_service import PassphrasePrompt
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.chrome.touch_guard import ask_sure
from tni.ui.classes.card_print_panel import CardPrintPanel
from tni.ui.classes.clicker_kit_panel import ClickerKitPanel
from tni.ui.classes.import_changes import import_message
from tni.ui.classes.import_preview import ClassListImportPreview, choose_class_list_file
from tni.ui.classes.passphrase_page import PassphrasePage
from tni.ui.classes.pupil_data_controller import PupilDataController
from tni.ui.classes.pupils_page import PupilsPage
from tni.ui.classes.receiver_training_panel import ReceiverTrainingPanel
from tni.ui.classes.typed_class_page import TypedClassPage
from tni.ui.classes.unsaved_names import unsaved_names
from tni.ui.i18n import is_singular, tr

CLASS_ROLE = Qt.ItemDataRole.UserRole


class ClassSheet(Sheet):
    """Sheet with the list of classes and a page for each task."""

    changed = Signal()  # classes or numbers have changed
    results_wanted = Signal(object)  # id of the class whose results to show
    papers_wanted = Signal()  # save the documents on data protection

    def __init__(self, style: Style, lists: ClassListService, parent: QWidget) -> None:
        super().__init__(style, tr("Classes"), parent)
        self._lists, self._shown = lists, ClassListsState(lists.names.state)
        self.importing = lists.begin_import(self._show_import)
        self.preview = ClassListImportPreview(style, self.importing)
        self._then: Callable[[], None] = self._show_pupils_page
        self.message = Label(style, token="danger")
        self.message.setWordWrap(True)
        self.message.hide()
        self.rows.addWidget(self.message)
        body = QHBoxLayout()
        self._side = QWidget()
        self._side.setLayout(self._make_list())
        body.addWidget(self._side, 2)
        self._stack = QStackedWidget()
        self._make_pages()
        body.addWidget(self._stack, 5)
        self.rows.addLayout(body, 1)
        lists.date_lists()
        self.show_classes()

    def _make_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        self._classes = QListWidget()
        self._classes.setAccessibleName(tr("Classes"))
        EmptyListNote(self.kit, tr("Aucune classe : importer ou saisir une liste."), self._classes)
        self._classes.currentItemChanged.connect(lambda *_: self._show_chosen())
        self._classes.itemClicked.connect(lambda _item: self.show_page(self.pupils))
        column.addWidget(self._classes, 1)
        self.delete = TextButton(self.kit, tr("Supprimer la classe"))
        self.delete.clicked.connect(self._delete_class)
        self.erase = TextButton(self.kit, tr("Effacer noms et votes"))
        self.erase.clicked.connect(self._erase_class)
        importing = TextButton(self.kit, tr("Importer une liste"), filled=True)
        importing.clicked.connect(lambda: choose_class_list_file(self.kit, self, self.show_file))
        typing = TextButton(self.kit, tr("Saisir une classe"))
        typing.clicked.connect(self._begin_typing)
        kit = TextButton(self.kit, tr("Télécommandes"))
        kit.clicked.connect(lambda: self.show_page(self.kit_panel))
        cards = TextButton(self.kit, tr("Cartes en papier"))
        cards.clicked.connect(self.show_cards)
        self._results = TextButton(self.kit, tr("Résultats"))
        self._results.clicked.connect(lambda: self.results_wanted.emit(self.chosen))
        for button in (self._results, importing, typing, kit, cards, self.delete, self.erase):
            column.addWidget(button)
        return column

    def _make_pages(self) -> None:
        style = self.kit
        self.pupils = PupilsPage(style)
        self.pupil_data = PupilDataController(self._lists, self)
        self.pupil_data.message.connect(self.show_message)
        self.pupil_data.changed.connect(self._pupils_changed)
        self.pupils.export_wanted.connect(
            lambda pupil: self.pupil_data.ask_where(style, self, self.chosen, PupilId(pupil))
        )
        self.pupils.erase_wanted.connect(lambda pupil: self.pupil_data.erase(PupilId(pupil)))
        self.pupils.extra_chosen.connect(lambda pupil, extra: self.pupil_data.set_extra_time(PupilId(pupil), extra))
        self.pupils.name_form.add_wanted.connect(lambda last, first: self.pupil_data.add(self.chosen, last, first))
        self.pupils.name_form.rename_wanted.connect(self.pupil_data.rename)
        self.pupils.name_form.given_up.connect(lambda: self.show_message(""))
        self.typed = TypedClassPage(style)
        self.typed.typed.connect(self._take_typed)
        self.typed.left.connect(self._show_pupils_page)
        self.pupils.exchange_wanted.connect(self._exchange)
        self.pupils.whose.chosen.connect(self.pupil_data.exchange_names)
        self.pupil_data.exchanged.connect(self.pupils.whose.did)
        self.pupils.papers_wanted.connect(self.papers_wanted)
        self.pupils.names_wanted.connect(self._ask_names)
        self.pupils.last_day_chosen.connect(self._set_last_day)
        self.names = PassphrasePage(style, self._lists.names)
        self.names.settled.connect(lambda: self._then())
        self.names.left.connect(self._names_left)
        self.kit_panel = ClickerKitPanel(style)
        self.learn_panel, self.cards = ReceiverTrainingPanel(style), CardPrintPanel(style)
        self.cards.message.connect(self.show_message)
        for page in (self.pupils, self.preview, self.typed, self.names, self.kit_panel, self.learn_panel, self.cards):
            self._stack.addWidget(page)

    def show_page(self, page: QWidget, message: str | None = None) -> None:
        """Show a page. message: see `show_message`; None leaves the one that is shown."""
        if message is not None:
            self.show_message(message)
        if page is not self._stack.currentWidget():
            self.setFocus()  # else it moves to the widget after the hidden one
        self._side.setVisible(page not in (self.preview, self.typed, self.names))
        self._stack.setCurrentWidget(page)

    def _show_pupils_page(self) -> None:
        self.show_page(self.pupils, "")
        self.show_classes()

    @override
    def open(self) -> None:
        """Show the sheet and unlock the names, if the keyring or the teacher can give the key."""
        super().open()
        match self._lists.names.state.names:
            case NamesState.LOCKED:
                self._open_names(self._show_pupils_page)
            case NamesState.UNSET if self._classes.count():  # a list from before names were encrypted
                self._lists.names.make(lambda _: self.show_classes() if isValid(self) else None)

    # -- names

    def _ask_names(self) -> None:
        self._open_names(self._show_pupils_page)

    def _open_names(self, then: Callable[[], None]) -> None:
        """Make names readable and storable, then call `then`. The teacher may refuse."""
        self._then = then

        def opened(prompt: PassphrasePrompt | None) -> None:
            if not isValid(self):  # closed meanwhile: the keyring may be slow
                return
            if prompt is None:
                then()
            else:
                self.ask(prompt)

        self._lists.names.open(opened)

    def ask(self, prompt: PassphrasePrompt) -> None:
        self.show_page(self.names, "")
        self.names.ask(prompt)

    def _names_left(self) -> None:
        """Go back without a key. A list that waits for it stays, and can still be imported."""
        if not self.is_list_waiting:
            self._show_pupils_page()
            return
        self.show_page(self.preview, tr("La liste n’est pas encore enregistrée : l’importer, ou annuler."))

    @property
    def is_list_waiting(self) -> bool:
        """True if a list was imported as far as the key of the names, which the teacher has not given yet."""
        return self.importing.state.phase is ImportPhase.NAMES_CLOSED

    def finish_with_numbers(self) -> None:
        """Import the waiting list with a key that is lost when the program ends: class and numbers stay."""
        if self.importing.state.prompt is PassphrasePrompt.NEW and self._lists.names.make_for_today():
            self.importing.store()

    def _show_names(self) -> None:
        words, button = "", ""
        if self._shown.classes:
            match self._shown.names.names:
                case NamesState.LOCKED:
                    words, button = (
                        tr("Les noms sont verrouillés : les numéros suffisent pour voter."),
                        tr("Déverrouiller les noms"),
                    )
                case NamesState.LOST:
                    words = tr("Les noms n’étaient gardés que jusqu’à la fermeture : importer à nouveau la liste.")
                case NamesState.UNSET:
                    words, button = tr("Ces noms ne sont pas encore protégés."), tr("Protéger les noms")
        self.pupils.show_names(words, button)

    # -- content

    def show_message(self, text: str) -> None:
        """Show a message in the sheet; an empty text removes it."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def show_classes(self, choose: ClassId | None = None) -> None:
        """Read the class lists again and show a class; by default the one that is shown now."""
        shown = self._lists.view(choose or self.chosen)
        if not shown.is_readable:
            self._classes.clear()
            self.show_message(tr("Les listes de classes ne peuvent pas être lues."))
            return
        self._classes.blockSignals(True)
        self._classes.clear()
        for one in shown.classes:
            pupils = tr("{} élève") if is_singular(one.pupils) else tr("{} élèves")
            item = QListWidgetItem(f"{one.name}  –  {pupils.format(one.pupils)}")
            item.setData(CLASS_ROLE, one.id)
            self._classes.addItem(item)
            if one == shown.chosen:
                self._classes.setCurrentItem(item)
        self._classes.blockSignals(False)
        self._show_pupils(shown)

    def _show_chosen(self) -> None:
        self._show_pupils(self._lists.view(self.chosen))

    @property
    def chosen(self) -> ClassId | None:
        item = self._classes.currentItem()
        return None if item is None else ClassId(item.data(CLASS_ROLE))

    def _show_pupils(self, shown: ClassListsState) -> None:
        self._shown = shown
        for button in (self.delete, self._results):
            button.setEnabled(shown.chosen is not None)
        self.delete.set_text(tr("Supprimer la classe"))
        self.erase.set_text(tr("Effacer noms et votes"))
        self.erase.hide()
        self.pupils.show_class(shown.chosen is not None)
        self._show_names()
        self._show_keeping()
        can_rename = shown.chosen is not None and shown.names.names is NamesState.OPEN
        self.pupils.show_pupils(shown.pupils, shown.former, can_rename=can_rename)
        if shown.chosen is None:
            words = tr("Importer une liste : celle d’ONDE, de SIECLE, de PRONOTE, d’un ENT ou d’un tableur.")
            words += " " + tr("Ou saisir une classe, un nom par ligne.")
            self.pupils.head.setText(words + " " + tr("Les noms restent sur cet ordinateur, chiffrés."))
            return
        text = tr("Chaque élève a le numéro de sa télécommande.")
        if shown.without_clicker:
            text += " " + tr("Sans télécommande : {}.").format(shown.without_clicker)
        self.pupils.head.setText(text)

    def _show_keeping(self) -> None:
        until, today = self._shown.keep_until, self._shown.today
        self.pupils.show_keeping(until, today)
        if until is not None and until < today:
            self.erase.show()

    def _set_last_day(self, last_day: str) -> None:
        self._lists.set_last_day(last_day)
        self._shown = self._lists.view(self.chosen)
        self._show_keeping()

    # -- a file

    def show_file(self, path: Path) -> None:
        """Preview a file before it is imported. Locked names are unlocked first, so that the file can be compared with
        them."""
        if self._lists.names.state.names is NamesState.LOCKED:
            self._open_names(lambda: self.importing.read_file(path))
        else:
            self.importing.read_file(path)

    def _show_import(self, state: ImportState) -> None:
        """Draw the import: its page, and what becomes of the sheet when it ends."""
        if not isValid(self):  # closed meanwhile
            return
        self.preview.show_state(state)
        match state.phase:
            case ImportPhase.NO_FILE:
                self._show_pupils_page()
            case ImportPhase.REFUSED | ImportPhase.STOPPED:
                self.show_page(self.pupils, import_message(state))
            case ImportPhase.NAMES_CLOSED if state.prompt is not None:
                self._then = self.importing.store
                self.ask(state.prompt)
            case ImportPhase.IMPORTED if state.report is not None:
                self._imported(state.report)
            case _:
                self.show_page(self.preview, import_message(state))

    def _begin_typing(self) -> None:
        self.show_page(self.typed, "")
        self.typed.begin()

    def _take_typed(self, name: str, rows: Sequence[PupilRow]) -> None:
        if any(fold(one.name) == fold(name) for one in self._shown.classes):
            self.typed.message.setText(tr("La classe {} existe déjà : y ajouter les élèves un à un.").format(name))
        else:
            self.importing.take_typed(name, rows)

    def show_cards(self) -> None:
        """Show the cards of the selected class."""
        shown = self._lists.view(self.chosen)
        if not shown.is_readable:
            self.show_message(tr("Les listes de classes ne peuvent pas être lues."))
        name = "" if shown.chosen is None else shown.chosen.name
        self.cards.show_class(name, {p.number: p.first_name for p in shown.pupils if p.number is not None})
        self.show_page(self.cards)

    def _imported(self, report: ImportReport) -> None:
        self.typed.clear()
        self._show_pupils_page()
        self.show_classes(report.classes[0] if report.classes else None)
        if report.paired:
            self.show_message(
                tr("Noms remis dans l’ordre des numéros : les vérifier, et corriger sous la liste si besoin.")
            )
        self.changed.emit()

    @override
    def put_away(self) -> None:
        """Close the sheet and drop what is being read. During an import the sheet stays open until the import ends, and
        as long as a list waits for the key of the names or typed names to be saved."""
        if self.is_list_waiting and self._stack.currentWidget() is self.names:
            self.show_message(tr("La liste n’est pas encore enregistrée : terminer ici, ou annuler."))
        elif (unsaved := unsaved_names(self.typed, self.pupils)) is not None:
            self.show_page(*unsaved)
        elif self.importing.may_leave():
            super().put_away()
        else:
            self.show_message(tr("L’import se termine…"))

    # -- erasing

    def _delete_class(self) -> None:
        """Delete the class at the second press: names are erased for good, so a slip must not do it."""
        class_id = self.chosen
        if class_id is None:
            return
        sure = tr("Effacer les noms pour de bon")
        if self.delete.accessibleName() != sure:
            ask_sure(self.delete, sure)
            self.erase.show()
            return
        self._change(lambda: self._lists.delete_class(class_id), tr("La classe n’a pas pu être supprimée."))

    def _erase_class(self) -> None:
        """Erase names and votes of the class, at the second press too."""
        class_id = self.chosen
        sure = tr("Effacer noms et votes pour de bon")
        if self.erase.accessibleName() != sure:
            ask_sure(self.erase, sure)
        elif class_id is not None:
            self._change(
                lambda: self._lists.erase_class(class_id, self.pupil_data.show_erased),
                tr("La classe n’a pas pu être supprimée."),
            )

    def _exchange(self, one: str, other: str) -> None:
        if (class_id := self.chosen) is not None:
            self._change(
                lambda: self._lists.exchange_numbers(class_id, PupilId(one), PupilId(other)),
                tr("Le numéro n’a pas pu être enregistré."),
            )

    def _change(self, command: Callable[[], None], refused: str) -> None:
        """Run a command and show the lists after it. refused: message for an error of the disk."""
        try:
            command()
        except TniError:
            self.show_message(refused)
        self._pupils_changed()

    def _pupils_changed(self) -> None:
        chosen = self.pupils.chosen
        self.show_classes()
        self.pupils.choose(chosen)
        self.changed.emit()

    # -- the kit

    def show_learning(self) -> None:
        """Start receiver training for an unknown receiver."""
        self.show_page(self.learn_panel)
        self.learn_panel.begin()
