"""No word cut off, no control too small, outside or over another: on each screen, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QSize, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.program.gallery import SCENES, SIZES, Board
from tests.program.teaching_gallery import SCENES as VOTE_SCENES
from tests.support.wholeness import flaws
from tni.ui import i18n
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label

EVERY = {**SCENES, **VOTE_SCENES}


@pytest.fixture
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    locale, before = QLocale(), set(map(id, qapp.findChildren(QTranslator)))
    yield i18n.install(qapp, request.param)
    for translator in qapp.findChildren(QTranslator):
        if id(translator) not in before:
            qapp.removeTranslator(translator)
            translator.deleteLater()
    QLocale.setDefault(locale)


def shown(qtbot: QtBot, size: str) -> Board:
    board = Board(QSize(*map(int, size.split("x"))), "light")
    qtbot.addWidget(board)
    with qtbot.waitExposed(board):
        board.show()
    return board


@pytest.mark.parametrize("language", ["fr", "en"], indirect=True)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", EVERY)
def test_everything_is_whole(qtbot: QtBot, scene: str, size: str, language: str) -> None:
    board = shown(qtbot, size)
    EVERY[scene](board)
    qtbot.wait(0)
    assert flaws(board, board.look.metrics) == []


def test_each_kind_of_flaw_is_seen(qtbot: QtBot) -> None:
    board = shown(qtbot, "1280x720")
    kit: Style = board.kit
    small, over, outside = (TextButton(kit, name) for name in ("Petit", "Dessus", "Dehors"))
    for button in (small, over, outside):
        button.setParent(board)
        button.show()
    small.setGeometry(10, 10, 40, 40)
    over.setGeometry(30, 20, 100, 60)
    outside.setGeometry(1230, 200, 100, 60)
    label = Label(kit, "Une phrase bien trop longue pour sa place", parent=board)
    label.setGeometry(300, 300, 50, 30)
    label.show()
    found = "\n".join(flaws(board, board.look.metrics))
    for words in ("Petit: 40 x 40 px", "Petit lies over Dessus", "Dehors: partly outside", "cut: Une phrase"):
        assert words in found
