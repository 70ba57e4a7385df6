"""Commands `tni cahier list|show|export|send`: entries of the cahier de textes, and their way to ENTs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tni.app import terminal
from tni.app.cahier_errors import ManyEntriesError, NoEntryError, UnknownEntryFormatError
from tni.app.connectors import program_connectors
from tni.app.folders import Folders
from tni.app.sending import make_work
from tni.cahier.delivery import Delivery, DeliveryState
from tni.cahier.ent_account import EntAccount
from tni.cahier.entry import CahierEntry
from tni.cahier.entry_export import content_block, heading, homework_block, html_page
from tni.cahier.french import format_span
from tni.cahier.seance_summary import SeanceSummary
from tni.core.clock import SystemClock
from tni.core.errors import TniError
from tni.files.atomic import write_atomically
from tni.files.outbox_errors import EntAccountsError
from tni.services.cahier.sending_state import SendingState, ShownDelivery
from tni.services.cahier.sending_work import SendingWork
from tni.store.ent_accounts import EntAccountsFile
from tni.store.outbox import Outbox
from tni.store.seances import SeanceStore
from tni.store.settings_file import SettingsFile

ID_DIGITS = 8
"""Beginning of an entry's uid that the list shows."""
SUFFIXES = (".html", ".txt", ".json")


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """Entry of a séance, with its deliveries."""

    summary: SeanceSummary
    entry: CahierEntry
    deliveries: tuple[ShownDelivery, ...]

    @property
    def id(self) -> str:
        return self.entry.uid.hex[:ID_DIGITS]


