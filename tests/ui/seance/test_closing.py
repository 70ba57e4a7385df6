"""The end of a séance with a real pointer: two presses to the clipboard, two to the outbox, and the strip to paste."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.pdf_samples import SamplePage, sample_pdf
from tests.support.proposals import proposed
from tests.support.real_pointer import RealPointer
from tests.support.running_program import write
from tests.support.teaching_room import Room, room, shown_strip
from tests.support.widgets import named
from tni.cahier.delivery import Delivery
from tni.cahier.entry import Assessment, AttachedFile, CahierEntry, Homework, WorkKind
from tni.cahier.file_links import EntryDocuments
from tni.cahier.outgoing_builder import ReadyFiles, outgoing_entry
from tni.cahier.outgoing_entry import OutgoingFile
from tni.cahier.seance_summary import SeanceState
from tni.core.ids import PageId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.lesson_plan import Credit, LessonPlan
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_files import PagePdfs
from tni.services.cahier.names_check import ConfirmedEntry
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.lesson_files import CopiedFile, read_copies
from tni.store.outbox import Outbox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.tiles import CommandTile
from tni.ui.seance.cahier_sheet import CahierSheet
from tni.ui.seance.paste_strip import PartButton


class Account:
    """Way to one account. Entries are taken, or refused with an error."""

    def __init__(
        self, opens_at: datetime | None = None, error: Exception | None = None, *, is_slow: bool = False
    ) -> None:
        """is_slow: `done` is called by the test."""
        self.taken: list[tuple[ConfirmedEntry, PagePdfs]] = []
        self._opens_at, self._error, self._is_slow = opens_at, error, is_slow
        self.linked = EntryDocuments()
        self.changed: Callable[[], None] = lambda: None
        self.done: Callable[[tuple[Delivery, ...]], None] = lambda _found: None

    def places_for(self, class_name: str) -> tuple[tuple[str, str], ...]:
        return (("a", "Moodle du collège"),) if class_name == "5eA" else ()

    def subscribe(self, listener: Callable[[], None]) -> None:
        self.changed = listener

    def documents(self, _entry: CahierEntry, found: Callable[[EntryDocuments], None]) -> None:
        found(self.linked)

    def opens_at(self) -> datetime | None:
        return self._opens_at

    def hand_over(
        self,
        confirmed: ConfirmedEntry,
        pdfs: PagePdfs,
        done: Callable[[tuple[Delivery, ...]], None],
        failed: Callable[[Exception], None],
        accounts: Iterable[str],
    ) -> None:
        assert list(accounts) == ["a"]
        if self._error is not None:
            failed(self._error)
            return
        self.taken.append((confirmed, pdfs))
        self.done = done
        if not self._is_slow:
            done(())


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        yield made


def ended(here: Room, sending: Account | None = None) -> CahierSheet:
    here.teaching.seance.cahier_controller.sending = sending  # type: ignore[assignment]
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    return sheet


def state(here: Room) -> SeanceState:
    (found,) = here.program.stores.seances.listed()
    return found.state


def test_two_presses_put_the_content_on_the_clipboard(here: Room, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    here.board.window.do(lambda editor: editor.add_text("La photosynthèse", 20, 20))
    pointer = RealPointer(qtbot, here.board.window)
    pointer.touch(here.board.window.bar.seance_button)
    tiles = [tile for tile in here.board.window.findChildren(CommandTile) if tile.isVisible()]
    end = here.board.commands[CommandId.END_SEANCE]
    pointer.touch(next(tile for tile in tiles if tile.defaultAction() is end))
    qtbot.waitUntil(lambda: here.teaching.seance.cahier_controller.sheet is not None)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    pointer.touch(sheet.copy_contenu)
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    assert "photosynthèse" in QGuiApplication.clipboard().text()
    assert QGuiApplication.clipboard().mimeData().hasHtml()


def test_an_entry_of_which_nothing_is_known_is_written_before_it_is_copied_or_sent(here: Room, qtbot: QtBot) -> None:
    account = Account()
    sheet = ended(here, account)
    assert sheet.entry.contenu == ""
    assert not sheet.copy_contenu.isEnabled()
    RealPointer(qtbot, here.board.window).touch(sheet.bar.send)
    assert account.taken == []
    assert "Rien n’est encore écrit" in sheet.message.text()
    assert sheet.contenu.hasFocus()
    sheet.contenu.setPlainText("Sortie au jardin.")
    assert sheet.copy_contenu.isEnabled()
    sheet.bar.send.click()
    qtbot.waitUntil(lambda: len(account.taken) == 1)


@pytest.mark.parametrize("has_account", [False, True])
def test_the_sheet_opens_with_a_focus_that_harms_nothing_and_ends_by_two_keys(
    here: Room, qtbot: QtBot, has_account: bool
) -> None:
    here.board.window.do(lambda editor: editor.add_text("Le périmètre", 20, 20))
    sheet = ended(here, account := Account() if has_account else None)
    qtbot.waitUntil(sheet.copy_contenu.hasFocus)  # once the window is the active one
    sheet.show_entry(replace(sheet.entry, pages=()))
    sheet.contenu.setFocus()
    QTest.keyClick(sheet.contenu, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: here.teaching.seances.state.seance_id is None)
    assert here.teaching.seance.panel is None, "no other séance is begun by the same keys"
    assert account is None or len(account.taken) == 1


def test_what_is_told_moves_no_button(here: Room) -> None:
    here.board.window.do(lambda editor: editor.add_text("Le périmètre", 20, 20))
    sheet = ended(here)
    QApplication.processEvents()
    buttons = (sheet.copy_contenu, sheet.pdf, sheet.homework.has_due)
    before = [button.mapTo(sheet, button.rect().topLeft()) for button in buttons]
    sheet.show_message("Contenu copié.")
    QApplication.processEvents()
    assert [button.mapTo(sheet, button.rect().topLeft()) for button in buttons] == before


def test_the_second_press_hands_the_entry_over_and_ends_the_seance(here: Room, qtbot: QtBot) -> None:
    account = Account()
    sheet = ended(here, account)
    sheet.contenu.setPlainText("Le périmètre.")
    assert (sheet.done.label, sheet.done.is_filled) == ("Terminer sans envoyer", False)
    sheet.note.setText("Groupe agité")
    RealPointer(qtbot, here.board.window).touch(sheet.bar.send)
    qtbot.waitUntil(lambda: here.teaching.seances.state.seance_id is None)
    ((confirmed, _pdfs),) = account.taken
    assert confirmed.leaving is Leaving.SEND
    assert confirmed.entry.private_note == "Groupe agité"
    qtbot.waitUntil(lambda: state(here) is SeanceState.FINISHED)


def test_an_entry_that_could_not_be_handed_over_stays_open(here: Room, qtbot: QtBot) -> None:
    sheet = ended(here, Account(error=OSError(28, "No space left", "outbox.db")))
    sheet.contenu.setPlainText("Le périmètre.")
    sheet.bar.send.click()
    qtbot.waitUntil(lambda: "plein" in sheet.message.text())
    assert sheet.isVisible()
    assert sheet.bar.send.isEnabled()
    assert here.teaching.seances.state.seance_id is not None


def test_text_that_is_written_while_an_entry_is_handed_over_is_kept_and_told(here: Room, qtbot: QtBot) -> None:
    account = Account(is_slow=True)
    sheet = ended(here, account)
    sheet.contenu.setPlainText("Le périmètre.")
    sheet.bar.send.click()
    qtbot.waitUntil(lambda: bool(account.taken))
    ((confirmed, _pdfs),) = account.taken
    sheet.contenu.appendPlainText("Bilan noté.")
    account.done(())
    assert sheet.isVisible()
    assert sheet.bar.send.isEnabled()
    assert "écrite depuis" in sheet.message.text()
    (found,) = here.program.stores.seances.listed()
    qtbot.waitUntil(lambda: here.program.stores.seances.entry(found.id) == sheet.entry)
    assert sheet.entry.contenu == f"{confirmed.entry.contenu}\nBilan noté."
    sheet.bar.send.click()
    qtbot.waitUntil(lambda: len(account.taken) == 2)
    account.done(())
    qtbot.waitUntil(lambda: state(here) is SeanceState.FINISHED)
    entry = here.program.stores.seances.entry(found.id)
    assert entry is not None
    assert entry.contenu.endswith("Bilan noté.")


def test_an_entry_whose_pages_are_not_agreed_to_can_be_sent_again(here: Room, qtbot: QtBot) -> None:
    write(here.program, (200, 200), (400, 260))
    editor = here.board.editor
    (item,) = editor.document.items(editor.page.id)
    credit = Credit(id=f"credit:{item.id}", classroom_only=True)
    here.board.window.do(lambda s: s.do(Change(ChangeKind.EDIT, (RecordChange(credit.id, None, credit),))))
    sheet = ended(here, account := Account())
    sheet.contenu.setPlainText("Le périmètre.")
    sheet.bar.send.click()
    names = here.teaching.seance.cahier_controller.names
    qtbot.waitUntil(lambda: names.sheet is not None)
    assert names.sheet is not None
    assert names.sheet.looked is not None
    qtbot.waitUntil(names.sheet.looked.isEnabled)
    names.sheet.looked.click()
    names.sheet.done.click()
    sharing = here.board.lesson_actions.sharing
    qtbot.waitUntil(lambda: sharing.panel is not None)
    assert sharing.panel is not None
    sharing.panel.put_away()
    assert sheet.bar.send.isEnabled()
    assert sheet.done.isEnabled()
    assert not account.taken


def test_the_page_of_a_piece_of_homework_is_sent_with_it(here: Room, qtbot: QtBot) -> None:
    first = here.board.editor.page.id
    here.board.window.do(LessonEditor.add_page)
    second = here.board.editor.page.id
    sheet = ended(here, account := Account())
    sheet.show_entry(
        replace(
            sheet.entry, contenu="Le périmètre.", pages=(first, second),
            homework=(Homework("Finir la page 2", pages=(second,)),),
        )
    )  # fmt: skip
    sheet.bar.send.click()
    qtbot.waitUntil(lambda: bool(account.taken))
    ((_confirmed, pdfs),) = account.taken
    assert pdfs.entry is not None
    counts: list[int] = []
    for path in (pdfs.entry, pdfs.works[0]):
        with pypdfium2.PdfDocument(path) as pdf:
            counts.append(len(pdf))
    assert counts == [2, 1]


def test_an_entry_goes_without_pages_that_are_gone(here: Room, qtbot: QtBot) -> None:
    here.board.window.do(lambda editor: editor.add_text("Le périmètre", 20, 20))
    sheet, gone = ended(here, account := Account()), PageId("gone")
    pages = (*sheet.entry.pages, gone)
    attachable = here.teaching.seance.cahier_controller.attachable
    assert attachable is not None
    assert "n’existent plus" in attachable.missing_message(pages)
    sheet.show_entry(replace(sheet.entry, pages=pages, homework=(Homework("Relire", pages=(gone,)),)))
    sheet.bar.send.click()
    qtbot.waitUntil(lambda: bool(account.taken))
    ((confirmed, pdfs),) = account.taken
    assert confirmed.entry.pages == pages
    assert pdfs.entry is not None
    assert pdfs.works == {}


def test_a_test_whose_pages_are_gone_is_copied_and_pasted_with_its_text(here: Room, qtbot: QtBot) -> None:
    here.board.window.do(lambda editor: editor.add_text("Le périmètre", 20, 20))
    sheet = ended(here)
    (page,) = sheet.entry.pages

    def told(joined: PageId) -> list[str]:
        test = Assessment(WorkKind.TEST, "Contrôle", "1. Calculer un périmètre.", (joined,))
        sheet.show_entry(replace(sheet.entry, pages=(page, joined), assessments=(test,)))
        QGuiApplication.clipboard().clear()
        sheet.copy_contenu.click()
        sheet.bar.paste.click()
        strip = shown_strip(here, qtbot)
        strip.close()
        pasted = next(one.part.data().text() for one in strip.parts if one.part.name == "Contenu")
        return [QGuiApplication.clipboard().text(), pasted]

    assert all("Sujet joint" in text and "Calculer" not in text for text in told(page))
    assert all("Sujet joint" not in text and "Calculer un périmètre" in text for text in told(PageId("gone")))


def test_the_strip_takes_the_window_out_of_the_full_screen_that_would_hide_it(here: Room, qtbot: QtBot) -> None:
    window = here.board.window
    window.set_full_screen(True)
    sheet = ended(here)
    sheet.contenu.setPlainText("Sortie au jardin.")
    sheet.bar.paste.click()
    strip = shown_strip(here, qtbot)
    assert not window.isFullScreen()
    assert not here.board.commands[CommandId.FULL_SCREEN].isChecked()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    strip.close()
    assert window.isFullScreen(), "she is back at the board"


def test_an_entry_goes_though_its_sheet_is_closed_while_its_pdf_is_written(here: Room, qtbot: QtBot) -> None:
    here.board.window.do(lambda editor: editor.add_text("Le périmètre", 20, 20))
    sheet = ended(here, account := Account())
    assert sheet.entry.pages
    sheet.bar.send.click()
    assert not account.taken
    sheet.put_away()
    QApplication.sendPostedEvents(sheet, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: len(account.taken) == 1)


def test_sending_waits_for_its_hours_and_says_so(here: Room) -> None:
    account = Account(datetime(2026, 11, 30, 7, 0).astimezone())
    sheet = ended(here, account)
    assert sheet.bar.send.label == "Envoyer plus tard"
    assert "lundi 30 novembre 2026" in sheet.message.text()
    sheet.class_name.setText("6eB")
    sheet.class_name.editingFinished.emit()
    assert not sheet.bar.send.isVisible()
    assert not sheet.message.isVisible(), "nothing leaves"
    assert sheet.done.label == "Terminer"


def test_the_strip_has_the_pdf_of_pages_that_were_looked_at(here: Room, qtbot: QtBot) -> None:
    write(here.program, (200, 200), (400, 260))
    sheet = ended(here)
    sheet.contenu.setPlainText("Exposé de Samir B. sur les volcans.")
    sheet.bar.paste.click()
    names = here.teaching.seance.cahier_controller.names
    qtbot.waitUntil(lambda: names.sheet is not None)
    assert here.teaching.seance.cahier_controller.pasting.strip is None, "a page with ink is looked at first"
    asked = names.sheet
    assert asked is not None
    assert asked.looked is not None
    assert {name.found.written for name in asked.report.names} == {"Samir B"}
    next(one for one in asked.findChildren(TextButton) if one.label == "Retirer").click()
    qtbot.waitUntil(asked.looked.isEnabled)
    asked.looked.click()
    asked.done.click()
    strip = shown_strip(here, qtbot)
    assert [button.part.name for button in strip.parts][-1] == "Fichier"
    pasted = [button.part.data().text() for button in strip.parts if button.part.file is None]
    assert any("volcans" in text for text in pasted)
    assert not any("Samir" in text for text in pasted)
    file = strip.parts[-1].part.file
    assert file is not None
    assert file.read_bytes().startswith(b"%PDF")
    strip.close()


def test_documents_on_a_cloud_are_linked_in_what_is_copied_from_the_list(
    here: Room, qtbot: QtBot, tmp_path: Path
) -> None:
    seances, file = here.teaching.seances, OutgoingFile("plan.pdf", "Plan", "application/pdf", 3, "ab" * 32)
    plan = AttachedFile("/home/prof/plan.pdf", "Plan")
    seances.finish(replace(proposed(seances).entry, contenu="Le périmètre.", files=(plan,)), keep_ink=False)
    qtbot.waitUntil(lambda: not seances.cahier.unsaved)
    (done,) = here.program.stores.seances.listed()
    entry = here.program.stores.seances.entry(done.id)
    assert entry is not None
    outbox, sent = Outbox(tmp_path / "outbox.db"), outgoing_entry(entry, zone=UTC, files=ReadyFiles({plan.path: file}))
    (put,) = outbox.put(sent, ["cloud"], datetime.now(UTC))
    outbox.note(put.id, f"link {file.sha256}", "https://nuage.example/s/T")
    here.program.ent.begin()
    here.teaching.seance.show_past()
    past = here.teaching.seance.past.sheet
    assert past is not None
    QGuiApplication.clipboard().clear()
    past.copy_contenu_wanted.emit(done.id)
    qtbot.waitUntil(lambda: "périmètre" in QGuiApplication.clipboard().text())
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().endswith("- Plan\u00a0: https://nuage.example/s/T")
    assert '<a href="https://nuage.example/s/T">Plan</a>' in copied.html()


LINK = "https://nuage.example/s/T"


def digest_of_title(file: AttachedFile) -> str:
    return sha256(file.title.encode()).hexdigest()


def sent_to_a_cloud(here: Room, tmp_path: Path, qtbot: QtBot) -> tuple[CahierSheet, Outbox, Callable[[], None]]:
    """Return the sheet of an entry that was sent with a file, one with its work and one that was taken out since; and
    what gives them all a link."""
    here.program.ent.begin()
    seances, service = here.teaching.seances, here.program.ent.outbox.parts.service
    plan, sheet, gone = (AttachedFile(str(tmp_path / f"{name}.txt"), name) for name in ("Plan", "Fiche", "Corrigé"))
    for one in (plan, sheet, gone):
        Path(one.path).write_text(one.title, encoding="utf-8")
    work = Homework("Lire la fiche", uid="w", files=(sheet, gone))
    entry = replace(proposed(seances).entry, contenu="Le périmètre.", files=(plan, gone), homework=(work,))
    files = {
        one.path: OutgoingFile(f"{one.title}.txt", one.title, "text/plain", 3, digest_of_title(one))
        for one in (plan, sheet, gone)
    }
    outbox = Outbox(tmp_path / "outbox.db")
    (put,) = outbox.put(outgoing_entry(entry, zone=UTC, files=ReadyFiles(files)), ["cloud"], datetime.now(UTC))
    here.trigger(CommandId.END_SEANCE)
    shown = here.teaching.seance.cahier_controller.sheet
    assert shown is not None
    shown.show_entry(replace(entry, files=(plan,), homework=(replace(work, files=(sheet,)),)))

    def uploaded() -> None:
        for place, file in enumerate(files.values()):
            outbox.note(put.id, f"link {file.sha256}", f"{LINK}{place}")
        service.pause(paused=True)  # any change of the outbox tells it

    return shown, outbox, uploaded


def copied_text(press: TextButton | PartButton, qtbot: QtBot) -> str:
    QGuiApplication.clipboard().clear()
    press.click()
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    return QGuiApplication.clipboard().text()


def test_documents_on_a_cloud_are_linked_in_what_the_sheet_copies(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    sheet, _outbox, uploaded = sent_to_a_cloud(here, tmp_path, qtbot)
    assert LINK not in copied_text(sheet.copy_contenu, qtbot)
    uploaded()
    content, work = copied_text(sheet.copy_contenu, qtbot), copied_text(sheet.copy_travail, qtbot)
    assert content.endswith(f"- Plan\u00a0: {LINK}0")
    assert work.endswith(f"- Fiche\u00a0: {LINK}1")
    assert f"{LINK}2" not in content + work, "it was taken out of the entry"


def test_links_that_come_while_the_strip_is_open_are_told_and_in_the_next_copy(
    here: Room, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet, outbox, uploaded = sent_to_a_cloud(here, tmp_path, qtbot)
    sheet.bar.paste.click()
    strip = shown_strip(here, qtbot)
    title, content, work = strip.parts[:3]
    assert LINK not in copied_text(title, qtbot) + copied_text(content, qtbot)
    assert not strip.message.isVisible()
    uploaded()
    qtbot.waitUntil(strip.message.isVisible)
    assert strip.message.text() == "Liens à jour. À recopier : Contenu", "the work was not copied yet"
    assert [part.accessibleName() for part in strip.parts[:3]] == [
        "Titre — déjà copié", "Contenu — à recopier", "Travail — à copier",
    ]  # fmt: skip
    assert copied_text(content, qtbot).endswith(f"- Plan\u00a0: {LINK}0")
    assert not strip.message.isVisible()
    assert work.is_next
    assert copied_text(work, qtbot).endswith(f"- Fiche\u00a0: {LINK}1")
    for one in outbox.deliveries(9):
        outbox.note(one.id, f"link {digest_of_title(sheet.entry.files[0])}", "")
    here.program.ent.outbox.parts.service.pause(paused=False)
    qtbot.waitUntil(strip.message.isVisible)
    assert LINK not in copied_text(content, qtbot), "the cloud has it no more"
    strip.close()


def test_names_in_a_file_of_the_plan_are_asked_about_before_it_leaves(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "Roles.txt").write_text("Samir B. lit le texte.")
    (read,) = read_copies([tmp_path / "Roles.txt"]).values()
    assert isinstance(read, CopiedFile)
    plan = LessonPlan(homework="Lire la scène", homework_files=(read.record.id,))
    here.board.window.do(lambda editor: editor.set_plan(plan, [read]))
    qtbot.waitUntil(lambda: here.teaching.seances.plan.progress() is not None)
    sheet = ended(here)
    (file,) = sheet.entry.homework[0].files
    qtbot.waitUntil(Path(file.path).is_file)
    sheet.bar.paste.click()
    names = here.teaching.seance.cahier_controller.names
    qtbot.waitUntil(lambda: names.sheet is not None)
    assert names.sheet is not None
    assert {name.found.written for name in names.sheet.report.names} == {"Samir B"}
    names.sheet.put_away()


def test_the_heading_of_a_pdf_page_that_was_worked_on_is_proposed(here: Room, qtbot: QtBot) -> None:
    data = sample_pdf([SamplePage("Agrandir une figure")])
    here.board.window.do(lambda editor: editor.insert_pdf(data, [(210.0, 297.0)]))
    write(here.program, (200, 200), (400, 260))
    seances = here.teaching.seances
    qtbot.waitUntil(lambda: "grandir une figure" in proposed(seances).entry.contenu + proposed(seances).entry.title)


def test_text_typed_on_the_page_just_before_another_lesson_is_proposed(here: Room) -> None:
    here.board.window.do(lambda editor: editor.add_text("La photosynthèse", 20, 20))
    here.trigger(CommandId.NEW)
    entry = proposed(here.teaching.seances).entry
    assert "photosynthèse" in entry.title + entry.contenu


def test_a_joined_file_that_is_gone_is_said_until_it_is_joined_again(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    sheet = ended(here)
    file = tmp_path / "Fiche.pdf"
    sheet.homework.attach([str(file)])
    sheet.put_away()
    sheet = ended(here)
    qtbot.waitUntil(lambda: sheet.homework.past.text() == "Introuvable, à joindre de nouveau : Fiche.pdf.")
    sheet.homework.attach([str(file)])
    assert sheet.homework.past.text() == ""


def test_the_entry_of_a_seance_that_makes_way_for_another_is_one_press_away(here: Room, qtbot: QtBot) -> None:
    here.teaching.seance.begin(None, "6eB", "Maths")
    notice = next(one for one in here.board.window.notices.shown if one.text.startswith("La séance de 5eA est gardée"))
    named(notice, TextButton, "Voir").click()
    past = here.teaching.seance.past.sheet
    assert past is not None
    qtbot.waitUntil(lambda: past.seances.count() == 2)


# -- pages with ink


def with_ink(here: Room) -> CahierSheet:
    write(here.program, (200, 200), (400, 260))
    sheet = ended(here, Account())
    sheet.contenu.setPlainText("Les volcans.")
    return sheet


def test_ink_that_lay_before_her_goes_by_the_second_press(here: Room, qtbot: QtBot) -> None:
    sheet = with_ink(here)
    joined = sheet.page_column.joined
    assert joined is not None
    assert "Encore 1 page à regarder" in sheet.page_column.look.text()
    qtbot.waitUntil(lambda: not joined.unseen)
    assert "aucun élève" in sheet.page_column.look.text()
    RealPointer(qtbot, here.board.window).touch(sheet.bar.send)
    qtbot.waitUntil(lambda: here.teaching.seances.state.seance_id is None)


@pytest.mark.parametrize("is_edited", [False, True])
def test_ink_that_she_has_not_seen_is_asked_about(here: Room, qtbot: QtBot, *, is_edited: bool) -> None:
    sheet = with_ink(here)
    if is_edited:
        joined = sheet.page_column.joined
        assert joined is not None
        qtbot.waitUntil(lambda: not joined.unseen)
        here.board.window.do(lambda s: s.add_text("Bravo", 20, 20))
    sheet.bar.send.click()
    asked = here.teaching.seance.cahier_controller.names.sheet
    assert asked is not None
    assert [page.id for page in asked.report.pages] == [here.board.editor.page.id]
    assert asked.title.text() == "Pages à regarder"


def test_a_page_is_left_out_beneath_its_picture(here: Room) -> None:
    sheet = with_ink(here)
    named(sheet, TextButton, "Ne pas joindre : Page 1").click()
    assert sheet.entry.pages == ()
    assert not sheet.pages.selected()
    assert not sheet.page_column.choose.isVisible(), "all pages are there to choose from"


def test_where_nothing_is_known_she_writes_at_once(here: Room, qtbot: QtBot) -> None:
    here.board.window.activateWindow()
    sheet = ended(here)
    assert sheet.entry.pages == (), "a page that nothing was done on is not joined"
    qtbot.waitUntil(sheet.contenu.hasFocus)
    assert sheet.contenu.placeholderText()
    assert not sheet.bar.paste.isEnabled()
    assert not sheet.page_column.choose.isVisible(), "all pages are there to choose from"
    sheet.contenu.setPlainText("Les volcans.")
    assert sheet.bar.paste.isEnabled()


def test_pages_are_seen_once_what_lay_over_them_has_gone(here: Room, qtbot: QtBot) -> None:
    sheet = with_ink(here)
    joined = sheet.page_column.joined
    assert joined is not None
    sheet.bar.send.click()
    asked = here.teaching.seance.cahier_controller.names.sheet
    assert asked is not None
    assert asked.looked is not None
    qtbot.waitUntil(asked.looked.isEnabled)
    assert joined.unseen, "another sheet lies over them"
    asked.put_away()
    qtbot.waitUntil(lambda: not joined.unseen)


def teach_long(here: Room) -> None:
    """Log so much that its entry is built on the worker."""
    here.teaching.seances.cahier.page_shown(PageId("long"), 2, "Synthèse", "Les fractions\n" + "égales " * 2_000)


def test_the_sheet_of_a_long_seance_is_there_at_once_and_is_filled_in(here: Room, qtbot: QtBot) -> None:
    teach_long(here)
    cahier = here.teaching.seance.cahier_controller
    for _ in range(2):  # pressed again, it is the same one
        here.trigger(CommandId.END_SEANCE)
        assert cahier.preparing is not None
        assert cahier.preparing.isVisible()
        assert cahier.sheet is None
    qtbot.waitUntil(lambda: cahier.sheet is not None)
    assert cahier.preparing is None
    assert cahier.sheet is not None
    assert cahier.sheet.isVisible()
    assert cahier.sheet.entry.class_name == "5eA"


def test_closing_the_sheet_before_it_is_filled_in_goes_on_with_the_seance(here: Room, qtbot: QtBot) -> None:
    teach_long(here)
    cahier, built = here.teaching.seance.cahier_controller, list[object]()
    here.trigger(CommandId.END_SEANCE)
    assert cahier.preparing is not None
    cahier.preparing.put_away()
    here.teaching.seances.cahier.propose(built.append)  # comes after the first one
    qtbot.waitUntil(lambda: bool(built))
    assert (cahier.sheet, cahier.preparing) == (None, None)
    assert here.teaching.seances.state.seance_id is not None
    here.trigger(CommandId.END_SEANCE)
    qtbot.waitUntil(lambda: cahier.sheet is not None)


def test_another_class_takes_the_place_of_a_sheet_that_is_being_filled_in(here: Room, qtbot: QtBot) -> None:
    teach_long(here)
    here.trigger(CommandId.END_SEANCE)
    here.teaching.seance.begin(None, "4eB", "Maths")
    cahier = here.teaching.seance.cahier_controller
    assert (cahier.sheet, cahier.preparing) == (None, None)
    qtbot.waitUntil(lambda: [one.state for one in here.program.stores.seances.listed()].count(SeanceState.DRAFT) == 1)
    assert (cahier.sheet, cahier.preparing) == (None, None)


def test_who_leaves_is_asked_once_and_leaves_when_the_entry_is_confirmed(here: Room, qtbot: QtBot) -> None:
    teach_long(here)
    left = list[bool]()
    seance = here.teaching.seance
    seance.ask_end()
    seance.ask_end(lambda: left.append(True))  # while it is being filled in
    qtbot.waitUntil(lambda: seance.cahier_controller.sheet is not None)
    sheet = seance.cahier_controller.sheet
    assert sheet is not None
    sheet.done.click()
    qtbot.waitUntil(lambda: bool(left))
    qtbot.waitUntil(lambda: state(here) is SeanceState.FINISHED)
