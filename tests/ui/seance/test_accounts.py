"""Sheet « Comptes »: its steps by keys, and what it says of an account that does not work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.local_server import Exchange, LocalServer, local_server
from tests.support.running_program import folders
from tests.support.sending_simulation import made_entry
from tests.support.widgets import button, click, texts
from tni.app.application import Application
from tni.cahier.delivery import DeliveryState, Remedy, Trouble, TroubleSource
from tni.cahier.ent_account import EntAccount, new_account
from tni.store.ent_accounts import EntAccountsFile
from tni.store.outbox import Outbox
from tni.ui.chrome.commands import CommandId
from tni.ui.seance.account_form import AccountForm
from tni.ui.seance.account_kinds import AccountKinds
from tni.ui.seance.account_places import AccountPlaces
from tni.ui.seance.account_wait import AccountWait
from tni.ui.seance.accounts_sheet import AccountsSheet

AGREE = "D’accord, ajouter ce compte"
MAINTENANCE = b"<html><head><title>Maintenance</title></head><body><h1>Site en maintenance</h1></body></html>"
FORBIDDEN = Trouble(TroubleSource.NETWORK, "forbidden", Remedy.TEACHER, "Cahier")


@pytest.fixture
def sheet(program: Application) -> AccountsSheet:
    program.main_controller.commands[CommandId.ENT_ACCOUNTS].trigger()
    found = program.ent.parts().accounts_window.sheet
    assert found is not None
    return found


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def form_of(sheet: AccountsSheet, kind: str) -> AccountForm:
    click(sheet, "Ajouter un compte…")
    click(sheet, f"Choisir : {kind}")
    assert isinstance(sheet.page, AccountForm)
    return sheet.page


def shown_wrong(sheet: AccountsSheet, qtbot: QtBot) -> str:
    """Return what is said above the form, once it is there again."""
    qtbot.waitUntil(lambda: isinstance(sheet.page, AccountForm) and bool(sheet.page.wrong.text()), timeout=30_000)
    assert isinstance(sheet.page, AccountForm)
    return sheet.page.wrong.text()


def type_into(form: AccountForm, address: str, user: str = "durand", password: str = "secret") -> None:
    form.address.setText(address)
    form.user.setText(user)
    form.password.setText(password)
    form.unencrypted.setChecked(True)


@pytest.fixture
def answering() -> Iterator[Callable[..., LocalServer]]:
    """Servers of this computer that answer every request alike."""
    running = []

    def serve(status: str, body: bytes = b"", *headers: str) -> LocalServer:
        server = local_server(lambda exchange: _answer(exchange, status, body, headers))
        running.append(server)
        return server.__enter__()

    yield serve
    for one in running:
        one.__exit__(None, None, None)


def _answer(exchange: Exchange, status: str, body: bytes, headers: tuple[str, ...]) -> None:
    exchange.answer(status, body, *(headers or ("Content-Type: text/html",)))


# -- steps


def test_escape_goes_one_step_back_and_keeps_what_was_typed(sheet: AccountsSheet, qtbot: QtBot, tmp_path: Path) -> None:
    form = form_of(sheet, "Dossier")
    form.address.setFocus()
    qtbot.keyClicks(form.address, str(tmp_path))
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(sheet.page, AccountPlaces), timeout=30_000)
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert isinstance(sheet.page, AccountForm)
    assert sheet.page.address.text() == str(tmp_path)
    sheet.page.address.setText("/autre")
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert isinstance(sheet.page, AccountKinds)
    click(sheet, "Choisir : Dossier")
    assert isinstance(sheet.page, AccountForm)
    assert sheet.page.address.text() == "/autre"
    for _ in range(2):
        assert sheet.isVisible()
        qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert sheet.page is None
    assert sheet.isVisible()
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_what_was_given_up_is_not_shown_again(sheet: AccountsSheet) -> None:
    type_into(form_of(sheet, "Agenda (CalDAV)"), "agenda.example.fr")
    click(sheet, "Annuler")
    form = form_of(sheet, "Agenda (CalDAV)")
    assert (form.address.text(), form.password.text()) == ("", "")


def test_all_of_a_row_chooses_its_kind(sheet: AccountsSheet) -> None:
    click(sheet, "Ajouter un compte…")
    row = button(sheet, "Choisir : Dossier")
    assert row.width() > sheet.width() * 0.9
    assert "fichier d’agenda" in row.accessibleDescription()


def test_the_button_that_goes_on_stands_right_as_elsewhere(sheet: AccountsSheet, qtbot: QtBot, tmp_path: Path) -> None:
    def place(name: str) -> int:
        return button(sheet, name).mapTo(sheet, QPoint(0, 0)).x()

    form = form_of(sheet, "Dossier")
    assert place("Annuler") < sheet.width() / 4 < sheet.width() / 2 < place("Continuer")
    form.address.setText(str(tmp_path))
    form.give()
    qtbot.waitUntil(lambda: isinstance(sheet.page, AccountPlaces), timeout=30_000)
    assert place("Annuler") < sheet.width() / 4 < sheet.width() / 2 < place(AGREE)


# -- what is wrong


@pytest.mark.parametrize(
    ("status", "body", "said", "keeps_password"),
    [
        ("401 Who", b"", "127.0.0.1 refuse l’identifiant ou le mot de passe : les saisir de nouveau.", False),
        ("404 No", b"", "vérifier l’adresse", True),
        ("503 Closed", MAINTENANCE, "127.0.0.1 est en maintenance : réessayer plus tard.", True),
        ("403 No", b"", "127.0.0.1 ne donne pas à ce compte le droit d’écrire", True),
    ],
)
def test_an_account_that_is_refused_says_what_to_do_here(
    sheet: AccountsSheet,
    qtbot: QtBot,
    answering: Callable[..., LocalServer],
    status: str,
    body: bytes,
    said: str,
    keeps_password: bool,
) -> None:
    form = form_of(sheet, "Agenda (CalDAV)")
    type_into(form, answering(status, body).url("/dav"))
    form.give()
    wrong = shown_wrong(sheet, qtbot)
    assert said in wrong
    assert "Comptes" not in wrong
    assert "copier" not in wrong
    assert isinstance(sheet.page, AccountForm)
    assert sheet.page.password.text() == ("secret" if keeps_password else "")
    assert focus() is (sheet.page.address if keeps_password else sheet.page.password)


def test_a_cloud_under_maintenance_says_so(
    sheet: AccountsSheet, qtbot: QtBot, answering: Callable[..., LocalServer]
) -> None:
    form = form_of(sheet, "Nuage (Nextcloud)")
    type_into(form, answering("503 Closed", MAINTENANCE).url())
    form.give()
    assert shown_wrong(sheet, qtbot) == "127.0.0.1 est en maintenance : réessayer plus tard."


@pytest.mark.parametrize("kind", ["Agenda (CalDAV)", "Moodle ou Éléa", "Nuage (Nextcloud)"])
def test_a_text_that_is_no_address_is_told_without_asking(sheet: AccountsSheet, kind: str) -> None:
    form = form_of(sheet, kind)
    type_into(form, "n importe quoi")
    form.give()
    assert form.wrong.text().startswith("Ce n’est pas une adresse : en saisir une, par exemple ")
    assert form.password.text() == "secret"


@pytest.mark.parametrize("kind", ["Agenda (CalDAV)", "Moodle ou Éléa", "Nuage (Nextcloud)"])
def test_a_host_that_nobody_knows_is_told_as_mistyped(sheet: AccountsSheet, qtbot: QtBot, kind: str) -> None:
    form = form_of(sheet, kind)
    type_into(form, "https://agenda.invalid/dav")
    form.give()
    assert shown_wrong(sheet, qtbot) == "agenda.invalid est introuvable : vérifier l’adresse, ou le réseau."


def test_a_server_without_https_is_asked_for_once_the_box_is_checked(sheet: AccountsSheet, qtbot: QtBot) -> None:
    form = form_of(sheet, "Moodle ou Éléa")
    form.address.setText("http://127.0.0.1:1")
    form.give()
    assert "cocher « Sans chiffrement »" in shown_wrong(sheet, qtbot)
    assert isinstance(sheet.page, AccountForm)
    assert focus() is sheet.page.unencrypted
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "127.0.0.1 ne répond pas" in shown_wrong(sheet, qtbot), timeout=30_000)


def test_a_folder_that_is_missing_or_closed_is_named_whole(sheet: AccountsSheet, qtbot: QtBot) -> None:
    form = form_of(sheet, "Dossier")
    form.address.setText("/nexiste/pas")
    form.give()
    said = "Le dossier /nexiste/pas n’existe pas, ou n’est pas branché : le vérifier, ou en choisir un autre."
    assert shown_wrong(sheet, qtbot) == said
    assert isinstance(sheet.page, AccountForm)
    sheet.page.address.setText("/proc/self")
    sheet.page.give()
    said = "TNI ne peut pas écrire dans /proc/self : choisir un autre dossier."
    qtbot.waitUntil(lambda: shown_wrong(sheet, qtbot) == said, timeout=30_000)


# -- the browser


def test_a_page_that_did_not_open_is_opened_again_or_copied(
    program: Application, sheet: AccountsSheet, qtbot: QtBot, answering: Callable[..., LocalServer]
) -> None:
    opened: list[str] = []
    program.ent.parts().setup.page.browse = lambda address: not opened.append(address)
    server = answering("401 Who")
    form = form_of(sheet, "ENT Edifice (NEO, ONE)")
    type_into(form, server.url())
    form.fields["client_id"].setText("tni")
    form.fields["client_secret"].setText("abc")
    form.give()
    qtbot.waitUntil(lambda: bool(opened), timeout=30_000)
    assert b"/auth/oauth2/userinfo" in server.requests[0], "the server is looked at first"
    assert isinstance(sheet.page, AccountWait)
    assert "qui attend 10 minutes au plus" in sheet.page.doing.text()
    assert focus().accessibleName() == "Ouvrir à nouveau"
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert opened == [opened[0]] * 2
    click(sheet, "Copier l’adresse")
    assert QGuiApplication.clipboard().text() == opened[0]
    assert any(text.startswith("Adresse copiée") for text in texts(sheet))
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert isinstance(sheet.page, AccountForm)
    assert sheet.page.fields["client_secret"].text() == "abc"


# -- accounts that are there


def with_failed_sending(program: Application, tmp_path: Path, account: EntAccount) -> None:
    home, now = folders(tmp_path), datetime.now(UTC)
    EntAccountsFile(home.ent_accounts).write([account])
    outbox = Outbox(home.outbox)
    (put,) = outbox.put(made_entry(1, Random(1)), [account.id], now)
    outbox.change(
        put.id, lambda one: replace(one, state=DeliveryState.NEEDS_TEACHER, started=True, trouble=FORBIDDEN), now
    )
    service = program.ent.outbox.parts.service
    service.wake()


def test_an_account_whose_sending_failed_is_marked_and_its_check_tells_the_truth(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "Cahier"
    target.mkdir()
    account = replace(new_account("folder", str(target)), name="Cahier", readers_agreed=True)
    with_failed_sending(program, tmp_path, account)
    service = program.ent.outbox.parts.service
    qtbot.waitUntil(lambda: bool(service.state.deliveries), timeout=30_000)
    program.main_controller.commands[CommandId.ENT_ACCOUNTS].trigger()
    sheet = program.ent.parts().accounts_window.sheet
    assert sheet is not None
    item = sheet.list.item(0)
    assert "À vérifier : le dernier envoi n’est pas parti" in item.text()
    assert not item.icon().isNull()
    assert any(text.startswith("Votre compte n’a pas le droit d’écrire dans Cahier") for text in texts(sheet))

    click(sheet, "Vérifier : Cahier")
    works = "Le compte fonctionne de nouveau : dans « Envois », réessayer ce qui n’est pas parti."
    qtbot.waitUntil(lambda: works in texts(sheet), timeout=30_000)
    assert list(target.iterdir()) == [], "nothing is left of the trial"
    target.rmdir()
    click(sheet, "Vérifier : Cahier")
    qtbot.waitUntil(lambda: any(f"Le dossier {target} n’existe pas" in text for text in texts(sheet)), timeout=30_000)


def test_another_folder_is_chosen_for_an_account(program: Application, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    second.mkdir()
    account = replace(new_account("folder", str(first)), name="Cahier", readers_agreed=True)
    EntAccountsFile(folders(tmp_path).ent_accounts).write([account])
    program.main_controller.commands[CommandId.ENT_ACCOUNTS].trigger()
    sheet = program.ent.parts().accounts_window.sheet
    assert sheet is not None
    click(sheet, "Changer de dossier… : Cahier")
    assert isinstance(sheet.page, AccountForm)
    assert sheet.page.address.text() == str(first)
    sheet.page.address.setText(str(second))
    click(sheet, "Continuer")
    qtbot.waitUntil(lambda: AGREE in _names(sheet), timeout=30_000)
    click(sheet, AGREE)
    (after,) = program.ent.parts().accounts.all
    assert (after.id, after.address, after.name) == (account.id, str(second), "Cahier")


def _names(within: QWidget) -> list[str]:
    return [one.accessibleName() for one in within.findChildren(QAbstractButton)]


def test_the_mark_of_an_account_is_seen_in_a_row_that_is_chosen(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    account = replace(new_account("folder", str(tmp_path)), name="Cahier", readers_agreed=True)
    with_failed_sending(program, tmp_path, account)
    qtbot.waitUntil(lambda: bool(program.ent.outbox.parts.service.state.deliveries), timeout=30_000)
    program.main_controller.commands[CommandId.ENT_ACCOUNTS].trigger()
    sheet = program.ent.parts().accounts_window.sheet
    assert sheet is not None
    assert sheet.list.currentRow() == 0
    picture = sheet.list.viewport().grab(sheet.list.visualItemRect(sheet.list.item(0))).toImage()
    danger = sheet.kit.theme.colour("danger").name()
    colours = {picture.pixelColor(x, y).name() for x in range(picture.width() // 4) for y in range(picture.height())}
    assert danger in colours
