"""Scenes of the walk: the teacher's questions, from a file to the class."""

from __future__ import annotations

from tests.program.walker import Walker
from tests.support.bank_samples import MATHS
from tests.support.running_program import wait_for
from tni.quiz.round import RoundPhase
from tni.ui.chrome.choice_buttons import TextButton


def questions(w: Walker) -> None:
    """Nothing yet; a file looked into; kept; asked; the result with what comes next."""
    teaching = w.program.teaching
    desk = teaching.questions.controller
    path = w.program.current_lesson.lesson.path.parent / "Fractions.gift"
    path.write_text(MATHS, encoding="utf-8")
    desk.open()
    w.settle()
    w.shot("questions-none")
    teaching.questions.service.preview_file(path)
    wait_for(lambda: desk.sheet.is_importing and not desk.sheet.browser.written.is_empty, "the question", 20)
    w.shot("questions-file")
    desk.sheet.save.click()
    wait_for(lambda: not desk.sheet.is_importing and not desk.sheet.browser.written.is_empty, "the question", 20)
    w.shot("questions-collection")
    desk.sheet.others.setChecked(True)
    desk.sheet.rename.click()
    w.shot("questions-renamed")
    desk.sheet.names.hide()
    desk.sheet.others.setChecked(False)
    desk.sheet.action_bar.edit.click()
    w.shot("questions-edited")
    desk.sheet.editor.stem.field.setPlainText("Autre")
    w.shot("questions-typed")
    desk.sheet.editor.drop.click()
    desk.sheet.edit(None)
    desk.sheet.editor.kinds.findChildren(TextButton)[6].click()
    w.shot("questions-new")
    desk.sheet.editor.drop.click()
    desk.sheet.action_bar.copy.click()
    wait_for(lambda: teaching.questions.service.saving.waiting(desk.sheet.chosen) is None, "the disk", 20)
    w.shot("questions-changed")
    desk.sheet.undo.click()
    desk.sheet.ask.click()
    wait_for(
        lambda: teaching.voting.rounds.state is not None and teaching.voting.rounds.state.phase is RoundPhase.OPEN,
        "the vote",
        20,
    )
    w.shot("questions-asked")
    teaching.voting.reveal()
    w.shot("questions-result")
    teaching.voting.put_away()
