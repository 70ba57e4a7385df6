"""Shipped lessons taught by script: opened as an example, followed by their plan, asked, written up, exported."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from random import Random

import lxml.etree
import lxml.html
import pikepdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, room
from tni.api.devices import Vote
from tni.app.convert import convert
from tni.app.shipped_files import lessons_folder
from tni.cahier.french import NBSP
from tni.core.clock import SystemClock
from tni.core.ids import ClickerId
from tni.document.lesson_plan import LessonPlan
from tni.quiz.round import RoundPhase
from tni.quiz.simulated_answers import simulate_answers
from tni.services.questions.question_library import safe_file_name
from tni.ui.chrome.commands import CommandId
from tni.ui.seance.cahier_sheet import plain_text_of

LESSONS = (
    "CP - Dix et encore", "CE1 - m devant m b p", "CE2 - Grave ou aigu", "CM1 - Sujet et verbe", "CM2 - Symboles",
    "fractions", "cycle-de-l-eau", "6e - My day", "5e - Effort", "4e - Pythagore", "4e - Fantastique",
    "3e - Grande Guerre", "2de - Lentilles", "2de - Marche", "1re - Nombre derive", "Terminale - Philosophie",
)  # fmt: skip
PUPILS = (1, 2, 3)


def open_copy(here: Room, name: str) -> LessonPlan:
    """Open an example as the teacher does. Returns the plan of the copy."""
    copy = here.folder / "lessons" / f"{name}.tni"
    here.program.current_lesson.open(lessons_folder() / copy.name)
    wait_for(lambda: here.program.current_lesson.lesson.path == copy, "the copy")
    plan = here.board.editor.document.plan
    assert plan is not None
    return plan


def show_all_pages(here: Room, plan: LessonPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Show the pages one by one, a minute each. The plan follows: the phase under way is the one that uses the page."""
    pages, read, passed = here.board.editor.pages, SystemClock.now, [0]
    monkeypatch.setattr(SystemClock, "now", lambda clock: read(clock) + timedelta(minutes=passed[0]))
    for page in pages:
        assert here.board.editor.page.id == page.id
        progress = here.teaching.seances.plan.progress()
        assert progress is not None
        assert progress.current is not None
        assert page.id in next(one for one in plan.phases if one.id == progress.current.phase.id).pages
        passed[0] += 1
        lift_covers(here)
        show_all_steps(here)
        if page is not pages[-1]:
            here.trigger(CommandId.NEXT_PAGE)


def lift_covers(here: Room) -> None:
    """Tap on the covers of the page shown, one after the other."""
    editor, canvas = here.board.editor, here.board.window.canvas
    covers = [item for item in editor.document.items(editor.page.id) if item.behaviour.cover]
    for cover in covers:
        x, y = editor.view.to_screen(*editor.document.box(cover).center)
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
        assert cover.id in editor.stage.lifted
    assert editor.document.away(editor.page.id) >= {cover.id for cover in covers}


def show_all_steps(here: Room) -> None:
    """Go through the reveal steps of the page shown: each shows something more, and in the end all is seen."""
    editor = here.board.editor
    page, lifted = editor.page.id, editor.stage.lifted
    hidden = editor.document.away(page)
    for _ in editor.steps:
        here.trigger(CommandId.NEXT_PAGE)
        assert editor.page.id == page
        assert editor.document.away(page) < hidden
        hidden = editor.document.away(page)
    assert hidden == lifted


def ask_the_first_question(here: Room, title: str) -> str:
    """Ask the first question of the lesson's collection, with a simulated class. Returns its id."""
    questions, rounds = here.teaching.questions.controller, here.teaching.voting.rounds
    questions.open(None)
    sheet = questions.sheet
    wait_for(lambda: bool(sheet.browser.shown), "the questions")
    assert sheet.choice.currentText() == safe_file_name(title)
    sheet.ask.click()
    wait_for(lambda: rounds.state is not None and rounds.state.phase is RoundPhase.OPEN, "the vote")
    question = rounds.state.question
    given = simulate_answers(question, PUPILS, Random(3))
    now = SystemClock().monotonic()
    votes = [Vote(ClickerId(f"iclicker:0000000{one.number}"), one.choice, now) for one in given]
    here.teaching.on_events(votes)
    wait_for(lambda: len(rounds.state.answered) == len({one.number for one in given}), "the answers")
    here.reveal()
    assert rounds.state.phase is RoundPhase.REVEALED
    return str(question.id)


def written_up(here: Room) -> str:
    """End the séance as the teacher does. Returns the contents of the entry."""
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    contents, work = plain_text_of(sheet.contenu), sheet.homework.text.toPlainText()
    sheet.done.click()
    assert here.board.editor.seance is None
    return f"{contents}\n{work}".replace(NBSP, " ")


def plain(text: str) -> str:
    """A text without the signs that an entry words otherwise: full stops at ends of lines, guillemets."""
    lines = (line.strip().removesuffix(".") for line in text.replace(NBSP, " ").splitlines())
    return "\n".join(lines).replace("« ", "").replace(" »", "")


@pytest.mark.parametrize("name", LESSONS)
def test_it_is_taught_by_its_plan_and_the_entry_says_so(
    name: str, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    with room(qapp, tmp_path) as here:
        plan = open_copy(here, name)
        info = here.board.editor.document.info
        here.teaching.seance.begin(here.class_id, "5eA", info.subject)
        wait_for(lambda: here.teaching.seances.plan.progress() is not None, "the plan")
        show_all_pages(here, plan, monkeypatch)
        assert ask_the_first_question(here, info.title) in {key for one in plan.phases for key in one.questions}
        entry = written_up(here)
    work = plan.homework.replace(NBSP, " ").partition(" ;")[0]  # an ability may complete what follows
    wanted = [f"Objectif : {plan.aims}", work, *(f"– {phase.title}" for phase in plan.phases)]
    assert "Être capable d" in entry
    assert [text for text in wanted if plain(text) not in plain(entry)] == []


@pytest.mark.parametrize("name", LESSONS)
def test_it_is_exported_with_all_its_pages(name: str, tmp_path: Path, qapp: QApplication) -> None:
    lesson = lessons_folder() / f"{name}.tni"
    pdf, page, notice = (tmp_path / f"lesson.{kind}" for kind in ("pdf", "html", "xml"))
    for target in (pdf, page, notice):
        assert convert(lesson, target, 800).paths == (target,)
    document = lxml.html.document_fromstring(page.read_bytes())
    sections, credited = document.xpath("//section[contains(@class, 'page')]/h2"), document.xpath("//*[@id='credits']")
    with pikepdf.open(pdf) as drawn:
        assert len(drawn.pages) == len(sections) + len(credited) >= 6
    root = lxml.etree.fromstring(notice.read_bytes())
    said = " ".join(root.itertext())
    assert "TNI" in said
    assert "CC" in said
    del qapp
