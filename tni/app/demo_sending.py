"""Way of the demonstration's entry: filled in, checked for names, sent by the program's outbox, and read back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from secrets import token_urlsafe
from uuid import UUID

from tni.app.application import Application
from tni.app.demo_calendar import RadicaleServer, radicale_command
from tni.app.demo_errors import DemoDeliveryError, DemoStuckError, DemoWait
from tni.cahier.delivery import Delivery, DeliveryState
from tni.cahier.ent_account import EntAccount, new_account
from tni.cahier.entry import CahierEntry
from tni.cahier.stored_comparison import differences
from tni.cahier.stored_entry import StoredEntry
from tni.cahier.visible_text import plain_text
from tni.core.clock import SystemClock
from tni.core.network_errors import NetworkError
from tni.core.one_line import one_line
from tni.core.secret import Secret
from tni.services.cahier.names_report import NamesAnswers
from tni.services.cahier.sending_state import ShownDelivery
from tni.store.outbox import OutboxMemory
from tni.ui.i18n import tr
from tni.ui.messages.sending import delivery_text, difference_text
from tni.ui.seance.cahier_sheet import CahierSheet
from tni.ui.seance.names_panel import NamesSheet

FOLDER, CALENDAR = "cahier-de-textes", "agenda.ics"
USER, CALENDAR_NAME = "prof", "cahier"
SERVER_S = 20.0
"""Longest wait for the calendar server, which has begun to start with the lesson."""


class DemoCalendar:
    """Calendar server of the demonstration, or the reason why there is none. Starts at once, and is not waited for."""

    def __init__(self, folder: Path) -> None:
        self.server: RadicaleServer | None = None
        self.missing = ""
        """Reason in the interface's language, "" while the server is expected to serve."""
        command = radicale_command()
        if command is None:
            self.missing = tr("Radicale n’est pas installé")
            return
        folder.mkdir()
        try:
            self.server = RadicaleServer(command, folder, USER, Secret(token_urlsafe()))
        except OSError:
            self._give_up()

    def account(self) -> EntAccount | None:
        """Make the calendar and return its account, None where there is no server."""
        if self.server is None:
            return None
        if self.server.wait(SERVER_S):
            with suppress(NetworkError):
                address = self.server.make_calendar(CALENDAR_NAME)
                made = new_account("caldav", address, USER, "Radicale (CalDAV)")
                return replace(made, local_agreed=True, readers_agreed=True)
        self._give_up()
        return None

    def _give_up(self) -> None:
        self.missing = tr("Radicale n’a pas démarré")
        self.close()

    def close(self) -> None:
        if self.server is not None:
            self.server.close()
            self.server = None


