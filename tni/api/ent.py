"""Interface of ENT connectors, which put entries of the cahier de textes where an ENT keeps them.

A connector runs in a process of its own, without network, files or secrets but what it is given here. It is called
again with the same entry after failures, restarts and edits, so `publish` must be idempotent: it looks for what is
there (by what it put in `Memory`, by the entry's uid, or by the slot) before it creates anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from tni.api.http import Http
from tni.cahier.entry import SupportKind, WorkKind
from tni.cahier.outgoing_entry import (
    OutgoingAssessment,
    OutgoingEntry,
    OutgoingFile,
    OutgoingSupport,
    OutgoingWork,
    title_within,
    unsaid_supports,
)
from tni.cahier.stored_entry import StoredEntry, StoredFile, StoredWork
from tni.core.errors import TniError

__all__ = [
    "Connector",
    "ConnectorAccount",
    "ConnectorError",
    "ConnectorFault",
    "Memory",
    "OutgoingAssessment",
    "OutgoingEntry",
    "OutgoingFile",
    "OutgoingSupport",
    "OutgoingWork",
    "PlaceChoice",
    "Receipt",
    "StoredEntry",
    "StoredFile",
    "StoredWork",
    "SupportKind",
    "WorkKind",
    "title_within",
    "unsaid_supports",
]


@dataclass(frozen=True, slots=True)
class ConnectorAccount:
    """Account of the teacher, as a connector sees it.

    address: of the server, or of a folder; its end has no slash. user: "" when unknown. settings: values of the
    manifest's settings, and of what was chosen for the entry's class among `Connector.choices`. token: given to a
    connector alone whose manifest says `"sign_in": "token"`, since its server wants it in the request itself; a secret.
    """

    address: str
    user: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    token: str = field(default="", repr=False)


class ConnectorFault(Enum):
    """Reason why a connector did not do it, beside those of NetworkError."""

    SIGN_IN = "sign in"
    """The session or token has ended: the teacher must sign in again."""
    FORBIDDEN = "forbidden"
    """The account may not write there."""
    NO_PLACE = "no place"
    """What was chosen for the class is no longer there, or nothing was chosen."""
    NO_SLOT = "no slot"
    """The ENT's timetable has no hour for the entry."""
    QUOTA = "quota"
    TOO_LARGE = "too large"
    REFUSED = "refused"
    """The server understood and refused; `detail` says in its words why."""
    LOCKED = "locked"
    """The entry was approved (visa) or closed, and cannot be changed any more."""
    SWITCHED_OFF = "switched off"
    """The server's administrator has switched off what is needed."""
    MAINTENANCE = "maintenance"
    CAPTIVE_PORTAL = "captive portal"
    NOT_UNDERSTOOD = "not understood"
    """The answer is not of the form that was expected."""


TEMPORARY = frozenset({ConnectorFault.MAINTENANCE, ConnectorFault.CAPTIVE_PORTAL, ConnectorFault.NOT_UNDERSTOOD})
"""Faults after which the program tries again by itself."""


class ConnectorError(TniError):
    """A connector did not do what was asked. detail: the server's own words, as plain text of one line; never a
    secret."""

    def __init__(self, fault: ConnectorFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault, self.detail = fault, detail


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """Place that the teacher may choose for a class. setting: key of `ConnectorAccount.settings` that receives `value`.
    group: heading that it stands under. class_name: class that it is for, "" when the server does not say."""

    setting: str
    value: str
    name: str
    group: str = ""
    class_name: str = ""


class Memory(Protocol):
    """Notes of a connector on one entry in one account. They are on the disk when `put` returns, and there again when
    the entry is sent once more, also by another computer of the teacher."""

    def get(self, key: str) -> str | None: ...

    def put(self, key: str, value: str) -> None:
        """Keep a value; "" removes it. key, value: at most 200 and 4,000 characters. All notes on one entry in one
        account have at most 256 Ki."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Outcome of a sending. remote: the server's name for the entry. address: page on which the teacher sees it, "" for
    none. warnings: what the server left out or changed, as plain sentences of its own."""

    remote: str
    address: str = ""
    warnings: tuple[str, ...] = ()


class Connector(Protocol):
    """Connector to one kind of ENT. Every method raises NetworkError and ConnectorError, and no other error."""

    def check(self, account: ConnectorAccount, http: Http) -> str:
        """Check that the account can be used, without changing anything, and return the name under which the teacher is
        known there, "" when there is none."""

    def choices(self, account: ConnectorAccount, http: Http) -> tuple[PlaceChoice, ...]:
        """Return the places to choose from for each class; empty when there is nothing to choose."""

    def publish(self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory) -> Receipt:
        """Create the entry with its works and files, or bring what is there up to date. Idempotent."""

    def read_back(
        self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory
    ) -> StoredEntry | None:
        """Return the entry as the server has it now; None if it is not there."""

    def withdraw(self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory) -> None:
        """Remove the entry with its works and files, as far as they are there. Idempotent."""
