"""Names of pupils and pages with ink stop what leaves the program, in the real window."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from tests.support.board import drag
from tests.support.document_samples import docx
from tests.support.pdf_samples import SamplePage, encrypted_pdf, sample_pdf
from tests.support.proposals import proposed
from tests.support.teaching_room import NAMES, Room, room, shown_strip
from tests.support.widgets import texts
from tni.document.page_format import ENDLESS
from tni.planning.school_year import school_year
from tni.roster.class_list import PupilRow
from tni.roster.names_key import KeyStorage
from tni.services.cahier.leaving import Leaving
from tni.store.names_lock import NamesLock
from tni.store.pupil_names import NamesKey
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.seance.cahier_sheet import CahierSheet, plain_text_of
from tni.ui.seance.name_row import NameRow
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


def asked_to_copy(here: Room, sheet: CahierSheet) -> NamesSheet:
    press(sheet, "Copier le contenu")
    found = asked(here)
    assert found is not None
    return found


def asked_on_pasting(here: Room, sheet: CahierSheet, qtbot: QtBot) -> NamesSheet:
    press(sheet, "Coller dans l’ENT…")
    qtbot.waitUntil(lambda: asked(here) is not None)
    found = asked(here)
    assert found is not None
    return found


def seal_names(here: Room, storage: KeyStorage, phrase: str) -> None:
    """Seal the names as another program would."""
    other = here.roster.open_second()
    other.names.seal_by(NamesLock.around(KEY, storage, phrase), KEY)
    other.close()


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
    found = asked_to_copy(here, sheet)
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
    found = asked_on_pasting(here, sheet, qtbot)
    assert "fichier « notes.csv »" in texts(found)
    press(found, "Ne pas joindre le fichier : Samir B.")
    press(found, "Continuer")
    strip = shown_strip(here, qtbot)
    assert sheet.entry.homework[0].files == ()
    assert not any("notes.csv" in text for text in texts(strip))


def joined(here: Room, *paths: Path) -> CahierSheet:
    sheet = opened(here, "Les volcans.")
    sheet.homework.text.setPlainText("Lire la fiche.")
    sheet.homework.attach([str(path) for path in paths])
    return sheet


def test_a_name_in_a_joined_document_is_asked_about(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    fiche = tmp_path / "fiche.docx"
    fiche.write_bytes(docx("Groupe de Samir B."))
    sheet = joined(here, fiche)
    found = asked_on_pasting(here, sheet, qtbot)
    assert {"Noms d’élèves à vérifier", "fichier « fiche.docx »"} <= set(texts(found))
    press(found, "Laisser : Samir B.")
    press(found, "Continuer")
    shown_strip(here, qtbot)
    assert [file.path for file in sheet.entry.homework[0].files] == [str(fiche)]


def test_a_file_named_after_a_pupil_is_joined_under_another_name(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    fiche = tmp_path / "correction_Inès.txt"
    fiche.write_text("Le bilan.", encoding="utf-8")
    sheet = joined(here, fiche)
    found = asked_on_pasting(here, sheet, qtbot)
    press(found, "Retirer : Inès")
    assert "→ le fichier est joint sous le nom « correction.txt »" in texts(found)
    press(found, "Continuer")
    shown_strip(here, qtbot)
    (path,) = [Path(file.path) for file in sheet.entry.homework[0].files]
    assert (path.name, path.read_text(encoding="utf-8")) == ("correction.txt", "Le bilan.")
    assert fiche.exists()


def test_a_word_in_the_name_of_a_file_is_asked_about_by_itself(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    """A file is rather named after a pupil than after a flower."""
    rows = [PupilRow("MARTIN", "Rose"), *(PupilRow(last, first) for last, first in NAMES)]
    here.roster.import_pupils(rows, default_class="5eA")
    fiche = tmp_path / "correction rose.txt"
    fiche.write_text("Le bilan.", encoding="utf-8")
    sheet = joined(here, fiche)
    sheet.contenu.setPlainText("Dessiner une fleur : la rose.")
    found = asked_on_pasting(here, sheet, qtbot)
    assert "Ces mots sont des noms de la liste de classe" in texts(found)
    assert "Peut-être des mots ordinaires" not in texts(found)
    press(found, "Annuler")
    sheet.homework.show_homework(())
    found = asked_on_pasting(here, sheet, qtbot)
    assert "Peut-être des mots ordinaires" in texts(found)


def test_a_file_that_is_left_out_needs_no_answer_for_its_name(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    fiche = tmp_path / "correction_Inès.txt"
    fiche.write_text("Groupe de Samir B.", encoding="utf-8")
    sheet = joined(here, fiche)
    found = asked_on_pasting(here, sheet, qtbot)
    press(found, "Ne pas joindre le fichier : Samir B.")
    assert found.done.isEnabled()
    assert [row.isEnabled() for row in found.findChildren(NameRow)] == [False, True]
    press(found, "Continuer")
    shown_strip(here, qtbot)
    assert sheet.entry.homework[0].files == ()


def test_a_file_that_is_gone_is_joined_no_more_and_that_is_told(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    sheet = joined(here, tmp_path / "correction_Inès.txt")
    found = asked_on_pasting(here, sheet, qtbot)
    press(found, "Retirer : Inès")
    press(found, "Continuer")
    qtbot.waitUntil(lambda: sheet.entry.homework[0].files == ())
    told = [notice.text for notice in here.board.window.notices.shown]
    assert any("« correction_Inès.txt » n’est plus joint" in text for text in told)


def test_a_file_that_is_away_is_left_out_or_put_back(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    away, film = tmp_path / "bilan.txt", tmp_path / "film.mp4"
    film.write_bytes(bytes(900))
    sheet = joined(here, away, film)
    found = asked_on_pasting(here, sheet, qtbot)
    assert "introuvable" in texts(found)
    press(found, "J’ai regardé ces fichiers")
    assert not found.done.isEnabled(), "nobody can look at what is away"
    found.put_away()
    away.write_text("Le bilan.", encoding="utf-8")
    found = asked_on_pasting(here, sheet, qtbot)
    assert "introuvable" not in texts(found)
    press(found, "J’ai regardé ces fichiers")
    press(found, "Continuer")
    strip = shown_strip(here, qtbot)
    files = [part.part.file for part in strip.parts if part.part.file is not None]
    assert [file.name for file in files] == ["bilan.txt", "film.mp4"]
    away.write_text("Bilan de Samir B.", encoding="utf-8")
    assert files[0].read_text(encoding="utf-8") == "Le bilan.", "what was checked is what is pasted"


def test_a_file_that_changes_before_the_strip_opens_is_not_pasted(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    bilan = tmp_path / "bilan.txt"
    bilan.write_text("Le bilan.", encoding="utf-8")
    sheet = joined(here, bilan)
    cahier = here.teaching.seance.cahier_controller
    opens = cahier.pasting.open

    def changed(*parts) -> None:
        bilan.write_text("Bilan de Samir B.", encoding="utf-8")
        opens(*parts)

    cahier.pasting.open = changed  # type: ignore[method-assign]
    press(sheet, "Coller dans l’ENT…")
    qtbot.waitUntil(lambda: "vient de changer" in sheet.message.text())
    assert cahier.pasting.strip is None
    cahier.pasting.open = opens  # type: ignore[method-assign]
    found = asked_on_pasting(here, sheet, qtbot)
    assert "Laisser : Samir B." in [one.accessibleName() for one in found.findChildren(TextButton)]


def test_a_file_that_cannot_be_read_is_told_and_is_confirmed_once(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    locked, film = tmp_path / "sujet.pdf", tmp_path / "film.mp4"
    locked.write_bytes(encrypted_pdf("secret"))
    film.write_bytes(bytes(900))
    sheet = joined(here, locked, film)
    found = asked_on_pasting(here, sheet, qtbot)
    said = texts(found)
    assert "Fichiers à regarder" in said
    assert "Le contenu de « sujet.pdf » n’a pas pu être lu : vérifier qu’aucun nom d’élève n’y est." in said
    assert {"protégé par un mot de passe", "autre sorte de fichier"} <= set(said)
    assert not found.done.isEnabled()
    press(found, "Ne pas joindre le fichier : film.mp4")
    assert not found.done.isEnabled()
    press(found, "J’ai regardé ces fichiers")
    press(found, "Continuer")
    strip = shown_strip(here, qtbot)
    assert [Path(file.path).name for file in sheet.entry.homework[0].files] == ["sujet.pdf"]
    strip.close()
    press(sheet, "Coller dans l’ENT…")
    qtbot.waitUntil(strip.isVisible)
    assert asked(here) is None, "what she has looked at is not asked again"


def test_files_that_are_all_left_out_need_no_look(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff" + bytes(99))
    sheet = joined(here, photo)
    found = asked_on_pasting(here, sheet, qtbot)
    press(found, "Ne pas joindre le fichier : photo.jpg")
    press(found, "Continuer")
    shown_strip(here, qtbot)
    assert sheet.entry.homework[0].files == ()


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
    press(past, "Dossier ZIP complet, pour un remplaçant")
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


def write_pdf(here: Room, qtbot: QtBot, sheet: CahierSheet, *pages: str) -> None:
    """Choose the pages that are joined, write their PDF, and end the sheet."""
    sheet.pages.select(set(pages))
    press(sheet, "Enregistrer le PDF")
    qtbot.waitUntil(lambda: sheet.message.text().startswith("PDF enregistré"))
    press(sheet, "Terminer")
    qtbot.waitUntil(lambda: not here.teaching.seances.cahier.unsaved)


def year_of(here: Room, qtbot: QtBot) -> tuple[str, list[int]]:
    """Write the year of the class. Returns what is told of it, and how many pages each PDF in it has."""
    here.teaching.seance.show_past()
    past, path = here.teaching.seance.past.sheet, here.folder / "année.zip"
    assert past is not None
    past.say("")
    past.year_wanted.emit("5eA", school_year(datetime.now()))
    press(past, "Dossier ZIP complet, pour un remplaçant")
    past.findChildren(QFileDialog)[-1].fileSelected.emit(str(path))
    qtbot.waitUntil(lambda: past.message.text().startswith("Enregistré"))
    counts = []
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".pdf"):
                with pypdfium2.PdfDocument(archive.read(name)) as pdf:
                    counts.append(len(pdf))
    return past.message.text(), counts


def reopened(here: Room, qtbot: QtBot) -> CahierSheet:
    """Open the latest séance from the list of past ones, as far as its pages are shown."""
    past = here.teaching.seance.past.sheet
    assert past is not None
    past.put_away()
    past.open_wanted.emit(here.program.stores.seances.listed()[0].id)
    qtbot.waitUntil(lambda: here.teaching.seance.cahier_controller.sheet is not None)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: set(sheet.pages.selected()) == set(sheet.entry.pages))
    return sheet


def test_a_page_that_was_taken_out_of_a_seance_is_not_in_the_zip_of_its_year(here: Room, qtbot: QtBot) -> None:
    first = here.board.editor.page.id
    here.board.window.do(lambda s: s.add_page())
    second = here.board.editor.page.id
    write_pdf(here, qtbot, opened(here, "Les volcans."), first, second)
    assert year_of(here, qtbot) == ("Enregistré : année.zip", [2])
    sheet = reopened(here, qtbot)
    sheet.pages.select({first})
    press(sheet, "Terminer")
    qtbot.waitUntil(lambda: not here.teaching.seances.cahier.unsaved)
    told, counts = year_of(here, qtbot)
    assert counts == []
    assert told.startswith("Enregistré : année.zip, sans le PDF du ")
    write_pdf(here, qtbot, reopened(here, qtbot), first)
    assert year_of(here, qtbot) == ("Enregistré : année.zip", [1])


def test_a_year_whose_names_are_locked_is_asked_about_once_as_a_whole(here: Room, qtbot) -> None:
    teach(here, qtbot, "Les volcans.", "Exposé de Samir.", "Exposé de Zoé.")
    seal_names(here, KeyStorage.PASSPHRASE, "une longue phrase")
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
    seal_names(here, KeyStorage.PASSPHRASE, phrase)
    sheet = opened(here, "Exposé de Samir.")
    found = asked_to_copy(here, sheet)
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
    seal_names(here, KeyStorage.PASSPHRASE, "une longue phrase")
    sheet = opened(here, "Les volcans.")
    found = asked_to_copy(here, sheet)
    press(found, "J’ai relu, aucun nom")
    press(found, "Copier")
    assert copied() == "Les volcans."
    press(sheet, "Copier le contenu")
    assert asked(here) is None


def test_a_cancelled_check_leaves_the_focus_on_the_button_that_was_pressed(here: Room) -> None:
    sheet = opened(here, "Exposé de Samir B.")
    sheet.heading.setFocus()
    for one in sheet.findChildren(QAbstractButton):  # the pointer may lie wherever another test has left it
        one.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, one is sheet.bar.paste)
    press(sheet, "Coller dans l’ENT…")
    found = asked(here)
    assert found is not None
    press(found, "Annuler")
    assert here.board.window.focusWidget() is sheet.bar.paste


def test_what_she_is_to_read_herself_is_shown(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    seal_names(here, KeyStorage.PASSPHRASE, "une longue phrase")
    fiche = tmp_path / "fiche.txt"
    fiche.write_text("Le bilan.", encoding="utf-8")
    sheet = opened(here, "Éruptions effusives.")
    sheet.homework.text.setPlainText("Lire la fiche.")
    sheet.homework.attach([str(fiche)])
    found = asked_on_pasting(here, sheet, qtbot)
    assert {"Les volcans", "Éruptions effusives.", "Lire la fiche.", "fiche.txt"} <= set(texts(found))
    assert "Ouvrir : fiche.txt" in [button.accessibleName() for button in found.findChildren(TextButton)]
    assert any(text.endswith("ou relire soi-même le texte et les fichiers joints.") for text in texts(found))


def test_a_list_that_is_no_longer_readable_can_be_imported_again(here: Room) -> None:
    seal_names(here, KeyStorage.MEMORY, "")
    sheet = opened(here, "Les volcans.")
    found = asked_to_copy(here, sheet)
    assert "Les noms de la classe ne sont plus lisibles : impossible de vérifier." in texts(found)
    press(found, "Importer la liste")
    lists = here.teaching.lists.sheet
    assert lists is not None
    lists.put_away()
    again = asked(here)
    assert again is not None
    assert again is not found, "checked once more"
    assert copied() == "rien"


def test_the_answer_for_one_page_stands_beside_it(here: Room, qtbot: QtBot) -> None:
    drag(here.board.editor, [(20, 20), (60, 40), (90, 20)])
    sheet = opened(here, "Les volcans.")
    sheet.pages.select({here.board.editor.page.id})
    press(sheet, "Enregistrer le PDF")
    found = asked(here)
    assert found is not None
    (look,) = found.looks
    qtbot.waitUntil(lambda: look.is_drawn)
    assert not found.looked.visibleRegion().isEmpty()
    assert found.looked.mapTo(found, QPoint()).x() > look.mapTo(found, look.rect().topRight()).x()


def test_the_last_button_has_the_word_of_the_sheet(here: Room) -> None:
    sheet = opened(here, "Exposé de Samir B.")
    sheet.bar.offer_sending(["Dossier"], datetime(2026, 11, 30, 7))
    sheet.let_out(sheet.entry, Leaving.SEND, lambda _entry: None)
    found = asked(here)
    assert found is not None
    assert found.done.label == "Envoyer plus tard"
