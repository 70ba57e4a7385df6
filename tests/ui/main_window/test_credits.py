"""The source of a picture is noted in a panel, and listed on a page of the lesson."""

from __future__ import annotations

from PySide6.QtTest import QTest

from tests.support.widgets import click, texts
from tni.app.application import Application
from tni.document.items import Text
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.credit_panel import CreditPanel


def panel(program: Application) -> CreditPanel:
    program.main_controller.commands[CommandId.CREDIT].trigger()
    made = program.main_controller.instruments.credits.panel
    assert made is not None
    return made


def test_a_source_is_noted_for_the_selection_and_listed(program: Application) -> None:
    board = program.main_controller
    board.commands[CommandId.CREDITS_PAGE].trigger()
    board.commands[CommandId.CREDIT].trigger()
    assert len(board.window.notices.texts()) == 2
    board.window.do(lambda editor: editor.add_text("Un extrait", 20, 20, select=True))
    made = panel(program)
    QTest.keyClicks(made.source, "Manuel, p. 12")
    QTest.keyClicks(made.author, "Nadar")
    made.licence.setCurrentIndex(made.licence.findData("CC-BY-4.0"))
    made.classroom.click()
    click(made, "Enregistrer")
    (credit,) = board.editor.document.credits.values()
    assert (credit.source, credit.author, credit.licence, credit.classroom_only) == (
        "Manuel, p. 12", "Nadar", "CC-BY-4.0", True,
    )  # fmt: skip
    again = panel(program)
    assert again.source.text() == "Manuel, p. 12"
    assert "Un extrait à usage de classe n’est pas partagé." in texts(again)
    again.put_away()
    board.commands[CommandId.CREDITS_PAGE].trigger()
    (text,) = (item for item in board.editor.document.items(board.editor.page.id) if isinstance(item, Text))
    assert text.text == "Sources\nPage 1, texte : Nadar, Manuel, p. 12, CC BY, usage en classe"
