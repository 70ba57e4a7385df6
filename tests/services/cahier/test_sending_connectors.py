"""Sending by the connectors that come with the program, against their own servers where each request may go wrong."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

from tests.support.sending_simulation import (
    ACCOUNTS,
    PARIS,
    Chance,
    Computer,
    FakeEnt,
    KilledError,
    World,
    WrongClock,
    settle,
)
from tni.api.ent import ConnectorAccount, Memory, OutgoingEntry, Receipt, StoredEntry
from tni.api.http import Http, HttpRequest, HttpResponse
from tni.api.manifest import read_manifest
from tni.cahier.delivery import DeliveryState, delivery_id
from tni.cahier.ent_account import EntAccount
from tni.cahier.stored_comparison import differences
from tni.services.cahier.sending_ports import AccountConnector
from tni.services.plugins.contract_entries import edited_entry, full_entry
from tni.services.plugins.faulty_server import FAULTS, INTERRUPTIONS, Killed

CONNECTORS = ("caldav", "edifice", "folder", "moodle", "nextcloud")
FULL, EDITED = full_entry(), edited_entry()
ACCOUNT = ACCOUNTS[0]
WRITES = frozenset({"PUT", "DELETE", "MKCOL", "MOVE"})
READS = {name: fault for name, fault in FAULTS.items() if name != "status 404"}
"""Faults of a reading, but that something is said to be gone which is there."""
HONEST = {name: FAULTS[name] for name in ("refused", "too slow", "cut", "status 401", "status 500")}
"""Faults of which a connector can know. A page that comes with status 200 in place of a write that was not done is
found when the entry is read back, as far as a way reads back."""
ID = delivery_id(ACCOUNT.id, FULL.uid)


@pytest.fixture(autouse=True)
def _nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)


@dataclass
class FaultyHttp(Http):
    """Port of HTTP to a server that ships with a connector. A request may be lost, cut, or answered by something else,
    and the program may be killed before and after it."""

    server: Any
    world: World
    chance: Chance

    def send(self, request: HttpRequest) -> HttpResponse:
        self.world.pass_s(1)
        if not self.chance.happens(0.08):
            found: HttpResponse = self.server.send(request)
            return found
        faults = {**READS, **INTERRUPTIONS} if request.method not in WRITES else {**HONEST, **INTERRUPTIONS}
        fault = self.chance.random.choice([*faults.values()])
        try:
            return fault(request, lambda: self.server.send(request))
        except Killed as error:
            raise KilledError from error


@dataclass
class Connected:
    """Connector with its account at a server."""

    connector: Any
    account: ConnectorAccount
    http: Any

    def publish(self, entry: OutgoingEntry, memory: Memory) -> Receipt:
        found: Receipt = self.connector.publish(entry, self.account, self.http, memory)
        return found

    def read_back(self, entry: OutgoingEntry, memory: Memory) -> StoredEntry | None:
        found: StoredEntry | None = self.connector.read_back(entry, self.account, self.http, memory)
        return found

    def withdraw(self, entry: OutgoingEntry, memory: Memory) -> None:
        self.connector.withdraw(entry, self.account, self.http, memory)

    def cancel(self) -> None:
        """Nothing waits here."""


class AllFiles:
    def has(self, _sha256: str) -> bool:
        return True


class Notes(dict[str, str]):
    def put(self, key: str, value: str) -> None:
        self[key] = value


@dataclass
class ConnectorComputer(Computer):
    """Computer that sends by one connector."""

    connected: Callable[[Chance], Connected] = field(kw_only=True)

    def restart(self) -> None:
        super().restart()
        self.outbox.files = AllFiles()  # type: ignore[assignment]

    def bound(self, account: EntAccount, class_name: str) -> AccountConnector:
        super().bound(account, class_name)
        return self.connected(self.chance)


def connected(name: str, server: Any, http: Any) -> Connected:
    """The connector with the account that its server knows, and the first place for the class."""
    plugin: ModuleType = importlib.import_module(f"plugins.{name}")
    fake: ModuleType = importlib.import_module(f"plugins.{name}.fake")
    connector = importlib.reload(plugin).connector()  # a submodule of this name hides the function once it is imported
    manifest = read_manifest(Path(plugin.__file__ or "").read_text(encoding="utf-8"))
    account = (
        fake.account() if hasattr(fake, "account") else ConnectorAccount("https://ent.example", "prof", {}, "token")
    )
    account = replace(account, settings={**{one.id: one.default for one in manifest.settings}, **account.settings})
    first: dict[str, str] = {}
    for one in connector.choices(account, server):
        first.setdefault(one.setting, one.value)
    return Connected(
        connector, replace(account, settings={**first, **{k: v for k, v in account.settings.items() if v}}), http
    )


def server_of(name: str) -> Any:
    return importlib.import_module(f"plugins.{name}.fake").server()


def run(name: str, seed: int, folder: Path) -> None:
    random = Random(seed)
    world, server = World(datetime(2026, 11, 24, 9, tzinfo=PARIS).timestamp()), server_of(name)
    chance = Chance(random)
    right = connected(name, server, server)

    def faulty(chance: Chance) -> Connected:
        return replace(right, http=FaultyHttp(server, world, chance))

    computer = ConnectorComputer(
        FakeEnt(world, chance), WrongClock(world), chance, folder / f"{name}.db", connected=faulty
    )
    try:
        _schedule(computer, random)
        check(name, seed, computer, right)
    finally:
        computer.database.end()


def _schedule(computer: Computer, random: Random) -> None:
    world = computer.clock.world
    wanted: OutgoingEntry | None = None
    for _ in range(10):
        choice = random.random()
        if choice < 0.35 or wanted is None:
            entry = random.choice((FULL, EDITED))
            computer.survived(partial(computer.work.hand_over, entry, [ACCOUNT.id], {}))
        elif choice < 0.42:
            computer.survived(lambda: computer.work.withdraw(ID))
        world.pass_s(random.choice((60, 3600)))
        computer.survived(computer.work.send_due)
        wanted = computer.outbox.entry(ID) if computer.outbox.of_id(ID) is not None else None
    computer.survived(lambda: computer.work.hand_over(FULL, [ACCOUNT.id], {}))
    settle([computer])


def check(name: str, seed: int, computer: Computer, right: Connected) -> None:
    server = right.http
    found = computer.outbox.of_id(ID)
    assert found is not None
    if found.state is DeliveryState.WITHDRAWN:
        assert server.visible() == server_of(name).visible(), (name, seed)
        return
    entry = computer.outbox.entry(ID)
    assert entry is not None
    assert found.state is DeliveryState.SENT, (name, seed, found.differences)
    assert differences(entry, right.read_back(entry, _notes(computer))) == (), (name, seed)
    alone = server_of(name)
    replace(right, http=alone).publish(entry, Notes())
    assert len(server.visible()) == len(alone.visible()), (name, seed, server.visible())


def _notes(computer: Computer) -> Notes:
    return Notes({key: one.value for key, one in computer.outbox.notes(ID).items() if one.value})


@pytest.mark.parametrize("name", CONNECTORS)
def test_each_connector_sends_an_entry_once_whatever_happens(name: str, tmp_path: Path) -> None:
    for seed in range(4):
        run(name, seed, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", CONNECTORS)
def test_each_connector_sends_an_entry_once_in_many_schedules(name: str, tmp_path: Path) -> None:
    for seed in range(1000, 1400):
        run(name, seed, tmp_path)


@pytest.mark.parametrize("name", CONNECTORS)
@pytest.mark.parametrize("entry", [FULL, EDITED], ids=["full", "edited"])
def test_what_each_connector_reads_back_is_what_was_sent(name: str, entry: OutgoingEntry) -> None:
    server, notes = server_of(name), Notes()
    found = connected(name, server, server)
    found.publish(entry, notes)
    assert differences(entry, found.read_back(entry, notes)) == ()
