"""Simulation of a teacher's computers that send entries to an ENT where everything goes wrong, from one seed.

The ENT refuses, is slow, cuts before or after the effect, answers what nobody understands, forgets who she is, and
changes words of texts. Programs are killed between any two of their writes and requests, computers sleep for a week,
clocks are set. The teacher hands over, edits, takes back, retries, accepts and pauses at any moment.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tni.api.ent import ConnectorError, ConnectorFault, Memory, Receipt, StoredEntry, StoredWork
from tni.cahier.delivery import Delivery, DeliveryId, DeliveryState, Goal, delivery_id, fingerprint
from tni.cahier.ent_account import EntAccount, new_account
from tni.cahier.entry import WorkKind
from tni.cahier.outgoing_entry import OutgoingEntry, OutgoingWork
from tni.cahier.send_window import CIRCULAR_2025
from tni.cahier.stored_comparison import Difference, DifferenceKind, differences
from tni.core.network_errors import NetworkError, NetworkFault
from tni.services.cahier.sending_ports import AccountConnector
from tni.services.cahier.sending_work import SendingPlace, SendingWork
from tni.store.outbox import Outbox
from tni.store.shared_outbox import FOLDER, SharedOutbox

PARIS = ZoneInfo("Europe/Paris")
ACCOUNTS = (new_account("fake", "https://ent.example", "prof"), new_account("fake", "https://nuage.example", "prof"))
WORDS = ("Calculer", "l'aire", "du", "disque", "puis", "réduire", "(2x+3)", "exercice", "12", "p. 84")
UNKNOWN = (Difference(DifferenceKind.NOT_READ_BACK),)
FAULTS: tuple[Callable[[Random], Exception], ...] = (
    lambda _: NetworkError(NetworkFault.OFFLINE, "ent.example"),
    lambda _: NetworkError(NetworkFault.TIMEOUT, "ent.example"),
    lambda _: NetworkError(NetworkFault.MALFORMED, "ent.example"),
    lambda _: NetworkError(NetworkFault.WRONG_PASSWORD, "ent.example", 401),
    lambda random: NetworkError(NetworkFault.BUSY, "ent.example", 503, random.choice((0.0, 30.0, 1e5, float("nan")))),
    lambda _: NetworkError(NetworkFault.BUSY, "ent.example", 429, 1764446e6),  # a moment, in milliseconds
    lambda random: ConnectorError(random.choice(list(ConnectorFault)), "non"),
    lambda _: RuntimeError("the plugin crashed"),
)


LONGEST_CALM_S = 6 * 86400.0
"""The longest wait that a server is granted, then a week-end; computers of one teacher wait for each other besides."""


class KilledError(BaseException):
    """The program ended between two of its writes or requests."""


@dataclass
class Chance:
    """What goes wrong. calm: nothing does any more."""

    random: Random
    calm: bool = False

    def happens(self, share: float) -> bool:
        return not self.calm and self.random.random() < share

    def may_kill(self, share: float = 0.01) -> None:
        if self.happens(share):
            raise KilledError


@dataclass
class World:
    """Time of all, and the clock of each computer, which may be wrong."""

    now_s: float
    asleep_s: float = 0.0

    def pass_s(self, seconds: float) -> None:
        self.now_s += seconds


@dataclass
class WrongClock:
    world: World
    wrong_s: float = 0.0

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.world.now_s + self.wrong_s, UTC).astimezone(PARIS)

    def monotonic(self) -> float:
        return self.world.now_s


class FakeEnt:
    """An ENT without a key against doubles: whatever is created twice is there twice."""

    def __init__(self, world: World, chance: Chance) -> None:
        self._world, self._chance, self._last = world, chance, 0
        self.entries: dict[str, tuple[str, StoredEntry]] = {}
        """By remote name: address of the account with the entry's uid, and what is stored."""
        self.meanwhile: Callable[[bool], None] = lambda _: None
        """Done by the teacher, and by her other computer, while the ENT is asked. True: the computer that asks sleeps,
        so long that the request ends without an answer."""
        self.works: dict[str, tuple[str, StoredWork]] = {}
        self.removed: list[str] = []
        """Addresses of accounts with the uids of the entries that were removed, in order."""

    def request[T](self, effect: Callable[[], T]) -> T:
        """Do something on the server, if all goes well, or do it and lose the answer."""
        chance, random = self._chance, self._chance.random
        if chance.happens(0.06):
            slept_s = random.choice((1, 30, 7 * 86400))
            self._world.pass_s(slept_s)
            if slept_s > 3600:
                self.meanwhile(True)
            raise random.choice(FAULTS)(random)
        self._world.pass_s(random.random())
        if chance.happens(0.04):
            self.meanwhile(False)
        chance.may_kill()
        found = effect()
        chance.may_kill()
        if chance.happens(0.05):
            raise NetworkError(NetworkFault.CUT, "ent.example")
        return found

    def put(self, name: str, owner: str, stored: StoredEntry) -> str:
        """Create an entry (name: "") or change one. The filter of the server may eat a word."""
        html = stored.html or ""
        if self._chance.happens(0.1):
            html = html.replace("Calculer", "", 1)
        name = name or self._new()
        self.entries[name] = (owner, replace(stored, html=html))
        return name

    def put_work(self, name: str, owner: str, work: StoredWork) -> str:
        name = name or self._new()
        self.works[name] = (owner, work)
        return name

    def stored(self, owner: str) -> StoredEntry | None:
        found = [stored for its, stored in self.entries.values() if its == owner]
        works = tuple(work for its, work in self.works.values() if its == owner)
        return replace(found[0], works=works) if found else None

    def seen(self, uids: Collection[UUID]) -> object:
        """Return all that is there of entries, and what was removed of any."""
        of_them = [
            {name: one for name, one in table.items() if any(one[0].endswith(str(uid)) for uid in uids)}
            for table in (self.entries, self.works)
        ]
        return of_them, [owner for owner in self.removed if any(owner.endswith(str(uid)) for uid in uids)]

    def _new(self) -> str:
        self._last += 1
        return str(self._last)


