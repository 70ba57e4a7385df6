"""Questions typed, copied, moved and taken back in the teacher's own window; what is on the disk is what was said."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.support.bank_samples import MATHS
from tests.support.teaching_room import Room, room
from tests.ui.banks.test_questions import asked, choose, kept, opened
from tests.ui.test_accessible import nameless
from tni.files.atomic import WriteError
from tni.quiz.bank.bodies import Answer, Area, AreaShape, Choice, Matching, Pair, PointBody, ShortText
from tni.quiz.bank.question_bank import BankAttachment, BankQuestion, QuestionBank
from tni.quiz.bank.question_form import NEW_BODIES
from tni.quiz.bank.rich_text import RichText, TextFormat
from tni.services.questions.question_library import QuestionLibrary
from tni.ui.banks.questions_sheet import QuestionsSheet
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId


@pytest.fixture
def here(qapp, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        yield made


@pytest.fixture
def sheet(here: Room, qtbot, tmp_path: Path) -> QuestionsSheet:
    path = tmp_path / "Maths.gift"
    path.write_text(MATHS, encoding="utf-8")
    return kept(here, qtbot, path)


def library(here: Room) -> QuestionLibrary:
    return here.teaching.questions.service.library


def saved(sheet: QuestionsSheet, qtbot) -> None:
    qtbot.waitUntil(lambda: "enregistré." in sheet.message.text())


def held(here: Room, qtbot, *items: BankQuestion) -> QuestionsSheet:
    """A collection of these, opened."""
    library(here).save("A", QuestionBank(items))
    sheet = opened(here, qtbot)
    qtbot.waitUntil(lambda: len(sheet.browser.shown) == len(items))
    return sheet


SHORT = BankQuestion(stem=RichText("Oui ?"), body=ShortText((Answer(RichText("oui"), True),)))


def titles(sheet: QuestionsSheet) -> list[str | None]:
    return [entry.item.title for entry in sheet.browser.shown]


def test_words_title_and_answers_are_typed_and_taken_back(here: Room, sheet: QuestionsSheet, qtbot) -> None:
    before = library(here).load("Maths").items[0]
    QTest.keyClick(sheet.browser.list, Qt.Key.Key_F2)
    editor = sheet.editor
    assert editor.isVisible()
    assert not nameless(editor)
    editor.heading.field.setText("Demi")
    line = editor.lines.lines[2]
    line.field.field.selectAll()
    QTest.keyClicks(line.field.field, "trois")
    qtbot.mouseClick(editor.save, Qt.MouseButton.LeftButton)
    assert sheet.browser.entry.item.title == "Demi", "seen before it is written"
    saved(sheet, qtbot)
    after = library(here).load("Maths").items[0]
    assert after.title == "Demi"
    assert after.stem == before.stem
    assert isinstance(after.body, Choice)
    assert after.body.answers[2].text.text == "trois"
    assert after.body.answers[:2] == before.body.answers[:2]
    sheet.browser.list.setFocus()
    QTest.keyClick(sheet.browser.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    saved(sheet, qtbot)
    assert library(here).load("Maths").items[0] == before
    QTest.keyClick(sheet.browser.list, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: library(here).load("Maths").items[0].title == "Demi")


def test_escape_keeps_what_was_typed_and_renoncer_does_not(here: Room, sheet: QuestionsSheet, qtbot) -> None:
    sheet.action_bar.edit.click()
    sheet.editor.heading.field.setText("Gardé")
    QTest.keyClick(sheet.editor, Qt.Key.Key_Escape)
    assert titles(sheet)[0] == "Gardé"
    sheet.action_bar.edit.click()
    sheet.editor.heading.field.setText("Laissé")
    sheet.editor.drop.click()
    assert not sheet.editor.isVisible()
    assert titles(sheet)[0] == "Gardé"
    sheet.action_bar.edit.click()
    QTest.keyClick(sheet.editor, Qt.Key.Key_Escape)
    saved(sheet, qtbot)


def test_what_is_no_question_stays_open_and_says_why(sheet: QuestionsSheet) -> None:
    sheet.action_bar.edit.click()
    editor = sheet.editor
    editor.heading.field.setText("")
    editor.stem.field.setPlainText(" ")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert "Il manque le texte" in editor.problem.text()
    assert not editor.save.isEnabled()
    editor.drop.click()


HTML = TextFormat.HTML
RICH = BankQuestion(
    stem=RichText("<p>Soit <b>deux</b> <math><mi>x</mi></math></p>", HTML),
    body=Choice((Answer(RichText("<p>un</p>", HTML), True), Answer(RichText(r"\(x^2\)"), False))),
)


def test_what_goes_with_markup_is_said_before_it_goes(here: Room, qtbot) -> None:
    sheet = held(here, qtbot, RICH)
    sheet.action_bar.edit.click()
    stem = sheet.editor.stem
    assert stem.hint.isVisible()
    assert stem.hint.text() == "Modifier ce texte fait perdre : mise en forme, 1 formule."
    assert not sheet.editor.lines.lines[0].field.hint.isVisible()
    assert not sheet.editor.lines.lines[1].field.hint.isVisible()
    stem.field.setPlainText("Soit")
    assert "nouveau texte fait perdre" in stem.hint.text()
    stem.back.click()
    sheet.editor.lines.lines[1].field.field.setText(r"\(x^3\)")
    sheet.editor.put_away()
    saved(sheet, qtbot)
    after = library(here).load("A").items[0]
    assert after.stem == RICH.stem
    assert isinstance(after.body, Choice)
    assert [a.text for a in after.body.answers] == [RICH.body.answers[0].text, RichText(r"\(x^3\)")]


def test_the_right_answers_of_pairs_are_typed(here: Room, qtbot) -> None:
    pairs = (Pair(RichText("Paris"), RichText("Italie")), Pair(RichText("Rome"), RichText("France")))
    sheet = held(here, qtbot, BankQuestion(stem=RichText("Capitales"), body=Matching(pairs)))
    sheet.action_bar.edit.click()
    lines = sheet.editor.lines.lines
    lines[0].other.field.setText("France")
    lines[1].other.field.setText("Italie")
    sheet.editor.save.click()
    saved(sheet, qtbot)
    body = library(here).load("A").items[0].body
    assert isinstance(body, Matching)
    assert [pair.right.text for pair in body.pairs if pair.right] == ["France", "Italie"]


def test_the_right_place_is_touched_on_the_picture(here: Room, qtbot) -> None:
    out = io.BytesIO()
    Image.new("RGB", (800, 400), "teal").save(out, "PNG")
    area = Area(AreaShape.CIRCLE, (80.0, 80.0, 40.0), True)
    item = BankQuestion(
        stem=RichText("Où ?"), body=PointBody("a.png", (area,)), files=(BankAttachment("a.png", out.getvalue()),)
    )
    sheet = held(here, qtbot, item)
    sheet.action_bar.edit.click()
    place = sheet.editor.place
    qtbot.waitUntil(lambda: place.has_picture, timeout=20_000)
    room = place.picture_rect()
    at = QPoint(round(room.left() + room.width() * 0.75), round(room.top() + room.height() * 0.5))
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton, pos=at)
    place.setFocus()
    QTest.keyClick(place, Qt.Key.Key_Plus)
    sheet.editor.save.click()
    saved(sheet, qtbot)
    body = library(here).load("A").items[0].body
    assert isinstance(body, PointBody)
    (x, y, radius), right = body.areas[0].coords, body.areas[0].right
    assert (abs(x - 600) < 4, abs(y - 200) < 4, radius, right) == (True, True, 50.0, True)


@pytest.mark.parametrize("at", range(len(NEW_BODIES)))
def test_a_new_question_of_each_kind_is_made_where_there_was_none(here: Room, qtbot, at: int) -> None:
    sheet = opened(here, qtbot)
    qtbot.waitUntil(lambda: bool(sheet.message.text()))
    QTest.keyClick(sheet, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    editor = sheet.editor
    assert not editor.problem.text()
    editor.kinds.findChildren(TextButton)[at].click()
    QTest.keyClicks(editor.stem.field, "Combien ?")
    for number, line in enumerate(editor.lines.lines if editor.lines is not None else (), 1):
        QTest.keyClicks(line.field.field, str(number))
        QTest.keyClicks(line.other.field, str(number))
    assert not nameless(editor)
    editor.save.click()
    saved(sheet, qtbot)
    assert sheet.chosen == "Mes questions"
    (item,) = library(here).load("Mes questions").items
    assert item.stem == RichText("Combien ?")
    assert type(item.body) is type(NEW_BODIES[at])


def test_ticking_one_right_answer_takes_the_tick_of_the_other(here: Room, qtbot) -> None:
    sheet = held(here, qtbot, BankQuestion(stem=RichText("?"), body=replace(RICH.body, shuffled=None)))
    sheet.action_bar.edit.click()
    one, other = (line.tick for line in sheet.editor.lines.lines)
    other.click()
    assert (one.isChecked(), other.isChecked()) == (False, True)
    sheet.editor.several.click()
    one.click()
    assert (one.isChecked(), other.isChecked()) == (True, True)
    sheet.editor.lines.add.click()
    QTest.keyClicks(sheet.editor.lines.lines[2].field.field, "trois")
    sheet.editor.lines.lines[2].moved.emit(sheet.editor.lines.lines[2], -1)
    sheet.editor.save.click()
    saved(sheet, qtbot)
    body = library(here).load("A").items[0].body
    assert isinstance(body, Choice)
    assert (body.several, body.right) == (True, (0, 2))
    assert body.answers[1].text == RichText("trois")


def test_a_question_is_copied_and_moved_by_keys(here: Room, sheet: QuestionsSheet, qtbot) -> None:
    keys, before = sheet.browser.list, titles(sheet)
    choose(sheet, 2)
    QTest.keyClick(keys, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(sheet) == [before[0], before[2], before[1], before[3]]
    assert sheet.browser.list.currentRow() == 1
    QTest.keyClick(keys, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(sheet) == before
    QTest.keyClick(keys, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert titles(sheet) == [*before[:3], before[2], before[3]]
    assert sheet.browser.list.currentRow() == 3
    QTest.keyClick(keys, Qt.Key.Key_Delete)
    QTest.keyClick(keys, Qt.Key.Key_Delete)
    assert titles(sheet) == before[:3]
    saved(sheet, qtbot)
    assert [item.title for item in library(here).load("Maths").items] == before[:3]
    for _ in range(5):
        sheet.undo.click()
    assert titles(sheet) == before
    assert not sheet.undo.isVisible()
    saved(sheet, qtbot)
    assert [item.title for item in library(here).load("Maths").items] == before


def test_a_full_disk_loses_nothing(here: Room, sheet: QuestionsSheet, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    path = here.folder / "lessons" / "Questions" / "Maths.xml"
    before = path.read_bytes()

    def full(*_args: object) -> None:
        raise WriteError(path, OSError(28, "No space left on device"))

    monkeypatch.setattr(QuestionLibrary, "change", full)
    sheet.action_bar.edit.click()
    sheet.editor.heading.field.setText("Pas encore")
    sheet.editor.save.click()
    qtbot.waitUntil(sheet.retry.isVisible)
    assert "rien n’est perdu" in sheet.message.text()
    assert titles(sheet)[0] == "Pas encore"
    assert path.read_bytes() == before
    sheet.names.name_chosen.emit("Autre")
    assert "pas encore enregistrée" in sheet.message.text()
    sheet.put_away()
    sheet = opened(here, qtbot)
    qtbot.waitUntil(lambda: bool(sheet.browser.shown))
    assert titles(sheet)[0] == "Pas encore", "it is still there when the sheet comes back"
    qtbot.waitUntil(sheet.retry.isVisible)
    monkeypatch.undo()
    sheet.retry.click()
    qtbot.waitUntil(lambda: library(here).load("Maths").items[0].title == "Pas encore")
    qtbot.waitUntil(lambda: not sheet.retry.isVisible())


def test_a_question_without_a_place_in_the_file_is_told_and_taken_back(
    here: Room, sheet: QuestionsSheet, qtbot
) -> None:
    before = library(here).load("Maths")
    nowhere = BankQuestion(stem=RichText("Où ?"), body=PointBody("b.png", ()))
    sheet.edited.emit(sheet.browser.entry, nowhere)
    qtbot.waitUntil(lambda: "ne peut pas être enregistrée" in sheet.message.text())
    assert library(here).load("Maths") == before
    sheet.undo.click()
    saved(sheet, qtbot)
    assert library(here).load("Maths") == before


def test_what_is_being_typed_when_the_window_goes_is_kept(here: Room, sheet: QuestionsSheet, qtbot) -> None:
    sheet.action_bar.edit.click()
    sheet.editor.heading.field.setText("En partant")
    here.teaching.questions.close()
    qtbot.waitUntil(lambda: library(here).load("Maths").items[0].title == "En partant")


def test_what_is_no_question_yet_outlives_another_opening(here: Room, sheet: QuestionsSheet, qtbot, tmp_path) -> None:
    desk = here.teaching.questions.controller
    sheet.new.click()
    sheet.editor.stem.field.setPlainText("Une longue question")
    for path in (None, tmp_path / "Maths.gift"):
        desk.open(path)
        assert desk.sheet is sheet
        assert sheet.editor.stem.plain_text == "Une longue question"
        assert "au moins deux réponses" in sheet.editor.problem.text()
    sheet.editor.drop.click()
    desk.open()
    assert desk.sheet is not sheet


def test_accepted_words_are_typed(here: Room, qtbot) -> None:
    item = BankQuestion(stem=RichText("Mot"), body=ShortText((Answer(RichText("oui"), True),)))
    sheet = held(here, qtbot, item)
    sheet.action_bar.edit.click()
    sheet.editor.lines.add.click()
    QTest.keyClicks(sheet.editor.lines.lines[1].field.field, "si")
    sheet.editor.save.click()
    saved(sheet, qtbot)
    assert sheet.browser.entry.live_question.question.key == "oui\nsi"


def test_the_next_question_is_asked_as_it_was_changed_meanwhile(here: Room, sheet: QuestionsSheet, qtbot) -> None:
    sheet.ask.click()
    asked(here, qtbot)
    sheet = opened(here, qtbot)
    qtbot.waitUntil(lambda: bool(sheet.browser.shown))
    choose(sheet, 1)
    sheet.action_bar.edit.click()
    sheet.editor.stem.field.setPlainText("Un carré est positif ou nul.")
    sheet.editor.save.click()
    saved(sheet, qtbot)
    sheet.put_away()
    here.teaching.voting.reveal()
    here.trigger(CommandId.NEXT_QUESTION)
    here.agree()
    qtbot.waitUntil(lambda: here.teaching.voting.rounds.state.question.text == "Un carré est positif ou nul.")
    here.teaching.voting.put_away()


@pytest.mark.parametrize("is_new", [True, False])
def test_a_file_that_comes_while_a_question_is_typed_is_there_whole(
    here: Room, sheet: QuestionsSheet, qtbot, tmp_path: Path, is_new: bool
) -> None:
    path, goes_on = tmp_path / "Autres.gift", threading.Event()
    path.write_text("\n\n".join(f"Question {n} {{=a ~b}}" for n in range(7)), encoding="utf-8")
    here.program.tasks.submit(goes_on.wait, lambda _: None, lambda _: None)
    here.teaching.questions.service.preview_file(path)
    (sheet.new if is_new else sheet.action_bar.edit).click()
    type_question(sheet, "Deux et deux ?")
    goes_on.set()
    qtbot.waitUntil(lambda: sheet.is_importing, timeout=20_000)
    sheet.editor.save.click()
    qtbot.waitUntil(lambda: "Deux et deux ?" in stems(library(here).load("Maths")))
    qtbot.waitUntil(lambda: here.teaching.questions.service.saving.waiting("Maths") is None)
    assert len(sheet.browser.shown) == 7
    assert "Autres.gift" in sheet.message.text()
    sheet.save.click()
    qtbot.waitUntil(lambda: not sheet.is_importing and len(sheet.browser.shown) == 7)
    assert len(library(here).load("Autres").items) == 7
    assert len(library(here).load("Maths").items) == (5 if is_new else 4)


def test_a_question_typed_before_its_collection_is_read_goes_there(here: Room, qtbot) -> None:
    for name in ("A", "B"):
        library(here).save(name, QuestionBank((SHORT, replace(SHORT, title="autre"))))
    sheet, goes_on = opened(here, qtbot), threading.Event()
    qtbot.waitUntil(lambda: len(sheet.browser.shown) == 2)
    here.program.tasks.submit(goes_on.wait, lambda _: None, lambda _: None)
    sheet.choice.setCurrentIndex(1)
    sheet.new.click()
    type_question(sheet, "Deux et deux ?")
    sheet.editor.save.click()
    assert sheet.chosen == "B"
    assert len(sheet.browser.shown) == 3
    goes_on.set()
    saved(sheet, qtbot)
    assert stems(library(here).load("B"))[-1] == "Deux et deux ?"
    assert len(sheet.browser.shown) == len(library(here).load("B").items) == 3
    assert library(here).names() == ["A", "B"]


def type_question(sheet: QuestionsSheet, words: str) -> None:
    editor = sheet.editor
    editor.stem.field.setPlainText(words)
    for line, answer in zip(editor.lines.lines, ("quatre", "cinq"), strict=False):
        line.field.field.setText(answer)


def stems(bank: QuestionBank) -> list[str]:
    return [item.stem.text for item in bank.items]
