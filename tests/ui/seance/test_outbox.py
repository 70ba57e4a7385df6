"""Sending by a real pointer: an account is added, an entry arrives there, and a token that ended is told."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.services.cahier.leaving_boards import ENTRY
from tests.services.cahier.test_ent_sending import confirmed
from tests.support.lockless import refuse_all_locks
from tests.support.real_pointer import RealPointer
from tests.support.running_program import folders
from tests.support.sending_simulation import made_entry
from tests.support.widgets import button, texts
from tni.app.application import Application
from tni.cahier.delivery import Delivery, DeliveryState, Remedy, Trouble, TroubleSource, compared, started
from tni.cahier.ent_account import new_account
from tni.cahier.stored_comparison import Difference, DifferenceKind
from tni.core.settings import SEND_SHARED, SEND_WINDOW
from tni.services.cahier.leaving_files import PagePdfs
from tni.services.cahier.past_filter import LeftToDo
from tni.services.plugins.contract_entries import full_entry
from tni.store.ent_accounts import EntAccountsFile
from tni.store.outbox import Outbox
from tni.store.shared_outbox import FOLDER
from tni.ui.chrome.commands import CommandId
from tni.ui.seance.account_form import AccountForm
from tni.ui.seance.outbox_sheet import OutboxSheet
from tni.ui.seance.shared_folder_form import SharedFolderForm

MOODLE = replace(new_account("moodle", "https://elea.example"), name="Éléa", readers_agreed=True)
ENDED = Trouble(TroubleSource.CONNECTOR, "sign in", Remedy.ACCOUNT)


def trigger(program: Application, command: CommandId) -> None:
    program.main_controller.commands[command].trigger()


def names(within: QWidget) -> list[str]:
    return [one.accessibleName() for one in within.findChildren(QAbstractButton)]


def names_of(within: QWidget, begin: str) -> str:
    (found,) = [name for name in names(within) if name.startswith(begin)]
    return found


def outbox_of(program: Application) -> OutboxSheet:
    sheet = program.ent.parts().windows.sheet
    assert sheet is not None
    return sheet


def test_an_entry_goes_into_a_folder_that_was_just_added(program: Application, qtbot: QtBot, tmp_path: Path) -> None:
    target, sent = tmp_path / "Cahier", list[Delivery]()
    target.mkdir()
    program.settings.set(SEND_WINDOW, "off")
    pointer = RealPointer(qtbot, program.main_controller.window)
    trigger(program, CommandId.ENT_ACCOUNTS)
    sheet = program.ent.parts().accounts_window.sheet
    assert sheet is not None
    pointer.touch(sheet.add)
    pointer.touch(button(sheet, "Choisir : Dossier"))
    assert isinstance(sheet.page, AccountForm)
    pointer.touch(sheet.page.go)
    assert "Choisir d’abord un dossier." in texts(sheet)
    sheet.page.address.setText(str(target))
    pointer.touch(sheet.page.go)
    agree = "D’accord, ajouter ce compte"
    qtbot.waitUntil(
        lambda: agree in [one.accessibleName() for one in sheet.findChildren(QAbstractButton)], timeout=30_000
    )
    assert any("pourront lire" in text for text in texts(sheet))
    assert program.ent.parts().sending.places_for("5eA") == ()
    pointer.touch(button(sheet, agree))
    ((account, name),) = program.ent.parts().sending.places_for("5eA")
    assert name == str(target)

    program.ent.parts().sending.hand_over(
        confirmed(ENTRY), PagePdfs(), lambda found: sent.extend(found), lambda error: pytest.fail(str(error))
    )
    qtbot.waitUntil(lambda: bool(sent))
    service = program.ent.outbox.parts.service
    qtbot.waitUntil(
        lambda: [one.delivery.state for one in service.state.deliveries] == [DeliveryState.SENT], timeout=30_000
    )
    assert [one.account for one in sent] == [account]
    (page,) = target.rglob("seance.html")
    assert "Les fractions" in page.read_text()
    assert program.ent.parts().sending.left_for(ENTRY) is LeftToDo.SENT
    assert "Séance envoyée : 5eA – Les fractions." in program.main_controller.window.notices.texts()

    pointer.touch(button(sheet, "Envois"))
    outbox = outbox_of(program)
    assert any(text.startswith("Envoyé sur") for text in texts(outbox))
    opened: list[str] = []
    program.ent.parts().windows.browse = lambda address: not opened.append(address)
    pointer.touch(button(outbox, "Voir la page : 5eA – Les fractions"))
    assert opened == [page.as_uri()]


def test_a_token_that_ended_is_told_once_nobody_sees_the_board(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    home, now = folders(tmp_path), datetime.now(UTC)
    EntAccountsFile(home.ent_accounts).write([MOODLE])
    outbox = Outbox(home.outbox)
    (put,) = outbox.put(made_entry(1, Random(1)), [MOODLE.id], now)
    outbox.change(put.id, lambda one: replace(one, state=DeliveryState.NEEDS_TEACHER, started=True, trouble=ENDED), now)
    window = program.main_controller.window
    trigger(program, CommandId.TEACH)
    service = program.ent.outbox.parts.service
    qtbot.waitUntil(lambda: bool(service.state.deliveries))
    assert not [text for text in window.notices.texts() if "à vérifier" in text]
    trigger(program, CommandId.TEACH)
    program.ent.parts().windows.tell()
    (notice,) = [one for one in window.notices.shown if "un envoi est à vérifier" in one.text]

    pointer = RealPointer(qtbot, window)
    pointer.touch(button(notice, "Voir"))
    sheet = outbox_of(program)
    assert "Éléa demande de se reconnecter : le faire dans « Comptes », puis réessayer." in texts(sheet)
    (see,) = [name for name in names(sheet) if name.startswith("Voir le compte")]
    pointer.touch(button(sheet, see))
    accounts = program.ent.parts().accounts_window.sheet
    assert accounts is not None
    assert "Éléa" in texts(accounts)
    pointer.touch(button(accounts, "Se reconnecter… : Éléa"))
    assert isinstance(accounts.page, AccountForm)
    assert accounts.page.address.text() == MOODLE.address
    assert json.loads(home.ent_accounts.read_text())["accounts"][0]["id"] == MOODLE.id


def test_links_that_come_while_the_strip_of_an_entry_is_open_are_told(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    outbox, entry = Outbox(folders(tmp_path).outbox), full_entry()
    (put,) = outbox.put(entry, ["cloud"], datetime.now(UTC))
    service, windows = program.ent.outbox.parts.service, program.ent.parts().windows
    windows.open()
    qtbot.waitUntil(lambda: any(name.startswith("Copier") for name in names(outbox_of(program))))
    next(
        one for one in outbox_of(program).findChildren(QAbstractButton) if one.accessibleName().startswith("Copier")
    ).click()
    qtbot.waitUntil(lambda: windows.strip is not None and windows.strip.isVisible())
    assert windows.strip is not None
    windows.strip.parts[1].click()
    for file in entry.all_files:
        outbox.note(put.id, f"link {file.sha256}", "https://nuage.example/s/T")
    service.pause(paused=True)
    qtbot.waitUntil(windows.strip.message.isVisible)
    assert windows.strip.message.text() == "Liens à jour. À recopier : Contenu"
    assert "https://nuage.example/s/T" in windows.strip.parts[1].part.data().text()
    windows.strip.close()


def test_what_cannot_be_read_is_shown_with_what_to_do_and_kept(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    home, entry, synced = folders(tmp_path), made_entry(1, Random(1)), tmp_path / "Synchro"
    program.settings.set(SEND_SHARED, str(synced))
    bad = synced / FOLDER / "d-00000000-0000-0000-0000-000000000001-00000001"
    bad.parent.mkdir(parents=True)
    bad.write_text("{")
    EntAccountsFile(home.ent_accounts).write([MOODLE])
    Outbox(home.outbox).put(entry, [MOODLE.id], datetime.now(UTC))
    with closing(sqlite3.connect(home.outbox)) as db:
        db.execute("UPDATE delivery SET record = replace(record, '\"version\": 1', '\"version\": 9')")
        db.commit()
    trigger(program, CommandId.OUTBOX)
    sheet = outbox_of(program)
    qtbot.waitUntil(lambda: sheet.list.count() == 1)
    begin = "Cet envoi n’a pas pu être relu, et attend"
    qtbot.waitUntil(lambda: any(text.startswith(begin) for text in texts(sheet)))
    assert entry.title in " ".join(texts(sheet))
    assert [name.split(" : ")[0] for name in names(sheet)][-3:] == ["Réessayer", "Copier", "Retirer de l’ENT"]
    program.ent.outbox.parts.service.folder_chosen()
    qtbot.waitUntil(lambda: bad.name in sheet.note.text())
    with closing(sqlite3.connect(home.outbox)) as db:
        assert '"version": 9' in db.execute("SELECT record FROM delivery").fetchone()[0]


def test_what_is_still_in_a_former_folder_is_named_with_what_to_do(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    home, now, former = folders(tmp_path), datetime.now(UTC), "/media/cle/ENT"
    EntAccountsFile(home.ent_accounts).write([MOODLE])
    outbox, told = Outbox(home.outbox), Difference(DifferenceKind.FORMER_PLACE, former)
    (put,) = outbox.put(made_entry(1, Random(1)), [MOODLE.id], now)
    outbox.change(put.id, lambda one: compared(started(one), one.fingerprint, (told,), now), now)
    trigger(program, CommandId.OUTBOX)
    sheet = outbox_of(program)
    qtbot.waitUntil(lambda: "Envoyé sur Éléa, à vérifier." in texts(sheet))
    assert any(former in text for text in texts(sheet))
    assert not any("l’ENT n’a pas tout gardé" in text for text in texts(sheet))
    RealPointer(qtbot, program.main_controller.window).touch(button(sheet, names_of(sheet, "Laisser tel quel")))
    qtbot.waitUntil(lambda: outbox.deliveries()[0].state is DeliveryState.SENT)


def test_a_disk_without_locks_is_told_and_nothing_is_sent(
    program: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = folders(tmp_path)
    EntAccountsFile(home.ent_accounts).write([MOODLE])
    (put,) = Outbox(home.outbox).put(made_entry(1, Random(1)), [MOODLE.id], datetime.now(UTC))
    refuse_all_locks(monkeypatch)
    trigger(program, CommandId.OUTBOX)
    sheet = outbox_of(program)
    qtbot.waitUntil(lambda: sheet.note.text().startswith("Rien n’est envoyé"))
    assert str(home.data) in sheet.note.text()
    found = Outbox(home.outbox).of_id(put.id)
    assert found is not None
    assert not found.started


def test_the_folder_of_her_computers_is_chosen_left_and_told_when_it_is_away(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    home, synced = folders(tmp_path), tmp_path / "Synchro"
    synced.mkdir()
    EntAccountsFile(home.ent_accounts).write([MOODLE])
    (put,) = Outbox(home.outbox).put(made_entry(1, Random(1)), [MOODLE.id], datetime.now(UTC))
    pointer = RealPointer(qtbot, program.main_controller.window)
    trigger(program, CommandId.ENT_ACCOUNTS)
    sheet = program.ent.parts().accounts_window.sheet
    assert sheet is not None

    def form() -> SharedFolderForm:
        pointer.touch(button(sheet, "Dossier partagé entre mes ordinateurs"))
        assert isinstance(sheet.page, SharedFolderForm)
        return sheet.page

    def choose(folder: Path) -> None:
        pointer.touch(button(shown, "Choisir un dossier…"))
        (dialog,) = shown.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(folder))
        dialog.close()
        dialog.setParent(None)

    shown = form()
    assert "Aucun dossier n’est partagé." in texts(shown)
    choose(tmp_path / "absent")
    qtbot.waitUntil(lambda: "n’a pas pu se faire" in shown.message.text())
    assert program.settings.get(SEND_SHARED) == ""
    choose(synced)
    qtbot.waitUntil(lambda: program.settings.get(SEND_SHARED) == str(synced))
    assert str(synced) in texts(shown)
    qtbot.waitUntil(lambda: any(synced.rglob(f"d-{put.id}-*")), timeout=30_000)

    pointer.touch(button(shown, "Terminé"))
    synced.rename(tmp_path / "clé retirée")
    shown = form()
    qtbot.waitUntil(lambda: "« Synchro »" in shown.message.text())
    pointer.touch(button(shown, "Ne plus partager"))
    assert program.settings.get(SEND_SHARED) == ""
    assert "Aucun dossier n’est partagé." in texts(shown)


def test_an_account_is_added_by_the_keyboard_alone(program: Application, qtbot: QtBot, tmp_path: Path) -> None:
    def focus() -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    trigger(program, CommandId.ENT_ACCOUNTS)
    sheet = program.ent.parts().accounts_window.sheet
    assert sheet is not None
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    while focus().accessibleName() != "Choisir : Dossier":
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    assert focus().accessibleName() == "Dossier"
    qtbot.keyClicks(focus(), str(tmp_path))
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    agree = "D’accord, ajouter ce compte"
    qtbot.waitUntil(lambda: agree in names(sheet), timeout=30_000)
    while focus().accessibleName() != agree:
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    (account,) = program.ent.parts().accounts.all
    assert account.readers_agreed
    assert focus() is sheet.list

    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert program.ent.parts().accounts_window.sheet is None
