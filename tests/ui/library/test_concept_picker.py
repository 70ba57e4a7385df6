"""List of concepts: in the order in which a teacher needs them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tni.library.built_in_vocabularies import built_in_vocabularies, level_key
from tni.library.vocabulary import VocabularyKind
from tni.ui.chrome.button import Style
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.theme import Theme
from tni.ui.library.concept_picker import ConceptPicker


def test_what_was_used_last_comes_first_unless_words_say_otherwise(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    style = Style(Theme(Metrics(48)), Icons())
    picker = ConceptPicker(style, "Niveaux", built_in_vocabularies(), VocabularyKind.LEVEL, window)

    def first() -> list[str]:
        return [picker.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(2)]

    before = first()
    used = [level_key("018"), picker.list.item(5).data(Qt.ItemDataRole.UserRole)]
    picker.show_used(used)
    assert (before != used, first()) == (True, used)
    picker.search.setText(picker.list.item(3).text()[:4])
    words = picker.search.text().casefold()
    assert picker.list.item(0).text().casefold().startswith(words)
