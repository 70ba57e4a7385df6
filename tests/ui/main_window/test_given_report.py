"""The window says which objects and sounds a PDF and a web page hold as still pictures, by page, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.running_program import running, wait_for, write
from tests.support.widgets import click
from tni.app.application import Application
from tni.services.lesson.shared_parts import SharedParts
from tni.ui.panels.report_sheet import ReportSheet

WORDS = {
    "fr": ("1 objet écrit, 1 approché", "Voir", "Approché : Un objet à manipuler, remplacé par son image."),
    "en": ("1 item written, 1 approximated", "Show", "An object to handle, replaced by its picture."),
}


def notice_with(program: Application, text: str) -> str:
    def found() -> list[str]:
        return [one for one in program.main_controller.window.notices.texts() if text in one]

    wait_for(lambda: bool(found()), text)
    return found()[0]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_still_picture_of_an_object_is_told_of(language: str, fresh_home: Path, qapp: QApplication) -> None:
    counts, see, line = WORDS[language]
    with running(fresh_home, language=language) as program:
        board = program.main_controller
        write(program, (200, 200), (300, 300))
        board.lesson_actions.write_pdf(fresh_home / "ink.pdf")
        notice_with(program, "ink.pdf")
        assert not [one for one in board.window.notices.texts() if counts.partition(",")[2] in one], "nothing is lost"
        board.window.do(lambda editor: editor.put_item("dice", (250.0, 120.0)))
        board.lesson_actions.write_pdf(fresh_home / "dice.pdf")
        told = notice_with(program, counts)
        assert "dice.pdf" in told
        (notice,) = (one for one in board.window.notices.shown if one.text == told)
        click(notice, see)
        wait_for(lambda: bool(board.window.findChildren(ReportSheet)), "the sheet")
        (sheet,) = board.window.findChildren(ReportSheet)
        assert [row for row in range(sheet.list.count()) if line in sheet.list.item(row).text()] == [1]
        sheet.put_away()
        board.lesson_actions.sharing.write_web_page(fresh_home / "dice.html", SharedParts())
        wait_for(lambda: (fresh_home / "dice.html").exists(), "the web page")
        wait_for(
            lambda: any("dice.html" in one and counts in one for one in board.window.notices.texts()), "its notice"
        )
