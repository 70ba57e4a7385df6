"""Delivery of one entry to one account: its state, and what each event makes of it.

Times are aware. A wait is kept as its beginning and length, so that neither a clock that is set back nor a computer
that sleeps for a week makes it longer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from random import Random
from typing import TYPE_CHECKING, NewType
from uuid import NAMESPACE_URL, UUID, uuid5

from tni.cahier.outgoing_entry import OutgoingEntry, outgoing_to_json
from tni.core.digest import sha256

if TYPE_CHECKING:
    from tni.cahier.stored_comparison import Difference

DeliveryId = NewType("DeliveryId", str)

FIRST_WAIT_S, LONGEST_WAIT_S = 60.0, 2 * 3600.0
LONGEST_ASKED_S = 24 * 3600.0
"""Longest wait that a server is granted."""
FEW = 5
"""Failures in a row after which the teacher is asked about a fault that may not pass by itself."""
WARNINGS_MAX = 20


class DeliveryState(Enum):
    """State of a delivery."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    DIFFERS = "differs"
    """Sent, and what the server has is not what was sent."""
    REFUSED = "refused"
    """The server does not take this entry; another text of it, or a copy by hand, may do."""
    NEEDS_TEACHER = "needs teacher"
    """It goes on when the teacher has done something."""
    WITHDRAWN = "withdrawn"


class Goal(Enum):
    """Purpose of what is under way."""

    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    LEAVE = "leave"
    """Nothing is sent any more, and what is on the server stays there."""


class Remedy(Enum):
    """Way out of a trouble."""

    RETRY = "retry"
    RETRY_FEW = "retry few"
    """Retried `FEW` times, then as TEACHER."""
    TEACHER = "teacher"
    ACCOUNT = "account"
    """As TEACHER, and nothing else goes to this account before: a second wrong password may lock it."""
    REFUSED = "refused"


class TroubleSource(Enum):
    """Origin of a trouble, which says how its `fault` is read."""

    NETWORK = "network"
    CONNECTOR = "connector"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Reason why a delivery failed. fault: value of NetworkFault, ConnectorFault or ProgramFault. host: "" when
    unknown. detail: the server's own words, one line. retry_s: seconds that the server asks to wait."""

    source: TroubleSource
    fault: str
    remedy: Remedy
    host: str = ""
    detail: str = ""
    retry_s: float = 0.0


class ProgramFault(Enum):
    """Faults on this computer."""

    NO_CONNECTOR = "no connector"
    """The account is not among those of this computer, or its plugin is absent or switched off."""
    CONNECTOR_FAILED = "connector failed"
    """The plugin crashed, hung or broke its contract."""
    FILE_MISSING = "file missing"
    """A file of the entry is not on this computer."""
    TEXT_ERASED = "text erased"
    """The entry's text has been erased here, or cannot be read."""
    RECORD_UNREADABLE = "record unreadable"
    """What was noted about its sending cannot be read here: damaged, or of a later program."""
    ACCOUNTS_UNREAD = "accounts unread"
    """The accounts of this computer cannot be read at the moment."""
    SHARED_UNREAD = "shared unread"
    """What another computer of the teacher knows of it cannot be read here: it may be sent, or taken back, there."""
    FORMER_PLACE = "former place"
    """It is still at an address that its account had before, which cannot be reached."""