class FakeConnector:
    """Connector as they are to be: it notes what it made, and looks for what it does not know of before it makes it."""

    def __init__(self, ent: FakeEnt, account: EntAccount) -> None:
        self._ent, self._address = ent, account.address

    def publish(self, entry: OutgoingEntry, memory: Memory) -> Receipt:
        ent, owner = self._ent, self._owner(entry)
        name = self._known(memory, "entry", ent.entries, lambda: owner)
        stored = StoredEntry(entry.title, entry.html, is_published=True)
        made = ent.request(lambda: ent.put(name, owner, stored))
        memory.put("entry", made)
        wanted = {str(work.uid) for work in entry.works}
        for work in entry.works:
            key, kept = f"work {work.uid}", StoredWork(str(work.uid), work.html, work.due)
            found = memory.get(key) or ""
            if found not in ent.works:
                found = ent.request(lambda uid=kept.uid: self._find_work(owner, uid))
            memory.put(key, ent.request(lambda at=found, one=kept: ent.put_work(at, owner, one)))
        for name, (its, work) in ent.request(lambda: list(ent.works.items())):
            if its == owner and work.uid not in wanted:
                ent.request(lambda gone=name: ent.works.pop(gone, None))
        return Receipt(made)

    def read_back(self, entry: OutgoingEntry, memory: Memory) -> StoredEntry | None:
        return self._ent.request(lambda: self._ent.stored(self._owner(entry)))

    def withdraw(self, entry: OutgoingEntry, memory: Memory) -> None:
        ent, owner = self._ent, self._owner(entry)
        ent.removed.append(owner)
        for table in (ent.works, ent.entries):
            found = ent.request(lambda table=table: [name for name, one in table.items() if one[0] == owner])
            for name in found:
                ent.request(lambda table=table, gone=name: table.pop(gone, None))
        memory.put("entry", "")

    def cancel(self) -> None:
        """Nothing waits here."""

    def _owner(self, entry: OutgoingEntry) -> str:
        return f"{self._address} {entry.uid}"

    def _known(self, memory: Memory, key: str, table: dict[str, Any], owner: Callable[[], str]) -> str:
        name = memory.get(key) or ""
        if name in table:
            return name
        return self._ent.request(lambda: next((name for name, one in table.items() if one[0] == owner()), ""))

    def _find_work(self, owner: str, uid: str) -> str:
        works = self._ent.works.items()
        return next((name for name, (its, work) in works if (its, work.uid) == (owner, uid)), "")


class KeptDatabase:
    """Connections to a database in memory, which stays when one is closed, as a file does."""

    def __init__(self) -> None:
        self._whole = sqlite3.connect(":memory:", isolation_level=None, factory=_Kept)

    def connect(self, path: Path, **_how: object) -> sqlite3.Connection:
        return self._whole

    def end(self) -> None:
        sqlite3.Connection.close(self._whole)