class DemoSending:
    """Sending of the entry in the open sheet. folder: for the calendar server, new. out: of the results. until: waits
    in the event loop. picture: takes one of the window. say: prints a line."""

    def __init__(
        self,
        program: Application,
        folder: Path,
        out: Path,
        until: Callable[[Callable[[], bool], DemoWait], None],
        picture: Callable[[str], None],
        say: Callable[[str], None],
    ) -> None:
        self._program, self._out = program, out
        self._until, self._picture, self._say = until, picture, say
        self._calendar = DemoCalendar(folder)
        self._accounts: dict[str, EntAccount] = {}
        self.made: list[Path] = []
        """Files in `out` that the connectors wrote, and the calendar's."""

    def close(self) -> None:
        self._calendar.close()

    # -- before the sheet is opened

    def add_accounts(self) -> None:
        """Give the program its accounts: a folder, and the calendar if its server serves."""
        folder, parts = self._out / FOLDER, self._program.ent.parts()
        folder.mkdir(exist_ok=True)
        found = replace(new_account("folder", str(folder.absolute()), name=FOLDER), readers_agreed=True)
        calendar = self._calendar.account()
        added = [found] if calendar is None else [found, calendar]
        self._accounts = {one.id: one for one in added}
        for one in added:
            parts.accounts.put(one)
        if calendar is not None and self._calendar.server is not None:
            parts.secrets.put(calendar.secret_name, self._calendar.server.password)
        else:
            self._say(tr("Agenda : laissé de côté, car {why}.").format(why=self._calendar.missing))

    # -- in the sheet

    @property
    def _sheet(self) -> CahierSheet:
        sheet = self._program.teaching.seance.cahier_controller.sheet
        if sheet is None:
            raise DemoStuckError(DemoWait.SHEET)
        return sheet

    def fill_in(self) -> None:
        """Type the homework into the sheet. The pages that were written on are joined already."""
        sheet = self._sheet
        sheet.homework.text.setPlainText(
            tr("Apprendre la règle, avec l’exemple de la page 1. Exemple ÉLÈVE apporte sa figure.")
        )
        sheet.homework.has_due.setChecked(True)
        sheet.save()

    def send(self) -> CahierEntry:
        """Send the entry once its names are checked, wait for it, and tell what arrived. Returns the entry as it left.
        Raises: DemoDeliveryError."""
        sheet, names = self._sheet, self._program.teaching.seance.cahier_controller.names
        uid = sheet.entry.uid
        sheet.bar.send.click()
        self._until(lambda: names.sheet is not None or sheet.confirmed is not None, DemoWait.NAMES)
        if names.sheet is not None:
            looks = names.sheet.looks
            self._until(lambda: all(look.is_drawn for look in looks), DemoWait.NAMES)
            self._picture("names")
        while names.sheet is not None:  # what a name was replaced by may be asked about too
            self._answer(names.sheet)
            self._until(lambda: names.sheet is not None or sheet.confirmed is not None, DemoWait.NAMES)
        self._until(lambda: self._have_ended(uid), DemoWait.SENT)
        for shown in self._deliveries(uid):
            self._tell(shown)
        return sheet.entry if sheet.confirmed is None else sheet.confirmed.entry

    def _deliveries(self, uid: UUID) -> list[ShownDelivery]:
        return [one for one in self._program.ent.outbox.parts.service.state.deliveries if one.delivery.uid == uid]

    def _have_ended(self, uid: UUID) -> bool:
        found = self._deliveries(uid)
        return len(found) == len(self._accounts) and all(map(_has_ended, found))

    def _answer(self, sheet: NamesSheet) -> None:
        """Answer what the check asks: words with a small letter stay, names are taken out, the pages are looked at."""
        report = sheet.report
        kept = tuple(name for name in report.names if name.found.written.islower())
        removed = tuple(name for name in report.names if name not in kept)
        for name in kept:
            self._say(
                tr("Vérification des noms : « {word} » reste, ce n’est pas un élève.").format(word=name.found.written)
            )
        for name in removed:
            self._say(tr("Vérification des noms : « {word} » est retiré.").format(word=name.found.written))
        for page in report.pages:
            self._say(tr("Page {number} à joindre : regardée.").format(number=page.number))
        sheet.put_away()
        sheet.answered.emit(NamesAnswers(kept, removed, looked_at=True))

    # -- what arrived

    def _tell(self, shown: ShownDelivery) -> None:
        found, service = shown.delivery, self._program.ent.outbox.parts.service
        account = self._accounts[found.account]
        said = delivery_text(shown, service.state, account.shown_name, SystemClock().now())
        if found.state is not DeliveryState.SENT:
            raise DemoDeliveryError(said)
        self._say(said)
        self._say(self._read_back(found, account))
        for warning in found.warnings:
            self._say(f"    {warning}")
        if account.connector == "folder":
            self.made += _files_of(self._out / FOLDER, found.remote)
        elif self._calendar.server is not None:
            path = self._out / CALENDAR
            path.write_bytes(self._calendar.server.contents(account.address))
            self.made.append(path)

    def _read_back(self, found: Delivery, account: EntAccount) -> str:
        """Read the entry once more where it arrived, as the outbox did, and return what is there. Raises:
        DemoDeliveryError."""
        parts = self._program.ent.outbox.parts
        sent = parts.outbox.entry(found.id)
        if sent is None:
            raise DemoStuckError(DemoWait.SENT)
        connector = self._program.ent.parts().connectors.bound(account, sent.class_name)
        stored = connector.read_back(sent, OutboxMemory(parts.outbox, found.id))
        for one in differences(sent, stored):
            raise DemoDeliveryError(difference_text(one))
        return "" if stored is None else _stored_text(stored)


def _has_ended(shown: ShownDelivery) -> bool:
    """Return whether a delivery has arrived or failed: the demonstration waits for no second attempt."""
    found = shown.delivery
    is_under_way = found.state is DeliveryState.SENDING
    return not is_under_way and (found.state is not DeliveryState.WAITING or found.trouble is not None)


def _stored_text(stored: StoredEntry) -> str:
    """Return what was read back."""
    parts = [tr("« {title} »").format(title=stored.title or "")]
    if stored.works is not None:
        parts += [
            tr("travail à faire : {text}").format(text=one_line(plain_text(one.html or ""))) for one in stored.works
        ]
    if stored.files is not None:
        parts += [tr("fichier : {name}").format(name=one.name) for one in stored.files]
    return tr("Relu, rien ne diffère : {what}").format(what=" · ".join(parts))


def _files_of(folder: Path, place: str) -> list[Path]:
    """Return the files of the entry at a place of the folder, and the index pages above it."""
    entry = folder / place
    return [folder / "index.html", entry.parent / "index.html", *sorted(entry.iterdir())]
