"""Sheet « Partage entre collègues »: shared places on the left, the lessons of the chosen one on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tni.library.shared_lesson import SharedRole, SharingState
from tni.library.sharing_list import LessonEntry, PlaceEntry
from tni.services.library.colleague_lessons import AvailableLesson
from tni.services.library.place_exchange import ExchangeOutcome
from tni.services.library.sharing_service import SharingService
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.chrome.row_column import RowColumn
from tni.ui.chrome.sheet import Sheet, labelled_field
from tni.ui.i18n import tr
from tni.ui.library.colleague_rows import LessonRow, RowAct
from tni.ui.messages.colleagues import (
    fetching_text,
    lesson_state,
    offered_text,
    place_name,
    place_state,
    unlisted_text,
    wants_secret,
)

TO_LOOK_AT = (SharingState.UPDATE, SharingState.CONFLICT)


@dataclass(frozen=True, slots=True)
class OpenLessonName:
    """Lesson on the board, as it could be shared. path: "" for one that has no file yet."""

    title: str
    path: str


class ColleaguesSheet(Sheet):
    """Sheet of shared places. It shows what the service knows, and asks for what is done.

    Signals:
        folder_wanted, nextcloud_wanted: add a place.
        exchange_wanted, remove_wanted: about a place, by its id.
        share_wanted: share the open lesson in a place, by its id; with the teacher's notes or without.
        choice_wanted: choose a lesson of the library to be shared, likewise.
        cancel_wanted: end the exchange under way.
        look_wanted, stop_wanted, again_wanted: about a shared lesson, a LessonEntry.
        inside_wanted, follow_wanted, together_wanted, copy_wanted: about a colleague's lesson, an AvailableLesson.
        secret_given: the password of a place was typed: its id, and the text.
        author_given: name that colleagues see.
    """

    folder_wanted = Signal()
    nextcloud_wanted = Signal()
    exchange_wanted = Signal(str)
    remove_wanted = Signal(str)
    share_wanted = Signal(str, bool)
    choice_wanted = Signal(str, bool)
    cancel_wanted = Signal()
    look_wanted = Signal(object)
    stop_wanted = Signal(object)
    again_wanted = Signal(object)
    inside_wanted = Signal(object)
    follow_wanted = Signal(object)
    together_wanted = Signal(object)
    copy_wanted = Signal(object)
    secret_given = Signal(str, str)
    author_given = Signal(str)

    def __init__(
        self, style: Style, service: SharingService, title: Callable[[LessonEntry], str], parent: QWidget
    ) -> None:
        """title: returns that of a lesson."""
        super().__init__(style, tr("Partage entre collègues"), parent)
        self._service, self._title = service, title
        self._open = OpenLessonName("", "")
        self._today = date.min
        self._shown: object = None
        body = QHBoxLayout()
        body.setSpacing(style.theme.metrics.pad_px * 2)
        body.addLayout(self._make_places(), 2)
        body.addLayout(self._make_detail(), 5)
        self.rows.addLayout(body, 1)

    # -- widgets

    def _make_places(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(self.kit.theme.metrics.gap_px)
        self.author = QLineEdit()
        self.author.setPlaceholderText(tr("par exemple Mme Dupont"))
        self.author.editingFinished.connect(lambda: self.author_given.emit(self.author.text().strip()))
        rows.addLayout(labelled_field(self.kit, tr("Votre nom, vu des collègues"), self.author))
        for name, wanted in (
            (tr("Ajouter un dossier"), self.folder_wanted),
            (tr("Ajouter un Nuage (Nextcloud)"), self.nextcloud_wanted),
        ):
            button = TextButton(self.kit, name)
            button.clicked.connect(wanted)
            rows.addWidget(button)
        rows.addWidget(Label(self.kit, tr("Dossiers partagés"), size="small", token="muted"))
        self.places = QListWidget()
        self.places.setAccessibleName(tr("Dossiers partagés"))
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.places.setWordWrap(True)
        FingerScroll(self.places)
        self._none = EmptyListNote(
            self.kit,
            tr(
                "Un dossier du réseau, d’une clé ou d’un Nuage, que des collègues ouvrent aussi. "
                "Rien n’est envoyé ailleurs."
            ),
            self.places,
        )
        self.places.currentRowChanged.connect(lambda _row: self._show_detail())
        rows.addWidget(self.places, 1)
        return rows

    def _make_detail(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(self.kit.theme.metrics.gap_px * 2)
        head = QHBoxLayout()
        head.setSpacing(self.kit.theme.metrics.gap_px)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        self.name = Label(self.kit, size="title")
        self.state = Label(self.kit, token="muted")
        self.state.setWordWrap(True)
        titles.addWidget(self.name)
        titles.addWidget(self.state)
        head.addLayout(titles, 1)
        self.exchange = TextButton(self.kit, tr("Échanger maintenant"), filled=True)
        self.exchange.clicked.connect(lambda: self._with_place(self.exchange_wanted.emit))
        self.cancel = TextButton(self.kit, tr("Arrêter"))
        self.cancel.clicked.connect(self.cancel_wanted)
        self.remove = TextButton(self.kit, tr("Retirer"))
        self.remove.clicked.connect(lambda: self._with_place(self.remove_wanted.emit))
        for button in (self.exchange, self.cancel, self.remove):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        self._secret = self._make_secret()
        rows.addWidget(self._secret)
        self.column = RowColumn(self.kit, tr("Leçons partagées"))
        rows.addWidget(self.column, 1)
        return rows

    def _make_secret(self) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.returnPressed.connect(self._give_secret)
        line.addLayout(labelled_field(self.kit, tr("Mot de passe d’application"), self.password), 1)
        give = TextButton(self.kit, tr("Enregistrer"), filled=True)
        give.clicked.connect(self._give_secret)
        line.addWidget(give, 0, Qt.AlignmentFlag.AlignBottom)
        return box

    def _give_secret(self) -> None:
        if self.password.text():
            self._with_place(lambda place: self.secret_given.emit(place, self.password.text()))
            self.password.clear()

    # -- contents

    @property
    def place(self) -> PlaceEntry | None:
        """The chosen place."""
        item = self.places.currentItem()
        return None if item is None else self._service.list.place(item.data(Qt.ItemDataRole.UserRole))

    def _with_place(self, act: Callable[[str], object]) -> None:
        if (place := self.place) is not None:
            act(place.id)

    def show_all(self, opened: OpenLessonName, today: date) -> None:
        """Show what the service knows now. opened: the lesson on the board."""
        self._open, self._today = opened, today
        chosen = None if self.place is None else self.place.id
        known = [place.id for place in self._service.list.places]
        listed = [self.places.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.places.count())]
        if known != listed:
            new = [place for place in known if place not in listed]
            self.places.blockSignals(True)
            self.places.clear()
            for place in known:
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, place)
                self.places.addItem(item)
            chosen = new[0] if new and listed else chosen
            self.places.setCurrentRow(known.index(chosen) if chosen in known else 0)
            self.places.blockSignals(False)
        for row, entry in enumerate(self._service.list.places):
            self.places.item(row).setText(f"{place_name(entry)}\n{self._state_of(entry)}")
        self._show_detail()

    def _state_of(self, place: PlaceEntry) -> str:
        service, progress = self._service, self._service.progress
        if service.fetching is not None and service.fetching.place == place.id:
            return fetching_text(service.fetching)
        return place_state(
            place,
            service.outcomes.get(place.id),
            self._today,
            running=place.id in service.running,
            progress=progress if progress is not None and progress.place == place.id else None,
        )

    def _show_detail(self) -> None:
        place = self.place
        for widget in (self.name, self.state, self.remove):
            widget.setVisible(place is not None)
        running = place is not None and place.id in self._service.running
        self.exchange.setVisible(place is not None and not running)
        self.cancel.setVisible(running)
        outcome = None if place is None else self._service.outcomes.get(place.id)
        self._secret.setVisible(place is not None and wants_secret(outcome) and not running)
        if place is not None:
            self.name.setText(place_name(place))
            self.state.setText(self._state_of(place))
        lessons = () if place is None else self._service.list.in_place(place.id)
        shown = place, lessons, outcome, self._open
        if shown == self._shown:  # the rows stay while an exchange makes progress
            return
        self._shown = shown
        self.column.clear()
        if place is not None:
            self._fill(place, lessons, outcome)
        self.column.end()

    def _fill(self, place: PlaceEntry, lessons: tuple[LessonEntry, ...], outcome: ExchangeOutcome | None) -> None:
        self.column.add_heading(tr("Mes leçons partagées ici"))
        followed = [entry for entry in lessons if entry.role is SharedRole.FOLLOWED]
        own = [entry for entry in lessons if entry not in followed]
        self._add_lessons(own, outcome)
        if not own:
            self.column.add_note(tr("Aucune leçon pour l’instant."))
        self._add_share(place, lessons)
        if followed:
            self.column.add_heading(tr("Leçons suivies"))
            self._add_lessons(followed, outcome)
        self.column.add_heading(tr("Leçons des collègues"))
        here = {entry.lesson for entry in lessons}
        found = () if outcome is None else outcome.available
        available = [one for one in found if one.lesson not in here]
        for one in available:
            by = offered_text(one)
            if not one.is_readable:
                why = tr("{by}, illisible : elle vient d’un TNI plus récent, ou elle est abîmée").format(by=by)
                self.column.add(LessonRow(self.kit, tr("Une leçon"), why, []))
                continue
            self.column.add(LessonRow(self.kit, one.title or tr("Sans titre"), by, self._offers(one)))
        if any(one.is_readable for one in available):
            self.column.add(
                self._small(
                    tr(
                        "Suivre : recevoir les mises à jour. Travailler à plusieurs : chacun reçoit les changements "
                        "de l’autre. "
                        "Copier : une leçon à part."
                    )
                )
            )
        if outcome is not None and outcome.unlisted:
            self.column.add(self._small(unlisted_text(outcome.unlisted)))
        if not available:
            self.column.add_note(
                tr("Rien de nouveau.") if outcome is not None else tr("« Échanger maintenant » cherche leurs leçons.")
            )

    def _add_lessons(self, lessons: Sequence[LessonEntry], outcome: ExchangeOutcome | None) -> None:
        for entry in sorted(lessons, key=lambda one: (one.state not in TO_LOOK_AT, self._title(one))):
            urgent = entry.state in TO_LOOK_AT
            state = lesson_state(entry, outcome)
            self.column.add(LessonRow(self.kit, self._title(entry), state, self._acts(entry), urgent=urgent))

    def _add_share(self, place: PlaceEntry, lessons: tuple[LessonEntry, ...]) -> None:
        is_open = bool(self._open.path) and all(entry.path != self._open.path for entry in lessons)
        notes = CheckBox(tr("Avec mes notes"))
        notes.setMinimumHeight(self.kit.theme.metrics.target_px)
        notes.setChecked(place.notes)
        choose = TextButton(self.kit, tr("Partager une autre leçon…") if is_open else tr("Partager une leçon…"))
        choose.clicked.connect(lambda: self.choice_wanted.emit(place.id, notes.isChecked()))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.kit.theme.metrics.pad_px)
        note = tr("Les pages et le plan. Jamais les séances, ni les extraits à usage de classe.")
        if is_open:
            button = TextButton(self.kit, tr("Partager ici la leçon ouverte"))
            button.setToolTip(self._open.title)
            button.clicked.connect(lambda: self.share_wanted.emit(place.id, notes.isChecked()))
            row.addWidget(button)
            note = tr("« {} » : les pages et le plan. Jamais les séances, ni les extraits à usage de classe.")
        for widget in (choose, notes):
            row.addWidget(widget)
        self.column.add(line, narrow=True)
        self.column.add(self._small(note.format(self._open.title)))
        self.column.add(self._small(tr("Les PDF y sont en entier, avec les pages que la leçon ne montre pas.")))

    def _small(self, text: str) -> Label:
        label = Label(self.kit, text, size="small", token="muted")
        label.setWordWrap(True)
        return label

    def _acts(self, entry: LessonEntry) -> list[RowAct]:
        acts: list[RowAct] = []
        if entry.state in TO_LOOK_AT:
            acts.append((tr("Regarder"), partial(self.look_wanted.emit, entry)))
        if entry.state is SharingState.DELETED:
            acts.append((tr("Redonner"), partial(self.again_wanted.emit, entry)))
        stop = tr("Ne plus suivre") if entry.role is SharedRole.FOLLOWED else tr("Ne plus partager")
        return [*acts, (stop, partial(self.stop_wanted.emit, entry))]

    def _offers(self, one: AvailableLesson) -> list[RowAct]:
        return [
            (tr("Voir"), partial(self.inside_wanted.emit, one)),
            (tr("Suivre"), partial(self.follow_wanted.emit, one)),
            (tr("Travailler à plusieurs"), partial(self.together_wanted.emit, one)),
            (tr("Copier"), partial(self.copy_wanted.emit, one)),
        ]