@dataclass(frozen=True, slots=True)
class DeliveryLabel:
    """Names by which a list shows a delivery."""

    class_name: str
    subject: str
    start: datetime
    title: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Pause before the next attempt. since: the failure."""

    since: datetime
    seconds: float

    def ends_at(self, now: datetime) -> datetime:
        """Return when it ends; `now` when the clock was set back before its beginning."""
        return now if now < self.since else self.since + timedelta(seconds=self.seconds)


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """Age of a part of a delivery among the teacher's computers, without a clock. number: greater than all that its
    computer knew of the delivery. by: the computer."""

    number: int = 0
    by: str = ""


UNSTAMPED = Stamp()


@dataclass(frozen=True, slots=True)
class Delivery:
    """One entry on its way to one account.

    fingerprint: of the entry to be sent. arrived: fingerprint of what a receipt says is there, "" for nothing; checked:
    fingerprint of what was read back. place: order in which entries were handed over. at_once: outside of the hours of
    sending too. failures: in a row. remote, address, warnings: of the receipt.
    """

    id: DeliveryId
    account: str
    uid: UUID
    label: DeliveryLabel
    fingerprint: str
    place: int
    handed_at: datetime
    state: DeliveryState = DeliveryState.WAITING
    goal: Goal = Goal.PUBLISH
    at_once: bool = False
    started: bool = False
    """True once anything was asked of the server."""
    arrived: str = ""
    checked: str = ""
    failures: int = 0
    wait: Wait | None = None
    trouble: Trouble | None = None
    differences: tuple[Difference, ...] = ()
    remote: str = ""
    address: str = ""
    warnings: tuple[str, ...] = ()
    sent_at: datetime | None = None
    ended: DeliveryState | None = None
    wanted: Stamp = UNSTAMPED
    known: Stamp = UNSTAMPED

    @property
    def is_open(self) -> bool:
        """True while something is still to be sent."""
        return self.state not in (DeliveryState.SENT, DeliveryState.DIFFERS, DeliveryState.WITHDRAWN)

    @property
    def holds_account(self) -> bool:
        """True while nothing can go to its account before the teacher has done something."""
        trouble = self.trouble
        return self.state is DeliveryState.NEEDS_TEACHER and trouble is not None and trouble.remedy is Remedy.ACCOUNT


def fingerprint(entry: OutgoingEntry) -> str:
    """Return what tells an entry from an edited one: 64 hexadecimal digits."""
    return sha256(outgoing_to_json(entry).encode()).hex()


def delivery_id(account: str, uid: UUID) -> DeliveryId:
    """Return the name of a delivery, the same on every computer."""
    return DeliveryId(str(uuid5(NAMESPACE_URL, f"tni:delivery:{account}:{uid}")))


def label_of(entry: OutgoingEntry) -> DeliveryLabel:
    return DeliveryLabel(entry.class_name, entry.subject, entry.start, entry.title)


def new_delivery(entry: OutgoingEntry, account: str, place: int, now: datetime) -> Delivery:
    """Return the delivery of a confirmed entry."""
    return Delivery(
        delivery_id(account, entry.uid), account, entry.uid, label_of(entry), fingerprint(entry), place, now
    )


def handed_over(found: Delivery, entry: OutgoingEntry, place: int, now: datetime) -> Delivery:
    """Return the delivery of an entry that is handed over once more. One that is there unchanged stays as it is; one
    that waits keeps its place, and one that waits for a password goes on waiting for it."""
    mark = fingerprint(entry)
    if found.holds_account:
        return replace(found, label=label_of(entry), fingerprint=mark, handed_at=now, goal=Goal.PUBLISH)
    if found.goal is Goal.PUBLISH and found.fingerprint == mark and found.state is not DeliveryState.WITHDRAWN:
        same = found.state in (DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.SENT)
        return found if same else retried(found)
    return replace(
        found,
        label=label_of(entry),
        fingerprint=mark,
        place=found.place if found.is_open else place,
        handed_at=now,
        state=DeliveryState.WAITING,
        goal=Goal.PUBLISH,
        failures=0,
        wait=None,
        trouble=None,
        differences=(),
        at_once=False,
    )


def started(found: Delivery) -> Delivery:
    """Return the delivery whose sending begins now. From here on it is unknown what is there, until it is told."""
    stays = found.goal is Goal.PUBLISH and found.arrived == found.fingerprint
    begun = replace(found, state=DeliveryState.SENDING, started=True)
    return begun if stays else replace(begun, arrived="", ended=None)


def interrupted(found: Delivery) -> Delivery:
    """Return the delivery after the program that sent it was killed: it goes on with what the connector remembers."""
    return replace(found, state=DeliveryState.WAITING) if found.state is DeliveryState.SENDING else found


def arrived(found: Delivery, mark: str, remote: str, address: str, warnings: tuple[str, ...]) -> Delivery:
    """Return the delivery after a receipt. mark: fingerprint of what was sent."""
    return replace(found, arrived=mark, remote=remote, address=address, warnings=warnings[:WARNINGS_MAX])


def links_changed(found: Delivery) -> Delivery:
    """Return the delivery of an entry whose files have other links now: what is there is sent once more."""
    if found.goal is not Goal.PUBLISH or not found.arrived or found.state is DeliveryState.SENDING:
        return found
    known = replace(found, arrived="", ended=None)
    if found.is_open:
        return known
    return replace(known, state=DeliveryState.WAITING, failures=0, wait=None, differences=())


def compared(found: Delivery, mark: str, differences: tuple[Difference, ...], now: datetime) -> Delivery:
    """Return the delivery after what is stored was compared with what was sent. mark: fingerprint of the latter. An
    entry that was edited meanwhile, or is to be withdrawn, goes on waiting."""
    state = DeliveryState.DIFFERS if differences else DeliveryState.SENT
    known = replace(found, checked=mark, sent_at=now, failures=0, wait=None, trouble=None, ended=state)
    if found.goal is Goal.LEAVE:
        return known
    if found.goal is not Goal.PUBLISH or found.fingerprint != mark:
        return replace(known, state=DeliveryState.WAITING)
    return replace(known, state=state, differences=differences, at_once=False)


def failed(found: Delivery, begun: Delivery, trouble: Trouble, now: datetime, random: Random) -> Delivery:
    """Return the delivery after a failure; what was to go at once keeps to the hours of sending again. begun: as it was
    when it was sent; what the teacher changed meanwhile was not tried yet, and goes on waiting."""
    if found.goal is Goal.LEAVE:
        return found
    if (found.goal, found.fingerprint) != (begun.goal, begun.fingerprint):
        held = trouble.remedy is Remedy.ACCOUNT
        return replace(found, state=DeliveryState.NEEDS_TEACHER, trouble=trouble) if held else interrupted(found)
    failures = found.failures + 1
    gave_up = trouble.remedy is Remedy.RETRY_FEW and failures >= FEW
    known = replace(found, failures=failures, trouble=trouble, at_once=False)
    if trouble.remedy in (Remedy.RETRY, Remedy.RETRY_FEW) and not gave_up:
        wait = Wait(now, wait_s(failures, trouble.retry_s, random))
        return replace(known, state=DeliveryState.WAITING, wait=wait)
    state = DeliveryState.REFUSED if trouble.remedy is Remedy.REFUSED else DeliveryState.NEEDS_TEACHER
    return replace(known, state=state, wait=None)


def wait_s(failures: int, asked_s: float, random: Random) -> float:
    """Return seconds to wait after a number of failures, >= 1: doubled each time, and spread so that a school's
    computers do not all come back at once. Never less than the server asks for, up to a day."""
    longest = min(FIRST_WAIT_S * 2.0 ** min(failures - 1, 30), LONGEST_WAIT_S)
    spread = random.uniform(0.5, 1.0) * longest
    if not asked_s > 0:  # NaN too
        return spread
    return max(spread, min(asked_s, LONGEST_ASKED_S) + random.uniform(0.0, 0.1) * longest)


def retried(found: Delivery, *, at_once: bool = False) -> Delivery:
    """Return the delivery that the teacher wants to be tried now. What is there already and differs is sent once
    more. at_once: outside of the hours of sending too."""
    if found.state in (DeliveryState.SENT, DeliveryState.WITHDRAWN):
        return found
    again = replace(found, failures=0, wait=None, at_once=at_once or found.at_once)
    if found.state is DeliveryState.SENDING:
        return again
    again = replace(again, state=DeliveryState.WAITING, trouble=None)
    return replace(again, arrived="", ended=None) if found.state is DeliveryState.DIFFERS else again


def accepted(found: Delivery) -> Delivery:
    """Return the delivery whose differences the teacher has accepted."""
    is_there = found.state is DeliveryState.DIFFERS
    return replace(found, state=DeliveryState.SENT, ended=DeliveryState.SENT) if is_there else found


def withdrawn(found: Delivery) -> Delivery:
    """Return the delivery that the teacher takes back. Of what was never begun nothing is there to be removed."""
    if found.state is DeliveryState.WITHDRAWN:
        return found
    if found.started and found.holds_account:
        return replace(found, goal=Goal.WITHDRAW, at_once=False)
    state = DeliveryState.WAITING if found.started else DeliveryState.WITHDRAWN
    return replace(
        found, goal=Goal.WITHDRAW, state=state, failures=0, wait=None, trouble=None, differences=(), at_once=False
    )


def dropped(found: Delivery) -> Delivery:
    """Return the delivery that the teacher gives up, such as that of an account that is no more: nothing is sent, and
    what is there already stays there."""
    if found.state is DeliveryState.WITHDRAWN:
        return found
    return replace(
        found, goal=Goal.LEAVE, state=DeliveryState.WITHDRAWN, wait=None, failures=0, differences=(), at_once=False
    )


def removed(found: Delivery, now: datetime) -> Delivery:
    """Return the delivery after its entry was removed from the server; one that was handed over again meanwhile goes
    on waiting."""
    known = replace(
        found, arrived="", checked="", remote="", address="", warnings=(), failures=0, wait=None, trouble=None,
        ended=DeliveryState.WITHDRAWN,
    )  # fmt: skip
    if found.goal is Goal.PUBLISH:
        return replace(known, state=DeliveryState.WAITING)
    return replace(known, state=DeliveryState.WITHDRAWN, sent_at=now)
