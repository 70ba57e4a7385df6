"""The sheet of a session: what it holds, what a later proposal keeps of it, the list of past ones."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale, QSize, Qt, QTime
from PySide6.QtGui import QGuiApplication, QImage, QPalette, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.program.gallery import Board
from tests.support.widgets import texts
from tni.cahier import entry_export
from tni.cahier.corrections import merge_corrections
from tni.cahier.entry import (
    TITLE_MAX,
    Assessment,
    AttachedFile,
    CahierEntry,
    Homework,
    Support,
    SupportKind,
    WorkKind,
)
from tni.cahier.seance_log import SeanceId
from tni.cahier.seance_summary import SeanceState, SeanceSummary
from tni.core.ids import PageId
from tni.services.cahier.past_filter import LeftToDo, past_seance
from tni.ui import i18n
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.panels.page_list import PageList
from tni.ui.seance.cahier_sheet import CahierSheet, PageChoices, plain_text_of
from tni.ui.seance.past_seances_sheet import PastSeancesSheet, seance_summary_line, state_text

ENTRY = CahierEntry(
    uid=UUID(int=1),
    session=SeanceId("s"),
    class_id=None,
    class_name="5eA",
    subject="Maths",
    lesson="Les fractions",
    number=12,
    start=datetime(2026, 11, 24, 8, 5, 12, tzinfo=UTC),
    end=datetime(2026, 11, 24, 8, 55, 48, tzinfo=UTC),
    title="Les fractions – séance\u00a012",
    contenu="Leçon\u00a0: Les fractions\nPages travaillées\u00a0:\n- Pages\u00a01 et 2",
    homework=(Homework("Exercice\u00a04", date(2026, 11, 27)), Homework("Lire", None)),
    pages=(PageId("p1"), PageId("p2")),
)


def no_picture(_page: str, _size: QSize) -> Generator[None, None, QImage]:
    yield
    return QImage()


PAGES = PageChoices([PageId("p1"), PageId("p2"), PageId("p3")], no_picture)


@pytest.fixture
def board(qapp) -> Iterator[Board]:
    made = Board(QSize(1280, 720), "light")
    made.show()
    yield made
    made.close()
    made.deleteLater()


def opened(board: Board, entry: CahierEntry = ENTRY, pages: PageChoices = PAGES) -> CahierSheet:
    sheet = CahierSheet(board.kit, entry, pages, can_keep_ink=True, parent=board)
    sheet.open()
    return sheet


def test_what_nobody_touched_is_as_it_was(board: Board) -> None:
    assert opened(board).entry == ENTRY
    assert opened(board, replace(ENTRY, homework=(), pages=())).entry == replace(ENTRY, homework=(), pages=())


def test_each_field_is_the_entrys(board: Board) -> None:
    sheet = opened(board)
    sheet.class_name.setText("5eB")
    sheet.subject.setText("Physique")
    sheet.heading.setText("Optique")
    sheet.day.setDate(QDate(2026, 11, 25))
    sheet.begins.setTime(QTime(10, 0))
    sheet.ends.setTime(QTime(10, 55))
    sheet.contenu.setPlainText("Lentilles")
    sheet.homework.text.setPlainText("Schéma")
    sheet.homework.has_due.setChecked(False)
    sheet.pages.select({"p3"})
    made = sheet.entry
    assert (made.class_name, made.subject, made.title, made.contenu) == ("5eB", "Physique", "Optique", "Lentilles")
    assert made.start.isoformat() == "2026-11-25T10:00:00+00:00"
    assert made.end - made.start == timedelta(minutes=55)
    assert made.homework == (Homework("Schéma", None), Homework("Lire", None))
    assert made.pages == ("p3",)
    assert made.uid == ENTRY.uid


def test_hours_the_wrong_way_round_are_no_error(board: Board) -> None:
    sheet = opened(board)
    sheet.ends.setTime(QTime(7, 0))
    assert sheet.entry.end == sheet.entry.start


def test_a_title_is_no_longer_than_ents_take(board: Board) -> None:
    sheet = opened(board)
    sheet.heading.setText("a" * 200)
    assert len(sheet.entry.title) == TITLE_MAX


def test_edits_are_kept_a_moment_later_and_when_it_is_put_away(board: Board, qtbot) -> None:
    sheet = opened(board)
    with qtbot.waitSignal(sheet.edited) as told:
        QTest.keyClicks(sheet.heading, " bis")
    assert told.args[0].title.endswith("bis")
    kept: list[CahierEntry] = []
    sheet.edited.connect(kept.append)
    QTest.keyClicks(sheet.contenu, "x")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert len(kept) == 1
    assert not sheet.isVisible()


def test_the_tab_key_goes_through_every_field(board: Board, qtbot: QtBot) -> None:
    sheet = opened(board)
    with qtbot.waitActive(board):
        board.activateWindow()
    sheet.class_name.setFocus()
    seen = set()
    for _ in range(40):
        seen.add(board.focusWidget())
        QTest.keyClick(board.focusWidget(), Qt.Key.Key_Tab)
    for field in (
        sheet.subject,
        sheet.heading,
        sheet.contenu,
        sheet.homework.text,
        sheet.pdf,
        sheet.copy_contenu,
        sheet.done,
    ):
        assert field in seen
    for field in (
        sheet.class_name,
        sheet.subject,
        sheet.heading,
        sheet.contenu,
        sheet.homework.text,
        sheet.day,
        sheet.homework.due,
    ):
        assert field.accessibleName()


def test_pages_of_a_lesson_that_is_not_open_stay_as_they_were(board: Board) -> None:
    sheet = opened(board, pages=PageChoices((), no_picture))
    assert sheet.entry.pages == ENTRY.pages
    assert not sheet.pdf.isEnabled()


def test_a_day_before_the_seance_is_told_and_taken(board: Board) -> None:
    sheet = opened(board)
    assert sheet.homework.past.text() == ""
    sheet.homework.due.setDate(QDate(2026, 11, 1))
    assert sheet.homework.past.text() == "Cette date précède la séance."
    assert sheet.entry.homework[0].due == date(2026, 11, 1)
    sheet.homework.has_due.setChecked(False)
    assert sheet.homework.past.text() == ""


@pytest.mark.parametrize(
    "text",
    [
        "é" * 3000,
        "<b>gras</b> & <script>alert(1)</script>",
        '👩🏽‍🏫 🇫🇷 «\u00a0oui\u00a0» "non" l\'eau',
        "- a\n- b\n\nc",
        "– a\n– b",
    ],
)
def test_what_is_typed_is_copied_as_it_was_typed(board: Board, text: str) -> None:
    sheet = opened(board)
    sheet.heading.setText(text)
    sheet.contenu.setPlainText(text)
    assert sheet.entry.contenu == text
    sheet.copy_contenu.click()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "\n".join(line for line in text.split("\n") if line)
    told = QTextDocument()
    told.setHtml(data.html())
    words = told.toRawText().replace("\u2029", "\n").replace("- ", "").replace("– ", "")
    assert words.strip() == data.text().replace("- ", "").replace("– ", ""), "markup is shown, not obeyed"
    assert "<script>" not in entry_export.html_page(sheet.entry)


def test_several_works_have_each_their_day_and_files(board: Board, tmp_path: Path) -> None:
    sheet = opened(board)
    editor = sheet.homework
    assert [button.accessibleName() for button in editor.buttons] == ["Travail 1", "Travail 2 : jour à choisir"]
    editor.buttons[1].click()
    assert (editor.text.toPlainText(), editor.has_due.isChecked()) == ("Lire", False)
    editor.minutes.setValue(20)
    editor.attach([str(tmp_path / "texte.pdf")])
    first, second = sheet.entry.homework
    assert (first, second.minutes, second.files) == (
        ENTRY.homework[0], 20, (AttachedFile(str(tmp_path / "texte.pdf")),)
    )  # fmt: skip
    opened_paths: list[str] = []
    editor.files.opens = opened_paths.append
    editor.files.look.click()
    assert opened_paths == [str(tmp_path / "texte.pdf")]
    assert len(sheet.entry.homework[1].files) == 1, "looking at it does not take it out"
    editor.files.remove.click()
    assert sheet.entry.homework[1].files == ()
    assert editor.files.put_back.label == "Fichier retiré. Annuler"
    editor.files.put_back.click()
    assert sheet.entry.homework[1].files == second.files
    editor.files.remove.click()
    editor.add.click()
    assert not editor.add.isEnabled(), "one empty piece is enough"
    assert len(sheet.entry.homework) == 2
    editor.remove.click()
    editor.buttons[0].click()
    editor.remove.click()
    assert [work.text for work in sheet.entry.homework] == ["Lire"]
    editor.add.click()
    QTest.keyClicks(editor.text, "Ex. 6")
    added = sheet.entry.homework[1].uid
    editor.buttons[0].click()
    editor.remove.click()
    assert [(work.text, work.uid) for work in sheet.entry.homework] == [("Ex. 6", added)]
    assert added


def test_a_work_without_minutes_asks_for_them_in_the_colour_of_a_placeholder(board: Board) -> None:
    minutes = opened(board).homework.minutes
    minutes.setValue(0)
    asked = minutes.palette().color(QPalette.ColorRole.Text)
    assert minutes.text() == "durée (min)"
    minutes.setValue(20)
    assert minutes.palette().color(QPalette.ColorRole.Text) != asked


def test_a_work_that_is_a_file_alone_is_copied_and_one_that_says_nothing_is_not_offered(board: Board) -> None:
    sheet = opened(board, replace(ENTRY, homework=(Homework("", pages=ENTRY.pages),)))
    assert not sheet.copy_travail.isEnabled()
    sheet.homework.show_homework((Homework("", files=(AttachedFile("/home/prof/ex.pdf", "Exercices"),)),))
    sheet.copy_travail.click()
    assert QGuiApplication.clipboard().text() == "Document joint\u00a0: Exercices"


def test_new_work_is_for_the_next_lesson_until_she_says_otherwise(board: Board) -> None:
    sheet = opened(board, replace(ENTRY, homework=()))
    sheet.homework.set_lessons(date(2026, 11, 26))
    assert sheet.entry.homework == ()
    QTest.keyClicks(sheet.homework.text, "Ex. 5")
    (work,) = sheet.entry.homework
    assert work == Homework("Ex. 5", date(2026, 11, 26), work.uid)
    QTest.keyClick(sheet.homework.has_due, Qt.Key.Key_Space)
    QTest.keyClicks(sheet.homework.text, " et 6")
    assert sheet.entry.homework == (Homework("Ex. 5 et 6", None, work.uid),)


def test_work_whose_words_leave_its_day_open_is_asked_about_once_before_it_is_sent(board: Board) -> None:
    later = Homework("Pour la rentrée\u00a0: DM n°\u00a02")
    sheet = opened(board, replace(ENTRY, homework=(ENTRY.homework[0], later)))
    sent: list[object] = []
    sheet.send_wanted.connect(sent.append)
    sheet.bar.send.click()
    assert not sent
    assert plain_text_of(sheet.homework.text) == later.text
    assert sheet.message.text().startswith("Pour quel jour ?")
    assert board.focusWidget() is sheet.homework.has_due
    assert [button.label for button in sheet.homework.buttons] == ["1", "2 !"]
    sheet.bar.send.click()
    assert len(sent) == 1


def test_a_file_that_is_all_of_a_work_is_asked_about_without_a_day(board: Board) -> None:
    sheet = opened(board, replace(ENTRY, homework=(Homework("", files=(AttachedFile("/home/prof/ex.pdf"),)),)))
    sent: list[object] = []
    sheet.send_wanted.connect(sent.append)
    sheet.bar.send.click()
    assert not sent
    sheet.bar.send.click()
    assert len(sent) == 1


def test_a_day_without_a_lesson_is_said_beside_it(board: Board) -> None:
    sheet = opened(board, replace(ENTRY, homework=(Homework("Lire", date(2026, 12, 21)),)))
    sheet.homework.set_lessons(date(2026, 11, 26), {date(2026, 11, 26), date(2026, 12, 17), date(2027, 1, 4)})
    assert sheet.homework.past.text() == "Pas de cours ce jour-là."
    sheet.homework.due.setDate(QDate(2026, 12, 17))
    assert sheet.homework.past.text() == ""
    sheet.homework.due.setDate(QDate(2027, 2, 1))
    assert sheet.homework.past.text() == "", "lessons are known up to the 4th of January alone"


def test_what_is_cited_can_be_left_out_and_what_is_lacking_is_said(board: Board) -> None:
    book, test = Support(SupportKind.BOOK, "Sésamath 5e", "p. 84"), Assessment(WorkKind.TEST, "Contrôle 2")
    entry = replace(ENTRY, supports=(book,), assessments=(test,), homework=(Homework("Lire"),))
    sheet = opened(board, entry)
    assert sheet.entry == entry
    assert "Sésamath 5e, p. 84" in sheet.extras.list.text()
    assert sheet.extras.hints.text() == "Travail sans date : Lire. Sujet à joindre : Contrôle 2."
    sheet.homework.has_due.setChecked(True)
    sheet.extras.cites.click()
    assert (sheet.entry.supports, sheet.entry.assessments) == ((), ())
    assert sheet.extras.hints.text() == ""
    sheet.extras.cites.click()
    assert sheet.entry.supports == (book,)


def test_the_answers_of_the_class_are_told_when_she_wants_it(board: Board) -> None:
    sheet = opened(board)
    asked: list[bool] = []

    def told(wanted: bool) -> CahierEntry:
        asked.append(wanted)
        return replace(sheet.entry, contenu="La plupart savent." if wanted else "Rien.")

    sheet.ask_answers(told, wanted=False)
    box = next(b for b in sheet.findChildren(CheckBox) if "réponses de la classe" in b.text())
    box.click()
    assert sheet.entry.contenu == "La plupart savent."
    box.click()
    assert (sheet.entry.contenu, asked) == ("Rien.", [True, False])


def test_pages_to_join_are_in_rows(board: Board) -> None:
    """Wrapped at the sheet's edge: none is cut off at its right."""
    many = PageChoices([PageId(f"p{n}") for n in range(30)], no_picture)
    sheet = opened(board, pages=many)
    view = sheet.pages.findChild(PageList)
    view.doItemsLayout()
    assert view.horizontalScrollBar().maximum() == 0
    assert view.verticalScrollBar().maximum() > 0


