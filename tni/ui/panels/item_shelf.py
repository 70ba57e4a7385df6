"""Panel of interactive items by topics, from which one is put on the page by a touch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from tni.api.manifest import Topic
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.command_search import WordSearch
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.item_tile import OTHERS, ShelfEntry, ShelfTile
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr

COLUMNS, TOPIC_COLUMNS = 5, 5
ALL = "all"
"""Stands for all topics."""


class ItemShelf(TitledPanel):
    """Panel of the items, by topics and with a search.

    Signals:
        chosen: the id of the plugin whose item is wanted.
        dropped: a tile was dropped on the page: the id, and where, in global pixels.
    """

    chosen = Signal(str)
    dropped = Signal(str, QPoint)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Objets à manipuler"), parent)
        self.tiles: list[ShelfTile] = []
        self._topic = ALL
        self._search_words: WordSearch[str] = WordSearch({})
        self.search = SearchField()
        self.search.setPlaceholderText(tr("Chercher : règle, dé, fraction, courbe…"))
        self.search.setAccessibleName(tr("Chercher un objet à manipuler"))
        self.search.textChanged.connect(self._show_tiles)
        self.search.returnPressed.connect(self._choose_first)
        self._topics = QWidget()
        self._topics.setAccessibleName(tr("Matières"))
        self._topic_grid = QGridLayout(self._topics)
        self._topic_grid.setContentsMargins(0, 0, 0, 0)
        self._topic_grid.setSpacing(style.theme.metrics.gap_px)
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setSpacing(style.theme.metrics.gap_px)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._scroll = scrolled(self._content, tr("Objets à manipuler"))
        self._note = Label(style, "", token="muted")
        self._note.setWordWrap(True)
        for row in (self.search, self._topics, self._scroll, self._note):
            self.rows.addWidget(row)

    def show_entries(self, entries: Sequence[ShelfEntry]) -> None:
        clear_layout(self._grid)
        self.tiles = [ShelfTile(self.kit, entry, self._content) for entry in entries]
        for tile in self.tiles:
            tile.clicked.connect(lambda _checked=False, plugin=tile.entry.plugin: self.chosen.emit(plugin))
            tile.dropped.connect(partial(self.dropped.emit, tile.entry.plugin))
        self._search_words = WordSearch({one.plugin: (one.name, one.searched_by) for one in entries})
        self.search.clear()
        self._show_topics({one.topic for one in entries})
        self._show_tiles()

    def _show_topics(self, used: set[str]) -> None:
        """Offer the topics that have entries, if there are several."""
        clear_layout(self._topic_grid)
        names = {topic: name for topic, name in topic_names().items() if topic == ALL or topic in used}
        if self._topic not in names:
            self._topic = ALL
        for place, (topic, name) in enumerate(names.items()):
            button = TextButton(self.kit, name, value=topic)
            button.setCheckable(True)
            button.setChecked(topic == self._topic)
            button.clicked.connect(partial(self._choose_topic, topic))
            self._topic_grid.addWidget(button, place // TOPIC_COLUMNS, place % TOPIC_COLUMNS)
        self._topics.setVisible(len(used) > 1)
        self.search.setVisible(len(self.tiles) > COLUMNS)

    def _choose_topic(self, topic: str, _checked: bool = False) -> None:
        self._topic = topic
        for button in self._topics.findChildren(TextButton):
            button.setChecked(button.value == topic)
        self.search.clear()
        self._show_tiles()

    @property
    def shown(self) -> list[ShelfTile]:
        """Tiles of the topic, or those that are found in all topics, the best first."""
        text = self.search.text().strip()
        if not text:
            return [tile for tile in self.tiles if self._topic in (ALL, tile.entry.topic)]
        by_plugin = {tile.entry.plugin: tile for tile in self.tiles}
        return [by_plugin[plugin] for plugin in self._search_words.find(text)]

    def _show_tiles(self) -> None:
        shown = self.shown
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.setVisible(tile in shown)
        for place, tile in enumerate(shown):
            self._grid.addWidget(tile, place // COLUMNS, place % COLUMNS)
        nothing = tr("Rien sous ce nom. Essayer un autre mot.") if self.tiles else tr("Aucun objet n’est installé.")
        self._note.setText(nothing)
        self._note.setVisible(not shown)
        self._scroll.setVisible(bool(shown))
        self._scroll.verticalScrollBar().setValue(0)
        self._fit()

    def _choose_first(self) -> None:
        if self.search.text().strip() and (shown := self.shown):
            self.chosen.emit(shown[0].entry.plugin)

    def narrow_to_search(self, on: bool) -> None:
        """Show the search and what it finds alone, where a keyboard takes the room."""
        self._topics.setVisible(not on and len({tile.entry.topic for tile in self.tiles}) > 1)
        self._fit()

    def set_area(self, area: QRect) -> None:
        """Set the part of the parent that the panel may cover: tiles for which there is no room are scrolled to."""
        super().set_area(area)
        self._fit()

    def _fit(self) -> None:
        """Make the panel as wide as its columns and topics, and as high as there is room for."""
        gap, tile = self._grid.spacing(), self.tiles[0].sizeHint() if self.tiles else QSize(1, 1)
        columns, rows = min(COLUMNS, len(self.tiles)), -(-len(self.shown) // COLUMNS)
        width = max(columns * (tile.width() + gap), self._topics.sizeHint().width())
        self._scroll.setFixedSize(width + self._scroll.verticalScrollBar().sizeHint().width(), 1)
        self.rows.activate()
        above = self.sizeHint().height() - 1
        self._scroll.setFixedHeight(max(min(rows * (tile.height() + gap), self.free_area().height() - above), 1))
        self.adjustSize()


def topic_names() -> dict[str, str]:
    """Return the topics' names, in display order."""
    return {
        ALL: tr("Tout"),
        Topic.CLASS.value: tr("La classe"),
        Topic.GEOMETRY.value: tr("Géométrie"),
        Topic.NUMBERS.value: tr("Nombres"),
        Topic.FUNCTIONS.value: tr("Fonctions"),
        Topic.SCIENCES.value: tr("Sciences"),
        Topic.LANGUAGES.value: tr("Langues"),
        Topic.WORLD.value: tr("Cartes et temps"),
        OTHERS: tr("Autres"),
    }