class CahierFiles:
    """Stores of the user, for one command."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self.seances = SeanceStore(folders.data / "sessions.db")
        self.outbox = Outbox(folders.outbox)

    @property
    def now(self) -> datetime:
        return SystemClock().now()

    @property
    def work(self) -> SendingWork:
        settings = SettingsFile(self._folders.settings, quarantine=False)
        return make_work(self._folders, settings, SystemClock(), program_connectors(self._folders, settings))

    def state(self) -> SendingState:
        """Return the state of the outbox; it is not made where there is none."""
        return self.work.state() if self._folders.outbox.exists() else SendingState(self.now)

    def entries(self) -> Iterator[ListedEntry]:
        """Yield the entries of past séances, the latest first, without those that cannot be read."""
        if not (self._folders.data / "sessions.db").exists():
            return
        shown = self.state().deliveries
        for summary in self.seances.listed():
            with suppress(TniError):
                entry = self.seances.entry(summary.id)
                if entry is not None:
                    yield ListedEntry(summary, entry, tuple(one for one in shown if one.delivery.uid == entry.uid))

    def entry(self, id: str) -> ListedEntry:
        """Return the entry whose uid begins so. Raises: NoEntryError, ManyEntriesError."""
        begin = id.lower().replace("-", "")
        found = [one for one in self.entries() if begin and one.entry.uid.hex.startswith(begin)]
        if len(found) > 1:
            raise ManyEntriesError(id)
        if not found:
            raise NoEntryError(id)
        return found[0]

    def account_name(self, delivery: Delivery) -> str:
        from tni.ui.messages.sending import account_name

        return account_name(next((one for one in self._accounts() if one.id == delivery.account), None))

    def _accounts(self) -> tuple[EntAccount, ...]:
        """Return the accounts; none where they cannot be read, since what is listed is told all the same."""
        try:
            return EntAccountsFile(self._folders.ent_accounts).read()
        except EntAccountsError:
            return ()


def print_entries(limit: int, *, as_json: bool) -> int:
    """Print the latest entries, and how far they are on their way. Returns: 0."""
    files = CahierFiles(Folders.of_user())
    found = [one for _, one in zip(range(limit), files.entries(), strict=False)]
    if as_json:
        terminal.write_json([_summary_json(one) for one in found])
        return 0
    terminal.use_system_language()
    state = files.state()
    _print(line for one in found for line in _lines(one, files, state))
    if not found:
        from tni.ui.i18n import tr

        terminal.print_stderr(tr("Aucune séance à montrer : les séances terminées s’ajoutent ici."))
    return 0


def print_entry(id: str, *, as_json: bool) -> int:
    """Print an entry with its deliveries. Returns: 0. Raises: NoEntryError, ManyEntriesError."""
    files = CahierFiles(Folders.of_user())
    one = files.entry(id)
    if as_json:
        events = {
            shown.delivery.id: [
                {"at": event.at.isoformat(), "state": event.state.value, "fault": event.fault, "detail": event.detail}
                for event in files.outbox.history(shown.delivery.id)
            ]
            for shown in one.deliveries
        }
        terminal.write_json({**_summary_json(one), **_text_json(one.entry), "history": events})
        return 0
    terminal.use_system_language()
    from tni.ui.i18n import tr
    from tni.ui.messages.sending import difference_text

    entry, state = one.entry, files.state()
    _print([*_lines(one, files, state), "", format_span(entry.start, entry.end), ""])
    _print(content_block(entry).text.splitlines())
    if work := homework_block(entry).text:
        _print(["", tr("Travail à faire"), *work.splitlines()])
    for shown in one.deliveries:
        _print(f"! {difference_text(found)}" for found in shown.delivery.differences)
        _print(f"! {warning}" for warning in shown.delivery.warnings)
    return 0


def export_entry(id: str, path: Path, *, replacing: bool, are_names_read: bool) -> int:
    """Write an entry as a page, plain text or `seance.json`, by the suffix of the path. are_names_read: it may have
    names of pupils. Returns: 0. Raises: NoEntryError, ManyEntriesError, UnknownEntryFormatError, TargetExistsError,
    NamesInEntryError, NamesNotReadError, WriteError."""
    from tni.app.cahier_names import check_names
    from tni.services.cahier.notebook_export import seance_json

    if path.suffix.lower() not in SUFFIXES:
        raise UnknownEntryFormatError(path)
    if path.is_dir() or (path.exists() and not replacing):
        raise terminal.TargetExistsError(path)
    folders = Folders.of_user()
    entry = CahierFiles(folders).entry(id).entry
    check_names(entry, folders.data / "classes.db", are_read=are_names_read)
    match path.suffix.lower():
        case ".json":
            text = seance_json(entry) + "\n"
        case ".html":
            text = html_page(entry)
        case _:
            text = _plain(entry)
    write_atomically(path, text.encode())
    sys.stdout.write(f"{path}\n")
    return 0


def send_entries(look: Callable[[], None], *, now: bool, as_json: bool) -> int:
    """Send what waits, within the hours of sending. now: at any hour. look: raises when the command is to stop.
    Returns: 0 once nothing waits for the teacher, else 1. Raises: OSError, OutboxError."""
    files = CahierFiles(Folders.of_user())
    work = files.work
    work.exchange()
    before = files.state()
    is_ours = not (before.deliveries or work.is_shared) or work.send_due(look, at_once=now)
    after = files.state()
    tried = [one for one in after.deliveries if one.delivery not in [was.delivery for was in before.deliveries]]
    stuck = [one for one in after.deliveries if one.delivery.state in _STUCK]
    waiting = [one for one in after.deliveries if one.delivery.state is DeliveryState.WAITING]
    if as_json:
        terminal.write_json([_delivery_json(one) for one in after.deliveries if one in [*tried, *stuck, *waiting]])
    else:
        terminal.use_system_language()
        _print_sent(files, after, [*tried, *(one for one in (*stuck, *waiting) if one not in tried)], is_ours=is_ours)
    return 1 if stuck or not is_ours else 0


_STUCK = (DeliveryState.NEEDS_TEACHER, DeliveryState.REFUSED, DeliveryState.DIFFERS)


def _print_sent(files: CahierFiles, state: SendingState, found: Sequence[ShownDelivery], *, is_ours: bool) -> None:
    from tni.ui.i18n import tr
    from tni.ui.messages.sending import left_alone_text

    _print(_delivery_line(one, files, state) for one in found)
    if state.left_alone:
        terminal.print_stderr(left_alone_text(state.left_alone))
    if not is_ours:
        terminal.print_stderr(tr("Une autre fenêtre de TNI envoie déjà : la laisser finir."))
    elif not found:
        _print([tr("Rien à envoyer.")])


def _lines(one: ListedEntry, files: CahierFiles, state: SendingState) -> Iterator[str]:
    from tni.ui.i18n import tr
    from tni.ui.messages.sending import delivery_text

    day = one.entry.start.date().isoformat()
    yield f"{one.id}  {day}  {heading(one.entry)}  {one.entry.title}"
    for shown in one.deliveries:
        yield "    " + delivery_text(shown, state, files.account_name(shown.delivery), files.now)
    if not one.deliveries:
        yield "    " + tr("Non envoyé.")


def _delivery_line(shown: ShownDelivery, files: CahierFiles, state: SendingState) -> str:
    from tni.ui.messages.sending import delivery_text

    label = shown.delivery.label
    text = delivery_text(shown, state, files.account_name(shown.delivery), files.now)
    return f"{shown.delivery.uid.hex[:ID_DIGITS]}  {label.start.date().isoformat()}  {label.class_name}  {text}"


def _summary_json(one: ListedEntry) -> dict[str, Any]:
    entry = one.entry
    return {
        "id": one.id,
        "uid": str(entry.uid),
        "start": entry.start.isoformat(),
        "class": entry.class_name,
        "subject": entry.subject,
        "title": entry.title,
        "state": one.summary.state.value,
        "deliveries": [_delivery_json(shown) for shown in one.deliveries],
    }


def _text_json(entry: CahierEntry) -> dict[str, Any]:
    return {"content": content_block(entry).text, "homework": homework_block(entry).text}


def _delivery_json(shown: ShownDelivery) -> dict[str, Any]:
    found, trouble = shown.delivery, shown.delivery.trouble
    return {
        "delivery": found.id,
        "uid": str(found.uid),
        "account": found.account,
        "state": found.state.value,
        "goal": found.goal.value,
        "next_at": _time(shown.next_at),
        "waits_for_hours": shown.waits_for_window,
        "sent_at": _time(found.sent_at),
        "address": found.address,
        "trouble": None if trouble is None else {"source": trouble.source.value, "fault": trouble.fault},
        "differences": [
            {"kind": one.kind.value, "where": one.where, "sent": one.sent, "stored": one.stored}
            for one in found.differences
        ],
        "warnings": list(found.warnings),
    }


def _time(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat()


def _plain(entry: CahierEntry) -> str:
    parts = (f"{heading(entry)}\n{entry.title}", content_block(entry, ()).text, homework_block(entry).text)
    return "\n\n".join(filter(None, parts)) + "\n"


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{terminal.strip_control_characters(line)}\n" for line in lines)
