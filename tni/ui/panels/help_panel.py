"""Help: short topics with the steps to do, a search among them, the tour and the practice lesson. It needs no network
and stays open beside the page while its steps are done."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tni.ui.chrome.button import ActionButton, IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.command_search import WordSearch
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.finger_scroll import FingerScroll, scrolled
from tni.ui.chrome.panel import Label, set_panel_spacing
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.panels.help_topic import HelpTopic
from tni.ui.panels.help_topics import help_topics

WIDTH_TARGETS, HEIGHT_TARGETS = 9, 11
BEGINNING = (CommandId.TOUR, CommandId.PRACTICE, CommandId.SHORTCUTS)
"""Commands offered below the topics."""


class HelpPanel(TitledPanel):
    """Panel with the list of topics, or one of them. topic_shown: a topic was chosen."""

    topic_shown = Signal()

    def __init__(self, style: Style, commands: Commands, parent: QWidget) -> None:
        super().__init__(style, tr("Aide"), parent)
        self._commands = commands
        self._topics = help_topics()
        self._search = WordSearch(
            {i: (t.title, f"{t.title} {' '.join(t.steps)} {t.terms}") for i, t in enumerate(self._topics)}
        )
        self.search = SearchField()
        self.search.setPlaceholderText(tr("Chercher : effacer, voter, imprimer…"))
        self.search.setAccessibleName(tr("Chercher dans l’aide"))
        self.search.textChanged.connect(lambda _text: self._list())
        self.rows.addWidget(self.search)
        self._pages = QStackedWidget()
        self._pages.setAccessibleName(tr("Aide"))
        self._pages.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.rows.addWidget(self._pages, 1)
        self._make_list()
        self._beginning = self._make_beginning()
        self.rows.addWidget(self._beginning)
        self._topic: QWidget | None = None
        self._list()

    @override
    def sizeHint(self) -> QSize:
        target = self.kit.theme.metrics.target_px
        return QSize(target * WIDTH_TARGETS, min(target * HEIGHT_TARGETS, self.free_area().height()))

    def _make_list(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Sujets de l’aide"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        FingerScroll(self.list)
        self.list.itemClicked.connect(self._chosen)
        self.list.itemActivated.connect(self._chosen)
        self._pages.addWidget(self.list)

    def _make_beginning(self) -> QWidget:
        beginning = QWidget()
        beginning.setAccessibleName(tr("Débuter"))
        line = QHBoxLayout(beginning)
        line.setContentsMargins(0, 0, 0, 0)
        for command in BEGINNING:
            button = ActionButton(self.kit, self._commands[command], show_label=True)
            button.clicked.connect(self.put_away)
            line.addWidget(button)
        line.addStretch(1)
        return beginning

    def narrow_to_search(self, on: bool) -> None:
        """Show the search and what it finds alone, where a keyboard takes the room."""
        self._beginning.setVisible(not on)

    def _list(self) -> None:
        """List the topics that fit the search, all of them without one."""
        text = self.search.text()
        found = self._search.find(text) if text.strip() else range(len(self._topics))
        self.list.clear()
        for i in found:
            item = QListWidgetItem(self._topics[i].title)
            item.setData(Qt.ItemDataRole.UserRole, i)
            self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(tr("Rien sous ce nom. Essayer un autre mot."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self._pages.setCurrentWidget(self.list)

    def _chosen(self, item: QListWidgetItem) -> None:
        at = item.data(Qt.ItemDataRole.UserRole)
        if at is not None:
            self.show_topic(self._topics[at])

    def show_topic(self, topic: HelpTopic) -> None:
        """Show a topic in place of the list."""
        if self._topic is not None:
            self._pages.removeWidget(self._topic)
            self._topic.deleteLater()
        self._topic = self._make_topic(topic)
        self._pages.addWidget(self._topic)
        self._pages.setCurrentWidget(self._topic)
        self.topic_shown.emit()

    def show_topics(self) -> None:
        self._pages.setCurrentWidget(self.list)

    def _make_topic(self, topic: HelpTopic) -> QWidget:
        body = QWidget()
        body.setAccessibleName(topic.title)
        rows = QVBoxLayout(body)
        set_panel_spacing(rows, self.kit, margins=False)
        head = QHBoxLayout()
        back = IconButton(self.kit, "chevron-left", tr("Tous les sujets"))
        back.clicked.connect(self.show_topics)
        head.addWidget(back)
        title = Label(self.kit, topic.title, size="title")
        title.setWordWrap(True)
        head.addWidget(title, 1)
        rows.addLayout(head)
        for number, step in enumerate(topic.steps, 1):
            words = f"{number}. {step}" if len(topic.steps) > 1 else step
            label = Label(self.kit, words)
            label.setWordWrap(True)
            rows.addWidget(label)
        if topic.command is not None:
            button = TextButton(self.kit, self._commands[topic.command].iconText())
            action = self._commands[topic.command]
            button.clicked.connect(lambda _checked=False: action.trigger())
            rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)
        return scrolled(body, topic.title)
