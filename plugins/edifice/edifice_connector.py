"""Connector to one ENT of Edifice: checks an account, proposes classes and notebooks, and puts entries there."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from tni.api.ent import (
    ConnectorAccount,
    ConnectorError,
    ConnectorFault,
    Memory,
    OutgoingEntry,
    PlaceChoice,
    Receipt,
    StoredEntry,
)
from tni.api.http import Http, NetworkError, NetworkFault

from .diary import KEPT_OUT, NOT_LEFT, DiaryEntry, forget_days
from .diary import NOTE as SESSION
from .edifice_server import EdificeServer
from .ent_user import Audience, EntUser, audiences, ent_user, folded, subjects
from .notebook import NotebookEntry
from .noted_places import forget_place, note_place, noted_places
from .sent_text import NOTE as TEXT

PLACE, SUBJECT = "place", "subject"
"""Keys of what is chosen for a class: a class of the diary or a notebook; a subject, where two hours overlap."""

_ID = r"[\w-]{1,60}"


class EdificeConnector:
    """Connector to Edifice. It leaves `publish_from` to the program, which sends an entry when pupils may see it."""

    def check(self, account: ConnectorAccount, http: Http) -> str:
        return ent_user(EdificeServer(account, http)).name

    def choices(self, account: ConnectorAccount, http: Http) -> tuple[PlaceChoice, ...]:
        server = EdificeServer(account, http)
        user = ent_user(server)
        diary = _diary_choices(server, user)
        notebooks = _notebook_choices(server)
        if diary is None and notebooks is None:
            raise ConnectorError(ConnectorFault.SWITCHED_OFF)
        return (*(diary or ()), *(notebooks or ()))

    def publish(self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory) -> Receipt:
        server = EdificeServer(account, http)
        place, audience = _chosen(entry, account, server)
        note_place(place, memory)
        receipt = _way(place, entry, account, server, memory, audience).publish()
        warnings = list(receipt.warnings)
        for earlier in noted_places(memory)[1:]:
            try:
                if _school(earlier) is None or _school(earlier) != _school(place):  # the diary finds all of its school
                    _way(earlier, entry, account, server, memory).withdraw()
            except ConnectorError as error:
                if error.fault not in KEPT_OUT:
                    raise
                warnings.append(NOT_LEFT)
            else:
                forget_place(earlier, memory)
        forget_days(memory)
        return replace(receipt, warnings=tuple(dict.fromkeys(warnings)))

    def read_back(
        self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory
    ) -> StoredEntry | None:
        server = EdificeServer(account, http)
        place = next(iter(noted_places(memory)), "") or _chosen(entry, account, server)[0]
        return _way(place, entry, account, server, memory).read_back()

    def withdraw(self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory) -> None:
        server = EdificeServer(account, http)
        for place in noted_places(memory) or [_chosen(entry, account, server)[0]]:
            _way(place, entry, account, server, memory).withdraw()
        memory.put(SESSION, "")
        memory.put(TEXT, "")
        forget_days(memory)
        for place in noted_places(memory):
            forget_place(place, memory)


def _chosen(entry: OutgoingEntry, account: ConnectorAccount, server: EdificeServer) -> tuple[str, Audience | None]:
    """Return the key of where the entry goes, with the class of the diary: what was chosen for its class, else the only
    class of its name. Raises: ConnectorError without one."""
    chosen = account.settings.get(PLACE, "")
    if re.fullmatch(rf"homeworks/({_ID})", chosen):
        return chosen, None
    known = [one for school in ent_user(server).schools for one in audiences(server, school)]
    if matched := re.fullmatch(rf"diary/({_ID})/({_ID})", chosen):
        found = [one for one in known if (one.school, one.id) == (matched[1], matched[2])]
    else:
        found = [one for one in known if folded(one.name) == folded(entry.class_name)] if not chosen else []
    if len(found) != 1:
        raise ConnectorError(ConnectorFault.NO_PLACE)
    return f"diary/{found[0].school}/{found[0].id}", found[0]


def _way(
    place: str,
    entry: OutgoingEntry,
    account: ConnectorAccount,
    server: EdificeServer,
    memory: Memory,
    audience: Audience | None = None,
) -> DiaryEntry | NotebookEntry:
    """Return the way to a place. audience: of the diary, None for one that need not be the teacher's any more."""
    kind, _, name = place.partition("/")
    if kind == "homeworks":
        return NotebookEntry(entry, name, account, server, memory)
    school, _, id = name.partition("/")
    return DiaryEntry(entry, audience or Audience(id, "", school), account, server, memory)


def _school(place: str) -> str | None:
    """Return the school of a place of the diary, None for a notebook."""
    return place.split("/")[1] if place.startswith("diary/") else None


def _diary_choices(server: EdificeServer, user: EntUser) -> list[PlaceChoice] | None:
    """Return classes and subjects of all schools; None where the ENT has no diary."""
    found: list[PlaceChoice] = []
    try:
        for school, name in user.schools.items():
            classes: list[Audience] = sorted(audiences(server, school), key=lambda one: one.name)
            found += [PlaceChoice(PLACE, f"diary/{school}/{one.id}", one.name, name, one.name) for one in classes]
            found += [PlaceChoice(SUBJECT, one.id, one.label, name) for one in subjects(server, school, user)]
    except (NetworkError, ConnectorError) as error:
        if _is_absent(error):
            return None
        raise
    return found


def _notebook_choices(server: EdificeServer) -> list[PlaceChoice] | None:
    """Return the notebooks; None where the ENT has none."""
    try:
        found: Any = server.get("/homeworks/list")
        return [
            PlaceChoice(PLACE, f"homeworks/{one['_id']}", str(one["title"]), "Cahier de textes du premier degré")
            for one in found
            if not one.get("trashed")
        ]
    except (NetworkError, ConnectorError) as error:
        if _is_absent(error):
            return None
        raise
    except (KeyError, TypeError, AttributeError):
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None


def _is_absent(error: NetworkError | ConnectorError) -> bool:
    """True if the ENT has no such application, or its administrator did not open it to the program. That an ENT
    answers so where there is none is a guess."""
    return error.fault in (NetworkFault.MISSING, ConnectorFault.FORBIDDEN)
