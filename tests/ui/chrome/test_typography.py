"""French spacing: no line begins with a colon, no line ends with an opening quotation mark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QTextLayout
from pytestqt.qtbot import QtBot

from tests.program.gallery import Board
from tni.ui.chrome.panel import Label
from tni.ui.chrome.typography import with_no_break_spaces


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Le PDF n’a pas pu être lu : rien", "Le PDF n’a pas pu être lu\u00a0: rien"),
        ("« Les fractions » est ouverte ; voilà", "«\u00a0Les fractions\u00a0» est ouverte\u00a0; voilà"),
        ("Aucun texte à changer", "Aucun texte à changer"),
        ("", ""),
    ],
)
def test_spaces_that_must_not_break(said: str, shown: str) -> None:
    assert with_no_break_spaces(said) == shown
    assert with_no_break_spaces(shown) == shown


def lines(label: Label, width: int) -> list[str]:
    """What a label of this width writes on each line."""
    shown = super(Label, label).text()
    layout = QTextLayout(shown, label.font())
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(shown[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return found


def test_no_width_puts_a_sign_alone(qtbot: QtBot) -> None:
    board = Board(QSize(1280, 720), "light")
    qtbot.addWidget(board)
    said = "« Les fractions » n’a pas pu être lue : elle est restée telle quelle ; en ouvrir une autre ?"
    label = Label(board.kit, said, parent=board)
    for width in range(120, 700, 7):
        for line in lines(label, width):
            assert line.strip()[0] not in ":;?!»"
            assert line.strip()[-1] != "«"
    assert label.text() == said
