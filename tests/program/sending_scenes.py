"""Scenes of sending for `teaching_gallery`: what waits, accounts, extensions, and the check of names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.support.running_program import wait_for
from tests.support.sending_simulation import made_entry
from tests.support.teaching_room import Room
from tni.app.folders import Folders
from tni.cahier.delivery import Delivery, DeliveryState, Remedy, Trouble, TroubleSource
from tni.cahier.ent_account import new_account
from tni.store.ent_accounts import EntAccountsFile
from tni.store.outbox import Outbox
from tni.ui.chrome.commands import CommandId

ACCOUNTS = (
    replace(new_account("moodle", "https://elea.example.org"), name="Éléa", readers_agreed=True),
    replace(new_account("nextcloud", "https://nuage.example.org"), name="Nuage", readers_agreed=True),
    replace(new_account("folder", "/home/prof/Cahier de textes"), name="Dossier du collège", readers_agreed=True),
)
_TITLES = ("Les fractions", "Symétrie axiale", "Théorème de Thalès : correction du devoir n° 3", "Échelles et plans")
_STATES = (DeliveryState.NEEDS_TEACHER, DeliveryState.WAITING, DeliveryState.WAITING, DeliveryState.SENT)


def _in_state(delivery: Delivery, state: DeliveryState) -> Delivery:
    refused = Trouble(TroubleSource.CONNECTOR, "sign in", Remedy.ACCOUNT)
    trouble = refused if state is DeliveryState.NEEDS_TEACHER else None
    return replace(delivery, state=state, started=state is not DeliveryState.WAITING, trouble=trouble)


def _sending(here: Room) -> None:
    """Three accounts; an entry that one refused, two that wait, and one that was sent."""
    home = Folders(here.folder / "lessons", here.folder, here.folder, here.folder / "state", here.folder / "exports")
    EntAccountsFile(home.ent_accounts).write(list(ACCOUNTS))
    outbox, now = Outbox(home.outbox), datetime.now(UTC)
    for number, (title, state) in enumerate(zip(_TITLES, _STATES, strict=True)):
        entry = replace(made_entry(number + 1, Random(number)), class_name="5eA", title=title)
        (put,) = outbox.put(entry, [ACCOUNTS[number % 2].id], now - timedelta(hours=number))
        outbox.change(put.id, partial(_in_state, state=state), now)
    here.program.ent.begin()
    service = here.program.ent.outbox.parts.service
    wait_for(lambda: len(service.state.deliveries) == len(_TITLES), "the outbox", 30)


def _shown(here: Room, command: CommandId) -> QWidget:
    here.trigger(command)
    for _ in range(20):
        QTest.qWait(30)
    return here.board.window


def outbox(here: Room) -> QWidget:
    _sending(here)
    return _shown(here, CommandId.OUTBOX)


def accounts(here: Room) -> QWidget:
    _sending(here)
    return _shown(here, CommandId.ENT_ACCOUNTS)


def account_kinds(here: Room) -> QWidget:
    window = accounts(here)
    sheet = here.program.ent.parts().accounts_window.sheet
    assert sheet is not None
    sheet.add.click()
    return window


def account_form(here: Room) -> QWidget:
    window = account_kinds(here)
    calendar = next(one for one in window.findChildren(QAbstractButton) if "CalDAV" in one.accessibleName())
    calendar.click()
    return window


def extensions(here: Room) -> QWidget:
    return _shown(here, CommandId.PLUGINS)


def names(here: Room) -> QWidget:
    here.teaching.seance.begin(here.class_id, "6eB", "Maths")
    here.teaching.seance.ask_end()
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    sheet.heading.setText("Les fractions")
    sheet.contenu.setPlainText("Noé Élève1 a corrigé l’exercice 4.\nLecture d’un graphique.")
    sheet.bar.copy_contenu.click()
    for _ in range(20):
        QTest.qWait(30)
    return here.board.window


SENDING_SCENES: dict[str, Callable[[Room], QWidget]] = {
    "outbox": outbox,
    "accounts": accounts,
    "account-kinds": account_kinds,
    "account-form": account_form,
    "extensions": extensions,
    "names": names,
}
