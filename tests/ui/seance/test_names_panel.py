"""Names of pupils and pages with ink stop what leaves the program, in the real window."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.support.board import drag
from tests.support.pdf_samples import SamplePage, sample_pdf
from tests.support.proposals import proposed
from tests.support.teaching_room import Room, room
from tests.support.widgets import texts
from tni.document.items import ENDLESS
from tni.planning.school_year import school_year
from tni.roster.names_key import KeyStorage
from tni.store.names_lock import NamesLock
from tni.store.pupil_names import NamesKey
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.seance.cahier_sheet import CahierSheet, plain_text_of
from tni.ui.seance.names_panel import NamesSheet
from tni.ui.seance.past_seances_sheet import PastSeancesSheet

KEY = NamesKey(bytes(range(1, 33)))


@pytest.fixture
def here(qapp, tmp_path: Path):
    with room(qapp, tmp_path) as made:
        made.teaching.seance.begin(made.class_id, "5eA", "SVT")
        QGuiApplication.clipboard().setText("rien")
        yield made


def opened(here: Room, contenu: str) -> CahierSheet:
    here.teaching.seance.ask_end()
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    sheet.heading.setText("Les volcans")  # the proposal may name what is written on the page
    sheet.contenu.setPlainText(contenu)
    return sheet


def asked(here: Room) -> NamesSheet | None:
    return here.teaching.seance.cahier_controller.names.sheet


def copied() -> str:
    return QGuiApplication.clipboard().text()


def press(sheet, name: str) -> None:
    made = next(b for b in sheet.findChildren(TextButton) if b.accessibleName() == name and b.isVisible())
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def test_without_a_name_copying_takes_one_click(here: Room) -> None:
    sheet = opened(here, "Les volcans.")
    press(sheet, "Copier le contenu")
    assert copied() == "Les volcans."
    assert asked(here) is None
    press(sheet, "Terminer")
    assert not sheet.isVisible()
    assert sheet.confirmed is not None


def test_a_name_is_taken_out_before_the_content_is_copied(here: Room) -> None:
    sheet = opened(here, "Exposé de Samir B. sur les volcans.\nInès a noté le bilan.")
    press(sheet, "Copier le contenu")
    found = asked(here)
    assert found is not None
    assert copied() == "rien"
    assert not found.done.isEnabled()
    press(found, "Retirer : Samir B.")
    press(found, "Laisser : Inès")
    assert "→ Exposé d’un élève sur les volcans." in texts(found)
    press(found, "Copier")
    assert asked(here) is None
    assert copied() == "Exposé d’un élève sur les volcans.\nInès a noté le bilan."
    assert plain_text_of(sheet.contenu) == copied()
    press(sheet, "Terminer")
    assert not sheet.isVisible(), "what was kept a moment ago is not asked again"
    kept = here.folder / "confirmed_names.json"
    assert "Inès" not in kept.read_text()


def test_a_list_of_names_that_was_joined_is_left_out_by_one_answer(here: Room, qtbot, tmp_path: Path) -> None:
    notes = tmp_path / "notes.csv"
    notes.write_text("Samir B.;12\nInès;15\n", encoding="utf-8")
    sheet = opened(here, "Les volcans.")
    sheet.homework.text.setPlainText("Lire la fiche.")
    sheet.homework.attach([str(notes)])
    press(sheet, "Coller dans l’ENT…")
    qtbot.waitUntil(lambda: asked(here) is not None)
    found = asked(here)
    assert found is not None
    assert "fichier « notes.csv »" in texts(found)
    press(found, "Ne pas joindre le fichier : Samir B.")
    press(found, "Continuer")
    strip = here.teaching.seance.cahier_controller.strip
    qtbot.waitUntil(strip.isVisible)
    assert sheet.entry.homework[0].files == ()
    assert not any("notes.csv" in text for text in texts(strip))


def test_by_keys_alone_and_cancelled_nothing_leaves(here: Room, qtbot) -> None:
    here.board.window.activateWindow()
    qtbot.waitUntil(here.board.window.isActiveWindow)  # arrow keys go by the application's focus
    sheet = opened(here, "Exposé de Samir.")
    sheet.copy_contenu.click()
    found = asked(here)
    assert found is not None
    QTest.keyClick(found, Qt.Key.Key_Escape)
    assert (asked(here), copied()) == (None, "rien")
    sheet.copy_contenu.click()
    found = asked(here)
    assert found is not None
    names: list[str] = []
    while "Copier" not in names and len(names) < 40:
        QTest.keyClick(found.focusWidget() or found, Qt.Key.Key_Tab)
        focused = found.focusWidget()
        assert focused is not None, names
        names.append(focused.accessibleName())
        if names[-1] == "Retirer : Samir":
            QTest.keyClick(focused, Qt.Key.Key_Right)  # as between radio buttons
            QTest.keyClick(found.focusWidget(), Qt.Key.Key_Space)
    assert {"Retirer : Samir", "Annuler", "Copier"} <= set(names)
    QTest.keyClick(found.done, Qt.Key.Key_Space)
    assert copied() == "Exposé de Samir."


def test_the_seance_ends_even_if_names_are_left_for_later(here: Room) -> None:
    sheet = opened(here, "Exposé de Samir.")
    press(sheet, "Terminer")
    found = asked(here)
    assert found is not None
    press(found, "Terminer sans vérifier")
    assert sheet.confirmed is None
    assert here.teaching.seances.cahier.seance_id is None


def test_pages_with_ink_are_looked_at_before_the_pdf(here: Room, qtbot) -> None:
    drag(here.board.editor, [(20, 20), (60, 40), (90, 20)])
    page = here.board.editor.page.id
    sheet = opened(here, "Les volcans.")
    sheet.pages.select({page})
    press(sheet, "Enregistrer le PDF")
    found = asked(here)
    assert found is not None
    assert not (here.folder / "exports").exists()
    qtbot.waitUntil(lambda: found.looked.isEnabled())
    press(found, "J’ai regardé ces pages")
    press(found, "Enregistrer le PDF")
    qtbot.waitUntil(lambda: sheet.message.text().startswith("PDF enregistré"))
    assert list((here.folder / "exports").glob("*.pdf"))
    press(sheet, "Enregistrer le PDF")
    assert asked(here) is None, "the same page was looked at"
    qtbot.waitUntil(sheet.pdf.isEnabled)


def test_an_endless_page_is_shown_to_its_end(here: Room, qtbot) -> None:
    here.board.window.do(lambda s: s.set_format(ENDLESS))
    drag(here.board.editor, [(20, 20), (60, 700)])
    sheet = opened(here, "Les volcans.")
    sheet.pages.select({here.board.editor.page.id})
    press(sheet, "Enregistrer le PDF")
    found = asked(here)
    assert found is not None
    (look,) = found.looks
    qtbot.waitUntil(lambda: look.is_drawn)
    assert look.height() > look.width() * 700 / 320


def test_a_page_that_names_a_pupil_is_left_out(here: Room, qtbot) -> None:
    here.board.window.do(lambda s: s.add_text("Groupe de Zoé", 20, 20))
    sheet = opened(here, "Les volcans.")
    sheet.pages.select({here.board.editor.page.id})
    press(sheet, "Enregistrer le PDF")
    found = asked(here)
    assert found is not None
    assert "page 1" in texts(found)
    press(found, "Ne pas joindre la page : Zoé")
    press(found, "Enregistrer le PDF")
    assert sheet.entry.pages == ()


def teach(here: Room, qtbot: QtBot, *contents: str) -> None:
    """Hold a séance for each content, until all are stored."""
    seances = here.teaching.seances
    for contenu in contents:
        if seances.state.seance_id is None:
            here.teaching.seance.begin(here.class_id, "5eA", "SVT")
        seances.finish(replace(proposed(seances).entry, title="Volcans", contenu=contenu), keep_ink=False)
    qtbot.waitUntil(lambda: not seances.cahier.unsaved)


def year_asked_about(here: Room, qtbot: QtBot) -> tuple[PastSeancesSheet, Path]:
    """Write the year of the class, as far as the question about its names. Returns the list and the file."""
    here.teaching.seance.show_past()
    past = here.teaching.seance.past.sheet
    path = here.folder / "année.zip"
    past.year_wanted.emit("5eA", school_year(datetime.now()))
    past.findChild(QFileDialog).fileSelected.emit(str(path))
    qtbot.waitUntil(lambda: asked(here) is not None)
    return past, path


def test_a_year_is_written_once_its_names_are_confirmed(here: Room, qtbot) -> None:
    teach(here, qtbot, "Exposé de Samir.", "Les volcans.", "Exposé de Zoé.")
    past, path = year_asked_about(here, qtbot)
    press(asked(here), "Laisser : Samir")
    press(asked(here), "Continuer")
    qtbot.waitUntil(lambda: asked(here) is not None)
    assert not path.exists()
    press(asked(here), "Retirer : Zoé")
    press(asked(here), "Continuer")
    qtbot.waitUntil(path.exists)
    with ZipFile(path) as archive:
        page = archive.read("index.html").decode()
    assert "Exposé d’un élève." in page
    assert "Exposé de Samir." in page
    assert "Zoé" not in page
    qtbot.waitUntil(lambda: past.message.text().startswith("Enregistré"))


def test_a_year_whose_names_are_locked_is_asked_about_once_as_a_whole(here: Room, qtbot) -> None:
    teach(here, qtbot, "Les volcans.", "Exposé de Samir.", "Exposé de Zoé.")
    other = here.roster.open_second()
    other.names.seal_by(NamesLock.around(KEY, KeyStorage.PASSPHRASE, "une longue phrase"), KEY)
    other.close()
    _past, path = year_asked_about(here, qtbot)
    assert "La réponse vaut pour les 3 séances." in " ".join(texts(asked(here)))
    press(asked(here), "J’ai relu, aucun nom")
    press(asked(here), "Continuer")
    qtbot.waitUntil(path.exists)
    assert asked(here) is None


def test_text_of_a_pdf_beneath_is_read(here: Room, qtbot) -> None:
    path = here.folder / "groupes.pdf"
    path.write_bytes(sample_pdf([SamplePage(title="Groupe de Samir")]))
    here.program.current_lesson.open(path)
    qtbot.waitUntil(lambda: here.board.editor.page.pdf is not None)
    sheet = opened(here, "Les volcans.")
    sheet.pages.select({here.board.editor.page.id})
    press(sheet, "Enregistrer le PDF")
    qtbot.waitUntil(lambda: asked(here) is not None)
    assert "Groupe de Samir" in " ".join(texts(asked(here)))


def test_a_scan_with_a_printed_number_is_looked_at(here: Room, qtbot) -> None:
    path = here.folder / "copie.pdf"
    scan = "q 560 0 0 700 10 20 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    path.write_bytes(sample_pdf([SamplePage(title="3", content=scan)]))
    here.program.current_lesson.open(path)
    qtbot.waitUntil(lambda: here.board.editor.page.pdf is not None)
    sheet = opened(here, "Les volcans.")
    sheet.pages.select({here.board.editor.page.id})
    press(sheet, "Enregistrer le PDF")
    qtbot.waitUntil(lambda: asked(here) is not None)
    assert "Page 1 – document numérisé" in texts(asked(here))


def test_locked_names_are_told_and_can_be_unlocked(here: Room) -> None:
    phrase = "une longue phrase"
    other = here.roster.open_second()
    other.names.seal_by(NamesLock.around(KEY, KeyStorage.PASSPHRASE, phrase), KEY)
    other.close()
    sheet = opened(here, "Exposé de Samir.")
    press(sheet, "Copier le contenu")
    found = asked(here)
    assert found is not None
    assert "Les noms sont verrouillés : impossible de vérifier." in texts(found)
    press(found, "Déverrouiller les noms")
    panel = here.teaching.lists.phrase
    assert panel is not None
    panel.page.field.setText(phrase)
    panel.page.submit()
    found = asked(here)
    assert found is not None
    assert "Samir" in texts(found)
    assert copied() == "rien"


def test_locked_names_leave_what_she_has_read_herself(here: Room) -> None:
    other = here.roster.open_second()
    other.names.seal_by(NamesLock.around(KEY, KeyStorage.PASSPHRASE, "une longue phrase"), KEY)
    other.close()
    sheet = opened(here, "Les volcans.")
    press(sheet, "Copier le contenu")
    found = asked(here)
    assert found is not None
    press(found, "J’ai relu, aucun nom")
    press(found, "Copier")
    assert copied() == "Les volcans."
    press(sheet, "Copier le contenu")
    assert asked(here) is None
