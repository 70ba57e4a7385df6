"""Panel in which a concept of the vocabularies is searched for and chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from tni.core.collation import fold
from tni.library.vocabulary import Concept, Vocabularies, VocabularyKind
from tni.ui.chrome.button import Style
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr

WIDTH_TARGETS, HEIGHT_TARGETS = 12, 11
MOST_SHOWN = 300


class ConceptPicker(TitledPanel):
    """Panel of the concepts of one kind, ticked where they are chosen. It stays open, so that several can be. Enter
    takes the first that is found; with nothing typed it closes the panel.

    chosen: key of the concept that was pressed, or the words that were typed, which stand for themselves. unchosen: key
    of one that was pressed again.
    """

    chosen = Signal(str)
    unchosen = Signal(str)

    def __init__(
        self, style: Style, title: str, vocabularies: Vocabularies, kind: VocabularyKind, parent: QWidget
    ) -> None:
        super().__init__(style, title, parent)
        self._vocabularies, self.kind = vocabularies, kind
        self._chosen: Collection[str] = ()
        self._used: dict[str, int] = {}
        self._concepts = [(concept, _searched(concept)) for concept in vocabularies.of_kind(kind)]
        self.search = SearchField()
        self.search.setPlaceholderText(tr("Chercher dans la liste"))
        self.search.setAccessibleName(tr("Chercher dans la liste"))
        self.search.make_clearable(style)
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._enter)
        self.rows.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        FingerScroll(self.list)
        self._note = EmptyListNote(style, tr("Rien sous ce nom dans les listes."), self.list)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.rows.addWidget(self.list, 1)
        self._list()

    def show_used(self, keys: Sequence[str]) -> None:
        """Show the concepts first that the teacher used last, in this order."""
        self._used = {key: place for place, key in enumerate(keys)}
        self._list()

    def show_chosen(self, keys: Collection[str]) -> None:
        """Tick the concepts that are chosen."""
        self._chosen = keys
        for row in range(self.list.count()):
            self._tick(self.list.item(row))

    def _tick(self, item: QListWidgetItem) -> None:
        is_chosen = item.data(Qt.ItemDataRole.UserRole) in self._chosen
        item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)

    def _list(self) -> None:
        words, typed = fold(self.search.text()).split(), self.search.text().strip()
        self.list.clear()
        found = [concept for concept, text in self._concepts if all(word in text for word in words)]
        last = len(self._used)
        found.sort(
            key=lambda one: (
                bool(words) and not fold(one.label).startswith(words[0]),
                self._used.get(one.key, last),
            )
        )
        for concept in found[:MOST_SHOWN]:
            self._add(self._text(concept), concept.key)
        if typed and not any(fold(typed) == fold(concept.short_label) for concept in found):
            self._add(tr("« {} », comme je l’ai écrit").format(typed), typed)

    def _add(self, text: str, key: str) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)  # all of the row ticks it
        self._tick(item)
        self.list.addItem(item)

    def _text(self, concept: Concept) -> str:
        """Return the label with that of the concept above it, without which many mean little."""
        above: Sequence[Concept] = self._vocabularies.path(concept.key)[:-1]
        return f"{concept.label} — {above[-1].short_label}" if above else concept.label

    def _choose(self, item: QListWidgetItem) -> None:
        key = item.data(Qt.ItemDataRole.UserRole)
        (self.unchosen if key in self._chosen else self.chosen).emit(key)

    def _enter(self) -> None:
        if not self.search.text().strip():
            self.put_away()
        elif self.list.count():
            self.chosen.emit(self.list.item(0).data(Qt.ItemDataRole.UserRole))
            self.search.clear()

    @override
    def sizeHint(self) -> QSize:
        target, free = self.kit.theme.metrics.target_px, self.free_area()
        return QSize(min(target * WIDTH_TARGETS, free.width()), min(target * HEIGHT_TARGETS, free.height()))


def _searched(concept: Concept) -> str:
    return " ".join(map(fold, concept.labels))
