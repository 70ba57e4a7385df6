"""Panel of symbols and of the teacher's resources: search, kinds, and a grid from which they are put on the page. It
stays open meanwhile, and takes what is dropped on it."""

from __future__ import annotations

from functools import partial
from typing import override

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QProgressBar, QWidget

from tni.core.web_address import web_address
from tni.library.resource import Resource, ResourceKind
from tni.services.library.resource_service import ResourcesState
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.command_search import WordSearch
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.panel import Label
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.panels.dropped_resources import DroppedResources, dropped_resources
from tni.ui.panels.resource_grid import Entry, ResourceGrid
from tni.ui.panels.resource_pictures import ResourcePictures
from tni.ui.panels.symbols import SymbolDrawings

WIDTH_TARGETS, HEIGHT_TARGETS = 11, 11
GROUP_COLUMNS = 5
ALL, SYMBOLS, SITES = "", "symbols", "sites"
"""Kinds that are shown beside those of ResourceKind."""
PASTED_LETTERS = 8
"""So many letters come at once when an address is pasted, not typed."""


class ResourcesPanel(TitledPanel):
    """Panel of symbols and resources.

    Signals:
        chosen: the Symbol or Resource that was tapped.
        more_wanted: the Resource that was held, or pressed with the right button.
        dropped: the one that was dragged out of the panel, and where it was let go, in global pixels.
        taken: DroppedResources that were let go over the panel.
        files_wanted, link_wanted, folder_wanted: files or a link (its address, "" for none yet) are to be added, or the
            folder shown.
        map_wanted: an outline map is to be put on the page.
        check_wanted, stop_wanted: the check of links is to begin or to end.
    """

    chosen = Signal(object)
    more_wanted = Signal(object)
    dropped = Signal(object, QPoint)
    taken = Signal(object)
    files_wanted = Signal()
    link_wanted = Signal(str)
    folder_wanted = Signal()
    map_wanted = Signal()
    check_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, style: Style, drawings: SymbolDrawings, pictures: ResourcePictures, parent: QWidget) -> None:
        super().__init__(style, tr("Ressources"), parent)
        self._drawings, self._state = drawings, ResourcesState()
        self._kind, self._group, self._before, self._text = ALL, "", ALL, ""
        self._own: WordSearch[Resource] = WordSearch({})
        self._sites: WordSearch[Resource] | None = None
        self.setAcceptDrops(True)
        self.search = SearchField()
        self.search.setPlaceholderText(tr("Chercher dans tout : lampe, volcan, fractions…"))
        self.search.setAccessibleName(tr("Chercher dans les ressources"))
        self.search.textChanged.connect(self._search_changed)
        self.search.returnPressed.connect(self._choose_first)
        self.rows.addWidget(self.search)
        self._kinds = self._choices(tr("Genres"), self._kind_names(), self._show_kind, 6)
        self.rows.addWidget(self._kinds)
        self._groups = self._choices(
            tr("Matières"), {"": tr("Tous"), **drawings.groups()}, self._show_group, GROUP_COLUMNS
        )
        self.rows.addWidget(self._groups)
        self.grid = ResourceGrid(style, drawings, pictures, self)
        self.nothing = EmptyListNote(style, "", self.grid)
        self.grid.chosen.connect(self.chosen)
        self.grid.more_wanted.connect(self.more_wanted)
        self.grid.dropped.connect(self.dropped)
        self.rows.addWidget(self.grid, 1)
        self._progress = self._make_progress()
        self._actions = self._make_actions()
        self._list()

    # -- making

    @staticmethod
    def _kind_names() -> dict[str, str]:
        return {
            ALL: tr("Tout"),
            SYMBOLS: tr("Symboles"),
            ResourceKind.PICTURE.value: tr("Images"),
            ResourceKind.SOUND.value: tr("Sons"),
            ResourceKind.LINK.value: tr("Liens"),
            SITES: tr("Sites gratuits"),
        }

    def _choices(self, title: str, names: dict[str, str], choose: object, columns: int) -> QWidget:
        """Make buttons of which one is chosen, the first at the beginning."""
        assert callable(choose)
        choices = QWidget()
        choices.setAccessibleName(title)
        layout = QGridLayout(choices)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.kit.theme.metrics.gap_px)
        one_of = QButtonGroup(choices)
        for place, (key, name) in enumerate(names.items()):
            button = TextButton(self.kit, name, value=key or "all", name=name)
            button.setCheckable(True)
            button.setChecked(not place)
            button.clicked.connect(partial(choose, key))
            one_of.addButton(button)
            layout.addWidget(button, place // columns, place % columns)
        return choices

    def _make_progress(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        self._checking, self._bar = Label(self.kit, size="small"), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(self.kit.theme.metrics.gap_px * 2)
        stop = TextButton(self.kit, tr("Arrêter"))
        stop.clicked.connect(lambda _checked=False: self.stop_wanted.emit())
        line.addWidget(self._checking)
        line.addWidget(self._bar, 1)
        line.addWidget(stop)
        row.hide()
        self.rows.addWidget(row)
        return row

    def _make_actions(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.kit.theme.metrics.gap_px)
        add = TextButton(self.kit, tr("Ajouter…"), name=tr("Ajouter des images ou des sons"))
        add.clicked.connect(lambda _checked=False: self.files_wanted.emit())
        link = TextButton(self.kit, tr("Ajouter un lien"))
        link.clicked.connect(lambda _checked=False: self.link_wanted.emit(""))
        self._check = TextButton(self.kit, tr("Vérifier les liens"))
        self._check.clicked.connect(lambda _checked=False: self.check_wanted.emit())
        outlines = IconButton(self.kit, "tni-map", tr("Fond de carte : France, Europe, monde"))
        outlines.clicked.connect(lambda _checked=False: self.map_wanted.emit())
        folder = IconButton(self.kit, "folder-open", tr("Ouvrir le dossier des ressources"))
        folder.clicked.connect(lambda _checked=False: self.folder_wanted.emit())
        for button in (add, link, self._check):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(outlines)
        line.addWidget(folder)
        self.rows.addWidget(row)
        return row

    @override
    def sizeHint(self) -> QSize:
        target, free = self.kit.theme.metrics.target_px, self.free_area()
        return QSize(min(target * WIDTH_TARGETS, free.width()), min(target * HEIGHT_TARGETS, free.height()))

    # -- what is shown

    def show_state(self, state: ResourcesState) -> None:
        """Show the resources as they are now, and the check of links that is under way."""
        before, self._state = self._state, state
        if state.resources != before.resources or state.is_listed != before.is_listed:
            self._own = WordSearch({one: (one.title, _terms(one)) for one in state.resources})
            self._list()
        text = tr("Vérification : {done} sur {all}").format(done=state.checked, all=state.to_check)
        self._checking.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, max(1, state.to_check))
        self._bar.setValue(state.checked)
        self._progress.setVisible(state.to_check > 0)
        self._show_actions()

    def show_kind(self, kind: str) -> None:
        """Show one kind, without a search. kind: a value of ResourceKind, ALL, SYMBOLS or SITES."""
        self.search.clear()
        self._choose_kind(kind)

    def narrow_to_search(self, on: bool) -> None:
        """Show the search and what it finds alone, where a keyboard takes the room."""
        self._kinds.setVisible(not on)
        self._actions.setVisible(not on)
        self._groups.setVisible(not on and self._kind == SYMBOLS)

    def _show_kind(self, kind: str, _checked: bool = False) -> None:
        self._before = kind
        self._choose_kind(kind)

    def _choose_kind(self, kind: str) -> None:
        self._kind = kind
        for button in self._kinds.findChildren(TextButton):
            button.setChecked(button.value == (kind or "all"))
        self._list()
        self._show_actions()

    def _show_group(self, group: str, _checked: bool = False) -> None:
        self._group = group
        self._list()

    def _show_actions(self) -> None:
        has_links = any(one.kind is ResourceKind.LINK for one in self._state.resources)
        self._check.setVisible(self._kind == ResourceKind.LINK.value and has_links)
        self._check.setEnabled(not self._state.to_check)
        self._groups.setVisible(self._kind == SYMBOLS and self._kinds.isVisibleTo(self))

    def _search_changed(self, text: str) -> None:
        """Search in all kinds, and keep an address that is pasted as a link."""
        text, before, self._text = text.strip(), self._text, text.strip()
        if "://" in text and len(text) - len(before) >= PASTED_LETTERS and web_address(text):
            self.search.clear()
            self.link_wanted.emit(text)
        elif bool(text) != bool(before):
            self._choose_kind(ALL if text else self._before)
        else:
            self._list()

    def _list(self) -> None:
        text = self.search.text().strip()
        self.grid.shown.show([*self._own_found(text), *self._symbols_found(text), *self._sites_found(text)])
        self.grid.scrollToTop()
        self.nothing.setText(self._empty_text(bool(text)))

    def _own_found(self, text: str) -> list[Entry]:
        if self._kind in (SYMBOLS, SITES):
            return []
        found = self._own.find(text) if text else list(self._state.resources)
        return [one for one in found if self._kind in (ALL, one.kind.value)]

    def _sites_found(self, text: str) -> list[Entry]:
        """Return the sites that the program knows; among all kinds, those alone that are searched for."""
        if self._kind != SITES and not (self._kind == ALL and text):
            return []
        from tni.library.free_sites import FREE_SITES  # with the first search

        if self._sites is None:
            sites = {one.resource: (one.name, f"{one.subjects} {one.levels} {one.resource.host}") for one in FREE_SITES}
            self._sites = WordSearch(sites)
        return list(self._sites.find(text) if text else [one.resource for one in FREE_SITES])

    def _symbols_found(self, text: str) -> list[Entry]:
        if self._kind not in (ALL, SYMBOLS):
            return []
        group = self._group if self._kind == SYMBOLS else ""
        return [one for one in self._drawings.find(text) if group in ("", one.group)]

    def _empty_text(self, is_searched: bool) -> str:
        if is_searched or self._kind in (ALL, SYMBOLS, SITES):
            return tr("Rien sous ce nom. Essayer un autre mot.")
        if not self._state.is_listed:
            return ""
        match ResourceKind(self._kind):
            case ResourceKind.PICTURE:
                return tr(
                    "Aucune image gardée. En déposer ici, ou en sélectionner une sur la page : « Mettre de côté »."
                )
            case ResourceKind.SOUND:
                return tr("Aucun son gardé. Déposer ici des fichiers MP3, OGG ou WAV, ou toucher « Ajouter… ».")
            case ResourceKind.LINK:
                return tr("Aucun lien gardé. Copier l’adresse d’un exercice ou d’une vidéo, puis « Ajouter un lien ».")

    def _choose_first(self) -> None:
        text = self.search.text().strip()
        if text and self.grid.shown.entries:
            self.chosen.emit(self.grid.shown.entries[0])
        elif web_address(text):
            self.search.clear()
            self.link_wanted.emit(web_address(text))

    # -- what is dropped on it

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_resources(event.mimeData()) != DroppedResources():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        found = dropped_resources(event.mimeData())
        if found != DroppedResources():
            event.acceptProposedAction()
            self.taken.emit(found)


def _terms(resource: Resource) -> str:
    """Return what a resource is searched by beside its title: its folders, its host, its service, its kind."""
    kinds = {
        ResourceKind.PICTURE: tr("image photo picture", "search"),
        ResourceKind.SOUND: tr("son audio musique sound", "search"),
        ResourceKind.LINK: tr("lien site adresse link", "search"),
    }
    folder = resource.path.rpartition("/")[0].replace("/", " ")
    return f"{folder} {resource.host.replace('.', ' ')} {resource.service} {kinds[resource.kind]}"