FIELDS = st.fixed_dictionaries(
    {}, optional={"title": st.text(max_size=20), "contenu": st.text(max_size=20), "subject": st.text(max_size=5)}
)


@given(FIELDS, FIELDS)
def test_a_later_proposal_keeps_corrections_and_nothing_else(
    later: dict[str, str], corrections: dict[str, str]
) -> None:
    now, edited = replace(ENTRY, **later), replace(ENTRY, **corrections)
    found = merge_corrections(now, ENTRY, edited)
    for field in ("title", "contenu", "subject"):
        mine = getattr(edited, field)
        assert getattr(found, field) == (mine if mine != getattr(ENTRY, field) else getattr(now, field))
    assert merge_corrections(now, ENTRY, ENTRY) == now


def summary(state: SeanceState) -> SeanceSummary:
    return SeanceSummary(
        SeanceId(state.value), None, None, "5eA", "Maths", "Les fractions", 1, ENTRY.start, None, state, "Optique"
    )


@pytest.fixture
def in_english(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    i18n.install(qapp, "en", "en_GB")
    yield
    i18n.install(qapp, "fr")
    QLocale.setDefault(before)


@pytest.mark.usefixtures("in_english")
def test_the_list_speaks_the_interfaces_language() -> None:
    one = past_seance(summary(SeanceState.OPEN), None)
    assert seance_summary_line(one.summary).startswith("Tuesday 24 November 2026, 9:05 – 5eA – Maths")
    assert state_text(one) == "Under way or cut short"
    waiting = past_seance(summary(SeanceState.FINISHED), None, LeftToDo.WAITING)
    assert state_text(waiting, datetime(2026, 11, 30, 7, 0, tzinfo=UTC)) == "Leaves Monday at 7:00"


def test_the_list_says_what_is_left_to_do(board: Board, qtbot) -> None:
    shown = PastSeancesSheet(board.kit, board)
    shown.show_seances([past_seance(summary(state), None) for state in SeanceState])
    shown.open()
    lines = [shown.seances.item(row).text() for row in range(3)]
    assert [line.partition("\n")[2] for line in lines] == ["En cours ou interrompue", "À relire", ""]
    when = {line.partition(" – ")[0].replace("\u00a0", " ") for line in lines}
    assert when == {"mardi 24 novembre 2026, 9 h 05"}, "by the school's clock"
    told: list[str] = []
    shown.open_wanted.connect(told.append)
    shown.delete_wanted.connect(lambda s: told.append(f"delete {s}"))
    shown.seances.setCurrentRow(1)
    next(b for b in shown.findChildren(TextButton) if b.accessibleName() == "Ouvrir").click()
    shown.delete.click()
    assert told == ["draft", "delete draft"]


@pytest.mark.parametrize(
    ("left", "opens_at", "said"),
    [
        (LeftToDo.NOTHING, None, ""),
        (LeftToDo.SENT, None, "Envoyée"),
        (LeftToDo.TO_SEND, None, "À envoyer"),
        (LeftToDo.TO_CORRECT, None, "Envoi à vérifier"),
        (LeftToDo.WAITING, None, "En cours d’envoi"),
        (LeftToDo.WAITING, datetime(2026, 11, 30, 7, 0, tzinfo=UTC), "Partira lundi à 7 h 00"),
    ],
)
def test_the_list_says_where_an_entry_is(left: LeftToDo, opens_at: datetime | None, said: str) -> None:
    text = state_text(past_seance(summary(SeanceState.FINISHED), ENTRY, left), opens_at)
    assert text.replace("\u00a0", " ") == said


def test_a_second_press_on_delete_finds_nothing_more_to_delete(board: Board) -> None:
    shown = PastSeancesSheet(board.kit, board)
    others = [replace(summary(SeanceState.FINISHED), id=SeanceId(name)) for name in ("a", "b")]
    shown.show_seances([past_seance(one, ENTRY, LeftToDo.SENT) for one in others])
    told: list[str] = []
    shown.delete_wanted.connect(told.append)
    shown.delete_wanted.connect(lambda id: shown.show_deleted(SeanceId(id)))
    shown.open()
    QTest.mouseClick(shown.delete, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(shown.delete, Qt.MouseButton.LeftButton)
    assert told == ["a"]
    assert (shown.seances.count(), shown.chosen) == (1, None)
    assert "reste dans l’ENT" in shown.message.text()
    assert shown.undelete.isVisible()
    assert not shown.undelete.geometry().intersects(shown.delete.geometry())


def test_past_seances_are_filtered_and_their_year_is_asked_for(board: Board) -> None:
    shown = PastSeancesSheet(board.kit, board)
    done = replace(summary(SeanceState.FINISHED), id=SeanceId("5eB"), class_name="5eB")
    shown.show_seances([past_seance(summary(SeanceState.FINISHED), ENTRY, LeftToDo.TO_SEND), past_seance(done, ENTRY)])
    shown.open()
    lines = [shown.seances.item(row).text() for row in range(2)]
    assert [line.endswith("\nÀ envoyer") for line in lines] == [True, False]
    years: list[tuple[str, int]] = []
    shown.year_wanted.connect(lambda name, year: years.append((name, year)))
    shown.of_class.setCurrentIndex(shown.of_class.findData("5eB"))
    shown.of_class.activated.emit(shown.of_class.currentIndex())
    assert (shown.seances.count(), shown.chosen) == (1, "5eB")
    shown.year.click()
    assert years == [("5eB", 2026)]
    cancelled: list[bool] = []
    shown.cancel_wanted.connect(lambda: cancelled.append(True))
    shown.show_writing(3)
    shown.year.click()
    assert (len(years), cancelled) == (1, [True])
    shown.show_writing(None)
    QTest.keyClicks(shown.search, "rien de tel")
    assert shown.seances.count() == 0
    assert "Aucune séance ne correspond." in texts(shown)
    assert not shown.year.isEnabled()


@pytest.mark.usefixtures("in_english")
def test_writing_of_a_year_is_cancelled_not_undone_in_english(board: Board) -> None:
    shown = PastSeancesSheet(board.kit, board)
    shown.show_writing(3)
    assert shown.year.accessibleName() == "Cancel"


def test_who_drags_over_selected_words_selects_others_and_drags_none(board: Board) -> None:
    """A drag of words would wait for a mouse's button, here for ever."""
    area = opened(board).contenu
    area.selectAll()
    view = area.viewport()
    cursor = area.textCursor()
    cursor.setPosition(2)
    first = area.cursorRect(cursor).center()
    cursor.setPosition(6)
    last = area.cursorRect(cursor).center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(view, last)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
    assert area.textCursor().selectedText() == ENTRY.contenu[2:6]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, first)
    assert not area.textCursor().hasSelection(), "the end moves to where it began"


def test_with_little_room_it_scrolls_and_cuts_no_word(qapp) -> None:
    board = Board(QSize(900, 600), "light")
    board.show()
    sheet = opened(board)
    sheet.bar.offer_sending(["Moodle du collège"], None)
    qapp.processEvents()
    buttons = [one for one in sheet.findChildren(TextButton) if one.isVisible()]
    assert "Terminer sans envoyer" in [one.label for one in buttons]
    assert [one.label for one in buttons if one.width() < one.sizeHint().width()] == []
    assert sheet.contenu.height() >= 3 * board.look.metrics.target_px
    board.close()
    board.deleteLater()
