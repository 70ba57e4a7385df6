"""One hour with a class: in several lessons, through a crash, and the pages that its entry joins."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zlib
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest

from tests.support.pdf_samples import sample_pdf
from tests.support.proposals import end, proposal_of
from tests.support.running_program import folders, running, wait_for
from tests.support.teaching_room import room
from tests.support.widgets import click
from tni.app.shipped_files import lessons_folder
from tni.cahier.seance_log import LessonOpened, SeanceEnded, SeanceStarted
from tni.cahier.seance_summary import SeanceState
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.lesson_plan import Credit
from tni.formats.pdf_reader import PdfReader
from tni.render.occlusion import run_steps
from tni.services.lesson.shared_parts import SharedParts
from tni.store.seances import SeanceStore
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.seance.cahier_sheet import plain_text_of

ROOT = Path(__file__).parents[3]
WATER, FRACTIONS = "cycle-de-l-eau.tni", "fractions.tni"


@pytest.fixture
def here(qapp, tmp_path: Path):
    with room(qapp, tmp_path) as made:
        for name in (WATER, FRACTIONS):
            shutil.copyfile(lessons_folder() / name, tmp_path / name)
        yield made


def open_lesson(here, qtbot, name: str) -> None:
    path = here.folder / name
    here.program.current_lesson.open(path)
    qtbot.waitUntil(lambda: here.program.current_lesson.lesson.path == path)


def count_of(here) -> int:
    session = here.board.editor
    return session.document.count(session.page.id)


def write_words(here) -> None:
    here.board.window.do(lambda s: s.add_text("chlorophylle", 20, 20))


def look_through(here, qtbot) -> None:
    """Look at the pages with ink that are about to be joined."""
    asked = here.teaching.seance.cahier_controller.names.sheet
    qtbot.waitUntil(asked.looked.isEnabled)
    press(asked, "J’ai regardé ces pages")
    press(asked, "Enregistrer le PDF")


def press(parent, name: str) -> None:
    next(b for b in parent.findChildren(TextButton) if b.accessibleName() == name and b.isVisible()).click()


# -- another lesson within the hour


def test_the_seance_goes_on_in_another_lesson(here, qtbot) -> None:
    open_lesson(here, qtbot, WATER)
    seance = here.teaching.seance
    seance.begin(here.class_id, "5eA", "SVT")
    session = here.teaching.seances.cahier.seance_id
    write_words(here)
    open_lesson(here, qtbot, FRACTIONS)
    assert here.teaching.seances.cahier.seance_id == session
    assert here.teaching.class_lists.class_id == here.class_id
    assert here.board.editor.seance is not None, "ink goes to the class's layer of this lesson"
    assert any("La séance de 5eA continue" in text for text in here.notices)
    write_words(here)
    here.trigger(CommandId.END_SEANCE)
    sheet = seance.cahier_controller.sheet
    words = plain_text_of(sheet.contenu).replace("\u00a0", " ")
    assert "– Le cycle de l’eau" in words
    assert "– Les fractions : " in words
    sheet.done.click()
    assert here.board.editor.seance is None


def test_the_prepared_lessons_stay_clean_and_the_class_finds_its_ink_again(here, qtbot) -> None:
    open_lesson(here, qtbot, WATER)
    before = count_of(here)
    here.teaching.seance.begin(here.class_id, "5eA", "SVT")
    write_words(here)
    layer = here.board.editor.seance
    open_lesson(here, qtbot, FRACTIONS)
    open_lesson(here, qtbot, WATER)
    assert here.board.editor.seance == layer
    assert count_of(here) == before + 1
    here.teaching.seance.begin(None, "5eB", "SVT")
    assert count_of(here) == before, "5eB doesn't see 5eA's ink"
    open_lesson(here, qtbot, FRACTIONS)
    assert {one.class_name for one in here.board.editor.seances()} == {"5eA", "5eB"}


def test_a_pdf_opened_within_the_hour_is_of_the_hour(here, qtbot) -> None:
    seance = here.teaching.seance
    seance.begin(here.class_id, "5eA", "SVT")
    session = here.teaching.seances.cahier.seance_id
    path = here.folder / "Volcans.pdf"
    path.write_bytes(sample_pdf())
    here.program.current_lesson.open(path)
    qtbot.waitUntil(lambda: here.board.editor.page.pdf is not None)
    assert here.teaching.seances.cahier.seance_id == session
    write_words(here)
    here.trigger(CommandId.END_SEANCE)
    assert seance.cahier_controller.sheet.heading.text() == "Volcans"
    seance.cahier_controller.sheet.put_away()


def test_an_untouched_board_on_which_a_seance_began_leaves_no_file(here, qtbot) -> None:
    board = here.program.current_lesson.lesson.path
    here.teaching.seance.begin(here.class_id, "5eA", "SVT")
    open_lesson(here, qtbot, WATER)
    assert not board.exists()
    write_words(here)
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert len(sheet.entry.pages) == 1
    assert sheet.lacking.text() == "", "of a board with no page in the entry nothing is missing"
    sheet.put_away()


def test_pages_of_both_lessons_are_joined(here, qtbot) -> None:
    open_lesson(here, qtbot, WATER)
    here.teaching.seance.begin(here.class_id, "5eA", "SVT")
    write_words(here)
    open_lesson(here, qtbot, FRACTIONS)
    write_words(here)
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    both = len(sheet.pages.ids)
    qtbot.waitUntil(lambda: len(sheet.pages.ids) > len(here.board.editor.pages))
    assert both <= len(sheet.pages.ids)
    chosen = sheet.pages.selected()
    assert len(chosen) == 2
    assert sheet.entry.pages == tuple(chosen), "the other lesson's page is chosen when it comes"
    attachable = here.teaching.seance.cahier_controller.attachable
    for page in chosen:
        assert not run_steps(attachable.thumbnail(page, QSize(160, 90))).isNull()
    assert attachable.captions[sheet.pages.ids[0]].startswith("Le cycle de l’eau – 1")
    assert sheet.lacking.text() == ""
    assert not sheet.folder.isVisible()
    sheet.pdf.click()
    look_through(here, qtbot)
    exports = here.folder / "exports"
    qtbot.waitUntil(lambda: "PDF enregistré" in sheet.message.text())
    with PdfReader() as reader:
        document = reader.open(next(exports.glob("*.pdf")).read_bytes())
        assert document.page_count == 2
        document.close()
    assert sheet.folder.isVisible()
    assert not any("PDF" in text for text in here.notices), "it is said in the sheet, and nothing lies over it"
    sheet.put_away()


def test_an_extract_for_class_is_asked_about_before_its_page_is_joined(here, qtbot) -> None:
    open_lesson(here, qtbot, WATER)
    editor = here.board.editor
    item = editor.document.items(editor.page.id)[0]
    credit = Credit(id=f"credit:{item.id}", classroom_only=True)
    here.board.window.do(lambda s: s.do(Change(ChangeKind.EDIT, (RecordChange(credit.id, None, credit),))))
    here.teaching.seance.begin(here.class_id, "5eA", "SVT")
    write_words(here)
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    sheet.pdf.click()
    look_through(here, qtbot)
    asked = here.board.lesson_actions.sharing.panel
    assert sheet.isAncestorOf(asked)
    assert "PDF" not in sheet.message.text()
    click(asked, "Enregistrer…")
    qtbot.waitUntil(lambda: "PDF enregistré" in sheet.message.text())
    sheet.pdf.click()
    sheet.put_away()
    assert here.board.lesson_actions.sharing.panel is None


def test_a_lesson_that_is_gone_is_said_and_its_pages_stay_in_the_entry(here, qtbot) -> None:
    open_lesson(here, qtbot, WATER)
    here.teaching.seance.begin(here.class_id, "5eA", "SVT")
    write_words(here)
    open_lesson(here, qtbot, FRACTIONS)
    write_words(here)
    (here.folder / WATER).unlink()
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    sheet.pdf.click()
    assert "en cours de lecture" in sheet.message.text(), "which of its pages there are is not known yet"
    qtbot.waitUntil(lambda: "introuvable" in sheet.lacking.text())
    assert len(sheet.entry.pages) == 2
    assert len(sheet.pages.selected()) == 1
    sheet.put_away()


def test_a_past_entry_joins_its_own_class_s_pages(here, qtbot) -> None:
    """Not those of the class being taught now."""
    open_lesson(here, qtbot, WATER)
    seance = here.teaching.seance
    seance.begin(here.class_id, "5eA", "SVT")
    write_words(here)
    here.trigger(CommandId.END_SEANCE)
    seance.cahier_controller.sheet.done.click()
    seance.begin(None, "5eB", "SVT")
    qtbot.waitUntil(lambda: not here.teaching.seances.cahier.unsaved)
    past = []
    here.teaching.seances.cahier.past(past.append)
    qtbot.waitUntil(lambda: bool(past))
    (done,) = [one for one in past[0] if one.class_name == "5eA"]
    seance.show_past()
    seance.past.sheet.open_wanted.emit(done.id)
    qtbot.waitUntil(
        lambda: seance.cahier_controller.sheet is not None and bool(seance.cahier_controller.sheet.pages.ids)
    )
    (page,) = seance.cahier_controller.sheet.entry.pages
    document = seance.cahier_controller.attachable.lessons.lesson_of(page).document
    assert document.count(page) == here.board.editor.document.count(page) + 1
    seance.cahier_controller.sheet.put_away()


def test_a_sheet_open_while_another_lesson_is_opened_has_it_too(here, qtbot) -> None:
    open_lesson(here, qtbot, WATER)
    here.teaching.seance.begin(here.class_id, "5eA", "SVT")
    write_words(here)
    here.trigger(CommandId.END_SEANCE)
    papers = here.teaching.seance.cahier_controller
    papers.sheet.homework.text.setPlainText("Exercice 4")
    open_lesson(here, qtbot, FRACTIONS)
    write_words(here)
    assert papers.sheet is not None
    assert papers.sheet.homework.text.toPlainText() == "Exercice 4"
    assert papers.sheet.entry.lesson.startswith("Le cycle de l’eau")
    papers.sheet.put_away()


def test_another_class_begun_with_the_sheet_open_is_not_ended_by_it(here, qtbot) -> None:
    seance = here.teaching.seance
    seance.begin(here.class_id, "5eA", "SVT")
    here.trigger(CommandId.END_SEANCE)
    sheet = seance.cahier_controller.sheet
    seance.begin(None, "5eB", "SVT")
    sheet.done.click()
    assert here.teaching.seances.cahier.seance_id is not None
    assert here.teaching.seances.cahier.started.class_name == "5eB"


def test_the_cours_is_resumed_on_a_page_that_was_added_in_class(here, qtbot) -> None:
    """The page is in the class's layer alone: nothing may be painted of it before that layer is shown."""
    seance = here.teaching.seance
    seance.begin(here.class_id, "5eA", "SVT")
    here.trigger(CommandId.ADD_PAGE)
    write_words(here)
    page, layer = here.board.editor.page.id, here.board.editor.seance
    seance.begin(None, "5eB", "SVT")
    assert here.board.editor.page.id != page
    seance.resume(layer)
    assert here.board.editor.page.id == page
    assert count_of(here) == 1
    assert here.board.shown.source.document is here.board.editor.document


