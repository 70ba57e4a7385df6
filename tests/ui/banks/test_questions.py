"""Questions of a file through the real window: looked into, kept, asked with what is drawn, changed, carried on."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from tests.services.plugins.test_format_runner import QUESTIONS as LINES
from tests.support.bank_samples import CLOZE, CSV, GIFT, MATHS, h5p_package, kahoot, qti_package, zipped
from tests.support.plugin_folders import MANIFEST
from tests.support.teaching_room import Room, room
from tests.support.widgets import named
from tests.ui.test_accessible import nameless
from tni.api.devices import Vote
from tni.app.folders import Folders
from tni.core.clock import SystemClock
from tni.core.ids import ClickerId, QuestionId
from tni.core.settings import PLUGINS_ON
from tni.formats.banks.format_registry import read
from tni.quiz.bank.bank_format import READABLE_EXTENSIONS, BankFormat
from tni.quiz.bank.errors import NothingWritableError
from tni.quiz.bank.rendered_question import RenderedQuestion
from tni.quiz.question import QuestionKind
from tni.quiz.round import RoundPhase
from tni.services.voting.vote_state import ActiveVotingDevices
from tni.ui.banks.questions_sheet import QuestionsSheet
from tni.ui.chrome.button import LONG_PRESS_MS
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.hold_buttons import HoldButton
from tni.ui.messages.errors import error_message
from tni.ui.vote.skills_sheet import SkillsSheet


@pytest.fixture
def here(qapp, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        yield made


@pytest.fixture
def maths(tmp_path: Path) -> Path:
    path = tmp_path / "Maths.gift"
    path.write_text(MATHS, encoding="utf-8")
    return path


def opened(here: Room, qtbot, path: Path | None = None) -> QuestionsSheet:
    here.teaching.questions.controller.open(path)
    sheet = here.teaching.questions.controller.sheet
    if path is not None:
        qtbot.waitUntil(lambda: sheet.is_importing or "Lecture" not in sheet.message.text(), timeout=20_000)
    return sheet


def kept(here: Room, qtbot, path: Path, name: str = "") -> QuestionsSheet:
    sheet = opened(here, qtbot, path)
    if name:
        sheet.into.setEditText(name)
    sheet.save.click()
    qtbot.waitUntil(lambda: not sheet.is_importing and bool(sheet.browser.shown), timeout=10_000)
    return sheet


def asked(here: Room, qtbot) -> None:
    qtbot.waitUntil(
        lambda: (
            here.teaching.voting.rounds.state is not None and here.teaching.voting.rounds.state.phase is RoundPhase.OPEN
        )
    )


def choose(sheet: QuestionsSheet, row: int) -> None:
    sheet.browser.list.setCurrentRow(row)


def test_a_file_is_looked_into_before_anything_is_kept(here: Room, qtbot, maths: Path) -> None:
    sheet = opened(here, qtbot, maths)
    assert sheet.is_importing
    assert len(sheet.browser.shown) == 4
    assert "Rien n’est encore enregistré" in sheet.message.text()
    assert not (here.folder / "lessons" / "Questions").exists()
    first = sheet.browser.entry
    assert first.category == "nombres"
    assert first.labels == ["nombres", "fractions"]
    assert "A" in sheet.browser.key.text()
    qtbot.waitUntil(lambda: not sheet.browser.written.is_empty, timeout=20_000)
    assert sheet.browser.written.height() > 0
    assert not nameless(sheet)


def test_what_is_looked_for_is_found_by_words_and_by_labels(here: Room, qtbot, maths: Path) -> None:
    sheet = opened(here, qtbot, maths)
    sheet.browser.search.setText("carre positif")
    assert [entry.item.title for entry in sheet.browser.shown] == ["Signe"]
    sheet.browser.search.setText("")
    labels = [sheet.browser.label.itemText(at) for at in range(sheet.browser.label.count())]
    sheet.browser.label.setCurrentIndex(labels.index("lettres"))
    assert len(sheet.browser.shown) == 2
    assert sheet.save.accessibleName() == "Enregistrer 2 questions"
    sheet.save.click()
    qtbot.waitUntil(lambda: not sheet.is_importing and len(sheet.browser.shown) == 2)


def test_a_kept_collection_is_asked_with_its_formulas_and_skills(here: Room, qtbot, maths: Path) -> None:
    sheet = kept(here, qtbot, maths)
    assert [path.name for path in (here.folder / "lessons" / "Questions").glob("*.xml")] == ["Maths.xml"]
    assert (
        here.folder / "lessons" / "Questions" / "Fichiers importés" / "Maths.gift"
    ).read_bytes() == maths.read_bytes()
    sheet.ask.click()
    asked(here, qtbot)
    assert here.teaching.questions.controller.sheet is None
    state, strip = here.teaching.voting.rounds.state, here.teaching.vote.strip
    assert (state.question.kind, state.question.key, state.question.skills) == (QuestionKind.CHOICE, "A", ("socle.1",))
    assert here.teaching.vote.stage.board.is_covering
    assert not strip.question.isVisible()
    written = here.teaching.voting.state.question.written
    assert len(written.drawn) == 3
    assert written.options[2] == "2"


def test_the_next_question_is_one_press_away(here: Room, qtbot, maths: Path) -> None:
    sheet = kept(here, qtbot, maths)
    sheet.ask.click()
    asked(here, qtbot)
    commands, teaching = here.board.commands, here.teaching
    assert not commands[CommandId.NEXT_QUESTION].isEnabled()
    now = SystemClock().monotonic()
    teaching.on_events([Vote(ClickerId("iclicker:00000001"), "A", now)])
    qtbot.waitUntil(lambda: bool(teaching.voting.rounds.state.answered))
    teaching.voting.reveal()
    assert named(teaching.vote.strip, QAbstractButton, "Question suivante").isVisible()
    assert not commands[CommandId.PREVIOUS_QUESTION].isEnabled()
    qtbot.mouseClick(named(teaching.vote.strip, QAbstractButton, "Question suivante"), Qt.MouseButton.LeftButton)
    asked(here, qtbot)
    assert teaching.voting.rounds.state.question.kind is QuestionKind.TRUE_FALSE
    assert [answer.mark for answer in teaching.vote.stage.board.layout_now.answers] == ["A", "B"]
    assert not teaching.vote.strip.question.isVisible(), "true and false stand with the question"
    teaching.voting.reveal()
    shown = teaching.voting.rounds.round_id
    here.trigger(CommandId.PREVIOUS_QUESTION)
    assert teaching.voting.rounds.round_id == shown, "a key hides no result"
    here.agree()
    asked(here, qtbot)
    assert teaching.voting.rounds.state.question.kind is QuestionKind.CHOICE
    qtbot.mouseClick(named(teaching.vote.strip, QAbstractButton, "Annuler le vote"), Qt.MouseButton.LeftButton)
    assert teaching.voting.rounds.round_id == shown, "undone in one"


def test_a_question_waits_until_the_open_vote_is_over(here: Room, qtbot, maths: Path) -> None:
    sheet = kept(here, qtbot, maths)
    sheet.ask.click()
    asked(here, qtbot)
    sheet = opened(here, qtbot)
    qtbot.waitUntil(lambda: bool(sheet.browser.shown))
    choose(sheet, 1)
    sheet.ask.click()
    qtbot.waitUntil(lambda: "vote est en cours" in sheet.message.text())
    assert here.teaching.voting.rounds.state.question.kind is QuestionKind.CHOICE
    sheet.show_message("")
    sheet.self_paced.click()
    assert "vote est en cours" in sheet.message.text(), "a series waits too, and says so"
    assert sheet.isVisible()


def test_a_key_a_skill_and_a_removal_stay_and_can_be_taken_back(here: Room, qtbot, maths: Path) -> None:
    sheet = kept(here, qtbot, maths)
    library = here.teaching.questions.service.library
    choose(sheet, 1)
    sheet.key_row.key.chosen.emit("B")
    assert sheet.browser.entry.live_question.question.key == "B"
    qtbot.waitUntil(lambda: "changée. C’est enregistré." in sheet.message.text())
    assert library.load("Maths").items[1].body.right is False
    sheet.open_skills()
    skills = sheet.findChild(SkillsSheet)
    skills.boxes["socle.4"].setChecked(True)
    skills.put_away()
    qtbot.waitUntil(lambda: sheet.browser.entry.live_question.question.skills == ("socle.4",))
    sheet.action_bar.remove.click()
    qtbot.waitUntil(lambda: len(sheet.browser.shown) == 3)
    sheet.undo.click()
    qtbot.waitUntil(lambda: len(sheet.browser.shown) == 4)
    qtbot.waitUntil(lambda: "enregistré." in sheet.message.text())
    assert library.load("Maths").items[1].tags == ("socle.4",)


def test_a_collection_is_renamed_erased_and_brought_back(here: Room, qtbot, maths: Path) -> None:
    sheet = kept(here, qtbot, maths)
    folder = here.folder / "lessons" / "Questions"
    sheet.rename.click()
    sheet.names.field.setText("6e : fractions / début")
    qtbot.keyClick(sheet.names.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.chosen == "6e fractions début")
    sheet.erase.click()
    assert (folder / "6e fractions début.xml").exists()
    sheet.erase.click()
    qtbot.waitUntil(lambda: "effacée" in sheet.message.text() and not sheet.chosen)
    sheet.undo.click()
    qtbot.waitUntil(lambda: sheet.chosen == "6e fractions début" and len(sheet.browser.shown) == 4)


def test_what_was_kept_twice_is_there_once(here: Room, qtbot, maths: Path) -> None:
    kept(here, qtbot, maths)
    sheet = opened(here, qtbot, maths)
    sheet.into.setEditText("Maths")
    sheet.save.click()
    qtbot.waitUntil(lambda: "Déjà présentes" in sheet.message.text())
    assert len(here.teaching.questions.service.library.load("Maths").items) == 4


def test_a_collection_goes_on_to_other_programs_with_what_is_lost(
    here: Room, qtbot, maths: Path, tmp_path: Path
) -> None:
    sheet = kept(here, qtbot, maths)
    sheet.export_wanted.emit(tmp_path / "out.aiken", BankFormat.AIKEN)
    qtbot.waitUntil(lambda: (tmp_path / "out.aiken").exists() and "Non repris" in sheet.message.text())
    assert "question" in sheet.message.text()
    sheet.export_wanted.emit(tmp_path / "out.gift", BankFormat.GIFT)
    qtbot.waitUntil(lambda: (tmp_path / "out.gift").exists())
    assert len(read((tmp_path / "out.gift").read_bytes()).bank.items) == 4


def test_a_collection_is_written_in_the_format_of_a_plugin(here: Room, qtbot, maths: Path, tmp_path: Path) -> None:
    record = {**MANIFEST, "id": "lines", "kind": "question exporter", "extensions": (".q",), "hosts": ()}
    del record["sign_in"]
    place = Folders(tmp_path / "lessons", tmp_path, tmp_path, tmp_path / "state", tmp_path / "exports").plugins
    place.mkdir(parents=True)
    (place / "lines.py").write_text(f"PLUGIN = {record!r}\n{LINES}")
    sheet = kept(here, qtbot, maths)

    def formats() -> list[str]:
        sheet.export.click()
        (dialog,) = [one for one in sheet.findChildren(QFileDialog) if one.isVisible()]
        dialog.selectNameFilter("Jouet (*.q)")
        if dialog.selectedNameFilter() == "Jouet (*.q)":
            dialog.fileSelected.emit(str(tmp_path / "out.q"))
        dialog.reject()
        return dialog.nameFilters()

    own = formats()
    here.program.settings.set(PLUGINS_ON, "lines")
    assert formats() == [*own, "Jouet (*.q)"]
    qtbot.waitUntil(lambda: "Enregistré : out.q" in sheet.message.text(), timeout=30_000)
    title, *texts = (tmp_path / "out.q").read_text().splitlines()
    assert (title, len(texts), len(sheet.browser.shown)) == ("out", 3, 4)
    assert "Non repris" in sheet.message.text(), "the long answer"


def test_the_questions_that_are_seen_are_asked_as_a_series(here: Room, qtbot, maths: Path) -> None:
    sheet = kept(here, qtbot, maths)
    qtbot.waitUntil(lambda: len(sheet.browser.shown) == 4)
    taken: list[object] = []
    here.teaching.questions.self_paced_wanted.connect(taken.append)
    sheet.self_paced.click()
    ((one, two, three, four),) = taken
    assert [one.key, two.key, three.key, four.key] == ["A", "A", "3", None]
    state = here.teaching.voting.rounds.state  # no phone is there: the teacher leads, one question after the other
    assert state is not None
    assert (state.question.id, state.phase) == (one.id, RoundPhase.OPEN)
    assert here.teaching.voting.state.question.teacher_paced_position == (2, 4)
    here.teaching.voting.put_away()


def test_a_question_of_an_earlier_lesson_is_seen_as_it_is_written(here: Room, qtbot, maths: Path) -> None:
    kept(here, qtbot, maths).ask.click()
    asked(here, qtbot)
    teaching = here.teaching
    question = teaching.voting.rounds.state.question
    teaching.voting.put_away()
    teaching.voting.set_written(QuestionId("another"), RenderedQuestion())
    assert teaching.asking.ask_anew(question)
    qtbot.waitUntil(lambda: teaching.voting.state.question.written is not None, timeout=20_000)
    assert teaching.vote.stage.board.is_covering


def test_right_answers_open_by_a_long_press_alone_where_pupils_see(here: Room, qtbot) -> None:
    here.trigger(CommandId.QUESTIONS)
    assert here.teaching.questions.controller.sheet is None
    hold = here.teaching.windows.panel.findChild(HoldButton)
    qtbot.mouseClick(hold, Qt.MouseButton.LeftButton)
    assert here.teaching.questions.controller.sheet is None
    qtbot.mousePress(hold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: here.teaching.questions.controller.sheet is not None, timeout=LONG_PRESS_MS * 10)
    assert here.teaching.questions.controller.sheet.isVisible()


def test_a_dropped_file_of_questions_is_no_lesson(here: Room, qtbot, maths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(maths))])
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    here.board.window.dropEvent(QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, *none))
    here.teaching.windows.panel.held.emit()
    sheet = here.teaching.questions.controller.sheet
    qtbot.waitUntil(lambda: sheet.is_importing, timeout=10_000)
    assert len(sheet.browser.shown) == 4


def picture_zip() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "teal").save(out, "PNG")
    item = """<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="a"
      title="Carte" adaptive="false" timeDependent="false"><responseDeclaration identifier="R" cardinality="single"
      baseType="identifier"><correctResponse><value>B</value></correctResponse></responseDeclaration><itemBody>
      <p>Quelle est cette mer ?</p><img src="carte.png" alt="carte"/><choiceInteraction responseIdentifier="R"
      shuffle="false" maxChoices="1"><simpleChoice identifier="A">Rouge</simpleChoice><simpleChoice
      identifier="B">Noire</simpleChoice></choiceInteraction></itemBody></assessmentItem>"""
    return zipped({"item.xml": item.encode(), "carte.png": out.getvalue()})


def test_a_series_that_is_led_shows_its_pictures(here: Room, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "mers.zip"
    path.write_bytes(picture_zip())
    sheet = kept(here, qtbot, path)
    sheet.self_paced_wanted.emit(tuple(sheet.browser.shown))
    qtbot.waitUntil(
        lambda: (
            here.teaching.voting.state.question is not None and here.teaching.voting.state.question.written is not None
        )
    )
    assert here.teaching.vote.stage.board.is_covering
    here.teaching.voting.put_away()


def test_a_series_on_phones_has_its_pictures(here: Room, qtbot, tmp_path: Path) -> None:
    voting = here.teaching.voting
    voting.devices_changed(ActiveVotingDevices(phones=True))
    path = tmp_path / "mers.zip"
    path.write_bytes(picture_zip())
    sheet = kept(here, qtbot, path)
    sheet.self_paced_wanted.emit(tuple(sheet.browser.shown))
    qtbot.waitUntil(lambda: voting.self_paced.phase is RoundPhase.OPEN, timeout=20_000)
    (picture,) = voting.quiz_pictures.values()
    assert picture.is_written
    assert picture.data.startswith(b"\x89PNG")


def test_a_picture_comes_with_its_question(here: Room, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "mers.zip"
    path.write_bytes(picture_zip())
    sheet = kept(here, qtbot, path)
    sheet.ask.click()
    asked(here, qtbot)
    ((_, picture),) = here.teaching.voting.state.question.written.drawn.items()
    assert (picture.width_px, picture.height_px) == (400, 300)
    image = here.teaching.vote.stage.board.grab().toImage()
    assert any(
        image.pixelColor(x, y).name() == "#008080" for x in range(0, 600, 10) for y in range(0, image.height(), 5)
    )


FILES = {
    "a.csv": CSV.encode(),
    "b.gift": GIFT.encode(),
    "c.h5p": h5p_package(),
    "d.xlsx": kahoot(),
    "e.zip": qti_package(),
    "f.txt": CLOZE.encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_each_kind_of_file_is_kept_and_looked_at_whole(here: Room, qtbot, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    look_at_all(here, qtbot, tmp_path / name)


def look_at_all(here: Room, qtbot, path: Path) -> None:
    """Every question drawn before it is kept and after."""
    sheet = opened(here, qtbot, path)
    assert sheet.is_importing
    assert sheet.browser.shown
    for row in range(sheet.browser.list.count()):
        choose(sheet, row)
        qtbot.waitUntil(lambda: not sheet.browser.written.is_empty, timeout=20_000)
    count = len(sheet.browser.shown)
    sheet.save.click()
    refused = error_message(NothingWritableError())  # of a point on a picture that is missing
    qtbot.waitUntil(lambda: not sheet.is_importing or sheet.message.text() == refused, timeout=20_000)
    if not sheet.is_importing:
        qtbot.waitUntil(lambda: bool(sheet.browser.shown))
        assert len(sheet.browser.shown) == count or "gardé à côté" in sheet.message.text()
    sheet.put_away()


NO_QUESTIONS = ("imsmanifest.xml", "description.xml", "options.xml", "QCM.tex", "category1.gift")


def test_real_files_are_kept_and_looked_at_whole(here: Room, qtbot, corpus: Path) -> None:
    files = [path for path in sorted((corpus / "quiz").rglob("*")) if path.suffix in READABLE_EXTENSIONS]
    banks = [path for path in files if path.suffix != ".json" and "LICENSE" not in path.name]
    done = [look_at_all(here, qtbot, path) for path in banks if path.name not in NO_QUESTIONS]
    assert len(done) >= 35


HOSTILE = {
    "bomb.zip": zipped({"a.xml": b"<a>" + b" " * 30_000_000 + b"</a>"}),
    "entity.xml": b'<?xml version="1.0"?><!DOCTYPE q [<!ENTITY a "aaaa">]><quiz>&a;</quiz>',
    "binary.gift": bytes(range(256)) * 20,
    "empty.txt": b"",
    "torn.xlsx": kahoot()[:200],
    "main.tex": b"\\input{absent}",
    "words.txt": "Une lettre à un ami, sans question.".encode(),
    "deep.xml": b"<quiz>" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence(here: Room, qtbot, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name])
    sheet = opened(here, qtbot, tmp_path / name)
    assert not sheet.is_importing
    assert sheet.message.text()
    assert not sheet.progress.isVisible()
    assert sheet.open_file.isEnabled()
    assert not (here.folder / "lessons" / "Questions").exists()


def test_reading_can_be_given_up(here: Room, qtbot, tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "long.gift"
    path.write_text("\n\n".join(f"Question {n} {{=a ~b}}" for n in range(5000)), encoding="utf-8")
    sheet = opened(here, qtbot)
    goes_on, ended = threading.Event(), threading.Event()
    here.program.tasks.submit(goes_on.wait, lambda _: None, lambda _: None)
    here.teaching.questions.service.preview_file(path)
    assert sheet.progress.isVisible()
    assert sheet.stop.isVisible()
    qtbot.mouseClick(sheet.stop, Qt.MouseButton.LeftButton)
    goes_on.set()
    here.program.tasks.submit(lambda: None, lambda _: ended.set(), lambda _: None)
    qtbot.waitUntil(ended.is_set)
    assert not sheet.is_importing
    assert "arrêtée" in sheet.message.text()
    assert not sheet.progress.isVisible()


def test_the_files_are_chosen_in_dialogs(here: Room, qtbot, maths: Path, tmp_path: Path) -> None:
    sheet = opened(here, qtbot)
    sheet.open_file.click()
    dialog = sheet.findChild(QFileDialog)
    assert "*.h5p" in dialog.nameFilters()[0]
    dialog.fileSelected.emit(str(maths))
    dialog.close()
    qtbot.waitUntil(lambda: sheet.is_importing, timeout=10_000)
