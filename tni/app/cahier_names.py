"""Check for pupils' names of an entry that a command is to write into a file."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from pathlib import Path

from tni.app import terminal
from tni.app.cahier_errors import NamesInEntryError, NamesNotReadError
from tni.cahier.entry import CahierEntry
from tni.core.errors import TniError
from tni.core.ids import ClassId
from tni.roster.errors import RosterError
from tni.roster.names_key import KeyStorage, NamesState, NoKeyringError, WrongKeyError
from tni.roster.school_class import Pupil, SchoolClass
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.name_groups import line_around, name_groups
from tni.services.cahier.names_check import NamesCheck
from tni.services.cahier.names_report import NamesReport, NamesTrouble
from tni.store.confirmed_names import ConfirmedNames
from tni.store.pupil_names import NamesKey
from tni.store.roster import RosterStore
from tni.store.sealed_names import SealedNames
from tni.store.system_keyring import SystemKeyring

KEYRING_WAIT_S = 30.0
"""Time that a keyring has for its answer: it may ask its owner for a password, or hang."""
_log = logging.getLogger(__name__)


class ListsForCommand:
    """The user's class lists; a `PupilNamesPort`."""

    def __init__(self, roster: RosterStore) -> None:
        self._roster = roster

    @property
    def names_state(self) -> NamesState:
        try:
            return self._roster.names.state
        except RosterError:
            return NamesState.LOST

    def classes(self) -> list[SchoolClass]:
        return self._roster.classes()

    def pupils(self, class_id: ClassId, *, with_left: bool = False) -> list[Pupil]:
        return self._roster.pupils(class_id, with_left=with_left)


def check_names(entry: CahierEntry, lists: Path, *, are_read: bool) -> None:
    """Check that an entry may be written without its private note. lists: database of the class lists. are_read: the
    teacher has read the names in it. Names that are not confirmed are printed. Raises: NamesInEntryError,
    NamesNotReadError."""
    if not lists.exists():
        return
    report = _report(replace(entry, private_note=""), lists)
    if report.trouble is not None:
        raise NamesNotReadError(report.trouble)
    if report.names and not are_read:
        _print_names(report)
        raise NamesInEntryError


def _report(entry: CahierEntry, lists: Path) -> NamesReport:
    damaged: list[TniError] = []
    try:
        roster = RosterStore(lists, damaged.append)
    except RosterError as error:
        _log.warning("class lists: %s", error)
        raise NamesNotReadError(NamesTrouble.LOST) from error
    try:
        _unlock(roster.names)
        kept = ConfirmedNames(roster.folder / "confirmed_names.json", roster.names)
        report = NamesCheck(ListsForCommand(roster), kept).report(entry, Leaving.ARCHIVE)
    except RosterError as error:
        _log.warning("class lists: %s", error)
        raise NamesNotReadError(NamesTrouble.LOST) from error
    finally:
        roster.close()
    return replace(report, trouble=NamesTrouble.LOST) if damaged else report


def _unlock(names: SealedNames) -> None:
    """Unlock the names by the keyring, if it has their key."""
    lock = names.lock
    if lock is None or lock.storage is not KeyStorage.KEYRING:
        return
    found: list[NamesKey] = []

    def fetch() -> None:
        try:
            key = SystemKeyring().get(lock.name)
        except NoKeyringError as error:
            _log.warning("names: %s", error)
        else:
            found.extend(() if key is None else (key,))

    asked = threading.Thread(target=fetch, name="keyring", daemon=True)
    asked.start()
    asked.join(KEYRING_WAIT_S)
    for key in tuple(found):
        try:
            names.unlock(key)
        except WrongKeyError as error:
            _log.warning("names: %s", error)


def _print_names(report: NamesReport) -> None:
    terminal.use_system_language()
    from tni.ui.i18n import tr
    from tni.ui.messages.leaving import text_place_name

    for group in name_groups(report.names):
        for name in group.names:
            place, around = text_place_name(name.text.place), "".join(line_around(name)).strip()
            terminal.print_stderr(tr("{name} ({place}) : {line}").format(name=group.written, place=place, line=around))