class _Kept(sqlite3.Connection):
    def close(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")


class KilledOutbox(Outbox):
    """Outbox of a program that may be killed before and after each of its writes."""

    def __init__(self, path: Path, database: KeptDatabase, chance: Chance) -> None:
        super().__init__(path, connect=database.connect)
        self._chance = chance

    def put(self, *arguments: Any) -> tuple[Delivery, ...]:
        return self._killed(super().put, *arguments)

    def change(self, *arguments: Any) -> Delivery:
        return self._killed(super().change, *arguments)

    def begin(self, *arguments: Any) -> tuple[Delivery, OutgoingEntry, bool] | None:
        return self._killed(super().begin, *arguments)

    def note(self, *arguments: Any) -> None:
        self._killed(super().note, *arguments)

    def _killed[T](self, write: Callable[..., T], *arguments: Any) -> T:
        self._chance.may_kill()
        done = write(*arguments)
        self._chance.may_kill()
        return done


class OneProgram:
    """Lock of a computer. is_held: a program of it is sending."""

    is_held = False

    @contextmanager
    def held(self) -> Iterator[bool]:
        if self.is_held:
            yield False
            return
        self.is_held = True
        try:
            yield True
        finally:
            self.is_held = False


@dataclass
class Computer:
    """Computer of the teacher. shared: folder that her computers share, None for none."""

    ent: FakeEnt
    clock: WrongClock
    chance: Chance
    path: Path
    shared: Path | None = None
    database: KeptDatabase = field(default_factory=KeptDatabase)
    outside_hours: int = 0

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self.outbox = KilledOutbox(self.path, self.database, self.chance)
        place = SendingPlace(lambda: ACCOUNTS, lambda: CIRCULAR_2025, PARIS)
        shared = None
        if self.shared is not None:
            digits = lambda: f"{self.chance.random.getrandbits(64):016x}"  # noqa: E731
            shared = SharedOutbox(self.shared, self.outbox, self.clock, random_text=digits)
        self.lock = OneProgram()
        lock: Any = self.lock
        self.work = SendingWork(self.outbox, lock, self, place, self.clock, self.chance.random, shared)

    def bound(self, account: EntAccount, class_name: str) -> AccountConnector:
        under_way = [one for one in self.outbox.deliveries(0) if one.state is DeliveryState.SENDING]
        if not all(one.at_once for one in under_way) and not CIRCULAR_2025.is_open(self.clock.now(), PARIS):
            self.outside_hours += 1
        return FakeConnector(self.ent, account)

    def survived(self, action: Callable[[], object]) -> bool:
        """Do something; return whether the program lived to tell of it."""
        try:
            action()
        except KilledError:
            self.restart()
            return False
        return True


def made_entry(number: int, random: Random) -> OutgoingEntry:
    """Return an entry of a séance, in one of a few texts."""
    random = Random(100 * number + random.randint(0, 2))
    start = datetime(2026, 10, 20, 9, tzinfo=UTC) + timedelta(hours=number)
    text = " ".join(random.choice(WORDS) for _ in range(6)) + " Calculer"
    works = tuple(
        OutgoingWork(
            UUID(int=1000 * number + one), WorkKind.EXERCISE, f"<p>{text}</p>", text, start.date(), date(2026, 10, 30)
        )
        for one in range(random.randint(0, 2))
    )
    return OutgoingEntry(
        UUID(int=number), "5A", (), "Maths", "", "", "", number, "", start, start, f"Séance {text}", f"<p>{text}</p>",
        text, works=works,
    )  # fmt: skip


@dataclass(frozen=True)
class GivenUp:
    """Wish that nothing more happens at the ENT. removed: entries that were removed there before; None where a removal
    was under way, or another computer was not told in time."""

    removed: int | None


class Teacher:
    """Teacher at her computers. wanted: for each delivery what was confirmed to her: the entry, None when it was taken
    back, or that it was given up."""

    def __init__(self, computers: list[Computer], random: Random, numbers: int) -> None:
        self._computers, self._random, self._numbers = computers, random, numbers
        self.wanted: dict[DeliveryId, tuple[EntAccount, OutgoingEntry | GivenUp | None]] = {}
        self._is_meanwhile = False
        for computer in computers:
            computer.ent.meanwhile = self._meanwhile

    def acts(self) -> None:
        computer, random = self._random.choice(self._computers), self._random
        self._synchronize()
        if len(self._computers) > 1 and random.random() < 0.05:
            self._unread_for_a_while()
        world, deliveries = computer.clock.world, computer.outbox.deliveries()
        choice = random.random()
        if choice < 0.25:
            self._hand_over(computer, made_entry(random.randint(1, self._numbers), random))
        elif choice < 0.30 and deliveries:
            self._take_back(computer, random.choice(deliveries))
        elif choice < 0.32 and deliveries:
            self._give_up(computer, random.choice(deliveries))
        elif choice < 0.40 and deliveries:
            one, at_once = random.choice(deliveries).id, random.random() < 0.3
            act = random.choice((lambda: computer.work.retry(one, at_once=at_once), lambda: computer.work.accept(one)))
            computer.survived(act)
        elif choice < 0.45:
            computer.survived(lambda: computer.work.pause(paused=random.random() < 0.3))
        elif choice < 0.48:
            computer.restart()
        elif choice < 0.52:
            computer.clock.wrong_s = random.choice((0, 0, -3600, 3600, -86400 * 400, 86400 * 400))
        elif choice < 0.75:
            world.pass_s(random.choice((60, 600, 3600, 6 * 3600, 7 * 86400)))
        else:
            computer.survived(computer.work.send_due)

    @contextmanager
    def _calm(self) -> Iterator[None]:
        chance = self._computers[0].chance
        before, chance.calm = chance.calm, True
        yield
        chance.calm = before

    def _synchronize(self) -> None:
        """The folder has reached both computers before she has gone from one to the other."""
        if len(self._computers) > 1:
            with self._calm():
                for computer in (*self._computers, *self._computers):
                    computer.work.exchange()

    def _unread_for_a_while(self) -> None:
        """What one computer knows cannot be read on the other, which sends meanwhile: nothing changes at the ENT of
        what the first may have sent, or taken back."""
        writer, reader = self._random.sample(self._computers, 2)
        assert writer.shared is not None
        with self._calm():
            if self._random.random() < 0.5 and (deliveries := writer.outbox.deliveries()):
                self._take_back(writer, self._random.choice(deliveries))
            writer.work.exchange()
            files = list((writer.shared / FOLDER).glob(f"d-*-{writer.outbox.computer}"))
            whole = {file: file.read_bytes() for file in files}
            for file in files:
                file.write_bytes(whole[file][: self._random.choice((0, 100))])
            known = {one.uid for one in writer.outbox.deliveries() if any(one.id in file.name for file in files)}
            before = writer.ent.seen(known)
            for _ in range(3):
                reader.work.send_due()
            assert writer.ent.seen(known) == before, "sent over what cannot be read"
            for file in files:
                file.write_bytes(whole[file])
            reader.work.exchange()

    def _meanwhile(self, sleeps: bool) -> None:
        """She works on while a computer sends, or the other one sends too; all live."""
        if self._is_meanwhile:
            return
        self._is_meanwhile = True
        with self._calm():
            for computer in self._computers:
                if computer.lock.is_held:
                    self._interrupts(computer)
                else:
                    computer.work.send_due()
                    if sleeps:
                        computer.clock.world.pass_s(31 * 60)
                        computer.work.send_due()
        self._is_meanwhile = False

    def _interrupts(self, computer: Computer) -> None:
        """She edits or takes back what her computers agree on: which of two changes that do not know of each other
        holds is not promised."""
        entry = made_entry(self._random.randint(1, self._numbers), self._random)
        deliveries = [one for one in computer.outbox.deliveries() if self._is_agreed(one.id)]
        if self._random.random() < 0.5:
            if all(self._is_agreed(delivery_id(account.id, entry.uid)) for account in ACCOUNTS):
                self._hand_over(computer, entry)
        elif self._random.random() < 0.5 and deliveries:
            end = self._take_back if self._random.random() < 0.5 else self._give_up
            end(computer, self._random.choice(deliveries))

    def _is_agreed(self, id: DeliveryId) -> bool:
        found = [computer.outbox.of_id(id) for computer in self._computers]
        return len({one and one.wanted for one in found}) == 1

    def _hand_over(self, computer: Computer, entry: OutgoingEntry) -> None:
        accounts = self._random.sample(ACCOUNTS, self._random.randint(1, 2))
        names = [one.id for one in accounts]
        computer.survived(lambda: computer.work.hand_over(entry, names, {}))
        for account in accounts:
            one = computer.outbox.of_id(delivery_id(account.id, entry.uid))
            if one is not None and one.fingerprint == fingerprint(entry) and one.goal is Goal.PUBLISH:
                self.wanted[one.id] = (account, entry)

    def _take_back(self, computer: Computer, one: Delivery) -> None:
        account, _ = self.wanted[one.id]
        computer.survived(lambda: computer.work.withdraw(one.id))
        if any(found.id == one.id and found.goal is Goal.WITHDRAW for found in computer.outbox.deliveries()):
            self.wanted[one.id] = (account, None)

    def _may_remove(self, computer: Computer, id: DeliveryId, *, here: bool) -> bool:
        """Return whether a computer removes a delivery that is given up: it has begun to, or is the other one, and is
        not told before it sends. here: it is given up on this one."""
        found = computer.outbox.of_id(id)
        if found is None or found.goal is not Goal.WITHDRAW:
            return False
        return found.state is DeliveryState.SENDING or (self._is_meanwhile and not here and found.is_open)

    def _give_up(self, computer: Computer, one: Delivery) -> None:
        account, _ = self.wanted[one.id]
        is_removing = any(self._may_remove(its, one.id, here=its is computer) for its in self._computers)
        removed = computer.ent.removed.count(f"{account.address} {one.uid}")
        computer.survived(lambda: computer.work.drop(one.id))
        if any(found.id == one.id and found.goal is Goal.LEAVE for found in computer.outbox.deliveries()):
            self.wanted[one.id] = (account, GivenUp(None if is_removing else removed))


def run_schedule(seed: int, folder: Path, steps: int = 30, numbers: int = 3, computers: int = 1) -> None:
    """Run a schedule, let everything calm down, and check that nothing is lost, doubled or hidden."""
    random = Random(seed)
    chance = Chance(random)
    start = random.choice((datetime(2026, 10, 23, 8), datetime(2026, 3, 27, 18), datetime(2026, 11, 24, 9)))
    world = World(start.replace(tzinfo=PARIS).timestamp())
    ent, shared = FakeEnt(world, chance), None
    if computers > 1:
        shared = folder / f"shared-{seed}"
        shared.mkdir()
    hers = [
        Computer(ent, WrongClock(world), chance, folder / f"outbox-{number}.db", shared) for number in range(computers)
    ]
    teacher = Teacher(hers, random, numbers)
    for _ in range(steps):
        teacher.acts()
        if computers == 1:  # two of them tell each other later
            listed = {one.id for one in hers[0].outbox.deliveries()}
            assert teacher.wanted.keys() <= listed, (seed, "a delivery is not shown any more")
    settle(hers)
    check(seed, ent, teacher, hers)
    for computer in hers:
        computer.database.end()


def settle(computers: list[Computer]) -> None:
    """Nothing goes wrong any more, and the teacher does what she is asked to."""
    for computer in computers:
        computer.chance.calm, computer.clock.wrong_s = True, 0.0
        computer.restart()
        computer.work.pause(paused=False)
    world = computers[0].clock.world
    end_s = world.now_s + LONGEST_CALM_S
    for _ in range(200):
        for computer in computers:
            for one in computer.outbox.deliveries():
                if one.state in (DeliveryState.REFUSED, DeliveryState.NEEDS_TEACHER):
                    computer.work.retry(one.id)
            computer.work.send_due()
        for computer in computers:
            computer.work.exchange()
        times = [at for one in computers if (at := one.work.state().next_at) is not None]
        if not times:
            assert world.now_s <= end_s, "entries waited for too long"
            return
        world.pass_s(max(60.0, min(times).timestamp() - world.now_s))
    raise AssertionError("entries wait for ever")


def check(seed: int, ent: FakeEnt, teacher: Teacher, computers: list[Computer]) -> None:
    """Check the server against what the teacher was told."""
    owners = [owner for owner, _ in ent.entries.values()]
    assert len(owners) == len(set(owners)), (seed, "an entry is doubled")
    works = [(owner, work.uid) for owner, work in ent.works.values()]
    assert len(works) == len(set(works)), (seed, "a work is doubled")
    for computer in computers:
        assert computer.outside_hours == 0, (seed, "sent outside of the hours")
        known = {one.id: one for one in computer.outbox.deliveries()}
        assert known.keys() == teacher.wanted.keys(), (seed, "a delivery is lost")
        for id, (account, entry) in teacher.wanted.items():
            owner = f"{account.address} {known[id].uid}"
            if isinstance(entry, GivenUp):
                assert known[id].state is DeliveryState.WITHDRAWN, (seed, "not given up")
                assert entry.removed in (None, ent.removed.count(owner)), (seed, "removed after it was given up")
            else:
                check_one(seed, ent.stored(owner), known[id], entry)


def check_one(seed: int, stored: StoredEntry | None, found: Delivery, wanted: OutgoingEntry | None) -> None:
    if wanted is None:
        assert (stored, found.state) == (None, DeliveryState.WITHDRAWN), (seed, "not taken back")
        return
    assert stored is not None, (seed, "an entry is lost")
    assert found.state in (DeliveryState.SENT, DeliveryState.DIFFERS), seed
    assert found.fingerprint == fingerprint(wanted), (seed, "an edit is lost")
    told = found.differences
    assert told in (differences(wanted, stored), UNKNOWN), (seed, "a difference is not told")
    assert told or found.state is DeliveryState.SENT, seed