def test_what_is_shared_during_a_seance_has_neither_erased_ink_nor_another_class_nor_a_name(here, qtbot) -> None:
    path = here.folder / "LeçonÀPartager.tni"
    shutil.copyfile(lessons_folder() / FRACTIONS, path)
    open_lesson(here, qtbot, path.name)
    seance = here.teaching.seance
    seance.begin(None, "5eZZZ", "Maths")
    here.board.window.do(lambda s: s.add_text("motdelautreclasse", 20, 20))
    seance.begin(here.class_id, "5eA", "Maths")
    here.board.window.do(lambda s: s.add_text("motefface", 20, 20))
    here.trigger(CommandId.UNDO)
    here.program.current_lesson.lesson.file.flush()
    assert _holds(path, "motefface"), "what is taken back is kept until something else is done"
    here.board.window.do(lambda s: s.add_text("motsupprime", 20, 40))
    here.board.window.do(lambda s: s.select_all() | s.delete_selection())
    here.board.window.do(lambda s: s.add_text("motgarde", 20, 60))
    bare = here.folder / "prepare.tni"
    here.board.lesson_actions.share(bare, SharedParts())
    qtbot.waitUntil(bare.exists)
    shared = here.folder / "partage.tni"
    here.board.lesson_actions.share(shared, SharedParts(layer=True))
    qtbot.waitUntil(shared.exists)
    here.program.current_lesson.lesson.file.flush()
    texts = {word: _holds(path, word) for word in ("motdelautreclasse", "motsupprime", "5eZZZ", "motgarde")}
    assert texts == dict.fromkeys(texts, True), "the lesson itself holds all of it, and is seen to"
    kept = [
        word
        for word in (*texts, "motefface", "5eA", "Maths", "ALBERT", "Zoé", "BENALI", "Samir", "COSTA")
        if _holds(shared, word)
        for word in (*texts, "motefface", "5eA", "Maths", "ALBERT", "Zoé", "BENALI", "Samir", "COSTA")
        if _holds(shared, word)
    ]
    assert kept == ["motgarde"]
    assert not _holds(bare, "motgarde"), "a class's layer goes with a copy only when asked for"
    with closing(sqlite3.connect(shared)) as db:
        assert [row[0] for row in db.execute("SELECT count(*) FROM layer")] == [1]
        (flags,) = db.execute("SELECT count(*) FROM entry WHERE before IS NOT NULL").fetchone()
        assert flags == 0, "no earlier state"


