"""Connector to one ENT of Edifice: checks an account, proposes classes and notebooks, and puts entries there."""

from __future__ import annotations

import re
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

from .diary import DiaryEntry
from .edifice_server import EdificeServer
from .ent_user import Audience, EntUser, audiences, ent_user, folded, subjects
from .notebook import NotebookEntry

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
        return _place(entry, account, http, memory).publish()

    def read_back(
        self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory
    ) -> StoredEntry | None:
        return _place(entry, account, http, memory).read_back()

    def withdraw(self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory) -> None:
        _place(entry, account, http, memory).withdraw()


def _place(entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory) -> DiaryEntry | NotebookEntry:
    """Return the way to where the entry goes: what was chosen for its class, else the only class of its name."""
    server, chosen = EdificeServer(account, http), account.settings.get(PLACE, "")
    if matched := re.fullmatch(rf"homeworks/({_ID})", chosen):
        return NotebookEntry(entry, matched[1], account, server, memory)
    known = [one for school in ent_user(server).schools for one in audiences(server, school)]
    if matched := re.fullmatch(rf"diary/({_ID})/({_ID})", chosen):
        found = [one for one in known if (one.school, one.id) == (matched[1], matched[2])]
    else:
        found = [one for one in known if folded(one.name) == folded(entry.class_name)] if not chosen else []
    if len(found) != 1:
        raise ConnectorError(ConnectorFault.NO_PLACE)
    return DiaryEntry(entry, found[0], account, server, memory)


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
