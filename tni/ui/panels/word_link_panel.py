"""Panel for the link of words in the text that is being typed."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from tni.core.one_line import shortened
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.word_links import link_of_part, part_text
from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.panels.link_fields import LinkFields

WIDTH_TARGETS = 9.5
LETTERS = 40


class WordLinkPanel(TitledPanel):
    """Panel with the words that are to have a link, and its fields."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Lien"), parent)
        self.part = Label(style)
        self.part.setWordWrap(True)
        self.fields = LinkFields(style)
        self.rows.addWidget(self.part)
        self.rows.addWidget(self.fields)

    def show_editor(self, editor: LessonEditor) -> None:
        """Show the words that are chosen now, and their link."""
        letters = shortened(" ".join(part_text(editor).split()), LETTERS)
        self.part.setText(
            tr("Mots : « {} »").format(letters) if letters else tr("Le lien s’écrit à la place du curseur.")
        )
        self.fields.show_link(link_of_part(editor), editor.pages, can_link=editor.typed is not None)

    @override
    def sizeHint(self) -> QSize:
        wide = min(round(self.kit.theme.metrics.target_px * WIDTH_TARGETS), self.free_area().width())
        return QSize(wide, min(self.rows.heightForWidth(wide), self.free_area().height()))