def _holds(path: Path, word: str) -> bool:
    """In the bytes of the file or of its journal, packed pieces unpacked."""
    raw = b"".join(one.read_bytes() for one in path.parent.glob(path.name + "*"))
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        pieces = [row[0] for row in db.execute("SELECT data FROM entry") if row[0] is not None]
    for piece in pieces:
        for start in range(min(len(piece), 80)):
            with suppress(zlib.error):
                raw += zlib.decompressobj().decompress(piece[start:])
    return word.encode() in raw


# -- which pages count


def test_a_page_written_on_for_a_second_is_in_the_entry_and_one_leafed_through_is_not(here, qtbot) -> None:
    open_lesson(here, qtbot, FRACTIONS)
    seance = here.teaching.seance
    seance.begin(here.class_id, "5eA", "Maths")
    written = here.board.editor.page.id
    write_words(here)
    here.trigger(CommandId.NEXT_PAGE)
    here.trigger(CommandId.NEXT_PAGE)
    assert proposal_of(here.teaching.seances.cahier).pages == (written,)


# -- after a crash


def kill_while_teaching(home: Path, lesson: Path) -> None:
    command = [sys.executable, "-m", "tests.ui.seance.seance_child", str(home), str(lesson)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "taught\n"
        child.kill()


@pytest.fixture
def killed(qapp, tmp_path: Path) -> Path:
    """A home in which a lesson was being taught when the program was killed."""
    lesson = folders(tmp_path).library / FRACTIONS
    lesson.parent.mkdir(parents=True)
    shutil.copyfile(lessons_folder() / FRACTIONS, lesson)
    kill_while_teaching(tmp_path, lesson)
    return tmp_path


def sessions(home: Path) -> SeanceStore:
    return SeanceStore(folders(home).data / "sessions.db")


def test_after_kill_9_the_same_seance_goes_on(killed: Path) -> None:
    (cut,) = sessions(killed).unfinished()
    with running(killed) as program:
        notices = program.main_controller.window.notices
        wait_for(lambda: any("La séance de 5eA n’a pas été terminée" in t for t in notices.texts()), "the offer")
        assert not any("était ouverte" in text for text in notices.texts()), "one offer, not two"
        press(program.main_controller.window, "Reprendre")
        wait_for(lambda: program.teaching.seances.cahier.seance_id is not None, "the séance")
        assert program.teaching.seances.cahier.seance_id == cut.id
        board = program.main_controller.editor
        assert board.seance == cut.seance
        assert board.document.count(board.page.id) == 1, "on its page, with its ink"
        assert proposal_of(program.teaching.seances.cahier).start == cut.start
        end(program.teaching.seances.cahier)
        wait_for(lambda: not program.teaching.seances.cahier.unsaved, "the disk")
    log = sessions(killed).log(cut.id)
    assert [type(event) for event in log if isinstance(event, SeanceStarted | SeanceEnded | LessonOpened)] == [
        SeanceStarted,
        SeanceEnded,
    ]
    assert len(sessions(killed).listed()) == 1


def test_the_lesson_taken_up_again_by_its_class_is_the_same_seance(killed: Path) -> None:
    """By « Reprendre le cours », without the notice."""
    (cut,) = sessions(killed).unfinished()
    with running(killed) as program:
        seance = program.teaching.seance
        wait_for(lambda: bool(program.teaching.seances.state.interrupted), "what was cut short")
        program.current_lesson.open(folders(killed).library / FRACTIONS)
        wait_for(lambda: bool(program.main_controller.editor.seances()), "the lesson")
        assert program.teaching.seances.cahier.seance_id is None, (
            "another class may be there: nothing goes on by itself"
        )
        seance.resume(cut.seance)
        wait_for(lambda: program.teaching.seances.cahier.seance_id is not None, "the séance")
        assert program.teaching.seances.cahier.seance_id == cut.id


def test_a_seance_cut_short_another_day_is_a_draft_and_that_is_said(killed: Path) -> None:
    database = folders(killed).data / "sessions.db"
    (cut,) = sessions(killed).unfinished()
    yesterday = timedelta(days=-1)
    with sqlite3.connect(database) as db:
        (entry,) = db.execute("SELECT entry FROM session").fetchone()
        earlier = (cut.start + yesterday).isoformat()
        db.execute("UPDATE session SET started_at = ?, entry = ?", (earlier, moved(entry, yesterday)))
        for place, text in db.execute("SELECT place, event FROM event").fetchall():
            db.execute("UPDATE event SET event = ? WHERE place = ?", (moved(text, yesterday), place))
    db.close()
    with running(killed) as program:
        notices = program.main_controller.window.notices
        wait_for(lambda: any("n’avait pas été terminée" in text for text in notices.texts()), "the notice")
        assert not any("La séance de 5eA n’a pas" in text for text in notices.texts())
        assert program.teaching.seances.cahier.seance_id is None
    (draft,) = sessions(killed).listed()
    assert (draft.id, draft.state) == (cut.id, SeanceState.DRAFT)
    assert draft.end is not None
    assert timedelta() <= draft.end - (cut.start + yesterday) < timedelta(hours=12), "it ends when its last event came"


def moved(record: str, by: timedelta) -> str:
    """Return a record whose times, in whatever zone, are moved."""
    times = r"\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d"
    return re.sub(times, lambda found: (datetime.fromisoformat(found[0]) + by).isoformat(), record)


def test_a_seance_in_a_lesson_that_is_gone_goes_on_on_the_board(killed: Path) -> None:
    (cut,) = sessions(killed).unfinished()
    for path in folders(killed).library.iterdir():
        path.unlink()
    with running(killed) as program:
        wait_for(lambda: bool(program.teaching.seances.state.interrupted), "what was cut short")
        press(program.main_controller.window, "Reprendre")
        wait_for(lambda: program.teaching.seances.cahier.seance_id == cut.id, "the séance")
        assert program.main_controller.editor.seance not in (None, cut.seance)


def test_a_seance_left_open_when_the_program_ends_can_go_on(qapp, tmp_path: Path, qtbot) -> None:
    began = datetime.now().astimezone()
    with room(qapp, tmp_path) as first:
        shutil.copyfile(lessons_folder() / WATER, tmp_path / WATER)
        open_lesson(first, qtbot, WATER)
        first.teaching.seance.begin(first.class_id, "5eA", "SVT")
        session = first.teaching.seances.cahier.seance_id
        first.trigger(CommandId.END_SEANCE)
        sheet = first.teaching.seance.cahier_controller.sheet
        QTest.keyClicks(sheet.homework.text, "Lire")
    with room(qapp, tmp_path) as again:
        again.teaching.start()
        seance = again.teaching.seance
        qtbot.waitUntil(lambda: bool(again.teaching.seances.state.interrupted))
        press(again.board.window, "Reprendre")
        qtbot.waitUntil(lambda: again.teaching.seances.cahier.seance_id == session)
        again.trigger(CommandId.END_SEANCE)
        assert seance.cahier_controller.sheet.homework.text.toPlainText() == "Lire"
        assert again.teaching.class_lists.class_id is not None
        assert began <= again.teaching.seances.cahier.started.at <= datetime.now().astimezone()
        seance.cahier_controller.sheet.put_away()
